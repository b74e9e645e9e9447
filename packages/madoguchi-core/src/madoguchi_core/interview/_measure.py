"""
聞き取りの数え方: 答えの分かっている件を、三つの尋ね方で最後まで進め、質問の数を比べる。

どの尋ね方も、同じ事実から始め、同じ前提の決まりに従い、分かっていることは尋ねず、答えを分け合う。
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from madoguchi_core.interview._inquire import inquire, outlook_of
from madoguchi_core.interview._next_screen import MOST_LINES, next_screen
from madoguchi_core.interview._premises import Premises
from madoguchi_core.interview._priors import Priors
from madoguchi_core.interview._screen import CASE, Asked, Box, Line, Screen
from madoguchi_core.procedures import Catalogue, Plan
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Fact,
    Facts,
    Held,
    Origin,
    OriginKind,
    Scope,
    Topic,
    facts_of,
    premises_of,
)

_ANSWER = Origin(OriginKind.ANSWER)


class Manner(Enum):
    """尋ね方。"""

    EVERYTHING = "すべて尋ねる"
    LEFT_TO_RIGHT = "左から順に尋ねる"
    SCREENS = "聞き取り"


@dataclass(frozen=True, slots=True)
class Played:
    """
    最後まで尋ねた結果。

    Attributes:
        asked: 尋ねた事実。尋ねた順。
        screens: 画面の数。
        plan: 尋ね終わったときの判定。
    """

    asked: tuple[Fact[Any], ...]
    screens: int
    plan: Plan

    @property
    def cost(self) -> int:
        """手間の合計。人に尋ねるのは 1、書類を探してもらうのは 10。"""
        return sum(fact.cost for fact in self.asked)


@dataclass(frozen=True, slots=True)
class Trial:
    """
    答えの分かっている件。

    Attributes:
        catalogue: 目録。
        judged: 事実から判定を作る関数。
        facts: 尋ね始めるときに分かっていること。
        truth: 尋ねれば返ってくる答え。無い事実は「分からない」と答える。
        priors: 町の実績。聞き取りだけが使う。
        order: 画面の中で並べる順。聞き取りだけが使う。
    """

    catalogue: Catalogue
    judged: Callable[[Facts], Plan]
    facts: Facts
    truth: Mapping[Fact[Any], object] = field(repr=False)
    priors: Priors = field(default_factory=Priors)
    order: Sequence[Fact[Any]] = ()

    def play(self, manner: Manner) -> Played:
        """尋ね終わるまで進める。"""
        facts, asked, screens = self.facts, list[Fact[Any]](), 0
        plan = self.judged(facts)
        while lines := self._next_lines(manner, plan):
            answers: dict[Asked, object] = {}
            for line in lines:
                if line.is_open(CASE, answers):
                    answers[Asked(CASE, line.fact)] = self.truth.get(line.fact, Missing.UNKNOWN)
            screens += 1
            asked += [key.fact for key in answers]
            facts = facts.updated({key.fact: Held(value, _ANSWER) for key, value in answers.items()})
            plan = self.judged(facts)
        return Played(tuple(asked), screens, plan)

    def _next_lines(self, manner: Manner, plan: Plan) -> Sequence[Line]:
        match manner:
            case Manner.EVERYTHING:
                return _everything(self.catalogue, plan)
            case Manner.LEFT_TO_RIGHT:
                return _left_to_right(self.catalogue, plan)
            case Manner.SCREENS:
                screen = next_screen(self.catalogue, {CASE: plan}, priors=self.priors, order=self.order)
                return screen.lines if isinstance(screen, Screen) else []

    def needed(self, played: Played) -> int:
        """
        後から見て、無くてはならなかった質問の数。

        後に尋ねたものから一つずつ、答えを忘れても結論と期限が変わらなければ外す。どんなに順がよくても、
        この組のほかの質問をすべて尋ねたうえで省けるものは無い。
        """
        facts, left = played.plan.facts, len(played.asked)
        goal = _ends(played.plan)
        for fact in reversed(played.asked):
            without = facts.updated({fact: self.facts[fact]})
            if _ends(self.judged(without)) == goal:
                facts, left = without, left - 1
        return left


def _ends(plan: Plan) -> dict[str, tuple[object, ...]]:
    return {
        decision.procedure.id: (decision.outcome, decision.explanation.truth, decision.due.on)
        for decision in plan.decisions
        if not decision.procedure.is_staff_only
    }


def _premises(catalogue: Catalogue, plan: Plan) -> Premises:
    return outlook_of(catalogue, plan).premises


def _everything(catalogue: Catalogue, plan: Plan) -> Sequence[Line]:
    """前提の偽でない質問を、話のまとまりごとに、すべて。"""
    premises = _premises(catalogue, plan)
    values = [
        value
        for decision in plan.decisions
        if not decision.procedure.is_staff_only
        for value in decision.procedure.expressions()
    ]
    used = dict.fromkeys(fact for value in (*values, *premises_of(values)) for fact in facts_of(value))
    ready = [fact for fact in used if _is_ready(fact, premises)]
    for topic in Topic:
        found = [fact for fact in ready if fact.topic is topic]
        if found:
            return [_line(fact) for fact in found[:MOST_LINES]]
    return []


def _is_ready(fact: Fact[Any], premises: Premises) -> bool:
    return (
        fact.scope is Scope.CASE
        and not premises.facts[fact].is_certain
        and premises.may_ask_family(fact, is_for_family=True)
        and not premises.gate(fact).waits_on
    )


def _left_to_right(catalogue: Catalogue, plan: Plan) -> Sequence[Line]:
    """手続きの id の順に、条件を書いてある順に一つずつ。決まったらその手続きをやめる。"""
    premises = _premises(catalogue, plan)
    for decision in sorted(plan.decisions, key=lambda item: item.procedure.id):
        if not decision.procedure.is_staff_only:
            wanted = premises.unknown_in(decision.procedure.required_when)
            fact = _first(wanted, premises, frozenset())
            if fact is not None:
                return [_line(fact)]
    return [_line(question.fact) for question in inquire(catalogue, plan).day_questions[:1]]


def _first(facts: Iterable[Fact[Any]], premises: Premises, above: frozenset[Fact[Any]]) -> Fact[Any] | None:
    for fact in facts:
        if fact in above or not premises.may_ask_family(fact, is_for_family=True):
            continue
        waits_on = premises.gate(fact).waits_on
        found = _first(waits_on, premises, above | {fact}) if waits_on else fact
        if found is not None:
            return found
    return None


def _line(fact: Fact[Any]) -> Line:
    return Line(fact, (Box(CASE, ()),))
