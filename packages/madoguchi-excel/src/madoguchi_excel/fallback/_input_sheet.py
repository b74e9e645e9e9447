"""シート「入力」: 尋ねること、答えの欄、入力の決まり、いまの様子。"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, assert_never

from madoguchi_core.forms import FieldKind
from madoguchi_core.rules import Timing, facts_of, groups_of
from madoguchi_excel.fallback._answers import error_words, hint, question, rule_of
from madoguchi_excel.fallback._entries import MEMBER_ROWS, UNKNOWN_WORD
from madoguchi_excel.fallback._forms import hint_of
from madoguchi_excel.fallback._ledger import located
from madoguchi_excel.fallback._questions import (
    ANSWER_COLUMN,
    FIRST_ROW,
    INPUT_SHEET,
    FactRow,
    FieldRow,
    Heading,
    Line,
    ListHead,
    ListRow,
    MemberHead,
    MemberRow,
    PeopleRow,
    list_column,
    member_column,
)
from madoguchi_excel.fallback._style import FAINT, INK, WEB, Styles, prepare
from madoguchi_excel.fallback._text import NO_VALUE, either

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_core.forms import FormField
    from madoguchi_core.rules import Fact, Group, Value
    from madoguchi_excel.fallback._forms import EventForms, ListUse
    from madoguchi_excel.fallback._verdicts import Verdicts

_HEADS = ("番号", "こと", "尋ね方", "答え", "書き方", "聞く相手", "いま")
_WIDTHS = (6, 26, 56, 22, 26, 16, 26)
_QUESTION_LETTERS = 29
_CHOICE_LETTERS = 14
_LINE_HEIGHT = 14.0
NOT_ASKED = "尋ねなくてよい"
UNREADABLE = "読めません。不明として扱います"
WANTED = "◎ 手続きが決まります"
FIELD_FACTS = {
    "deceased.died_on": "death.date",
    "deceased.born_on": "d.born_on",
    "funeral.held_on": "funeral.date",
}
"""入力した答えから写す様式の欄。上から書き直してもよい。"""


def _users_words(titles: Sequence[str]) -> str:
    rest = len(titles) - 1
    return f"{titles[0]} ほか{rest}様式" if rest > 1 else "、".join(titles)


class InputSheet:
    """
    シート「入力」を書く。

    Args:
        book: ブック。
        styles: 書式。
        verdicts: 判定の枠。
        place: 枠の番号から、計算のセルへの対応。
        wanted: 事実から、それを聞けば決まる手続きがあるときに 1 になる枠への対応。
        forms: 出来事の様式。
    """

    def __init__(
        self,
        book: Workbook,
        styles: Styles,
        verdicts: Verdicts,
        place: Callable[[int], str],
        wanted: Mapping[Fact[Any], str],
        forms: EventForms,
    ) -> None:
        self._book = book
        self._styles = styles
        self._verdicts = verdicts
        self._place = place
        self._wanted = wanted
        self._forms = forms
        self._fields = {field.name for field in forms.fields}
        self._rows: dict[str, int] = {}
        self.sheet: Worksheet = book.add_worksheet(INPUT_SHEET)

    def write(self, lines: Sequence[Line], *, fixed: Mapping[str, str]) -> None:
        """行を書く。*fixed* は、町の名のように決まっている様式の欄の値。"""
        self._rows = {line.fact.name: line.row for line in lines if isinstance(line, FactRow)}
        self._head()
        number = 0
        for line in lines:
            number += isinstance(line, FactRow | PeopleRow)
            self._line(line, number, fixed)
        self._marks(lines)

    def _line(self, line: Line, number: int, fixed: Mapping[str, str]) -> None:
        match line:
            case Heading(row, title):
                self.sheet.merge_range(
                    row - 1, 0, row - 1, len(_HEADS) - 1, f"　{title}", self._styles["topic"]
                )
                self.sheet.set_row(row - 1, 22)
            case FactRow(row, fact):
                self._fact(row, fact, number)
            case PeopleRow(row, group):
                self._people(row, group, number)
                self._name(group.name, ANSWER_COLUMN, row)
            case MemberHead(row, facts):
                self._member_head(row, facts)
            case MemberRow(row, _, which, facts):
                self._member(row, which, facts)
            case FieldRow():
                self._field(line, fixed)
            case ListHead(row, use):
                self._list_head(row, use)
            case ListRow(row, use, which):
                self._list_row(row, use, which)
            case _:
                assert_never(line)

    def _head(self) -> None:
        sheet, styles = self.sheet, self._styles
        prepare(sheet, title="入力", repeated=FIRST_ROW - 1)
        sheet.set_tab_color("#E0B400")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 32)
        sheet.write_string(0, 0, f"入力　{self._verdicts.event.title}の届出", styles["title"])
        lead = (
            f"黄色の欄に書きます。空の欄は「まだ聞いていない」、「{UNKNOWN_WORD}」は「聞いたが分からない」です。"
            "どちらも、いいえとは扱いません。まず死亡日を、次に台帳で分かることを入れ、"
            f"「{WANTED}」と出ている所から尋ねてください。"
        )
        sheet.merge_range(1, 0, 1, len(_HEADS) - 1, lead, styles["lead"])
        sheet.set_row(1, 32)
        sheet.set_row(2, 6)
        sheet.set_row(3, 6)
        for column, head in enumerate(_HEADS):
            sheet.write_string(FIRST_ROW - 2, column, head, styles["head"])
        sheet.set_row(FIRST_ROW - 2, 20)
        sheet.freeze_panes(FIRST_ROW - 1, 2)

    def _fact(self, row: int, fact: Fact[Any], number: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        asks, how = question(fact), hint(fact)
        lines = max(-(-len(asks) // _QUESTION_LETTERS), -(-len(how) // _CHOICE_LETTERS), 1)
        sheet.set_row(at, max(lines * _LINE_HEIGHT, 21))
        sheet.write_number(at, 0, number, styles["center"])
        sheet.write_string(at, 1, fact.title, styles["strong"])
        sheet.write_string(at, 2, asks, styles["small"])
        sheet.write_blank(at, 3, None, styles["input_day" if fact.kind is date else "input"])
        sheet.write_string(at, 4, how, styles["tiny"])
        sheet.write_string(at, 5, fact.holder.value, styles["small"])
        sheet.write_formula(at, 6, f"={self._status(row, fact)}", styles["small"], "")
        self._rule(f"{ANSWER_COLUMN}{row}", fact.kind, fact.title)
        if fact.name not in self._fields:  # 同じ名なら、様式が引く欄のほうに付ける
            self._name(fact.name, ANSWER_COLUMN, row)

    def _status(self, row: int, fact: Fact[Any]) -> str:
        answer = f"${ANSWER_COLUMN}${row}"
        entry = self._verdicts.entries.written[fact]
        unknown = "0.5" if fact.kind is bool else NO_VALUE
        unread = f'AND({answer}<>"",{answer}<>"{UNKNOWN_WORD}",{self._at(entry.read)}={unknown})'
        wanted = self._wanted.get(fact)
        open_words = '""' if wanted is None else f'IF({self._at(wanted)}=1,"{WANTED}","")'
        answered = f'IF({answer}<>"",{self._order_words(answer, fact)},{open_words})'
        if fact.asked_when is not None:
            needless = self._needless(fact.asked_when)
            answered = f'IF(AND({answer}="",{needless}),"{NOT_ASKED}",{answered})'
        return f'IF({unread},"{UNREADABLE}",{answered})'

    def _needless(self, premise: Value[bool]) -> str:
        """前提が偽か、前提に要る答えのどれかが「尋ねなくてよい」で、ほかはもう答えてあるか。"""
        truth = self._at(self._verdicts.reader.read(premise).low)
        rows = [self._rows[fact.name] for fact in facts_of(premise) if fact.name in self._rows]
        if groups_of(premise) or not rows:
            return f"{truth}=0"
        skipped = [f'$G${row}="{NOT_ASKED}"' for row in rows]
        settled = [f'OR(${ANSWER_COLUMN}${row}<>"",{test})' for row, test in zip(rows, skipped, strict=True)]
        return f"OR({truth}=0,AND({truth}=0.5,{either(*skipped)},{','.join(settled)}))"

    def _order_words(self, answer: str, fact: Fact[Any]) -> str:
        """出来事の日との前後が合わない日付。"""
        event_on = self._at(self._verdicts.event_on)
        if fact.timing is None:
            return '""'
        side = "前" if fact.timing is Timing.FROM_EVENT else "後"
        sign = "<" if fact.timing is Timing.FROM_EVENT else ">"
        wrong = f"AND(ISNUMBER({answer}),ISNUMBER({event_on}))"
        return f'IF({wrong},IF({answer}{sign}{event_on},"死亡日より{side}です。確かめてください",""),"")'

    def _people(self, row: int, group: Group, number: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        answer = f"{ANSWER_COLUMN}{row}"
        sheet.set_row(at, 30)
        sheet.write_number(at, 0, number, styles["center"])
        sheet.write_string(at, 1, f"{group.title}の人数", styles["strong"])
        asks = f"死亡日に同じ世帯だった、亡くなった方のほかの人の数。いなければ 0。下の表に、上から一人ずつ書きます（{MEMBER_ROWS}人まで）。"
        sheet.write_string(at, 2, asks, styles["small"])
        sheet.write_blank(at, 3, None, styles["input"])
        sheet.write_string(at, 4, "数（人）", styles["tiny"])
        sheet.write_string(at, 5, "住民基本台帳", styles["small"])
        many = f"{MEMBER_ROWS}人より多い世帯は判定できません。人数を不明として扱います"
        spare = "人数より下の行に書いてあります。人数を不明として扱います"
        size = self._at(self._verdicts.entries.sizes[group])
        wrong = f'IF({answer}>{MEMBER_ROWS},"{many}",IF({size}="","{spare}",""))'
        words = f'IF(ISNUMBER({answer}),{wrong},IF({answer}="","空なら、世帯員の分は要確認",""))'
        sheet.write_formula(at, 6, f"={words}", styles["small"], "")
        self._rule(answer, int, f"{group.title}の人数")

    def _member_head(self, row: int, facts: Sequence[Fact[Any]]) -> None:
        heads = ("", "世帯員", "覚え（続柄など。判定には使いません）", *(fact.title for fact in facts))
        for column, head in enumerate(heads):
            self.sheet.write_string(row - 1, column, head, self._styles["head"])

    def _member(self, row: int, which: int, facts: Sequence[Fact[Any]]) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        sheet.set_row(at, 20)
        sheet.write_blank(at, 0, None, styles["center"])
        sheet.write_string(at, 1, f"{which}人目", styles["center"])
        sheet.write_blank(at, 2, None, styles["input_text"])
        for column, fact in enumerate(facts):
            letter = member_column(column)
            look = styles["input_day" if fact.kind is date else "input"]
            sheet.write_blank(at, 3 + column, None, look)
            self._rule(f"{letter}{row}", fact.kind, fact.title)
            self._name(f"{fact.name}.{which}", letter, row)

    def _field(self, line: FieldRow, fixed: Mapping[str, str]) -> None:
        sheet, styles, at, field = self.sheet, self._styles, line.row - 1, line.field
        sheet.set_row(at, 20)
        sheet.write_blank(at, 0, None, styles["center"])
        sheet.write_string(at, 1, field.title, styles["strong"])
        sheet.write_string(at, 2, _users_words(self._forms.users[field.name]), styles["note_cell"])
        look = styles["input_day" if field.kind is FieldKind.DATE else "input_words"]
        source = self._rows.get(FIELD_FACTS.get(field.name, ""))
        if field.name in fixed:
            sheet.write_string(at, 3, fixed[field.name], look)
        elif source is not None:
            copied = f"${ANSWER_COLUMN}${source}"
            sheet.write_formula(at, 3, f'=IF(ISNUMBER({copied}),{copied},"")', look, "")
        else:
            sheet.write_blank(at, 3, None, look)
        sheet.write_string(at, 4, hint_of(field, self._forms.choices), styles["tiny"])
        for column in (5, 6):
            sheet.write_blank(at, column, None, styles["small"])
        self._choose(f"{ANSWER_COLUMN}{line.row}", field)
        self._name(field.name, ANSWER_COLUMN, line.row)

    def _list_head(self, row: int, use: ListUse) -> None:
        for column, head in enumerate(("", *(field.title for field in use.fields))):
            self.sheet.write_string(row - 1, column, head, self._styles["head"])

    def _list_row(self, row: int, use: ListUse, which: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        sheet.set_row(at, 20)
        sheet.write_string(at, 0, f"{which}人目", styles["center"])
        for column, field in enumerate(use.fields):
            letter = list_column(column)
            is_day = field.kind is FieldKind.DATE
            sheet.write_blank(at, 1 + column, None, styles["input_day" if is_day else "input_words"])
            self._choose(f"{letter}{row}", field)
            self._name(f"{field.name}.{which}", letter, row)

    def _choose(self, cell: str, field: FormField) -> None:
        choices = self._forms.choices.get(field.name, ())
        if field.kind is FieldKind.CHOICE and choices:
            self.sheet.data_validation(cell, {"validate": "list", "source": [*choices, UNKNOWN_WORD]})

    def _rule(self, cell: str, kind: type, title: str) -> None:
        rule = rule_of(cell, kind)
        if rule is not None:
            self.sheet.data_validation(
                cell, {"error_title": title[:32], "error_message": error_words(kind), **rule}
            )

    def _marks(self, lines: Sequence[Line]) -> None:
        """尋ねなくてよい行を薄くし、尋ねると決まる行を目立たせる。"""
        last = max(line.row for line in lines if not isinstance(line, FieldRow | ListHead | ListRow))
        status = f"$G{FIRST_ROW}"
        whole = f"A{FIRST_ROW}:G{last}"
        faint = self._styles.conditional(FAINT, WEB)
        bright, wrong = (
            self._styles.conditional(INK, "#DDF3E4"),
            self._styles.conditional("#B42318", "#FDECEA"),
        )
        self.sheet.conditional_format(
            whole, {"type": "formula", "criteria": f'={status}="{NOT_ASKED}"', "format": faint}
        )
        column = f"G{FIRST_ROW}:G{last}"
        self.sheet.conditional_format(
            column, {"type": "formula", "criteria": f'={status}="{WANTED}"', "format": bright}
        )
        self.sheet.conditional_format(
            column,
            {"type": "formula", "criteria": f'=AND({status}<>"",{status}<>"{NOT_ASKED}")', "format": wrong},
        )

    def _name(self, name: str, column: str, row: int) -> None:
        """セルの名。名に書けない字は「_」にする。"""
        self._book.define_name(re.sub(r"[^\w.]", "_", name), f"={INPUT_SHEET}!${column}${row}")

    def _at(self, formula: str) -> str:
        return located(formula, self._place)
