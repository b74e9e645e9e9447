"""一日の始まりと終わり、控えから戻した後の番号の飛ばし。"""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from madoguchi_core.cli._queue._desk import Desk, accepted, accepted_all, desk_at, rejected
from madoguchi_core.cli._queue._options import Key, Store, Terminal
from madoguchi_core.cli._queue._printing import settle_own
from madoguchi_core.cli._queue._ticket_view import say, show_unprinted, ticket_line
from madoguchi_core.cli._queue._words import day_of, number_text, wrong
from madoguchi_core.cli._screen import show_findings
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    Board,
    NumberJumped,
    Recorded,
    RecordedAll,
    Refusal,
    RolledOver,
    TicketState,
    close_day,
    day_findings,
    day_to_open,
    far_day,
    open_day,
)


def open_the_day(
    on: Annotated[str, typer.Option("--date", help="営業日。書かなければ、時計から決まる今日")] = "",
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """営業日を始める。端末を起こし直したときも、これを動かす（刷りかけの札が分かる）。"""
    with desk_at(store, terminal, key, is_new=True) as desk:
        wanted = day_of(on, "--date") if on else _today(desk)
        opened = accepted(desk.store.decide(lambda board: _opened(board, wanted, desk), desk.operation))
        settle_own(desk)
        board = desk.store.board()
        say(f"営業日 {wanted} {'はもう始まっています' if opened is None else 'を始めました'}")
        carried = sum(ticket.is_open for ticket in board.tickets.values())
        if opened is not None and carried:
            say(f"  前の日から持ち越した札 {carried}枚")
        say("  → 発券は queue issue 区分、盤面は queue board")
        show_findings(day_findings(board, desk.now, desk.town.setting.day_rule))
        show_unprinted(desk.town, board)


def close_the_day(
    carry_to: Annotated[str, typer.Option("--carry-to", help="残った札を持ち越す先の営業日")] = "",
    expire: Annotated[bool, typer.Option("--expire", help="残った札を打ち切る")] = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """営業日を終える。札が残っていれば、持ち越すか打ち切るかを選ぶまで終えない。"""
    if carry_to and expire:
        raise wrong("--carry-to と --expire", "一度には選べません", "どちらか一つを書いてください")
    with desk_at(store, terminal, key) as desk:
        to = day_of(carry_to, "--carry-to") if carry_to else None
        is_decided = bool(carry_to) or expire
        if not is_decided:
            _show_left(desk)
        closing = partial(_closed, desk=desk, to=to, is_decided=is_decided)
        closed = accepted_all(desk.store.decide(closing, desk.operation))
        rolled = (
            []
            if isinstance(closed, Recorded)
            else [e for e in closed.events if isinstance(e.change, RolledOver)]
        )
        say(f"営業日 {closed.board.closed_on} を終えました")
        if rolled:
            say(f"  残った札 {len(rolled)}枚を{f' {to} に持ち越しました' if to else '打ち切りました'}")
        say("  → 控えは queue backup --out ファイル、まとめは queue stats --out フォルダー")


def jump(
    seen: Annotated[
        list[str] | None,
        typer.Option("--seen", help="人の手元でいちばん大きい番号（a=52）。分からない区分は百だけ飛ばす"),
    ] = None,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """控えから戻した後や、停止の後に、番号を飛ばす。同じ番号を二人に渡さない。"""
    with desk_at(store, terminal, key) as desk:
        known = dict(_seen(desk, item) for item in seen or ())
        jumped = accepted_all(desk.store.jump(tuple(desk.town.categories.values()), known, desk.operation))
        if isinstance(jumped, Recorded) or not jumped.events:
            say("もう飛ばした操作です")
            return
        for event in jumped.events:
            if isinstance(event.change, NumberJumped):
                of = desk.town.category(event.change.category_id)
                say(f"{of.title}　{of.number_text(event.change.last_used)} まで使ったことにしました")
        say("  → 人が持つ、記録に無い札は queue take-back 区分 番号 --machine-slip で並べます")


def _today(desk: Desk) -> date:
    board, rule = desk.store.board(), desk.town.setting.day_rule
    found = rule.date_of(desk.now) if board.business_date else day_to_open(board, desk.now, rule)
    if isinstance(found, Finding):
        raise rejected(found)
    return found


def _opened(board: Board, wanted: date, desk: Desk) -> Recorded | Refusal | Finding | None:
    """同じ日がもう開いていれば、ほかの端末が始めたもの。"""
    if board.business_date == wanted:
        return None
    far = far_day(board, wanted, desk.now, desk.town.setting.day_rule)
    return far or open_day(board, wanted, desk.operation)


def _closed(
    board: Board, *, desk: Desk, to: date | None, is_decided: bool
) -> RecordedAll | Refusal | Finding:
    """決めるあいだ、ほかの端末は発券しない。見た後に来た人の札を、黙って打ち切ることはない。"""
    today, left = board.business_date, _left(board)
    if today is not None and to is not None and to <= today:
        hint = "次の営業日を書いてください"
        return Finding("MDG806", Severity.ERROR, "--carry-to", "今日より後の日ではありません", hint)
    longest = desk.town.setting.day_rule.longest_closure_days
    if today is not None and to is not None and (to - today).days > longest:
        hint = "年月日を確かめて、次の営業日を書いてください"
        return Finding("MDG806", Severity.ERROR, "--carry-to", f"{longest}日より先の日です", hint)
    if left and not is_decided:
        hint = "持ち越すなら --carry-to 日付、打ち切るなら --expire を付けてください"
        message = f"使われている札が {len(left)}枚 残っています"
        return Finding("MDG535", Severity.ERROR, "業務の終了", message, hint)
    return close_day(board, desk.operation, carry_to=to)


def _left(board: Board) -> list[TicketState]:
    """この日のうちに決めなければならない札。並びの順。"""
    today = board.business_date
    left = (ticket for ticket in board.in_use() if today is not None and ticket.valid_on <= today)
    return sorted(left, key=lambda ticket: ticket.order)


def _show_left(desk: Desk) -> None:
    say(*(ticket_line(desk.town, ticket) for ticket in _left(desk.store.board())))


def _seen(desk: Desk, item: str) -> tuple[str, int]:
    name, _, number = item.partition("=")
    of, text = desk.town.category(name), number_text(number)
    if text is None:
        raise wrong("--seen", "番号が読めません", "a=52 か a=A052 のように書いてください")
    return of.id, int(text.lstrip("手ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
