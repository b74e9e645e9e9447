"""足したシートの名・番号・名前の一覧の約束: 受け取るブックに何が無くても、何がもうあっても、取り違えない。"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Literal

import pytest
from book_audit import audit
from book_parts import Book
from form_corpus import template
from openpyxl import load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book, name_cells, part_of, with_parts

from madoguchi_excel.joining import Guest, with_guests

_BOOK = "xl/workbook.xml"


def _says(text: str) -> Callable[[Worksheet], None]:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = text
        sheet["A2"] = 3
        sheet["A2"].number_format = '0"通"'
        sheet.print_area = "A1:B2"

    return draw


def _names(content: bytes) -> list[str]:
    return [name for name, _ in Book(content).sheets]


def _print_areas(content: bytes) -> list[tuple[int, str]]:
    read = Book(content)
    items = read.tree(read.book_part).iterfind("{*}definedNames/{*}definedName")
    return [
        (int(item.get("localSheetId", "-1")), item.text or "")
        for item in items
        if item.get("name") == "_xlnm.Print_Area"
    ]


def test_足したブックにもう一度足しても_どのシートも失われない() -> None:
    once = with_guests(book(入力=_says("零")), [Guest("一", book(様式=_says("一枚目")))])
    twice = with_guests(
        once, [Guest("二", book(様式=_says("二枚目"))), Guest("三", book(様式=_says("三枚目")))]
    )
    sheets = load_workbook(BytesIO(twice))
    assert {sheet.title: sheet["A1"].value for sheet in sheets} == {
        "入力": "零",
        "一": "一枚目",
        "二": "二枚目",
        "三": "三枚目",
    }
    assert audit(twice) == []


def test_隠れたシートも隠れたまま付いて来て_選ぶ欄の一覧が残る() -> None:
    def form(sheet: Worksheet) -> None:
        rule = DataValidation("list", formula1="リスト!$A$1:$A$3")
        sheet.add_data_validation(rule)
        rule.add("B2")
        sheet["C1"] = "=VLOOKUP(B2,リスト!A1:B3,2,0)&裏!A1"

    def hidden(state: Literal["hidden", "veryHidden"]) -> Callable[[Worksheet], None]:
        def draw(sheet: Worksheet) -> None:
            sheet["A1"] = "本人"
            sheet.sheet_state = state

        return draw

    guest = book(申請書=form, リスト=hidden("hidden"), 裏=hidden("veryHidden"))
    joined = with_guests(book(入力=_says("x")), [Guest("葬祭費", guest)])
    found = load_workbook(BytesIO(joined))
    states = {sheet.title: sheet.sheet_state for sheet in found}
    assert states == {
        "入力": "visible",
        "葬祭費": "visible",
        "葬祭費 リスト": "hidden",
        "葬祭費 裏": "veryHidden",
    }
    assert found["葬祭費"]["C1"].value == "=VLOOKUP(B2,'葬祭費 リスト'!A1:B3,2,0)&'葬祭費 裏'!A1"
    (rule,) = found["葬祭費"].data_validations.dataValidation
    assert rule.formula1 == "'葬祭費 リスト'!$A$1:$A$3"
    assert audit(joined) == []


_BARE_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>'
    b'<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs></styleSheet>'
)


def _without_styles(content: bytes) -> bytes:
    relations = re.sub(
        r"<Relationship [^>]*/styles[^>]*/>", "", part_of(content, "xl/_rels/workbook.xml.rels")
    )
    types = re.sub(r"<Override [^>]*styles[^>]*/>", "", part_of(content, "[Content_Types].xml"))
    parts = {"xl__styles.xml": b"<x/>", "[Content_Types].xml": types.encode()}
    return with_parts(content, **{"xl___rels__workbook.xml.rels": relations.encode()}, **parts)


def _edited(content: bytes, pattern: str, after: str) -> bytes:
    xml = re.sub(pattern, after, part_of(content, _BOOK), flags=re.DOTALL)
    return with_parts(content, **{"xl__workbook.xml": xml.encode()})


@pytest.mark.parametrize(
    "host",
    [
        lambda: with_parts(book(入力=lambda sheet: None), **{"xl__styles.xml": _BARE_STYLES}),
        lambda: _edited(book(入力=_says("x")), "<definedNames>.*</definedNames>", "<definedNames/>"),
        lambda: _edited(book(入力=_says("x")), "<definedNames>.*</definedNames>", ""),
        lambda: template("接頭辞"),
        lambda: template("共有文字列なし"),
        lambda: template("ブックの置き場所"),
        lambda: template("UTF-16"),
    ],
    ids=["素の書式", "空の名前の一覧", "名前の一覧なし", "接頭辞", "共有の文字なし", "置き場所", "UTF-16"],
)
def test_受け取るブックに無い部品があっても_足せる(host: Callable[[], bytes]) -> None:
    joined = with_guests(host(), [Guest("様式", book(申請書=_says("題")))])
    assert audit(joined) == []
    assert _print_areas(joined)[-1] == (len(_names(joined)) - 1, "'様式'!$A$1:$B$2")


def test_書式の部品の無いブックには_書式の部品を足す() -> None:
    joined = with_guests(
        _without_styles(book(入力=lambda sheet: None)), [Guest("様式", book(申請書=_says("題")))]
    )
    assert audit(joined) == []
    assert load_workbook(BytesIO(joined))["様式"]["A2"].number_format == '0"通"'


def test_グラフだけのシートがあっても_シートの番号と名を取り違えない() -> None:
    host = template("グラフシート")
    names = _names(host)
    joined = with_guests(host, [Guest(names[-1], book(申請書=_says("題"))), Guest("別", host)])
    assert _names(joined)[len(names)] == f"{names[-1]} (2)"
    assert (len(names), f"'{names[-1]} (2)'!$A$1:$B$2") in _print_areas(joined)
    assert audit(joined) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("𠮷" * 20, "𠮷" * 15),
        ("a" * 30 + "'b", "a" * 30),
        ("'控え'", "控え"),
        ("[申/請]書:*?\\", "申請書"),
        ("***", "シート"),
        ("", "シート"),
        ("入力", "入力 (2)"),
        ("ＩＮＰＵＴ" * 9, ("ＩＮＰＵＴ" * 9)[:31]),
    ],
)
def test_シートの名は_Excelが受け取る形になる(title: str, wanted: str) -> None:
    joined = with_guests(book(入力=_says("x")), [Guest(title, book(申請書=_says("題")))])
    assert _names(joined) == ["入力", wanted]
    assert audit(joined) == []


def test_長い題が重なっても_大文字と小文字だけの違いでも_名は一つずつ() -> None:
    guests = [Guest("Form" * 9, book(申請書=_says("題"))), Guest("form" * 9, book(申請書=_says("題")))]
    joined = with_guests(book(入力=_says("x")), guests * 6)
    assert len({name.casefold() for name in _names(joined)}) == 13
    assert audit(joined) == []


def test_式が使う名前は_そのシートの名前になって付いて来る() -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A1"] = "=氏名&住所"
        name_cells(sheet, "氏名", "控!$A$1")
        name_cells(sheet, "住所", "氏名")
        name_cells(sheet, "使わない", "申請書!$A$9")

    guest = book(申請書=form, 控=_says("控"))
    joined = with_guests(book(入力=_says("x")), [Guest("一", guest), Guest("二", guest)])
    found = load_workbook(BytesIO(joined))
    assert {name: item.attr_text for name, item in found["二"].defined_names.items()} == {
        "氏名": "'二 控'!$A$1",
        "住所": "氏名",
    }
    assert "使わない" not in part_of(joined, _BOOK)
    assert audit(joined) == []


def test_受け取るブックに同じ名前があれば_式はそちらを指す() -> None:
    def form(sheet: Worksheet) -> None:
        sheet["A1"] = "=氏名"
        name_cells(sheet, "氏名", "申請書!$B$9")

    def entry(sheet: Worksheet) -> None:
        name_cells(sheet, "氏名", "入力!$C$3")

    found = load_workbook(BytesIO(with_guests(book(入力=entry), [Guest("様式", book(申請書=form))])))
    assert dict(found["様式"].defined_names) == {}
    assert found.defined_names["氏名"].attr_text == "入力!$C$3"


def test_名前の一覧は_Excelと同じ並びになる() -> None:
    guests = [Guest("い", book(申請書=_says("題"))), Guest("あ", book(申請書=_says("題")))]
    joined = with_guests(template("印刷の設定"), guests)
    assert [at for at, _ in _print_areas(joined)] == [2, 1, 0]
    assert audit(joined) == []
