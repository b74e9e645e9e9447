"""番号札の盤面: 出来事を初めから畳んだ、ある時点の姿。同じ出来事からは必ず同じ盤面になる。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from immutables import Map
from msgspec import Struct

from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._refusals import Refusal
from madoguchi_core.queue._status import TicketStatus
from madoguchi_core.queue._ticket_state import TicketState


@dataclass(frozen=True, slots=True)
class CallRecord:
    """
    待ちの人を呼んだ記録ひとつ（その営業日の分）。

    Attributes:
        ticket: 札の id。
        category_id: 区分。
        number_text: 番号の表記。
        counter: 窓口の id。
        order: 並びの順。
        queued_at: 待ち始めた時刻。
        called_at: 呼んだ時刻。
    """

    ticket: int
    category_id: str
    number_text: str
    counter: str
    order: int
    queued_at: datetime
    called_at: datetime


_NOTHING: Final[Map[Any, Any]] = Map()


class Board(Struct, frozen=True):
    """
    盤面。札は、使われているものと、その営業日に終わったものを持つ。

    Attributes:
        business_date: 開いている営業日。
        closed_on: 最後に閉じた営業日。
        sequence: 最後の出来事の通し番号。
        last_at: これまでで最も進んだ時刻。時計が戻ったと記した後は、そこから先で。
        tickets: 札の id から札へ。
        last_used: 区分の id から、その営業日に最後に出した番号へ。
        counted: 件数だけの区分の、その営業日の件数。
        calls: その営業日に待ちの人を呼んだ記録。
        keys: その営業日の操作の鍵から、その操作で起きた出来事へ。
        refused: 畳めなかった出来事。空でなければ、記録が壊れている。
        unknown: この版の知らない出来事の数。
        numbers: 使われている番号の表記から、札の id へ。前の日から持ち越した札も入る。
        queued: 区分の id から、呼べる札の数へ。
        calling: 窓口の id から、そこに呼んでいて、まだ対応を始めていない札の id へ。

    >>> Board().waiting()
    ()
    """

    business_date: date | None = None
    closed_on: date | None = None
    sequence: int = 0
    last_at: datetime | None = None
    tickets: Map[int, TicketState] = _NOTHING
    last_used: Map[str, int] = _NOTHING
    counted: Map[str, int] = _NOTHING
    calls: tuple[CallRecord, ...] = ()
    keys: Map[str, QueueEvent] = _NOTHING
    refused: tuple[Refusal, ...] = ()
    unknown: int = 0
    numbers: Map[str, int] = _NOTHING
    queued: Map[str, int] = _NOTHING
    calling: Map[str, int] = _NOTHING

    def with_status(self, *statuses: TicketStatus) -> tuple[TicketState, ...]:
        """その状態の札。並びの順。"""
        found = [ticket for ticket in self.tickets.values() if ticket.status in statuses]
        return tuple(sorted(found, key=lambda ticket: (ticket.order, ticket.id)))

    def waiting(self, category_id: str | None = None) -> tuple[TicketState, ...]:
        """呼べる札。並びの順。区分を渡せば、その区分だけ。"""
        found = self.with_status(TicketStatus.WAITING)
        return tuple(ticket for ticket in found if category_id in {None, ticket.category_id})

    def in_use(self) -> Iterator[TicketState]:
        """番号が使われている札。"""
        return (ticket for ticket in self.tickets.values() if ticket.is_open)

    def printing(self, by: str) -> tuple[TicketState, ...]:
        """その端末が刷り始めて、まだ結果を記していない札。"""
        found = [ticket for ticket in self.tickets.values() if ticket.printing_by == by]
        return tuple(sorted(found, key=lambda ticket: ticket.id))

    def unprinted(self) -> tuple[TicketState, ...]:
        """紙が出ていないか、出たか分からない札。再開したときに人が決める。"""
        return self.with_status(TicketStatus.ISSUED, TicketStatus.PRINT_FAILED, TicketStatus.PRINT_UNCERTAIN)

    def counts(self) -> Mapping[TicketStatus, int]:
        """状態ごとの枚数。"""
        return count_statuses(self.tickets.values())


def count_statuses(tickets: Iterable[TicketState]) -> Mapping[TicketStatus, int]:
    """状態ごとの枚数。無い状態は 0。"""
    counts = dict.fromkeys(TicketStatus, 0)
    for ticket in tickets:
        counts[ticket.status] += 1
    return MappingProxyType(counts)
