"""
シート「手続き」（目録の順の結果と、職員が読む注意）と「計算」（式ひとつに一つのセル）。

式には計算した値を付けない。開く前の覗き見に古い結論が出ることも、LibreOffice が付いている値を信じて計算しないことも無い。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.procedures import Outcome
from madoguchi_excel.fallback._entries import UNKNOWN_WORD
from madoguchi_excel.fallback._guards import MOVED, SOUND
from madoguchi_excel.fallback._ledger import SlotKind, index_of, located
from madoguchi_excel.fallback._style import Styles, prepare, protect
from madoguchi_excel.fallback._text import quoted
from madoguchi_excel.fallback._verdicts import OUTCOME_ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_core.procedures import Procedure
    from madoguchi_excel.fallback._guards import Place
    from madoguchi_excel.fallback._sentences import Shown
    from madoguchi_excel.fallback._verdicts import Verdicts

TABLE_SHEET = "手続き"
WORK_SHEET = "計算"
_VALUE_COLUMN = "C"
_CHECK_COLUMN = "D"
CHECKS = f"{WORK_SHEET}!${_CHECK_COLUMN}:${_CHECK_COLUMN}"
"""見張りの列。"""
_WORK_FIRST = 2
_WORK_COLUMNS = (
    ("番号", 7),
    ("何の計算か", 60),
    ("値（1 はい・0 いいえ・0.5 不明）", 40),
    ("見張り（0 そのまま）", 20),
)
_ROW_HEIGHT = 88
_LOST = "計算の表が崩れています"
_COLUMNS = (
    ("順の番号", 12),
    ("判定", 14),
    ("手続き", 30),
    ("期限", 30),
    ("理由", 80),
    ("持ち物", 40),
    ("窓口・届け出る人・金額", 34),
    ("根拠", 34),
    ("期限の但し書き", 34),
    ("先に済ませる手続き", 26),
    ("これで何が動くか", 40),
    ("職員向けの注意", 60),
)


def work_cell(index: int) -> str:
    """枠の番号から、計算のシートのセル（シートの名を付けたもの）。"""
    return f"{WORK_SHEET}!${_VALUE_COLUMN}${index + _WORK_FIRST}"


def check_cell(index: int) -> str:
    """枠の番号から、その枠の見張りのセル（シートの名を付けたもの）。"""
    return f"{WORK_SHEET}!${_CHECK_COLUMN}${index + _WORK_FIRST}"


def write_work(book: Workbook, styles: Styles, verdicts: Verdicts, places: Mapping[str, Place]) -> Worksheet:
    """計算の枠を、一枠一行で並べる。入力の枠は、シート「入力」の欄を、見張りを通して引く。"""
    sheet = book.add_worksheet(WORK_SHEET)
    protect(sheet)
    for column, (head, width) in enumerate(_WORK_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles["head"])
    inputs = {index_of(raw): place for raw, place in places.items()}
    checks = {index: place.check for index, place in inputs.items()}
    for check in verdicts.checks:
        own = _same_sheet(index_of(check))
        checks[index_of(check)] = f"IFERROR(IF({own}={SOUND},{SOUND},{MOVED}),{MOVED})"
    for index, slot in enumerate(verdicts.ledger.slots):
        row = index + _WORK_FIRST - 1
        sheet.write_number(row, 0, index + 1)
        sheet.write_string(row, 1, located(slot.title, lambda at: f"{at + 1}番"))
        if slot.kind is SlotKind.TEXT:
            sheet.write_string(row, 2, slot.content)
        else:
            formula = _read(index, inputs[index]) if slot.kind is SlotKind.INPUT else slot.content
            # 書式が無いと、LibreOffice が日付の計算を日付の書式にする
            sheet.write_formula(row, 2, f"={located(formula, _same_sheet)}", styles["work"], "")
        if index in checks:
            sheet.write_formula(row, 3, f"={checks[index]}", styles["work"], "")
    sheet.freeze_panes(1, 0)
    return sheet


def _read(index: int, place: Place) -> str:
    """欄に書かれたもの。崩れていれば「不明」。空にすると、人数より下の行に書いてあることを見落とす。"""
    unknown, written = quoted(UNKNOWN_WORD), f'IF({place.cell}="","",{place.cell})'
    return f"IFERROR(IF({_CHECK_COLUMN}{index + _WORK_FIRST}={SOUND},{written},{unknown}),{unknown})"


def _same_sheet(index: int) -> str:
    return f"{_VALUE_COLUMN}{index + _WORK_FIRST}"


def write_table(book: Workbook, styles: Styles, shown: Sequence[Shown]) -> Worksheet:
    """手続きを目録の順に並べる。シート「判定」は、ここから引いて並べ替える。"""
    sheet = book.add_worksheet(TABLE_SHEET)
    prepare(sheet, title=TABLE_SHEET, repeated=1)
    protect(sheet)
    for column, (head, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles["head"])
    titles = {one.judged.procedure.id: one.judged.procedure.title for one in shown}
    unsure, last = Outcome.TO_CONFIRM.title, OUTCOME_ORDER.index(Outcome.TO_CONFIRM.title) + 1
    for row, one in enumerate(shown, start=1):
        procedure = one.judged.procedure
        sheet.set_row(row, _ROW_HEIGHT)
        order = _safe(one.order, f"{last}*1000000-1+{row}/10000")
        sheet.write_formula(row, 0, order, styles["work"], "")
        held = (one.judged.outcome, None, one.due, one.reason, one.bring, one.counter)
        for column, formula in enumerate(held, start=1):
            if formula is not None:
                instead = quoted(unsure if column == 1 else _LOST)
                sheet.write_formula(row, column, _safe(formula, instead), styles["tiny"], "")
        sheet.write_string(row, 2, procedure.title, styles["strong"])
        for column, words in enumerate(_staff_words(procedure, titles), start=7):
            sheet.write_string(row, column, words, styles["tiny"])
    sheet.freeze_panes(1, 3)
    return sheet


def _safe(formula: str, instead: str) -> str:
    """計算のセルが一つ壊れても、並べ替えの全体を失わない。"""
    return f"=IFERROR({located(formula, work_cell)},{instead})"


def _staff_words(procedure: Procedure, titles: Mapping[str, str]) -> tuple[str, ...]:
    """職員が読む、判定によらない文。根拠には、出典の確かでないところの印を付ける。"""
    days = procedure.deadline.confidence.mark
    marks = [mark for mark in (procedure.confidence.mark, days and f"期限の日数は{days}") if mark]
    laws = "・".join(map(str, procedure.laws)) + (f"［{'・'.join(marks)}］" if marks else "")
    first = "、".join(titles[earlier] for earlier in procedure.after if earlier in titles)
    return (laws, procedure.deadline.note, first, procedure.effects, procedure.note)
