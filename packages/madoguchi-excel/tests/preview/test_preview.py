"""本物の LibreOffice での下見。起動は遅いので、たくさんのブックを一度に渡す。"""

import tempfile
import threading
from collections.abc import Mapping
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from office import require_mincho, require_soffice
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from preview_books import SHEET, background, build, cached, changed, linked_picture
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from madoguchi_core.errors import FormError
from madoguchi_excel.preview import Book, Preview, SheetPages, preview

RED = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>'


def _name(sheet: Worksheet) -> None:
    sheet["A1"] = "氏名"


def _greeting(sheet: Worksheet) -> None:
    sheet["A1"] = "芽室花子"
    sheet["A2"] = '=A1&" 様"'


def _furigana(sheet: Worksheet) -> None:
    sheet["A1"] = "佐藤"
    sheet["A2"] = "=PHONETIC(A1)"
    sheet["A3"] = '=A2&" さま"'
    sheet["A4"] = ArrayFormula("A4:A5", "=_xlfn.UNIQUE(A1)")


def _era(sheet: Worksheet) -> None:
    sheet["A1"] = '=TEXT(DATE(2026,3,3),"ggge年m月d日")'
    sheet["A2"] = date(2026, 3, 3)
    sheet["A2"].number_format = "mm-dd-yy"  # Excel は、使う国の短い日付で出す
    sheet["A3"], sheet["A4"] = date(2027, 3, 3), date(2028, 3, 3)
    sheet["A3"].number_format = '[$-ja-JP]ggge"年"m"月"d"日"'
    sheet["A4"].number_format = '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@'
    sheet.column_dimensions["A"].width = 30


def _two_pages(sheet: Worksheet) -> None:
    for row in range(1, 71):
        sheet.cell(row, 1, "明細")
    book = sheet.parent
    assert book is not None
    book.create_sheet("控")["A1"] = "控え"


@pytest.fixture(scope="module")
def visitors() -> list[str]:
    return []


@pytest.fixture(scope="module")
def books(visitors: list[str]) -> tuple[Book, ...]:
    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visitors.append(self.path)
            self.send_error(404)

        do_OPTIONS = do_GET  # noqa: N815 標準の名

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 標準の名
            """試験の画面に出さない。"""

    server = HTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"

    def network(sheet: Worksheet) -> None:
        sheet["A1"] = f'=_xlfn.WEBSERVICE("{url}web")'
        sheet["A2"] = f"='{url}[book.xlsx]Sheet1'!A1"

    phonetic = {SHEET: lambda text: cached("A4", "先に計算した値")(cached("A2", "サトウ")(text))}
    return (
        build("明朝.xlsx", _name),
        build("ゴシック.xlsx", _name, font="ＭＳ Ｐゴシック"),
        build("古い値.xlsx", _greeting, parts={SHEET: cached("A2", "未記入")}),
        build("ふりがな.xlsx", _furigana, parts=phonetic),
        build("背景.xlsx", _name, parts=background(RED)),
        build("網の先.xlsx", network, parts=linked_picture(f"{url}picture.png")),
        build("和暦.xlsx", _era),
        build("二枚.xlsx", _two_pages),
    )


@pytest.fixture(scope="module")
def shown(books: tuple[Book, ...]) -> Mapping[str, Preview]:
    require_mincho()
    office = require_soffice()
    return {made.book.stem: made for made in preview(books, office=office)}


