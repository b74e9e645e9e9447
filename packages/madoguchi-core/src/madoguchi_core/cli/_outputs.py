"""一件の届出から出るものを、出口を通して作り、全部そろってから書く。"""

import getpass
import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from madoguchi_core.cases import Answers, Case
from madoguchi_core.cli._case_ticket import issue_for
from madoguchi_core.cli._files import replace_files
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.cli._screen import json_text
from madoguchi_core.errors import StoreError
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.form_set import FilledForm, fill_form, manifest
from madoguchi_core.gate import Gate, OutputKind, ReleaseRequest, Requester, Ruling, Subject
from madoguchi_core.handover import (
    InquiryAbout,
    RpaMap,
    RpaRow,
    SectionGuide,
    guide_model,
    inquiry_model,
    render_guide,
    render_inquiry_sheet,
    render_staff_sheet,
    rpa_csv,
    staff_model,
)
from madoguchi_core.municipality import FormPackage
from madoguchi_core.outsiders import names_outsiders
from madoguchi_core.procedures import LifeEvent, Outcome, Plan, SectionRole
from madoguchi_core.queue import IssuedNumber, Ticket
from madoguchi_core.records import Missing, Protection, Resident
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Holder
from madoguchi_core.store import AuditLog
from madoguchi_core.visit import Visit, fill_fields, forms_for, rpa_maps_for


@dataclass(frozen=True, slots=True)
class Setting:
    """
    出力のあいだ変わらないもの。

    Attributes:
        registry: 登録簿。
        gate: 出口。
        requester: 求めた人。
        now: 今の日時。
        data_as_of: 住民の写しの基準日。
        out: 書き出す先。
    """

    registry: Registry
    gate: Gate
    requester: Requester
    now: datetime
    data_as_of: date | None
    out: Path

    @property
    def today(self) -> date:
        """今日。"""
        return self.now.date()

    @property
    def town(self) -> str:
        """町の名。町の部品が無ければ空。"""
        municipality = self.registry.municipality
        return "" if municipality is None else municipality.name

    @property
    def sections(self) -> Mapping[SectionRole, SectionGuide]:
        """窓口の役割から、町の課・係・窓口への対応。"""
        municipality = self.registry.municipality
        return {} if municipality is None else municipality.sections


def setting_for(registry: Registry, out: Path, *, now: datetime, data_as_of: date | None) -> Setting:
    """この端末のこの人が、*out* に書き出すときの設定。出口の記録も *out* に置く。"""
    return Setting(registry, gate_at(out), this_requester(), now, data_as_of, out)


def this_requester() -> Requester:
    """この端末を使っている人。"""
    return Requester(getpass.getuser(), platform.node())


def gate_at(out: Path) -> Gate:
    """*out* に記録を残す出口。"""
    return Gate(AuditLog(out / "audit.jsonl"))


@dataclass(slots=True)
class Outputs:
    """
    作ったもの。

    Attributes:
        files: 相対の場所と中身。
        findings: 指摘のすべて。
        skipped: 誤りのために作らなかったものの名。
        released: 出口を通ったもの。書けなかったときに、渡らなかったと記録する。
        forms: 書いた様式。誤りがあって渡さない物も入る。
    """

    files: list[tuple[str, bytes]] = field(default_factory=list, repr=False)
    findings: list[Finding] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    released: list[ReleaseRequest] = field(default_factory=list)
    forms: list[FilledForm] = field(default_factory=list)


Maker = Callable[[Ruling], None]

SHEETS = frozenset({OutputKind.GUIDE_SHEET, OutputKind.STAFF_SHEET, OutputKind.INQUIRY_SHEET})
"""紙だけ。状況ファイルの判定から出す。番号札は発券になるので出さない。"""


def make_outputs(
    setting: Setting, visit: Visit, *, kinds: AbstractSet[OutputKind] = frozenset(OutputKind)
) -> Outputs:
    """
    ご案内・職員用の紙・照会票・様式・RPA の表・番号札を作る。どれも出口を通す。

    Args:
        setting: 出力のあいだ変わらないもの。
        visit: 判定まで済んだ来庁。
        kinds: 作るものの種類。

    Raises:
        ReleaseRefused: 支援措置で止められたとき。何も書かれない。
    """
    outputs = Outputs()
    jobs = (
        (request_for(setting, visit.case, kind, document=document), make)
        for kind, document, make in _makers(setting, visit, outputs)
        if kind in kinds
    )
    release_all(setting, outputs, jobs)
    if OutputKind.FORM in kinds:
        outputs.findings.extend(_undecided(setting.registry, visit.plan))
    if outputs.forms:
        outputs.files.append(_manifest(setting, outputs))
    return outputs


