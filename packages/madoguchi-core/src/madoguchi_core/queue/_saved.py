"""営業日を始めたときの盤面の控え。一年の出来事を初めから畳まずに、その日から畳めるようにする。"""

from collections import Counter as Tally
from datetime import date
from hashlib import blake2b
from typing import Final

from immutables import Map
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from madoguchi_core.queue._board import Board
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState

_DIGEST_LENGTH: Final = 32


class _Saved(BaseModel):
    """控えの形。持ち越した札と、その札の鍵だけがある。"""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    business_date: date = Field(title="開いている営業日")
    closed_on: date | None = Field(title="最後に閉じた営業日")
    sequence: int = Field(title="最後の出来事の通し番号")
    last_at: AwareDatetime | None = Field(title="最も進んだ時刻")
    unknown: int = Field(title="この版の知らない出来事の数")
    tickets: tuple[TicketState, ...] = Field(title="持ち越した札")
    keys: tuple[QueueEvent, ...] = Field(title="鍵の分かる出来事")


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
    body = saved.model_dump_json()
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
        return _board(_Saved.model_validate_json(body))
    except ValidationError:
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
