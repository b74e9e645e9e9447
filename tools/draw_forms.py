"""
葬祭費の申請書のひな形を作る。``uv run python tools/draw_forms.py`` で同じファイルが出る。

ひな形は町が Excel で直してよい。ここは最初の一枚を描いた記録で、動くときには使わない。
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_excel import workbook_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DRAWN_AT = datetime(2026, 4, 1, tzinfo=UTC)
FOLDER = Path(__file__).parent.parent / "plugins/memuro/src/madoguchi_memuro/forms"
SHEET = "申請書"
_COLUMNS = 26
_LABEL_FILL = "EDEDED"
_FONT = "BIZ UDGothic"
# 値が無いまま刷っても手で書けるように、欄に刷っておく。値があれば置き換わる。
_DATE_GUIDE = "　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    申請書ひとつの違うところ。

    Attributes:
        file: ファイル名。
        title: 表題。
        addressee: あて先。
        law: 根拠の一行。
        insured: 被保険者の欄の名。
    """

    file: str
    title: str
    addressee: str
    law: str
    insured: str


SHEETS = (
    Sheet(
        "nhi_funeral.xlsx",
        "国民健康保険　葬祭費支給申請書",
        "（あて先）芽室町長",
        "国民健康保険法第58条の規定による葬祭費の支給を、次のとおり申請します。",
        "被保険者　故人",
    ),
    Sheet(
        "latter_funeral.xlsx",
        "後期高齢者医療　葬祭費支給申請書",
        "（あて先）北海道後期高齢者医療広域連合長",
        "高齢者の医療の確保に関する法律第86条の規定による葬祭費の支給を、次のとおり申請します。",
        "被保険者　故人",
    ),
)


def build(sheet: Sheet) -> bytes:
    """ひな形ひとつを作る。いつも同じバイト列になる。"""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    paper = book.create_sheet(SHEET)
    _page(paper)
    _heading(paper, sheet)
    _insured(paper, sheet)
    _applicant(paper)
    _account(paper)
    _mandate(paper)
    _office(paper)
    book.properties.creator = "madoguchi"
    book.properties.created = DRAWN_AT.replace(tzinfo=None)
    return workbook_bytes(book, modified_at=DRAWN_AT)


def _page(paper: "Worksheet") -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column in range(1, _COLUMNS + 1):
        paper.column_dimensions[get_column_letter(column)].width = 3.5
    for row in range(1, 41):
        paper.row_dimensions[row].height = 24
    paper.page_setup.paperSize = 9
    paper.page_setup.orientation = "portrait"
    paper.page_setup.fitToHeight = 1
    paper.page_setup.fitToWidth = 1
    paper.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    paper.print_area = "A1:Z40"
    paper.print_options.horizontalCentered = True
    for side in ("left", "right", "top", "bottom"):
        setattr(paper.page_margins, side, 0.6)
    paper.sheet_view.showGridLines = False


def _heading(paper: "Worksheet", sheet: Sheet) -> None:
    _text(paper, "A1:Z2", sheet.title, size=16, is_bold=True, across="center")
    _text(paper, "R3:S3", "届出日", size=9, across="right")
    _text(paper, "T3:Z3", f"令和{_DATE_GUIDE}", across="right")
    _text(paper, "A4:P4", sheet.addressee, size=12)
    _text(paper, "A5:Z5", sheet.law, size=10)


def _insured(paper: "Worksheet", sheet: Sheet) -> None:
    _side(paper, "A6:B11", sheet.insured)
    _pair(paper, "C6:F6", "フリガナ", "G6:P6")
    _pair(paper, "Q6:T6", "被保険者番号", "U6:Z6")
    _pair(paper, "C7:F8", "氏　名", "G7:P8", size=14)
    _pair(paper, "Q7:T8", "生年月日", "U7:Z8", guide=f"　　{_DATE_GUIDE}")
    _address(paper, row=9)
    _pair(paper, "C11:F11", "死亡年月日", "G11:P11", guide=f"令和{_DATE_GUIDE}")
    _pair(paper, "Q11:T11", "葬祭を行った日", "U11:Z11", guide=f"令和{_DATE_GUIDE}")


def _applicant(paper: "Worksheet") -> None:
    _side(paper, "A12:B18", "申請者　葬祭を行った方")
    _pair(paper, "C12:F12", "フリガナ", "G12:P12")
    _pair(paper, "Q12:T12", "故人との続柄", "U12:Z12")
    _pair(paper, "C13:F14", "氏　名", "G13:P14", size=14)
    _pair(paper, "Q13:T14", "電話番号", "U13:Z14")
    _address(paper, row=15)
    _pair(paper, "C17:F18", "署　名", "G17:Z18")
    _text(paper, "C19:Z19", "※署名は申請者ご本人が自署してください。", size=8)
    _pair(paper, "A20:F21", "申　請　額", "G20:Z21", guide="　　　　　　　　円", size=14)


