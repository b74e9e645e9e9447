"""住民登録・戸籍の届出の事実の約束: 届出と住民の記録から言えることだけを言い、言えないことは黙る。"""

from datetime import date
from typing import Any

import pytest

from madoguchi_core.calendar import parse_date
from madoguchi_core.cases import MoveCase
from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Divorce,
    Marriage,
    Move,
    MoveIn,
    MoveOut,
    MoveWithin,
    Route,
    Split,
)
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import person, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.situation import move_facts, person_facts
from madoguchi_core.records import (
    Address,
    ForeignCategory,
    ForeignStatus,
    Household,
    Missing,
    MovingOut,
    Protection,
    Relation,
    Resident,
    ResidentKind,
    SupportMeasure,
)
from madoguchi_core.rules import Fact

ON = date(2026, 11, 2)
JAPANESE, FOREIGN = ResidentKind.JAPANESE, ResidentKind.FOREIGN
SPECIAL = ForeignStatus(category=ForeignCategory.SPECIAL_PERMANENT)
MID_TERM = ForeignStatus(category=ForeignCategory.MID_TO_LONG_TERM)


def resident(number: str, relation: str = "子", home: str = "10", **items: object) -> Resident:
    return Resident(
        address_number=number,
        household_number=home,
        relation=Relation(text=relation),
        **{"kind": JAPANESE, **items},  # type: ignore[arg-type]
    )


def household(*members: Resident) -> Household:
    return Household.of(members, str(members[0].household_number))


def case_of(move: Move, *homes: Household) -> MoveCase:
    return MoveCase(move=move, households=homes, register="見本の台帳")


def case_value(case: MoveCase, fact: Fact[Any]) -> object:
    return move_facts(case)[fact].value


def person_value(case: MoveCase, one: Resident, fact: Fact[Any]) -> object:
    found = person_facts(case, one).get(fact)
    return Missing.NOT_ASKED if found is None else found.value


HEAD, WIFE = resident("1", "世帯主"), resident("2", "妻")
FAMILY = household(HEAD, WIFE)
LEAVING = MoveOut(members=("1",), planned_on=ON, as_of=ON)


@pytest.mark.parametrize(
    ("move", "event"),
    [
        (MoveIn(members=(resident("9"),), into="90", on=ON), MoveEvent.MOVE_IN),
        (MoveWithin(members=("1",), into="20", on=ON, address=Address()), MoveEvent.MOVE_WITHIN),
        (LEAVING, MoveEvent.MOVE_OUT),
        (ChangeHead(household="10", head="2", on=ON), MoveEvent.HOUSEHOLD_CHANGE),
        (Birth(child=resident("9"), into="10", on=ON), MoveEvent.BIRTH),
        (Marriage(husband="1", wife="2", on=ON), MoveEvent.MARRIAGE),
        (Divorce(husband="1", wife="2", on=ON), MoveEvent.DIVORCE),
    ],
)
def test_届出の出来事を_どの異動からも言う(move: Move, event: MoveEvent) -> None:
    assert case_value(case_of(move, FAMILY), registration.event) is event


def test_届書に残る世帯の世帯主があれば書かれている_無ければ職員が見るまで分からない() -> None:
    written = MoveOut(members=("1",), planned_on=ON, as_of=ON, rest_head="2")
    split = Split(members=("1",), into="20", on=ON, rest_head="2")

    assert case_value(case_of(written, FAMILY), registration.is_head_written) is True
    assert case_value(case_of(split, FAMILY), registration.is_head_written) is True
    assert case_value(case_of(LEAVING, FAMILY), registration.is_head_written) is Missing.NOT_ASKED


def test_戸籍の届が済んでいるかは_職員が言うまで分からない() -> None:
    """届出の日は、窓口で今日出す日のことも、ほかの町からの通知の日のこともある。"""
    told = Marriage(husband="1", wife="2", on=ON, reported_on=ON)
    untold = Divorce(husband="1", wife="2", on=ON)
    born = Birth(child=resident("9"), into="10", on=ON, notified_on=ON)

    assert case_value(case_of(told, FAMILY), registration.is_koseki_filed) is Missing.NOT_ASKED
    assert case_value(case_of(born, FAMILY), registration.is_koseki_filed) is Missing.NOT_ASKED
    assert case_value(case_of(untold, FAMILY), registration.is_koseki_filed) is Missing.NOT_ASKED
    assert case_value(case_of(LEAVING, FAMILY), registration.is_koseki_filed) is Missing.NOT_APPLICABLE


def test_前に出された転出届は_届出の日の列から言い_列の無い写しからは言わない() -> None:
    filed = household(resident("1", "世帯主", moving_out=MovingOut(reported_on=parse_date("2026-10-20"))))
    never = household(resident("1", "世帯主", moving_out=MovingOut(reported_on=Missing.EMPTY)))

    assert case_value(case_of(LEAVING, filed), registration.is_move_out_filed) is True
    assert case_value(case_of(LEAVING, never), registration.is_move_out_filed) is False
    assert case_value(case_of(LEAVING, FAMILY), registration.is_move_out_filed) is Missing.NOT_SUPPLIED


