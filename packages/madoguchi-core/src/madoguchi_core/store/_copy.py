"""住民の表の写し（SQLite）。書くのは取り込みのときだけで、あとは読み取り専用で開く。"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from madoguchi_core.errors import StoreError
from madoguchi_core.records import Household, Missing, Protection, Resident, ResidentSpec, RowAdapter

FORMAT = "madoguchi.residents/1"


@dataclass(frozen=True, slots=True)
class CopyInfo:
    """
    写しの素性。

    Attributes:
        source: 元のファイル名。
        sha256: 元のファイルの要約値。
        data_as_of: 表の基準日。分からなければ None。
        rows: 住民の行の数。
        columns: 元の見出し。
        spec_id: 読んだときの宣言の id。
    """

    source: str
    sha256: str
    data_as_of: date | None
    rows: int
    columns: tuple[str, ...]
    spec_id: str


def write_copy(target: Path, info: CopyInfo, rows: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """
    写しを書く。全部書けてから置き換えるので、途中で止まっても前の写しが残る。

    Args:
        target: 写しの場所。
        info: 写しの素性。
        rows: 宛名番号・世帯番号・詰めた行。

    Raises:
        StoreError: 書けないとき（MDG702）。
    """
    temporary: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".madoguchi-")
        os.close(handle)
        _fill(temporary, info, rows)
        _sync(temporary)
        os.replace(temporary, target)
    except (OSError, sqlite3.Error) as problem:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise StoreError(
            "MDG702",
            f"写し {target.name} を書けません",
            hint="空き容量と権利を確かめてください。前の写しはそのままです",
        ) from problem


def _fill(path: str, info: CopyInfo, rows: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    with closing(sqlite3.connect(path)) as db:
        # 置き換えるまで誰も読まない一時の写しなので、行ごとの同期は要らない
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.executemany("INSERT INTO meta VALUES (?, ?)", _meta(info).items())
        created = False
        for number, household, packed in rows:
            if not created:
                units = ", ".join(f"u{at} TEXT NOT NULL" for at in range(len(packed)))
                db.execute(f"CREATE TABLE resident (number TEXT NOT NULL, household TEXT NOT NULL, {units})")
                marks = ", ".join("?" for _ in range(len(packed) + 2))
                insert = f"INSERT INTO resident VALUES ({marks})"
                created = True
            db.execute(insert, (number, household, *packed))
        if created:
            db.execute("CREATE UNIQUE INDEX by_number ON resident (number)")
            db.execute("CREATE INDEX by_household ON resident (household)")
        db.commit()


def _meta(info: CopyInfo) -> Mapping[str, str]:
    return {
        "format": FORMAT,
        "source": info.source,
        "sha256": info.sha256,
        "data_as_of": "" if info.data_as_of is None else info.data_as_of.isoformat(),
        "rows": str(info.rows),
        "columns": json.dumps(info.columns, ensure_ascii=False),
        "spec": info.spec_id,
    }


def _sync(path: str) -> None:
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
        StoreError: 写しとして読めないとき（MDG703）、別の宣言で作られているとき（MDG704）。
    """

    __slots__ = ("_adapter", "_db", "_protections", "info")

    def __init__(
        self, path: Path, spec: ResidentSpec, protections: Mapping[str, Protection] | None = None
    ) -> None:
        self._db = _open(path)
        self._protections = protections
        try:
            self.info = _info(self._db, path)
            _check_spec(self.info, spec, path)
        except StoreError:
            self._db.close()
            raise
        self._adapter = RowAdapter(spec, self.info.columns)

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
        return self._read("SELECT * FROM resident ORDER BY rowid")

    def resident(self, number: str) -> Resident | None:
        """宛名番号で引く。いなければ None。"""
        return next(self._read("SELECT * FROM resident WHERE number = ?", number), None)

    def household(self, number: str) -> Household:
        """世帯番号で世帯を引く。いなければ、だれもいない世帯。"""
        members = self._read("SELECT * FROM resident WHERE household = ?", number)
        return Household.of(list(members), number)

    def _read(self, sql: str, *values: str) -> Iterator[Resident]:
        protections, build = self._protections, self._adapter.resident
        none = Missing.NOT_SUPPLIED if protections is None else Protection.none()
        for row in self._db.execute(sql, values):
            held = none if protections is None else protections.get(row[0], none)
            yield build(row[2:], held)


def _check_spec(info: CopyInfo, spec: ResidentSpec, path: Path) -> None:
    if info.spec_id != spec.id:
        raise StoreError(
            "MDG704",
            f"写し {path.name} は別の宣言（{info.spec_id}）で作られています",
            hint="元の表から取り込み直してください",
        )


def _open(path: Path) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)
        db.execute("PRAGMA query_only=1")
    except sqlite3.Error as problem:
        raise StoreError(
            "MDG703", f"写し {path.name} を開けません", hint="場所を確かめてください"
        ) from problem
    return db


def _info(db: sqlite3.Connection, path: Path) -> CopyInfo:
    try:
        meta: dict[str, Any] = dict(db.execute("SELECT key, value FROM meta"))
    except sqlite3.Error as problem:
        raise StoreError(
            "MDG703", f"{path.name} は住民の写しではありません", hint="元の表から取り込み直してください"
        ) from problem
    if meta.get("format") != FORMAT:
        raise StoreError(
            "MDG703", f"写し {path.name} の版が違います", hint="元の表から取り込み直してください"
        )
    as_of = meta["data_as_of"]
    return CopyInfo(
        source=meta["source"],
        sha256=meta["sha256"],
        data_as_of=date.fromisoformat(as_of) if as_of else None,
        rows=int(meta["rows"]),
        columns=tuple(json.loads(meta["columns"])),
        spec_id=meta["spec"],
    )
