"""確かめられないことの指摘と、印刷の設定との比べ。"""

import pytest
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from preview_books import SHEET, Change, build

from madoguchi_core.findings import Severity
from madoguchi_excel.preview import Book, SheetPages
from madoguchi_excel.preview._book import open_book
from madoguchi_excel.preview._limits import limits
from madoguchi_excel.preview._paper import too_many_pages
from madoguchi_excel.preview._wanted import wanted_fonts


def _name(sheet: Worksheet) -> None:
    sheet["A1"] = "氏名"


def _gannen(sheet: Worksheet) -> None:
    sheet["A1"] = 43617
    sheet["A1"].number_format = '[$-ja-JP-x-gannen]ggge"年"'


def _with(part: str, text: str = "<x/>") -> Book:
    return build("申請書.xlsx", _name, parts={part: lambda _: text})


def _cell(attributes: str) -> Book:
    change: Change = lambda text: text.replace('<c r="A1"', f'<c r="A1" {attributes}')  # noqa: E731
    return build("申請書.xlsx", _name, parts={SHEET: change})


@pytest.mark.parametrize(
    ("book", "word"),
    [
        (_with("xl/featurePropertyBag/featurePropertyBag.xml"), "チェックボックス"),
        (_with("xl/activeX/activeX1.xml"), "ActiveX"),
        (_with("xl/threadedComments/threadedComment1.xml"), "スレッド"),
        (_with("xl/diagrams/data1.xml"), "SmartArt"),
        (_with("xl/slicers/slicer1.xml"), "スライサー"),
        (_with("xl/embeddings/oleObject1.bin"), "埋め込んだ"),
        (_with("xl/externalLinks/externalLink1.xml"), "リンク"),
        (_with("xl/vbaProject.bin"), "マクロ"),
        (_with("xl/printerSettings/printerSettings1.bin"), "プリンター"),
        (build("申請書.xlsx", _gannen), "元年"),
        (_cell('ph="1"'), "ふりがな"),
        (_cell("cm='1'"), "動的配列"),
    ],
)
def test_確かめられない物があれば言う(book: Book, word: str) -> None:
    (finding,) = limits(book, open_book(book))

    assert finding.code == "MDG446"
    assert word in finding.message
    assert finding.where.startswith("申請書.xlsx")


def test_確かめられない物が無ければ_何も言わない() -> None:
    book = build("申請書.xlsx", _name)
    assert list(limits(book, open_book(book))) == []


def _fitting(width: int, height: int, area: str | None = None) -> Book:
    def fill(sheet: Worksheet) -> None:
        _name(sheet)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = width, height
        if area:
            sheet.print_area = area

    return build("申請書.xlsx", fill)


@pytest.mark.parametrize(
    ("book", "pages", "said"),
    [
        (_fitting(1, 1), 1, False),
        (_fitting(1, 1), 2, True),
        (_fitting(1, 2), 2, False),
        (_fitting(1, 2), 3, True),
        (_fitting(1, 0), 9, False),
        (_fitting(1, 1, "A1:B2,D1:E2"), 2, False),
        (_fitting(1, 1, "A1:B2,D1:E2"), 3, True),
        (build("申請書.xlsx", _name), 9, False),
    ],
)
def test_収める設定より多いページになれば言う(book: Book, pages: int, *, said: bool) -> None:
    found = list(too_many_pages(book, open_book(book), [SheetPages("申請書", pages)]))

    assert [finding.code for finding in found] == ["MDG448"] * said
    assert all(finding.severity is Severity.WARNING for finding in found)


def test_使っている書体だけを読む() -> None:
    shape = '<a:ea typeface="ＭＳ Ｐ明朝"/><a:latin typeface="+mn-lt"/><a:t>印</a:t>'
    footer: Change = lambda text: text.replace(  # noqa: E731
        "</worksheet>",
        '<headerFooter><oddFooter>&amp;"游明朝,標準"様式</oddFooter></headerFooter></worksheet>',
    )
    book = build(
        "申請書.xlsx",
        _name,
        font="ＭＳ ゴシック",
        parts={SHEET: footer, "xl/drawings/drawing1.xml": lambda _: shape},
    )

    # 図形が書体を決めない字は、テーマの和文の書体（ＭＳ Ｐゴシック）で出る
    assert set(wanted_fonts(open_book(book))) == {
        "ＭＳ ゴシック",
        "ＭＳ Ｐ明朝",
        "ＭＳ Ｐゴシック",
        "游明朝",
    }


def test_字の無いブックは_どの書体も求めない() -> None:
    book = build("白紙.xlsx", lambda sheet: None)
    assert wanted_fonts(open_book(book)) == ()
