"""
判定: 式を閉包に組み立てて、三値（真・偽・不明）で評価する。

事実は番号の付いた枠に一度だけ入れ、閉包は枠を読む。不明は None、途中まで分かる値は
:class:`Span`・:class:`Among` のまま流れ、比較の結果が三値になる。
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, assert_never

from madoguchi_core.records import Missing
from madoguchi_core.rules import _closures as closures
from madoguchi_core.rules._closures import Read, Slots
from madoguchi_core.rules._kinds import Scope
from madoguchi_core.rules._knowledge import Facts, Held
from madoguchi_core.rules._nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Choose,
    Cited,
    Compare,
    Constant,
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
    OneOf,
    Opaque,
    Parameter,
    Rounded,
    Some,
    Total,
    Value,
)
from madoguchi_core.rules._parameters import ParameterBook
from madoguchi_core.rules._walk import CONDITION_TYPES, ConditionNode, ValueNode, as_node, descend, groups_of


class Program:
    """
    式の集まりを組み立てたもの。事実の枠を共有するので、同じ事実は一度だけ読む。

    Args:
        values: 組み立てる式。

    >>> from madoguchi_core.rules import Fact, known
    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> program = Program([head])
    >>> program.evaluate(program.load(Facts(known({head: True}))))
    [True]
    """

    __slots__ = (
        "_case_facts",
        "_groups",
        "_kept",
        "_member_facts",
        "_parameters",
        "_read_of",
        "_reads",
        "_slot_of",
        "_width",
    )

    def __init__(self, values: Sequence[Value[Any]]) -> None:
        leaves = dict.fromkeys(node for value in values for node in descend(value))
        self._case_facts = [node for node in leaves if isinstance(node, Fact) and node.scope is Scope.CASE]
        self._member_facts = [
            node for node in leaves if isinstance(node, Fact) and node.scope is Scope.MEMBER
        ]
        self._parameters = [node for node in leaves if isinstance(node, Parameter)]
        self._groups = list(dict.fromkeys(group for value in values for group in groups_of(value)))
        slotted: list[Any] = [*self._case_facts, *self._parameters, *self._groups]
        self._slot_of: dict[Any, int] = {item: index for index, item in enumerate(slotted)}
        self._slot_of.update({fact: index for index, fact in enumerate(self._member_facts)})
        self._width = len(slotted)
        self._read_of: dict[Value[Any], Read] = {}
        self._kept: dict[tuple[Callable[..., Any], Value[Any]], Any] = {}
        self._reads = [self.read(value) for value in values]

    def load(self, facts: Facts, parameters: ParameterBook | None = None, on: date | None = None) -> Slots:
        """事実とその日のパラメータを枠に入れる。"""
        values = facts.values
        slots: Slots = [_known(values.get(fact)) for fact in self._case_facts]
        for parameter in self._parameters:
            slots.append(None if parameters is None or on is None else parameters.value(parameter, on))
        for group in self._groups:
            slots.append(self.load_members(facts.groups.get(group, Missing.NOT_ASKED)))
        return slots

    def load_plain(self, values: Mapping[str, object]) -> Slots:
        """事実の名から値への対応を、検査なしで枠に入れる。None は不明。"""
        get = values.get
        slots: Slots = [get(fact.name) for fact in self._case_facts]
        slots.extend([None] * (self._width - len(slots)))
        return slots

    def evaluate(self, slots: Slots) -> list[Any]:
        """すべての式の値を、渡された順に。"""
        return [read(slots, None) for read in self._reads]

    def read(self, value: Value[Any]) -> Read:
        """この組み立ての枠で、式ひとつ（組み立てた式の部分でもよい）を読む関数。"""
        read = self._read_of.get(value)
        if read is None:
            read = self._read_of[value] = _compile(value, self._slot_of)
        return read

    def kept(self, value: Value[Any], make: "Callable[[Value[Any], Program], Any]") -> Any:
        """式ひとつから *make* が組み立てたもの。一度だけ作り、次からは同じものを返す。"""
        found = self._kept.get((make, value))
        if found is None:
            found = self._kept[make, value] = make(value, self)
        return found

    def case_slot_of(self, fact: Fact[Any]) -> int | None:
        """届出に付く事実の枠の番号。世帯員の事実と、どの式も使わない事実では None。"""
        return self._slot_of.get(fact) if fact.scope is Scope.CASE else None

    def slot_of(self, item: "Fact[Any] | Parameter[Any] | Group") -> int | None:
        """枠の番号。世帯員の事実では、その人の枠の中の番号。どの式も使わなければ None。"""
        return self._slot_of.get(item)

    def load_members(self, members: "tuple[Facts, ...] | Missing") -> list[Slots] | None:
        """世帯員の集まりの枠に入れる値。"""
        if isinstance(members, Missing):
            return None
        return [[_known(member.values.get(fact)) for fact in self._member_facts] for member in members]


def _known(held: Held | None) -> object:
    if held is None or held.value.__class__ is Missing:
        return None
    return held.value


def _compile(value: Value[Any], slot_of: Mapping[Any, int]) -> Read:
    node = as_node(value)
    if isinstance(node, CONDITION_TYPES):
        return _compile_condition(node, slot_of)
    return _compile_value(node, slot_of)


def _compile_condition(node: ConditionNode, slot_of: Mapping[Any, int]) -> Read:
    go = partial(_compile, slot_of=slot_of)
    match node:
        case Compare(op, left, right):
            return closures.compare(op, go(left), go(right), right)
        case OneOf(inner, options):
            return closures.one_of(go(inner), frozenset(options))
        case Every(parts):
            return closures.every([go(part) for part in parts])
        case Some(parts):
            return closures.some([go(part) for part in parts])
        case AtLeast(number, parts):
            return closures.at_least(number, [go(part) for part in parts])
        case Not(inner):
            return closures.negate(go(inner))
        case AnyMember(group, inner):
            return closures.any_member(slot_of[group], go(inner))
        case AllMembers(group, inner):
            return closures.negate(closures.any_member(slot_of[group], closures.negate(go(inner))))
        case _:
            assert_never(node)


def _compile_value(node: ValueNode, slot_of: Mapping[Any, int]) -> Read:
    go = partial(_compile, slot_of=slot_of)
    match node:
        case Constant(constant):
            return lambda slots, member: constant
        case Fact() | Parameter():
            return closures.slot(
                slot_of[node], is_member=isinstance(node, Fact) and node.scope is Scope.MEMBER
            )
        case Cited(_, inner, _):
            return go(inner)
        case Choose(condition, then, otherwise):
            return closures.choose(go(condition), go(then), go(otherwise))
        case Arithmetic(calculation, operands):
            return closures.arithmetic(calculation, [go(part) for part in operands])
        case Rounded(inner, unit, rounding):
            return closures.of_known(partial(closures.rounded, unit=unit, rounding=rounding), [go(inner)])
        case DateShift(start, length, unit):
            return closures.of_pair(partial(closures.shifted, unit=unit), go(start), go(length))
        case DayInYear(start, years, month, day):
            return closures.of_known(
                partial(closures.day_in_year, years=years, month=month, day=day), [go(start)]
            )
        case LegalAge(born_on, on, attained):
            return closures.of_pair(partial(closures.age, attained=attained), go(born_on), go(on))
        case FiscalYearEndAtAge(born_on, years):
            return closures.of_pair(closures.fiscal_year_end, go(born_on), go(years))
        case Count(group, condition):
            return closures.count(slot_of[group], go(condition))
        case Total(group, inner):
            return closures.total(slot_of[group], go(inner))
        case Nth(group, number, inner):
            return closures.nth(slot_of[group], number, go(inner))
        case Lookup(key, table, _):
            return closures.of_whole(table.get, [go(key)])
        case Opaque(_, needs, function, _):
            return closures.of_whole(function, [go(fact) for fact in needs])
        case _:
            assert_never(node)
