"""``madoguchi ticket stack``: 停止時に配る番号札を刷り置く。"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from madoguchi_core.cli import Exit, console, show_findings, write_whole
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.plugins import default_registry
from madoguchi_core.queue import PrintResult, StackTicket, TicketLayout, stack_tickets
from madoguchi_escpos._output import write_ticket
from madoguchi_escpos._preview import preview
from madoguchi_escpos._profiles import PrinterProfile, profile_for_paper
from madoguchi_escpos.commands._printer import show_report
from madoguchi_escpos.commands._targets import (
    chosen_category,
    chosen_layout,
    one_of_printer_and_out,
    require_suffix,
    require_written,
)
from madoguchi_escpos.devices import open_printer


@dataclass(frozen=True, slots=True)
class StackRequest:
    """
    コマンドの引数。まだ確かめていない。

    Attributes:
        category_id: 区分の id。
        first: 最初の番号。
        last: 最後の番号。
        layout_id: 札の id。
        profile: 書き出すときの取り決め。
    """

    category_id: str
    first: int
    last: int
    layout_id: str | None
    profile: PrinterProfile | None


def run_stack(request: StackRequest, *, printer: str | None, out: Path | None) -> None:
    """
    停止時の束を、刷るか書き出す。

    Raises:
        InvalidValue: 指定が使えないとき（MDG529）。番号が帯に無いとき（MDG528・MDG541）。
        PrinterError: 宛先の問題か、作れない札（MDG503・MDG520）。
        StoreError: 書けないとき（MDG804）。
        typer.Exit: 紙が出たと言えない札で止めたとき（6）。
    """
    one_of_printer_and_out(printer, out)
    registry = default_registry()
    made = stack_tickets(chosen_category(registry, request.category_id), request.first, request.last)
    if isinstance(made, Finding):
        raise InvalidValue(made.code, f"{made.where}: {made.message}", hint=made.hint)
    layout = chosen_layout(registry, request.layout_id, usual="stack")
    if out is not None:
        _write(out, made, layout, request.profile or profile_for_paper(layout.paper_mm))
    elif printer is not None:
        _print(printer, made, layout)


def _write(out: Path, tickets: Sequence[StackTicket], layout: TicketLayout, profile: PrinterProfile) -> None:
    require_suffix(out, (".bin", ".png"))
    outputs = [write_ticket(ticket, layout, profile=profile) for ticket in tickets]
    show_findings(require_written(outputs))
    data = b"".join(output.data for output in outputs)
    write_whole(out, data if out.suffix.lower() == ".bin" else preview(data, profile))
    console().print(f"{_range(tickets)} を書き出しました: {out}", soft_wrap=True)


def _print(address: str, tickets: Sequence[StackTicket], layout: TicketLayout) -> None:
    """一枚ずつ刷り、紙が出たと言えない札で止める。続きの番号は、人が紙を見て決める。"""
    printer = open_printer(address)
    written = [printer.write(ticket, layout) for ticket in tickets]
    show_findings(require_written(written))
    for ticket, output in zip(tickets, written, strict=True):
        report = printer.send(output.data)
        if report.result is not PrintResult.PRINTED:
            show_report(printer.id, report)
            console().print(f"{ticket.number} で止めました。紙を見て、続きを刷ってください")
            raise typer.Exit(Exit.OUTPUT)
    console().print(f"{printer.id}: {_range(tickets)} を刷りました", soft_wrap=True)


def _range(tickets: Sequence[StackTicket]) -> str:
    return f"{tickets[0].number}〜{tickets[-1].number}（{len(tickets)} 枚）"
