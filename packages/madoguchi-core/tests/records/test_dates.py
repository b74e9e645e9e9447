"""幅のある日付の前後は、どの日だったとしても成り立つときだけ言う。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import DateKind, RegisterDate, parse_date
from madoguchi_core.records import Missing, is_surely_after, is_surely_before

DAY = timedelta(days=1)
MONTH = parse_date("令和8年3月")
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
exact = st.builds(RegisterDate.exact, days)


@given(exact, exact)
def test_一日に決まる日付では_ふつうの前後と同じ(one: RegisterDate, other: RegisterDate) -> None:
    assert one.on is not None
    assert other.on is not None
    assert is_surely_before(one, other) is (one.on < other.on)
    assert is_surely_after(one, other.on) is (other.on < one.on)


def test_月だけの日付は_その月のどの日より前とも後とも言わない() -> None:
    assert MONTH.kind is not DateKind.EXACT
    assert MONTH.earliest is not None
    assert MONTH.latest is not None
    assert is_surely_after(MONTH, MONTH.earliest - DAY)
    assert not is_surely_after(MONTH, MONTH.earliest)
    assert is_surely_before(MONTH, RegisterDate.exact(MONTH.latest + DAY))
    assert not is_surely_before(MONTH, RegisterDate.exact(MONTH.latest))
    assert not is_surely_before(MONTH, MONTH)


@pytest.mark.parametrize("vague", [*Missing, RegisterDate.unknown("年月日不詳")])
def test_無い日付と不詳の日付からは_何も言わない(vague: RegisterDate | Missing) -> None:
    sure = RegisterDate.exact(date(2026, 3, 3))
    assert not is_surely_after(vague, date(1900, 1, 1))
    assert not is_surely_before(vague, sure)
    assert not is_surely_before(sure, vague)
