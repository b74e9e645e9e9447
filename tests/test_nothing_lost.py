"""目録の全部についての約束: 分かったことが増えても結論は逆にならず、要確認と足りない値は、どの紙への道でも失われない。"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.handover import InquiryAbout, guide_model, inquiry_model, render_guide, staff_model
from madoguchi_core.handover._guide_rows import GuideModel, GuideQuestion
from madoguchi_core.interview import Inquiry, inquire
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import DueStatus, LifeEvent, Outcome, Plan, judge
from madoguchi_core.records import Missing
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import (
    Among,
    Fact,
    Facts,
    Held,
    Origin,
    OriginKind,
    Parameter,
    ParameterBook,
    Scope,
    Span,
    facts_of,
    groups_of,
    known,
    parameters_of,
    premises_of,
)
from madoguchi_core.visit import Visit

REGISTRIES = (default_registry(), build_registry({}))
DAYS = [date(2026, 3, 3), date(2025, 12, 31), date(2024, 2, 29), date(2019, 4, 30), date(2024, 9, 30)]
ORIGINS = [Origin(kind) for kind in OriginKind]
ABSENT = [Missing.UNKNOWN, Missing.NOT_ASKED, Missing.NOT_APPLICABLE]
FULL = Origin(OriginKind.REGISTER)


def _value(fact: Fact[Any], on: date, dice: Random) -> object:
    if fact is death.died_on:
        return on
    if fact.kind is bool:
        return dice.random() < 0.5
    if fact.kind is int:
        return dice.choice([0, 1, 2, 25, 36, 120, 300, dice.randint(0, 700)])
    if issubclass(fact.kind, Enum):
        return dice.choice(list(fact.kind))
    away = dice.randint(-27000, 0) if "born" in fact.name else dice.choice([-3000, -30, 0, 1, 7, 200])
    return on + timedelta(days=away)


def _partly(fact: Fact[Any], value: Any, dice: Random) -> Held:  # noqa: ANN401 事実の値はどの型でもよい
    """知っていることを減らす。値は、減らした後も必ず残りの中にある。"""
    how = dice.random()
    if how < 0.4 or fact is death.died_on:
        return Held(value, dice.choice(ORIGINS))
    if how < 0.55 and fact.kind in (date, int):
        apart = timedelta(days=30) if fact.kind is date else 3
        return Held(Span(value - apart, value + apart), dice.choice(ORIGINS))
    if how < 0.55 and isinstance(value, Enum):
        return Held(Among(frozenset({value, dice.choice(list(type(value)))})), dice.choice(ORIGINS))
    return Held(dice.choice(ABSENT), dice.choice(ORIGINS))


def _setting(parameter: Parameter[Any], on: date, dice: Random) -> object:
    if issubclass(parameter.kind, Enum):
        return dice.choice(list(parameter.kind))
    if parameter.kind is date:
        return on
    return dice.random() < 0.5 if parameter.kind is bool else dice.choice([1, 10, 14, 40])


def _judged(registry: Registry, facts: Facts, book: ParameterBook, on: date) -> Plan:
    return judge(
        registry.catalogue,
        facts,
        event=LifeEvent.DEATH,
        event_on=on,
        parameters=book,
        calendar=TownCalendar(),
    )


def _cases(registry: Registry, on: date, dice: Random) -> tuple[Facts, Facts, ParameterBook]:
    """全部分かっている事実と値、同じ件の一部だけが分かっている事実。"""
    written = [value for procedure in registry.catalogue for value in procedure.expressions()]
    values = [*written, *premises_of(written)]
    facts = dict.fromkeys(fact for value in values for fact in facts_of(value))
    members = [fact for fact in facts if fact.scope is Scope.MEMBER]
    own = {fact: _value(fact, on, dice) for fact in facts if fact.scope is not Scope.MEMBER}
    groups = {
        group: tuple({fact: _value(fact, on, dice) for fact in members} for _ in range(dice.randint(0, 3)))
        for group in dict.fromkeys(group for value in values for group in groups_of(value))
    }
    unset = {
        parameter: _setting(parameter, on, dice)
        for parameter in dict.fromkeys(item for value in values for item in parameters_of(value))
        if registry.parameters.find(parameter, on) is None
    }
    whole = Facts(
        known(own, FULL),
        {group: tuple(Facts(known(one, FULL)) for one in people) for group, people in groups.items()},
    )
    part = Facts(
        _held(own, dice),
        {
            group: Missing.UNKNOWN
            if dice.random() < 0.2
            else tuple(Facts(_held(one, dice)) for one in people)
            for group, people in groups.items()
        },
    )
    return whole, part, registry.parameters.with_values(unset)


def _held(values: Mapping[Fact[Any], object], dice: Random) -> dict[Fact[Any], Held]:
    return {fact: _partly(fact, value, dice) for fact, value in values.items()}


def _questions(questions: tuple[GuideQuestion, ...]) -> list[GuideQuestion]:
    return [found for one in questions for found in (one, *_questions(one.follow_ups))]


def _guide(plan: Plan, asked: Inquiry) -> GuideModel:
    return guide_model(plan, asked, municipality="", sections={}, printed_on=plan.event_on, data_as_of=None)


@pytest.mark.parametrize("registry", REGISTRIES, ids=["町の部品あり", "国の規則だけ"])
@settings(max_examples=30, deadline=None)
@given(on=st.sampled_from(DAYS), seed=st.integers(0, 10**9))
def test_分かったことが増えても_必要と不要は逆にならず_期限は見せた日より早まらない(
    registry: Registry, on: date, seed: int
) -> None:
    whole, part, book = _cases(registry, on, Random(seed))
    after, before = _judged(registry, whole, book, on), _judged(registry, part, registry.parameters, on)
    for decision in before.decisions:
        later = after[decision.procedure.id]
        assert decision.explanation.truth in (None, later.explanation.truth), decision.procedure.id
        if decision.due.on is not None and later.due.on is not None:
            assert decision.due.on <= later.due.on, decision.procedure.id


@pytest.mark.parametrize("registry", REGISTRIES, ids=["町の部品あり", "国の規則だけ"])
@settings(max_examples=30, deadline=None)
@given(on=st.sampled_from(DAYS), seed=st.integers(0, 10**9))
def test_要確認も_分からない事実も_決まっていない値も_期限の日に足りないことも失われない(
    registry: Registry, on: date, seed: int
) -> None:
    _, part, _ = _cases(registry, on, Random(seed))
    plan = _judged(registry, part, registry.parameters, on)
    asked = inquire(registry.catalogue, plan)
    guide = _guide(plan, asked)
    roots = tuple(question for topic in guide.topics for question in topic.questions)
    shown = [line.title for question in _questions((*roots, *guide.day_questions)) for line in question.lines]
    shown += [row.title for rows in (guide.ledger, guide.together, guide.local) for row in rows]
    waiting = plan.with_outcome(Outcome.TO_CONFIRM)
    wanted = [item.procedure.title for item in waiting if not item.procedure.is_staff_only]
    assert sorted(shown) == sorted(wanted)
    assert guide.to_confirm_count == len(wanted)
    ids = sorted(item.procedure.id for item in plan.decisions)
    staff = staff_model(plan, asked, municipality="", printed_on=on, data_as_of=None)
    assert sorted(row.id for row in staff.rows) == ids
    assert sorted(row["id"] for row in plan_json(Visit(None, plan, asked, ()))["decisions"]) == ids  # type: ignore[arg-type]
    sheet = inquiry_model(
        plan, asked, about=InquiryAbout("C-0", "1", ("2",)), municipality="", sections={},
        printed_on=on, data_as_of=None,
    )  # fmt: skip
    lines = [line for page in sheet.pages for line in page.lines]
    told = {*(item.fact for item in (*asked.questions, *asked.later, *asked.lookups)), *asked.unanswerable}
    dated = {
        name
        for item in (*asked.questions, *asked.later, *asked.day_questions, *asked.lookups)
        for name in item.decides
    }
    for item in waiting:
        assert set(item.unknown) <= told
        assert all(any(setting.key in line.text for line in lines) for setting in item.unset)
        is_factless = item.explanation.truth is None and not item.unknown and not item.unset
        assert not is_factless or any(item.procedure.title in line.decides for line in lines)
    for item in plan.with_outcome(Outcome.REQUIRED, Outcome.ELSEWHERE):
        if item.due.status is DueStatus.UNKNOWN:
            on_sheet = any(item.procedure.title in line.decides for line in lines)
            assert item.procedure.id in dated or on_sheet, item.procedure.id


@settings(max_examples=6, deadline=None)
@given(on=st.sampled_from(DAYS), seed=st.integers(0, 10**9))
def test_ご案内は_支援措置があってもなくても_一字も変わらない(on: date, seed: int) -> None:
    registry = REGISTRIES[0]
    _, part, _ = _cases(registry, on, Random(seed))
    sheets = set()
    for value in (True, False, Missing.UNKNOWN, Missing.NOT_ASKED):
        for origin in ORIGINS:
            facts = part.updated({deceased.has_support_measure: Held(value, origin)})
            plan = _judged(registry, facts, registry.parameters, on)
            sheets.add(render_guide(_guide(plan, inquire(registry.catalogue, plan))))
    assert len(sheets) == 1
