"""シート「判定」: 手続きを、結論の順・期限の早い順に並べて見せる。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.procedures import Outcome
from madoguchi_excel.fallback._answers import DAY_EXAMPLE
from madoguchi_excel.fallback._ledger import located
from madoguchi_excel.fallback._questions import INPUT_SHEET
from madoguchi_excel.fallback._statuses import alarm_of_book
from madoguchi_excel.fallback._style import FAINT, OUTCOME_COLORS, Styles, prepare, protect
from madoguchi_excel.fallback._support import write_notice
from madoguchi_excel.fallback._text import NO_VALUE, wareki
from madoguchi_excel.fallback._work_sheets import TABLE_SHEET, work_cell

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_excel.fallback._verdicts import Verdicts

RESULT_SHEET = "判定"
FIRST_ROW = 8
"""最初の手続きの行（1 から数える）。"""
_HEADS = ("順", "判定", "手続き", "期限", "理由と根拠", "持ち物", "窓口・届け出る人・金額")
_WIDTHS = (5, 12, 24, 28, 60, 32, 28)
_LOOKS = ("center", "outcome", "strong", "small", "small", "tiny", "tiny")
_ROW_HEIGHT = 76
_HIDDEN_COLUMN = len(_HEADS)
_REASON_LETTERS = 105
"""判定の行に収まる理由の長さ。続きはシート「手続き」にある。"""


class ResultSheet:
    """
    シート「判定」を書く。

    Args:
        book: ブック。
        styles: 書式。
        verdicts: 判定の枠。
    """

    def __init__(self, book: Workbook, styles: Styles, verdicts: Verdicts) -> None:
        self._styles = styles
        self._verdicts = verdicts
        self._count = len(verdicts.judged)
        self.sheet: Worksheet = book.add_worksheet(RESULT_SHEET)

    def write(self) -> None:
        """見出しと、結論の順に並べた手続き。"""
        self._head()
        self._summary()
        for at in range(self._count):
            self._row(at)
        self._colors()

    def _head(self) -> None:
        sheet, styles = self.sheet, self._styles
        prepare(sheet, title="判定", repeated=FIRST_ROW - 1)
        protect(sheet)
        sheet.set_tab_color("#B42318")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(_HIDDEN_COLUMN, _HIDDEN_COLUMN, None, None, {"hidden": True})
        sheet.set_row(0, 32)
        sheet.write_string(0, 0, f"判定　{self._verdicts.event.title}の届出", styles["title"])
        sheet.merge_range(1, 0, 1, len(_HEADS) - 1, "", styles["lead"])
        event_on = located(self._verdicts.event_on, work_cell)
        raw = located(self._verdicts.event_day.raw, work_cell)
        asks = f"シート「{INPUT_SHEET}」に死亡日を入れてください。死亡日が無いと、どの手続きも判定しません。"
        said = f'"死亡日 "&{wareki(event_on)}&"　この日に効いている法律と町の値で判定しています。上から、必要・要確認・職権・役場の外・不要の順です。"'
        unread = f"シート「{INPUT_SHEET}」の死亡日を読めません。{DAY_EXAMPLE} のように書き直してください。この日に効いている法律と町の値を選べないので、どの手続きも要確認です。"
        asks = f'IF({raw}="","{asks}","{unread}")'
        sheet.write_formula(1, 0, f'=IF({event_on}="",{asks},{said})', styles["lead"], "")
        sheet.set_row(1, 20)
        sheet.merge_range(2, 0, 2, len(_HEADS) - 1, "", styles["alarm_line"])
        sheet.write_formula(2, 0, f"={alarm_of_book(self._verdicts)}", styles["alarm_line"], "")
        write_notice(sheet, styles, self._verdicts.entries, 4, len(_HEADS) - 1)
        for column, head in enumerate(_HEADS):
            sheet.write_string(FIRST_ROW - 2, column, head, styles["head"])
        sheet.set_row(FIRST_ROW - 2, 20)
        sheet.freeze_panes(FIRST_ROW - 1, 3)
        sheet.autofilter(FIRST_ROW - 2, 0, FIRST_ROW - 2 + self._count, len(_HEADS) - 1)

    def _summary(self) -> None:
        """結論ごとの件数。"""
        column = f"{TABLE_SHEET}!$B$2:$B${self._count + 1}"
        counted = '&"　　"&'.join(
            f'"{outcome.title} "&COUNTIF({column},"{outcome.title}")&" 件"' for outcome in Outcome
        )
        self.sheet.merge_range(3, 0, 3, len(_HEADS) - 1, "", self._styles["count"])
        self.sheet.write_formula(3, 0, f"={counted}", self._styles["count"], "")
        for row, height in ((2, 20), (3, 30), (5, 4)):
            self.sheet.set_row(row, height)

    def _row(self, at: int) -> None:
        sheet, row = self.sheet, FIRST_ROW - 1 + at
        sheet.set_row(row, _ROW_HEIGHT)
        sheet.write_number(row, 0, at + 1, self._styles["center"])
        order = self._table("A")
        sheet.write_formula(row, _HIDDEN_COLUMN, f"=MATCH(SMALL({order},{at + 1}),{order},0)", None, "")
        reason, laws = self._found("E", row), self._found("H", row)
        more = f"…（続きはシート「{TABLE_SHEET}」）"
        short = f'IF(LEN({reason})>{_REASON_LETTERS},LEFT({reason},{_REASON_LETTERS})&"{more}",{reason})'
        cited = f'IF({self._found("B", row)}={NO_VALUE},"",{short}&CHAR(10)&"根拠: "&{laws})'
        found = (
            *(self._found(letter, row) for letter in "BCD"),
            cited,
            *(self._found(letter, row) for letter in "FG"),
        )
        for column, formula in enumerate(found, start=1):
            sheet.write_formula(row, column, f"={formula}", self._styles[_LOOKS[column]], "")

    def _table(self, letter: str) -> str:
        return f"{TABLE_SHEET}!${letter}$2:${letter}${self._count + 1}"

    def _found(self, letter: str, row: int) -> str:
        """その行に並ぶ手続きの、シート「手続き」の値。"""
        return f"INDEX({self._table(letter)},$H{row + 1})"

    def _colors(self) -> None:
        last, top = FIRST_ROW - 1 + self._count, FIRST_ROW
        for outcome, (ink, ground) in OUTCOME_COLORS.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{outcome}"'}
            look = self._styles.conditional(ink, ground)
            self.sheet.conditional_format(f"B{top}:B{last}", {**rule, "format": look})
        faint = {
            "type": "formula",
            "criteria": f'=OR($B{top}="{Outcome.NOT_REQUIRED.title}",$B{top}={NO_VALUE})',
        }
        look = self._styles.conditional(FAINT)
        self.sheet.conditional_format(f"A{top}:G{last}", {**faint, "format": look})
