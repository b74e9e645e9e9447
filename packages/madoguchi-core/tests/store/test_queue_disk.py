"""装置の問題: 満杯・書けない・大きさの限り。番号を出さずに止まり、これまでの札は読め、直れば続きから出る。"""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from queue_fork import finished, fork
from queue_places import Place
from queue_terminals import DAY, B, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Severity
from madoguchi_core.queue import Issued, Medium, Recorded
from madoguchi_core.store.queue import Journal, QueueStore, back_up, examine
from madoguchi_core.store.queue._sqlite import sqlite_module

NOBODY = 65534


@pytest.fixture
def store(file: Place) -> QueueStore:
    opened = file.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def issue_until_refused(store: QueueStore, most: int = 20000) -> tuple[int, StoreError]:
    """断られるまで発券する。返すのは、出た枚数と断り。"""
    for issued in count():
        assert issued < most
        try:
            take(store, "k", f"k{issued}", medium=Medium.SCREEN)
        except StoreError as error:
            return issued, error
    raise AssertionError


def numbers(store: QueueStore) -> list[int]:
    return [event.change.number for event in store.everything() if isinstance(event.change, Issued)]


def is_sound(store: QueueStore, issued: int) -> bool:
    problems = [finding for finding in examine(store) if finding.severity is Severity.ERROR]
    return numbers(store) == list(range(1, issued + 1)) and problems == []


def test_満杯なら番号を出さずに止まり_読め_空けば続きから出る(store: QueueStore) -> None:
    """満杯は、ページの数の限りで、SQLite 自身に起こさせる。"""
    with store.database.alone() as db:
        cursor = db.cursor()
        cursor.execute("PRAGMA page_count")
        [(pages,)] = cursor.fetchall()
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")
        cursor.fetchall()
        cursor.close()
    issued, refused = issue_until_refused(store)
    assert refused.code == "MDG517"
    assert issued > 10
    assert is_sound(store, issued)
    for n in range(3):
        with pytest.raises(StoreError, match="MDG517"):
            take(store, "k", f"again{n}" * 3, medium=Medium.SCREEN)
    with store.database.alone() as db:
        cursor = db.cursor()
        cursor.execute("PRAGMA max_page_count = 1000000")
        cursor.fetchall()
        cursor.close()
    made = take(store, "k", f"k{issued}", medium=Medium.SCREEN)
    assert made.event.change.number == issued + 1  # type: ignore[union-attr]
    assert is_sound(store, issued + 1)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """3 MB のディスク。付けられない環境では、大きさの限りを掛けた子のプロセスの試験だけが残る。"""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], check=False, capture_output=True
    )
    if made.returncode == 0:
        yield folder
        subprocess.run(["umount", folder], check=True)
    else:
        print("この環境では小さなディスクを付けられないので、ページの数の限りで代える")  # noqa: T201
        yield folder


@pytest.mark.parametrize("journal", Journal)
def test_本当に満杯のディスクでも_失わず_元の例外を隠さない(small_disk: Path, journal: Journal) -> None:
    is_small = shutil.disk_usage(small_disk).total < 10 << 20
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"0" * (1 << 20))
    store = QueueStore(small_disk / "queue.sqlite3", journal=journal)
    store.open_day(DAY, operation("desk", "open"))
    if not is_small:
        store.database.connect().close()
        store.close()
        return
    issued, refused = issue_until_refused(store)
    assert refused.code in {"MDG517", "MDG510"}, refused
    assert type(refused.__cause__).__name__ == "OperationalError"
    assert "rollback" not in str(refused.__cause__)
    assert len(store.board().waiting()) == issued
    with pytest.raises(StoreError) as no_backup:
        back_up(store, small_disk / "backup.sqlite3", at=operation("d", "x").at)
    assert no_backup.value.code in {"MDG517", "MDG510"}
    store.close()
    ballast.unlink()
    with QueueStore(small_disk / "queue.sqlite3", journal=journal) as again:
        made = take(again, "k", f"k{issued}", medium=Medium.SCREEN)
        assert made.event.change.number == issued + 1  # type: ignore[union-attr]
        assert is_sound(again, issued + 1)


def test_書き込みの失敗は_発券を止める例外になり_出た札は残る(file: Place, store: QueueStore) -> None:
    """ファイルの大きさの上限を下げて、装置の書き込みを本当に失敗させる。"""
    notes = file.path.with_name("notes")

    def child() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
        with file.open() as other:
            issued, refused = issue_until_refused(other)
            assert refused.code in {"MDG510", "MDG517"}, refused
            assert len(other.board().waiting()) == issued
            notes.write_text(str(issued))

    assert finished(fork(child)) == 0
    issued = int(notes.read_text(encoding="utf-8"))
    assert is_sound(store, issued)
    assert take(store, "k", f"k{issued}", medium=Medium.SCREEN).event.change.number == issued + 1  # type: ignore[union-attr]


@pytest.mark.parametrize("what", ["ファイル", "フォルダー", "両方"])
def test_書く権利が無ければ_開くときか書くときに断り_何も変えない(
    file: Place, store: QueueStore, what: str
) -> None:
    """試験は root で動くことがあるので、権利を落とした子のプロセスで見る。"""
    take(store, "k", "t", medium=Medium.SCREEN)
    store.close()
    before = file.path.read_bytes()
    for path in file.path.parent.glob("queue.sqlite3?*"):
        path.unlink()
    for path in file.path.parent.iterdir():
        os.chmod(path, 0o444 if what != "フォルダー" else 0o666)  # noqa: PTH101
    file.path.parent.chmod(0o555 if what != "ファイル" else 0o777)

    def child() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        os.chdir("/")
        with pytest.raises(StoreError) as refused:
            take(QueueStore(file.address, journal=Journal(file.journal or ""), wait=0.2), "k", "x")
        assert refused.value.code == "MDG510", refused.value

    for parent in (file.path.parent, *file.path.parent.parents):
        if os.geteuid() == 0 and parent.stat().st_mode & 0o005 != 0o005 and parent != file.path.parent:
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        assert finished(fork(child)) == 0
    finally:
        file.path.parent.chmod(0o755)
    assert file.path.read_bytes() == before


def test_満杯の後の盤面は_書けなかった札を見せない(
    store: QueueStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """書き終えるところで断られても、覚えた盤面は進まない。"""
    error = sqlite_module().OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    session = store.database._session()
    cursor = session.cursor

    class Failing:
        def execute(self, text: str, *values: Sequence[object]) -> object:
            if text == "COMMIT":
                raise error
            return cursor.execute(text, *values)

        def __getattr__(self, name: str) -> object:
            return getattr(cursor, name)

    with monkeypatch.context() as patched:
        patched.setattr(session, "cursor", Failing())
        with pytest.raises(StoreError, match=r"MDG510.*SQLITE_IOERR_FSYNC"):
            store.issue(B, operation("k", "x"))
    assert store.board().sequence == 1
    made = store.issue(B, operation("k", "x"))
    assert isinstance(made, Recorded)
    assert not made.is_repeat
