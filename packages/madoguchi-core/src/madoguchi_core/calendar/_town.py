"""町の開庁日と、期限の末日が休日に当たるときの繰り延べ。期間の数え方（_periods）はここに無い。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from functools import lru_cache

from madoguchi_core.errors import InvalidValue

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_HOLIDAY_YEARS = range(1949, 2100)
_LONGEST_CLOSURE = 366
_FEBRUARY = 2

_TAX_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 2), (1, 3)})
_USUAL_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})


class Rolls(Enum):
    """
    期限の末日が休日のとき、翌日へ送るか。送るなら、どの休日の一覧を使うか。

    ``NONE``: 送らない。時効や、送ってよいか定まらない期間に使う。

    ``TOWN``: 町への届出・申請。土曜日、日曜日、国民の祝日に関する法律の休日、条例で定める年末年始と、
    条例で定めるその他の休日。根拠: 地方自治法4条の2第4項。

    ``STATE``: 国の役所への届出。土曜日、日曜日、国民の祝日に関する法律の休日、12月29日から1月3日まで。
    町の条例は関わらない。根拠: 行政機関の休日に関する法律1条・2条。

    ``TAX``: 国税と地方税。土曜日、日曜日、国民の祝日に関する法律の休日、12月29日から31日まで（国税通則法施行令
    2条2項）と、一般の休日である1月2日・3日。町の休日の条例は関わらない。根拠: 国税通則法10条2項、地方税法20条の5第2項。

    >>> Rolls.TOWN.title
    '町の休日なら翌開庁日'
    """

    NONE = "none"
    TOWN = "town"
    STATE = "state"
    TAX = "tax"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return _ROLLS_TITLES[self]


_ROLLS_TITLES = {
    Rolls.NONE: "送らない",
    Rolls.TOWN: "町の休日なら翌開庁日",
    Rolls.STATE: "国の役所の休日なら翌日",
    Rolls.TAX: "税の休日なら翌日",
}


@dataclass(frozen=True, slots=True)
class TownCalendar:
    """
    町の暦。窓口が開いているか（臨時の開閉を含む）と、期限を送る休日（条例で決まるものだけ）を分けて持つ。

    Attributes:
        year_end: 条例で定める年末年始の休日。月と日の組。
        ordinance_closed: 条例で定めるその他の休日。期限も送る。
        extra_closed: 臨時の閉庁日（機器の入れ替えなど）。法律上の休日ではないので、期限は送らない。
        extra_open: 休日に窓口を開く日。休日であることは変わらないので、期限は送る。

    Raises:
        InvalidValue: 同じ日が臨時の閉庁日と開庁日の両方にあるか、年末年始の月日が実在しないとき（MDG012）。

    >>> memuro = TownCalendar(extra_closed=frozenset({date(2026, 10, 1)}))
    >>> memuro.is_closed(date(2026, 10, 1))
    True
    >>> memuro.roll(date(2026, 12, 30), Rolls.TOWN)
    datetime.date(2027, 1, 4)
    """

    year_end: frozenset[tuple[int, int]] = _USUAL_YEAR_END
    ordinance_closed: frozenset[date] = frozenset()
    extra_closed: frozenset[date] = frozenset()
    extra_open: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.extra_closed & self.extra_open or not all(map(_is_month_day, self.year_end)):
            raise InvalidValue(
                "MDG012",
                "町の休日の設定が食い違っています",
                hint="臨時の開閉庁日と年末年始の月日を直してください",
            )

    def covers(self, year: int) -> bool:
        """
        その年の祝日を計算できるか。公表済みかどうかは :func:`is_announced` で確かめる。

        >>> TownCalendar().covers(2100)
        False
        """
        return year in _HOLIDAY_YEARS

    def is_holiday(self, on: date) -> bool:
        """
        条例で定める町の休日か。臨時の開閉は数えない。

        Raises:
            InvalidValue: 祝日を知らない年のとき（MDG008）。

        >>> TownCalendar().is_holiday(date(2026, 9, 22))
        True
        """
        return _is_national(on) or (on.month, on.day) in self.year_end or on in self.ordinance_closed

    def is_closed(self, on: date) -> bool:
        """
        窓口が閉まっている日か。臨時の開閉を数える。

        Raises:
            InvalidValue: 祝日を知らない年のとき（MDG008）。

        >>> TownCalendar(extra_open=frozenset({date(2026, 3, 29)})).is_closed(date(2026, 3, 29))
        False
        """
        if on in self.extra_open:
            return False
        return on in self.extra_closed or self.is_holiday(on)

    def next_open_day(self, on: date) -> date:
        """
        その日以後で最初に窓口が開く日。その日が開いていればその日。

        Raises:
            InvalidValue: 祝日を知らない年に出るか（MDG008）、1年のうちに開く日が無いとき（MDG012）。

        >>> TownCalendar().next_open_day(date(2026, 9, 19))
        datetime.date(2026, 9, 24)
        """
        for days in range(_LONGEST_CLOSURE):
            if not self.is_closed(on + timedelta(days=days)):
                return on + timedelta(days=days)
        raise InvalidValue("MDG012", "1年のうちに開庁日がありません", hint="休日の設定を確かめてください")

    def roll(self, on: date, rolls: Rolls) -> date:
        """
        期限の末日を、休日なら休日でない最初の日へ送る。

        Args:
            on: 数え方どおりの末日。
            rolls: 送るか、どの休日の一覧を使うか。

        Returns:
            期限の日。休日でなければ ``on``。

        Raises:
            InvalidValue: 祝日を知らない年のとき（MDG008）。送らないときは調べない。

        >>> TownCalendar().roll(date(2027, 2, 13), Rolls.TAX)
        datetime.date(2027, 2, 15)
        """
        if rolls is Rolls.NONE:
            return on
        is_off = {Rolls.TOWN: self.is_holiday, Rolls.STATE: _is_state_holiday, Rolls.TAX: _is_tax_holiday}
        while is_off[rolls](on):
            on += _ONE_DAY
        return on


def is_announced(year: int, *, as_of: date) -> bool:
    """
    その年の春分の日・秋分の日が公表されているか。公表前の年の開庁日は見込みである。

    翌年の日付は、2月の最初の平日の官報で公表される（国立天文台の暦要項）。後から法律で動く祝日（即位の年など）は
    ここでは分からない。

    Args:
        year: 確かめる年。
        as_of: 今日の日付。

    >>> is_announced(2027, as_of=date(2026, 2, 2))
    True
    >>> is_announced(2028, as_of=date(2026, 11, 23))
    False
    """
    published_on = date(as_of.year, _FEBRUARY, 1)
    while published_on.weekday() >= _SATURDAY:
        published_on += _ONE_DAY
    return year <= as_of.year + (as_of >= published_on)


def _is_month_day(month_day: tuple[int, int]) -> bool:
    try:
        date(2000, *month_day)
    except ValueError:
        return False
    return True


def _is_state_holiday(on: date) -> bool:
    return _is_national(on) or (on.month, on.day) in _USUAL_YEAR_END


def _is_tax_holiday(on: date) -> bool:
    return _is_national(on) or (on.month, on.day) in _TAX_YEAR_END


def _is_national(on: date) -> bool:
    """土曜日・日曜日・国民の祝日に関する法律の休日か。"""
    return on in _national_holidays(on.year) or on.weekday() >= _SATURDAY


@lru_cache(maxsize=MAXYEAR)
def _national_holidays(year: int) -> frozenset[date]:
    if year not in _HOLIDAY_YEARS:
        raise InvalidValue(
            "MDG008", "祝日を知らない年です", hint="1949年から2099年までの日か確かめてください"
        )
    # 読み込みに0.2秒かかるので、開庁日を尋ねる人だけが払う。
    import holidays

    return frozenset(holidays.country_holidays("JP", years=year))
