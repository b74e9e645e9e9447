"""
規則を Z3 の式として読む。真・偽の二値で、分からないことは自由な値にする。

年齢・月と年のずらし・年度末は、決まった日どうしなら正しく計算し、分からない日が入れば上下の限りだけを言う。
起こり得ることを広めに見るので、『起こらない』『いつも成り立つ』という答えは正しい。『起こる』という答えは、
見つかった例を規則そのもので判定して確かめる。
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any, assert_never

from madoguchi_core.calendar import Attained, PeriodUnit, fiscal_year_end_at_age, legal_age, shift_date
from madoguchi_core.rules import Constant, Fact, Group, Parameter, ParameterBook, Scope, Value
from madoguchi_core.rules.nodes import (
    CONDITION_TYPES,
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Calculation,
    Choose,
    Cited,
    Compare,
    ConditionNode,
    Count,
    DateShift,
    DayInYear,
    Every,
    FiscalYearEndAtAge,
    LegalAge,
    Lookup,
    Not,
    Nth,
    OneOf,
    Opaque,
    Operator,
    Rounded,
    Rounding,
    Some,
    Total,
    ValueNode,
    as_node,
)
from madoguchi_core.verify._solver import z3_module

Term = Any
"""Z3 の式か、決まった値（真偽・整数）。日付は通し番号、選択肢は並びの番号。"""

MEMBERS = 3
"""世帯員の集まりは、この人数まで広げて見る。"""

_OLDEST = date(1880, 1, 1).toordinal()
_LATEST = date(2120, 1, 1).toordinal()
_DAYS_IN_4_YEARS = 1461
_SLACK = 3


class Reading:
    """
    規則を Z3 の式として読む。同じ事実は同じ変数になる。

    Args:
        parameters: 値の表。無い値は自由な変数にする。
        on: 出来事の日。
        given: 決まっている事実。
        is_strict: 年齢の上下の限りを、どの生年月日でも確かな内側に取るか。起こる例を探すときに使う。

    Attributes:
        limits: 変数のとり得る範囲と、年齢などの上下の限り。どの問いにも足す。
        variables: 事実・町の値の変数。
        members: 集まりごとの、いるかどうかの変数と、世帯員の事実の変数。
    """

    def __init__(
        self,
        parameters: ParameterBook,
        on: date,
        given: Mapping[Fact[Any], object] | None = None,
        *,
        is_strict: bool = False,
    ) -> None:
        self.z3 = z3_module()
        self.limits: list[Term] = []
        self.variables: dict[Fact[Any] | Parameter[Any], Term] = {}
        self.members: dict[Group, tuple[tuple[Term, dict[Fact[Any], Term]], ...]] = {}
        self._parameters = parameters
        self._on = on
        self._given = dict(given or {})
        self._slack = -_SLACK if is_strict else _SLACK
        self._texts: dict[str, int] = {}
        self._made: dict[tuple[object, ...], Term] = {}
        self._kept: list[Term] = []
        self._member: dict[Fact[Any], Term] | None = None

    def of(self, value: Value[Any], *, is_condition: bool = True) -> Term:
        """式ひとつ。*is_condition* は、語彙で書けない計算を真偽とみるか。"""
        node = as_node(value)
        if isinstance(node, CONDITION_TYPES):
            return self._condition(node)
        return self._value(node, is_condition=is_condition)

    def coded(self, value: object) -> Term:
        """ふつうの値を、Z3 の値にする。"""
        match value:
            case bool() | int():
                return value
            case date():
                return value.toordinal()
            case Enum():
                return list(type(value)).index(value)
            case _:
                return self._texts.setdefault(str(value), len(self._texts))

    # ---- 条件

    def _condition(self, node: ConditionNode) -> Term:
        match node:
            case Compare(op, left, right):
                return self._compare(op, self._quantity(left), self._quantity(right))
            case OneOf(inner, options):
                value = self.of(inner)
                return self._or([value == self.coded(option) for option in options])
            case Every(parts):
                return self._and([self.of(part) for part in parts])
            case Some(parts):
                return self._or([self.of(part) for part in parts])
            case AtLeast(number, parts):
                return self._number([(self.of(part), 1) for part in parts]) >= number
            case Not(inner):
                return self._not(self.of(inner))
            case AnyMember(group, inner):
                return self._or([self._and(pair) for pair in self._each(group, inner)])
            case AllMembers(group, inner):
                return self._and(
                    [self._or([self._not(here), holds]) for here, holds in self._each(group, inner)]
                )
            case _:
                assert_never(node)

    def _compare(self, op: Operator, left: Term, right: Term) -> Term:
        match op:
            case Operator.EQ:
                return left == right
            case Operator.NE:
                return left != right
            case Operator.GE:
                return left >= right
            case Operator.GT:
                return left > right
            case Operator.LE:
                return left <= right
            case Operator.LT:
                return left < right

    # ---- 値

    def _quantity(self, value: Value[Any]) -> Term:
        return self.of(value, is_condition=False)

    def _value(self, node: ValueNode, *, is_condition: bool) -> Term:
        match node:
            case Constant(constant):
                return self.coded(constant)
            case Fact():
                return self._fact(node)
            case Parameter():
                return self._parameter(node)
            case Cited(_, inner, _):
                return self.of(inner, is_condition=is_condition)
            case Choose(condition, then, otherwise):
                return self._if(self.of(condition), self.of(then), self.of(otherwise))
            case Arithmetic(calculation, operands):
                return self._calculated(calculation, [self.of(part) for part in operands])
            case Rounded(inner, unit, rounding):
                return self._rounded(self.of(inner), unit, rounding)
            case DateShift(start, length, unit):
                return self._shifted(self.of(start), self.of(length), unit)
            case DayInYear(start, years, month, day):
                return self._day_in_year(self.of(start), years, month, day)
            case LegalAge(born_on, on, attained):
                return self._age(self.of(born_on), self.of(on), attained)
            case FiscalYearEndAtAge(born_on, age):
                return self._year_end(self.of(born_on), self.of(age))
            case Count(group, condition):
                return self._number([(self._and(pair), 1) for pair in self._each(group, condition)])
            case Total(group, inner):
                return self._number(self._each(group, inner))
            case Nth(group, number, inner):
                return self._nth(node, group, number, inner)
            case Lookup(key, table, _):
                return self._looked_up(node, self.of(key), table)
            case Opaque():
                return self._fresh(("opaque", self._key(node), self._who()), is_bool=is_condition)
            case _:
                assert_never(node)

    def _fact(self, fact: Fact[Any]) -> Term:
        if fact.scope is Scope.MEMBER and self._member is not None:
            if fact not in self._member:
                self._member[fact] = self._variable(fact.kind, f"{fact.name}#{self._who()}")
            return self._member[fact]
        if fact in self._given:
            return self.coded(self._given[fact])
        if fact not in self.variables:
            self.variables[fact] = self._variable(fact.kind, fact.name)
        return self.variables[fact]

    def _parameter(self, parameter: Parameter[Any]) -> Term:
        found = self._parameters.find(parameter, self._on)
        if found is not None:
            return self.coded(found.value)
        if parameter not in self.variables:
            self.variables[parameter] = self._variable(parameter.kind, parameter.key)
        return self.variables[parameter]

    def _variable(self, kind: type, name: str) -> Term:
        if kind is bool:
            return self.z3.Bool(name)
        variable = self.z3.Int(name)
        low, high = _range_of(kind)
        self.limits += [variable >= low, variable <= high]
        return variable

    def _age(self, born: Term, on: Term, attained: Attained | None) -> Term:
        if isinstance(born, int) and isinstance(on, int) and born <= on:
            ages = [
                legal_age(date.fromordinal(born), date.fromordinal(on), attained=one)
                for one in ([attained] if attained else Attained)
            ]
            if len(set(ages)) == 1:
                return ages[0]
        key = ("age", attained, self._id(born), self._id(on))
        if key in self._made:
            return self._made[key]
        age = self._fresh(key)
        days = on - born
        self.limits += [
            4 * (days + 1) >= _DAYS_IN_4_YEARS * age - 4 * self._slack,
            4 * days <= _DAYS_IN_4_YEARS * (age + 1) + 4 * self._slack,
        ]
        if attained is not Attained.EVE:
            eve = self._age(born, on, Attained.EVE)
            self.limits += [age <= eve, age >= eve - 1]
        return age

    def _year_end(self, born: Term, age: Term) -> Term:
        if isinstance(born, int) and isinstance(age, int):
            return fiscal_year_end_at_age(date.fromordinal(born), age).toordinal()
        # 生まれた人ひとりの年度末は、年齢が1つ違えばちょうど1年違う
        zero = self._fresh(("year-end", self._id(born)))
        self.limits += [zero >= born - 2, zero <= born + 367]
        end = self._fresh(("year-end", self._id(born), self._id(age)))
        years = end - zero
        self.limits += [years >= 365 * age, years <= 366 * age]
        self.limits += [
            4 * years >= _DAYS_IN_4_YEARS * age - 4 * _SLACK,
            4 * years <= _DAYS_IN_4_YEARS * age + 4 * _SLACK,
        ]
        return end

    def _shifted(self, start: Term, length: Term, unit: PeriodUnit) -> Term:
        if unit is PeriodUnit.DAY:
            return start + length
        if isinstance(start, int) and isinstance(length, int):
            return shift_date(date.fromordinal(start), length, unit).toordinal()
        moved = self._fresh(("shift", unit, self._id(start), self._id(length)))
        if isinstance(length, int):
            months = length * (12 if unit is PeriodUnit.YEAR else 1)
            low, high = sorted((28 * months, 31 * months))
            self.limits += [moved - start >= low - _SLACK, moved - start <= high + _SLACK]
        return moved

    def _day_in_year(self, start: Term, years: int, month: int, day: int) -> Term:
        if isinstance(start, int):
            return date(date.fromordinal(start).year + years, month, day).toordinal()
        found = self._fresh(("day-in-year", self._id(start), years, month, day))
        self.limits += [found - start >= 365 * years - 366, found - start <= 366 * years + 366]
        return found

    def _calculated(self, calculation: Calculation, values: list[Term]) -> Term:
        result = values[0]
        for value in values[1:]:
            result = self._combined(calculation, result, value)
        return result

    def _combined(self, calculation: Calculation, one: Term, other: Term) -> Term:
        match calculation:
            case Calculation.ADD:
                return one + other
            case Calculation.SUBTRACT:
                return one - other
            case Calculation.MULTIPLY:
                return one * other
            case Calculation.LEAST:
                return self._if(one <= other, one, other)
            case Calculation.GREATEST:
                return self._if(one >= other, one, other)

    def _rounded(self, value: Term, unit: int, rounding: Rounding) -> Term:
        if rounding is Rounding.UP:
            return -self._rounded(-value, unit, Rounding.DOWN)
        return (value // unit if isinstance(value, int) else value / unit) * unit

    def _nth(self, node: Nth[Any], group: Group, number: int, inner: Value[Any]) -> Term:
        pairs = self._each(group, inner)
        unknown = self._fresh(("nth", self._key(node), self._who()), is_bool=self._is_bool(pairs[0][1]))
        if number > len(pairs):
            return unknown
        here, value = pairs[number - 1]
        return self._if(here, value, unknown)

    def _looked_up(self, node: Lookup[Any], key: Term, table: Mapping[Any, Any]) -> Term:
        values = [(self.coded(one), self.coded(value)) for one, value in table.items()]
        found = self._fresh(
            ("lookup", self._key(node), self._who()),
            is_bool=all(isinstance(value, bool) for _, value in values),
        )
        for one, value in values:
            found = self._if(key == one, value, found)
        return found

    # ---- 世帯員

    def _each(self, group: Group, inner: Value[Any]) -> list[tuple[Term, Term]]:
        """ひとりずつの、いるかどうかと、値。"""
        found = []
        for here, facts in self._people(group):
            before, self._member = self._member, facts
            found.append((here, self.of(inner)))
            self._member = before
        return found

    def _people(self, group: Group) -> tuple[tuple[Term, dict[Fact[Any], Term]], ...]:
        if group not in self.members:
            here = [self.z3.Bool(f"{group.name}#{index}") for index in range(MEMBERS)]
            self.members[group] = tuple((one, {}) for one in here)
            # 前の人がいなければ、後の人もいない
            self.limits += [self.z3.Implies(later, sooner) for sooner, later in pairwise(here)]
        return self.members[group]

    def _who(self) -> int:
        return 0 if self._member is None else id(self._member)

    # ---- 部品

    def _fresh(self, key: tuple[object, ...], *, is_bool: bool = False) -> Term:
        found = self._made.get(key)
        if found is None:
            name = f"{key[0]}!{len(self._made)}"
            found = self._made[key] = self.z3.Bool(name) if is_bool else self.z3.Int(name)
        return found

    def _key(self, node: Value[Any]) -> int:
        self._kept.append(node)
        return id(node)

    def _id(self, term: Term) -> object:
        if isinstance(term, (bool, int)):
            return term
        self._kept.append(term)  # 番号が使い回されないように、式を持っておく
        return ("id", term.get_id())

    def _is_bool(self, term: Term) -> bool:
        return isinstance(term, bool) or self.z3.is_bool(term)

    def _and(self, parts: "list[Term] | tuple[Term, ...]") -> Term:
        return self.z3.And(*parts) if len(parts) > 1 else parts[0]

    def _or(self, parts: list[Term]) -> Term:
        if not parts:
            return False
        return self.z3.Or(*parts) if len(parts) > 1 else parts[0]

    def _not(self, part: Term) -> Term:
        return (not part) if isinstance(part, bool) else self.z3.Not(part)

    def _if(self, condition: Term, then: Term, otherwise: Term) -> Term:
        if isinstance(condition, bool):
            return then if condition else otherwise
        return self.z3.If(condition, then, otherwise)

    def _number(self, pairs: list[tuple[Term, Term]]) -> Term:
        return self.z3.Sum([self._if(here, value, 0) for here, value in pairs])


def _range_of(kind: type) -> tuple[int, int]:
    if kind is date:
        return _OLDEST, _LATEST
    if issubclass(kind, Enum):
        return 0, len(kind) - 1
    return 0, 10**9
