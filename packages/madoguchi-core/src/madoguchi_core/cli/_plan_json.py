"""判定の結果の JSON。``schema`` の版が同じあいだは、項目の名と意味を変えない。"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from madoguchi_core.findings import Finding
from madoguchi_core.interview import Inquiry, Opening, Question
from madoguchi_core.procedures import Amendment, Decision, Due, Plan, Reason, condition_words, reasons_of
from madoguchi_core.rules import shown
from madoguchi_core.visit import Visit

SCHEMA = "madoguchi.plan/1"


def plan_json(visit: Visit) -> dict[str, Any]:
    """
    判定・持ち物・尋ねることの JSON。人の氏名・住所・番号は入らない。

    Returns:
        ``schema``・``event``・``event_on``・``counts``・``decisions``・``to_bring``・``questions``・``later``・
        ``day_questions``・``unanswerable``・``unset``・``findings``。
    """
    plan = visit.plan
    return {
        "schema": SCHEMA,
        "event": plan.event.value,
        "event_on": plan.event_on.isoformat(),
        **judged_json(plan, visit.inquiry),
        "findings": findings_json(visit.findings),
    }


def judged_json(plan: Plan, inquiry: Inquiry) -> dict[str, Any]:
    """一つの判定の、件数・手続き・持ち物・尋ねること。"""
    return {
        "counts": _counts(plan),
        "decisions": [_decision(plan, decision) for decision in plan.decisions],
        "to_bring": [
            {
                "item": item.item,
                "when": list(item.whens),
                "certain": item.is_certain,
                "for": list(item.procedures),
            }
            for item in plan.to_bring
        ],
        **_asked(plan, inquiry),
    }


def findings_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """指摘の JSON。"""
    return [
        {
            "code": found.code,
            "severity": found.severity.value,
            "where": found.where,
            "message": found.message,
        }
        for found in findings
    ]


def reasons_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """決め手の JSON。"""
    return [
        {"text": reason.text, "truth": reason.truth, "laws": [str(law) for law in reason.laws]}
        for reason in reasons
    ]


def _counts(plan: Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    for decision in plan.by_outcome:
        counts[decision.outcome.value] = counts.get(decision.outcome.value, 0) + 1
    return counts


def _decision(plan: Plan, decision: Decision) -> dict[str, Any]:
    procedure = decision.procedure
    return {
        "id": procedure.id,
        "title": procedure.title,
        "outcome": decision.outcome.value,
        "outcome_title": decision.outcome.title,
        "section": procedure.section.value,
        "office": procedure.office,
        "staff_only": procedure.is_staff_only,
        "due": _due(decision.due),
        "bring": [{"item": document.item, "when": document.when} for document in decision.bring],
        "amount_yen": None if decision.amount is None else decision.amount.yen,
        "unknown": [fact.name for fact in decision.unknown],
        "unset": [parameter.key for parameter in decision.unset],
        "undecided": [parameter.key for parameter in decision.undecided],
        "amendments": [
            _amendment(amendment) for amendment in procedure.amendments if amendment.in_force(plan.law_on)
        ],
        "marks": list(decision.marks),
        "laws": [str(law) for law in procedure.laws],
        "reasons": reasons_json(reasons_of(plan, decision)),
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "status": due.status.value,
        "on": _day(due.on),
        "before_roll": _day(due.before_roll),
        "is_target": due.is_target,
        "wording": due.wording,
        "others": [{"on": on.isoformat(), "wording": wording} for on, wording in due.others],
    }


def _amendment(amendment: Amendment) -> dict[str, Any]:
    return {
        "text": amendment.text,
        "since": _day(amendment.since),
        "until": _day(amendment.until),
        "laws": [str(law) for law in amendment.laws],
        "mark": amendment.confidence.mark,
    }


def _asked(plan: Plan, inquiry: Inquiry) -> dict[str, Any]:
    return {
        "questions": [_question(plan, item) for item in (*inquiry.questions, *inquiry.lookups)],
        "later": [_question(plan, item) for item in inquiry.later],
        "day_questions": [_question(plan, item) for item in inquiry.day_questions],
        "unanswerable": [{"fact": fact.name, "title": fact.title} for fact in inquiry.unanswerable],
        "unset": [parameter.key for parameter in inquiry.unset],
    }


def _question(plan: Plan, item: Question) -> dict[str, Any]:
    premise = item.waits_for
    return {
        "fact": item.fact.name,
        "title": item.fact.title,
        "text": item.text,
        "topic": item.fact.topic.value,
        "holder": item.holder.value,
        "for": list(item.decides),
        "for_day": item.is_for_day,
        "opens": [_opening(opening) for opening in item.opens],
        "waits_for": None if premise is None else condition_words(plan, premise),
        "waits_on": [fact.name for fact in item.waits_on],
    }


def _opening(opening: Opening) -> dict[str, Any]:
    return {
        "id": opening.procedure_id,
        "answers": [shown(answer) for answer in opening.answers],
        "settled": opening.is_settled,
    }


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
