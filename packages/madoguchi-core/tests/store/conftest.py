"""番号札の置き場所の試験の道具。"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres import Server, free_port, require_postgres, running
from queue_nursery import Nursery
from queue_places import KINDS, Place, close_all

from madoguchi_core.store.queue import Journal

_NAMES = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """試験のあいだだけ動く PostgreSQL。"""
    require_postgres()
    with running(free_port()) as started:
        yield started


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """端末のプロセスを、すぐに起こせる所。"""
    with Nursery() as started:
        yield started


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """開いた置き場所を、試験の終わりに閉じる。"""
    yield
    close_all()


def make_place(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    """空の置き場所。"""
    if kind == KINDS[2]:
        server: Server = request.getfixturevalue("server")
        return Place(server.database(f"queue{next(_NAMES)}"))
    journal = Journal.WAL if kind == KINDS[0] else Journal.TRUNCATE
    return Place.file(tmp_path / "queue.sqlite3", journal)


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """SQLite の二つの守り方と、PostgreSQL。"""
    return make_place(request.param, tmp_path, request)


@pytest.fixture(params=KINDS[:2])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """SQLite の二つの守り方。"""
    return make_place(request.param, tmp_path, request)


@pytest.fixture
def postgres(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """PostgreSQL。"""
    return make_place(KINDS[2], tmp_path, request)
