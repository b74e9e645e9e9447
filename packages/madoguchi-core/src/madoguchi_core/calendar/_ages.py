"""法律の年齢。年齢を使う制度の条件（rules）はここに無い。"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from enum import Enum

from madoguchi_core.calendar._periods import Counting, PeriodUnit, last_day
from madoguchi_core.calendar._register_date import RegisterDate
from madoguchi_core.errors import InvalidValue

_ONE_DAY = timedelta(days=1)


class Attained(Enum):
    """
    年齢にいつ達したとみるか。

    >>> Attained.EVE.title
    '誕生日の前日に達する'
    """

    EVE = "eve"
    BIRTHDAY = "birthday"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return "誕生日の前日に達する" if self is Attained.EVE else "誕生日の当日に達する"


def attained_on(born: date, years: int, attained: Attained = Attained.EVE) -> date:
    """
    その年齢に達する日。

    前日（``EVE``）は、生まれた日を一日目に数えた年の期間の末日。2月29日生まれはどの年も2月28日、
    3月1日生まれは平年なら2月28日、うるう年なら2月29日になる。根拠: 年齢計算ニ関する法律、民法143条。

    当日（``BIRTHDAY``）は後期高齢者医療の75歳だけが使う。2月29日生まれの平年は3月1日とするが、
    この扱いは確定していない。:func:`is_attainment_unsettled` で見分けて、職員に確かめてもらう。

    Args:
        born: 生まれた日。
        years: 年齢。0以上。0歳には生まれた日に達する。
        attained: 前日か当日か。

    Returns:
        達する日。

    Raises:
        InvalidValue: 年齢がマイナスのとき（MDG011）。

    >>> attained_on(date(2008, 4, 1), 18)
    datetime.date(2026, 3, 31)
    >>> attained_on(date(1951, 8, 22), 75, Attained.BIRTHDAY)
    datetime.date(2026, 8, 22)
    """
    if years < 0:
        raise InvalidValue("MDG011", "マイナスの年齢に達する日はありません", hint="年齢を確かめてください")
    if years == 0:
        return born
    if attained is Attained.EVE:
        return last_day(born, years, PeriodUnit.YEAR, Counting.FIRST_DAY_INCLUDED)
    if is_attainment_unsettled(born, years, attained):
        return date(born.year + years, 3, 1)
    return born.replace(year=born.year + years)


def is_attainment_unsettled(born: date, years: int, attained: Attained) -> bool:
    """
    達する日の扱いが確定していないか。当日に達する数え方で、2月29日生まれが平年に達するとき。

    Args:
        born: 生まれた日。
        years: 年齢。
        attained: 前日か当日か。

    Returns:
        True なら、:func:`attained_on` の答えを職員が確かめる必要がある。

    >>> is_attainment_unsettled(date(1952, 2, 29), 75, Attained.BIRTHDAY)
    True
    """
    is_leap_born = (born.month, born.day) == (2, 29)
    return attained is Attained.BIRTHDAY and years > 0 and is_leap_born and not isleap(born.year + years)


def legal_age(born: date, on: date, *, attained: Attained = Attained.EVE) -> int:
    """
    その日の終わりに達している年齢。

    Args:
        born: 生まれた日。
        on: 年齢を見る日。
        attained: 前日に達する数え方か、当日に達する数え方か。

    Returns:
        満年齢。

    Raises:
        InvalidValue: 生まれる前の日のとき（MDG011）。

    >>> legal_age(date(2008, 4, 1), date(2026, 3, 31))
    18
    >>> legal_age(date(2008, 4, 1), date(2026, 3, 31), attained=Attained.BIRTHDAY)
    17
    """
    if on < born:
        raise InvalidValue("MDG011", "生まれる前の日の年齢はありません", hint="基準日を確かめてください")
    # 前日に達する数え方は、翌日を誕生日の当日として数えるのと同じ。2月29日生まれの平年もこれで2月28日になる。
    day = on + _ONE_DAY if attained is Attained.EVE else on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def legal_age_bounds(
    born: RegisterDate, on: date, *, attained: Attained = Attained.EVE
) -> tuple[int | None, int | None]:
    """
    生年月日が一日に決まらないときの、年齢の幅。

    Args:
        born: 登録されている生年月日。
        on: 年齢を見る日。
        attained: 前日に達する数え方か、当日に達する数え方か。

    Returns:
        （最も若い年齢, 最も上の年齢）。表記から言えない側は None。

    Raises:
        InvalidValue: どう読んでも生まれる前の日のとき（MDG011）。

    >>> from madoguchi_core.calendar import parse_date
    >>> legal_age_bounds(parse_date("昭和10年月日不詳"), date(2026, 4, 1))
    (90, 91)
    >>> legal_age_bounds(parse_date("年月日不詳"), date(2026, 4, 1))
    (None, None)
    """
    oldest = None if born.earliest is None else legal_age(born.earliest, on, attained=attained)
    youngest = None if born.latest is None else legal_age(min(born.latest, on), on, attained=attained)
    return youngest, oldest


def fiscal_year_end(on: date) -> date:
    """
    その日以後の最初の3月31日。その日が3月31日ならその日。

    Args:
        on: 年度の中の日。

    >>> fiscal_year_end(date(2026, 4, 1))
    datetime.date(2027, 3, 31)
    """
    return date(on.year + ((on.month, on.day) > (3, 31)), 3, 31)


def fiscal_year_end_at_age(born: date, years: int) -> date:
    """
    その年齢に達する日以後の最初の3月31日（児童手当の「18歳に達する日以後の最初の3月31日」）。

    達する日は誕生日の前日なので、4月1日生まれは同じ年度に生まれた4月2日生まれより1年早い。

    Args:
        born: 生まれた日。
        years: 年齢。

    Raises:
        InvalidValue: 年齢がマイナスのとき（MDG011）。

    >>> fiscal_year_end_at_age(date(2008, 4, 1), 18)
    datetime.date(2026, 3, 31)
    >>> fiscal_year_end_at_age(date(2008, 4, 2), 18)
    datetime.date(2027, 3, 31)
    """
    return fiscal_year_end(attained_on(born, years))
