"""守り方: 停電でも失われない書き方を、どの接続でも確かめてから使う。できない所では開かない。"""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from queue_places import Place
from queue_terminals import DAY, A, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.store._locks import Turn
from madoguchi_core.store.queue import Journal, QueueStore, safe_journal
from madoguchi_core.store.queue import _sqlite as sqlite
from madoguchi_core.store.queue._database import Session
from madoguchi_core.store.queue._postgres import postgres_problem, protect_session
from madoguchi_core.store.queue._store import _SET_COPY

sqlite_module: Any = sqlite


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 6, 23), Journal.TRUNCATE),
        ((3, 40, 1), Journal.TRUNCATE),
        ((3, 44, 5), Journal.TRUNCATE),
        ((3, 44, 6), Journal.WAL),
        ((3, 45, 0), Journal.TRUNCATE),
        ((3, 50, 6), Journal.TRUNCATE),
        ((3, 50, 7), Journal.WAL),
        ((3, 51, 0), Journal.TRUNCATE),
        ((3, 51, 2), Journal.TRUNCATE),
        ((3, 51, 3), Journal.WAL),
        ((3, 53, 4), Journal.WAL),
        ((4, 0, 0), Journal.WAL),
    ],
)
def test_WALは欠陥の直った版だけで使う(version: tuple[int, int, int], journal: Journal) -> None:
    assert safe_journal(version) is journal


