"""``madoguchi fallback`` の入口。引数を読むだけで、仕事は別のモジュールがする。"""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def fallback(
    event: Annotated[str, typer.Option("--event", help="出来事の名（death）")],
    out: Annotated[Path, typer.Option("--out", help="書き出すファイル（停止時.xlsx）")],
) -> None:
    """システムが止まった日に、表計算だけで判定して様式まで作るブックを書き出す。"""
    from madoguchi_excel.commands._fallback import run_fallback

    run_fallback(event, out=out)
