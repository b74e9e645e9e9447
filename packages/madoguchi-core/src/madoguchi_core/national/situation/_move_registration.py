"""住民登録・戸籍の届出の扱いを決める事実のうち、届出と住民の記録から言えること。"""

from collections.abc import Mapping
from typing import Any

from madoguchi_core.cases import MoveCase
from madoguchi_core.rules import Fact, Held


def registration_facts(case: MoveCase) -> Mapping[Fact[Any], Held]:  # noqa: ARG001
    """住民登録・戸籍の事実。"""
    return {}
