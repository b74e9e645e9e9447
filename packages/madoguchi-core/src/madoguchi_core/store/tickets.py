"""
発券簿: 番号を二度出さず、飛ばさずに SQLite へ書く。呼び出しや統計はここに無い。

SQLite の WAL には、二つの接続が同時に書くとファイルを壊しうる欠陥を持つ版がある（3.7.0〜3.51.2。3.44.6 以降の 3.44 系と
3.50.7 以降の 3.50 系は直っている）。直っている版では WAL と ``synchronous=FULL``、そうでない版では
``journal_mode=TRUNCATE`` と ``synchronous=EXTRA`` を使う。どちらも、返した番号は停電でも失われない（ディスクが書き込みの
完了を正しく告げるかぎり）。
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from os import PathLike, fspath
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.errors import InvalidValue, StoreError
from madoguchi_core.findings import Finding
from madoguchi_core.queue import IssuedNumber, TicketCategory, next_number

_SCHEMA_VERSION = 1

# number_text の UNIQUE は、区分の帯が重なる設定の誤りがあっても、同じ表記の札を二人に渡さないため。
_SCHEMA = f"""
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    business_date TEXT NOT NULL,
    category_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    number_text TEXT NOT NULL,
    waiting INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    printed_at TEXT,
    done_at TEXT,
    UNIQUE (business_date, category_id, number),
    UNIQUE (business_date, number_text)
);
PRAGMA user_version = {_SCHEMA_VERSION};
"""

_ISSUED = "id, category_id, number, number_text, business_date, issued_at, waiting"


class Journal(StrEnum):
    """SQLite の書き込みの守り方。"""

    WAL = "wal"
    TRUNCATE = "truncate"

    @property
    def synchronous(self) -> int:
        """``PRAGMA synchronous`` の値（2 = FULL、3 = EXTRA）。"""
        return 2 if self is Journal.WAL else 3


def safe_journal(version: tuple[int, int, int]) -> Journal:
    """
    その版の SQLite で使ってよい守り方。WAL の欠陥が直っている版だけ WAL を使う。

    Args:
        version: SQLite の版（``sqlite3.sqlite_version_info``）。

    >>> safe_journal((3, 40, 1)), safe_journal((3, 51, 3))
    (<Journal.TRUNCATE: 'truncate'>, <Journal.WAL: 'wal'>)
    """
    is_fixed = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    )
    return Journal.WAL if is_fixed else Journal.TRUNCATE


class TicketEntry(BaseModel):
    """発券簿の一行。``printed_at`` が無いものは、番号は出たが紙が出たか分からない札。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issued: IssuedNumber = Field(title="発券された番号")
    printed_at: datetime | None = Field(title="印字データを渡し終えた時刻")
    done_at: datetime | None = Field(title="用件が済んだ時刻")


