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


@app.command()
def inspect(
    template: Annotated[Path, typer.Argument(help="ひな形（.xlsx・.xlsm）")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出す（形は文書「JSON」）")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="下書きを書き出すファイル（.toml）")] = None,
) -> None:
    """ひな形に何が入っているかを見せ、欄とセルの対応の下書きを作る。"""
    from madoguchi_excel.commands._inspect import run_inspect

    run_inspect(template, as_json=as_json, out=out)


@app.command()
def lint(
    targets: Annotated[
        list[str] | None,
        typer.Argument(help="定義のファイル（.toml）か部品の名。書かなければ、入っている部品のすべて"),
    ] = None,
) -> None:
    """様式の定義とひな形を点検する。誤りがあれば 1 で終わる。"""
    from madoguchi_excel.commands._lint_run import run_lint

    run_lint(targets or ())


@app.command()
def preview(
    files: Annotated[list[Path], typer.Argument(help="書き上がった様式（.xlsx・.xlsm）")],
    out: Annotated[Path, typer.Option("--out", help="書き出す先のフォルダー")] = Path("out/preview"),
    dpi: Annotated[int, typer.Option("--dpi", help="絵の細かさ", min=30, max=600)] = 150,
) -> None:
    """様式を PDF と PNG にして、印刷の見え方を確かめる（LibreOffice が要る）。"""
    from madoguchi_excel.commands._preview import run_preview

    run_preview(files, out=out, dpi=dpi)
