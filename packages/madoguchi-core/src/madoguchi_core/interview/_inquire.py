"""
次に何を尋ねるか、いつ尋ねるのをやめるか。

決まっていない手続きの『残り』だけを見る。残りに現れない事実は、何と答えても結論が変わらないので尋ねない。
前提（``asked_when``）が分からない事実は後に回し、先に前提を尋ねる。
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from madoguchi_core.interview._outlook import Outlook
from madoguchi_core.interview._premises import About, Premises, was_checked
from madoguchi_core.interview._priors import Priors
from madoguchi_core.interview._question import Inquiry, Question, ranked
from madoguchi_core.interview._scorer import Scorer
from madoguchi_core.procedures import Catalogue, Decision, DueStatus, Outcome, Plan
from madoguchi_core.rules import Fact, Holder


def inquire(catalogue: Catalogue, plan: Plan, *, priors: Priors | None = None) -> Inquiry:
    """
    決まっていない手続きについて、尋ねることを順に並べる。

    Args:
        catalogue: 判定に使った目録。
        plan: 判定の結果。
        priors: 町の実績。

    Returns:
        尋ねること。``questions`` と ``later`` が空なら、ご家族に何を尋ねても結論は変わらない。
    """
    outlook = outlook_of(catalogue, plan)
    return inquire_within(outlook, plan, Scorer(outlook, priors or Priors()))


def outlook_of(catalogue: Catalogue, plan: Plan) -> Outlook:
    """判定の見通し。"""
    return Outlook.of(premises_in(catalogue, plan), _unsure(plan))


def premises_in(catalogue: Catalogue, plan: Plan) -> Premises:
    """判定のときの、尋ねる前提。"""
    slots = catalogue.program.load(plan.facts, plan.parameters, plan.law_on)
    return Premises(catalogue.program, slots, plan.facts)


def inquire_within(outlook: Outlook, plan: Plan, scorer: Scorer | None = None) -> Inquiry:
    """見通しを作ってある判定について、尋ねることを並べる。*scorer* が無ければ、値打ちと答えごとの結論を求めない。"""
    premises = outlook.premises
    desk = _Desk(outlook, scorer)
    unsure = _unsure(plan)
    opened = premises.gathered((decision, decision.unknown) for decision in unsure)
    dated = premises.gathered(
        (decision, premises.day_facts(decision.procedure.deadline)) for decision in undated(plan)
    )
    asked = [desk.place(fact, about) for fact, about in opened.items()]
    days = [desk.place(fact, about).only_for_day() for fact, about in dated.items() if fact not in opened]
    return Inquiry(
        questions=_sorted(found.question for found in asked),
        lookups=_sorted(found.lookup for found in (*asked, *days)),
        unanswerable=tuple(found.fact for found in (*asked, *days) if found.is_stuck),
        unset=tuple(dict.fromkeys(parameter for decision in unsure for parameter in decision.unset)),
        later=_sorted(found.later for found in (*asked, *days)),
        day_questions=_sorted(found.question for found in days),
    )


def _unsure(plan: Plan) -> tuple[Decision, ...]:
    return tuple(decision for decision in plan.decisions if decision.explanation.truth is None)


def undated(plan: Plan) -> tuple[Decision, ...]:
    """することは決まったが、期限の日が言えないもの。"""
    certain = plan.with_outcome(Outcome.REQUIRED, Outcome.ELSEWHERE)
    return tuple(decision for decision in certain if decision.due.status is DueStatus.UNKNOWN)


def _sorted(questions: Iterable[Question | None]) -> tuple[Question, ...]:
    return ranked(question for question in questions if question is not None)


@dataclass(frozen=True, slots=True)
class _Placed:
    """事実ひとつの行き先。ご家族と台帳の両方に聞くこともある。"""

    fact: Fact[Any]
    question: Question | None = None
    later: Question | None = None
    lookup: Question | None = None

    @property
    def is_stuck(self) -> bool:
        return self.question is None and self.later is None and self.lookup is None

    def only_for_day(self) -> "_Placed":
        return _Placed(self.fact, _for_day(self.question), _for_day(self.later), _for_day(self.lookup))


def _for_day(question: Question | None) -> Question | None:
    return None if question is None else replace(question, is_for_day=True)


@dataclass(frozen=True, slots=True)
class _Desk:
    outlook: Outlook
    scorer: Scorer | None

    @property
    def premises(self) -> Premises:
        return self.outlook.premises

    def place(self, fact: Fact[Any], about: About) -> _Placed:
        """ご家族に尋ねるか、後で尋ねるか、台帳の担当に聞くか。"""
        held = self.premises.facts[fact]
        asks = self.premises.may_ask_family(fact, is_for_family=about.is_for_family)
        lookup = (
            None if was_checked(fact, held) or not _is_in_ledger(fact, about) else self._lookup(fact, about)
        )
        if not asks:
            return _Placed(fact, lookup=lookup)
        question = self._question(fact, about)
        waits_on = self.premises.gate(fact).waits_on
        if waits_on:
            later = replace(question, waits_for=fact.asked_when, waits_on=waits_on)
            return _Placed(fact, later=later, lookup=lookup)
        if self.outlook.is_unavoidable(fact):
            return _Placed(fact, question=replace(question, is_unavoidable=True), lookup=lookup)
        score = 0.0 if self.scorer is None else self.scorer.score(fact)
        return _Placed(fact, question=replace(question, score=score), lookup=lookup)

    def _question(self, fact: Fact[Any], about: About) -> Question:
        opens = () if self.scorer is None else self.scorer.opens(fact, about.direct)
        # 前提を待つあいだは、先に尋ねるものと比べない
        return Question(fact, fact.question, fact.holder, about.decides, 0.0, opens)

    def _lookup(self, fact: Fact[Any], about: About) -> Question:
        score = sum(1 / max(len(decision.unknown), 1) for decision in (*about.direct, *about.onward))
        return Question(fact, "", fact.holder, about.decides, score)


def _is_in_ledger(fact: Fact[Any], about: About) -> bool:
    """台帳の担当に聞くか。ご家族に尋ねられない事実は、だれかが確かめるほかない。"""
    return fact.holder is not Holder.FAMILY or not fact.question or not about.is_for_family
