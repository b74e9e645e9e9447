"""資格の約束: 取得日より前は無く、言い切れない日を『無い』と言わない。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate, parse_date
from madoguchi_core.records import ChildAllowance, ChildAllowanceKind, Coverage, Missing

DAY = date(2020, 4, 1)
EVE = DAY - timedelta(days=1)
SINCE = RegisterDate.exact(DAY)


@pytest.mark.parametrize(
    ("coverage", "day", "expected"),
    [
        (Coverage(held=True, since_on=SINCE), EVE, False),
        (Coverage(held=True, since_on=SINCE), DAY, True),
        (Coverage(held=True, since_on=Missing.EMPTY), DAY, Missing.EMPTY),
        (Coverage(held=True), DAY, Missing.NOT_SUPPLIED),
        (Coverage(held=True, since_on=RegisterDate.unknown("不詳")), DAY, Missing.UNKNOWN),
        (Coverage(held=True, since_on=parse_date("令和2年4月上旬")), date(2020, 3, 31), False),
        (Coverage(held=True, since_on=parse_date("令和2年4月上旬")), date(2020, 4, 5), Missing.UNKNOWN),
        (Coverage(held=True, since_on=parse_date("令和2年4月上旬")), date(2020, 4, 10), True),
        (Coverage(held=False), DAY, False),
        (Coverage(held=False, since_on=Missing.EMPTY), DAY, False),
        (Coverage(held=False, since_on=SINCE), EVE, False),
        (Coverage(held=False, since_on=SINCE), DAY, Missing.UNKNOWN),
        (Coverage(held=Missing.EMPTY, since_on=SINCE), DAY, Missing.EMPTY),
        (Coverage(held=Missing.NOT_SUPPLIED, since_on=SINCE), EVE, False),
    ],
)
def test_その日に資格があったか(coverage: Coverage, day: date, expected: bool | Missing) -> None:  # noqa: FBT001
    assert coverage.held_on(day) is expected


def test_喪失日の前日までは有り_喪失日からは無い() -> None:
    until = RegisterDate.exact(date(2021, 4, 1))
    for held in (True, False):
        lost = Coverage(held=held, since_on=SINCE, until_on=until)
        assert (lost.held_on(EVE), lost.held_on(DAY)) == (False, True)
        assert (lost.held_on(date(2021, 3, 31)), lost.held_on(date(2021, 4, 1))) == (True, False)


def test_喪失日が不詳なら_言い切らない() -> None:
    unclear = Coverage(held=True, since_on=SINCE, until_on=RegisterDate.unknown("不詳"))
    assert unclear.held_on(DAY) is Missing.UNKNOWN


@given(st.dates(), st.dates())
def test_今ある資格は_取得日が分かれば必ず言い切れる(since: date, day: date) -> None:
    assert Coverage(held=True, since_on=RegisterDate.exact(since)).held_on(day) is (since <= day)


@given(st.dates(), st.sampled_from(Missing))
def test_有無が分からない資格を_有るとは言わない(day: date, missing: Missing) -> None:
    assert Coverage(held=missing, since_on=SINCE).held_on(day) is not True


def test_児童手当の区分が無いことは_受給者でないことではない() -> None:
    assert ChildAllowance(kind=Missing.EMPTY).is_recipient is Missing.EMPTY
    assert ChildAllowance(kind=ChildAllowanceKind.CHILD).is_recipient is False
