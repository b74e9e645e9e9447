"""尋ねる前提の約束: 前提が偽なら尋ねず、分からなければ前提を先に尋ね、最後まで答えれば何も残らない。"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.interview import Inquiry, by_topic, inquire
from madoguchi_core.procedures import (
    NO_DEADLINE,
    Catalogue,
    Deadline,
    LifeEvent,
    Outcome,
    Plan,
    Procedure,
    days_after,
    judge,
)
from madoguchi_core.records import Missing
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import (
    Fact,
    Facts,
    Held,
    Holder,
    Origin,
    OriginKind,
    Parameter,
    ParameterBook,
    Span,
    Topic,
    Value,
    all_of,
    any_of,
    choose,
    known,
)

ON = date(2026, 3, 3)
ANSWERED = Origin(OriginKind.ANSWER)
STAFF = Origin(OriginKind.STAFF)
LAND = Fact("land", bool, "土地", "土地はありますか。", topic=Topic.PROPERTY)
HOUSE = Fact("house", bool, "登記のない家", "登記のない家はありますか。", Holder.TAX, asked_when=LAND)
GONE = Fact("gone", bool, "取り壊した家", "取り壊しましたか。", asked_when=HOUSE)
CAR = Fact("car", bool, "町の車", holder=Holder.TAX)
USE = Fact("use", bool, "車を使う", "車を使いますか。", asked_when=CAR)
DAY = Fact("day", date, "葬儀の日", "ご葬儀の日はいつですか。", topic=Topic.DEATH)
LIMIT = Parameter("limit", int, "期間", "日", is_local=True)


def procedure(
    name: str, condition: Value[bool], deadline: Deadline = NO_DEADLINE, **changes: object
) -> Procedure:
    return sample_procedure(name, condition, deadline=deadline, **changes)


def planned(rules: Catalogue, facts: Facts) -> Plan:
    return judge(
        rules,
        facts,
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )


def asked(procedures: list[Procedure], **values: object) -> Inquiry:
    rules = Catalogue(procedures)
    facts = {fact.name: fact for fact in (LAND, HOUSE, GONE, CAR, USE, DAY)}
    held = {facts[name]: Held(value, ANSWERED) for name, value in values.items()}
    return inquire(rules, planned(rules, Facts(held)))


def names(questions: tuple[Any, ...]) -> list[str]:
    return [question.fact.name for question in questions]


def test_前提が分からなければ_前提を先に尋ね_その先は後に回す() -> None:
    found = asked([procedure("a", all_of(LAND, HOUSE, GONE))])
    assert names(found.questions) == ["land"]
    assert sorted(names(found.later)) == ["gone", "house"]
    waiting = {question.fact.name: question for question in found.later}
    assert (waiting["house"].waits_for, waiting["house"].waits_on) == (LAND, (LAND,))
    assert waiting["gone"].waits_on == (HOUSE,)


def test_前提が結論に要らなくても_尋ねることの前提なら尋ねる() -> None:
    found = asked([procedure("a", HOUSE)])
    assert names(found.questions) == ["land"]
    assert found.questions[0].decides == ("a",)
    assert names(found.later) == ["house"]


def test_前提が真なら尋ね_偽なら尋ねない() -> None:
    assert names(asked([procedure("a", HOUSE)], land=True).questions) == ["house"]
    found = asked([procedure("a", GONE)], land=True, house=False)
    assert (found.questions, found.later) == ((), ())
    assert found.unanswerable == (GONE,)


def test_前提が分からずじまいなら_その先は尋ねず_窓口の確認に回す() -> None:
    found = asked([procedure("a", all_of(LAND, GONE))], house=Missing.UNKNOWN, land=True)
    assert names(found.lookups) == ["house"]
    assert names(found.later) == ["gone"]
    facts = Facts({LAND: Held(True, ANSWERED), HOUSE: Held(Missing.UNKNOWN, STAFF)})
    rules = Catalogue([procedure("a", all_of(LAND, GONE))])
    found = inquire(rules, planned(rules, facts))
    assert (found.questions, found.later, found.lookups) == ((), (), ())
    assert found.unanswerable == (GONE,)


def test_台帳が持つ事実は台帳に聞き_尋ね方があればご家族にも尋ねる() -> None:
    found = asked([procedure("a", all_of(HOUSE, CAR))], land=True)
    assert names(found.questions) == ["house"]
    assert sorted(names(found.lookups)) == ["car", "house"]
    assert all(not lookup.text for lookup in found.lookups)
    said = asked([procedure("a", all_of(HOUSE, CAR))], land=True, house=Missing.UNKNOWN)
    assert (said.questions, sorted(names(said.lookups))) == ((), ["car", "house"])


def test_台帳だけが前提なら_台帳の答えを待つ() -> None:
    found = asked([procedure("a", all_of(CAR, USE))])
    assert (names(found.questions), names(found.lookups), names(found.later)) == ([], ["car"], ["use"])


def test_職員だけの手続きのためには_ご家族に尋ねない() -> None:
    found = asked([procedure("a", LAND, is_staff_only=True)])
    assert (found.questions, names(found.lookups)) == ((), ["land"])
    both = asked([procedure("a", LAND, is_staff_only=True), procedure("b", LAND)])
    assert (names(both.questions), both.lookups) == (["land"], ())


def test_日だけのための問いは_することが決まってから一度だけ() -> None:
    dated = procedure("a", LAND, days_after(DAY, 14, wording="14日", laws=()))
    assert asked([dated]).day_questions == ()
    assert asked([dated], land=False).day_questions == ()
    found = asked([dated], land=True)
    assert (names(found.day_questions), found.questions) == (["day"], ())
    assert found.day_questions[0].is_for_day
    assert found.day_questions[0].decides == ("a",)
    assert asked([dated], land=True, day=ON).day_questions == ()
    assert asked([dated], land=True, day=Missing.UNKNOWN).day_questions == ()
    both = asked([dated, procedure("b", ON >= DAY)], land=True)
    assert (names(both.questions), both.day_questions) == (["day"], ())


def test_期限の起算が分かれるときは_選ばれる方の日だけを尋ねる() -> None:
    other = Fact("other", date, "別の日", "別の日はいつですか。")
    starts: Value[date] = choose(LAND, DAY, other)
    rules = Catalogue([procedure("a", CAR, days_after(starts, 14, wording="14日", laws=()))])
    for is_land, wanted in ((True, ["day"]), (False, ["other"])):
        found = inquire(rules, planned(rules, Facts(known({CAR: True, LAND: is_land}, ANSWERED))))
        assert names(found.day_questions) == wanted
    found = inquire(rules, planned(rules, Facts(known({CAR: True}, ANSWERED))))
    assert "land" in names(found.day_questions)


def test_例外の期限が選ばれるときは_その期限に要る日だけを尋ねる() -> None:
    other = Fact("other", date, "別の日", "別の日はいつですか。")
    instead = days_after(other, 7, wording="7日", laws=())
    deadline = Deadline("14日", DAY, 14, exceptions=((LAND, instead),))
    rules = Catalogue([procedure("a", CAR, deadline)])
    found = inquire(rules, planned(rules, Facts(known({CAR: True, LAND: True}, ANSWERED))))
    assert names(found.day_questions) == ["other"]


def test_台帳と食い違った回答は_ご家族にもう尋ねず_台帳に聞く() -> None:
    conflict = Held(Missing.UNKNOWN, Origin(OriginKind.NONE, "台帳とご家族の回答が食い違う"))
    rules = Catalogue([procedure("a", HOUSE)])
    found = inquire(rules, planned(rules, Facts({LAND: Held(True, ANSWERED), HOUSE: conflict})))
    assert (found.questions, names(found.lookups)) == ((), ["house"])


def test_途中までの答えは_もう一度尋ねず_窓口の確認に回す() -> None:
    rules = Catalogue([procedure("a", ON >= DAY)])
    for origin, is_asked in ((ANSWERED, False), (Origin(OriginKind.REGISTER), True)):
        part = Held(Span(date(2026, 3, 1), date(2026, 3, 31)), origin)
        found = inquire(rules, planned(rules, Facts({DAY: part})))
        assert bool(found.questions) is is_asked
        assert (DAY in found.unanswerable) is not is_asked


def test_答えごとに_要ることになる手続きと_それで決まるかが分かる() -> None:
    found = asked([procedure("a", ~LAND), procedure("b", all_of(LAND, CAR))])
    opens = {opening.procedure_id: opening for opening in found.questions[0].opens}
    assert (opens["a"].answers, opens["a"].is_settled) == ((False,), True)
    assert (opens["b"].answers, opens["b"].is_settled) == ((True,), False)


def test_質問は話のまとまりごとに_決まった順に並ぶ() -> None:
    found = asked([procedure("a", LAND), procedure("b", ON >= DAY)])
    assert [(topic, names(group)) for topic, group in by_topic(found.questions)] == [
        (Topic.DEATH, ["day"]),
        (Topic.PROPERTY, ["land"]),
    ]


def _guarded(fact: Fact[bool]) -> Value[bool]:
    """前提が当てはまり、かつその事実が真。"""
    return fact if fact.asked_when is None else all_of(_guard(fact.asked_when), fact)


def _guard(premise: Value[bool]) -> Value[bool]:
    return _guarded(premise) if isinstance(premise, Fact) else premise


@st.composite
def _facts(draw: st.DrawFn) -> list[Fact[bool]]:
    made: list[Fact[bool]] = []
    for index in range(draw(st.integers(2, 7))):
        premise = draw(st.sampled_from([None, *made]))
        holder = draw(st.sampled_from([Holder.FAMILY, Holder.FAMILY, Holder.TAX]))
        text = "" if holder is Holder.TAX and draw(st.booleans()) else f"問{index}"
        made.append(Fact(f"f{index}", bool, f"事実{index}", text, holder, asked_when=premise))
    return made


@st.composite
def _catalogues(draw: st.DrawFn) -> tuple[list[Fact[bool]], Catalogue]:
    facts = draw(_facts())
    leaf = st.sampled_from(facts).map(_guarded)
    several = st.lists(leaf, min_size=1, max_size=3)
    conditions = st.one_of(
        leaf,
        leaf.map(lambda one: ~one),
        several.map(lambda many: all_of(*many)),
        several.map(lambda many: any_of(*many)),
        several.map(lambda many: ~all_of(*many)),
    )
    made = draw(st.lists(conditions, min_size=1, max_size=5))
    deadlines = st.sampled_from([NO_DEADLINE, days_after(DAY, 14, wording="", laws=())])
    return facts, Catalogue(
        procedure(f"p{index}", condition, draw(deadlines)) for index, condition in enumerate(made)
    )


@given(_catalogues(), st.data())
def test_尋ねられた順に何と答えても_必ず終わり_台帳を待つもののほかは決まる(
    made: tuple[list[Fact[bool]], Catalogue], data: st.DataObject
) -> None:
    facts_used, rules = made
    facts, seen = Facts(), set[str]()
    while (question := (found := inquire(rules, planned(rules, facts))).next_question) is not None:
        assert question.fact.name not in seen
        seen.add(question.fact.name)
        answer = data.draw(st.sampled_from([True, False, Missing.UNKNOWN]), label=question.fact.name)
        facts = facts.updated({question.fact: Held(answer, ANSWERED)})
    plan = planned(rules, facts)
    looked_up, stuck = {lookup.fact for lookup in found.lookups}, set(found.unanswerable)
    assert len(seen) <= len(facts_used)
    waiting = {item.fact for item in found.later}
    # 後に回したものは、台帳の答えを待つものだけ
    assert all(set(item.waits_on) & (looked_up | waiting) for item in found.later)
    assert looked_up or not waiting
    for decision in plan.with_outcome(Outcome.TO_CONFIRM):
        # 台帳を待つもの、尋ねたが分からなかったもの、台帳の先で尋ねるもののどれか
        assert set(decision.unknown) <= looked_up | stuck | waiting
    said_unknown = any(held.value is Missing.UNKNOWN for held in facts.values.values())
    if not looked_up and not said_unknown:
        assert plan.with_outcome(Outcome.TO_CONFIRM) == ()


@given(_catalogues(), st.data())
def test_どの途中でも_要確認を止めている事実には_必ず聞く相手がいる(
    made: tuple[list[Fact[bool]], Catalogue], data: st.DataObject
) -> None:
    facts_used, rules = made
    values = st.sampled_from([True, False, Missing.UNKNOWN, Missing.NOT_ASKED])
    facts = Facts({fact: Held(data.draw(values), ANSWERED) for fact in facts_used})
    plan = planned(rules, facts)
    found = inquire(rules, plan)
    asked_now = [question.fact for question in (*found.questions, *found.later, *found.day_questions)]
    assert len(asked_now) == len(set(asked_now))
    everywhere = {*asked_now, *(item.fact for item in found.lookups), *found.unanswerable}
    for decision in plan.with_outcome(Outcome.TO_CONFIRM):
        assert set(decision.unknown) <= everywhere


@pytest.mark.parametrize("answer", [True, False, Missing.UNKNOWN])
def test_国の目録でも_最後まで答えれば尋ねることは残らない(answer: object) -> None:
    rules = build_registry({}).catalogue
    facts, seen = Facts(), set[str]()
    while (question := (found := inquire(rules, planned(rules, facts))).next_question) is not None:
        assert question.fact.name not in seen
        seen.add(question.fact.name)
        value: object = answer if question.fact.kind is bool else Missing.UNKNOWN
        facts = facts.updated({question.fact: Held(value, ANSWERED)})
    looked_up = {lookup.fact for lookup in found.lookups}
    waiting = {item.fact for item in found.later}
    assert all(set(item.waits_on) & (looked_up | waiting) for item in found.later)
