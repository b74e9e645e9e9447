"""表計算ソフトでの手の滑りを、ブックに起こす。式の中の番地も、Excel が書き直すとおりに直す。"""

import re
from collections.abc import Callable

from openpyxl.workbook.workbook import Workbook

ERROR = "#N/A"

Cell = tuple[str, int]
"""列の字と行。"""


def row_deleted(book: Workbook, sheet: str, row: int) -> None:
    """行を消す。消えた欄を指す式は #REF! になる。"""
    book[sheet].delete_rows(row)
    _shift_merged(book, sheet, row, -1)
    _repoint(book, sheet, lambda cell: None if cell[1] == row else (cell[0], cell[1] - (cell[1] > row)))


def row_inserted(book: Workbook, sheet: str, row: int) -> None:
    """行を差し込む。"""
    book[sheet].insert_rows(row)
    _shift_merged(book, sheet, row, 1)
    _repoint(book, sheet, lambda cell: (cell[0], cell[1] + (cell[1] >= row)))


def column_inserted(book: Workbook, sheet: str, column: str) -> None:
    """列を差し込む。"""
    book[sheet].insert_cols(ord(column) - ord("A") + 1)
    book[sheet].merged_cells.ranges.clear()
    _repoint(book, sheet, lambda cell: (chr(ord(cell[0]) + (cell[0] >= column)), cell[1]))


def dragged(book: Workbook, sheet: str, source: Cell, target: Cell) -> None:
    """欄を切り取って貼る。式は動いた欄を追い、貼られた欄を指していた式は #REF! になる。"""
    page = book[sheet]
    page[_address(target)].value = page[_address(source)].value
    page[_address(source)].value = None
    _repoint(book, sheet, lambda cell: target if cell == source else None if cell == target else cell)


def cells_deleted_upward(book: Workbook, sheet: str, first: Cell, last: int) -> None:
    """一つの欄を消して、下の欄を上へ詰める。"""
    column, top = first
    page = book[sheet]
    for row in range(top, last):
        page[_address((column, row))].value = page[_address((column, row + 1))].value
    page[_address((column, last))].value = None

    def moved(cell: Cell) -> Cell | None:
        if cell[0] != column or not top <= cell[1] <= last:
            return cell
        return None if cell[1] == top else (column, cell[1] - 1)

    _repoint(book, sheet, moved)


def rows_swapped(book: Workbook, sheet: str, one: int, other: int, columns: str) -> None:
    """並べ替える。式の番地は変わらない。"""
    page = book[sheet]
    for column in columns:
        first, second = page[f"{column}{one}"], page[f"{column}{other}"]
        first.value, second.value = second.value, first.value


def _repoint(book: Workbook, sheet: str, moved: Callable[[Cell], Cell | None]) -> None:
    reference = re.compile(rf"{sheet}!\$([A-Z]+)\$(\d+)")

    def written(found: re.Match[str]) -> str:
        cell = moved((found[1], int(found[2])))
        return "#REF!" if cell is None else f"{sheet}!${cell[0]}${cell[1]}"

    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("=") and sheet in cell.value:
                    cell.value = reference.sub(written, cell.value)
    for name in book.defined_names.values():
        name.attr_text = reference.sub(written, str(name.attr_text))


def _shift_merged(book: Workbook, sheet: str, row: int, by: int) -> None:
    for merged in book[sheet].merged_cells.ranges:
        if merged.min_row >= row:
            merged.shift(0, by)


def _address(cell: Cell) -> str:
    return f"{cell[0]}{cell[1]}"
