"""番号札の置き場所: 同じ番号を二人に渡さない、飛ばさない、失わない。SQLite でも PostgreSQL でも。"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from queue_nursery import Nursery
from queue_places import Place
from queue_terminals import AT, CATEGORIES, COUNTERS, DAY, A, B, next_call, operation, take

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Board,
    Called,
    CallMade,
    Done,
    Issued,
    Medium,
    Operation,
    Printed,
    QueueEvent,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    Serving,
    TicketStatus,
    count,
    fold,
)
from madoguchi_core.store.queue import QueueStore

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def store(place: Place) -> QueueStore:
    """営業日を開いた置き場所。"""
    opened = place.open()
    opened.open_day(DAY, operation("desk", "open"))
    return opened


def text(made: Recorded | Refusal | Finding) -> str:
    assert isinstance(made, Recorded), made
    assert isinstance(made.event.change, Issued)
    return made.event.change.number_text


def next_day(store: QueueStore) -> None:
    store.close_day(operation("desk", "close"), carry_to=None)
    store.open_day(TOMORROW, operation("desk", "open-2"))


def issued_events(store: QueueStore) -> list[QueueEvent]:
    return [event for event in store.everything() if isinstance(event.change, Issued)]


def test_番号は区分ごと_営業日ごとに_帯の最初から続く(store: QueueStore) -> None:
    taken = [text(take(store, "k", f"t{n}", of)) for n, of in enumerate([A, B, A, B, A])]
    assert taken == ["A001", "B001", "A002", "B002", "A003"]
    next_day(store)
    assert text(take(store, "k", "next-day")) == "A001"


def test_二度押しもやり直しも_同じ札になり番号を使わない(store: QueueStore, place: Place) -> None:
    first = take(store, "k", "tap")
    again = [take(store, "k", "tap") for _ in range(4)]
    assert {(each.event.sequence, each.is_repeat) for each in again} == {(first.event.sequence, True)}
    with place.open() as other:
        assert take(other, "k", "tap").event == first.event
    assert text(take(store, "k", "another")) == "A002"


def test_日をまたいだやり直しも_初めの札を返し_新しい番号を使わない(store: QueueStore) -> None:
    first = take(store, "k", "tap")
    next_day(store)
    again = take(store, "k", "tap")
    assert (again.event, again.is_repeat) == (first.event, True)
    assert text(take(store, "k", "new")) == "A001"
    assert len(issued_events(store)) == 2


def test_前の日の鍵を別の操作に使うと断り_何も書かない(store: QueueStore) -> None:
    take(store, "k", "tap")
    next_day(store)
    before = store.board()
    refused = store.issue(B, operation("k", "tap"))
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.KEY_REUSED
    closed = store.close_day(operation("desk", "close"), carry_to=None)
    assert isinstance(closed, Refusal)
    assert closed.reason is RefusalReason.KEY_REUSED
    assert store.board() == before


def test_鍵を別の区分に使い回すと断る(store: QueueStore) -> None:
    take(store, "k", "tap")
    refused = store.issue(B, operation("k", "tap"))
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.KEY_REUSED


def test_同時に届いた同じ鍵も一枚になる(store: QueueStore) -> None:
    with ThreadPoolExecutor(8) as terminals:
        made = list(terminals.map(lambda _: take(store, "k", "tap").event.ticket, range(24)))
    assert len(set(made)) == 1
    assert len(issued_events(store)) == 1


def test_五つのプロセスから五回ずつ届いた同じ鍵も一枚になる(
    store: QueueStore, place: Place, nursery: Nursery, tmp_path: object
) -> None:
    notes = f"{tmp_path}/notes"
    assert nursery.run(*[("same_key", place, notes, "tap")] * 5) == [0] * 5
    with open(notes, encoding="utf-8") as file:  # noqa: PTH123
        assert len({*file.read().split()}) == 1
    assert len(issued_events(store)) == 1


def test_二台の端末が同時に発券しても_重ならず飛ばない(store: QueueStore, place: Place) -> None:
    with place.open() as other, ThreadPoolExecutor(2) as terminals:
        list(terminals.map(lambda each: [take(each[1], each[0], f"{each[0]}-{n}") for n in range(40)],
                           [("left", store), ("right", other)]))  # fmt: skip
    numbers = [event.change.number for event in issued_events(store)]  # type: ignore[union-attr]
    assert numbers == list(range(1, 81))


def test_帯を使い切ると指摘になり_待っている人の番号には戻らない(store: QueueStore) -> None:
    tiny = A.model_copy(update={"last": 2})
    assert [text(take(store, "k", str(n), tiny)) for n in range(2)] == ["A001", "A002"]
    exhausted = store.issue(tiny, operation("k", "3"))
    assert isinstance(exhausted, Finding)
    assert exhausted.code == "MDG501"
    assert text(take(store, "k", "3")) == "A003"


def test_帯が重なる設定でも_同じ表記の札は二人に渡らない(store: QueueStore) -> None:
    take(store, "k", "one")
    other = take(store, "k", "two", A.model_copy(update={"id": "c"}))
    assert text(other) == "A002"
    numbers = [event.change.number_text for event in issued_events(store)]  # type: ignore[union-attr]
    assert numbers == ["A001", "A002"]


def test_待ち人数は前にいる人だけを数え_済んだ人は外れる(store: QueueStore) -> None:
    def waiting(key: str, of: object = A) -> int:
        change = take(store, "k", key, of, medium=Medium.SCREEN).event.change  # type: ignore[arg-type]
        assert isinstance(change, Issued)
        return change.waiting

    assert [waiting("1"), waiting("2"), waiting("3", B)] == [0, 1, 0]
    for change in (Called(counter="1"), Serving(), Done()):
        assert isinstance(store.record(change, operation("d", f"s-{change.kind}"), ticket=2), Recorded)
    assert waiting("4") == 1


def test_印字を記した札と_出ていない札が見分けられる(store: QueueStore) -> None:
    printed, unprinted = take(store, "k", "1"), take(store, "k", "2")
    assert isinstance(store.record(Printed(), operation("k", "p1"), ticket=printed.event.ticket), Recorded)
    again = store.record(Printed(), operation("k", "p2"), ticket=printed.event.ticket)
    assert isinstance(again, Refusal)
    assert [ticket.id for ticket in store.board().unprinted()] == [unprinted.event.ticket]


def test_無い札には記せない(store: QueueStore) -> None:
    refused = store.record(Printed(), operation("k", "p"), ticket=7)
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.UNKNOWN_TICKET


def test_時差の無い時刻は受け取らない(store: QueueStore) -> None:
    with pytest.raises(InvalidValue, match="MDG515"):
        store.issue(A, Operation(AT.replace(tzinfo=None), "k", "tap"))


def test_断った操作は何も書かず_同じ鍵でやり直せる(store: QueueStore) -> None:
    store.close_day(operation("desk", "close"), carry_to=None)
    before = store.everything()
    refused = store.issue(A, operation("k", "tap"))
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.DAY_NOT_OPEN
    assert store.everything() == before
    store.open_day(TOMORROW, operation("desk", "open-2"))
    assert text(take(store, "k", "tap")) == "A001"


def test_呼んだ札は_やり直しても同じ札で_別の人を呼ばない(store: QueueStore, place: Place) -> None:
    for n in range(3):
        take(store, "k", f"t{n}", medium=Medium.SCREEN)
    call = next_call(COUNTERS[0])
    first = store.call_next(call, operation("d", "call"))
    with place.open() as other:
        again = other.call_next(call, operation("d", "call"))
    assert isinstance(first, CallMade)
    assert isinstance(again, CallMade)
    assert (again.recorded.event, again.recorded.is_repeat) == (first.recorded.event, True)
    assert len(store.board().with_status(TicketStatus.CALLED)) == 1
    assert len(store.board().calls) == 1


def test_営業日の終わりは一度に書かれ_残った札は黙って消えない(store: QueueStore) -> None:
    take(store, "k", "1", medium=Medium.SCREEN)
    closed = store.close_day(operation("desk", "close"), carry_to=TOMORROW)
    assert isinstance(closed, RecordedAll)
    assert [event.title for event in closed.events] == ["日またぎ", "業務の終了"]
    store.open_day(TOMORROW, operation("desk", "open-2"))
    assert [ticket.number_text for ticket in store.board().waiting()] == ["A001"]
    assert text(take(store, "k", "2")) == "A002"


def test_件数だけの区分は_番号を出さずに数える(store: QueueStore) -> None:
    certificates = A.model_copy(update={"id": "d", "is_count_only": True})
    store.count(certificates, operation("k", "c1"))
    store.count(certificates, operation("k", "c1"))
    store.decide(lambda board: count(board, certificates, operation("k", "c2")), operation("k", "c2"))
    assert dict(store.board().counted.items()) == {"d": 2}


def test_期間を渡すと_その日の出来事と_前の盤面が返る(store: QueueStore) -> None:
    take(store, "k", "1", medium=Medium.SCREEN)
    store.close_day(operation("desk", "close"), carry_to=TOMORROW)
    first_day = store.everything()
    store.open_day(TOMORROW, operation("desk", "open-2"))
    take(store, "k", "2")
    whole = store.history()
    assert (whole.start, whole.events) == (Board(), store.everything())
    today = store.history(TOMORROW, TOMORROW)
    assert fold(today.events, start=today.start) == store.board()
    assert [event.title for event in today.events] == ["発券"]
    yesterday = store.history(DAY, DAY)
    assert fold(yesterday.events, start=yesterday.start) == fold(first_day)
    assert store.history(date(2027, 1, 1)).events == ()
    assert store.days() == (DAY, TOMORROW)


def test_盤面は_いつも出来事のすべてを畳んだものと同じ(store: QueueStore, place: Place) -> None:
    def each(make: Callable[[QueueStore, int], object]) -> None:
        for n in range(6):
            make(stores[n % 2], n)
            assert stores[0].board() == stores[1].board() == fold(store.everything())

    stores = (store, place.open())
    each(lambda at, n: take(at, "k", f"t{n}", CATEGORIES[n % 2], medium=Medium.SCREEN))
    each(lambda at, n: at.call_next(next_call(COUNTERS[n % 4]), operation("d", f"c{n}")))
    stores[1].close()


def test_同じものを開き直しても_盤面は同じ(store: QueueStore, place: Place) -> None:
    take(store, "k", "1")
    before = store.board()
    store.close()
    assert store.board() == before
    with place.open() as again:
        assert again.board() == before
