"""操作を出来事にする。置き場所（store）は、返った出来事を書き、断られたら何も書かない。"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._categories import TicketCategory, jump_number, next_number
from madoguchi_core.queue._changes import (
    AnyChange,
    Counted,
    DayClosed,
    DayOpened,
    Issued,
    NumberJumped,
    RolledOver,
)
from madoguchi_core.queue._choices import Flag, Medium
from madoguchi_core.queue._events import QueueEvent, check_stamp
from madoguchi_core.queue._fold import apply
from madoguchi_core.queue._refusals import Refusal, RefusalReason
from madoguchi_core.queue._tickets import IssuedNumber


@dataclass(frozen=True, slots=True)
class Operation:
    """
    だれが、いつ、どの操作として。

    Attributes:
        at: 時刻（時差つき）。
        by: 端末か窓口の id。
        key: 操作ひとつの鍵。二度押しや通信のやり直しを、同じ操作と知るため。

    Raises:
        InvalidValue: 時刻に時差が無い（MDG515）、端末の id か鍵が符号の形ではない（MDG538）。

    >>> from datetime import UTC
    >>> Operation(datetime(2026, 11, 24, tzinfo=UTC), "kiosk-1", "tap-1").step("print").key
    'tap-1.print'
    """

    at: datetime
    by: str
    key: str

    def __post_init__(self) -> None:
        check_stamp(self.at, self.by, self.key)

    def step(self, name: str) -> "Operation":
        """この操作の一部。鍵は、この操作の鍵から決まる。"""
        return Operation(self.at, self.by, f"{self.key}.{name}")


@dataclass(frozen=True, slots=True)
class Recorded:
    """
    起こせた操作。

    Attributes:
        event: 書くべき出来事。やり直しなら、前に書いた出来事。
        board: その後の盤面。
        is_repeat: 同じ鍵のやり直しだったか。書き足すものは無い。
    """

    event: QueueEvent
    board: Board
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class RecordedAll:
    """
    いくつかの出来事になった操作。

    Attributes:
        events: 出来事。書くときは全部を一度に。やり直しなら空。
        board: その後の盤面。
    """

    events: tuple[QueueEvent, ...]
    board: Board


Step = tuple[int | None, AnyChange, Operation]
"""札の id（窓口全体のことなら無い）、起こすこと、その操作。"""


def record_all(board: Board, steps: Iterable[Step]) -> RecordedAll | Refusal:
    """
    いくつかの出来事を、順に起こす。一つでも断られれば、どれも起きない。

    >>> record_all(Board(), []).events
    ()
    """
    events: list[QueueEvent] = []
    for ticket, change, operation in steps:
        made = record(board, change, operation, ticket=ticket)
        if isinstance(made, Refusal):
            return made
        if not made.is_repeat:
            events.append(made.event)
        board = made.board
    return RecordedAll(tuple(events), board)


def record(
    board: Board, change: AnyChange, operation: Operation, *, ticket: int | None = None
) -> Recorded | Refusal:
    """
    操作ひとつを出来事にする。同じ鍵の同じ操作なら、何度でも初めの出来事を返す。

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    >>> opened = record(Board(), DayOpened(business_date=date(2026, 11, 24)), Operation(at, "desk", "k1"))
    >>> opened.event.sequence, opened.board.business_date.isoformat()
    (1, '2026-11-24')
    >>> record(
    ...     opened.board, DayOpened(business_date=date(2026, 11, 24)), Operation(at, "desk", "k1")
    ... ).is_repeat
    True
    """
    known = board.keys.get(operation.key)
    if known is not None and (known.ticket, known.change) == (ticket, change):
        return Recorded(known, board, is_repeat=True)
    event = QueueEvent(
        sequence=board.sequence + 1,
        ticket=ticket,
        at=operation.at,
        by=operation.by,
        key=operation.key,
        change=change,
    )
    after = apply(board, event)
    return after if isinstance(after, Refusal) else Recorded(event, after)


def issue(
    board: Board,
    category: TicketCategory,
    operation: Operation,
    *,
    medium: Medium = Medium.PAPER,
    flags: frozenset[Flag] = frozenset(),
    route: Sequence[str] = (),
    staff_count: int | None = None,
) -> Recorded | Refusal | Finding:
    """
    次の番号で発券する。札の id は、発券の出来事の通し番号になる。

    Args:
        board: 今の盤面。営業日が開いていること。
        category: 区分。
        operation: だれが、いつ、どの操作として。
        medium: 番号を何で渡すか。
        flags: 配慮。
        route: この後に回る区分の id。
        staff_count: 対応職員数。

    Returns:
        発券の出来事。番号が無ければ指摘（``MDG501``・``MDG541``）、営業日が開いていなければ断った値。
    """
    known = _issued_by(board, category, operation)
    if known is not None:
        return known
    number = next_number(category, last_used=board.last_used.get(category.id), taken=board.numbers)
    if isinstance(number, Finding):
        return number
    return _issue_number(
        board,
        category,
        number,
        operation,
        {"medium": medium, "flags": flags, "route": tuple(route), "staff_count": staff_count},
    )


def take_back(
    board: Board,
    category: TicketCategory,
    number: int,
    operation: Operation,
    *,
    is_machine_slip: bool = False,
) -> Recorded | Refusal | Finding:
    """
    記録に無いのに人が持っている番号を、後から盤面に入れる。停止中に渡した刷り置きの束か、控えの後に出た機械の札。

    Args:
        board: 今の盤面。
        category: 区分。
        number: 番号。
        operation: だれが、いつ、どの操作として。
        is_machine_slip: 機械の札か。機械の札は、番号を飛ばした（``NumberJumped``）後でないと入らない。

    Returns:
        発券の出来事。帯の外か、これから機械が出す番号なら指摘（``MDG542``）、使われている番号なら断った値。
    """
    if not category.first <= number <= category.last or category.is_count_only:
        return _outside(category)
    known = _issued_by(board, category, operation)
    if known is not None:
        return known
    text = category.number_text(number) if is_machine_slip else category.stack_text(number)
    if text in _given(board, category):
        return _refuse(RefusalReason.NUMBER_IN_USE, board, category)
    if is_machine_slip and number > board.last_used.get(category.id, 0):
        return _still_to_come(category)
    details = {"medium": Medium.STACK, "number_text": text}
    return _issue_number(board, category, number, operation, details)


def issued_number(event: QueueEvent) -> IssuedNumber | None:
    """
    発券の出来事から、札に刷る番号を取り出す。発券でなければ ``None``。

    >>> from datetime import UTC
    >>> event = QueueEvent(
    ...     sequence=1,
    ...     ticket=None,
    ...     at=datetime(2026, 11, 24, tzinfo=UTC),
    ...     by="d",
    ...     key="k",
    ...     change=DayOpened(business_date=date(2026, 11, 24)),
    ... )
    >>> issued_number(event) is None
    True
    """
    change = event.change
    if not isinstance(change, Issued) or event.ticket is None:
        return None
    return IssuedNumber(
        id=event.ticket,
        category_id=change.category_id,
        number=change.number,
        number_text=change.number_text,
        business_date=change.business_date,
        issued_at=event.at,
        waiting=change.waiting,
    )


def count(
    board: Board, category: TicketCategory, operation: Operation, *, staff_count: int | None = None
) -> Recorded | Refusal:
    """番号を出さない区分の受付を、一件と数える。"""
    return record(board, Counted(category_id=category.id, staff_count=staff_count), operation)


def open_day(board: Board, on: date, operation: Operation) -> Recorded | Refusal:
    """営業日を始める。閉じた日は二度と開かない。"""
    return record(board, DayOpened(business_date=on), operation)


def close_day(board: Board, operation: Operation, *, carry_to: date | None) -> RecordedAll | Refusal:
    """
    営業日を終える。残っている札は、札ごとに持ち越すか打ち切るかの出来事になり、黙って消えない。

    Args:
        board: 今の盤面。
        operation: だれが、いつ、どの操作として。札ごとの鍵は、この鍵に番号を付けたもの。同じ鍵のやり直しでは何も起きない。
        carry_to: 持ち越す先の営業日。``None`` なら打ち切る。

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)
    >>> day = open_day(Board(), date(2026, 11, 24), Operation(at, "desk", "k1"))
    >>> closed = close_day(day.board, Operation(at, "desk", "k2"), carry_to=None)
    >>> [event.title for event in closed.events], closed.board.business_date
    (['業務の終了'], None)
    """
    known = board.keys.get(operation.key)
    if known is not None and isinstance(known.change, DayClosed):
        return RecordedAll((), board)
    today = board.business_date
    if today is None:
        reason = RefusalReason.DAY_NOT_OPEN
        return Refusal(reason, "day_closed", None, None, board.sequence + 1, "業務の終了")
    left = sorted(ticket.id for ticket in board.in_use() if ticket.valid_on <= today)
    rolled: list[Step] = [(ticket, RolledOver(to=carry_to), operation.step(str(ticket))) for ticket in left]
    return record_all(board, [*rolled, (None, DayClosed(business_date=today), operation)])


def jump_numbers(
    board: Board,
    categories: Sequence[TicketCategory],
    seen: Mapping[str, int | None],
    operation: Operation,
) -> RecordedAll | Refusal | Finding:
    """
    控えから戻した後に、すべての区分の番号を飛ばす。控えの後に出た番号は、控えに無くても人の手元にある。

    Args:
        board: 今の盤面。営業日が開いていること。
        categories: 区分。
        seen: 区分の id から、人の手元で見たいちばん大きい番号へ。無い区分は百だけ飛ばす。
        operation: だれが、いつ、どの操作として。

    Returns:
        飛ばした番号。帯に残りが無い区分があれば、何も飛ばさずに指摘（``MDG540``）。
    """
    steps: list[Step] = []
    for category in categories:
        if category.is_count_only:
            continue
        last = jump_number(category, last_used=board.last_used.get(category.id), seen=seen.get(category.id))
        if isinstance(last, Finding):
            return last
        steps.append(
            (None, NumberJumped(category_id=category.id, last_used=last), operation.step(category.id))
        )
    return record_all(board, steps)


def _issued_by(board: Board, category: TicketCategory, operation: Operation) -> Recorded | None:
    """同じ鍵の発券が済んでいれば、その札。番号や待ち人数は、やり直したときの盤面と違ってよい。"""
    known = board.keys.get(operation.key)
    if known is None or not isinstance(known.change, Issued) or known.change.category_id != category.id:
        return None
    return Recorded(known, board, is_repeat=True)


def _issue_number(
    board: Board, category: TicketCategory, number: int, operation: Operation, details: Mapping[str, Any]
) -> Recorded | Refusal:
    if board.business_date is None:
        return _refuse(RefusalReason.DAY_NOT_OPEN, board, category)
    fields = {
        "category_id": category.id,
        "number": number,
        "number_text": category.number_text(number),
        "business_date": board.business_date,
        "waiting": board.queued.get(category.id, 0),
        **details,
    }
    change = Issued(**fields)
    return record(board, change, operation, ticket=board.sequence + 1)


def _given(board: Board, category: TicketCategory) -> frozenset[str]:
    """その日にもう渡した番号。最初に戻る区分では、使われているものだけ。"""
    tickets = board.tickets.values()
    return frozenset(t.number_text for t in tickets if t.is_open or not category.is_cyclic)


def _refuse(reason: RefusalReason, board: Board, category: TicketCategory) -> Refusal:
    return Refusal(reason, "issued", None, None, board.sequence + 1, f"区分 {category.id}")


def _still_to_come(category: TicketCategory) -> Finding:
    return Finding(
        "MDG542",
        Severity.ERROR,
        f"区分 {category.id}",
        "これから機械が出す番号です",
        "先に、人が持つ最も大きい番号まで、番号を飛ばしてください（madoguchi queue jump）",
    )


def _outside(category: TicketCategory) -> Finding:
    return Finding(
        "MDG542",
        Severity.ERROR,
        f"区分 {category.id}",
        "区分の帯の外の番号です",
        "札の番号と区分を確かめてください",
    )
