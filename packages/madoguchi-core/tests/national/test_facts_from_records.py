"""台帳から事実を作る約束: 台帳が言えないことを、言ったことにしない。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate, parse_date
from madoguchi_core.national.choices import CareInsurer, ChildAllowanceRole, MedicalInsurance
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.national.situation import dated, death_facts
from madoguchi_core.records import (
    ChildAllowance,
    ChildAllowanceKind,
    Coverage,
    Household,
    Missing,
    Qualifications,
    Relation,
    Removal,
    Resident,
    ResidentStatus,
)
from madoguchi_core.rules import Among, Facts, OriginKind, Span

DIED = date(2026, 3, 3)
HELD = Coverage(held=True, since_on=parse_date("2010-04-01"))
NOT_HELD = Coverage(held=False)
COVERAGES = st.sampled_from(
    [HELD, NOT_HELD, Coverage(), Coverage(held=True), Coverage(held=True, since_on=parse_date("2026-08-22"))]
)


def person(number: str = "1", **items: object) -> Resident:
    return Resident(address_number=number, household_number="10", **items)  # type: ignore[arg-type]


def facts(subject: Resident, *others: Resident, known_on: date | None = None) -> Facts:
    home = Household(number="10", members=(subject, *others))
    return death_facts(home, subject, died_on=DIED, known_on=known_on, register="写し")


def insurance(nhi: Coverage, latter: Coverage, status: ResidentStatus = ResidentStatus.RESIDENT) -> object:
    held = Qualifications(nhi=nhi, latter_stage=latter)
    return facts(person(status=status, qualifications=held))[deceased.medical_insurance].value


def test_国保か後期の一方だけを持てば_それが死亡日の保険() -> None:
    assert insurance(HELD, NOT_HELD) is MedicalInsurance.NHI
    assert insurance(NOT_HELD, HELD) is MedicalInsurance.LATTER_STAGE
    assert insurance(HELD, Coverage()) is MedicalInsurance.NHI


def test_両方を持つ記録は食い違いなので決めない() -> None:
    assert insurance(HELD, HELD) is Missing.UNKNOWN


def test_どちらも無ければ_町の保険ではないことだけが分かる() -> None:
    found = insurance(NOT_HELD, NOT_HELD)
    assert isinstance(found, Among)
    assert found.options == frozenset(MedicalInsurance) - {
        MedicalInsurance.NHI,
        MedicalInsurance.LATTER_STAGE,
    }


def test_死亡の処理が済んだ写しの_無しは_無かったとは読まない() -> None:
    assert insurance(NOT_HELD, NOT_HELD, ResidentStatus.DECEASED) is Missing.UNKNOWN
    assert insurance(NOT_HELD, HELD, ResidentStatus.DECEASED) is MedicalInsurance.LATTER_STAGE


@given(COVERAGES, COVERAGES)
def test_列が一つでも無ければ_その保険を否定しない(nhi: Coverage, latter: Coverage) -> None:
    found = insurance(nhi, latter)
    for coverage, kind in ((nhi, MedicalInsurance.NHI), (latter, MedicalInsurance.LATTER_STAGE)):
        if isinstance(coverage.held_on(DIED), Missing) and isinstance(found, Among):
            assert kind in found.options


def test_取得日が死亡日より後の資格は_死亡日には無い() -> None:
    later = Coverage(held=True, since_on=parse_date("2026-08-22"))
    assert isinstance(insurance(NOT_HELD, later), Among)


def test_介護の資格が無くても_他の市区町村とは言わない() -> None:
    assert (
        facts(person(qualifications=Qualifications(care=HELD)))[deceased.care_insurer].value
        is CareInsurer.TOWN
    )
    assert (
        facts(person(qualifications=Qualifications(care=NOT_HELD)))[deceased.care_insurer].value
        is Missing.UNKNOWN
    )
    assert facts(person())[deceased.care_insurer].value is Missing.NOT_SUPPLIED


def test_児童手当の受給者でないことが分かっても_対象の子かは分からない() -> None:
    def role(kind: ChildAllowanceKind | Missing) -> object:
        allowance = Qualifications(child_allowance=ChildAllowance(kind=kind))
        living = person(qualifications=allowance, status=ResidentStatus.RESIDENT)
        return facts(living)[deceased.child_allowance_role].value

    assert role(ChildAllowanceKind.RECIPIENT) is ChildAllowanceRole.RECIPIENT
    assert role(Missing.EMPTY) is Missing.EMPTY
    found = role(ChildAllowanceKind.NONE)
    assert isinstance(found, Among)
    assert ChildAllowanceRole.RECIPIENT not in found.options


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2025-09-03", False), ("2025-09-04", Missing.NOT_ASKED), ("年月日不詳", Missing.NOT_ASKED)],
)
def test_半年前から国保なら_健保をやめたかは尋ねない(since: str, expected: object) -> None:
    nhi = Coverage(held=True, since_on=parse_date(since))
    held = facts(person(qualifications=Qualifications(nhi=nhi, latter_stage=NOT_HELD)))
    assert held[deceased.has_lost_kenpo].value is expected


@pytest.mark.parametrize(("since", "expected"), [("2024-03-03", False), ("2024-03-04", Missing.NOT_ASKED)])
def test_2年前から国保なら_継続給付は尋ねない(since: str, expected: object) -> None:
    nhi = Coverage(held=True, since_on=parse_date(since))
    held = facts(person(qualifications=Qualifications(nhi=nhi, latter_stage=NOT_HELD)))
    assert held[deceased.has_continued_benefit].value is expected


@pytest.mark.parametrize(
    ("born", "lost", "continued"),
    [
        ("1950-09-04", Missing.NOT_ASKED, Missing.NOT_ASKED),
        ("1950-09-03", False, Missing.NOT_ASKED),
        ("1949-03-04", False, Missing.NOT_ASKED),
        ("1949-03-03", False, False),
    ],
)
def test_75歳からは健康保険に入らないので_取得日の列が無くても尋ねない(
    born: str, lost: object, continued: object
) -> None:
    latter = Qualifications(nhi=NOT_HELD, latter_stage=Coverage(held=True))
    found = facts(person(born_on=parse_date(born), qualifications=latter))
    assert found[deceased.has_lost_kenpo].value is lost
    assert found[deceased.has_continued_benefit].value is continued


def test_死亡届は写しで死亡者なら済み_住民のままでも出ていないとは言わない() -> None:
    for status, expected in (
        (ResidentStatus.DECEASED, True),
        (ResidentStatus.RESIDENT, Missing.NOT_ASKED),
        (Missing.UNKNOWN, Missing.UNKNOWN),
    ):
        assert facts(person(status=status))[death.is_report_filed].value is expected


def test_残る世帯員は_亡くなった方と転出した人と後で生まれた子を除く() -> None:
    members = (
        person("2", status=ResidentStatus.RESIDENT, born_on=parse_date("1980-01-01")),
        person("3", status=ResidentStatus.MOVED_OUT, removal=Removal(on=parse_date("2026-03-01"))),
        person("5", status=ResidentStatus.RESIDENT, became_resident_on=parse_date("2026-03-10")),
        person("4", status=ResidentStatus.RESIDENT, born_on=parse_date("2026-03-04")),
    )
    found = facts(person(status=ResidentStatus.DECEASED), *members).groups[household.remaining]
    assert isinstance(found, tuple)
    assert [member[household.member_born_on].value for member in found] == [date(1980, 1, 1)]


def test_死亡日の後に転出した人は_死亡日には世帯員() -> None:
    left = person("2", status=ResidentStatus.MOVED_OUT, removal=Removal(on=parse_date("2026-03-20")))
    found = facts(person(status=ResidentStatus.RESIDENT), left).groups[household.remaining]
    assert isinstance(found, tuple)
    assert len(found) == 1


def test_消除の日が分からない人がいれば_残る世帯員は分からない() -> None:
    left = person("2", status=ResidentStatus.MOVED_OUT)
    assert facts(person(), left).groups[household.remaining] is Missing.UNKNOWN


def test_転出した人の行に残る世帯主と資格から_死亡日のことを言わない() -> None:
    held = Qualifications(nhi=HELD, child_allowance=ChildAllowance(kind=ChildAllowanceKind.RECIPIENT))
    left = person(status=ResidentStatus.MOVED_OUT, relation=Relation(text="世帯主"), qualifications=held)
    found = facts(left, person("2", status=ResidentStatus.RESIDENT))
    for fact in (deceased.is_head, deceased.medical_insurance, deceased.child_allowance_role):
        assert found[fact].value is Missing.UNKNOWN
    assert found.groups[household.remaining] is Missing.UNKNOWN


def test_死亡の処理が済んだ写しの児童手当の無しは_無かったとは読まない() -> None:
    allowance = Qualifications(child_allowance=ChildAllowance(kind=ChildAllowanceKind.NONE))
    gone = person(status=ResidentStatus.DECEASED, qualifications=allowance)
    assert facts(gone)[deceased.child_allowance_role].value is Missing.UNKNOWN


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1951-03-03", {MedicalInsurance.NHI, MedicalInsurance.LATTER_STAGE}),
        ("1951-03-04", {MedicalInsurance.NHI}),
    ],
)
def test_75歳に達した日からは_写しに国保とあっても国保と言い切らない(born: str, expected: object) -> None:
    held = Qualifications(nhi=HELD, latter_stage=NOT_HELD)
    elder = person(status=ResidentStatus.RESIDENT, born_on=parse_date(born), qualifications=held)
    found = facts(elder)[deceased.medical_insurance].value
    assert (set(found.options) if isinstance(found, Among) else {found}) == expected


@pytest.mark.parametrize("status", [ResidentStatus.RESIDENT, ResidentStatus.DECEASED])
def test_75歳以上で写しに保険が無ければ_後期か生活保護(status: ResidentStatus) -> None:
    held = Qualifications(nhi=NOT_HELD, latter_stage=NOT_HELD)
    elder = person(status=status, born_on=parse_date("1951-03-03"), qualifications=held)
    found = facts(elder)[deceased.medical_insurance].value
    assert isinstance(found, Among)
    assert found.options == {MedicalInsurance.LATTER_STAGE, MedicalInsurance.PUBLIC_ASSISTANCE}


@pytest.mark.parametrize(("died", "is_sure"), [("2027-02-28", False), ("2027-03-01", True)])
def test_2月29日生まれの75歳は_割れる日に言い切らない(died: str, is_sure: bool) -> None:  # noqa: FBT001
    held = Qualifications(nhi=NOT_HELD, latter_stage=NOT_HELD)
    elder = person(status=ResidentStatus.RESIDENT, born_on=parse_date("1952-02-29"), qualifications=held)
    home = Household(number="10", members=(elder,))
    day = date.fromisoformat(died)
    found = death_facts(home, elder, died_on=day, known_on=None, register="写し")
    value = found[deceased.medical_insurance].value
    assert isinstance(value, Among)
    assert MedicalInsurance.LATTER_STAGE in value.options
    assert (MedicalInsurance.EMPLOYEE not in value.options) is is_sure


def test_75歳かもしれない人の_写しに無い後期を否定しない() -> None:
    held = Qualifications(nhi=NOT_HELD, latter_stage=NOT_HELD)
    elder = person(
        status=ResidentStatus.RESIDENT, born_on=parse_date("昭和26年月日不詳"), qualifications=held
    )
    found = facts(elder)[deceased.medical_insurance].value
    assert isinstance(found, Among)
    assert MedicalInsurance.LATTER_STAGE in found.options
    assert MedicalInsurance.EMPLOYEE in found.options


def test_幼い子は_健康保険の本人ではない() -> None:
    held = Qualifications(nhi=NOT_HELD, latter_stage=NOT_HELD)
    child = person(status=ResidentStatus.RESIDENT, born_on=parse_date("2015-01-01"), qualifications=held)
    found = facts(child)[deceased.medical_insurance].value
    assert isinstance(found, Among)
    assert MedicalInsurance.EMPLOYEE not in found.options
    assert MedicalInsurance.DEPENDANT in found.options


def test_死亡日の後に後期へ移した写しでは_国保だったかもしれない() -> None:
    found = insurance(NOT_HELD, Coverage(held=True, since_on=parse_date("2026-03-08")))
    assert isinstance(found, Among)
    assert MedicalInsurance.NHI in found.options


def test_住民かどうか分からない人がいれば_残る世帯員は分からない() -> None:
    found = facts(person(), person("2", status=Missing.UNKNOWN)).groups[household.remaining]
    assert found is Missing.UNKNOWN


def test_日付は幅のまま渡し_言えない日付は不明にする() -> None:
    assert dated(RegisterDate.exact(DIED)) == DIED
    year = dated(parse_date("昭和10年月日不詳"))
    assert isinstance(year, Span)
    assert (year.low, year.high) == (date(1935, 1, 1), date(1935, 12, 31))
    assert dated(parse_date("昭和10年頃")) is Missing.UNKNOWN
    assert dated(Missing.NOT_SUPPLIED) is Missing.NOT_SUPPLIED


def test_どの事実にも出どころがある() -> None:
    held = facts(person(relation=Relation(text="世帯主")), known_on=DIED)
    assert all(held[fact].origin.place for fact in held)
    assert held[deceased.is_head].origin.kind is OriginKind.REGISTER
    assert held[death.known_on].origin.kind is OriginKind.STAFF
