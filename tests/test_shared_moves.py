"""異動の事実集（一項目ずつ出典の付いた表）と目録が食い違わないこと。まだ書かれていない行は比べない。"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.procedures import Deadline, Per, Procedure, ProcedureKind
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Confidence, Parameter

FACTS = Path(__file__).resolve().parent.parent.parent / "shared/domain/procedures-moves.yaml"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FACTS.exists(), reason="異動の手続きの事実集（shared/domain）が隣に無い"),
]
RENAMED = {"nursery": "nursery-move", "water": "water-move"}
"""死亡の手続きが先に使っている id。"""

KINDS = {
    "届出": ProcedureKind.NOTIFICATION,
    "申請": ProcedureKind.APPLICATION,
    "職権": ProcedureKind.EX_OFFICIO,
    "役場の外の案内": ProcedureKind.ELSEWHERE,
    "確認事項": ProcedureKind.CONFIRMATION,
}
UNITS = {"day": PeriodUnit.DAY, "month": PeriodUnit.MONTH, "year": PeriodUnit.YEAR}
VARIANTS = ("second", "abroad", "court")
"""行の期限の中に書かれた、別の期限。"""


@cache
def book() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return found


@cache
def written() -> Mapping[str, tuple[Mapping[str, Any], Procedure]]:
    """事実集の行のうち、目録に書かれたもの。"""
    catalogue = build_registry({}).catalogue.by_id
    rows = {RENAMED.get(row["id"], row["id"]): row for row in book()["procedures"]}
    return {name: (row, catalogue[name]) for name, row in rows.items() if name in catalogue}


def test_事実集の83件は_死亡の手続きと別の_idをもつ() -> None:
    rows = [RENAMED.get(row["id"], row["id"]) for row in book()["procedures"]]
    assert len(rows) == len(set(rows)) == 83
    deaths = {name for name, (_, item) in written().items() if "DEATH" in {one.name for one in item.events}}
    assert deaths == set()


def test_性質が事実集と同じ() -> None:
    wrong = {
        name: item.kind.title
        for name, (row, item) in written().items()
        if item.kind is not KINDS[row["kind"]]
    }
    assert wrong == {}


def test_子と世帯員ごとの行は_一人ずつ判定する() -> None:
    wrong = {
        name: row["per"]
        for name, (row, item) in written().items()
        if item.per is not (Per.PERSON if row["per"] in ("each member", "child") else Per.CASE)
    }
    assert wrong == {}


def test_確かめられていない行には_手続きか期限に_印が付く() -> None:
    """一部だけ出典のある行（mixed）は、手続きそのものか、期限の日数に印を付ける。"""
    wrong = {
        name: row["confidence"]
        for name, (row, item) in written().items()
        if (row["confidence"] == "sourced") is not (item.confidence is Confidence.SOURCED)
        and not (row["confidence"] == "mixed" and item.deadline.confidence is not Confidence.SOURCED)
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
    """数え方と送り方が書かれていない行では、長さと単位だけを比べる。"""
    if row["unit"] == "day_before":
        return deadline.day is not None and (deadline.rolls is not Rolls.NONE) == row["rolls_over_holidays"]
    is_local = isinstance(deadline.length, Parameter) and deadline.length.is_local
    first, rolls = row["first_day_counts"], row["rolls_over_holidays"]
    # 「離婚した日の翌日を1日目とする」は、離婚した日から数えて初日を入れないことと同じ
    next_day = (
        bool(first) and row["starts"].endswith("の翌日") and deadline.counting is Counting.FROM_NEXT_DAY
    )
    return (
        (is_local or deadline.length == row["length"])
        and deadline.unit is UNITS[row["unit"]]
        and (next_day or first in (None, deadline.counting is Counting.FIRST_DAY_INCLUDED))
        and rolls in (None, deadline.rolls is not Rolls.NONE)
    )


def test_日数のある期限は_長さ_単位_初日_送り方が事実集と同じ() -> None:
    wrong = {}
    for name, (row, item) in written().items():
        whole = row["deadline"]
        parts = [whole, *(whole[variant] for variant in VARIANTS if variant in whole)]
        found = readings(item.deadline)
        for part in parts:
            if part["length"] is not None and not any(says_same(one, part) for one in found):
                wrong[name] = [
                    (one.length, one.unit.value, one.counting.value, one.rolls.value) for one in found
                ]
    assert wrong == {}


def test_日数のない行に_日付を作らない() -> None:
    made = {
        name: item.deadline.wording
        for name, (row, item) in written().items()
        if row["deadline"]["length"] is None
        and not any(variant in row["deadline"] for variant in VARIANTS)
        and any(one.has_day for one in readings(item.deadline))
    }
    assert made == {}


def test_事実集の出典のページを漏らさない() -> None:
    missing = {}
    for name, (row, item) in written().items():
        pages = {page for source in row["sources"] for page in _pages(book()["sources"][source])}
        if pages - set(item.sources):
            missing[name] = sorted(pages - set(item.sources))
    assert missing == {}


def _pages(source: str) -> set[str]:
    return set(re.findall(r"https?://[^\s;（）]+", source))
