"""窓口の方への返事は、台帳にいない・支援措置・権利がない、の違いを、文にも書類にも尋ねることにも表さない。"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.certificates import Certificate, Ruling, decide, for_requester
from madoguchi_core.national.certificate_choices import Capacity, Channel, Relation
from madoguchi_core.national.facts import CERTIFICATE_FACTS, request, subject
from madoguchi_core.procedures import Outcome
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Facts, Holder, known

REGISTRY = build_registry({})
BOOK = REGISTRY.certificates
ON = date(2026, 4, 6)
NAMES = sorted(BOOK.by_id)
SHOWN = [fact for fact in CERTIFICATE_FACTS if fact.holder is Holder.VISITOR]
HIDDEN = [
    fact
    for fact in CERTIFICATE_FACTS
    if fact.holder is not Holder.VISITOR and fact is not request.requested_on
]
RECORDS = [fact for fact in HIDDEN if fact.holder is not Holder.SUPPORT and fact.kind is bool]
SECRETS = ("支援", "DV", "保護", "住民票がある", "住民票がない", "登録がある", "登録がない", "見つか")


def values_of(fact: Fact[Any]) -> st.SearchStrategy[object]:
    if fact.kind is bool:
        return st.booleans()
    if fact.kind is int:
        return st.integers(0, 30)
    if fact.kind is date:
        return st.dates(date(2000, 1, 1), date(2026, 4, 6))
    assert issubclass(fact.kind, Enum)
    return st.sampled_from(list(fact.kind))


def some_of(facts: list[Fact[Any]]) -> st.SearchStrategy[Mapping[Fact[Any], object]]:
    """事実のいくつかだけが分かっている。"""
    return st.fixed_dictionaries({}, optional={fact: values_of(fact) for fact in facts})


def ruling(name: str, values: Mapping[Fact[Any], object], wanted: tuple[str, ...] = ()) -> Ruling:
    return decide(BOOK, name, Facts(known(values)), on=ON, parameters=REGISTRY.parameters, wanted=wanted)


@given(st.sampled_from(NAMES), some_of(SHOWN), some_of(HIDDEN), some_of(HIDDEN))
def test_出せないときの返事は_台帳と職員の判断が何であっても同じ(
    name: str,
    shown: Mapping[Fact[Any], object],
    one: Mapping[Fact[Any], object],
    other: Mapping[Fact[Any], object],
) -> None:
    wanted = tuple(item.id for item in BOOK[name].items)
    for asked in ((), wanted):
        first, second = ruling(name, {**shown, **one}, asked), ruling(name, {**shown, **other}, asked)
        if not first.is_issued and not second.is_issued:
            assert for_requester(first) == for_requester(second)


def no_such_person(base: Mapping[Fact[Any], object]) -> dict[Fact[Any], object]:
    return {**base, **dict.fromkeys(RECORDS, False), subject.is_suppressed: False}


def protected(base: Mapping[Fact[Any], object]) -> dict[Fact[Any], object]:
    stopped = {subject.is_suppressed: True, subject.has_agreed_paper: False}
    return {**base, **dict.fromkeys(RECORDS, True), **stopped}


def not_entitled(base: Mapping[Fact[Any], object]) -> dict[Fact[Any], object]:
    denied = (subject.is_in_household, subject.is_relation_shown, subject.is_reason_accepted)
    return {
        **base,
        **dict.fromkeys(RECORDS, True),
        **dict.fromkeys(denied, False),
        subject.is_suppressed: False,
    }


ADDRESSED = ["juminhyo-household", "juminhyo-individual", "juminhyo-kisai", "juminhyo-wide", "fuhyo"]


@pytest.mark.parametrize("name", ADDRESSED)
@given(some_of(SHOWN))
def test_いない人も_支援措置の人も_権利のない請求も_返事は一字も違わない(
    name: str, shown: Mapping[Fact[Any], object]
) -> None:
    person = {
        **shown,
        request.capacity: Capacity.OWN,
        request.relation: Relation.SPOUSE,
        request.is_of_household: True,
        request.has_relation_proof: False,
    }
    rulings = [ruling(name, state(person)) for state in (no_such_person, protected, not_entitled)]
    assert not any(one.is_issued for one in rulings)
    assert len({for_requester(one).text for one in rulings}) == 1


@given(st.sampled_from(NAMES), some_of(SHOWN), some_of(HIDDEN))
def test_返事は_支援措置や登録の有無を言葉にしない(
    name: str, shown: Mapping[Fact[Any], object], hidden: Mapping[Fact[Any], object]
) -> None:
    text = for_requester(ruling(name, {**shown, **hidden})).text
    assert [word for word in SECRETS if word in text] == []


def former_husband() -> dict[Fact[Any], object]:
    return {
        request.capacity: Capacity.OWN,
        request.relation: Relation.SPOUSE,
        request.is_of_household: True,
        request.channel: Channel.COUNTER,
        request.photo_papers: 1,
    }


def test_別れた夫からの請求は_職員だけが支援措置と知り_係に引き継ぐ() -> None:
    found = ruling("juminhyo-household", protected(former_husband()))
    assert (found.outcome, found.title, found.is_protected) == (Outcome.TO_CONFIRM, "要確認", True)
    alert = next(finding for finding in found.findings if finding.code == "MDG295")
    assert "支援措置の係に引き継いで" in alert.hint
    assert "係の者がご案内します" in for_requester(found).heading


def test_台帳の上で同じ世帯でも_支援措置の人の分は出さない() -> None:
    held = ruling("juminhyo-household", protected(former_husband()))
    free = ruling("juminhyo-household", {**protected(former_husband()), subject.is_suppressed: False})
    assert (held.is_issued, free.is_issued) == (False, True)


def test_照合していなければ_対象でないとはみない() -> None:
    values = {**protected(former_husband())}
    del values[subject.is_suppressed]
    found = ruling("juminhyo-household", values)
    assert (found.outcome, found.is_protected) == (Outcome.TO_CONFIRM, None)
    assert "MDG296" in [finding.code for finding in found.findings]


def test_判定のreprに_支援措置も_窓口の方の答えも出ない() -> None:
    text = repr(ruling("juminhyo-household", protected(former_husband())))
    assert "MDG295" not in text
    assert "is_protected" not in text
    assert str(Relation.SPOUSE) not in text


def test_不在住証明を出せない返事は_該当があるとも無いとも言わない() -> None:
    person = {request.photo_papers: 1}
    here = ruling("not-resident", {**person, subject.has_any_match: True, subject.is_suppressed: True})
    unsure = ruling("not-resident", person)
    assert (here.outcome, unsure.outcome) == (Outcome.NOT_REQUIRED, Outcome.TO_CONFIRM)
    assert for_requester(here) == for_requester(unsure)


def visible_text(certificate: Certificate) -> str:
    said = [one.text for one in certificate.alternatives if not one.is_staff_only]
    return "".join([certificate.who, *said, *(one.item + one.when for one in certificate.lacking)])


@pytest.mark.parametrize("name", NAMES)
def test_決まった言葉にも_支援措置は出てこない(name: str) -> None:
    assert "支援" not in visible_text(BOOK[name])


@pytest.mark.parametrize("name", NAMES)
def test_何も聞いていないうちは_渡せないとは言わず_聞くことか見る物を言う(name: str) -> None:
    answer = for_requester(ruling(name, {}))
    assert answer.questions or answer.documents
    assert "まだ決まりません" in answer.heading
    assert "お渡しできません" not in answer.text
