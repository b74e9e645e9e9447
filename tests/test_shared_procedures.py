"""事実集（一項目ずつ出典の付いた表）と目録が食い違わないこと。事実集は木の外にあり、無ければ飛ばす理由を言う。"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.procedures import Deadline, LifeEvent, ProcedureKind
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Confidence, Parameter

FACTS = Path(__file__).resolve().parent.parent.parent / "shared/domain/procedures-death.yaml"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FACTS.exists(), reason="手続きの事実集（shared/domain）が隣に無い"),
]
CATALOGUE = {item.id: item for item in build_registry({}).catalogue if LifeEvent.DEATH in item.events}
KINDS = {
    "必要になる届出": ProcedureKind.NOTIFICATION,
    "必要になる申請": ProcedureKind.APPLICATION,
    "職権": ProcedureKind.EX_OFFICIO,
    "役場の外の案内": ProcedureKind.ELSEWHERE,
    "確認事項": ProcedureKind.CONFIRMATION,
}
UNITS = {"day": PeriodUnit.DAY, "month": PeriodUnit.MONTH, "year": PeriodUnit.YEAR}


@cache
def sheet() -> Mapping[str, Mapping[str, Any]]:
    rows = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["procedures"]
    return {row["id"]: row for row in rows}


def test_事実集の132件が_同じidで全部ある() -> None:
    assert len(sheet()) == 132
    assert set(CATALOGUE) == set(sheet())


def test_性質が事実集と同じ() -> None:
    wrong = {
        name: item.kind.title
        for name, item in CATALOGUE.items()
        if item.kind is not KINDS[sheet()[name]["kind"]]
    }
    assert wrong == {}


def test_確かめられていない手続きには_事実集と同じ印が付く() -> None:
    wrong = {
        name: item.confidence.value
        for name, item in CATALOGUE.items()
        if item.confidence is not Confidence(sheet()[name]["confidence"])
    }
    assert wrong == {}


def test_先にする手続きが事実集と同じ() -> None:
    wrong = {
        name: (item.after, tuple(sheet()[name]["after"]))
        for name, item in CATALOGUE.items()
        if set(item.after) != set(sheet()[name]["after"])
    }
    assert wrong == {}


def readings(deadline: Deadline) -> list[Deadline]:
    """期限と、条件による代わりと、割れる数え方のすべて。"""
    return [
        deadline,
        *(one for _, instead in deadline.exceptions for one in readings(instead)),
        *(one for other in deadline.others for one in readings(other)),
    ]


def says_same(deadline: Deadline, row: Mapping[str, Any]) -> bool:
    is_counted = Counting.FIRST_DAY_INCLUDED if row["first_day_counts"] else Counting.FROM_NEXT_DAY
    is_local = isinstance(deadline.length, Parameter) and deadline.length.is_local
    return (
        (is_local or deadline.length == row["length"])
        and deadline.unit is UNITS[row["unit"]]
        and deadline.counting is is_counted
        and (deadline.rolls is not Rolls.NONE) == (row["rolls_over_holidays"] == "yes")
    )


def test_日数のある期限は_長さ_単位_初日_送り方が事実集と同じ() -> None:
    wrong = {}
    for name, row in ((name, row["deadline"]) for name, row in sheet().items()):
        if row["length"] is None or name not in CATALOGUE:
            continue
        found = readings(CATALOGUE[name].deadline)
        is_wording_only = (
            found[0].starts is None and found[0].day is None and str(row["length"]) in found[0].wording
        )
        if not is_wording_only and not any(says_same(one, row) for one in found):
            wrong[name] = (
                found[0].length,
                found[0].unit.value,
                found[0].counting.value,
                found[0].rolls.value,
            )
    assert wrong == {}


def test_日数のない手続きに_日数を作らない() -> None:
    made = {
        name: item.deadline.wording
        for name, item in CATALOGUE.items()
        if sheet()[name]["deadline"]["unit"] == "none"
        and not isinstance(item.deadline.length, Parameter)
        and (item.deadline.starts is not None or item.deadline.day is not None)
    }
    assert made == {}


def test_根拠の法令と出典が_事実集のものを漏らさない() -> None:
    missing = {}
    for name, item in CATALOGUE.items():
        sources = {source for source in sheet()[name]["sources"] if source.startswith("http")}
        if sources - set(item.sources):
            missing[name] = sorted(sources - set(item.sources))
    assert missing == {}
