"""営業日を始めたときの盤面の控え。一年の出来事を初めから畳まずに、その日から畳めるようにする。"""

from collections import Counter as Tally
from datetime import date, datetime
from hashlib import blake2b
from typing import Final

from immutables import Map
from msgspec import MsgspecError, Struct
from msgspec.json import Decoder, encode

from madoguchi_core.errors import MadoguchiError
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState

_DIGEST_LENGTH: Final = 32


class _Saved(Struct, frozen=True, forbid_unknown_fields=True):
    """控えの形。持ち越した札と、その札の鍵だけがある。"""

    business_date: date
    closed_on: date | None
    sequence: int
    last_at: datetime | None
    unknown: int
    tickets: tuple[TicketState, ...]
    keys: tuple[QueueEvent, ...]


_DECODER: Final = Decoder(_Saved)


def board_json(board: Board) -> str:
    """
    営業日を始めたばかりの盤面を、文にする。壊れていると分かるよう、頭に要約を付ける。

    >>> from datetime import UTC, datetime
    >>> from madoguchi_core.queue import Operation, open_day
    >>> day = open_day(Board(), date(2026, 11, 24), Operation(datetime(2026, 11, 24, tzinfo=UTC), "d", "k"))
    >>> read_board(board_json(day.board)) == day.board
    True
    """
    saved = _Saved(
        business_date=board.business_date,  # type: ignore[arg-type] # 開いていない盤面は断る
        closed_on=board.closed_on,
        sequence=board.sequence,
        last_at=board.last_at,
        unknown=board.unknown,
        tickets=tuple(sorted(board.tickets.values(), key=lambda ticket: ticket.id)),
        keys=tuple(sorted(board.keys.values(), key=lambda event: event.sequence)),
    )
    body = encode(saved).decode()
    return _digest(body) + body


def read_board(text: str) -> Board | None:
    """
    :func:`board_json` の文を盤面に戻す。

    Returns:
        盤面。壊れているか、別の版の形なら ``None``（出来事から畳み直せる）。

    >>> read_board("{}") is None
    True
    """
    digest, body = text[:_DIGEST_LENGTH], text[_DIGEST_LENGTH:]
    if _digest(body) != digest:
        return None
    try:
        return _board(_DECODER.decode(body))
    except (MsgspecError, MadoguchiError):
        return None


def _board(saved: _Saved) -> Board:
    waiting = (ticket.category_id for ticket in saved.tickets if ticket.status is TicketStatus.WAITING)
    called = (ticket for ticket in saved.tickets if ticket.status is TicketStatus.CALLED)
    return Board(
        business_date=saved.business_date,
        closed_on=saved.closed_on,
        sequence=saved.sequence,
        last_at=saved.last_at,
        tickets=Map({ticket.id: ticket for ticket in saved.tickets}),
        keys=Map({event.key: event for event in saved.keys}),
        unknown=saved.unknown,
        numbers=Map({ticket.number_text: ticket.id for ticket in saved.tickets}),
        queued=Map(Tally(waiting)),
        calling=Map({ticket.counter: ticket.id for ticket in called if ticket.counter is not None}),
    )


def _digest(body: str) -> str:
    return blake2b(body.encode(), digest_size=_DIGEST_LENGTH // 2).hexdigest()
