"""支援措置: 「いいえ」と確かめるまで、住んでいる所の分かる欄を様式に渡さない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.national.facts import deceased
from madoguchi_excel.fallback._forms import named_fields, read_name
from madoguchi_excel.fallback._ledger import located
from madoguchi_excel.fallback._style import INK, WEB, Styles
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE, cell_name, quoted
from madoguchi_excel.fallback._work_sheets import work_cell

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_excel.fallback._entries import Entries
    from madoguchi_excel.fallback._forms import EventForms
    from madoguchi_excel.fallback._verdicts import Verdicts

HAND_OVER = "支援措置の方がいます。紙を出さずに、支援措置の担当に引き継いでください"
LEFT_BLANK = (
    f"「{deceased.has_support_measure.title}」に「いいえ」と答えるまで、"
    "様式の住所など（住んでいる所の分かる欄）は空けて、手書きに残します"
)
_RED, _YELLOW = "#B42318", "#FFE08A"


def printed_fields(
    verdicts: Verdicts, forms: EventForms, fields: Mapping[str, str], *, fixed: Collection[str]
) -> dict[str, str]:
    """
    様式の欄の名から、様式が引く枠への対応。

    Args:
        verdicts: 判定の枠。
        forms: 出来事の様式。
        fields: 様式の欄の名から、入力の枠への対応。
        fixed: 町の名のように、だれの届出でも決まっている欄の名。
    """
    measure, printed = _measure(verdicts.entries), dict(fields)
    for name, field in named_fields(forms):
        if field.may_tell_home and name not in fixed:
            kept = f"IF({measure}=0,{fields[name]},{NO_VALUE})"
            printed[name] = verdicts.ledger.formula(kept, f"様式に渡す {field.title}")
    return printed


def name_printed(book: Workbook, printed: Mapping[str, str]) -> None:
    """様式のシートが引く名。欄の名は動かした欄を追いかけ、別の人の字を指すことがある。"""
    for name, held in printed.items():
        book.define_name(cell_name(read_name(name)), f"={located(held, work_cell)}")


def write_notice(sheet: Worksheet, styles: Styles, entries: Entries, row: int, last_column: int) -> None:
    """
    支援措置の知らせの行。「いいえ」なら空。

    Args:
        sheet: 書くシート。
        styles: 書式。
        entries: 入力の枠。
        row: 行（0 から数える）。
        last_column: 知らせの終わりの列（0 から数える）。
    """
    measure = located(_measure(entries), work_cell)
    words = f'IF({measure}=1,{quoted(HAND_OVER)},IF({measure}=0,"",{quoted(LEFT_BLANK)}))'
    sheet.set_row(row, 22)
    sheet.merge_range(row, 0, row, last_column, "", styles["notice"])
    sheet.write_formula(row, 0, f"={words}", styles["notice"], "")
    for said, ink, ground in ((HAND_OVER, WEB, _RED), (LEFT_BLANK, INK, _YELLOW)):
        look = styles.conditional(ink, ground)
        rule = {"type": "formula", "criteria": f"=$A${row + 1}={quoted(said)}", "format": look}
        sheet.conditional_format(row, 0, row, last_column, rule)


def _measure(entries: Entries) -> str:
    """読んだ枠。尋ねない出来事では、照合していないのと同じ。"""
    entry = entries.written.get(deceased.has_support_measure)
    return UNSURE if entry is None else entry.read
