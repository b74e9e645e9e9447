"""期間の数え方と末日。末日が休日のときの繰り延べ（_town）はここに無い。"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum

from madoguchi_core.errors import InvalidValue

_ONE_DAY = timedelta(days=1)


class Counting(Enum):
    """
    期間の一日目をいつにするか。日・月・年のどの期間にも使う。

    >>> Counting.FIRST_DAY_INCLUDED.title
    '初日算入'
    """

    FIRST_DAY_INCLUDED = "first_day_included"
    FROM_NEXT_DAY = "from_next_day"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return "初日算入" if self is Counting.FIRST_DAY_INCLUDED else "初日不算入"


class PeriodUnit(Enum):
    """
    期間の単位。

    >>> PeriodUnit.MONTH.title
    '月'
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return {"day": "日", "month": "月", "year": "年"}[self.value]

    @property
    def length_title(self) -> str:
        """
        長さに付ける日本語（「3か月」）。

        >>> PeriodUnit.MONTH.length_title
        'か月'
        """
        return "か月" if self is PeriodUnit.MONTH else self.title


def last_day(start: date, length: int, unit: PeriodUnit, counting: Counting) -> date:
    """
    期間の末日。休日による繰り延べはしない。

    月と年は暦に従って数え、起算日に応当する日の前日を末日とする。応当する日が無ければその月の末日とする。
    根拠: 民法140条（初日不算入）・141条・143条。戸籍の届出は月の期間も初日を算入する（戸籍法43条）。

    Args:
        start: 出来事のあった日、または届出期間の起算となる日。
        length: 期間の長さ。1以上。
        unit: 長さの単位。
        counting: ``start`` を一日目に数えるか、翌日を一日目とするか。

    Returns:
        期間に入る最後の日。

    Raises:
        InvalidValue: 長さが1より小さいとき（MDG009）。

    >>> last_day(date(2026, 2, 28), 3, PeriodUnit.MONTH, Counting.FROM_NEXT_DAY)
    datetime.date(2026, 5, 31)
    >>> last_day(date(2026, 1, 10), 3, PeriodUnit.MONTH, Counting.FIRST_DAY_INCLUDED)
    datetime.date(2026, 4, 9)
    >>> last_day(date(2026, 11, 2), 14, PeriodUnit.DAY, Counting.FROM_NEXT_DAY)
    datetime.date(2026, 11, 16)
    """
    if length < 1:
        raise InvalidValue("MDG009", "期間の長さが1より小さいです", hint="1以上の整数にしてください")
    first = start if counting is Counting.FIRST_DAY_INCLUDED else start + _ONE_DAY
    if unit is PeriodUnit.DAY:
        return first + timedelta(days=length - 1)
    return _before_corresponding(first, length if unit is PeriodUnit.MONTH else length * 12)


def shift_date(on: date, length: int, unit: PeriodUnit) -> date:
    """
    日付を前後に動かす。届出の期限を数えるのは :func:`last_day` で、これは「前日」「1年前」のような日を作る。

    月と年で動かした先に同じ日が無ければ、その月の末日とする。

    Args:
        on: もとの日。
        length: 動かす長さ。マイナスなら前へ。
        unit: 長さの単位。

    Returns:
        動かした日。

    >>> shift_date(date(2026, 3, 31), 1, PeriodUnit.DAY)
    datetime.date(2026, 4, 1)
    >>> shift_date(date(2026, 3, 31), -1, PeriodUnit.MONTH)
    datetime.date(2026, 2, 28)
    """
    if unit is PeriodUnit.DAY:
        return on + timedelta(days=length)
    year, month = _months_later(on, length if unit is PeriodUnit.MONTH else length * 12)
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def _before_corresponding(first: date, months: int) -> date:
    year, month = _months_later(first, months)
    length = monthrange(year, month)[1]
    if first.day > length:
        return date(year, month, length)
    return date(year, month, first.day) - _ONE_DAY


def _months_later(on: date, months: int) -> tuple[int, int]:
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return year, month + 1
