"""見本の町と、子のいる架空の町で: 結論の変わる人は、全部を判定し直して比べた人と、ちょうど同じ。"""

import csv
import io
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from madoguchi_core.cases import Case
from madoguchi_core.differences import HouseholdDifference, RulesState, household_difference
from madoguchi_core.plugins import default_registry, package_registry
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Household, Resident, is_surely_after
from madoguchi_core.registry import Registry
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_core.visit import judge_case
from madoguchi_memuro.residents import MEMURO_RESIDENTS
from madoguchi_memuro.sample_town import family_csv, sample_csv

ON = date(2024, 10, 1)
REFORM = (date(2024, 9, 30), date(2024, 10, 1))
FAMILIES = 300
People = Callable[[str], list[Resident]]


@pytest.fixture
def people(tmp_path: Path) -> People:
    def read(text: str) -> list[Resident]:
        (tmp_path / "town.csv").write_text(text, encoding="utf-8-sig", newline="")
        import_residents(tmp_path / "town.csv", tmp_path / "town.sqlite3", MEMURO_RESIDENTS, data_as_of=None)
        with ResidentCopy(tmp_path / "town.sqlite3", MEMURO_RESIDENTS, {}) as copy:
            return list(copy)

    return read


@cache
def national() -> Registry:
    return package_registry("national")


def _difference(residents: list[Resident], before: RulesState, after: RulesState) -> HouseholdDifference:
    return household_difference(before, after, residents, on=ON, events=(LifeEvent.DEATH,))


def _in_full(residents: list[Resident], before: RulesState, after: RulesState) -> set[tuple[Any, ...]]:
    """一人ずつ、両方の状態のすべての手続きを、窓口と同じ判定で比べる。"""
    found: set[tuple[Any, ...]] = set()
    for person in residents:
        home = Household.of(residents, str(person.household_number))
        if person.is_current is False or is_surely_after(person.born_on, ON):
            continue
        case = Case(LifeEvent.DEATH, ON, None, home, person.address_number, "台帳")
        old, new = (
            {
                one.procedure.id: one.outcome
                for one in judge_case(state.registry, case, law_on=state.on).plan.decisions
            }
            for state in (before, after)
        )
        for id_ in old.keys() | new.keys():
            pair = old.get(id_, Outcome.NOT_REQUIRED), new.get(id_, Outcome.NOT_REQUIRED)
            if pair[0] is not pair[1]:
                found.add((id_, *pair, person.address_number))
    return found


def _listed(found: HouseholdDifference) -> set[tuple[Any, ...]]:
    return {(row.procedure_id, row.before, row.after, number) for row in found.rows for number in row.numbers}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        REFORM,
        (date(2025, 12, 28), date(2025, 12, 29)),
        (date(2016, 6, 18), date(2026, 6, 14)),
        (date(2026, 4, 1), date(2016, 6, 18)),
    ],
    ids=["児童手当の改正", "住基カードの終わり", "十年のあいだ", "逆"],
)
def test_結論の変わる人は_全部を判定し直した人と同じ(people: People, before: date, after: date) -> None:
    registry = default_registry()
    states = (RulesState("installed", registry, before), RulesState("installed", registry, after))
    for residents in (people(sample_csv())[:60], people(family_csv(12))):
        found = _difference(residents, *states)
        assert found.rows
        assert _listed(found) == _in_full(residents, *states)


def test_部品を変えたときも_全部を判定し直した人と同じ(people: People) -> None:
    residents = people(sample_csv())[:40]
    states = (RulesState("national", national(), ON), RulesState("installed", default_registry(), ON))
    assert _listed(_difference(residents, *states)) == _in_full(residents, *states)


def test_2024年10月の改正で結論の変わる人の数は_生年月日だけから数えた数と同じ(people: People) -> None:
    """15歳の年度末は2009年4月1日生まれまで、18歳は2006年4月1日まで、22歳は2002年4月1日までが過ぎている。"""
    table = family_csv(FAMILIES)
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["生年月日"] <= "2024-10-01"]
    youngest: dict[str, str] = {}
    for row in rows:
        youngest[row["世帯番号"]] = max(youngest.get(row["世帯番号"], ""), row["生年月日"])
    high_school = [
        row
        for row in rows
        if row["児童手当資格区分"] == "1" and "2006-04-02" <= youngest[row["世帯番号"]] <= "2009-04-01"
    ]
    students = [row for row in rows if "2002-04-02" <= row["生年月日"] <= "2006-04-01"]

    registry = default_registry()
    states = [RulesState("installed", registry, on) for on in REFORM]
    found = {
        (row.procedure_id, row.before_text, row.after_text): (row.persons, row.households)
        for row in _difference(people(table), *states).rows
    }
    assert found == {
        ("child-allow-recipient", "要確認", "必要"): (len(high_school), len(high_school)),
        ("child-allow-child", "不要", "要確認"): (
            len(students),
            len({row["世帯番号"] for row in students}),
        ),
    }
    assert len(high_school) > 5
    assert len(students) > 50


def test_転入では_選挙権の年齢が下がった分の人だけ_選挙人名簿の結論が変わる(people: People) -> None:
    """誕生日の前日に達するので、2024年10月1日に18歳・19歳なのは、2004年10月3日から2006年10月2日に生まれた人。"""
    table = family_csv(FAMILIES)
    rows = csv.DictReader(io.StringIO(table))
    young = [row for row in rows if "2004-10-03" <= row["生年月日"] <= "2006-10-02"]

    registry = default_registry()
    before, after = (RulesState("installed", registry, date(2016, 6, day)) for day in (18, 19))
    found = household_difference(before, after, people(table), on=ON, events=(LifeEvent.MOVE_IN,))
    assert [(row.procedure_id, row.before_text, row.after_text, row.persons) for row in found.rows] == [
        ("vote", "不要", "職権で済む", len(young))
    ]
    assert len(young) > 5


def test_別に住む子がいるかもしれなければ_児童手当の案内は前も後も要確認(people: People) -> None:
    registry = default_registry()
    before, after = (RulesState("installed", registry, on) for on in REFORM)
    residents = people(family_csv(FAMILIES))
    found = household_difference(before, after, residents, on=ON, events=(LifeEvent.MOVE_IN,))
    assert "child-allow-in" in found.judged_ids
    assert found.rows == ()
