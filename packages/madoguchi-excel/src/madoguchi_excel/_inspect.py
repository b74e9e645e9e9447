"""ひな形を調べる。ここに無いもの: 書き込み（_fill）。"""

from typing import TYPE_CHECKING

from madoguchi_excel._book import open_book
from madoguchi_excel._facts import MergedRange, SheetFacts, WorkbookFacts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def inspect(template: bytes) -> WorkbookFacts:
    """
    ひな形のシート・結合セル・定義された名前を調べる。

    Args:
        template: .xlsx か .xlsm の中身。

    Raises:
        FormError: 開けないとき（MDG420）、鍵がかかっているか古い形式のとき（MDG421）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> [sheet.name for sheet in inspect(buffer.getvalue()).sheets]
    ['Sheet']
    """
    book = open_book(template)
    names = tuple((name, defined.attr_text or "") for name, defined in book.defined_names.items())
    return WorkbookFacts(tuple(_sheet(sheet) for sheet in book.worksheets), names)


def _sheet(sheet: "Worksheet") -> SheetFacts:
    cells = [cell for row in sheet.iter_rows() for cell in row]
    merged = tuple(
        MergedRange(
            text=str(area.coord),
            anchor=str(area.start_cell.coordinate),
            first=(area.min_col, area.min_row),
            last=(area.max_col, area.max_row),
        )
        for area in sheet.merged_cells.ranges
    )
    return SheetFacts(
        name=sheet.title,
        last=(sheet.max_column, sheet.max_row),
        merged=tuple(sorted(merged, key=lambda area: (area.first[1], area.first[0]))),
        formulas=frozenset(cell.coordinate for cell in cells if cell.data_type == "f"),
        texts=frozenset(cell.coordinate for cell in cells if cell.number_format == "@"),
    )
