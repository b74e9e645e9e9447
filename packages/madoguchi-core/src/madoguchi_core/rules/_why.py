"""判定の理由: 結論を決めた最小の条件と、何が変われば結論が変わるか。"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from madoguchi_core.rules._closures import Read, Slots
from madoguchi_core.rules._compile import Program
from madoguchi_core.rules._law import Law
from madoguchi_core.rules._nodes import AtLeast, Choose, Cited, Constant, Every, Not, Some, Value
from madoguchi_core.rules._partial import Truth


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """
    決め手ひとつ。

    Attributes:
        condition: それ以上分けられない条件。
        truth: その条件の真・偽・不明。
        laws: その条件の根拠。
        title: その条件を含む、いちばん内側の名。真偽が違うときは空。
    """

    condition: Value[bool]
    truth: bool | None
    laws: tuple[Law, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    結論とその決め手。

    Attributes:
        truth: 結論。不明なら None。
        grounds: 結論を決めた最小の条件。不明なら、確かめれば決まる条件。
    """

    truth: bool | None
    grounds: tuple[Ground, ...]


_Grounds = tuple[Ground, ...]
_Why = Callable[[Slots], tuple[Truth, _Grounds]]
"""真偽と、その真偽になった決め手。節をたどるのは一度だけ。"""


def explain(value: Value[bool], program: Program, slots: Slots) -> Explanation:
    """結論を決めた条件だけを選ぶ。真の「または」は一つ、偽の「かつ」は一つあれば足りる。"""
    why: _Why = program.kept(value, _whole)
    return Explanation(*why(slots))


def what_would_change(value: Value[bool], program: Program, slots: Slots) -> tuple[Ground, ...]:
    """結論を逆にするために、変わらなければならない条件の最小の組。結論が不明なら空。"""
    truth = program.read(value)(slots, None)
    return () if truth is None else _flip(value, (), program, slots)


def _whole(value: Value[bool], program: Program) -> _Why:
    return _compile(value, (), program)


def _compile(value: Value[bool], laws: tuple[Law, ...], program: Program) -> _Why:
    def part(inner: Value[bool]) -> _Why:
        return _compile(inner, laws, program)

    match value:
        case Every(parts):
            return _every([part(inner) for inner in parts], against=False)
        case Some(parts):
            return _every([part(inner) for inner in parts], against=True)
        case AtLeast(number, parts):
            return _at_least(number, [part(inner) for inner in parts])
        case Not(denied):
            return _denial(value, denied, laws, program)
        case Cited(title, inner, more):
            return _cited(title, _compile(inner, laws + more, program))
        case Choose(condition, then, otherwise):
            return _choice(part(condition), part(then), part(otherwise))
        case Constant(constant):
            settled: tuple[Truth, _Grounds] = (constant, ())
            return lambda slots: settled
        case _:
            return _leaf(program.read(value), _alone(value, laws))


def _leaf(read: Read, found: dict[Truth, tuple[Truth, _Grounds]]) -> _Why:
    return lambda slots: found[read(slots, None)]


def _alone(value: Value[bool], laws: tuple[Law, ...]) -> dict[Truth, tuple[Truth, _Grounds]]:
    return {truth: (truth, (Ground(value, truth, laws),)) for truth in (True, False, None)}


def _every(parts: list[_Why], *, against: bool) -> _Why:
    """「すべて」（against は偽）と「どれか」（against は真）。against の枝は一つあれば結論が決まる。"""

    def because(slots: Slots) -> tuple[Truth, _Grounds]:
        fewest: _Grounds | None = None
        unsure: list[_Grounds] = []
        agreeing: list[_Grounds] = []
        for why in parts:
            found = why(slots)
            truth, grounds = found
            if truth is against:
                if len(grounds) == 1:
                    return found
                if fewest is None or len(grounds) < len(fewest):
                    fewest = grounds
            else:
                (unsure if truth is None else agreeing).append(grounds)
        if fewest is not None:
            return against, fewest
        return (None, _merged(unsure)) if unsure else (not against, _merged(agreeing))

    return because