def test_一部の人だけの転居は_住まいを移った_全員の転居は_住所の表し方だけかを確かめる() -> None:
    part = MoveWithin(members=("2",), into="20", on=ON, address=Address())
    whole = MoveWithin(members=("1", "2"), into="10", on=ON, address=Address())

    assert case_value(case_of(part, FAMILY), registration.is_building_changed) is True
    assert case_value(case_of(whole, FAMILY), registration.is_building_changed) is Missing.NOT_ASKED


def test_未届の住所を経た転入と職員が選べば_重ねて尋ねない() -> None:
    coming = resident("9", "世帯主", home="90")
    chosen = case_of(MoveIn(members=(coming,), into="90", on=ON, route=Route.UNREPORTED))
    plain = case_of(MoveIn(members=(coming,), into="90", on=ON))

    assert person_value(chosen, coming, person.has_unreported_stay) is True
    assert person_value(plain, coming, person.has_unreported_stay) is Missing.NOT_ASKED


def test_夫婦が同じ世帯にいるかを_世帯の記録から言う() -> None:
    apart = (household(HEAD), household(resident("2", "世帯主", home="20")))
    wedding = Marriage(husband="1", wife="2", on=ON)

    assert case_value(case_of(wedding, FAMILY), registration.spouses_share_household) is True
    assert case_value(case_of(wedding, *apart), registration.spouses_share_household) is False
    assert (
        case_value(case_of(LEAVING, FAMILY), registration.spouses_share_household) is Missing.NOT_APPLICABLE
    )


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ((resident("1", "世帯主", kind=FOREIGN, foreign=SPECIAL), WIFE), True),
        ((resident("1", "世帯主", kind=FOREIGN, foreign=MID_TERM), WIFE), False),
        ((resident("1", "世帯主", kind=FOREIGN), WIFE), Missing.UNKNOWN),
        ((resident("2", "世帯主", kind=FOREIGN, foreign=MID_TERM),), Missing.UNKNOWN),
    ],
    ids=["父が特別永住者", "父は中長期在留者", "父の区分が無い", "母しか分からない"],
)
def test_父母の特別永住は_二人とも分かるときだけ_いないと言う(
    parents: tuple[Resident, ...], expected: object
) -> None:
    numbers = tuple(one.address_number for one in parents)
    born = Birth(child=resident("9", kind=FOREIGN), into="10", on=ON, parents=numbers)
    case = case_of(born, household(*parents))

    assert case_value(case, registration.is_parent_special_permanent) is expected


def test_生まれた子に前の個人番号は無く_印鑑も登録していない() -> None:
    baby = resident("9", born_on=parse_date("2026-11-02"))
    case = case_of(Birth(child=baby, into="10", on=ON), FAMILY)

    assert person_value(case, baby, person.had_number) is False
    assert person_value(case, baby, person.is_seal_registered) is False
    assert person_value(case, baby, person.is_relation_changed) is False
    assert person_value(case, HEAD, person.had_number) is Missing.NOT_ASKED
    assert case_value(case, registration.child_lives_here) is True


@pytest.mark.parametrize(("born_on", "expected"), [("2011-11-03", Missing.NOT_ASKED), ("2011-11-04", False)])
def test_印鑑登録は_15歳に達していない人だけ_無いと言う(born_on: str, expected: object) -> None:
    one = resident("1", "世帯主", born_on=parse_date(born_on))

    assert person_value(case_of(LEAVING, household(one)), one, person.is_seal_registered) is expected


def test_世帯主の国籍は_変わった後の世帯主から言う() -> None:
    foreigner = resident("2", "妻", kind=FOREIGN, foreign=MID_TERM)
    child = resident("3", kind=FOREIGN, foreign=MID_TERM)
    home = household(HEAD, foreigner, child)
    before = case_of(Marriage(husband="1", wife="2", on=ON), home)
    after = case_of(ChangeHead(household="10", head="2", on=ON), home)

    assert person_value(before, child, person.head_nationality) is Nationality.JAPANESE
    assert person_value(after, child, person.head_nationality) is Nationality.FOREIGN


def test_世帯を移る人の新しい世帯主の国籍は_職員が確かめる() -> None:
    split = Split(members=("2",), into="20", on=ON, head="2")

    assert person_value(case_of(split, FAMILY), WIFE, person.head_nationality) is Missing.NOT_ASKED


def test_支援措置は_名簿と照合した人だけ言う() -> None:
    protected = resident("1", "世帯主", protection=Protection(is_listed=True, measure=SupportMeasure.FULL))
    cleared = resident("2", "妻", protection=Protection.none())
    case = case_of(LEAVING, household(protected, cleared))

    assert person_value(case, protected, person.has_support_measure) is True
    assert person_value(case, cleared, person.has_support_measure) is False
    assert person_value(case, HEAD, person.has_support_measure) is Missing.NOT_SUPPLIED
