"""盤面: どの移り変わりも表のとおりで、起こせない操作は断った値になり、消えるものは無い。"""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from queue_desk import DAY, Desk

from madoguchi_core.queue import (
    CHANGE_TITLES,
    TRANSITIONS,
    AnyChange,
    Board,
    Called,
    Cancelled,
    CancelReason,
    CheckedIn,
    CheckInTiming,
    Counted,
    DayClosed,
    DayOpened,
    Done,
    Flag,
    Flagged,
    Held,
    Issued,
    Linked,
    Medium,
    NoShow,
    Printed,
    PrintFailed,
    PrintStarted,
    PrintUncertain,
    QueueEvent,
    Recalled,
    Refusal,
    RefusalReason,
    Reprinted,
    Resumed,
    Returned,
    RolledOver,
    Serving,
    TicketStatus,
    Transferred,
    UnknownChange,
    apply,
    fold,
    issue,
    possible_changes,
    record,
)

S = TicketStatus
# その状態にするための操作
REACH: dict[TicketStatus, tuple[AnyChange, ...]] = {
    S.ISSUED: (),
    S.PRINT_FAILED: (PrintFailed(),),
    S.PRINT_UNCERTAIN: (PrintUncertain(),),
    S.WAITING: (Printed(),),
    S.CALLED: (Printed(), Called(counter="3")),
    S.SERVING: (Printed(), Called(counter="3"), Serving()),
    S.HELD: (Printed(), Held()),
    S.NO_SHOW: (Printed(), Called(counter="3"), NoShow()),
    S.DONE: (Printed(), Called(counter="3"), Done()),
    S.CANCELLED: (Cancelled(reason=CancelReason.LEFT),),
    S.EXPIRED: (RolledOver(to=None),),
}
EXAMPLES: dict[str, AnyChange] = {
    change.kind: change
    for change in (
        PrintStarted(printer="kiosk-1"),
        Printed(),
        PrintFailed(),
        PrintUncertain(),
        Reprinted(),
        Called(counter="5"),
        Recalled(counter="5"),
        Serving(),
        Held(),
        Resumed(),
        Transferred(category_id="b"),
        Done(),
        NoShow(),
        Returned(),
        Cancelled(reason=CancelReason.STAFF),
        Linked(case_code="C-0f3a9b21"),
        Flagged(flags=frozenset({Flag.VISION})),
        CheckedIn(booking_code="Q7RKWM2X", timing=CheckInTiming.LATE, due_at=None),
        RolledOver(to=date(2026, 11, 25)),
    )
}


def reach(desk: Desk, status: TicketStatus) -> int:
    issued = desk.keep(issue(desk.board, desk.A, desk.operation()))
    assert issued.ticket is not None
    for change in REACH[status]:
        desk.do(change, issued.ticket)
    assert desk.state(issued.ticket).status is status
    return issued.ticket


def test_どの種類の出来事も_表か_窓口全体のことのどちらかにある() -> None:
    assert set(EXAMPLES) == set(TRANSITIONS)
    day_kinds = {"issued", "day_opened", "day_closed", "counted", "number_jumped", "clock_regressed"}
    assert set(TRANSITIONS) | day_kinds == set(CHANGE_TITLES)


@pytest.mark.parametrize("status", TicketStatus, ids=lambda status: status.title)
@pytest.mark.parametrize("kind", TRANSITIONS, ids=CHANGE_TITLES.get)
def test_表にある移り変わりだけが起き_ほかは状態とできることを言って断る(
    desk: Desk, kind: str, status: TicketStatus
) -> None:
    ticket = reach(desk, status)
    target = TRANSITIONS[kind].get(status)
    if target is not None:
        desk.do(EXAMPLES[kind], ticket)
        assert desk.state(ticket).status is target
        return
    before = desk.board
    refusal = desk.refused(EXAMPLES[kind], ticket)
    assert (refusal.reason, refusal.status) == (RefusalReason.IMPOSSIBLE, status)
    assert CHANGE_TITLES[kind] not in refusal.possible
    finding = refusal.finding()
    assert finding.code == "MDG532"
    assert finding.where == "番号札 A001"
    assert status.title in finding.message
    assert desk.board is before


