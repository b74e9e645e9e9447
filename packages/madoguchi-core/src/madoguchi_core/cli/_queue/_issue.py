"""発券・件数・停止中に渡した番号。"""

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from madoguchi_core.cli._queue._desk import Desk, accepted, desk_at
from madoguchi_core.cli._queue._options import Category, Flags, Json, Key, Printers, Store, Terminal
from madoguchi_core.cli._queue._printing import opened, send, settle_own, unsure
from madoguchi_core.cli._queue._ticket_view import say, show_none, show_ticket, show_unprinted
from madoguchi_core.cli._queue._words import all_chosen, chosen, number_text, wrong
from madoguchi_core.municipality import TicketPrinter
from madoguchi_core.queue import Flag, Medium, Recorded, TicketStatus

_PAST: Final = "前の営業日に済んだ操作です。新しい番号は出していません"


def issue(
    category: Category,
    flag: Flags = None,
    route: Annotated[
        list[str] | None, typer.Option("--route", help="この後に回る区分。順に、何度でも")
    ] = None,
    staff: Annotated[int | None, typer.Option("--staff", help="対応職員数", min=0, max=99)] = None,
    printer: Printers = None,
    medium: Annotated[str, typer.Option("--medium", help="番号を渡す物（paper・screen）")] = "paper",
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """次の番号を出す。--printer があれば刷る。"""
    with desk_at(store, terminal, key) as desk:
        carrier = chosen(Medium, medium, "--medium")
        if carrier is Medium.STACK:
            raise wrong(
                "--medium", "束の札は発券しません", "束から渡した番号は queue take-back で入れてください"
            )
        of, flags = desk.town.category(category), all_chosen(Flag, flag, "--flag")
        route_ids = tuple(desk.town.called_category(name, "--route").id for name in route or ())
        printers = opened(desk, printer if carrier is Medium.PAPER else None)
        settle_own(desk)
        issued = desk.store.issue(
            of, desk.operation, medium=carrier, flags=flags, route=route_ids, staff_count=staff
        )
        hand_over(desk, accepted(issued), printers, as_json=as_json)


def hand_over(
    desk: Desk, issued: Recorded, printers: Sequence[TicketPrinter], *, as_json: bool, note: str = ""
) -> None:
    """
    出た番号を刷り、見せる。やり直しなら、前に刷ったか刷りかけた札を、もう一度は刷らない。

    Raises:
        PrinterError: 紙が出たと言えないとき（MDG571）。番号は出ていて、取り消されない。
    """
    board = desk.store.board()
    ticket = board.tickets.get(issued.event.ticket or 0)
    if ticket is None:
        show_none(_PAST, as_json=as_json, is_repeat=True)
        return
    is_fresh = ticket.status is TicketStatus.ISSUED and ticket.printing_by is None
    problem = send(desk, ticket, printers) if printers and is_fresh else None
    board = desk.store.board()
    ticket = board.tickets[ticket.id]
    show_ticket(desk, ticket, board, as_json=as_json, note=note, is_repeat=issued.is_repeat)
    show_unprinted(desk.town, board, but=ticket.id)
    problem = problem or (unsure(ticket) if printers else None)
    if problem is not None:
        raise problem


def count(
    category: Category,
    staff: Annotated[int | None, typer.Option("--staff", help="対応職員数", min=0, max=99)] = None,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """番号を出さない区分の受付を、一件と数える。"""
    with desk_at(store, terminal, key) as desk:
        of = desk.town.category(category)
        if not of.is_count_only:
            raise wrong(
                "区分",
                f"「{of.title}」は番号を出す区分です",
                f"madoguchi queue issue {of.id} で発券してください",
            )
        recorded = accepted(desk.store.count(of, desk.operation, staff_count=staff))
        say(f"{of.title}　今日 {recorded.board.counted.get(of.id, 0)}件")


def take_back(
    category: Category,
    number: Annotated[str, typer.Argument(help="人が持つ番号（12・手A012）")],
    machine_slip: Annotated[
        bool, typer.Option("--machine-slip", help="刷り置きの束ではなく、機械の札（先に jump を）")
    ] = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """停止中に渡した番号を、盤面に入れる。"""
    with desk_at(store, terminal, key) as desk:
        of, text = desk.town.category(category), number_text(number)
        letter = "" if text is None else text.lstrip("手").rstrip("0123456789")
        if text is None or letter not in {"", of.letter}:
            raise wrong(
                "番号",
                f"「{of.title}」の番号として読めません",
                f"12 か {of.stack_text(12)} のように書いてください",
            )
        digits = int(text.lstrip("手").lstrip(letter))
        taken = desk.store.take_back(of, digits, desk.operation, is_machine_slip=machine_slip)
        recorded = accepted(taken)
        ticket = recorded.board.tickets.get(recorded.event.ticket or 0)
        if ticket is not None:
            show_ticket(desk, ticket, recorded.board, is_repeat=recorded.is_repeat)
