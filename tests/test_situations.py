"""状況ファイルの見本。職員が読む文書であり、全国の手続きの事例でもある。"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import chain, product
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from move_examples import move_examples

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Situation, read_situation
from madoguchi_core.cli import compare
from madoguchi_core.handover import guide_model
from madoguchi_core.move_visit import judge_move
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import Catalogue, LifeEvent, Outcome, Per, Plan, judge, reasons_of
from madoguchi_core.records import Missing
from madoguchi_core.rules import Among, Facts, Held, Span, explain, facts_of, shown
from madoguchi_core.visit import Visit, judge_case
from madoguchi_core.visit import facts_of as registered_facts

FOLDER = Path(__file__).parent.parent / "examples/situations"
FILES = sorted(FOLDER.glob("*.yaml"))
REGISTRY = default_registry()
MOVES = move_examples(REGISTRY)


def situation(path: Path) -> Situation:
    found = read_situation(
        path.read_text(encoding="utf-8"),
        where=path.name,
        facts=REGISTRY.facts_for(LifeEvent.DEATH),
        procedures=REGISTRY.catalogue.by_id,
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
    """見本の状況と、制度ごとの事例を合わせて数える。"""
    seen: dict[str, set[bool | None]] = {name: set() for name in REGISTRY.catalogue.by_id}
    for plan in chain(
        (judge_case(REGISTRY, one.case).plan for one in SITUATIONS), move_plans(), blind_plans()
    ):
        for decision in plan.decisions:
            seen[decision.procedure.id].add(decision.explanation.truth)
    for name, truth in example_truths():
        seen.get(name, set()).add(truth)
    assert {name: truths for name, truths in seen.items() if truths != {True, False, None}} == {}


def move_plans() -> Iterator[Plan]:
    """異動の見本の判定。届出ひとつと、一人ずつ。"""
    for one in MOVES.values():
        yield from (plan for _, plan in judge_move(REGISTRY, one.case).plans)


def blind_plans() -> Iterator[Plan]:
    """何も分からないときの判定。出来事ごとに、届出ひとつと一人ずつ。"""
    for event, per in product(LifeEvent, Per):
        yield judge(
            REGISTRY.catalogue, Facts(), event=event, event_on=date(2026, 4, 6),
            parameters=REGISTRY.parameters, calendar=TownCalendar(), per=per,
        )  # fmt: skip


def example_truths() -> Iterator[tuple[str, bool | None]]:
    """事例に書かれた、手続きの id と、条件が成り立つか。確認の手続きの「要確認」は、要る例かもしれないので数えない。"""
    for package in chain.from_iterable(REGISTRY.case_packages.values()):
        for file in files(package).joinpath("cases").iterdir():
            for example in yaml.safe_load(file.read_text(encoding="utf-8"))["事例"] or ():
                outcome = example["期待"]
                if outcome != Outcome.TO_CONFIRM.title:
                    yield example["手続き"], outcome != Outcome.NOT_REQUIRED.title


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


def test_台帳で分かることは_ご家族にも台帳の担当にも尋ねない() -> None:
    for one in SITUATIONS:
        facts = registered_facts(REGISTRY, one.case)
        inquiry = judge_case(REGISTRY, one.case).inquiry
        for question in (*inquiry.questions, *inquiry.lookups):
            if question.fact in one.case.answers.given:
                continue  # 台帳と食い違う回答は、台帳の担当に確かめる
            known = facts[question.fact].known
            assert known is None or isinstance(known, (Span, Among)), question.fact.name


def test_ごく普通の件には_だれにもある手続きだけが残り_もう尋ねない() -> None:
    """よけいに尋ねることも、よけいな行を出すことも、誤りのうち。"""
    one = next(one for one in SITUATIONS if one.case.title.startswith("ごく普通の件"))
    visit = judge_case(REGISTRY, one.case)
    listed = {item.procedure.id for item in visit.plan.decisions if item.outcome is not Outcome.NOT_REQUIRED}
    assert listed == {expected.procedure_id for expected in one.expected}
    assert (visit.inquiry.questions, visit.inquiry.lookups, visit.inquiry.unset) == ((), (), ())
    assert [item for item in visit.plan.decisions if item.explanation.truth is None] == []


def test_幼い子が亡くなった件では_大人のことを尋ねない() -> None:
    one = next(one for one in SITUATIONS if one.case.title.startswith("7歳の子が亡くなった"))
    inquiry = judge_case(REGISTRY, one.case).inquiry
    asked = {question.fact.name for question in (*inquiry.questions, *inquiry.lookups)}
    assert asked & ADULT_FACTS == set()


# 幼い子には当てはまらないと、台帳の生年月日だけで言える事実
ADULT_FACTS = {
    "spouse.exists",
    "spouse.born_on",
    "child.under18fy",
    "child.minor",
    "d.kenpo_lost",
    "d.kenpo_continued_benefit",
    "d.employees_period",
    "d.basic_pension_received",
    "d.np_category",
    "d.np_paid_months",
    "d.np_qualified_months",
    "d.farmers_pension",
    "d.voter",
    "d.certified_care",
}


CHILD = next(one for one in SITUATIONS if one.case.title.startswith("7歳の子が亡くなった"))


def child_visit(*, says: bool | None, has_fixed_assets: bool | None = None) -> Visit:
    """7歳の子を亡くした親が、財産についてそう答えた来庁。"""
    named = {fact.name: fact for fact in REGISTRY.facts_for(LifeEvent.DEATH)}
    own, land = named["d.own_property"], named["d.fixed_assets"]
    answers = CHILD.case.answers
    given = {fact: value for fact, value in answers.given.items() if fact is not own}
    confirmed = {fact: value for fact, value in answers.confirmed.items() if fact is not land}
    given |= {} if says is None else {own: says}
    confirmed |= {} if has_fixed_assets is None else {land: has_fixed_assets}
    return judge_case(
        REGISTRY, replace(CHILD.case, answers=replace(answers, given=given, confirmed=confirmed))
    )


def property_asked(visit: Visit) -> set[str]:
    return {question.fact.name for question in visit.inquiry.questions} & PROPERTY_FACTS


def test_幼い子の親に_財産のことは一つだけ尋ね_はいと答えたときだけ先を尋ねる() -> None:
    assert property_asked(child_visit(says=None)) == {"d.own_property"}
    assert property_asked(child_visit(says=False)) == set()
    assert property_asked(child_visit(says=True)) >= {"d.fixed_assets", "d.debts", "d.vehicles_other.light"}


def test_幼い子の親に渡す紙でも_財産の先の質問は_はいのときだけ() -> None:
    visit = child_visit(says=None)
    guide = guide_model(
        visit.plan,
        visit.inquiry,
        municipality="見本町",
        sections={},
        printed_on=date(2026, 8, 10),
        data_as_of=None,
    )
    questions = [question for topic in guide.topics for question in topic.questions]
    (own,) = [question for question in questions if "お年玉ほどの預貯金" in question.text]
    assert len(own.follow_ups) >= 10
    assert {follow.when for follow in own.follow_ups} == {"上のお答えが「はい」のとき"}


def test_財産がないと答え_税の台帳にも無ければ_親にしか聞けない財産の手続きは不要と決まる() -> None:
    plan = child_visit(says=False, has_fixed_assets=False).plan
    assert {plan[name].outcome for name in FAMILY_DECIDES} == {Outcome.NOT_REQUIRED}


def test_財産がないと答えても_台帳の財産は台帳の担当に聞き_見ないまま不要としない() -> None:
    visit = child_visit(says=False)
    assert {question.fact.name for question in visit.inquiry.lookups} >= LEDGER_DECIDES
    for name in (*FAMILY_DECIDES, "farmland", "forest", "light-car", "septic-manager", "prop-current-owner"):
        assert visit.plan[name].outcome is Outcome.TO_CONFIRM, name


def test_財産がないと答えても_税の台帳に土地や家があれば_不要とせず_先を尋ねる() -> None:
    visit = child_visit(says=False, has_fixed_assets=True)
    for name in (*FAMILY_DECIDES, "heir-rep", "prop-jan1", "prop-current-owner"):
        assert visit.plan[name].outcome is not Outcome.NOT_REQUIRED, name
    assert property_asked(visit) >= {"d.debts", "heirs.several", "d.real_estate_elsewhere"}


def test_成年の方のご遺族には_財産をまとめて尋ねず_一つずつ尋ねる() -> None:
    one = next(one for one in SITUATIONS if one.case.title.startswith("台帳では後期"))
    asked = property_asked(judge_case(REGISTRY, one.case))
    assert asked >= {"d.fixed_assets", "d.debts"}
    assert "d.own_property" not in asked


def test_生年月日がまったく分からない方でも_財産のことを尋ねる() -> None:
    one = next(one for one in SITUATIONS if one.case.title.startswith("生年月日がまったく"))
    assert property_asked(judge_case(REGISTRY, one.case)) == {"d.own_property"}


FAMILY_DECIDES = ("land-reg", "heir-declaration", "renounce", "quasi-return", "inherit-tax", "ordinary-car")
LEDGER_DECIDES = {"d.fixed_assets", "d.farmland", "d.forest", "d.vehicles_other.light", "d.septic"}
PROPERTY_FACTS = LEDGER_DECIDES | {
    "d.own_property",
    "d.real_estate_elsewhere",
    "d.vehicles_other.ordinary",
    "d.debts",
    "d.income_over",
    "d.fixed_assets.unregistered",
    "d.land_improvement",
    "estate.amount",
    "estate.registered",
    "estate.divided",
    "heirs.several",
    "house.demolished",
    "vehicles.use",
}


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
def test_来庁と事実と理由の_repr_に生年月日が出ない(path: Path) -> None:
    one = situation(path).case
    visit = judge_case(REGISTRY, one)
    reasons = [reasons_of(visit.plan, decision) for decision in visit.plan.decisions]
    text = repr((visit, visit.plan.facts, reasons))
    born = [member.born_on.on for member in one.household if not isinstance(member.born_on, Missing)]
    days = [day for day in born if day is not None]
    assert [
        day for day in days if any(said in text for said in (repr(day), day.isoformat(), shown(day)))
    ] == []
