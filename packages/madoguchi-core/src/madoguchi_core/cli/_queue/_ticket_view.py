"""札一枚の見せ方: 画面の一行と次の手、機械の読む JSON。件の符号は出さない。"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from madoguchi_core.cli._queue._desk import Desk, Town
from madoguchi_core.cli._screen import console, print_json, show_findings
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    Board,
    ExpectedWait,
    Flag,
    TicketState,
    TicketStatus,
    announcement,
    expected_wait,
)

TICKET_SCHEMA: Final = "madoguchi.queue-ticket/1"

_PRINT_IT: Final = "刷るなら queue print {n} --printer 装置、紙を渡したなら queue printed {n}"
_NEXT: Final = {
    TicketStatus.ISSUED: _PRINT_IT,
    TicketStatus.PRINT_FAILED: _PRINT_IT,
    TicketStatus.PRINT_UNCERTAIN: "紙を見て、出ていれば queue printed {n}、出ていなければ queue reprint {n} --printer 装置",
    TicketStatus.WAITING: "呼ぶなら queue call --counter 窓口",
    TicketStatus.CALLED: "来たら queue serving {n}、来なければ queue no-show {n}",
    TicketStatus.SERVING: "済んだら queue done {n}、ほかの窓口へは queue transfer {n} --to 区分",
    TicketStatus.HELD: "待ちに戻すなら queue resume {n}、そのまま呼ぶなら queue recall {n} --counter 窓口",
    TicketStatus.NO_SHOW: "戻って来たら queue returned {n}、もう一度呼ぶなら queue recall {n}",
}
_VOICELESS: Final = "声で呼ばない札です。番号を画面で示すか、そばまで行ってください"


def say(*lines: str, style: str = "") -> None:
    """一行ずつ画面に出す。長い行も切らない。"""
    screen = console()
    for line in lines:
        screen.print(line, style=style, soft_wrap=True)


def ticket_line(town: Town, ticket: TicketState) -> str:
    """札の一行。"""
    category = town.categories.get(ticket.category_id)
    parts = (
        ticket.number_text,
        ticket.category_id if category is None else category.title,
        ticket.status.title,
        town.counter_title(ticket.counter),
        "・".join(flag.title for flag in sorted_flags(ticket)),
        f"{town.clock(ticket.due_at)} の予約" if ticket.due_at else "",
        f"{town.clock(ticket.held_until)} まで" if ticket.held_until else "",
    )
    return "　".join(part for part in parts if part)


def next_hand(ticket: TicketState) -> str:
    """その札に、次にすること。終わった札なら空。"""
    words = _NEXT.get(ticket.status)
    return "" if words is None else f"→ {words.format(n=ticket.number_text)}"


def show_ticket(
    desk: Desk,
    ticket: TicketState,
    board: Board,
    *,
    as_json: bool = False,
    note: str = "",
    is_repeat: bool = False,
) -> None:
    """
    札ひとつを見せる。

    Args:
        desk: 操作。
        ticket: 札。
        board: その札のある盤面。
        as_json: JSON で出すか。
        note: 札の次の行に添える文。
        is_repeat: 同じ鍵のやり直しだったか。
    """
    if as_json:
        print_json(ticket_json(desk, ticket, board, note=note, is_repeat=is_repeat))
        return
    expected = expected_wait(board, ticket.id, desk.now)
    say(ticket_line(desk.town, ticket) + ("　（同じ操作のやり直しです）" if is_repeat else ""))
    lines = (note, _ahead(expected), _voiceless(ticket), next_hand(ticket))
    say(*(f"  {line}" for line in lines if line))


def show_none(note: str, *, as_json: bool, is_repeat: bool = False) -> None:
    """見せる札が無いときの、わけ。JSON でも、一つの JSON になる。"""
    if as_json:
        print_json({"schema": TICKET_SCHEMA, "number": None, "note": note, "is_repeat": is_repeat})
    else:
        say(note)


def ticket_json(
    desk: Desk, ticket: TicketState, board: Board, *, note: str = "", is_repeat: bool = False
) -> dict[str, object]:
    """札ひとつの JSON。"""
    town, expected = desk.town, expected_wait(board, ticket.id, desk.now)
    category = town.categories.get(ticket.category_id)
    titles = {counter.id: counter.title for counter in town.setting.counters}
    return {
        "schema": TICKET_SCHEMA,
        "id": ticket.id,
        "number": ticket.number_text,
        "category": {"id": ticket.category_id, "title": "" if category is None else category.title},
        "status": ticket.status.value,
        "status_title": ticket.status.title,
        "counter": None
        if ticket.counter is None
        else {"id": ticket.counter, "title": town.counter_title(ticket.counter)},
        "flags": [flag.value for flag in sorted_flags(ticket)],
        "route": list(ticket.route),
        "issued_at": ticket.issued_at.isoformat(),
        "since": ticket.since.isoformat(),
        "due_at": _iso(ticket.due_at),
        "held_until": _iso(ticket.held_until),
        "calls": ticket.calls,
        "prints": ticket.prints,
        "waiting": wait_json(expected),
        "announcement": announcement(ticket, titles) if ticket.status is TicketStatus.CALLED else None,
        "note": note,
        "is_repeat": is_repeat,
    }


def wait_json(expected: ExpectedWait | None) -> dict[str, object] | None:
    """待ちの見込みの JSON。待ちの札でなければ null。"""
    if expected is None:
        return None
    return {
        "ahead": expected.ahead,
        "minutes": expected.minutes,
        "low": expected.low,
        "high": expected.high,
        "samples": expected.samples,
    }


def unprinted_findings(town: Town, board: Board, *, but: int | None = None) -> tuple[Finding, ...]:
    """紙が渡ったと言えない札を、一枚ずつ。端末が止まった後に、人が決める。"""
    tickets: Iterable[TicketState] = (ticket for ticket in board.unprinted() if ticket.id != but)
    return tuple(_unprinted(town, ticket) for ticket in tickets)


def show_unprinted(town: Town, board: Board, *, but: int | None = None) -> None:
    """紙が渡ったと言えない札があれば、知らせる。"""
    found = unprinted_findings(town, board, but=but)
    if found:
        show_findings(found)


def sorted_flags(ticket: TicketState) -> list[Flag]:
    """配慮を、決めた順に。"""
    return [flag for flag in Flag if flag in ticket.flags]


def _unprinted(town: Town, ticket: TicketState) -> Finding:
    where = f"番号札 {ticket.number_text}"
    issued = f"{town.clock(ticket.issued_at)} 発券"
    if ticket.printing_by is not None:
        hint = (
            "その端末の結果を待ってください。止まっているなら、その端末で madoguchi queue settle を動かします"
            f"（その端末が起きなければ、ほかの端末で --terminal {ticket.printing_by} を付けて）"
        )
        message = f"端末 {ticket.printing_by} が刷っています（{issued}）"
        return Finding("MDG570", Severity.NOTICE, where, message, hint)
    words = next_hand(ticket).removeprefix("→ ")
    return Finding(
        "MDG570", Severity.WARNING, where, f"紙が渡ったと言えません（{ticket.status.title}、{issued}）", words
    )


def _ahead(expected: ExpectedWait | None) -> str:
    return "" if expected is None else f"前に {expected.ahead}人　見込み {expected.text}"


def _voiceless(ticket: TicketState) -> str:
    is_called = ticket.status is TicketStatus.CALLED and Flag.NO_VOICE in ticket.flags
    return _VOICELESS if is_called else ""


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
