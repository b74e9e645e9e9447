"""シートの名を替えることの約束: 式の外に書かれた名も替わり、写すと答えの変わる物は断る。"""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from book_audit import audit
from form_corpus import CORPUS, template
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, name_cells, part_of, with_parts

from madoguchi_core.errors import FormError
from madoguchi_excel.joining import Guest, with_guests
from madoguchi_excel.joining._references import References

_SHEET, _JOINED = "xl/worksheets/sheet1.xml", "xl/worksheets/guest1-1.xml"
_REFERENCES = References(
    {"申請書": "葬祭費", "o'hara": "o'hara (2)", "控え": "葬祭費 控え"}, "葬祭費", {"世帯": "世帯_2"}
)


def _host() -> bytes:
    return book(入力=lambda sheet: None)


def _edited(name: str, part: str, before: str, after: str) -> bytes:
    xml = part_of(template(name), part)
    assert before in xml
    return with_parts(template(name), **{part.replace("/", "__"): xml.replace(before, after, 1).encode()})


def _joined(content: bytes, part: str = _JOINED) -> str:
    joined = with_guests(_host(), [Guest("葬祭費", content)])
    assert audit(joined) == []
    return part_of(joined, part)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("申請書!A1+'申請書'!B2", "'葬祭費'!A1+'葬祭費'!B2"),
        ("'O''Hara'!A1", "'o''hara (2)'!A1"),
        ('"申請書!A1"&申請書!A1', "\"申請書!A1\"&'葬祭費'!A1"),
        ("SUM(申請書:控え!A1)", "SUM('葬祭費:葬祭費 控え'!A1)"),
        ("SUM('申請書:控え'!A1:B2)", "SUM('葬祭費:葬祭費 控え'!A1:B2)"),
        ("申請書!A1:申請書!B2", "'葬祭費'!A1:'葬祭費'!B2"),
        ("A1:申請書!B2", "A1:'葬祭費'!B2"),
        ("入力!A1+#REF!", "入力!A1+#REF!"),
        ("SUM(世帯[金額])+[@金額]", "SUM(世帯_2[金額])+[@金額]"),
        ("SUM(世帯[[#Totals],[金額]])", "SUM(世帯_2[[#Totals],[金額]])"),
    ],
)
def test_式の中の名だけを替える(before: str, after: str) -> None:
    assert _REFERENCES.formula(before) == after


@pytest.mark.parametrize(
    "formula",
    [
        "[1]申請書!A1",
        "'[台帳.xlsx]申請書'!A1",
        "[1]!氏名",
        "SUM(申請書:入力!A1)",
        "SUM('入力:申請書'!A1)",
        "よその表[金額]",
    ],
)
def test_写すと指す先を失う式は_様式の題を言って断る(formula: str) -> None:
    with pytest.raises(FormError, match=r"MDG484.*葬祭費"):
        _REFERENCES.formula(formula)


def test_文字から番地を作る式があれば_どの名前も付いて行く() -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A1"] = "=SUM(INDIRECT(B2))"
        name_cells(sheet, "芽室町", "申請書!$D$1:$D$9")

    joined = with_guests(_host(), [Guest("葬祭費", book(申請書=form))])
    found = load_workbook(BytesIO(joined))["葬祭費"].defined_names
    assert {name: item.attr_text for name, item in found.items()} == {"芽室町": "'葬祭費'!$D$1:$D$9"}


def test_表が無いブックの角括弧は断る() -> None:
    with pytest.raises(FormError, match="MDG484"):
        References({}).formula("[@金額]")


@pytest.mark.parametrize("kind", ["pivotTable", "slicer", "timeline", "queryTable"])
def test_ブックに一つの部品に頼る集計の部品があれば断る(kind: str) -> None:
    link = f'<Relationship Id="rId77" Type="http://x/{kind}" Target="../media/image1.png"/></Relationships>'
    guest = _edited("図形", "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", link)
    with pytest.raises(FormError, match="MDG484"):
        with_guests(_host(), [Guest("様式", with_parts(guest, xl__media__image1__png=b"x"))])


def test_グラフの範囲の名も替わる() -> None:
    chart = _joined(template("グラフ"), "xl/guest1/charts/chart1.xml")
    assert set(re.findall("<c:f>([^!]*)!", chart)) == {"'葬祭費'"}


def test_飛び先の名も替わり_外のファイルの中の場所は替わらない() -> None:
    sheet = _joined(template("入力規則"))
    assert "location=\"'葬祭費'!A1\"" in sheet
    outside = _edited("入力規則", _SHEET, '<hyperlink ref="', '<hyperlink location="申請書!B9" ref="')
    places = re.findall('<hyperlink [^>]*location="([^"]*)"[^>]*>', _joined(outside))
    assert sorted(places) == ["'葬祭費'!A1", "申請書!B9"]


