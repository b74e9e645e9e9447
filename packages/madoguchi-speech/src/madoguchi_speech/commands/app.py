"""``madoguchi speech`` の入口。引数を読むだけで、仕事は各モジュールがする。"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="呼び出しの声を作る・作り置く。", no_args_is_help=True)


@app.command()
def call(
    number: Annotated[str, typer.Option("--number", help="番号の表記（A007、手A012）")],
    counter: Annotated[str, typer.Option("--counter", help="窓口の名。読みを添えるなら 名=ヨミ")],
    out: Annotated[Path, typer.Option("--out", help="書き出すファイル（.wav）")],
    clips: Annotated[Path | None, typer.Option("--clips", help="作り置きのフォルダー")] = None,
) -> None:
    """呼び出しひとつを、チャイムに続く声の WAV にする。"""
    from madoguchi_speech.commands._call import run_call

    run_call(number, counter, out=out, clips=clips)


@app.command()
def prepare(
    out: Annotated[Path, typer.Option("--out", help="作り置きのフォルダー")],
    counters: Annotated[
        list[str] | None,
        typer.Option("--counter", help="窓口の名。読みを添えるなら 名=ヨミ。何度でも書ける"),
    ] = None,
) -> None:
    """入っている部品の区分の番号と、窓口の声を作り置く。止まっても、もう一度動かせば続きから作る。"""
    from madoguchi_speech.commands._prepare import run_prepare

    run_prepare(counters or (), out=out)