@pytest.mark.parametrize("status", [each for each in TicketStatus if each.is_open], ids=lambda s: s.title)
def test_使われている札は_どの状態からでも取り消せる(status: TicketStatus) -> None:
    assert "取消" in possible_changes(status)


def test_印字できていない札は呼べず_待っている数にも入らない(desk: Desk) -> None:
    ticket = reach(desk, S.PRINT_UNCERTAIN)
    assert desk.board.waiting() == ()
    assert [each.id for each in desk.board.unprinted()] == [ticket]
    desk.do(Reprinted(), ticket)
    assert [each.id for each in desk.board.waiting()] == [ticket]
    assert desk.state(ticket).prints == 1


def test_紙で待たない札は_発券した時から呼べる(desk: Desk) -> None:
    issued = desk.keep(issue(desk.board, desk.A, desk.operation(), medium=Medium.SCREEN))
    assert [ticket.id for ticket in desk.board.waiting()] == [issued.ticket]


def test_待つ人の紙を刷り直せなくても_待ちのまま(desk: Desk) -> None:
    ticket = desk.issue()
    desk.do(PrintFailed(code=""), ticket)
    assert desk.state(ticket).status is S.WAITING


def test_二台が同じ札を呼ぶと_後の一台は断られる(desk: Desk) -> None:
    ticket = desk.issue()
    seen = desk.board
    desk.do(Called(counter="1"), ticket)
    late = record(desk.board, Called(counter="3"), desk.operation("other-desk"), ticket=ticket)
    assert isinstance(late, Refusal)
    assert late.status is S.CALLED
    assert desk.state(ticket).counter == "1"
    # 古い盤面を見ている端末が出来事まで作っていても、通し番号が止める
    stale = record(seen, Called(counter="3"), desk.operation("stale"), ticket=ticket)
    assert not isinstance(stale, Refusal)
    refused = apply(desk.board, stale.event)
    assert isinstance(refused, Refusal)
    assert refused.reason is RefusalReason.OUT_OF_ORDER


def test_不在の札は残り_呼び直しても_戻っても_取り消しても跡が残る(desk: Desk) -> None:
    ticket = reach(desk, S.NO_SHOW)
    assert "A001" in desk.board.numbers
    desk.do(Recalled(counter="1"), ticket)
    assert (desk.state(ticket).status, desk.state(ticket).counter, desk.state(ticket).calls) == (
        S.CALLED,
        "1",
        2,
    )


