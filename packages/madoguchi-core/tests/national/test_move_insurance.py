"""異動の届出の健康保険・年金・介護: 台帳と転出証明書から言えることだけを言い、二つの物語の結論が正しい。"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from move_people import HELD, NOT_HELD, case_of, of, resident

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import MoveCase, Part
from madoguchi_core.households import Birth, Divorce, MoveIn, MoveOut, Route
from madoguchi_core.national.choices import CareCertification, MedicalInsurance
from madoguchi_core.national.facts import move, move_insurance, person
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_choices import MoveOrigin, MovePurpose
from madoguchi_core.national.move_constraints import MOVE_CLAIMS
from madoguchi_core.national.moves import care, latter_stage, national_pension, nhi, pension
from madoguchi_core.national.situation import move_facts, person_facts
from madoguchi_core.procedures import Decision, LifeEvent, Outcome, Per, judge
from madoguchi_core.records import (
    Household,
    Missing,
    Qualifications,
    Resident,
    Sex,
)
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Fact, Held, Origin, OriginKind, known

Told = Mapping[Fact[Any], object]
ON = date(2026, 11, 2)
SEEN = Origin(OriginKind.ANSWER, "窓口で聞いた")
IN_NHI = Qualifications(nhi=HELD, latter_stage=NOT_HELD)
ALL = (
    *nhi.PROCEDURES,
    *latter_stage.PROCEDURES,
    *national_pension.PROCEDURES,
    *pension.PROCEDURES,
    *care.PROCEDURES,
)


@cache
def registry() -> Registry:
    return build_registry({})


def decisions(
    case: MoveCase,
    one: Resident,
    answers: Told,
) -> dict[str, Decision]:
    """一人について、台帳の事実に、窓口の答えを重ねて判定する。"""
    facts = move_facts(case).updated(person_facts(case, one)).updated(known(answers, SEEN))
    plan = judge(
        registry().catalogue,
        facts,
        event=case.event,
        event_on=case.event_on,
        parameters=registry().parameters,
        calendar=TownCalendar(),
        per=Per.PERSON,
    )
    return {decision.procedure.id: decision for decision in plan.decisions}


def outcomes(found: Mapping[str, Decision], ids: Iterable[str]) -> list[Outcome]:
    return [found[name].outcome for name in ids]


# ---- 一つ目の物語: 認定を受けている母を連れた、家族の転入

FATHER, DAUGHTER = resident("1", "1980-05-05"), resident("3", "2014-05-05")
MOTHER = resident("2", "1946-05-05", qualifications=Qualifications(nhi=NOT_HELD, latter_stage=HELD))
FAMILY_MOVES_IN = case_of(MoveIn(members=(FATHER, MOTHER, DAUGHTER), into="30", on=ON, route=Route.DOMESTIC))
TOLD: Told = {move.origin: MoveOrigin.DOMESTIC, move_insurance.has_special_purpose: False}


def test_認定のある母の転入では_介護の引き継ぎを日付つきで出し_資格は職権で_後期の届が要る() -> None:
    answers: Told = {
        **TOLD,
        insurance.insurance_after: MedicalInsurance.LATTER_STAGE,
        insurance.care_certification: CareCertification.CERTIFIED,
    }
    found = decisions(FAMILY_MOVES_IN, MOTHER, answers)
    assert outcomes(found, ("care-in", "care-acquire", "latter-in", "nhi-in")) == [
        Outcome.REQUIRED,
        Outcome.EX_OFFICIO,
        Outcome.REQUIRED,
        Outcome.NOT_REQUIRED,
    ]
    # 11月2日を一日目とする15日（日曜）。送らない
    assert found["care-in"].due.on == date(2026, 11, 15)
    assert [on for on, _ in found["care-in"].due.others] == [date(2026, 11, 16)]
    assert found["latter-in"].due.on == date(2026, 11, 16)
    # 医療保険の資格が分かるものは、40歳から64歳の方だけ
    assert [document.item for document in found["care-in"].bring] == ["介護保険の受給資格証明書"]


def test_同じ家族の父が会社の健康保険なら_国保も介護も出さない() -> None:
    found = decisions(FAMILY_MOVES_IN, FATHER, {**TOLD, insurance.insurance_after: MedicalInsurance.EMPLOYEE})
    assert set(outcomes(found, ("nhi-in", "latter-in", "care-acquire"))) == {Outcome.NOT_REQUIRED}
    # 46歳。認定を受けているかは、まだ聞いていない
    assert found["care-in"].outcome is Outcome.TO_CONFIRM


def test_12歳の子には_介護の認定を尋ねずに不要と決まる() -> None:
    found = decisions(FAMILY_MOVES_IN, DAUGHTER, TOLD)
    assert set(outcomes(found, ("care-in", "care-acquire", "np-from-abroad"))) == {Outcome.NOT_REQUIRED}


# ---- 二つ目の物語: 進学のため一人で転出する19歳の子

STUDENT = resident("4", "2007-06-01", qualifications=IN_NHI)
PARENT = resident("1", "1980-05-05", qualifications=IN_NHI)
STUDENT_LEAVES = case_of(
    MoveOut(members=("4",), planned_on=date(2027, 3, 25), as_of=date(2027, 3, 10)), PARENT, STUDENT
)
FOR_STUDY: Told = {move_insurance.has_special_purpose: True, insurance.purpose: MovePurpose.STUDY}


def test_仕送りで大学に通う子は_修学の特例が要り_資格喪失は要らない() -> None:
    found = decisions(STUDENT_LEAVES, STUDENT, {**FOR_STUDY, insurance.is_supported: True})
    assert outcomes(found, ("nhi-116", "nhi-out")) == [Outcome.REQUIRED, Outcome.NOT_REQUIRED]
    assert found["nhi-116"].due.on == date(2027, 4, 8)


def test_仕送りがあるか分からなければ_どちらも要確認で_仕送りを尋ねる() -> None:
    for unknown in (Missing.NOT_ASKED, Missing.UNKNOWN):
        found = decisions(STUDENT_LEAVES, STUDENT, {**FOR_STUDY, insurance.is_supported: unknown})
        assert outcomes(found, ("nhi-116", "nhi-out")) == [Outcome.TO_CONFIRM] * 2


def test_自分で暮らす学生と_国外の学校へ行く学生は_資格をなくす() -> None:
    alone = decisions(STUDENT_LEAVES, STUDENT, {**FOR_STUDY, insurance.is_supported: False})
    abroad = case_of(MoveOut(members=("4",), planned_on=ON, as_of=ON, is_abroad=True), PARENT, STUDENT)
    to_abroad = decisions(abroad, STUDENT, {**FOR_STUDY, insurance.is_supported: True})
    for found in (alone, to_abroad):
        assert outcomes(found, ("nhi-116", "nhi-out")) == [Outcome.NOT_REQUIRED, Outcome.REQUIRED]


@given(
    is_special=st.sampled_from([True, False, Missing.UNKNOWN]),
    purpose=st.sampled_from([*MovePurpose, Missing.UNKNOWN]),
    is_supported=st.sampled_from([True, False, Missing.UNKNOWN]),
)
def test_国保の人の転出は_喪失か特例のどれかで_分かっていて二つ出ることも_どれも出ないこともない(
    is_special: object, purpose: object, is_supported: object
) -> None:
    answers: Told = {
        move_insurance.has_special_purpose: is_special,
        insurance.purpose: purpose,
        insurance.is_supported: is_supported,
    }
    found = outcomes(decisions(STUDENT_LEAVES, STUDENT, answers), ("nhi-out", "nhi-116", "nhi-116-2"))
    assert found.count(Outcome.REQUIRED) <= 1
    if Outcome.TO_CONFIRM not in found:
        assert found.count(Outcome.REQUIRED) == 1


# ---- 一つの問いで、国保と後期を決める


@given(
    born=st.dates(date(1930, 1, 1), date(2026, 10, 1)),
    after=st.sampled_from(MedicalInsurance),
)
def test_これからの健康保険ひとつで_国保か後期のどちらか一つまでに決まる(
    born: date, after: MedicalInsurance
) -> None:
    one = resident("1", born.isoformat(), qualifications=Qualifications(nhi=NOT_HELD))
    case = case_of(MoveIn(members=(one,), into="30", on=ON))
    answers: Told = {**TOLD, insurance.insurance_after: after}
    found = outcomes(decisions(case, one, answers), ("nhi-in", "latter-in"))
    is_75 = date(born.year + 75, born.month, min(born.day, 28)) <= ON
    assert Outcome.TO_CONFIRM not in found or (born.month, born.day) == (2, 29)
    assert found != [Outcome.REQUIRED] * 2
    if is_75 and after is not MedicalInsurance.PUBLIC_ASSISTANCE and born.day <= 28:
        assert found == [Outcome.NOT_REQUIRED, Outcome.REQUIRED]
    if after is MedicalInsurance.PUBLIC_ASSISTANCE:
        assert Outcome.REQUIRED not in found


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1951-11-02", [Outcome.NOT_REQUIRED, Outcome.REQUIRED]),
        ("1951-11-03", [Outcome.REQUIRED, Outcome.NOT_REQUIRED]),
    ],
)
def test_75歳の誕生日の当日の転入から後期で_前の日までは国保(born: str, expected: list[Outcome]) -> None:
    one = resident("1", born, qualifications=Qualifications(nhi=HELD))
    case = case_of(MoveIn(members=(one,), into="30", on=ON))
    found = decisions(case, one, {**TOLD, insurance.insurance_after: MedicalInsurance.NHI})
    assert outcomes(found, ("nhi-in", "latter-in")) == expected


# ---- 出生・離婚

CHILD = resident("9", "2026-11-02")
WIFE = resident("2", "1995-01-01", sex=Sex.FEMALE, qualifications=IN_NHI)
HUSBAND = resident("1", "1994-01-01", sex=Sex.MALE, qualifications=IN_NHI)
GRANDMOTHER = resident("5", "1960-01-01", sex=Sex.FEMALE, qualifications=IN_NHI)


def born(*parents: str) -> MoveCase:
    return case_of(Birth(child=CHILD, into="10", on=ON, parents=parents), HUSBAND, WIFE, GRANDMOTHER)


def test_父母と書かれた人は_性別で父か母になり_一時金は母のところに一度だけ出る() -> None:
    case = born("1", "2")
    assert [of(case, one, person.part) for one in case.people] == [
        Part.NEWBORN,
        Part.FATHER,
        Part.MOTHER,
        Part.OTHER,
    ]
    found = [
        decisions(case, one, {insurance.gets_kenpo_birth_lump: False})["birth-lump"].outcome
        for one in case.people
    ]
    assert found.count(Outcome.REQUIRED) == 1


def test_母がまだ書かれていなければ_母かもしれない人の一時金を_不要と言わない() -> None:
    case = born()
    assert of(case, WIFE, person.part) == {Part.MOTHER, Part.OTHER}
    assert of(case, HUSBAND, person.part) == {Part.FATHER, Part.OTHER}
    found = decisions(case, WIFE, {insurance.gets_kenpo_birth_lump: False})
    assert found["birth-lump"].outcome is Outcome.TO_CONFIRM


def test_性別の分からない親は_父とも母とも決めない() -> None:
    unclear = resident("2", "1995-01-01", qualifications=IN_NHI)
    case = case_of(Birth(child=CHILD, into="10", on=ON, parents=("2",)), unclear)
    assert case.part_of(unclear) is Part.OTHER
    assert of(case, unclear, person.part) == {Part.FATHER, Part.MOTHER, Part.OTHER}


def test_職員が立場を書けば_それが勝つ() -> None:
    moving = Birth(child=CHILD, into="10", on=ON)
    case = MoveCase(moving, (Household(number="10", members=(WIFE,)),), "写し", parts={"2": Part.OTHER})
    assert of(case, WIFE, person.part) is Part.OTHER


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 3, 31), date(2028, 3, 31)), (date(2026, 4, 1), date(2031, 4, 1))],
)
def test_年金分割は_施行の日からの離婚だけ5年になる(day: date, expected: date) -> None:
    case = case_of(Divorce(husband="1", wife="2", on=day), HUSBAND, WIFE)
    facts = move_facts(case).updated({move_insurance.has_employees_period: Held(True, SEEN)})
    plan = judge(
        registry().catalogue,
        facts,
        event=LifeEvent.DIVORCE,
        event_on=day,
        parameters=registry().parameters,
        calendar=TownCalendar(),
    )
    (decision,) = [one for one in plan.decisions if one.procedure.id == "divorce-pension-split"]
    assert decision.due.on == expected


def test_数え方が割れる14日は_どれも法律の問いに載る() -> None:
    asked = {name for question in MOVE_CLAIMS.questions for name in question.procedure_ids}
    split = {procedure.id for procedure in ALL if procedure.deadline.others}
    assert "care-in" in split
    assert split <= asked
