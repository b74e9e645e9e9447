"""
札を刷って、結果を記す。刷り始めたことを書き終えてから送るので、途中で電気が切れても、刷ったかもしれない札が残る。

送り直すのは、紙が出ていないと言い切れるときに、次の装置へだけ。分からない札は、人が決めるまで刷らない。
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.municipality import TicketPrinter, WrittenTicket
from madoguchi_core.queue import (
    Board,
    Operation,
    PrintReport,
    PrintResult,
    Recorded,
    RecordedAll,
    Refusal,
    finish_print,
    settle_prints,
    start_print,
)
from madoguchi_core.store.queue._store import QueueStore

Stamp = Callable[[str], Operation]
"""段の名から、今の時刻の操作を作る関数。鍵は、同じ操作の同じ段なら同じになる。"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    装置ひとつへの印字。

    Attributes:
        printer: 装置の符号。
        report: 結果。
    """

    printer: str
    report: PrintReport


@dataclass(frozen=True, slots=True)
class Slip:
    """
    刷った結果。

    Attributes:
        attempts: 試した装置の順に。
        findings: 札の文と字の指摘。
    """

    attempts: tuple[Attempt, ...]
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
    attempts: list[Attempt] = []
    findings: list[Finding] = []
    for turn, printer in enumerate(printers):
        written = write(printer)
        findings += (found for found in written.findings if found not in findings)
        begin = stamp(f"{turn}.start")
        started = store.decide(_start(ticket, printer.id, begin, is_reprint=is_reprint), begin)
        if not isinstance(started, Recorded):
            return started
        report = _sent(printer, written, started)
        end = stamp(f"{turn}.end")
        finished = store.decide(_finish(ticket, report, end), end)
        if isinstance(finished, Refusal):
            return finished
        attempts.append(Attempt(printer.id, report))
        if report.result is not PrintResult.FAILED:
            break
    return Slip(tuple(attempts), tuple(findings))


def settle(store: QueueStore, operation: Operation) -> RecordedAll | Recorded | Refusal:
    """端末が起きたときに、前に刷りかけた札を「印字の不明」にする（:func:`madoguchi_core.queue.settle_prints`）。"""
    return store.decide(lambda board: settle_prints(board, operation), operation)


def _start(
    ticket: int, printer: str, operation: Operation, *, is_reprint: bool
) -> Callable[[Board], Recorded | Refusal]:
    return lambda board: start_print(board, ticket, printer, operation, is_reprint=is_reprint)


def _finish(ticket: int, report: PrintReport, operation: Operation) -> Callable[[Board], Recorded | Refusal]:
    return lambda board: finish_print(board, ticket, report, operation)


def _sent(printer: TicketPrinter, written: WrittenTicket, started: Recorded) -> PrintReport:
    if started.is_repeat:
        # 前の同じ操作が、もう送ったかもしれない
        return PrintReport(PrintResult.UNCERTAIN, _interrupted(printer.id))
    if has_errors(written.findings) or not written.data:
        errors = (found for found in written.findings if found.severity is Severity.ERROR)
        return PrintReport(PrintResult.FAILED, next(errors, None))
    return printer.send(written.data)


def _interrupted(printer: str) -> Finding:
    return Finding(
        "MDG549",
        Severity.ERROR,
        f"プリンター {printer}",
        "前の印字が途中で止まり、紙が出たか分かりません",
        "紙を見て、出ていれば印字済み、出ていなければ再印字を選んでください",
    )
