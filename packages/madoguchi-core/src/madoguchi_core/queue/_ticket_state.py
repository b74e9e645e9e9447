"""出来事を畳んだ、一枚の札の今の姿。人の情報は持たない。"""

from datetime import date, datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from madoguchi_core.queue._changes import (
    Called,
    CheckedIn,
    Flagged,
    Held,
    Issued,
    Linked,
    Recalled,
    Resumed,
    Returned,
    RolledOver,
    Transferred,
)
from madoguchi_core.queue._choices import Flag, Medium
from madoguchi_core.queue._events import QueueEvent
from madoguchi_core.queue._status import TRANSITIONS, TicketStatus


class TicketState(Struct, frozen=True, gc=False):
    """
    札の今の姿。

    Attributes:
        id: 札の id。番号の表記では指さない。
        category_id: 今待つ区分。
        number: 番号。
        number_text: 番号の表記。
        business_date: 発券した営業日。
        valid_on: 番号が使われている営業日（持ち越すと先へ動く）。
        issued_at: 発券時刻。
        status: 状態。
        since: 今の状態になった時刻。
        order: 並びの順。小さいほど先。
        queued_at: 今の区分で待ち始めた時刻。
        counter: 呼んだ窓口。待ちの札にあれば、引き継ぎで決まった窓口で、そこだけが呼べる。
        route: この後に回る区分。
        flags: 配慮。
        medium: 番号を渡した物。
        due_at: 予約の時刻。
        booking_code: 予約の符号。
        case_code: 件の符号。
        held_until: いつまで保留か。
        staff_count: 発券したときの対応職員数。
        calls: 呼んだ回数（今の区分で）。
        prints: 刷った回数。
        printing_by: 刷り始めて、まだ結果を記していない端末。
    """

    id: int
    category_id: str
    number: int
    number_text: str
    business_date: date
    valid_on: date
    issued_at: datetime
    status: TicketStatus
    since: datetime
    order: int
    queued_at: datetime
    counter: str | None = None
    route: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    medium: Medium = Medium.PAPER
    due_at: datetime | None = None
    booking_code: str | None = None
    case_code: str | None = None
    held_until: datetime | None = None
    staff_count: int | None = None
    calls: int = 0
    prints: int = 0
    printing_by: str | None = None

    @property
    def is_open(self) -> bool:
        """番号がまだ使われているか。"""
        return self.status.is_open


def issued_state(event: QueueEvent, change: Issued) -> TicketState:
    """発券したばかりの札。"""
    status = TicketStatus.ISSUED if change.medium is Medium.PAPER else TicketStatus.WAITING
    return TicketState(
        id=event.ticket or event.sequence,
        category_id=change.category_id,
        number=change.number,
        number_text=change.number_text,
        business_date=change.business_date,
        valid_on=change.business_date,
        issued_at=event.at,
        status=status,
        since=event.at,
        order=event.sequence,
        queued_at=event.at,
        route=change.route,
        flags=change.flags,
        medium=change.medium,
        staff_count=change.staff_count,
    )


def next_state(state: TicketState, event: QueueEvent) -> TicketState | None:
    """出来事の後の札。その状態で起こせないことなら ``None``。"""
    target = TRANSITIONS[event.change.kind].get(state.status)
    if target is None:
        return None
    changes = _changes(state, event)
    status = changes.pop("status", target)
    if status is not state.status:
        changes["since"] = event.at
        if state.status is TicketStatus.HELD:
            changes["held_until"] = None
    return replace(state, status=status, **changes)


def _changes(state: TicketState, event: QueueEvent) -> dict[str, Any]:
    match event.change:
        case Called(counter=counter) | Recalled(counter=counter):
            return {"counter": counter, "calls": state.calls + 1, "since": event.at}
        case Held(until=until):
            return {"held_until": until}
        case Transferred() as transferred:
            return _transferred(state, event, transferred)
        case Returned(keeps_place=keeps_place):
            # 呼んだ窓口を残すと、ほかの窓口から呼べない札になる
            return {"counter": None} if keeps_place else {"counter": None, "order": event.sequence}
        case Resumed():
            return {"counter": None}
        case Linked(case_code=case_code):
            return {"case_code": case_code}
        case Flagged(flags=flags):
            return {"flags": flags}
        case CheckedIn(booking_code=booking_code, due_at=due_at):
            return {"booking_code": booking_code, "due_at": due_at}
        case RolledOver(to=to):
            return {"status": TicketStatus.EXPIRED} if to is None else {"valid_on": to}
        case _:
            return _by_kind(state, event)


def _by_kind(state: TicketState, event: QueueEvent) -> dict[str, Any]:
    kind = event.change.kind
    if kind in _PRINTS:
        return {"prints": state.prints + 1, "printing_by": None}
    if kind == "print_started":
        return {"printing_by": event.by}
    if kind in _PRINT_PROBLEMS:
        return {"printing_by": None}
    if kind == "done" and state.route:
        return {**_requeued(event, state.route[0]), "route": state.route[1:], "status": TicketStatus.WAITING}
    return {}


_PRINTS: Final = frozenset({"printed", "reprinted"})
_PRINT_PROBLEMS: Final = frozenset({"print_failed", "print_uncertain"})


def _transferred(state: TicketState, event: QueueEvent, change: Transferred) -> dict[str, Any]:
    order = state.order if change.keeps_place else event.sequence
    return {**_requeued(event, change.category_id), "counter": change.counter, "order": order}


def _requeued(event: QueueEvent, category_id: str) -> dict[str, Any]:
    return {"category_id": category_id, "queued_at": event.at, "counter": None, "calls": 0}
