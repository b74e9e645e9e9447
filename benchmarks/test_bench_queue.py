"""番号札の盤面の速さ: 一年分の再生と統計、混んだ日の画面と次の一人、一枚の発券。"""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from madoguchi_core.queue import (
    Board,
    CategoryFirst,
    Counter,
    DayOpened,
    DayPlan,
    Medium,
    Operation,
    QueueEvent,
    Recorded,
    Scene,
    TicketCategory,
    display,
    errands,
    event_json,
    expected_wait,
    fold,
    issue,
    next_ticket,
    read_events,
    record,
    simulate_day,
    starving,
    statistics_svg,
    summarize,
)
from madoguchi_memuro.tickets import ticket_categories

CATEGORIES = ticket_categories()
COUNTERS = tuple(
    Counter(id=str(number), title=f"{number}番窓口", level=min(3, number)) for number in range(1, 6)
)
SHARES = {"a": 55.0, "b": 22.0, "c": 8.0, "d": 15.0}
MINUTES = {"a": 6.0, "b": 18.0, "c": 15.0}
EVENTS = 100_000
MONDAY = date(2026, 1, 5)
POLICY = CategoryFirst(("a", "b", "c"), timedelta(minutes=30))


@pytest.fixture(scope="module")
def year() -> tuple[QueueEvent, ...]:
    """十万件の出来事（163 人の日を、要るだけ続ける）。"""
    events: list[QueueEvent] = []
    day = 0
    while len(events) < EVENTS:
        plan = DayPlan(MONDAY + timedelta(days=day), CATEGORIES, COUNTERS, SHARES, MINUTES)
        events += simulate_day(plan, Random(day), first_sequence=len(events) + 1)
        day += 1
    return tuple(events)


@pytest.fixture(scope="module")
def crowded() -> Board:
    """500 人が待つ盤面。"""
    category = TicketCategory(
        id="a", title="証明", letter="A", first=1, last=999, section_role="初級", counter="担当窓口"
    )
    at = simulate_day(DayPlan(MONDAY, CATEGORIES, COUNTERS, visitors=0), Random(0))[0].at
    opened = record(Board(), DayOpened(business_date=MONDAY), Operation(at, "d", "open"))
    assert isinstance(opened, Recorded)
    board = opened.board
    for number in range(500):
        made = issue(board, category, Operation(at, "d", f"k{number}"), medium=Medium.SCREEN)
        assert isinstance(made, Recorded)
        board = made.board
    return board


def test_十万件の出来事を統計にする(benchmark: Any, year: tuple[QueueEvent, ...]) -> None:
    benchmark.group = "番号札"
    statistics = benchmark(lambda: summarize(errands(year), CATEGORIES))
    assert statistics.visitors > 15_000


def test_十万件の出来事を盤面に畳む(benchmark: Any, year: tuple[QueueEvent, ...]) -> None:
    benchmark.group = "番号札"
    assert benchmark(lambda: fold(year)).refused == ()


def test_十万行のJSONを出来事に読む(benchmark: Any, year: tuple[QueueEvent, ...]) -> None:
    benchmark.group = "番号札"
    lines = [event_json(event) for event in year]
    events, findings = benchmark.pedantic(lambda: read_events(lines), rounds=3)
    assert (events, findings) == (year, ())


def test_五百人が待つ盤面を画面にする(benchmark: Any, crowded: Board) -> None:
    benchmark.group = "番号札"
    at = crowded.last_at
    shown = benchmark(lambda: display(crowded, CATEGORIES, COUNTERS, at))
    assert shown.waiting[0].count == 500


def test_五百人から次の一人を選び_後回しを挙げる(benchmark: Any, crowded: Board) -> None:
    benchmark.group = "番号札"
    at = crowded.last_at
    assert at is not None
    later = at + timedelta(minutes=40)

    def choose() -> object:
        scene = Scene.of(crowded, CATEGORIES, COUNTERS, later)
        assert len(starving(crowded, later, patience=timedelta(minutes=30))) == 500
        return next_ticket(crowded, COUNTERS[4], POLICY, scene)

    assert benchmark(choose) is not None


def test_五百人の終わりの人の待ち時間を見込む(benchmark: Any, crowded: Board) -> None:
    benchmark.group = "番号札"
    last = crowded.waiting()[-1].id
    expected = benchmark(lambda: expected_wait(crowded, last, crowded.last_at))
    assert expected.ahead == 499


def test_五百人が待つ盤面で一枚を発券する(benchmark: Any, crowded: Board) -> None:
    benchmark.group = "番号札"
    at = crowded.last_at
    assert at is not None
    made = benchmark(lambda: issue(crowded, CATEGORIES[1], Operation(at, "d", "next")))
    assert isinstance(made, Recorded)


def test_一日の統計の図を描く(benchmark: Any) -> None:
    benchmark.group = "番号札"
    found = errands(simulate_day(DayPlan(MONDAY, CATEGORIES, COUNTERS, SHARES, MINUTES), Random(5)))
    statistics = summarize(found, CATEGORIES)
    drawn = benchmark(lambda: statistics_svg(statistics, found, CATEGORIES, title="窓口"))
    assert drawn.endswith("</svg>\n")