def _text(made: Preview) -> str:
    with PdfDocument(made.pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _codes(made: Preview) -> list[str]:
    return [finding.code for finding in made.findings]


def test_渡した順に_ページごとの絵が付いて返る(shown: Mapping[str, Preview], books: tuple[Book, ...]) -> None:
    assert [made.book for made in shown.values()] == list(books)
    for made in shown.values():
        with PdfDocument(made.pdf) as document:
            assert len(made.pages) == len(document) > 0
        assert all(page.startswith(b"\x89PNG\r\n") for page in made.pages)


def test_明朝の様式は_明朝体で出る(shown: Mapping[str, Preview]) -> None:
    """別の種類の書体に、黙って替わらない。"""
    made = shown["明朝"]

    assert [alias.wanted for alias in made.aliases] in ([], ["ＭＳ 明朝"])
    assert made.fonts
    assert all("Mincho" in font or "Serif" in font for font in made.fonts), made.fonts
    assert _codes(made) == ["MDG444"] * len(made.aliases)


def test_ゴシックの様式は_明朝体で出ない(shown: Mapping[str, Preview]) -> None:
    assert not any("Mincho" in font or "Serif" in font for font in shown["ゴシック"].fonts)


def test_古い計算済みの値は出さず_計算し直す(shown: Mapping[str, Preview]) -> None:
    assert "芽室花子 様" in _text(shown["古い値"])
    assert "未記入" not in _text(shown["古い値"])


def test_計算できない式は_計算済みの値のまま出して_そう言う(shown: Mapping[str, Preview]) -> None:
    text = _text(shown["ふりがな"])

    assert "#NAME" not in text
    assert "サトウ さま" in text, "ふりがなを使う式も計算し直す"
    assert "先に計算した値" in text
    said = [finding.message for finding in shown["ふりがな"].findings if finding.code == "MDG443"]
    assert len(said) == 1
    assert "A2・A4" in said[0]


def test_日付も紙の大きさも_日本の物で出る(shown: Mapping[str, Preview]) -> None:
    text = "".join(_text(shown["和暦"]).split())
    assert "令和8年3月3日" in text
    assert "2026/03/03" in text
    assert "令和9年3月3日" in text
    assert "令和10年3月3日" in text
    with PdfDocument(shown["和暦"].pdf) as document:
        assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [210, 297]


def test_シートの背景は_Excelと同じく出さない(shown: Mapping[str, Preview]) -> None:
    with PdfDocument(shown["背景"].pdf) as document:
        assert list(document[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])) == []
    assert "MDG446" in _codes(shown["背景"])


def test_網の先には行かない(shown: Mapping[str, Preview], visitors: list[str]) -> None:
    assert shown["網の先"].pages
    assert visitors == []


def test_シートごとのページの数が分かる(shown: Mapping[str, Preview]) -> None:
    assert shown["二枚"].sheets == (SheetPages("申請書", 2), SheetPages("控", 1))


def test_人の情報は表示に出ない(shown: Mapping[str, Preview]) -> None:
    assert "芽室花子" not in repr(shown["古い値"])
    assert "%PDF" not in repr(shown["古い値"])


def test_何も渡さなければ何も動かさない() -> None:
    assert preview([], office=Path("no-such-office")) == ()


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (Book("壊れた.xlsx", b"PK\x03\x04broken"), "MDG420"),
        (Book("鍵.xlsx", bytes.fromhex("d0cf11e0a1b11ae1")), "MDG421"),
        (Book("文書.docx", build("文書.xlsx", _name).content), "MDG420"),
        (build("書式.xlsx", _name, parts={"xl/styles.xml": lambda _: "<styleSheet>"}), "MDG420"),
    ],
)
def test_開けないブックは_名を挙げて断る(book: Book, code: str) -> None:
    with pytest.raises(FormError, match=book.name) as refused:
        preview([build("よい.xlsx", _name), book], office=Path("no-such-office"))
    assert refused.value.code == code


def test_LibreOfficeが読めないブックは_名を挙げて断り_何も残さない(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    broken = changed(build("x.xlsx", _name).content, {"[Content_Types].xml": lambda _: "目次ではない"})

    with pytest.raises(FormError, match=r"壊れた目次\.xlsx") as refused:
        preview([build("よい.xlsx", _name), Book("壊れた目次.xlsx", broken)], office=require_soffice())

    assert refused.value.code == "MDG441"
    assert "よい.xlsx" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []
