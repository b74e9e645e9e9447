"""ブックを読む: 部品の置き場所は関係で決まり、危ない XML は読まない。"""

from io import BytesIO
from zipfile import ZipFile

import pytest
from preview_books import SHEET, build, changed

from madoguchi_core.errors import FormError
from madoguchi_excel.preview import Book
from madoguchi_excel.preview._book import open_book
from madoguchi_excel.preview._wanted import wanted_fonts

_MOVED = {"xl/workbook.xml": "book.xml", "xl/_rels/workbook.xml.rels": "_rels/book.xml.rels"}


def _moved(content: bytes) -> bytes:
    """ブックの部品を、いつもと違う所に置く。"""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(_MOVED.get(name, name), before.read(name))
    rooted = {
        "_rels/.rels": lambda text: text.replace("xl/workbook.xml", "book.xml"),
        "_rels/book.xml.rels": lambda text: text.replace('Target="styles', 'Target="xl/styles'),
    }
    return changed(buffer.getvalue(), rooted)


def test_部品の置き場所が違っても読める() -> None:
    plain = build("申請書.xlsx", lambda sheet: sheet.append(["氏名"]))
    moved = Book("申請書.xlsx", _moved(plain.content))

    assert [(sheet.name, sheet.part) for sheet in open_book(moved).sheets] == [("申請書", SHEET)]
    assert wanted_fonts(open_book(moved)) == wanted_fonts(open_book(plain)) == ("ＭＳ 明朝",)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/workbook.xml", "<workbook>"),
        ("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'),
        ("xl/styles.xml", "<styleSheet>"),
        ("_rels/.rels", "<none/>"),
    ],
)
def test_壊れた部品と_実体を定めた部品は読まない(part: str, text: str) -> None:
    book = build("申請書.xlsx", lambda sheet: sheet.append(["氏名"]))
    broken = Book(book.name, changed(book.content, {part: lambda _: text}))

    with pytest.raises(FormError, match="MDG420"):
        wanted_fonts(open_book(broken))