def _at_least(number: int, parts: list[_Why]) -> _Why:
    def because(slots: Slots) -> tuple[Truth, _Grounds]:
        found = [why(slots) for why in parts]
        truths = [truth for truth, _ in found]
        sure, open_ = truths.count(True), truths.count(None)
        truth: Truth = True if sure >= number else None if sure + open_ >= number else False
        chosen = [grounds for one, grounds in found if one is truth]
        if truth is None:
            return None, _merged(chosen)
        needed = number if truth else len(parts) - number + 1
        return truth, _merged(sorted(chosen, key=len)[:needed])

    return because


def _denial(value: Not, inner: Value[bool], laws: tuple[Law, ...], program: Program) -> _Why:
    because = _compile(inner, laws, program)
    whole = _alone(value, laws)

    def denied(slots: Slots) -> tuple[Truth, _Grounds]:
        inside, grounds = because(slots)
        truth = None if inside is None else not inside
        # それ以上分けられない条件の打ち消しは、打ち消しごと一つの決め手になる
        is_leaf = len(grounds) == 1 and grounds[0].condition is inner
        return whole[truth] if is_leaf else (truth, grounds)

    return denied


def _cited(title: str, because: _Why) -> _Why:
    named: dict[Ground, Ground] = {}
    alone: dict[Ground, tuple[Truth, _Grounds]] = {}

    def cited(slots: Slots) -> tuple[Truth, _Grounds]:
        truth, grounds = because(slots)
        if len(grounds) != 1:
            return truth, tuple([_named(ground, title, truth, named) for ground in grounds])
        # 決め手が一つの条件がほとんどなので、組ごと覚えておく
        (ground,) = grounds
        found = alone.get(ground)
        if found is None or found[0] is not truth:
            found = alone[ground] = truth, (_named(ground, title, truth, named),)
        return found

    return cited


def _choice(condition: _Why, then: _Why, otherwise: _Why) -> _Why:
    def because(slots: Slots) -> tuple[Truth, _Grounds]:
        when, reasons = condition(slots)
        if when is not None:
            truth, grounds = then(slots) if when else otherwise(slots)
            return truth, _merged([reasons, grounds])
        one, other = then(slots), otherwise(slots)
        # どちらに転んでも同じ結論なら、条件ではなく両方の枝が決め手になる
        if one[0] is not None and one[0] is other[0]:
            return one[0], _merged([one[1], other[1]])
        return None, reasons

    return because


def _flip(value: Value[bool], laws: tuple[Law, ...], program: Program, slots: Slots) -> tuple[Ground, ...]:
    match value:
        case Every(parts):
            return _flip_parts(len(parts), parts, laws, program, slots)
        case Some(parts):
            return _flip_parts(1, parts, laws, program, slots)
        case AtLeast(number, parts):
            return _flip_parts(number, parts, laws, program, slots)
        case Not(inner):
            return _flip(inner, laws, program, slots)
        case Cited(_, inner, more):
            return _flip(inner, laws + more, program, slots)
        case Choose(condition, then, otherwise):
            chosen = then if program.read(condition)(slots, None) else otherwise
            return _flip(chosen, laws, program, slots)
        case _:
            return _compile(value, laws, program)(slots)[1]


def _flip_parts(
    number: int, parts: tuple[Value[bool], ...], laws: tuple[Law, ...], program: Program, slots: Slots
) -> tuple[Ground, ...]:
    """『*number* 個以上』を逆にする、いちばん小さい組。"""
    truths = [program.read(part)(slots, None) for part in parts]
    holding = truths.count(True)
    target = holding >= number
    candidates = [part for part, truth in zip(parts, truths, strict=True) if truth is target]
    needed = holding - number + 1 if target else number - holding
    flips = sorted((_flip(part, laws, program, slots) for part in candidates), key=len)
    return _merged(flips[:needed])


def _merged(groups: Sequence[tuple[Ground, ...]]) -> tuple[Ground, ...]:
    if len(groups) == 1:
        return groups[0]
    merged: dict[Value[bool], Ground] = {}
    for group in groups:
        for ground in group:
            merged.setdefault(ground.condition, ground)
    return tuple(merged.values())


def _named(ground: Ground, title: str, truth: Truth, named: dict[Ground, Ground]) -> Ground:
    """いちばん内側の名を付ける。名の付いた条件と真偽が違う決め手には、名が当たらない。"""
    if ground.title or ground.truth is not truth:
        return ground
    found = named.get(ground)
    if found is None:
        found = named[ground] = Ground(ground.condition, ground.truth, ground.laws, title)
    return found
