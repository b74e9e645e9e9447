"""発券簿を開く: 宛先を読み、置き場所を確かめ、表を今の版にする。"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from madoguchi_core.errors import StoreError
from madoguchi_core.store.queue import _sqlite as sqlite
from madoguchi_core.store.queue._database import Database
from madoguchi_core.store.queue._schema import HEAD

_VERSION_TABLE: Final = "alembic_version"
_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_ONE_BY_ONE: Final = threading.Lock()
_MIGRATION_TURN: Final = 7310016
"""PostgreSQL で、表の版を上げる順番を待つ錠の番号（ほかの用途と重ならなければよい）。"""


def open_database(
    address: str | PathLike[str], *, wait: float, journal: sqlite.Journal | None = None
) -> Database:
    """
    宛先を開き、表を今の版にする。

    Args:
        address: SQLite のファイルか、``sqlite:///場所`` か、``postgresql://`` の宛先。
        wait: ほかの端末の書き込みを待つ秒数。
        journal: SQLite の守り方。省くと、動いている SQLite の版から選ぶ。

    Raises:
        StoreError: 開けない（MDG510・MDG518）、発券簿ではない（MDG513）、ネットワーク上（MDG516）、
            新しい版の発券簿（MDG519）。
    """
    url = _url(fspath(address))
    is_file = url.get_backend_name() == "sqlite"
    database = _open_sqlite(url, wait, journal) if is_file else _open_server(url, wait)
    try:
        _prepare(database)
    except BaseException:
        database.close()
        raise
    return database


def _url(address: str) -> URL:
    if "://" not in address:
        if address in {"", ":memory:"}:
            raise _unknown_address()
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError:
        raise _unknown_address() from None
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"} or url.database in {None, "", ":memory:"}:
        raise _unknown_address()
    return url


def _unknown_address() -> StoreError:
    hint = "ファイルの場所か、sqlite:///場所 か、postgresql://… を渡してください"
    return StoreError("MDG518", "発券簿の宛先を読めません", hint=hint)


def _open_sqlite(url: URL, wait: float, journal: sqlite.Journal | None) -> Database:
    # 後で作業フォルダーが変わっても、別の名で指されても、同じファイルと同じ錠を使う
    path = Path(str(url.database)).resolve()
    sqlite.refuse_network(path)
    module = sqlite.sqlite_module()
    engine = create_engine(URL.create("sqlite", database=str(path)), module=module)
    chosen = journal or sqlite.safe_journal(module.sqlite_version_info)
    event.listen(engine, "connect", lambda db, _: _by_hand(db))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return Database(engine, wait=wait, path=path, journal=chosen)


def _by_hand(db: object) -> None:
    # 表を作る文も取引に入れる。ドライバーに任せると、作りかけで止まったときに半分だけ残る
    db.isolation_level = None  # type: ignore[attr-defined]


def _open_server(url: URL, wait: float) -> Database:
    try:
        engine = create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError):
        hint = "pip install 'madoguchi-core[postgresql]' を動かしてください"
        raise StoreError("MDG518", "PostgreSQL の部品が入っていません", hint=hint) from None
    return Database(engine, wait=wait, path=None, journal=None)


def _prepare(database: Database) -> None:
    # 先に自分の接続を開く。守り方にできない置き場所では、表を作らない
    with database.alone(), _as_store_errors(database):
        try:
            with database.engine.begin() as connection:
                if database.path is None:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_TURN})"))
                _upgrade(connection)
        finally:
            database.engine.dispose()


@contextmanager
def _as_store_errors(database: Database) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise database.problem(error.orig or error) from error
    except UnicodeDecodeError as error:
        raise _not_a_queue("読めない字があります") from error


def _upgrade(connection: Connection) -> None:
    tables = inspect(connection).get_table_names()
    if not tables:
        _migrate(connection)
        return
    if _VERSION_TABLE not in tables:
        raise _not_a_queue("発券簿の表がありません")
    version = _version(connection)
    if version == HEAD:
        return
    if version > HEAD:
        hint = "書いた側と同じか、新しい版の madoguchi で開いてください"
        raise StoreError("MDG519", "新しい版の madoguchi が使っている発券簿です", hint=hint)
    if not _is_known(version):
        raise _not_a_queue("表の版が分かりません")
    _migrate(connection)


def _not_a_queue(reason: str) -> StoreError:
    hint = "壊れたのなら控えから戻し、はじめてなら、発券簿だけを置く空のデータベースを渡してください"
    return StoreError("MDG513", f"発券簿ではないデータベースです（{reason}）", hint=hint)


def _is_known(version: str) -> bool:
    return any(path.stem.split("_")[0] == version for path in (_MIGRATIONS / "versions").glob("*.py"))


def _migrate(connection: Connection) -> None:
    # 表の版が合っていれば、起動のたびに Alembic を読み込まない
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    # Alembic は、動かしている相手をモジュールに覚える。二つのスレッドが同時に始めると、相手が入れ替わる
    with _ONE_BY_ONE:
        command.upgrade(config, "head")


def _version(connection: Connection) -> str:
    return str(connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar() or "")
