"""台帳の記録から、死亡の手続きの事実を作る純関数。台帳が言えないことは、無さの種類のまま渡す。"""

from datetime import date

from madoguchi_core.calendar import PeriodUnit, RegisterDate, shift_date
from madoguchi_core.national.choices import CareInsurer, ChildAllowanceRole, MedicalInsurance, Nationality
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.records import (
    Coverage,
    Household,
    Missing,
    Resident,
    ResidentKind,
    ResidentStatus,
)
from madoguchi_core.rules import Among, Fact, Facts, Held, Origin, OriginKind, Span

_NOT_HELD_BY_TOWN = frozenset(MedicalInsurance) - {MedicalInsurance.NHI, MedicalInsurance.LATTER_STAGE}
_RECENT_MONTHS = 6
_BENEFIT_MONTHS = 24
_LATTER_STAGE_MONTHS = 75 * 12
_JUDGED = (ResidentStatus.RESIDENT, ResidentStatus.DECEASED)


def death_facts(
    home: Household, person: Resident, *, died_on: date, known_on: date | None, register: str
) -> Facts:
    """
    世帯の記録から、死亡について分かることを集める。

    Args:
        home: 亡くなった方の世帯。
        person: 亡くなった方。
        died_on: 死亡日。
        known_on: 死亡を知った日。まだ聞いていなければ None。
        register: 台帳の名と基準日（「住民基本台帳の写し（2026-07-01 現在）」）。出どころとして残る。

    Returns:
        事実。台帳に無いことは :class:`Missing` のまま。
    """
    known_held = _from(
        Missing.NOT_ASKED if known_on is None else known_on, "ご家族・職員の入力", OriginKind.STAFF
    )
    values: dict[Fact, Held] = {  # type: ignore[type-arg]
        death.died_on: _from(died_on, "死亡日の入力", OriginKind.STAFF),
        death.known_on: known_held,
        death.is_report_filed: _from(_report_filed(person), f"{register} 住民状態"),
        deceased.born_on: _from(dated(person.born_on), f"{register} 生年月日"),
        deceased.is_resident: _from(_was_resident(person), f"{register} 住民状態"),
        deceased.is_head: _from(_is_head(person), f"{register} 続柄"),
        deceased.nationality: _from(_nationality(person), f"{register} 住民種別"),
        deceased.medical_insurance: _from(_insurance(person, died_on), f"{register} 国保・後期の資格"),
        deceased.care_insurer: _from(_care_insurer(person, died_on), f"{register} 介護の資格"),
        deceased.child_allowance_role: _from(_allowance_role(person), f"{register} 児童手当の資格"),
        deceased.has_lost_kenpo: _from(_lost_kenpo(person, died_on), f"{register} 国保・後期の資格取得日"),
        deceased.has_continued_benefit: _from(
            _continued_benefit(person, died_on), f"{register} 国保・後期の資格取得日"
        ),
    }
    return Facts(values, {household.remaining: _remaining(home, person, died_on, register)})


def derive_death_facts(
    home: Household, person: Resident, died_on: date, known_on: date | None, register: str
) -> Facts:
    """:func:`death_facts` を、部品の約束の順の引数で呼ぶ。"""
    return death_facts(home, person, died_on=died_on, known_on=known_on, register=register)


def dated(value: RegisterDate | Missing) -> date | Span | Missing:
    """
    登録上の日付を、判定で使う形にする。幅のある日付は幅のまま、言えない日付は不明。

    >>> dated(RegisterDate.unknown("年月日不詳"))
    <Missing.UNKNOWN: 'unknown'>
    """
    if isinstance(value, Missing):
        return value
    if value.on is not None:
        return value.on
    if value.earliest is None or value.latest is None:
        return Missing.UNKNOWN
    return Span(value.earliest, value.latest)


def _from(value: object, place: str, kind: OriginKind = OriginKind.REGISTER) -> Held:
    return Held(value, Origin(kind, place))


def _report_filed(person: Resident) -> bool | Missing:
    """写しで死亡者になっていれば届け出済み。住民のままでも、写しの後に出ていることがある。"""
    if person.status is ResidentStatus.DECEASED:
        return True
    return person.status if isinstance(person.status, Missing) else Missing.NOT_ASKED


def _was_resident(person: Resident) -> bool | Missing:
    if isinstance(person.status, Missing):
        return person.status
    return person.status in _JUDGED


def _has_left(person: Resident) -> bool:
    """転出などで住民でなくなった人か。行に残る世帯主や資格は、死亡日のものではない。"""
    return not isinstance(person.status, Missing) and person.status not in _JUDGED


def _is_head(person: Resident) -> bool | Missing:
    return Missing.UNKNOWN if _has_left(person) else person.relation.is_head


def _nationality(person: Resident) -> Nationality | Missing:
    if isinstance(person.kind, Missing):
        return person.kind
    return Nationality.JAPANESE if person.kind is ResidentKind.JAPANESE else Nationality.FOREIGN


