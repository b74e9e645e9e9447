"""
ご家族へのご案内と、職員用の判定の理由。紙に何を載せるかは、ここで全部決める。

ご案内には、人の氏名・住所・番号を載せない。ここに無いもの: 出してよいかの判断（gate）。
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import (
    AmountShown,
    BringItem,
    Decision,
    Due,
    DueStatus,
    Outcome,
    Plan,
    Reason,
    SectionRole,
    condition_words,
    reasons_of,
)
from madoguchi_core.rules import Program, what_would_change

_FAMILY_BLOCKS = (Outcome.REQUIRED, Outcome.TO_CONFIRM, Outcome.EX_OFFICIO, Outcome.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class DueShown:
    """
    期限の見せ方。

    Attributes:
        day: 日付（「令和8年3月17日（火）まで」）。言えなければ空。
        wording: 数え方の言い方。
        is_target: 目安か。
        notes: 但し書き（閉庁日で送ったこと、など）。
    """

    day: str
    wording: str
    is_target: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """
    手続きひとつ分の行。

    Attributes:
        title: 手続きの名。
        reasons: なぜ要るか。
        due: 期限。
        filed_by: 届け出る人・請求する人。
        bring: 持ち物と、要るとき。
        section: 窓口。
        amount: 金額の言い方。無ければ空。
        effects: これで変わること。
        marks: 確かでない根拠の印。
    """

    title: str
    reasons: tuple[str, ...]
    due: DueShown
    filed_by: str
    bring: tuple[tuple[str, str], ...]
    section: str
    amount: str
    effects: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffRow:
    """
    職員用の一行。

    Attributes:
        id: 手続きの id。
        title: 手続きの名。
        outcome: 結論。
        condition: 条件の文。
        reasons: 決め手。
        changes: 結論を逆にするのに、変わらなければならない条件。結論がまだなら空。
        due: 期限。
        laws: 根拠。
        confirm: 確かめること（だれに、何を）。
        marks: 確かでない根拠の印。
        note: 職員向けの注意。
    """

    id: str
    title: str
    outcome: str
    condition: str
    reasons: tuple[Reason, ...]
    changes: tuple[str, ...]
    due: DueShown
    laws: str
    confirm: tuple[str, ...]
    marks: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class GuideModel:
    """
    ご案内に載せるもの。

    Attributes:
        municipality: 自治体の名。
        event_title: 出来事の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        blocks: 結論ごとの行。
        to_bring: まとめた持ち物。
        questions: ご家族にうかがうこと。
        has_marks: 確かでない根拠の印が一つでもあるか。
    """

    municipality: str
    event_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    blocks: Mapping[str, tuple[Row, ...]]
    to_bring: tuple[BringItem, ...]
    questions: tuple[str, ...]
    has_marks: bool


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
        rows: すべての手続き。
    """

    municipality: str
    event_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    rows: tuple[StaffRow, ...]


