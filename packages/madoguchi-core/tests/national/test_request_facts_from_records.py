"""台帳から作る証明書の請求の事実の約束: 言い切れることだけを言い、窓口の方の述べることと戸籍のことは何も言わない。"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import parse_date
from madoguchi_core.cases import CertificateRequest
from madoguchi_core.national.facts import CERTIFICATE_FACTS, subject
from madoguchi_core.national.situation import certificate_facts
from madoguchi_core.records import (
    Household,
    Missing,
    MovingOut,
    Protection,
    RecordReason,
    Relation,
    Removal,
    Resident,
    ResidentStatus,
    SupportMeasure,
)
from madoguchi_core.rules import Fact, Facts, Holder

ON = date(2026, 4, 6)
FREE = Protection.none()
FULL = Protection(is_listed=True, measure=SupportMeasure.FULL)
PROVISIONAL = Protection(is_listed=True, measure=SupportMeasure.PROVISIONAL)
ENDED = Protection(is_listed=True, measure=SupportMeasure.ENDED)
STATUSES = [*ResidentStatus, Missing.UNKNOWN, Missing.NOT_SUPPLIED]
GONE = [status for status in ResidentStatus if status is not ResidentStatus.RESIDENT]


def person(number: str = "1", **items: object) -> Resident:
    held = {"status": ResidentStatus.RESIDENT, "protection": FREE, **items}
    return Resident(address_number=number, household_number="10", **held)  # type: ignore[arg-type]


def asked(
    *members: Resident, entitled: str | Missing = Missing.NOT_ASKED, data_as_of: date | None = ON
) -> CertificateRequest:
    """一人目の証明書の請求。"""
    home = Household(number="10", members=members)
    return CertificateRequest("juminhyo-household", ON, home, "1", entitled, "写し", data_as_of)


def value(fact: Fact[Any], request: CertificateRequest) -> object:
    return certificate_facts(request)[fact].value


people = st.builds(
    person,
    status=st.sampled_from(STATUSES),
    protection=st.sampled_from([FREE, FULL, PROVISIONAL, ENDED, Missing.NOT_SUPPLIED]),
    relation=st.sampled_from(["世帯主", "妻", "子", "母", "同居人"]).map(lambda text: Relation(text=text)),
    born_on=st.sampled_from(["1960-01-01", "2011-04-06", "2011-04-07", "2011-04-08", "1990年月日不詳"]).map(
        parse_date
    ),
)


@st.composite
def requests(draw: st.DrawFn) -> CertificateRequest:
    data_as_of = draw(st.sampled_from([None, date(2026, 4, 1), ON]))
    numbers: list[str | Missing] = ["1", "2", "9", Missing.NOT_ASKED, Missing.NOT_APPLICABLE]
    entitled = draw(st.sampled_from(numbers))
    home = draw(st.sampled_from([Missing.EMPTY, Missing.NOT_ASKED, None]))
    if home is not None:
        return CertificateRequest("juminhyo-household", ON, home, "", entitled, "写し", data_as_of)
    members = draw(st.lists(people, min_size=1, max_size=4))
    numbered = [
        person(
            str(index),
            status=one.status,
            protection=one.protection,
            relation=one.relation,
            born_on=one.born_on,
        )
        for index, one in enumerate(members, start=1)
    ]
    return asked(*numbered, entitled=entitled, data_as_of=data_as_of)


@given(requests())
def test_窓口の方が述べることは_台帳から一つも作らない(request: CertificateRequest) -> None:
    facts = certificate_facts(request)
    assert [fact.name for fact in facts if fact.holder is Holder.VISITOR] == []
    assert set(facts) <= set(CERTIFICATE_FACTS)


@given(requests())
def test_戸籍と税の台帳のこと_職員の判断は_住民票から何も言わない(request: CertificateRequest) -> None:
    held = {fact.holder for fact in certificate_facts(request)}
    assert held <= {Holder.JUKI, Holder.SUPPORT, Holder.SEAL}


@given(requests())
def test_世帯が同じと言えるのは_二人とも今の住民のときだけ(request: CertificateRequest) -> None:
    if value(subject.is_in_household, request) is True:
        assert value(subject.is_resident, request) is True
        assert isinstance(request.household, Household)
        assert isinstance(request.entitled, str)
        other = request.household.member(request.entitled)
        assert other is not None
        assert other.status is ResidentStatus.RESIDENT


def test_請求の日の台帳に無ければいないと言い_古い写しなら分からないとし_見ていなければ尋ねたことにしない() -> (
    None
):
    def found(home: Missing, data_as_of: date | None) -> object:
        request = CertificateRequest(
            "juminhyo-household", ON, home, "", register="写し", data_as_of=data_as_of
        )
        return value(subject.is_resident, request)

    assert found(Missing.EMPTY, ON) is False
    assert found(Missing.EMPTY, date(2026, 4, 5)) is Missing.UNKNOWN
    assert found(Missing.EMPTY, None) is Missing.UNKNOWN
    assert found(Missing.NOT_ASKED, ON) is Missing.NOT_ASKED


def test_見つからない人の_除票も戸籍も支援措置も_無いとは言わない() -> None:
    facts = certificate_facts(CertificateRequest("not-resident", ON, Missing.EMPTY, "", data_as_of=ON))
    for fact in (subject.has_removal, subject.has_any_match, subject.has_koseki, subject.is_suppressed):
        assert isinstance(facts[fact].value, Missing), fact.name


@pytest.mark.parametrize("status", GONE, ids=lambda status: status.value)
def test_除かれた人に_同じ世帯の権利は残らない(status: ResidentStatus) -> None:
    request = asked(person(status=status), person("2"), entitled="2")
    assert value(subject.is_resident, request) is False
    assert value(subject.is_in_household, request) is False
    assert value(subject.has_removal, request) is True


def test_住民状態の分からない人が請求しても_同じ世帯とは言わない() -> None:
    request = asked(person(), person("2", status=Missing.UNKNOWN), entitled="2")
    assert value(subject.is_in_household, request) is Missing.UNKNOWN


def test_照合していない人の請求では_同じ世帯かどうかを言わない() -> None:
    assert value(subject.is_in_household, asked(person(), person("2"))) is Missing.NOT_ASKED
    outside = asked(person(), person("2"), entitled=Missing.NOT_APPLICABLE)
    assert value(subject.is_in_household, outside) is False


@pytest.mark.parametrize(
    ("protection", "expected"),
    [
        (FULL, True),
        (PROVISIONAL, True),
        (ENDED, False),
        (FREE, False),
        (Missing.NOT_SUPPLIED, Missing.NOT_SUPPLIED),
    ],
)
def test_同じ住所のだれかが抑止されれば止まり_照合していなければ言わない(
    protection: Protection | Missing, expected: object
) -> None:
    assert value(subject.is_suppressed, asked(person(protection=protection))) is expected
    assert value(subject.is_suppressed, asked(person(), person("2", protection=protection))) is expected


def test_先に転出した人の抑止は_残った人の写しを止めず_その人の除票を止める() -> None:
    def left(number: str) -> Resident:
        return person(number, status=ResidentStatus.MOVED_OUT, protection=FULL)

    assert value(subject.is_suppressed, asked(person(), left("2"))) is False
    assert value(subject.is_suppressed, asked(left("1"), person("2"))) is True


def test_状態の分からない同居の人の抑止は_載るかもしれないので止める() -> None:
    unsure = person("2", status=Missing.UNKNOWN, protection=FULL)
    assert value(subject.is_suppressed, asked(person(), unsure)) is True


@given(requests())
def test_照合していない人を照合しても_抑止が消えることはない(request: CertificateRequest) -> None:
    """照合していないことを「対象でない」と読んでいれば、照合で対象と分かったときに答えが逆になる。"""
    if value(subject.is_suppressed, request) is False:
        assert all(isinstance(one.protection, Protection) for one in request.people_shown)


def test_廃棄されていないと言うのは_保存が150年に延びたときに残っていた除票だけ() -> None:
    def discarded(day: str) -> object:
        removed = Removal(on=parse_date(day))
        return value(subject.is_discarded, asked(person(status=ResidentStatus.MOVED_OUT, removal=removed)))

    assert discarded("2014-06-21") is False
    assert discarded("2014-06-20") is Missing.NOT_ASKED
    assert discarded("2014年月日不詳") is Missing.NOT_ASKED


def test_消除された人が亡くなった人かは_事由が無ければ言わない() -> None:
    def dead(reason: RecordReason | Missing) -> object:
        removed = Removal(reason=reason)
        return value(subject.is_dead, asked(person(status=ResidentStatus.REMOVED, removal=removed)))

    assert dead(RecordReason.DEATH) is True
    assert dead(RecordReason.REMOVAL_EX_OFFICIO) is False
    assert dead(Missing.EMPTY) is Missing.EMPTY
    assert value(subject.is_dead, asked(person(status=ResidentStatus.DECEASED))) is True


def test_転出の届出は_あるときだけ言う() -> None:
    planned = MovingOut(planned_on=parse_date("2026-04-20"), confirmed_on=Missing.EMPTY)
    assert value(subject.has_moved_out, asked(person(moving_out=planned))) is True
    assert value(subject.has_moved_out, asked(person())) is Missing.NOT_ASKED


@pytest.mark.parametrize(("born", "expected"), [("2011-04-08", False), ("2011-04-07", Missing.NOT_ASKED)])
def test_十五歳に満たない人の印鑑は登録されていない(born: str, expected: object) -> None:
    """誕生日の前日に15歳になる。その日からは、台帳を見るまで分からない。"""
    facts: Facts = certificate_facts(asked(person(born_on=parse_date(born))))
    assert facts[subject.is_seal_registered].value is expected
