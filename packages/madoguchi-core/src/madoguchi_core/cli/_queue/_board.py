"""盤面: 今の姿と、ある時刻の姿。"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from madoguchi_core.cli._queue._desk import Desk, Town, desk_at, rejected
from madoguchi_core.cli._queue._options import Json, Store, Terminal
from madoguchi_core.cli._queue._printing import settle_own
from madoguchi_core.cli._queue._ticket_view import say, show_unprinted, ticket_json, ticket_line
from madoguchi_core.cli._queue._words import day_of, moment_of, wrong
from madoguchi_core.cli._screen import console, print_json, show_findings
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Board, TicketStatus, day_findings, display, replay, starving

if TYPE_CHECKING:
    from rich.table import Table

BOARD_SCHEMA: Final = "madoguchi.queue-board/1"
_LISTED: Final = (
    TicketStatus.CALLED,
    TicketStatus.SERVING,
    TicketStatus.HELD,
    TicketStatus.NO_SHOW,
    TicketStatus.WAITING,
)


def board(as_json: Json = False, store: Store = "", terminal: Terminal = "") -> None:
    """今の盤面を見る。"""
    with desk_at(store, terminal, "") as desk:
        settle_own(desk)
        current = desk.store.board()
        told = day_findings(current, desk.now, desk.town.setting.day_rule)
        _show(desk, current, desk.now, as_json=as_json)
        show_findings(told)
        show_unprinted(desk.town, current)


def replay_board(
    at: Annotated[str, typer.Option("--at", help="時刻（10:30）")],
    on: Annotated[str, typer.Option("--date", help="営業日。書かなければ、記録の最後の営業日")] = "",
    as_json: Json = False,
    store: Store = "",
) -> None:
    """その時刻の盤面を、記録から作り直す。"""
    with desk_at(store, "reader", "") as desk:
        day = _recorded_day(desk, on) if on else last_day(desk)
        moment = moment_of(at, "--at", on=day, setting=desk.town.setting)
        _show(desk, board_at(desk, day, moment), moment, as_json=as_json)


def _recorded_day(desk: Desk, on: str) -> date:
    """別の日の盤面を、その日のものとして見せない。"""
    day = day_of(on, "--date")
    if day in desk.store.days():
        return day
    raise wrong("--date", f"{day} の記録がありません", f"最後の営業日は {last_day(desk)} です")


def last_day(desk: Desk) -> date:
    """記録のある最後の営業日。"""
    days = desk.store.days()
    if not days:
        hint = "madoguchi queue open で業務を始めてください"
        raise rejected(Finding("MDG535", Severity.ERROR, "発券簿", "営業日の記録がありません", hint))
    return days[-1]


def board_at(desk: Desk, day: date, moment: datetime) -> Board:
    """その営業日の、その時刻の盤面。"""
    history = desk.store.history(day, day)
    return replay(history.events, moment, start=history.start)


def _show(desk: Desk, current: Board, at: datetime, *, as_json: bool) -> None:
    if as_json:
        print_json(board_json_of(desk, current, at))
        return
    town = desk.town
    day = "営業日は開いていません" if current.business_date is None else f"営業日 {current.business_date}"
    say(f"{day}　{town.clock(at)} 現在", style="bold")
    if desk.store.is_copy:
        say("控えから戻した発券簿です → queue jump で番号を飛ばすまで発券できません", style="yellow")
    console().print(_waiting_table(town, current, at))
    for line in _lines(town, current, at):
        say(line)


def board_json_of(desk: Desk, current: Board, at: datetime) -> dict[str, object]:
    """盤面の JSON。札は、待つ人・窓口にいる人・紙の渡っていない人のすべて。"""
    shown = current.with_status(
        *_LISTED, TicketStatus.ISSUED, TicketStatus.PRINT_FAILED, TicketStatus.PRINT_UNCERTAIN
    )
    return {
        "schema": BOARD_SCHEMA,
        "as_of": at.isoformat(),
        "business_date": None if current.business_date is None else current.business_date.isoformat(),
        "sequence": current.sequence,
        "is_copy": desk.store.is_copy,
        "waiting": [
            {"category": line.title, "count": line.count, "longest_minutes": _minutes(line.longest)}
            for line in display(current, tuple(desk.town.categories.values()), (), at).waiting
        ],
        "counted": dict(current.counted),
        "counts": {status.value: count for status, count in current.counts().items()},
        "tickets": [
            {
                name: value
                for name, value in ticket_json(desk, ticket, current).items()
                if name not in _NOT_LISTED
            }
            for ticket in shown
        ],
        "starving": [
            each.ticket.number_text for each in starving(current, at, patience=desk.town.setting.patience)
        ],
    }


_NOT_LISTED: Final = frozenset({"schema", "note", "is_repeat"})


def _minutes(length: object) -> int | None:
    from datetime import timedelta

    return int(length.total_seconds() // 60) if isinstance(length, timedelta) else None


def _waiting_table(town: Town, current: Board, at: datetime) -> "Table":
    from rich.table import Table

    table = Table("区分", "待ち", "最も長い待ち", "次の番号から")
    categories = tuple(each for each in town.categories.values() if not each.is_count_only)
    for of, line in zip(categories, display(current, categories, (), at).waiting, strict=True):
        first = current.waiting(of.id)
        longest = _minutes(line.longest)
        head = "、".join(ticket.number_text for ticket in first[:5]) + ("…" if len(first) > 5 else "")
        table.add_row(of.title, f"{line.count}人", "" if longest is None else f"{longest}分", head)
    return table


def _lines(town: Town, current: Board, at: datetime) -> Iterator[str]:
    for status in _LISTED[:-1]:
        found = current.with_status(status)
        if found:
            yield f"■ {status.title} {len(found)}枚"
            yield from (f"  {ticket_line(town, ticket)}" for ticket in found)
    counted = [
        (town.categories[id_].title, times)
        for id_, times in current.counted.items()
        if id_ in town.categories
    ]
    yield from (f"■ {title} 今日 {times}件" for title, times in counted)
    late = starving(current, at, patience=town.setting.patience)
    if late:
        yield f"■ 長くお待ちの札 {len(late)}枚"
        for each in late[:5]:
            yield f"  {each.ticket.number_text}　{int(each.waited.total_seconds() // 60)}分　後から {each.overtaken}人 が先に呼ばれました"
