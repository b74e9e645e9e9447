"""判定の理由: 結論を決めた最小の条件と、何が変われば結論が変わるか。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from madoguchi_core.rules._closures import Slots
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


_Decided = tuple[Truth, tuple[Ground, ...]]


def explain(value: Value[bool], program: Program, slots: Slots) -> Explanation:
    """結論を決めた条件だけを選ぶ。真の「または」は一つ、偽の「かつ」は一つあれば足りる。"""
    truth, grounds = _decide(value, (), program, slots)
    return Explanation(truth, grounds)


def what_would_change(value: Value[bool], program: Program, slots: Slots) -> tuple[Ground, ...]:
    """結論を逆にするために、変わらなければならない条件の最小の組。結論が不明なら空。"""
    truth, _ = _decide(value, (), program, slots)
    return () if truth is None else _flip(value, (), program, slots)


def _decide(value: Value[bool], laws: tuple[Law, ...], program: Program, slots: Slots) -> _Decided:
    match value:
        case Every(parts):
            return _decide_every([_decide(part, laws, program, slots) for part in parts])
        case Some(parts):
            decided = [_decide(part, laws, program, slots) for part in parts]
            truth, grounds = _decide_every([(_opposite(part), because) for part, because in decided])
            return _opposite(truth), grounds
        case AtLeast(number, parts):
            return _decide_at_least(number, [_decide(part, laws, program, slots) for part in parts])
        case Not(inner):
            truth, grounds = _decide(inner, laws, program, slots)
            if len(grounds) == 1 and grounds[0].condition is inner:
                return _opposite(truth), (Ground(value, _opposite(truth), laws),)
            return _opposite(truth), grounds
        case Cited(title, inner, more):
            truth, grounds = _decide(inner, laws + more, program, slots)
            return truth, tuple(_named(ground, title, is_same=ground.truth is truth) for ground in grounds)
        case Choose(condition, then, otherwise):
            branches = [_decide(branch, laws, program, slots) for branch in (then, otherwise)]
            return _decide_choice(_decide(condition, laws, program, slots), *branches)
        case Constant(constant):
            return constant, ()
        case _:
            truth = program.read(value)(slots, None)
            return truth, (Ground(value, truth, laws),)


def _decide_every(decided: Sequence[_Decided]) -> _Decided:
    against = [grounds for truth, grounds in decided if truth is False]
    if against:
        return False, min(against, key=len)
    unsure = [grounds for truth, grounds in decided if truth is None]
    if unsure:
        return None, _merged(unsure)
    return True, _merged(grounds for _, grounds in decided)


def _decide_at_least(number: int, decided: Sequence[_Decided]) -> _Decided:
    holds = sorted((grounds for truth, grounds in decided if truth is True), key=len)
    if len(holds) >= number:
        return True, _merged(holds[:number])
    fails = sorted((grounds for truth, grounds in decided if truth is False), key=len)
    needed = len(decided) - number + 1
    if len(fails) >= needed:
        return False, _merged(fails[:needed])
    return None, _merged(grounds for truth, grounds in decided if truth is None)


def _decide_choice(condition: _Decided, then: _Decided, otherwise: _Decided) -> _Decided:
    truth, grounds = condition
    if truth is None:
        # どちらに転んでも同じ結論なら、条件ではなく両方の枝が決め手になる
        same = then[0] is otherwise[0] and then[0] is not None
        return (then[0], _merged([then[1], otherwise[1]])) if same else (None, grounds)
    chosen, more = then if truth else otherwise
    return chosen, _merged([grounds, more])


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
            return _decide(value, laws, program, slots)[1]


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


def _merged(groups: Iterable[tuple[Ground, ...]]) -> tuple[Ground, ...]:
    merged: dict[Value[bool], Ground] = {}
    for group in groups:
        for ground in group:
            merged.setdefault(ground.condition, ground)
    return tuple(merged.values())


def _named(ground: Ground, title: str, *, is_same: bool) -> Ground:
    """いちばん内側の名を付ける。名の付いた条件と真偽が違う決め手には、名が当たらない。"""
    return (
        ground if ground.title or not is_same else Ground(ground.condition, ground.truth, ground.laws, title)
    )


def _opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth
