"""状況ファイルの期待と、判定を比べる。"""

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.cases import Expected
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Plan


def compare(plan: Plan, expected: tuple[Expected, ...], *, where: str) -> tuple[Finding, ...]:
    """期待と判定の違い。期限は、書かれていれば比べる。"""
    by_word = {word: item for item in plan.decisions for word in (item.procedure.id, item.procedure.title)}
    findings = []
    for wanted in expected:
        at = f"{where} {wanted.line}行目"
        decision = by_word.get(wanted.procedure_id)
        if decision is None:
            hint = "madoguchi explain で手続きの id を確かめてください"
            findings.append(Finding("MDG222", Severity.ERROR, at, "知らない手続きです", hint))
        elif decision.outcome is not wanted.outcome:
            message = f"{decision.procedure.id} は「{decision.outcome.title}」になりました（期待は「{wanted.outcome.title}」）"
            findings.append(
                Finding("MDG232", Severity.ERROR, at, message, "理由を見て、規則か期待を直してください")
            )
        elif wanted.due_on is not None and decision.due.on != wanted.due_on:
            on = (
                "日付なし" if decision.due.on is None else format_wareki(decision.due.on, WarekiStyle.WEEKDAY)
            )
            message = f"{decision.procedure.id} の期限は {on} になりました"
            findings.append(Finding("MDG232", Severity.ERROR, at, message, "数え方と休日を確かめてください"))
    return tuple(findings)


def surprised(findings: tuple[Finding, ...]) -> None:
    """
    期待と違う所があれば、全部をそろえて止める。

    Raises:
        DataRejected: 違いが一つでもあるとき（MDG802）。
    """
    if findings:
        raise DataRejected(
            "MDG802",
            "期待と違う結論があります",
            findings=findings,
            hint="根拠の条文で、どちらが正しいかを確かめてください",
        )
