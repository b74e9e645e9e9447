"""ご家族にうかがうこと。どの質問の下に、どの手続きの一行を置くかを決める。"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from madoguchi_core.handover._guide_merge import Rooted, ask_once, numbered
from madoguchi_core.handover._guide_rows import GuideQuestion, GuideTopic, OpeningLine
from madoguchi_core.handover._guide_words import decision_due, family_marks, place_of
from madoguchi_core.handover._judged import Judged
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry, Opening, Question, by_topic, options_of
from madoguchi_core.procedures import (
    Outcome,
    Plan,
    ProcedureKind,
    SectionRole,
    condition_words,
)
from madoguchi_core.rules import (
    Fact,
    Program,
    Slots,
    Topic,
    Value,
    open_facts,
    shown,
)

_LEADS = {
    ProcedureKind.EX_OFFICIO: "役場が行います。届け出は要りません",
    ProcedureKind.CONFIRMATION: "窓口で一緒に確かめます",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    うかがうことの欄。

    Attributes:
        topics: 話のまとまりごとの質問。
        day_questions: 期限の日を決めるための質問。
        placed: どれかの質問の下に出た手続きの、呼び名と id。
    """

    topics: tuple[GuideTopic, ...]
    day_questions: tuple[GuideQuestion, ...]
    placed: frozenset[tuple[str, str]]


def sheet_of(
    judged: Sequence[Judged],
    *,
    common: AbstractSet[Fact[Any]],
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
) -> Sheet:
    """
    紙に載せる質問。前提が台帳でしか分からない質問は、答えが出てから窓口でうかがうので、紙に載せない。

    Args:
        judged: ご家族に見せる手続きだけの判定。
        common: 届出に付く事実。だれの判定に要っても、一度だけうかがう。
        sections: 窓口の役割から、課・係・窓口への対応。
        printed_on: 作る日。
    """
    rooted: list[Rooted] = []
    placed: set[tuple[str, str]] = set()
    topics: dict[str, Topic] = {}
    for one in judged:
        scribe = _Scribe.of(one, common, sections, printed_on)
        inquiry = one.inquiry
        placed |= {(one.name, procedure) for procedure in scribe.homes}
        topics |= {item.fact.name: item.fact.topic for item in (*inquiry.questions, *inquiry.later)}
        rooted += [(item.fact.topic, scribe.question(item)) for item in inquiry.questions]
        rooted += [(None, scribe.question(item)) for item in inquiry.day_questions]
    asked = ask_once(rooted, {fact.name for fact in common}, topics.get)
    grouped = [(topic, [one for at, one in asked if at is topic]) for topic in (*Topic, None)]
    numbers = iter(numbered(question for _, group in grouped for question in group))
    made = [(topic, tuple(islice(numbers, len(group)))) for topic, group in grouped]
    return Sheet(
        topics=tuple(GuideTopic(topic.value, group) for topic, group in made if topic and group),
        day_questions=made[-1][1],
        placed=frozenset(placed),
    )


def _parents(inquiry: Inquiry) -> dict[Fact[Any], Fact[Any]]:
    """後の質問から、それが続く質問への対応。台帳の答えを待つものは、どの質問にも続かない。"""
    printed = {question.fact for question in (*inquiry.questions, *inquiry.day_questions)}
    parents: dict[Fact[Any], Fact[Any]] = {}
    waiting = inquiry.later
    while waiting:
        for question in waiting:
            above = next((fact for fact in question.waits_on if fact in printed), None)
            if above is not None:
                parents[question.fact] = above
        left = tuple(question for question in waiting if question.fact not in parents)
        if len(left) == len(waiting):
            break
        printed |= parents.keys()
        waiting = left
    return parents


def _in_order(inquiry: Inquiry, parents: Mapping[Fact[Any], Fact[Any]]) -> tuple[Question, ...]:
    """紙の上の順。話のまとまりの順で、続く質問はその後。"""
    roots = [question for _, group in by_topic(inquiry.questions) for question in group]
    return (*roots, *(question for question in inquiry.later if question.fact in parents))


def _homes(plan: Plan, printed: Sequence[Question]) -> dict[str, Fact[Any]]:
    """要確認の手続きを置く質問。決め手になる質問を選び、同じなら紙で先のものにする。"""
    chosen: dict[str, tuple[tuple[bool, bool], Fact[Any]]] = {}
    open_ids = {decision.procedure.id for decision in plan.with_outcome(Outcome.TO_CONFIRM)}
    for question in printed:
        options = len(options_of(question.fact, plan.facts[question.fact]))
        for opening in question.opens:
            if opening.procedure_id not in open_ids:
                continue
            rank = (not opening.is_settled, not 0 < len(opening.answers) < options)
            before = chosen.get(opening.procedure_id)
            if before is None or rank < before[0]:
                chosen[opening.procedure_id] = (rank, question.fact)
    return {name: fact for name, (_, fact) in chosen.items()}


