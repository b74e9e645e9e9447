"""異動の届出の試験が使う: 見本の住民と届出を作り、一人の事実を読む道具。"""

from typing import Any

from madoguchi_core.calendar import parse_date
from madoguchi_core.cases import MoveCase
from madoguchi_core.households import Move
from madoguchi_core.national.situation import person_facts
from madoguchi_core.records import Coverage, Household, Resident, ResidentStatus
from madoguchi_core.rules import Among, Fact

HELD = Coverage(held=True, since_on=parse_date("2010-04-01"))
NOT_HELD = Coverage(held=False)


def resident(number: str, born: str, **items: object) -> Resident:
    """見本の住民一人。"""
    return Resident(
        address_number=number,
        household_number="10",
        born_on=parse_date(born),
        **{"status": ResidentStatus.RESIDENT, **items},  # type: ignore[arg-type]
    )


def case_of(moving: Move, *people: Resident) -> MoveCase:
    """異動一件。人を渡せば、その人たちの世帯が届出の前からある。"""
    homes = (Household(number="10", members=people),) if people else ()
    return MoveCase(moving, homes, "写し")


def of(case: MoveCase, one: Resident, fact: Fact[Any]) -> object:
    """その人の事実の値。候補なら、その集まり。"""
    found = person_facts(case, one)[fact].value
    return set(found.options) if isinstance(found, Among) else found
