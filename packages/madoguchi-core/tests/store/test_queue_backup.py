"""控え: 書きながらでも取れ、化けた控えは戻さず、戻した後に同じ番号は出ない。"""

import os
import shutil
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from queue_nursery import Nursery
from queue_places import Place
from queue_terminals import AT, DAY, A, B, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Issued, Medium, Operation, Recorded, RecordedAll, fold
from madoguchi_core.store.queue import QueueStore, back_up, examine, restore
from madoguchi_core.store.queue._sqlite import sqlite_module


@pytest.fixture
def store(file: Place) -> QueueStore:
    opened = file.open()
    opened.open_day(DAY, operation("desk", "open"))
    for n in range(10):
        take(opened, "k", f"t{n}", medium=Medium.SCREEN)
    return opened


def errors(store: QueueStore) -> list[str]:
    return [finding.code for finding in examine(store) if finding.severity is Severity.ERROR]


def number(made: object) -> int:
    assert isinstance(made, Recorded)
    assert isinstance(made.event.change, Issued)
    return made.event.change.number


def test_書きながら取った控えは_始めた時より後の姿で_通る(
    store: QueueStore, file: Place, tmp_path: Path, nursery: Nursery
) -> None:
    """四つの端末が毎秒 10 枚ずつ出しているあいだに取る。"""
    notes = tmp_path / "notes"
    running = [nursery.start("issue_many", file, notes, f"k{n}", 25, 0.1) for n in range(4)]
    sleep(0.3)
    started = monotonic()
    made = [back_up(store, tmp_path / f"backup{n}.sqlite3", at=AT) for n in range(3)]
    took = monotonic() - started
    assert [nursery.wait(process) for process in running] == [0] * 4
    worst = max(float(line.split()[2]) for line in notes.read_text(encoding="utf-8").splitlines())
    print(f"控え三つに {took:.2f} 秒、そのあいだのいちばん長い発券 {worst:.3f} 秒")  # noqa: T201 数を残す
    assert took < 60
    assert store.board().sequence == 1 + 10 + 100
    for n, backup in enumerate(made):
        copy = tmp_path / f"restored{n}" / "queue.sqlite3"
        copy.parent.mkdir()
        restore(tmp_path / f"backup{n}.sqlite3", copy)
        with QueueStore(copy, journal=store.database._journal) as back:
            assert back.everything() == store.everything()[: backup.events]
            assert errors(back) == []


def test_戻した発券簿は_番号を飛ばすまで出さず_飛ばせば重ならない(
    store: QueueStore, file: Place, tmp_path: Path
) -> None:
    back_up(store, tmp_path / "backup.sqlite3", at=AT)
    after = [number(take(store, "k", f"after-{n}")) for n in range(7)]
    store.close()
    restore(tmp_path / "backup.sqlite3", tmp_path / "new.sqlite3")
    with Place(str(tmp_path / "new.sqlite3"), file.journal).open() as back:
        assert back.is_copy
        with pytest.raises(StoreError, match="MDG545"):
            back.issue(A, operation("k", "first"))
        assert isinstance(back.jump([A, B], {"a": max(after)}, operation("desk", "jump")), RecordedAll)
        assert number(take(back, "k", "first")) > max(after)
        assert number(take(back, "k", "b", B)) == 101
        assert errors(back) == []


def test_戻した印は_どの端末からも見え_外すのも付けるのも伝わる(store: QueueStore, file: Place) -> None:
    with file.open() as other:
        other.mark_copy()
        assert store.is_copy
        with pytest.raises(StoreError, match="MDG545"):
            store.issue(A, operation("k", "x"))
        other.jump([A], {"a": 30}, operation("desk", "jump"))
        assert number(take(store, "k", "x")) == 31


def test_前の日の控えを戻したら_今日を始めるまで_飛ばしたことにしない(store: QueueStore) -> None:
    """前の日で飛ばすと、今日を開いたときに 1 番に戻り、今日もう渡した番号がまた出る。"""
    store.mark_copy()
    tomorrow = AT + timedelta(days=1)
    refused = store.jump([A], {"a": 90}, Operation(tomorrow, "desk", "jump"))
    assert isinstance(refused, Finding)
    assert (refused.code, store.is_copy) == ("MDG534", True)
    store.close_day(Operation(tomorrow, "desk", "close"), carry_to=None)
    store.open_day(DAY + timedelta(days=1), Operation(tomorrow, "desk", "open-2"))
    with pytest.raises(StoreError, match="MDG545"):
        store.issue(A, Operation(tomorrow, "k", "x"))
    store.jump([A], {"a": 90}, Operation(tomorrow, "desk", "jump"))
    assert number(store.issue(A, Operation(tomorrow, "k", "x"))) == 91


def test_何も飛ばさない飛ばし方では_印は外れない(store: QueueStore) -> None:
    store.jump([A], {"a": 20}, operation("desk", "jump"))
    store.mark_copy()
    store.jump([], {}, operation("desk", "empty"))
    store.jump([A], {"a": 20}, operation("desk", "jump"))
    assert store.is_copy
    with pytest.raises(StoreError, match="MDG545"):
        store.issue(A, operation("k", "x"))