def guide_model(
    plan: Plan,
    inquiry: Inquiry,
    *,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
    data_as_of: date | None,
) -> GuideModel:
    """
    ご家族へのご案内に載せるものを決める。不要な手続きは載せず、要確認は必ず載せる。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    blocks = {
        outcome.value: tuple(
            _row(plan, decision, sections, printed_on) for decision in plan.with_outcome(outcome)
        )
        for outcome in _FAMILY_BLOCKS
    }
    return GuideModel(
        municipality=municipality,
        event_title=plan.event.title,
        event_on=format_wareki(plan.event_on),
        printed_on=format_wareki(printed_on),
        data_as_of="" if data_as_of is None else format_wareki(data_as_of),
        blocks=blocks,
        to_bring=plan.to_bring,
        questions=tuple(question.text for question in inquiry.questions),
        has_marks=any(row.marks for rows in blocks.values() for row in rows),
    )


def staff_model(plan: Plan, *, municipality: str, printed_on: date, data_as_of: date | None) -> StaffModel:
    """職員用の紙に載せるものを決める。不要も含めて、すべての手続きの理由を載せる。"""
    return StaffModel(
        municipality=municipality,
        event_title=plan.event.title,
        event_on=format_wareki(plan.event_on),
        printed_on=format_wareki(printed_on),
        data_as_of="" if data_as_of is None else format_wareki(data_as_of),
        rows=_staff_rows(plan, printed_on),
    )


def _row(
    plan: Plan, decision: Decision, sections: Mapping[SectionRole, SectionGuide], printed_on: date
) -> Row:
    return Row(
        title=decision.procedure.title,
        reasons=tuple(reason.text.removesuffix("が分からない") for reason in reasons_of(plan, decision)),
        due=due_shown(decision.due, printed_on=printed_on),
        filed_by="・".join(filer.value for filer in decision.procedure.filed_by),
        bring=tuple((document.item, document.when) for document in decision.bring),
        section=section_text(decision.procedure.section, sections),
        amount=amount_text(decision.amount),
        effects=decision.procedure.effects,
        marks=tuple(dict.fromkeys((*decision.marks, *_amount_mark(decision.amount)))),
    )


def _staff_rows(plan: Plan, printed_on: date) -> tuple[StaffRow, ...]:
    program = Program([decision.procedure.required_when for decision in plan.decisions])
    slots = program.load(plan.facts, plan.parameters, plan.event_on)

    def changes(decision: Decision) -> tuple[str, ...]:
        grounds = what_would_change(decision.procedure.required_when, program, slots)
        return tuple(
            condition_words(plan, ~ground.condition if ground.truth else ground.condition)
            for ground in grounds
        )

    return tuple(_staff_row(plan, decision, changes(decision), printed_on) for decision in plan.by_outcome)


def _staff_row(plan: Plan, decision: Decision, changes: tuple[str, ...], printed_on: date) -> StaffRow:
    lookups = [f"{fact.holder.value}: {fact.title}" for fact in decision.unknown]
    unset = [f"町の設定: {parameter.title}（{parameter.key}）" for parameter in decision.unset]
    return StaffRow(
        id=decision.procedure.id,
        title=decision.procedure.title,
        outcome=decision.outcome.title,
        condition=condition_words(plan, decision.procedure.required_when),
        reasons=reasons_of(plan, decision),
        changes=changes,
        due=due_shown(decision.due, printed_on=printed_on),
        laws="・".join(str(law) for law in decision.procedure.laws),
        confirm=(*lookups, *unset),
        marks=tuple(dict.fromkeys((*decision.marks, *_amount_mark(decision.amount)))),
        note=decision.procedure.note,
    )


def due_shown(due: Due, *, printed_on: date) -> DueShown:
    """期限を紙の言い方にする。起算の日が分からなければ日付を書かず、作る日に過ぎていればそう言う。"""
    notes = [due.note] if due.note else []
    if due.status is not DueStatus.FIXED or due.on is None or due.before_roll is None:
        if due.status is DueStatus.UNKNOWN:
            notes.insert(0, "起算の日をうかがうと、日付が決まります")
        return DueShown("", due.wording, due.is_target, tuple(notes))
    if due.on < printed_on and not due.is_target:
        notes.insert(0, "この日を過ぎています。お手続きはできますので、窓口にご相談ください")
    if due.is_rolled:
        notes.insert(
            0, f"{format_wareki(due.before_roll, WarekiStyle.WEEKDAY)}は閉庁日のため、次の開庁日です"
        )
    day = format_wareki(due.on, WarekiStyle.WEEKDAY) + ("ごろ" if due.is_target else "まで")
    return DueShown(day, due.wording, due.is_target, tuple(notes))


def section_text(role: SectionRole, sections: Mapping[SectionRole, SectionGuide]) -> str:
    """窓口の言い方。町の窓口が決まっていなければ、役割の名を書く。"""
    guide = sections.get(role)
    if guide is None:
        return role.title
    return "　".join(part for part in (guide.name, guide.counter, guide.floor, guide.phone) if part)


def amount_text(amount: AmountShown | None) -> str:
    """金額の言い方。決まっていなければ、決まったように書かない。"""
    if amount is None:
        return ""
    return amount.wording if amount.yen is None else f"{amount.yen:,}円"


def _amount_mark(amount: AmountShown | None) -> tuple[str, ...]:
    return (amount.mark,) if amount is not None and amount.mark else ()