class TicketBook:
    """
    発券簿。一つのファイルを、何台の端末からでも、どのスレッドからでも使える。

    操作のたびに開いて閉じるので、閉じ忘れも、分かれたプロセスへの持ち越しも起きない。

    Args:
        path: 発券簿のファイル。無ければ作る。ネットワーク上の置き場所には置かない。
        journal: 守り方。省くと、動いている SQLite の版から :func:`safe_journal` が選ぶ。
        timeout: ほかの端末の書き込みを待つ秒数。

    Raises:
        StoreError: ファイルを開けない、または発券簿ではない。

    >>> from datetime import timezone
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> folder = TemporaryDirectory()
    >>> book = TicketBook(Path(folder.name) / "tickets.db")
    >>> certificates = TicketCategory(
    ...     id="a", title="証明", letter="A", first=1, last=499, section_role="初級", counter="担当窓口"
    ... )
    >>> at = datetime(2026, 11, 24, 0, 5, tzinfo=timezone.utc)
    >>> first = book.issue(certificates, key="kiosk1-0001", business_date=date(2026, 11, 24), issued_at=at)
    >>> again = book.issue(certificates, key="kiosk1-0001", business_date=date(2026, 11, 24), issued_at=at)
    >>> first.number_text, first == again
    ('A001', True)
    >>> book.mark_printed(first.id, at=at)
    >>> book.waiting("a", on=date(2026, 11, 24))
    1
    >>> folder.cleanup()
    """

    def __init__(
        self, path: str | PathLike[str], *, journal: Journal | None = None, timeout: float = 5.0
    ) -> None:
        self._path = fspath(path)
        self._journal = journal or safe_journal(sqlite3.sqlite_version_info)
        self._timeout = timeout
        with self._transaction() as db:
            _prepare(db)

    def issue(
        self, category: TicketCategory, *, key: str, business_date: date, issued_at: datetime
    ) -> IssuedNumber | Finding:
        """
        次の番号を書き込んで返す。同じ鍵なら、何度呼んでも同じ番号を返す。

        Args:
            category: 区分。
            key: 端末が操作ひとつごとに作る鍵。二度押しや通信のやり直しを同じ操作と知るため。
            business_date: 営業日。番号はこの日ごとに数える。
            issued_at: 発券時刻（時差つき）。

        Returns:
            発券された番号、または帯を使い切ったという指摘（``MDG501``）。戻ったときには書き込みが済んでいる。

        Raises:
            StoreError: 書き込めない、または鍵が別の区分に使われている。番号は出ていない。
            InvalidValue: 発券時刻に時差がない。
        """
        at = _utc(issued_at)
        with self._transaction() as db:
            known = _find_by_key(db, key)
            if known is None:
                return _issue_next(db, category, key, business_date, at)
        if known.category_id != category.id:
            raise StoreError(
                "MDG512", "発券の鍵が別の区分に使われています", hint="操作のたびに新しい鍵を作ってください"
            )
        return known

    def mark_printed(self, ticket_id: int, *, at: datetime) -> None:
        """
        印字データをプリンターに渡し終えたことを記す。二度目からは最初の時刻を残す。

        Raises:
            StoreError: その番号が発券簿に無い、または書き込めない。
        """
        self._mark("printed_at", ticket_id, at)

    def mark_done(self, ticket_id: int, *, at: datetime) -> None:
        """
        用件が済んだことを記す。待ち人数から外れる。二度目からは最初の時刻を残す。

        Raises:
            StoreError: その番号が発券簿に無い、または書き込めない。
        """
        self._mark("done_at", ticket_id, at)

    def waiting(self, category_id: str, *, on: date) -> int:
        """その営業日に発券され、まだ済んでいない人数。"""
        with self._transaction() as db:
            return _waiting(db, category_id, on)

    def entries(self, *, on: date) -> tuple[TicketEntry, ...]:
        """その営業日の札を、出した順にすべて。"""
        query = f"SELECT {_ISSUED}, printed_at, done_at FROM ticket WHERE business_date = ? ORDER BY id"
        with self._transaction() as db:
            rows = db.execute(query, (on.isoformat(),)).fetchall()
        return tuple(
            TicketEntry(issued=_issued(row[:-2]), printed_at=_instant(row[-2]), done_at=_instant(row[-1]))
            for row in rows
        )

    def _mark(self, column: str, ticket_id: int, at: datetime) -> None:
        update = f"UPDATE ticket SET {column} = coalesce({column}, ?) WHERE id = ?"
        with self._transaction() as db:
            found = db.execute(update, (_utc(at), ticket_id)).rowcount
        if not found:
            raise StoreError(
                "MDG514", "発券簿に無い番号です", hint="発券したときに返された id を渡してください"
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        # 失敗したら閉じるだけでよい。閉じれば書きかけは戻り、ROLLBACK の失敗が元の例外を隠すこともない。
        with _as_store_errors(), closing(self._connect()) as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=self._timeout, isolation_level=None)
        try:
            _hide(self._path)
            _protect(db, self._journal)
        except BaseException:
            db.close()
            raise
        return db


