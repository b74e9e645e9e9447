"""わざと壊した規則。事例がこれを見分けられなければ、その事例は誤りも見逃す。"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import Any

from madoguchi_core.calendar import Attained, Counting, PeriodUnit, Rolls
from madoguchi_core.procedures import Deadline, Procedure, ProcedureKind
from madoguchi_core.rules import Constant, Parameter, Value, atoms_of, descend, facts_of, replaced, words
from madoguchi_core.rules.nodes import (
    AllMembers,
    AnyMember,
    Arithmetic,
    AtLeast,
    Calculation,
    Choose,
    Compare,
    DateShift,
    Every,
    LegalAge,
    Not,
    OneOf,
    Operator,
    Some,
)

_EDGE = {
    Operator.GE: Operator.GT,
    Operator.GT: Operator.GE,
    Operator.LE: Operator.LT,
    Operator.LT: Operator.LE,
}


class MutantKind(StrEnum):
    """どこを壊したか。"""

    RULE = "条件"
    DEADLINE = "期限"
    PERIOD = "期間"
    KIND = "性質"


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """
    わざと壊した手続き。

    Attributes:
        title: どう壊したか。
        kind: どこを壊したか。
        procedure: 壊した手続き。
    """

    title: str
    kind: MutantKind
    procedure: Procedure


def mutants_of(procedure: Procedure) -> tuple[Mutant, ...]:
    """手続きひとつの、わざと壊した手続きのすべて。"""
    rules = (
        Mutant(title, MutantKind.RULE, replace(procedure, required_when=rule))
        for title, rule in _rules(procedure.required_when)
    )
    deadlines = (
        Mutant(title, MutantKind.DEADLINE, replace(procedure, deadline=deadline))
        for title, deadline in _deadlines(procedure.deadline)
    )
    return (*rules, *deadlines, *_periods(procedure), _other_kind(procedure))


def _rules(rule: Value[bool]) -> Iterator[tuple[str, Value[bool]]]:
    for atom in atoms_of(rule):
        yield f"「{words(atom.condition)}」を逆にする", replaced(rule, atom.condition, Not(atom.condition))
    for node in dict.fromkeys(descend(rule)):
        for title, other in _broken(node):
            yield title, replaced(rule, node, other)


def _broken(node: Value[Any]) -> Iterator[tuple[str, Value[Any]]]:
    match node:
        case Compare():
            yield from _compares(node)
        case OneOf(inner, options):
            yield from _options(inner, options)
        case Every(parts) | Some(parts) if len(parts) > 1:
            yield from _parts(node, parts)
        case AtLeast(number, parts):
            yield f"{number}つ以上を{number + 1}つ以上にする", AtLeast(number + 1, parts)
            yield f"{number}つ以上を{number - 1}つ以上にする", AtLeast(number - 1, parts)
        case AnyMember(group, inner):
            yield "「だれか」を「全員」にする", AllMembers(group, inner)
        case AllMembers(group, inner):
            yield "「全員」を「だれか」にする", AnyMember(group, inner)
        case LegalAge(born_on, on, attained):
            for other in (None, *Attained):
                if other is not attained:
                    yield "年齢に達する日の決まりを変える", LegalAge(born_on, on, other)
        case Choose(condition, then, otherwise):
            yield "選ぶ順を逆にする", Choose(condition, otherwise, then)
        case DateShift(start, Constant() as length, unit):
            yield from (
                (f"日付のずらしを{more:+d}する", DateShift(start, _more(length, more), unit))
                for more in (1, -1)
            )
        case Parameter() if node.kind in (int, date):
            yield from ((f"「{node.title}」を{more:+d}する", _more(node, more)) for more in (1, -1))
        case _:
            pass


def _compares(node: Compare) -> Iterator[tuple[str, Value[Any]]]:
    edge = _EDGE.get(node.operator)
    text = words(node)
    if edge is not None:
        yield f"「{text}」の境目を動かす", Compare(edge, node.left, node.right)
    if isinstance(node.right, Constant):
        for value in _neighbours(node.right.value):
            yield f"「{text}」の値を変える", Compare(node.operator, node.left, Constant(value))


def _neighbours(value: object) -> Iterator[object]:
    match value:
        case bool():
            pass
        case int():
            yield from (value + 1, value - 1)
        case date():
            yield from (value + timedelta(days=1), value - timedelta(days=1))
        case Enum():
            members = list(type(value))
            yield members[(members.index(value) + 1) % len(members)]
        case _:
            pass


def _options(inner: Value[Any], options: tuple[Any, ...]) -> Iterator[tuple[str, Value[Any]]]:
    for option in options:
        rest = tuple(other for other in options if other != option)
        text = getattr(option, "value", option)
        yield f"選択肢「{text}」を落とす", OneOf(inner, rest)
        others = [other for other in type(option) if other not in options] if isinstance(option, Enum) else []
        if others:
            yield f"選択肢「{text}」を「{others[0].value}」にする", OneOf(inner, (*rest, others[0]))


def _parts(node: Every | Some, parts: tuple[Value[bool], ...]) -> Iterator[tuple[str, Value[Any]]]:
    is_every = isinstance(node, Every)
    yield (
        "「かつ」を「または」にする" if is_every else "「または」を「かつ」にする",
        (Some if is_every else Every)(parts),
    )
    for dropped in parts:
        rest = tuple(part for part in parts if part is not dropped)
        yield f"「{words(dropped)}」を落とす", type(node)(rest) if len(rest) > 1 else rest[0]


def _more(value: Value[Any], more: int) -> Value[Any]:
    if isinstance(value, Constant):
        return Constant(value.value + more)
    if isinstance(value, Parameter) and value.kind is date:
        return DateShift(value, Constant(more), PeriodUnit.DAY)
    return Arithmetic(Calculation.ADD, (value, Constant(more)))


def _deadlines(deadline: Deadline) -> Iterator[tuple[str, Deadline]]:
    yield from _one_deadline(deadline)
    for index, (when, other) in enumerate(deadline.exceptions):
        if not deadline.has_day and not other.has_day:
            continue  # 日付を作らない期限どうしは、事例に書けることが変わらない
        rest = deadline.exceptions[:index] + deadline.exceptions[index + 1 :]
        yield f"例外「{other.wording}」を落とす", replace(deadline, exceptions=rest)
        for title, changed in _deadlines(other):
            pairs = (*deadline.exceptions[:index], (when, changed), *deadline.exceptions[index + 1 :])
            yield f"例外の{title}", replace(deadline, exceptions=pairs)
        for title, broken in _rules(when):
            pairs = (*deadline.exceptions[:index], (broken, other), *deadline.exceptions[index + 1 :])
            yield f"例外の条件の{title}", replace(deadline, exceptions=pairs)
    for index, other in enumerate(deadline.others):
        rest_others = deadline.others[:index] + deadline.others[index + 1 :]
        yield f"ほかの数え方「{other.wording}」を落とす", replace(deadline, others=rest_others)
        for title, changed in _deadlines(other):
            ways = (*deadline.others[:index], changed, *deadline.others[index + 1 :])
            yield f"ほかの数え方の{title}", replace(deadline, others=ways)


def _one_deadline(deadline: Deadline) -> Iterator[tuple[str, Deadline]]:
    if deadline.day is not None:
        for more in (1, -1):
            day = DateShift(deadline.day, Constant(more), PeriodUnit.DAY)
            yield f"期限の日を{more:+d}日する", replace(deadline, day=day)
    elif deadline.starts is None or deadline.length is None:
        return
    else:
        for more in (1, -1):
            length = (
                deadline.length + more if isinstance(deadline.length, int) else _more(deadline.length, more)
            )
            yield f"期限の長さを{more:+d}する", replace(deadline, length=length)
        yield "初日の数え方を逆にする", replace(deadline, counting=_other_counting(deadline.counting))
    if deadline.day is not None and not facts_of(deadline.day):
        return  # 決まった日が閉庁日かどうかは、事例によらない
    if deadline.rolls is Rolls.NONE:
        yield "閉庁日の末日を送る", replace(deadline, rolls=Rolls.TOWN)
    else:
        yield "閉庁日の末日を送らない", replace(deadline, rolls=Rolls.NONE)


def _other_counting(counting: Counting) -> Counting:
    return Counting.FROM_NEXT_DAY if counting is Counting.FIRST_DAY_INCLUDED else Counting.FIRST_DAY_INCLUDED


def _periods(procedure: Procedure) -> Iterator[Mutant]:
    for more in (timedelta(days=1), timedelta(days=-1)):
        if procedure.since is not None:
            later = replace(procedure, since=procedure.since + more)
            yield Mutant(f"使う期間の始まりを{more.days:+d}日する", MutantKind.PERIOD, later)
        if procedure.until is not None:
            longer = replace(procedure, until=procedure.until + more)
            yield Mutant(f"使う期間の終わりを{more.days:+d}日する", MutantKind.PERIOD, longer)


def _other_kind(procedure: Procedure) -> Mutant:
    kind = (
        ProcedureKind.NOTIFICATION
        if procedure.kind in (ProcedureKind.EX_OFFICIO, ProcedureKind.ELSEWHERE, ProcedureKind.CONFIRMATION)
        else ProcedureKind.EX_OFFICIO
    )
    return Mutant(f"性質を「{kind.title}」にする", MutantKind.KIND, replace(procedure, kind=kind, office=""))
