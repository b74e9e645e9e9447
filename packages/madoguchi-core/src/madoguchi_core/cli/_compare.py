"""状況ファイルの期待と、判定を比べる。"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.cases import Expected, ExpectedRuling, MoveSituation
from madoguchi_core.certificates import AnswerKind
from madoguchi_core.errors import DataRejected
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Outcome, Plan, ProcedureKind, outcome_titles
from madoguchi_core.records import Missing

if TYPE_CHECKING:
    # 全国の手続きを読む重い部品を、起動のときには読まない
    from madoguchi_core.certificate_visit import CertificateVisit
    from madoguchi_core.move_visit import MoveVisit


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


def compare_ruling(visit: "CertificateVisit", expected: ExpectedRuling, *, where: str) -> tuple[Finding, ...]:
    """証明書の請求の、期待と判定・返事の違い。書かれていないものは比べない。"""
    return tuple(_differences(visit, expected, where))


def _differences(visit: "CertificateVisit", expected: ExpectedRuling, where: str) -> Iterator[Finding]:
    at, ruling = f"{where} {expected.line}行目", visit.ruling
    hint = "理由を見て、規則か期待を直してください"
    if expected.outcome is not None and ruling.outcome is not expected.outcome:
        wanted = _title(expected.outcome)
        message = f"{ruling.certificate.id} は「{ruling.title}」になりました（期待は「{wanted}」）"
        yield Finding("MDG232", Severity.ERROR, at, message, hint)
    found = {one.item.id: one.truth for one in ruling.items}
    for name, truth in (expected.items or {}).items():
        if name not in found:
            message = f"{name} は求められていません"
            yield Finding("MDG232", Severity.ERROR, at, message, "「載せる項目」に書き足してください")
        elif found[name] is not truth:
            message = f"{name} を載せてよいかが、期待と違います"
            yield Finding("MDG232", Severity.ERROR, at, message, hint)
    answer = expected.answer
    same = visit.answer.kind is answer if isinstance(answer, AnswerKind) else visit.answer.text == answer
    if answer is not None and not same:
        at = f"{where} {expected.answer_line}行目"
        message = f"返事は「{visit.answer.kind.value}」になりました"
        hint = "返事の種類か、返事の文そのものを書いてください"
        yield Finding("MDG232", Severity.ERROR, at, message, hint)


def _title(outcome: Outcome) -> str:
    return outcome_titles(ProcedureKind.ISSUANCE)[outcome]


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


def compare_move(visit: "MoveVisit", situation: MoveSituation, *, where: str) -> Iterable[Finding]:
    """期待と、届出ひとつ・一人ずつの判定、異動の後の続柄の違い。"""
    yield from compare(visit.plan, situation.expected, where=where)
    for person in visit.people:
        yield from compare(person.plan, situation.expected_of.get(person.number, ()), where=where)
    judged = {person.number for person in visit.people}
    for number, expected in situation.expected_of.items():
        for one in () if number in judged else expected:
            message = "この人の手続きは、この出来事では判定しません"
            hint = "転入・転居・転出では、異動する人の期待だけを書いてください"
            yield Finding("MDG232", Severity.ERROR, f"{where} {one.line}行目", message, hint)
    after = {one.address_number: one for home in visit.arrangement.after for one in home}
    for number, (wanted, line) in situation.relations.items():
        relation = after[number].relation.text if number in after else Missing.NOT_APPLICABLE
        shown = "要確認" if isinstance(relation, Missing) else relation
        if shown != wanted:
            message = f"異動の後の続柄は「{shown}」になりました"
            hint = "間柄を確かめ、続柄か期待を直してください"
            yield Finding("MDG247", Severity.ERROR, f"{where} {line}行目", message, hint)
