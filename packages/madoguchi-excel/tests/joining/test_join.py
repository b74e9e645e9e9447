"""ブックにほかのブックのシートを足すことの約束: どちらの物も失わず、書式も文字も取り違えない。"""

import re
import warnings
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest
from form_corpus import CORPUS, FEATURES, SHEET
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from small_books import book
from workbook_reading import SHEET_ORDER, read_sheet

from madoguchi_core.errors import FormError
from madoguchi_excel import inspect
from madoguchi_excel.joining import Guest, with_guests

# ブックに一つしか置けない物（マクロ・添えた XML など）。これらはシートに付いて来ない
LEFT = {
    "マクロ": "マクロは写さない",
    "添えたXML": "ブックに添えた物は写さない",
    "グラフシート": "グラフだけのシートは写さない",
    "名前": "数えているのは、使われない名前",
    "セルのチェックボックス": "チェックボックスの印は、ブックに一つの部品にある",
    "動的配列": "配列の決まりは、ブックに一つの部品にある",
    "画像": "セルの中の画像は、ブックに一つの部品にある",
    "スレッド形式のコメント": "コメントを書いた人の一覧は、ブックに一つの部品にある",
    "終わりに並ぶ物": "作業者の一覧は、ブックに一つの部品にある",
    "接頭辞": "数えているのは、ブックの部品の綴り",
    "欄を読む式": "数えているのは、計算の順の部品",
}
REFUSED = {"隠しシートと1904年": "MDG483", "外部のブック": "MDG484", "厳格なOOXML": "MDG485"}
UNREADABLE = {"ブックの置き場所"}  # openpyxl が読めない


def _host() -> bytes:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "入力"
        sheet["A1"].font = Font(name="ＭＳ 明朝", size=20, bold=True)
        sheet["B1"] = 0.5
        sheet["B1"].number_format = "0.000"
        sheet.print_title_rows = "1:1"

    return book(入力=draw)


def _counts(content: bytes) -> Mapping[str, int]:
    with ZipFile(BytesIO(content)) as archive:
        texts = [archive.read(name).decode("latin-1") for name in archive.namelist()]
    patterns = {feature.pattern for features in FEATURES.values() for feature in features if feature.is_kept}
    return {pattern: sum(len(re.findall(pattern, text)) for text in texts) for pattern in patterns}


@pytest.mark.parametrize("name", [name for name in FEATURES if name not in {*LEFT, *REFUSED}])
def test_足したシートの物は_一つも失われない(name: str) -> None:
    guest = CORPUS[name]()
    before, after = _counts(guest), _counts(with_guests(_host(), [Guest("様式", guest)]))
    kept = [feature.pattern for feature in FEATURES[name] if feature.is_kept]
    # 共有の文字はその場の文字になるので、使われない共有の文字のふりがなは数に入らない
    wanted = {
        pattern: before[pattern] for pattern in kept if "sst" not in pattern and "definedName" not in pattern
    }
    assert {pattern: min(after[pattern], count) for pattern, count in wanted.items()} == wanted


def _value(value: object) -> object:
    """配列の式とデータテーブルは、式と範囲で比べる。"""
    return (getattr(value, "text", None), value.ref) if hasattr(value, "ref") else value


def _cells(content: bytes, name: str) -> dict[str, tuple[object, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = load_workbook(BytesIO(content))[name]
    assert isinstance(sheet, Worksheet)
    return {
        cell.coordinate: (
            *(_value(cell.value), cell.number_format, cell.font.name, cell.font.b, cell.fill.fgColor.rgb),
            *(getattr(cell.border.top, "style", None), cell.alignment.horizontal),
        )
        for row in sheet.iter_rows()
        for cell in row
        # 結合の中のセルの書体は、openpyxl がブックの初めの書体に戻して見せる
        if not isinstance(cell, MergedCell) and (cell.value is not None or cell.has_style)
    } | {"merged": tuple(sorted(map(str, sheet.merged_cells.ranges)))}


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in {*REFUSED, *UNREADABLE}])
def test_足したシートは_同じ値と書式と結合を持ち_正しい順に並ぶ(name: str) -> None:
    guest = CORPUS[name]()
    joined = with_guests(_host(), [Guest("様式", guest), Guest("様式", guest)])
    was = {cell: look for cell, look in _cells(guest, SHEET).items() if look[0] != "#VALUE!"}
    for name_of_sheet in ("様式", "様式 (2)"):
        now = _cells(joined, name_of_sheet)
        assert {cell: now.get(cell) for cell in was} == was
    places = [SHEET_ORDER.index(tag) for tag in read_sheet(joined, "様式").tags]
    assert places == sorted(places)


def test_受け取るブックの書式も_印刷の決まりも変わらない() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "氏名"
        sheet["A1"].font = Font(name="ＭＳ ゴシック", size=8)
        sheet["A1"].fill = PatternFill("solid", fgColor="FF112233")
        sheet["B1"] = 3
        sheet["B1"].number_format = '0"通"'
        sheet.print_area = "A1:C9"

    found = load_workbook(BytesIO(with_guests(_host(), [Guest("申請書", book(申請書=draw))])))
    host, guest = found["入力"], found["申請書"]
    assert (host["A1"].font.name, host["A1"].font.sz, host["B1"].number_format) == ("ＭＳ 明朝", 20, "0.000")
    assert (guest["A1"].font.name, guest["A1"].fill.fgColor.rgb) == ("ＭＳ ゴシック", "FF112233")
    assert guest["B1"].number_format == '0"通"'
    assert (host.print_title_rows, guest.print_area) == ("$1:$1", "'申請書'!$A$1:$C$9")


def test_同じ名のシートにも別の名を付け_式の中の名も替える() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "=入力!B2&申請書!C3"

    guest = book(申請書=draw, 入力=lambda sheet: None)
    found = load_workbook(BytesIO(with_guests(_host(), [Guest("葬祭費", guest)])))
    assert found.sheetnames == ["入力", "葬祭費", "葬祭費 入力"]
    assert found["葬祭費"]["A1"].value == "='葬祭費 入力'!B2&'葬祭費'!C3"


def test_二枚が選ばれたままにならない() -> None:
    """二枚が選ばれていると、書いた字が両方のシートに入る。"""
    joined = with_guests(_host(), [Guest("申請書", CORPUS["枠だけ"]())])
    with ZipFile(BytesIO(joined)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "/worksheets/" in name]
    assert sum("tabSelected" in sheet for sheet in sheets) <= 1


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_答えの変わるブックは_どの様式かを言って断る(name: str, code: str) -> None:
    with pytest.raises(FormError, match=code):
        with_guests(_host(), [Guest("様式", CORPUS[name]())])


def test_足す物が無ければ_シートは増えない() -> None:
    assert [sheet.name for sheet in inspect(with_guests(_host(), [])).sheets] == ["入力"]
