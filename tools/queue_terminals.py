"""
強制終了の試験の端末: 発券・呼出・印字を、止められるまで続ける。

どの端末も、戻ってから控えに一行書く（人に渡したことに当たる）。一行は一度の write なので、途中で止められても半分の行は残らない。
"""

import json
import os
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as clock
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from msgspec.structs import replace
from queue_places import Place, open_store
from sqlalchemy import create_engine

from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding
from madoguchi_core.municipality import WrittenTicket
from madoguchi_core.queue import (
    CallMade,
    Counter,
    Done,
    FirstCome,
    Medium,
    NextCall,
    Operation,
    PrinterState,
    PrintReport,
    PrintResult,
    QueueEvent,
    Recorded,
    Serving,
    SlotPlan,
    Ticket,
    TicketCategory,
    TicketLayout,
    call_next,
    event_json,
)
from madoguchi_core.store.queue import QueueStore, back_up, print_slip, settle
from madoguchi_core.store.queue._log import chained

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 0, 5, tzinfo=UTC)
CATEGORIES = tuple(
    TicketCategory(
        id=letter.lower(),
        title="区分",
        letter=letter,
        first=1,
        last=9999,
        section_role="職員",
        counter="窓口",
    )
    for letter in "AB"
)
A, B = CATEGORIES
COUNTERS = tuple(Counter(id=str(number), title=f"{number}番窓口") for number in range(1, 5))


def operation(by: str, key: str) -> Operation:
    """決まった時刻の操作。"""
    return Operation(AT, by, key)


def next_call(counter: Counter) -> NextCall:
    """その窓口が、来た順に呼ぶ。"""
    return NextCall(counter, FirstCome(), CATEGORIES, COUNTERS)


def warm_up() -> None:
    """使う部品を読み込んでおく。枝分かれした端末は、読み込まずに始められる。"""
    create_engine("postgresql+psycopg://127.0.0.1/none")
    with TemporaryDirectory() as folder:
        open_store(str(Place.file(Path(folder) / "warm.sqlite3"))).close()


class Notes:
    """渡したものの控え。"""

    def __init__(self, path: str | Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, *words: object) -> None:
        """一行書く。"""
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())


class FakePrinter(ABC):
    """装置のまね。"""

    def __init__(self, id_: str) -> None:
        self.id = id_

    def state(self) -> PrinterState:
        """様子は分からない。"""
        return PrinterState.UNKNOWN

    def write(self, ticket: Ticket, layout: TicketLayout, /) -> WrittenTicket:  # noqa: ARG002 装置の形に合わせる
        """印字データの代わり。"""
        return Written()

    @abstractmethod
    def send(self, data: bytes, /) -> PrintReport:
        """送る。"""


class PaperPrinter(FakePrinter):
    """紙の代わりに、刷り始めと刷り終わりを控えに書く装置。"""

    def __init__(self, id_: str, notes: Notes, ticket: int) -> None:
        super().__init__(id_)
        self._notes = notes
        self._ticket = ticket

    def send(self, data: bytes, /) -> PrintReport:  # noqa: ARG002 紙は無い
        """刷る。控えの paper の行が、出た紙に当たる。"""
        time.sleep(0.0005)
        self._notes.write("paper", self._ticket)
        time.sleep(0.0005)
        return PrintReport(PrintResult.PRINTED)


class Written:
    """印字データの代わり。"""

    data = b"slip"
    preview_png = b""
    findings: tuple[Finding, ...] = ()


T = TypeVar("T")


def again(work: Callable[[], T]) -> T:
    """サーバーが落ちても、起き直すまで、同じ鍵で同じ操作をやり直す。"""
    until = time.monotonic() + 30
    while True:
        try:
            return work()
        except StoreError as problem:
            if problem.code not in {"MDG511", "MDG518"} or time.monotonic() > until:
                raise
            time.sleep(0.01)


