"""待ち時間の見込み: 少なければ分からないと言い、分かるときは幅を添え、その幅は本当に当たる。"""

from datetime import date, timedelta
from random import Random

from queue_desk import Desk, category

from madoguchi_core.queue import (
    Board,
    Called,
    Counter,
    DayPlan,
    Errand,
    ExpectedWait,
    Flag,
    apply,
    errands,
    expected_wait,
    simulate_day,
)


def steady(desk: Desk, calls: int, minutes: int) -> list[int]:
    """十人が待ち、決まった間隔で呼ばれる。残りの札を返す。"""
    tickets = [desk.issue() for _ in range(10)]
    start = desk.now
    for number, ticket in enumerate(tickets[:calls]):
        desk.now = start + timedelta(minutes=minutes * number)
        desk.call(ticket, "1")
    return tickets[calls:]


def test_呼んだ間隔が五つに満たなければ_まだ分からない(desk: Desk) -> None:
    left = steady(desk, calls=5, minutes=4)
    expected = expected_wait(desk.board, left[1], desk.now)
    assert expected == ExpectedWait(ahead=1, minutes=None, low=None, high=None, samples=4)
    assert expected is not None
    assert expected.text == "まだ分かりません"


def test_間隔が一定なら_前の人数に比例し_幅は無い(desk: Desk) -> None:
    left = steady(desk, calls=6, minutes=4)
    for ahead, ticket in enumerate(left):
        minutes = 4 * (ahead + 1)
        expected = expected_wait(desk.board, ticket, desk.now)
        assert expected == ExpectedWait(ahead, minutes, minutes, minutes, samples=5)


def test_だれも待っていなかった間は_速さに数えない(desk: Desk) -> None:
    for _ in range(8):
        desk.now += timedelta(minutes=40)
        desk.call(desk.issue(), "1")
    mine = desk.issue()
    expected = expected_wait(desk.board, mine, desk.now)
    assert expected is not None
    assert (expected.samples, expected.minutes) == (0, None)


def test_ほかの区分の人は_前の人数に入らず_優先の人は入る(desk: Desk) -> None:
    desk.issue(desk.B)
    mine = desk.issue()
    desk.issue(flags=frozenset({Flag.PRIORITY}))
    expected = expected_wait(desk.board, mine, desk.now)
    assert expected is not None
    assert expected.ahead == 1


def test_待ちでない札には_見込みを言わない(desk: Desk) -> None:
    ticket = desk.issue()
    desk.do(Called(counter="1"), ticket)
    assert expected_wait(desk.board, ticket, desk.now) is None


def test_作り物の日では_幅に七割から九割の人が入る() -> None:
    """言った幅が飾りでないこと。町の一日に近い混み方を、六日分。"""
    plan = DayPlan(
        on=date(2026, 11, 24),
        categories=(category("a"), category("b"), category("c")),
        counters=tuple(
            Counter(id=str(number), title=f"{number}番窓口", level=min(3, number)) for number in range(1, 5)
        ),
        shares={"a": 64, "b": 26, "c": 10},
        minutes={"a": 6, "b": 18, "c": 15},
    )
    hits = [hit for seed in range(6) for hit in _hits(plan, seed)]
    assert len(hits) > 400
    assert 0.7 <= sum(hits) / len(hits) <= 0.9


def _hits(plan: DayPlan, seed: int) -> list[bool]:
    events = simulate_day(plan, Random(seed))
    first: dict[int | None, Errand] = {}
    for errand in errands(events):
        first.setdefault(errand.ticket, errand)
    board, hits = Board(), []
    for event in events:
        after = apply(board, event)
        assert isinstance(after, Board)
        board = after
        if event.change.kind != "printed" or event.ticket is None:
            continue
        expected, actual = expected_wait(board, event.ticket, event.at), first[event.ticket].wait
        if (
            expected is not None
            and expected.low is not None
            and expected.high is not None
            and actual is not None
        ):
            hits.append(expected.low <= actual / 60 <= expected.high)
    return hits
