"""``madoguchi interview --measure``: 尋ね方ごとの質問の数。"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from madoguchi_core.cases import Answers, read_answers
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._interview_cases import Sitting, read_sitting
from madoguchi_core.cli._interview_json import SCHEMA
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.cli._situations import rejected
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import has_errors
from madoguchi_core.interview import CASE, Asked, Manner, Trial, counts_from, priors_from
from madoguchi_core.procedures import ANSWERED_BY, LifeEvent
from madoguchi_core.records import Missing
from madoguchi_core.registry import Registry, build_registry
from madoguchi_core.rules import Among, Fact, Held, Holder, Origin, OriginKind

if TYPE_CHECKING:
    from rich.console import Console

_ELSEWHERE = (Holder.PENSION_OFFICE,)
"""照会の窓口はあるが、町の台帳ではないもの。"""


def run_measure(folder: Path, otherwise: Path, *, as_json: bool) -> None:
    """フォルダーの状況ファイルをそれぞれの尋ね方で進め、質問の数を並べる。全国の規則だけで数える。"""
    rows = measured(situation_files(folder), otherwise)
    if as_json:
        print_json({"schema": SCHEMA, "rows": [row.json() for row in rows]})
    else:
        _show_measure(console(), rows)


def situation_files(folder: Path) -> list[Path]:
    """数える状況ファイル。フォルダーと、その ``moves`` にあるもの。"""
    paths = [*sorted(folder.glob("*.yaml")), *sorted(folder.glob("moves/*.yaml"))]
    if not paths:
        raise InvalidValue(
            "MDG835", "状況ファイルがありません", hint="状況ファイルのフォルダーを指してください"
        )
    return paths


def measured(paths: Iterable[Path], otherwise: Path, *, only: AbstractSet[str] | None = None) -> "list[Row]":
    """
    状況ごとの数。台帳を引く前に尋ねるときと、先に引いてから尋ねるとき。

    Args:
        paths: 状況ファイル。町の実績にも使う。
        otherwise: 状況ファイルに書かれていないことへの答え。
        only: 数える状況の名。None なら、すべて。
    """
    registry = build_registry({})
    typical = _typical(registry, otherwise)
    sittings = {path.stem: read_sitting(registry, path, hears=False) for path in paths}
    return [
        _row(name, sittings[name].event, trial, looks_up=looks_up)
        for looks_up in (False, True)
        for name, trial in _trials(registry, sittings, typical, looks_up=looks_up)
        if only is None or name in only
    ]


@dataclass(frozen=True, slots=True)
class Row:
    """
    状況ひとつの数。

    Attributes:
        name: 状況ファイルの名。
        event: 出来事。
        looks_up: 町の台帳を先に引いたか。
        asked: 尋ね方ごとの質問の数。同じ質問を一度に何人について尋ねても、一つ。
        boxes: 尋ね方ごとの、答える欄の数（人×質問）。
        cost: 尋ね方ごとの手間。
        screens: 尋ね方ごとの画面の数。
        needed: 聞き取りの欄のうち、後から見て無くてはならなかった数。
    """

    name: str
    event: LifeEvent
    looks_up: bool
    asked: Mapping[Manner, int]
    boxes: Mapping[Manner, int]
    cost: Mapping[Manner, int]
    screens: Mapping[Manner, int]
    needed: int

    def json(self) -> dict[str, Any]:
        """JSON の一行。"""
        return {
            "situation": self.name,
            "event": self.event.value,
            "looks_up": self.looks_up,
            "needed": self.needed,
            **{
                manner.name.lower(): {
                    "asked": self.asked[manner],
                    "boxes": self.boxes[manner],
                    "cost": self.cost[manner],
                    "screens": self.screens[manner],
                }
                for manner in Manner
            },
        }


def _trials(
    registry: Registry, sittings: Mapping[str, Sitting], typical: Answers, *, looks_up: bool
) -> Iterator[tuple[str, Trial]]:
    """町の実績は、その件のほかの状況の答えを数えたもの。"""
    trials = {name: trial_of(registry, one, typical, looks_up=looks_up) for name, one in sittings.items()}
    said = {name: _by_person(trial.truth) for name, trial in trials.items()}
    for name, trial in trials.items():
        others = [answers for key, found in said.items() if key != name for answers in found]
        yield name, replace(trial, priors=priors_from(counts_from(others)))


def _by_person(truth: Mapping[Asked, object]) -> list[dict[Fact[Any], object]]:
    found: dict[str, dict[Fact[Any], object]] = {}
    for key, value in truth.items():
        found.setdefault(key.who, {})[key.fact] = value
    return list(found.values())


def _row(name: str, event: LifeEvent, trial: Trial, *, looks_up: bool) -> Row:
    played = {manner: trial.play(manner) for manner in Manner}
    return Row(
        name,
        event,
        looks_up,
        {manner: len(found.lines) for manner, found in played.items()},
        {manner: len(found.asked) for manner, found in played.items()},
        {manner: found.cost for manner, found in played.items()},
        {manner: found.screens for manner, found in played.items()},
        trial.needed(played[Manner.SCREENS]),
    )


def trial_of(registry: Registry, sitting: Sitting, typical: Answers, *, looks_up: bool) -> Trial:
    """回答は状況ファイル、無ければ *typical*、日付は出来事の日。*looks_up* なら、町の台帳の分を先に入れる。"""
    usual: dict[Fact[Any], object] = {**typical.confirmed, **typical.given}
    event_on = sitting.plans[CASE].event_on
    truth: dict[Asked, object] = {}
    for who, facts in sitting.facts.items():
        for fact in sitting.order:
            is_here = not sitting.common or (fact in sitting.common) is (who == CASE)
            if is_here and not facts[fact].is_certain:
                said = sitting.given.get(key := Asked(who, fact), Missing.NOT_ASKED)
                otherwise = usual.get(fact, event_on if fact.kind is date else Missing.UNKNOWN)
                truth[key] = _fitting(facts[fact], otherwise) if isinstance(said, Missing) else said
    trial = Trial(
        registry.catalogue, sitting.judged, sitting.facts, truth, sitting.common, order=sitting.order
    )
    if not looks_up:
        return trial
    staff = Origin(OriginKind.STAFF)
    held = {key: Held(value, staff) for key, value in truth.items() if _is_in_town_ledger(key.fact)}
    return replace(trial, facts=trial.told(sitting.facts, held))


def _fitting(held: Held, usual: object) -> object:
    """台帳で途中まで分かっていることと合わない普通の答えは、「分からない」にする。"""
    is_apart = isinstance(held.value, Among) and usual not in held.value.options
    return Missing.UNKNOWN if is_apart else usual


def _is_in_town_ledger(fact: Fact[Any]) -> bool:
    return (fact.holder in ANSWERED_BY or fact.holder is Holder.TOWN) and fact.holder not in _ELSEWHERE


def _typical(registry: Registry, path: Path) -> Answers:
    events = (LifeEvent.DEATH, *registry.move_facts)
    facts = dict.fromkeys(fact for event in events for fact in registry.facts_for(event))
    answers, findings = read_answers(read_text(path), where=path.name, facts=facts)
    if has_errors(findings):
        raise rejected(findings)
    return answers


def _show_measure(screen: "Console", rows: Sequence[Row]) -> None:
    from rich.table import Table

    for looks_up, found in groupby(rows, lambda row: row.looks_up):
        chosen = list(found)
        table = Table(
            title="町の台帳を先に引いてから" if looks_up else "台帳を引く前に", title_justify="left"
        )
        for title in ("状況", *(manner.value for manner in Manner), "画面", "要った欄", "割合"):
            table.add_column(title, justify="left" if title == "状況" else "right", overflow="fold")
        for row in chosen:
            table.add_row(row.name, *_cells([row]))
        table.add_section()
        for event in dict.fromkeys(row.event for row in chosen):
            table.add_row(event.title, *_cells([row for row in chosen if row.event is event]))
        table.add_section()
        table.add_row("合計", *_cells(chosen))
        screen.print(table)


def _cells(rows: Sequence[Row]) -> list[str]:
    asked = {manner: sum(row.asked[manner] for row in rows) for manner in Manner}
    boxes = {manner: sum(row.boxes[manner] for row in rows) for manner in Manner}
    return [
        *(f"{asked[manner]:,}" + _in_boxes(asked[manner], boxes[manner]) for manner in Manner),
        f"{sum(row.screens[Manner.SCREENS] for row in rows):,}",
        f"{sum(row.needed for row in rows):,}",
        f"{asked[Manner.SCREENS] / asked[Manner.CHECKLIST]:.0%}" if asked[Manner.CHECKLIST] else "-",
    ]


def _in_boxes(asked: int, boxes: int) -> str:
    """質問の数と違うときだけ、欄の数を添える。"""
    return "" if asked == boxes else f"（{boxes:,}）"
