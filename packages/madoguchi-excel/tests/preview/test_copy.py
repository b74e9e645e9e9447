"""LibreOffice に渡す写し: 計算できない式だけを値に変え、ほかは変えない。"""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from preview_books import SHEET, build

from madoguchi_core.findings import Severity
from madoguchi_excel._stylesheet import StyleSheet
from madoguchi_excel.preview import Book
from madoguchi_excel.preview._book import open_book
from madoguchi_excel.preview._copy import office_copy

_ROWS = re.compile(r"<sheetData\s*/>|<sheetData></sheetData>")


def _book(cells: str) -> Book:
    def write(text: str) -> str:
        written, times = _ROWS.subn(lambda _: f'<sheetData><row r="1">{cells}</row></sheetData>', text)
        assert times == 1, text
        return written

    return build("申請書.xlsx", lambda sheet: None, parts={SHEET: write})


def _copied(cells: str) -> tuple[str, list[str]]:
    book = _book(cells)
    copy = office_copy(book, open_book(book))
    with ZipFile(BytesIO(copy.content)) as archive:
        text = archive.read(SHEET).decode()
    inside = text.partition('<row r="1">')[2].partition("</row>")[0]
    return inside, [finding.code for finding in copy.findings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            '<c r="A1" s="3" t="str"><f>PHONETIC(B1)</f><v>サトウ</v></c>',
            '<c r="A1" s="3" t="str"><v>サトウ</v></c>',
            id="ふりがな",
        ),
        pytest.param(
            '<c r="A1" t="str"><f>IF(B1="","",phonetic(B1))</f><v>サトウ</v></c>',
            '<c r="A1" t="str"><v>サトウ</v></c>',
            id="式の中_小文字",
        ),
        pytest.param(
            '<c r="A1" cm="1"><f t="array" ref="A1:A2">_xlfn._xlws.SORT(B1:B2)</f><v>1</v></c>',
            '<c r="A1" cm="1"><v>1</v></c>',
            id="動的配列",
        ),
        pytest.param(
            "<c r='A1'><f>[1]Sheet1!A1</f><v>5</v></c>", "<c r='A1'><v>5</v></c>", id="ほかのブック"
        ),
        pytest.param(
            "<c r=\"A1\"><f>1+'[2]申請 (控)'!A1</f><v>5</v></c>",
            '<c r="A1"><v>5</v></c>',
            id="名に空白のあるシート",
        ),
        pytest.param(
            '<c r="A1" t="str"><f t="shared" ref="A1:B1" si="4">PHONETIC(C1)</f><v>ア</v></c>'
            '<c r="B1" t="str"><f t="shared" si="4"/><v>イ</v></c>'
            '<c r="C1"><f t="shared" si="40"/><v>1</v></c>',
            '<c r="A1" t="str"><v>ア</v></c><c r="B1" t="str"><v>イ</v></c>'
            '<c r="C1"><f t="shared" si="40"/><v>1</v></c>',
            id="共有した式は_二つ目からも",
        ),
    ],
)
def test_計算できない式は_値だけにして_そう言う(before: str, after: str) -> None:
    assert _copied(before) == (after, ["MDG443"])


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param('<c r="A1" t="str"><f>PHONETIC(B1)</f></c>', id="値が無い"),
        pytest.param('<c r="A1" t="str"><f>PHONETIC(B1)</f><v></v></c>', id="値が空"),
    ],
)
def test_計算済みの値も無ければ_式のまま渡して注意する(cells: str) -> None:
    book = _book(cells)
    copy = office_copy(book, open_book(book))

    assert copy.content == book.content
    assert [(finding.code, finding.severity) for finding in copy.findings] == [("MDG443", Severity.WARNING)]
    assert "A1" in copy.findings[0].message


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param('<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>', id="計算できる"),
        pytest.param('<c r="A1"><f>SUM(表1[1])+SUM(Sheet!A1)</f><v>3</v></c>', id="表の見出しが数"),
        pytest.param('<c r="A1" t="inlineStr"><is><t>PHONETIC(</t></is></c>', id="式ではない字"),
        pytest.param('<c r="A1" s="1"/><c r="B1"><f>1+1</f><v>2</v></c>', id="空のセルの隣"),
        pytest.param("", id="空のシート"),
    ],
)
def test_ほかは変えない(cells: str) -> None:
    book = _book(cells)
    copy = office_copy(book, open_book(book))

    assert copy.content == book.content
    assert copy.findings == ()


def test_変えたシートのほかの部品は_同じ中身() -> None:
    book = _book('<c r="A1" t="str"><f>PHONETIC(B1)</f><v>サトウ</v></c>')
    copied = Book("写し.xlsx", office_copy(book, open_book(book)).content)
    before, after = open_book(book).archive, open_book(copied).archive

    assert before.names == after.names
    assert {name for name in before.names if before.read(name) != after.read(name)} == {SHEET}


def test_計算できない式が多いときは_五か所と数で言う() -> None:
    cells = "".join(f'<c r="{column}1" t="str"><f>PHONETIC(Z1)</f><v>ア</v></c>' for column in "ABCDEFG")
    (finding,) = office_copy(_book(cells), open_book(_book(cells))).findings

    assert "A1・B1・C1・D1・E1ほか 2 か所" in finding.message
    assert finding.where == "申請書.xlsx 申請書"


@pytest.mark.parametrize("tag", ["[$-ja-JP]", "[$-ja-JP-x-gannen]", "[$-ja-JP-x-gannen,80]", "[$-JA-JP]"])
def test_和暦の表示形式の言語の名は_LibreOfficeの知る番号にする(tag: str) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["A1"] = date(2026, 3, 3)
        sheet["A1"].number_format = f'{tag}ggge"年"m"月"d"日";@'

    book = build("申請書.xlsx", write)
    copied = open_book(Book("写し.xlsx", office_copy(book, open_book(book)).content))

    assert '[$-411]ggge"年"m"月"d"日";@' in StyleSheet.of(copied).formats.values()
