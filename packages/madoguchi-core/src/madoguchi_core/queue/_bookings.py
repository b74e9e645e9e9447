"""来庁予約: 枠、空き、受付。受け付けた予約は、ふつうの番号札になる。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._changes import CheckedIn
from madoguchi_core.queue._choices import CheckInTiming, Flag
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._ids import CategoryId, Code
from madoguchi_core.queue._record import Operation, issue, record
from madoguchi_core.queue._refusals import Refusal

_JST: Final = timezone(timedelta(hours=9))


class SlotPlan(BaseModel):
    """
    一つの窓口の、一日の枠の決まり。枠は始まりを含み、終わりを含まない。

    >>> plan = SlotPlan(
    ...     id="soudan-2026", category_id="c", starts_at=time(9), ends_at=time(12), minutes=60, capacity=2
    ... )
    >>> [slot.starts_at.strftime("%H:%M") for slot in plan.slots(date(2026, 11, 24))]
    ['09:00', '10:00', '11:00']
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Code = Field(title="枠の決まりの id（決まりを変えたら新しくする）")
    category_id: CategoryId = Field(title="区分の id")
    counter: Code | None = Field(default=None, title="窓口の id")
    starts_at: time = Field(title="最初の枠の始まり")
    ends_at: time = Field(title="最後の枠の終わり")
    minutes: int = Field(title="枠の長さ（分）", ge=5, le=480)
    capacity: int = Field(title="一枠の人数", ge=1, le=99)
    breaks: tuple[tuple[time, time], ...] = Field(default=(), title="休む時間")

    @model_validator(mode="after")
    def _day_is_not_empty(self) -> Self:
        if self.starts_at >= self.ends_at:
            raise ValueError("枠の始まりは終わりより前でなければなりません")
        return self

    def slots(self, on: date) -> tuple["Slot", ...]:
        """その日の枠。休む時間にかかる枠は作らない。"""
        length = timedelta(minutes=self.minutes)
        start, end = (datetime.combine(on, at, _JST) for at in (self.starts_at, self.ends_at))
        starts = (start + length * number for number in range((end - start) // length))
        return tuple(Slot(self, at, at + length) for at in starts if not self._rests(at, at + length))

    def _rests(self, start: datetime, end: datetime) -> bool:
        spans = (
            (datetime.combine(start.date(), first, _JST), datetime.combine(start.date(), last, _JST))
            for first, last in self.breaks
        )
        return any(first < end and start < last for first, last in spans)


@dataclass(frozen=True, slots=True)
class Slot:
    """
    枠ひとつ。

    Attributes:
        plan: 枠の決まり。
        starts_at: 始まり。
        ends_at: 終わり（含まない）。
    """

    plan: SlotPlan
    starts_at: datetime
    ends_at: datetime

    def left(self, bookings: Iterable["Booking"]) -> int:
        """残りの人数。取り消した予約は数えない。"""
        used = sum(
            booking.plan_id == self.plan.id
            and booking.starts_at == self.starts_at
            and booking.status is not BookingStatus.CANCELLED
            for booking in bookings
        )
        return max(0, self.plan.capacity - used)


class BookingStatus(StrEnum):
    """予約の状態。"""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


class Booking(BaseModel):
    """予約ひとつ。人の名も電話も持たない。人とは符号で結ぶ。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Code = Field(title="予約の符号", min_length=8)
    plan_id: Code = Field(title="枠の決まりの id")
    category_id: CategoryId = Field(title="区分の id")
    starts_at: AwareDatetime = Field(title="始まり")
    ends_at: AwareDatetime = Field(title="終わり")
    status: BookingStatus = Field(default=BookingStatus.BOOKED, title="状態")
    revision: int = Field(default=0, title="直した回数", ge=0)
    flags: frozenset[Flag] = Field(default=frozenset(), title="配慮")

    def cancelled(self) -> Self:
        """取り消した予約。二度取り消しても同じ。"""
        if self.status is BookingStatus.CANCELLED:
            return self
        return self.model_copy(update={"status": BookingStatus.CANCELLED, "revision": self.revision + 1})

    def before_arrival(self) -> Self:
        """受け付ける前の予約。同じ操作のやり直しで使う。"""
        if self.status is not BookingStatus.ARRIVED:
            return self
        return self.model_copy(update={"status": BookingStatus.BOOKED})


def book(
    bookings: Iterable[Booking], slot: Slot, *, code: str, flags: frozenset[Flag] = frozenset()
) -> Booking | Finding:
    """
    枠を予約する。同じ符号の予約があれば、枠の移し替えになる。

    Args:
        bookings: これまでの予約のすべて。
        slot: 枠。
        code: 予約の符号。当てられない長さで、呼び出し側が作る。
        flags: 配慮。

    Returns:
        予約、または枠が埋まっているという指摘（``MDG537``）。
    """
    known = {booking.code: booking for booking in bookings}
    mine = known.pop(code, None)
    if slot.left(known.values()) == 0:
        where = f"予約枠 {slot.starts_at:%Y-%m-%d %H:%M}"
        return Finding("MDG537", Severity.ERROR, where, "枠が埋まっています", "ほかの枠を選んでください")
    return Booking(
        code=code,
        plan_id=slot.plan.id,
        category_id=slot.plan.category_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        revision=0 if mine is None else mine.revision + 1,
        flags=flags,
    )


class CheckInRule(BaseModel):
    """予約より早い・遅い人の扱い。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    early_minutes: int = Field(default=30, title="これより早いと早い人とする（分）", ge=0)
    grace_minutes: int = Field(default=15, title="これより遅いと順番の約束が消える（分）", ge=0)

    def timing(self, booking: Booking, at: datetime) -> CheckInTiming:
        """
        来た時刻の分け方。ちょうど境目の人は、約束の内とする。

        >>> booking = Booking(
        ...     code="Q7RKWM2X",
        ...     plan_id="p",
        ...     category_id="c",
        ...     starts_at="2026-11-24T10:00+09:00",
        ...     ends_at="2026-11-24T11:00+09:00",
        ... )
        >>> CheckInRule().timing(booking, booking.starts_at + timedelta(minutes=16))
        <CheckInTiming.LATE: 'late'>
        """
        if at < booking.starts_at - timedelta(minutes=self.early_minutes):
            return CheckInTiming.EARLY
        if at > booking.starts_at + timedelta(minutes=self.grace_minutes):
            return CheckInTiming.LATE
        return CheckInTiming.ON_TIME


@dataclass(frozen=True, slots=True)
class Arrival:
    """
    受け付けた予約。

    Attributes:
        events: 発券と予約の受付。書くときは両方を一度に。
        board: その後の盤面。
        booking: その後の予約。
    """

    events: tuple[QueueEvent, ...]
    board: Board
    booking: Booking


def check_in(
    board: Board, booking: Booking, category: TicketCategory, operation: Operation, rule: CheckInRule
) -> Arrival | Refusal | Finding:
    """
    予約の人を受け付け、番号札にする。

    早い人は、時刻まではほかに待つ人がいないときだけ呼ばれる。約束の内の人は、時刻になれば待つ人より先に呼ばれる。
    遅れた人は断らず、今来た人として並ぶ。

    Returns:
        受付。別の日の予約・取り消した予約・受け付け済みの予約・区分の違う予約なら指摘（``MDG539``）。
    """
    problem = _problem(board, booking, category)
    if problem is not None:
        return problem
    issued = issue(board, category, operation, flags=booking.flags)
    if isinstance(issued, Refusal | Finding):
        return issued
    arrived = booking.model_copy(update={"status": BookingStatus.ARRIVED})
    step = operation.step("in")
    known = issued.board.keys.get(step.key)
    if issued.is_repeat and known is not None:
        # やり直すうちに約束の時刻を過ぎても、初めに来た時刻で分ける
        return Arrival((issued.event, known), issued.board, arrived)
    timing = rule.timing(booking, operation.at)
    due_at = None if timing is CheckInTiming.LATE else booking.starts_at
    change = CheckedIn(booking_code=booking.code, timing=timing, due_at=due_at)
    checked = record(issued.board, change, step, ticket=issued.event.ticket)
    if isinstance(checked, Refusal):
        return checked
    return Arrival((issued.event, checked.event), checked.board, arrived)


def _problem(board: Board, booking: Booking, category: TicketCategory) -> Finding | None:
    if booking.status is BookingStatus.CANCELLED:
        return _wrong("取り消された予約です", "新しく番号札を出してください")
    if booking.status is BookingStatus.ARRIVED:
        return _wrong("受け付け済みの予約です", "盤面で、その予約の番号札を確かめてください")
    if booking.starts_at.astimezone(_JST).date() != board.business_date:
        return _wrong("今日の予約ではありません", "日付を確かめ、要れば新しく番号札を出してください")
    if booking.category_id != category.id:
        return _wrong("予約とは別の区分です", "予約の区分で受け付けてください")
    return None


def _wrong(message: str, hint: str) -> Finding:
    return Finding("MDG539", Severity.ERROR, "予約の受付", message, hint)
