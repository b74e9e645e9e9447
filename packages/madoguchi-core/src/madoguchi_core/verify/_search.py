"""求める事例を探す: 事実を一つずつ決め、見込みが無くなれば戻る。決まった順に試すので、いつも同じ事例になる。"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from madoguchi_core.rules import Slots, Value
from madoguchi_core.verify._bench import Bench
from madoguchi_core.verify._domain import Variable

Check = Callable[[Slots], bool | None]
"""枠を見て、求める事例か（True）、もう見込みが無いか（False）、まだ言えないか（None）を返す。"""

Chosen = dict[Variable, int]
"""決めたものと、選んだ候補の番号。"""

_MOST_STEPS = 40_000


@dataclass(slots=True)
class _Budget:
    steps: int = _MOST_STEPS


def find(
    bench: Bench,
    start: Slots,
    variables: Sequence[Variable],
    constraints: Sequence[Value[bool]],
    check: Check,
) -> Chosen | None:
    """
    求める事例。結論に関わらない事実は決めずに残す。

    Args:
        bench: 試す台。
        start: 何も決めていない枠。
        variables: 決められるもの。
        constraints: 事実の間の約束。偽になる事例は作らない。
        check: 求める事例か。
    """
    slots = list(start)
    holds = [bench.program.read(constraint) for constraint in constraints]

    def judge(at: Slots) -> bool | None:
        return False if any(read(at, None) is False for read in holds) else check(at)

    chosen: Chosen = {}
    if not _descend(slots, list(variables), judge, chosen, _Budget()):
        return None
    return _smallest(slots, start, judge, chosen)


def _descend(slots: Slots, waiting: list[Variable], check: Check, chosen: Chosen, budget: _Budget) -> bool:
    budget.steps -= 1
    reached = check(slots)
    if reached is not None or not waiting or budget.steps < 0:
        return reached is True
    variable, rest = waiting[0], waiting[1:]
    before = slots[variable.place]
    for index, option in enumerate(variable.options):
        slots[variable.place] = option
        chosen[variable] = index
        if _descend(slots, rest, check, chosen, budget):
            return True
    slots[variable.place] = before
    del chosen[variable]
    return False


def _smallest(slots: Slots, start: Slots, check: Check, chosen: Chosen) -> Chosen:
    """決めなくても同じ結果になるものを、後ろから外す。"""
    for variable in reversed(list(chosen)):
        kept = slots[variable.place]
        slots[variable.place] = start[variable.place]
        if check(slots) is True:
            del chosen[variable]
        else:
            slots[variable.place] = kept
    return chosen


def filled(start: Slots, chosen: Chosen) -> Slots:
    """決めたものを入れた枠。"""
    slots = list(start)
    for variable, index in chosen.items():
        slots[variable.place] = variable.options[index]
    return slots
