"""○で囲むことの約束: いまある図形を残し、囲む言葉の上に置く。"""

import re
from io import BytesIO

import pytest
from form_corpus import CORPUS
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, part_of, with_parts

from madoguchi_excel import Ellipse, Plan, fill

_EMU_PER_PIXEL = 9525


def _draw(sheet: Worksheet) -> None:
    sheet["B2"] = "普通　・　当座"
    sheet["B2"].font = Font(name="ＭＳ 明朝", size=11)
    sheet["B2"].alignment = Alignment(horizontal="left", vertical="center")
    sheet["D2"] = "男"
    sheet["D2"].alignment = Alignment(horizontal="center", vertical="center")
    for column in "ABCDE":
        sheet.column_dimensions[column].width = 20
    sheet.row_dimensions[2].height = 24


def _boxes(content: bytes) -> list[tuple[int, int, int, int]]:
    xml = part_of(content, "xl/drawings/drawing1.xml")
    found = re.findall(r'<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', xml)
    return [(int(left), int(top), int(width), int(height)) for left, top, width, height in found]


def test_図形の無いシートにも_開ける形で足す() -> None:
    content = fill(
        book(申請書=_draw), Plan(ellipses=(Ellipse("申請書", "D2"), Ellipse("申請書", "B2", "当座")))
    )
    assert part_of(content, "xl/drawings/drawing1.xml").count('prst="ellipse"') == 2
    assert part_of(content, "[Content_Types].xml").count("/xl/drawings/drawing1.xml") == 1
    sheet = part_of(content)
    assert re.search(r"<drawing [^>]*r:id=", sheet)
    assert load_workbook(BytesIO(content))["申請書"]["B2"].value == "普通　・　当座"


def test_囲む言葉ごとに_その言葉の所に置く() -> None:
    plan = Plan(ellipses=(Ellipse("申請書", "B2", "普通"), Ellipse("申請書", "B2", "当座")))
    (first, second) = _boxes(fill(book(申請書=_draw), plan))
    assert first[0] + first[2] < second[0]
    assert first[1] == second[1]


def test_中央寄せの言葉は_セルの真ん中で囲む() -> None:
    ((left, _, width, _),) = _boxes(fill(book(申請書=_draw), Plan(ellipses=(Ellipse("申請書", "D2"),))))
    column = (20 * 7) * _EMU_PER_PIXEL
    assert left + width // 2 == pytest.approx(column * 3.5, abs=2 * _EMU_PER_PIXEL)


def test_いまある図形は一つも失われず_番号も重ならない() -> None:
    before = CORPUS["図形"]()
    name = load_workbook(BytesIO(before)).sheetnames[0]
    content = fill(before, Plan(ellipses=(Ellipse(name, "B2"), Ellipse(name, "B3"))))
    was, now = (part_of(book_, "xl/drawings/drawing1.xml") for book_ in (before, content))
    assert now.startswith(was[: was.rindex("</")])
    ids = re.findall(r'cNvPr id="(\d+)"', now)
    assert len(ids) == len(set(ids)) == len(re.findall(r'cNvPr id="', was)) + 2


def test_囲む言葉がセルに無ければ_セルの全体を囲む() -> None:
    (whole,) = _boxes(fill(book(申請書=_draw), Plan(ellipses=(Ellipse("申請書", "B2", "別段"),))))
    assert whole[2] > 19 * 7 * _EMU_PER_PIXEL * 0.9


def test_中身の無い図形の部品とつながりにも足せる() -> None:
    """``<wsDr/>`` のように閉じた根の要素でも、壊れた部品にならない。"""
    content = fill(book(申請書=_draw), Plan(ellipses=(Ellipse("申請書", "D2"),)))
    drawing = re.sub(
        r"<xdr:oneCellAnchor.*</xdr:oneCellAnchor>", "", part_of(content, "xl/drawings/drawing1.xml")
    )
    closed = re.sub(r"></xdr:wsDr>$", "/>", drawing)
    assert closed.endswith("/>")
    emptied = with_parts(content, **{"xl__drawings__drawing1.xml": closed.encode()})
    assert len(_boxes(fill(emptied, Plan(ellipses=(Ellipse("申請書", "D2"),))))) == 1
