"""様式（.xlsx）への記入。何をどの欄に書くかは madoguchi_core.forms が決め、ここは一バイトも失わずに書く。"""

from madoguchi_excel._facts import SheetFacts, WorkbookFacts
from madoguchi_excel._glyphs import Faces
from madoguchi_excel._package import DefinedName
from madoguchi_excel._plan import CellWrite, Ellipse, Plan, plan
from madoguchi_excel._sheet import Area
from madoguchi_excel._template import FilledWorkbook, Template, fill, inspect, write_form

__all__ = [
    "Area",
    "CellWrite",
    "DefinedName",
    "Ellipse",
    "Faces",
    "FilledWorkbook",
    "Plan",
    "SheetFacts",
    "Template",
    "WorkbookFacts",
    "fill",
    "inspect",
    "plan",
    "write_form",
]
