"""閉包の部品。節ひとつにつき、枠を読んで三値または値を返す関数をひとつ作る。"""

import operator
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, reduce
from typing import Any

from madoguchi_core.calendar import Attained, PeriodUnit, fiscal_year_end_at_age, legal_age, shift_date
from madoguchi_core.rules._kinds import Calculation, Operator, Rounding
from madoguchi_core.rules._nodes import Constant, Value
from madoguchi_core.rules._partial import Among, Span

Slots = list[Any]
Read = Callable[[Slots, Slots | None], Any]

OPERATORS: dict[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQ: operator.eq,
    Operator.NE: operator.ne,
    Operator.GE: operator.ge,
    Operator.GT: operator.gt,
    Operator.LE: operator.le,
    Operator.LT: operator.lt,
}

PARTIAL = frozenset((Span, Among))


def slot(index: int, *, is_member: bool) -> Read:
    """枠ひとつを読む。世帯員の事実は、その人の枠を読む。"""
    if is_member:
        return lambda slots, member: member[index]  # type: ignore[index]
    return lambda slots, member: slots[index]


def compare(op: Operator, left: Read, right: Read, right_node: Value[Any]) -> Read:
    """比べる。どちらかが不明なら不明。"""
    holds = OPERATORS[op]
    if isinstance(right_node, Constant):
        constant = right_node.value

        def against_constant(slots: Slots, member: Slots | None) -> bool | None:
            one = left(slots, member)
            return None if one is None else holds(one, constant)

        return against_constant

    def both(slots: Slots, member: Slots | None) -> bool | None:
        one = left(slots, member)
        if one is None:
            return None
        other = right(slots, member)
        return None if other is None else holds(one, other)

    return both


def one_of(inner: Read, options: frozenset[Any]) -> Read:
    """並べたどれかか。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        value = inner(slots, member)
        if value is None:
            return None
        return value.within(options) if value.__class__ is Among else value in options

    return read


def every(parts: list[Read]) -> Read:
    """すべて。ひとつでも偽なら、ほかが不明でも偽。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        result: bool | None = True
        for part in parts:
            truth = part(slots, member)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    return read


def some(parts: list[Read]) -> Read:
    """どれか。ひとつでも真なら、ほかが不明でも真。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        result: bool | None = False
        for part in parts:
            truth = part(slots, member)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return read


def at_least(number: int, parts: list[Read]) -> Read:
    """いくつ以上か。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        truths = [part(slots, member) for part in parts]
        sure = truths.count(True)
        if sure >= number:
            return True
        return None if sure + truths.count(None) >= number else False

    return read


def negate(inner: Read) -> Read:
    """否定。不明は不明のまま。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        truth = inner(slots, member)
        return None if truth is None else not truth

    return read


def choose(condition: Read, then: Read, otherwise: Read) -> Read:
    """条件が不明でも、どちらを選んでも同じ値なら、その値。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        truth = condition(slots, member)
        if truth is None:
            one, other = then(slots, member), otherwise(slots, member)
            return one if one is not None and other is not None and (one == other) is True else None
        return then(slots, member) if truth else otherwise(slots, member)

    return read


def of_known(function: Callable[..., Any], parts: list[Read]) -> Read:
    """どれかが不明なら不明。途中まで分かる値はそのまま渡す。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        values = [part(slots, member) for part in parts]
        return None if any(value is None for value in values) else function(*values)

    return read


def of_pair(function: Callable[[Any, Any], Any], first: Read, second: Read) -> Read:
    """二つの値から計算する。どちらかが不明なら不明。いちばん多く使う形なので、並びを作らない。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        one = first(slots, member)
        if one is None:
            return None
        other = second(slots, member)
        return None if other is None else function(one, other)

    return read


