"""足したシートを LibreOffice で描くと、元のブックと一つの点まで同じ絵になる。"""

from form_corpus import template
from office import require_soffice

from madoguchi_excel.joining import Guest, with_guests
from madoguchi_excel.preview import Book, preview

NAMES = (
    *("図形", "フォームのチェックボックス", "ふりがな", "グラフ", "テーブル", "列と行の書式"),
    *("書体の混ざる文字", "データバー", "スパークライン", "入力規則", "ヘッダーの画像", "シートの保護"),
)


def test_足したシートは_元のブックと同じ絵になる() -> None:
    office = require_soffice()
    joined = with_guests(template("枠だけ"), [Guest(name, template(name)) for name in NAMES])
    books = [
        Book("一つ.xlsx", joined),
        *(Book(f"{name}.xlsx", template(name)) for name in ("枠だけ", *NAMES)),
    ]
    together, *alone = preview(books, dpi=40, office=office)
    assert len(together.pages) >= len(NAMES) + 1
    pages = {name: one.pages for name, one in zip(("枠だけ", *NAMES), alone, strict=True)}
    at = 0
    for name, own in pages.items():
        shown = together.pages[at : at + len(own)]
        assert [bytes(page) for page in shown] == [bytes(page) for page in own], name
        at += len(own)
    assert at == len(together.pages)
