"""年度と学年。4月1日生まれと2日生まれで、学年が一つ違う。"""

from __future__ import annotations

from datetime import date, timedelta

from madoguchi_core.calendar._ages import attained_on, fiscal_year_end, fiscal_year_end_at_age

_ENTRY_AGE = 6
_LEAVING_AGE = 15
_ONE_DAY = timedelta(days=1)


def fiscal_year(on: date) -> int:
    """
    その日の属する年度（4月から翌年3月まで）。

    >>> fiscal_year(date(2026, 3, 31)), fiscal_year(date(2026, 4, 1))
    (2025, 2026)
    """
    return fiscal_year_end(on).year - 1


def school_entry_on(born: date) -> date:
    """
    小学校に入る日。満6歳に達した日の翌日以後の、最初の4月1日（学校教育法17条1項）。

    Args:
        born: 生まれた日。

    >>> school_entry_on(date(2020, 4, 1)), school_entry_on(date(2020, 4, 2))
    (datetime.date(2026, 4, 1), datetime.date(2027, 4, 1))
    """
    return fiscal_year_end(attained_on(born, _ENTRY_AGE)) + _ONE_DAY


def compulsory_education_ends_on(born: date) -> date:
    """
    義務教育の終わる日。満15歳に達した日の属する学年の3月31日（学校教育法17条2項）。

    Args:
        born: 生まれた日。

    >>> compulsory_education_ends_on(date(2011, 4, 1))
    datetime.date(2026, 3, 31)
    """
    return fiscal_year_end_at_age(born, _LEAVING_AGE)


def school_year(born: date, on: date) -> int:
    """
    その日に何学年目か。小学1年が1、中学3年が9。入学前は0以下、10からは高校の年代。

    Args:
        born: 生まれた日。
        on: 見る日。

    >>> school_year(date(2011, 4, 2), date(2026, 4, 1)), school_year(date(2011, 4, 1), date(2026, 4, 1))
    (9, 10)
    """
    return fiscal_year(on) - school_entry_on(born).year + 1
