"""書いたセルに頼る計算式の、前の答えを残さない約束。"""

import re
from collections.abc import Mapping

import pytest
from form_corpus import CORPUS, SHEET
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet
from small_books import Draw, book, name_cells, part_of, sheet_of, with_cached, with_parts

from madoguchi_excel import Area, CellWrite, Plan, fill
from madoguchi_excel._cell_xml import CellFormula
from madoguchi_excel._formulas import dependents
from madoguchi_excel._package import Package

SHEETS = {"申請書": 1, "控え": 2}


def _formulas(cells: Mapping[str, str]) -> Draw:
    def draw(sheet: Worksheet) -> None:
        for cell, formula in cells.items():
            sheet[cell] = formula

    return draw


def _kept(content: bytes, sheet: str = "申請書") -> set[str]:
    """前の答えが残っている計算式のセル。"""
    xml = part_of(content, f"xl/worksheets/sheet{SHEETS[sheet]}.xml")
    return set(re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*><f[^>]*>[^<]*</f><v>前</v>', xml))


def _filled(*writes: str, kana: str | None = None, **cells: Mapping[str, str]) -> bytes:
    content = book(**{title: _formulas(formulas) for title, formulas in cells.items()})
    for number in range(1, len(cells) + 1):
        content = with_cached(content, f"xl/worksheets/sheet{number}.xml", result="前")
    return fill(content, Plan(tuple(CellWrite("申請書", cell, "芽室", kana) for cell in writes)))


@pytest.mark.parametrize(
    "formula",
    [
        "=B2",
        '=B2&" 様"',
        '=IF(B2="","未記入",B2)',
        "=$B$2",
        "=SUM(A1:C3)",
        "=SUM(B:B)",
        "=COUNTA(1:3)",
        "=申請書!B2",
        "='申請書'!B2",
        '=INDIRECT("B"&2)',
        "=OFFSET(A1,1,1)",
        "=SUM(A1:C1,C2:B2)",
    ],
)
def test_書いたセルを読む式の前の答えは残さない(formula: str) -> None:
    content = _filled("B2", 申請書={"D9": formula, "D10": "=E1"})
    assert _kept(content) == {"D10"}


@pytest.mark.parametrize("formula", ["=B3", "=SUM(C1:C9)", "=B20", "=AB2", '="B2"', "=控え!B2", "=BB22"])
def test_書いたセルを読まない式の前の答えは残す(formula: str) -> None:
    content = _filled("B2", 申請書={"D9": formula}, 控え={"A1": "=1"})
    assert _kept(content) == {"D9"}


def test_間に式をはさんで読む式の前の答えも残さない() -> None:
    content = _filled("B2", 申請書={"D1": "=D2", "D2": "=D3", "D3": "=B2", "D4": "=E9"})
    assert _kept(content) == {"D4"}


def test_ほかのシートの式も追い_間のシートを通って戻る式も追う() -> None:
    content = _filled(
        "B2", 申請書={"D1": "=控え!A1", "D2": "=控え!A2"}, 控え={"A1": "=申請書!B2", "A2": "=A9"}
    )
    assert (_kept(content), _kept(content, "控え")) == ({"D2"}, {"A2"})


def test_名前で読む式も追う() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["D1"], sheet["D2"], sheet["D3"] = '=氏名&" 様"', "=別の欄", "=知らない名"
        name_cells(sheet, "氏名", "申請書!$B$2")
        name_cells(sheet, "別の欄", "申請書!$C$3")

    content = fill(with_cached(book(申請書=draw), result="前"), Plan((CellWrite("申請書", "B2", "芽室"),)))
    # 知らない名は、どこを読むか分からないので、頼ると数える
    assert _kept(content) == {"D2"}


def test_頼る式があるときだけ_開いたときの全部の計算を頼む() -> None:
    asked = part_of(_filled("B2", 申請書={"D1": "=B2"}), "xl/workbook.xml")
    assert asked.count('fullCalcOnLoad="1"') == 1
    content = book(申請書=_formulas({"D1": "=E1"}))
    kept = fill(content, Plan((CellWrite("申請書", "B2", "芽室"),)))
    assert part_of(kept, "xl/workbook.xml") == part_of(content, "xl/workbook.xml")


def test_ふりがなを取り出す式には_かなを入れておく() -> None:
    """LibreOffice には PHONETIC が無く、Excel も開くまでは前の人のかなを見せる。"""
    with_kana = part_of(_filled("B2", kana="メムロ", 申請書={"D1": "=PHONETIC(B2)"}))
    assert "<f>PHONETIC(B2)</f><v>メムロ</v>" in with_kana
    without = part_of(_filled("B2", 申請書={"D1": "=PHONETIC(B2)"}))
    assert "<f>PHONETIC(B2)</f><v>芽室</v>" in without


def test_計算の順に無いシートの式も追う() -> None:
    """書き足した式や、よその道具が書いた式は、計算の順（calcChain）に無いことがある。"""
    content = book(申請書=_formulas({"A1": "x"}), 控え=_formulas({"A1": "=申請書!B2", "A2": "=申請書!B3"}))
    chain = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/></calcChain>'
    relations = part_of(content, "xl/_rels/workbook.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
        ' Target="calcChain.xml"/></Relationships>',
    )
    parts = {"xl__calcChain.xml": chain, "xl___rels__workbook.xml.rels": relations.encode()}
    listed = with_parts(with_cached(content, "xl/worksheets/sheet2.xml", result="前"), **parts)
    assert _kept(fill(listed, Plan((CellWrite("申請書", "B2", "芽室"),))), "控え") == {"A2"}


@pytest.mark.parametrize(
    "formula",
    [
        "=申請書!氏名",
        "=左の欄",
        "=SUM(A1:INDEX(C1:C9,1))",
        "=SUM(IF(TRUE,A1,A2):C1)",
        "=表1[氏名]",
        "=SUM(申請書:控え!B2)",
        "=B2#",
        "=[1]台帳!A1",
    ],
)
def test_何を読むか言い切れない式は_頼ると数える(formula: str) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["D9"] = formula
        name_cells(sheet, "左の欄", "申請書!A1")
        assert sheet.parent is not None
        sheet.defined_names["氏名"] = DefinedName("氏名", attr_text="申請書!$B$2")

    content = with_cached(book(申請書=draw, 控え=_formulas({"A1": "x"})), result="前")
    assert _kept(fill(content, Plan((CellWrite("申請書", "B2", "芽室"),)))) == set()


def _shared(formula: str) -> bytes:
    """D5:D7 に、まとめ書き（shared）の式があるブック。"""
    content = book(申請書=_formulas({"C5": "x", "C6": "x", "C7": "x", "D5": "=1", "D6": "=1", "D7": "=1"}))
    xml = part_of(content)
    xml = re.sub(r'<c r="D5"[^>]*><f>1</f>', f'<c r="D5"><f t="shared" ref="D5:D7" si="0">{formula}</f>', xml)
    for row in (6, 7):
        xml = re.sub(rf'<c r="D{row}"[^>]*><f>1</f>', f'<c r="D{row}"><f t="shared" si="0"/>', xml)
    return with_cached(with_parts(content, **{"xl__worksheets__sheet1.xml": xml.encode()}), result="前")


def test_まとめ書きのふりがなの式は_それぞれの行の人のかなになる() -> None:
    writes = (CellWrite("申請書", "C5", "山田", "ヤマダ"), CellWrite("申請書", "C6", "鈴木", "スズキ"))
    xml = part_of(fill(_shared("PHONETIC(C5)"), Plan(writes)))
    results = dict(re.findall(r'<c r="(D[567])"[^>]*><f[^>]*?(?:/>|>[^<]*</f>)<v>([^<]*)</v>', xml))
    assert results == {"D5": "ヤマダ", "D6": "スズキ", "D7": "前"}


def test_まとめ書きの元の式を替えても_ほかの式は元のまま読める() -> None:
    content = fill(_shared('C5&amp;$C$7&amp;"C5"'), Plan((CellWrite("申請書", "D5", CellFormula("C5*3")),)))
    sheet = sheet_of(content)
    assert [sheet[cell].value for cell in ("D5", "D6", "D7")] == ["=C5*3", '=C6&$C$7&"C5"', '=C7&$C$7&"C5"']


def test_式を書けば_開いたときの全部の計算を頼む() -> None:
    content = fill(book(申請書=_formulas({"A1": "x"})), Plan((CellWrite("申請書", "B2", CellFormula("A1")),)))
    assert 'fullCalcOnLoad="1"' in part_of(content, "xl/workbook.xml")


def test_データテーブルは_入れ替えるセルに頼る() -> None:
    content = CORPUS["データテーブルと共有数式"]()
    found = re.search(r'<f t="dataTable"[^>]*r1="([A-Z]+[0-9]+)"', part_of(content))
    assert found is not None
    before, after = part_of(content), part_of(fill(content, Plan((CellWrite(SHEET, found[1], 9),))))
    assert before.count("<v>") > after.count("<v>")


def test_式が一万あっても_つながりを二乗の手間で追わない() -> None:
    """一列に千つながった式と、同じセルを読む一万の式。どれも古いと分かる。"""
    chain = {f"D{row}": f"=D{row - 1}" for row in range(2, 1001)}
    flat = {f"{column}{row}": "=B2" for column in ("F", "G", "H", "I", "J") for row in range(1, 1001)}
    content = book(申請書=_formulas({"D1": "=B2", **chain, **flat}))
    package = Package(content)
    tried = 0

    def counted(area: Area, other: Area) -> bool:
        nonlocal tried
        tried += 1
        return bool(meets(area, other))

    meets = Area.meets
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Area, "meets", counted)
        found = dependents(package, {"申請書": {(2, 2)}})
    assert sum(map(len, found.values())) == 6000
    assert tried < 60_000
