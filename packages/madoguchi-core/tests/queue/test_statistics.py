"""統計: 待ちと対応の時間を手で数えたとおりに出し、不在も立ち去りも落とさず、記録だけから作り直せる。"""

import csv
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from queue_desk import NINE, Desk, category

from madoguchi_core.queue import (
    AnyChange,
    Axis,
    Board,
    Called,
    Cancelled,
    CancelReason,
    Counter,
    DayPlan,
    Done,
    ErrandOutcome,
    Held,
    Issued,
    Linked,
    NoShow,
    PrintFailed,
    QueueEvent,
    RecordedAll,
    Reprinted,
    Resumed,
    Returned,
    Serving,
    Spread,
    StatTable,
    TicketStatus,
    Transferred,
    UnknownChange,
    close_day,
    count,
    csv_text,
    errands,
    fold,
    issue,
    replay,
    simulate_day,
    statistics_svg,
    statistics_tables,
    summarize,
)

DAY_PLAN = DayPlan(
    on=date(2026, 11, 24),
    categories=(category("a"), category("b"), category("c", is_count_only=True)),
    counters=(Counter(id="1", title="1番窓口", level=3), Counter(id="2", title="2番窓口", level=3)),
)


def test_待ちは並んでから呼ぶまで_対応は始めてから終えるまで(desk: Desk) -> None:
    ticket = desk.issue()
    queued_at = desk.state(ticket).queued_at
    desk.now = queued_at + timedelta(minutes=12)
    desk.do(Called(counter="1"), ticket)
    desk.now = queued_at + timedelta(minutes=13)
    desk.do(Serving(), ticket)
    desk.now = queued_at + timedelta(minutes=20)
    desk.do(Done(), ticket)
    [errand] = errands(desk.events)
    assert (errand.wait, errand.service, errand.outcome) == (720.0, 420.0, ErrandOutcome.DONE)


def test_対応の開始を押さない窓口では_呼んでから終えるまでを対応とする(desk: Desk) -> None:
    ticket = desk.issue()
    desk.do(Called(counter="1"), ticket)
    desk.do(Done(), ticket)
    [errand] = errands(desk.events)
    assert errand.service == 60.0


def test_保留のあいだは対応に数えず_呼び直しても待ちは初めの呼び出しまで(desk: Desk) -> None:
    ticket = desk.issue()
    before: tuple[AnyChange, ...] = (Called(counter="1"), Serving(), Held())
    after: tuple[AnyChange, ...] = (Resumed(), Called(counter="1"), Serving(), Done())
    for change in before:
        desk.do(change, ticket)
    desk.now += timedelta(minutes=30)
    for change in after:
        desk.do(change, ticket)
    [errand] = errands(desk.events)
    assert (errand.wait, errand.service) == (120.0, 120.0)


def test_回る札と引き継いだ札は_用件ごとに分かれる(desk: Desk) -> None:
    ticket = desk.issue(route=("b",))
    desk.serve(ticket)
    desk.do(Transferred(category_id="c"), ticket)
    desk.serve(ticket)
    assert [(errand.category_id, errand.outcome) for errand in errands(desk.events)] == [
        ("a", ErrandOutcome.DONE),
        ("b", ErrandOutcome.TRANSFERRED),
        ("c", ErrandOutcome.DONE),
    ]
    assert summarize(errands(desk.events), desk.categories).visitors == 1


def test_同じ区分への引き継ぎも_新しい用件になる(desk: Desk) -> None:
    ticket = desk.issue()
    desk.do(Called(counter="1"), ticket)
    desk.do(Transferred(category_id="a"), ticket)
    assert len(errands(desk.events)) == 2


