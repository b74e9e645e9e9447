"""出来事を盤面に畳む。起こせない出来事は、畳まずに断った記録を残す。"""

from collections.abc import Iterable
from typing import Any

from immutables import Map
from msgspec.structs import replace

from madoguchi_core.queue._board import Board, CallRecord
from madoguchi_core.queue._changes import (
    Called,
    ClockRegressed,
    Counted,
    DayClosed,
    DayOpened,
    Issued,
    NumberJumped,
    PrintStarted,
    UnknownChange,
)
from madoguchi_core.queue._choices import Medium
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._refusals import Refusal, RefusalReason
from madoguchi_core.queue._status import OPEN_STATUSES, TRANSITIONS, TicketStatus
from madoguchi_core.queue._ticket_state import TicketState, issued_state, next_state

Changes = dict[str, Any]
"""盤面の項目の名から、変わった後の値へ。"""


def fold(events: Iterable[QueueEvent], *, start: Board | None = None) -> Board:
    """
    出来事をすべて畳んだ盤面。途中まで畳んだ盤面から続けても、同じ盤面になる。

    Args:
        events: 書いた順の出来事。
        start: 続きから始める盤面。

    >>> fold([]) == Board()
    True
    """
    board = start or Board()
    for event in events:
        board = take(board, event)
    return board


def apply(board: Board, event: QueueEvent) -> Board | Refusal:
    """
    出来事をひとつだけ畳む。起こせないことなら、断った値を返し、盤面は変わらない。

    >>> from datetime import UTC, datetime
    >>> from madoguchi_core.queue import Serving
    >>> at = datetime(2026, 11, 24, tzinfo=UTC)
    >>> event = QueueEvent(sequence=1, ticket=9, at=at, by="d", key="k", change=Serving())
    >>> apply(Board(), event).reason
    <RefusalReason.UNKNOWN_TICKET: 'unknown_ticket'>
    """
    after = _after(board, event)
    return _refused(board, event, after) if isinstance(after, RefusalReason) else after


def take(board: Board, event: QueueEvent) -> Board:
    """出来事をひとつ畳む。断ったときは、断った値が盤面の ``refused`` に残る。"""
    after = _after(board, event)
    if isinstance(after, RefusalReason):
        return replace(board, refused=(*board.refused, _refused(board, event, after)))
    return after


def _after(board: Board, event: QueueEvent) -> Board | RefusalReason:
    if event.sequence <= board.sequence:
        return RefusalReason.OUT_OF_ORDER
    if event.key in board.keys:
        return RefusalReason.KEY_REUSED
    changes = _changes(board, event)
    if isinstance(changes, RefusalReason):
        return changes
    changes["sequence"] = event.sequence
    changes["keys"] = changes.get("keys", board.keys).set(event.key, event)
    if board.last_at is None or event.at > board.last_at:
        changes["last_at"] = event.at
    return replace(board, **changes)


def _refused(board: Board, event: QueueEvent, reason: RefusalReason) -> Refusal:
    state = None if event.ticket is None else board.tickets.get(event.ticket)
    where = f"番号札 {state.number_text}" if state else f"番号札の出来事 {event.sequence}"
    status = state.status if state and reason is RefusalReason.IMPOSSIBLE else None
    return Refusal(reason, event.change.kind, event.ticket, status, event.sequence, where)


def _changes(board: Board, event: QueueEvent) -> Changes | RefusalReason:
    if event.change.kind in TRANSITIONS:
        return _move(board, event)
    match event.change:
        case Issued() as issued:
            return _issue(board, event, issued)
        case DayOpened() as opened:
            return _open(board, opened)
        case DayClosed() as closed:
            return _close(board, closed)
        case Counted(category_id=category_id):
            return _count(board, category_id)
        case NumberJumped(category_id=category_id, last_used=last_used):
            return _jump(board, category_id, last_used)
        case UnknownChange():
            return {"unknown": board.unknown + 1}
        case ClockRegressed():
            # 一度進みすぎた時計を直した後の、正しい時刻の操作のたびに「戻った」と記し続けないため
            return {"last_at": event.at}
        case _:
            return {}


