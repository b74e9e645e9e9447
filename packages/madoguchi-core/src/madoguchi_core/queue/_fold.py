"""出来事を盤面に畳む。起こせない出来事は、畳まずに断った記録を残す。"""

from collections.abc import Iterable
from datetime import datetime

from immutables import Map

from madoguchi_core.queue._board import Board, CallRecord
from madoguchi_core.queue._changes import (
    Called,
    ClockRegressed,
    Counted,
    DayClosed,
    DayOpened,
    Issued,
    Medium,
    NumberJumped,
    UnknownChange,
)
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._refusals import Refusal, RefusalReason
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState, issued_state, next_state


def fold(events: Iterable[QueueEvent], *, start: Board | None = None) -> Board:
    """
    出来事をすべて畳んだ盤面。途中まで畳んだ盤面から続けても、同じ盤面になる。

    Args:
        events: 書いた順の出来事。
        start: 続きから始める盤面。

    >>> fold([]) == Board()
    True
    """
    folding = Folding(start or Board())
    for event in events:
        folding.take(event)
    return folding.board()


def apply(board: Board, event: QueueEvent) -> Board | Refusal:
    """
    出来事をひとつだけ畳む。起こせないことなら、断った値を返し、盤面は変わらない。

    >>> from madoguchi_core.queue import Serving
    >>> event = QueueEvent(
    ...     sequence=1, ticket=9, at="2026-11-24T00:00:00Z", by="d", key="k", change=Serving()
    ... )
    >>> apply(Board(), event).reason
    <RefusalReason.UNKNOWN_TICKET: 'unknown_ticket'>
    """
    folding = Folding(board)
    refusal = folding.take(event)
    return folding.board() if refusal is None else refusal


