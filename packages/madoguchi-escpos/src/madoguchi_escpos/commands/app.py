"""``madoguchi ticket`` の入口。引数を読むだけで、仕事は各モジュールがする。"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="番号札を下見する・試しに刷る・束を刷り置く。", no_args_is_help=True)

_Layout = Annotated[str | None, typer.Option("--layout", help="札の id。書かなければ、町の最初の札")]
_Paper = Annotated[int | None, typer.Option("--paper", help="紙の幅（58 か 80）")]
_Profile = Annotated[str | None, typer.Option("--profile", help="プリンターの取り決めの id")]
_Printer = Annotated[str, typer.Option("--printer", help="プリンターの宛先（network:192.168.1.50 など）")]


@app.command()
def preview(
    out: Annotated[Path, typer.Option("--out", help="書き出すファイル（.png）")],
    layout: _Layout = None,
    paper: _Paper = None,
    profile: _Profile = None,
    numbers: Annotated[
        list[str] | None, typer.Option("--number", help="番号の表記（A007）。何度でも書ける")
    ] = None,
) -> None:
    """見本の値で番号札を描く。プリンターには触れない。"""
    from madoguchi_escpos.commands._preview import run_preview
    from madoguchi_escpos.commands._targets import chosen_profile

    run_preview(out, layout_id=layout, profile=chosen_profile(profile, paper), numbers=numbers or ())


@app.command()
def test(printer: _Printer) -> None:
    """文字・罫線・幅・QR コードの試し刷りをする。紙が出たと言えなければ 6 で終わる。"""
    from madoguchi_escpos.commands._printer import run_test

    run_test(printer)


@app.command()
def state(printer: _Printer) -> None:
    """プリンターの様子を尋ねる。刷れない様子なら 6 で終わる。"""
    from madoguchi_escpos.commands._printer import run_state

    run_state(printer)


@app.command()
def stack(
    category: Annotated[str, typer.Option("--category", help="区分の id（a）")],
    first: Annotated[int, typer.Option("--from", help="最初の番号", min=1)],
    last: Annotated[int, typer.Option("--to", help="最後の番号", min=1)],
    printer: Annotated[str | None, typer.Option("--printer", help="プリンターの宛先")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="書き出すファイル（.bin か .png）")] = None,
    layout: Annotated[
        str | None, typer.Option("--layout", help="札の id。書かなければ、備え付けの束")
    ] = None,
    paper: _Paper = None,
    profile: _Profile = None,
) -> None:
    """停止時に配る番号札（手A001 など）を、刷り置く。"""
    from madoguchi_escpos.commands._stack import StackRequest, run_stack
    from madoguchi_escpos.commands._targets import chosen_profile

    chosen = chosen_profile(profile, paper)
    run_stack(StackRequest(category, first, last, layout, chosen), printer=printer, out=out)