def of_whole(function: Callable[..., Any], parts: list[Read]) -> Read:
    """どれかが不明か途中までなら不明。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        values = [part(slots, member) for part in parts]
        return (
            None
            if any(value is None or value.__class__ in PARTIAL for value in values)
            else function(*values)
        )

    return read


CALCULATIONS: dict[Calculation, Callable[[Any, Any], Any]] = {
    Calculation.ADD: operator.add,
    Calculation.SUBTRACT: operator.sub,
    Calculation.MULTIPLY: operator.mul,
    Calculation.LEAST: min,
    Calculation.GREATEST: max,
}


def arithmetic(calculation: Calculation, parts: list[Read]) -> Read:
    """計算。範囲は範囲のまま計算する。"""
    calculate = CALCULATIONS[calculation]
    return of_known(lambda *values: reduce(partial(_combine, calculate), values), parts)


def _combine(calculate: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    """四隅をとれば、足し算・引き算・掛け算・最小・最大のどれでも範囲になる。"""
    if one.__class__ is not Span and other.__class__ is not Span:
        return calculate(one, other)
    ends = [calculate(a, b) for a in _ends(one) for b in _ends(other)]
    return Span(min(ends), max(ends))


def _ends(value: Any) -> tuple[Any, Any]:
    return (value.low, value.high) if value.__class__ is Span else (value, value)


def _each(function: Callable[[Any], Any], value: Any) -> Any:
    if value.__class__ is Span:
        return Span(function(value.low), function(value.high))
    return function(value)


def rounded(number: Any, *, unit: int, rounding: Rounding) -> Any:
    """端数を切り捨て、または切り上げる。"""
    if rounding is Rounding.DOWN:
        return _each(lambda one: one // unit * unit, number)
    return _each(lambda one: -(-one // unit) * unit, number)


def shifted(start: Any, length: Any, *, unit: PeriodUnit) -> Any:
    """日付を動かす。動かす長さが範囲なら不明。"""
    if length.__class__ is Span:
        return None
    return _each(lambda day: shift_date(day, length, unit), start)


def day_in_year(start: Any, *, years: int, month: int, day: int) -> Any:
    """その日の年から数えた年の、決まった月日。"""
    return _each(lambda on: date(on.year + years, month, day), start)


def fiscal_year_end(born: Any, years: int) -> Any:
    """年齢に達した日以後の最初の3月31日。"""
    return _each(lambda day: fiscal_year_end_at_age(day, years), born)


def age(born: Any, on: Any, *, attained: Attained | None) -> Any:
    """満年齢。前日を決めないときは、前日だけ範囲になる。まだ生まれていない日の年齢は不明。"""
    if attained is not None and born.__class__ is not Span and on.__class__ is not Span:
        return None if on < born else legal_age(born, on, attained=attained)
    oldest, youngest = _ends(born)
    first, last = _ends(on)
    if last < oldest:
        return None
    low = legal_age(min(youngest, first), first, attained=attained or Attained.BIRTHDAY)
    high = legal_age(oldest, last, attained=attained or Attained.EVE)
    return low if low == high else Span(low, high)


def count(index: int, condition: Read) -> Read:
    """人数。不明な人がいれば範囲。"""

    def read(slots: Slots, member: Slots | None) -> int | Span | None:
        members = slots[index]
        if members is None:
            return None
        truths = [condition(slots, one) for one in members]
        sure, unsure = truths.count(True), truths.count(None)
        return Span(sure, sure + unsure) if unsure else sure

    return read


def any_member(index: int, condition: Read) -> Read:
    """だれかが当てはまるか。"""

    def read(slots: Slots, member: Slots | None) -> bool | None:
        members = slots[index]
        if members is None:
            return None
        result: bool | None = False
        for one in members:
            truth = condition(slots, one)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return read


def total(index: int, inner: Read) -> Read:
    """合計。不明な人がいれば不明。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        members = slots[index]
        if members is None:
            return None
        result: Any = 0
        for one in members:
            value = inner(slots, one)
            if value is None:
                return None
            result = _combine(operator.add, result, value)
        return result

    return read


def nth(index: int, number: int, inner: Read) -> Read:
    """何番目かの人の値。"""

    def read(slots: Slots, member: Slots | None) -> Any:
        members: Sequence[Slots] | None = slots[index]
        if members is None or len(members) < number:
            return None
        return inner(slots, members[number - 1])

    return read
