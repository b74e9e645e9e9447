"""書き換え: 式の一部を置き換えた、別の式を作る。検査（verify）が、わざと壊した規則を作るのに使う。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
from madoguchi_core.rules._walk import CONDITION_TYPES, ConditionNode, ValueNode, as_node, children, descend

Change = Callable[[Value[Any]], Value[Any] | None]
"""節を受け取り、置き換える節を返す。None なら、その節はそのままで下を見る。"""


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """
    それ以上分けられない条件。

    Attributes:
        condition: 条件。
        group: 世帯員についての条件なら、その集まり。
        is_opaque: 語彙で書けない計算（検査の外）を含むか。
    """

    condition: Value[bool]
    group: Group | None
    is_opaque: bool


def rewrite(value: Value[Any], change: Change) -> Value[Any]:
    """
    *change* が返した節に置き換えた式。何も変わらなければ、同じ式をそのまま返す。

    逃げ道の計算（:class:`Opaque`）の中は変えない。

    >>> from madoguchi_core.rules import all_of, words
    >>> head, nhi = Fact("a", bool, "世帯主"), Fact("b", bool, "国保")
    >>> words(rewrite(all_of(head, nhi), lambda node: Not(node) if node is nhi else None))
    '世帯主である、かつ、国保でない'
    """
    return _Rewriter(change).of(value)


def replaced(value: Value[Any], target: Value[Any], replacement: Value[Any]) -> Value[Any]:
    """*target* が現れるところをすべて *replacement* にした式。"""
    return rewrite(value, lambda node: replacement if node is target else None)


def atoms_of(value: Value[Any]) -> tuple[Atom, ...]:
    """
    それ以上分けられない条件のすべて。世帯員についての条件の中も含む。現れる順、重なりなし。

    >>> from madoguchi_core.rules import all_of
    >>> head, nhi = Fact("a", bool, "世帯主"), Fact("b", bool, "国保")
    >>> [atom.condition.title for atom in atoms_of(all_of(head, ~nhi))]
    ['世帯主', '国保']
    """
    found: dict[Value[Any], Atom] = {}
    for condition, group in _boolean_leaves(value, None):
        opaque = any(isinstance(node, Opaque) for node in descend(condition))
        found.setdefault(condition, Atom(condition, group, opaque))
    return tuple(found.values())


def _boolean_leaves(value: Value[Any], group: Group | None) -> Iterator[tuple[Value[Any], Group | None]]:
    match value:
        case Constant():
            return
        case Every() | Some() | AtLeast() | Not():
            for child in children(value):
                yield from _boolean_leaves(child, group)
        case Cited(_, inner, _):
            yield from _boolean_leaves(inner, group)
        case Choose():
            for child in children(value):
                yield from _boolean_leaves(child, group)
        case AnyMember(inner_group, inner) | AllMembers(inner_group, inner):
            yield from _boolean_leaves(inner, inner_group)
        case _:
            yield value, group
            yield from _inside(value, group)


def _inside(value: Value[Any], group: Group | None) -> Iterator[tuple[Value[Any], Group | None]]:
    """値の計算の中にある条件（人数の条件、選ぶ条件）。"""
    for child in children(value):
        match child:
            case Count(inner_group, condition):
                yield from _boolean_leaves(condition, inner_group)
            case Total(inner_group, inner) | Nth(inner_group, _, inner):
                yield from _inside(inner, inner_group)
            case Choose(condition, then, otherwise):
                yield from _boolean_leaves(condition, group)
                yield from _inside(then, group)
                yield from _inside(otherwise, group)
            case _ if isinstance(child, CONDITION_TYPES):
                yield from _boolean_leaves(child, group)
            case _:
                yield from _inside(child, group)


class _Rewriter:
    """一度書き換えた節を覚え、共有された節を共有したまま保つ。"""

    __slots__ = ("_change", "_done")

    def __init__(self, change: Change) -> None:
        self._change = change
        self._done: dict[Value[Any], Value[Any]] = {}

    def of(self, value: Value[Any]) -> Value[Any]:
        done = self._done.get(value)
        if done is None:
            done = self._change(value)
            if done is None:
                done = self._rebuilt(value)
            self._done[value] = done
        return done

    def _rebuilt(self, value: Value[Any]) -> Value[Any]:
        before = children(value)
        if not before or isinstance(value, Opaque):
            return value
        after = tuple(self.of(child) for child in before)
        if all(one is other for one, other in zip(before, after, strict=True)):
            return value
        node = as_node(value)
        if isinstance(node, CONDITION_TYPES):
            return _condition_with(node, after)
        return _value_with(node, after)


def _condition_with(node: ConditionNode, parts: tuple[Value[Any], ...]) -> Value[Any]:
    match node:
        case Compare(op, _, _):
            return Compare(op, *parts)
        case OneOf(_, options):
            return OneOf(parts[0], options)
        case Every():
            return Every(parts)
        case Some():
            return Some(parts)
        case AtLeast(number, _):
            return AtLeast(number, parts)
        case Not():
            return Not(parts[0])
        case AnyMember(group, _):
            return AnyMember(group, parts[0])
        case AllMembers(group, _):
            return AllMembers(group, parts[0])
        case _:
            assert_never(node)


def _value_with(node: ValueNode, parts: tuple[Value[Any], ...]) -> Value[Any]:
    match node:
        case Fact() | Parameter() | Constant() | Opaque():
            return node
        case Cited(title, _, laws):
            return Cited(title, parts[0], laws)
        case Choose():
            return Choose(*parts)
        case Arithmetic(calculation, _):
            return Arithmetic(calculation, parts)
        case Rounded(_, unit, rounding):
            return Rounded(parts[0], unit, rounding)
        case DateShift(_, _, shift_unit):
            return DateShift(parts[0], parts[1], shift_unit)
        case DayInYear(_, years, month, day):
            return DayInYear(parts[0], years, month, day)
        case LegalAge(_, _, attained):
            return LegalAge(parts[0], parts[1], attained)
        case FiscalYearEndAtAge():
            return FiscalYearEndAtAge(*parts)
        case Count(group, _):
            return Count(group, parts[0])
        case Total(group, _):
            return Total(group, parts[0])
        case Nth(group, number, _):
            return Nth(group, number, parts[0])
        case Lookup(_, table, title):
            return Lookup(parts[0], table, title)
        case _:
            assert_never(node)
