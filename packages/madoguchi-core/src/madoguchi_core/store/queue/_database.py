"""
発券簿の接続: 一つのプロセスに一つ。書くときは順番を待ち、失敗すれば何も残さない。

文は SQLAlchemy Core で書き、一度だけ SQL にして、ドライバーに直に渡す。Core の実行の層は、一枚の発券の時間の半分を占める。
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import WeakSet

from sqlalchemy import select

from madoguchi_core.errors import StoreError
from madoguchi_core.store._locks import Turn
from madoguchi_core.store.queue import _sqlite as sqlite
from madoguchi_core.store.queue._schema import HEADS

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, DBAPIModule
    from sqlalchemy.sql.base import Executable

_LOCK: Final = select(HEADS.c.id).where(HEADS.c.id == 1).with_for_update()
"""PostgreSQL では、この一行の錠が書く順番になる。待つ端末は、サーバーが先に来た順に通す。"""

_BEGIN_SQLITE: Final = "BEGIN IMMEDIATE"
_BEGIN_SERVER: Final = "BEGIN ISOLATION LEVEL READ COMMITTED"
_READ_SQLITE: Final = "BEGIN"
_READ_SERVER: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

_INHERITED: Final[list[object]] = []
"""分かれる前のプロセスから受け継いだ接続。閉じると、親の接続を壊すので、閉じずに持っておく。"""


_DATABASES: "Final[WeakSet[Database]]" = WeakSet()
"""このプロセスが開いている接続。枝分かれしたときに、子で手放す。"""

T = TypeVar("T")


class Conflict(Exception):
    """同じ通し番号か鍵が、もう書かれていた。"""


class Session:
    """
    取引の中で文を動かす口。

    Attributes:
        cursor: ドライバーのカーソル。
    """

    __slots__ = ("_compiled", "cursor")

    def __init__(self, cursor: "DBAPICursor", compiled: Callable[["Executable"], "Prepared"]) -> None:
        self.cursor = cursor
        self._compiled = compiled

    def rows(self, statement: "Executable", **values: object) -> Sequence[Any]:
        """文を動かし、行をすべて返す。"""
        prepared = self._compiled(statement)
        try:
            self.cursor.execute(prepared.text, prepared.bound(values))
            return self.cursor.fetchall()
        except UnicodeDecodeError as error:
            # 化けた字は、ドライバーの例外にならないことがある
            raise sqlite.sqlite_problem(error) from error

    def run(self, statement: "Executable", **values: object) -> int:
        """文を動かし、触れた行の数を返す。"""
        prepared = self._compiled(statement)
        self.cursor.execute(prepared.text, prepared.bound(values))
        return int(self.cursor.rowcount)


class Prepared:
    """SQL にした文と、値の渡し方。"""

    __slots__ = ("_constants", "_names", "_statement", "text")

    def __init__(self, statement: "Executable", engine: "Engine") -> None:
        # 文を持ち続ける。消えると、その id が別の文のものになる
        self._statement = statement
        compiled: Any = statement.compile(dialect=engine.dialect)  # type: ignore[attr-defined]
        self.text: str = compiled.string
        self._names: list[str] | None = compiled.positiontup
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}

    def bound(self, values: dict[str, object]) -> Sequence[object] | Mapping[str, object]:
        """ドライバーに渡す値。"""
        known = {**self._constants, **values} if self._constants else values
        return known if self._names is None else [known[name] for name in self._names]


class Database:
    """
    発券簿の置き場所への接続。

    Args:
        engine: SQLAlchemy のエンジン。
        wait: 順番を待つ秒数。
        path: SQLite のファイル。PostgreSQL なら ``None``。
        journal: SQLite の守り方。
    """

    def __init__(
        self, engine: "Engine", *, wait: float, path: Path | None, journal: "sqlite.Journal | None"
    ) -> None:
        self.engine = engine
        self.path = path
        self._journal = journal
        self._wait = wait
        self._lock = threading.RLock()
        self._turn = None if path is None else Turn(path.with_name(f"{path.name}.lock"))
        self._prepared: dict[int, Prepared] = {}
        self._connection: DBAPIConnection | None = None
        self._open_session: Session | None = None
        self._is_inside = False
        self._inode: tuple[int, int] | None = None
        _DATABASES.add(self)

    def write(self, work: Callable[[Session], T]) -> T:
        """
        書く取引の中で *work* を動かす。ほかの端末が書き終えるのを待ち、戻ったときには書き終わっている。

        Raises:
            StoreError: 順番が来ない（MDG511）、書けない（MDG510・MDG517・MDG518）、読めない（MDG513）。何も書かれていない。
            Conflict: 同じ通し番号か鍵がもうある。何も書かれていない。
        """
        with self._lock:
            self._refuse_inside()
            try:
                self._take_turn()
                return self._transaction(work, _BEGIN_SQLITE if self.path else _BEGIN_SERVER)
            finally:
                if self._turn is not None:
                    self._turn.give_up()

    def read(self, work: Callable[[Session], T]) -> T:
        """
        読む取引の中で *work* を動かす。途中でほかの端末が書いても、初めに見た姿のまま。

        Raises:
            StoreError: 読めない（MDG510・MDG513・MDG518）。
        """
        with self._lock:
            self._refuse_inside()
            return self._transaction(work, _READ_SQLITE if self.path else _READ_SERVER)

    @contextmanager
    def alone(self) -> Iterator["DBAPIConnection"]:
        """取引の外で、接続を一人で使う（控えを取るとき、表の版を上げるとき）。"""
        with self._lock:
            self._refuse_inside()
            try:
                self._take_turn()
                yield self._connected()
            except self._driver().Error as error:
                raise self.problem(error) from error
            finally:
                if self._turn is not None:
                    self._turn.give_up()

    def close(self) -> None:
        """接続を閉じる。もう一度使えば、開き直す。"""
        with self._lock:
            self._refuse_inside()
            self._drop()
            if self._turn is not None:
                self._turn.close()

    def _transaction(self, work: Callable[[Session], T], begin: str) -> T:
        is_ending = False
        try:
            session = self._begun(begin)
            try:
                if begin is _BEGIN_SERVER:
                    session.rows(_LOCK)
                found = work(session)
                is_ending = True
                session.cursor.execute("COMMIT")
            except BaseException:
                self._undo()
                raise
            finally:
                self._is_inside = False
        except self._driver().IntegrityError as error:
            raise Conflict from error
        except self._driver().Error as error:
            raise self.problem(error, is_ending=is_ending) from error
        return found

    def _begun(self, begin: str) -> Session:
        is_old = self._connection is not None
        session = self._session()
        self._is_inside = True
        try:
            session.cursor.execute(begin)
        except BaseException as error:
            self._is_inside = False
            self._undo()
            if not (is_old and self.path is None and isinstance(error, self._driver().OperationalError)):
                raise
            # サーバーが起き直していた。まだ何も書いていないので、つなぎ直して始める
            self._drop()
            return self._begun(begin)
        return session

    def _refuse_inside(self) -> None:
        """決めている最中に同じ接続を使うと、外側の取引まで戻る。"""
        if self._is_inside:
            hint = "盤面は、決める関数に渡されたものを使ってください"
            raise StoreError("MDG559", "決めている最中に、同じ発券簿を使おうとしました", hint=hint)

    def after_fork(self) -> None:
        """枝分かれした子で、親の接続と順番を手放す。ほかのスレッドが持っていた錠も、子では外れない。"""
        _INHERITED.append((self._connection, self._open_session))
        self._connection, self._open_session = None, None
        self._lock, self._is_inside = threading.RLock(), False
        if self._turn is not None:
            self._turn.close()

    def _take_turn(self) -> None:
        if self._turn is None:
            return
        try:
            is_taken = self._turn.take(wait=self._wait)
        except OSError as problem:
            hint = "フォルダーがあるか、書く権利があるかを確かめてください"
            raise StoreError("MDG510", "発券簿の置き場所に書けません", hint=hint) from problem
        if not is_taken:
            raise sqlite.busy()

    def _driver(self) -> "DBAPIModule":
        driver = self.engine.dialect.dbapi
        assert driver is not None  # noqa: S101 create_engine が必ず付ける
        return driver

    def problem(self, error: BaseException, *, is_ending: bool = False) -> StoreError:
        """ドライバーの例外を、次の手を書いた例外にする。*is_ending* なら、書き終えたかもしれない。"""
        if self.path is not None:
            return sqlite.sqlite_problem(error)
        from madoguchi_core.store.queue._postgres import postgres_problem

        # 切れた接続は使い続けない
        self._drop()
        return postgres_problem(error, is_ending=is_ending)

    def _undo(self) -> None:
        """取引を戻す。もう戻っているとき（満杯のときなど）に戻すと、元の例外が隠れる。"""
        try:
            if self._connection is not None:
                self._connection.rollback()
        except Exception:  # noqa: BLE001 元の例外を隠さない。戻せない接続は捨てれば、サーバーが戻す
            self._drop()

    def _drop(self) -> None:
        connection, self._connection, self._open_session = self._connection, None, None
        if connection is None:
            return
        try:
            connection.close()
        except self._driver().Error:
            # 壊れた接続。閉じられなくても、もう使わない
            _INHERITED.append(connection)

    def _compiled(self, statement: "Executable") -> Prepared:
        found = self._prepared.get(id(statement))
        if found is None:
            found = self._prepared[id(statement)] = Prepared(statement, self.engine)
        return found

    def _session(self) -> Session:
        connection = self._connected()
        if self._open_session is None:
            self._open_session = Session(connection.cursor(), self._compiled)
        return self._open_session

    def _connected(self) -> "DBAPIConnection":
        if self._connection is None:
            if self.path is not None:
                sqlite.refuse_empty(self.path)
            self._connection = self.connect()
            self._inode = _inode(self.path)
        elif self.path is not None and _inode(self.path) != self._inode:
            hint = "発券簿を使うプログラムをすべて止め、起こし直してください"
            raise StoreError("MDG510", "使っているあいだに、発券簿のファイルが替わりました", hint=hint)
        return self._connection

    def connect(self) -> "DBAPIConnection":
        """新しい接続。この発券簿の守り方で書く。閉じるのは呼ぶ側。"""
        if self.path is None or self._journal is None:
            from madoguchi_core.store.queue._postgres import protect_session

            arguments, options = self.engine.dialect.create_connect_args(self.engine.url)
            server: DBAPIConnection = self._driver().connect(*arguments, **options, autocommit=True)
            try:
                protect_session(server, self._wait)
            except BaseException:
                server.close()
                raise
            return server
        db: DBAPIConnection = self._driver().connect(
            self.path, timeout=self._wait, isolation_level=None, check_same_thread=False
        )
        try:
            sqlite.hide(self.path)
            sqlite.protect(db, self._journal)
        except UnicodeDecodeError as error:
            db.close()
            raise sqlite.sqlite_problem(error) from error
        except BaseException:
            db.close()
            raise
        return db


def _inode(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        found = os.stat(path)  # noqa: PTH116 書くたびに見るので、速いほうで
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _after_fork() -> None:
    for database in tuple(_DATABASES):
        database.after_fork()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_after_fork)
