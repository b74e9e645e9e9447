"""期限を書く関数と、期限の日を求める関数。"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls, TownCalendar, last_day
from madoguchi_core.errors import InvalidValue
from madoguchi_core.procedures._procedure import Deadline
from madoguchi_core.rules import Law, Value


class DueStatus(StrEnum):
    """期限の日が言えるかどうか。"""

    FIXED = "fixed"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Due:
    """
    求めた期限。

    Attributes:
        status: 日が言えるか。起算の日が不明なら ``UNKNOWN``（推測しない）。
        on: この日まで。
        before_roll: 閉庁日で送る前の末日。
        starts_on: 起算に使った日。日数や末日が分からないときも、起算の日が分かっていれば入る。
        is_target: 法律の期限でなく目安か。
        wording: 言い方。
        note: 但し書き。
        others: 実務で割れる、ほかの数え方による日と、その言い方。``on`` より遅いものだけ。
    """

    status: DueStatus
    wording: str
    on: date | None = None
    before_roll: date | None = None
    starts_on: date | None = None
    is_target: bool = False
    note: str = ""
    others: tuple[tuple[date, str], ...] = ()

    @property
    def is_rolled(self) -> bool:
        """末日が閉庁日で、次の開庁日に送ったか。"""
        return self.on != self.before_roll


def days_after(starts: Value[date], days: "int | Value[int]", *, wording: str, laws: tuple[Law, ...],
               counting: Counting = Counting.FROM_NEXT_DAY, rolls: Rolls = Rolls.TOWN, note: str = "") -> Deadline:  # fmt: skip
    """日で数える期限。住基の届出は初日不算入、戸籍の届出は初日算入。"""
    return Deadline(wording, starts, days, PeriodUnit.DAY, counting, rolls, laws=laws, note=note)


def limitation(starts: Value[date], years: int, *, wording: str, laws: tuple[Law, ...], is_target: bool = False,
               note: str = "") -> Deadline:  # fmt: skip
    """時効（2年・5年）。翌日から数え、閉庁日でも送らない（早い日を見せる）。"""
    return Deadline(
        wording, starts, years, PeriodUnit.YEAR, Counting.FROM_NEXT_DAY, Rolls.NONE, is_target, laws, note
    )


def target_months(
    starts: Value[date], months: int, *, wording: str, laws: tuple[Law, ...], note: str = ""
) -> Deadline:
    """法律は「遅滞なく」で、月数は目安のもの。期限とは呼ばない。"""
    return Deadline(
        wording, starts, months, PeriodUnit.MONTH, Counting.FROM_NEXT_DAY, Rolls.NONE, True, laws, note
    )


def promptly(wording: str = "速やかに", *, laws: tuple[Law, ...] = (), note: str = "") -> Deadline:
    """日数の定めのない期限。日付を作らない。"""
    return Deadline(wording, laws=laws, note=note)


def fixed_day(day: Value[date], *, wording: str, laws: tuple[Law, ...] = (), rolls: Rolls = Rolls.NONE,
              is_target: bool = False, note: str = "") -> Deadline:  # fmt: skip
    """末日が決まっている期限（「令和10年3月31日まで」「その年の12月31日まで」）。"""
    return Deadline(wording, rolls=rolls, is_target=is_target, laws=laws, note=note, day=day)


def due_of(deadline: Deadline, read: Callable[[Value[Any]], object], calendar: TownCalendar) -> Due:
    """
    期限の日を求める。数え方が割れるときは、いちばん早い日を期限とし、遅い日を ``others`` に残す。

    Args:
        deadline: 期限の決まり。
        read: 式の値を読む関数。不明なら None。
        calendar: 町の休日。
    """
    for when, instead in deadline.exceptions:
        if read(when) is True:
            return due_of(instead, read, calendar)
    if not deadline.others:
        return _due_alone(deadline, read, calendar)
    dues = [_due_alone(one, read, calendar) for one in (deadline, *deadline.others)]
    if dues[0].on is None:
        return dues[0]
    days = [(due.on, due) for due in dues if due.on is not None]
    earliest, chosen = min(days, key=lambda pair: pair[0])
    later = dict.fromkeys((on, due.wording) for on, due in days if on > earliest)
    return replace(chosen, note=dues[0].note, others=tuple(sorted(later)))


def _due_alone(deadline: Deadline, read: Callable[[Value[Any]], object], calendar: TownCalendar) -> Due:
    if not deadline.has_day:
        return _due(deadline, DueStatus.NONE)
    starts_on, last = _last_day(deadline, read)
    if last is None or not calendar.covers(last.year):
        # 祝日を知らない年の末日は、送るかどうかを言えない
        return _due(deadline, DueStatus.UNKNOWN, starts_on=starts_on)
    try:
        rolled = calendar.roll(last, deadline.rolls)
    except InvalidValue:  # 年の終わりから送って、祝日を知らない年に出た
        return _due(deadline, DueStatus.UNKNOWN, starts_on=starts_on)
    return _due(deadline, DueStatus.FIXED, on=rolled, before_roll=last, starts_on=starts_on)


def _due(
    deadline: Deadline,
    status: DueStatus,
    *,
    on: date | None = None,
    before_roll: date | None = None,
    starts_on: date | None = None,
) -> Due:
    return Due(status, deadline.wording, on, before_roll, starts_on, deadline.is_target, deadline.note)


def _last_day(deadline: Deadline, read: Callable[[Value[Any]], object]) -> tuple[date | None, date | None]:
    """起算に使った日と、送る前の末日。"""
    if deadline.day is not None:
        day = read(deadline.day)
        return None, day if isinstance(day, date) else None
    starts_on = None if deadline.starts is None else read(deadline.starts)
    length = read(deadline.length) if isinstance(deadline.length, Value) else deadline.length
    if not isinstance(starts_on, date):
        return None, None
    if not isinstance(length, int):
        return starts_on, None
    return starts_on, last_day(starts_on, length, deadline.unit, deadline.counting)
