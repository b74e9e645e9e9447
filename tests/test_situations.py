"""状況ファイルの見本。職員が読む文書であり、全国の手続きの事例でもある。"""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import Situation, read_situation
from madoguchi_core.cli import compare
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import Catalogue, LifeEvent, Outcome, Plan, judge
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, Facts, Held, Scope, explain, facts_of
from madoguchi_core.visit import facts_of as registered_facts
from madoguchi_core.visit import judge_case

FOLDER = Path(__file__).parent.parent / "examples/situations"
FILES = sorted(FOLDER.glob("*.yaml"))
REGISTRY = default_registry()


def situation(path: Path) -> Situation:
    found = read_situation(
        path.read_text(encoding="utf-8"), where=path.name, facts=REGISTRY.facts_for(LifeEvent.DEATH)
    )
    assert found.situation is not None, [str(finding) for finding in found.findings]
    return found.situation


SITUATIONS = [situation(path) for path in FILES]


def judged(facts: Facts, given_by: Situation, catalogue: Catalogue = REGISTRY.catalogue) -> Plan:
    assert REGISTRY.municipality is not None
    return judge(
        catalogue,
        facts,
        event=given_by.case.event,
        event_on=given_by.case.event_on,
        parameters=REGISTRY.parameters,
        calendar=REGISTRY.municipality.calendar,
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_見本の状況は書かれた結論と期限になる(path: Path) -> None:
    expected = situation(path)
    visit = judge_case(REGISTRY, expected.case)
    assert expected.expected
    assert [str(item) for item in compare(visit.plan, expected.expected, where=path.name)] == []


def test_どの手続きにも_要る例と要らない例と分からない例がある() -> None:
    seen: dict[str, set[bool | None]] = {name: set() for name in REGISTRY.catalogue.by_id}
    for one in SITUATIONS:
        for plan in (judge_case(REGISTRY, one.case).plan, judged(Facts(), one)):
            for decision in plan.decisions:
                seen[decision.procedure.id].add(decision.explanation.truth)
    assert {name: truths for name, truths in seen.items() if truths != {True, False, None}} == {}


@pytest.mark.parametrize("one", SITUATIONS, ids=[path.stem for path in FILES])
def test_事実を一つ忘れても_必要と不要が入れ替わらない(one: Situation) -> None:
    plan = judge_case(REGISTRY, one.case).plan
    for forgotten in plan.facts:
        rest = Facts(
            {fact: plan.facts[fact] for fact in plan.facts if fact is not forgotten}, plan.facts.groups
        )
        for decision in judged(rest, one).decisions:
            before = plan[decision.procedure.id].explanation.truth
            assert decision.explanation.truth in (before, None), (decision.procedure.id, forgotten.name)


@pytest.mark.parametrize("absent", list(Missing), ids=lambda absent: absent.value)
def test_年齢が分からなければ_年齢に頼る手続きは必要にも不要にもならない(absent: Missing) -> None:
    one = next(one for one in SITUATIONS if one.case.title.startswith("65歳の誕生日"))
    plan = judge_case(REGISTRY, one.case).plan
    born = next(fact for fact in plan.facts if fact.name == "d.born_on")
    blind = judged(plan.facts.updated({born: Held(absent, plan.facts[born].origin)}), one)
    for name in ("care-loss-1", "care-loss-2"):
        uses_age = born in frozenset(facts_of(REGISTRY.catalogue.by_id[name].required_when))
        assert uses_age
        if blind[name].explanation.truth is False:
            grounds = blind[name].explanation.grounds
            assert all(born not in frozenset(facts_of(ground.condition)) for ground in grounds)
        else:
            assert blind[name].outcome is Outcome.TO_CONFIRM


@given(st.sampled_from(range(len(SITUATIONS))), st.integers(0, 2**32))
def test_結果は事実の順にも手続きの順にもよらない(index: int, seed: int) -> None:
    one = SITUATIONS[index]
    plan = judge_case(REGISTRY, one.case).plan
    chance = random.Random(seed)
    facts = list(plan.facts)
    procedures = list(REGISTRY.catalogue)
    chance.shuffle(facts)
    chance.shuffle(procedures)
    again = judged(
        Facts({fact: plan.facts[fact] for fact in facts}, plan.facts.groups), one, Catalogue(procedures)
    )
    assert [(item.procedure.id, item.outcome, item.due) for item in again.decisions] == [
        (item.procedure.id, item.outcome, item.due) for item in plan.decisions
    ]
    assert again.to_bring == plan.to_bring


def test_台帳で分かることは_ご家族に尋ねない() -> None:
    for one in SITUATIONS:
        facts = registered_facts(REGISTRY, one.case)
        asked = [question.fact for question in judge_case(REGISTRY, one.case).inquiry.questions]
        known: list[Fact[object]] = [
            fact for fact in asked if fact.scope is Scope.CASE and facts[fact].known in (True, False)
        ]
        assert known == []


def test_尋ね終わったら_残りをどう答えても結論は変わらない() -> None:
    one = next(one for one in SITUATIONS if one.case.title.startswith("後期高齢の夫"))
    visit = judge_case(REGISTRY, one.case)
    assert visit.inquiry.next_question is None
    assert visit.inquiry.lookups == ()
    assert visit.plan.with_outcome(Outcome.TO_CONFIRM) == ()


def test_どの手続きの理由にも根拠がある() -> None:
    program = REGISTRY.catalogue.program
    for one in SITUATIONS:
        facts = judge_case(REGISTRY, one.case).plan.facts
        slots = program.load(facts, REGISTRY.parameters, one.case.event_on)
        for procedure in REGISTRY.catalogue:
            grounds = explain(procedure.required_when, program, slots).grounds
            assert procedure.laws
            assert grounds


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_来庁の_repr_に生年月日が出ない(path: Path) -> None:
    one = situation(path).case
    text = repr(judge_case(REGISTRY, one))
    born = [member.born_on.on for member in one.household if not isinstance(member.born_on, Missing)]
    assert [day for day in born if day is not None and (repr(day) in text or day.isoformat() in text)] == []
