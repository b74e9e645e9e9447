"""町の開庁日と期限の繰り延べの約束。地方自治法4条の2、国税通則法10条2項・令2条2項。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Rolls, TownCalendar, is_announced
from madoguchi_core.errors import InvalidValue

TOWN = TownCalendar()
DATES = st.dates(date(1949, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    "on",
    [
        date(2026, 3, 14),  # 土曜日
        date(2026, 3, 15),  # 日曜日
        date(2026, 3, 20),  # 春分の日
        date(2026, 5, 6),  # 振替休日
        date(2026, 9, 22),  # 国民の休日
        date(2019, 4, 30),  # 即位の日の前の国民の休日
        date(2019, 10, 22),  # 即位礼正殿の儀
        date(2021, 7, 22),  # 移った海の日
        date(2026, 12, 29),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2025, 1, 2),
        date(2025, 1, 3),
    ],
)
def test_町の休日(on: date) -> None:
    assert TOWN.is_holiday(on)
    assert TOWN.is_closed(on)


@pytest.mark.parametrize("on", [date(2026, 12, 28), date(2027, 1, 4), date(2021, 7, 19), date(1985, 5, 7)])
def test_町の休日でない日(on: date) -> None:
    assert not TOWN.is_closed(on)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 11, 15), date(2026, 11, 16)),
        (date(2026, 12, 30), date(2027, 1, 4)),
        (date(2027, 2, 13), date(2027, 2, 15)),
        (date(2026, 9, 19), date(2026, 9, 24)),
        (date(2025, 12, 29), date(2026, 1, 5)),
    ],
)
@pytest.mark.parametrize("rolls", [Rolls.TOWN, Rolls.TAX])
def test_末日が休日なら翌開庁日へ送る(last: date, expected: date, rolls: Rolls) -> None:
    assert TOWN.roll(last, rolls) == expected


@given(DATES)
def test_送らない期限は休日でも動かない(last: date) -> None:
    assert TOWN.roll(last, Rolls.NONE) == last


@given(DATES, st.sampled_from([Rolls.TOWN, Rolls.TAX]))
def test_送った先は末日以後で_二度送っても同じ(last: date, rolls: Rolls) -> None:
    rolled = TOWN.roll(last, rolls)

    assert last <= rolled <= last + timedelta(days=12)
    assert TOWN.roll(rolled, rolls) == rolled


@given(DATES)
def test_次の開庁日は開いていて_その間はすべて閉まっている(on: date) -> None:
    opened = TOWN.next_open_day(on)

    assert not TOWN.is_closed(opened)
    assert all(TOWN.is_closed(on + timedelta(days=days)) for days in range((opened - on).days))


def test_税の一覧は町の条例に左右されない() -> None:
    memuro = TownCalendar(
        year_end=frozenset({(12, 31), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5)}),
        ordinance_closed=frozenset({date(2026, 6, 22)}),
    )

    assert memuro.roll(date(2026, 12, 29), Rolls.TOWN) == date(2026, 12, 29)
    assert memuro.roll(date(2026, 12, 31), Rolls.TOWN) == date(2027, 1, 6)
    assert memuro.roll(date(2026, 6, 22), Rolls.TOWN) == date(2026, 6, 23)
    assert memuro.roll(date(2026, 12, 29), Rolls.TAX) == date(2027, 1, 4)
    assert memuro.roll(date(2027, 1, 4), Rolls.TAX) == date(2027, 1, 4)
    assert memuro.roll(date(2026, 6, 22), Rolls.TAX) == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("month", "day", "is_off"),
    [
        (12, 28, False),
        (12, 29, True),
        (12, 30, True),
        (12, 31, True),
        (1, 1, True),
        (1, 2, True),
        (1, 3, True),
        (1, 4, False),
    ],
)
def test_税の年末年始は12月29日から1月3日まで(month: int, day: int, is_off: bool) -> None:  # noqa: FBT001 表の列
    """平日に当たる年だけを選んで確かめる。"""
    days = [date(year, month, day) for year in range(2020, 2030)]

    assert {TOWN.roll(on, Rolls.TAX) != on for on in days if on.weekday() < 5} == {is_off}


def test_臨時の閉庁は窓口だけを閉め_期限は送らない() -> None:
    town = TownCalendar(extra_closed=frozenset({date(2026, 10, 1)}))

    assert town.is_closed(date(2026, 10, 1))
    assert town.next_open_day(date(2026, 10, 1)) == date(2026, 10, 2)
    assert town.roll(date(2026, 10, 1), Rolls.TOWN) == date(2026, 10, 1)


def test_休日の開庁は窓口だけを開け_期限は送る() -> None:
    town = TownCalendar(extra_open=frozenset({date(2026, 3, 29)}))

    assert not town.is_closed(date(2026, 3, 29))
    assert town.next_open_day(date(2026, 3, 28)) == date(2026, 3, 29)
    assert town.roll(date(2026, 3, 28), Rolls.TOWN) == date(2026, 3, 30)


@pytest.mark.parametrize(
    "settings",
    [
        {"extra_closed": frozenset({date(2026, 10, 1)}), "extra_open": frozenset({date(2026, 10, 1)})},
        {"year_end": frozenset({(13, 1)})},
        {"year_end": frozenset({(2, 30)})},
    ],
)
def test_食い違う設定は断る(settings: dict[str, frozenset[date] | frozenset[tuple[int, int]]]) -> None:
    with pytest.raises(InvalidValue) as caught:
        TownCalendar(**settings)  # type: ignore[arg-type]

    assert caught.value.code == "MDG012"


def test_1年のあいだ開かない町は断る() -> None:
    every_day = frozenset(date(2026, 1, 1) + timedelta(days=days) for days in range(800))

    with pytest.raises(InvalidValue) as caught:
        TownCalendar(extra_closed=every_day).next_open_day(date(2026, 1, 1))

    assert caught.value.code == "MDG012"


@pytest.mark.parametrize("on", [date(1948, 12, 31), date(2100, 1, 1)])
def test_祝日を知らない年は_開いていると答えない(on: date) -> None:
    assert not TOWN.covers(on.year)
    with pytest.raises(InvalidValue) as caught:
        TOWN.is_closed(on)

    assert caught.value.code == "MDG008"
    assert TOWN.roll(on, Rolls.NONE) == on


def test_祝日を知っている年の端() -> None:
    assert TOWN.covers(1949)
    assert TOWN.covers(2099)


@pytest.mark.parametrize(
    ("year", "as_of", "expected"),
    [
        (2026, date(2026, 1, 1), True),
        (2027, date(2026, 2, 1), False),  # 日曜日
        (2027, date(2026, 2, 2), True),
        (2028, date(2027, 2, 1), True),
        (2028, date(2026, 11, 23), False),
    ],
)
def test_翌年の祝日は2月の最初の平日に公表される(year: int, as_of: date, expected: bool) -> None:  # noqa: FBT001 表の列
    assert is_announced(year, as_of=as_of) is expected


def test_送り方に日本語の名がある() -> None:
    assert [rolls.title for rolls in Rolls] == [
        "送らない",
        "町の休日なら翌開庁日",
        "国の役所の休日なら翌日",
        "税の休日なら翌日",
    ]


def test_国の役所は年末年始の3日まで休み_町の条例の休日では休まない() -> None:
    town = TownCalendar(ordinance_closed=frozenset({date(2026, 6, 1)}))
    assert town.roll(date(2026, 12, 29), Rolls.STATE) == date(2027, 1, 4)
    assert town.roll(date(2026, 6, 1), Rolls.STATE) == date(2026, 6, 1)
    assert town.roll(date(2026, 9, 21), Rolls.STATE) == date(2026, 9, 24)
