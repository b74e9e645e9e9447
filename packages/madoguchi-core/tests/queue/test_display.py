"""画面と札の頁: 番号と窓口と時刻を言い、声で呼ばない札を声にせず、配慮も件の符号も出さない。"""

from dataclasses import asdict
from datetime import timedelta

import pytest
from queue_desk import Desk

from madoguchi_core.queue import (
    Called,
    Done,
    Flag,
    Flagged,
    Held,
    Linked,
    NoShow,
    Recalled,
    StatusPage,
    TicketStatus,
    announcement,
    display,
    status_page,
    take_back,
)


def page(desk: Desk, ticket: int) -> StatusPage:
    shown = status_page(desk.board, ticket, desk.counters, desk.now)
    assert shown is not None
    return shown


def test_呼んでいる番号は_窓口の名と呼んだ時刻を添えて新しい順(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue(desk.B)
    calls = [desk.do(Called(counter="1"), first), desk.do(Called(counter="3"), second)]
    shown = display(desk.board, desk.categories, desk.counters, desk.now)
    assert [(line.number, line.counter, line.since) for line in shown.calling] == [
        ("B500", "3番窓口", calls[1].at),
        ("A001", "1番窓口", calls[0].at),
    ]
    assert shown.as_of == desk.now


def test_呼び直すと_時刻も回数も新しくなり_先頭に戻る(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue()
    desk.do(Called(counter="1"), first)
    desk.do(Called(counter="3"), second)
    again = desk.do(Recalled(counter="1"), first)
    [line, _] = display(desk.board, desk.categories, desk.counters, desk.now).calling
    assert (line.number, line.since, line.calls) == ("A001", again.at, 2)


def test_少し前に呼んだ番号は_呼んでいる番号と重ならず_数を限る(desk: Desk) -> None:
    for _ in range(4):
        desk.serve(desk.issue())
    desk.do(Called(counter="1"), desk.issue())
    shown = display(desk.board, desk.categories, desk.counters, desk.now, recent=3)
    assert [line.number for line in shown.recent] == ["A004", "A003", "A002"]
    assert [line.number for line in shown.calling] == ["A005"]


def test_区分ごとの待ちは_いない区分も出し_最も長い待ちを添える(desk: Desk) -> None:
    for of in (desk.A, desk.A, desk.B):
        desk.issue(of)
    oldest = min(ticket.queued_at for ticket in desk.board.waiting("a"))
    shown = display(desk.board, desk.categories, desk.counters, desk.now)
    assert [(line.title, line.count) for line in shown.waiting] == [("証明", 2), ("異動", 1), ("相談", 0)]
    assert (shown.waiting[0].longest, shown.waiting[2].longest) == (desk.now - oldest, None)


def test_件数だけの区分は_画面に出さない(desk: Desk) -> None:
    counted = desk.C.model_copy(update={"is_count_only": True})
    shown = display(desk.board, [desk.A, counted], desk.counters, desk.now)
    assert [line.title for line in shown.waiting] == ["証明"]


def test_呼んだばかりの番号だけを_呼んだ順に声に出す(desk: Desk) -> None:
    first, second = desk.issue(), desk.issue(desk.B)
    desk.do(Called(counter="1"), first)
    called = desk.do(Called(counter="3"), second)
    at = called.at + timedelta(seconds=9)
    shown = display(desk.board, desk.categories, desk.counters, at, speak_within=timedelta(seconds=70))
    assert shown.spoken == (
        "Aの1番の方、1番窓口へお越しください",
        "Bの500番の方、3番窓口へお越しください",
    )
    assert display(desk.board, desk.categories, desk.counters, at).spoken == shown.spoken[1:]
    assert display(desk.board, desk.categories, desk.counters, at + timedelta(seconds=1)).spoken == ()


def test_声で呼ばない札は_画面には出るが声には出ない(desk: Desk) -> None:
    ticket = desk.issue(flags=frozenset({Flag.NO_VOICE}))
    called = desk.do(Called(counter="1"), ticket)
    shown = display(desk.board, desk.categories, desk.counters, called.at)
    assert ([line.number for line in shown.calling], shown.spoken) == (["A001"], ())


def test_紙の札は_手書きの番号と声に出す(desk: Desk) -> None:
    taken = desk.keep(take_back(desk.board, desk.A, 12, desk.operation()))
    desk.do(Called(counter="9"), taken.ticket)
    assert announcement(desk.state(taken.ticket or 0), {}) == "手書きのAの12番の方、9へお越しください"


@pytest.mark.parametrize(
    ("steps", "message", "counter"),
    [
        ((), "お待ちください", None),
        ((Called(counter="3"),), "お呼びしています", "3番窓口"),
        ((Held(),), "いったんお待ちいただいています", None),
        (
            (Called(counter="3"), NoShow()),
            "お呼びしましたが、いらっしゃいませんでした。職員にお声がけください",
            None,
        ),
        ((Called(counter="3"), Done()), "ご用件は済みました", None),
    ],
    ids=["待ち", "呼出中", "保留", "不在", "完了"],
)
def test_札の頁は_今どうなっているかを言葉で言う(
    desk: Desk, steps: tuple[Called | Held | NoShow | Done, ...], message: str, counter: str | None
) -> None:
    ticket = desk.issue()
    for change in steps:
        desk.do(change, ticket)
    shown = page(desk, ticket)
    assert (shown.number, shown.message, shown.counter) == ("A001", message, counter)
    assert (shown.position is None) is bool(steps)


def test_札の頁の順番は_同じ区分の中で何番目か(desk: Desk) -> None:
    tickets = [desk.issue(), desk.issue(desk.B), desk.issue()]
    assert [page(desk, ticket).position for ticket in tickets] == [1, 1, 2]


def test_札の頁に_配慮も件の符号も出ない(desk: Desk) -> None:
    ticket = desk.issue(flags=frozenset({Flag.HEARING}))
    desk.do(Flagged(flags=frozenset({Flag.HEARING, Flag.WHEELCHAIR})), ticket)
    desk.do(Linked(case_code="C-0f3a9b21"), ticket)
    shown = str(asdict(page(desk, ticket)))
    assert "C-0f3a9b21" not in shown
    assert "hearing" not in shown.lower()


def test_無い札の頁は無い(desk: Desk) -> None:
    assert status_page(desk.board, 99, desk.counters, desk.now) is None


@pytest.mark.parametrize("status", TicketStatus, ids=lambda status: status.title)
def test_どの状態にも_来た人に言う文がある(status: TicketStatus) -> None:
    from madoguchi_core.queue._display import _MESSAGES

    assert _MESSAGES[status]
