"""``madoguchi interview``: 次の画面と、尋ね方ごとの質問の数。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Answers, Case, read_answers, read_situation, with_answers
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.interview import (
    CASE,
    Box,
    Done,
    Left,
    Line,
    Manner,
    Proof,
    Screen,
    Trial,
    counts_from,
    next_screen,
    priors_from,
)
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import ANSWERED_BY, LifeEvent, Plan, judge
from madoguchi_core.records import Missing
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Among, Fact, Facts, Held, Holder, Origin, OriginKind, Span, shown
from madoguchi_core.visit import facts_of, judge_case

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = "madoguchi.interview/1"
_ELSEWHERE = (Holder.PENSION_OFFICE,)
"""照会の窓口はあるが、町の台帳ではないもの。"""


def run_interview(situation: Path, *, as_json: bool) -> None:
    """状況ファイルの回答の後に、次に見せる画面。尋ね終わっていれば、そのわけ。"""
    registry = default_registry()
    visit = judge_case(registry, _case(registry, situation))
    found = next_screen(registry.catalogue, {CASE: visit.plan})
    if as_json:
        print_json({"schema": SCHEMA, **_json(found)})
    elif isinstance(found, Screen):
        _show_screen(console(), found)
    else:
        _show_done(console(), found, visit.plan)


def run_measure(folder: Path, otherwise: Path, *, as_json: bool) -> None:
    """フォルダーの状況ファイルを三つの尋ね方で進め、質問の数を並べる。全国の規則だけで数える。"""
    registry = build_registry({})
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InvalidValue(
            "MDG835", "状況ファイルがありません", hint="状況ファイルのフォルダーを指してください"
        )
    typical = _typical(registry, otherwise)
    cases = {path.stem: _case(registry, path) for path in paths}
    rows = [row for looks_up in (False, True) for row in _rows(registry, cases, typical, looks_up=looks_up)]
    if as_json:
        print_json({"schema": SCHEMA, "rows": [row.json() for row in rows]})
    else:
        _show_measure(console(), rows)


@dataclass(frozen=True, slots=True)
class Row:
    """
    状況ひとつの数。

    Attributes:
        name: 状況ファイルの名。
        looks_up: 町の台帳を先に引いたか。
        asked: 尋ね方ごとの質問の数。
        cost: 尋ね方ごとの手間。
        screens: 尋ね方ごとの画面の数。
        needed: 聞き取りの質問のうち、後から見て無くてはならなかった数。
    """

    name: str
    looks_up: bool
    asked: Mapping[Manner, int]
    cost: Mapping[Manner, int]
    screens: Mapping[Manner, int]
    needed: int

    def json(self) -> dict[str, Any]:
        """JSON の一行。"""
        return {
            "situation": self.name,
            "looks_up": self.looks_up,
            "needed": self.needed,
            **{
                manner.name.lower(): {
                    "asked": self.asked[manner],
                    "cost": self.cost[manner],
                    "screens": self.screens[manner],
                }
                for manner in Manner
            },
        }


def _rows(
    registry: Registry, cases: Mapping[str, Case], typical: Answers, *, looks_up: bool
) -> Iterator[Row]:
    """町の実績は、その件のほかの状況の答えを数えたもの。"""
    trials = {name: _trial(registry, case, typical, looks_up=looks_up) for name, case in cases.items()}
    for name, trial in trials.items():
        others = [other.truth for key, other in trials.items() if key != name]
        yield _row(name, replace(trial, priors=priors_from(counts_from(others))), looks_up=looks_up)


def _row(name: str, trial: Trial, *, looks_up: bool) -> Row:
    played = {manner: trial.play(manner) for manner in Manner}
    return Row(
        name,
        looks_up,
        {manner: len(found.asked) for manner, found in played.items()},
        {manner: found.cost for manner, found in played.items()},
        {manner: found.screens for manner, found in played.items()},
        trial.needed(played[Manner.SCREENS]),
    )


def _trial(registry: Registry, case: Case, typical: Answers, *, looks_up: bool) -> Trial:
    """回答は状況ファイル、無ければ *typical*、日付は出来事の日。*looks_up* なら、町の台帳の分を先に入れる。"""
    start, _ = with_answers(facts_of(registry, case), Answers(confirmed=case.answers.confirmed))
    facts = [fact for fact in registry.facts_for(case.event) if _is_open(start[fact])]
    usual: dict[Fact[Any], object] = {**typical.confirmed, **typical.given}
    said = {fact: value for fact, value in case.answers.given.items() if not isinstance(value, Missing)}
    truth = {fact: said.get(fact, usual.get(fact, case.event_on)) for fact in facts}
    if looks_up:
        held = {fact: value for fact, value in truth.items() if _is_in_town_ledger(fact)}
        start = start.updated({fact: Held(value, Origin(OriginKind.STAFF)) for fact, value in held.items()})
    return Trial(registry.catalogue, partial(_judged, registry, case), start, truth)


def _judged(registry: Registry, case: Case, facts: Facts) -> Plan:
    return judge(
        registry.catalogue,
        facts,
        event=case.event,
        event_on=case.event_on,
        parameters=registry.parameters,
        calendar=TownCalendar(),
    )


def _is_open(held: Held) -> bool:
    return held.known is None or isinstance(held.known, (Span, Among))


def _is_in_town_ledger(fact: Fact[Any]) -> bool:
    return (fact.holder in ANSWERED_BY or fact.holder is Holder.TOWN) and fact.holder not in _ELSEWHERE


def _case(registry: Registry, path: Path) -> Case:
    found = read_situation(read_text(path), where=path.name, facts=registry.facts_for(LifeEvent.DEATH))
    if found.situation is None:
        raise _rejected(found.findings)
    return found.situation.case


def _typical(registry: Registry, path: Path) -> Answers:
    answers, findings = read_answers(
        read_text(path), where=path.name, facts=registry.facts_for(LifeEvent.DEATH)
    )
    if has_errors(findings):
        raise _rejected(findings)
    return answers


def _rejected(findings: Sequence[Finding]) -> DataRejected:
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
        screen.print(f"{head}{line.fact.question}", markup=False)
        for box in line.boxes:
            screen.print(f"      {_choices(line, box)}", markup=False)


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
        screen.print(f"・{left.fact.title}（{left.why}）: {'、'.join(titles)}", markup=False)
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


def _show_measure(screen: "Console", rows: Sequence[Row]) -> None:
    from rich.table import Table

    for looks_up in (False, True):
        table = Table(
            title="町の台帳を先に引いてから" if looks_up else "台帳を引く前に", title_justify="left"
        )
        for title in ("状況", *(manner.value for manner in Manner), "画面", "要った質問", "割合"):
            table.add_column(title, justify="left" if title == "状況" else "right")
        chosen = [row for row in rows if row.looks_up is looks_up]
        for row in chosen:
            table.add_row(row.name, *_cells([row]))
        table.add_section()
        table.add_row("合計", *_cells(chosen))
        screen.print(table)


def _cells(rows: Sequence[Row]) -> list[str]:
    asked = {manner: sum(row.asked[manner] for row in rows) for manner in Manner}
    return [
        *(f"{asked[manner]:,}" for manner in Manner),
        f"{sum(row.screens[Manner.SCREENS] for row in rows):,}",
        f"{sum(row.needed for row in rows):,}",
        f"{asked[Manner.SCREENS] / asked[Manner.EVERYTHING]:.0%}" if asked[Manner.EVERYTHING] else "-",
    ]
