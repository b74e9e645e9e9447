"""判定の結果の端末での見せ方。不要のものは、頼まれなければ数だけを言う。"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.cli._screen import console
from madoguchi_core.interview import Inquiry, by_topic
from madoguchi_core.procedures import Decision, Due, DueStatus, Outcome, Plan, Reason, reasons_of
from madoguchi_core.visit import Visit

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

STYLES = {
    Outcome.REQUIRED: "bold",
    Outcome.TO_CONFIRM: "yellow",
    Outcome.EX_OFFICIO: "cyan",
    Outcome.ELSEWHERE: "magenta",
    Outcome.NOT_REQUIRED: "dim",
}

_FULL = (Outcome.REQUIRED, Outcome.EX_OFFICIO, Outcome.ELSEWHERE, Outcome.NOT_REQUIRED)
"""理由まで表に載せる結論。最後の不要は、頼まれたときだけ。"""


def show_visit(visit: Visit, *, shows_all: bool = False) -> None:
    """
    結論ごとの件数、手続き・期限・理由の表、尋ねること。

    Args:
        visit: 判定まで済んだ来庁。
        shows_all: 不要のものも、理由を付けて表に載せるか。
    """
    screen, plan = console(), visit.plan
    screen.print(f"{plan.event.title}（{format_wareki(plan.event_on)}）の判定", style="bold")
    counts = [f"{outcome.title} {len(plan.with_outcome(outcome))}件" for outcome in Outcome]
    screen.print("　".join(counts))
    screen.print(_table(plan, _FULL[: None if shows_all else -1]))
    if plan.with_outcome(Outcome.TO_CONFIRM):
        screen.print(_open_table(plan))
    if not shows_all and plan.with_outcome(Outcome.NOT_REQUIRED):
        screen.print("不要のものは、--all で理由と一緒に表示します", style="dim")
    show_inquiry(screen, visit.inquiry)


def due_text(due: Due) -> str:
    """期限の一言。起算の日や町の日数が分からなければ、日付を作らない。"""
    if due.status is DueStatus.FIXED and due.on is not None:
        day = format_wareki(due.on, WarekiStyle.WEEKDAY)
        return f"{day}{'（目安）' if due.is_target else ''}{_spread(due)}"
    if due.status is not DueStatus.UNKNOWN:
        return due.wording
    return "起算の日が未定" if due.starts_on is None else "期限の日は要確認"


def _spread(due: Due) -> str:
    others = "・".join(format_wareki(on, WarekiStyle.WEEKDAY) for on, _ in due.others)
    return f"\nほかの数え方では\n{others}" if others else ""


def _table(plan: Plan, outcomes: tuple[Outcome, ...]) -> "Table":
    from rich.table import Table

    table = Table(show_lines=True, expand=True)
    table.add_column("結論", no_wrap=True)
    add_columns(table, "理由")
    for outcome in outcomes:
        for decision in plan.with_outcome(outcome):
            table.add_row(
                outcome.title,
                title_text(decision),
                due_text(decision.due) if outcome is not Outcome.NOT_REQUIRED else "",
                reasons_text(plan, decision),
                style=STYLES[outcome],
            )
    return table


def _open_table(plan: Plan) -> "Table":
    """要確認のものは多くなるので、理由の文でなく、だれに何を確かめるかだけを詰めて並べる。"""
    from rich.table import Table

    table = Table(title="要確認", expand=True, title_justify="left", style=STYLES[Outcome.TO_CONFIRM])
    add_columns(table, "確かめること")
    for decision in plan.with_outcome(Outcome.TO_CONFIRM):
        table.add_row(
            open_title(decision),
            due_text(decision.due),
            to_confirm_text(plan, decision),
        )
    return table


def add_columns(table: "Table", last: str) -> None:
    """手続き・期限と、最後の一列。"""
    table.add_column("手続き", ratio=4, overflow="fold")
    # 日付と曜日が途中で折れない幅
    table.add_column("期限", width=22, overflow="fold")
    table.add_column(last, ratio=5, overflow="fold")


def open_title(decision: Decision) -> str:
    """要確認の表に書く、名と id。"""
    procedure = decision.procedure
    return f"□{procedure.title}\n　{procedure.id}{'【職員だけ】' if procedure.is_staff_only else ''}"


def title_text(decision: Decision) -> str:
    """名・id・印・窓口・決まっていない町の扱い。"""
    procedure = decision.procedure
    marks = "".join(f"【{mark}】" for mark in decision.marks)
    lines = [procedure.title, f"{procedure.id}{marks}{'【職員だけ】' if procedure.is_staff_only else ''}"]
    if procedure.office:
        lines.append(f"窓口: {procedure.office}")
    lines += [f"町の扱いが未設定: {parameter.title}（{parameter.key}）" for parameter in decision.undecided]
    return "\n".join(lines)


def to_confirm_text(plan: Plan, decision: Decision) -> str:
    """だれに何を確かめるか。"""
    if not decision.unknown and not decision.unset:
        return reasons_text(plan, decision)
    by_holder: dict[str, list[str]] = {}
    for fact in decision.unknown:
        by_holder.setdefault(fact.holder.value, []).append(fact.title)
    lines = [f"{holder}に: {'、'.join(titles)}" for holder, titles in by_holder.items()]
    return "\n".join([*lines, *(f"町の設定: {item.title}（{item.key}）" for item in decision.unset)])


def reasons_text(plan: Plan, decision: Decision) -> str:
    """決め手と、使った値・出どころ・根拠。一つ一行。"""
    return reason_lines(reasons_of(plan, decision))


def reason_lines(reasons: Iterable[Reason]) -> str:
    """理由と、使った値・出どころ・根拠。一つ一行。"""
    lines = []
    for reason in reasons:
        origins = "、".join(f"{fact.title}＝{fact.value}［{fact.origin}］" for fact in reason.facts)
        laws = "・".join(str(law) for law in reason.laws)
        lines.append(f"{reason.text}（{laws}）\n  {origins}" if origins else f"{reason.text}（{laws}）")
    return "\n".join(lines)


def show_inquiry(screen: "Console", inquiry: Inquiry) -> None:
    """尋ねることを、話のまとまりと台帳ごとに。"""
    for topic, questions in by_topic(inquiry.questions):
        screen.print(f"うかがうこと（{topic.value}）", style="bold")
        for question in questions:
            screen.print(f"・{question.text}")
    later = "、".join(question.fact.title for question in inquiry.later)
    days = "、".join(question.text for question in inquiry.day_questions)
    stuck = "、".join(fact.title for fact in inquiry.unanswerable)
    unset = "、".join(f"{parameter.title}（{parameter.key}）" for parameter in inquiry.unset)
    for holder, titles in _lookups(inquiry).items():
        screen.print(f"・{holder}の担当に確かめること: {'、'.join(titles)}")
    for title, text in (
        ("上のお答えの後にうかがうこと", later),
        ("期限の日を言うためにうかがうこと", days),
        ("うかがったが分からなかったこと", stuck),
        ("町の設定が決まっていません", unset),
    ):
        if text:
            screen.print(f"・{title}: {text}")


def _lookups(inquiry: Inquiry) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for lookup in inquiry.lookups:
        held.setdefault(lookup.holder.value, []).append(lookup.fact.title)
    return held
