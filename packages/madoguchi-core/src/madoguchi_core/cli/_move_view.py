"""異動の判定の端末での見せ方。世帯の前と後、届出の手続き、一人ずつの手続き、尋ねること。"""

from typing import TYPE_CHECKING

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cli._plan_view import (
    STYLES,
    add_columns,
    due_text,
    open_title,
    reason_lines,
    show_inquiry,
    title_text,
    to_confirm_text,
)
from madoguchi_core.cli._screen import console
from madoguchi_core.households import HouseholdTable
from madoguchi_core.interview import Inquiry
from madoguchi_core.move_visit import MoveVisit
from madoguchi_core.procedures import Gathered, Outcome, gathered_reasons

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_FIRST = (Outcome.REQUIRED, Outcome.EX_OFFICIO, Outcome.ELSEWHERE)


def show_move(visit: MoveVisit, *, shows_all: bool = False) -> None:
    """
    世帯の前と後の表、結論ごとの件数、手続き・だれ・期限・理由の表、尋ねること。

    Args:
        visit: 判定まで済んだ異動の来庁。
        shows_all: 不要のものも、理由を付けて表に載せるか。
    """
    screen, case = console(), visit.case
    screen.print(f"{case.event.title}（{format_wareki(case.event_on)}）の判定", style="bold")
    for table in visit.tables:
        screen.print(_household(table))
    for question in visit.household_questions:
        screen.print(f"・世帯のことで確かめること: {question}")
    counts = [f"{outcome.title} {len(visit.gathered(outcome))}件" for outcome in Outcome]
    screen.print("　".join(counts))
    shown = (*_FIRST, Outcome.NOT_REQUIRED) if shows_all else _FIRST
    screen.print(_table(visit, shown))
    if visit.gathered(Outcome.TO_CONFIRM):
        screen.print(_open_table(visit))
    if not shows_all:
        screen.print("不要のものは、--all で理由と一緒に表示します", style="dim")
    _show_questions(screen, visit)


def _household(found: HouseholdTable) -> "Table":
    from rich.table import Table

    table = Table(title=found.title, title_justify="left", expand=True)
    for title in found.header:
        table.add_column(title, overflow="fold")
    for row in found.rows:
        table.add_row(*row)
    return table


def _table(visit: MoveVisit, outcomes: tuple[Outcome, ...]) -> "Table":
    from rich.table import Table

    table = Table(show_lines=True, expand=True)
    table.add_column("結論", no_wrap=True)
    table.add_column("だれ", width=10, overflow="fold")
    add_columns(table, "理由")
    for outcome in outcomes:
        for row in visit.gathered(outcome):
            due = due_text(row.decision.due) if outcome is not Outcome.NOT_REQUIRED else ""
            table.add_row(
                outcome.title, _who(row), title_text(row.decision), due,
                reason_lines(gathered_reasons(row)), style=STYLES[outcome],
            )  # fmt: skip
    return table


def _open_table(visit: MoveVisit) -> "Table":
    """要確認のものは、だれに何を確かめるかだけを詰めて並べる。"""
    from rich.table import Table

    table = Table(title="要確認", expand=True, title_justify="left", style=STYLES[Outcome.TO_CONFIRM])
    table.add_column("だれ", width=10, overflow="fold")
    add_columns(table, "確かめること")
    for row in visit.gathered(Outcome.TO_CONFIRM):
        table.add_row(
            _who(row), open_title(row.decision), due_text(row.decision.due),
            to_confirm_text(row.plan, row.decision),
        )  # fmt: skip
    return table


def _who(row: Gathered) -> str:
    return "・".join(row.names)


def _show_questions(screen: "Console", visit: MoveVisit) -> None:
    show_inquiry(screen, visit.inquiry)
    for person in visit.people:
        if person.inquiry == Inquiry():
            continue
        screen.print(f"{person.name}（{person.part.value}）について", style="bold")
        show_inquiry(screen, person.inquiry)
