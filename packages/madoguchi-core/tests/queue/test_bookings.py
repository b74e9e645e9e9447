"""予約: 枠を超えて取れず、早い人・遅い人を決まりで分け、受け付けるとふつうの札になる。"""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pydantic import ValidationError
from queue_desk import DAY, Desk

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Arrival,
    Booking,
    BookingStatus,
    CheckedIn,
    CheckInRule,
    CheckInTiming,
    Flag,
    Slot,
    SlotPlan,
    book,
    booking_ics,
    check_in,
    fold,
)

JST = timezone(timedelta(hours=9))
PLAN = SlotPlan(
    id="soudan-2026",
    category_id="a",
    starts_at=time(9),
    ends_at=time(15),
    minutes=60,
    capacity=2,
    breaks=((time(12), time(13)),),
)
RULE = CheckInRule()


def slot(hour: int = 10) -> Slot:
    return next(each for each in PLAN.slots(DAY) if each.starts_at.hour == hour)


def booking(code: str = "Q7RKWM2X", **changes: object) -> Booking:
    made = book([], slot(), code=code)
    assert isinstance(made, Booking)
    return made.model_copy(update=changes)


def test_枠は昼をまたがず_終わりにかかる枠は作らない() -> None:
    assert [each.starts_at.hour for each in PLAN.slots(DAY)] == [9, 10, 11, 13, 14]
    odd = PLAN.model_copy(update={"ends_at": time(11, 30), "breaks": ()})
    assert [each.starts_at.hour for each in odd.slots(DAY)] == [9, 10]


def test_始まりと終わりが逆さまの枠は作れない() -> None:
    with pytest.raises(ValidationError, match="枠の始まり"):
        SlotPlan.model_validate(PLAN.model_dump() | {"ends_at": time(9)})


@given(
    asked=st.lists(st.tuples(st.integers(0, 15), st.sampled_from([9, 10, 11]), st.booleans()), max_size=40)
)
def test_どんな順で取っても取り消しても_枠の人数を超えない(asked: list[tuple[int, int, bool]]) -> None:
    kept: dict[str, Booking] = {}
    for number, hour, is_cancel in asked:
        code = f"CODE-{number:04d}"
        if is_cancel and code in kept:
            kept[code] = kept[code].cancelled()
            continue
        before = slot(hour).left([each for each in kept.values() if each.code != code])
        made = book(kept.values(), slot(hour), code=code)
        assert isinstance(made, Finding) is (before == 0)
        if isinstance(made, Booking):
            kept[code] = made
        for each in PLAN.slots(DAY):
            used = [
                one
                for one in kept.values()
                if one.starts_at == each.starts_at and one.status is not BookingStatus.CANCELLED
            ]
            assert len(used) <= PLAN.capacity
            assert each.left(kept.values()) == PLAN.capacity - len(used)


def test_埋まった枠は指摘になり_取り消しの分だけ空く() -> None:
    full = [booking("CODE-0001"), booking("CODE-0002")]
    refused = book(full, slot(), code="CODE-0003")
    assert isinstance(refused, Finding)
    assert (refused.code, refused.where) == ("MDG537", "予約枠 2026-11-24 10:00")
    assert isinstance(book([full[0], full[1].cancelled()], slot(), code="CODE-0003"), Booking)


def test_同じ符号で取り直すと_移し替えになり_二つの枠を占めない() -> None:
    first = booking()
    moved = book([first], slot(13), code=first.code)
    assert isinstance(moved, Booking)
    assert (moved.starts_at.hour, moved.revision) == (13, 1)


@pytest.mark.parametrize(
    ("minutes", "timing"),
    [
        (-31, CheckInTiming.EARLY),
        (-30, CheckInTiming.ON_TIME),
        (0, CheckInTiming.ON_TIME),
        (15, CheckInTiming.ON_TIME),
        (16, CheckInTiming.LATE),
    ],
)
def test_早い人と遅い人の境目(minutes: int, timing: CheckInTiming) -> None:
    assert RULE.timing(booking(), booking().starts_at + timedelta(minutes=minutes)) is timing


