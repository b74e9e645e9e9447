"""年度と学年。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import (
    compulsory_education_ends_on,
    fiscal_year,
    legal_age,
    school_entry_on,
    school_year,
)

BORN = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("born", "entry", "ends"),
    [
        (date(2019, 4, 1), date(2025, 4, 1), date(2034, 3, 31)),
        (date(2019, 4, 2), date(2026, 4, 1), date(2035, 3, 31)),
        (date(2020, 2, 29), date(2026, 4, 1), date(2035, 3, 31)),
    ],
)
def test_4月1日生まれは_2日生まれより一年早く入り一年早く終える(born: date, entry: date, ends: date) -> None:
    assert (school_entry_on(born), compulsory_education_ends_on(born)) == (entry, ends)


@given(BORN)
def test_入る日には満6歳に達していて_義務教育は9年で終わる(born: date) -> None:
    entry, ends = school_entry_on(born), compulsory_education_ends_on(born)
    assert legal_age(born, entry) in {6, 7}
    assert ends.year - entry.year == 9
    assert (school_year(born, entry), school_year(born, ends)) == (1, 9)


def test_年度は4月に替わる() -> None:
    assert (
        fiscal_year(date(2025, 12, 31)),
        fiscal_year(date(2026, 3, 31)),
        fiscal_year(date(2026, 4, 1)),
    ) == (
        2025,
        2025,
        2026,
    )
