"""世帯の計算の速さ: 六人の世帯の異動を、窓口で待たせずに出す。"""

from datetime import date
from typing import Any

import pytest

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import ChangeHead, arrange
from madoguchi_core.records import Household, Relation, Resident, ResidentKind, Sex

ROWS = (
    ("世帯主", Sex.MALE, 1940),
    ("妻", Sex.FEMALE, 1942),
    ("子", Sex.MALE, 1966),
    ("子の妻", Sex.FEMALE, 1968),
    ("子の子", Sex.FEMALE, 1995),
    ("子の子", Sex.MALE, 1998),
)
SIX = Household(
    number="10",
    members=tuple(
        Resident(
            address_number=str(at),
            household_number="10",
            kind=ResidentKind.JAPANESE,
            sex=sex,
            born_on=RegisterDate.exact(date(year, 4, 1)),
            relation=Relation(text=relation),
        )
        for at, (relation, sex, year) in enumerate(ROWS, 1)
    ),
)


@pytest.mark.parametrize("head", SIX.members, ids=lambda member: member.relation.text + member.address_number)
def test_六人の世帯の世帯主を替える(benchmark: Any, head: Resident) -> None:
    benchmark.group = "世帯の計算"
    move = ChangeHead(household="10", head=str(head.address_number), on=date(2026, 11, 2))
    made = benchmark(lambda: arrange([SIX], move))
    assert sum(len(household.members) for household in made.after) == len(SIX.members)
