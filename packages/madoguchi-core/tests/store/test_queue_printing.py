"""印字: 書き終えてから送り、途中で止まった札は人が決めるまで刷らない。"""

from collections.abc import Callable
from pathlib import Path

import pytest
from queue_places import Place
from queue_terminals import DAY, FakePrinter, Notes, PaperPrinter, Written, operation, take

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    Operation,
    PrintReport,
    PrintResult,
    RecordedAll,
    Refusal,
    RefusalReason,
    TicketStatus,
)
from madoguchi_core.store.queue import QueueStore, Slip, print_slip, settle


class Device(FakePrinter):
    """決めた結果を返す装置。"""

    def __init__(self, id_: str, *results: PrintResult | BaseException) -> None:
        super().__init__(id_)
        self.sent = 0
        self._results = list(results)

    def send(self, data: bytes, /) -> PrintReport:
        self.sent += 1
        result = self._results.pop(0)
        if isinstance(result, BaseException):
            raise result
        return PrintReport(result)


@pytest.fixture
def store(place: Place) -> QueueStore:
    opened = place.open()
    opened.open_day(DAY, operation("desk", "open"))
    take(opened, "kiosk-1", "t1")
    return opened


def stamp(key: str, by: str = "kiosk-1") -> Callable[[str], Operation]:
    return lambda stage: operation(by, f"{key}.{stage}")


def status(store: QueueStore) -> TicketStatus:
    return store.board().tickets[2].status


def test_紙が出れば待ちになり_もう一度は刷らない(store: QueueStore) -> None:
    device = Device("p1", PrintResult.PRINTED)
    slip = print_slip(store, 2, [device], lambda _: Written(), stamp("a"))
    assert isinstance(slip, Slip)
    assert (slip.result, status(store)) == (PrintResult.PRINTED, TicketStatus.WAITING)
    refused = print_slip(store, 2, [device], lambda _: Written(), stamp("b"))
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.ALREADY_PRINTED
    assert device.sent == 1


def test_出ていないと言い切れるときだけ_次の装置へ送る(store: QueueStore) -> None:
    first, second, third = (
        Device("p1", PrintResult.FAILED),
        Device("p2", PrintResult.UNCERTAIN),
        Device("p3", PrintResult.PRINTED),
    )
    slip = print_slip(store, 2, [first, second, third], lambda _: Written(), stamp("a"))
    assert isinstance(slip, Slip)
    assert [attempt.printer for attempt in slip.attempts] == ["p1", "p2"]
    assert (status(store), third.sent) == (TicketStatus.PRINT_UNCERTAIN, 0)


def test_送っている最中に止まった札は_起き直すと印字の不明で_人が選ぶまで刷らない(
    store: QueueStore, place: Place
) -> None:
    device = Device("p1", KeyboardInterrupt(), PrintResult.PRINTED)
    with pytest.raises(KeyboardInterrupt):
        print_slip(store, 2, [device], lambda _: Written(), stamp("a"))
    with place.open() as again:
        assert [ticket.id for ticket in again.board().printing("kiosk-1")] == [2]
        busy = print_slip(again, 2, [device], lambda _: Written(), stamp("b", "kiosk-2"))
        assert isinstance(busy, Refusal)
        assert busy.reason is RefusalReason.PRINTING
        other = settle(again, operation("kiosk-2", "up-2"))
        assert isinstance(other, RecordedAll)
        assert other.events == ()
        settle(again, operation("kiosk-1", "up-1"))
        assert again.board().printing("kiosk-1") == ()
        assert status(again) is TicketStatus.PRINT_UNCERTAIN
        refused = print_slip(again, 2, [device], lambda _: Written(), stamp("c"))
        assert isinstance(refused, Refusal)
        assert refused.reason is RefusalReason.PRINT_UNCERTAIN
        assert device.sent == 1
        slip = print_slip(again, 2, [device], lambda _: Written(), stamp("d"), is_reprint=True)
        assert isinstance(slip, Slip)
    assert (status(store), device.sent) == (TicketStatus.WAITING, 2)


def test_同じ操作をやり直しても_二度は送らない(store: QueueStore) -> None:
    device = Device("p1", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        print_slip(store, 2, [device], lambda _: Written(), stamp("a"))
    slip = print_slip(store, 2, [device], lambda _: Written(), stamp("a"))
    assert isinstance(slip, Slip)
    assert (slip.result, device.sent) == (PrintResult.UNCERTAIN, 1)
    assert status(store) is TicketStatus.PRINT_UNCERTAIN


def test_作れない札は送らず_印字を待つ札のまま残る(store: QueueStore) -> None:
    class Broken(Written):
        findings = (Finding("MDG520", Severity.ERROR, "札", "印字できない文字があります", "直してください"),)

    device = Device("p1")
    slip = print_slip(store, 2, [device], lambda _: Broken(), stamp("a"))
    assert isinstance(slip, Slip)
    assert (slip.result, status(store), device.sent) == (PrintResult.FAILED, TicketStatus.ISSUED, 0)
    assert [ticket.id for ticket in store.board().unprinted()] == [2]
    assert [finding.code for finding in slip.findings] == ["MDG520"]


def test_装置が無ければ_紙は出ていない(store: QueueStore) -> None:
    slip = print_slip(store, 2, [], lambda _: Written(), stamp("a"))
    assert isinstance(slip, Slip)
    assert (slip.result, status(store)) == (PrintResult.FAILED, TicketStatus.ISSUED)


def test_札が取り消された後に紙が出ても_紙のことは残る(store: QueueStore, tmp_path: Path) -> None:
    from madoguchi_core.queue import Cancelled, CancelReason

    class Cancelling(PaperPrinter):
        def send(self, data: bytes, /) -> PrintReport:
            store.record(Cancelled(reason=CancelReason.LEFT), operation("desk", "cancel"), ticket=2)
            return super().send(data)

    slip = print_slip(
        store, 2, [Cancelling("p1", Notes(tmp_path / "notes"), 2)], lambda _: Written(), stamp("a")
    )
    assert isinstance(slip, Slip)
    assert store.everything()[-1].change.kind == "reprinted"
    assert status(store) is TicketStatus.CANCELLED
