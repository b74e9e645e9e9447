"""いつの出来事かと、いつの決まりかは、別の日にできる。人についての事実は出来事の日のまま変わらない。"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.national.choices import ChildAllowanceRole
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.procedures import LifeEvent, Outcome, Plan, judge, reasons_of
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, Facts, known

REGISTRY = build_registry({})
DIED = date(2026, 4, 10)
REFORM = date(2024, 10, 1)
HIGH_SCHOOL = date(2009, 5, 5)


def plan_of(*, law_on: date | None, child_born_on: date = HIGH_SCHOOL) -> Plan:
    """児童手当の受給者が亡くなり、子が一人残る。"""
    values: dict[Fact[Any], object] = {
        death.died_on: DIED,
        deceased.child_allowance_role: ChildAllowanceRole.RECIPIENT,
        household.has_child_living_apart: False,
    }
    child = Facts(known({household.member_born_on: child_born_on}))
    return judge(
        REGISTRY.catalogue,
        Facts(known(values), {household.remaining: (child,)}),
        event=LifeEvent.DEATH,
        event_on=DIED,
        parameters=REGISTRY.parameters,
        calendar=TownCalendar(),
        law_on=law_on,
    )


@pytest.mark.parametrize(
    ("law_on", "outcome"),
    [(REFORM - timedelta(days=1), Outcome.NOT_REQUIRED), (REFORM, Outcome.REQUIRED)],
    ids=["改正の前の日の決まり", "改正の日の決まり"],
)
def test_同じ日の死亡でも_改正の前の決まりなら高校生は対象の子でない(law_on: date, outcome: Outcome) -> None:
    plan = plan_of(law_on=law_on)
    assert plan["child-allow-recipient"].outcome is outcome
    assert (plan.event_on, plan.law_on) == (DIED, law_on)


@given(st.dates(date(2000, 1, 1), date(2026, 4, 9)))
def test_決まりの日を書かなければ_出来事の日の決まりで判定する(born: date) -> None:
    assert plan_of(law_on=None, child_born_on=born).law_on == DIED
    usual, same = plan_of(law_on=None, child_born_on=born), plan_of(law_on=DIED, child_born_on=born)
    assert [(one.procedure.id, one.outcome, one.due) for one in usual.decisions] == [
        (one.procedure.id, one.outcome, one.due) for one in same.decisions
    ]


def test_期限は出来事の日から数え_理由は決まりの日の数で言う() -> None:
    before, after = plan_of(law_on=REFORM - timedelta(days=1)), plan_of(law_on=REFORM)
    ids = "child-allow-recipient"
    assert before[ids].due == after[ids].due
    told = [" ".join(reason.text for reason in reasons_of(plan, plan[ids])) for plan in (before, after)]
    assert "15歳" in told[0]
    assert "18歳" not in told[0]
    # 有効な住民基本台帳カードは、2025年12月28日までの決まりでだけ確かめる
    assert before["juki-card"].outcome is Outcome.TO_CONFIRM
    assert plan_of(law_on=None)["juki-card"].outcome is Outcome.NOT_REQUIRED
