"""様式を書くことの約束。難しいブックで何も失わないことは test_lossless にある。"""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, name_cells, part_of, sheet_of, with_parts

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import FORM_FIELDS, BoundCell, BoundForm, CellAddress, CellValue, Fit
from madoguchi_excel import CellWrite, Plan, Template, fill, inspect, write_form


def _bound(*cells: tuple[str, CellValue], findings: tuple[Finding, ...] = ()) -> BoundForm:
    return BoundForm(
        "f", tuple(BoundCell(CellAddress("申請書", cell), value) for cell, value in cells), findings
    )


def test_書いた値が読み戻せ_ほかのセルは変わらない(template: bytes) -> None:
    sheet = sheet_of(write_form(template, _bound(("C5", "芽室太郎"), ("C6", 30000))).content)
    assert (sheet["C5"].value, sheet["C6"].value) == ("芽室太郎", 30000)
    assert (sheet["A1"].value, sheet["C7"].value) == ("葬祭費支給申請書", "=C5")
    assert [area.coord for area in sheet.merged_cells.ranges] == ["C5:H5"]


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "#N/A", "0012345", "1e5", "+81", "@芽室", "TRUE"])
def test_どんな文字も文字のまま書く(template: bytes, text: str) -> None:
    """氏名や住所が式・誤り・数に化けない。"""
    cell = sheet_of(write_form(template, _bound(("C6", text))).content)["C6"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_真偽はチェックボックスの値になる(template: bytes) -> None:
    cell = sheet_of(write_form(template, _bound(("C6", True))).content)["C6"]
    assert (cell.value, cell.data_type) == (True, "b")


def test_消すと書いたセルは_書式を残して空になる(template: bytes) -> None:
    sheet = sheet_of(fill(template, Plan((CellWrite("申請書", "C8", None), CellWrite("申請書", "A1", None)))))
    assert (sheet["A1"].value, sheet["C8"].value, sheet["C8"].number_format) == (None, None, "@")


def test_同じ引数なら同じバイト列で_開いたひな形は何度でも使える(template: bytes) -> None:
    opened = Template(template)
    first = opened.write(_bound(("C5", "芽室太郎")))
    assert opened.write(_bound(("C5", "芽室花子"))) == write_form(template, _bound(("C5", "芽室花子")))
    assert opened.write(_bound(("C5", "芽室太郎"))) == first


def test_書くことが無ければ_元のブックそのものになる(template: bytes) -> None:
    assert write_form(template, _bound()).content == template


def test_当てはめの指摘と書き込みの指摘を一度に返す(template: bytes) -> None:
    by_hand = Finding("MDG406", Severity.NOTICE, "様式 f", "空けてあります", "書いてもらってください")
    findings = write_form(template, _bound(("Z99", "x"), findings=(by_hand,))).findings
    assert [finding.code for finding in findings] == ["MDG406", "MDG423"]


def test_書き上がった様式の表示に中身を出さない(template: bytes) -> None:
    assert "PK" not in repr(write_form(template, _bound(("C5", "芽室太郎"))))


def test_縮小と折り返しは_その欄の書式だけに加わる() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = "欄", "欄", "欄"
        sheet["A1"].number_format = "@"

    writes = (
        CellWrite("申請書", "A1", "長い氏名", fit=Fit.SHRINK),
        CellWrite("申請書", "B1", "長い住所", fit=Fit.WRAP),
        CellWrite("申請書", "C1", "そのまま"),
    )
    content = fill(book(申請書=draw), Plan(writes))
    sheet = sheet_of(content)
    assert (sheet["A1"].alignment.shrink_to_fit, sheet["A1"].number_format) == (True, "@")
    assert (sheet["B1"].alignment.wrap_text, sheet["C1"].alignment.wrap_text) == (True, None)
    assert fill(content, Plan(writes)) == fill(fill(content, Plan(writes)), Plan(writes))


def test_まだ無いセルを縮小しても_列の書式は残る() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "見出し"
        sheet.column_dimensions["B"].number_format = "@"

    content = book(申請書=draw)
    sheet = sheet_of(fill(content, Plan((CellWrite("申請書", "B3", "長い氏名", fit=Fit.SHRINK),))))
    assert (sheet["B3"].alignment.shrink_to_fit, sheet["B3"].number_format) == (True, "@")


def test_閉じ方の違う配置の書式にも_縮小を加えられる() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "欄"
        sheet["A1"].alignment = Alignment(horizontal="center", wrap_text=True)

    content = book(申請書=draw)
    styles = re.sub(
        r"<alignment ([^>]*?)\s*/>", r"<alignment \1></alignment>", part_of(content, "xl/styles.xml")
    )
    assert "</alignment>" in styles
    opened = with_parts(content, **{"xl__styles.xml": styles.encode()})
    cell = sheet_of(fill(opened, Plan((CellWrite("申請書", "A1", "長い", fit=Fit.SHRINK),))))["A1"]
    assert (cell.alignment.shrink_to_fit, cell.alignment.wrap_text, cell.alignment.horizontal) == (
        True,
        None,
        "center",
    )


def test_部品の名の大文字と小文字が違っても_同じ部品と見る() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "欄"
        sheet["A1"].number_format = "@"

    content = book(申請書=draw)
    with ZipFile(BytesIO(content)) as before:
        entries = {name: before.read(name) for name in before.namelist()}
    buffer = BytesIO()
    with ZipFile(buffer, "w") as after:
        for name, part in entries.items():
            after.writestr(name.replace("xl/styles.xml", "xl/Styles.XML"), part)
    assert inspect(buffer.getvalue()).sheets[0].texts == {"A1"}
    filled = fill(buffer.getvalue(), Plan((CellWrite("申請書", "A1", "長い", fit=Fit.WRAP),)))
    with ZipFile(BytesIO(filled)) as archive:
        assert archive.namelist().count("xl/Styles.XML") == 1
        assert b"wrapText" in archive.read("xl/Styles.XML")


def test_中のセルの無い結合の途中も_左上に書く() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["B2"] = "欄"

    xml = part_of(book(申請書=draw)).replace(
        "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B2:F4"/></mergeCells>'
    )
    content = with_parts(book(申請書=draw), **{"xl__worksheets__sheet1.xml": xml.encode()})
    written = write_form(content, _bound(("E4", "芽室")))
    assert [finding.code for finding in written.findings] == ["MDG424"]
    assert sheet_of(written.content)["B2"].value == "芽室"


def test_調べるとシートと結合と名前と目印が分かる() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:D3")
        sheet["E5"] = "=B2"
        sheet["A6"] = "{{ applicant.name }} 様"
        name_cells(sheet, "死亡年月日", "申請書!$B$2")

    facts = inspect(book(申請書=draw))
    (sheet,) = facts.sheets
    assert [(area.first, area.last) for area in sheet.merged] == [((2, 2), (4, 3))]
    assert (sheet.last, sheet.formulas) == ((5, 6), frozenset({"E5"}))
    assert sheet.markers == (("A6", "{{ applicant.name }} 様"),)
    assert [(name.name, name.text) for name in facts.names] == [("死亡年月日", "申請書!$B$2")]


def test_ひな形の中の名前と目印が_欄とセルの対応になる() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A6"] = "{{ applicant.name }} 様"
        name_cells(sheet, "死亡年月日", "申請書!$B$2")

    cells, findings = Template(book(申請書=draw)).bindings(FORM_FIELDS)
    assert [(cell.cell, cell.field, cell.text) for cell in cells] == [
        ("申請書!B2", "deceased.died_on", ""),
        ("申請書!A6", "", "{{ applicant.name }} 様"),
    ]
    assert findings == ()


def test_結合セルに付けた名前は_一つの欄として左上に書く() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:H2")
        name_cells(sheet, "account.number", "申請書!$B$2:$H$2")
        name_cells(sheet, "account.bank_code", "申請書!$B$4:$E$4")

    cells, _ = Template(book(申請書=draw)).bindings(FORM_FIELDS)
    assert [(cell.cell, cell.style.value) for cell in cells] == [
        ("申請書!B2", "text"),
        ("申請書!B4:E4", "digits"),
    ]


@pytest.mark.parametrize("cell", ["C7", "D5", "H5"], ids=["計算式", "結合の途中", "結合の終わり"])
def test_ひな形に合わない予定は_黙って書かずに止める(template: bytes, cell: str) -> None:
    with pytest.raises(InvalidValue, match="MDG433"):
        fill(template, Plan((CellWrite("申請書", cell, "x"),)))


def test_無いシートへの予定は止める(template: bytes) -> None:
    with pytest.raises(InvalidValue, match="MDG433"):
        fill(template, Plan((CellWrite("届出書", "A1", "x"),)))


@pytest.mark.parametrize("value", ["字" * 40_000, float("nan"), float("inf")])
def test_セルに書けない値は止める(template: bytes, value: str | float) -> None:
    with pytest.raises(InvalidValue, match="MDG431"):
        fill(template, Plan((CellWrite("申請書", "C6", value),)))


def test_膨らみすぎる部品は開かない(template: bytes) -> None:
    """64 MB を超える部品は、様式ではない。"""
    huge = with_parts(template, **{"xl__worksheets__sheet1.xml": b" " * (65 * 2**20)})
    assert len(huge) < 2**20
    with pytest.raises(FormError, match="MDG429"):
        inspect(huge)


def test_書き足した部品も_元の部品と同じように開ける(template: bytes) -> None:
    content = write_form(template, _bound(("C6", "芽室太郎"))).content
    with ZipFile(BytesIO(content)) as archive, ZipFile(BytesIO(template)) as before:
        assert archive.testzip() is None
        assert archive.namelist() == before.namelist()
    assert 'r="C6"' in part_of(content)
