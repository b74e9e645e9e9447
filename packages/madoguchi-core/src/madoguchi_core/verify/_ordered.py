"""境目: 大小を比べる条件の、ちょうどの値と、ひとつ隣の値。"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from madoguchi_core.rules import (
    Atom,
    Constant,
    Fact,
    Parameter,
    Scope,
    Slots,
    Value,
    descend,
    facts_of,
    groups_of,
)
from madoguchi_core.rules.nodes import (
    OPERATORS,
    Arithmetic,
    Choose,
    Cited,
    Compare,
    Count,
    DateShift,
    DayInYear,
    FiscalYearEndAtAge,
    LegalAge,
    Rounded,
    Total,
)
from madoguchi_core.verify._bench import Bench

_NUMBERS = (Count, Total, Arithmetic, Rounded, LegalAge)
_DAYS = (DateShift, DayInYear, FiscalYearEndAtAge)


def is_ordered(atom: Atom) -> bool:
    """数や日付を比べる、事実によって変わる条件か。"""
    condition = atom.condition
    if not isinstance(condition, Compare) or atom.is_opaque:
        return False
    return _is_quantity(condition.left) and bool(facts_of(condition) or groups_of(condition))


def is_unsettled(atom: Atom) -> bool:
    """誕生日の前日を自動で決めない年齢を比べるか。その日には、事実がそろっていても決まらない。"""
    if groups_of(atom.condition):
        return False  # 人数の中の年齢は、その年齢の条件として別に数える
    ages = [node for node in descend(atom.condition) if isinstance(node, LegalAge)]
    return any(age.attained is None for age in ages)


def moves(atom: Atom) -> tuple[Fact[Any], ...]:
    """ひとつ動かして境目を確かめる、日付か数の事実。"""
    return tuple(fact for fact in facts_of(atom.condition) if fact.kind in (int, date))


def is_on_edge(bench: Bench, atom: Atom, slots: Slots, *, side: bool | None) -> bool:
    """
    条件が *side* で、ひとつ動かすと *side* でなくなる事例か。

    Args:
        bench: 試す台。
        atom: 大小を比べる条件。
        slots: 事例の枠。
        side: 真・偽・不明（誕生日の前日のように、決めない日）。
    """
    condition = atom.condition
    if isinstance(condition, Compare) and groups_of(condition):
        return _is_count_on_edge(bench, condition, slots, side=side)
    read = bench.program.read(condition)
    return any(
        read(slots, member) is side
        and any(read(*moved) is not side for moved in _moved(bench, atom, slots, member))
        for member in bench.members(atom.group, slots)
    )


def _is_count_on_edge(bench: Bench, condition: Compare, slots: Slots, *, side: bool | None) -> bool:
    left, right = bench.read(condition.left, slots), bench.read(condition.right, slots)
    if type(left) is not int or type(right) is not int:
        return False
    holds = OPERATORS[condition.operator]
    return holds(left, right) is side and any(holds(left + more, right) is not side for more in (1, -1))


def _moved(
    bench: Bench, atom: Atom, slots: Slots, member: Slots | None
) -> Iterator[tuple[Slots, Slots | None]]:
    """日付か数の事実をひとつだけ動かした枠。"""
    for fact in moves(atom):
        place = bench.program.slot_of(fact)
        is_case = fact.scope is Scope.CASE
        holder = slots if is_case else member
        if place is None or holder is None:
            continue
        for more in (1, -1):
            moved = list(holder)
            moved[place] = _step(holder[place], more)
            if moved[place] is not None:
                yield (moved, member) if is_case else (slots, moved)


def _step(value: Any, more: int) -> Any:
    if type(value) is int:
        return value + more
    return value + timedelta(days=more) if isinstance(value, date) else None


def _is_quantity(value: Value[Any]) -> bool:
    match value:
        case Fact() | Parameter():
            return value.kind in (int, date)
        case Constant():
            return type(value.value) is int or isinstance(value.value, date)
        case Cited(_, inner, _):
            return _is_quantity(inner)
        case Choose(_, then, _):
            return _is_quantity(then)
        case _:
            return isinstance(value, (*_NUMBERS, *_DAYS))
