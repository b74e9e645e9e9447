"""``madoguchi forms`` の入口。引数を読むだけで、仕事は各モジュールがする。"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="様式を調べる・確かめる・手で書く・下見する。", no_args_is_help=True)


@app.command()
def fill(
    template: Annotated[Path, typer.Argument(help="ひな形（.xlsx・.xlsm）。変えない")],
    settings: Annotated[
        list[str], typer.Option("--set", help="書く所と値（氏名=…、申請書!C5=…、C5=…）。何度でも書ける")
    ],
    out: Annotated[Path, typer.Option("--out", help="書き出すファイル")],
    kana: Annotated[
        list[str] | None, typer.Option("--kana", help="ふりがな（氏名=カナ）。--set と同じ名で書く")
    ] = None,
    fonts: Annotated[
        list[str] | None, typer.Option("--font", help="字形を確かめる書体のファイル（ＭＳ 明朝=場所）")
    ] = None,
) -> None:
    """定義の無いひな形に、名前か番地で言われたとおりに書く。"""
    from madoguchi_excel.commands._fill import FillRequest, run_fill

    run_fill(FillRequest(template, settings, kana or (), fonts or (), out))
