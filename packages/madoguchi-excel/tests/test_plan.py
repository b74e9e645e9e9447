"""書き込みの予定の約束。"""

import pytest

from madoguchi_core.findings import Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress
from madoguchi_excel import MergedRange, SheetFacts, WorkbookFacts, plan

FACTS = WorkbookFacts(
    (
        SheetFacts(
            "申請書",
            last=(8, 10),
            merged=(MergedRange("C5:H5", "C5", (3, 5), (8, 5)),),
            formulas=frozenset({"C7"}),
            texts=frozenset({"C8"}),
        ),
    )
)


def _bound(*cells: tuple[str, str | int], sheet: str = "申請書") -> BoundForm:
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
    [("I1", "MDG423"), ("A11", "MDG423"), ("C7", "MDG425")],
    ids=["右の外", "下の外", "計算式"],
)
def test_書いてはいけないセルには書かず誤りにする(cell: str, code: str) -> None:
    planned = plan(_bound((cell, "x")), FACTS)
    assert planned.writes == ()
    assert [(finding.code, finding.severity) for finding in planned.findings] == [(code, Severity.ERROR)]


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


def test_書き込みの表示に人の情報を出さない() -> None:
    assert "芽室太郎" not in repr(plan(_bound(("C6", "芽室太郎")), FACTS))
