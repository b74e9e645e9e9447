"""呼ぶ順: 決まりのとおりに選び、わけを言い、後回しになった人を隠さない。"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queue_desk import Desk, category

from madoguchi_core.findings import has_errors
from madoguchi_core.queue import (
    Called,
    CallingPolicy,
    CategoryFirst,
    CheckedIn,
    CheckInTiming,
    Choice,
    Counter,
    FirstCome,
    Flag,
    Flagged,
    ScarceSkillFirst,
    Scene,
    Transferred,
    WeightedFair,
    calling_order,
    check_counters,
    next_ticket,
    starving,
)

TOWN = CategoryFirst(("a", "b"), patience=timedelta(minutes=30))
POLICIES: tuple[CallingPolicy, ...] = (
    FirstCome(),
    TOWN,
    CategoryFirst(("c", "b", "a"), title="C から"),
    WeightedFair({"a": 3, "b": 1}),
    ScarceSkillFirst(),
)


def scene(desk: Desk) -> Scene:
    return Scene.of(desk.board, desk.categories, desk.counters, desk.now)


def choose(desk: Desk, policy: CallingPolicy, counter: Counter | None = None) -> Choice:
    choice = next_ticket(desk.board, counter or desk.high, policy, scene(desk))
    assert choice is not None
    return choice


def test_受付順は_早く並んだ札から(desk: Desk) -> None:
    first, _ = desk.issue(desk.B), desk.issue(desk.A)
    choice = choose(desk, FirstCome())
    assert (choice.ticket.id, choice.reason) == (first, "受けられる札のうち、いちばん早く並びました")


def test_窓口の段階で受けられない札は_選ばれない(desk: Desk) -> None:
    desk.issue(desk.B)
    easy = desk.issue(desk.A)
    assert choose(desk, FirstCome(), desk.low).ticket.id == easy
    desk.do(Called(counter="1"), easy)
    assert next_ticket(desk.board, desk.low, FirstCome(), scene(desk)) is None


def test_受ける区分を書いた窓口は_ほかの区分を呼ばない(desk: Desk) -> None:
    desk.issue(desk.A)
    moves = desk.issue(desk.B)
    only_b = Counter(id="5", title="5番窓口", level=9, category_ids=frozenset({"b"}))
    assert choose(desk, FirstCome(), only_b).ticket.id == moves


def test_Aを先に呼ぶ町でも_三十分待ったBは飛び越す(desk: Desk) -> None:
    b, a = desk.issue(desk.B), desk.issue(desk.A)
    choice = choose(desk, TOWN)
    assert (choice.ticket.id, choice.reason) == (
        a,
        "「証明」を先に呼ぶ決まりで、その中でいちばん早く並びました",
    )
    desk.now = desk.state(b).queued_at + timedelta(minutes=30)
    later = choose(desk, TOWN)
    assert (later.ticket.id, later.reason) == (b, "30分待ったので、区分の順より先に呼びます")
    assert choose(desk, CategoryFirst(("a", "b"))).ticket.id == a


def test_決まりに無い区分は_その後に並ぶ(desk: Desk) -> None:
    c, b, a = desk.issue(desk.C), desk.issue(desk.B), desk.issue(desk.A)
    order = calling_order(desk.board, desk.high, CategoryFirst(("a", "b")), scene(desk))
    assert [ticket.id for ticket in order] == [a, b, c]


def test_重みつきは_重みに比例して進む(desk: Desk) -> None:
    for _ in range(9):
        desk.issue(desk.A)
        desk.issue(desk.B)
    policy = WeightedFair({"a": 2, "b": 1})
    called = []
    for _ in range(9):
        choice = choose(desk, policy)
        called.append(choice.ticket.category_id)
        assert "重み" in choice.reason
        desk.call(choice.ticket.id)
    assert (called.count("a"), called.count("b")) == (6, 3)
    assert all(called[start : start + 3].count("b") == 1 for start in (0, 3, 6))


def test_段階の高い窓口は_ほかで受けられない札から呼ぶ(desk: Desk) -> None:
    desk.issue(desk.A)
    hard = desk.issue(desk.C)
    choice = choose(desk, ScarceSkillFirst())
    assert choice.ticket.id == hard
    assert choice.reason == "受けられる窓口が1か所で、ほかの札より少ないためです"


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.title)
def test_どの決まりでも_優先_時刻の来た予約_ほか_早い予約の順(desk: Desk, policy: CallingPolicy) -> None:
    early, due, plain, urgent = (desk.issue() for _ in range(4))
    for ticket, after in ((early, 120), (due, -1)):
        due_at = desk.now + timedelta(minutes=after)
        change = CheckedIn(booking_code=f"Q7RKWM2X{ticket}", timing=CheckInTiming.ON_TIME, due_at=due_at)
        desk.do(change, ticket)
    desk.do(Flagged(flags=frozenset({Flag.PRIORITY})), urgent)
    order = calling_order(desk.board, desk.high, policy, scene(desk))
    assert [ticket.id for ticket in order] == [urgent, due, plain, early]
    assert choose(desk, policy).reason == "優先の札です"


def test_予約のわけは_時刻の前と後で違う(desk: Desk) -> None:
    ticket = desk.issue()
    due_at = desk.now + timedelta(minutes=60)
    desk.do(CheckedIn(booking_code="Q7RKWM2X", timing=CheckInTiming.EARLY, due_at=due_at), ticket)
    assert "時刻の前" in choose(desk, FirstCome()).reason
    desk.now = due_at
    assert choose(desk, FirstCome()).reason == "予約の時刻になりました"


def test_窓口を決めて引き継いだ札は_その窓口だけが_段階によらず呼べる(desk: Desk) -> None:
    ticket = desk.issue(desk.A)
    desk.do(Transferred(category_id="c", counter="1"), ticket)
    assert next_ticket(desk.board, desk.high, FirstCome(), scene(desk)) is None
    assert choose(desk, FirstCome(), desk.low).ticket.id == ticket


@given(
    arrivals=st.lists(st.sampled_from("abc"), min_size=1, max_size=12),
    flagged=st.frozensets(st.integers(0, 11)),
    policy=st.sampled_from(POLICIES),
)
def test_どの決まりも_呼べる札を一度ずつ並べ_区分の中では並んだ順を守る(
    arrivals: list[str], flagged: frozenset[int], policy: CallingPolicy
) -> None:
    desk = Desk().open()
    for number, id_ in enumerate(arrivals):
        flags = frozenset({Flag.PRIORITY}) if number in flagged else frozenset()
        desk.issue(category(id_), flags=flags)
    order = calling_order(desk.board, desk.high, policy, scene(desk))
    assert sorted(ticket.id for ticket in order) == sorted(ticket.id for ticket in desk.board.waiting())
    for id_ in "abc":
        for is_priority in (True, False):
            same = [
                ticket.order
                for ticket in order
                if ticket.category_id == id_ and (Flag.PRIORITY in ticket.flags) is is_priority
            ]
            assert same == sorted(same)


def test_後回しになった札は_待った時間と追い越された数で見える(desk: Desk) -> None:
    earlier = desk.issue(desk.A)
    left_behind = desk.issue(desk.B)
    desk.call(earlier, "1")
    for _ in range(3):
        desk.call(desk.issue(desk.A), "1")
    desk.now = desk.state(left_behind).queued_at + timedelta(minutes=45)
    [found] = starving(desk.board, desk.now, patience=timedelta(minutes=40))
    assert (found.ticket.id, found.waited, found.overtaken) == (left_behind, timedelta(minutes=45), 3)
    assert starving(desk.board, desk.now, patience=timedelta(minutes=46)) == ()


def test_窓口の並びの誤りは_すべて挙がる() -> None:
    categories = (category("a"), category("c"))
    counters = (
        Counter(id="1", title="1番窓口", level=1),
        Counter(id="1", title="もう一つの1番窓口", level=1, category_ids=frozenset({"z"})),
    )
    findings = check_counters(categories, counters)
    assert [(finding.code, finding.where) for finding in findings] == [
        ("MDG543", "窓口 1"),
        ("MDG543", "窓口 1"),
        ("MDG543", "区分 c"),
    ]
    assert has_errors(findings)
    assert check_counters(categories, [Counter(id="9", title="9番窓口", level=3)]) == ()


def test_件数だけの区分には_窓口が要らない() -> None:
    only_counted = category("c", is_count_only=True)
    assert check_counters([only_counted], [Counter(id="1", title="1番窓口")]) == ()
