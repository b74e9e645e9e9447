"""様式を書くことの約束。"""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import BoundCell, BoundForm, CellAddress
from madoguchi_excel import fill, inspect, write_form


def _bound(*cells: tuple[str, str | int], findings: tuple[Finding, ...] = ()) -> BoundForm:
    return BoundForm(
        "f", tuple(BoundCell(CellAddress("申請書", cell), value) for cell, value in cells), findings
    )


def _sheet(content: bytes) -> Worksheet:
    return load_workbook(BytesIO(content))["申請書"]


def test_書いた値が読み戻せ_ほかのセルは変わらない(template: bytes, at: datetime) -> None:
    sheet = _sheet(write_form(template, _bound(("C5", "芽室太郎"), ("C6", 30000)), modified_at=at).content)
    assert (sheet["C5"].value, sheet["C6"].value) == ("芽室太郎", 30000)
    assert (sheet["A1"].value, sheet["C7"].value) == ("葬祭費支給申請書", "=C5")
    assert [area.coord for area in sheet.merged_cells.ranges] == ["C5:H5"]


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "#N/A", "0012345", "1e5", "+81", "@芽室"])
def test_どんな文字も文字のまま書く(template: bytes, at: datetime, text: str) -> None:
    """氏名や住所が式・誤り・数に化けない。"""
    cell = _sheet(write_form(template, _bound(("C6", text)), modified_at=at).content)["C6"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_同じ引数なら同じバイト列(template: bytes, at: datetime) -> None:
    bound = _bound(("C5", "芽室太郎"))
    assert write_form(template, bound, modified_at=at) == write_form(template, bound, modified_at=at)


def test_更新日時は渡した時刻になる(template: bytes, at: datetime) -> None:
    japan = at.astimezone(timezone(timedelta(hours=9)))
    content = write_form(template, _bound(), modified_at=japan).content
    with ZipFile(BytesIO(content)) as archive:
        assert b"2026-03-03T10:30:00Z</dcterms:modified>" in archive.read("docProps/core.xml")
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 3, 3, 10, 30, 0)}
        assert archive.testzip() is None


def test_時差の無い時刻は受け取らない(template: bytes, at: datetime) -> None:
    with pytest.raises(InvalidValue, match="MDG428"):
        write_form(template, _bound(), modified_at=at.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MDG420"),
        (b"not a zip", "MDG420"),
        (b"PK\x03\x04broken", "MDG420"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "MDG421"),
    ],
    ids=["空", "zipでない", "壊れたzip", "暗号化"],
)
def test_開けないひな形は_何が起きたかを番号で言う(content: bytes, code: str) -> None:
    with pytest.raises(FormError) as caught:
        inspect(content)
    assert caught.value.code == code


def test_ブックの骨が欠けたzipも開けないと言う(template: bytes) -> None:
    whole, buffer = ZipFile(BytesIO(template)), BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", whole.read("[Content_Types].xml"))
    with pytest.raises(FormError, match="MDG420"):
        inspect(buffer.getvalue())


def test_当てはめの指摘と書き込みの指摘を一度に返す(template: bytes, at: datetime) -> None:
    by_hand = Finding("MDG406", Severity.NOTICE, "様式 f", "空けてあります", "書いてもらってください")
    findings = write_form(template, _bound(("Z99", "x"), findings=(by_hand,)), modified_at=at).findings
    assert [finding.code for finding in findings] == ["MDG406", "MDG423"]


def test_失われる部品があれば名前を挙げる(rich_template: bytes, at: datetime) -> None:
    (finding,) = write_form(rich_template, _bound(), modified_at=at).findings
    assert (finding.code, finding.severity) == ("MDG427", Severity.WARNING)
    for lost in ("xl/drawings/drawing9.xml", "xl/printerSettings/printerSettings1.bin", "図形", "ふりがな"):
        assert lost in finding.message
    assert "calcChain" not in finding.message


def test_失われる物が無ければ何も言わない(template: bytes, at: datetime) -> None:
    assert write_form(template, _bound(("C5", "芽室太郎")), modified_at=at).findings == ()


def test_書き上がった様式の表示に中身を出さない(template: bytes, at: datetime) -> None:
    assert "PK" not in repr(write_form(template, _bound(("C5", "芽室太郎")), modified_at=at))


def test_調べるとシートと結合と名前が分かる() -> None:
    book = Workbook()
    sheet = book.create_sheet("申請書")
    sheet.merge_cells("B2:D3")
    sheet["E5"] = "=B2"
    buffer = BytesIO()
    book.save(buffer)
    facts = inspect(buffer.getvalue()).sheet("申請書")
    assert facts is not None
    assert [(area.text, area.anchor) for area in facts.merged] == [("B2:D3", "B2")]
    assert (facts.last, facts.formulas) == ((5, 5), frozenset({"E5"}))


def test_書くことが無くても様式は作れる(template: bytes, at: datetime) -> None:
    assert _sheet(fill(template, (), modified_at=at))["A1"].value == "葬祭費支給申請書"
