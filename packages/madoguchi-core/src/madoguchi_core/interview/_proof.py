"""もう尋ねなくてよいわけを書き出す。確かめること（verify の check_stop）は、別の道で行う。"""

from collections.abc import Iterator
from typing import Any

from madoguchi_core.interview._premises import was_asked
from madoguchi_core.interview._question import Inquiry
from madoguchi_core.interview._screen import Left, LeftWhy, Proof
from madoguchi_core.procedures import Plan
from madoguchi_core.rules import Fact


def prove(who: str, plan: Plan, inquiry: Inquiry) -> Iterator[Proof]:
    """手続きごとの、もう尋ねなくてよいわけ。尋ねることが残っていないときだけ正しい。"""
    lookups = frozenset(lookup.fact for lookup in inquiry.lookups)
    later = frozenset(question.fact for question in inquiry.later)

    def why(fact: Fact[Any]) -> LeftWhy:
        if fact in lookups:
            return LeftWhy.LOOKUP
        if fact in later:
            return LeftWhy.LATER
        return LeftWhy.ASKED if was_asked(plan.facts[fact]) else LeftWhy.CLOSED

    for decision in plan.decisions:
        yield Proof(
            who,
            decision.procedure.id,
            decision.outcome,
            decision.explanation.truth,
            tuple(Left(fact, why(fact)) for fact in decision.unknown),
            decision.unset,
        )
