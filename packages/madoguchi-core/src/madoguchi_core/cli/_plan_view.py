"""判定の結果の端末での見せ方。"""

from typing import TYPE_CHECKING

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.cli._screen import console
from madoguchi_core.procedures import Decision, Due, DueStatus, Outcome, Plan, reasons_of
from madoguchi_core.visit import Visit

if TYPE_CHECKING:
    from rich.table import Table

_STYLES = {
    Outcome.REQUIRED: "bold",
    Outcome.TO_CONFIRM: "yellow",
    Outcome.EX_OFFICIO: "cyan",
    Outcome.ELSEWHERE: "magenta",
    Outcome.NOT_REQUIRED: "dim",
}


def show_visit(visit: Visit) -> None:
    """手続き・期限・理由の表と、尋ねること。"""
    screen = console()
    screen.print(f"{visit.plan.event.title}（{format_wareki(visit.plan.event_on)}）の判定", style="bold")
    screen.print(_table(visit.plan))
    for question in visit.inquiry.questions:
        screen.print(f"・うかがうこと: {question.text}", markup=False)
    for lookup in visit.inquiry.lookups:
        screen.print(f"・{lookup.holder.value}の担当に確かめること: {lookup.fact.title}", markup=False)
    for parameter in visit.inquiry.unset:
        screen.print(f"・町の設定が決まっていません: {parameter.title}（{parameter.key}）", markup=False)


def due_text(due: Due) -> str:
    """期限の一言。起算の日が分からなければ、日付を作らない。"""
    if due.status is DueStatus.FIXED and due.on is not None:
        day = format_wareki(due.on, WarekiStyle.WEEKDAY)
        return f"{day}{'（目安）' if due.is_target else ''}"
    return "起算の日が未定" if due.status is DueStatus.UNKNOWN else due.wording


def _table(plan: Plan) -> "Table":
    from rich.table import Table

    table = Table(show_lines=True)
    table.add_column("結論", no_wrap=True)
    for title, ratio in (("手続き", 3), ("期限", 2), ("理由", 5)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for decision in plan.by_outcome:
        marks = "".join(f"【{mark}】" for mark in decision.marks)
        table.add_row(
            decision.outcome.title,
            f"{decision.procedure.title}\n{decision.procedure.id}{marks}",
            due_text(decision.due) if decision.outcome is not Outcome.NOT_REQUIRED else "",
            _reasons(plan, decision),
            style=_STYLES[decision.outcome],
        )
    return table


def _reasons(plan: Plan, decision: Decision) -> str:
    lines = []
    for reason in reasons_of(plan, decision):
        origins = "、".join(f"{fact.title}＝{fact.value}［{fact.origin}］" for fact in reason.facts)
        laws = "・".join(str(law) for law in reason.laws)
        lines.append(f"{reason.text}（{laws}）\n  {origins}" if origins else f"{reason.text}（{laws}）")
    return "\n".join(lines)
