"""発券と一日の終わり: 番号は飛ばず、重ならず、残った札は黙って消えない。"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queue_desk import DAY, Desk, category

from madoguchi_core.findings import Finding
from madoguchi_core.queue import (
    Called,
    Cancelled,
    CancelReason,
    DayClosed,
    Flag,
    Issued,
    Medium,
    NoShow,
    NumberJumped,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    RolledOver,
    Ticket,
    TicketStatus,
    close_day,
    count,
    fold,
    issue,
    issued_number,
    jump_number,
    next_number,
    open_day,
    take_back,
)

NEXT_DAY = DAY + timedelta(days=1)


def numbers(desk: Desk) -> list[str]:
    return [event.change.number_text for event in desk.events if isinstance(event.change, Issued)]


def test_番号は区分ごとに帯の最初から続き_発券の中身は今の盤面のとおり(desk: Desk) -> None:
    for of in (desk.A, desk.B, desk.A):
        desk.issue(of)
    ticket = desk.issue(desk.A, flags=frozenset({Flag.WHEELCHAIR}), staff_count=4)
    assert numbers(desk) == ["A001", "B500", "A002", "A003"]
    state = desk.state(ticket)
    assert (state.flags, state.staff_count, state.issued_at) == (
        frozenset({Flag.WHEELCHAIR}),
        4,
        desk.events[-2].at,
    )
    issued = desk.events[-2].change
    assert isinstance(issued, Issued)
    assert issued.waiting == 2


def test_二度押しは同じ札になり_間に何が起きても番号を使わない(desk: Desk) -> None:
    first = issue(desk.board, desk.A, desk.operation("tap"))
    desk.keep(first)
    desk.issue()
    again = issue(desk.board, desk.A, desk.operation("tap"))
    assert isinstance(first, Recorded)
    assert isinstance(again, Recorded)
    assert (again.event, again.is_repeat, again.board) == (first.event, True, desk.board)


def test_同じ鍵で別の区分を求めると_断る(desk: Desk) -> None:
    desk.keep(issue(desk.board, desk.A, desk.operation("tap")))
    other = issue(desk.board, desk.B, desk.operation("tap"))
    assert isinstance(other, Refusal)
    assert other.reason is RefusalReason.KEY_REUSED


def test_帯を使い切ると指摘になり_盤面は変わらない(desk: Desk) -> None:
    tiny = category(last=1)
    desk.issue(tiny)
    finding = issue(desk.board, tiny, desk.operation())
    assert isinstance(finding, Finding)
    assert finding.code == "MDG501"


def test_最初に戻る区分は_まだ使われている番号を飛ばす(desk: Desk) -> None:
    ring = category(last=3, is_cyclic=True)
    first, second, _ = desk.issue(ring), desk.issue(ring), desk.issue(ring)
    full = issue(desk.board, ring, desk.operation())
    assert isinstance(full, Finding)
    desk.serve(second)
    desk.do(Called(counter="3"), first)
    desk.do(NoShow(), first)
    desk.issue(ring)
    assert numbers(desk) == ["A001", "A002", "A003", "A002"]


@given(
    first=st.integers(1, 50),
    length=st.integers(0, 12),
    last_used=st.none() | st.integers(1, 70),
    taken=st.frozensets(st.integers(1, 70)),
    is_cyclic=st.booleans(),
)
def test_次の番号は_帯の中で使われていない番号か_本当に空きが無いとき指摘になる(
    *, first: int, length: int, last_used: int | None, taken: frozenset[int], is_cyclic: bool
) -> None:
    band = category(first=first, last=first + length, is_cyclic=is_cyclic)
    texts = {band.number_text(number) for number in taken}
    number = next_number(band, last_used=last_used, taken=texts)
    after = range(max(first, (last_used or 0) + 1), first + length + 1)
    reachable = range(first, first + length + 1) if is_cyclic else after
    if isinstance(number, Finding):
        assert set(reachable) <= taken
        return
    assert number in reachable
    assert number not in taken
    # 飛ばした番号は、どれも使われている
    if number in after:
        assert set(range(after.start, number)) <= taken
    else:
        assert set(after) | set(range(first, number)) <= taken


def test_件数だけの区分は_番号を出さずに数える(desk: Desk) -> None:
    desk_d = category().model_copy(update={"id": "d", "is_count_only": True})
    finding = issue(desk.board, desk_d, desk.operation())
    assert isinstance(finding, Finding)
    assert finding.code == "MDG541"
    for _ in range(2):
        desk.keep(count(desk.board, desk_d, desk.operation(), staff_count=3))
    assert dict(desk.board.counted.items()) == {"d": 2}
    assert len(desk.board.tickets) == 0


@pytest.mark.parametrize(
    ("last_used", "seen", "expected"),
    [(40, 52, 52), (40, 30, 40), (40, None, 140), (None, None, 100), (None, 7, 7)],
    ids=["見た番号が先", "見た番号が前", "分からない", "記録も無い", "見た番号だけ"],
)
def test_控えから戻した後は_見た番号か百の先まで使ったとみなす(
    last_used: int | None, seen: int | None, expected: int
) -> None:
    assert jump_number(category(), last_used=last_used, seen=seen) == expected


def test_飛ばすと帯に残りが無いときは_飛ばさずに言う() -> None:
    finding = jump_number(category(), last_used=450, seen=None)
    assert isinstance(finding, Finding)
    assert finding.code == "MDG540"


def test_飛ばした番号の次から続き_戻すことはできない(desk: Desk) -> None:
    desk.issue()
    desk.do(NumberJumped(category_id="a", last_used=101))
    desk.do(NumberJumped(category_id="a", last_used=50))
    desk.issue()
    assert numbers(desk) == ["A001", "A102"]


def test_刷り置きの束から渡した札は_機械の札と別の表記で_紙を持って待つ(desk: Desk) -> None:
    desk.issue()
    taken = desk.keep(take_back(desk.board, desk.A, 1, desk.operation("stack-1")))
    desk.issue()
    assert numbers(desk) == ["A001", "手A001", "A002"]
    assert taken.ticket is not None
    state = desk.state(taken.ticket)
    assert (state.status, state.medium) == (TicketStatus.WAITING, Medium.STACK)
    again = take_back(desk.board, desk.A, 1, desk.operation("stack-1"))
    assert isinstance(again, Recorded)
    assert again.is_repeat


def test_束の同じ番号と_帯の外の番号は_入らない(desk: Desk) -> None:
    first = desk.keep(take_back(desk.board, desk.A, 1, desk.operation()))
    desk.serve(first.ticket or 0)
    twice = take_back(desk.board, desk.A, 1, desk.operation())
    assert isinstance(twice, Refusal)
    assert twice.reason is RefusalReason.NUMBER_IN_USE
    outside = take_back(desk.board, desk.A, 500, desk.operation())
    assert isinstance(outside, Finding)
    assert outside.code == "MDG542"


def test_使われている札を残したまま_一日は終わらない(desk: Desk) -> None:
    desk.issue()
    refusal = desk.refused(DayClosed(business_date=DAY))
    assert (refusal.reason, refusal.finding().code) == (RefusalReason.TICKETS_REMAIN, "MDG535")


def test_打ち切ると_残った札ごとに出来事が残る(desk: Desk) -> None:
    waiting, done = desk.issue(), desk.issue()
    desk.serve(done)
    closed = close_day(desk.board, desk.operation("close"), carry_to=None)
    assert isinstance(closed, RecordedAll)
    assert [(event.ticket, event.change) for event in closed.events] == [
        (waiting, RolledOver(to=None)),
        (None, DayClosed(business_date=DAY)),
    ]
    assert closed.board.tickets[waiting].status is TicketStatus.EXPIRED
    assert closed.board.business_date is None
    assert fold([*desk.events, *closed.events]) == closed.board


def test_業務の終了の二度押しは_何も起こさない(desk: Desk) -> None:
    desk.issue()
    closed = close_day(desk.board, desk.operation("close"), carry_to=None)
    assert isinstance(closed, RecordedAll)
    assert close_day(closed.board, desk.operation("close"), carry_to=None) == RecordedAll((), closed.board)


@pytest.mark.parametrize("length", [64, 60])
def test_長い鍵でも_一日を終えられる(desk: Desk, length: int) -> None:
    desk.issue()
    assert isinstance(close_day(desk.board, desk.operation("k" * length), carry_to=None), RecordedAll)


def test_控えから戻した後に_控えに無い機械の札は_番号を飛ばしてから入る(desk: Desk) -> None:
    desk.issue()
    early = take_back(desk.board, desk.A, 45, desk.operation(), is_machine_slip=True)
    assert isinstance(early, Finding)
    assert early.code == "MDG542"
    desk.do(NumberJumped(category_id="a", last_used=101))
    desk.keep(take_back(desk.board, desk.A, 45, desk.operation(), is_machine_slip=True))
    desk.issue()
    assert numbers(desk) == ["A001", "A045", "A102"]
    again = take_back(desk.board, desk.A, 1, desk.operation(), is_machine_slip=True)
    assert isinstance(again, Refusal)
    assert again.reason is RefusalReason.NUMBER_IN_USE


def test_発券の出来事から_札に刷る番号が取れる(desk: Desk) -> None:
    ticket = desk.issue(desk.B)
    found = [made for event in desk.events if (made := issued_number(event)) is not None]
    assert [(made.id, made.number_text, made.waiting) for made in found] == [(ticket, "B500", 0)]
    assert Ticket.of(found[0], category=desk.B).number == "B500"


def test_持ち越した札は_次の日も待ち続け_その番号は新しく出ない(desk: Desk) -> None:
    carried = desk.issue()
    closed = close_day(desk.board, desk.operation("close"), carry_to=NEXT_DAY)
    assert isinstance(closed, RecordedAll)
    desk.board = closed.board
    desk.open(NEXT_DAY)
    assert [ticket.id for ticket in desk.board.waiting()] == [carried]
    desk.issue()
    assert numbers(desk)[-1] == "A002"
    assert desk.state(carried).business_date == DAY
    assert desk.state(carried).valid_on == NEXT_DAY


def test_持ち越した札の二度押しは_次の日でも同じ札になる(desk: Desk) -> None:
    tapped = desk.keep(issue(desk.board, desk.A, desk.operation("tap")))
    closed = close_day(desk.board, desk.operation("close"), carry_to=NEXT_DAY)
    assert isinstance(closed, RecordedAll)
    desk.board = closed.board
    desk.open(NEXT_DAY)
    again = issue(desk.board, desk.A, desk.operation("tap"))
    assert isinstance(again, Recorded)
    assert again.event == tapped


def test_次の日は番号も記録も新しくなり_終わった札は盤面から下りる(desk: Desk) -> None:
    desk.serve(desk.issue())
    closed = close_day(desk.board, desk.operation("close"), carry_to=None)
    assert isinstance(closed, RecordedAll)
    desk.board = closed.board
    desk.open(NEXT_DAY)
    assert (len(desk.board.tickets), desk.board.calls, len(desk.board.last_used)) == (0, (), 0)
    desk.issue()
    assert numbers(desk)[-1] == "A001"


@pytest.mark.parametrize("days", [0, -1], ids=["閉じた日", "その前の日"])
def test_閉じた日より後の日しか開けない(desk: Desk, days: int) -> None:
    closed = close_day(desk.board, desk.operation("close"), carry_to=None)
    assert isinstance(closed, RecordedAll)
    again = open_day(closed.board, DAY + timedelta(days=days), desk.operation("again"))
    assert isinstance(again, Refusal)
    assert again.reason is RefusalReason.DAY_IN_THE_PAST


def test_開いていない一日は終えられない() -> None:
    desk = Desk()
    refused = close_day(desk.board, desk.operation(), carry_to=None)
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.DAY_NOT_OPEN


def test_同じ日へは持ち越せない(desk: Desk) -> None:
    desk.issue()
    refused = close_day(desk.board, desk.operation("close"), carry_to=DAY)
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.TICKETS_REMAIN


def test_立ち去った人の番号は_その日のうちは戻らない(desk: Desk) -> None:
    desk.do(Cancelled(reason=CancelReason.LEFT), desk.issue())
    desk.issue()
    assert numbers(desk) == ["A001", "A002"]
