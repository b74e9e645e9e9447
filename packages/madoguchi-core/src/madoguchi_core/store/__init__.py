"""置き場所: 住民の写し、発券簿、出口の記録、書きかけ。判定はここに無い。"""

from madoguchi_core.store._copy import CopyInfo, ResidentCopy
from madoguchi_core.store._protections import read_protections
from madoguchi_core.store._staging import in_turn, staging, sweep
from madoguchi_core.store.audit import AuditLog
from madoguchi_core.store.residents import Imported, import_residents, open_residents
from madoguchi_core.store.tickets import Journal, TicketBook, TicketEntry

__all__ = [
    "AuditLog",
    "CopyInfo",
    "Imported",
    "Journal",
    "ResidentCopy",
    "TicketBook",
    "TicketEntry",
    "import_residents",
    "in_turn",
    "open_residents",
    "read_protections",
    "staging",
    "sweep",
]
