"""
比べるための尋ね方。画面を組まず、いま尋ねる行を返す。

どの尋ね方も、分かっていることは尋ねず、届出に付く事実は一度だけ尋ね、同じ質問は何人分でも一行にする。
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from madoguchi_core.interview._inquire import premises_in, undated
from madoguchi_core.interview._next_screen import MOST_LINES
from madoguchi_core.interview._premises import Premises, was_asked
from madoguchi_core.interview._screen import CASE, Asked, Box, Line
from madoguchi_core.procedures import Catalogue, Decision, Plan
from madoguchi_core.rules import Fact, Scope, Topic, facts_of, premises_of


class Manner(Enum):
    """尋ね方。"""

    CHECKLIST = "一覧のすべて"
    EVERYTHING = "前提を見て、すべて"
    LEFT_TO_RIGHT = "左から順に"
    LEFT_WITH_PREMISES = "前提を見て、左から順に"
    SCREENS = "聞き取り"


def lines_in(
    manner: Manner, catalogue: Catalogue, plans: Mapping[str, Plan], common: AbstractSet[Fact[Any]]
) -> Sequence[Line]:
    """いま尋ねる行。空なら、尋ね終わった。"""
    talks = [_Talk(who, plan, premises_in(catalogue, plan), common) for who, plan in plans.items()]
    match manner:
        case Manner.CHECKLIST:
            return _by_topic(talks, _Talk.is_open)
        case Manner.EVERYTHING:
            return _by_topic(talks, _Talk.is_ready)
        case Manner.LEFT_TO_RIGHT:
            return _left_to_right(talks, _Talk.first_met)
        case _:
            return _left_to_right(talks, _Talk.first_ready)


@dataclass(frozen=True, slots=True)
class _Talk:
    """一人分。"""

    who: str = field(repr=False)
    plan: Plan
    premises: Premises
    common: AbstractSet[Fact[Any]]

    def key(self, fact: Fact[Any]) -> Asked:
        return Asked(CASE if fact in self.common else self.who, fact)

    def listed(self) -> Iterable[Fact[Any]]:
        """判定と期限に関わる質問の一覧。前提の質問も入る。"""
        values = [
            value
            for decision in self.shown()
            for value in (
                decision.procedure.required_when,
                *decision.procedure.deadline.expressions(),
            )
        ]
        return dict.fromkeys(fact for value in (*values, *premises_of(values)) for fact in facts_of(value))

    def shown(self) -> Iterator[Decision]:
        """ご家族に見せる手続き。"""
        return (decision for decision in self.plan.decisions if not decision.procedure.is_staff_only)

    def is_open(self, fact: Fact[Any]) -> bool:
        """前提を見ずに、まだ尋ねていないか。"""
        held = self.premises.facts[fact]
        return (
            fact.scope is Scope.CASE and bool(fact.question) and not held.is_certain and not was_asked(held)
        )

    def is_ready(self, fact: Fact[Any]) -> bool:
        """まだ尋ねておらず、前提が真か。"""
        return self.is_open(fact) and self.may_ask(fact) and not self.premises.gate(fact).waits_on

    def may_ask(self, fact: Fact[Any]) -> bool:
        return self.premises.may_ask_family(fact, is_for_family=True)

    def first_met(self, facts: Iterable[Fact[Any]]) -> Fact[Any] | None:
        """前提を見ずに、初めに出てくる、尋ねられる事実。"""
        return next((fact for fact in facts if self.is_open(fact)), None)

    def first_ready(self, facts: Iterable[Fact[Any]]) -> Fact[Any] | None:
        """初めに出てくる、尋ねられる事実。前提が分からなければ、前提の事実。"""
        return self._first_ready(facts, frozenset())

    def _first_ready(self, facts: Iterable[Fact[Any]], above: frozenset[Fact[Any]]) -> Fact[Any] | None:
        for fact in facts:
            if fact in above or not self.may_ask(fact):
                continue
            waits_on = self.premises.gate(fact).waits_on
            found = self._first_ready(waits_on, above | {fact}) if waits_on else fact
            if found is not None:
                return found
        return None


_First = Callable[[_Talk, Iterable[Fact[Any]]], Fact[Any] | None]


def _by_topic(talks: Sequence[_Talk], puts: Callable[[_Talk, Fact[Any]], bool]) -> Sequence[Line]:
    """話のまとまりごとに、尋ねる質問のすべて。"""
    found = [talk.key(fact) for talk in talks for fact in talk.listed() if puts(talk, fact)]
    for topic in Topic:
        lines = _lines(key for key in found if key.fact.topic is topic)
        if lines:
            return lines[:MOST_LINES]
    return []


def _left_to_right(talks: Sequence[_Talk], first: _First) -> Sequence[Line]:
    """手続きの id の順に、条件を書いてある順に一つずつ。決まったらその手続きをやめる。終わりに、期限の日を尋ねる。"""
    unsure = [(item, talk) for talk in talks for item in talk.shown() if item.explanation.truth is None]
    met: dict[str, list[Asked]] = {}
    for decision, talk in unsure:
        wanted = talk.premises.unknown_in(decision.procedure.required_when)
        if (fact := first(talk, wanted)) is not None:
            met.setdefault(decision.procedure.id, []).append(talk.key(fact))
    if not met:
        for talk in talks:
            for decision in undated(talk.plan):
                wanted = talk.premises.day_facts(decision.procedure.deadline)
                if (fact := first(talk, wanted)) is not None:
                    met.setdefault(decision.procedure.id, []).append(talk.key(fact))
    return _lines(met[min(met)])[:1] if met else []


def _lines(keys: Iterable[Asked]) -> list[Line]:
    found: dict[Fact[Any], Line] = {}
    for key in keys:
        found[key.fact] = found.get(key.fact, Line(key.fact, ())).with_box(Box(key.who, ()))
    return list(found.values())
