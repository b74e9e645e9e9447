"""検査の報告（HTML）。役所の人が事例を読み、手続きごとに印を付けて署名できる。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cases import EVENT_FACTS, Example
from madoguchi_core.findings import Finding
from madoguchi_core.handover import sheet_environment
from madoguchi_core.procedures import LegalQuestion, LifeEvent, Outcome, outcome_titles
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts, shown, words
from madoguchi_core.verify._bench import shown_due
from madoguchi_core.verify._coverage import Coverage
from madoguchi_core.verify._goals import GoalKind
from madoguchi_core.verify._report import Report

_MARKS = {
    Outcome.REQUIRED: "●",
    Outcome.TO_CONFIRM: "？",
    Outcome.EX_OFFICIO: "◇",
    Outcome.ELSEWHERE: "→",
    Outcome.NOT_REQUIRED: "―",
}
"""白黒で刷っても見分けられる印。"""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """事例の一行。"""

    title: str
    on: str
    facts: tuple[str, ...]
    outcome: str
    due: str
    is_generated: bool


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
        cases=tuple(_case(example, outcome_titles(procedure.kind)) for example in row.examples),
    )


def _usual_day(row: Coverage) -> date | None:
    days = [example.event_on for example in row.examples]
    return max(days, key=days.count) if days else None


def _case(example: Example, titles: Mapping[Outcome, str]) -> CaseRow:
    return CaseRow(
        title=example.title,
        on=format_wareki(example.event_on),
        facts=tuple(_facts(example)),
        outcome=f"{_MARKS[example.outcome]} {titles[example.outcome]}",
        due=shown_due(example.due),
        is_generated=example.is_generated,
    )


def _facts(example: Example) -> Iterator[str]:
    yield from _lines(example.facts, example.event_on)
    for group, members in example.facts.groups.items():
        if isinstance(members, Missing):
            yield f"{group.title}: {members.title}"
        elif not members:
            yield f"{group.title}: いない"
        else:
            yield from (f"{group.title}: {'、'.join(_lines(member, None)) or 'ひとり'}" for member in members)
    for parameter, value in example.settings.items():
        yield f"町の設定 {parameter.title}: {'決まっていない' if value is None else shown(value)}"


def _lines(facts: Facts, event_on: date | None) -> Iterator[str]:
    for fact, held in facts.values.items():
        if fact.name not in EVENT_FACTS or held.value != event_on:
            yield f"{fact.title}: {shown(held.value)}"
