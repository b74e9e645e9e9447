"""判定: 目録と事実から、証明書ひとつの :class:`Ruling` を作る純関数。"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.certificates._book import CertificateBook
from madoguchi_core.certificates._certificate import Alternative, Certificate, CertificateItem, is_visible
from madoguchi_core.certificates._ruling import Delivery, ItemRuling, Outward, Ruling
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Decision, LifeEvent, Plan, judge
from madoguchi_core.rules import (
    NOT_LOOKED_UP,
    Facts,
    Held,
    ParameterBook,
    Program,
    Slots,
    unknown_facts,
)

_CALENDAR = TownCalendar()
"""証明書の請求に期限は無いので、どの町の休日でもよい。"""


def decide(
    book: CertificateBook,
    certificate_id: str,
    facts: Facts,
    *,
    on: date,
    parameters: ParameterBook,
    wanted: Iterable[str] = (),
) -> Ruling:
    """
    証明書ひとつを、出してよいかを判定する。

    台帳を見る判定と、窓口の方の事実だけの判定を、いつも両方行う。出せるときも出せないときも、することは変わらない。

    Args:
        book: 証明書の目録。
        certificate_id: どの証明書か。
        facts: 分かっている事実。無い事実は不明で、どちらにも推測しない。
        on: 請求の日。
        parameters: 日付で変わる値。町が決めていない値は、要確認になる。
        wanted: 載せてほしい項目の id。書かれていない項目は載せない。

    Raises:
        InvalidValue: 目録に無い証明書（MDG292）、その証明書に無い項目（MDG293）のとき。
    """
    certificate = book[certificate_id]
    dated = _dated(book, facts, on)
    plan = _judged(book, certificate, dated, on, parameters)
    shown = _judged(book, certificate, _visible(dated), on, parameters)
    program = book.sides_of(certificate.id)
    slots = program.load(dated, parameters, on)
    items = tuple(_item(program, slots, item) for item in _wanted(certificate, wanted))
    is_protected = program.read(certificate.protected_when)(slots, None)
    return Ruling(
        certificate=certificate,
        decision=plan.decisions[0],
        items=items,
        alternatives=tuple(_alternatives(certificate.alternatives, program, slots)),
        is_protected=is_protected,
        findings=tuple(_findings(certificate, plan.decisions[0], items, is_protected=is_protected)),
        outward=_outward(certificate, shown, program, program.load(shown.facts, parameters, on)),
        _plan=plan,
    )


def _dated(book: CertificateBook, facts: Facts, on: date) -> Facts:
    return facts if book.request_day is None else facts.updated({book.request_day: Held(on, NOT_LOOKED_UP)})


def _visible(facts: Facts) -> Facts:
    """窓口の方が述べ、見せた事実だけ。"""
    return Facts({fact: held for fact, held in facts.values.items() if is_visible(fact)})


def _judged(
    book: CertificateBook, certificate: Certificate, facts: Facts, on: date, parameters: ParameterBook
) -> Plan:
    catalogue = book.catalogue_of(certificate.id)
    plan = judge(
        catalogue,
        facts,
        event=LifeEvent.CERTIFICATE,
        event_on=on,
        parameters=parameters,
        calendar=_CALENDAR,
    )
    if not plan.decisions:
        raise InvalidValue(
            "MDG294",
            f"証明書 {certificate.id} は、その日にはまだありません",
            hint="請求の日と、証明書の始まった日を確かめてください",
        )
    return plan


def _wanted(certificate: Certificate, wanted: Iterable[str]) -> Iterator[CertificateItem]:
    named = {item.id: item for item in certificate.items}
    for name in dict.fromkeys(wanted):
        if name not in named:
            listed = "・".join(named) or "ありません"
            raise InvalidValue(
                "MDG293",
                f"証明書 {certificate.id} には載せられない項目です",
                hint=f"載せられる項目: {listed}",
            )
        yield named[name]


def _item(program: Program, slots: Slots, item: CertificateItem) -> ItemRuling:
    is_mailed = False if item.mailed_when is None else program.read(item.mailed_when)(slots, None)
    delivery = {True: Delivery.MAILED, False: Delivery.HANDED}.get(is_mailed, Delivery.UNSURE)
    return ItemRuling(item, program.read(item.included_when)(slots, None), delivery)


def _alternatives(
    alternatives: Sequence[Alternative], program: Program, slots: Slots
) -> Iterator[Alternative]:
    for one in alternatives:
        if one.when is None or program.read(one.when)(slots, None) is True:
            yield one


def _outward(certificate: Certificate, shown: Plan, program: Program, slots: Slots) -> Outward:
    decision = shown.decisions[0]
    outside = [one for one in certificate.alternatives if not one.is_staff_only]
    return Outward(
        truth=decision.explanation.truth,
        lacking=decision.bring,
        questions=tuple(_questions(decision, shown.facts)),
        alternatives=tuple(_alternatives(outside, program, slots)),
    )


def _questions(decision: Decision, facts: Facts) -> Iterator[str]:
    """窓口の方だけが答えられ、まだ述べられていないこと。"""
    if decision.explanation.truth is not None:
        return
    seen = dict.fromkeys(
        fact for ground in decision.explanation.grounds for fact in unknown_facts(ground.condition, facts)
    )
    yield from (fact.question for fact in seen if is_visible(fact) and fact.question)


def _findings(
    certificate: Certificate, decision: Decision, items: Sequence[ItemRuling], *, is_protected: bool | None
) -> Iterator[Finding]:
    if is_protected is not False:
        yield _protection(certificate, is_protected=is_protected)
    if decision.amount is not None and decision.amount.yen is None:
        hint = "町の条例を確かめて、町の値（手数料）を置いてください"
        yield Finding("MDG297", Severity.NOTICE, certificate.id, "手数料が決まっていません", hint)
    for one in items:
        if one.truth is not False and one.delivery is not Delivery.HANDED:
            hint = "窓口では渡さず、本人の住民登録地へ郵送してください"
            yield Finding("MDG298", Severity.WARNING, one.item.id, one.delivery.value, hint)


def _protection(certificate: Certificate, *, is_protected: bool | None) -> Finding:
    if is_protected is None:
        message = "支援措置の名簿と照合していません"
        hint = "出す前に、載る人のすべてを名簿と照合してください"
        return Finding("MDG296", Severity.WARNING, certificate.id, message, hint)
    message = f"支援措置の対象です。{certificate.protection_note}"
    hint = "画面や用紙に何も出さず、「確認が必要です」とだけ伝えて、支援措置の係に引き継いでください"
    return Finding("MDG295", Severity.WARNING, certificate.id, message, hint)
