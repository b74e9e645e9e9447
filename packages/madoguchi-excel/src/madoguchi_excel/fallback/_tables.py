"""シート「値」と「祝日」: 式が引く表。計算のセルの並びが変わっても、この二つの置き場所は変わらない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.calendar import WarekiStyle, format_wareki, is_announced
from madoguchi_core.rules import choices_of, shown
from madoguchi_excel.fallback import _closed as closed
from madoguchi_excel.fallback import _values as values
from madoguchi_excel.fallback._closed import ROLLING, ClosedDays
from madoguchi_excel.fallback._guards import SOUND
from madoguchi_excel.fallback._style import Styles, prepare, protect
from madoguchi_excel.fallback._text import serial
from madoguchi_excel.fallback._values import ValueRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADS = ("名", "値", "単位", "いつから", "いつまで", "根拠", "確かさ", "状態", "値の名")
_WIDTHS = (44, 16, 7, 12, 12, 46, 22, 24, 30)
_SOURCE_LETTERS = 26
UNSET_WORDS = "町の値が決まっていません"
BROKEN_WORDS = "⚠ 読めない行です。不明とします"


def write_values(book: Workbook, styles: Styles, rows: Sequence[ValueRow]) -> Worksheet:
    """日付で変わる値を並べる。町が決めていない値は、空の行を置く。"""
    sheet = book.add_worksheet(values.VALUES_SHEET)
    prepare(sheet, title="日付で変わる値", repeated=values.FIRST_ROW - 1)
    protect(sheet)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, "日付で変わる値", styles["title"])
    sheet.merge_range(
        1,
        0,
        1,
        len(_WIDTHS) - 1,
        "法律や町が決める値です。出来事の日に効いている行を、上から順に一つ使います。"
        f"黄色の欄が空の値は「{UNSET_WORDS}」として、その手続きを要確認にします。町で決めた値は、黄色の欄に書けばすぐに使われます。",
        styles["lead"],
    )
    sheet.set_row(1, 32)
    for column, head in enumerate(_HEADS):
        sheet.write_string(values.FIRST_ROW - 2, column, head, styles["head"])
    for one in rows:
        _write_value(sheet, styles, one)
    sheet.freeze_panes(values.FIRST_ROW - 1, 1)
    return sheet


def _write_value(sheet: Worksheet, styles: Styles, one: ValueRow) -> None:
    at, dated = one.row - 1, one.dated
    source = "" if dated is None else f"{dated.source}{'　' + dated.note if dated.note else ''}"
    sheet.set_row(at, max(-(-len(source) // _SOURCE_LETTERS) * 13.0 + 4, 18))
    sheet.write_string(at, 0, one.parameter.title, styles["cell"])
    _write_held(sheet, styles, one)
    sheet.write_string(at, 2, one.parameter.unit, styles["center"])
    for column, day in ((3, dated and dated.from_on), (4, dated and dated.until_on)):
        _write_day(sheet, at, column, day or None, styles)
    mark = "" if dated is None else dated.confidence.mark or "確認済み"
    sheet.write_string(at, 5, source, styles["small"])
    sheet.write_string(at, 6, mark, styles["small"])
    unset = f'IF({one.cells[0]}="","{UNSET_WORDS}","")'
    sheet.write_formula(at, 7, f'=IF({one.check}={SOUND},{unset},"{BROKEN_WORDS}")', styles["small"], "")
    sheet.write_string(at, 8, one.name, styles["small"])


def _write_held(sheet: Worksheet, styles: Styles, one: ValueRow) -> None:
    at, kind = one.row - 1, one.parameter.kind
    choices = [shown(choice) for choice in choices_of(kind)]
    if choices:
        sheet.data_validation(at, 1, at, 1, {"validate": "list", "source": choices})
    held = None if one.dated is None else one.dated.value
    if held is None:
        sheet.write_blank(at, 1, None, styles["input"])
    elif choices:
        sheet.write_string(at, 1, shown(held), styles["input"])
    elif isinstance(held, int):
        sheet.write_number(at, 1, held, styles["number"])
    else:
        _write_day(sheet, at, 1, held, styles)


def _write_day(sheet: Worksheet, row: int, column: int, day: object, styles: Styles) -> None:
    from datetime import date

    if isinstance(day, date):
        sheet.write_number(row, column, serial(day), styles["day"])
    else:
        sheet.write_blank(row, column, None, styles["day"])


def write_closed(book: Workbook, styles: Styles, days: ClosedDays, *, made_on: date) -> Worksheet:
    """期限を送る休日を、送り方ごとに並べる。"""
    sheet = book.add_worksheet(closed.CLOSED_SHEET)
    prepare(sheet, title="期限を送る休日", repeated=closed.FIRST_ROW - 1, is_landscape=False)
    protect(sheet)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, "期限を送る休日", styles["title"])
    sheet.merge_range(1, 0, 1, 5, _years_words(days, made_on), styles["lead"])
    sheet.set_row(1, 62)
    for at, rolls in enumerate(ROLLING):
        sheet.set_column(at * 2, at * 2, 13)
        sheet.set_column(at * 2 + 1, at * 2 + 1, 25)
        top = closed.FIRST_ROW - 3
        sheet.merge_range(top, at * 2, top, at * 2 + 1, rolls.title, styles["head"])
        sheet.write_string(top + 1, at * 2, "日付", styles["head"])
        sheet.write_string(top + 1, at * 2 + 1, "和暦", styles["head"])
        for row, day in enumerate(days.days[rolls], start=closed.FIRST_ROW - 1):
            sheet.write_number(row, at * 2, serial(day), styles["day"])
            sheet.write_string(row, at * 2 + 1, format_wareki(day, WarekiStyle.WEEKDAY), styles["small"])
    sheet.freeze_panes(closed.FIRST_ROW - 1, 0)
    return sheet


def _years_words(days: ClosedDays, made_on: date) -> str:
    first, last = days.years.start, days.years.stop - 1
    guessed = [year for year in days.years if not is_announced(year, as_of=made_on)]
    expected = (
        f"{guessed[0]}年からの春分の日・秋分の日は、まだ公表されていない見込みです。" if guessed else ""
    )
    return (
        f"土曜日・日曜日のほかの休日です（{first}年から{last}年まで）。期限の末日がこの日に当たると、次の日へ送ります。"
        f"{expected}この年の外の末日は、送るかどうかを言えないので、期限を「不明」にします。"
    )
