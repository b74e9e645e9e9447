"""
番号札の置き場所。SQLite のファイル一つか、PostgreSQL。控えと、印字の記し方もここにある。

SQLAlchemy を読み込むので、使うときに読み込む。
"""

from madoguchi_core.store.queue._backup import Backup, back_up, examine, restore
from madoguchi_core.store.queue._outcomes import History, Outcome
from madoguchi_core.store.queue._printing import Slip, Stamp, print_slip, settle
from madoguchi_core.store.queue._sqlite import Journal, safe_journal
from madoguchi_core.store.queue._store import QueueStore

__all__ = [
    "Backup",
    "History",
    "Journal",
    "Outcome",
    "QueueStore",
    "Slip",
    "Stamp",
    "back_up",
    "examine",
    "print_slip",
    "restore",
    "safe_journal",
    "settle",
]
