"""文の言い回しと、それが読ませる式。:mod:`madoguchi_core.rules._words` の書き方の、ちょうど逆。"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.rules._grammar import Bracketed, Many, Members, Phrase, Slot
from madoguchi_core.rules._kinds import Calculation, Operator, Rounding
from madoguchi_core.rules._nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Choose,
    Compare,
    Constant,
    Count,
    DateShift,
    DayInYear,
    Every,
    FiscalYearEndAtAge,
    Group,
    LegalAge,
    Lookup,
    Not,
    Nth,
    OneOf,
    Parameter,
    Rounded,
    Some,
    Total,
    Value,
)
from madoguchi_core.rules._walk import CONDITION_TYPES, kind_of
from madoguchi_core.rules._words import AFFIRMED, AFFIRMED_DAY, ALWAYS, YEARS, is_open

Built = Iterator[Value[Any]]

NUMBER = r"(-?\d{1,3}(?:,\d{3})*)"
_UNITS = {unit.length_title: unit for unit in PeriodUnit}
_YEARS_LATER = {word: years for years, word in YEARS.items()}
_ATTAINED = {f"（{attained.title}）": attained for attained in Attained}
_OPERATORS = {ending: op for op, ending in AFFIRMED.items()}
_OPERATORS_OF_DAY = {ending: op for op, ending in AFFIRMED_DAY.items()}
_ENDINGS = tuple(dict.fromkeys(chain(_OPERATORS, _OPERATORS_OF_DAY)))
_CALCULATIONS = {"＋": Calculation.ADD, "－": Calculation.SUBTRACT, "×": Calculation.MULTIPLY}
_EXTREMES = {
    "のいちばん小さいもの": Calculation.LEAST,
    "のいちばん大きいもの": Calculation.GREATEST,
}


def number_of(text: str) -> int:
    """桁の区切りの付いた整数。"""
    return int(text.replace(",", ""))


def _is(kind: type, *values: Value[Any]) -> bool:
    """型が分からない計算は、どの型でもよい。"""
    return all(kind_of(value) in (kind, None) for value in values)


def _same(value: Value[Any]) -> Built:
    yield value


def _every(conditions: tuple[Value[bool], ...]) -> Built:
    yield Every(conditions)


def _some(conditions: tuple[Value[bool], ...]) -> Built:
    yield Some(conditions)


def _always(text: str) -> Built:
    yield Constant(text == ALWAYS[0])


def _compare(left: Value[Any], right: Value[Any], ending: str) -> Built:
    # 真偽の式そのもの（「…が「はい」である」）も、はいと比べる式として読む。どの事実でも同じ結論になる
    kind = kind_of(left) or kind_of(right)
    op: Operator | None = (_OPERATORS_OF_DAY if kind is date else _OPERATORS).get(ending)
    if op is not None and (kind is None or _is(kind, left, right)):
        yield Compare(op, left, right)


def _one_of(value: Value[Any], options: tuple[Constant[Any], ...], ending: str) -> Built:
    if all(kind_of(value) in (kind_of(option), None) for option in options):
        found = OneOf(value, tuple(option.value for option in options))
        yield found if ending == "のどれかである" else Not(found)


def _at_least(conditions: tuple[Value[bool], ...], number: str) -> Built:
    yield AtLeast(int(number), conditions)


def _fewer(conditions: tuple[Value[bool], ...], number: str) -> Built:
    yield Not(AtLeast(int(number), conditions))


def _anyone(group: Group, condition: Value[bool]) -> Built:
    yield AnyMember(group, condition)


def _no_one(group: Group, condition: Value[bool]) -> Built:
    yield Not(AnyMember(group, condition))


def _all(group: Group, condition: Value[bool], denial: str) -> Built:
    found = AllMembers(group, condition)
    yield Not(found) if denial else found


def _choice(condition: Value[bool], then: Value[Any], otherwise: Value[Any]) -> Built:
    if kind_of(then) is None or _is(kind_of(then) or bool, otherwise):
        yield Choose(condition, then, otherwise)


def _joined_numbers(operands: tuple[Value[int], ...], sign: str) -> Built:
    if _is(int, *operands):
        yield Arithmetic(_CALCULATIONS[sign], operands)


def _extreme(operands: tuple[Value[int], ...], ending: str) -> Built:
    if _is(int, *operands):
        yield Arithmetic(_EXTREMES[ending], operands)


def _bracketed(value: Value[Any]) -> Built:
    if is_open(value):
        yield value


def _looked_up(table: Lookup[Any], key: Value[Any]) -> Built:
    kinds = {type(one) for one in table.table}
    if not kinds or kind_of(key) is None or kind_of(key) in kinds:
        yield Lookup(key, table.table, table.title)


def _condition_as_noun(condition: Value[bool]) -> Built:
    # 事実そのものは題で名詞になるので、文のまま名詞になっているのは、条件として包まれたもの
    yield condition if isinstance(condition, CONDITION_TYPES) else Every((condition,))


def _headcount(group: Group) -> Built:
    yield Count(group, Constant(value=True))


def _count(group: Group, condition: Value[bool]) -> Built:
    yield Count(group, condition)


def _total(group: Group, value: Value[Any]) -> Built:
    if _is(int, value):
        yield Total(group, value)


def _nth(group: Group, number: str, value: Value[Any]) -> Built:
    yield Nth(group, int(number), value)


def _shifted(start: Value[Any], length: Value[Any], unit: str) -> Built:
    if _is(date, start) and _is(int, length):
        yield DateShift(start, length, _UNITS[unit])


def _shifted_by_own_unit(start: Value[Any], length: Value[Any]) -> Built:
    if isinstance(length, Parameter) and length.unit in _UNITS:
        yield from _shifted(start, length, length.unit)


def _shifted_back(start: Value[Any], number: str, unit: str) -> Built:
    return _shifted(start, Constant(-number_of(number)), unit)


def _day_in_year(start: Value[Any], years: str, month: str, day: str) -> Built:
    if _is(date, start):
        later = _YEARS_LATER.get(years)
        number = int(years.removesuffix("年後")) if later is None else later
        yield DayInYear(start, number, int(month), int(day))


def _age(born_on: Value[Any], on: Value[Any], attained: str) -> Built:
    if _is(date, born_on, on):
        yield LegalAge(born_on, on, _ATTAINED.get(attained))


def _fiscal_year_end(born_on: Value[Any], age: Value[Any]) -> Built:
    if _is(date, born_on) and _is(int, age):
        yield FiscalYearEndAtAge(born_on, age)


def _rounded(value: Value[Any], unit: str, rounding: str) -> Built:
    if _is(int, value):
        yield Rounded(value, number_of(unit), Rounding(rounding))


def _signed(sign: str) -> Phrase:
    def build(operands: tuple[Value[int], ...]) -> Built:
        return _joined_numbers(operands, sign)

    return Phrase(("（", Many(Slot.NOUN, sign, 2), "）"), build)


_GROUP = Slot.GROUP
_UNIT_CHOICES = tuple(_UNITS)
_JOINED = (
    Phrase((Many(Slot.PART, "、かつ、", 2),), _every),
    Phrase((Many(Slot.PART, "、または、", 2),), _some),
)
_LISTED = Many(Bracketed(Slot.CONDITION), "・")
_OF_MEMBER = ("（", Members(Slot.CONDITION), "）")

GRAMMAR: dict[Slot, tuple[Phrase, ...]] = {
    Slot.CONDITION: (*_JOINED, Phrase((Slot.SIMPLE,), _same)),
    Slot.JOINED: _JOINED,
    Slot.PART: (Phrase((Slot.SIMPLE,), _same), Phrase((Bracketed(Slot.JOINED),), _same)),
    Slot.SIMPLE: (
        Phrase((ALWAYS,), _always),
        Phrase((Slot.NOUN, "が", Slot.NOUN, _ENDINGS), _compare),
        Phrase(
            (Slot.NOUN, "が", Many(Slot.CONSTANT, "・"), ("のどれかである", "のどれでもない")),
            _one_of,
        ),
        Phrase((_LISTED, re.compile(r"のうち(\d+)つ以上に当てはまる")), _at_least),
        Phrase((_LISTED, re.compile(r"のうち当てはまるのが(\d+)つに満たない")), _fewer),
        Phrase((_GROUP, "のだれかが", *_OF_MEMBER, "に当てはまる"), _anyone),
        Phrase((_GROUP, "のだれも", *_OF_MEMBER, "に当てはまらない"), _no_one),
        Phrase((_GROUP, "の全員が", *_OF_MEMBER, "に当てはまる", ("", "、というわけではない")), _all),
    ),
    Slot.NOUN: (Phrase((_GROUP, re.compile(r"の(\d+)番目の人の"), Members(Slot.CLOSED)), _nth),),
    Slot.CLOSED: (Phrase((Slot.ATOM,), _same), Phrase((Bracketed(Slot.NOUN),), _bracketed)),
    Slot.ATOM: (
        Phrase((Slot.CONSTANT,), _same),
        Phrase((Bracketed(Slot.CONDITION),), _condition_as_noun),
        Phrase(("（", Slot.CONDITION, "ときは", Slot.NOUN, "、そうでないときは", Slot.NOUN, "）"), _choice),
        *(_signed(sign) for sign in _CALCULATIONS),
        Phrase(("（", Many(Slot.NOUN, "・", 2), tuple(_EXTREMES), "）"), _extreme),
        Phrase((Slot.TABLE, "（", Slot.NOUN, "による）"), _looked_up),
        Phrase((_GROUP, "の人数"), _headcount),
        Phrase((_GROUP, "のうち", *_OF_MEMBER, "人の数"), _count),
        Phrase((_GROUP, "の", Members(Slot.CLOSED), "の合計"), _total),
    ),
}

TAILS: tuple[Phrase, ...] = (
    Phrase(("から", Slot.CLOSED, _UNIT_CHOICES, "後の日"), _shifted),
    Phrase(("から", Slot.CLOSED, "後の日"), _shifted_by_own_unit),
    Phrase(("から", Slot.CLOSED, "（", _UNIT_CHOICES, "で数える）後の日"), _shifted),
    Phrase(("から", re.compile(NUMBER), _UNIT_CHOICES, "前の日"), _shifted_back),
    Phrase((re.compile(r"の(年|翌年|前年|-?\d+年後)の(\d+)月(\d+)日"),), _day_in_year),
    Phrase(("から数えた", Slot.CLOSED, "の満年齢", ("", *_ATTAINED)), _age),
    Phrase(("から見て", Slot.CLOSED, "に達した日以後の最初の3月31日"), _fiscal_year_end),
    Phrase((re.compile(rf"（{NUMBER}未満(切捨て|切上げ)）"),), _rounded),
)
"""名詞の後ろに続いて、別の名詞にする言い回し。"""