def _issue(board: Board, event: QueueEvent, issued: Issued) -> Changes | RefusalReason:
    state = issued_state(event, issued)
    if board.business_date != issued.business_date:
        return RefusalReason.DAY_NOT_OPEN
    if state.id in board.tickets:
        return RefusalReason.TICKET_EXISTS
    if state.number_text in board.numbers:
        return RefusalReason.NUMBER_IN_USE
    changes: Changes = {
        "tickets": board.tickets.set(state.id, state),
        "numbers": board.numbers.set(state.number_text, state.id),
    }
    if state.status is TicketStatus.WAITING:
        changes["queued"] = _counted(board.queued, state.category_id, 1)
    if issued.medium is not Medium.STACK:
        # 刷り置きの束は、途中の番号から使われることがある
        changes["last_used"] = board.last_used.set(issued.category_id, issued.number)
    return changes


def _move(board: Board, event: QueueEvent) -> Changes | RefusalReason:
    state = board.tickets.get(event.ticket or 0)
    if state is None:
        return RefusalReason.UNKNOWN_TICKET
    after = next_state(state, event)
    if after is None:
        return RefusalReason.IMPOSSIBLE
    if state.printing_by is not None and isinstance(event.change, PrintStarted):
        return RefusalReason.PRINTING
    if after.status is TicketStatus.CALLED and board.calling.get(after.counter or "", after.id) != after.id:
        return RefusalReason.COUNTER_BUSY
    changes: Changes = {"tickets": board.tickets.set(state.id, after)}
    if isinstance(event.change, Called):
        changes["calls"] = (*board.calls, _call_record(state, event, event.change.counter))
    if (
        state.status is not after.status
        or state.category_id != after.category_id
        or state.counter != after.counter
    ):
        changes |= _indexes(board, state, after)
    return changes


def _indexes(board: Board, before: TicketState, after: TicketState) -> Changes:
    """札の移り変わりで変わる索引（区分ごとの待ち、窓口の呼出、使われている番号）。"""
    queued, calling = board.queued, board.calling
    if before.status is TicketStatus.WAITING:
        queued = _counted(queued, before.category_id, -1)
    if after.status is TicketStatus.WAITING:
        queued = _counted(queued, after.category_id, 1)
    if before.status is TicketStatus.CALLED and before.counter is not None:
        calling = calling.delete(before.counter)
    if after.status is TicketStatus.CALLED and after.counter is not None:
        calling = calling.set(after.counter, after.id)
    changes: Changes = {"queued": queued, "calling": calling}
    if after.status not in OPEN_STATUSES and before.status in OPEN_STATUSES:
        changes["numbers"] = board.numbers.delete(after.number_text)
    return changes


def _counted(counts: Map[str, int], key: str, step: int) -> Map[str, int]:
    count = counts.get(key, 0) + step
    # 0 を残すと、控えから続けた盤面と、初めから畳んだ盤面が、違う値になる
    return counts.set(key, count) if count else counts.delete(key)


def _jump(board: Board, category_id: str, last_used: int) -> Changes | RefusalReason:
    if board.business_date is None:
        return RefusalReason.DAY_NOT_OPEN
    furthest = max(last_used, board.last_used.get(category_id, 0))
    return {"last_used": board.last_used.set(category_id, furthest)}


def _count(board: Board, category_id: str) -> Changes | RefusalReason:
    if board.business_date is None:
        return RefusalReason.DAY_NOT_OPEN
    return {"counted": _counted(board.counted, category_id, 1)}


def _open(board: Board, opened: DayOpened) -> Changes | RefusalReason:
    if board.business_date is not None:
        return RefusalReason.DAY_ALREADY_OPEN
    if board.closed_on is not None and opened.business_date <= board.closed_on:
        return RefusalReason.DAY_IN_THE_PAST
    tickets = {ticket.id: ticket for ticket in board.in_use()}
    keys = {key: event for key, event in board.keys.items() if event.ticket in tickets}
    return {
        "business_date": opened.business_date,
        "tickets": Map(tickets),
        "keys": Map(keys),
        "last_used": Map(),
        "counted": Map(),
        "calls": (),
    }


def _close(board: Board, closed: DayClosed) -> Changes | RefusalReason:
    if board.business_date != closed.business_date:
        return RefusalReason.DAY_NOT_OPEN
    if any(ticket.valid_on <= closed.business_date for ticket in board.in_use()):
        return RefusalReason.TICKETS_REMAIN
    return {"business_date": None, "closed_on": closed.business_date}


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
