"""質問の約束: 結論を変えないことは尋ねず、分からないと言われたことを二度尋ねない。"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_catalogue

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.interview import Inquiry, Priors, inquire
from madoguchi_core.procedures import (
    Catalogue,
    LifeEvent,
    Outcome,
    Plan,
    judge,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Fact,
    Facts,
    Held,
    Holder,
    Origin,
    OriginKind,
    ParameterBook,
    all_of,
    any_of,
    known,
)

ON = date(2026, 3, 3)
A, B, C, D = (Fact(name, bool, name, f"{name}ですか。") for name in "abcd")
LEDGER = Fact("ledger", bool, "台帳", holder=Holder.SEAL)
ANSWERED = Origin(OriginKind.ANSWER)


def planned(rules: Catalogue, facts: Facts) -> Plan:
    return judge(
        rules,
        facts,
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )


def asked(rules: Catalogue, facts: Facts, priors: Priors | None = None) -> Inquiry:
    return inquire(rules, planned(rules, facts), priors=priors)


def test_結論を変えないことは尋ねない() -> None:
    found = asked(sample_catalogue(all_of(A, B)), Facts(known({A: False})))
    assert found.next_question is None
    found = asked(sample_catalogue(any_of(all_of(A, B), C)), Facts(known({A: False})))
    assert [question.fact for question in found.questions] == [C]


def test_一度に多くの手続きが決まることを先に尋ねる() -> None:
    found = asked(sample_catalogue(all_of(A, B), all_of(A, C), all_of(A, D)), Facts())
    assert found.next_question is not None
    assert found.next_question.fact is A
    assert found.next_question.decides == ("p0", "p1", "p2")


def test_町の実績で_決まりやすい方を先に尋ねる() -> None:
    rules = sample_catalogue(all_of(A, B))
    often: dict[object, float] = {True: 9.0, False: 1.0}
    rarely: dict[object, float] = {True: 1.0, False: 9.0}
    for weights, first in (({A: often, B: rarely}, B), ({A: rarely, B: often}, A)):
        question = asked(rules, Facts(), Priors(weights)).next_question
        assert question is not None
        assert question.fact is first


def test_ご家族が答えられないことは台帳の担当に聞く() -> None:
    found = asked(sample_catalogue(LEDGER), Facts())
    assert found.next_question is None
    assert [lookup.holder for lookup in found.lookups] == [Holder.SEAL]


def test_分からないと言われたことは二度尋ねず_窓口の確認に回す() -> None:
    for said in (Missing.UNKNOWN, Missing.NOT_APPLICABLE):
        found = asked(sample_catalogue(A), Facts({A: Held(said, ANSWERED)}))
        assert found.next_question is None
        assert found.unanswerable == (A,)
    register = Facts({A: Held(Missing.UNKNOWN, Origin(OriginKind.REGISTER))})
    assert asked(sample_catalogue(A), register).next_question is not None


@given(st.lists(st.sampled_from([True, False, Missing.UNKNOWN]), min_size=4, max_size=4))
def test_聞かれた順に答えていけば_必ず終わり_残りをどう答えても結論は変わらない(
    answers: list[bool | Missing],
) -> None:
    rules = sample_catalogue(all_of(A, any_of(B, C)), any_of(C, D), ~A)
    truth = dict(zip((A, B, C, D), answers, strict=True))
    facts, count = Facts(), 0
    while (question := asked(rules, facts).next_question) is not None:
        facts = facts.updated({question.fact: Held(truth[question.fact], ANSWERED)})
        count += 1
        assert count <= 4
    stopped = planned(rules, facts)
    everything = planned(rules, Facts({fact: Held(value, ANSWERED) for fact, value in truth.items()}))
    assert [item.outcome for item in stopped.decisions] == [item.outcome for item in everything.decisions]
    assert all(item.outcome is not Outcome.TO_CONFIRM or item.unknown for item in stopped.decisions)