def _account(paper: "Worksheet") -> None:
    _side(paper, "A22:B27", "振込先")
    _pair(paper, "C22:F23", "金融機関", "G22:P23")
    _pair(paper, "Q22:T23", "支　店", "U22:Z23")
    _pair(paper, "C24:F24", "種　別", "G24:J24", guide="□普通")
    _text(paper, "K24:N24", "□当座", has_border=True)
    _text(paper, "O24:S24", "口座番号", fill=_LABEL_FILL, across="center", has_border=True)
    for column in "TUVWXYZ":
        _text(paper, f"{column}24:{column}24", "", across="center", has_border=True)
    _pair(paper, "C25:F25", "フリガナ", "G25:Z25")
    _pair(paper, "C26:F27", "口座名義", "G26:Z27", size=13)


def _mandate(paper: "Worksheet") -> None:
    _side(paper, "A29:B33", "委任欄")
    _text(
        paper,
        "C29:Z30",
        "　申請者以外の方の口座に受け取るときは、下に記入してください。\n　私は、次の者に葬祭費の受領を委任します。",
        size=9,
        has_border=True,
    )
    _pair(paper, "C31:F31", "委任する方", "G31:P31")
    _pair(paper, "Q31:T31", "委任の日", "U31:Z31", guide=f"令和{_DATE_GUIDE}")
    _pair(paper, "C32:F32", "受任者住所", "G32:Z32")
    _pair(paper, "C33:F33", "受任者氏名", "G33:P33")
    _pair(paper, "Q33:T33", "電話番号", "U33:Z33")


def _office(paper: "Worksheet") -> None:
    _text(paper, "A35:Z35", "役場記入欄", size=9, fill=_LABEL_FILL, across="center", has_border=True)
    for at, label, choices in (
        ("A36:E36", "受付", ""),
        ("F36:J36", "本人確認", "□個人番号カード\n□運転免許証\n□その他"),
        ("K36:O36", "資格確認", ""),
        ("P36:T36", "葬祭の確認", "□会葬礼状\n□葬儀の領収書\n□その他"),
        ("U36:Z36", "入力・審査", ""),
    ):
        _text(paper, at, label, size=9, across="center", has_border=True)
        _text(paper, at[0] + "37:" + at[4] + "39", choices, size=9, has_border=True)


def _address(paper: "Worksheet", *, row: int) -> None:
    """住所の二行。上の行は、郵便番号を一桁ずつ書くます。"""
    _text(paper, f"C{row}:F{row + 1}", "住　所", size=10, fill=_LABEL_FILL, across="center", has_border=True)
    for column in "GHIJKLMNO":
        mark = {"G": "〒", "K": "－"}.get(column, "")
        _text(paper, f"{column}{row}:{column}{row}", mark, across="center", has_border=True)
    _box(paper, f"P{row}:Z{row}")
    _box(paper, f"G{row + 1}:Z{row + 1}")


def _pair(
    paper: "Worksheet", label_at: str, label: str, value_at: str, *, guide: str = "", size: int = 11
) -> None:
    """見出しと値の欄。``guide`` は、手で書く人のために値の欄に刷っておく言葉。"""
    _text(paper, label_at, label, size=10, fill=_LABEL_FILL, across="center", has_border=True)
    _text(paper, value_at, guide, size=size, has_border=True)


def _side(paper: "Worksheet", at: str, label: str) -> None:
    # 縦書きの回転は表計算ソフトごとに寄り方が違うので、一字ずつ折る
    _text(paper, at, "\n".join(label), size=10, fill=_LABEL_FILL, across="center", has_border=True)


def _box(paper: "Worksheet", at: str) -> None:
    _text(paper, at, "", has_border=True)


def _text(
    paper: "Worksheet",
    at: str,
    text: str,
    *,
    size: int = 11,
    is_bold: bool = False,
    fill: str = "",
    across: str = "left",
    has_border: bool = False,
) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="404040")
    first = at.split(":", maxsplit=1)[0]
    if at.split(":", maxsplit=1)[0] != at.split(":")[1]:
        paper.merge_cells(at)
    cell = paper[first]
    if text:
        cell.value = text
    for row in paper[at] if isinstance(paper[at], tuple) else ((paper[at],),):
        for one in row:
            one.font = Font(name=_FONT, size=size, bold=is_bold)
            if has_border:
                one.border = Border(left=line, right=line, top=line, bottom=line)
            if fill:
                one.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(
        horizontal=across,
        vertical="center",
        wrap_text=True,
        indent=1 if across == "left" and has_border else 0,
    )


def main() -> None:
    """ひな形を、町のパッケージのフォルダーに書く。"""
    for sheet in SHEETS:
        (FOLDER / sheet.file).write_bytes(build(sheet))


if __name__ == "__main__":
    main()