def test_不在から戻った人は_町の決まりで_元の順か_終わりに並ぶ(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue()
    for keeps_place, expected in ((True, [first, second]), (False, [second, first])):
        desk.do(Called(counter="3"), first)
        desk.do(NoShow(), first)
        desk.do(Returned(keeps_place=keeps_place), first)
        assert [ticket.id for ticket in desk.board.waiting()] == expected
        # 呼んだ窓口に縛られない
        assert desk.state(first).counter is None


def test_引き継いだ札は_元の順のまま_次の区分を待ち_待ちの時計は新しくなる(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue(desk.B)
    desk.do(Called(counter="3"), first)
    moved = desk.do(Transferred(category_id="b"), first)
    assert [ticket.id for ticket in desk.board.waiting("b")] == [first, second]
    assert desk.state(first).queued_at == moved.at
    desk.do(Transferred(category_id="c", counter="3", keeps_place=False), second)
    assert (desk.state(second).counter, desk.state(second).category_id) == ("3", "c")


def test_用件が残る札は_完了すると次の区分の待ちになり_番号は同じ(desk: Desk) -> None:
    ticket = desk.issue(route=("b", "c"))
    for category_id in ("b", "c"):
        desk.serve(ticket)
        state = desk.state(ticket)
        assert (state.status, state.category_id, state.number_text) == (S.WAITING, category_id, "A001")
        assert state.calls == 0
    desk.serve(ticket)
    assert desk.state(ticket).status is S.DONE


def test_保留の終わりは_保留のあいだだけ持つ(desk: Desk) -> None:
    ticket = desk.issue()
    until = desk.now + timedelta(minutes=30)
    desk.do(Held(until=until), ticket)
    assert desk.state(ticket).held_until == until
    desk.do(Resumed(), ticket)
    assert desk.state(ticket).held_until is None


def test_件と結んでも_順も状態も変わらず_終わった札にも結べる(desk: Desk) -> None:
    ticket = desk.issue()
    desk.serve(ticket)
    desk.do(Linked(case_code="C-0f3a9b21"), ticket)
    assert (desk.state(ticket).status, desk.state(ticket).case_code) == (S.DONE, "C-0f3a9b21")


def test_無い札と_違う順と_使った鍵は_わけを言って断る(desk: Desk) -> None:
    assert desk.refused(Done(), 99).finding().code == "MDG536"
    ticket = desk.issue()
    used = desk.events[0].key
    reused = record(desk.board, Done(), desk.operation(used), ticket=ticket)
    assert isinstance(reused, Refusal)
    assert (reused.reason, reused.finding().code) == (RefusalReason.KEY_REUSED, "MDG533")


def test_畳めない出来事は_飛ばした上で必ず残る(desk: Desk) -> None:
    ticket = desk.issue()
    desk.serve(ticket)
    broken = QueueEvent(
        sequence=desk.board.sequence + 1, ticket=ticket, at=desk.now, by="d", key="broken", change=Serving()
    )
    board = fold([*desk.events, broken])
    assert [refusal.sequence for refusal in board.refused] == [broken.sequence]
    assert board.tickets == desk.board.tickets


def test_知らない出来事は_札を動かさずに数える(desk: Desk) -> None:
    ticket = desk.issue()
    before = desk.state(ticket)
    unknown = UnknownChange(name="texted", content="{}")
    desk.do(unknown, ticket)
    assert desk.board.unknown == 1
    assert desk.state(ticket) == before


def test_同じ番号の発券は_使われているあいだは畳めない(desk: Desk) -> None:
    desk.issue()
    again = desk.events[1].change
    refusal = desk.refused(again, 77)
    assert refusal.reason is RefusalReason.NUMBER_IN_USE


def test_窓口全体の日付が合わない出来事は_わけを言って断る(desk: Desk) -> None:
    tomorrow = DAY + timedelta(days=1)
    issued = Issued(category_id="a", number=9, number_text="A009", business_date=DAY, waiting=0)
    ticket = desk.issue()
    assert desk.refused(issued, ticket).reason is RefusalReason.TICKET_EXISTS
    other_day = replace(issued, business_date=tomorrow)
    for change, on in ((other_day, 77), (DayClosed(business_date=tomorrow), None)):
        assert desk.refused(change, on).reason is RefusalReason.DAY_NOT_OPEN
    closed = Desk()
    assert closed.refused(Counted(category_id="d")).reason is RefusalReason.DAY_NOT_OPEN


def test_一つずつ畳んでも_まとめて畳んでも_途中から畳んでも_同じ盤面になる(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue(desk.B, route=("c",))
    desk.serve(second)
    desk.do(Called(counter="1"), first)
    desk.do(NoShow(), first)
    assert fold(desk.events) == desk.board
    for cut in range(len(desk.events) + 1):
        assert fold(desk.events[cut:], start=fold(desk.events[:cut])) == desk.board


def test_盤面は_後の操作で変わらない(desk: Desk) -> None:
    desk.issue()
    before = desk.board
    kept = (dict(before.tickets), before.calls, dict(before.keys))
    desk.serve(next(iter(before.tickets)))
    assert (dict(before.tickets), before.calls, dict(before.keys)) == kept
    with pytest.raises(TypeError):
        before.tickets[1] = before.tickets[2]  # type: ignore[index]


def test_開いていない日には発券できず_開いている日は二度開けない() -> None:
    desk = Desk()
    refused = issue(Board(), desk.A, desk.operation())
    assert isinstance(refused, Refusal)
    assert refused.finding().code == "MDG535"
    desk.open()
    assert (
        desk.refused(DayOpened(business_date=DAY + timedelta(days=1))).reason
        is RefusalReason.DAY_ALREADY_OPEN
    )


def test_時刻はどの時差で渡しても_同じ出来事になる(desk: Desk) -> None:
    assert desk.events[0].at == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    assert desk.events[0].at.utcoffset() == timedelta()
