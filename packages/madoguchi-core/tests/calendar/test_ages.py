"""法律の年齢の約束。年齢計算ニ関する法律、民法143条。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import (
    Attained,
    attained_on,
    fiscal_year_end,
    fiscal_year_end_at_age,
    is_attainment_unsettled,
    legal_age,
    legal_age_bounds,
    parse_date,
)
from madoguchi_core.errors import InvalidValue

BORN = st.dates(date(1880, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("born", "years", "expected"),
    [
        (date(2006, 11, 23), 20, date(2026, 11, 22)),
        (date(2008, 4, 1), 18, date(2026, 3, 31)),
        (date(2008, 4, 2), 18, date(2026, 4, 1)),
        (date(1961, 1, 1), 65, date(2025, 12, 31)),
        (date(1956, 12, 1), 70, date(2026, 11, 30)),
        # 2月29日生まれはどの年も2月28日
        (date(2008, 2, 29), 18, date(2026, 2, 28)),
        (date(2008, 2, 29), 20, date(2028, 2, 28)),
        # 3月1日生まれは平年2月28日、うるう年2月29日
        (date(2008, 3, 1), 18, date(2026, 2, 28)),
        (date(2008, 3, 1), 20, date(2028, 2, 29)),
        (date(2026, 3, 3), 0, date(2026, 3, 3)),
    ],
)
def test_誕生日の前日に達する(born: date, years: int, expected: date) -> None:
    assert attained_on(born, years) == expected


@pytest.mark.parametrize(
    ("born", "expected", "is_unsettled"),
    [
        (date(1951, 8, 22), date(2026, 8, 22), False),
        (date(1952, 2, 28), date(2027, 2, 28), False),
        (date(1952, 2, 29), date(2027, 3, 1), True),
        (date(1952, 3, 1), date(2027, 3, 1), False),
    ],
)
def test_後期高齢者は当日に達し_うるう日生まれの平年は職員に確かめる(
    born: date,
    expected: date,
    is_unsettled: bool,  # noqa: FBT001 表の列
) -> None:
    assert attained_on(born, 75, Attained.BIRTHDAY) == expected
    assert is_attainment_unsettled(born, 75, Attained.BIRTHDAY) is is_unsettled
    assert not is_attainment_unsettled(born, 75, Attained.EVE)


def test_うるう年に達するなら確定している() -> None:
    assert attained_on(date(1952, 2, 29), 76, Attained.BIRTHDAY) == date(2028, 2, 29)
    assert not is_attainment_unsettled(date(1952, 2, 29), 76, Attained.BIRTHDAY)


def test_0歳には生まれた日に達し_確定している() -> None:
    assert attained_on(date(2024, 2, 29), 0, Attained.BIRTHDAY) == date(2024, 2, 29)
    assert not is_attainment_unsettled(date(1900, 2, 28), 0, Attained.BIRTHDAY)


@given(BORN, st.integers(1, 120), st.sampled_from(Attained))
def test_達する日とその前日で年齢がちょうど変わる(born: date, years: int, attained: Attained) -> None:
    day = attained_on(born, years, attained)

    assert legal_age(born, day, attained=attained) == years
    assert legal_age(born, max(born, day - timedelta(days=1)), attained=attained) == years - 1


@given(BORN, st.integers(0, 40000))
def test_前日の数え方は当日の数え方より1日だけ早い(born: date, days: int) -> None:
    on = born + timedelta(days=days)

    assert legal_age(born, on) == legal_age(born, on + timedelta(days=1), attained=Attained.BIRTHDAY)


@given(BORN, st.integers(0, 40000), st.sampled_from(Attained))
def test_年齢は日がたつと減らない(born: date, days: int, attained: Attained) -> None:
    on = born + timedelta(days=days)
    grown = legal_age(born, on + timedelta(days=1), attained=attained) - legal_age(
        born, on, attained=attained
    )

    assert grown in {0, 1}


def test_生まれた日は0歳() -> None:
    assert legal_age(date(2026, 3, 3), date(2026, 3, 3)) == 0


def test_生まれる前の年齢は断り_日付を書かない() -> None:
    with pytest.raises(InvalidValue) as caught:
        legal_age(date(2026, 3, 3), date(2026, 3, 2))

    assert caught.value.code == "MDG011"
    assert "2026" not in str(caught.value)


def test_マイナスの年齢に達する日は断る() -> None:
    with pytest.raises(InvalidValue) as caught:
        attained_on(date(2026, 3, 3), -1)

    assert caught.value.code == "MDG011"


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("昭和10年4月1日", date(2026, 3, 31), (91, 91)),
        ("昭和10年月日不詳", date(2026, 4, 1), (90, 91)),
        ("昭和10年4月上旬", date(2026, 4, 20), (91, 91)),
        ("令和7年4月1日から4月10日頃までの間", date(2026, 4, 1), (None, 1)),
        ("令和8年月日不詳", date(2026, 4, 1), (0, 0)),
        ("昭和10年頃", date(2026, 4, 1), (None, None)),
        ("年月日不詳", date(2026, 4, 1), (None, None)),
        ("平成18年2月29日", date(2026, 2, 27), (19, 20)),
        ("平成18年2月29日", date(2026, 2, 28), (20, 20)),
    ],
)
def test_決まらない生年月日の年齢は_言える幅だけを言う(
    text: str, on: date, expected: tuple[int | None, int | None]
) -> None:
    assert legal_age_bounds(parse_date(text), on) == expected


def test_どう読んでも生まれる前なら断る() -> None:
    with pytest.raises(InvalidValue):
        legal_age_bounds(parse_date("令和9年月日不詳"), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_以後の最初の3月31日(on: date, expected: date) -> None:
    assert fiscal_year_end(on) == expected


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2008, 4, 1), date(2026, 3, 31)),
        (date(2008, 4, 2), date(2027, 3, 31)),
        (date(2009, 4, 1), date(2027, 3, 31)),
        (date(2008, 2, 29), date(2026, 3, 31)),
    ],
)
def test_18歳の年度末は4月1日生まれと2日生まれで1年違う(born: date, expected: date) -> None:
    assert fiscal_year_end_at_age(born, 18) == expected


def test_達し方に日本語の名がある() -> None:
    assert [attained.title for attained in Attained] == ["誕生日の前日に達する", "誕生日の当日に達する"]
