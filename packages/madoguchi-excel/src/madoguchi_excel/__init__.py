"""様式（.xlsx）への記入。何をどの欄に書くかは madoguchi_core.forms が決め、ここは一バイトも失わずに書く。"""

from madoguchi_excel._facts import SheetFacts, WorkbookFacts
from madoguchi_excel._fill import fill
from madoguchi_excel._inspect import inspect
from madoguchi_excel._package import DefinedName
from madoguchi_excel._plan import CellWrite, Ellipse, Plan, plan
from madoguchi_excel._sheet import Area
from madoguchi_excel._write import FilledWorkbook, write_form

__all__ = [
    "Area",
    "CellWrite",
    "DefinedName",
    "Ellipse",
    "FilledWorkbook",
    "Plan",
    "SheetFacts",
    "WorkbookFacts",
    "fill",
    "inspect",
    "plan",
    "write_form",
]
