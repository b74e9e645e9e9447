"""支援措置の約束: 日付では外れず、分からないものは守る。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records import Missing, Protection, ProtectionAlert, SupportMeasure


def listed(measure: SupportMeasure | Missing, ends: date | None = date(2026, 3, 31)) -> Protection:
    ends_on = Missing.EMPTY if ends is None else RegisterDate.exact(ends)
    return Protection(is_listed=True, measure=measure, ends_on=ends_on)


@given(st.dates(), st.dates(date(1, 2, 1)))
def test_終了日が過ぎても抑止は外れない(day: date, ends: date) -> None:
    protection = listed(SupportMeasure.FULL, ends)
    assert protection.is_suppressed
    assert (protection.alert_on(day) is ProtectionAlert.PERIOD_OVER) is (ends < day)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (SupportMeasure.FULL, True),
        (SupportMeasure.PROVISIONAL, True),
        (SupportMeasure.ENDED, False),
        (Missing.UNKNOWN, True),
        (Missing.EMPTY, True),
    ],
)
def test_外れるのは職員が終了にしたときだけ(measure: SupportMeasure | Missing, expected: bool) -> None:  # noqa: FBT001
    assert listed(measure).is_suppressed is expected


@pytest.mark.parametrize(
    ("ends", "first_alert"),
    [
        (date(2026, 3, 31), date(2026, 2, 28)),
        (date(2024, 3, 31), date(2024, 2, 29)),
        (date(2026, 1, 15), date(2025, 12, 15)),
        (date(2026, 7, 31), date(2026, 6, 30)),
    ],
)
def test_終了の一か月前から知らせる(ends: date, first_alert: date) -> None:
    protection = listed(SupportMeasure.FULL, ends)
    assert protection.alert_on(date.fromordinal(first_alert.toordinal() - 1)) is ProtectionAlert.NONE
    assert protection.alert_on(first_alert) is ProtectionAlert.ENDING_SOON
    assert protection.alert_on(ends) is ProtectionAlert.ENDING_SOON
    assert protection.alert_on(date.fromordinal(ends.toordinal() + 1)) is ProtectionAlert.PERIOD_OVER


def test_期間が書かれていないことも知らせる() -> None:
    assert listed(SupportMeasure.FULL, None).alert_on(date(2026, 1, 1)) is ProtectionAlert.PERIOD_UNKNOWN
    assert listed(SupportMeasure.ENDED).alert_on(date(2030, 1, 1)) is ProtectionAlert.NONE
    assert Protection.none().alert_on(date(2030, 1, 1)) is ProtectionAlert.NONE
