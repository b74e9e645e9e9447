"""判定の結果の JSON。``schema`` の版が同じあいだは、項目の名と意味を変えない。"""

from datetime import date
from typing import Any

from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import Decision, Plan, reasons_of
from madoguchi_core.visit import Visit

SCHEMA = "madoguchi.plan/1"


def plan_json(visit: Visit) -> dict[str, Any]:
    """
    判定・持ち物・尋ねることの JSON。人の氏名・住所・番号は入らない。

    Returns:
        ``schema``・``event``・``event_on``・``decisions``・``to_bring``・``questions``・``findings``。
    """
    plan = visit.plan
    return {
        "schema": SCHEMA,
        "event": plan.event.value,
        "event_on": plan.event_on.isoformat(),
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
        "questions": _questions(visit.inquiry),
        "findings": [
            {
                "code": found.code,
                "severity": found.severity.value,
                "where": found.where,
                "message": found.message,
            }
            for found in visit.findings
        ],
    }


def _decision(plan: Plan, decision: Decision) -> dict[str, Any]:
    procedure, due = decision.procedure, decision.due
    return {
        "id": procedure.id,
        "title": procedure.title,
        "outcome": decision.outcome.value,
        "outcome_title": decision.outcome.title,
        "section": procedure.section.value,
        "due": {
            "status": due.status.value,
            "on": _day(due.on),
            "before_roll": _day(due.before_roll),
            "is_target": due.is_target,
            "wording": due.wording,
        },
        "bring": [{"item": document.item, "when": document.when} for document in decision.bring],
        "amount_yen": None if decision.amount is None else decision.amount.yen,
        "unknown": [fact.name for fact in decision.unknown],
        "unset": [parameter.key for parameter in decision.unset],
        "marks": list(decision.marks),
        "laws": [str(law) for law in procedure.laws],
        "reasons": [
            {"text": reason.text, "truth": reason.truth, "laws": [str(law) for law in reason.laws]}
            for reason in reasons_of(plan, decision)
        ],
    }


def _questions(inquiry: Inquiry) -> list[dict[str, Any]]:
    asked = (*inquiry.questions, *inquiry.lookups)
    return [
        {
            "fact": item.fact.name,
            "title": item.fact.title,
            "text": item.text,
            "holder": item.holder.value,
            "for": list(item.decides),
        }
        for item in asked
    ]


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
