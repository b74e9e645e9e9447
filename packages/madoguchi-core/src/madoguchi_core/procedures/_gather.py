"""いくつもの判定（届出ひとつと、一人ずつ）を、同じ手続きの一行にまとめる。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from madoguchi_core.procedures._order import in_order
from madoguchi_core.procedures._plan import Decision, Outcome, Plan
from madoguchi_core.procedures._reasons import FactShown, Reason, reasons_of
from madoguchi_core.rules import Origin


@dataclass(frozen=True, slots=True)
class GatheredPart:
    """
    まとめた一行のうちの一人。

    Attributes:
        name: 呼び名。届出ひとつの手続きでは空。
        plan: 判定の載っている計画。
        decision: 判定。
    """

    name: str = field(repr=False)
    plan: Plan
    decision: Decision


@dataclass(frozen=True, slots=True)
class Gathered:
    """
    同じ手続き・同じ結論・同じ扱いになった人をまとめた一行。

    Attributes:
        parts: 一人ずつの判定。届出ひとつの手続きでは一つ。
    """

    parts: tuple[GatheredPart, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """呼び名。届出ひとつの手続きでは空。"""
        return tuple(part.name for part in self.parts if part.name)

    @property
    def plan(self) -> Plan:
        """初めの人の計画。"""
        return self.parts[0].plan

    @property
    def decision(self) -> Decision:
        """初めの人の判定に、どの人の印も合わせたもの。理由と印のほかは、どの人も同じ。"""
        marks = dict.fromkeys(mark for part in self.parts for mark in part.decision.marks)
        return replace(self.parts[0].decision, marks=tuple(marks))


def gather(plans: Iterable[tuple[str, Plan]], *outcomes: Outcome) -> tuple[Gathered, ...]:
    """
    その結論の手続きを、する順に並べる。結論・期限・持ち物・金額・確かめることが同じ人は、一行にまとめる。

    不要のものは、理由のほかに見せるものが無いので、手続きごとに一行にする。

    Args:
        plans: 呼び名と判定。届出ひとつのものは、呼び名が空。
        outcomes: 載せる結論。

    >>> gather([], Outcome.REQUIRED)
    ()
    """
    rows: dict[tuple[object, ...], list[GatheredPart]] = {}
    for name, plan in plans:
        for decision in plan.decisions:
            rows.setdefault(_shown(decision), []).append(GatheredPart(name, plan, decision))
    gathered = in_order((Gathered(tuple(parts)) for parts in rows.values()), lambda row: row.decision)
    return tuple(row for row in gathered if row.decision.outcome in outcomes)


def _shown(decision: Decision) -> tuple[object, ...]:
    """紙の一行に出るもの。"""
    key = (decision.procedure.id, decision.outcome)
    if decision.outcome is Outcome.NOT_REQUIRED:
        return key
    open_now = (decision.unknown, decision.unset, decision.undecided)
    return (*key, decision.due, decision.bring, decision.amount, *open_now)


def gathered_reasons(row: Gathered) -> tuple[Reason, ...]:
    """一行にまとめた人の理由。全員のことでない文と、人で違う値には、だれのことかを添える。"""
    return merged_reasons([(part.name, reasons_of(part.plan, part.decision)) for part in row.parts])


def named_once(told: Sequence[tuple[str, Iterable[str]]]) -> tuple[str, ...]:
    """
    同じ文は一度だけにし、全員のことでない文には、だれのことかを添える。

    >>> named_once([("夫", ["65歳に達する"]), ("妻", ["65歳に達する", "年金を受けている"])])
    ('65歳に達する', '年金を受けている（妻）')
    """
    holders: dict[str, list[str]] = {}
    for name, texts in told:
        for text in dict.fromkeys(texts):
            holders.setdefault(text, []).append(name)
    return tuple(_of(text, names, len(told)) for text, names in holders.items())


def merged_reasons(told: Sequence[tuple[str, Sequence[Reason]]]) -> tuple[Reason, ...]:
    """
    一人ずつの理由を、文ごとにまとめる。全員のことでない文と、人で違う値には、だれのことかを添える。

    Args:
        told: 呼び名と、その人の理由。
    """
    found: dict[tuple[object, ...], list[tuple[str, Reason]]] = {}
    for name, reasons in told:
        for reason in reasons:
            found.setdefault((reason.text, reason.truth, reason.laws), []).append((name, reason))
    return tuple(
        replace(
            held[0][1],
            text=_of(held[0][1].text, [name for name, _ in held], len(told)),
            facts=tuple(_facts(held)),
        )
        for held in found.values()
    )


def _facts(held: Sequence[tuple[str, Reason]]) -> Iterable[FactShown]:
    values: dict[str, dict[tuple[str, Origin], list[str]]] = {}
    for name, reason in held:
        for fact in reason.facts:
            values.setdefault(fact.title, {}).setdefault((fact.value, fact.origin), []).append(name)
    for title, by_value in values.items():
        for (value, origin), names in by_value.items():
            yield FactShown(_of(title, names, len(held)), value, origin)


def _of(text: str, names: Sequence[str], everyone: int) -> str:
    return text if len(names) == everyone else f"{text}（{'・'.join(names)}）"
