"""番号札の置き場所の速さ: 失われない発券を、同じ守り方の生の INSERT と並べる。一年分を開く、盤面を見直す。"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from postgres import free_port, require_postgres, running
from queue_places import KINDS, Place, close_all
from queue_terminals import AT, CATEGORIES, COUNTERS, DAY, A, operation, take

from madoguchi_core.queue import DayPlan, Medium, fold, simulate_day
from madoguchi_core.store.queue import Journal, QueueStore
from madoguchi_core.store.queue import _log as log

EVENTS = 100_000
BODY = '{"version":1,"sequence":100000,"ticket":100000,"at":"2026-11-24T00:05:00Z","by":"k","key":"k100000","change":{"kind":"issued"}}'
ROUNDS = {"rounds": 300, "warmup_rounds": 20}


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    require_postgres()
    with running(free_port()) as started:
        yield started


@pytest.fixture(autouse=True)
def close() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == KINDS[2]:
        name = f"bench{abs(hash(request.node.name))}"
        return Place(request.getfixturevalue("server").database(name))
    journal = Journal.WAL if request.param == KINDS[0] else Journal.TRUNCATE
    return Place.file(tmp_path / "queue.sqlite3", journal)


def test_一枚を発券する(benchmark: Any, place: Place) -> None:
    benchmark.group = "失われない一枚"
    store, numbers = place.open(), count()
    store.open_day(DAY, operation("d", "open"))
    benchmark.pedantic(lambda: take(store, "k", f"t{next(numbers)}", medium=Medium.SCREEN), **ROUNDS)
    assert store.board().waiting()


def test_比べる相手_同じ表に同じ守り方で生の一行を書く(benchmark: Any, place: Place) -> None:
    benchmark.group = "失われない一枚"
    store = place.open()
    store.open_day(DAY, operation("d", "open"))
    db, numbers = store.database.connect(), count(2)
    cursor = db.cursor()
    mark = "?" if place.is_file else "%s"
    insert = f"INSERT INTO queue_event VALUES ({mark}, {mark}, {mark}, {mark})"  # noqa: S608 印だけ

    def write() -> None:
        number = next(numbers)
        cursor.execute("BEGIN IMMEDIATE" if place.is_file else "BEGIN")
        cursor.execute(insert, (number, f"t{number}", BODY, "0" * 32))
        cursor.execute("COMMIT")

    benchmark.pedantic(write, **ROUNDS)
    db.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """十万件の出来事のある発券簿。"""
    place = Place.file(tmp_path_factory.mktemp("year") / "queue.sqlite3")
    store = place.open()
    store.database.write(_fill)
    store.close()
    return place


def _fill(session: Any) -> None:
    current, day, written = log.Log(), 0, 0
    while written < EVENTS:
        plan = DayPlan(DAY + timedelta(days=day), CATEGORIES, COUNTERS, {"a": 60.0, "b": 40.0}, {})
        for event in simulate_day(plan, Random(day), first_sequence=written + 1):
            current = current.add(session, [event], fold([event], start=current.board))
            written += 1
        day += 1


def test_一年分の発券簿を開いて盤面を見る(benchmark: Any, year: Place) -> None:
    benchmark.group = "置き場所"

    def serve() -> QueueStore:
        with year.open() as store:
            assert store.board().sequence >= EVENTS
            return store

    benchmark.pedantic(serve, rounds=10, warmup_rounds=1)


def test_一年分の出来事を_鎖を確かめながら読む(benchmark: Any, year: Place) -> None:
    benchmark.group = "置き場所"
    with year.open() as store:
        assert len(benchmark.pedantic(store.everything, rounds=2)) >= EVENTS


def test_変わりの無い盤面を見直す(benchmark: Any, place: Place) -> None:
    benchmark.group = "置き場所"
    store = place.open()
    store.open_day(DAY, operation("d", "open"))
    for n in range(100):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    benchmark.pedantic(store.board, **ROUNDS)


def test_ほかの端末が一枚足した盤面を見直す(benchmark: Any, place: Place) -> None:
    benchmark.group = "置き場所"
    store, numbers = place.open(), count()
    store.open_day(DAY, operation("d", "open"))
    other = place.open()

    def one_more() -> None:
        take(other, "k", f"t{next(numbers)}", A, medium=Medium.SCREEN)

    benchmark.pedantic(store.board, setup=one_more, rounds=200)
    assert store.board().last_at == AT
