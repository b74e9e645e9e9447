"""``madoguchi certificate``。"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cases import CertificateRequest, ExpectedRuling, read_request
from madoguchi_core.certificate_visit import CertificateVisit, decide_request, request_facts_of
from madoguchi_core.cli._certificate_json import certificate_json
from madoguchi_core.cli._certificate_outputs import make_sheets, request_for, staff_sheet
from madoguchi_core.cli._certificate_view import show_answer, show_ruling, show_withheld
from madoguchi_core.cli._compare import compare_ruling, surprised
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._outputs import Setting, setting_for, write_outputs
from madoguchi_core.cli._residents import copy_title, opened_residents, staleness
from madoguchi_core.cli._screen import print_json, progress, show_findings
from madoguchi_core.cli._situations import rejected
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.gate import OutputKind
from madoguchi_core.plugins import default_registry
from madoguchi_core.records import Household, Missing
from madoguchi_core.registry import Registry
from madoguchi_core.store import ResidentCopy


@dataclass(frozen=True, slots=True)
class RegisterOptions:
    """
    台帳の写しから世帯を読むときの引数。まだ確かめていない。

    Attributes:
        residents: 住民の表か写し。空なら、状況ファイルの「世帯」を使う。
        number: 請求される方の宛名番号。
        entitled: 請求する方（代理のときは、頼んだ方）の宛名番号。空なら、まだ照合していない。
        protected: 支援措置の名簿。
        data_as_of: 表の基準日。
    """

    residents: str = ""
    number: str = field(default="", repr=False)
    entitled: str = field(default="", repr=False)
    protected: Path | None = None
    data_as_of: str = ""


def run_certificate(
    path: Path, *, out: Path | None, as_json: bool, register: RegisterOptions, now: datetime | None = None
) -> None:
    """
    請求の状況ファイルを読んで判定する。*out* があれば、職員用の紙と返事の紙も、出口を通して書く。

    Args:
        path: 状況ファイル。
        out: 書き出す先。台帳の写しを使うときは要る。
        as_json: 端末に JSON を出すか。
        register: 台帳の写しの引数。
        now: 今の日時。渡さなければ時計を見る（試験だけが渡す）。

    Raises:
        DataRejected: 状況ファイルの誤り（MDG801）、期待と違う判定（MDG802）。
    """
    _check_options(register, out)
    registry = default_registry()
    moment = now if now is not None else datetime.now().astimezone()
    request, expected, findings = _read(registry, path)
    if register.residents:
        request, stale = _with_register(registry, request, register, now=moment)
        findings = (*findings, *stale)
    visit = decide_request(registry, request)
    is_withheld = False
    if out is None:
        setting = _setting(registry, Path(), moment, request)
        _show(setting, visit, as_json=as_json)
    else:
        setting = _setting(registry, out, moment, request)
        is_withheld = _release(setting, visit, as_json=as_json)
    show_findings((*findings, *((_handed_over(path.name),) if is_withheld else visit.findings)))
    if not is_withheld:
        surprised(compare_ruling(visit, expected, where=path.name))


def _check_options(register: RegisterOptions, out: Path | None) -> None:
    if not register.residents:
        if register != RegisterOptions():
            hint = "--residents で、住民の表か写しを渡してください"
            raise InvalidValue("MDG806", "台帳の写しが無いのに、その引数があります", hint=hint)
        return
    if out is None:
        hint = "--out で、出口の記録を残すフォルダーを渡してください"
        raise InvalidValue("MDG806", "台帳の写しを使うときは、書き出す先が要ります", hint=hint)
    if not register.number.strip():
        # 空の番号を「見つからない」と読むと、渡し忘れが「いない」になる
        hint = "--id で、請求される方の宛名番号を渡してください"
        raise InvalidValue("MDG806", "請求される方の宛名番号がありません", hint=hint)


def _read(registry: Registry, path: Path) -> tuple[CertificateRequest, ExpectedRuling, tuple[Finding, ...]]:
    found = read_request(
        read_text(path),
        where=path.name,
        certificates=registry.certificates,
        words=request_facts_of(registry).words,
    )
    if found.request is None:
        raise rejected(found.findings)
    return found.request, found.expected, found.findings


def _setting(registry: Registry, out: Path, now: datetime, request: CertificateRequest) -> Setting:
    return setting_for(registry, out, now=now, data_as_of=request.data_as_of)


def _release(setting: Setting, visit: CertificateVisit, *, as_json: bool) -> bool:
    """紙を書き、画面も出口を通す。止められたら真。"""
    write_outputs(setting, make_sheets(setting, visit))

    def shown() -> bool:
        _show(setting, visit, as_json=as_json)
        return False

    def withheld() -> bool:
        if as_json:
            print_json(certificate_json(visit, is_withheld=True))
        else:
            show_withheld()
            show_answer(visit.answer)
        return True

    request = request_for(setting, visit, OutputKind.SCREEN, document="画面")
    return setting.gate.release(request, lambda _: shown(), at=setting.now, instead=withheld)


def _show(setting: Setting, visit: CertificateVisit, *, as_json: bool) -> None:
    if as_json:
        print_json(certificate_json(visit))
    else:
        show_ruling(visit, staff_sheet(setting, visit))
        show_answer(visit.answer)


def _handed_over(where: str) -> Finding:
    message = "この請求の判定は、画面にも紙にも出していません"
    hint = "窓口の方には返事の紙の言葉だけを伝え、支援措置の係に引き継いでください"
    return Finding("MDG813", Severity.WARNING, where, message, hint)


def _with_register(
    registry: Registry, request: CertificateRequest, options: RegisterOptions, *, now: datetime
) -> tuple[CertificateRequest, tuple[Finding, ...]]:
    """状況ファイルの請求に、台帳の写しの世帯を入れる。いない人の請求も、同じ道を最後まで通る。"""
    if request.household is not Missing.NOT_ASKED:
        hint = "状況ファイルから「世帯」を消すか、--residents を外してください"
        raise InvalidValue("MDG806", "世帯が、状況ファイルと台帳の写しの両方にあります", hint=hint)
    data_as_of = _as_of(options.data_as_of)
    with (
        progress("住民の表を読んでいます"),
        opened_residents(
            registry, options.residents, protected=options.protected, data_as_of=data_as_of, now=now
        ) as (copy, problems),
    ):
        found = _found(copy, request, options)
        stale = staleness(registry, copy.info.data_as_of, now.date())
        return found, (*problems, *stale)


def _as_of(text: str) -> date | None:
    if not text:
        return None
    found = parse_exact_date(text, where="--data-as-of")
    if isinstance(found, Finding):
        raise InvalidValue("MDG806", "--data-as-of が日付として読めません", hint=found.hint)
    return found


def _found(copy: ResidentCopy, request: CertificateRequest, options: RegisterOptions) -> CertificateRequest:
    data_as_of = copy.info.data_as_of
    person = copy.resident(options.number.strip())
    known = replace(request, register=copy_title(data_as_of), data_as_of=data_as_of)
    if person is None:
        return replace(known, household=Missing.EMPTY)
    if isinstance(person.household_number, Missing):
        raise InvalidValue("MDG240", "世帯番号が分からない人です", hint="元の表の世帯番号を確かめてください")
    home = copy.household(person.household_number)
    return replace(
        known,
        household=home,
        subject=person.address_number,
        entitled=_entitled(home, request, options.entitled.strip()),
    )


def _entitled(home: Household, request: CertificateRequest, number: str) -> str | Missing:
    if not number:
        return request.entitled
    return Missing.NOT_APPLICABLE if home.member(number) is None else number
