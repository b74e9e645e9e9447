"""式を書くための関数。ここの関数だけで、どの規則も書ける。"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.errors import RuleError
from madoguchi_core.rules._kinds import Calculation, Rounding
from madoguchi_core.rules._law import Law
from madoguchi_core.rules._nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Choose,
    Cited,
    Count,
    DateShift,
    DayInYear,
    Every,
    Fact,
    FiscalYearEndAtAge,
    Group,
    LegalAge,
    Lookup,
    Not,
    Nth,
    Opaque,
    Rounded,
    Some,
    Total,
    Value,
    lift,
)

T = TypeVar("T")


def all_of(*conditions: Value[bool]) -> Every:
    """すべて当てはまる。"""
    return Every(_several(conditions))


def any_of(*conditions: Value[bool]) -> Some:
    """どれかが当てはまる。"""
    return Some(_several(conditions))


def none_of(*conditions: Value[bool]) -> Not:
    """どれも当てはまらない。"""
    return Not(Some(_several(conditions)))


def at_least(number: int, *conditions: Value[bool]) -> AtLeast:
    """並べたうち *number* 個以上が当てはまる。"""
    return AtLeast(number, _several(conditions))


def label(title: str, value: Value[T], *laws: Law) -> Cited[T]:
    """式に日本語の名と根拠を付ける。"""
    return Cited(title, value, laws)


def choose(condition: Value[bool], then: "T | Value[T]", otherwise: "T | Value[T]") -> Choose[T]:
    """条件が真なら *then*、偽なら *otherwise*。"""
    return Choose(condition, lift(then), lift(otherwise))


def least(*values: "int | Value[int]") -> Arithmetic:
    """いちばん小さい値。"""
    return Arithmetic(Calculation.LEAST, tuple(lift(value) for value in values))


def greatest(*values: "int | Value[int]") -> Arithmetic:
    """いちばん大きい値。"""
    return Arithmetic(Calculation.GREATEST, tuple(lift(value) for value in values))


def rounded_down(value: Value[int], unit: int) -> Rounded:
    """*unit* 未満を切り捨てる。"""
    return Rounded(value, unit, Rounding.DOWN)


def rounded_up(value: Value[int], unit: int) -> Rounded:
    """*unit* 未満を切り上げる。"""
    return Rounded(value, unit, Rounding.UP)


def shifted(start: Value[date], length: "int | Value[int]", unit: PeriodUnit) -> DateShift:
    """日付を *length* だけ動かす。"""
    return DateShift(start, lift(length), unit)


def day_in_year(start: Value[date], month: int, day: int, *, years_later: int = 0) -> DayInYear:
    """*start* の年（から *years_later* 年後）の、決まった月日。2月29日は使えない。"""
    date(2001, month, day)
    return DayInYear(start, years_later, month, day)


def legal_age(born_on: Value[date], on: Value[date], *, attained: Attained | None) -> LegalAge:
    """ある日の満年齢。*attained* が None なら、誕生日の前日は自動で決めない。"""
    return LegalAge(born_on, on, attained)


def fiscal_year_end_at_age(born_on: Value[date], age: "int | Value[int]") -> FiscalYearEndAtAge:
    """ある年齢に達した日以後の最初の3月31日。"""
    return FiscalYearEndAtAge(born_on, lift(age))


def count(group: Group, condition: Value[bool]) -> Count:
    """集まりのうち当てはまる人の数。"""
    return Count(group, condition)


def any_member(group: Group, condition: Value[bool]) -> AnyMember:
    """集まりのだれかが当てはまる。"""
    return AnyMember(group, condition)


def all_members(group: Group, condition: Value[bool]) -> AllMembers:
    """集まりの全員が当てはまる。"""
    return AllMembers(group, condition)


def total(group: Group, value: Value[int]) -> Total:
    """集まりの人の値の合計。"""
    return Total(group, value)


def nth(group: Group, number: int, value: Value[T]) -> Nth[T]:
    """集まりの *number* 番目の人の値。"""
    return Nth(group, number, value)


def lookup(key: Value[Any], table: Mapping[Any, T], *, title: str) -> Lookup[T]:
    """表を引く。"""
    return Lookup(key, dict(table), title)


def opaque(title: str, *needs: Fact[Any], function: Callable[..., T], laws: tuple[Law, ...]) -> Opaque[T]:
    """語彙で書けない計算。根拠のないものは作れない。"""
    if not laws:
        raise RuleError("MDG203", "根拠のない計算は規則に書けません", hint="laws に法令の条を書いてください")
    return Opaque(title, needs, function, laws)


def _several(conditions: tuple[Value[bool], ...]) -> tuple[Value[bool], ...]:
    if not conditions:
        raise RuleError("MDG204", "条件が一つもありません", hint="条件を一つ以上書いてください")
    for condition in conditions:
        if not isinstance(condition, Value):
            raise RuleError("MDG202", "条件でないものが並んでいます", hint="比較や真偽の事実を書いてください")
    return conditions
