"""予約: 同時に申し込まれても人数を超えず、取り消した席はすぐ空き、受付は札と一度に書かれる。"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from queue_nursery import Nursery
from queue_places import Place
from queue_terminals import DAY, A, operation

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Arrival,
    Booking,
    BookingStatus,
    CheckInRule,
    Operation,
    Recorded,
    Slot,
    SlotPlan,
)
from madoguchi_core.store.queue import QueueStore

PLAN = SlotPlan(id="p-2026", category_id="a", starts_at=time(9), ends_at=time(12), minutes=60, capacity=10)
TEN, ELEVEN = PLAN.slots(DAY)[1:]
RULE = CheckInRule()


@pytest.fixture
def store(place: Place) -> QueueStore:
    opened = place.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def seats(store: QueueStore, slot: Slot) -> int:
    return sum(
        booking.starts_at == slot.starts_at and booking.status is not BookingStatus.CANCELLED
        for booking in store.bookings(on=DAY)
    )


def test_五十人が同時に申し込んでも_ちょうど十人だけ取れる(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    """五つのプロセスから十人ずつ。"""
    notes = tmp_path / "notes"
    assert nursery.run(*[("book_many", place, notes, n, 10) for n in range(5)]) == [0] * 5
    results = notes.read_text(encoding="utf-8").split()
    assert (results.count("booked"), results.count("MDG537")) == (10, 40)
    assert seats(store, TEN) == 10


def test_一つの口を五十のスレッドで使っても_ちょうど十人だけ取れる(store: QueueStore) -> None:
    with ThreadPoolExecutor(16) as people:
        made = list(people.map(lambda n: store.book(TEN, code=f"THREAD{n:02d}"), range(50)))
    assert sum(isinstance(each, Booking) for each in made) == 10
    assert {each.code for each in made if isinstance(each, Finding)} == {"MDG537"}


def test_取り消した席はすぐ空き_枠を移すと前の席も空く(store: QueueStore) -> None:
    for n in range(10):
        assert isinstance(store.book(TEN, code=f"PERSON{n:02d}"), Booking)
    assert isinstance(store.book(TEN, code="PERSON99"), Finding)
    assert isinstance(store.book(TEN, code="PERSON03"), Booking)
    cancelled = store.cancel_booking("PERSON00")
    assert cancelled is not None
    assert store.cancel_booking("PERSON00") == cancelled
    assert isinstance(store.book(TEN, code="PERSON99"), Booking)
    moved = store.book(ELEVEN, code="PERSON05")
    assert isinstance(moved, Booking)
    assert moved.revision == 1
    assert isinstance(store.book(TEN, code="PERSON98"), Booking)
    assert (seats(store, TEN), seats(store, ELEVEN)) == (10, 1)
    assert store.cancel_booking("NOBODY00") is None
    assert store.bookings(on=DAY + timedelta(days=1)) == ()


def test_受付は_札と予約を一度に書き_やり直しても一枚(store: QueueStore, place: Place) -> None:
    store.book(TEN, code="PERSON01")
    at = datetime(2026, 11, 24, 0, 50, tzinfo=operation("k", "x").at.tzinfo)
    first = store.check_in("PERSON01", [A], Operation(at, "k", "in-1"), RULE)
    assert isinstance(first, Arrival)
    with place.open() as other:
        again = other.check_in("PERSON01", [A], Operation(at + timedelta(hours=1), "k", "in-1"), RULE)
        assert isinstance(again, Arrival)
        assert again.events == first.events
        assert [booking.status for booking in other.bookings()] == [BookingStatus.ARRIVED]
    second = store.check_in("PERSON01", [A], Operation(at, "k", "in-2"), RULE)
    assert isinstance(second, Finding)
    assert second.code == "MDG539"
    assert len(store.board().tickets) == 1


def test_受付の途中で失敗すれば_札も予約も変わらない(
    store: QueueStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.book(TEN, code="PERSON01")
    before = store.board(), store.bookings()

    def broken(*_: object, **__: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("madoguchi_core.store.queue._log.event_json", broken)
        with pytest.raises(MemoryError):
            store.check_in("PERSON01", [A], operation("k", "in-1"), RULE)
    assert (store.board(), store.bookings()) == before


def test_無い予約や別の区分の予約は_受け付けない(store: QueueStore) -> None:
    store.book(TEN, code="PERSON01")
    for code, categories in (("NOBODY00", [A]), ("PERSON01", [])):
        refused = store.check_in(code, categories, operation("k", f"in-{code}"), RULE)
        assert isinstance(refused, Finding)
        assert refused.code == "MDG539"
    assert not isinstance(store.check_in("PERSON01", [A], operation("k", "ok"), RULE), Recorded | Finding)
