"""紙を、町の様式のブック（.xlsx）にまとめる。同じ紙からは、いつも同じバイト列ができる。"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from form_corpus_zip import Edit, Parts, edited, insert, put, relate, replace
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from forms_drawn._controls import control_edits, controls_xml
from forms_drawn._looks import MINCHO
from forms_drawn._paper import COLUMN_PIXELS, COLUMNS, Paper
from forms_drawn._printer import printer_edits
from forms_drawn._shapes import drawing

_DRAWN_AT: Final = datetime(2026, 4, 1, tzinfo=UTC)
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_OPTIONS: Final = {
    "in_memory": True,
    "default_format_properties": {"font_name": MINCHO, "font_size": 11},
    # ＭＳ 明朝 11 ポイントの数字は 8 画素。列幅はこれで数える
    "default_column_width": 72,
    "default_row_height": 20,
}
_MARGIN_INCHES: Final = 0.5
_PAGE_POINTS: Final = 748.0
"""A4 の縦から余白を引いた高さ。"""


def book_of(papers: Sequence[Paper], *, title: str, names: Mapping[str, str] | None = None) -> bytes:
    """
    紙をブックにする。

    Args:
        papers: 紙。シートの順。
        title: 文書の題。
        names: セルの名前から番地（``=届出書!$H$6``）への対応。
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties({"title": title, "author": "芽室町", "created": _DRAWN_AT})
    for paper in papers:
        paper.stretch(_PAGE_POINTS)
        sheet = book.add_worksheet(paper.name)
        _page(sheet, paper)
        paper.write(book, sheet)
    for name, target in (names or {}).items():
        book.define_name(name, target)
    book.close()
    edits = [edit for at, paper in enumerate(papers, start=1) for edit in _edits(paper, at)]
    return edited(buffer.getvalue(), *edits)


def _page(sheet: Worksheet, paper: Paper) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column_pixels(0, COLUMNS - 1, COLUMN_PIXELS)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.print_area(f"A1:{xl_col_to_name(COLUMNS - 1)}{paper.last_row}")
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES)
    sheet.center_horizontally()
    sheet.set_footer(f'&L&"{MINCHO},標準"&8{paper.number}&R&"{MINCHO},標準"&8芽室町', {"margin": 0.25})
    if paper.is_protected:
        sheet.protect("", {"format_cells": False, "objects": True})


def _edits(paper: Paper, number: int) -> Iterator[Edit]:
    part = f"xl/worksheets/sheet{number}.xml"
    if paper.has_printer:
        yield from printer_edits(part, number)
    if paper.readings:
        yield _readings(paper, part)
    if not paper.shapes and not paper.controls:
        return
    yield put(f"xl/drawings/drawing{number}.xml", drawing(paper), _DRAWING_TYPE)
    yield relate(part, "rIdD", "/drawing", f"../drawings/drawing{number}.xml")
    end = '<drawing r:id="rIdD"/>'
    if paper.controls:
        yield from control_edits(paper, part, number)
        end += f'<legacyDrawing r:id="rIdV"/>{controls_xml(paper)}'
    yield insert(part, "</worksheet>", end)


def _readings(paper: Paper, part: str) -> Edit:
    """字にふりがなを付け、その字のあるセルで見せる。"""

    def edit(parts: Parts) -> None:
        font = _smallest_font(parts["xl/styles.xml"].decode())
        look = f'<phoneticPr fontId="{font}" alignment="distributed"/>'
        replace(part, "</mergeCells>", f"</mergeCells>{look}", count=1)(parts)
        for words, runs in paper.readings.items():
            text = f"<t>{escape(words)}</t>"
            kana = "".join(
                f'<rPh sb="{start}" eb="{end}"><t>{escape(reading)}</t></rPh>' for reading, start, end in runs
            )
            replace("xl/sharedStrings.xml", f"{text}</si>", f"{text}{kana}{look}</si>", count=1)(parts)
            for cell in paper.cells_of(words):
                replace(part, f'<c r="{cell}" ', f'<c r="{cell}" ph="1" ', count=1)(parts)

    return edit


def _smallest_font(styles: str) -> int:
    """いちばん小さい書体の番号。ふりがなに使う。"""
    sizes = [float(size) for size in re.findall(r'<font>.*?<sz val="([0-9.]+)"/>.*?</font>', styles)]
    return sizes.index(min(sizes))
