"""``madoguchi`` コマンドの入口。引数を読むだけで、仕事は各モジュールがする。"""

import signal
from pathlib import Path
from typing import Annotated

import typer

from madoguchi_core.cli._groups import WithPlugins

app = typer.Typer(
    cls=WithPlugins,
    help="自治体の窓口: 住民の写しから、手続きの判定・様式・RPA の表・番号札まで。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

AllFlag = Annotated[bool, typer.Option("--all", help="不要のものも、理由と一緒に表示する")]
JsonFlag = Annotated[bool, typer.Option("--json", help="JSON で出す（形は文書「JSON」）")]
OutDir = Annotated[Path, typer.Option("--out", help="書き出す先のフォルダー")]


@app.command()
def demo(out: OutDir = Path("out/demo")) -> None:
    """見本の町で、台帳から案内・様式・RPA の表・番号札までを一度に作る。"""
    from madoguchi_core.cli._demo import run_demo

    run_demo(out)


@app.command()
def okuyami(
    residents: Annotated[str, typer.Option("--residents", help="住民の表（CSV）か、写し（sqlite:///…）")],
    number: Annotated[str, typer.Option("--id", help="亡くなった方の宛名番号")],
    died: Annotated[str, typer.Option("--died", help="死亡日（令和8年3月3日・2026-03-03）")],
    out: OutDir,
    known: Annotated[str, typer.Option("--known", help="死亡を知った日")] = "",
    answers: Annotated[Path | None, typer.Option("--answers", help="回答のファイル（YAML）")] = None,
    protected: Annotated[Path | None, typer.Option("--protected", help="支援措置の名簿（CSV）")] = None,
    data_as_of: Annotated[str, typer.Option("--data-as-of", help="住民の表の基準日")] = "",
    as_json: JsonFlag = False,
    shows_all: AllFlag = False,
) -> None:
    """おくやみ: 必要な手続きを判定し、案内・様式・RPA の表・番号札を書き出す。"""
    from madoguchi_core.cli._okuyami import OkuyamiRequest, run_okuyami

    run_okuyami(
        OkuyamiRequest(residents, number, died, known, answers, protected, data_as_of, shows_all),
        out=out,
        as_json=as_json,
    )


@app.command()
def judge(
    situation: Annotated[Path, typer.Argument(help="状況ファイル（YAML）")],
    as_json: JsonFlag = False,
    shows_all: AllFlag = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="ご案内・職員用の紙・照会票を書き出すフォルダー")
    ] = None,
) -> None:
    """状況ファイルを判定する。期待が書いてあれば、違いを言う。"""
    from madoguchi_core.cli._judge import run_judge

    run_judge(situation, as_json=as_json, shows_all=shows_all, out=out)


@app.command()
def certificate(
    situation: Annotated[Path, typer.Argument(help="請求の状況ファイル（YAML）")],
    out: Annotated[
        Path | None, typer.Option("--out", help="職員用の紙と、窓口の方への返事を書き出すフォルダー")
    ] = None,
    residents: Annotated[
        str, typer.Option("--residents", help="住民の表（CSV）か、写し（sqlite:///…）")
    ] = "",
    number: Annotated[str, typer.Option("--id", help="請求される方の宛名番号")] = "",
    entitled: Annotated[str, typer.Option("--by", help="請求する方（頼んだ方）の宛名番号")] = "",
    protected: Annotated[Path | None, typer.Option("--protected", help="支援措置の名簿（CSV）")] = None,
    data_as_of: Annotated[str, typer.Option("--data-as-of", help="住民の表の基準日")] = "",
    as_json: JsonFlag = False,
) -> None:
    """証明書の請求を判定する。職員の判定と、窓口の方への返事を分けて出す。"""
    from madoguchi_core.cli._certificate import RegisterOptions, run_certificate

    options = RegisterOptions(residents, number, entitled, protected, data_as_of)
    run_certificate(situation, out=out, as_json=as_json, register=options)


@app.command()
def interview(
    situation: Annotated[Path, typer.Argument(help="状況ファイル（YAML）。--measure では、そのフォルダー")],
    as_json: JsonFlag = False,
    measure: Annotated[
        Path | None,
        typer.Option("--measure", help="尋ね方ごとの質問の数を数える。書かれていない答えのファイル（YAML）"),
    ] = None,
) -> None:
    """次にうかがうことを、一度に答えられる画面にして見せる。尋ね終わっていれば、そのわけを言う。"""
    from madoguchi_core.cli._interview import run_interview

    if measure is None:
        run_interview(situation, as_json=as_json)
        return
    from madoguchi_core.cli._interview_measure import run_measure

    run_measure(situation, measure, as_json=as_json)


