"""取引の内側: 決める関数が失敗しても、途中で割り込まれても、枝分かれしても、書いたものと盤面は食い違わない。"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from queue_fork import finished, fork
from queue_places import Place
from queue_terminals import DAY, A, operation, take

from madoguchi_core.errors import InvalidValue, StoreError
from madoguchi_core.queue import (
    Board,
    DayOpened,
    Medium,
    Recorded,
    RecordedAll,
    Refusal,
    UnknownChange,
    fold,
    issue,
    open_day,
    record,
)
from madoguchi_core.store.queue import QueueStore
from madoguchi_core.store.queue._database import Prepared
from madoguchi_core.store.queue._schema import HEADS


@pytest.fixture
def store(place: Place) -> QueueStore:
    opened = place.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def is_sound(store: QueueStore, place: Place) -> bool:
    """どの端末から見ても、書いたもの・盤面・畳み直した盤面が同じか。"""
    with place.open() as other:
        return store.board() == other.board() == fold(other.everything())


@pytest.mark.parametrize("problem", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_決める関数が失敗すれば_何も書かれず_ほかの端末も続けられる(
    store: QueueStore, place: Place, problem: type[BaseException]
) -> None:
    def broken(board: Board) -> Recorded:
        raise problem

    with pytest.raises(problem):
        store.decide(broken, operation("k", "bad"))
    with place.open(wait=0.5) as other:
        take(other, "k2", "t1")
    take(store, "k", "t2")
    assert store.board().sequence == 3
    assert is_sound(store, place)


@pytest.mark.parametrize("problem", [KeyboardInterrupt, SystemExit])
def test_書き終えてから戻るまでに割り込まれても_同じ鍵でやり直せば一枚(
    store: QueueStore, place: Place, problem: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = store.database
    write = database.write

    def interrupted(work: Callable[[Any], object]) -> object:
        write(work)
        raise problem

    with monkeypatch.context() as patched:
        patched.setattr(type(database), "write", lambda self, work: interrupted(work))
        with pytest.raises(problem):
            take(store, "k", "tap")
    assert take(store, "k", "tap").is_repeat
    assert store.board().sequence == 2
    assert is_sound(store, place)


def test_決めている最中に同じ発券簿を使うと断り_外側の取引は壊れない(store: QueueStore, place: Place) -> None:
    refused: list[str] = []

    def nested(board: Board) -> Recorded:
        uses: list[Callable[[], object]] = [
            store.board,
            store.everything,
            lambda: store.issue(A, operation("k", "inner")),
            store.mark_copy,
            store.close,
        ]
        for use in uses:
            with pytest.raises(StoreError) as problem:
                use()
            refused.append(problem.value.code)
        made = issue(board, A, operation("k", "outer"))
        assert isinstance(made, Recorded)
        return made

    made = store.decide(nested, operation("k", "outer"))
    assert isinstance(made, Recorded)
    assert refused == ["MDG559"] * 5
    assert store.board().sequence == 2
    assert is_sound(store, place)


def test_決めている最中に別の口で書いても_待ち時間の後に混雑と言い_止まったままにならない(
    store: QueueStore, place: Place
) -> None:
    other = place.open(wait=0.2)

    def crossed(board: Board) -> Recorded:
        with pytest.raises(StoreError, match="MDG511"):
            other.issue(A, operation("k", "inner"))
        made = issue(board, A, operation("k", "outer"))
        assert isinstance(made, Recorded)
        return made

    assert isinstance(store.decide(crossed, operation("k", "outer")), Recorded)
    assert is_sound(store, place)


def test_待たない設定なら_順番が来なければすぐに混雑と言う(store: QueueStore, place: Place) -> None:
    other = place.open()
    other._database._wait = 0.0
    other.close()

    def crossed(board: Board) -> Refusal | None:
        with pytest.raises(StoreError, match="MDG511"):
            other.issue(A, operation("k", "inner"))
        return None

    waiting = threading.Thread(target=lambda: store.decide(crossed, operation("k", "outer")))
    waiting.start()
    waiting.join(timeout=5)
    assert not waiting.is_alive()
    assert isinstance(other.issue(A, operation("k", "inner")), Recorded)


def test_今の盤面で決めていない結果は_書かずに断る(store: QueueStore, place: Place) -> None:
    """鎖が切れると、どの端末も開けなくなる。"""
    old = store.board()
    take(store, "k", "t1")
    for board in (old, fold(store.everything()[:1])):
        stale = issue(board, A, operation("k", "stale"))
        with pytest.raises(InvalidValue, match="MDG559"):
            store.decide(lambda _, made=stale: made, operation("k", "stale"))  # type: ignore[misc]
    ahead = record(take(store, "k", "t2").board, DayOpened(business_date=DAY), operation("k", "x"))
    assert isinstance(ahead, Refusal)
    future = issue(take(store, "k", "t3").board, A, operation("k", "f1"))
    assert isinstance(future, Recorded)
    later = issue(future.board, A, operation("k", "f2"))
    with pytest.raises(InvalidValue, match="MDG559"):
        store.decide(lambda _: later, operation("k", "f2"))
    assert is_sound(store, place)


def test_一つの決定で営業日を始めて発券しても_開き直した盤面は同じ(place: Place) -> None:
    store = place.open()

    def both(board: Board) -> RecordedAll:
        day = open_day(board, DAY, operation("k", "open"))
        assert isinstance(day, Recorded)
        made = issue(day.board, A, operation("k", "open.first"), medium=Medium.SCREEN)
        assert isinstance(made, Recorded)
        return RecordedAll((day.event, made.event), made.board)

    store.decide(both, operation("k", "open"))
    assert is_sound(store, place)


def test_この版の知らない出来事を_新しく書くことはできない(store: QueueStore, place: Place) -> None:
    """文をそのまま書くので、読めない発券簿になるか、人の名が入る。"""
    change = UnknownChange(name="future", content="山田太郎 123456789012")
    with pytest.raises(InvalidValue, match="MDG559"):
        store.record(change, operation("k", "u"))
    assert is_sound(store, place)


def test_スレッドが一つの口を分け合っても_読みと書きが混ざらない(store: QueueStore, place: Place) -> None:
    def terminal(name: int) -> None:
        for n in range(25):
            take(store, f"k{name}", f"{name}-{n}", medium=Medium.SCREEN)
            store.board()
            if n % 8 == 0:
                # 前の日の鍵のやり直しは、盤面を読み直させる
                store.record(DayOpened(business_date=DAY), operation("d", "open"))
                store._log = None

    with ThreadPoolExecutor(6) as terminals:
        list(terminals.map(terminal, range(6)))
    assert store.board().last_used["a"] == 150
    assert is_sound(store, place)


def test_枝分かれした子が使っても閉じても_親の接続は生きている(store: QueueStore, place: Place) -> None:
    def child() -> None:
        take(store, "child", "c1")
        store.close()

    def closes_only() -> None:
        store.close()

    take(store, "parent", "p1")
    for work in (child, closes_only):
        assert finished(fork(work)) == 0
        take(store, "parent", f"p-{work.__name__}")
    assert store.board().sequence == 5
    assert is_sound(store, place)


def test_ほかのスレッドが書いている最中に枝分かれしても_子は止まらない(
    store: QueueStore, place: Place
) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(board: Board) -> None:
        entered.set()
        leave.wait(10)

    def child() -> None:
        import signal

        signal.alarm(10)
        assert store.board().sequence == 1
        if not place.is_file:
            return
        store._database._wait = 0.1
        with pytest.raises(StoreError, match="MDG511"):
            take(store, "child", "c1")

    writing = threading.Thread(target=lambda: store.decide(slow, operation("k", "slow")))
    writing.start()
    entered.wait(10)
    try:
        assert finished(fork(child)) == 0
    finally:
        leave.set()
        writing.join()
    take(store, "parent", "p1")
    assert is_sound(store, place)


def test_親が順番を持ったまま止められても_枝分かれした子が順番を抱え込まない(
    file: Place, tmp_path: Path
) -> None:
    ready = tmp_path / "ready"

    def parent() -> None:
        store = file.open()

        def dies(board: Board) -> None:
            child = fork(lambda: (ready.write_text("ok"), threading.Event().wait(20)))
            (tmp_path / "child").write_text(str(child))
            while not ready.exists():
                pass
            os._exit(0)

        store.decide(dies, operation("k", "x"))

    assert finished(fork(parent)) == 0
    try:
        with file.open(wait=2) as store:
            store.open_day(DAY, operation("desk", "open"))
    finally:
        os.kill(int((tmp_path / "child").read_text()), 9)


def test_文の写しは_文が消えても別の文に化けない(store: QueueStore) -> None:
    from sqlalchemy import select

    database = store.database
    for n in range(200):
        statement = select(HEADS.c.id.label(f"c{n}"))
        assert f"c{n}" in database._compiled(statement).text
    assert isinstance(database._compiled(select(HEADS.c.id)), Prepared)


def test_始まりの盤面を読めない日の期間も_その日の出来事だけが返る(store: QueueStore, place: Place) -> None:
    take(store, "k", "1", medium=Medium.SCREEN)
    tomorrow = DAY + timedelta(days=1)
    store.close_day(operation("desk", "close"), carry_to=None)
    store.open_day(tomorrow, operation("desk", "open-2"))
    take(store, "k", "2")
    known = store.history(tomorrow)
    place.run("UPDATE queue_day SET board = 'x'")
    assert place.open().history(tomorrow) == known
    assert place.open().board() == store.board()
