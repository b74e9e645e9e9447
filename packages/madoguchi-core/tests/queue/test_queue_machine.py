"""盤面を、どんな順の操作でも壊れないかで確かめる（Hypothesis の状態機械）。"""

from collections import Counter as Tally
from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from queue_desk import category

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    TRANSITIONS,
    AnyChange,
    Board,
    Called,
    Cancelled,
    CancelReason,
    CheckedIn,
    CheckInTiming,
    Counter,
    Done,
    FirstCome,
    Flag,
    Flagged,
    Held,
    Issued,
    Linked,
    NoShow,
    Operation,
    Printed,
    PrintFailed,
    PrintStarted,
    PrintUncertain,
    QueueEvent,
    Recalled,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    Reprinted,
    Resumed,
    Returned,
    RolledOver,
    Scene,
    Serving,
    TicketCategory,
    TicketStatus,
    Transferred,
    close_day,
    errands,
    event_json,
    fold,
    issue,
    next_ticket,
    open_day,
    read_events,
    record,
    take_back,
)

# 三つの番号しかない輪の帯と、続きの帯。すぐに一回りし、使い切る。
CATEGORIES = (category("a", last=3, is_cyclic=True), category("b", last=505))
COUNTERS = (Counter(id="1", title="1番窓口", level=1), Counter(id="2", title="2番窓口", level=9))
CHANGES: tuple[AnyChange, ...] = (
    PrintStarted(printer="kiosk-1"),
    Printed(),
    PrintFailed(),
    PrintUncertain(),
    Reprinted(),
    Called(counter="1"),
    Recalled(counter="2"),
    Serving(),
    Held(),
    Resumed(),
    Transferred(category_id="b"),
    Transferred(category_id="a", counter="2", keeps_place=False),
    Done(),
    NoShow(),
    Returned(keeps_place=True),
    Returned(),
    Cancelled(reason=CancelReason.LEFT),
    Linked(case_code="C-0f3a9b21"),
    Flagged(flags=frozenset({Flag.PRIORITY})),
    CheckedIn(booking_code="Q7RKWM2X", timing=CheckInTiming.LATE, due_at=None),
    RolledOver(to=None),
)