@app.command()
def verify(
    package: Annotated[str, typer.Argument(help="部品の名（national・memuro）。書かなければすべて")] = "",
    report: Annotated[str, typer.Option("--report", help="報告の形（html）")] = "",
    out: OutDir = Path("out/verify"),
    write_cases: Annotated[
        Path | None, typer.Option("--write-cases", help="事例のファイルを書き直すフォルダー")
    ] = None,
    module: Annotated[
        str,
        typer.Option(
            "--module",
            help="見せる、または事例を書き直すモジュールの名（care、同じ名が別の場所にあれば death.care）",
        ),
    ] = "",
) -> None:
    """規則を検査する: 事例の行き届き、わざと壊した規則を見分けるか、規則どうしの食い違い。"""
    from madoguchi_core.cli._verify import VerifyRequest, run_verify

    run_verify(VerifyRequest(package, report, out, write_cases, module))


@app.command()
def manual(
    out: OutDir,
    event: Annotated[
        str, typer.Option("--event", help="出来事の名（death）。書かなければ、目録にあるすべて")
    ] = "",
) -> None:
    """停止時マニュアル: システムが止まった日に、手で続けるための紙を書き出す。"""
    from madoguchi_core.cli._manual import run_manual

    run_manual(event, out=out)


@app.command()
def diff(
    before: Annotated[
        str, typer.Option("--before", help="前の規則（日・部品・部品@日・控え.json）。例 令和6年9月30日")
    ],
    after: Annotated[str, typer.Option("--after", help="後の規則。例 national@2024-10-01")],
    residents: Annotated[
        str, typer.Option("--residents", help="住民の表（CSV）か、写し（sqlite:///…）。書かなければ規則だけ")
    ] = "",
    sample: Annotated[bool, typer.Option("--sample", help="見本の町の住民で見る")] = False,
    on: Annotated[str, typer.Option("--on", help="出来事が起きたとみる日。書かなければ今日")] = "",
    event: Annotated[str, typer.Option("--event", help="出来事の名（death）。書かなければすべて")] = "",
    protected: Annotated[Path | None, typer.Option("--protected", help="支援措置の名簿（CSV）")] = None,
    data_as_of: Annotated[str, typer.Option("--data-as-of", help="住民の表の基準日")] = "",
    lists: Annotated[
        bool, typer.Option("--list", help="結論の変わる人の宛名番号を、--out に書くものに載せる")
    ] = False,
    out: Annotated[Path | None, typer.Option("--out", help="紙と JSON を書き出すフォルダー")] = None,
    as_json: JsonFlag = False,
) -> None:
    """規則の違い: どの規則が言葉で変わり、どの世帯の結論が変わるか。"""
    from madoguchi_core.cli._diff import DiffRequest, run_diff

    request = DiffRequest(before, after, residents, sample, on, event, protected, data_as_of, lists)
    run_diff(request, out=out, as_json=as_json)


@app.command()
def rules(
    out: Annotated[Path, typer.Option("--out", help="書くファイル（.json）")],
    state: Annotated[
        str, typer.Argument(help="規則の状態（日・部品・部品@日）。書かなければ、今日の、入っているすべて")
    ] = "installed",
) -> None:
    """規則の控え: 規則の言葉をファイルに残す。次の版と diff で比べるため。"""
    from madoguchi_core.cli._rules import run_rules

    run_rules(state, out=out)


@app.command()
def book(
    out: OutDir,
    event: Annotated[
        str, typer.Option("--event", help="出来事の名（death・certificate）。書かなければ、すべて")
    ] = "",
    on: Annotated[
        str, typer.Option("--on", help="どの日の法令と値か（令和8年11月26日・2026-11-26）。書かなければ今日")
    ] = "",
) -> None:
    """手続きの本: 目録の全部を、条件の文・流れ・期限・事例とともに、A4 で刷れる一冊に書き出す。"""
    from madoguchi_core.cli._book import run_book

    run_book(event, on, out=out)


@app.command()
def plugins(as_json: JsonFlag = False) -> None:
    """読み込んだ部品と、国の手続きとの違いを並べる。"""
    from madoguchi_core.cli._plugins import run_plugins

    run_plugins(as_json=as_json)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="番号（MDG301）か、手続きの id（latter-funeral）")],
) -> None:
    """番号か手続きの説明を読む。"""
    from madoguchi_core.cli._explain import run_explain

    run_explain(name)


def main() -> None:
    """
    コマンドを動かし、例外を日本語の説明と終了コードにする。

    終了コード: 0 成功、1 データの誤り、2 使い方の誤り、3 出口が止めた、4 部品の誤り、5 置き場所の誤り、6 出力の誤り。
    """
    from madoguchi_core.cli._exits import exit_of
    from madoguchi_core.cli._screen import show_problem
    from madoguchi_core.errors import MadoguchiError

    for stop in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, stop):
            # 止められたときも、住民の写しの一時ファイルを片付けてから終わる
            signal.signal(getattr(signal, stop), _stop)
    try:
        app()
    except MadoguchiError as problem:
        show_problem(problem)
        raise SystemExit(exit_of(problem)) from None


def _stop(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
