"""札の印字: 装置の様子、刷った結果、次の装置に移ってよいか、刷る前と後の出来事。装置を開くのは印字の部品の仕事。"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol, TypeVar, runtime_checkable

from madoguchi_core.findings import Finding
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._changes import (
    Printed,
    PrintFailed,
    PrintStarted,
    PrintUncertain,
    Reprinted,
    TicketChange,
)
from madoguchi_core.queue._record import Operation, Recorded, RecordedAll, Step, record, record_all
from madoguchi_core.queue._refusals import Refusal, RefusalReason
from madoguchi_core.queue._status import TicketStatus


class PrintResult(Enum):
    """
    刷った結果。「分からない」を「出た」にも「出ていない」にもしない。

    >>> [result.title for result in PrintResult]
    ['紙が出た', '紙は出ていない', '紙が出たか分からない']
    """

    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {"printed": "紙が出た", "failed": "紙は出ていない", "uncertain": "紙が出たか分からない"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class PrintReport:
    """
    一度の印字の結果。

    Attributes:
        result: 結果。
        finding: 紙が出たと言えないわけと、次の手。紙が出たときは、紙の残りが少ないなどの知らせか ``None``。

    >>> PrintReport(PrintResult.PRINTED).finding is None
    True
    """

    result: PrintResult
    finding: Finding | None = None


class Sender(Protocol):
    """印字データを送れる装置。"""

    @property
    def id(self) -> str:
        """札の出来事に書く装置の符号。"""
        ...

    def send(self, data: bytes, /) -> PrintReport:
        """印字データを送る。"""
        ...


@runtime_checkable
class HalfAware(Protocol):
    """前の札の半分が残っているかもしれないと、知らせを受ける装置。"""

    def expect_half(self) -> None:
        """次の札の前に、残った半分を切り離す。"""
        ...


_Sender = TypeVar("_Sender", bound=Sender)


@dataclass(frozen=True, slots=True)
class PrintAttempt:
    """
    一台の装置で刷ろうとしたこと。

    Attributes:
        printer: 装置の符号。
        report: 結果。
    """

    printer: str
    report: PrintReport


def send_to_first(
    printers: Iterable[_Sender], write: Callable[[_Sender], bytes | Finding]
) -> tuple[PrintAttempt, ...]:
    """
    並べた装置の、はじめに刷れたもので刷る。次へ移るのは「紙は出ていない」と言い切れるときだけ。

    紙が出たか分からない札を次の装置でも刷ると、同じ番号の札が二枚になる。

    Args:
        printers: 先に使うものからの装置。
        write: その装置の紙に合わせた印字データを作る関数。作れなければ指摘を返す。

    Returns:
        試した順の結果。最後のものがこの札の結果で、その前はどれも「紙は出ていない」。装置が無ければ空。

    >>> class Printer:
    ...     def __init__(self, id, result):
    ...         self.id, self.result = id, result
    ...
    ...     def send(self, data):
    ...         return PrintReport(self.result)
    >>> front, back = Printer("front", PrintResult.FAILED), Printer("back", PrintResult.PRINTED)
    >>> [
    ...     (attempt.printer, attempt.report.result.title)
    ...     for attempt in send_to_first([front, back], lambda _: b"")
    ... ]
    [('front', '紙は出ていない'), ('back', '紙が出た')]
    >>> front.result = PrintResult.UNCERTAIN
    >>> len(send_to_first([front, back], lambda _: b""))
    1
    """
    attempts: list[PrintAttempt] = []
    for printer in printers:
        written = write(printer)
        report = _report(printer, written)
        attempts.append(PrintAttempt(printer.id, report))
        if report.result is not PrintResult.FAILED:
            break
    return tuple(attempts)


def _report(printer: Sender, written: bytes | Finding) -> PrintReport:
    if isinstance(written, Finding):
        return PrintReport(PrintResult.FAILED, written)
    return printer.send(written)


class PrinterState(Enum):
    """
    装置の様子。返事の無い装置は「分からない」で、「紙切れ」ではない。

    >>> PrinterState.UNKNOWN.title, PrinterState.NEAR_END.can_print, PrinterState.NO_PAPER.can_print
    ('分からない', True, False)
    """

    READY = "ready"
    NEAR_END = "near_end"
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNKNOWN = "unknown"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {
            "ready": "刷れる",
            "near_end": "紙の残りが少ない",
            "no_paper": "紙切れ",
            "cover_open": "蓋が開いている",
            "offline": "つながらない",
            "unknown": "分からない",
        }[self.value]

    @property
    def can_print(self) -> bool:
        """送ってよいか。分からない装置には送ってよいが、紙が出たかは、送った後の返事で決める。"""
        return self in {PrinterState.READY, PrinterState.NEAR_END, PrinterState.UNKNOWN}


_INTERRUPTED: Final = "MDG549"
"""刷っている途中で端末が止まった、という番号。"""

_NEVER_SENT: Final = frozenset({TicketStatus.ISSUED, TicketStatus.PRINT_FAILED})


def start_print(
    board: Board, ticket: int, printer: str, operation: Operation, *, is_reprint: bool = False
) -> Recorded | Refusal:
    """
    装置に送る前に、刷り始めたことを記す。これを書き終えてから送れば、途中で止まっても、刷ったかもしれない札が残る。

    Args:
        board: 今の盤面。
        ticket: 札の id。
        printer: 装置の符号。
        operation: だれが、いつ、どの操作として。
        is_reprint: 人の判断で、もう一度刷るのか。紙が出た札と、出たか分からない札は、これでないと刷らない。

    Returns:
        刷り始めた出来事。``is_repeat`` なら、もう送ったかもしれないので、送ってはならない。
    """
    state = board.tickets.get(ticket)
    if state is None or is_reprint or operation.key in board.keys or state.status in _NEVER_SENT:
        return record(board, PrintStarted(printer=printer), operation, ticket=ticket)
    is_unknown = state.status is TicketStatus.PRINT_UNCERTAIN
    reason = RefusalReason.PRINT_UNCERTAIN if is_unknown else RefusalReason.ALREADY_PRINTED
    where = f"番号札 {state.number_text}"
    return Refusal(reason, "print_started", ticket, state.status, board.sequence + 1, where)


def finish_print(board: Board, ticket: int, report: PrintReport, operation: Operation) -> Recorded | Refusal:
    """刷った結果を記す。刷っているあいだに札が終わっていても、紙がどうなったかは残る。"""
    return record(board, _ended(board, ticket, report), operation, ticket=ticket)


def leaves_half(board: Board, printer: str) -> bool:
    """
    その装置の前の札が、紙が出たか分からないままか。半分の札が、装置に残っているかもしれない。

    >>> leaves_half(Board(), "front")
    False
    """
    events = sorted(board.keys.values(), key=lambda event: event.sequence)
    started = [
        event
        for event in events
        if isinstance(event.change, PrintStarted) and event.change.printer == printer
    ]
    if not started:
        return False
    last = started[-1]
    later = [
        event.change for event in events if event.ticket == last.ticket and event.sequence > last.sequence
    ]
    ends = [
        change for change in later if isinstance(change, Printed | Reprinted | PrintFailed | PrintUncertain)
    ]
    return not ends or isinstance(ends[-1], PrintUncertain)


def settle_prints(board: Board, operation: Operation) -> RecordedAll | Refusal:
    """
    端末が起きたときに、前に刷りかけた札を「印字の不明」にする。紙が出たかは、人が見るまで分からない。

    Args:
        board: 今の盤面。
        operation: 起きた端末の操作。その端末が刷りかけた札だけを見る。

    >>> from datetime import UTC, datetime
    >>> settle_prints(Board(), Operation(datetime(2026, 11, 24, tzinfo=UTC), "kiosk-1", "k")).events
    ()
    """
    steps: list[Step] = [
        (ticket.id, PrintUncertain(code=_INTERRUPTED), operation.step(str(ticket.id)))
        for ticket in board.printing(operation.by)
    ]
    return record_all(board, steps)


def _ended(board: Board, ticket: int, report: PrintReport) -> TicketChange:
    code = "" if report.finding is None else report.finding.code
    if report.result is PrintResult.FAILED:
        return PrintFailed(code=code)
    if report.result is PrintResult.UNCERTAIN:
        return PrintUncertain(code=code)
    state = board.tickets.get(ticket)
    is_first = state is not None and state.prints == 0 and state.status in _NEVER_SENT
    return Printed() if is_first else Reprinted()
