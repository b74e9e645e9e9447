"""範囲の控え: 総当たりと同じ番号を返し、式が増えても手間が二乗に増えない。"""

import time
from collections.abc import Callable

import pytest
from form_corpus import CORPUS, SHEET
from form_corpus_drawn import SHEET_PART
from form_corpus_zip import edited, replace
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_excel._area_index import AreaIndex
from madoguchi_excel._formulas import dependents
from madoguchi_excel._package import Package
from madoguchi_excel._sheet import LAST_COLUMN, LAST_ROW, Area

_ROWS = st.one_of(st.integers(1, 130), st.integers(LAST_ROW - 70, LAST_ROW))
_COLUMNS = st.one_of(st.integers(1, 6), st.integers(LAST_COLUMN - 1, LAST_COLUMN))
_AREAS = st.builds(
    lambda columns, rows: Area((min(columns), min(rows)), (max(columns), max(rows))),
    st.tuples(_COLUMNS, _COLUMNS),
    st.tuples(_ROWS, _ROWS),
)


@given(st.lists(_AREAS, max_size=12), st.lists(_AREAS, max_size=6))
def test_重なる番号は総当たりと同じで_一度出した番号は探した所から消える(
    filed: list[Area], asked: list[Area]
) -> None:
    index, taken = AreaIndex(), set[int]()
    for number, area in enumerate(filed):
        index.add(area, number)
    for area in asked:
        met = {number for number, each in enumerate(filed) if each.meets(area)}
        found = set(index.take(area))
        assert found <= met
        taken |= found
        assert met <= taken


def _column(formula: Callable[[int], str], count: int) -> bytes:
    cells = (f'<row r="{at}"><c r="B{at}"><f>{formula(at)}</f></c></row>' for at in range(1004, 1004 + count))
    return edited(
        CORPUS["欄を読む式"](), replace(SHEET_PART, "</sheetData>", "".join(cells) + "</sheetData>")
    )


@pytest.mark.parametrize(
    "formula",
    [
        lambda at: f"B{at - 1}+C3",
        lambda at: f"SUM(A$1:A{at})",
        lambda at: f"SUM(B$1:B{at - 1})",
        lambda at: f"B{at - 1}+SUM($D$1:$D$900)",
        lambda at: f"SUM(D{at}:D{at + 99})+B{at - 1}",
        lambda at: f"SUM($A$1:$XFD$60)+B{at - 1}",
    ],
    ids=["連なり", "累計", "自分の列の累計", "高い範囲", "ずれる範囲", "広い範囲"],
)
def test_式が二万あっても_頼る式をすぐに数えられる(formula: Callable[[int], str]) -> None:
    package = Package(_column(formula, 20_000))
    started = time.perf_counter()
    found = dependents(package, {SHEET: {(1, 5), (2, 1003), (3, 3)}})
    assert sum(map(len, found.values())) >= 20_000
    assert time.perf_counter() - started < 15
