"""``madoguchi interview``: 次にうかがう画面と、尋ね終わったわけ。"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_core.cli._interview_cases import read_sitting
from madoguchi_core.cli._interview_json import screen_json
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.interview import Box, Done, Left, Line, Screen, next_screen
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import Plan
from madoguchi_core.rules import shown

if TYPE_CHECKING:
    from rich.console import Console


def run_interview(situation: Path, *, as_json: bool) -> None:
    """状況ファイルの回答の後に、次に見せる画面。尋ね終わっていれば、そのわけ。"""
    registry = default_registry()
    sitting = read_sitting(registry, situation)
    plans = sitting.plans
    found = next_screen(registry.catalogue, plans, common=sitting.common, order=sitting.order)
    if as_json:
        print_json(screen_json(found, sitting.names))
    elif isinstance(found, Screen):
        _show_screen(console(), found, sitting.names)
    else:
        _show_done(console(), found, plans, sitting.names)


def _show_screen(screen: "Console", found: Screen, names: Mapping[str, str]) -> None:
    mark = "（期限の日のため）" if found.is_for_day else "（書類を見ながら）" if found.needs_documents else ""
    screen.print(f"次にうかがうこと: {found.topic.value}{mark}", style="bold")
    number = 0
    for line in found.lines:
        number += line.follows is None
        head = f"{number}. " if line.follows is None else f"   → {_when(line)}: "
        screen.print(f"{head}{line.fact.question}", soft_wrap=True)
        for box in line.boxes:
            screen.print(f"      {_choices(line, box, names)}", soft_wrap=True)


def _when(line: Line) -> str:
    """続く質問を尋ねる答え。人ごとに違うときは、それぞれの欄に書く。"""
    return f"{_quoted(line.boxes[0].answers)}なら" if _is_same(line) else "上のお答えにより"


def _is_same(line: Line) -> bool:
    return len({frozenset(box.answers) for box in line.boxes}) == 1


def _quoted(answers: Iterable[object]) -> str:
    return "「" + "」「".join(shown(answer) for answer in answers) + "」"


def _choices(line: Line, box: Box, names: Mapping[str, str]) -> str:
    options = [shown(option) for option in box.options] or [f"（　　　）{line.fact.unit}"]
    when = "" if _is_same(line) else f"（{_quoted(box.answers)}なら）"
    who = f"{names.get(box.who, box.who)}{when}: " if box.who else ""
    return who + "　".join(f"□{option}" for option in (*options, "分からない"))


def _show_done(screen: "Console", done: Done, plans: Mapping[str, Plan], names: Mapping[str, str]) -> None:
    screen.print(
        f"うかがうことは、もうありません（決まった手続き {len(done.settled)}件、残り {len(done.waiting)}件）",
        style="bold",
    )
    reasons: dict[Left, dict[str, list[str]]] = {}
    for proof in done.waiting:
        title = plans[proof.who][proof.procedure_id].procedure.title
        for left in proof.left:
            reasons.setdefault(left, {}).setdefault(title, []).append(names.get(proof.who, proof.who))
    for left, titles in reasons.items():
        waiting = "、".join(_with_names(title, whose) for title, whose in titles.items())
        screen.print(f"・{left.fact.title}（{left.why}）: {waiting}", soft_wrap=True)
    unset = dict.fromkeys(parameter for proof in done.waiting for parameter in proof.unset)
    for parameter in unset:
        screen.print(f"・町の設定が決まっていません: {parameter.title}（{parameter.key}）")


def _with_names(title: str, whose: Iterable[str]) -> str:
    people = "・".join(name for name in whose if name)
    return f"{title}（{people}）" if people else title
