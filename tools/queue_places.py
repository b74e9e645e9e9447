"""番号札の置き場所の試験が使う: 同じ試験を、SQLite の二つの守り方と PostgreSQL の上で動かす。"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from madoguchi_core.store.queue import Journal, QueueStore
from madoguchi_core.store.queue._sqlite import sqlite_module

OPENED: list[QueueStore] = []
"""開いた置き場所。試験の終わりにまとめて閉じる。"""

KINDS = ("SQLite の WAL", "SQLite の TRUNCATE", "PostgreSQL")


@dataclass(frozen=True)
class Place:
    """置き場所ひとつ。"""

    address: str
    journal: str | None = None
    wait: float = 30.0

    @classmethod
    def file(cls, path: Path, journal: Journal = Journal.WAL) -> Self:
        """SQLite のファイル。"""
        return cls(str(path), journal.value)

    @property
    def is_file(self) -> bool:
        """SQLite か。"""
        return self.journal is not None

    @property
    def path(self) -> Path:
        """SQLite のファイルの場所。"""
        assert self.is_file
        return Path(self.address)

    def open(self, **changes: Any) -> QueueStore:  # noqa: ANN401 QueueStore の引数のまま
        """開く。"""
        journal = None if self.journal is None else Journal(self.journal)
        store = QueueStore(self.address, **{"wait": self.wait, "journal": journal, **changes})
        OPENED.append(store)
        return store

    def __str__(self) -> str:
        return json.dumps(asdict(self))

    def connect(self) -> Any:  # noqa: ANN401 二つのドライバーの接続に、共通の型は無い
        """madoguchi を通さない接続（壊したり、覗いたりするため）。"""
        if self.is_file:
            return sqlite_module().connect(self.address, isolation_level=None)
        import psycopg

        return psycopg.connect(self.address, autocommit=True)

    def run(self, sql: str) -> list[Any]:
        """madoguchi を通さずに、文を動かす。"""
        db = self.connect()
        try:
            cursor = db.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            db.close()


def close_all() -> None:
    """開いたものを、すべて閉じる。"""
    while OPENED:
        OPENED.pop().close()


def open_store(place: str) -> QueueStore:
    """文にした置き場所を開く（子のプロセスが使う）。"""
    return Place(**json.loads(place)).open()
