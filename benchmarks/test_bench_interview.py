"""聞き取りの速さ: 次の画面と、次の質問。"""

from pathlib import Path
from typing import Any

import pytest

from madoguchi_core.cases import read_situation
from madoguchi_core.interview import CASE, inquire, next_screen
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry
from madoguchi_core.visit import Visit, judge_case

SITUATIONS = Path(__file__).parent.parent / "examples/situations"
# ふつうの件と、いちばん多くを尋ねる件
NAMES = ["head-two-candidates", "born-unknown"]


def _visit(name: str) -> tuple[Registry, Visit]:
    registry = default_registry()
    text = (SITUATIONS / f"{name}.yaml").read_text(encoding="utf-8")
    found = read_situation(text, where=name, facts=registry.facts_for(LifeEvent.DEATH))
    assert found.situation is not None
    return registry, judge_case(registry, found.situation.case)


@pytest.mark.parametrize("name", NAMES)
def test_次の画面を組む(benchmark: Any, name: str) -> None:
    registry, visit = _visit(name)
    benchmark.group = "聞き取り"
    benchmark(lambda: next_screen(registry.catalogue, {CASE: visit.plan}))


@pytest.mark.parametrize("name", NAMES)
def test_次の質問を選ぶ(benchmark: Any, name: str) -> None:
    registry, visit = _visit(name)
    benchmark.group = "聞き取り"
    benchmark(lambda: inquire(registry.catalogue, visit.plan))
