"""
番号札の置き場所を、CI より長く、強制終了と混雑にさらす。結果を表で出し、約束を破れば失敗で終わる。

``uv run nox -s soak -- 200`` の数は、置き場所ごとに端末をすべて止める回数。
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from random import Random  # noqa: TID251 止める時を決める
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic

from postgres import Server, free_port, programs, running
from queue_checks import Counts, crew, kill_rounds, printing_crew
from queue_nursery import Nursery
from queue_places import KINDS, Place, close_all
from queue_terminals import DAY, operation, take

from madoguchi_core.queue import Medium
from madoguchi_core.store.queue import Journal

ROUNDS = 200
BATCH = 20
WAITING = 5000


def main(rounds: int) -> int:
    """すべてを動かす。返すのは終了コード。"""
    started = monotonic()
    with ExitStack() as stack:
        server = stack.enter_context(running(free_port())) if programs() else None
        nursery = stack.enter_context(Nursery())
        sound = [run(kind, rounds, nursery, server) for kind in KINDS if server or kind != KINDS[2]]
    print(f"全部で {monotonic() - started:.0f} 秒")
    return 0 if all(sound) else 1


def run(kind: str, rounds: int, nursery: Nursery, server: Server | None) -> bool:
    """一つの置き場所のすべて。"""
    total, worst_start = Counts(), 0.0
    for batch in range(0, rounds, BATCH):
        with place_of(kind, server) as (place, folder):
            terminals = printing_crew if batch // BATCH % 4 == 3 else crew
            random = Random(batch)  # noqa: S311 止める時を決める
            total += kill_rounds(place, folder, nursery, rounds=BATCH, random=random, terminals=terminals)
            began = monotonic()
            with place.open() as store:
                store.board()
            worst_start = max(worst_start, monotonic() - began)
            close_all()
    tell(f"{kind}: 端末の強制終了", total)
    print(f"    起き直し、盤面を見せるまで（いちばん長いもの）{worst_start * 1000:.0f} ミリ秒")
    sound = [total.is_sound, exclusive(kind, nursery, server), fair(kind, nursery, server)]
    if kind == KINDS[2] and server is not None:
        sound.append(server_kills(rounds // 20, nursery, server))
    steady(kind, nursery, server)
    return all(sound)


class place_of:  # noqa: N801 with で使う
    """空の置き場所と、控えを置くフォルダー。"""

    _made = 0

    def __init__(self, kind: str, server: Server | None) -> None:
        self._kind, self._server, self._folder = kind, server, TemporaryDirectory()

    def __enter__(self) -> tuple[Place, Path]:
        folder = Path(self._folder.name)
        if self._kind == KINDS[2]:
            assert self._server is not None
            place_of._made += 1
            return Place(self._server.database(f"soak{place_of._made}")), folder
        journal = Journal.WAL if self._kind == KINDS[0] else Journal.TRUNCATE
        return Place.file(folder / "queue.sqlite3", journal), folder

    def __exit__(self, *_: object) -> None:
        close_all()
        self._folder.cleanup()


def server_kills(rounds: int, nursery: Nursery, server: Server) -> bool:
    """サーバーの強制終了。"""
    with place_of(KINDS[2], server) as (place, folder):
        random = Random(1)  # noqa: S311 止める時を決める
        counts = kill_rounds(place, folder, nursery, rounds=rounds, random=random, server=server)
    tell("PostgreSQL のサーバーの強制終了", counts)
    return counts.is_sound


def exclusive(kind: str, nursery: Nursery, server: Server | None) -> bool:
    """四つの窓口が、五千人を同時に呼ぶ。"""
    with place_of(kind, server) as (place, folder):
        with place.open() as store:
            store.open_day(DAY, operation("desk", "open"))
            for n in range(WAITING):
                take(store, "k", f"t{n}", medium=Medium.SCREEN)
        notes = folder / "notes"
        notes.touch()
        began = monotonic()
        nursery.run(*[("call_many", place, notes, f"c{n}", n) for n in range(4)])
        took = monotonic() - began
        called = [line.split()[2] for line in lines(notes)]
    print(f"    四つの窓口が {WAITING} 人を呼ぶ: {len(called)} 回、違う札 {len(set(called))}、{took:.1f} 秒")
    return len(called) == len(set(called)) == WAITING


def fair(kind: str, nursery: Nursery, server: Server | None) -> bool:
    """四つの端末が、十秒休まずに書く。"""
    with place_of(kind, server) as (place, folder):
        with place.open() as store:
            store.open_day(DAY, operation("desk", "open"))
        notes = folder / "notes"
        nursery.run(*[("issue_for", place, notes, f"k{n}", 10) for n in range(4)])
        shares = [line.split() for line in lines(notes)]
    worst = max(float(share[1]) for share in shares)
    print(
        f"    休まずに書く四つの端末: {[int(share[0]) for share in shares]} 枚、いちばん長い待ち {worst:.3f} 秒"
    )
    return worst < 1.0


def steady(kind: str, nursery: Nursery, server: Server | None) -> None:
    """四つの端末が、毎秒十枚ずつ。"""
    with place_of(kind, server) as (place, folder):
        with place.open() as store:
            store.open_day(DAY, operation("desk", "open"))
        notes = folder / "notes"
        nursery.run(*[("issue_many", place, notes, f"k{n}", 150, 0.1) for n in range(4)])
        waits = sorted(float(line.split()[2]) * 1000 for line in lines(notes))
    cuts = quantiles(waits, n=100)
    print(f"    四つの端末が毎秒十枚: p50 {cuts[49]:.2f}、p99 {cuts[98]:.2f}、最大 {waits[-1]:.2f} ミリ秒")


def lines(notes: Path) -> Iterator[str]:
    """控えの行。"""
    yield from notes.read_text(encoding="utf-8").splitlines()


def tell(title: str, counts: Counts) -> None:
    """数を一行で出す。"""
    print(title)
    print(
        "    " + " ".join(f"{each.name}={getattr(counts, each.name)}" for each in fields(counts)), flush=True
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
