"""決めた結果から、書く出来事を取り出す。やり直しと、時計の戻りの扱いもここで決まる。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Arrival,
    Board,
    CallMade,
    Issued,
    Medium,
    Operation,
    QueueEvent,
    Recorded,
    RecordedAll,
    Refusal,
    UnknownChange,
    clock_regressed,
    record,
)

Outcome = Recorded | RecordedAll | Arrival | CallMade | Refusal | Finding | None
"""決めた結果。出来事を持つものだけが書かれる。"""

T = TypeVar("T", bound=Outcome)


@dataclass(frozen=True, slots=True)
class History:
    """
    ある期間の出来事。

    Attributes:
        start: 期間の前の盤面。
        events: 書いた順の出来事。
    """

    start: Board
    events: tuple[QueueEvent, ...]


def written(outcome: Outcome) -> tuple[tuple[QueueEvent, ...], Board | None]:
    """決めた結果から、書く出来事と、その後の盤面を取り出す。書くものが無ければ空。"""
    made = outcome.recorded if isinstance(outcome, CallMade) else outcome
    if isinstance(made, Recorded):
        return ((), None) if made.is_repeat else ((made.event,), made.board)
    if isinstance(made, RecordedAll | Arrival):
        return made.events, made.board
    return (), None


def refuse_broken(
    before: Board, events: Sequence[QueueEvent], told: Sequence[QueueEvent], after: Board
) -> None:
    """
    書くと鎖が切れる結果を断る。

    Args:
        before: 今の盤面。
        events: 決めた出来事。やり直しで、もう書いたものも入る。
        told: これから書く出来事。
        after: その後の盤面。

    Raises:
        InvalidValue: 今の盤面で決めていないか、この版の知らない出来事を書こうとした（MDG559）。
    """
    repeated = (event for event in events if event.sequence <= before.sequence)
    if after.sequence != before.sequence + len(told) or any(
        before.keys.get(event.key) != event for event in repeated
    ):
        hint = "決める関数に渡された盤面で決めてください"
        raise InvalidValue("MDG559", "決めた結果が、今の盤面の続きではありません", hint=hint)
    if any(isinstance(event.change, UnknownChange) for event in told):
        hint = "知らない出来事は、読んで残すだけです"
        raise InvalidValue("MDG559", "この版の知らない出来事は、新しく書けません", hint=hint)


def clock_event(board: Board, operation: Operation) -> Recorded | None:
    """時計が戻っていれば、その出来事を先に書く。やり直しなら書かない。"""
    regressed = clock_regressed(board, operation.at)
    if regressed is None or operation.key in board.keys:
        return None
    # 操作の鍵に名を付けて作ると、限りの長さの鍵で作れない
    clock = Operation(operation.at, operation.by, f"clock.{board.sequence + 1}")
    told = record(board, regressed, clock)
    return told if isinstance(told, Recorded) else None


def is_same(known: QueueEvent, attempted: QueueEvent) -> bool:
    """同じ操作か。発券は、やり直したときの盤面で番号が違ってよい。"""
    if isinstance(known.change, Issued) and isinstance(attempted.change, Issued):
        return known.change.category_id == attempted.change.category_id
    return (known.ticket, known.change) == (attempted.ticket, attempted.change)


def has_new_number(events: Sequence[QueueEvent]) -> bool:
    """機械の番号を新しく出す出来事があるか。束の札は、控えから戻した後でも重ならない。"""
    changes = (event.change for event in events)
    return any(isinstance(change, Issued) and change.medium is not Medium.STACK for change in changes)