class QueueMachine(RuleBasedStateMachine):
    """何台もの端末が、でたらめな順に操作する。時計も、進んだり戻ったりする。"""

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.events: list[QueueEvent] = []
        self.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
        self.day = date(2026, 11, 24)
        self.issued = 0
        self.closed = 0
        self.steps = 0

    def operation(self, key: str | None = None) -> Operation:
        self.steps += 1
        return Operation(self.now, "desk", key or f"k{self.steps}")

    def keep(self, outcome: Recorded | Refusal | Finding) -> bool:
        if not isinstance(outcome, Recorded):
            return False
        assert not outcome.is_repeat
        before, after = self.board, outcome.board
        self.events.append(outcome.event)
        self.closed += sum(
            ticket.is_open and not after.tickets[id_].is_open for id_, ticket in before.tickets.items()
        )
        self.issued += isinstance(outcome.event.change, Issued)
        self.board = after
        return True

    @initialize()
    def open(self) -> None:
        assert self.keep(open_day(self.board, self.day, self.operation()))

    @rule(seconds=st.integers(-7200, 7200))
    def clock_moves(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(of=st.sampled_from(CATEGORIES), route=st.booleans())
    def take_a_number(self, of: TicketCategory, *, route: bool) -> None:
        before = self.board.numbers
        outcome = issue(self.board, of, self.operation(), route=("b",) if route else ())
        if self.keep(outcome):
            assert self.events[-1].change.number_text not in before  # type: ignore[union-attr]
        elif isinstance(outcome, Finding):
            band = range(of.first, of.last + 1)
            used = self.board.last_used.get(of.id, 0) == of.last
            assert used or all(of.number_text(number) in before for number in band)

    @rule(of=st.sampled_from(CATEGORIES), number=st.integers(1, 3))
    def take_back_paper(self, of: TicketCategory, number: int) -> None:
        self.keep(take_back(self.board, of, number, self.operation()))

    @precondition(lambda self: self.board.tickets)
    @rule(data=st.data(), change=st.sampled_from(CHANGES))
    def do_anything(self, data: st.DataObject, change: AnyChange) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.board.tickets)))
        state = self.board.tickets[ticket]
        blocked = self.blocked(ticket, change)
        outcome = record(self.board, change, self.operation(), ticket=ticket)
        assert self.keep(outcome) is (state.status in TRANSITIONS[change.kind] and blocked is None)
        if isinstance(outcome, Refusal) and state.status not in TRANSITIONS[change.kind]:
            assert (outcome.reason, outcome.status) == (RefusalReason.IMPOSSIBLE, state.status)
        elif isinstance(outcome, Refusal):
            assert outcome.reason is blocked

    def blocked(self, ticket: int, change: AnyChange) -> RefusalReason | None:
        """札の状態ではないわけで断られるか。窓口が別の番号を呼んでいるか、もう刷っているとき。"""
        if isinstance(change, PrintStarted):
            return RefusalReason.PRINTING if self.board.tickets[ticket].printing_by else None
        if not isinstance(change, Called | Recalled):
            return None
        others = (each for each in self.board.tickets.values() if each.id != ticket)
        is_busy = any(
            each.status is TicketStatus.CALLED and each.counter == change.counter for each in others
        )
        return RefusalReason.COUNTER_BUSY if is_busy else None

    @precondition(lambda self: self.board.waiting())
    @rule(counter=st.sampled_from(COUNTERS))
    def call_the_next(self, counter: Counter) -> None:
        scene = Scene.of(self.board, CATEGORIES, COUNTERS, self.now)
        choice = next_ticket(self.board, counter, FirstCome(), scene)
        if choice is None:
            return
        assert choice.reason
        is_busy = counter.id in self.board.calling
        called = record(self.board, Called(counter=counter.id), self.operation(), ticket=choice.ticket.id)
        assert self.keep(called) is not is_busy
        if is_busy:
            return
        again = record(self.board, Called(counter="1"), self.operation(), ticket=choice.ticket.id)
        assert isinstance(again, Refusal)

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def tap_twice(self, data: st.DataObject) -> None:
        event = data.draw(st.sampled_from(self.events))
        if event.key not in self.board.keys:
            return
        again = record(self.board, event.change, self.operation(event.key), ticket=event.ticket)
        assert isinstance(again, Recorded)
        assert (again.event, again.is_repeat) == (event, True)
        assert again.board is self.board

    @rule(carries=st.booleans())
    def close_and_open(self, *, carries: bool) -> None:
        tomorrow = self.day + timedelta(days=1)
        closed = close_day(self.board, self.operation(), carry_to=tomorrow if carries else None)
        assert isinstance(closed, RecordedAll)
        self.closed += sum(
            ticket.is_open and not closed.board.tickets[id_].is_open
            for id_, ticket in self.board.tickets.items()
        )
        self.events += closed.events
        self.board, self.day = closed.board, tomorrow
        assert self.keep(open_day(self.board, self.day, self.operation()))

    @invariant()
    def 使われている番号は重ならない(self) -> None:
        texts = [ticket.number_text for ticket in self.board.in_use()]
        assert len(texts) == len(set(texts))

    @invariant()
    def 発券した数は_使われている札と終わった札の和(self) -> None:
        assert self.issued == sum(1 for _ in self.board.in_use()) + self.closed

    @invariant()
    def 状態ごとの枚数の和は_盤面の札の数(self) -> None:
        assert sum(self.board.counts().values()) == len(self.board.tickets)

    @invariant()
    def 盤面の索引は_札そのものから数えたものと同じ(self) -> None:
        tickets = self.board.tickets.values()
        waiting = [each.category_id for each in self.board.waiting()]
        called = {each.counter: each.id for each in tickets if each.status is TicketStatus.CALLED}
        assert dict(self.board.queued.items()) == Tally(waiting)
        assert dict(self.board.calling.items()) == called
        assert dict(self.board.numbers.items()) == {
            each.number_text: each.id for each in tickets if each.is_open
        }

    @invariant()
    def 待ちの札だけが呼べる(self) -> None:
        assert {ticket.status for ticket in self.board.waiting()} <= {TicketStatus.WAITING}

    def teardown(self) -> None:
        assert fold(self.events) == self.board
        assert self.board.refused == ()
        half = len(self.events) // 2
        assert fold(self.events[half:], start=fold(self.events[:half])) == self.board
        read, findings = read_events(event_json(event) for event in self.events)
        assert (read, findings) == (tuple(self.events), ())
        found = errands(self.events)
        assert len({errand.ticket for errand in found}) == self.issued
        assert all((errand.wait or 0) >= 0 and (errand.service or 0) >= 0 for errand in found)


QueueMachine.TestCase.settings = settings(max_examples=200, stateful_step_count=50)
Testどんな順の操作でも壊れない = QueueMachine.TestCase
