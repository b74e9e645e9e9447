"""
シート「手続き」（目録の順の結果と、職員が読む注意）と「計算」（式ひとつに一つのセル）。

式には計算した値を付けない。開く前の覗き見に古い結論が出ることも、LibreOffice が付いている値を信じて計算しないことも無い。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_excel.fallback._ledger import SlotKind, index_of, located
from madoguchi_excel.fallback._questions import INPUT_SHEET
from madoguchi_excel.fallback._style import Styles, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_core.procedures import Procedure
    from madoguchi_excel.fallback._sentences import Shown
    from madoguchi_excel.fallback._verdicts import Verdicts

TABLE_SHEET = "手続き"
WORK_SHEET = "計算"
_VALUE_COLUMN = "C"
_WORK_FIRST = 2
_ROW_HEIGHT = 88
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


def write_work(book: Workbook, styles: Styles, verdicts: Verdicts, cells: Mapping[str, str]) -> Worksheet:
    """計算の枠を、一枠一行で並べる。入力の枠は、シート「入力」のセルを引く。"""
    sheet = book.add_worksheet(WORK_SHEET)
    sheet.set_column(0, 0, 7)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 40)
    for column, head in enumerate(("番号", "何の計算か", "値（1 はい・0 いいえ・0.5 不明）")):
        sheet.write_string(0, column, head, styles["head"])
    inputs = {index_of(raw): f"{INPUT_SHEET}!{cell}" for raw, cell in cells.items()}
    for index, slot in enumerate(verdicts.ledger.slots):
        row = index + _WORK_FIRST - 1
        sheet.write_number(row, 0, index + 1)
        sheet.write_string(row, 1, located(slot.title, lambda at: f"{at + 1}番"))
        if slot.kind is SlotKind.TEXT:
            sheet.write_string(row, 2, slot.content)
        else:
            asked = inputs.get(index, "")
            formula = f'IF({asked}="","",{asked})' if slot.kind is SlotKind.INPUT else slot.content
            # 書式が無いと、LibreOffice が日付の計算を日付の書式にする
            sheet.write_formula(row, 2, f"={located(formula, _same_sheet)}", styles["work"], "")
    sheet.freeze_panes(1, 0)
    return sheet


def _same_sheet(index: int) -> str:
    return f"{_VALUE_COLUMN}{index + _WORK_FIRST}"


def write_table(book: Workbook, styles: Styles, shown: Sequence[Shown]) -> Worksheet:
    """手続きを目録の順に並べる。シート「判定」は、ここから引いて並べ替える。"""
    sheet = book.add_worksheet(TABLE_SHEET)
    prepare(sheet, title=TABLE_SHEET, repeated=1)
    for column, (head, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles["head"])
    titles = {one.judged.procedure.id: one.judged.procedure.title for one in shown}
    for row, one in enumerate(shown, start=1):
        procedure = one.judged.procedure
        sheet.set_row(row, _ROW_HEIGHT)
        sheet.write_formula(row, 0, f"={located(one.order, work_cell)}", styles["work"], "")
        held = (one.judged.outcome, None, one.due, one.reason, one.bring, one.counter)
        for column, formula in enumerate(held, start=1):
            if formula is not None:
                sheet.write_formula(row, column, f"={located(formula, work_cell)}", styles["tiny"], "")
        sheet.write_string(row, 2, procedure.title, styles["strong"])
        for column, words in enumerate(_staff_words(procedure, titles), start=7):
            sheet.write_string(row, column, words, styles["tiny"])
    sheet.freeze_panes(1, 3)
    return sheet


def _staff_words(procedure: Procedure, titles: Mapping[str, str]) -> tuple[str, ...]:
    """職員が読む、判定によらない文。根拠には、出典の確かでないところの印を付ける。"""
    days = procedure.deadline.confidence.mark
    marks = [mark for mark in (procedure.confidence.mark, days and f"期限の日数は{days}") if mark]
    laws = "・".join(map(str, procedure.laws)) + (f"［{'・'.join(marks)}］" if marks else "")
    first = "、".join(titles[earlier] for earlier in procedure.after if earlier in titles)
    return (laws, procedure.deadline.note, first, procedure.effects, procedure.note)
