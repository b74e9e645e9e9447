"""窓口の間の受け渡し: 札と件を、人の分からない符号で結ぶ。符号は作ったときに一度だけ見せる。"""

from typing import Annotated

import typer

from madoguchi_core.cli._queue._desk import accepted, desk_at, rejected, ticket_named
from madoguchi_core.cli._queue._options import Json, Key, Number, Store, Terminal
from madoguchi_core.cli._queue._random import fresh_code, plain, refuse_personal, spelled
from madoguchi_core.cli._queue._ticket_view import say, show_ticket, ticket_json
from madoguchi_core.cli._screen import print_json
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import Board, Linked, Recorded, Refusal, record


def link(
    number: Number,
    code: Annotated[str, typer.Option("--code", help="ほかの窓口で出た符号。書かなければ、新しく作る")] = "",
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """札に符号を結ぶ。次の窓口は、その符号で札を見つける。"""
    wanted = plain(code) if code else fresh_code()
    refuse_personal(wanted, "--code")
    with desk_at(store, terminal, key) as desk:

        def decide(board: Board) -> Recorded | Refusal | Finding:
            ticket = ticket_named(board, number)
            if isinstance(ticket, Finding):
                return ticket
            known = board.keys.get(desk.operation.key)
            if known is not None and known.ticket == ticket.id and isinstance(known.change, Linked):
                # 作った符号は毎回違う。やり直しには、初めの符号を返す
                return Recorded(known, board, is_repeat=True)
            return record(board, Linked(case_code=wanted), desk.operation, ticket=ticket.id)

        recorded = accepted(desk.store.decide(decide, desk.operation))
        change = recorded.event.change
        made = change.case_code if isinstance(change, Linked) else wanted
        if as_json:
            ticket = recorded.board.tickets[recorded.event.ticket or 0]
            print_json(
                {**ticket_json(desk, ticket, recorded.board, is_repeat=recorded.is_repeat), "code": made}
            )
            return
        shown = spelled(made) if len(made) == 8 else made
        say(f"受け渡しの符号　{shown}", style="bold")
        say(f"  次の窓口で queue find {shown}。もう一度は出ないので、ここで書き写してください")


def find(
    code: Annotated[str, typer.Argument(help="受け渡しの符号")], as_json: Json = False, store: Store = ""
) -> None:
    """符号で札を見つける。"""
    with desk_at(store, "reader", "") as desk:
        board, wanted = desk.store.board(), plain(code)
        found = [ticket for ticket in board.tickets.values() if ticket.case_code == wanted]
        if not found:
            hint = "符号を確かめてください。前の営業日に終わった札は見つかりません"
            raise rejected(
                Finding("MDG574", Severity.ERROR, "受け渡しの符号", "その符号の札がありません", hint)
            )
        found.sort(key=lambda ticket: ticket.id)
        if as_json:
            first, *others = (ticket_json(desk, ticket, board) for ticket in found)
            print_json({**first, "others": others})
            return
        for ticket in found:
            show_ticket(desk, ticket, board)
