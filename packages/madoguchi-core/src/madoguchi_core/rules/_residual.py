"""残り: 分かっていることを当てはめた後に、まだ結論を左右する式。"""

from collections.abc import Iterable, Iterator
from typing import Any

from madoguchi_core.rules._closures import Slots
from madoguchi_core.rules._compile import Program
from madoguchi_core.rules._kinds import Scope
from madoguchi_core.rules._knowledge import Facts
from madoguchi_core.rules._nodes import AtLeast, Choose, Cited, Constant, Every, Fact, Group, Not, Some, Value
from madoguchi_core.rules._partial import Among, Span
from madoguchi_core.rules._walk import children, facts_of, groups_of


def residual(value: Value[bool], program: Program, slots: Slots) -> Value[bool]:
    """
    決まったところを畳んだ式。全部決まれば :class:`Constant`。

    >>> from madoguchi_core.rules import all_of, known, Facts
    >>> head, nhi = Fact("a", bool, "世帯主"), Fact("b", bool, "国保")
    >>> rule = all_of(head, nhi)
    >>> program = Program([rule])
    >>> residual(rule, program, program.load(Facts(known({head: True})))) is nhi
    True
    """
    truth = program.read(value)(slots, None)
    if truth is True or truth is False:
        return Constant(truth)
    match value:
        case Every(parts):
            return _smaller(Every, _open(parts, program, slots))
        case Some(parts):
            return _smaller(Some, _open(parts, program, slots))
        case AtLeast(number, parts):
            holding = sum(program.read(part)(slots, None) is True for part in parts)
            return AtLeast(number - holding, _open(parts, program, slots))
        case Not(inner):
            return Not(residual(inner, program, slots))
        case Cited(title, inner, laws):
            return Cited(title, residual(inner, program, slots), laws)
        case Choose(condition, then, otherwise):
            return Choose(*(residual(part, program, slots) for part in (condition, then, otherwise)))
        case _:
            return value


def unknown_facts(value: Value[Any], facts: Facts) -> tuple[Fact[Any], ...]:
    """式の中の、まだ分かっていない（または途中まで分かっている）事実。世帯員の事実は、だれかが不明なら含む。"""
    found: dict[Fact[Any], None] = {}
    for leaf in _leaves(value):
        _note_unknown(leaf, facts, found)
    return tuple(found)


def unknown_among(
    values: Iterable[Value[bool]], program: Program, slots: Slots, facts: Facts
) -> tuple[Fact[Any], ...]:
    """*values* の式の :func:`unknown_facts` を合わせたもの。枠から読むので、件の数だけ式をたどらない。"""
    found: dict[Fact[Any], None] = {}
    for value in values:
        placed, leaves = program.kept(value, _places)
        for fact, place in placed:
            if isinstance(slots[place], _UNSURE):
                found[fact] = None
        for leaf in leaves:
            _note_unknown(leaf, facts, found)
    return tuple(found)


def open_facts(value: Value[bool], program: Program, slots: Slots, facts: Facts) -> tuple[Fact[Any], ...]:
    """結論を止めている、まだ分からない事実。残りの式を作らずに、:func:`residual` の事実だけを集める。"""
    if program.read(value)(slots, None) is not None:
        return ()
    found: dict[Fact[Any], None] = {}
    for leaf in _open_leaves(value, program, slots):
        _note_unknown(leaf, facts, found)
    return tuple(found)


def facts_wanted(value: Value[Any], program: Program, slots: Slots, facts: Facts) -> tuple[Fact[Any], ...]:
    """値を求めるのに足りない事実。分岐の条件が分かっていれば、選ばれない枝の事実は数えない。"""
    known = program.read(value)(slots, None)
    if known is not None and not isinstance(known, (Span, Among)):
        return ()
    if groups_of(value) or not (parts := children(value)):
        return unknown_facts(value, facts)
    if isinstance(value, Choose) and (truth := program.read(value.condition)(slots, None)) is not None:
        parts = (value.then if truth else value.otherwise,)
    wanted = [facts_wanted(part, program, slots, facts) for part in parts]
    return tuple(dict.fromkeys(fact for found in wanted for fact in found))


def _leaves(value: Value[Any]) -> Iterator[Value[Any]]:
    match value:
        case Constant():
            return  # 残りの決まったところ。件ごとに新しいので、式の覚え書き（facts_of）に入れない
        case Every(parts) | Some(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _leaves(part)
        case Not(inner) | Cited(_, inner, _):
            yield from _leaves(inner)
        case Choose(condition, then, otherwise):
            for part in (condition, then, otherwise):
                yield from _leaves(part)
        case _:
            yield value


def _open_leaves(value: Value[bool], program: Program, slots: Slots) -> Iterator[Value[bool]]:
    """決まっていない式の中の、決まっていない条件。"""
    match value:
        case Every(parts) | Some(parts) | AtLeast(_, parts):
            for part in parts:
                if program.read(part)(slots, None) is None:
                    yield from _open_leaves(part, program, slots)
        case Not(inner) | Cited(_, inner, _):
            yield from _open_leaves(inner, program, slots)
        case Choose(condition, then, otherwise):
            for part in (condition, then, otherwise):
                if program.read(part)(slots, None) is None:
                    yield from _open_leaves(part, program, slots)
        case _:
            yield value


_Places = tuple[tuple[tuple[Fact[Any], int], ...], tuple[Value[Any], ...]]
"""枠から読める事実とその番号、または、世帯員を見るので事実から読む葉。"""


def _places(value: Value[bool], program: Program) -> _Places:
    leaves = tuple(_leaves(value))
    listed = [(fact, program.case_slot_of(fact)) for leaf in leaves for fact in facts_of(leaf)]
    placed = tuple((fact, place) for fact, place in listed if place is not None)
    return (placed, ()) if len(placed) == len(listed) else ((), leaves)


_UNSURE = (type(None), Span, Among)


def _note_unknown(leaf: Value[Any], facts: Facts, found: dict[Fact[Any], None]) -> None:
    members: list[Facts] | None = None
    for fact in facts_of(leaf):
        if fact.scope is Scope.MEMBER:
            if members is None:
                members = [member for group in groups_of(leaf) for member in _members(group, facts)]
            if any(isinstance(member[fact].known, _UNSURE) for member in members):
                found[fact] = None
        elif isinstance(facts[fact].known, _UNSURE):
            found[fact] = None


def _members(group: Group, facts: Facts) -> tuple[Facts, ...]:
    members = facts.groups.get(group, ())
    return members if isinstance(members, tuple) else ()


def _open(parts: tuple[Value[bool], ...], program: Program, slots: Slots) -> tuple[Value[bool], ...]:
    return tuple(residual(part, program, slots) for part in parts if program.read(part)(slots, None) is None)


def _smaller(kind: type[Every] | type[Some], parts: tuple[Value[bool], ...]) -> Value[bool]:
    return parts[0] if len(parts) == 1 else kind(parts)