def test_不在と立ち去りと取り消しと打ち切りは_別々に数える(desk: Desk) -> None:
    came_back, missed, left, mistake, _expired = (desk.issue() for _ in range(5))
    for ticket in (came_back, missed):
        desk.do(Called(counter="1"), ticket)
        desk.do(NoShow(), ticket)
    desk.do(Returned(), came_back)
    desk.serve(came_back)
    desk.do(Cancelled(reason=CancelReason.STAFF), missed)
    desk.do(Cancelled(reason=CancelReason.LEFT), left)
    desk.do(Cancelled(reason=CancelReason.MISTAKE), mistake)
    closed = close_day(desk.board, desk.operation("close"), carry_to=None)
    assert isinstance(closed, RecordedAll)
    found = errands([*desk.events, *closed.events])
    assert [errand.outcome for errand in found] == [
        ErrandOutcome.DONE,
        ErrandOutcome.NO_SHOW,
        ErrandOutcome.ABANDONED,
        ErrandOutcome.CANCELLED,
        ErrandOutcome.ABANDONED,
    ]
    total = summarize(found, desk.categories).total
    assert (total.count, total.no_shows, total.abandoned) == (5, 2, 3)


def test_印字の失敗は_刷り直せても数に残る(desk: Desk) -> None:
    issued = desk.keep(issue(desk.board, desk.A, desk.operation()))
    desk.do(PrintFailed(code=""), issued.ticket)
    desk.do(Reprinted(), issued.ticket)
    assert summarize(errands(desk.events), desk.categories).total.print_problems == 1


def test_畳めない出来事も_知らない出来事も_統計を変えない(desk: Desk) -> None:
    ticket = desk.issue()
    desk.serve(ticket)
    before = errands(desk.events)
    desk.do(UnknownChange(name="texted", content="{}"), 99)
    broken = replace(
        desk.events[-1], sequence=desk.board.sequence + 1, key="broken", change=Done(), ticket=ticket
    )
    assert errands([*desk.events, broken]) == before


def test_終わった札を件と結んでも_統計は変わらない(desk: Desk) -> None:
    ticket = desk.issue()
    desk.serve(ticket)
    before = errands(desk.events)
    desk.do(Linked(case_code="C-0f3a9b21"), ticket)
    assert errands(desk.events) == before


def test_件数だけの受付も_来庁に数える(desk: Desk) -> None:
    desk.issue()
    desk.keep(count(desk.board, desk.C, desk.operation(), staff_count=3))
    statistics = summarize(errands(desk.events), desk.categories)
    assert statistics.visitors == 2
    assert [(row.title, row.count) for row in statistics.rows[Axis.CATEGORY]] == [("証明", 1), ("相談", 1)]


def test_分け方ごとの行は_日本の時刻と町の順で並ぶ(desk: Desk) -> None:
    desk.now = NINE + timedelta(hours=4)
    desk.issue(desk.B, staff_count=2)
    desk.now = NINE - timedelta(minutes=1)
    desk.issue(desk.A)
    rows = summarize(errands(desk.events), desk.categories).rows
    assert {axis: [row.title for row in rows[axis]] for axis in Axis} == {
        Axis.CATEGORY: ["証明", "異動"],
        Axis.HOUR: ["8時台", "13時台"],
        Axis.WEEKDAY: ["火"],
        Axis.STAFF: ["記録なし", "2人"],
        Axis.DAY: ["2026-11-24"],
    }


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_九割の人は_言った時間以内で_それより短くは言えない(seconds: list[float]) -> None:
    spread = Spread.of(seconds)
    assert spread is not None
    assert spread.count == len(seconds)
    assert sum(each <= spread.ninety for each in seconds) >= 0.9 * len(seconds)
    assert sum(each < spread.ninety for each in seconds) < 0.9 * len(seconds)
    assert min(seconds) <= spread.median <= spread.ninety or len(seconds) < 2


def test_どの分け方でも_用件の和は全体と同じ() -> None:
    statistics = summarize(errands(simulate_day(DAY_PLAN, Random(3))), DAY_PLAN.categories)
    assert statistics.visitors == 163
    for rows in statistics.rows.values():
        assert sum(row.count for row in rows) == statistics.total.count
        assert sum(row.no_shows for row in rows) == statistics.total.no_shows