@pytest.mark.parametrize(("minutes", "has_place"), [(-60, True), (0, True), (15, True), (20, False)])
def test_受け付けると札になり_遅れた人は断られずに順番の約束だけが消える(
    desk: Desk, minutes: int, *, has_place: bool
) -> None:
    made = booking(flags=frozenset({Flag.WHEELCHAIR}))
    desk.now = made.starts_at + timedelta(minutes=minutes)
    arrived = check_in(desk.board, made, desk.A, desk.operation("arrive"), RULE)
    assert isinstance(arrived, Arrival)
    assert [event.title for event in arrived.events] == ["発券", "予約の受付"]
    [ticket] = arrived.board.tickets.values()
    assert (ticket.booking_code, ticket.due_at) == (made.code, made.starts_at if has_place else None)
    assert ticket.flags == made.flags
    assert arrived.booking.status is BookingStatus.ARRIVED
    assert fold([*desk.events, *arrived.events]) == arrived.board


def test_受付の二度押しは_間に時刻を過ぎても同じ札になる(desk: Desk) -> None:
    made = booking()
    desk.now = made.starts_at
    first = check_in(desk.board, made, desk.A, desk.operation("arrive"), RULE)
    assert isinstance(first, Arrival)
    desk.now += timedelta(hours=1)
    assert check_in(first.board, made, desk.A, desk.operation("arrive"), RULE) == first


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": BookingStatus.CANCELLED}, "取り消された"),
        ({"status": BookingStatus.ARRIVED}, "受け付け済み"),
        ({"starts_at": datetime(2026, 11, 25, 10, tzinfo=JST)}, "今日の予約ではありません"),
        ({"category_id": "b"}, "別の区分"),
    ],
    ids=["取消", "受付済み", "別の日", "別の区分"],
)
def test_受け付けられない予約は_わけを言い_札を出さない(
    desk: Desk, changes: dict[str, object], words: str
) -> None:
    finding = check_in(desk.board, booking().model_copy(update=changes), desk.A, desk.operation(), RULE)
    assert isinstance(finding, Finding)
    assert finding.code == "MDG539"
    assert words in finding.message


def test_予約の符号は_札と同じく人の番号を受け取らない() -> None:
    with pytest.raises(InvalidValue):
        CheckedIn(booking_code="123456789012", timing=CheckInTiming.LATE, due_at=None)


def ics(made: Booking, title: str = "役場の予約", place: str = "1階 相談室") -> str:
    stamped_at = datetime(2026, 11, 20, 9, tzinfo=JST)
    return booking_ics(made, title=title, place=place, domain="example.lg.jp", stamped_at=stamped_at)


def test_iCalendarは_ほかの部品で読んでも同じ予約になる() -> None:
    made = booking()
    read = Calendar.from_ical(ics(made))
    [event] = read.walk("VEVENT")
    assert (event["UID"], event["SUMMARY"], event["LOCATION"]) == (
        "Q7RKWM2X@example.lg.jp",
        "役場の予約",
        "1階 相談室",
    )
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (made.starts_at, made.ends_at)
    assert (read["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 0)


def test_記号は逃がし_折り目はちょうど75オクテットまで使う() -> None:
    assert "SUMMARY:a\\;b\\,c\\\\d\r\n" in ics(booking(), title="a;b,c\\d")
    folded = ics(booking(), title="x" * 200).split("\r\n")
    assert max(len(line) for line in folded) == 75
    assert sum(len(line) == 75 for line in folded) == 2


def test_取り消すと_同じ予定の取り消しになる() -> None:
    cancelled = booking().cancelled()
    [event] = Calendar.from_ical(ics(cancelled)).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        "Q7RKWM2X@example.lg.jp",
        1,
        "CANCELLED",
    )
    assert "METHOD:CANCEL\r\n" in ics(cancelled)
    assert cancelled.cancelled() == cancelled


@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120))
def test_どんな名でも_一行は75オクテットまでで_読むと元に戻る(title: str) -> None:
    text = ics(booking(), title=title)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == title


def test_名の改行は_行を増やさない() -> None:
    text = ics(booking(), title="予約\r\nATTENDEE:mailto:x@example.com\n二行目")
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]) == "予約\nATTENDEE:mailto:x@example.com\n二行目"


def test_用件は予定に書かれない() -> None:
    assert "soudan" not in ics(booking())
    assert date(2026, 11, 24) == booking().starts_at.date()
