"""窓口の一件の速さ: 判定、読み込み、台帳を記録にすること。"""

import subprocess
import sys
from collections.abc import Iterator
from csv import DictWriter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from madoguchi_core.cases import read_situation
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, judge, reasons_of
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_core.verify import load_package, verify
from madoguchi_core.visit import judge_case
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import COLUMNS, residents

RESIDENTS = 200_000
SITUATION = Path(__file__).parent.parent / "examples/situations/head-two-candidates.yaml"
IMPORT = (
    "import madoguchi_core, madoguchi_memuro.plugin as memuro; from madoguchi_core.registry import build_registry;"
    "build_registry({'memuro': memuro})"
)
INSTALLED = "from madoguchi_core.plugins import default_registry; default_registry()"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ResidentCopy]:
    folder = tmp_path_factory.mktemp("town")
    with (folder / "residents.csv").open("w", encoding="utf-8", newline="") as file:
        writer = DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(residents(RESIDENTS))
    import_residents(
        folder / "residents.csv", folder / "copy.sqlite3", MEMURO_RESIDENTS, data_as_of=date(2026, 4, 1)
    )
    with ResidentCopy(folder / "copy.sqlite3", MEMURO_RESIDENTS) as opened:
        yield opened


def _case() -> Any:
    registry = default_registry()
    text = SITUATION.read_text(encoding="utf-8")
    found = read_situation(text, where=SITUATION.name, facts=registry.facts_for(LifeEvent.DEATH))
    assert found.situation is not None
    return registry, found.situation.case


def test_一件を判定して計画にする(benchmark: Any) -> None:
    registry, case = _case()
    benchmark.group = "窓口の一件"
    benchmark(lambda: judge_case(registry, case))


def test_目録のすべてを理由の文まで判定する(benchmark: Any) -> None:
    registry, case = _case()
    visit = judge_case(registry, case)
    benchmark.group = "窓口の一件"

    def judged() -> int:
        plan = judge(
            registry.catalogue,
            visit.plan.facts,
            event=case.event,
            event_on=case.event_on,
            parameters=registry.parameters,
            calendar=registry.municipality.calendar,
        )
        return sum(len(reasons_of(plan, decision)) for decision in plan.decisions)

    benchmark(judged)


@pytest.mark.parametrize("proves", [False, True], ids=["事例だけ", "証明まで"])
def test_全国の手続きを検査する(benchmark: Any, proves: bool) -> None:  # noqa: FBT001 測る組み合わせ
    package = load_package("national")
    benchmark.group = "検査"
    benchmark.pedantic(lambda: verify(package, until=date(2027, 11, 25), proves=proves), rounds=3)


@pytest.mark.parametrize("code", [IMPORT, INSTALLED], ids=["芽室町のパッケージ", "入っている部品すべて"])
def test_部品ごと読み込む(benchmark: Any, code: str) -> None:
    benchmark.group = "起動"
    benchmark.pedantic(lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=5)


def test_Python_だけを起動する(benchmark: Any) -> None:
    benchmark.group = "起動"
    benchmark.pedantic(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), rounds=5)


def test_二十万人を写しから記録にする(benchmark: Any, copy: ResidentCopy) -> None:
    benchmark.group = f"住民 {RESIDENTS:,} 人"
    number = benchmark.pedantic(lambda: sum(1 for _ in copy), rounds=3)
    assert number == RESIDENTS


def test_床_同じ列をただ取り出す(benchmark: Any, copy: ResidentCopy) -> None:
    benchmark.group = f"住民 {RESIDENTS:,} 人"
    benchmark.pedantic(lambda: len(copy._db.execute("SELECT * FROM resident").fetchall()), rounds=3)
