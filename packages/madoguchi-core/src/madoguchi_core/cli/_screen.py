"""端末への表示。日本語の表・指摘・例外。値の計算はしない。"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from madoguchi_core.errors import DataRejected, MadoguchiError
from madoguchi_core.findings import Finding, Severity

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "dim"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
_SHOWN_FINDINGS = 30


def console(*, is_error: bool = False) -> "Console":
    """表示の口。誤りは標準エラーに出す。書かれた言葉を、飾りの印（[red] や :smile:）として読まない。"""
    from rich.console import Console

    return Console(stderr=is_error, highlight=False, markup=False, emoji=False)


def show_findings(findings: Iterable[Finding]) -> None:
    """指摘を一行ずつ、重いものから。お知らせが多すぎるときだけ、残りの数を言う。誤りと注意は隠さない。"""
    screen = console(is_error=True)
    listed = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    heavy = sum(finding.severity is not Severity.NOTICE for finding in listed)
    shown = max(heavy, _SHOWN_FINDINGS)
    for finding in listed[:shown]:
        screen.print(str(finding), style=_STYLES[finding.severity], soft_wrap=True)
    if len(listed) > shown:
        screen.print(f"ほかに {len(listed) - shown} 件のお知らせがあります", style="dim")


def show_problem(problem: MadoguchiError) -> None:
    """例外を、番号・何が起きたか・次の手の順に。写して動かせるように、行の途中で折り返さない。"""
    if isinstance(problem, DataRejected):
        show_findings(problem.findings)
    screen = console(is_error=True)
    screen.print(problem.code, style="bold red", end=" ")
    screen.print(problem.message, soft_wrap=True)
    if problem.hint:
        screen.print(f"  → {problem.hint}", soft_wrap=True)
    screen.print(f"  くわしくは: madoguchi explain {problem.code}", style="dim")


def print_json(value: Mapping[str, object]) -> None:
    """JSON を標準出力に一つだけ書く。"""
    sys.stdout.write(json_text(value))


def json_text(value: Mapping[str, object]) -> str:
    """読みやすく字下げした JSON。"""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@contextmanager
def progress(text: str) -> Iterator[None]:
    """時間のかかる仕事の間、何をしているかを出す。端末でなければ一行だけ書く。"""
    screen = console(is_error=True)
    if screen.is_terminal:
        with screen.status(text):
            yield
    else:
        screen.print(text, style="dim")
        yield
