"""出来事から、用件ひとつずつの待ちと対応の時間を取り出す。統計のもとになる。"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from madoguchi_core.queue._board import Board
from madoguchi_core.queue._changes import Cancelled, Counted
from madoguchi_core.queue._choices import CancelReason
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._fold import fold, take
from madoguchi_core.queue._status import OPEN_STATUSES, TicketStatus
from madoguchi_core.queue._ticket_state import TicketState

_PRINT_PROBLEMS: Final = frozenset({"print_failed", "print_uncertain"})


class ErrandOutcome(StrEnum):
    """用件の終わり方。"""

    DONE = "done"
    TRANSFERRED = "transferred"
    NO_SHOW = "no_show"
    ABANDONED = "abandoned"
    CANCELLED = "cancelled"
    OPEN = "open"
    COUNTED = "counted"


@dataclass(slots=True)
class Errand:
    """
    用件ひとつ。一枚の札が二つの区分を回れば、用件は二つになる。

    Attributes:
        ticket: 札の id。件数だけの受付なら ``None``。
        category_id: 区分。
        business_date: 発券した営業日。
        queued_at: 待ち始めた時刻。
        staff_count: 発券したときの対応職員数。
        called_at: 初めて呼んだ時刻。
        ended_at: 終わった時刻。
        wait: 待った秒数。呼ばれなければ ``None``。
        service: 対応した秒数。保留のあいだは数えない。対応しなければ ``None``。
        no_shows: 不在になった回数。
        print_problems: 印字の失敗と不明の回数。
        outcome: 終わり方。
    """

    ticket: int | None
    category_id: str
    business_date: date
    queued_at: datetime
    staff_count: int | None
    called_at: datetime | None = None
    ended_at: datetime | None = None
    wait: float | None = None
    service: float | None = None
    no_shows: int = 0
    print_problems: int = 0
    outcome: ErrandOutcome = ErrandOutcome.OPEN


def errands(events: Iterable[QueueEvent], *, start: Board | None = None) -> tuple[Errand, ...]:
    """
    用件のすべて。待ち始めた順。畳めない出来事は数えない。

    Args:
        events: 書いた順の出来事。
        start: 出来事の前の盤面。そこで待っていた人の用件も、初めから数える。

    >>> errands([])
    ()
    """
    reader = _Reader(start or Board())
    for event in events:
        reader.take(event)
    return tuple(reader.found)


class _Reader:
    """札ごとに、まだ終わっていない用件を覚えておく。"""

    def __init__(self, start: Board) -> None:
        self.found: list[Errand] = []
        self._board = start
        self._open: dict[int, Errand] = {}
        for state in sorted(start.in_use(), key=lambda ticket: ticket.id):
            self._begin(state)

    def take(self, event: QueueEvent) -> None:
        id_, board = event.ticket, self._board
        before = None if id_ is None else board.tickets.get(id_)
        self._board = take(board, event)
        if self._board.sequence == board.sequence:
            return
        if id_ is None:
            self._count(event)
            return
        after = self._board.tickets.get(id_)
        if after is None:
            return
        if before is None:
            self._begin(after)
        elif before.status in OPEN_STATUSES:
            # 終わった札を件と結んでも、用件は変わらない
            self._step(self._open[id_], before, after, event)

    def _begin(self, state: TicketState) -> None:
        errand = Errand(
            ticket=state.id,
            category_id=state.category_id,
            business_date=state.business_date,
            queued_at=state.queued_at,
            staff_count=state.staff_count,
        )
        self._open[state.id] = errand
        self.found.append(errand)

    def _count(self, event: QueueEvent) -> None:
        change, today = event.change, self._board.business_date
        if isinstance(change, Counted) and today is not None:
            errand = Errand(None, change.category_id, today, event.at, change.staff_count)
            errand.outcome = ErrandOutcome.COUNTED
            self.found.append(errand)

    def _step(self, errand: Errand, before: TicketState, after: TicketState, event: QueueEvent) -> None:
        if event.change.kind in _PRINT_PROBLEMS:
            errand.print_problems += 1
        if before.status is after.status and before.queued_at is after.queued_at:
            return
        _clock(errand, before, after, event.at)
        if after.status not in OPEN_STATUSES:
            errand.outcome, errand.ended_at = _ending(before, after, event), event.at
            del self._open[after.id]
        elif after.queued_at is not before.queued_at:
            is_transfer = event.change.kind == "transferred"
            errand.outcome = ErrandOutcome.TRANSFERRED if is_transfer else ErrandOutcome.DONE
            errand.ended_at = event.at
            self._begin(after)


def _clock(errand: Errand, before: TicketState, after: TicketState, at: datetime) -> None:
    if after.status is TicketStatus.CALLED and errand.called_at is None:
        errand.called_at = at
        errand.wait = max(0.0, (at - errand.queued_at).total_seconds())
    if after.status is TicketStatus.NO_SHOW:
        errand.no_shows += 1
    # 「対応の開始」を押さずに完了した窓口では、呼んでからを対応とみなす
    is_served = before.status is TicketStatus.SERVING or (
        before.status is TicketStatus.CALLED and after.status is TicketStatus.DONE
    )
    if is_served:
        errand.service = (errand.service or 0.0) + max(0.0, (at - before.since).total_seconds())


def _ending(before: TicketState, after: TicketState, event: QueueEvent) -> ErrandOutcome:
    if after.status is TicketStatus.DONE:
        return ErrandOutcome.DONE
    if before.status is TicketStatus.NO_SHOW:
        return ErrandOutcome.NO_SHOW
    is_mistake = isinstance(event.change, Cancelled) and event.change.reason is not CancelReason.LEFT
    return ErrandOutcome.CANCELLED if is_mistake else ErrandOutcome.ABANDONED


def replay(events: Iterable[QueueEvent], until: datetime, *, start: Board | None = None) -> Board:
    """
    その時刻の盤面を、記録から作り直す。時計が戻っていても、書いた順に、その時刻を超える手前まで。

    Args:
        events: 書いた順の出来事。
        until: 時刻。
        start: 出来事の前の盤面。

    >>> from datetime import UTC
    >>> replay([], datetime(2026, 11, 24, tzinfo=UTC)) == Board()
    True
    """
    return fold(_until(events, until), start=start)


def _until(events: Iterable[QueueEvent], until: datetime) -> Iterator[QueueEvent]:
    for event in events:
        if event.at > until:
            return
        yield event
