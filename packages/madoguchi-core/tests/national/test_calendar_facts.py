"""届出の期限を過ぎたかは、末日を次の開庁日に送ってから言う。分からない暦からは言わない。"""

from datetime import date
from typing import Any

import pytest

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.national.facts import move, registration
from madoguchi_core.national.situation import calendar_facts
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Facts, known

PARAMETERS = build_registry({}).parameters
LATE = registration.is_past_last_open_day


def said(reported: date | None, moved: date, *, planned: date | None = None) -> bool | None:
    """暦から言えたこと。言わなければ None。"""
    values: dict[Fact[Any], object] = {move.moved_on: moved}
    if reported is not None:
        values[move.reported_on] = reported
    if planned is not None:
        values |= {move.is_special: True, move.planned_out_on: planned}
    found = calendar_facts(Facts(known(values)), PARAMETERS, TownCalendar())
    held = found[LATE].known if LATE in found else None
    assert held is None or isinstance(held, bool)
    return held


@pytest.mark.parametrize(
    ("reported", "told"),
    [
        (date(2026, 12, 30), "期限の内"),
        (date(2026, 12, 31), "送れば期限の内"),
        (date(2027, 1, 4), "送れば期限の内"),
        (date(2027, 1, 5), "過ぎた"),
    ],
    ids=["14日目", "年末の休み", "休みの明けた日", "その次の日"],
)
def test_年末年始に末日が当たれば_休みの明けた日まで遅れではない(reported: date, told: str) -> None:
    words = {None: "期限の内", False: "送れば期限の内", True: "過ぎた"}
    assert words[said(reported, date(2026, 12, 16))] == told


def test_届出日を入れていなければ_遅れを言わない() -> None:
    assert said(None, date(2026, 12, 16)) is None


def test_特例の転入では_30日を過ぎても特例が使えない() -> None:
    assert said(date(2026, 12, 10), date(2026, 12, 1), planned=date(2026, 10, 31)) is True


def test_14日の末日が休みで30日を過ぎた日は_職員が見る() -> None:
    """14日では期限の内、30日では過ぎているので、どちらとも言わない。"""
    assert said(date(2026, 11, 16), date(2026, 11, 1), planned=date(2026, 10, 9)) is None


def test_祝日を知らない年は_職員が見る() -> None:
    assert said(date(2200, 1, 20), date(2200, 1, 1)) is None


def test_職員が見た後は_暦で書き換えない() -> None:
    values: dict[Fact[Any], object] = {
        move.moved_on: date(2026, 12, 16),
        move.reported_on: date(2027, 1, 5),
        LATE: False,
    }
    assert calendar_facts(Facts(known(values)), PARAMETERS, TownCalendar()) == {}
