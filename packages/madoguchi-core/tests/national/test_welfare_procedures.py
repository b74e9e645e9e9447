"""福祉・医療給付・犬・墓の手続きのうち、事例に書かないことの約束: 尋ねない人・金額・町の設定・印。"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.national.choices import AllowanceRole, Kinship
from madoguchi_core.national.facts import death, deceased, family, funeral, household, living, welfare
from madoguchi_core.national.parameters import (
    NATIONAL_VALUES,
    child_medical_days,
    dog_chip_special,
    grave_rules,
)
from madoguchi_core.procedures import Decision, DueStatus, LifeEvent, Outcome, judge
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Confidence, Dated, Facts, Law, ParameterBook, known

CATALOGUE = build_registry({}).catalogue
ON = date(2026, 4, 6)
BORN = st.dates(date(1926, 1, 1), ON)


def decisions(
    values: Mapping[Any, object],
    on: date = ON,
    *,
    members: tuple[Mapping[Any, object], ...] = (),
    town: tuple[Dated, ...] = (),
) -> dict[str, Decision]:
    remaining = tuple(Facts(known(member)) for member in members)
    facts = Facts(known({death.died_on: on, **values}), {household.remaining: remaining})
    book = ParameterBook([NATIONAL_VALUES, town])
    plan = judge(
        CATALOGUE, facts, event=LifeEvent.DEATH, event_on=on, parameters=book, calendar=TownCalendar()
    )
    return {decision.procedure.id: decision for decision in plan.decisions}


@given(BORN)
@example(date(2006, 4, 6))
@example(date(2006, 4, 7))
@example(date(2006, 4, 8))
def test_20歳の前と後の手当が_同じ人に同時に要ることはない(born_on: date) -> None:
    """経過的福祉手当の世代だけは、台帳がどちらの手当かを言う。"""
    held = {
        deceased.born_on: born_on,
        welfare.gets_special_disability: True,
        welfare.gets_disabled_child: True,
    }
    found = decisions(held)
    both = {found[name].outcome for name in ("special-disability-allow", "disabled-child-allow")}
    if born_on > date(1966, 4, 2):
        assert both in ({Outcome.REQUIRED, Outcome.NOT_REQUIRED}, {Outcome.TO_CONFIRM})


@given(BORN)
def test_小児慢性と被爆者の両方を_同じ家に尋ねることはない(born_on: date) -> None:
    found = decisions({deceased.born_on: born_on})
    open_rows = [name for name in ("shoman", "hibakusha") if found[name].outcome is Outcome.TO_CONFIRM]
    assert len(open_rows) <= 1


@given(BORN)
def test_孫や配偶者だけが残り_子がいなければ_ひとり親医療を案内しない(born_on: date) -> None:
    held: Mapping[Any, object] = {family.has_child_in_school_age: False}
    for kinship in (Kinship.OTHER, Kinship.SPOUSE):
        member: Mapping[Any, object] = {
            household.member_born_on: born_on,
            household.member_kinship: kinship,
        }
        assert decisions(held, members=(member,))["single-medical-new"].outcome is Outcome.NOT_REQUIRED


@pytest.mark.parametrize(
    ("on", "yen"),
    [
        (date(2025, 3, 31), None),
        (date(2025, 4, 1), 219000),
        (date(2026, 3, 31), 219000),
        (date(2026, 4, 1), None),
    ],
)
def test_被爆者の葬祭料は_分かっている年度の額だけを言う(on: date, yen: int | None) -> None:
    held = {deceased.born_on: date(1935, 8, 1), welfare.has_hibakusha_handbook: True}
    amount = decisions(held, on)["hibakusha"].amount
    assert amount is not None
    assert amount.yen == yen


def test_手当の14日には_日数が未照合の印が付く() -> None:
    held = {
        deceased.born_on: date(1960, 5, 5),
        welfare.gets_special_disability: True,
        welfare.special_child_role: AllowanceRole.RECIPIENT,
    }
    found = decisions(held)
    for name in ("special-disability-allow", "special-child-recipient"):
        assert f"期限の日数は{Confidence.LAW_KNOWN.mark}" in found[name].marks


def test_町に日数の定めがあれば期限の日を言い_無ければ言わない() -> None:
    held = {deceased.born_on: date(2020, 5, 5), welfare.has_child_medical: True}
    assert decisions(held)["child-medical"].due.status is DueStatus.UNKNOWN
    town = (Dated(child_medical_days, 14, Law("町の条例")),)
    assert decisions(held, town=town)["child-medical"].due.on == ON + timedelta(days=14)


def test_犬の特例と墓地の決まりが決まっていなければ_結論は変えずに職員に知らせる() -> None:
    found = decisions({living.has_chip: True, living.has_grave: True})
    assert (found["dog-chip"].outcome, found["dog-chip"].undecided) == (
        Outcome.ELSEWHERE,
        (dog_chip_special,),
    )
    assert (found["grave-succession"].outcome, found["grave-succession"].undecided) == (
        Outcome.REQUIRED,
        (grave_rules,),
    )


def test_町営墓地の使用者でなくても_遺骨を移すなら改葬の許可が要る() -> None:
    held = {living.has_grave: False, funeral.moves_ashes: True}
    assert decisions(held)["kaiso"].outcome is Outcome.REQUIRED
