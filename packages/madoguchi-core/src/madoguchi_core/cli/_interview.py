"""``madoguchi interview``: 次にうかがう画面と、尋ね終わったわけ。"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.cases import Case, read_situation
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding
from madoguchi_core.interview import CASE, Box, Done, Left, Line, Proof, Screen, next_screen
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, Plan
from madoguchi_core.registry import Registry
from madoguchi_core.rules import shown
from madoguchi_core.visit import judge_case

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = "madoguchi.interview/1"


def run_interview(situation: Path, *, as_json: bool) -> None:
    """状況ファイルの回答の後に、次に見せる画面。尋ね終わっていれば、そのわけ。"""
    registry = default_registry()
    visit = judge_case(registry, read_interview_case(registry, situation))
    order = registry.facts_for(visit.plan.event)
    found = next_screen(registry.catalogue, {CASE: visit.plan}, order=order)
    if as_json:
        print_json({"schema": SCHEMA, **_json(found)})
    elif isinstance(found, Screen):
        _show_screen(console(), found)
    else:
        _show_done(console(), found, visit.plan)


def read_interview_case(registry: Registry, path: Path) -> Case:
    """状況ファイルの件。"""
    found = read_situation(read_text(path), where=path.name, facts=registry.facts_for(LifeEvent.DEATH))
    if found.situation is None:
        raise rejected(found.findings)
    return found.situation.case


def rejected(findings: Sequence[Finding]) -> DataRejected:
    """誤りのあるファイル。"""
    return DataRejected(
        "MDG801", "状況ファイルに誤りがあります", findings=tuple(findings), hint="示された行を直してください"
    )


def _show_screen(screen: "Console", found: Screen) -> None:
    mark = "（期限の日のため）" if found.is_for_day else "（書類を見ながら）" if found.needs_documents else ""
    screen.print(f"次にうかがうこと: {found.topic.value}{mark}", style="bold", markup=False)
    number = 0
    for line in found.lines:
        number += line.follows is None
        head = f"{number}. " if line.follows is None else f"   → {_when(line.boxes[0])}: "
        screen.print(f"{head}{line.fact.question}", markup=False, soft_wrap=True)
        for box in line.boxes:
            screen.print(f"      {_choices(line, box)}", markup=False, soft_wrap=True)


def _when(box: Box) -> str:
    return "「" + "」「".join(shown(answer) for answer in box.answers) + "」なら"


def _choices(line: Line, box: Box) -> str:
    options = [shown(option) for option in box.options] or [f"（　　　）{line.fact.unit}"]
    who = f"{box.who}: " if box.who else ""
    return who + "　".join(f"□{option}" for option in (*options, "分からない"))


def _show_done(screen: "Console", done: Done, plan: Plan) -> None:
    screen.print(
        f"うかがうことは、もうありません（決まった手続き {len(done.settled)}件、残り {len(done.waiting)}件）",
        style="bold",
        markup=False,
    )
    reasons: dict[Left, list[str]] = {}
    for proof in done.waiting:
        for left in proof.left:
            reasons.setdefault(left, []).append(plan[proof.procedure_id].procedure.title)
    for left, titles in reasons.items():
        screen.print(f"・{left.fact.title}（{left.why}）: {'、'.join(titles)}", markup=False, soft_wrap=True)
    unset = dict.fromkeys(parameter for proof in done.waiting for parameter in proof.unset)
    for parameter in unset:
        screen.print(f"・町の設定が決まっていません: {parameter.title}（{parameter.key}）", markup=False)


def _json(found: Screen | Done) -> dict[str, Any]:
    if isinstance(found, Done):
        return {"done": True, "proofs": [_proof(proof) for proof in found.proofs]}
    return {
        "done": False,
        "topic": found.topic.value,
        "is_for_day": found.is_for_day,
        "needs_documents": found.needs_documents,
        "lines": [_line(line) for line in found.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "fact": line.fact.name,
        "text": line.fact.question,
        "follows": None if line.follows is None else line.follows.name,
        "boxes": [
            {
                "who": box.who,
                "options": [shown(option) for option in box.options],
                "when": [shown(answer) for answer in box.answers],
            }
            for box in line.boxes
        ],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "who": proof.who,
        "procedure": proof.procedure_id,
        "outcome": proof.outcome.value,
        "settled": proof.truth is not None,
        "left": [{"fact": left.fact.name, "why": left.why.value} for left in proof.left],
        "unset": [parameter.key for parameter in proof.unset],
    }