def test_記録から_どの時刻の盤面も作り直せる(desk: Desk) -> None:
    boards = {}
    for _ in range(3):
        desk.serve(desk.issue())
        boards[desk.events[-1].at] = desk.board
    for at, board in boards.items():
        assert replay(desk.events, at) == board
    assert replay(desk.events, NINE - timedelta(seconds=1)) == Board()


def test_表の終わりの行は全体で_時間の無い所は空(desk: Desk) -> None:
    desk.issue()
    tables = statistics_tables(summarize(errands(desk.events), desk.categories))
    assert [table.title for table in tables] == [f"{axis.title}ごと" for axis in Axis]
    assert tables[0].rows == (
        ("証明", "1", "", "", "", "", "0", "0", "0"),
        ("全体", "1", "", "", "", "", "0", "0", "0"),
    )


@given(
    cells=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")), min_size=2, max_size=2)
)
def test_CSVは読むと元に戻り_式に見える値だけ頭に印が付く(cells: list[str]) -> None:
    text = csv_text(StatTable("表", ("一", "二"), (tuple(cells),)))
    _, row = csv.reader(text.splitlines(keepends=True))
    for cell, read in zip(cells, row, strict=True):
        assert read in {cell, f"'{cell}"}
        assert not read.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))


def test_図は整った一枚で_統計の数がそのまま載り_外を読みに行かない() -> None:
    events = simulate_day(DAY_PLAN, Random(3))
    found = errands(events)
    statistics = summarize(found, DAY_PLAN.categories)
    drawn = statistics_svg(
        statistics, found, DAY_PLAN.categories, title="11月24日 <窓口>", note="作り物の一日"
    )
    root = ET.fromstring(drawn)  # noqa: S314 自分で描いた図
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == ["11月24日 <窓口>", "作り物の一日"]
    assert "163" in texts
    assert [row.title for row in statistics.rows[Axis.CATEGORY]] == [
        text for text in texts if text in {"証明", "異動", "相談"}
    ][-3:]
    hours = {row.title: str(row.count) for row in statistics.rows[Axis.HOUR]}
    assert set(hours.values()) <= set(texts)
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("days", [0, 1, 3])
def test_図は_一件も無い日も_何日分でも描ける(days: int) -> None:
    events: list[QueueEvent] = []
    for number in range(days):
        plan = DayPlan(
            DAY_PLAN.on + timedelta(days=number), DAY_PLAN.categories, DAY_PLAN.counters, visitors=20
        )
        events += simulate_day(plan, Random(number), first_sequence=len(events) + 1)
    found = errands(events)
    drawn = statistics_svg(summarize(found, DAY_PLAN.categories), found, DAY_PLAN.categories, title="窓口")
    assert ("曜日ごと" in drawn) is (days > 1)
    ET.fromstring(drawn)  # noqa: S314 自分で描いた図


def test_作り物の一日は_種が同じなら同じで_違えば違う() -> None:
    assert simulate_day(DAY_PLAN, Random(1)) == simulate_day(DAY_PLAN, Random(1))
    assert simulate_day(DAY_PLAN, Random(1)) != simulate_day(DAY_PLAN, Random(2))


@pytest.mark.parametrize("seed", range(8))
def test_作り物の一日は_どの種でも畳め_番号は飛ばず_だれも残さない(seed: int) -> None:
    events = simulate_day(DAY_PLAN, Random(seed))
    board = fold(events)
    assert (board.refused, board.closed_on) == ((), DAY_PLAN.on)
    issued = [event.change for event in events if isinstance(event.change, Issued)]
    for of in ("a", "b"):
        numbers = [change.number for change in issued if change.category_id == of]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(issued) + sum(board.counted.values()) == 163
    assert not any(board.in_use())
    assert board.counts()[TicketStatus.DONE] > 0.9 * len(issued)
