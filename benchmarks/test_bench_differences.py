"""規則の違いの速さ: 町の全員を、前と後の決まりで判定し直す。"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from madoguchi_core.differences import RulesState, household_difference, rules_difference, rules_text
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Resident
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import family_csv

HOUSEHOLDS = 4_500
BEFORE, AFTER = date(2024, 9, 30), date(2024, 10, 1)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> list[Resident]:
    """子のいる 4,500 世帯（およそ 17,000 人）。"""
    folder: Path = tmp_path_factory.mktemp("town")
    (folder / "town.csv").write_text(family_csv(HOUSEHOLDS), encoding="utf-8", newline="")
    import_residents(folder / "town.csv", folder / "copy.sqlite3", MEMURO_RESIDENTS, data_as_of=None)
    with ResidentCopy(folder / "copy.sqlite3", MEMURO_RESIDENTS) as copy:
        return list(copy)


def _states() -> tuple[RulesState, RulesState]:
    registry = default_registry()
    return RulesState("installed", registry, BEFORE), RulesState("installed", registry, AFTER)


def test_規則の言葉を比べる(benchmark: Any) -> None:
    before, after = _states()
    benchmark.group = "規則の違い"
    benchmark(lambda: rules_difference(rules_text(before, version="1.0"), rules_text(after, version="1.0")))


def test_一万七千人を_前と後の決まりで判定する(benchmark: Any, town: list[Resident]) -> None:
    before, after = _states()
    benchmark.group = "規則の違い"

    def judged() -> int:
        return household_difference(
            before, after, town, on=date(2026, 4, 10), events=(LifeEvent.DEATH,)
        ).persons

    assert benchmark.pedantic(judged, rounds=3) == len(town)
