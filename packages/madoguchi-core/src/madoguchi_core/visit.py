"""
来庁ひとつ: 登録簿と一件の届出から、判定・尋ねること・様式に書く値までを作る純関数。

ファイル・印字・記録はここに無い。ベンダーは自分の画面と置き場所で、これを呼ぶ。
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from madoguchi_core.calendar import legal_age_bounds, parse_exact_date
from madoguchi_core.cases import Case, with_answers
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import (
    BLANK,
    FIELDS_BY_WORD,
    FORM_FIELDS,
    FieldKind,
    FieldSubject,
    FormField,
    FormValue,
    FormValues,
)
from madoguchi_core.handover import RpaMap
from madoguchi_core.interview import Inquiry, inquire
from madoguchi_core.municipality import FormPackage
from madoguchi_core.procedures import Outcome, Plan, judge
from madoguchi_core.records import Missing, Resident
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Fact, Facts, Held
from madoguchi_core.text import is_my_number

_ASKED_FACTS = {"funeral.held_on": "funeral.date"}


@dataclass(frozen=True, slots=True)
class Visit:
    """
    判定まで済んだ来庁。

    Attributes:
        case: 届出。
        plan: 判定。
        inquiry: まだ尋ねること。
        findings: 台帳と回答の食い違いなど。
    """

    case: Case
    plan: Plan
    inquiry: Inquiry
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FilledFields:
    """
    様式に書く値。

    Attributes:
        values: 欄の名から値への対応。
        findings: 書けない値の指摘。
        lists: 一覧の名から、一人ずつの値への対応。分からない一覧は入れない。
    """

    values: Mapping[str, FormValue] = field(repr=False)
    findings: tuple[Finding, ...]
    lists: Mapping[str, Sequence[FormValues]] = field(default_factory=dict, repr=False)


def judge_case(registry: Registry, case: Case, *, law_on: date | None = None) -> Visit:
    """
    一件の届出を判定する。

    Args:
        registry: 登録簿。
        case: 届出。
        law_on: この日に効いている決まりで判定する。None は出来事の日。

    Raises:
        InvalidValue: 本人が世帯にいないとき（MDG240）、扱えない出来事のとき（MDG241）。
    """
    facts, conflicts = with_answers(facts_of(registry, case), case.answers)
    plan = plan_of(registry, case, facts, law_on=law_on)
    return Visit(case, plan, inquire(registry.catalogue, plan), conflicts)


def plan_of(registry: Registry, case: Case, facts: Facts, *, law_on: date | None = None) -> Plan:
    """その事実のときの判定。"""
    return judge(
        registry.catalogue,
        facts,
        event=case.event,
        event_on=case.event_on,
        parameters=registry.parameters,
        calendar=registry.calendar,
        law_on=law_on,
    )


def facts_of(registry: Registry, case: Case) -> Facts:
    """台帳の記録だけから分かる事実（全国と町）。"""
    person = _person(case)
    source = registry.event_facts.get(case.event)
    if source is None:
        raise InvalidValue(
            "MDG241", "この出来事の事実の作り方が登録されていません", hint="部品を確かめてください"
        )
    facts = source.derive(case.household, person, case.event_on, case.known_on, case.register)
    extra: dict[Fact[Any], Held] = {}
    for more in registry.extra_facts:
        extra.update(more.derive(case.household, person, case.event_on))
    return facts.updated(extra)


def forms_for(registry: Registry, plan: Plan) -> tuple[FormPackage, ...]:
    """必要と決まった手続きの様式。"""
    needed = _needed(plan)
    return tuple(form for form in registry.forms.values() if needed & set(form.spec.procedure_ids))


def rpa_maps_for(registry: Registry, plan: Plan) -> tuple[RpaMap, ...]:
    """必要と決まった手続きの RPA の表。"""
    needed = _needed(plan)
    return tuple(rpa_map for rpa_map in registry.rpa_maps.values() if needed & set(rpa_map.procedure_ids))


def fill_fields(
    registry: Registry,
    visit: Visit,
    *,
    filed_on: date,
    procedure_ids: Iterable[str],
    withholds_addresses: bool,
) -> FilledFields:
    """
    様式と RPA の表に書く値を集める。

    台帳の値、判定の値、人が記入した値の順に重ねる。無い値は :class:`Missing` のまま渡し、様式では空欄になる。

    Args:
        registry: 登録簿。
        visit: 来庁。
        filed_on: 届出日。
        procedure_ids: 様式を使う手続き。金額をここから採る。
        withholds_addresses: 支援措置を照合していないとき、住所を空けて手書きに残す。
    """
    person = _person(visit.case)
    values: dict[str, FormValue] = {
        **_register_values(person, visit.case.event_on, withholds_addresses=withholds_addresses),
        **_head_values(visit.case, person, withholds_addresses=withholds_addresses),
        **_municipality_values(registry),
        "filed_on": filed_on,
        "applicant.signature": BLANK,
        "amount.yen": _amount(visit.plan, procedure_ids),
    }
    for name, fact_name in _ASKED_FACTS.items():
        values[name] = _fact_value(visit.plan.facts, fact_name)
    entries, findings = _entries(visit.case.answers.entries)
    if withholds_addresses:
        # 記入された住所や、その手がかりも、照合していないうちは印字しない。記入そのものは回答のファイルに残る
        entries |= {name: BLANK for name in entries if FORM_FIELDS[name].may_tell_home}
    members = _members(visit.case, withholds_addresses=withholds_addresses)
    return FilledFields({**values, **entries}, findings, {} if members is None else {"members": members})


def _needed(plan: Plan) -> set[str]:
    return {decision.procedure.id for decision in plan.with_outcome(Outcome.REQUIRED)}


def _person(case: Case) -> Resident:
    person = case.person
    if person is None:
        raise InvalidValue("MDG240", "本人が世帯の記録にいません", hint="宛名番号を確かめてください")
    return person


def _register_values(person: Resident, died_on: date, *, withholds_addresses: bool) -> dict[str, FormValue]:
    # 国保・後期・介護の資格は、死亡日の翌日になくなる（国民健康保険法8条など）
    values: dict[str, FormValue] = {
        "deceased.name": person.name.official,
        "deceased.kana": person.name.kana,
        "deceased.address": person.address.full_line,
        "deceased.postcode": person.address.postcode,
        "deceased.head_name": person.head_name,
        "deceased.relation": person.relation.text,
        "deceased.sex": _sex(person),
        "deceased.honseki": person.koseki.honseki,
        "deceased.koseki_head": person.koseki.head,
        "deceased.resident_id": person.address_number,
        "deceased.household_id": person.household_number,
        "deceased.born_on": person.born_on,
        "deceased.died_on": died_on,
        "insurance.lost_on": died_on + timedelta(days=1),
        "insurance.loss_reason": "死亡",
    }
    return _withheld(values) if withholds_addresses else values


def _withheld(values: Mapping[str, FormValue]) -> dict[str, FormValue]:
    """支援措置を照合していないとき、住所を空けて手書きに残す。"""
    return {
        name: BLANK if FORM_FIELDS[name].subject is FieldSubject.ADDRESS else value
        for name, value in values.items()
    }


def _sex(person: Resident) -> str | Missing:
    return person.sex if isinstance(person.sex, Missing) else person.sex.title


def _head_values(case: Case, person: Resident, *, withholds_addresses: bool) -> dict[str, FormValue]:
    """世帯主変更届の欄。亡くなった方が世帯主でなければ該当せず、新しい世帯主は一人に決まるときだけ書く。"""
    is_head = person.relation.is_head
    if is_head is not True:
        names = [name for name in FORM_FIELDS if name.startswith("head.")]
        return dict.fromkeys(names, Missing.NOT_APPLICABLE if is_head is False else Missing.UNKNOWN)
    new = _certain_head(case)
    values: dict[str, FormValue] = {
        "head.old_name": person.name.official,
        "head.old_kana": person.name.kana,
        "head.new_name": new if isinstance(new, Missing) else new.name.official,
        "head.new_kana": new if isinstance(new, Missing) else new.name.kana,
        "head.new_born_on": new if isinstance(new, Missing) else new.born_on,
        "head.address": person.address.full_line,
        "head.changed_on": case.event_on,
        "head.reason": "世帯主の死亡",
    }
    return _withheld(values) if withholds_addresses else values


def _certain_head(case: Case) -> Resident | Missing:
    """新しい世帯主。残る人が一人だけで、その人が15歳以上のとき（住民基本台帳法施行令25条）にだけ言い切れる。"""
    rest = case.household.without(case.subject)
    if rest.unclear_members or len(rest.current_members) != 1:
        return Missing.UNKNOWN
    only = rest.current_members[0]
    born = only.born_on
    youngest = None if isinstance(born, Missing) else legal_age_bounds(born, case.event_on)[0]
    return only if youngest is not None and youngest >= 15 else Missing.UNKNOWN


def _members(case: Case, *, withholds_addresses: bool) -> list[FormValues] | None:
    """残る世帯員。台帳の順。住民かどうか分からない人がいれば、誰が残るかも分からない。"""
    rest = case.household.without(case.subject)
    if rest.unclear_members:
        return None
    found = [_member_values(member) for member in rest.current_members]
    return [_withheld(values) for values in found] if withholds_addresses else list(found)


def _member_values(member: Resident) -> dict[str, FormValue]:
    return {
        "member.name": member.name.official,
        "member.kana": member.name.kana,
        "member.born_on": member.born_on,
        "member.sex": _sex(member),
        # 続柄コード1の列しか無い表では、孫も「子」になる。表記が無ければ、コードから書かない
        "member.relation": member.relation.text,
        "member.address": member.address.full_line,
        "member.resident_id": member.address_number,
    }


def _municipality_values(registry: Registry) -> dict[str, FormValue]:
    municipality = registry.municipality
    if municipality is None:
        return {}
    return {"municipality.name": municipality.name, "municipality.mayor_title": municipality.mayor_title}


def _amount(plan: Plan, procedure_ids: Iterable[str]) -> FormValue:
    """金額は一つの手続きからだけ採る。決まっていなければ、空けて指摘が出る。"""
    wanted = set(procedure_ids)
    amounts = [item.amount for item in plan.with_outcome(Outcome.REQUIRED) if item.procedure.id in wanted]
    known = [amount.yen for amount in amounts if amount is not None and amount.yen is not None]
    return known[0] if len(known) == 1 else Missing.UNKNOWN


def _fact_value(facts: Facts, name: str) -> FormValue:
    held = next((facts[fact].value for fact in facts if fact.name == name), Missing.NOT_ASKED)
    return held if isinstance(held, (date, Missing, str)) else Missing.UNKNOWN


def _entries(entries: Mapping[str, str]) -> tuple[dict[str, FormValue], tuple[Finding, ...]]:
    values: dict[str, FormValue] = {}
    findings: list[Finding] = []
    for place, (word, text) in enumerate(entries.items(), start=1):
        item = FIELDS_BY_WORD.get(word)
        value = _unknown_entry(place) if item is None else _read_entry(item, text)
        if isinstance(value, Finding):
            findings.append(value)
        elif item is not None:
            values[item.name] = value
    return values, tuple(findings)


def _unknown_entry(place: int) -> Finding:
    # 見出しに氏名などが書かれていることがあるので、言葉は写さない
    return Finding(
        "MDG222", Severity.ERROR, f"記入の{place}番目", "知らない欄の名です", "様式の欄の名を確かめてください"
    )


def _read_entry(item: FormField, text: str) -> FormValue | Finding:
    where = f"記入「{item.title}」"
    if is_my_number(text):
        hint = "個人番号は madoguchi に入れず、様式に手で書いてください"
        return Finding("MDG242", Severity.ERROR, where, "個人番号と見られる値です", hint)
    if item.kind is FieldKind.DATE:
        return parse_exact_date(text, where=where)
    if item.kind in {FieldKind.YEN, FieldKind.COUNT}:
        unit = "円" if item.kind is FieldKind.YEN else "通"
        digits = text.replace(",", "").removesuffix(unit)
        hint = "30000 のように数字で書いてください"
        return (
            int(digits)
            if digits.isdecimal()
            else Finding("MDG223", Severity.ERROR, where, f"{item.kind.title}として読めません", hint)
        )
    return text