class Folding:
    """畳んでいる途中の盤面。統計と再生のように、一つずつの移り変わりを見たい所が使う。"""

    def __init__(self, board: Board) -> None:
        self.business_date = board.business_date
        self.closed_on = board.closed_on
        self.sequence = board.sequence
        self.last_at: datetime | None = board.last_at
        self.calls = list(board.calls)
        self.refused = list(board.refused)
        self.unknown = board.unknown
        # 表は変わらない値なので、写さずに受け取り、変わった所だけを持ち替える
        self.tickets = board.tickets
        self.last_used = board.last_used
        self.counted = board.counted
        self.keys = board.keys
        self.numbers = board.numbers
        self.queued = board.queued
        self.calling = board.calling

    def board(self) -> Board:
        """今の盤面。"""
        return Board(
            business_date=self.business_date,
            closed_on=self.closed_on,
            sequence=self.sequence,
            last_at=self.last_at,
            tickets=self.tickets,
            last_used=self.last_used,
            counted=self.counted,
            calls=tuple(self.calls),
            keys=self.keys,
            refused=tuple(self.refused),
            unknown=self.unknown,
            numbers=self.numbers,
            queued=self.queued,
            calling=self.calling,
        )

    def take(self, event: QueueEvent) -> Refusal | None:
        """ひとつ畳む。断ったときは、断った値を返して ``refused`` にも残す。"""
        reason = self._refusal(event) or self._change(event)
        if reason is None:
            self.sequence = event.sequence
            self.keys = self.keys.set(event.key, event)
            self.last_at = event.at if self.last_at is None else max(self.last_at, event.at)
            return None
        refusal = self._refused(event, reason)
        self.refused.append(refusal)
        return refusal

    def _refusal(self, event: QueueEvent) -> RefusalReason | None:
        if event.sequence <= self.sequence:
            return RefusalReason.OUT_OF_ORDER
        return RefusalReason.KEY_REUSED if event.key in self.keys else None

    def _refused(self, event: QueueEvent, reason: RefusalReason) -> Refusal:
        state = None if event.ticket is None else self.tickets.get(event.ticket)
        where = f"番号札 {state.number_text}" if state else f"番号札の出来事 {event.sequence}"
        status = state.status if state and reason is RefusalReason.IMPOSSIBLE else None
        return Refusal(reason, event.change.kind, event.ticket, status, event.sequence, where)

    def _change(self, event: QueueEvent) -> RefusalReason | None:
        match event.change:
            case UnknownChange():
                self.unknown += 1
                return None
            case Issued() as issued:
                return self._issue(event, issued)
            case DayOpened() as opened:
                return self._open(opened)
            case DayClosed() as closed:
                return self._close(closed)
            case Counted(category_id=category_id):
                return self._count(category_id)
            case NumberJumped(category_id=category_id, last_used=last_used):
                return self._jump(category_id, last_used)
            case ClockRegressed():
                return None
            case _:
                return self._move(event)

    def _issue(self, event: QueueEvent, issued: Issued) -> RefusalReason | None:
        state = issued_state(event, issued)
        if self.business_date != issued.business_date:
            return RefusalReason.DAY_NOT_OPEN
        if state.id in self.tickets:
            return RefusalReason.TICKET_EXISTS
        if state.number_text in self.numbers:
            return RefusalReason.NUMBER_IN_USE
        self.tickets = self.tickets.set(state.id, state)
        self.numbers = self.numbers.set(state.number_text, state.id)
        if state.status is TicketStatus.WAITING:
            self._queue(state.category_id, 1)
        if issued.medium is not Medium.STACK:
            # 刷り置きの束は、途中の番号から使われることがある
            self.last_used = self.last_used.set(issued.category_id, issued.number)
        return None

    def _move(self, event: QueueEvent) -> RefusalReason | None:
        state = self.tickets.get(event.ticket or 0)
        if state is None:
            return RefusalReason.UNKNOWN_TICKET
        after = next_state(state, event)
        if after is None:
            return RefusalReason.IMPOSSIBLE
        if event.change.kind == "print_started" and state.printing_by is not None:
            return RefusalReason.PRINTING
        if (
            after.status is TicketStatus.CALLED
            and self.calling.get(after.counter or "", after.id) != after.id
        ):
            return RefusalReason.COUNTER_BUSY
        self.tickets = self.tickets.set(state.id, after)
        if isinstance(event.change, Called):
            self.calls.append(_call_record(state, event, event.change.counter))
        if (
            state.status is not after.status
            or state.category_id != after.category_id
            or state.counter != after.counter
        ):
            self._recount(state, after)
        return None

    def _recount(self, before: TicketState, after: TicketState) -> None:
        if before.status is TicketStatus.WAITING:
            self._queue(before.category_id, -1)
        if after.status is TicketStatus.WAITING:
            self._queue(after.category_id, 1)
        if before.status is TicketStatus.CALLED and before.counter is not None:
            self.calling = self.calling.delete(before.counter)
        if after.status is TicketStatus.CALLED and after.counter is not None:
            self.calling = self.calling.set(after.counter, after.id)
        if before.is_open and not after.is_open:
            self.numbers = self.numbers.delete(after.number_text)

    def _queue(self, category_id: str, step: int) -> None:
        self.queued = self.queued.set(category_id, self.queued.get(category_id, 0) + step)

    def _jump(self, category_id: str, last_used: int) -> RefusalReason | None:
        if self.business_date is None:
            return RefusalReason.DAY_NOT_OPEN
        self.last_used = self.last_used.set(category_id, max(last_used, self.last_used.get(category_id, 0)))
        return None

    def _count(self, category_id: str) -> RefusalReason | None:
        if self.business_date is None:
            return RefusalReason.DAY_NOT_OPEN
        self.counted = self.counted.set(category_id, self.counted.get(category_id, 0) + 1)
        return None

    def _open(self, opened: DayOpened) -> RefusalReason | None:
        if self.business_date is not None:
            return RefusalReason.DAY_ALREADY_OPEN
        if self.closed_on is not None and opened.business_date <= self.closed_on:
            return RefusalReason.DAY_IN_THE_PAST
        self.business_date = opened.business_date
        tickets = {id_: ticket for id_, ticket in self.tickets.items() if ticket.is_open}
        keys = {key: event for key, event in self.keys.items() if event.ticket in tickets}
        self.tickets, self.keys = Map(tickets), Map(keys)
        self.last_used, self.counted, self.calls = Map(), Map(), []
        return None

    def _close(self, closed: DayClosed) -> RefusalReason | None:
        if self.business_date != closed.business_date:
            return RefusalReason.DAY_NOT_OPEN
        still_used = (ticket for ticket in self.tickets.values() if ticket.is_open)
        if any(ticket.valid_on <= closed.business_date for ticket in still_used):
            return RefusalReason.TICKETS_REMAIN
        self.business_date, self.closed_on = None, closed.business_date
        return None


def _call_record(state: TicketState, event: QueueEvent, counter: str) -> CallRecord:
    return CallRecord(
        ticket=state.id,
        category_id=state.category_id,
        number_text=state.number_text,
        counter=counter,
        order=state.order,
        queued_at=state.queued_at,
        called_at=event.at,
    )
