"""置き場所: 住民の写し、出口の記録、書きかけ。番号札の置き場所は :mod:`madoguchi_core.store.queue`。判定はここに無い。"""

from madoguchi_core.store._copy import CopyInfo, ResidentCopy
from madoguchi_core.store._locks import Turn
from madoguchi_core.store._protections import read_protections
from madoguchi_core.store._staging import in_turn, staging, sweep
from madoguchi_core.store.audit import AuditLog
from madoguchi_core.store.residents import Imported, import_residents, open_residents

__all__ = [
    "AuditLog",
    "CopyInfo",
    "Imported",
    "ResidentCopy",
    "Turn",
    "import_residents",
    "in_turn",
    "open_residents",
    "read_protections",
    "staging",
    "sweep",
]
