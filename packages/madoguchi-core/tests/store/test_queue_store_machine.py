"""置き場所を、どんな順の操作でも純関数の盤面と同じに保つか（Hypothesis の状態機械）。二台の端末、開き直し、前の日の鍵も。"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from queue_desk import category
from queue_places import Place

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    AnyChange,
    Board,
    Called,
    CallMade,
    Cancelled,
    CancelReason,
    Counter,
    Done,
    FirstCome,
    Flag,
    Flagged,
    Held,
    Medium,
    NextCall,
    NoShow,
    Operation,
    Printed,
    PrintReport,
    PrintResult,
    PrintUncertain,
    QueueEvent,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    Reprinted,
    Resumed,
    Returned,
    Serving,
    TicketCategory,
    Transferred,
    call_next,
    clock_regressed,
    close_day,
    count,
    finish_print,
    fold,
    issue,
    jump_numbers,
    open_day,
    record,
    settle_prints,
    start_print,
    take_back,
)
from madoguchi_core.store.queue import QueueStore, settle

pytestmark = pytest.mark.heavy

CATEGORIES = (category("a", last=4, is_cyclic=True), category("b", last=507), category("c"))
COUNTERS = (Counter(id="1", title="1番窓口", level=1), Counter(id="2", title="2番窓口", level=9))
CHANGES: tuple[AnyChange, ...] = (
    Printed(),
    PrintUncertain(),
    Reprinted(),
    Called(counter="1"),
    Serving(),
    Held(),
    Resumed(),
    Transferred(category_id="b"),
    Transferred(category_id="a", counter="2", keeps_place=False),
    Done(),
    NoShow(),
    Returned(),
    Cancelled(reason=CancelReason.LEFT),
    Flagged(flags=frozenset({Flag.PRIORITY, Flag.HEARING})),
)
Decision = Callable[[Board], Any]


class StoreMachine(RuleBasedStateMachine):
    """二台の端末が、でたらめな順に操作する。手本は、同じ操作を重ねた純関数の盤面。"""

    make: Callable[[], Place]

    def __init__(self) -> None:
        super().__init__()
        self.place = type(self).make()
        self.stores: list[QueueStore] = [self.place.open(), self.place.open()]
        self.model = Board()
        self.events: list[QueueEvent] = []
        self.days: list[date] = []
        self.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
        self.day = date(2026, 11, 24)
        self.steps = 0

    def operation(self, key: str | None = None) -> Operation:
        self.steps += 1
        return Operation(self.now, "desk", key or f"k{self.steps}")

    def expected(self, decision: Decision, operation: Operation) -> tuple[Any, list[QueueEvent], Board]:
        """手本: 時計の戻りを先に記し、決めた出来事を重ねる。"""
        regressed = clock_regressed(self.model, operation.at)
        board, told = self.model, []
        if regressed is not None and operation.key not in board.keys:
            told_by = Operation(operation.at, "desk", f"clock.{board.sequence + 1}")
            clock = record(board, regressed, told_by)
            assert isinstance(clock, Recorded)
            board, told = clock.board, [clock.event]
        outcome = decision(board)
        match outcome:
            case Recorded(is_repeat=False) | CallMade(recorded=Recorded(is_repeat=False)):
                made = outcome.recorded if isinstance(outcome, CallMade) else outcome
                return outcome, [*told, made.event], made.board
            case RecordedAll():
                return outcome, [*told, *outcome.events], outcome.board
        return outcome, [], self.model

    def both(
        self, use: Callable[[QueueStore, Operation], Any], decide: Callable[[Board, Operation], Any],
        at: int, key: str | None = None,
    ) -> Any:  # noqa: ANN401  # fmt: skip
        """同じ操作を、置き場所と手本にする。"""
        operation = self.operation(key)
        outcome, events, board = self.expected(lambda board: decide(board, operation), operation)
        known = {event.key for event in self.events}
        found = use(self.stores[at], operation)
        if any(event.key in known for event in events):
            # 手本の盤面が忘れた、前の日の鍵。初めの結果か、鍵の使い回しの断り
            assert isinstance(found, Recorded | Refusal)
            assert (
                found.is_repeat if isinstance(found, Recorded) else found.reason is RefusalReason.KEY_REUSED
            )
            return found
        if isinstance(outcome, Refusal | Finding) or outcome is None:
            assert found == outcome
        else:
            assert type(found) is type(outcome)
        self.model = board
        self.events += events
        return found

    @initialize()
    def open(self) -> None:
        self.both(lambda store, op: store.open_day(self.day, op), lambda b, op: open_day(b, self.day, op), 0)

    @rule(seconds=st.integers(-7200, 7200))
    def clock_moves(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(at=st.integers(0, 1), of=st.sampled_from(CATEGORIES), medium=st.sampled_from(Medium),
          route=st.booleans())  # fmt: skip
    def issues(self, at: int, of: TicketCategory, medium: Medium, *, route: bool) -> None:
        details: dict[str, Any] = {"medium": medium, "route": ("b",) if route else ()}
        self.both(
            lambda store, op: store.issue(of, op, **details), lambda b, op: issue(b, of, op, **details), at
        )

    @rule(at=st.integers(0, 1), counter=st.sampled_from(COUNTERS))
    def calls(self, at: int, counter: Counter) -> None:
        call = NextCall(counter, FirstCome(), CATEGORIES, COUNTERS)
        self.both(lambda store, op: store.call_next(call, op), lambda b, op: call_next(b, call, op), at)

    @precondition(lambda self: self.model.tickets)
    @rule(at=st.integers(0, 1), data=st.data(), change=st.sampled_from(CHANGES))
    def records(self, at: int, data: st.DataObject, change: AnyChange) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.model.tickets)))
        self.both(
            lambda store, op: store.record(change, op, ticket=ticket),
            lambda b, op: record(b, change, op, ticket=ticket),
            at,
        )

    @precondition(lambda self: self.model.tickets)
    @rule(at=st.integers(0, 1), data=st.data(), again=st.booleans(), finishes=st.booleans(),
          result=st.sampled_from(PrintResult))  # fmt: skip
    def prints(
        self, at: int, data: st.DataObject, result: PrintResult, *, again: bool, finishes: bool
    ) -> None:
        ticket = data.draw(st.sampled_from(sorted(self.model.tickets)))

        def start(board: Board, op: Operation) -> Recorded | Refusal:
            return start_print(board, ticket, "p", op, is_reprint=again)

        def finish(board: Board, op: Operation) -> Recorded | Refusal:
            return finish_print(board, ticket, PrintReport(result), op)

        started = self.both(lambda store, op: store.decide(lambda b: start(b, op), op), start, at)
        if finishes and isinstance(started, Recorded):
            self.both(lambda store, op: store.decide(lambda b: finish(b, op), op), finish, at)

    @rule(at=st.integers(0, 1))
    def settles(self, at: int) -> None:
        self.both(settle, settle_prints, at)
        assert self.model.printing("desk") == ()

    @rule(
        at=st.integers(0, 1), of=st.sampled_from(CATEGORIES), number=st.integers(1, 4), machine=st.booleans()
    )
    def takes_back(self, at: int, of: TicketCategory, number: int, *, machine: bool) -> None:
        self.both(
            lambda store, op: store.take_back(of, number, op, is_machine_slip=machine),
            lambda b, op: take_back(b, of, number, op, is_machine_slip=machine),
            at,
        )

    @rule(at=st.integers(0, 1), seen=st.none() | st.integers(1, 3))
    def jumps(self, at: int, seen: int | None) -> None:
        self.stores[1 - at].mark_copy()
        self.both(
            lambda store, op: store.jump(CATEGORIES[:1], {"a": seen}, op),
            lambda b, op: jump_numbers(b, CATEGORIES[:1], {"a": seen}, op),
            at,
        )
        assert not self.stores[1 - at].is_copy

    @rule(at=st.integers(0, 1))
    def counts(self, at: int) -> None:
        self.both(lambda s, op: s.count(CATEGORIES[2], op), lambda b, op: count(b, CATEGORIES[2], op), at)

    @precondition(lambda self: self.events)
    @rule(at=st.integers(0, 1), data=st.data())
    def tries_again(self, at: int, data: st.DataObject) -> None:
        """今日の鍵でも、前の日の鍵でも、同じ操作なら何も書かれない。"""
        event = data.draw(st.sampled_from(self.events))
        found = self.both(
            lambda store, op: store.record(event.change, op, ticket=event.ticket),
            lambda b, op: record(b, event.change, op, ticket=event.ticket),
            at,
            event.key,
        )
        if isinstance(found, Recorded):
            assert (found.event, found.is_repeat) == (event, True)

    @rule(at=st.integers(0, 1), carries=st.booleans())
    def closes_and_opens(self, at: int, *, carries: bool) -> None:
        tomorrow = self.day + timedelta(days=1)
        carry_to = tomorrow if carries else None
        self.both(
            lambda store, op: store.close_day(op, carry_to=carry_to),
            lambda b, op: close_day(b, op, carry_to=carry_to),
            at,
        )
        self.day = tomorrow
        self.open()

    @rule(at=st.integers(0, 1), closes=st.booleans())
    def opens_again(self, at: int, *, closes: bool) -> None:
        self.stores[at].close()
        if not closes:
            self.stores[at] = self.place.open()

    @invariant()
    def 片方の端末の盤面は_手本と同じ(self) -> None:
        # もう片方は読まないので、古い盤面を覚えたまま書くことになる
        assert self.stores[self.steps % 2].board() == self.model

    def teardown(self) -> None:
        for store in self.stores:
            assert store.board() == self.model
        assert self.stores[0].everything() == tuple(self.events)
        assert fold(self.events) == self.model
        for store in self.stores:
            store.close()


@pytest.mark.usefixtures("place")
def test_どんな順の操作でも_盤面は手本と同じ(place: Place, request: pytest.FixtureRequest) -> None:
    class Machine(StoreMachine):
        make = staticmethod(_maker(place))

    examples = 30 if place.is_file else 15
    run_state_machine_as_test(Machine, settings=settings(max_examples=examples, stateful_step_count=40))


def _maker(place: Place) -> Callable[[], Place]:
    """例ごとに空にした置き場所。"""

    def make() -> Place:
        if place.is_file:
            for path in place.path.parent.glob("queue.sqlite3*"):
                path.unlink()
        else:
            place.run("DROP SCHEMA public CASCADE")
            place.run("CREATE SCHEMA public")
        return place

    return make
