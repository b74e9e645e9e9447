"""期限を送る休日: シート「祝日」に並べる日と、送り方ごとの列。"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from madoguchi_core.calendar import Rolls, TownCalendar
from madoguchi_core.errors import InvalidValue
from madoguchi_excel.fallback._guards import MOVED, SOUND
from madoguchi_excel.fallback._text import NO_VALUE, serial

CLOSED_SHEET = "祝日"
FIRST_ROW = 6
"""最初の休日の行（1 から数える）。"""
ROLLING = (Rolls.TOWN, Rolls.STATE, Rolls.TAX)
COLUMNS: Mapping[Rolls, str] = {Rolls.TOWN: "A", Rolls.STATE: "C", Rolls.TAX: "E"}
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """
    土日のほかの休日。

    Attributes:
        years: 休日を並べた年。この外の末日は、送るかどうかを言えない。
        days: 送り方ごとの休日。
    """

    years: range
    days: Mapping[Rolls, tuple[date, ...]]

    def rolled(self, last: str, rolls: Rolls, check: str) -> str:
        """末日を、休日でない最初の日へ送る式。休日を知らない年と、*check* が崩れたと言うときは不明。"""
        found = _within(last, f"WORKDAY({last}-1,1,{self._listed(rolls)})", self.years)
        return f"IF({check}={SOUND},{found},{NO_VALUE})"

    def check(self, rolls: Rolls) -> str:
        """休日の表を見張る式。一日でも消えるか変われば、送り方が変わる。"""
        total = sum(map(serial, self.days[rolls]))
        return f"IFERROR(IF(SUM({self._listed(rolls)})={total},{SOUND},{MOVED}),{MOVED})"

    def _listed(self, rolls: Rolls) -> str:
        column = COLUMNS[rolls]
        bottom = FIRST_ROW + max(len(self.days[rolls]), 1) - 1
        return f"{CLOSED_SHEET}!${column}${FIRST_ROW}:${column}${bottom}"

    def within(self, day: str) -> str:
        """送った先が、休日を知っている年の中にあるときだけ、その日。"""
        return _within(day, day, self.years)


def unrolled(last: str) -> str:
    """送らない末日。"""
    return _within(last, last, range(1949, 2100))


def _within(day: str, then: str, years: range) -> str:
    first, last = serial(date(years.start, 1, 1)), serial(date(years.stop - 1, 12, 31))
    return f"IF({day}={NO_VALUE},{NO_VALUE},IF(AND({day}>={first},{day}<={last}),{then},{NO_VALUE}))"


def closed_days(calendar: TownCalendar, years: range) -> ClosedDays:
    """
    その年のあいだの、土日のほかの休日。

    >>> found = closed_days(TownCalendar(), range(2026, 2027))
    >>> found.days[Rolls.TOWN][:2]
    (datetime.date(2026, 1, 1), datetime.date(2026, 1, 2))
    """
    first, last = date(years.start, 1, 1), date(years.stop - 1, 12, 31)
    every = [first + timedelta(days=more) for more in range((last - first).days + 1)]
    weekdays = [day for day in every if day.weekday() < _SATURDAY]
    return ClosedDays(
        years,
        {rolls: tuple(day for day in weekdays if _is_off(calendar, day, rolls)) for rolls in ROLLING},
    )


def _is_off(calendar: TownCalendar, day: date, rolls: Rolls) -> bool:
    try:
        return calendar.roll(day, rolls) != day
    except InvalidValue:  # 年の終わりから送って、祝日を知らない年に出た
        return True
