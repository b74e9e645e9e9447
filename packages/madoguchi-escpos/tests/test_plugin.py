"""部品の名乗り: 登録簿から、札を書き、装置を開き、コマンドを足せる。"""

import typer

from madoguchi_core.queue import PrintResult, Ticket, TicketLayout
from madoguchi_core.registry import build_registry
from madoguchi_escpos import plugin


def test_登録簿から_札を書いて装置に渡せる(ticket: Ticket, slip: TicketLayout) -> None:
    registry = build_registry({"escpos": plugin})
    assert registry.ticket_writer is not None
    assert registry.open_printer is not None
    printer = registry.open_printer("dummy:?profile=raster-58")
    written = printer.write(ticket, slip)
    assert written.data != registry.ticket_writer(ticket, slip).data
    assert printer.send(written.data).result is PrintResult.PRINTED


def test_コマンドの組は_動かすときに読み込まれる() -> None:
    group = build_registry({"escpos": plugin}).commands["ticket"]
    assert isinstance(group.load(), typer.Typer)
