"""壊れた発券簿: 開けないと言うか、何も変わっていないかのどちらか。違う盤面を黙って見せることはない。"""

import shutil
from collections import Counter as Tally
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from queue_places import Place
from queue_terminals import COUNTERS, DAY, A, B, next_call, operation, take

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Severity
from madoguchi_core.queue import Medium, QueueEvent, fold
from madoguchi_core.store.queue import QueueStore, examine
from madoguchi_core.store.queue._sqlite import sqlite_module

pytestmark = pytest.mark.heavy

FLIPS = 450
TOMORROW = DAY + timedelta(days=1)


def filled(place: Place, tickets: int = 40) -> tuple[QueueEvent, ...]:
    """二日分の発券簿。"""
    with place.open() as store:
        store.open_day(DAY, operation("desk", "open"))
        for n in range(tickets):
            take(store, "k", f"t{n}", B if n % 3 else A, medium=Medium.SCREEN)
            store.call_next(next_call(COUNTERS[n % 4]), operation("d", f"c{n}"))
        store.close_day(operation("desk", "close"), carry_to=TOMORROW)
        store.open_day(TOMORROW, operation("desk", "open-2"))
        for n in range(tickets):
            take(store, "k", f"u{n}", A, medium=Medium.SCREEN)
        return store.everything()


def seen(place: Place) -> tuple[Any, ...]:
    """開いて見えるもの。"""
    with place.open(wait=0.2) as store:
        return store.board(), store.everything(), store.history(TOMORROW), store.is_copy


def outcome(place: Place, known: tuple[Any, ...]) -> str:
    """開けないと言った番号か、同じものが見えたか。"""
    try:
        found = seen(place)
    except StoreError as problem:
        return problem.code
    if found == known:
        return "同じ"
    with place.open() as store:
        noticed = any(finding.severity is Severity.ERROR for finding in examine(store))
    same_board = (found[0], found[3]) == (known[0], known[3])
    return (
        f"{'盤面は同じで' if same_board else '盤面が違い'}、健康診断が{'気付く' if noticed else '気付かない'}"
    )


def test_どの一ビットが化けても_違う盤面を黙って見せない(file: Place, tmp_path: Path) -> None:
    filled(file)
    known = seen(file)
    good = file.path.read_bytes()
    random = Random(file.journal)
    # 頭と、どのページの見出し（行の数など）も必ず化けさせる。残りはでたらめに選ぶ
    heads = [page + byte for page in range(4096, len(good), 4096) for byte in range(3, 7)]
    rest = random.sample(range(100, len(good)), FLIPS - 100 - len(heads))
    offsets = [*range(100), *heads, *rest]
    results: Tally[str] = Tally()
    for number, offset in enumerate(offsets):
        broken = bytearray(good)
        broken[offset] ^= 1 << random.randrange(8)
        copy = Place.file(tmp_path / f"flip{number}" / "queue.sqlite3")
        copy.path.parent.mkdir()
        copy.path.write_bytes(broken)
        results[outcome(Place(str(copy.path), file.journal), known)] += 1
        shutil.rmtree(copy.path.parent)
    print(dict(results))  # noqa: T201 数を残す
    assert set(results) <= {"同じ", "MDG510", "MDG513", "MDG519", "盤面は同じで、健康診断が気付く"}, results
    assert results["MDG513"] > FLIPS / 4


def test_表を入れ替えたデータベースも_例外の番号で断る(file: Place) -> None:
    filled(file, 3)
    for sql, code in (
        ("DELETE FROM queue_head", "MDG513"),
        ("DROP TABLE queue_head", "MDG513"),
        ("DROP TABLE queue_event", "MDG513"),
    ):
        copy = Place(str(file.path.with_name(f"{abs(hash(sql))}.sqlite3")), file.journal)
        shutil.copy(file.path, copy.path)
        copy.run(sql)
        with pytest.raises(StoreError) as problem:
            seen(copy)
        assert problem.value.code == code, sql


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE queue_event SET body = replace(body, 'A00', 'A01') WHERE sequence = 2", "MDG513"),
        ("UPDATE queue_event SET digest = '' WHERE sequence = 2", "MDG513"),
        ("DELETE FROM queue_event WHERE sequence = 2", "MDG513"),
        ("DELETE FROM queue_event WHERE sequence = 1", "MDG513"),
        ("UPDATE queue_event SET body = '{}' WHERE sequence = 2", "MDG513"),
        ("UPDATE queue_event SET sequence = 1000 WHERE sequence = 2", "MDG513"),
        ("UPDATE queue_day SET sequence = 77", "同じ"),
        ("UPDATE queue_day SET board = ''", "同じ"),
        ("DELETE FROM queue_day", "MDG513"),
    ],
)
def test_行を書き換え_消し_並べ替えると_盤面か読み直しが気付く(place: Place, sql: str, code: str) -> None:
    with place.open() as store:
        store.open_day(DAY, operation("desk", "open"))
        for n in range(4):
            take(store, "k", f"t{n}", medium=Medium.SCREEN)
        known = store.board()
    place.run(sql)
    try:
        with place.open() as store:
            board = store.board()
            assert fold(store.everything()) == board
            assert [f.code for f in examine(store) if f.severity is Severity.ERROR] == []
            found = "同じ" if board == known else "違う"
            if not store.days():
                found = "MDG513" if code == "MDG513" else found
    except StoreError as problem:
        found = problem.code
    assert found == code