def test_直った部品が無ければ_遅いが安全な書き方で開く(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_module.sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    assert sqlite.sqlite_module() is sqlite_module.sqlite3
    with QueueStore(tmp_path / "queue.sqlite3") as store:
        assert pragma(store, "journal_mode") == "truncate"
        assert pragma(store, "synchronous") == 3


def test_欠陥のある部品しか無くても_直った部品があればそれを使う(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_module.sqlite3, "sqlite_version_info", (3, 40, 1))
    fixed: Any = SimpleNamespace(sqlite_version_info=(3, 53, 4))
    monkeypatch.setitem(sys.modules, "pysqlite3", SimpleNamespace(dbapi2=fixed))
    assert sqlite_module.sqlite_module() is fixed
    fixed.sqlite_version_info = (3, 51, 1)
    assert sqlite.sqlite_module().__name__ == "sqlite3"


def pragma(store: QueueStore, name: str) -> object:
    with store.database.alone() as db:
        cursor = db.cursor()
        cursor.execute(f"PRAGMA {name}")
        [(value,)] = cursor.fetchall()
        cursor.close()
    return value


@pytest.mark.parametrize(("journal", "synchronous"), [(Journal.WAL, 2), (Journal.TRUNCATE, 3)])
def test_どの接続も_選んだ守り方で書く(tmp_path: Path, journal: Journal, synchronous: int) -> None:
    store = QueueStore(tmp_path / "queue.sqlite3", journal=journal)
    for _ in range(2):
        values = [
            pragma(store, name) for name in ("journal_mode", "synchronous", "foreign_keys", "mmap_size")
        ]
        assert values == [journal.value, synchronous, 1, 0]
        store.close()
    fresh = store.database.connect()
    cursor = fresh.cursor()
    cursor.execute("PRAGMA synchronous")
    assert list(cursor.fetchall()) == [(synchronous,)]
    fresh.close()


def test_守り方にできなければ_開かない(file: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    file.open()
    other = Journal.TRUNCATE if file.journal == "wal" else Journal.WAL
    reader = file.connect()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM queue_head").fetchall()
    with pytest.raises(StoreError) as refused:
        QueueStore(file.address, journal=other, wait=0.1)
    assert refused.value.code in {"MDG510", "MDG511"}
    reader.close()


def test_PostgreSQLのどの接続も_書き終えたものを守る(postgres: Place) -> None:
    store = postgres.open()
    db = store.database.connect()
    cursor = db.cursor()
    for name in ("synchronous_commit", "fsync", "full_page_writes"):
        cursor.execute(f"SHOW {name}")
        assert list(cursor.fetchall()) == [("on",)]
    db.close()


def test_書き終えたものを守らないサーバーでは_開かず_接続も残さない() -> None:
    class Unsafe:
        def cursor(self) -> "Unsafe":
            return self

        def execute(self, text: str) -> None:
            self.value = "off" if text == "SHOW fsync" else "on"

        def fetchall(self) -> list[tuple[str]]:
            return [(self.value,)]

        def close(self) -> None:
            pass

    with pytest.raises(StoreError, match="MDG510"):
        protect_session(Unsafe(), 1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "is_ending", "code", "says"),
    [
        ("55P03", False, "MDG511", "混み合って"),
        ("40001", False, "MDG511", "混み合って"),
        ("53100", False, "MDG517", "空き"),
        ("42P01", False, "MDG513", "読めません"),
        ("XX001", False, "MDG513", "読めません"),
        ("57P01", False, "MDG518", "使えません"),
        ("57P01", True, "MDG518", "同じ鍵で"),
        ("08006", True, "MDG518", "同じ鍵で"),
        (None, True, "MDG518", "同じ鍵で"),
        ("42501", True, "MDG518", "使えません"),
    ],
)
def test_PostgreSQLの例外は_次の手を言う(state: str | None, code: str, says: str, *, is_ending: bool) -> None:
    error = RuntimeError("postgresql://user:secret@host")
    error.sqlstate = state  # type: ignore[attr-defined]
    problem = postgres_problem(error, is_ending=is_ending)
    assert problem.code == code
    assert says in str(problem)
    assert "secret" not in str(problem)


# ---------------------------------------------------------------- ネットワーク

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//nas/a /mnt/kyoyu cifs rw 0 0
nas:/b /mnt/madoguchi\040no\040hako nfs4 rw 0 0
nas:/c /mnt/no\0431 nfs rw 0 0
nas:/d /mnt/back\134slash nfs rw 0 0
/dev/sdb1 /mnt/kyoyu/local ext4 rw 0 0
sshfs /mnt/remote fuse.sshfs rw 0 0
vbox /mnt/host vboxsf rw 0 0
nas:/e /mnt/over nfs rw 0 0
tmpfs /mnt/over tmpfs rw 0 0
tmpfs /mnt/under tmpfs rw 0 0
nas:/f /mnt/under nfs rw 0 0
systemd-1 /mnt/auto autofs rw 0 0
nas:/g /mnt/auto nfs4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/queue.sqlite3", "ext4"),
        ("/mnt/kyoyu/queue.sqlite3", "cifs"),
        ("/mnt/kyoyu2/queue.sqlite3", "ext4"),
        ("/mnt/kyoyu/local/queue.sqlite3", "ext4"),
        ("/mnt/madoguchi no hako/queue.sqlite3", "nfs4"),
        ("/mnt/no#1/queue.sqlite3", "nfs"),
        ("/mnt/back\\slash/queue.sqlite3", "nfs"),
        ("/mnt/remote/queue.sqlite3", "fuse.sshfs"),
        ("/mnt/host/queue.sqlite3", "vboxsf"),
        ("/mnt/over/queue.sqlite3", "tmpfs"),
        ("/mnt/under/queue.sqlite3", "nfs"),
        ("/mnt/auto/queue.sqlite3", "nfs4"),
        ("/mnt/kyoyu/local/../queue.sqlite3", "cifs"),
    ],
)
def test_置き場所のファイルシステムを_重ねた所も字を替えた名も見分ける(path: str, kind: str) -> None:
    assert sqlite.file_system(Path(path), MOUNTS) == kind


