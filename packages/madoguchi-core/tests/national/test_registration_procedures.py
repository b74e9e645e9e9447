"""住民登録・戸籍の手続きのうち、事例に書かないことの約束: 家族の組み合わせ・早い方の期限・過料と支援措置の出し方。"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Rolls, TownCalendar
from madoguchi_core.cases import Part
from madoguchi_core.national.certificate_parameters import CERTIFICATE_VALUES
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import Destination, MoveEvent, MoveOrigin, ResidenceClass
from madoguchi_core.national.move_registration_parameters import MOVE_REGISTRATION_VALUES
from madoguchi_core.national.parameters import NATIONAL_VALUES
from madoguchi_core.procedures import Decision, LifeEvent, Outcome, Per, judge
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Facts, ParameterBook, known

CATALOGUE = build_registry({}).catalogue
BOOK = ParameterBook([NATIONAL_VALUES, CERTIFICATE_VALUES, MOVE_REGISTRATION_VALUES])
MONDAY = date(2026, 11, 2)
JAPANESE = {
    move.member_nationality: Nationality.JAPANESE,
    move.member_residence_class: ResidenceClass.NONE,
}
FOREIGN = {
    move.member_nationality: Nationality.FOREIGN,
    move.member_residence_class: ResidenceClass.MID_TO_LONG_TERM,
}
BY_CARD = {
    move.origin: MoveOrigin.DOMESTIC,
    move.is_special: True,
    registration.has_special_card: True,
}
DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30))


def decisions(
    event: LifeEvent,
    values: Mapping[Any, object],
    *,
    on: date = MONDAY,
    movers: tuple[Mapping[Any, object], ...] = (),
    per: Per = Per.CASE,
) -> dict[str, Decision]:
    group = tuple(Facts(known(dict(one))) for one in movers)
    facts = Facts(known({move.moved_on: on, **values}), {move.movers: group})
    plan = judge(
        CATALOGUE, facts, event=event, event_on=on, parameters=BOOK, calendar=TownCalendar(), per=per
    )
    return {decision.procedure.id: decision for decision in plan.decisions}


def test_国外から来た日本人と外国籍の方の家族は_日本人の転入届と30条の46の両方() -> None:
    found = decisions(
        LifeEvent.MOVE_IN,
        {move.origin: MoveOrigin.ABROAD, registration.stays_a_year: True},
        movers=(JAPANESE, FOREIGN),
    )

    assert found["juki-move-in-abroad"].outcome is Outcome.REQUIRED
    assert found["juki-30-46"].outcome is Outcome.REQUIRED
    assert found["juki-move-in"].outcome is Outcome.NOT_REQUIRED


def test_国内の引っ越しなら_外国籍の方も転入届だけ() -> None:
    found = decisions(
        LifeEvent.MOVE_IN, {move.origin: MoveOrigin.DOMESTIC, move.is_special: False}, movers=(FOREIGN,)
    )

    assert found["juki-move-in"].outcome is Outcome.REQUIRED
    assert found["juki-30-46"].outcome is Outcome.NOT_REQUIRED


@given(on=DAYS, planned=DAYS, reported=DAYS)
def test_特例の期限は_14日と30日のどちらよりも遅くならない(on: date, planned: date, reported: date) -> None:
    found = decisions(
        LifeEvent.MOVE_IN,
        {
            **BY_CARD,
            move.planned_out_on: planned,
            move.reported_on: reported,
            registration.is_past_last_open_day: False,
        },
        on=on,
    )
    calendar = TownCalendar()
    limits = (
        calendar.roll(on + timedelta(days=14), Rolls.TOWN),
        calendar.roll(planned + timedelta(days=30), Rolls.TOWN),
    )

    assert found["juki-move-in-special"].due.on == min(limits)


@given(on=DAYS, reported=DAYS)
def test_期限の内の届を遅れとは言わず_送り得る日より後は必ず遅れと言う(on: date, reported: date) -> None:
    found = decisions(LifeEvent.MOVE_WITHIN, {move.reported_on: reported}, on=on)["juki-fine"]
    limit = on + timedelta(days=14)
    if reported <= limit:
        assert found.outcome is Outcome.NOT_REQUIRED
    elif reported > TownCalendar().roll(limit, Rolls.TOWN):
        assert found.outcome is Outcome.TO_CONFIRM
    if reported > limit + timedelta(days=10):
        assert found.unknown == ()


def test_遅れの過料は_額を決めず_ご家族に遅れても受け付けると言う() -> None:
    (late,) = [
        found
        for name, found in decisions(LifeEvent.MOVE_IN, {move.reported_on: date(2027, 1, 5)}).items()
        if name == "juki-fine"
    ]

    assert late.amount is not None
    assert late.amount.yen is None
    assert "簡易裁判所" in late.amount.wording
    assert "受け付けます" in late.procedure.effects


def test_転出届は_いつ届けても期限の日を作らず_遅れも数えない() -> None:
    found = decisions(
        LifeEvent.MOVE_OUT, {move.destination: Destination.DOMESTIC, move.reported_on: date(2027, 1, 5)}
    )

    assert found["juki-move-out"].due.on is None
    assert "juki-fine" not in found


@pytest.mark.parametrize(
    "event", [LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT, LifeEvent.DIVORCE]
)
def test_支援措置の申出は_職員だけに出し_ご家族に尋ねる問いを持たない(event: LifeEvent) -> None:
    found = decisions(event, {}, per=Per.PERSON)["dv-measure"]

    assert found.outcome is Outcome.TO_CONFIRM
    assert found.procedure.is_staff_only
    assert [fact.question for fact in found.unknown if fact.question] == []


@pytest.mark.parametrize(
    ("on", "shown"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)], ids=["施行の前の日", "施行の日"]
)
def test_離婚届の新しい様式は_2026年4月1日の離婚から知らせる(on: date, *, shown: bool) -> None:
    procedure = decisions(LifeEvent.DIVORCE, {}, on=on)["koseki-divorce"].procedure

    assert [one.in_force(on) for one in procedure.amendments] == [shown]


@given(born=DAYS)
def test_出生届の期限は_住民異動の14日より一日早い(born: date) -> None:
    values = {
        person.part: Part.NEWBORN,
        registration.is_koseki_filed: False,
        registration.is_born_abroad: False,
        person.nationality: Nationality.JAPANESE,
    }
    due = decisions(LifeEvent.BIRTH, values, on=born, per=Per.PERSON)["koseki-birth"].due

    assert due.before_roll == born + timedelta(days=13)


def test_選挙人名簿は_転入では届出の日から_転出では転出の日から数える() -> None:
    voter = {
        person.nationality: Nationality.JAPANESE,
        person.born_on: date(1965, 5, 5),
        move.reported_on: date(2026, 11, 16),
    }
    come = decisions(LifeEvent.MOVE_IN, {**voter, registration.event: MoveEvent.MOVE_IN}, per=Per.PERSON)
    gone = decisions(LifeEvent.MOVE_OUT, {**voter, registration.event: MoveEvent.MOVE_OUT}, per=Per.PERSON)

    assert come["vote"].due.on == date(2027, 2, 16)
    assert gone["vote"].due.on == date(2027, 3, 2)


def test_国外で使い続けるカードの期限は_転出予定日の前の日で_休みでも送らない() -> None:
    values = {
        move.destination: Destination.ABROAD,
        registration.stays_abroad_a_year: True,
        move.reported_on: date(2026, 11, 2),
        person.nationality: Nationality.JAPANESE,
        person.has_card: True,
    }
    found = decisions(LifeEvent.MOVE_OUT, values, on=date(2026, 11, 30), per=Per.PERSON)["card-abroad"]

    assert found.due.on == date(2026, 11, 29)
    assert not found.due.is_rolled
