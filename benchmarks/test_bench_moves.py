"""六人の世帯の転入の速さ: 届出ひとつと一人ずつの判定を理由まで 5 ms。全国の手続きと証明書の全部を一度に判定したものも並べる。"""

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import MoveCase, read_move_situation
from madoguchi_core.move_visit import judge_move
from madoguchi_core.procedures import Catalogue, LifeEvent, Per, Procedure, judge
from madoguchi_core.registry import build_registry

REGISTRY = build_registry({})
SOURCE = REGISTRY.move_facts[LifeEvent.MOVE_IN]
PATH = Path(__file__).parent.parent / "examples/situations/moves/six-move-in.yaml"


def six() -> MoveCase:
    found = read_move_situation(
        PATH.read_text(encoding="utf-8"),
        where=PATH.name,
        facts=SOURCE.facts,
        person_facts=SOURCE.person_facts,
    ).situation
    assert found is not None
    return found.case


def test_六人の転入を_理由まで判定する(benchmark: Any) -> None:
    case = six()
    calendar = TownCalendar()

    def run() -> None:
        common = SOURCE.derive(case)
        plans = [(common, Per.CASE)]
        plans += [(common.updated(SOURCE.derive_person(case, one)), Per.PERSON) for one in case.people]
        for facts, per in plans:
            judge(
                REGISTRY.catalogue,
                facts,
                event=case.event,
                event_on=case.event_on,
                parameters=REGISTRY.parameters,
                calendar=calendar,
                per=per,
            )

    benchmark(run)
    assert benchmark.stats["mean"] < 5e-3


def test_六人の転入を_世帯の計算と尋ねることまで出す(benchmark: Any) -> None:
    case = six()
    benchmark(lambda: judge_move(REGISTRY, case))


def test_目録と証明書の全部を_一つの件として判定する(benchmark: Any) -> None:
    """出来事を問わず、手続きと証明書の一つ一つを一度ずつ、理由・期限・持ち物まで。何も答えていない件で、いちばん重い。"""
    case = six()
    everything = [*REGISTRY.catalogue, *REGISTRY.certificates.procedures]
    shares = {
        (event, per): Catalogue([replace(one, after=(), together_with=()) for one in share])
        for (event, per), share in groupby(
            sorted(everything, key=_first), key=lambda one: (one.events[0], one.per)
        )
    }
    facts = SOURCE.derive(case).updated(SOURCE.derive_person(case, case.people[0]))

    def run() -> int:
        plans = [
            judge(
                share,
                facts,
                event=event,
                event_on=case.event_on,
                parameters=REGISTRY.parameters,
                calendar=TownCalendar(),
                per=per,
            )
            for (event, per), share in shares.items()
        ]
        return sum(len(plan.decisions) for plan in plans)

    assert benchmark(run) == len(everything)


def _first(procedure: Procedure) -> tuple[str, str]:
    return procedure.events[0].value, procedure.per.value
