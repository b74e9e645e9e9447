"""``madoguchi ticket test`` と ``state``: プリンターを試す。"""

import typer

from madoguchi_core.cli import Exit, console, show_findings
from madoguchi_core.queue import PrintReport, PrintResult
from madoguchi_escpos._encode import encode
from madoguchi_escpos.commands._trial_page import trial_page
from madoguchi_escpos.devices import open_printer


def run_test(address: str) -> None:
    """
    試し刷りをする。

    Raises:
        PrinterError: 宛先・取り決め・部品の問題（MDG525・MDG526・MDG527）。
        typer.Exit: 紙が出たと言えないとき（6）。
    """
    printer = open_printer(address)
    report = printer.send(encode(trial_page(printer.profile), printer.profile))
    show_report(printer.id, report)
    if report.result is not PrintResult.PRINTED:
        raise typer.Exit(Exit.OUTPUT)


def run_state(address: str) -> None:
    """
    様子を尋ねる。

    Raises:
        PrinterError: 宛先・取り決め・部品の問題（MDG525・MDG526・MDG527）。
        typer.Exit: 刷れない様子のとき（6）。
    """
    printer = open_printer(address)
    state = printer.state()
    console().print(f"{printer.id}: {state.title}", soft_wrap=True)
    if not state.can_print:
        raise typer.Exit(Exit.OUTPUT)


def show_report(printer: str, report: PrintReport) -> None:
    """印字の結果を一行と、あれば指摘で見せる。"""
    console().print(f"{printer}: {report.result.title}", soft_wrap=True)
    if report.finding is not None:
        show_findings([report.finding])