def test_一バイトでも化けた控えは戻さない(store: QueueStore, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    back_up(store, backup, at=AT)
    good = backup.read_bytes()
    for offset in range(0, len(good), 997):
        backup.write_bytes(good[:offset] + bytes([good[offset] ^ 1]) + good[offset + 1 :])
        with pytest.raises(StoreError, match="MDG513"):
            restore(backup, tmp_path / "new.sqlite3")
    assert not (tmp_path / "new.sqlite3").exists()
    backup.write_bytes(good)
    for catalogue in ("", "{}", "[]", '{"schema": "madoguchi.queue-backup/9"}'):
        (tmp_path / "backup.sqlite3.json").write_text(catalogue, encoding="utf-8")
        with pytest.raises(StoreError, match="MDG546"):
            restore(backup, tmp_path / "new.sqlite3")


@pytest.mark.parametrize("left", ["", "-wal", "-journal", "-shm"])
def test_前の発券簿の残りがある所には戻さない(store: QueueStore, tmp_path: Path, left: str) -> None:
    """書き込み中の控えだけを残して戻すと、SQLite が、戻した発券簿にそれを書き足す。"""
    back_up(store, tmp_path / "backup.sqlite3", at=AT)
    (tmp_path / f"new.sqlite3{left}").write_bytes(b"")
    with pytest.raises(StoreError, match="MDG546"):
        restore(tmp_path / "backup.sqlite3", tmp_path / "new.sqlite3")


def test_控えを取る途中で強制終了しても_半分の控えはその名で残らない(
    file: Place, tmp_path: Path, nursery: Nursery, store: QueueStore
) -> None:
    target = tmp_path / "backups" / "backup.sqlite3"
    finished = 0
    for turn in range(200):
        if turn >= 25 and finished:
            break
        process = nursery.start("back_up_once", file, target)
        sleep(0.005 * turn)
        os.kill(process, 9)
        nursery.wait(process)
        if not target.exists():
            continue
        finished += 1
        restored = tmp_path / f"r{turn}" / "queue.sqlite3"
        restored.parent.mkdir()
        try:
            restore(target, restored)
        except StoreError as problem:
            # 古い控えと新しい目録。戻すときに食い違いが分かる
            assert problem.code == "MDG513"  # noqa: PT017
        else:
            with Place(str(restored), file.journal).open() as back:
                assert back.everything() == store.everything()
    assert finished > 0
    back_up(store, target, at=AT)
    names = {path.name: path for path in target.parent.iterdir()}
    assert {name for name in names if name[0] != "."} == {"backup.sqlite3", "backup.sqlite3.json"}
    # 錠を掛ける前に止まった置き場は、空のまま、一時間後に消える
    assert all(not any(path.iterdir()) for name, path in names.items() if name[0] == ".")


def test_壊れた発券簿の控えは_置かない(store: QueueStore, file: Place, tmp_path: Path) -> None:
    file.run("UPDATE queue_event SET body = '{}' WHERE sequence = 5")
    with pytest.raises(StoreError, match="MDG513"):
        back_up(store, tmp_path / "backups" / "backup.sqlite3", at=AT)
    assert list((tmp_path / "backups").iterdir()) == []


def test_控えの置き場所が満杯なら_空きが足りないと言い_前の控えは残る(
    store: QueueStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup.sqlite3"
    back_up(store, target, at=AT)
    before = target.read_bytes()
    error = sqlite_module().OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"

    class Full:
        def cursor(self) -> "Full":
            return self

        def execute(self, *_: object) -> None:
            raise error

        def close(self) -> None:
            pass

    with monkeypatch.context() as patched:
        patched.setattr(type(store.database), "connect", lambda self: Full())
        with pytest.raises(StoreError, match="MDG517"):
            back_up(store, target, at=AT)
    assert target.read_bytes() == before


def test_発券している最中の健康診断は_食い違いと言わない(store: QueueStore, file: Place) -> None:
    stop = threading.Event()

    def issuing() -> None:
        with file.open() as other:
            for n in range(5000):
                if stop.is_set():
                    break
                take(other, "k2", f"x{n}", medium=Medium.SCREEN)

    terminal = threading.Thread(target=issuing)
    terminal.start()
    try:
        for _ in range(4):
            assert errors(store) == []
    finally:
        stop.set()
        terminal.join()


def test_PostgreSQLの控えは_ここでは取らない(postgres: Place, tmp_path: Path) -> None:
    with postgres.open() as store, pytest.raises(StoreError, match="MDG546"):
        back_up(store, tmp_path / "backup", at=AT)


def test_控えも目録も_本人だけが読める(store: QueueStore, tmp_path: Path) -> None:
    back_up(store, tmp_path / "backup.sqlite3", at=AT)
    for name in ("backup.sqlite3", "backup.sqlite3.json"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_控えを取った盤面は_戻した盤面と同じ(store: QueueStore, file: Place, tmp_path: Path) -> None:
    back_up(store, tmp_path / "backup.sqlite3", at=AT)
    shutil.copy(tmp_path / "backup.sqlite3", tmp_path / "copy.sqlite3")
    with Place(str(tmp_path / "copy.sqlite3"), file.journal).open() as back:
        assert back.board() == store.board() == fold(back.everything())


@pytest.mark.parametrize("make", [os.symlink, os.link])
def test_控えの名が今の発券簿かほかのファイルなら_替えない(
    store: QueueStore, tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    ledger = store.database.path
    assert ledger is not None
    other, named = tmp_path / "大事.txt", tmp_path / "別の名.sqlite3"
    other.write_text("町の記録", encoding="utf-8")
    make(ledger, named)
    # 前に誤って目録ができていても、発券簿は発券簿
    for target in (ledger, named):
        target.with_name(f"{target.name}.json").write_text("{}", encoding="utf-8")
    for target in (ledger, named, other):
        with pytest.raises(StoreError) as refused:
            back_up(store, target, at=AT)
        assert refused.value.code == "MDG546"
    assert number(take(store, "k", "after", medium=Medium.SCREEN)) == 11
    assert other.read_text(encoding="utf-8") == "町の記録"