@pytest.mark.parametrize("keeps", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_途中で切れたファイルは_違う盤面を見せない(file: Place, keeps: float) -> None:
    filled(file)
    known = seen(file)
    size = file.path.stat().st_size
    with file.path.open("r+b") as stream:
        stream.truncate(int(size * keeps))
    assert outcome(file, known) == "MDG513"


def test_書き込み中の控えを失うと_前の姿に戻るだけで_壊れた盤面にはならない(
    file: Place, tmp_path: Path
) -> None:
    """失った分は戻らない。気付けるのは、人の手元の番号だけ（控えから戻したときと同じ）。"""
    store = file.open()
    store.open_day(DAY, operation("desk", "open"))
    for n in range(30):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    copy = Place(str(tmp_path / "copy.sqlite3"), file.journal)
    shutil.copy(file.path, copy.path)
    whole = store.everything()
    try:
        with copy.open() as other:
            events = other.everything()
            assert events == whole[: len(events)]
            assert other.board() == fold(events)
            assert [f.code for f in examine(other) if f.severity is Severity.ERROR] == []
    except StoreError as problem:
        assert problem.code == "MDG513"  # noqa: PT017 表もまだ控えにあれば、開けない


def test_発券簿ではないファイルは開かず_中身も変えない(file: Place) -> None:
    file.path.write_bytes("番号札の控え".encode() * 100)
    before = file.path.read_bytes()
    with pytest.raises(StoreError, match="MDG513"):
        file.open()
    assert file.path.read_bytes() == before


def test_ほかの用途のデータベースには書き足さない(place: Place) -> None:
    place.run("CREATE TABLE something (id INTEGER)")
    with pytest.raises(StoreError, match="MDG513"):
        place.open()
    tables = "SELECT name FROM sqlite_master" if place.is_file else (
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    )  # fmt: skip
    assert place.run(tables) == [("something",)]


@pytest.mark.parametrize(
    ("version", "code"),
    [("0002", "MDG519"), ("9999", "MDG519"), ("0000", "MDG513"), ("", "MDG513"), ("ab12cd34ef56", "MDG519")],
)
def test_知らない版の表は_書かずに断る(place: Place, version: str, code: str) -> None:
    place.open().close()
    place.run(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
    with pytest.raises(StoreError) as refused:
        place.open()
    assert refused.value.code == code
    assert place.run("SELECT version_num FROM alembic_version") == [(version,)]


def test_よその版の表だけがあるデータベースにも書き足さない(place: Place) -> None:
    place.run("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    place.run("CREATE TABLE something (id INTEGER)")
    with pytest.raises(StoreError, match="MDG513"):
        place.open()


def test_前の発券簿の表は_開かない(file: Place) -> None:
    db = sqlite_module().connect(file.address)
    db.execute("CREATE TABLE ticket (id INTEGER PRIMARY KEY, number INTEGER)")
    db.execute("PRAGMA user_version = 3")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="MDG513"):
        QueueStore(file.address)


def test_予約の行が化けていれば_例外の番号で断る(place: Place) -> None:
    store = place.open()
    row = "'Q7RKWM2X', 'p', '2026-11-24T10:00:00+09:00', 0, '{\"code\": \"こわれた\"}'"
    place.run(f"INSERT INTO queue_booking VALUES ({row})")  # noqa: S608
    with pytest.raises(StoreError, match="MDG513"):
        store.bookings()
    with pytest.raises(StoreError, match="MDG513"):
        store.cancel_booking("Q7RKWM2X")


def test_使っている最中にファイルが入れ替わったら_消えたファイルに書き続けない(file: Place) -> None:
    """控えから戻すとき、端末を止め忘れると、札は消えたファイルに書かれて失われる。"""
    filled(file, 4)
    store = file.open()
    take(store, "k", "before")
    file.path.rename(file.path.with_name("old.sqlite3"))
    with pytest.raises(StoreError, match="MDG510"):
        store.issue(A, operation("k", "after"))
    with pytest.raises(StoreError, match="MDG510"):
        store.board()


def test_控えに戻された並びに気付き_覚えた盤面の続きは書かない(place: Place) -> None:
    store = place.open()
    store.open_day(DAY, operation("desk", "open"))
    for n in range(5):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    place.run("DELETE FROM queue_event WHERE sequence > 3")
    assert store.board() == fold(store.everything())
    assert take(store, "k", "again").event.sequence == 4
    with place.open() as other:
        assert other.board() == store.board() == fold(other.everything())
