"""規則どうしの食い違い・効かない条件・値の抜け・起こらない手続きの指摘。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from madoguchi_core.calendar import format_wareki
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Exclusion, Implication, Partition, Procedure
from madoguchi_core.rules import (
    Atom,
    Dated,
    Facts,
    Parameter,
    ParameterBook,
    Value,
    all_of,
    any_of,
    parameters_of,
    replaced,
    shown,
    words,
)
from madoguchi_core.rules.nodes import Not
from madoguchi_core.verify._coverage import Coverage
from madoguchi_core.verify._goals import Goal, GoalKind
from madoguchi_core.verify._mutants import MutantKind
from madoguchi_core.verify._proofs import Answer, Verdict, Witness, differs, is_possible

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Prover:
    """
    証明の材料。

    Attributes:
        parameters: 値の表。
        constraints: 事実の間の約束。
    """

    parameters: ParameterBook
    constraints: tuple[Value[bool], ...]

    def ask(self, condition: Value[bool]) -> Answer:
        """条件が真になり得るか。"""
        return is_possible(condition, self.parameters, self.constraints)

    def never(self, condition: Value[bool]) -> bool:
        """条件が真にならないと証明できるか。"""
        return self.ask(condition).verdict is Verdict.IMPOSSIBLE


def proven(prover: Prover, coverage: Coverage) -> tuple[Coverage, tuple[Finding, ...]]:
    """
    足りない事例と見分けられない規則のうち、起こらない・同じ意味と証明できるものを除いた行き届き。

    Returns:
        除いた行き届きと、証明から分かったこと。
    """
    rule = coverage.procedure.required_when
    impossible = [goal for goal in coverage.unmet if _is_impossible(prover, rule, goal)]
    equivalent = [
        mutant
        for mutant in coverage.survivors
        if mutant.kind is MutantKind.RULE and prover.never(differs(rule, mutant.procedure.required_when))
    ]
    findings = tuple(_unreachable(coverage.procedure, impossible))
    return coverage.without(impossible, equivalent), findings


def _is_impossible(prover: Prover, rule: Value[bool], goal: Goal) -> bool:
    if goal.kind is GoalKind.TRUTH and goal.side is not None:
        return prover.never(rule if goal.side else Not(rule))
    if goal.atom is None or goal.side is None:
        return False
    return prover.never(_decisive(rule, goal.atom, side=goal.side))


def _decisive(rule: Value[bool], atom: Atom, *, side: bool) -> Value[bool]:
    """条件が *side* で、それを逆にすると結論が変わる。世帯員の条件では、真偽は問わない。"""
    changes = differs(rule, replaced(rule, atom.condition, Not(atom.condition)))
    if atom.group is not None:
        return changes
    return all_of(changes, atom.condition if side else Not(atom.condition))


def _unreachable(procedure: Procedure, impossible: Sequence[Goal]) -> Iterator[Finding]:
    truths = [goal.side for goal in impossible if goal.kind is GoalKind.TRUTH]
    if True in truths:
        yield _finding(
            "MDG252", Severity.ERROR, procedure, "どんな人でも要りません", "条件を見直してください"
        )
        return
    if False in truths:
        hint = "誰にでも要る手続きかどうかを確かめてください"
        yield _finding("MDG253", Severity.NOTICE, procedure, "誰にでも要ります", hint)
    sides: dict[Atom, set[bool | None]] = {}
    for goal in impossible:
        if goal.kind is GoalKind.SIDE and goal.atom is not None:
            sides.setdefault(goal.atom, set()).add(goal.side)
    for atom, found in sides.items():
        text = words(atom.condition)
        if len(found) > 1:
            hint = "結論を変えない条件です。消すか、ほかの条件を見直してください"
            yield _finding("MDG254", Severity.WARNING, procedure, f"「{text}」は効きません", hint)
        else:
            message = f"「{text}」が{'真' if True in found else '偽'}であることだけでは、結論は決まりません"
            yield _finding("MDG254", Severity.NOTICE, procedure, message, "ほかの条件と重なっています")


def partition_findings(
    prover: Prover, partition: Partition, procedures: Mapping[str, Procedure]
) -> Iterator[Finding]:
    """分け合うはずの手続きの、抜けと重なり。"""
    members = [procedures[one] for one in partition.procedure_ids if one in procedures]
    if len(members) != len(partition.procedure_ids):
        yield _stranger(partition.title)
        return
    rules = [procedure.required_when for procedure in members]
    gap = prover.ask(all_of(partition.when, Not(any_of(*rules))))
    yield from _broken("MDG255", f"「{partition.title}」のどれも要らない場合", gap)
    for one, other in combinations(members, 2):
        both = prover.ask(all_of(partition.when, one.required_when, other.required_when))
        yield from _broken("MDG255", f"{one.id} と {other.id} が同時に要る場合", both)


def exclusion_findings(
    prover: Prover, exclusion: Exclusion, procedures: Mapping[str, Procedure]
) -> Iterator[Finding]:
    """重ならないはずの手続きの重なり。"""
    members = [procedures[one] for one in exclusion.procedure_ids if one in procedures]
    if len(members) != len(exclusion.procedure_ids):
        yield _stranger(exclusion.title)
        return
    for one, other in combinations(members, 2):
        both = prover.ask(all_of(one.required_when, other.required_when))
        yield from _broken("MDG256", f"{one.id} と {other.id} が同時に要る場合（{exclusion.title}）", both)


def implication_findings(
    prover: Prover, implication: Implication, procedures: Mapping[str, Procedure]
) -> Iterator[Finding]:
    """伴うはずの手続きや条件の抜け。"""
    first, second = procedures.get(implication.if_id), procedures.get(implication.then_id)
    then = implication.then if second is None else second.required_when
    if first is None or then is None:
        yield _stranger(implication.title)
        return
    alone = prover.ask(all_of(first.required_when, Not(then)))
    yield from _broken("MDG256", f"{implication.if_id} だけが要る場合（{implication.title}）", alone)


def holes(procedures: Sequence[Procedure], parameters: ParameterBook, *, until: date) -> Iterator[Finding]:
    """
    国が決める値の、期間の抜け。町が決める値は、決まっていなくてよい。

    Args:
        procedures: 手続き。
        parameters: 値の表。
        until: この日まで値があるかを見る。
    """
    used: dict[Parameter[Any], None] = {}
    for procedure in procedures:
        for value in procedure.expressions():
            used.update(dict.fromkeys(parameters_of(value)))
    for parameter in used:
        periods = sorted(parameters.periods(parameter), key=lambda dated: dated.from_on or date.min)
        if not parameter.is_local or periods:
            yield from _holes_of(parameter, periods, until)


def _holes_of(parameter: Parameter[Any], periods: Sequence[Dated], until: date) -> Iterator[Finding]:
    where = f"値 {parameter.key}"
    hint = "法令を確かめて値を足すか、無い期間が正しいことを note に書いてください"
    if not periods:
        yield Finding("MDG257", Severity.WARNING, where, "国が決める値が一つもありません", hint)
        return
    reached = periods[0].until_on
    for dated in periods[1:]:
        if reached is not None and dated.from_on is not None and dated.from_on > reached + _ONE_DAY:
            message = f"{format_wareki(reached + _ONE_DAY)}から{format_wareki(dated.from_on - _ONE_DAY)}までの値がありません"
            yield Finding("MDG257", Severity.WARNING, where, message, hint)
        reached = None if reached is None or dated.until_on is None else max(reached, dated.until_on)
    if reached is not None and reached < until:
        message = f"{format_wareki(reached + _ONE_DAY)}からの値がありません"
        yield Finding("MDG257", Severity.NOTICE, where, message, hint)


def _broken(code: str, what: str, answer: Answer) -> Iterator[Finding]:
    if answer.verdict is Verdict.CONFIRMED and answer.witness is not None:
        message = f"{what}があります: {witness_words(answer.witness)}"
        yield Finding(code, Severity.ERROR, "主張", message, "規則か主張のどちらかを直してください")
    elif answer.verdict is Verdict.UNSURE:
        hint = "年齢や月の計算を広めに見ているためかもしれません。事例で確かめてください"
        yield Finding(code, Severity.NOTICE, "主張", f"{what}が無いとは証明できません", hint)


def witness_words(witness: Witness) -> str:
    """起こる例を言葉にする。"""
    settings = [f"{parameter.title}={shown(value)}" for parameter, value in witness.settings.items()]
    groups = [
        f"{group.title}は{len(members)}人"
        for group, members in witness.facts.groups.items()
        if isinstance(members, tuple)
    ]
    inside = [
        _facts_words(member)
        for members in witness.facts.groups.values()
        if isinstance(members, tuple)
        for member in members
    ]
    return "、".join([_facts_words(witness.facts), *groups, *inside, *settings]).replace("、、", "、")


def _facts_words(facts: Facts) -> str:
    return "、".join(f"{fact.title}={shown(held.value)}" for fact, held in facts.values.items())


def _finding(code: str, severity: Severity, procedure: Procedure, message: str, hint: str) -> Finding:
    return Finding(code, severity, procedure.id, message, hint)


def _stranger(title: str) -> Finding:
    message = f"主張「{title}」が、目録に無い手続きを名乗っています"
    return Finding("MDG258", Severity.ERROR, "主張", message, "id の綴りを確かめてください")
