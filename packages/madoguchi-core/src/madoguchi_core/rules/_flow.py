"""条件を、はい・いいえで進む問いの流れにする。壁に貼る図も、口で尋ねる順も、この一つの形から作る。"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules._law import Law
from madoguchi_core.rules._nodes import Choose, Cited, Constant, Every, Not, Some, Value
from madoguchi_core.rules._partial import Truth

Goal = int | bool
"""問いの行き先。問いの並びの番号（0 から）か、結論（条件の真・偽）。"""


@dataclass(frozen=True, slots=True, eq=False)
class FlowStep:
    """
    問いひとつ。行き先は、いつも後の問いか結論なので、流れは戻らない。

    Attributes:
        condition: 問う条件。
        title: 問いを含む、いちばん内側の名。無ければ空。
        laws: その名の根拠。
        yes: はいの行き先。
        no: いいえの行き先。
    """

    condition: Value[bool]
    title: str
    laws: tuple[Law, ...]
    yes: Goal
    no: Goal


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """
    条件の流れ。

    Attributes:
        steps: 問い。初めから、進む順。
        start: 初めの行き先。問うまでもなく決まる条件では、結論。
    """

    steps: tuple[FlowStep, ...]
    start: Goal

    def verdict(self, read: Callable[[Value[bool]], Truth]) -> Truth:
        """
        流れをたどった結論。分からない問いでは両方へ進み、どちらも同じ結論のときだけ、その結論になる。

        Args:
            read: 問いの答え。分からなければ None。
        """
        found: dict[Goal, Truth] = {}

        def at(goal: Goal) -> Truth:
            return goal if isinstance(goal, bool) else found[goal]

        for index in reversed(range(len(self.steps))):
            step = self.steps[index]
            yes, no = at(step.yes), at(step.no)
            answer = read(step.condition)
            found[index] = (yes if answer else no) if answer is not None else (yes if yes is no else None)
        return at(self.start)


def flow_of(condition: Value[bool]) -> Flow:
    """
    条件を流れにする。たどった結論は、どの事実でも（不明でも）規則の判定と同じになる。

    >>> from madoguchi_core.rules import Fact, all_of
    >>> head, nhi = Fact("a", bool, "世帯主"), Fact("b", bool, "国保")
    >>> [(step.condition.title, step.yes, step.no) for step in flow_of(all_of(head, ~nhi)).steps]
    [('世帯主', 1, False), ('国保', False, True)]
    """
    drawing = _Drawing()
    start = drawing.enter(condition, yes=True, no=False)
    return drawing.flow(start)


@dataclass(slots=True, eq=False)
class _Draft:
    """行き先の番号がまだ決まっていない問い。"""

    condition: Value[bool]
    cited: Cited[Any] | None
    yes: "_Exit"
    no: "_Exit"


_Exit = _Draft | bool


class _Drawing:
    """後の問いから先に作る。作った順を逆にすると、進む順になる。"""

    __slots__ = ("_drafts",)

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []

    def enter(
        self,
        value: Value[bool],
        *,
        yes: _Exit,
        no: _Exit,
        cited: Cited[Any] | None = None,
    ) -> _Exit:
        """条件に入るところ。真なら *yes*、偽なら *no* へ出る。"""
        match value:
            case Every(parts):
                for part in reversed(parts):
                    yes = self.enter(part, yes=yes, no=no, cited=cited)
                return yes
            case Some(parts):
                for part in reversed(parts):
                    no = self.enter(part, yes=yes, no=no, cited=cited)
                return no
            case Not(inner):
                return self.enter(inner, yes=no, no=yes, cited=cited)
            case Cited(_, inner, _):
                return self.enter(inner, yes=yes, no=no, cited=value)
            case Choose(condition, then, otherwise):
                other = self.enter(otherwise, yes=yes, no=no, cited=cited)
                first = self.enter(then, yes=yes, no=no, cited=cited)
                return self.enter(condition, yes=first, no=other, cited=cited)
            case Constant(truth):
                return yes if truth else no
            case _ if yes is no:
                return yes
            case _:
                draft = _Draft(value, cited, yes, no)
                self._drafts.append(draft)
                return draft

    def flow(self, start: _Exit) -> Flow:
        """作った問いに番号を付ける。だれも来ない問い（いつも真の条件の後など）は除く。"""
        reached = _reached(start)
        ordered = [draft for draft in reversed(self._drafts) if id(draft) in reached]
        numbers = {id(draft): index for index, draft in enumerate(ordered)}

        def goal(draft: _Exit) -> Goal:
            return draft if isinstance(draft, bool) else numbers[id(draft)]

        steps = tuple(
            FlowStep(
                draft.condition,
                "" if draft.cited is None else draft.cited.title,
                () if draft.cited is None else draft.cited.laws,
                goal(draft.yes),
                goal(draft.no),
            )
            for draft in ordered
        )
        return Flow(steps, goal(start))


def _reached(start: _Exit) -> set[int]:
    found: dict[int, _Draft] = {}
    waiting = [start]
    while waiting:
        draft = waiting.pop()
        if isinstance(draft, _Draft) and id(draft) not in found:
            found[id(draft)] = draft
            waiting += [draft.yes, draft.no]
    return set(found)
