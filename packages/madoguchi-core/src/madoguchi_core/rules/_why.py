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


_Because = Callable[[Slots, Truth], tuple[Ground, ...]]
"""その真偽になった決め手。真偽は先に読んであるので、決め手になる枝だけをたどる。"""

_Part = tuple[Read, _Because]


def explain(value: Value[bool], program: Program, slots: Slots) -> Explanation:
    """結論を決めた条件だけを選ぶ。真の「または」は一つ、偽の「かつ」は一つあれば足りる。"""
    read, because = _parted(value, program)
    truth: Truth = read(slots, None)
    return Explanation(truth, because(slots, truth))


def what_would_change(value: Value[bool], program: Program, slots: Slots) -> tuple[Ground, ...]:
    """結論を逆にするために、変わらなければならない条件の最小の組。結論が不明なら空。"""
    truth = program.read(value)(slots, None)
    return () if truth is None else _flip(value, (), program, slots)


def _parted(value: Value[bool], program: Program) -> _Part:
    """理由の読み方も、判定と同じように一度だけ組み立てる。"""
    found: _Part = program.kept("why", value, lambda: (program.read(value), _compile(value, (), program)))
    return found


def _compile(value: Value[bool], laws: tuple[Law, ...], program: Program) -> _Because:
    def part(inner: Value[bool]) -> _Part:
        return program.read(inner), _compile(inner, laws, program)

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
        case Constant():
            return lambda slots, truth: ()
        case _:
            grounds = _alone(value, laws)
            return lambda slots, truth: grounds[truth]


def _alone(value: Value[bool], laws: tuple[Law, ...]) -> dict[Truth, tuple[Ground, ...]]:
    return {truth: (Ground(value, truth, laws),) for truth in (True, False, None)}


def _every(parts: list[_Part], *, against: bool) -> _Because:
    """「すべて」（against は偽）と「どれか」（against は真）。against の枝は一つあれば結論が決まる。"""

    def because(slots: Slots, truth: Truth) -> tuple[Ground, ...]:
        chosen = [why(slots, truth) for read, why in parts if read(slots, None) is truth]
        return min(chosen, key=len) if truth is against else _merged(chosen)

    return because


def _at_least(number: int, parts: list[_Part]) -> _Because:
    def because(slots: Slots, truth: Truth) -> tuple[Ground, ...]:
        chosen = [why(slots, truth) for read, why in parts if read(slots, None) is truth]
        if truth is None:
            return _merged(chosen)
        needed = number if truth else len(parts) - number + 1
        return _merged(sorted(chosen, key=len)[:needed])

    return because


def _denial(value: Not, inner: Value[bool], laws: tuple[Law, ...], program: Program) -> _Because:
    because = _compile(inner, laws, program)
    whole = _alone(value, laws)

    def denied(slots: Slots, truth: Truth) -> tuple[Ground, ...]:
        grounds = because(slots, _opposite(truth))
        # それ以上分けられない条件の打ち消しは、打ち消しごと一つの決め手になる
        is_leaf = len(grounds) == 1 and grounds[0].condition is inner
        return whole[truth] if is_leaf else grounds

    return denied


def _cited(title: str, because: _Because) -> _Because:
    named: dict[Ground, Ground] = {}

    def cited(slots: Slots, truth: Truth) -> tuple[Ground, ...]:
        return tuple(_named(ground, title, truth, named) for ground in because(slots, truth))

    return cited


def _choice(condition: _Part, then: _Part, otherwise: _Part) -> _Because:
    def because(slots: Slots, truth: Truth) -> tuple[Ground, ...]:
        when = condition[0](slots, None)
        if when is None:
            # どちらに転んでも同じ結論なら、条件ではなく両方の枝が決め手になる
            decides = (condition,) if truth is None else (then, otherwise)
            return _merged([why(slots, truth) for _, why in decides])
        chosen = then if when else otherwise
        return _merged([condition[1](slots, when), chosen[1](slots, truth)])

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
            return _compile(value, laws, program)(slots, program.read(value)(slots, None))


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


def _opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth
