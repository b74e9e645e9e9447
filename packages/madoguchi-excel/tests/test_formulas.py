"""書いたセルに頼る計算式の、前の答えを残さない約束。"""

from collections.abc import Mapping

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from small_books import Draw, book, name_cells, part_of, with_cached, with_parts

from madoguchi_excel import CellWrite, Plan, fill

SHEETS = {"申請書": 1, "控え": 2}


def _formulas(cells: Mapping[str, str]) -> Draw:
    def draw(sheet: Worksheet) -> None:
        for cell, formula in cells.items():
            sheet[cell] = formula

    return draw


def _kept(content: bytes, sheet: str = "申請書") -> set[str]:
    """前の答えが残っている計算式のセル。"""
    import re

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


def test_計算の順に無いシートは_式が無いと見て開かない() -> None:
    """Excel はどの式も計算の順に書く。二十枚のブックで、要らないシートを開かないため。"""
    content = book(申請書=_formulas({"A1": "x"}), 控え=_formulas({"A1": "=申請書!B2"}))
    chain = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/></calcChain>'
    relations = part_of(content, "xl/_rels/workbook.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
        ' Target="calcChain.xml"/></Relationships>',
    )
    parts = {"xl__calcChain.xml": chain, "xl___rels__workbook.xml.rels": relations.encode()}
    listed = with_parts(with_cached(content, "xl/worksheets/sheet2.xml", result="前"), **parts)
    assert _kept(fill(listed, Plan((CellWrite("申請書", "B2", "芽室"),))), "控え") == {"A1"}
