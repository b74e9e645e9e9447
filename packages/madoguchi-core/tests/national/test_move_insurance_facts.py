"""異動の届出の健康保険・年金: 台帳と転出証明書から言えることだけを言う。異動の後のことは、何も言わない。"""

from datetime import date, timedelta

import pytest
from move_people import HELD, NOT_HELD, case_of, of, resident

from madoguchi_core.calendar import parse_date
from madoguchi_core.households import Marriage, MoveIn, MoveOut, MoveWithin, Route
from madoguchi_core.national.choices import NationalPensionCategory as Category
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.situation import person_facts
from madoguchi_core.records import Address, Coverage, Missing, Pension, PensionKind, Qualifications
from madoguchi_core.rules import Fact

ON = date(2026, 11, 2)
IN_NHI = Qualifications(nhi=HELD, latter_stage=NOT_HELD)


def test_転出証明書の資格の有無は_喪失日が転出の日でも_異動の前のこととして読む() -> None:
    ended = Coverage(held=True, until_on=parse_date("2026-10-31"))
    one = resident("1", "1980-01-01", qualifications=Qualifications(nhi=ended, latter_stage=NOT_HELD))
    case = case_of(MoveIn(members=(one,), into="30", on=ON))
    assert of(case, one, insurance.was_in_nhi) is True
    assert of(case, one, insurance.was_in_latter_stage) is False


@pytest.mark.parametrize("fact", [insurance.was_in_nhi, insurance.was_in_latter_stage])
def test_列の無いデータからは_入っていないと言わない(fact: Fact[bool]) -> None:
    one = resident("1", "1980-01-01")
    for moving in (
        MoveIn(members=(one,), into="30", on=ON),
        MoveOut(members=("1",), planned_on=ON, as_of=ON),
    ):
        assert isinstance(of(case_of(moving, one), one, fact), Missing)


@pytest.mark.parametrize("route", [Route.ABROAD, Route.FOREIGN_ENTRY])
def test_国外から来た人は_異動の前に国保にも後期にもいない(route: Route) -> None:
    one = resident("1", "1946-01-01")
    case = case_of(MoveIn(members=(one,), into="30", on=ON, route=route))
    assert of(case, one, insurance.was_in_nhi) is False
    assert of(case, one, insurance.was_in_latter_stage) is False


def test_転出の予定日までに75歳になる人の保険は_いまの国保だけから言わない() -> None:
    one = resident("1", "1951-11-02", qualifications=IN_NHI)
    later = case_of(MoveOut(members=("1",), planned_on=ON, as_of=date(2026, 10, 20)), one)
    before = case_of(
        MoveOut(members=("1",), planned_on=ON - timedelta(days=1), as_of=date(2026, 10, 20)), one
    )
    assert of(later, one, insurance.was_in_nhi) is Missing.UNKNOWN
    assert of(later, one, insurance.was_in_latter_stage) is Missing.UNKNOWN
    assert of(before, one, insurance.was_in_nhi) is True


def test_異動の後の保険は_台帳から何も言わない() -> None:
    one = resident("1", "1980-01-01", qualifications=IN_NHI)
    case = case_of(MoveWithin(members=("1",), into="10", on=ON, address=Address()), one)
    assert insurance.insurance_after not in person_facts(case, one)


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (Route.DOMESTIC, True),
        (Route.UNREPORTED, True),
        (Route.ABROAD, False),
        (Route.FOREIGN_ENTRY, False),
        (Route.FOREIGN_STATUS, Missing.NOT_ASKED),
    ],
)
def test_どこから来たかで_国内の市区町村の間の異動かを言う(route: Route, expected: object) -> None:
    one = resident("1", "1980-01-01")
    case = case_of(MoveIn(members=(one,), into="30", on=ON, route=route))
    assert of(case, one, insurance.is_between_towns) is expected


def test_転居と国外への転出は_国内の市区町村の間の異動でない() -> None:
    one = resident("1", "1980-01-01")
    within = MoveWithin(members=("1",), into="10", on=ON, address=Address())
    abroad = MoveOut(members=("1",), planned_on=ON, as_of=ON, is_abroad=True)
    domestic = MoveOut(members=("1",), planned_on=ON, as_of=ON)
    assert [
        of(case_of(one_move, one), one, insurance.is_between_towns) for one_move in (within, abroad, domestic)
    ] == [
        False,
        False,
        True,
    ]
    married = case_of(Marriage(husband="1", wife="2", on=ON), one)
    assert of(married, one, insurance.is_between_towns) is Missing.NOT_APPLICABLE


FIRST_INSURED = Qualifications(pension=Pension(coverage=HELD, kind=PensionKind.CATEGORY_1))


@pytest.mark.parametrize(
    ("route", "held", "expected"),
    [
        (Route.DOMESTIC, FIRST_INSURED, Category.FIRST),
        (Route.ABROAD, FIRST_INSURED, Missing.UNKNOWN),
        (Route.ABROAD, Qualifications(), set(Category) - {Category.FIRST}),
    ],
)
def test_国外に住んでいた人を_国民年金の第1号とは言わない(
    route: Route, held: Qualifications, expected: object
) -> None:
    one = resident("1", "1990-01-01", qualifications=held)
    case = case_of(MoveIn(members=(one,), into="30", on=ON, route=route))
    assert of(case, one, insurance.pension_before) == expected


def test_国外から来た子どもは_国民年金の被保険者でないと言い切る() -> None:
    one = resident("1", "2020-01-01")
    case = case_of(MoveIn(members=(one,), into="30", on=ON, route=Route.ABROAD))
    assert of(case, one, insurance.pension_before) is Category.NONE


def test_町の国保か介護にいる人は町が保険者で_無い人のことは言わない() -> None:
    within = MoveWithin(members=("1",), into="10", on=ON, address=Address())
    here = resident("1", "1950-01-01", qualifications=Qualifications(care=HELD))
    elsewhere = resident("1", "1950-01-01", qualifications=Qualifications(care=NOT_HELD))
    assert of(case_of(within, here), here, insurance.is_insured_elsewhere) is False
    assert of(case_of(within, elsewhere), elsewhere, insurance.is_insured_elsewhere) is Missing.NOT_ASKED
    came = case_of(MoveIn(members=(here,), into="30", on=ON))
    assert of(came, here, insurance.is_insured_elsewhere) is Missing.NOT_ASKED