def test_コントロールとつながるセルの名も替わる() -> None:
    name = "フォームのチェックボックス"
    linked = _edited(name, "xl/ctrlProps/ctrlProp1.xml", "$J$8", "申請書!$J$8")
    assert "fmlaLink=\"'葬祭費'!$J$8\"" in _joined(linked, "xl/guest1/ctrlProps/ctrlProp1.xml")
    listed = _edited(name, "xl/ctrlProps/ctrlProp1.xml", 'lockText="1"', 'fmlaRange="申請書!$A$1:$A$3"')
    assert "fmlaRange=\"'葬祭費'!$A$1:$A$3\"" in _joined(listed, "xl/guest1/ctrlProps/ctrlProp1.xml")
    drawn = _edited(
        name,
        "xl/drawings/vmlDrawing1.vml",
        "$J$8</x:FmlaLink>",
        "申請書!$J$8</x:FmlaLink><x:FmlaRange>申請書!$A$1</x:FmlaRange><x:FmlaMacro>[0]!押す</x:FmlaMacro>",
    )
    vml = _joined(drawn, "xl/guest1/drawings/vmlDrawing1.vml")
    assert (
        "<x:FmlaLink>'葬祭費'!$J$8</x:FmlaLink><x:FmlaRange>'葬祭費'!$A$1</x:FmlaRange><x:NoThreeD/>" in vml
    )
    active = _edited(
        "ActiveX", _SHEET, "<controlPr ", '<controlPr linkedCell="申請書!$J$8" macro="[0]!押す" '
    )
    assert 'linkedCell="\'葬祭費\'!$J$8" macro=""' in _joined(active)


def test_図形の文字が引くセルの名も替わり_マクロの名は外れる() -> None:
    shape = _edited(
        "図形", "xl/drawings/drawing1.xml", 'macro="" textlink=""', 'macro="押す" textlink="申請書!$A$1"'
    )
    assert 'macro="" textlink="\'葬祭費\'!$A$1"' in _joined(shape, "xl/guest1/drawings/drawing1.xml")


def test_入力規則と条件付き書式とスパークラインの名も替わる() -> None:
    listed = _edited("入力規則", _SHEET, "<formula1>30", "<formula1>申請書!$B$1")
    assert "<formula1>'葬祭費'!$B$1<" in _joined(listed)
    limit = '<cfvo type="formula" val="申請書!$A$1"/>'
    sheet = _joined(_edited("データバー", _SHEET, '<cfvo type="min"/>', limit))
    assert "val=\"'葬祭費'!$A$1\"" in sheet
    sparkline = _joined(template("スパークライン"))
    assert set(re.findall("<xm:f>([^!<]*)!", sparkline)) == {"'葬祭費'"}


def _with_link(target: str, mode: str) -> bytes:
    relation = f'<Relationship Id="rIdJump" Type="http://x/hyperlink" Target="{target}"{mode}/>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation}</Relationships>"
    )
    parts = {"xl__drawings___rels__drawing1.xml.rels": relations.encode()}
    return with_parts(template("図形"), **parts)


@pytest.mark.parametrize(
    ("target", "mode", "wanted"),
    [
        ("#申請書!A1", "", "#'葬祭費'!A1"),
        ("#%E7%94%B3%E8%AB%8B%E6%9B%B8!A1", "", "#'葬祭費'!A1"),
        ("#入力!A1", "", "#入力!A1"),
        ("file:///%E6%A7%98%20a.pdf", ' TargetMode="External"', "file:///%E6%A7%98%20a.pdf"),
        ("https://example.jp/?a=1&amp;b=%2F", ' TargetMode="External"', "https://example.jp/?a=1&amp;b=%2F"),
    ],
)
def test_図形の飛び先は_ブックの中なら名が替わり_外なら書かれたまま(
    target: str, mode: str, wanted: str
) -> None:
    relations = _joined(_with_link(target, mode), "xl/guest1/drawings/_rels/drawing1.xml.rels")
    assert f'Target="{wanted}"{mode}/>' in relations


def test_外のブックを読むだけで使わない名前では断らない() -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A1"] = "題"

    guest = book(申請書=form)
    xml = part_of(guest, "xl/workbook.xml")
    names = '<definedNames><definedName name="台帳">[1]台帳!$A$1</definedName></definedNames>'
    named = re.sub("<definedNames ?/>|(?=<calcPr)", names, xml, count=1)
    assert "台帳" not in _joined(with_parts(guest, **{"xl__workbook.xml": named.encode()}))


def test_どの見本でも_替えた後の式は_あるシートと名だけを指す() -> None:
    makers: list[Callable[[], bytes]] = [
        CORPUS[name] for name in ("欄を読む式", "テーブル", "スパークライン", "グラフ")
    ]
    joined = with_guests(_host(), [Guest("様式", make()) for make in (*makers, *makers)])
    assert audit(joined) == []
