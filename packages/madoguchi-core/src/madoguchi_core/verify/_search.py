"""求める事例を探す: 事実を一つずつ決め、見込みが無くなれば戻る。決まった順に試すので、いつも同じ事例になる。"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules import Fact, Parameter, Scope, Slots, Span, Value, descend, groups_of
from madoguchi_core.rules.nodes import AllMembers, AnyMember, Count, Nth, Total, children
from madoguchi_core.verify._bench import Bench
from madoguchi_core.verify._domain import Variable

Check = Callable[[Slots], bool | None]
"""枠を見て、求める事例か（True）、もう見込みが無いか（False）、まだ言えないか（None）を返す。"""

_GROUPED = (AnyMember, AllMembers, Count, Nth, Total)

Chosen = dict[Variable, int]
"""決めたものと、選んだ候補の番号。"""

_MOST_STEPS = 40_000


@dataclass(frozen=True, slots=True, eq=False)
class Quest:
    """
    探すもの。

    Attributes:
        watched: 結果を見る式。まだ決まらない式の中の事実だけを決めていく。
        check: 求める事例か。
        settle: 決めるものが残っていないのに *check* がまだ言えないとき、求める事例か。
    """

    watched: tuple[Value[Any], ...]
    check: Check
    settle: Callable[[Slots], bool] = lambda slots: False


def find(
    bench: Bench,
    start: Slots,
    variables: Sequence[Variable],
    constraints: Sequence[Value[bool]],
    quest: Quest,
) -> Chosen | None:
    """
    求める事例。結論に関わらない事実は決めずに残す。

    Args:
        bench: 試す台。
        start: 何も決めていない枠。
        variables: 決められるもの。
        constraints: 事実の間の約束。偽になる事例は作らない。
        quest: 探すもの。
    """
    return _Search(bench, start, variables, constraints, quest).run()


class _Search:
    __slots__ = ("_bench", "_by_item", "_chosen", "_holds", "_quest", "_slots", "_start", "_steps")

    def __init__(
        self,
        bench: Bench,
        start: Slots,
        variables: Sequence[Variable],
        constraints: Sequence[Value[bool]],
        quest: Quest,
    ) -> None:
        self._bench = bench
        self._start = start
        self._slots = list(start)
        self._by_item: dict[Any, Variable] = {variable.item: variable for variable in variables}
        self._holds = [bench.program.read(constraint) for constraint in constraints]
        self._quest = quest
        self._chosen: Chosen = {}
        self._steps = _MOST_STEPS

    def run(self) -> Chosen | None:
        return self._smallest() if self._descend() else None

    def _judge(self) -> bool | None:
        if any(read(self._slots, None) is False for read in self._holds):
            return False
        return self._quest.check(self._slots)

    def _descend(self) -> bool:
        self._steps -= 1
        reached = self._judge()
        if reached is not None or self._steps < 0:
            return reached is True
        variable = self._next()
        if variable is None:
            return self._quest.settle(self._slots)
        before = self._slots[variable.place]
        for index, option in enumerate(variable.options):
            self._slots[variable.place] = option
            self._chosen[variable] = index
            if self._descend():
                return True
        self._slots[variable.place] = before
        del self._chosen[variable]
        return False

    def _next(self) -> Variable | None:
        for value in self._quest.watched:
            for item in open_items(self._bench, value, self._slots):
                variable = self._by_item.get(item)
                if variable is not None and variable not in self._chosen:
                    return variable
        return None

    def _smallest(self) -> Chosen:
        """決めなくても同じ結果になるものを、後ろから外す。"""
        for variable in reversed(list(self._chosen)):
            kept = self._slots[variable.place]
            self._slots[variable.place] = self._start[variable.place]
            if self._judge() is True:
                del self._chosen[variable]
            else:
                self._slots[variable.place] = kept
        return self._chosen


def open_items(bench: Bench, value: Value[Any], slots: Slots) -> Iterator[Any]:
    """式がまだ決まらないとき、決まるかどうかに関わる、分からない事実・値・集まり。"""
    if isinstance(value, (Fact, Parameter, *_GROUPED)) or not children(value):
        yield from _open_leaf(bench, value, slots)
        return
    known = bench.program.read(value)(slots, None)
    if known is None or isinstance(known, Span):
        for child in children(value):
            yield from open_items(bench, child, slots)


def _open_leaf(bench: Bench, value: Value[Any], slots: Slots) -> Iterator[Any]:
    for group in groups_of(value):
        place = bench.program.slot_of(group)
        if place is not None and slots[place] is None:
            yield group
    for node in descend(value):
        if isinstance(node, Parameter) or (isinstance(node, Fact) and node.scope is Scope.CASE):
            place = bench.program.slot_of(node)
            if place is not None and slots[place] is None:
                yield node
