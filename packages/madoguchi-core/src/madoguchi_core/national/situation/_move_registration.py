"""住民登録・戸籍の届出の扱いを決める事実のうち、届出と住民の記録から言えること。"""

from collections.abc import Mapping
from typing import Any

from madoguchi_core.cases import MoveCase
from madoguchi_core.national.facts import registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.situation._values import held_by
from madoguchi_core.rules import Fact, Held, OriginKind


def registration_facts(case: MoveCase) -> Mapping[Fact[Any], Held]:
    """住民登録・戸籍の事実。"""
    return {
        registration.event: held_by(MoveEvent(case.event.title), "届出の入力", OriginKind.STAFF),
    }
