"""途方もない幅・高さ・結合を書いたブックでも、断るか、Excel の限りまでの大きさとして、すぐに終わる。"""

import re
import time
import tracemalloc
from contextlib import suppress

import pytest
from form_corpus import CORPUS, SHEET
from form_corpus_drawn import SHEET_PART
from form_corpus_zip import edited, packed, unpacked

from madoguchi_core.errors import FormError
from madoguchi_excel import Ellipse, Plan, fill
from madoguchi_excel._geometry import SheetGeometry
from madoguchi_excel._inspect import facts_of
from madoguchi_excel._package import Package
from madoguchi_excel._printing import printing_of
from madoguchi_excel._sheet import Area
from madoguchi_excel.commands import draft

PLAIN = "欄を読む式"
EVERYWHERE = Area((1, 1), (16_384, 1_048_576))
WIDEST, TALLEST = 255 * 8 * 9525, 5_200_650


def _with(pattern: str, new: str, *, part: str = SHEET_PART) -> bytes:
    parts = unpacked(CORPUS[PLAIN]())
    text, times = re.subn(pattern, new, parts[part].decode(), count=1)
    assert times == 1
    return packed({**parts, part: text.encode()})


def _sheet_data(before: str) -> bytes:
    return _with(r"(?:<sheetFormatPr[^>]*/>)?(?:<cols>.*?</cols>)?<sheetData>", f"{before}<sheetData>")


def _geometry(book: bytes) -> SheetGeometry:
    package = Package(book)
    part = package.sheet_part(SHEET)
    assert part is not None
    return SheetGeometry(package, part)


ABSURD = {
    "数でない列幅": '<cols><col min="1" max="3" width="nan"/></cols>',
    "無限の列幅": '<cols><col min="1" max="3" width="-inf"/></cols>',
    "途方もない列幅": '<cols><col min="1" max="16384000" width="1e308"/></cols>',
    "負の列": '<cols><col min="-9999999999" max="3" width="-1e308"/></cols>',
    "何度も重なる列": "<cols>" + '<col min="1" max="16384" width="9"/>' * 20_000 + "</cols>",
    "無限の標準の高さ": '<sheetFormatPr defaultRowHeight="inf"/>',
    "途方もない標準の幅": '<sheetFormatPr baseColWidth="99999999999999999999" defaultRowHeight="0"/>',
    "幅の無い列": '<sheetFormatPr defaultColWidth="0" defaultRowHeight="0"/>',
}


@pytest.mark.parametrize("before", ABSURD.values(), ids=ABSURD)
def test_途方もない大きさでも_断るか_限りまでの大きさとして終わる(before: str) -> None:
    book, started = _sheet_data(before), time.perf_counter()
    for read in (
        lambda: fill(book, Plan(ellipses=(Ellipse(SHEET, "C3"),))),
        lambda: draft(book, template="f.xlsx"),
        lambda: _geometry(book).size_of(EVERYWHERE),
    ):
        with suppress(FormError):
            read()
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("size", ["nan", "inf", "-inf", "x"])
def test_数でない大きさは_番号の付いた誤りで断る(size: str) -> None:
    for book in (
        _sheet_data(f'<cols><col min="1" max="3" width="{size}"/></cols>'),
        _with("<row ", f'<row ht="{size}" customHeight="1" '),
    ):
        with pytest.raises(FormError, match="MDG420"):
            _geometry(book).size_of(EVERYWHERE)


def test_限りを超える大きさは_限りの大きさと数える() -> None:
    wide = _geometry(_sheet_data('<cols><col min="2" max="99999999" width="1e308"/></cols>'))
    ends = [wide.size_of(Area((column, 1), (column, 1)))[0] for column in (2, 16_384)]
    assert 0 < ends[0] == ends[1] <= WIDEST

    tall = _sheet_data('<sheetFormatPr defaultRowHeight="1e308"/>')
    assert _geometry(tall).size_of(Area((1, 1_000_000), (1, 1_000_001)))[1] == 2 * TALLEST


def test_広い範囲の大きさは_一つずつ足した大きさと同じ() -> None:
    geometry = _geometry(CORPUS[PLAIN]())
    whole = geometry.size_of(Area((1, 1), (60, 600)))
    pieces = [geometry.size_of(Area((at, at), (at, at))) for at in range(1, 601)]
    assert whole == (sum(width for width, _ in pieces[:60]), sum(height for _, height in pieces))


@pytest.mark.parametrize("size", ["0", "-5", "1e308"])
def test_文字の大きさが途方もなくても_入る字を見積もれる(size: str) -> None:
    book = _with(r'<sz val="[^"]*"', f'<sz val="{size}"', part="xl/styles.xml")
    assert _geometry(book).room_of("C3").lines >= 1


def test_紙より大きな余白でも_割れる大きさを残す() -> None:
    book = _with("<pageMargins[^>]*/>", '<pageMargins left="1e300" right="99" top="99" bottom="99"/>')
    package = Package(book)
    part = package.sheet_part(SHEET)
    assert part is not None
    assert min(printing_of(package, part).room) > 0


@pytest.mark.parametrize(
    "areas",
    [["A1:XFD1048576"], ["A1:XFD1048576"] * 20_000, [f"B{row}:XFD{row}" for row in range(5, 60_005)]],
    ids=["シートの全部", "全部を何度も", "何万もの行"],
)
def test_途方もない結合を_セルごとに広げない(areas: list[str]) -> None:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    book = edited(
        _with(
            "(?:<mergeCells.*?</mergeCells>)?(?=<pageMargins|<phoneticPr|<dataValidations)",
            f"<mergeCells>{cells}</mergeCells>",
        )
    )
    tracemalloc.start()
    started = time.perf_counter()
    draft(book, template="f.xlsx")
    seconds, (_, peak) = time.perf_counter() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(facts_of(Package(book)).sheets[0].merged) == len(areas)
    assert peak < 60 * 2**20
    assert seconds < 20
