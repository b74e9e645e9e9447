"""足したシートの見た目の約束: 部品の綴りも、標準の書体も、テーマも違うブックの間で、同じに見える。"""

import re
from io import BytesIO

import pytest
from book_audit import audit
from form_corpus import SHEET, template
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Color, Font
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, part_of, with_parts

from madoguchi_excel.joining import Guest, with_guests

_SHEET, _JOINED, _STYLES = "xl/worksheets/sheet1.xml", "xl/worksheets/guest1-1.xml", "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"


def _drawn(sheet: Worksheet) -> None:
    sheet["A1"] = "見出し"
    sheet["A1"].font = Font(name="ＭＳ ゴシック", size=8, bold=True)
    sheet["A2"] = 3
    sheet["A2"].number_format = '0"通"'


def _spelled(content: bytes, *parts: str) -> bytes:
    """要素の名の頭を ``x:`` にしたブック。"""
    for part in parts:
        xml = re.sub(r"<(/?)(?=[\w])", r"<\1x:", part_of(content, part)).replace(" xmlns=", " xmlns:x=")
        content = with_parts(content, **{part.replace("/", "__"): xml.encode()})
    return content


@pytest.mark.parametrize("parts", [(_STYLES,), (_STRINGS,), (_SHEET,), (_STYLES, _STRINGS, _SHEET)])
@pytest.mark.parametrize("host", ["枠だけ", "接頭辞"])
def test_要素の名の頭が違う部品どうしでも_正しい部品になる(parts: tuple[str, ...], host: str) -> None:
    guest = _spelled(template("書体の混ざる文字"), *parts)
    joined = with_guests(template(host), [Guest("様式", guest)])
    assert audit(joined) == []
    was, now = load_workbook(BytesIO(guest))[SHEET], load_workbook(BytesIO(joined))["様式"]
    typed = [cell for row in was.iter_rows() for cell in row if cell.value is not None]
    assert len(typed) == 7
    assert [_look(now[cell.coordinate]) for cell in typed] == [_look(cell) for cell in typed]


def _look(cell: Cell | MergedCell) -> tuple[object, ...]:
    edge = getattr(cell.border.top, "style", None)
    return cell.value, cell.font.name, cell.font.b, edge, cell.alignment.textRotation


def test_受け取るブックの書式の拡張は残り_足すブックの拡張は残らない() -> None:
    host = template("セルのチェックボックス")
    before = part_of(host, _STYLES).count("xfComplement")
    assert before == 1
    joined = with_guests(host, [Guest("様式", host)])
    assert part_of(joined, _STYLES).count("xfComplement") == before
    assert audit(joined) == []


def test_ふりがなの書体は_その場の文字でもシートの設定でも_一度だけ付け替わる() -> None:
    guest = template("ふりがな")
    joined = with_guests(template("枠だけ"), [Guest("一", guest), Guest("二", guest)])
    fonts = len(re.findall(r"<font>", part_of(template("枠だけ"), _STYLES)))
    own = len(re.findall(r"<font>", part_of(guest, _STYLES)))
    for at, part in enumerate((_JOINED, "xl/worksheets/guest2-1.xml")):
        found = re.findall(r'<phoneticPr fontId="(\d+)"', part_of(joined, part))
        assert found
        assert set(map(int, found)) == {int(one) + fonts + own * at for one in _phonetic_fonts(guest)}
    assert audit(joined) == []


def _phonetic_fonts(content: bytes) -> set[str]:
    texts = part_of(content, _STRINGS) + part_of(content, _SHEET)
    return set(re.findall(r'<phoneticPr fontId="(\d+)"', texts))


