"""手続きをする順。期限の早い順で、先に済ませる手続きを先にする。"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from heapq import heappop, heappush
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
    listed = list(items)
    active = [decision for item in listed if (decision := decision_of(item)).outcome is not _NEEDLESS]
    days: dict[str, date | None] = {}
    for decision in active:
        days[decision.procedure.id] = _earlier(days.get(decision.procedure.id), decision.due.on)
    left = Counter(decision.procedure.id for decision in active)
    ranked = sorted(listed, key=lambda item: _urgency(decision_of(item), days))
    waits = [{name for name in decision_of(item).procedure.after if name in left} for item in ranked]
    behind: dict[str, list[int]] = {}
    for rank, earlier in enumerate(waits):
        for name in earlier:
            behind.setdefault(name, []).append(rank)
    # 待つもののない手続きのうち、いつも順のいちばん早いものを置く
    ready = [rank for rank, earlier in enumerate(waits) if not earlier]
    placed: list[T] = []
    while ready:
        chosen = ranked[heappop(ready)]
        placed.append(chosen)
        decision = decision_of(chosen)
        name = decision.procedure.id
        if decision.outcome is _NEEDLESS:
            continue
        left[name] -= 1
        for rank in behind.get(name, ()) if left[name] == 0 else ():
            waits[rank].discard(name)
            if not waits[rank]:
                heappush(ready, rank)
    return tuple(placed)


_NEEDLESS = Outcome.NOT_REQUIRED


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _urgency(decision: Decision, days: Mapping[str, date | None]) -> tuple[bool, date, bool, str]:
    """日付が無くても、同時にする手続きがあれば、そのすぐ後に並べる。"""
    own, companion = decision.due.on, days.get(decision.procedure.together_with)
    on = own or companion
    return (on is None, on or date.max, own is None, decision.procedure.id)
