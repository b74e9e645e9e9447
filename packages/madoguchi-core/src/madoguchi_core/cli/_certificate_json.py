"""証明書の請求の JSON。職員の判定と、窓口の方への返事を、別の項目に分ける。"""

from typing import Any

from madoguchi_core.certificate_visit import CertificateVisit
from madoguchi_core.certificates import Answer
from madoguchi_core.cli._plan_json import findings_json, reasons_json

SCHEMA = "madoguchi.certificate/1"


def certificate_json(visit: CertificateVisit, *, is_withheld: bool = False) -> dict[str, Any]:
    """
    判定と返事の JSON。人の氏名・住所・番号は入らない。

    Args:
        visit: 判定まで済んだ請求。
        is_withheld: 出口が止めたか。真なら ``staff`` は null。

    Returns:
        ``schema``・``certificate``・``requested_on``・``staff``・``answer``。
    """
    return {
        "schema": SCHEMA,
        "certificate": visit.ruling.certificate.id,
        "requested_on": visit.request.requested_on.isoformat(),
        "staff": None if is_withheld else _staff(visit),
        "answer": _answer(visit.answer),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind.name.lower(),
        "heading": answer.heading,
        "lines": list(answer.lines),
        "documents": list(answer.documents),
        "questions": list(answer.questions),
        "text": answer.text,
    }


def _staff(visit: CertificateVisit) -> dict[str, Any]:
    ruling, decision = visit.ruling, visit.ruling.decision
    return {
        "outcome": decision.outcome.value,
        "outcome_title": ruling.title,
        "is_issued": ruling.is_issued,
        "protected": ruling.is_protected,
        "items": [
            {"id": one.item.id, "truth": one.truth, "delivery": one.delivery.name.lower()}
            for one in ruling.items
        ],
        "bring": [{"item": document.item, "when": document.when} for document in decision.bring],
        "alternatives": [
            {"text": one.text, "staff_only": one.is_staff_only, "certificate": one.certificate_id}
            for one in ruling.alternatives
        ],
        "fee_yen": None if ruling.fee is None else ruling.fee.yen,
        "unknown": [fact.name for fact in decision.unknown],
        "unset": [parameter.key for parameter in decision.unset],
        "marks": list(decision.marks),
        "laws": [str(law) for law in ruling.certificate.laws],
        "reasons": reasons_json(ruling.reasons),
        "findings": findings_json(visit.findings),
    }