def release_all(setting: Setting, outputs: Outputs, jobs: Iterable[tuple[ReleaseRequest, Maker]]) -> None:
    """
    一つずつ出口を通して作る。

    Raises:
        ReleaseRefused: 支援措置で止められたとき。何も書かれない。
    """
    for request, make in jobs:
        before = len(outputs.skipped)
        setting.gate.release(request, make, at=setting.now)
        if len(outputs.skipped) > before:
            setting.gate.record_failure(request, at=setting.now)
        else:
            outputs.released.append(request)


def _undecided(registry: Registry, plan: Plan) -> Iterator[Finding]:
    """手続きが要確認なので、まだ作れない様式と表。黙って落とさない。"""
    open_ids = {decision.procedure.id for decision in plan.with_outcome(Outcome.TO_CONFIRM)}
    needed = {decision.procedure.id for decision in plan.with_outcome(Outcome.REQUIRED)}
    found = [(form.spec.title, form.spec.procedure_ids) for form in registry.forms.values()]
    found += [(rpa_map.title, rpa_map.procedure_ids) for rpa_map in registry.rpa_maps.values()]
    for title, ids in found:
        waiting = sorted(open_ids & set(ids))
        if waiting:
            is_made = bool(needed & set(ids))
            ending = "この分は入っていません" if is_made else "まだ作っていません"
            message = f"手続き（{'、'.join(waiting)}）が要確認なので、{ending}"
            hint = "照会票と質問で確かめ、回答を加えてもう一度動かしてください"
            yield Finding("MDG811", Severity.NOTICE, title, message, hint)


def write_outputs(setting: Setting, outputs: Outputs) -> None:
    """
    全部を書く。書けなければ、どれも渡らなかったと記録する。

    Raises:
        StoreError: 書けないとき（MDG804）。
    """
    try:
        replace_files(setting.out, outputs.files)
    except StoreError:
        for request in outputs.released:
            setting.gate.record_failure(request, at=setting.now)
        raise


def request_for(setting: Setting, case: Case, kind: OutputKind, *, document: str = "") -> ReleaseRequest:
    """出口に求めること。番号札のほかは、世帯の全員を載る人とみなす。"""
    people = () if kind is OutputKind.TICKET else tuple(case.household)
    subjects = tuple(Subject(person.address_number, _protection(case, person)) for person in people)
    if kind in _WITH_ENTRIES and names_outsiders(case):
        # 世帯の外の人は台帳のだれか分からないので、支援措置を照合したとは言えない
        subjects += (Subject(Missing.UNKNOWN, Missing.NOT_SUPPLIED),)
    return ReleaseRequest(
        kind, setting.requester, f"おくやみ（{case.event.title}）", subjects, document=document
    )


def _protection(case: Case, person: Resident) -> Protection | Missing:
    """名簿と照合した結果。亡くなった方については、人の入力も見る。"""
    return (
        protection_told(person, case.answers) if person.address_number == case.subject else person.protection
    )


def protection_told(person: Resident, *told: Answers) -> Protection | Missing:
    """名簿と照合した結果。名簿になくても、人が「支援措置がある」と入力した人は、抑止される人として止める。"""
    entered = [item for answers in told for item in (*answers.confirmed.items(), *answers.given.items())]
    if any(fact.holder is Holder.SUPPORT and value is True for fact, value in entered):
        return Protection(is_listed=True, measure=Missing.UNKNOWN)
    return person.protection


_WITH_ENTRIES = (OutputKind.FORM, OutputKind.RPA_ROWS)


def _makers(setting: Setting, visit: Visit, outputs: Outputs) -> Iterator[tuple[OutputKind, str, Maker]]:
    yield OutputKind.GUIDE_SHEET, "guide.html", partial(_guide, setting, visit, outputs)
    yield OutputKind.STAFF_SHEET, "staff.html", partial(_staff, setting, visit, outputs)
    yield OutputKind.INQUIRY_SHEET, "inquiry.html", partial(_inquiry, setting, visit, outputs)
    for form in forms_for(setting.registry, visit.plan):
        yield OutputKind.FORM, form.spec.id, partial(_form, setting, visit, outputs, form)
    for rpa_map in rpa_maps_for(setting.registry, visit.plan):
        yield OutputKind.RPA_ROWS, rpa_map.id, partial(_rpa, setting, visit, outputs, rpa_map)
    yield OutputKind.SCREEN, "plan.json", lambda _: _json(visit, outputs)
    yield OutputKind.TICKET, "ticket.bin", lambda _: _ticket(setting, visit.case, outputs)


def _guide(setting: Setting, visit: Visit, outputs: Outputs, ruling: Ruling) -> None:
    model = guide_model(
        visit.plan,
        visit.inquiry,
        municipality=setting.town,
        sections=setting.sections,
        printed_on=setting.today,
        data_as_of=setting.data_as_of,
    )
    outputs.findings.extend(ruling.findings)
    outputs.files.append(("guide.html", render_guide(model).encode()))