@pytest.mark.parametrize(
    "kind", ["cifs", "nfs", "nfs4", "smb3", "9p", "fuse.sshfs", "fuse.gvfsd-fuse", "vboxsf"]
)
def test_ネットワーク上には置けない(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas {tmp_path}/nas {kind} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(sqlite, "_MOUNTS", mounts)
    (tmp_path / "nas").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nas")
    for folder in ("nas", "link"):
        with pytest.raises(StoreError, match="MDG516"):
            QueueStore(tmp_path / folder / "queue.sqlite3")
    assert list((tmp_path / "nas").iterdir()) == []
    QueueStore(tmp_path / "queue.sqlite3").close()


@pytest.mark.parametrize(
    ("drive", "kind", "refused"), [("Z:", 4, True), ("C:", 3, False), (r"\\nas\a", 3, True)]
)
def test_Windowsのネットワークのドライブにも置けない(
    monkeypatch: pytest.MonkeyPatch, drive: str, kind: int, *, refused: bool
) -> None:
    import ctypes

    kernel = SimpleNamespace(GetDriveTypeW=lambda name: kind)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sqlite_module.sys, "platform", "win32")
    path: Any = SimpleNamespace(resolve=lambda: SimpleNamespace(drive=drive))
    assert sqlite._is_network(path) is refused


# ---------------------------------------------------------------- 宛先と権利


@pytest.mark.parametrize(
    "address",
    [
        "",
        ":memory:",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://u@h/d",
        "postgresql://127.0.0.1",
        "://",
        "あ://い",
    ],
)
def test_置き場所にならない宛先は_開かずに言う(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="MDG518"):
        QueueStore(address)
    assert list(tmp_path.iterdir()) == []


def test_つながらないサーバーは_宛先の秘密を言わずに断る() -> None:
    with pytest.raises(StoreError, match="MDG518") as refused:
        QueueStore("postgresql://user:himitsu@127.0.0.1:1/queue")
    assert "himitsu" not in str(refused.value)


def test_相対の道で開いた後に作業フォルダーが変わっても_同じ発券簿を使う(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    store = QueueStore("queue.sqlite3")
    store.open_day(DAY, operation("d", "open"))
    store.close()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert store.board().business_date == DAY
    store.close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("journal", Journal)
def test_発券簿も_書き込み中の控えも_錠も_本人だけが読める(tmp_path: Path, journal: Journal) -> None:
    store = QueueStore(tmp_path / "queue.sqlite3", journal=journal)
    seen: set[int] = set()

    def look(session: Session) -> None:
        session.run(_SET_COPY, value=0)
        files = list(tmp_path.iterdir())
        assert len(files) > 2
        seen.update(file.stat().st_mode & 0o777 for file in files)

    store.database.write(look)
    store.close()
    assert seen == {0o600}


def test_読まれる権利の発券簿も_開けば本人だけのものになる(file: Place) -> None:
    with file.open() as store:
        store.open_day(DAY, operation("d", "open"))
    file.path.chmod(0o644)
    with file.open() as store:
        take(store, "k", "t")
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_置き場所が無ければ_開くときに断る(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="MDG510"):
        QueueStore(tmp_path / "missing" / "queue.sqlite3")


def test_ほかの端末が離さなければ_番号を出さずに混雑と言う(file: Place) -> None:
    store = file.open(wait=0.05)
    store.open_day(DAY, operation("d", "open"))
    turn = Turn(file.path.with_name(f"{file.path.name}.lock"))
    assert turn.take(wait=0)
    with pytest.raises(StoreError, match="MDG511"):
        store.issue(A, operation("k", "tap"))
    with pytest.raises(StoreError, match="MDG511"):
        file.open(wait=0)
    turn.close()
    assert take(store, "k", "tap").event.sequence == 2


def test_錠を知らないプログラムが書いていても_混雑と言う(file: Place) -> None:
    store = file.open(wait=0.05)
    store.open_day(DAY, operation("d", "open"))
    rude = file.connect()
    rude.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="MDG511"):
        store.issue(A, operation("k", "tap"))
    assert store.board().sequence == 1
    rude.execute("ROLLBACK")
    rude.close()
    assert take(store, "k", "tap").event.sequence == 2
