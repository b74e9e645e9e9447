"""表の版: 移し替えの手順と表の宣言は同じで、開くたびに確かめる。"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from queue_places import Place
from queue_terminals import DAY, operation, take
from sqlalchemy import Connection, create_engine

from madoguchi_core.store.queue import QueueStore, _opening
from madoguchi_core.store.queue._schema import HEAD, METADATA


def test_この版の番号は_移し替えの最後と同じ() -> None:
    scripts = ScriptDirectory(str(_opening._MIGRATIONS))
    assert scripts.get_heads() == [HEAD]
    assert [script.revision for script in scripts.walk_revisions()] == sorted(
        (script.revision for script in scripts.walk_revisions()), reverse=True
    )


def test_移し替えで作った表は_表の宣言と同じ(place: Place) -> None:
    place.open().close()
    address = f"sqlite:///{place.address}" if place.is_file else place.address.replace("://", "+psycopg://")
    engine = create_engine(address)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_開き直しても_表は作り直さず_Alembicも読み込まない(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.open().close()

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(_opening, "_migrate", refuse)
    place.open().close()


def test_表を作る途中で止まれば_何も残らず_次に開けば作り直せる(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate = _opening._migrate

    def broken(connection: Connection) -> None:
        migrate(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(_opening, "_migrate", broken)
        with pytest.raises(KeyboardInterrupt):
            place.open()
    if place.is_file and place.path.stat().st_size == 0:
        # 空のまま残ったファイルは、人が消してから始める
        place.path.unlink()
    with place.open() as store:
        store.open_day(DAY, operation("desk", "open"))
        assert take(store, "k", "t").event.sequence == 2


def test_一つのプロセスのスレッドが_別々の発券簿を同時に作っても_混ざらない(tmp_path: Path) -> None:
    def make(n: int) -> int:
        with QueueStore(tmp_path / f"queue{n}.sqlite3") as store:
            store.open_day(DAY, operation("desk", "open"))
            for step in range(n):
                take(store, "k", f"t{step}")
            return store.board().sequence

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(make, range(16))) == [n + 1 for n in range(16)]
