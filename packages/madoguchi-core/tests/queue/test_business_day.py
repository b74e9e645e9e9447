"""営業日と時計: 時計がどう飛んでも、開いた日は変わらず、番号は戻らず、待ち時間は負にならない。"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from queue_desk import DAY, NINE, Desk

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    Board,
    BusinessDayRule,
    Called,
    ClockRegressed,
    clock_regressed,
    day_findings,
    day_to_open,
    errands,
)

RULE = BusinessDayRule()
CLOSED = Board(closed_on=DAY)


@pytest.mark.parametrize(
    ("at", "starts_at", "expected"),
    [
        (datetime(2026, 11, 24, 14, 59, tzinfo=UTC), time(0), DAY),
        (datetime(2026, 11, 24, 15, 0, tzinfo=UTC), time(0), DAY + timedelta(days=1)),
        (datetime(2026, 11, 24, 19, 59, tzinfo=UTC), time(5), DAY),
        (datetime(2026, 11, 24, 20, 0, tzinfo=UTC), time(5), DAY + timedelta(days=1)),
    ],
    ids=["日本の23時59分", "日本の0時", "5時に変わる町の4時59分", "5時に変わる町の5時"],
)
def test_営業日は日本の時刻と町の決まりで変わる(at: datetime, starts_at: time, expected: date) -> None:
    assert BusinessDayRule(starts_at=starts_at).date_of(at) == expected


@pytest.mark.parametrize(
    "at",
    [NINE - timedelta(days=1), NINE + timedelta(hours=20), NINE + timedelta(days=365)],
    ids=["一日戻った", "夜中を過ぎた", "一年進んだ"],
)
def test_開いている日は_時計が飛んでも変わらない(desk: Desk, at: datetime) -> None:
    assert day_to_open(desk.board, at, RULE) == DAY


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, DAY + timedelta(days=1)),
        (14, DAY + timedelta(days=14)),
        (0, None),
        (-1, None),
        (15, None),
        (365, None),
    ],
)
def test_次の日は開き_戻った日と離れすぎた日は人に確かめる(days: int, expected: date | None) -> None:
    opened = day_to_open(CLOSED, NINE + timedelta(days=days), RULE)
    if expected is not None:
        assert opened == expected
        return
    assert isinstance(opened, Finding)
    assert (opened.code, opened.severity) == ("MDG534", Severity.ERROR)


def test_初めての日は_時計の日を開く() -> None:
    assert day_to_open(Board(), NINE, RULE) == DAY


def test_日をまたいで開いたままなら_待つ人の扱いを決めるよう言う(desk: Desk) -> None:
    ticket = desk.issue()
    findings = day_findings(desk.board, NINE + timedelta(hours=15), RULE)
    assert [(finding.code, finding.severity) for finding in findings] == [("MDG534", Severity.WARNING)]
    assert "持ち越す" in findings[0].hint
    assert [waiting.id for waiting in desk.board.waiting()] == [ticket]
    assert day_findings(desk.board, desk.now, RULE) == ()


@pytest.mark.parametrize(
    ("seconds", "is_back"), [(0, False), (-2, False), (-3, True), (-3600, True), (9, False)]
)
def test_二秒より大きく戻った時計は_出来事として記す(desk: Desk, seconds: int, *, is_back: bool) -> None:
    last = desk.board.last_at
    assert last is not None
    found = clock_regressed(desk.board, last + timedelta(seconds=seconds))
    assert found == (ClockRegressed(last_at=last) if is_back else None)
    assert bool(day_findings(desk.board, last + timedelta(seconds=seconds), RULE)) is is_back


def test_時計が一時間戻っても_番号は進み_順は変わらず_待ち時間は負にならない(desk: Desk) -> None:
    first = desk.issue()
    desk.now -= timedelta(hours=1)
    back = clock_regressed(desk.board, desk.now)
    assert back is not None
    desk.do(back)
    second = desk.issue()
    assert [ticket.id for ticket in desk.board.waiting()] == [first, second]
    assert desk.state(second).number == desk.state(first).number + 1
    desk.do(Called(counter="1"), first)
    assert [errand.wait for errand in errands(desk.events)] == [0.0, None]
