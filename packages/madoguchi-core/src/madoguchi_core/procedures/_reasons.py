"""判定の理由を、人が読む日本語にする。"""

from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.procedures._plan import Decision, Plan
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    NOT_LOOKED_UP,
    Fact,
    Facts,
    Ground,
    Group,
    Law,
    Origin,
    Scope,
    Value,
    facts_of,
    groups_of,
    shown,
    words,
)


@dataclass(frozen=True, slots=True)
class FactShown:
    """理由に出てくる事実ひとつ。"""

    title: str
    value: str = field(repr=False)
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reason:
    """
    理由ひとつ。

    Attributes:
        text: 文（「死亡日の医療保険が後期高齢者医療である」）。不明なら、何が分からないか。
        truth: その条件の真・偽・不明。
        facts: 使った事実の値と出どころ。
        laws: その条件の根拠。
    """

    text: str
    truth: bool | None
    facts: tuple[FactShown, ...]
    laws: tuple[Law, ...]


def reasons_of(plan: Plan, decision: Decision) -> tuple[Reason, ...]:
    """結論を決めた条件を文にする。根拠の無い条件には、手続きの根拠を付ける。"""
    return tuple(_reason(plan, decision, ground) for ground in decision.explanation.grounds)


def condition_words(plan: Plan, value: Value[bool]) -> str:
    """判定に使った日のパラメータで、規則を文にする。"""
    return words(value, parameters=plan.parameters, on=plan.law_on)


def _reason(plan: Plan, decision: Decision, ground: Ground) -> Reason:
    return Reason(
        _text(plan, ground),
        ground.truth,
        _facts_shown(plan.facts, ground.condition),
        ground.laws or decision.procedure.laws,
    )


def _text(plan: Plan, ground: Ground) -> str:
    if ground.truth is False:
        return condition_words(plan, ~ground.condition)
    affirmed = ground.title or condition_words(plan, ground.condition)
    return affirmed if ground.truth else f"「{affirmed}」かどうかが分からない"


def _facts_shown(facts: Facts, condition: Value[bool]) -> tuple[FactShown, ...]:
    grouped = groups_of(condition)
    own = [_fact_shown(fact, facts) for fact in facts_of(condition) if fact.scope is Scope.CASE]
    return (*own, *(_group_shown(group, facts) for group in grouped))


def _fact_shown(fact: Fact[Any], facts: Facts) -> FactShown:
    held = facts[fact]
    value = held.value.title if isinstance(held.value, Missing) else shown(held.value) + fact.unit
    return FactShown(fact.title, value, held.origin)


def _group_shown(group: Group, facts: Facts) -> FactShown:
    members = facts.groups.get(group, Missing.NOT_ASKED)
    origins = (
        [held.origin for member in members for held in member.values.values()]
        if isinstance(members, tuple)
        else []
    )
    value = f"{len(members)}人" if isinstance(members, tuple) else members.title
    return FactShown(group.title, value, origins[0] if origins else NOT_LOOKED_UP)
