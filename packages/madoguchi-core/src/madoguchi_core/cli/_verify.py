"""``madoguchi verify``。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_core.cli._files import read_text, write_whole
from madoguchi_core.cli._screen import console, progress, show_findings
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.findings import Finding, Severity

if TYPE_CHECKING:
    from madoguchi_core.verify import Package, Report, RuleModule

_REPORTS = ("", "html")
_HORIZON = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """
    検査の頼み。

    Attributes:
        package: 部品の名。空ならすべて。
        report: 報告の形（``html``）。空なら画面だけ。
        out: 報告を書き出す先。
        write_cases: 事例を書き直す先。None なら書き直さない。
        module: 見せる、または事例を書き直すモジュールの名。空ならすべて。
    """

    package: str
    report: str
    out: Path
    write_cases: Path | None
    module: str


def run_verify(request: VerifyRequest) -> None:
    """
    部品を検査する。

    Raises:
        InvalidValue: 報告の形が読めないとき、書き直すモジュールが無いとき（MDG806）。
        DataRejected: 配ってはいけない指摘があるとき（MDG821）。指摘は、すべての部品について全部そろう。
    """
    from madoguchi_core.plugins import package_names
    from madoguchi_core.verify import load_package

    if request.report not in _REPORTS:
        raise InvalidValue("MDG806", "報告の形が違います", hint="--report html と書いてください")
    refused: list[Finding] = []
    for name in [request.package] if request.package else package_names():
        package = load_package(name)
        if request.write_cases is not None:
            _write_cases(package, request.write_cases, request.module)
        else:
            refused += _verify(package, request)
    if refused:
        raise DataRejected(
            "MDG821", "検査に通らない規則があります", findings=refused, hint="上の指摘を直してください"
        )


def _verify(package: "Package", request: VerifyRequest) -> Iterator[Finding]:
    from madoguchi_core.verify import report_html, verify

    today = datetime.now().astimezone().date()
    with progress(f"{package.name} を検査しています"):
        whole = verify(package, until=today + _HORIZON)
    chosen = _chosen(package, request.module) if request.module else ()
    report = whole.only({item.id for module in chosen for item in module.procedures}) if chosen else whole
    _show(report)
    if request.report:
        path = request.out / ("-".join([package.name, *(module.place for module in chosen)]) + ".html")
        write_whole(path, report_html(report, checked_on=today).encode())
        console().print(f"{path} を書きました")
    show_findings(one for one in report.findings if one.severity is not Severity.ERROR)
    return (one for one in report.findings if one.severity is Severity.ERROR)


def _show(report: "Report") -> None:
    from rich.table import Table

    from madoguchi_core.verify import GoalKind

    screen = console()
    if not report.rows:
        screen.print(f"{report.package.name}: 自分の手続きはありません")
        return
    table = Table(
        "手続き", "事例", *(kind.value for kind in GoalKind), "見分けた数", title=report.package.name
    )
    for row in report.rows:
        tallies = [str(row.tallies[kind]) for kind in GoalKind]
        table.add_row(row.procedure.id, str(len(row.examples)), *tallies, f"{row.killed}/{row.mutants}")
    screen.print(table)
    for row in report.rows:
        for mutant in row.survivors:
            screen.print(f"見分けられない {row.procedure.id}: {mutant.title}", style="dim")
    screen.print(
        f"手続き {len(report.rows)} 件・事例 {sum(len(row.examples) for row in report.rows)} 件・"
        f"わざと壊した規則を見分けた割合 {report.score:.1%}・語彙で書けない条件 {report.opaque_share:.1%}"
    )
    for question in report.questions:
        screen.print(f"法律の問い {question.id}: {question.title}")


def _write_cases(package: "Package", folder: Path, only: str) -> None:
    from madoguchi_core.verify import rewritten_cases

    for module in _alone(_chosen(package, only) if only else package.modules):
        path = folder / module.file_name
        with progress(f"{module.name} の事例を作っています"):
            text = read_text(path) if path.is_file() else package.text_of(module)
            write_whole(path, rewritten_cases(package, module, text).encode())
        console(is_error=True).print(f"{path} を書きました")


def _alone(modules: tuple["RuleModule", ...]) -> tuple["RuleModule", ...]:
    """同じ名のモジュールが二つあれば、片方の事例をもう片方に混ぜないうちに断る。"""
    names = [module.name for module in modules]
    twice = [module.place for module in modules if names.count(module.name) > 1]
    if twice:
        raise InvalidValue(
            "MDG806",
            f"同じ名のモジュールが、いくつかの場所にあります: {'・'.join(twice)}",
            hint=f"--module {twice[0]} のように、場所の名から書いてください",
        )
    return modules


def _chosen(package: "Package", name: str) -> tuple["RuleModule", ...]:
    """その名のモジュール。綴りの違いや一覧への足し忘れを、黙って通さない。"""
    chosen = tuple(module for module in package.modules if name in (module.name, module.place))
    if not chosen:
        raise InvalidValue(
            "MDG806",
            f"部品 {package.name} に、目録に載った手続きを持つモジュール {name} がありません",
            hint="名の綴りと、モジュールを一覧（PROCEDURES を集める所）に足したかを確かめてください",
        )
    return chosen
