"""何台もの端末: 別々のプロセスが同時に発券し、呼び、待つ。"""

from collections import Counter as Tally
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from queue_checks import Counts
from queue_nursery import Nursery
from queue_places import Place
from queue_terminals import COUNTERS, DAY, A, next_call, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.queue import Called, CallMade, Issued, Medium, Recorded, TicketStatus, call_next, fold
from madoguchi_core.store.queue import QueueStore

pytestmark = pytest.mark.heavy

WAITING = 400


@pytest.fixture
def store(place: Place) -> QueueStore:
    opened = place.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def lines(notes: Path) -> list[list[str]]:
    return [line.split() for line in notes.read_text(encoding="utf-8").splitlines()]


def test_発券しながら呼んでも_番号は続き_どの札も一度だけ呼ばれ_窓口の呼出は一つまで(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.touch()
    issuing = [("issue_many", place, tmp_path / "issued", f"k{n}", 60) for n in range(3)]
    calling = [("call_until", place, notes, f"c{n}", n, 180) for n in range(3)]
    assert nursery.run(*issuing, *calling) == [0] * 6
    counts = Counts.of(store, notes)
    assert counts.is_sound, counts
    assert (counts.issued, counts.acknowledged) == (180, 180)
    assert {line[0] for line in lines(tmp_path / "issued")} <= set(store.board().keys)
    assert _most_calls_at_once(store) == 1


def _most_calls_at_once(store: QueueStore) -> int:
    """一つの窓口が同時に呼んでいた札の、いちばん多い数。"""
    calling: dict[str, set[int]] = {}
    most = 0
    for event in store.everything():
        if isinstance(event.change, Called):
            assert event.ticket is not None
            calling.setdefault(event.change.counter, set()).add(event.ticket)
            most = max(most, len(calling[event.change.counter]))
        elif event.change.kind == "serving":
            for tickets in calling.values():
                tickets.discard(event.ticket or 0)
    return most


def test_四つの窓口が同時に呼んでも_同じ札は二度呼ばれない(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    """五千枚では soak が確かめる。"""
    for n in range(WAITING):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    notes = tmp_path / "notes"
    notes.touch()
    assert nursery.run(*[("call_many", place, notes, f"c{n}", n) for n in range(4)]) == [0] * 4
    called = Tally(line[2] for line in lines(notes))
    assert len(called) == sum(called.values()) == WAITING
    assert len({line[3] for line in lines(notes)}) == 4
    assert Counts.of(store, notes).is_sound


def test_順番を待たない書き方なら_この試験は二重の呼出を見つける(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    """壊れた手本: 盤面を見てから書くまでのあいだ、ほかの端末を待たせない。"""
    for n in range(8):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    notes = tmp_path / "notes"
    assert nursery.run(*[("call_unsafely", place, notes, f"c{n}", n, 4) for n in range(4)]) == [0] * 4
    called = Tally(line[2] for line in lines(notes) if line[0] == "called")
    assert max(called.values()) > 1
    assert len(fold(store.everything()).refused) == 3
    with pytest.raises(StoreError, match="MDG513"):
        store.board()


def test_休まずに書く四つの端末のどれも_一秒を超えて待たない(
    place: Place, nursery: Nursery, tmp_path: Path, store: QueueStore
) -> None:
    notes = tmp_path / "notes"
    seconds = 3
    assert nursery.run(*[("issue_for", place, notes, f"k{n}", seconds) for n in range(4)]) == [0] * 4
    shares = [(int(count), float(worst)) for count, worst in lines(notes)]
    print(f"四つの端末の枚数と、いちばん長い待ち（秒）: {shares}")  # noqa: T201 数を残す
    assert max(worst for _, worst in shares) < 1.0, shares
    assert min(count for count, _ in shares) * 10 > sum(count for count, _ in shares) / 4, shares


def test_一台の端末の古い盤面から呼んでも_ほかの端末が呼んだ札は呼ばない(
    store: QueueStore, place: Place
) -> None:
    take(store, "k", "t1", medium=Medium.SCREEN)
    take(store, "k", "t2", medium=Medium.SCREEN)
    with place.open() as other:
        other.board()
        first = store.call_next(next_call(COUNTERS[0]), operation("d1", "c1"))
        second = other.call_next(next_call(COUNTERS[1]), operation("d2", "c2"))
        third = other.call_next(next_call(COUNTERS[2]), operation("d3", "c3"))
    assert isinstance(first, CallMade)
    assert isinstance(second, CallMade)
    assert third is None
    assert first.recorded.event.ticket != second.recorded.event.ticket
    assert {ticket.counter for ticket in store.board().with_status(TicketStatus.CALLED)} == {"1", "2"}


def test_二つのプロセスが同時に空から開いても_表は一度だけ作られる(
    place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    assert nursery.run(*[("open_only", place, notes)] * 4) == [0] * 4
    assert lines(notes) == [["0"]] * 4
    assert place.run("SELECT version_num FROM alembic_version") == [("0001",)]


def test_一台の発券は_ほかの端末がすぐに見る(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: Path
) -> None:
    nursery.run(("issue_many", place, tmp_path / "notes", "k", 5))
    started = monotonic()
    assert len(store.board().waiting()) == 5
    assert monotonic() - started < 1
    issued = [event.change for event in store.everything() if isinstance(event.change, Issued)]
    assert issued[0].number_text == "A001"
    made: Any = store.decide(
        lambda board: call_next(board, next_call(COUNTERS[0]), operation("d", "c")), operation("d", "c")
    )
    assert isinstance(made, CallMade)
    assert isinstance(store.issue(A, operation("k", "more")), Recorded)
