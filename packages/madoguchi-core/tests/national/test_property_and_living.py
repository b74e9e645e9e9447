"""税・財産・住まいの手続き: どちらにも入らない人を作らない。1月1日の死亡は決めつけない。経過した日は満了の次の日。"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Counting, PeriodUnit, TownCalendar, last_day
from madoguchi_core.national.choices import HousingRole, VehicleUse
from madoguchi_core.national.death import fixed_assets, housing, vehicles
from madoguchi_core.national.facts import death, deceased, estate, household, living
from madoguchi_core.national.parameters import NATIONAL_VALUES, current_owner_months
from madoguchi_core.procedures import Catalogue, LifeEvent, Outcome, Plan, Procedure, judge
from madoguchi_core.rules import Dated, Fact, Facts, Law, ParameterBook, known

DIED = date(2026, 4, 6)
MONTHS = Dated(current_owner_months, 3, Law("町税条例"))


def plan(
    *procedures: Procedure,
    died_on: date = DIED,
    facts: Mapping[Fact[Any], object] | None = None,
    members: tuple[Facts, ...] = (),
) -> Plan:
    return judge(
        Catalogue([replace(procedure, after=()) for procedure in procedures]),
        Facts(known({death.died_on: died_on, **(facts or {})}), {household.remaining: members}),
        event=LifeEvent.DEATH,
        event_on=died_on,
        parameters=ParameterBook([NATIONAL_VALUES, (MONTHS,)]),
        calendar=TownCalendar(),
    )


@pytest.mark.parametrize("use", list(VehicleUse))
def test_町のナンバーの車がある人は_名義変更か廃車の_どちらか一つに必ず入る(use: VehicleUse) -> None:
    found = plan(
        vehicles.moped_small_special,
        vehicles.moped_scrap,
        facts={estate.has_town_vehicle: True, estate.vehicle_use: use},
    )
    assert len(found.with_outcome(Outcome.REQUIRED)) == 1


HOMES = [
    (
        role,
        dict(zip((living.has_cohabitants_elsewhere, living.stays_in_housing), answers, strict=True)),
        members,
    )
    for role in HousingRole
    for answers in product((True, False), repeat=2)
    for members in ((), (Facts(),))
]


@pytest.mark.parametrize(("role", "answers", "members"), HOMES)
def test_町営住宅の人は_承継か異動か返還の_どれか一つに必ず入る(
    role: HousingRole, answers: dict[Fact[bool], bool], members: tuple[Facts, ...]
) -> None:
    found = plan(
        *housing.PROCEDURES,
        facts={living.housing_role: role, **answers},
        members=members,
    )
    expected = 0 if role is HousingRole.NONE else 1
    assert len(found.with_outcome(Outcome.REQUIRED)) == expected


def january(died_on: date) -> str:
    found = plan(fixed_assets.prop_jan1, died_on=died_on, facts={deceased.has_fixed_assets: True})
    due = found["prop-jan1"].due
    return f"{due.wording} {due.note}"


def test_1月1日当日の死亡は_二つの読み方を言い_町が確かめると伝える() -> None:
    text = january(date(2026, 1, 1))
    assert "確かめて" in text
    assert "9条" in text
    assert "賦課期日前に死亡" in text


@pytest.mark.parametrize("died_on", [date(2025, 12, 31), date(2026, 1, 2)])
def test_前の日と次の日の死亡では_1月1日のことを言わない(died_on: date) -> None:
    assert "1月1日" not in january(died_on)


@given(st.dates(date(2021, 1, 1), date(2029, 12, 31)))
def test_経過した日は_どの日に知っても_満了の次の日(known_on: date) -> None:
    found = plan(
        fixed_assets.prop_current_owner,
        died_on=date(2021, 1, 1),
        facts={
            deceased.has_fixed_assets: True,
            estate.is_registered: False,
            estate.owner_known_on: known_on,
        },
    )
    due = found["prop-current-owner"].due
    expiry = last_day(known_on, 3, PeriodUnit.MONTH, Counting.FROM_NEXT_DAY)
    calendar = TownCalendar()
    rolls = fixed_assets.prop_current_owner.deadline.rolls
    passed = calendar.roll(expiry + timedelta(days=1), rolls)
    assert due.on == calendar.roll(expiry, rolls)
    assert [on for on, _ in due.others] == ([passed] if passed != due.on else [])
