"""
札を刷って、結果を記す。刷り始めたことを書き終えてから送るので、途中で電気が切れても、刷ったかもしれない札が残る。

送り直すのは、紙が出ていないと言い切れるときに、次の装置へだけ。分からない札は、人が決めるまで刷らない。
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.municipality import TicketPrinter, WrittenTicket
from madoguchi_core.queue import (
    Board,
    HalfAware,
    Operation,
    PrintAttempt,
    PrintReport,
    PrintResult,
    Recorded,
    RecordedAll,
    Refusal,
    finish_print,
    leaves_half,
    send_to_first,
    settle_prints,
    start_print,
)
from madoguchi_core.store.queue._store import QueueStore

Stamp = Callable[[str], Operation]
"""段の名から、今の時刻の操作を作る関数。鍵は、同じ操作の同じ段なら同じになる。"""


@dataclass(frozen=True, slots=True)
class Slip:
    """
    刷った結果。

    Attributes:
        attempts: 試した装置の順に。
        findings: 札の文と字の指摘。
    """

    attempts: tuple[PrintAttempt, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def result(self) -> PrintResult:
        """終わりの結果。一つも送れなければ、紙は出ていない。"""
        return self.attempts[-1].report.result if self.attempts else PrintResult.FAILED


def print_slip(
    store: QueueStore,
    ticket: int,
    printers: Sequence[TicketPrinter],
    write: Callable[[TicketPrinter], WrittenTicket],
    stamp: Stamp,
    *,
    is_reprint: bool = False,
) -> Slip | Refusal:
    """
    札を刷る。紙が出ていないと言い切れる装置の次は、後ろの装置を試す。

    Args:
        store: 置き場所。
        ticket: 札の id。
        printers: 試す順の装置。
        write: 装置の紙に合わせて、印字データを作る関数。
        stamp: 段の名から操作を作る関数。
        is_reprint: 人の判断で、もう一度刷るのか。

    Returns:
        結果。もう紙が出ている・出たか分からない・いま刷っている札なら、送らずに断った値。

    Raises:
        StoreError: 結果を記せない。紙は出たかもしれず、端末が起き直したときに「印字の不明」になる。
    """
    findings: list[Finding] = []

    def made(recording: _Recording) -> bytes | Finding:
        written = write(recording.printer)
        findings.extend(found for found in written.findings if found not in findings)
        errors = (found for found in written.findings if found.severity is Severity.ERROR)
        return next(errors, written.data)

    recordings = [
        _Recording(store, ticket, printer, stamp, f"{turn}", is_reprint=is_reprint)
        for turn, printer in enumerate(printers)
    ]
    try:
        attempts = send_to_first(recordings, made)
    except _Refused as refused:
        return refused.refusal
    return Slip(attempts, tuple(findings))


def settle(store: QueueStore, operation: Operation) -> RecordedAll | Recorded | Refusal:
    """端末が起きたときに、前に刷りかけた札を「印字の不明」にする（:func:`madoguchi_core.queue.settle_prints`）。"""
    return store.decide(lambda board: settle_prints(board, operation), operation)


class _Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class _Recording:
    """送る前に刷り始めたことを、送った後に結果を記す装置。"""

    def __init__(
        self,
        store: QueueStore,
        ticket: int,
        printer: TicketPrinter,
        stamp: Stamp,
        step: str,
        *,
        is_reprint: bool,
    ) -> None:
        self.printer = printer
        self._store = store
        self._ticket = ticket
        self._stamp = stamp
        self._step = step
        self._is_reprint = is_reprint
        self._follows_half = False

    @property
    def id(self) -> str:
        return self.printer.id

    def send(self, data: bytes, /) -> PrintReport:
        started = self._decided("start", self._start)
        if self._follows_half and isinstance(self.printer, HalfAware):
            self.printer.expect_half()
        # 前の同じ操作が、もう送ったかもしれない
        report = _interrupted(self.id) if started.is_repeat else self.printer.send(data)
        self._decided("end", lambda board, operation: finish_print(board, self._ticket, report, operation))
        return report

    def _start(self, board: Board, operation: Operation) -> Recorded | Refusal:
        # 前の札を刷ったプロセスは、もういない。半分の札が残ることは、記録から知る
        self._follows_half = leaves_half(board, self.id)
        return start_print(board, self._ticket, self.id, operation, is_reprint=self._is_reprint)

    def _decided(self, name: str, decide: Callable[[Board, Operation], Recorded | Refusal]) -> Recorded:
        operation = self._stamp(f"{self._step}.{name}")
        outcome = self._store.decide(lambda board: decide(board, operation), operation)
        if isinstance(outcome, Refusal):
            raise _Refused(outcome)
        return outcome


def _interrupted(printer: str) -> PrintReport:
    finding = Finding(
        "MDG549",
        Severity.ERROR,
        f"プリンター {printer}",
        "前の印字が途中で止まり、紙が出たか分かりません",
        "紙を見て、出ていれば印字済み、出ていなければ再印字を選んでください",
    )
    return PrintReport(PrintResult.UNCERTAIN, finding)
