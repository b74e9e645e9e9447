"""
尋ねるのをやめてよいことを、聞き取り（interview）とは別の道で確かめる。

三値の判定も『残り』も使わず、規則を二値の式として Z3 に読ませ、まだ分からない事実を自由な値にする。
語彙で書けない計算（Opaque）は、いつも同じ値を返すものとして見る。
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from madoguchi_core.interview import Done, Proof
from madoguchi_core.procedures import Plan
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Among,
    Fact,
    Facts,
    Group,
    Parameter,
    Scope,
    Span,
    Value,
    facts_of,
    parameters_of,
    rewrite,
)
from madoguchi_core.verify._proofs import differs
from madoguchi_core.verify._smt import Reading
from madoguchi_core.verify._solver import solve

_Leaf = Fact[Any] | Parameter[Any]


@dataclass(frozen=True, slots=True)
class StopDoubt:
    """
    やめてよいと言い切れない手続き。

    Attributes:
        who: 人の鍵。
        procedure_id: 手続きの id。
        why: 何が言い切れないか。
    """

    who: str = field(repr=False)
    procedure_id: str
    why: str


def check_stop(plans: Mapping[str, Plan], done: Done) -> tuple[StopDoubt, ...]:
    """
    尋ね終わったときのわけが正しいかを確かめる。

    決まったという手続きは、分からない事実が何であっても同じ結論になること。決まらない手続きは、わけに書かれた
    事実と町の値だけで結論が決まり、ほかの事実では変わらないこと。

    Args:
        plans: 人の鍵から、尋ね終わったときの判定への対応。
        done: 尋ね終わったときのわけ。

    Returns:
        言い切れない手続き。空なら、わけは正しい。
    """
    return tuple(
        StopDoubt(proof.who, proof.procedure_id, why)
        for proof in done.proofs
        if (why := _doubt(plans[proof.who], proof))
    )


def may_change(plan: Plan, procedure_id: str, fact: Fact[Any]) -> bool:
    """その事実の値だけで、手続きの真偽が変わることがあるか。ほかの分からない事実は、どの値でもよい。"""
    condition = plan[procedure_id].procedure.required_when
    return _is_possible(plan, condition, [fact])


def _doubt(plan: Plan, proof: Proof) -> str:
    condition = plan[proof.procedure_id].procedure.required_when
    try:
        if proof.truth is not None:
            return "ほかの結論になり得る" if _may_differ_from(plan, condition, truth=proof.truth) else ""
        listed: set[_Leaf] = {*(left.fact for left in proof.left), *proof.unset}
        others = [leaf for leaf in _open_leaves(plan, condition) if leaf not in listed]
        return "わけに無い事実で変わり得る" if _is_possible(plan, condition, others) else ""
    except TimeoutError:
        return "答えが出ない"


def _open_leaves(plan: Plan, condition: Value[bool]) -> list[_Leaf]:
    facts = [fact for fact in facts_of(condition) if not _is_certain(plan.facts, fact)]
    unset = [item for item in parameters_of(condition) if plan.parameters.find(item, plan.law_on) is None]
    return [*facts, *unset]


def _is_certain(facts: Facts, fact: Fact[Any]) -> bool:
    if fact.scope is Scope.CASE:
        return facts[fact].is_certain
    people = [member for found in facts.groups.values() if not isinstance(found, Missing) for member in found]
    return all(member[fact].is_certain for member in people)


def _may_differ_from(plan: Plan, condition: Value[bool], *, truth: bool) -> bool:
    reading = _reading(plan, condition, {})
    term = reading.of(condition)
    return solve(reading.limits, [term if not truth else reading.z3.Not(term)]) is not None


def _is_possible(plan: Plan, condition: Value[bool], moved: Iterable[_Leaf]) -> bool:
    """*moved* だけを別の値に動かしたとき、真偽が変わることがあるか。"""
    copies: dict[Value[Any], Value[Any]] = {leaf: _copy(leaf) for leaf in moved}
    if not copies:
        return False
    other = rewrite(condition, copies.get)
    reading = _reading(plan, condition, copies)
    return solve(reading.limits, [reading.of(differs(condition, other))]) is not None


def _copy(leaf: _Leaf) -> _Leaf:
    if isinstance(leaf, Parameter):
        return replace(leaf, key=f"{leaf.key}*")
    return replace(leaf, name=f"{leaf.name}*")


def _reading(plan: Plan, condition: Value[bool], copies: Mapping[Value[Any], Value[Any]]) -> Reading:
    """分かっている事実と世帯員を入れた読み方。途中まで分かっている値は、その範囲に限る。"""
    known = {fact: held.known for fact, held in plan.facts.values.items() if held.known is not None}
    given = {fact: held.value for fact, held in plan.facts.values.items() if held.is_certain}
    reading = Reading(plan.parameters, plan.law_on, given)
    used = facts_of(condition)
    for group, people in plan.facts.groups.items():
        if not isinstance(people, Missing):
            reading.members[group] = _members(reading, group, people, copies)
    for fact in used:
        value = known.get(fact)
        if fact.scope is Scope.CASE and isinstance(value, (Span, Among)):
            for one in (fact, copies.get(fact)):
                if one is not None:
                    _limit(reading, reading.of(one, is_condition=False), value)
    return reading


def _members(
    reading: Reading, group: Group, people: tuple[Facts, ...], copies: Mapping[Value[Any], Value[Any]]
) -> tuple[tuple[Any, dict[Fact[Any], Any]], ...]:
    found: list[tuple[Any, dict[Fact[Any], Any]]] = []
    for number, member in enumerate(people):
        terms: dict[Fact[Any], Any] = {}
        for fact, held in member.values.items():
            copy = copies.get(fact)
            for one in (fact, copy) if isinstance(copy, Fact) else (fact,):
                if isinstance(held.known, (Span, Among)):
                    terms[one] = reading.z3.Int(f"{group.name}#{number}.{one.name}")
                    _limit(reading, terms[one], held.known)
                elif held.known is not None:
                    terms[one] = reading.coded(held.known)
        found.append((reading.z3.BoolVal(True), terms))
    return tuple(found) or ((reading.z3.BoolVal(False), {}),)


def _limit(reading: Reading, term: Any, value: Span | Among) -> None:
    if isinstance(value, Span):
        low, high = (one.toordinal() if isinstance(one, date) else one for one in (value.low, value.high))
        reading.limits += [term >= low, term <= high]
    else:
        reading.limits.append(reading.z3.Or(*(term == reading.coded(option) for option in value.options)))