@dataclass(frozen=True, slots=True)
class _Scribe:
    plan: Plan
    inquiry: Inquiry
    name: str = field(repr=False)
    common: AbstractSet[Fact[Any]]
    parents: Mapping[Fact[Any], Fact[Any]]
    homes: Mapping[str, Fact[Any]]
    sections: Mapping[SectionRole, SectionGuide]
    printed_on: date

    @classmethod
    def of(
        cls,
        one: Judged,
        common: AbstractSet[Fact[Any]],
        sections: Mapping[SectionRole, SectionGuide],
        printed_on: date,
    ) -> "_Scribe":
        parents = _parents(one.inquiry)
        homes = _homes(one.plan, _in_order(one.inquiry, parents))
        return cls(one.plan, one.inquiry, one.name, common, parents, homes, sections, printed_on)

    def question(self, question: Question) -> GuideQuestion:
        """質問と、その下の行と、続く質問。"""
        fact = question.fact
        following = [item for item in self.inquiry.later if self.parents.get(item.fact) is fact]
        mine = [opening for opening in question.opens if self.homes.get(opening.procedure_id) is fact]
        return GuideQuestion(
            key=fact.name,
            number="",
            text=question.text,
            when=self._when(question),
            choices=self._choices(fact),
            is_date=fact.kind is date,
            unit=fact.unit,
            lines=tuple(self._line(fact, opening) for opening in mine),
            dates=self._dated(question),
            follow_ups=tuple(self.question(item) for item in following),
            names=() if fact in self.common else self._names(),
        )

    def _names(self) -> tuple[str, ...]:
        return (self.name,) if self.name else ()

    def _when(self, question: Question) -> str:
        if question.waits_for is None:
            return ""
        parent = self.parents[question.fact]
        answers = self._answers_for(question.waits_for, parent)
        if not answers:
            return f"{condition_words(self.plan, question.waits_for)}とき"
        return f"上のお答えが{self._said(parent, answers)}のとき"

    def _answers_for(self, premise: Value[bool], fact: Fact[Any]) -> tuple[object, ...]:
        """
        前提が真になる答えと、紙のほかの質問しだいで真になる答え。並べられなければ空。

        台帳しだいの答えは、答えが出てから窓口でうかがう。それしか無ければ、前提が偽にならない答え。
        """
        gates = [other.asked_when for other in self._printed() if other.asked_when is not None]
        program = Program([premise, *gates])
        slots = program.load(self.plan.facts, self.plan.parameters, self.plan.law_on)
        place = program.case_slot_of(fact)
        if place is None:
            return ()
        possible, leading = [], []
        for option in options_of(fact, self.plan.facts[fact]):
            slots[place] = option
            truth = program.read(premise)(slots, None)
            if truth is not False:
                possible.append(option)
            if truth is True or (truth is not False and self._leads_on(premise, program, slots)):
                leading.append(option)
        return tuple(leading or possible)

    def _leads_on(self, premise: Value[bool], program: Program, slots: Slots) -> bool:
        """まだ分からない前提を、その答えの後も紙で尋ねるか。"""
        printed = self._printed()
        return any(
            other in printed
            and (other.asked_when is None or program.read(other.asked_when)(slots, None) is not False)
            for other in open_facts(premise, program, slots, self.plan.facts)
        )

    def _printed(self) -> frozenset[Fact[Any]]:
        asked = (*self.inquiry.questions, *self.inquiry.day_questions)
        return frozenset({question.fact for question in asked} | self.parents.keys())

    def _said(self, fact: Fact[Any], answers: Sequence[object]) -> str:
        others = [option for option in options_of(fact, self.plan.facts[fact]) if option not in set(answers)]
        if len(answers) > len(others) > 0 and len(answers) > 2:
            return f"{_quoted(others, '')}のほか"
        return _quoted(answers)

    def _choices(self, fact: Fact[Any]) -> tuple[str, ...]:
        """答えの選択肢。台帳から外れると分かっている答えは並べない。分からないと答えられる。"""
        options = options_of(fact, self.plan.facts[fact])
        return (*(shown(option) for option in options), "分からない") if options else ()

    def _line(self, fact: Fact[Any], opening: Opening) -> OpeningLine:
        decision = self.plan[opening.procedure_id]
        procedure = decision.procedure
        place = procedure.office or place_of(procedure.section, self.sections).name
        return OpeningLine(
            id=procedure.id,
            when=self._opening_when(fact, opening),
            title=procedure.title,
            place=place,
            due=decision_due(decision, self.printed_on),
            bring=() if procedure.kind in _LEADS else decision.bring,
            lead=_LEADS.get(procedure.kind, ""),
            is_settled=opening.is_settled,
            marks=family_marks(decision.marks, decision.amount),
            names=self._names(),
        )

    def _opening_when(self, fact: Fact[Any], opening: Opening) -> str:
        options = options_of(fact, self.plan.facts[fact])
        if not opening.answers or len(opening.answers) == len(options):
            return "お答えにより"
        return f"{self._said(fact, opening.answers)}のとき"

    def _dated(self, question: Question) -> tuple[str, ...]:
        if not question.is_for_day:
            return ()
        shown_ids = {decision.procedure.id for decision in self.plan.decisions}
        return tuple(self.plan[name].procedure.title for name in question.decides if name in shown_ids)


def _quoted(answers: Sequence[object], joint: str = "か") -> str:
    return joint.join(f"「{shown(answer)}」" for answer in answers)
