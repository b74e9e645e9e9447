"""子ども・福祉・くらしの異動の手続きのうち、事例に書かないことの約束: 離婚と出生の一件の流れ、期限の数え方、尋ねない人。"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from madoguchi_core.calendar import TownCalendar, parse_date
from madoguchi_core.cases import MoveCase, Part
from madoguchi_core.households import Birth, Divorce, Move, MoveOut, MoveWithin
from madoguchi_core.interview import inquire
from madoguchi_core.national.facts import move, move_living, person, person_living
from madoguchi_core.national.move_choices import MoveOrigin
from madoguchi_core.national.situation import move_facts, person_facts
from madoguchi_core.procedures import Decision, DueStatus, LifeEvent, Outcome, Per, Plan, judge
from madoguchi_core.records import (
    Address,
    ChildAllowance,
    ChildAllowanceKind,
    Coverage,
    Household,
    Missing,
    Qualifications,
    Resident,
    ResidentKind,
    ResidentStatus,
    Sex,
)
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Facts, Held, Origin, OriginKind, known

REGISTRY = build_registry({})
CATALOGUE = REGISTRY.catalogue
CALENDAR = TownCalendar()
ANSWERED = Origin(OriginKind.ANSWER)
DIVORCED = date(2026, 11, 10)
FATHER, MOTHER, THIRD_GRADER, SIXTEEN, TWO = "1", "2", "3", "4", "5"
CHILDREN = (THIRD_GRADER, SIXTEEN, TWO)
BORN = {
    FATHER: "1985-03-03",
    MOTHER: "1987-08-08",
    THIRD_GRADER: "2017-07-01",
    SIXTEEN: "2010-06-15",
    TWO: "2024-05-20",
}


def resident(number: str, **items: object) -> Resident:
    given_items = {
        "household_number": "10",
        "status": ResidentStatus.RESIDENT,
        "kind": ResidentKind.JAPANESE,
        **items,
    }
    return Resident(address_number=number, **given_items)  # type: ignore[arg-type]


def allowance(kind: ChildAllowanceKind) -> Qualifications:
    return Qualifications(child_allowance=ChildAllowance(kind=kind))


def family() -> Household:
    kinds = {FATHER: ChildAllowanceKind.RECIPIENT, MOTHER: ChildAllowanceKind.NONE}
    people = [
        resident(
            number,
            born_on=parse_date(born),
            qualifications=allowance(kinds.get(number, ChildAllowanceKind.CHILD)),
        )
        for number, born in BORN.items()
    ]
    return Household(number="10", members=tuple(people))


def case_of(moved: Move, *homes: Household) -> MoveCase:
    return MoveCase(move=moved, households=homes or (family(),), register="写し")


def judged(event: LifeEvent, facts: Facts, on: date, per: Per) -> Plan:
    return judge(
        CATALOGUE,
        facts,
        event=event,
        event_on=on,
        parameters=REGISTRY.parameters,
        calendar=CALENDAR,
        per=per,
    )


def decided(case: MoveCase, answers: Mapping[Any, object], number: str | None = None) -> dict[str, Decision]:
    """届出ひとつの判定。*number* があれば、その人の判定。"""
    facts = move_facts(case)
    if number is not None:
        (one,) = [row for row in case.people if row.address_number == number]
        facts = facts.updated(person_facts(case, one))
    told = facts.updated({fact: Held(value, ANSWERED) for fact, value in answers.items()})
    per = Per.CASE if number is None else Per.PERSON
    return {item.procedure.id: item for item in judged(case.event, told, case.event_on, per).decisions}


def told(values: Mapping[Any, object], event: LifeEvent, on: date, per: Per) -> dict[str, Decision]:
    facts = Facts(known({move.moved_on: on, **values}))
    return {item.procedure.id: item for item in judged(event, facts, on, per).decisions}


DIVORCE = case_of(Divorce(husband=FATHER, wife=MOTHER, on=DIVORCED))
TAKEN: Mapping[Any, object] = {
    person_living.is_apart_from_recipient: True,
    person_living.apart_on: date(2026, 11, 20),
    move_living.is_recipient_changed: True,
}


@pytest.mark.parametrize("number", CHILDREN)
def test_父が受給者で母が三人の子を連れて出る離婚では_子の一人ずつに児童手当の請求が要る(number: str) -> None:
    found = decided(DIVORCE, TAKEN, number)["divorce-child-allow"]
    assert (found.outcome, found.due.on) == (Outcome.REQUIRED, date(2026, 12, 7))


@pytest.mark.parametrize("number", [FATHER, MOTHER])
def test_離婚する父と母には_子としての児童手当の請求は要らない(number: str) -> None:
    assert decided(DIVORCE, TAKEN, number)["divorce-child-allow"].outcome is Outcome.NOT_REQUIRED


def test_離婚で別に住む日がまだ決まらなければ_請求が要ることだけを言い_日を作らない() -> None:
    answers: Mapping[Any, object] = {person_living.is_apart_from_recipient: True}
    found = decided(DIVORCE, answers, THIRD_GRADER)["divorce-child-allow"]
    assert (found.outcome, found.due.status) == (Outcome.REQUIRED, DueStatus.UNKNOWN)


def test_三人の子を育てるひとり親には_児童扶養手当とひとり親医療を案内する() -> None:
    found = decided(DIVORCE, {move_living.is_single_parent: True})["divorce-single"]
    assert found.outcome is Outcome.REQUIRED
    assert "さかのぼって" in found.due.wording


def test_離婚の後の保育は_小学生までの子だけに尋ねる() -> None:
    outcomes = {number: decided(DIVORCE, {}, number)["nursery-move"].outcome for number in BORN}
    asked = {number for number, outcome in outcomes.items() if outcome is Outcome.TO_CONFIRM}
    assert asked == {THIRD_GRADER, TWO}


MOVE_WITHIN = case_of(
    MoveWithin(
        members=(MOTHER, *CHILDREN),
        into="20",
        on=date(2026, 11, 20),
        address=Address(machiaza="見本町東二条"),
    )
)


def test_離婚の後の転居では_受給者でない母について児童手当の住所の変更は要らない() -> None:
    assert decided(MOVE_WITHIN, {})["child-allow-within"].outcome is Outcome.NOT_REQUIRED


def test_離婚の後の転居で学区が変われば_小学3年生だけに転入学が要る() -> None:
    answers: Mapping[Any, object] = {move_living.is_school_district_changed: True}
    outcomes = {one: decided(MOVE_WITHIN, answers, one)["school-in"].outcome for one in (MOTHER, *CHILDREN)}
    assert {one for one, outcome in outcomes.items() if outcome is Outcome.REQUIRED} == {THIRD_GRADER}
    assert set(outcomes.values()) == {Outcome.REQUIRED, Outcome.NOT_REQUIRED}


# ---- 三人目の出生

NEWBORN = "6"
BIRTH = case_of(
    Birth(
        child=resident(NEWBORN, born_on=parse_date("2026-08-31")),
        into="10",
        on=date(2026, 8, 31),
        parents=(FATHER, MOTHER),
    )
)
GUARDIAN: Mapping[Any, object] = {move_living.lives_guardian_here: True, move_living.is_public_servant: False}
STATEMENT = "監護相当・生計費の負担についての確認書"


def test_生まれた子が何人目でも_請求は生まれた子の分だけで_翌日から15日() -> None:
    outcomes = {one.address_number: decided(BIRTH, GUARDIAN, one.address_number) for one in BIRTH.people}
    required = {
        number for number, found in outcomes.items() if found["birth-child-allow"].outcome is Outcome.REQUIRED
    }
    assert required == {NEWBORN}
    found = outcomes[NEWBORN]["birth-child-allow"]
    assert found.due.on == date(2026, 9, 15)
    assert found.amount is not None
    assert "第3子以降は30,000円" in found.amount.wording


def test_同じ世帯の父母に生まれた子について_ひとりで育てるかを尋ねない() -> None:
    assert decided(BIRTH, {})["divorce-single"].outcome is Outcome.NOT_REQUIRED


def test_母だけが分かる出生では_ひとりで育てると決めずに尋ねる() -> None:
    assert isinstance(BIRTH.move, Birth)
    alone = replace(BIRTH, move=replace(BIRTH.move, parents=(MOTHER,)))
    assert decided(alone, {})["divorce-single"].outcome is Outcome.TO_CONFIRM


@pytest.mark.parametrize(
    ("on", "has_older", "is_shown"),
    [
        (date(2024, 9, 30), True, False),
        (date(2024, 10, 1), True, True),
        (date(2024, 10, 1), False, False),
        (date(2024, 10, 1), Missing.NOT_ASKED, True),
    ],
)
def test_大学生の年代の子も数えるための確認書は_改正の後の_当てはまるかもしれない家に案内する(
    on: date, has_older: object, *, is_shown: bool
) -> None:
    values: Mapping[Any, object] = {**GUARDIAN, move_living.has_counted_older_child: has_older}
    found = told(values, LifeEvent.BIRTH, on, Per.PERSON)["birth-child-allow"]
    assert (STATEMENT in [document.item for document in found.bring]) is is_shown


@pytest.mark.parametrize(("lives_apart", "is_shown"), [(True, True), (False, False)])
def test_別居監護申立書は_子と別に住む受給者の転入だけに案内する(
    *, lives_apart: bool, is_shown: bool
) -> None:
    values: Mapping[Any, object] = {
        **GUARDIAN,
        move.origin: MoveOrigin.DOMESTIC,
        move_living.has_child_elsewhere: lives_apart,
    }
    found = told(values, LifeEvent.MOVE_IN, date(2026, 12, 5), Per.CASE)["child-allow-in"]
    assert any("別居監護申立書" in document.item for document in found.bring) is is_shown


# ---- 期限の数え方

DAYS = st.dates(date(2024, 10, 1), date(2027, 6, 30))


@given(planned=DAYS, moved=DAYS)
def test_転入の15日は_実際の転入日によらず_転出予定日の翌日から数える(planned: date, moved: date) -> None:
    values: Mapping[Any, object] = {move.origin: MoveOrigin.DOMESTIC, move.planned_out_on: planned}
    due = told(values, LifeEvent.MOVE_IN, moved, Per.CASE)["child-allow-in"].due
    assert due.before_roll == planned + timedelta(days=15)
    assert due.on is not None
    assert not CALENDAR.is_closed(due.on)


@given(DAYS)
def test_国外からの転入の15日は_住所を定めた日の翌日から数える(moved: date) -> None:
    values: Mapping[Any, object] = {move.origin: MoveOrigin.ABROAD, move.planned_out_on: date(2020, 1, 1)}
    due = told(values, LifeEvent.MOVE_IN, moved, Per.CASE)["child-allow-in"].due
    assert due.before_roll == moved + timedelta(days=15)


@given(DAYS)
def test_登記の2年は_義務化の前の変更でも_令和10年3月31日より早くならない(moved: date) -> None:
    due = told({}, LifeEvent.MOVE_OUT, moved, Per.PERSON)["land-register"].due
    assert due.on is not None
    assert due.on >= date(2028, 3, 31)
    assert due.on >= moved.replace(day=min(moved.day, 28)).replace(year=moved.year + 2)


@given(born=st.dates(date(1990, 1, 1), date(2026, 11, 1)), on=DAYS)
def test_就学前の予防接種と学校の転出は_同じ子に同時には要らない(born: date, on: date) -> None:
    assume(born <= on)
    child: Mapping[Any, object] = {person.born_on: born, person_living.is_pregnant: False}
    entering = told(
        {**child, person.part: Part.MOVER, move.origin: MoveOrigin.DOMESTIC},
        LifeEvent.MOVE_IN,
        on,
        Per.PERSON,
    )
    leaving = told({**child, person_living.goes_to_school: True}, LifeEvent.MOVE_OUT, on, Per.PERSON)
    both = {entering["vaccine"].outcome, leaving["school-out"].outcome}
    assert both != {Outcome.TO_CONFIRM}


# ---- 記録から言うこと、尋ねないこと

OUT = date(2026, 11, 30)


def leaving(*people: Resident) -> MoveCase:
    home = Household(number="10", members=people)
    members = tuple(one.address_number for one in people)
    return case_of(MoveOut(members=members, planned_on=OUT, as_of=OUT), home)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((ChildAllowanceKind.RECIPIENT, Missing.NOT_SUPPLIED), True),
        ((ChildAllowanceKind.NONE, ChildAllowanceKind.NONE), False),
        ((ChildAllowanceKind.NONE, Missing.NOT_SUPPLIED), Missing.NOT_SUPPLIED),
    ],
)
def test_異動する人の児童手当の受給者は_列が無ければ言わない(
    kinds: tuple[ChildAllowanceKind | Missing, ...], said: object
) -> None:
    people = [
        resident(
            str(index),
            born_on=parse_date("1985-03-03"),
            qualifications=Qualifications(child_allowance=ChildAllowance(kind=kind)),
        )
        for index, kind in enumerate(kinds)
    ]
    assert move_facts(leaving(*people))[move_living.has_moving_recipient].value is said


def test_幼い子は_児童手当の列が無くても受給者でない() -> None:
    child = resident("1", born_on=parse_date("2020-01-01"))
    assert move_facts(leaving(child))[move_living.has_moving_recipient].value is False


HELD = Coverage(held=True, since_on=parse_date("2000-04-01"))
NOT_HELD = Coverage(held=False)


@pytest.mark.parametrize(
    ("coverages", "said"),
    [((HELD, HELD), False), ((HELD, NOT_HELD), Missing.NOT_ASKED), ((NOT_HELD, NOT_HELD), Missing.NOT_ASKED)],
)
def test_生活保護は_全員が国保か後期の家だけ_受けていないと言う(
    coverages: tuple[Coverage, ...], said: object
) -> None:
    people = [
        resident(str(index), qualifications=Qualifications(nhi=coverage))
        for index, coverage in enumerate(coverages)
    ]
    assert move_facts(leaving(*people))[move_living.is_on_public_assistance].value is said


@pytest.mark.parametrize(
    "event", [LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT], ids=lambda one: one.title
)
def test_生活保護のことは_どの異動でもこちらから尋ねず_ご家族の紙にも載せない(event: LifeEvent) -> None:
    plan = judged(event, Facts(known({move.moved_on: OUT})), OUT, Per.CASE)
    inquiry = inquire(CATALOGUE, plan)
    asked = {question.fact for question in (*inquiry.questions, *inquiry.later)}
    assert move_living.is_on_public_assistance not in asked
    assert CATALOGUE.by_id["welfare"].is_staff_only


@pytest.mark.parametrize(
    ("sex", "born", "said"),
    [
        (Sex.FEMALE, "1996-05-05", Missing.NOT_ASKED),
        (Sex.MALE, "1996-05-05", False),
        (Sex.FEMALE, "1940-05-05", False),
        (Sex.FEMALE, "2020-05-05", False),
        (Missing.NOT_SUPPLIED, "1996-05-05", Missing.NOT_ASKED),
    ],
)
def test_妊娠は_男の人と_幼い子と_高齢の人に尋ねない(sex: Sex | Missing, born: str, said: object) -> None:
    one = resident("1", sex=sex, born_on=parse_date(born))
    case = leaving(one)
    found = move_facts(case).updated(person_facts(case, one))
    assert found[person_living.is_pregnant].value is said


def test_20歳に達しない人に_農業者年金のことを尋ねない() -> None:
    for born, said in (("2006-11-30", Missing.NOT_ASKED), ("2006-12-02", False)):
        one = resident("1", born_on=parse_date(born))
        found = move_facts(leaving(one)).updated(person_facts(leaving(one), one))
        assert found[person_living.has_farmers_pension].value is said


def test_未成年の子の土地は_ご家族に尋ねず税の台帳に聞く() -> None:
    values: Mapping[Any, object] = {
        move.moved_on: OUT,
        person.born_on: date(2017, 7, 1),
        person.part: Part.MOVER,
    }
    plan = judged(LifeEvent.MOVE_OUT, Facts(known(values)), OUT, Per.PERSON)
    inquiry = inquire(CATALOGUE, plan)
    assert person_living.owns_real_estate not in {one.fact for one in (*inquiry.questions, *inquiry.later)}
    assert person_living.owns_real_estate in {one.fact for one in inquiry.lookups}


def test_子のいない家の離婚では_子の育て方も手当も尋ねない() -> None:
    couple = Household(
        number="10", members=tuple(one for one in family() if one.address_number in (FATHER, MOTHER))
    )
    case = case_of(Divorce(husband=FATHER, wife=MOTHER, on=DIVORCED), couple)
    assert decided(case, {})["divorce-single"].outcome is Outcome.NOT_REQUIRED