def _hide(path: str) -> None:
    """本人だけが読めるようにする。書き込み中の控え（-wal・-shm・-journal）は、SQLite がこれと同じ権利で作る。"""
    # 自分で開いて閉じると、同じプロセスのほかのスレッドが掛けた錠まで外れるので、開かずに権利だけを変える
    with suppress(OSError):
        if Path(path).stat().st_mode & 0o077:
            Path(path).chmod(0o600)


def _protect(db: sqlite3.Connection, journal: Journal) -> None:
    (mode,) = db.execute(f"PRAGMA journal_mode = {journal.value}").fetchone()
    db.execute(f"PRAGMA synchronous = {journal.synchronous}")
    (synchronous,) = db.execute("PRAGMA synchronous").fetchone()
    if (mode, synchronous) != (journal.value, journal.synchronous):
        raise StoreError(
            "MDG510",
            f"発券簿を安全な書き方（{journal.value}）にできません",
            hint="発券簿を開いているほかのプログラムを閉じてください",
        )


def _prepare(db: sqlite3.Connection) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version == _SCHEMA_VERSION:
        return
    if version or tables:
        raise StoreError("MDG513", "発券簿ではないファイルです", hint="ファイルの場所を確かめてください")
    for statement in _SCHEMA.split(";"):
        # executescript は、始めた取引を勝手に閉じる
        db.execute(statement)


def _issue_next(
    db: sqlite3.Connection, category: TicketCategory, key: str, business_date: date, issued_at: str
) -> IssuedNumber | Finding:
    day = business_date.isoformat()
    (last_used,) = db.execute(
        "SELECT max(number) FROM ticket WHERE business_date = ? AND category_id = ?", (day, category.id)
    ).fetchone()
    number = next_number(category, last_used=last_used)
    if isinstance(number, Finding):
        return number
    row = (
        category.id,
        number,
        category.number_text(number),
        day,
        issued_at,
        _waiting(db, category.id, business_date),
    )
    cursor = db.execute(
        "INSERT INTO ticket (category_id, number, number_text, business_date, issued_at, waiting, key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, key),
    )
    return _issued((cursor.lastrowid, *row))


def _find_by_key(db: sqlite3.Connection, key: str) -> IssuedNumber | None:
    row = db.execute(f"SELECT {_ISSUED} FROM ticket WHERE key = ?", (key,)).fetchone()
    return None if row is None else _issued(row)


def _waiting(db: sqlite3.Connection, category_id: str, on: date) -> int:
    (count,) = db.execute(
        "SELECT count(*) FROM ticket WHERE business_date = ? AND category_id = ? AND done_at IS NULL",
        (on.isoformat(), category_id),
    ).fetchone()
    return int(count)


def _issued(row: tuple[object, ...]) -> IssuedNumber:
    return IssuedNumber.model_validate(dict(zip(_ISSUED.split(", "), row, strict=True)))


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise InvalidValue(
            "MDG515", "時刻に時差がありません", hint="時差のある時刻（日本なら +09:00）を渡してください"
        )
    return at.astimezone(UTC).isoformat()


@contextmanager
def _as_store_errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _store_error(getattr(error, "sqlite_errorname", type(error).__name__)) from error


def _store_error(name: str) -> StoreError:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError("MDG511", "発券簿が混み合っています", hint="もう一度操作してください")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreError("MDG513", f"発券簿を読めません（{name}）", hint="控えから戻してください")
    if name.startswith("SQLITE_CONSTRAINT"):
        return StoreError(
            "MDG502", "同じ番号がほかの区分から出ています", hint="番号の帯か頭の英字を分けてください"
        )
    return StoreError("MDG510", f"発券簿に書けません（{name}）", hint="発券を止めて、係に知らせてください")
