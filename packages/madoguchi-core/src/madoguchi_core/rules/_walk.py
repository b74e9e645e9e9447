"""式をたどる。どの節がどの節を含むかは、ここだけが知っている。"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, assert_never

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

ConditionNode = Compare | OneOf | Every | Some | AtLeast | Not | AnyMember | AllMembers
ValueNode = (
    Fact[Any] | Parameter[Any] | Constant[Any] | Cited[Any] | Choose[Any] | Arithmetic | Rounded | DateShift
    | DayInYear | LegalAge | FiscalYearEndAtAge | Count | Total | Nth[Any] | Lookup[Any] | Opaque[Any]
)  # fmt: skip
Node = ConditionNode | ValueNode
"""語彙のすべて。節を足したら、mypy が読み方の書き漏らしを教える。"""

NODE_TYPES: tuple[type, ...] = (
    Fact, Parameter, Constant, Compare, OneOf, Every, Some, AtLeast, Not, Cited, Choose, Arithmetic, Rounded,
    DateShift, DayInYear, LegalAge, FiscalYearEndAtAge, Count, AnyMember, AllMembers, Total, Nth, Lookup, Opaque,
)  # fmt: skip
CONDITION_TYPES = (Compare, OneOf, Every, Some, AtLeast, Not, AnyMember, AllMembers)
GROUPED_TYPES = (AnyMember, AllMembers, Count, Total, Nth)

_REMEMBERED = 16384
"""式は変わらないので、何を使うかは一度だけ調べる。判定のたびに作られる式で溢れないように、数を限る。"""


def as_node(value: Value[Any]) -> Node:
    """閉じた語彙の節として見る。語彙に無い節は作れない。"""
    if not isinstance(value, NODE_TYPES):
        raise TypeError(type(value).__name__)
    return value  # type: ignore[return-value]


def children(value: Value[Any]) -> tuple[Value[Any], ...]:
    """すぐ下の節。世帯員についての条件も含む。"""
    node = as_node(value)
    match node:
        case Fact() | Parameter() | Constant():
            return ()
        case Compare(_, left, right):
            return (left, right)
        case OneOf(inner, _) | Cited(_, inner, _) | Rounded(inner, _, _) | Lookup(inner, _, _):
            return (inner,)
        case Not(inner) | Total(_, inner) | Nth(_, _, inner):
            return (inner,)
        case Count(_, inner) | AnyMember(_, inner) | AllMembers(_, inner):
            return (inner,)
        case Every(parts) | Some(parts) | AtLeast(_, parts):
            return parts
        case Arithmetic(_, operands):
            return operands
        case Choose(condition, then, otherwise):
            return (condition, then, otherwise)
        case DateShift(start, length, _):
            return (start, length)
        case DayInYear(start, _, _, _):
            return (start,)
        case LegalAge(born_on, on, _):
            return (born_on, on)
        case FiscalYearEndAtAge(born_on, age):
            return (born_on, age)
        case Opaque(_, needs, _, _):
            return needs
        case _:
            assert_never(node)


def kind_of(value: Value[Any]) -> type | None:
    """
    式の値の型。語彙で書けない計算（:class:`Opaque`）では、分からないので None。

    >>> kind_of(Fact("d.born_on", date, "生年月日") <= date(2026, 3, 3)), kind_of(Constant(3))
    (<class 'bool'>, <class 'int'>)
    """
    node = as_node(value)
    if isinstance(node, CONDITION_TYPES):
        return bool
    match node:
        case Fact() | Parameter():
            return node.kind
        case Constant(constant):
            return type(constant)
        case Cited(_, inner, _) | Nth(_, _, inner):
            return kind_of(inner)
        case Choose(_, then, otherwise):
            return kind_of(then) or kind_of(otherwise)
        case Arithmetic() | Rounded() | LegalAge() | Count() | Total():
            return int
        case DateShift() | DayInYear() | FiscalYearEndAtAge():
            return date
        case Lookup(_, table, _):
            return next((type(found) for found in table.values()), None)
        case Opaque():
            return None
        case _:
            assert_never(node)


def descend(value: Value[Any]) -> Iterator[Value[Any]]:
    """自分と、下にあるすべての節。左から順に。"""
    yield value
    for child in children(value):
        yield from descend(child)


@lru_cache(maxsize=_REMEMBERED)
def facts_of(value: Value[Any]) -> tuple[Fact[Any], ...]:
    """式が使う事実。現れる順、重なりなし。"""
    return tuple(dict.fromkeys(node for node in descend(value) if isinstance(node, Fact)))


def premises_of(values: Iterable[Value[Any]]) -> tuple[Value[bool], ...]:
    """式が使う事実の、尋ねる前提（``asked_when``）。前提に使う事実の前提も含む。"""
    found: dict[Value[bool], None] = {}
    waiting: list[Value[Any]] = list(values)
    while waiting:
        for fact in facts_of(waiting.pop()):
            if fact.asked_when is not None and fact.asked_when not in found:
                found[fact.asked_when] = None
                waiting.append(fact.asked_when)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def parameters_of(value: Value[Any]) -> tuple[Parameter[Any], ...]:
    """式が使うパラメータ。現れる順、重なりなし。"""
    return tuple(dict.fromkeys(node for node in descend(value) if isinstance(node, Parameter)))


@lru_cache(maxsize=_REMEMBERED)
def groups_of(value: Value[Any]) -> tuple[Group, ...]:
    """式が使う世帯員の集まり。"""
    return tuple(dict.fromkeys(node.group for node in descend(value) if isinstance(node, GROUPED_TYPES)))
