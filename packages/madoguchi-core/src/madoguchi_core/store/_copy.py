"""住民の表の写し（SQLite）。書くのは取り込みのときだけで、あとは読み取り専用で開く。"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from madoguchi_core.errors import StoreError
from madoguchi_core.records import Household, Protection, Resident, ResidentSpec, RowAdapter
from madoguchi_core.store._protections import matching_key, stricter
from madoguchi_core.store._staging import staging

FORMAT = "madoguchi.residents/1"
CopyRow = tuple[str, str, Sequence[str]]
_READ = "SELECT * FROM resident"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyInfo:
    """
    写しの素性。

    Attributes:
        source: 元のファイル名。
        sha256: 元のファイルの要約値。
        data_as_of: 表の基準日。分からなければ None。
        imported_at: 取り込んだ時刻。分からなければ None。
        rows: 住民の行の数。
        columns: 元の見出し。
        encoding: 元の文字コード。
        spec_id: 読んだときの宣言の id。
        layout: 写しの中の並びの要約値。
    """

    source: str
    sha256: str
    data_as_of: date | None
    imported_at: datetime | None
    rows: int
    columns: tuple[str, ...]
    encoding: str
    spec_id: str
    layout: str


def layout_of(adapter: RowAdapter) -> str:
    """写しの中の並びの要約値。部品や宣言が変わって並びが違えば、写しを読み違えずに断れる。"""
    return hashlib.sha256(repr(adapter.packing).encode()).hexdigest()


def write_copy(
    target: Path, rows: Iterable[CopyRow], finished: Callable[[], CopyInfo], *, width: int
) -> CopyInfo:
    """
    写しを書く。全部書けてから置き換えるので、途中で止まっても前の写しが残る。

    Args:
        target: 写しの場所。
        rows: 宛名番号・世帯番号・詰めた行。
        finished: 行を全部書いたあとに写しの素性を返す。続けられないと分かれば、ここで例外を出す。
        width: 詰めた行の項目の数。

    Raises:
        StoreError: 書けないとき（MDG702）。
    """
    try:
        with staging(target.parent) as place:
            info = _fill(place / target.name, rows, finished, width)
            _sync(place / target.name)
            os.replace(place / target.name, target)
        _sync(target.parent)
    except (OSError, sqlite3.Error) as problem:
        raise StoreError(
            "MDG702",
            f"写し {target.name} を書けません",
            hint="空き容量と権利を確かめてください。前の写しはそのままです",
        ) from problem
    return info


def _fill(path: Path, rows: Iterable[CopyRow], finished: Callable[[], CopyInfo], width: int) -> CopyInfo:
    with closing(sqlite3.connect(path)) as db:
        # 置き換えるまで誰も読まない一時の写しなので、行ごとの同期は要らない
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        units = ", ".join(f"u{at} TEXT NOT NULL" for at in range(width))
        db.execute(f"CREATE TABLE resident (number TEXT NOT NULL, household TEXT NOT NULL, {units})")
        marks = ", ".join("?" for _ in range(width + 2))
        db.executemany(
            f"INSERT INTO resident VALUES ({marks})",
            ((number, household, *packed) for number, household, packed in rows),
        )
        info = finished()
        db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.executemany("INSERT INTO meta VALUES (?, ?)", _meta(info).items())
        db.execute("CREATE UNIQUE INDEX by_number ON resident (number)")
        db.execute("CREATE INDEX by_household ON resident (household)")
        db.commit()
    return info


def _meta(info: CopyInfo) -> Mapping[str, str]:
    return {
        "format": FORMAT,
        "source": info.source,
        "sha256": info.sha256,
        "data_as_of": "" if info.data_as_of is None else info.data_as_of.isoformat(),
        "imported_at": "" if info.imported_at is None else info.imported_at.isoformat(),
        "rows": str(info.rows),
        "columns": json.dumps(info.columns, ensure_ascii=False),
        "encoding": info.encoding,
        "spec": info.spec_id,
        "layout": info.layout,
    }


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class ResidentCopy:
    """
    読み取り専用で開いた写し。``with`` で使う。書き込みは、どの口からもできない。

    Args:
        path: 写しの場所。
        spec: 町の表の宣言。
        protections: 宛名番号から支援措置への対応。名簿を照合していなければ None。

    Raises:
        StoreError: 写しとして読めないとき（MDG703）、別の宣言か別の版で作られているとき（MDG704）。
    """

    __slots__ = ("_adapter", "_db", "_name", "_protections", "info")

    def __init__(
        self, path: Path, spec: ResidentSpec, protections: Mapping[str, Protection] | None = None
    ) -> None:
        self._name = path.name
        self._protections = None if protections is None else _by_key(protections)
        self._db = _open(path)
        try:
            self.info = _info(self._db, path)
            self._adapter = RowAdapter(spec, self.info.columns)
            _check_spec(self.info, spec, self._adapter, path)
        except StoreError:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        """そのまま返す。"""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """閉じる。"""
        self._db.close()

    def __iter__(self) -> Iterator[Resident]:
        """住民を一人ずつ。順は元の表のとおり。"""
        return self._read(f"{_READ} ORDER BY rowid")

    def resident(self, number: str) -> Resident | None:
        """宛名番号で引く。いなければ None。"""
        return next(self._read(f"{_READ} WHERE number = ?", number), None)

    def household(self, number: str) -> Household:
        """世帯番号で世帯を引く。いなければ、だれもいない世帯。"""
        members = self._read(f"{_READ} WHERE household = ?", number)
        return Household.of(list(members), number)

    def unmatched_protections(self) -> int:
        """支援措置の名簿にいて、この表にいない人の数。"""
        if not self._protections:
            return 0
        numbers = (matching_key(number) for (number,) in self._rows("SELECT number FROM resident"))
        return len(self._protections.keys() - set(numbers))

    def _read(self, sql: str, *values: str) -> Iterator[Resident]:
        protections, build = self._protections, self._adapter.resident
        if protections is None:
            for row in self._rows(sql, *values):
                yield build(row[2:])
            return
        none = Protection.none()
        for row in self._rows(sql, *values):
            yield build(row[2:], protections.get(matching_key(row[0]), none))

    def _rows(self, sql: str, *values: str) -> Iterator[tuple[str, ...]]:
        try:
            yield from self._db.execute(sql, values)
        except sqlite3.DatabaseError as problem:
            raise StoreError(
                "MDG703", f"写し {self._name} が壊れています", hint="元の表から取り込み直してください"
            ) from problem


def _by_key(protections: Mapping[str, Protection]) -> dict[str, Protection]:
    found: dict[str, Protection] = {}
    for number, protection in protections.items():
        key = matching_key(number)
        found[key] = stricter(found.get(key), protection)
    return found


def _check_spec(info: CopyInfo, spec: ResidentSpec, adapter: RowAdapter, path: Path) -> None:
    if info.spec_id != spec.id or info.layout != layout_of(adapter):
        raise StoreError(
            "MDG704",
            f"写し {path.name} は別の宣言（{info.spec_id}）か、別の版で作られています",
            hint="元の表から取り込み直してください",
        )


def _open(path: Path) -> sqlite3.Connection:
    try:
        # 写しは置き換えられるだけで、書きかえられることはない。immutable なら錠のファイルも作らない
        db = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
        db.execute("PRAGMA query_only=1")
        db.set_authorizer(_only_reading)
    except sqlite3.Error as problem:
        raise StoreError(
            "MDG703", f"写し {path.name} を開けません", hint="場所を確かめてください"
        ) from problem
    return db


_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


def _only_reading(action: int, *_details: str | None) -> int:
    """読むほかは、ATTACH も PRAGMA も通さない。query_only だけでは、それらで抜けられる。"""
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _info(db: sqlite3.Connection, path: Path) -> CopyInfo:
    try:
        return _info_of(dict(db.execute("SELECT key, value FROM meta")))
    except (sqlite3.Error, KeyError, ValueError) as problem:
        raise StoreError(
            "MDG703",
            f"{path.name} は住民の写しではないか、版が違います",
            hint="元の表から取り込み直してください",
        ) from problem


def _info_of(meta: Mapping[str, str]) -> CopyInfo:
    if meta["format"] != FORMAT:
        raise ValueError(FORMAT)
    as_of, at = meta["data_as_of"], meta["imported_at"]
    return CopyInfo(
        source=meta["source"],
        sha256=meta["sha256"],
        data_as_of=date.fromisoformat(as_of) if as_of else None,
        imported_at=datetime.fromisoformat(at) if at else None,
        rows=int(meta["rows"]),
        columns=tuple(json.loads(meta["columns"])),
        encoding=meta["encoding"],
        spec_id=meta["spec"],
        layout=meta["layout"],
    )
