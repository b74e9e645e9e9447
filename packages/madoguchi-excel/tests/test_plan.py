"""書き込みの予定の約束。"""

from datetime import date

import pytest

from madoguchi_core.findings import Severity
from madoguchi_core.forms import BoundCell, BoundForm, BoundMark, CellAddress, CellValue, Fit
from madoguchi_excel import Area, Ellipse, SheetFacts, WorkbookFacts, plan

SHEET = SheetFacts(
    "申請書",
    last=(8, 10),
    merged=(Area((3, 5), (8, 5)),),
    formulas=frozenset({"C7", "E7"}),
    results=(Area((5, 7), (5, 8)),),
    heads=(Area((1, 3), (2, 3)),),
    texts=frozenset({"C8"}),
)
FACTS = WorkbookFacts((SHEET,))


def _bound(*cells: tuple[str, CellValue], sheet: str = "申請書") -> BoundForm:
    return BoundForm("f", tuple(BoundCell(CellAddress(sheet, cell), value) for cell, value in cells), ())


def test_使われている範囲のセルには_そのまま書く() -> None:
    planned = plan(_bound(("C6", "芽室太郎"), ("D6", 30000)), FACTS)
    assert [(write.cell, write.value) for write in planned.writes] == [("C6", "芽室太郎"), ("D6", 30000)]
    assert planned.findings == ()


def test_結合セルの途中を指しても値は失われず_左上に書いて知らせる() -> None:
    planned = plan(_bound(("E5", "芽室太郎")), FACTS)
    assert [write.cell for write in planned.writes] == ["C5"]
    assert [(finding.code, finding.severity) for finding in planned.findings] == [("MDG424", Severity.NOTICE)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("I1", "MDG423"), ("A11", "MDG423"), ("C7", "MDG425"), ("E8", "MDG432"), ("A3", "MDG432")],
    ids=["右の外", "下の外", "計算式", "配列の式の答え", "表の見出し"],
)
def test_書いてはいけないセルには書かず誤りにする(cell: str, code: str) -> None:
    planned = plan(_bound((cell, "x")), FACTS)
    assert planned.writes == ()
    assert [(finding.code, finding.severity) for finding in planned.findings] == [(code, Severity.ERROR)]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("字" * 32_768, id="長すぎる"),
        pytest.param("𠮷" * 16_384, id="UTF-16で長すぎる"),
        pytest.param("\ud800", id="片割れの字"),
        pytest.param(10**15, id="大きすぎる"),
        pytest.param(-(10**15), id="小さすぎる"),
    ],
)
def test_Excelが切るか丸めるか開けない値は書かずに誤りにする(value: CellValue) -> None:
    planned = plan(_bound(("C6", value)), FACTS)
    assert planned.writes == ()
    assert [(finding.code, finding.severity) for finding in planned.findings] == [("MDG431", Severity.ERROR)]


@pytest.mark.parametrize("value", ["字" * 32_767, 10**15 - 1])
def test_Excelが持てるいちばん大きな値は書ける(value: CellValue) -> None:
    assert [write.value for write in plan(_bound(("C6", value)), FACTS).writes] == [value]


def test_無いシートは欄ごとにすべて言う() -> None:
    planned = plan(_bound(("C5", "x"), ("C6", "y"), sheet="様式"), FACTS)
    assert [finding.where for finding in planned.findings] == ["様式 f 様式!C5", "様式 f 様式!C6"]
    assert {finding.code for finding in planned.findings} == {"MDG422"}


def test_同じ結合セルに当たる二つ目は書かずに誤りにする() -> None:
    planned = plan(_bound(("C5", "先"), ("D5", "後")), FACTS)
    assert [write.value for write in planned.writes] == ["先"]
    assert [finding.code for finding in planned.findings] == ["MDG424", "MDG426"]


def test_文字列の書式のセルには_数も文字で書く() -> None:
    """数で書くと、町が見せたい形（左寄せ・先頭の0）が崩れる。"""
    assert [write.value for write in plan(_bound(("C8", 30000)), FACTS).writes] == ["30000"]


@pytest.mark.parametrize(
    ("on", "uses_1904", "expected"),
    [
        (date(2026, 3, 3), False, 46084),
        (date(1900, 3, 1), False, 61),
        (date(1900, 2, 28), False, "1900年2月28日"),
        (date(1868, 10, 23), False, "1868年10月23日"),
        (date(2026, 3, 3), True, 44622),
        (date(1903, 12, 31), True, "1903年12月31日"),
    ],
)
def test_日付は表計算の通し番号にし_表せない日は文字にする(
    on: date, *, uses_1904: bool, expected: int | str
) -> None:
    facts = WorkbookFacts((SHEET,), uses_1904=uses_1904)
    assert [write.value for write in plan(_bound(("C6", on)), facts).writes] == [expected]


def test_真偽はチェックボックスの値のまま_消すことは消すことのまま渡す() -> None:
    planned = plan(_bound(("C6", True), ("D6", None)), FACTS)
    assert [write.value for write in planned.writes] == [True, None]


def test_ふりがなと収め方は書き込みに付いて行く() -> None:
    cell = BoundCell(CellAddress("申請書", "C6"), "芽室花子", kana="メムロハナコ", fit=Fit.SHRINK)
    (write,) = plan(BoundForm("f", (cell,), ()), FACTS).writes
    assert (write.kana, write.fit) == ("メムロハナコ", Fit.SHRINK)


def test_丸は結合の左上に描き_範囲の外なら誤りにする() -> None:
    marks = (
        BoundMark(CellAddress("申請書", "D5"), "普通"),
        BoundMark(CellAddress("申請書", "Z9")),
        BoundMark(CellAddress("様式", "C5")),
    )
    planned = plan(BoundForm("f", (), (), marks), FACTS)
    assert planned.ellipses == (Ellipse("申請書", "C5", "普通"),)
    assert [finding.code for finding in planned.findings] == ["MDG423", "MDG422"]


def test_書き込みの表示に人の情報を出さない() -> None:
    cell = BoundCell(CellAddress("申請書", "C6"), "芽室太郎", kana="メムロタロウ")
    shown = repr(plan(BoundForm("f", (cell,), ()), FACTS))
    assert "芽室太郎" not in shown
    assert "メムロ" not in shown
