"""来庁予約の置き方。枠と席の組は一つしか書けないので、人数を超えない。"""

from datetime import date, datetime, timedelta, timezone
from typing import Final

from pydantic import ValidationError
from sqlalchemy import bindparam, delete, insert, select

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Booking, BookingStatus, Flag, Slot
from madoguchi_core.queue import book as decide
from madoguchi_core.store.queue._database import Session
from madoguchi_core.store.queue._schema import BOOKINGS

_ADD: Final = insert(BOOKINGS)
_REMOVE: Final = delete(BOOKINGS).where(BOOKINGS.c.code == bindparam("code"))
_BY_CODE: Final = select(BOOKINGS.c.body, BOOKINGS.c.seat).where(BOOKINGS.c.code == bindparam("code"))
_IN_SLOT: Final = select(BOOKINGS.c.body, BOOKINGS.c.seat).where(
    BOOKINGS.c.plan_id == bindparam("plan_id"), BOOKINGS.c.starts_at == bindparam("starts_at")
)
_BETWEEN: Final = (
    select(BOOKINGS.c.body)
    .where(BOOKINGS.c.starts_at >= bindparam("first"), BOOKINGS.c.starts_at < bindparam("last"))
    .order_by(BOOKINGS.c.starts_at, BOOKINGS.c.code)
)
_ALL: Final = select(BOOKINGS.c.body).order_by(BOOKINGS.c.starts_at, BOOKINGS.c.code)
_JST: Final = timezone(timedelta(hours=9))


def found(session: Session, on: date | None) -> tuple[Booking, ...]:
    """予約のすべて。日を渡せば、その日の枠のものだけ。"""
    if on is None:
        rows = session.rows(_ALL)
    else:
        start = datetime(on.year, on.month, on.day, tzinfo=_JST)
        rows = session.rows(_BETWEEN, first=_instant(start), last=_instant(start + timedelta(days=1)))
    return tuple(_read(body) for (body,) in rows)


def find(session: Session, code: str) -> Booking | None:
    """その符号の予約。"""
    for body, _ in session.rows(_BY_CODE, code=code):
        return _read(body)
    return None


def book(session: Session, slot: Slot, *, code: str, flags: frozenset[Flag]) -> Booking | Finding:
    """枠を予約する。空いているいちばん若い席に着く。"""
    taken = session.rows(_IN_SLOT, plan_id=slot.plan.id, starts_at=_instant(slot.starts_at))
    others = [_read(body) for body, _ in taken]
    mine = find(session, code)
    if mine is not None and mine not in others:
        others.append(mine)
    made = decide(others, slot, code=code, flags=flags)
    if isinstance(made, Finding):
        return made
    seats = {seat for body, seat in taken if _read(body).code != code}
    save(session, made, seat=next(seat for seat in range(slot.plan.capacity) if seat not in seats))
    return made


def cancel(session: Session, code: str) -> Booking | None:
    """予約を取り消し、席を空ける。"""
    booking = find(session, code)
    if booking is None:
        return None
    cancelled = booking.cancelled()
    save(session, cancelled)
    return cancelled


def save(session: Session, booking: Booking, *, seat: int | None = None) -> None:
    """予約を書く。席を渡さなければ、今の席のまま。取り消した予約は席を持たない。"""
    if seat is None:
        seat = next((each for _, each in session.rows(_BY_CODE, code=booking.code)), None)
    session.run(_REMOVE, code=booking.code)
    session.run(
        _ADD,
        code=booking.code,
        plan_id=booking.plan_id,
        starts_at=_instant(booking.starts_at),
        seat=None if booking.status is BookingStatus.CANCELLED else seat,
        body=booking.model_dump_json(),
    )


def unknown() -> Finding:
    """その符号の予約が無いという指摘。"""
    return Finding(
        "MDG539",
        Severity.ERROR,
        "予約の受付",
        "その符号の予約がありません",
        "符号を確かめ、要れば新しく番号札を出してください",
    )


def _read(body: str) -> Booking:
    try:
        return Booking.model_validate_json(body)
    except ValidationError:
        hint = "控えから戻してください"
        raise StoreError("MDG513", "予約の行が、書いたときと違います", hint=hint) from None


def _instant(at: datetime) -> str:
    return at.astimezone(_JST).isoformat()
