"""シート「入力」: 尋ねること、答えの欄、入力の決まり、いまの様子。"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, assert_never

from madoguchi_core.forms import FieldKind
from madoguchi_excel.fallback._answers import error_words, hint, question, rule_of
from madoguchi_excel.fallback._entries import MEMBER_ROWS, UNKNOWN_WORD
from madoguchi_excel.fallback._forms import hint_of, listed_name
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
    people_title,
    person_title,
)
from madoguchi_excel.fallback._statuses import NOT_ASKED, WANTED, Statuses, alarm_of_book, alarm_of_row
from madoguchi_excel.fallback._style import ALARM, FAINT, INK, WEB, Styles, prepare, protect
from madoguchi_excel.fallback._support import write_notice
from madoguchi_excel.fallback._text import cell_name
from madoguchi_excel.fallback._work_sheets import work_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from madoguchi_core.forms import FormField
    from madoguchi_core.rules import Fact, Group
    from madoguchi_excel.fallback._forms import EventForms, ListUse
    from madoguchi_excel.fallback._verdicts import Verdicts

_HEADS = ("番号", "こと", "尋ね方", "答え", "書き方", "聞く相手", "いま")
_WIDTHS = (6, 26, 56, 22, 26, 16, 26)
_QUESTION_LETTERS = 29
_CHOICE_LETTERS = 14
_LINE_HEIGHT = 14.0
_DAY_HEIGHT = 38
"""日付を読めないときの知らせ（三行）が収まる高さ。"""
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
        statuses: 「いま」の式。
        forms: 出来事の様式。
        fields: 様式の欄の名から、枠への対応。
    """

    def __init__(
        self,
        book: Workbook,
        styles: Styles,
        verdicts: Verdicts,
        statuses: Statuses,
        forms: EventForms,
        fields: Mapping[str, str],
    ) -> None:
        self._book = book
        self._styles = styles
        self._verdicts = verdicts
        self._statuses = statuses
        self._forms = forms
        self._fields = fields
        self._wrong = styles.conditional(ALARM, "#FDECEA")
        self._answers = {fact.name: entry for fact, entry in verdicts.entries.written.items()}
        self.sheet: Worksheet = book.add_worksheet(INPUT_SHEET)

    def write(self, lines: Sequence[Line], *, fixed: Mapping[str, str]) -> None:
        """行を書く。*fixed* は、町の名のように決まっている様式の欄の値。"""
        self._head()
        number = 0
        for line in lines:
            number += isinstance(line, FactRow | PeopleRow)
            self._line(line, number, fixed)
        self._marks(lines)
        # 一覧の表の右に出る印の分まで、紙を縮めない
        widest = max((1 + len(line.use.fields) for line in lines if isinstance(line, ListHead)), default=0)
        self.sheet.print_area(0, 0, lines[-1].row - 1, max(widest, len(_HEADS)) - 1)

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
            case MemberRow():
                self._member(line)
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
        protect(sheet)
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
        sheet.set_row(2, 20)
        sheet.write_formula(2, 0, f"={alarm_of_book(self._verdicts)}", styles["alarm_line"], "")
        write_notice(sheet, styles, self._verdicts.entries, 3, len(_HEADS) - 1)
        for column, head in enumerate(_HEADS):
            sheet.write_string(FIRST_ROW - 2, column, head, styles["head"])
        sheet.set_row(FIRST_ROW - 2, 20)
        sheet.freeze_panes(FIRST_ROW - 1, 2)

    def _fact(self, row: int, fact: Fact[Any], number: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        asks, how = question(fact), hint(fact)
        lines = max(-(-len(asks) // _QUESTION_LETTERS), -(-len(how) // _CHOICE_LETTERS), 1)
        least = _DAY_HEIGHT if fact.kind is date else 21
        sheet.set_row(at, max(lines * _LINE_HEIGHT, least))
        sheet.write_number(at, 0, number, styles["center"])
        sheet.write_string(at, 1, fact.title, styles["strong"])
        sheet.write_string(at, 2, asks, styles["small"])
        sheet.write_blank(at, 3, None, styles["input_day" if fact.kind is date else "input"])
        sheet.write_string(at, 4, how, styles["tiny"])
        sheet.write_string(at, 5, fact.holder.value, styles["small"])
        sheet.write_formula(at, 6, f"={self._statuses.of_fact(fact)}", styles["small"], "")
        self._rule(f"{ANSWER_COLUMN}{row}", fact.kind, fact.title)
        if fact.name not in self._fields:  # 同じ名なら、様式が引く欄のほうに付ける
            self._name(fact.name, ANSWER_COLUMN, row)

    def _people(self, row: int, group: Group, number: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        answer = f"{ANSWER_COLUMN}{row}"
        sheet.set_row(at, 30)
        sheet.write_number(at, 0, number, styles["center"])
        sheet.write_string(at, 1, people_title(group), styles["strong"])
        asks = f"死亡日に同じ世帯だった、亡くなった方のほかの人の数。いなければ 0。下の表に、上から一人ずつ書きます（{MEMBER_ROWS}人まで）。"
        sheet.write_string(at, 2, asks, styles["small"])
        sheet.write_blank(at, 3, None, styles["input"])
        sheet.write_string(at, 4, "数（人）", styles["tiny"])
        sheet.write_string(at, 5, "住民基本台帳", styles["small"])
        sheet.write_formula(at, 6, f"={self._statuses.of_people(group)}", styles["small"], "")
        self._rule(answer, int, people_title(group))

    def _member_head(self, row: int, facts: Sequence[Fact[Any]]) -> None:
        heads = ("", "世帯員", "覚え（続柄など。判定には使いません）", *(fact.title for fact in facts))
        for column, head in enumerate(heads):
            self.sheet.write_string(row - 1, column, head, self._styles["head"])

    def _member(self, line: MemberRow) -> None:
        sheet, styles, row, which = self.sheet, self._styles, line.row, line.number
        at, entries = row - 1, self._verdicts.entries.members
        raws = [entries[fact, (line.group, which)].raw for fact in line.facts]
        sheet.set_row(at, 20)
        sheet.write_formula(at, 0, f"={alarm_of_row(raws)}", styles["alarm_cell"], "")
        sheet.write_string(at, 1, person_title(which), styles["center"])
        sheet.write_blank(at, 2, None, styles["input_text"])
        for column, fact in enumerate(line.facts):
            letter = member_column(column)
            look = styles["input_day" if fact.kind is date else "input"]
            sheet.write_blank(at, 3 + column, None, look)
            self._rule(f"{letter}{row}", fact.kind, fact.title)
            self._name(f"{fact.name}.{which}", letter, row)
            if fact.kind is date:
                read = located(entries[fact, (line.group, which)].read, work_cell)
                self._redden(f"{letter}{row}", f'{read}=""')

    def _field(self, line: FieldRow, fixed: Mapping[str, str]) -> None:
        sheet, styles, at, field = self.sheet, self._styles, line.row - 1, line.field
        sheet.set_row(at, 20)
        sheet.write_blank(at, 0, None, styles["center"])
        sheet.write_string(at, 1, field.title, styles["strong"])
        sheet.write_string(at, 2, _users_words(self._forms.users[field.name]), styles["note_cell"])
        look = styles["input_day" if field.kind is FieldKind.DATE else "input_words"]
        source = self._answers.get(FIELD_FACTS.get(field.name, ""))
        if field.name in fixed:
            sheet.write_string(at, 3, fixed[field.name], look)
        elif source is not None:
            copied = located(source.raw, work_cell)
            sheet.write_formula(at, 3, f'=IF(ISNUMBER({copied}),{copied},"")', look, "")
        else:
            sheet.write_blank(at, 3, None, look)
        sheet.write_string(at, 4, hint_of(field, self._forms.choices), styles["tiny"])
        sheet.write_blank(at, 5, None, styles["small"])
        alarm = alarm_of_row([self._fields[field.name]])
        sheet.write_formula(at, 6, f"={alarm}", styles["alarm_cell"], "")
        self._choose(f"{ANSWER_COLUMN}{line.row}", field)
        self._check_day(f"{ANSWER_COLUMN}{line.row}", field)
        self._name(field.name, ANSWER_COLUMN, line.row)

    def _list_head(self, row: int, use: ListUse) -> None:
        for column, head in enumerate(("", *(field.title for field in use.fields))):
            self.sheet.write_string(row - 1, column, head, self._styles["head"])

    def _list_row(self, row: int, use: ListUse, which: int) -> None:
        sheet, styles, at = self.sheet, self._styles, row - 1
        sheet.set_row(at, 20)
        sheet.write_string(at, 0, person_title(which), styles["center"])
        names = [listed_name(field, which) for field in use.fields]
        alarm = alarm_of_row(self._fields[name] for name in names)
        sheet.write_formula(at, 1 + len(names), f"={alarm}", styles["alarm"], "")
        for column, (field, name) in enumerate(zip(use.fields, names, strict=True)):
            letter = list_column(column)
            is_day = field.kind is FieldKind.DATE
            sheet.write_blank(at, 1 + column, None, styles["input_day" if is_day else "input_words"])
            self._choose(f"{letter}{row}", field)
            self._check_day(f"{letter}{row}", field)
            self._name(name, letter, row)

    def _choose(self, cell: str, field: FormField) -> None:
        choices = self._forms.choices.get(field.name, ())
        if field.kind is FieldKind.CHOICE and choices:
            self.sheet.data_validation(cell, {"validate": "list", "source": [*choices, UNKNOWN_WORD]})

    def _check_day(self, cell: str, field: FormField) -> None:
        """様式は、表計算の日付だけを書き分ける。文字で書いた日は、様式に入らない。"""
        if field.kind is FieldKind.DATE:
            self._redden(cell, f"NOT(ISNUMBER({cell}))")

    def _redden(self, cell: str, unread: str) -> None:
        """空でも「不明」でもなく、読めない欄を赤くする。"""
        test = f'=AND({cell}<>"",{cell}<>"{UNKNOWN_WORD}",{unread})'
        self.sheet.conditional_format(cell, {"type": "formula", "criteria": test, "format": self._wrong})

    def _rule(self, cell: str, kind: type, title: str) -> None:
        rule = rule_of(cell, kind)
        if rule is not None:
            self.sheet.data_validation(
                cell, {"error_title": title[:32], "error_message": error_words(kind), **rule}
            )

    def _marks(self, lines: Sequence[Line]) -> None:
        """尋ねなくてよい行を薄くし、尋ねると決まる行を目立たせる。"""
        last = max(line.row for line in lines if isinstance(line, FactRow))
        status = f"$G{FIRST_ROW}"
        whole = f"A{FIRST_ROW}:G{last}"
        faint = self._styles.conditional(FAINT, WEB)
        bright = self._styles.conditional(INK, "#DDF3E4")
        self.sheet.conditional_format(
            whole, {"type": "formula", "criteria": f'={status}="{NOT_ASKED}"', "format": faint}
        )
        column = f"G{FIRST_ROW}:G{last}"
        self.sheet.conditional_format(
            column, {"type": "formula", "criteria": f'={status}="{WANTED}"', "format": bright}
        )
        self.sheet.conditional_format(
            column,
            {
                "type": "formula",
                "criteria": f'=AND(ISNUMBER($A{FIRST_ROW}),{status}<>"",{status}<>"{NOT_ASKED}")',
                "format": self._wrong,
            },
        )

    def _name(self, name: str, column: str, row: int) -> None:
        self._book.define_name(cell_name(name), f"={INPUT_SHEET}!${column}${row}")
