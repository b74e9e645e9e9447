"""札を刷る命令: 装置を開き、刷り、結果を記し、紙が出たと言えなければ次の手を言う。"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from madoguchi_core.cli._queue._desk import Desk, accepted, accepted_all, desk_at, file_of, ticket_named
from madoguchi_core.cli._queue._options import Json, Key, Number, Printers, Store, Terminal
from madoguchi_core.cli._queue._random import fresh_key, ticket_token
from madoguchi_core.cli._queue._secret import store_secret
from madoguchi_core.cli._queue._ticket_view import say, show_ticket, unprinted_findings
from madoguchi_core.cli._screen import show_findings
from madoguchi_core.errors import PluginError, PrinterError, StoreError
from madoguchi_core.findings import Finding
from madoguchi_core.municipality import TicketPrinter, WrittenTicket
from madoguchi_core.queue import (
    Board,
    Operation,
    Printed,
    PrintResult,
    RecordedAll,
    Ticket,
    TicketState,
    TicketStatus,
)

if TYPE_CHECKING:
    from madoguchi_core.store import Turn

_LONGEST_PRINT = 60.0
"""同じ端末の前の印字を待つ秒数。"""


def print_ticket(
    number: Number,
    printer: Printers = None,
    reprint: Annotated[bool, typer.Option("--reprint", help="紙を見て確かめたうえで、もう一度刷る")] = False,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """札を刷る。紙が出ていないと言い切れるときだけ、次の装置を試す。"""
    with desk_at(store, terminal, key) as desk:
        printers = opened(desk, printer)
        if not printers:
            raise PrinterError(
                "MDG569", "装置が書かれていません", hint="--printer に装置の宛先を書いてください"
            )
        board = desk.store.board()
        ticket = accepted(ticket_named(board, number))
        if key and f"{key}.0.start" in board.keys:
            show_ticket(desk, ticket, board, as_json=as_json, is_repeat=True)
            return
        problem = send(desk, ticket, printers, key=key, is_reprint=reprint)
        board = desk.store.board()
        show_ticket(desk, board.tickets[ticket.id], board, as_json=as_json)
        if problem is not None:
            raise problem


def reprint_ticket(
    number: Number,
    printer: Printers = None,
    as_json: Json = False,
    store: Store = "",
    terminal: Terminal = "",
    key: Key = "",
) -> None:
    """もう一度刷る。紙が無いことを、人が見て確かめてから。"""
    print_ticket(number, printer, True, as_json, store, terminal, key)


def printed(number: Number, store: Store = "", terminal: Terminal = "", key: Key = "") -> None:
    """紙が渡ったと記す。人が紙を見て決める。"""
    with desk_at(store, terminal, key) as desk:
        ticket, recorded = desk.act(number, lambda _: Printed())
        show_ticket(desk, ticket, recorded.board, is_repeat=recorded.is_repeat)


def unprinted(store: Store = "", terminal: Terminal = "") -> None:
    """紙が渡ったと言えない札を並べる。"""
    with desk_at(store, terminal, "") as desk:
        found = unprinted_findings(desk.town, desk.store.board())
        if not found:
            say("紙が渡っていない札はありません")
        show_findings(found)


def settle(store: Store = "", terminal: Terminal = "", key: Key = "") -> None:
    """この端末が刷りかけて止まった札を「印字不明」にする。"""
    with desk_at(store, terminal, key) as desk:
        settled = settle_own(desk)
        say(f"刷りかけの札 {settled}枚を「印字不明」にしました" if settled else "刷りかけの札はありません")
        show_findings(unprinted_findings(desk.town, desk.store.board()))


def opened(desk: Desk, addresses: Sequence[str] | None) -> tuple[TicketPrinter, ...]:
    """
    装置を開く。番号を出す前に呼び、宛先の誤りで、紙の無い番号を作らない。

    Raises:
        PrinterError: 印字の部品が無いか、宛先が読めないとき（MDG569 ほか）。
        PluginError: 札の文言が無いとき（MDG572）。
    """
    if not addresses:
        return ()
    registry = desk.town.registry
    if registry.open_printer is None:
        hint = "pip install madoguchi-escpos を動かすか、紙を使わずに --medium screen で発券してください"
        raise PrinterError("MDG569", "札を刷る部品が入っていません", hint=hint)
    if not registry.ticket_layouts:
        hint = "札の文言を持つ自治体パッケージを入れてください（madoguchi_ticket_layouts）"
        raise PluginError("MDG572", "札の文言を持つ部品がありません", hint=hint)
    return tuple(registry.open_printer(address) for address in addresses)


def send(
    desk: Desk,
    ticket: TicketState,
    printers: Sequence[TicketPrinter],
    *,
    key: str = "",
    is_reprint: bool = False,
) -> PrinterError | None:
    """
    刷って記す。紙が出たと言えなければ、最後に投げる例外を返す。

    Args:
        desk: 操作。
        ticket: 札。
        printers: 試す順の装置。
        key: 刷る操作の鍵。空なら新しく作る（発券のやり直しでも、前の印字とは別の操作になる）。
        is_reprint: 人の判断で、もう一度刷るのか。
    """
    from madoguchi_core.store.queue import print_slip

    base, layout = key or fresh_key(), desk.town.registry.ticket_layouts[0]
    slip_ticket = _slip(desk, ticket, is_reprint=is_reprint)

    def write(printer: TicketPrinter) -> WrittenTicket:
        return printer.write(slip_ticket, layout)

    def stamp(step: str) -> Operation:
        return Operation(desk.now, desk.operation.by, f"{base}.{step}")

    with _own_turn(desk, wait=_LONGEST_PRINT):
        slip = accepted(print_slip(desk.store, ticket.id, printers, write, stamp, is_reprint=is_reprint))
    told: list[Finding] = list(slip.findings)
    told += [attempt.report.finding for attempt in slip.attempts if attempt.report.finding is not None]
    show_findings(told)
    return None if slip.result is PrintResult.PRINTED else _unsure(ticket, slip.result)


def settle_own(desk: Desk) -> int:
    """この端末の刷りかけの札を「印字不明」にし、その枚数を返す。いま刷っている最中なら、何もしない。"""
    if not desk.store.board().printing(desk.operation.by):
        return 0
    with _own_turn(desk, wait=0.0) as is_mine:
        if not is_mine:
            return 0
        from madoguchi_core.store.queue import settle as settle_prints

        settled = accepted_all(settle_prints(desk.store, desk.operation.step("settle")))
    return len(settled.events) if isinstance(settled, RecordedAll) else 0


def unsure(ticket: TicketState) -> PrinterError | None:
    """紙が出たと言えない札の例外。やり直しても、刷れていないことは変わらない。"""
    if ticket.status is TicketStatus.PRINT_FAILED:
        return _unsure(ticket, PrintResult.FAILED)
    return _unsure(ticket, PrintResult.UNCERTAIN) if ticket.status is TicketStatus.PRINT_UNCERTAIN else None


def _unsure(ticket: TicketState, result: PrintResult) -> PrinterError:
    number = ticket.number_text
    if result is PrintResult.FAILED:
        hint = f"装置を直すか別の装置で queue print {number} --printer 装置 を。急ぐときは番号を書いて渡し、queue printed {number} と記します"
        return PrinterError("MDG571", f"番号札 {number} の紙は出ていません（番号は出ています）", hint=hint)
    hint = f"紙を見て、出ていれば queue printed {number}、出ていなければ queue reprint {number} --printer 装置 を"
    return PrinterError("MDG571", f"番号札 {number} の紙が出たか分かりません", hint=hint)


def _slip(desk: Desk, ticket: TicketState, *, is_reprint: bool) -> Ticket:
    category = desk.town.category(ticket.category_id)
    return Ticket(
        number=ticket.number_text,
        category=category,
        counter=desk.town.counter_title(ticket.counter) or category.counter,
        issued_at=ticket.issued_at,
        business_date=ticket.business_date,
        waiting=_ahead(desk.store.board(), ticket),
        qr_text=_qr(desk, ticket),
        notices=("刷り直した番号札です。番号と順番は変わりません。",) if is_reprint else (),
    )


def _ahead(board: Board, ticket: TicketState) -> int:
    return sum(other.order < ticket.order for other in board.waiting(ticket.category_id))


def _qr(desk: Desk, ticket: TicketState) -> str | None:
    prefix = desk.town.setting.status_url
    secret = store_secret(desk.address) if prefix else None
    return None if secret is None else prefix + ticket_token(secret, ticket.business_date, ticket.number_text)


@contextmanager
def _own_turn(desk: Desk, *, wait: float) -> Iterator[bool]:
    """
    この端末の印字は、一度に一つ。刷っている最中の札を、止まった札と取り違えない。

    Raises:
        StoreError: 順番の錠を置けないとき（MDG510）。送っていない。
    """
    from madoguchi_core.store import Turn

    path = file_of(desk.address)
    folder = Path(tempfile.gettempdir()) if path is None else path.parent
    name = "madoguchi-queue" if path is None else path.name
    turn = Turn(folder / f"{name}.{desk.operation.by.replace(':', '_')}.printing")
    try:
        yield _taken(turn, folder, wait)
    finally:
        turn.close()


def _taken(turn: "Turn", folder: Path, wait: float) -> bool:
    try:
        return turn.take(wait=wait)
    except OSError as problem:
        hint = f"フォルダー {folder} に書く権利があるか、発券簿の名が長すぎないかを確かめてください"
        raise StoreError("MDG510", "印字の順番の錠を置けません", hint=hint) from problem
