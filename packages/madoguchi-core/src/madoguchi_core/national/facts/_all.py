"""死亡の届出・証明書の請求・異動の届出に付く事実の一覧。事実のモジュールを足したら、ここにだけ足す。"""

from types import ModuleType
from typing import Any

from madoguchi_core.national.facts import (
    belongings,
    death,
    deceased,
    estate,
    family,
    funeral,
    household,
    living,
    move,
    move_insurance,
    move_living,
    pension,
    person,
    person_insurance,
    person_living,
    registration,
    request,
    subject,
    welfare,
)
from madoguchi_core.rules import Fact, Scope


def _facts_in(*modules: ModuleType) -> tuple[Fact[Any], ...]:
    found = (value for module in modules for value in vars(module).values())
    return tuple(value for value in found if isinstance(value, Fact) and value.scope is Scope.CASE)


DEATH_FACTS = _facts_in(
    death, funeral, deceased, household, family, pension, welfare, living, estate, belongings
)

CERTIFICATE_FACTS = _facts_in(request, subject)

MOVE_FACTS = _facts_in(move, registration, move_insurance, move_living)
"""異動の届出ひとつに付く事実。"""

PERSON_FACTS = _facts_in(person, person_insurance, person_living)
"""届出に関わる一人に付く事実。"""
