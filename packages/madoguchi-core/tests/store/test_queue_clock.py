"""時計: 戻っても飛んでも、番号と順は狂わず、戻ったことは出来事に残る。起き直しは、その日の分だけを読む。"""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import pytest
from queue_places import Place
from queue_terminals import AT, CATEGORIES, COUNTERS, DAY, A, next_call

from madoguchi_core.queue import (
    BusinessDayRule,
    CallMade,
    ClockRegressed,
    DayOpened,
    DayPlan,
    Issued,
    Medium,
    Operation,
    QueueEvent,
    Recorded,
    Serving,
    day_findings,
    errands,
    event_json,
    fold,
    simulate_day,
    summarize,
)
from madoguchi_core.store.queue import QueueStore
from madoguchi_core.store.queue import _log as log
from madoguchi_core.store.queue._database import Session

YEAR = 100_000


@pytest.mark.parametrize(
    "moves",
    [
        [timedelta(hours=-1)],
        [timedelta(days=-1)],
        [timedelta(days=365)],
        [timedelta(days=365), timedelta(days=-365)],
        [timedelta(seconds=-1), timedelta(hours=-1), timedelta(hours=1), timedelta(days=-1)],
    ],
)
def test_時計が戻っても飛んでも_番号は続き_待ち時間は負にならない(
    place: Place, moves: list[timedelta]
) -> None:
    store, now = place.open(), AT
    store.open_day(DAY, Operation(now, "d", "open"))
    step = 0

    def one() -> None:
        nonlocal step, now
        now, step = now + timedelta(minutes=1), step + 1
        made = store.issue(A, Operation(now, "k", f"t{step}"), medium=Medium.SCREEN)
        assert isinstance(made, Recorded)
        called = store.call_next(next_call(COUNTERS[0]), Operation(now, "d", f"c{step}"))
        assert isinstance(called, CallMade)
        store.record(Serving(), Operation(now, "d", f"s{step}"), ticket=called.recorded.event.ticket)

    one()
    regressed = 0
    for move in moves:
        last = store.board().last_at
        assert last is not None
        now += move
        regressed += now + timedelta(minutes=1) < last - timedelta(seconds=2)
        one()
        one()
    events = store.everything()
    issued = [event.change.number for event in events if isinstance(event.change, Issued)]
    assert issued == list(range(1, 2 + 2 * len(moves)))
    assert store.board().business_date == DAY
    assert (sum(isinstance(event.change, ClockRegressed) for event in events) > 0) is (regressed > 0)
    found = errands(events)
    assert all((errand.wait or 0) >= 0 and (errand.service or 0) >= 0 for errand in found)
    assert summarize(found, CATEGORIES).visitors == len(issued)
    with place.open() as other:
        assert other.board() == store.board()


def test_進みすぎた時計を直した後は_戻ったことを一度だけ記す(place: Place) -> None:
    """記し続けると、一年のあいだ、正しい時計の操作がすべて二つの出来事になり、警告も消えない。"""
    store = place.open()
    store.open_day(DAY, Operation(AT, "d", "open"))
    store.issue(A, Operation(AT + timedelta(days=365), "k", "wrong"))
    for n in range(5):
        store.issue(A, Operation(AT + timedelta(minutes=n), "k", f"t{n}"))
    events = store.everything()
    assert sum(isinstance(event.change, ClockRegressed) for event in events) == 1
    assert day_findings(store.board(), AT + timedelta(minutes=5), BusinessDayRule()) == ()
    with place.open() as other:
        assert other.board() == store.board()


def test_時計が戻ったことは_断った操作ややり直しでは残らない(place: Place) -> None:
    store = place.open()
    store.open_day(DAY, Operation(AT, "d", "open"))
    store.issue(A, Operation(AT, "k", "t1"))
    early = AT - timedelta(hours=1)
    store.issue(A, Operation(early, "k", "t1"))
    store.record(Serving(), Operation(early, "d", "s"), ticket=2)
    assert store.board().sequence == 2


def test_鍵が限りの長さでも_時計が戻った日に発券できる(place: Place) -> None:
    store = place.open()
    store.open_day(DAY, Operation(AT, "d", "open"))
    for n, length in enumerate((64, 80)):
        made = store.issue(A, Operation(AT - timedelta(hours=n + 1), "k", "k" * length))
        assert isinstance(made, Recorded)


def year(until: int) -> list[QueueEvent]:
    """一年分に当たる数の出来事。"""
    events: list[QueueEvent] = []
    day = 0
    while len(events) < until:
        plan = DayPlan(DAY + timedelta(days=day), CATEGORIES, COUNTERS, {"a": 60.0, "b": 40.0}, {})
        events += simulate_day(plan, Random(day), first_sequence=len(events) + 1)
        day += 1
    return events


def test_一年分の出来事があっても_起き直すときは_最後の営業日の分だけを読む(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Place.file(tmp_path / "queue.sqlite3")
    file.open().close()
    events = year(YEAR)
    fill(file, events)
    rows = 0
    read = Session.rows

    def counted(session: Session, statement: Any, **values: object) -> Any:  # noqa: ANN401
        nonlocal rows
        found = read(session, statement, **values)
        rows += len(found)
        return found

    monkeypatch.setattr(Session, "rows", counted)
    started = monotonic()
    with file.open() as store:
        board = store.board()
        took = monotonic() - started
    opened = max(event.sequence for event in events if isinstance(event.change, DayOpened))
    print(  # noqa: T201 数を残す
        f"{len(events)} 件を {took:.3f} 秒で起き直し、{rows} 行を読んだ"
    )
    assert board.sequence == len(events)
    assert rows <= len(events) - opened + 5
    assert took < 10


def fill(place: Place, events: list[QueueEvent]) -> None:
    """出来事を、置き場所の書き方で一度に書く。"""
    store = place.open()

    def write(session: Session) -> None:
        current = log.Log()
        for event in events:
            board = current.board
            current = current.add(session, [event], fold([event], start=board))

    store.database.write(write)
    store.close()


def test_開いた日より前の日は_時計がどうでも開かない(place: Place) -> None:
    store = place.open()
    store.open_day(DAY, Operation(AT, "d", "open"))
    store.close_day(Operation(AT, "d", "close"), carry_to=None)
    for n, on in enumerate((DAY, DAY - timedelta(days=1), DAY - timedelta(days=365))):
        refused = store.open_day(
            on, Operation(datetime.fromisoformat("2026-11-24T00:10+00:00"), "d", f"o{n}")
        )
        assert not isinstance(refused, Recorded)
    assert isinstance(store.open_day(DAY + timedelta(days=365), Operation(AT, "d", "far")), Recorded)
    assert isinstance(store, QueueStore)
    assert event_json(store.everything()[-1])