def _insurance(person: Resident, died_on: date) -> MedicalInsurance | Among | Missing:
    """
    死亡日の医療保険。国保と後期のどちらも持つ記録は食い違いなので、決めない。

    死亡の処理が済んだ写しでは資格が消えていることがあるので、死亡者の『無し』は『無かった』とは読まない。
    """
    nhi = person.qualifications.nhi.held_on(died_on)
    latter = person.qualifications.latter_stage.held_on(died_on)
    if _has_left(person):
        return Missing.UNKNOWN
    if nhi is True or latter is True:
        if nhi is True and _is_75(person, died_on):
            # 75歳の誕生日に後期へ移る。写しがその前のものか、記録が誤っている
            return Among(frozenset({MedicalInsurance.NHI, MedicalInsurance.LATTER_STAGE}))
        if nhi is latter:
            return Missing.UNKNOWN
        return MedicalInsurance.NHI if nhi is True else MedicalInsurance.LATTER_STAGE
    if person.status is not ResidentStatus.RESIDENT:
        return Missing.UNKNOWN
    found = _without_town_insurance(nhi=nhi, latter=latter)
    later = person.qualifications.latter_stage.since_on
    if isinstance(found, Among) and _begins_after(later, died_on):
        # 死亡日より後に後期へ移した写しでは、それまでの国保が消えている
        return Among(found.options | {MedicalInsurance.NHI})
    return found


def _is_75(person: Resident, died_on: date) -> bool:
    """75歳に達しているかもしれないか（高齢者の医療の確保に関する法律52条）。"""
    born = person.born_on
    if isinstance(born, Missing) or born.earliest is None:
        return False
    return shift_date(born.earliest, _LATTER_STAGE_MONTHS, PeriodUnit.MONTH) <= died_on


def _without_town_insurance(*, nhi: bool | Missing, latter: bool | Missing) -> Among | Missing:
    options = _NOT_HELD_BY_TOWN
    if isinstance(nhi, Missing):
        options |= {MedicalInsurance.NHI}
    if isinstance(latter, Missing):
        options |= {MedicalInsurance.LATTER_STAGE}
    if isinstance(nhi, Missing) and isinstance(latter, Missing):
        return nhi
    return Among(frozenset(options))


def _care_insurer(person: Resident, died_on: date) -> CareInsurer | Missing:
    """資格があれば町が保険者。無いとき他の市区町村かどうかは、住民の写しでは分からない。"""
    held = person.qualifications.care.held_on(died_on)
    if held is True:
        return CareInsurer.TOWN
    return Missing.UNKNOWN if held is False else held


def _allowance_role(person: Resident) -> ChildAllowanceRole | Among | Missing:
    """受給者でないことは分かっても、対象の子かどうかは住民の写しでは分からない。"""
    if _has_left(person):
        return Missing.UNKNOWN
    is_recipient = person.qualifications.child_allowance.is_recipient
    if isinstance(is_recipient, Missing):
        return is_recipient
    if is_recipient:
        return ChildAllowanceRole.RECIPIENT
    if person.status is not ResidentStatus.RESIDENT:
        # 処理の済んだ写しでは区分が消えていることがある
        return Missing.UNKNOWN
    return Among(frozenset({ChildAllowanceRole.CHILD, ChildAllowanceRole.NONE}))


def _lost_kenpo(person: Resident, died_on: date) -> bool | Missing:
    """半年以上前から国保か後期なら、その間に健康保険の本人だったことはない。台帳で分かることは尋ねない。"""
    return False if _in_town_insurance(person, died_on, _RECENT_MONTHS) else Missing.NOT_ASKED


def _continued_benefit(person: Resident, died_on: date) -> bool | Missing:
    """継続給付は通算1年6か月まで（健康保険法99条・104条）。2年前から国保か後期なら、終わって3か月を過ぎている。"""
    return False if _in_town_insurance(person, died_on, _BENEFIT_MONTHS) else Missing.NOT_ASKED


def _in_town_insurance(person: Resident, died_on: date, months: int) -> bool:
    first = shift_date(died_on, -months, PeriodUnit.MONTH)
    coverages = (person.qualifications.nhi, person.qualifications.latter_stage)
    return any(_held_through(coverage, first, died_on) for coverage in coverages)


def _held_through(coverage: Coverage, first: date, last: date) -> bool:
    return coverage.held_on(first) is True and coverage.held_on(last) is True


def _remaining(
    home: Household, person: Resident, died_on: date, register: str
) -> tuple[Facts, ...] | Missing:
    """死亡日に残る世帯員。その日に世帯員だったか分からない人がいれば、人数に頼る判定はしない。"""
    if _has_left(person):
        return Missing.UNKNOWN
    members: list[Facts] = []
    for member in home.without(person.address_number):
        belonged = _belonged_on(member, died_on)
        if isinstance(belonged, Missing):
            return Missing.UNKNOWN
        if belonged:
            members.append(_member_facts(member, died_on, register))
    return tuple(members)


def _belonged_on(member: Resident, day: date) -> bool | Missing:
    """その日に世帯員だったか。写しはその日の前のことも後のこともある。"""
    if _begins_after(member.born_on, day) or _begins_after(member.became_resident_on, day):
        return False
    if isinstance(member.status, Missing) or member.status is ResidentStatus.RESIDENT:
        return member.status if isinstance(member.status, Missing) else True
    removed_on = member.removal.on
    if isinstance(removed_on, Missing):
        return Missing.UNKNOWN
    if removed_on.latest is not None and removed_on.latest <= day:
        return False
    return True if _begins_after(removed_on, day) else Missing.UNKNOWN


def _begins_after(mark: RegisterDate | Missing, day: date) -> bool:
    return not isinstance(mark, Missing) and mark.earliest is not None and day < mark.earliest


def _member_facts(member: Resident, died_on: date, register: str) -> Facts:
    return Facts(
        {
            household.member_born_on: _from(dated(member.born_on), f"{register} 生年月日"),
            household.is_member_in_nhi: _from(
                member.qualifications.nhi.held_on(died_on), f"{register} 国保の資格"
            ),
        }
    )
