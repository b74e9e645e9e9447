"""
証明書の請求ひとつ: 登録簿と請求から、職員の判定と、窓口の方への返事までを作る純関数。

ファイル・印字・記録はここに無い。ベンダーは自分の画面と置き場所で、これを呼ぶ。
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from madoguchi_core.cases import Answers, CertificateRequest
from madoguchi_core.certificates import Answer, Ruling, decide, for_requester, is_visible
from madoguchi_core.errors import InvalidValue, PluginError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.municipality import RequestFacts
from madoguchi_core.national.facts import subject
from madoguchi_core.records import Missing
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Facts, Held, Origin, OriginKind


@dataclass(frozen=True, slots=True)
class CertificateVisit:
    """
    判定まで済んだ、証明書の請求。

    Attributes:
        request: 請求。
        ruling: 判定。職員だけが見る。
        answer: 窓口の方への返事。これだけを見せる。
        findings: 職員への知らせ（判定の知らせを含む）。
        facts: 判定に使った事実。職員だけが見る。
    """

    request: CertificateRequest
    ruling: Ruling
    answer: Answer
    findings: tuple[Finding, ...] = field(repr=False)
    facts: Facts = field(repr=False)


def decide_request(registry: Registry, request: CertificateRequest) -> CertificateVisit:
    """
    証明書の請求ひとつを判定する。

    Args:
        registry: 登録簿。
        request: 請求。

    Raises:
        InvalidValue: 事実の作り方が無い（MDG241）、目録に無い証明書（MDG292）・載らない項目（MDG293）のとき。
        PluginError: 部品が、窓口の方の述べることを台帳から決めたとき（MDG267）。
    """
    registered = registered_facts(registry, request)
    answers = _kept(registered, request.answers)
    facts = _with_answers(registered, answers)
    ruling = decide(
        registry.certificates,
        request.certificate_id,
        facts,
        on=request.requested_on,
        parameters=registry.parameters.with_values(request.settings),
        wanted=request.wanted,
    )
    found = (*_findings(request, kept=answers is not request.answers), *ruling.findings)
    return CertificateVisit(request, ruling, for_requester(ruling), found, facts)


def registered_facts(registry: Registry, request: CertificateRequest) -> Facts:
    """台帳の記録だけから分かる事実。窓口の方への返事には、一つも使わない。"""
    facts = request_facts_of(registry).derive(request)
    if any(is_visible(fact) for fact in facts):
        raise PluginError(
            "MDG267",
            "窓口の方が述べることを、台帳から決めています",
            hint="返事から台帳の中身が知られます。部品の作る事実から、窓口の方の事実を除いてください",
        )
    return facts


def request_facts_of(registry: Registry) -> RequestFacts:
    """証明書の請求の事実の作り方。"""
    if registry.request_facts is None:
        raise InvalidValue(
            "MDG241", "証明書の請求の事実の作り方が登録されていません", hint="部品を確かめてください"
        )
    return registry.request_facts


def _with_answers(registered: Facts, answers: Answers) -> Facts:
    """台帳の事実に、申し立てと、職員が確かめたことを重ねる。申し立ては台帳の事実と別なので、食い違わない。"""
    said = {fact: Held(value, Origin(OriginKind.VISITOR)) for fact, value in answers.given.items()}
    confirmed = {fact: Held(value, Origin(OriginKind.STAFF)) for fact, value in answers.confirmed.items()}
    return registered.updated({**said, **confirmed})


def _kept(registered: Facts, answers: Answers) -> Answers:
    """名簿に載る人の抑止は、「対象でない」と書いても消えない。出してよいかは、支援措置の係の判断で書く。"""
    said = answers.confirmed.get(subject.is_suppressed, True)
    if registered[subject.is_suppressed].known is not True or said is True:
        return answers
    confirmed = {
        fact: value for fact, value in answers.confirmed.items() if fact is not subject.is_suppressed
    }
    return replace(answers, confirmed=confirmed)


def _findings(request: CertificateRequest, *, kept: bool) -> Iterator[Finding]:
    if kept:
        message = "名簿では支援措置の対象です。「対象でない」という確認は使いません"
        hint = "係が出してよいと判断したなら、「支援措置の係の判断」に書いてください"
        yield Finding("MDG268", Severity.WARNING, request.certificate_id, message, hint)
    for parameter in request.settings:
        message = f"この件だけに当てた町の値を使います: {parameter.title}（{parameter.key}）"
        hint = "町の決まりなら、町のパッケージに置いてください"
        yield Finding("MDG262", Severity.NOTICE, request.certificate_id, message, hint)
    if request.household is Missing.EMPTY and not request.is_fresh:
        message = "古い写しで見つからないので、台帳に無いとは言えません"
        hint = "請求の日の台帳で探してください"
        yield Finding("MDG269", Severity.WARNING, request.certificate_id, message, hint)
