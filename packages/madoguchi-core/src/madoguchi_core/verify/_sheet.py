"""検査の報告（HTML）。役所の人が事例を読み、手続きごとに印を付けて署名できる。"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from madoguchi_core.calendar import format_wareki
from madoguchi_core.findings import Finding
from madoguchi_core.handover import CaseRow, case_row, sheet_environment
from madoguchi_core.procedures import LegalQuestion, LifeEvent
from madoguchi_core.rules import words
from madoguchi_core.verify._coverage import Coverage
from madoguchi_core.verify._goals import GoalKind
from madoguchi_core.verify._report import Report


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """手続きひとつの頁。"""

    id: str
    title: str
    day: str
    rule: str
    deadline: str
    laws: str
    mark: str
    tallies: tuple[tuple[str, str], ...]
    score: str
    missing: tuple[str, ...]
    survivors: tuple[str, ...]
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class ReportModel:
    """報告ひとつ。"""

    name: str
    checked_on: str
    summary: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    questions: tuple[LegalQuestion, ...]
    pages: tuple[ProcedurePage, ...]


_DAYS = {LifeEvent.DEATH: "亡くなった日", LifeEvent.CERTIFICATE: "請求の日"}
"""出来事の日の言い方。無いものは異動日。"""


def report_html(report: Report, *, checked_on: date) -> str:
    """検査の報告（A4 で印刷できる HTML）。外の部品を読みに行かない。"""
    template = sheet_environment("madoguchi_core.verify").get_template("report.html")
    return template.render(model=report_model(report, checked_on=checked_on))


def report_model(report: Report, *, checked_on: date) -> ReportModel:
    """報告に載せること。"""
    return ReportModel(
        name=report.package.name,
        checked_on=format_wareki(checked_on),
        summary=tuple(_summary(report)),
        findings=report.findings,
        questions=report.questions,
        pages=tuple(_page(report, row) for row in report.rows),
    )


def _summary(report: Report) -> Iterator[tuple[str, str]]:
    yield "手続き", f"{len(report.rows)}件"
    yield "事例", f"{sum(len(row.examples) for row in report.rows)}件"
    for kind in GoalKind:
        met = sum(row.tallies[kind].met for row in report.rows)
        yield kind.value, f"{met}/{sum(row.tallies[kind].wanted for row in report.rows)}"
    killed, mutants = sum(row.killed for row in report.rows), sum(row.mutants for row in report.rows)
    yield "わざと壊した規則を見分けた数", f"{killed}/{mutants}（{report.score:.1%}）"
    yield "語彙で書けない条件", f"{report.opaque_share:.1%}"
    yield "食い違いの証明", "済み" if report.is_proven else "していない"


def _page(report: Report, row: Coverage) -> ProcedurePage:
    procedure = row.procedure
    return ProcedurePage(
        id=procedure.id,
        title=procedure.title,
        day=_DAYS.get(procedure.events[0], "異動日"),
        rule=words(procedure.required_when, parameters=report.package.parameters, on=_usual_day(row)),
        deadline=procedure.deadline.wording,
        laws="、".join(str(law) for law in procedure.laws),
        mark=procedure.confidence.mark,
        tallies=tuple((kind.value, str(row.tallies[kind])) for kind in GoalKind),
        score=f"{row.killed}/{row.mutants}",
        missing=row.missing,
        survivors=tuple(mutant.title for mutant in row.survivors),
        cases=tuple(case_row(example, procedure.kind) for example in row.examples),
    )


def _usual_day(row: Coverage) -> date | None:
    days = [example.event_on for example in row.examples]
    return max(days, key=days.count) if days else None
