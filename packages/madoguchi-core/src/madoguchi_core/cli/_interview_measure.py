"""``madoguchi interview --measure``: 尋ね方ごとの質問の数。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Answers, Case, read_answers, with_answers
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._interview import SCHEMA, read_interview_case, rejected
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import has_errors
from madoguchi_core.interview import Manner, Trial, counts_from, priors_from
from madoguchi_core.procedures import ANSWERED_BY, LifeEvent, Plan, judge
from madoguchi_core.records import Missing
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Fact, Facts, Held, Holder, Origin, OriginKind
from madoguchi_core.visit import facts_of

if TYPE_CHECKING:
    from rich.console import Console

_ELSEWHERE = (Holder.PENSION_OFFICE,)
"""照会の窓口はあるが、町の台帳ではないもの。"""


def run_measure(folder: Path, otherwise: Path, *, as_json: bool) -> None:
    """フォルダーの状況ファイルを三つの尋ね方で進め、質問の数を並べる。全国の規則だけで数える。"""
    rows = measured(folder, otherwise)
    if as_json:
        print_json({"schema": SCHEMA, "rows": [row.json() for row in rows]})
    else:
        _show_measure(console(), rows)


def measured(folder: Path, otherwise: Path) -> "list[Row]":
    """状況ごとの数。台帳を引く前に尋ねるときと、先に引いてから尋ねるとき。"""
    registry = build_registry({})
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InvalidValue(
            "MDG835", "状況ファイルがありません", hint="状況ファイルのフォルダーを指してください"
        )
    typical = _typical(registry, otherwise)
    cases = {path.stem: read_interview_case(registry, path) for path in paths}
    return [row for looks_up in (False, True) for row in _rows(registry, cases, typical, looks_up=looks_up)]


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
    order = registry.facts_for(case.event)
    facts = [fact for fact in order if not start[fact].is_certain]
    usual: dict[Fact[Any], object] = {**typical.confirmed, **typical.given}
    said = {fact: value for fact, value in case.answers.given.items() if not isinstance(value, Missing)}
    truth = {fact: said.get(fact, usual.get(fact, case.event_on)) for fact in facts}
    if looks_up:
        held = {fact: value for fact, value in truth.items() if _is_in_town_ledger(fact)}
        start = start.updated({fact: Held(value, Origin(OriginKind.STAFF)) for fact, value in held.items()})
    return Trial(registry.catalogue, partial(_judged, registry, case), start, truth, order=order)


def _judged(registry: Registry, case: Case, facts: Facts) -> Plan:
    return judge(
        registry.catalogue,
        facts,
        event=case.event,
        event_on=case.event_on,
        parameters=registry.parameters,
        calendar=TownCalendar(),
    )


def _is_in_town_ledger(fact: Fact[Any]) -> bool:
    return (fact.holder in ANSWERED_BY or fact.holder is Holder.TOWN) and fact.holder not in _ELSEWHERE


def _typical(registry: Registry, path: Path) -> Answers:
    answers, findings = read_answers(
        read_text(path), where=path.name, facts=registry.facts_for(LifeEvent.DEATH)
    )
    if has_errors(findings):
        raise rejected(findings)
    return answers


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
