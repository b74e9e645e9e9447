"""待合の画面と、札の QR の頁を書き出す。"""

import time
from pathlib import Path
from typing import Annotated

import typer

from madoguchi_core.cli._files import write_whole
from madoguchi_core.cli._queue._desk import (
    Desk,
    accepted,
    desk_at,
    latest,
    now,
    rejected,
    ticket_named,
    town_of,
)
from madoguchi_core.cli._queue._options import File, Json, OptionalFile, Store
from madoguchi_core.cli._queue._random import is_token_of
from madoguchi_core.cli._queue._secret import needed_secret
from madoguchi_core.cli._queue._ticket_view import say, show_ticket
from madoguchi_core.cli._queue._words import wrong
from madoguchi_core.cli._screen import show_problem
from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    Board,
    PageFrame,
    TicketState,
    display,
    render_display,
    render_status_page,
    status_page,
)

_BROKEN = "ただいま番号を表示できません。窓口の職員がご案内します"


def display_page(
    out: File,
    refresh: Annotated[int, typer.Option("--refresh", help="画面が自分で読み直す秒数", min=2, max=600)] = 10,
    every: Annotated[
        int, typer.Option("--every", help="この秒数ごとに書き直し続ける（止めるのは Ctrl+C）", min=0, max=600)
    ] = 0,
    store: Store = "",
) -> None:
    """待合の画面を HTML に書き出す。発券簿を読めなければ、番号の無い画面ではなく、出せないと書く。"""
    if not every:
        _write_display(out, refresh, store)
        return
    say(f"{every}秒ごとに {out} を書き直します（止めるのは Ctrl+C）")
    while True:
        try:
            _write_display(out, refresh, store, is_quiet=True)
        except StoreError as problem:
            # 直れば続きから出す。画面には、出せないと書いてある
            show_problem(problem)
        time.sleep(every)


def _write_display(out: Path, refresh: int, store: str, *, is_quiet: bool = False) -> None:
    try:
        with desk_at(store, "reader", "") as desk:
            board, town, at = desk.store.board(), desk.town, desk.now
    except StoreError:
        _write_broken(out, refresh)
        raise
    shown = display(board, tuple(town.categories.values()), town.setting.counters, at)
    write_whole(
        out,
        render_display(shown, PageFrame(town.name, town.setting.local(at), refresh)).encode(),
        is_public=True,
    )
    if not is_quiet:
        waiting = sum(line.count for line in shown.waiting)
        say(f"書き出し {out}（呼出中 {len(shown.calling)}件・待ち {waiting}人）")


def status(
    number: Annotated[str, typer.Argument(help="札の番号（A012）。--token を書くなら要らない")] = "",
    token: Annotated[str, typer.Option("--token", help="札の QR の印")] = "",
    out: OptionalFile = None,
    refresh: Annotated[int, typer.Option("--refresh", help="頁が自分で読み直す秒数", min=5, max=600)] = 30,
    as_json: Json = False,
    store: Store = "",
) -> None:
    """札ひとつの今を見る。--out で、札の QR から開く頁を書き出す。"""
    if bool(number) is bool(token):
        raise wrong("番号", "札が決まりません", "番号か --token の、どちらか一つを書いてください")
    with desk_at(store, "reader", "") as desk:
        board = desk.store.board()
        ticket = accepted(ticket_named(board, number)) if number else _by_token(desk, board, token)
        show_ticket(desk, ticket, board, as_json=as_json)
        if out is not None:
            _write_status(desk, board, ticket, out, refresh)
            if not as_json:
                say(f"書き出し {out}")


def _write_status(desk: Desk, board: Board, ticket: TicketState, out: Path, refresh: int) -> None:
    page = status_page(board, ticket.id, desk.town.setting.counters, desk.now)
    if page is not None:
        frame = PageFrame(desk.town.name, desk.town.setting.local(desk.now), refresh)
        write_whole(out, render_status_page(page, frame).encode(), is_public=True)


def _by_token(desk: Desk, board: Board, token: str) -> TicketState:
    secret = needed_secret(desk.address)
    known = [
        ticket
        for ticket in board.tickets.values()
        if is_token_of(secret, ticket.business_date, ticket.number_text, token)
    ]
    if known:
        return latest(known)
    hint = "QR を読み直してください。前の営業日の札の頁は開けません"
    raise rejected(Finding("MDG574", Severity.ERROR, "札の印", "その印の札が、今日の盤面にありません", hint))


def _write_broken(out: Path, refresh: int) -> None:
    """何も呼んでいない画面に見せない。前の画面が残って、今の姿と思われることもない。"""
    town, at = town_of(), now()
    frame = PageFrame(town.name, town.setting.local(at), refresh, problem=_BROKEN)
    write_whole(out, render_display(display(Board(), (), (), at), frame).encode(), is_public=True)
