"""判定の理由（職員用）。不要も含めたすべての手続きの、決め手・値の出どころ・根拠・変わる条件。"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from madoguchi_core.findings import Finding
from madoguchi_core.handover._guide_words import (
    DueShown,
    amount_text,
    day_or_blank,
    due_shown,
    marks_of,
)
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import Decision, Outcome, Plan, Reason, condition_words, reasons_of
from madoguchi_core.rules import Ground, Program, Slots, what_would_change


@dataclass(frozen=True, slots=True)
class StaffRow:
    """
    手続きひとつ分。

    Attributes:
        id: 手続きの id。
        title: 手続きの名。
        outcome: 結論。
        is_needless: 結論が不要か。
        condition: 条件の文。
        reasons: 決め手と、使った値・出どころ・根拠。
        changes: 結論を逆にするのに、変わらなければならない条件。結論がまだなら空。
        due: 期限。
        due_laws: 期限の根拠。
        laws: 手続きの根拠。
        amount: 金額の言い方。
        confirm: 確かめること（だれに、何を）。
        marks: 確かでない根拠の印。
        note: 職員向けの注意。
    """

    id: str
    title: str
    outcome: str
    is_needless: bool
    condition: str
    reasons: tuple[Reason, ...]
    changes: tuple[str, ...]
    due: DueShown
    due_laws: str
    laws: str
    amount: str
    confirm: tuple[str, ...]
    marks: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class StaffModel:
    """
    職員用の紙に載せるもの。

    Attributes:
        municipality: 自治体の名。
        event_title: 出来事の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        counts: 結論ごとの件数。
        findings: この件についての指摘。
        lookups: 台帳の担当に確かめること。
        unanswerable: うかがったが分からなかったこと。
        unset: 町がまだ決めていない値。
        rows: すべての手続き。
    """

    municipality: str
    event_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    counts: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    lookups: tuple[str, ...]
    unanswerable: tuple[str, ...]
    unset: tuple[str, ...]
    rows: tuple[StaffRow, ...]


def staff_model(
    plan: Plan,
    inquiry: Inquiry | None = None,
    *,
    municipality: str,
    printed_on: date,
    data_as_of: date | None,
    findings: Sequence[Finding] = (),
) -> StaffModel:
    """
    職員用の紙に載せるものを決める。不要も含めて、すべての手続きの理由を載せる。

    使った値（生年月日など）が載るので、ご家族には渡さない。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。None なら、確かめることのまとめを作らない。
        municipality: 自治体の名。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
        findings: この件についての指摘（支援措置を照合していない、台帳と回答が食い違う、など）。
    """
    program = Program([decision.procedure.required_when for decision in plan.decisions])
    slots = program.load(plan.facts, plan.parameters, plan.event_on)
    return StaffModel(
        municipality=municipality,
        event_title=plan.event.title,
        event_on=day_or_blank(plan.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        counts=tuple((outcome.title, len(plan.with_outcome(outcome))) for outcome in Outcome),
        findings=tuple(findings),
        lookups=_lookups(inquiry),
        unanswerable=() if inquiry is None else tuple(fact.title for fact in inquiry.unanswerable),
        unset=_unset(inquiry),
        rows=tuple(_row(plan, decision, program, slots, printed_on) for decision in plan.by_outcome),
    )


def _lookups(inquiry: Inquiry | None) -> tuple[str, ...]:
    found = () if inquiry is None else inquiry.lookups
    return tuple(f"{question.holder.value}: {question.fact.title}" for question in found)


def _unset(inquiry: Inquiry | None) -> tuple[str, ...]:
    found = () if inquiry is None else inquiry.unset
    return tuple(f"{parameter.title}（{parameter.key}）" for parameter in found)


def _row(plan: Plan, decision: Decision, program: Program, slots: Slots, printed_on: date) -> StaffRow:
    procedure = decision.procedure
    change = what_would_change(procedure.required_when, program, slots)
    return StaffRow(
        id=procedure.id,
        title=procedure.title,
        outcome=decision.outcome.title,
        is_needless=decision.outcome is Outcome.NOT_REQUIRED,
        condition=condition_words(plan, procedure.required_when),
        reasons=reasons_of(plan, decision),
        changes=tuple(_opposite(plan, ground) for ground in change),
        due=due_shown(decision.due, printed_on=printed_on, starts=procedure.deadline.starts),
        due_laws="・".join(str(law) for law in procedure.deadline.laws),
        laws="・".join(str(law) for law in procedure.laws),
        amount=amount_text(decision.amount),
        confirm=_to_confirm(decision),
        marks=marks_of(decision.marks, decision.amount),
        note=procedure.note,
    )


def _opposite(plan: Plan, ground: Ground) -> str:
    return condition_words(plan, ~ground.condition if ground.truth else ground.condition)


def _to_confirm(decision: Decision) -> tuple[str, ...]:
    facts = [f"{fact.holder.value}に: {fact.title}" for fact in decision.unknown]
    return (*facts, *(f"町の設定: {parameter.title}（{parameter.key}）" for parameter in decision.unset))
