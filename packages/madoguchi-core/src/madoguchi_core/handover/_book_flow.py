"""手続きの条件を、はい・いいえで進む図の言葉にする。行き先の決め方は、規則の読み方（rules の flow_of）にある。"""

from collections.abc import Callable
from typing import Any

from madoguchi_core.handover._book_rows import BookExit, BookFlow, BookStep, ExitKind
from madoguchi_core.procedures import Outcome, Procedure, outcome_of, outcome_titles
from madoguchi_core.rules import Goal, Value, flow_of


def flow_shown(procedure: Procedure, say: Callable[[Value[Any]], str]) -> BookFlow:
    """
    手続きの流れ。たどった結論は、判定の結論と同じ言い方になる。

    Args:
        procedure: 手続き。
        say: 条件を文にする関数。
    """
    flow, titles = flow_of(procedure.required_when), outcome_titles(procedure.kind)

    def exit_to(goal: Goal, here: int) -> BookExit:
        if isinstance(goal, bool):
            title = titles[outcome_of(procedure.kind, truth=goal)]
            return BookExit(ExitKind.MET if goal else ExitKind.UNMET, title)
        return BookExit(ExitKind.NEXT if goal == here + 1 else ExitKind.JUMP, f"問{goal + 1}へ")

    named = ["", *(step.title for step in flow.steps)]
    steps = tuple(
        BookStep(
            index + 1,
            "" if step.title == named[index] else step.title,
            say(step.condition),
            exit_to(step.yes, index),
            exit_to(step.no, index),
        )
        for index, step in enumerate(flow.steps)
    )
    return BookFlow(steps, exit_to(flow.start, -1), titles[Outcome.TO_CONFIRM])
