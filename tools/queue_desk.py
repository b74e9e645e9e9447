"""番号札の盤面の試験が使う: 操作を一つずつ重ねる机。"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    AnyChange,
    Board,
    Called,
    Counter,
    DayOpened,
    Done,
    Flag,
    Operation,
    Printed,
    QueueEvent,
    Recorded,
    Refusal,
    Serving,
    TicketCategory,
    TicketState,
    issue,
    record,
)

DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


def category(id_: str = "a", **changes: object) -> TicketCategory:
    """A・B・C の区分。"""
    bands = {"a": ("A", 1, 499, 1), "b": ("B", 500, 799, 2), "c": ("C", 800, 999, 3)}
    letter, first, last, level = bands[id_]
    fields = {
        "id": id_,
        "title": {"a": "証明", "b": "異動", "c": "相談"}[id_],
        "letter": letter,
        "first": first,
        "last": last,
        "section_role": "職員",
        "counter": "担当窓口",
        "level": level,
    }
    return TicketCategory.model_validate(fields | changes)


@dataclass
class Desk:
    """操作を重ねる机。時刻は一操作ごとに一分進む。"""

    board: Board = field(default_factory=Board)
    events: list[QueueEvent] = field(default_factory=list)
    now: datetime = NINE
    A: TicketCategory = field(default_factory=category)
    B: TicketCategory = field(default_factory=lambda: category("b"))
    C: TicketCategory = field(default_factory=lambda: category("c"))
    low: Counter = field(default_factory=lambda: Counter(id="1", title="1番窓口", level=1))
    high: Counter = field(default_factory=lambda: Counter(id="3", title="3番窓口", level=3))

    @property
    def categories(self) -> tuple[TicketCategory, ...]:
        """三つの区分。"""
        return self.A, self.B, self.C

    @property
    def counters(self) -> tuple[Counter, ...]:
        """段階の違う二つの窓口。"""
        return self.low, self.high

    def operation(self, key: str | None = None) -> Operation:
        """今の操作。"""
        return Operation(self.now, "desk-1", key or f"k{self.board.sequence + 1}")

    def keep(self, outcome: Recorded | Refusal | Finding) -> QueueEvent:
        """起こせた操作を重ねる。"""
        assert isinstance(outcome, Recorded), outcome
        self.board = outcome.board
        self.events.append(outcome.event)
        self.now += timedelta(minutes=1)
        return outcome.event

    def open(self, on: date = DAY) -> "Desk":
        """営業日を開く。"""
        self.keep(record(self.board, DayOpened(business_date=on), self.operation()))
        return self

    def issue(
        self, of: TicketCategory | None = None, *, flags: frozenset[Flag] = frozenset(), **details: object
    ) -> int:
        """発券して、紙を渡す。"""
        issued = self.keep(issue(self.board, of or self.A, self.operation(), flags=flags, **details))  # type: ignore[arg-type]
        assert issued.ticket is not None
        self.do(Printed(), issued.ticket)
        return issued.ticket

    def do(self, change: AnyChange, ticket: int | None = None) -> QueueEvent:
        """起こす。"""
        return self.keep(record(self.board, change, self.operation(), ticket=ticket))

    def refused(self, change: AnyChange, ticket: int | None = None) -> Refusal:
        """断られる操作をする。"""
        outcome = record(self.board, change, self.operation(), ticket=ticket)
        assert isinstance(outcome, Refusal), outcome
        return outcome

    def call(self, ticket: int, counter: str = "3") -> None:
        """呼んで、来た人の対応を始める。窓口は、次の人を呼べるようになる。"""
        for change in (Called(counter=counter), Serving()):
            self.do(change, ticket)

    def serve(self, ticket: int, counter: str = "3") -> None:
        """呼んで、対応して、終える。"""
        self.call(ticket, counter)
        self.do(Done(), ticket)

    def state(self, ticket: int) -> TicketState:
        """札の今の姿。"""
        return self.board.tickets[ticket]