def _staff(setting: Setting, visit: Visit, outputs: Outputs, ruling: Ruling) -> None:
    model = staff_model(
        visit.plan,
        visit.inquiry,
        municipality=setting.town,
        printed_on=setting.today,
        data_as_of=setting.data_as_of,
        findings=(*visit.findings, *ruling.findings),
    )
    outputs.files.append(("staff.html", render_staff_sheet(model).encode()))


def _inquiry(setting: Setting, visit: Visit, outputs: Outputs, _: Ruling) -> None:
    case = visit.case
    others = tuple(
        person.address_number for person in case.household if person.address_number != case.subject
    )
    model = inquiry_model(
        visit.plan,
        visit.inquiry,
        about=InquiryAbout(case_key(case), case.subject, others),
        municipality=setting.town,
        sections=setting.sections,
        printed_on=setting.today,
        data_as_of=setting.data_as_of,
    )
    outputs.files.append(("inquiry.html", render_inquiry_sheet(model).encode()))


def _form(setting: Setting, visit: Visit, outputs: Outputs, form: FormPackage, ruling: Ruling) -> None:
    filled = fill_form(
        setting.registry,
        visit,
        form,
        filed_on=setting.today,
        withholds_addresses=ruling.withholds_addresses,
    )
    outputs.forms.append(filled)
    # 世帯の外の人を記入したときは、様式だけが住所を空ける。黙って空けない
    told = (*ruling.findings, *filled.findings)
    outputs.findings.extend(found for found in told if found not in outputs.findings)
    outputs.files.extend((f"forms/{name}", content) for name, content in filled.files)
    if not filled.pages:
        outputs.skipped.append(form.spec.title)


def _manifest(setting: Setting, outputs: Outputs) -> tuple[str, bytes]:
    made = manifest(outputs.forms, produced_at=setting.now, version=version("madoguchi-core"))
    return "forms/manifest.json", json_text(made).encode()


def _rpa(setting: Setting, visit: Visit, outputs: Outputs, rpa_map: RpaMap, ruling: Ruling) -> None:
    filled = fill_fields(
        setting.registry,
        visit,
        filed_on=setting.today,
        procedure_ids=rpa_map.procedure_ids,
        withholds_addresses=ruling.withholds_addresses,
    )
    export = rpa_csv(rpa_map, [RpaRow(case_key(visit.case), filled.values)])
    told = (*ruling.findings, *filled.findings, *export.findings)
    _keep(outputs, f"rpa/{rpa_map.id}.csv", rpa_map.title, export.content, told)


def _keep(
    outputs: Outputs, name: str, title: str, content: bytes | None, findings: tuple[Finding, ...]
) -> None:
    outputs.findings.extend(found for found in findings if found not in outputs.findings)
    if content is None or has_errors(findings):
        outputs.skipped.append(title)
    else:
        outputs.files.append((name, content))


def _json(visit: Visit, outputs: Outputs) -> None:
    outputs.files.append(("plan.json", json_text(plan_json(visit)).encode()))


def _ticket(setting: Setting, case: Case, outputs: Outputs) -> None:
    registry, municipality = setting.registry, setting.registry.municipality
    category_id = None if municipality is None else municipality.ticket_category_of.get(case.event)
    if category_id is None or registry.ticket_writer is None or not registry.ticket_layouts:
        return
    category = registry.ticket_categories[category_id]
    issued = issue_for(case, category, out=setting.out, now=setting.now)
    if not isinstance(issued, IssuedNumber):
        outputs.findings.append(issued)
        outputs.skipped.append("番号札")
        return
    ticket = Ticket(
        number=issued.number_text,
        category=category,
        counter=category.counter,
        issued_at=setting.now,
        business_date=setting.today,
        waiting=issued.waiting,
    )
    written = registry.ticket_writer(ticket, registry.ticket_layouts[0])
    _keep(outputs, "ticket.bin", "番号札", written.data, written.findings)
    if written.preview_png:
        outputs.files.append(("ticket.png", written.preview_png))


def case_key(case: Case) -> str:
    """件の鍵。同じ届出なら、写しの基準日が変わっても同じ。番号を総当たりすれば戻せるので、庁外へ渡す紙には書かない。"""
    return key_of(case.subject, case.event, case.event_on)


def key_of(subject: str, event: LifeEvent, on: date) -> str:
    """その人の、その出来事の件の鍵。"""
    source = f"{subject}|{event.value}|{on.isoformat()}"
    return "C-" + hashlib.sha256(source.encode()).hexdigest()[:16]
