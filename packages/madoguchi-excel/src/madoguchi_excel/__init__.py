"""様式（.xlsx）への記入。何をどの欄に書くかは madoguchi_core.forms が決める。"""

from madoguchi_excel._book import workbook_bytes
from madoguchi_excel._facts import MergedRange, SheetFacts, WorkbookFacts
from madoguchi_excel._fill import fill
from madoguchi_excel._inspect import inspect
from madoguchi_excel._losses import losses
from madoguchi_excel._plan import CellWrite, Plan, plan
from madoguchi_excel._write import FilledWorkbook, write_form

__all__ = [
    "CellWrite",
    "FilledWorkbook",
    "MergedRange",
    "Plan",
    "SheetFacts",
    "WorkbookFacts",
    "fill",
    "inspect",
    "losses",
    "plan",
    "workbook_bytes",
    "write_form",
]
