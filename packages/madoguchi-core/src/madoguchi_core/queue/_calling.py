"""窓口が次の人を呼ぶ: 決まりで選び、呼出の出来事にする。"""

from collections.abc import Sequence
from dataclasses import dataclass

from madoguchi_core.queue._board import Board
from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._changes import Called
from madoguchi_core.queue._counters import Counter
from madoguchi_core.queue._policies import CallingPolicy, Scene, next_ticket
from madoguchi_core.queue._record import Operation, Recorded, record
from madoguchi_core.queue._refusals import Refusal


@dataclass(frozen=True, slots=True)
class NextCall:
    """
    次の人を呼ぶときに見るもの。

    Attributes:
        counter: 呼ぶ窓口。
        policy: 呼ぶ順の決まり。
        categories: 区分。
        counters: 開いている窓口。
    """

    counter: Counter
    policy: CallingPolicy
    categories: Sequence[TicketCategory]
    counters: Sequence[Counter]


@dataclass(frozen=True, slots=True)
class CallMade:
    """
    呼んだ札。

    Attributes:
        recorded: 呼出の出来事と、その後の盤面。
        reason: なぜその札か。やり直しなら空。
    """

    recorded: Recorded
    reason: str


def call_next(board: Board, call: NextCall, operation: Operation) -> CallMade | Refusal | None:
    """
    次の人を呼ぶ。同じ鍵のやり直しなら、初めに呼んだ札を返し、別の人は呼ばない。

    Args:
        board: 今の盤面。
        call: 窓口と、呼ぶ順の決まり。
        operation: だれが、いつ、どの操作として。

    Returns:
        呼んだ札。呼べる札が無ければ ``None``。その窓口が別の番号を呼んでいれば断った値。

    >>> from datetime import UTC, datetime
    >>> from madoguchi_core.queue import FirstCome
    >>> call = NextCall(Counter(id="3", title="3番窓口"), FirstCome(), (), ())
    >>> call_next(Board(), call, Operation(datetime(2026, 11, 24, tzinfo=UTC), "desk", "k")) is None
    True
    """
    known = board.keys.get(operation.key)
    if known is not None and known.change == Called(counter=call.counter.id):
        return CallMade(Recorded(known, board, is_repeat=True), "")
    scene = Scene.of(board, call.categories, call.counters, operation.at)
    choice = next_ticket(board, call.counter, call.policy, scene)
    if choice is None:
        return None
    made = record(board, Called(counter=call.counter.id), operation, ticket=choice.ticket.id)
    return made if isinstance(made, Refusal) else CallMade(made, choice.reason)