def take(
    store: QueueStore, by: str, key: str, of: TicketCategory = A, *, medium: Medium = Medium.PAPER
) -> Recorded:
    """一枚発券する。"""
    made = store.issue(of, operation(by, key), medium=medium)
    assert isinstance(made, Recorded), made
    return made


def issue_many(place: str, notes: str, by: str, times: str, pause: str = "0") -> None:
    """*times* 枚を発券する。"""
    store, told = open_store(place), Notes(notes)
    for step in range(int(times)):
        of = CATEGORIES[step % 2]
        started = time.monotonic()
        made = take(store, by, f"{by}-{step}", of, medium=Medium.SCREEN)
        told.write(made.event.key, made.event.change.number_text, f"{time.monotonic() - started:.6f}")  # type: ignore[union-attr]
        if pause != "0":
            time.sleep(max(0.0, float(pause) - (time.monotonic() - started)))
    store.close()


def issue_for(place: str, notes: str, by: str, seconds: str) -> None:
    """*seconds* 秒、休まずに発券する。控えは、枚数といちばん長く待った秒数。"""
    store, longest, until = open_store(place), 0.0, time.monotonic() + float(seconds)
    for step in count():
        started = time.monotonic()
        if started > until:
            break
        # 一つの帯は四桁まで。使い切る前に、次の英字の区分にする
        letter = chr(ord("C") + int(by[-1]) * 4 + step // 9000)
        of = A.model_copy(update={"id": letter.lower(), "letter": letter})
        take(store, by, f"{by}-{step}", of, medium=Medium.SCREEN)
        longest = max(longest, time.monotonic() - started)
    Notes(notes).write(step, longest)
    store.close()


def issue_forever(place: str, notes: str, by: str) -> None:
    """止められるまで発券する。"""
    store, told = again(partial(open_store, place)), Notes(notes)
    for step in count():
        of, key = CATEGORIES[step % 2], f"{by}-{step}"
        made = again(partial(take, store, by, key, of, medium=Medium.SCREEN))
        told.write("issued", made.event.key, made.event.ticket, made.event.change.number_text)  # type: ignore[union-attr]


def call_forever(place: str, notes: str, by: str, counter: str) -> None:
    """止められるまで、呼んで、対応して、終える。"""
    store, told, at = again(partial(open_store, place)), Notes(notes), COUNTERS[int(counter)]
    for step in count():
        again(partial(call_once, store, told, f"{by}-{step}", at))


def call_once(store: QueueStore, told: Notes, key: str, at: Counter) -> None:
    """一人を呼んで、対応して、終える。"""
    called = store.call_next(next_call(at), operation("desk", key))
    if not isinstance(called, CallMade):
        finish_open_call(store, "desk", key, at)
        return
    ticket = called.recorded.event.ticket
    told.write("called", called.recorded.event.key, ticket, at.id)
    for change in (Serving(), Done()):
        store.record(change, operation("desk", f"{key}.{change.kind}"), ticket=ticket)


def finish_open_call(store: QueueStore, by: str, key: str, at: Counter) -> None:
    """前に止められて呼んだままの札を終える。呼ぶ人がいないときは少し待つ。"""
    ticket = store.board().calling.get(at.id)
    if ticket is None:
        time.sleep(0.001)
    else:
        store.record(Done(), operation(by, f"{key}.left"), ticket=ticket)


def print_forever(place: str, notes: str, by: str, kiosk: str) -> None:
    """止められるまで、紙の札を出して刷る。起きたときに、前に刷りかけた札を「印字の不明」にする。"""
    store, told = again(partial(open_store, place)), Notes(notes)
    again(partial(settle, store, operation(kiosk, f"{by}-up")))
    for step in count():
        again(partial(print_once, store, told, f"{by}-{step}", kiosk))


def print_once(store: QueueStore, told: Notes, key: str, kiosk: str) -> None:
    """紙の札を一枚出して刷る。"""
    ticket = take(store, kiosk, key).event.ticket
    assert ticket is not None
    told.write("issued", key, ticket, "-")
    printer = PaperPrinter(f"{kiosk}-printer", told, ticket)
    print_slip(
        store, ticket, [printer], lambda _: Written(), lambda stage: operation(kiosk, f"{key}.{stage}")
    )


def call_many(place: str, notes: str, by: str, counter: str) -> None:
    """待つ人がいなくなるまで呼ぶ。"""
    store, told, at = open_store(place), Notes(notes), COUNTERS[int(counter)]
    for step in count():
        called = store.call_next(next_call(at), operation(by, f"{by}-{step}"))
        if called is None:
            break
        assert isinstance(called, CallMade), called
        ticket = called.recorded.event.ticket
        told.write("called", called.recorded.event.key, ticket, at.id)
        store.record(Serving(), operation(by, f"{by}-{step}.serving"), ticket=ticket)
    store.close()


def call_until(place: str, notes: str, by: str, counter: str, total: str) -> None:
    """みんなで *total* 人を呼び終わるまで、呼んで、対応して、終える。"""
    store, told, at = open_store(place), Notes(notes), COUNTERS[int(counter)]
    until = time.monotonic() + 30
    for step in count():
        assert time.monotonic() < until, "呼び終わりません"
        if len(store.board().calls) >= int(total):
            break
        call_once(store, told, f"{by}-{step}", at)
    store.close()


def call_unsafely(place: str, notes: str, by: str, counter: str, terminals: str) -> None:
    """壊れた手本: みんなが盤面を見終わってから、順番を待たずに、呼出の行を書き足す。鎖は正しくつなぐ。"""
    store, told = open_store(place), Notes(notes)
    choice = call_next(store.board(), next_call(COUNTERS[int(counter)]), operation(by, f"{by}-0"))
    assert isinstance(choice, CallMade)
    told.write("ready")
    while Path(notes).read_text(encoding="utf-8").count("ready") < int(terminals):
        time.sleep(0.001)
    event = choice.recorded.event
    told.write("called", event.key, event.ticket, counter)
    db = Place(**json.loads(place)).connect()
    again(lambda: append_row(db, event))
    db.close()
    store.close()


def append_row(db: Any, event: QueueEvent) -> None:  # noqa: ANN401 二つのドライバーの接続
    """今の終わりに、行を書き足す。"""
    last = "SELECT sequence, digest FROM queue_event ORDER BY sequence DESC LIMIT 1"
    [(sequence, digest)] = db.execute(last).fetchall()
    body = event_json(replace(event, sequence=sequence + 1))
    values = f"{sequence + 1}, '{event.key}', '{body}', '{chained(digest, body)}'"
    try:
        db.execute(f"INSERT INTO queue_event VALUES ({values})")  # noqa: S608 値は試験が作る
    except Exception as problem:
        raise StoreError("MDG511", "もう一度") from problem


def same_key(place: str, notes: str, key: str) -> None:
    """同じ鍵で五回発券する。"""
    store, told = open_store(place), Notes(notes)
    for _ in range(5):
        told.write(take(store, "kiosk", key, medium=Medium.SCREEN).event.ticket)
    store.close()


def book_many(place: str, notes: str, by: str, times: str) -> None:
    """二つ目の枠（10 人）に、*times* 人が申し込む。"""
    plan = SlotPlan(
        id="p-2026", category_id="a", starts_at=clock(9), ends_at=clock(12), minutes=60, capacity=10
    )
    slot, told = plan.slots(DAY)[1], Notes(notes)
    with open_store(place) as store:
        for n in range(int(times)):
            made = store.book(slot, code=f"PERSON-{by}-{n}")
            told.write(made.code if isinstance(made, Finding) else "booked")


def back_up_once(place: str, target: str) -> None:
    """控えを一つ取る。"""
    with open_store(place) as store:
        back_up(store, Path(target), at=AT)


def open_only(place: str, notes: str) -> None:
    """開いて、盤面の通し番号を控える。"""
    with open_store(place) as store:
        Notes(notes).write(store.board().sequence)
