"""住民と世帯の記録。値は届いたまま、無い値は無さの種類（``Missing``）ごと持つ。"""

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
from madoguchi_core.records._coverage import ChildAllowance, Coverage, Pension, Qualifications
from madoguchi_core.records._events import Entry, Event, ForeignStatus, Koseki, MovingOut, Removal
from madoguchi_core.records._household import Household
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._name import Name
from madoguchi_core.records._protection import Protection, ProtectionAlert
from madoguchi_core.records._record import record, titles
from madoguchi_core.records._relation import Relation
from madoguchi_core.records._resident import Resident

__all__ = [
    "Address",
    "ChildAllowance",
    "ChildAllowanceKind",
    "Code",
    "Coverage",
    "Entry",
    "Event",
    "ForeignCategory",
    "ForeignStatus",
    "Household",
    "Koseki",
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
    "ResidentStatus",
    "Sex",
    "SupportMeasure",
    "record",
    "titles",
]
