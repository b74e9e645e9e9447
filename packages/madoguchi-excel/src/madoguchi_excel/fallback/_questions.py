"""シート「入力」の並び: どの行に何を尋ねるか。セルの番地はここで決まる。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from madoguchi_core.cases import EVENT_FACT
from madoguchi_core.forms import FormField
from madoguchi_core.rules import Fact, Group, Holder, Topic
from madoguchi_excel._sheet import column_letters
from madoguchi_excel.fallback._entries import MEMBER_ROWS, Entries
from madoguchi_excel.fallback._forms import EventForms, ListUse, listed_name
from madoguchi_excel.fallback._guards import Head, Place

INPUT_SHEET = "入力"
FIRST_ROW = 6
"""最初の行（1 から数える）。"""
ANSWER_COLUMN = "D"
_NUMBER_COLUMN, _TITLE_COLUMN = "A", "B"
_FIELDS_TITLE = "様式の記入欄（判定には使いません）"


@dataclass(frozen=True, slots=True)
class Heading:
    """まとまりの見出し。"""

    row: int
    title: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """事実ひとつを尋ねる行。"""

    row: int
    fact: Fact[Any]


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """世帯員の人数を尋ねる行。"""

    row: int
    group: Group


@dataclass(frozen=True, slots=True)
class MemberHead:
    """世帯員の表の見出し。"""

    row: int
    facts: tuple[Fact[Any], ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """世帯員ひとりの行。"""

    row: int
    group: Group
    number: int
    facts: tuple[Fact[Any], ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """様式の欄ひとつの行。"""

    row: int
    field: FormField


@dataclass(frozen=True, slots=True)
class ListHead:
    """様式の一覧（相続人など）の表の見出し。"""

    row: int
    use: ListUse


@dataclass(frozen=True, slots=True)
class ListRow:
    """様式の一覧の、一人の行。"""

    row: int
    use: ListUse
    number: int


Line = Heading | FactRow | PeopleRow | MemberHead | MemberRow | FieldRow | ListHead | ListRow


def lines_of(entries: Entries, forms: EventForms) -> tuple[Line, ...]:
    """
    入力の行のすべて。死亡日、世帯員、ご家族に尋ねること、台帳で確かめること、様式の欄の順。

    Args:
        entries: 入力の枠。
        forms: 出来事の様式。
    """
    lines: list[Line] = []
    for title, facts in _sections(entries):
        top = FIRST_ROW + len(lines)
        lines.append(Heading(top, title))
        lines.extend(FactRow(top + at, fact) for at, fact in enumerate(facts, start=1))
        if any(fact.name == EVENT_FACT for fact in facts):
            lines.extend(_people(FIRST_ROW + len(lines), entries))
    return (*lines, *_form_lines(FIRST_ROW + len(lines), forms))


def _form_lines(top: int, forms: EventForms) -> Iterator[Line]:
    if not forms.fields and not forms.lists:
        return
    yield Heading(top, _FIELDS_TITLE)
    for field in forms.fields:
        top += 1
        yield FieldRow(top, field)
    for use in forms.lists:
        top += 1
        yield Heading(top, f"様式の記入欄　{use.title}")
        top += 1
        yield ListHead(top, use)
        for number in range(1, use.people + 1):
            top += 1
            yield ListRow(top, use, number)


def places_of(lines: tuple[Line, ...], entries: Entries, fields: Mapping[str, str]) -> Mapping[str, Place]:
    """
    入力の枠から、シート「入力」の欄への対応。

    Args:
        lines: 入力の行。
        entries: 入力の枠。
        fields: 様式の欄の名から、枠への対応。
    """
    return {raw: place for line in lines for raw, place in _places(line, entries, fields)}


def _places(line: Line, entries: Entries, fields: Mapping[str, str]) -> Iterator[tuple[str, Place]]:
    match line:
        case FactRow(row, fact):
            yield entries.written[fact].raw, _answer(row, fact.title)
        case PeopleRow(row, group):
            yield entries.people[group].raw, _answer(row, people_title(group))
        case FieldRow(row, field):
            yield fields[field.name], _answer(row, field.title)
        case MemberRow(row, group, number, facts):
            person = Head(_TITLE_COLUMN, row, person_title(number))
            for at, fact in enumerate(facts):
                column, raw = member_column(at), entries.members[fact, (group, number)].raw
                yield raw, _in_table(column, row, person, Head(column, row - number, fact.title))
        case ListRow(row, use, number):
            person = Head(_NUMBER_COLUMN, row, person_title(number))
            for at, field in enumerate(use.fields):
                column, raw = list_column(at), fields[listed_name(field, number)]
                yield raw, _in_table(column, row, person, Head(column, row - number, field.title))
        case _:
            pass


def _answer(row: int, title: str) -> Place:
    return Place(INPUT_SHEET, ANSWER_COLUMN, row, (Head(_TITLE_COLUMN, row, title),))


def _in_table(column: str, row: int, *heads: Head) -> Place:
    return Place(INPUT_SHEET, column, row, heads)


def people_title(group: Group) -> str:
    """世帯員の人数の行の見出し。"""
    return f"{group.title}の人数"


def person_title(number: int) -> str:
    """一人の行の見出し。"""
    return f"{number}人目"


def member_column(at: int) -> str:
    """世帯員の *at* 番目の事実の列。"""
    return chr(ord(ANSWER_COLUMN) + at)


def list_column(at: int) -> str:
    """様式の一覧の *at* 番目の欄の列。"""
    return column_letters(2 + at)


def _sections(entries: Entries) -> Iterator[tuple[str, list[Fact[Any]]]]:
    facts = list(entries.written)
    yield "はじめに", [fact for fact in facts if fact.name == EVENT_FACT]
    rest = [fact for fact in facts if fact.name != EVENT_FACT]
    for topic in Topic:
        asked = [fact for fact in rest if fact.question and fact.topic is topic]
        if asked:
            yield f"ご家族に尋ねること　{topic.value}", asked
    for holder in Holder:
        looked_up = [fact for fact in rest if not fact.question and fact.holder is holder]
        if looked_up:
            yield f"台帳で確かめること　{holder.value}", looked_up


def _people(top: int, entries: Entries) -> Iterator[Line]:
    for group in entries.people:
        facts = tuple(fact for fact, (of, number) in entries.members if of is group and number == 1)
        yield PeopleRow(top, group)
        yield MemberHead(top + 1, facts)
        for number in range(1, MEMBER_ROWS + 1):
            yield MemberRow(top + 1 + number, group, number, facts)
        top += 2 + MEMBER_ROWS
