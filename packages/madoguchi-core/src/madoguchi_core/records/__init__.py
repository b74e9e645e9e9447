"""住民と世帯の記録。値は届いたまま、無い値は無さの種類（``Missing``）ごと持つ。"""

from madoguchi_core.records._adapter import Adapted, RowAdapter, adapt_row, check_columns, tally_row
from madoguchi_core.records._address import Address
from madoguchi_core.records._codes import (
    ChildAllowanceKind,
    Code,
    ForeignCategory,
    NamePriority,
    PensionKind,
    RecordReason,
    RelationCode,
    ResidentKind,
    ResidentStatus,
    Sex,
    SupportMeasure,
)
from madoguchi_core.records._columns import STANDARD_COLUMNS, Column, ColumnType
from madoguchi_core.records._coverage import ChildAllowance, Coverage, Pension, Qualifications
from madoguchi_core.records._dates import is_surely_after, is_surely_before
from madoguchi_core.records._events import Entry, Event, ForeignStatus, Koseki, MovingOut, Removal
from madoguchi_core.records._household import Household
from madoguchi_core.records._issues import Issue, IssueTally
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._name import Name
from madoguchi_core.records._protection import Protection, ProtectionAlert, suppression_among
from madoguchi_core.records._record import record, titles
from madoguchi_core.records._relation import Relation, parse_relation
from madoguchi_core.records._resident import Resident
from madoguchi_core.records._spec import FileEncoding, ResidentSpec
from madoguchi_core.records._tables import STANDARD_TABLES, CodeTable, Meaning

__all__ = [
    "STANDARD_COLUMNS",
    "STANDARD_TABLES",
    "Adapted",
    "Address",
    "ChildAllowance",
    "ChildAllowanceKind",
    "Code",
    "CodeTable",
    "Column",
    "ColumnType",
    "Coverage",
    "Entry",
    "Event",
    "FileEncoding",
    "ForeignCategory",
    "ForeignStatus",
    "Household",
    "Issue",
    "IssueTally",
    "Koseki",
    "Meaning",
    "Missing",
    "MovingOut",
    "Name",
    "NamePriority",
    "Pension",
    "PensionKind",
    "Protection",
    "ProtectionAlert",
    "Qualifications",
    "RecordReason",
    "Relation",
    "RelationCode",
    "Removal",
    "Resident",
    "ResidentKind",
    "ResidentSpec",
    "ResidentStatus",
    "RowAdapter",
    "Sex",
    "SupportMeasure",
    "adapt_row",
    "check_columns",
    "is_surely_after",
    "is_surely_before",
    "parse_relation",
    "record",
    "suppression_among",
    "tally_row",
    "titles",
]
