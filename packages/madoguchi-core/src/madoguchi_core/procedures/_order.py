"""手続きをする順。期限の早い順で、先に済ませる手続きを先にする。"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from madoguchi_core.procedures._plan import Decision, Outcome

T = TypeVar("T")


def in_order(items: Iterable[T], decision_of: Callable[[T], Decision]) -> tuple[T, ...]:
    """
    期限の早い順。ただし、先にする手続き（それも行うとき）を先に。同じ手続きがいくつあってもよい。

    Args:
        items: 並べるもの。
        decision_of: その判定。
    """
    waiting = list(items)
    found = [decision_of(item) for item in waiting]
    active = [decision for decision in found if decision.outcome is not Outcome.NOT_REQUIRED]
    days: dict[str, date | None] = {}
    for decision in active:
        days[decision.procedure.id] = _earlier(days.get(decision.procedure.id), decision.due.on)
    left = Counter(decision.procedure.id for decision in active)
    waiting.sort(key=lambda item: _urgency(decision_of(item), days))
    placed: list[T] = []
    while waiting:
        ready = next(
            at
            for at, item in enumerate(waiting)
            if not any(left[name] > 0 for name in decision_of(item).procedure.after)
        )
        item = waiting.pop(ready)
        placed.append(item)
        left[decision_of(item).procedure.id] -= 1
    return tuple(placed)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _urgency(decision: Decision, days: Mapping[str, date | None]) -> tuple[bool, date, bool, str]:
    """日付が無くても、同時にする手続きがあれば、そのすぐ後に並べる。"""
    own, companion = decision.due.on, days.get(decision.procedure.together_with)
    on = own or companion
    return (on is None, on or date.max, own is None, decision.procedure.id)
