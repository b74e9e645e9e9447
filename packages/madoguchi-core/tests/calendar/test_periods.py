"""期間の数え方の約束。民法140条・141条・143条と戸籍法43条。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Counting, PeriodUnit, last_day, shift_date
from madoguchi_core.errors import InvalidValue

INCLUDED, NEXT = Counting.FIRST_DAY_INCLUDED, Counting.FROM_NEXT_DAY
DAYS, MONTHS, YEARS = PeriodUnit.DAY, PeriodUnit.MONTH, PeriodUnit.YEAR
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("start", "length", "unit", "counting", "expected"),
    [
        # 死亡届7日・出生届14日（戸籍法43条: 初日を算入）
        (date(2026, 3, 3), 7, DAYS, INCLUDED, date(2026, 3, 9)),
        (date(2026, 11, 2), 14, DAYS, INCLUDED, date(2026, 11, 15)),
        # 転入・転居・世帯変更14日（民法140条: 初日を算入しない）
        (date(2026, 11, 2), 14, DAYS, NEXT, date(2026, 11, 16)),
        (date(2026, 10, 9), 14, DAYS, NEXT, date(2026, 10, 23)),
        (date(2026, 12, 16), 14, DAYS, NEXT, date(2026, 12, 30)),
        # 児童手当15日（翌日が一日目）
        (date(2026, 12, 1), 15, DAYS, INCLUDED, date(2026, 12, 15)),
        (date(2026, 11, 30), 15, DAYS, NEXT, date(2026, 12, 15)),
        # カード90日（届出日から起算）
        (date(2026, 11, 16), 90, DAYS, INCLUDED, date(2027, 2, 13)),
        (date(2026, 3, 3), 1, DAYS, INCLUDED, date(2026, 3, 3)),
    ],
)
def test_日の期間(start: date, length: int, unit: PeriodUnit, counting: Counting, expected: date) -> None:
    assert last_day(start, length, unit, counting) == expected


@pytest.mark.parametrize(
    ("start", "length", "unit", "counting", "expected"),
    [
        # 起算日が月の初めなら、その月数の月末
        (date(2026, 2, 28), 3, MONTHS, NEXT, date(2026, 5, 31)),
        # うるう年の2月28日は、起算日が2月29日になる
        (date(2028, 2, 28), 3, MONTHS, NEXT, date(2028, 5, 28)),
        (date(2028, 2, 29), 3, MONTHS, NEXT, date(2028, 5, 31)),
        # 応当日が無ければ月末、あればその前日
        (date(2026, 8, 30), 3, MONTHS, NEXT, date(2026, 11, 30)),
        (date(2026, 8, 31), 3, MONTHS, NEXT, date(2026, 11, 30)),
        (date(2026, 8, 29), 3, MONTHS, NEXT, date(2026, 11, 29)),
        (date(2026, 11, 30), 3, MONTHS, NEXT, date(2027, 2, 28)),
        (date(2026, 11, 29), 3, MONTHS, NEXT, date(2027, 2, 28)),
        (date(2026, 11, 28), 3, MONTHS, NEXT, date(2027, 2, 28)),
        (date(2026, 11, 27), 3, MONTHS, NEXT, date(2027, 2, 27)),
        (date(2026, 12, 31), 1, MONTHS, NEXT, date(2027, 1, 31)),
        # 離婚の際の氏の届出3か月・国外出生3か月（戸籍法43条: 月も初日を算入）
        (date(2026, 1, 10), 3, MONTHS, INCLUDED, date(2026, 4, 9)),
        (date(2026, 1, 1), 3, MONTHS, INCLUDED, date(2026, 3, 31)),
        (date(2026, 11, 30), 3, MONTHS, INCLUDED, date(2027, 2, 28)),
        # 葬祭費2年（翌日から）と、うるう日
        (date(2026, 3, 3), 2, YEARS, NEXT, date(2028, 3, 3)),
        (date(2024, 2, 28), 1, YEARS, NEXT, date(2025, 2, 28)),
        (date(2024, 2, 29), 1, YEARS, NEXT, date(2025, 2, 28)),
        (date(2027, 2, 28), 1, YEARS, NEXT, date(2028, 2, 29)),
        (date(2024, 2, 29), 1, YEARS, INCLUDED, date(2025, 2, 28)),
        (date(2026, 3, 3), 2, YEARS, INCLUDED, date(2028, 3, 2)),
    ],
)
def test_月と年の期間(start: date, length: int, unit: PeriodUnit, counting: Counting, expected: date) -> None:
    assert last_day(start, length, unit, counting) == expected


@given(DATES, st.integers(1, 400), st.sampled_from(PeriodUnit))
def test_初日不算入は翌日からの初日算入と同じ(start: date, length: int, unit: PeriodUnit) -> None:
    assert last_day(start, length, unit, NEXT) == last_day(start + timedelta(days=1), length, unit, INCLUDED)


@given(DATES, st.integers(1, 400), st.sampled_from(PeriodUnit), st.sampled_from(Counting))
def test_長い期間は早く終わらない(start: date, length: int, unit: PeriodUnit, counting: Counting) -> None:
    shorter, longer = (last_day(start, length + more, unit, counting) for more in (0, 1))

    assert start <= shorter < longer


@given(DATES, st.integers(1, 400), st.sampled_from(PeriodUnit), st.sampled_from(Counting))
def test_遅く始まった期間は先に終わらない(
    start: date, length: int, unit: PeriodUnit, counting: Counting
) -> None:
    later = start + timedelta(days=1)

    assert last_day(start, length, unit, counting) <= last_day(later, length, unit, counting)


@given(DATES, st.integers(1, 50), st.sampled_from(Counting))
def test_1年は12か月と同じ(start: date, years: int, counting: Counting) -> None:
    assert last_day(start, years, YEARS, counting) == last_day(start, years * 12, MONTHS, counting)


@pytest.mark.parametrize("length", [0, -1])
def test_長さの無い期間は断る(length: int) -> None:
    with pytest.raises(InvalidValue) as caught:
        last_day(date(2026, 3, 3), length, DAYS, NEXT)

    assert caught.value.code == "MDG009"


@pytest.mark.parametrize(
    ("on", "length", "unit", "expected"),
    [
        (date(2026, 3, 31), 1, DAYS, date(2026, 4, 1)),
        (date(2026, 3, 1), -1, DAYS, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, MONTHS, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, MONTHS, date(2025, 12, 15)),
        (date(2024, 2, 29), 1, YEARS, date(2025, 2, 28)),
        (date(2024, 2, 29), -4, YEARS, date(2020, 2, 29)),
    ],
)
def test_日付を前後に動かし_同じ日が無ければ月末にする(
    on: date, length: int, unit: PeriodUnit, expected: date
) -> None:
    assert shift_date(on, length, unit) == expected


def test_数え方と単位に日本語の名がある() -> None:
    assert [counting.title for counting in Counting] == ["初日算入", "初日不算入"]
    assert [unit.title for unit in PeriodUnit] == ["日", "月", "年"]
