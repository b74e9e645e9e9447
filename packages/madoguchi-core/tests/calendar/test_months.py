"""月で数える制度の日。月末の死亡と、1日生まれで一月ずれる。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import (
    Counting,
    PeriodUnit,
    Rolls,
    TownCalendar,
    first_paid_month,
    last_charged_month,
    last_day,
    month_after_age,
    month_of,
    shift_date,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("died", "last"),
    [
        (date(2026, 2, 27), date(2026, 1, 1)),
        (date(2026, 2, 28), date(2026, 2, 1)),
        (date(2028, 2, 28), date(2028, 1, 1)),
        (date(2028, 2, 29), date(2028, 2, 1)),
        (date(2026, 12, 31), date(2026, 12, 1)),
        (date(2026, 1, 1), date(2025, 12, 1)),
    ],
)
def test_月割は死亡の前の月まで_月末の死亡だけその月の分までかかる(died: date, last: date) -> None:
    assert last_charged_month(died) == last


@given(DAYS)
def test_月末のほかは_どの日に亡くなっても前の月まで(died: date) -> None:
    is_month_end = month_of(died + timedelta(days=1)) != month_of(died)
    expected = month_of(died) if is_month_end else shift_date(month_of(died), -1, PeriodUnit.MONTH)
    assert last_charged_month(died) == expected


def claim_by(happened: date) -> date:
    last = last_day(happened, 15, PeriodUnit.DAY, Counting.FROM_NEXT_DAY)
    return TownCalendar().roll(last, Rolls.TOWN)


@pytest.mark.parametrize(
    ("happened", "claimed", "first"),
    [
        # 3月20日の翌日から15日の末日は4月4日（土）で、月曜の6日に送る
        (date(2026, 3, 20), date(2026, 4, 6), date(2026, 4, 1)),
        (date(2026, 3, 20), date(2026, 4, 7), date(2026, 5, 1)),
        (date(2026, 3, 2), date(2026, 3, 31), date(2026, 4, 1)),
        # 転出予定日より前に請求したときは、請求の月の翌月
        (date(2026, 4, 2), date(2026, 3, 31), date(2026, 4, 1)),
    ],
)
def test_児童手当は15日までの請求なら_月をまたいでも出来事の翌月から(
    happened: date, claimed: date, first: date
) -> None:
    assert first_paid_month(happened, claimed, claim_by=claim_by(happened)) == first


@given(DAYS, st.integers(0, 60))
def test_請求が遅れて早く始まることはない(happened: date, late: int) -> None:
    months = [
        first_paid_month(happened, happened + timedelta(days=days), claim_by=claim_by(happened))
        for days in (late, late + 1)
    ]
    assert months[0] <= months[1]


def test_70歳の高齢受給者証は誕生日の翌月から_1日生まれは誕生月から() -> None:
    assert month_after_age(date(1956, 11, 1), 70) == date(2026, 11, 1)
    assert month_after_age(date(1956, 11, 2), 70) == date(2026, 12, 1)
    assert month_after_age(date(1956, 11, 30), 70) == date(2026, 12, 1)
