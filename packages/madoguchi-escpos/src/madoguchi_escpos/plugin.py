"""番号札を刷る部品として、madoguchi に名乗る。画像とプリンターの部品は刷るときまで読み込まない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.municipality import CommandGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from madoguchi_core.municipality import OpenPrinter, TicketPrinter, TicketWriter, WrittenTicket
    from madoguchi_core.queue import Ticket, TicketLayout

MADOGUCHI_API = 1


@hookimpl
def madoguchi_ticket_writer() -> TicketWriter:
    """ESC/POS の印字データと見本を作る。"""
    return _write


@hookimpl
def madoguchi_open_printer() -> OpenPrinter:
    """ネットワーク・USB・シリアル・印刷待ち・ファイルの装置を開く。"""
    return _open


@hookimpl
def madoguchi_commands() -> Sequence[CommandGroup]:
    """``madoguchi ticket``。"""
    return (CommandGroup("ticket", "番号札を下見する・試しに刷る・束を刷り置く。", _ticket),)


def _ticket() -> object:
    from madoguchi_escpos.commands.app import app

    return app


def _open(address: str) -> TicketPrinter:
    from madoguchi_escpos.devices import open_printer

    return open_printer(address)


def _write(ticket: Ticket, layout: TicketLayout) -> WrittenTicket:
    from madoguchi_escpos import write_ticket

    return write_ticket(ticket, layout)
