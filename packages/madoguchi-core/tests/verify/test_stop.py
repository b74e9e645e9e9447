"""やめてよいわけの約束: 別の道で確かめても正しく、正しくないわけは見抜き、尋ねたことは結論を変え得た。"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from madoguchi_core.cases import Case, read_situation
from madoguchi_core.cli._interview_cases import read_sitting
from madoguchi_core.interview import CASE, Asked, Done, LeftWhy, Manner, Screen, Trial, next_screen
from madoguchi_core.procedures import LifeEvent, Plan
from madoguchi_core.records import Missing
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Held, Origin, OriginKind, choices_of, facts_of, premises_of
from madoguchi_core.verify import check_stop, may_change
from madoguchi_core.visit import judge_case

REGISTRY = build_registry({})
FACTS = tuple(REGISTRY.facts_for(LifeEvent.DEATH))
SITUATIONS = Path(__file__).parents[4] / "examples/situations"
ANSWERED = Origin(OriginKind.ANSWER)
NAMES = ("born-unknown", "facility-elsewhere", "head-two-candidates", "left-kenpo-recently", "young-father")


def case_of(name: str) -> Case:
    text = (SITUATIONS / f"{name}.yaml").read_text(encoding="utf-8")
    found = read_situation(text, where=name, facts=FACTS)
    assert found.situation is not None
    return replace(found.situation.case, answers=replace(found.situation.case.answers, given={}))


def random_answer(fact: Fact[Any], case: Case, dice: Random) -> object:
    return random_value(fact, case.event_on, dice)


def random_value(fact: Fact[Any], event_on: date, dice: Random) -> object:
    if dice.random() < 0.15:
        return Missing.UNKNOWN
    if options := choices_of(fact.kind):
        return dice.choice(options)
    return event_on if fact.kind is not int else dice.choice([0, 10, 300])


def played(name: str, dice: Random) -> tuple[Plan, Done, list[tuple[Plan, Fact[Any]]]]:
    """尋ね終わった判定と、わけと、そのときの判定を添えた、続きでない質問のすべて。"""
    case, given, asked = case_of(name), dict[Fact[Any], object](), list[tuple[Plan, Fact[Any]]]()
    while True:
        plan = judge_case(REGISTRY, replace(case, answers=replace(case.answers, given=given))).plan
        found = next_screen(REGISTRY.catalogue, {CASE: plan})
        if isinstance(found, Done):
            return plan, found, asked
        asked += [(plan, line.fact) for line in found.lines if line.follows is None and not found.is_for_day]
        said = answered(found, case, dice)
        assert not said.keys() & given.keys()
        given |= said


def answered(screen: Screen, case: Case, dice: Random) -> dict[Fact[Any], object]:
    said: dict[Asked, object] = {}
    for line in screen.lines:
        if line.is_open(CASE, said):
            said[Asked(CASE, line.fact)] = random_answer(line.fact, case, dice)
    return {key.fact: value for key, value in said.items()}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(2))
def test_尋ね終わったわけは_三値の判定によらない道でも正しい(name: str, seed: int) -> None:
    plan, done, _ = played(name, Random(seed))
    assert {proof.procedure_id for proof in done.proofs} == {item.procedure.id for item in plan.decisions}
    assert check_stop({CASE: plan}, done) == ()


@pytest.mark.parametrize("name", NAMES)
def test_尋ね終わった後は_残りの事実が何であっても_決まった結論は変わらない(name: str) -> None:
    dice = Random(name)
    plan, done, _ = played(name, dice)
    case, program = case_of(name), REGISTRY.catalogue.program
    unknown = [fact for fact in FACTS if not plan.facts[fact].is_certain and plan.facts[fact].known is None]
    for _ in range(30):
        free = {fact: Held(random_answer(fact, case, dice), ANSWERED) for fact in unknown}
        slots = program.load(plan.facts.updated(free), plan.parameters, plan.event_on)
        for proof in done.settled:
            condition = plan[proof.procedure_id].procedure.required_when
            assert program.read(condition)(slots, None) is proof.truth


@pytest.mark.parametrize("name", NAMES)
def test_尋ねた質問は_尋ねたとき_どれかの結論を変え得た(name: str) -> None:
    """結論を変え得るか、結論を変え得る質問の前提である。"""
    _, _, asked = played(name, Random(name))
    for plan, fact in asked:
        direct = [
            item for item in plan.decisions if fact in set(item.unknown) and not item.procedure.is_staff_only
        ]
        if direct:
            assert any(may_change(plan, item.procedure.id, fact) for item in direct), fact.name
        else:
            assert any(fact in premise_facts(open_fact) for open_fact in plan.open_facts), fact.name


def premise_facts(fact: Fact[Any]) -> set[Fact[Any]]:
    return {other for premise in premises_of([fact]) for other in facts_of(premise)}


@pytest.mark.parametrize("name", ["divorce-three-children", "mother-enters-facility", "third-child-born"])
@pytest.mark.parametrize("seed", [1, 2])
def test_異動でも_だれについても_尋ね終わったわけは正しい(name: str, seed: int) -> None:
    dice = Random(seed)
    sitting = read_sitting(REGISTRY, SITUATIONS / f"moves/{name}.yaml", hears=False)
    truth = {
        Asked(who, fact): random_value(fact, sitting.plans[CASE].event_on, dice)
        for who in sitting.facts
        for fact in sitting.order
    }
    trial = Trial(REGISTRY.catalogue, sitting.judged, sitting.facts, truth, sitting.common)
    plans = trial.play(Manner.SCREENS).plans
    done = next_screen(REGISTRY.catalogue, plans, common=sitting.common)
    assert isinstance(done, Done)
    assert {proof.who for proof in done.proofs} == sitting.facts.keys()
    assert check_stop(plans, done) == ()


def test_正しくないわけは見抜く() -> None:
    plan, done, _ = played("head-two-candidates", Random(0))
    settled = next(proof for proof in done.settled if proof.truth is False)
    waiting = next(proof for proof in done.waiting if any(left.why is LeftWhy.LOOKUP for left in proof.left))
    lie = Done((replace(settled, truth=True), replace(waiting, truth=False), replace(waiting, left=())))
    assert [(doubt.procedure_id, doubt.why) for doubt in check_stop({CASE: plan}, lie)] == [
        (settled.procedure_id, "ほかの結論になり得る"),
        (waiting.procedure_id, "ほかの結論になり得る"),
        (waiting.procedure_id, "わけに無い事実で変わり得る"),
    ]