def test_色で絞り込む決まりと並べ替えの色も_付け替わる() -> None:
    guest = template("入力規則")
    xml = part_of(guest, _SHEET)
    colours = (
        '<autoFilter ref="B20:D25"><filterColumn colId="0"><colorFilter dxfId="0"/></filterColumn>'
        '<sortState ref="B21:D25"><sortCondition sortBy="cellColor" ref="B21:B25" dxfId="0"/></sortState></autoFilter>'
    )
    assert '<autoFilter ref="B20:D25"/>' in xml
    coloured = xml.replace('<autoFilter ref="B20:D25"/>', colours)
    filtered = with_parts(guest, **{_SHEET.replace("/", "__"): coloured.encode()})
    assert audit(filtered) == []
    joined = with_guests(guest, [Guest("様式", filtered)])
    found = re.findall(
        r"<(?:colorFilter|sortCondition|cfRule) [^>]*?dxfId=\"(\d+)\"", part_of(joined, _JOINED)
    )
    assert found == ["1", "1", "1"]
    assert audit(joined) == []


def _normal(name: str, size: float) -> bytes:
    """標準の書体を決めたブック。B 列だけ幅があり、A1 と書式の無い列がある。"""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "申請書"
    made._fonts[0] = Font(name=name, size=size)  # type: ignore[attr-defined]
    sheet["A1"] = "題"
    sheet.column_dimensions["B"].width = 10
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_標準の書体が違っても_列の幅と_後から書く字の書体が同じになる() -> None:
    joined = with_guests(_normal("Calibri", 11), [Guest("様式", _normal("ＭＳ 明朝", 11))])
    columns = re.findall(r"<col [^>]*>", part_of(joined, _JOINED))
    read = [dict(re.findall(r'(\w+)="([^"]*)"', column)) for column in columns]
    assert [(one["min"], one["max"]) for one in read] == [("1", "1"), ("2", "2"), ("3", "16384")]
    # ＭＳ 明朝の数字は 8 画素、Calibri の数字は 7 画素
    assert float(read[1]["width"]) * 7 == pytest.approx(10 * 8)
    assert float(read[0]["width"]) * 7 == pytest.approx(72)
    assert len({one["style"] for one in read}) == 1
    assert load_workbook(BytesIO(joined))["様式"].column_dimensions["C"].font.name == "ＭＳ 明朝"
    assert audit(joined) == []


def test_標準の書体が同じなら_列は元のまま() -> None:
    content = _normal("ＭＳ 明朝", 11)
    joined = with_guests(content, [Guest("様式", content)])
    (column,) = re.findall(r"<col [^>]*>", part_of(joined, _JOINED))
    assert 'width="10"' in column


def test_テーマの色と書体は_その場の色と書体の名になる() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "題"
        sheet["A1"].font = Font(name="游明朝", scheme="minor", color=Color(theme=4, tint=0.4))

    guest = book(申請書=draw)
    theme = re.sub(
        r"(<a:accent1>\s*<a:srgbClr val=)\"\w+\"", r'\1"123456"', part_of(guest, "xl/theme/theme1.xml")
    )
    painted = with_parts(guest, **{"xl__theme__theme1.xml": theme.encode()})
    font = load_workbook(BytesIO(with_guests(book(入力=_drawn), [Guest("様式", painted)])))["様式"]["A1"].font
    assert (font.name, font.scheme, font.color.rgb, font.color.tint) == ("游明朝", None, "FF123456", 0.4)
    same = load_workbook(BytesIO(with_guests(guest, [Guest("様式", guest)])))["様式"]["A1"].font
    assert same.color.theme == 4


def test_書式の無いセルは_元のブックの標準の書体のまま() -> None:
    joined = with_guests(_normal("Calibri", 11), [Guest("様式", _normal("ＭＳ 明朝", 9))])
    font = load_workbook(BytesIO(joined))["様式"]["A1"].font
    assert (font.name, font.sz) == ("ＭＳ 明朝", 9)


def test_見本の書式の名は_二度足しても同じに見える() -> None:
    guest = template("列と行の書式")
    joined = with_guests(template("枠だけ"), [Guest("一", guest), Guest("二", guest)])
    sheets = load_workbook(BytesIO(joined))
    first, second = sheets["一"], sheets["二"]
    was = load_workbook(BytesIO(guest))[SHEET]
    for row in was.iter_rows():
        for cell in row:
            for other in (first, second):
                now = other[cell.coordinate]
                assert (now.number_format, now.fill.fgColor.rgb) == (
                    cell.number_format,
                    cell.fill.fgColor.rgb,
                )
