"""届出に関わる一人の、子ども・福祉・くらし・税について、住民の記録から言えること。"""

from collections.abc import Mapping
from typing import Any

from madoguchi_core.cases import MoveCase
from madoguchi_core.records import Resident
from madoguchi_core.rules import Fact, Held


def living_facts(case: MoveCase, one: Resident) -> Mapping[Fact[Any], Held]:  # noqa: ARG001
    """子ども・福祉・くらし・税の事実。"""
    return {}
