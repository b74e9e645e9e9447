"""医療保険・介護保険・児童手当の資格。"""

from collections.abc import Mapping
from datetime import date

from madoguchi_core.calendar import Attained, PeriodUnit, attained_on, fiscal_year_end_at_age, shift_date
from madoguchi_core.national.choices import CareInsurer, ChildAllowanceRole, MedicalInsurance
from madoguchi_core.national.situation._values import YOUNG_AGE, is_under, may_be_outsider
from madoguchi_core.records import (
    ChildAllowanceKind,
    Coverage,
    Missing,
    Resident,
    ResidentStatus,
    is_surely_after,
)
from madoguchi_core.rules import Among

_NOT_HELD_BY_TOWN = frozenset(MedicalInsurance) - {MedicalInsurance.NHI, MedicalInsurance.LATTER_STAGE}
_RECENT_MONTHS = 6
_BENEFIT_MONTHS = 24
_LATTER_STAGE_AGE = 75
_ALLOWANCE_AGE = 18


def insurance(person: Resident, died_on: date) -> MedicalInsurance | Among | Missing:
    """
    死亡日の医療保険。国保と後期のどちらも持つ記録は食い違いなので、決めない。

    死亡の処理が済んだ写しでは資格が消えていることがあるので、死亡者の『無し』は『無かった』とは読まない。
    """
    nhi = person.qualifications.nhi.held_on(died_on)
    latter = person.qualifications.latter_stage.held_on(died_on)
    if may_be_outsider(person):
        return Missing.UNKNOWN
    if nhi is True or latter is True:
        if nhi is True and _is_75(person, died_on, surely=False):
            # 75歳の誕生日に後期へ移る。写しがその前のものか、記録が誤っている
            return Among(frozenset({MedicalInsurance.NHI, MedicalInsurance.LATTER_STAGE}))
        if nhi is latter:
            return Missing.UNKNOWN
        return MedicalInsurance.NHI if nhi is True else MedicalInsurance.LATTER_STAGE
    if _is_75(person, died_on, surely=True):
        # 75歳以上で後期でないのは生活保護の人だけ。写しに無いのは、誕生日より前の写しか、他の広域連合の人だから
        return Among(frozenset({MedicalInsurance.LATTER_STAGE, MedicalInsurance.PUBLIC_ASSISTANCE}))
    if person.status is not ResidentStatus.RESIDENT:
        return Missing.UNKNOWN
    found = _without_town_insurance(nhi=nhi, latter=latter)
    if isinstance(found, Missing):
        return found
    return Among(found.options - _ruled_out(person, died_on) | _possible_later(person, died_on))


def _ruled_out(person: Resident, died_on: date) -> frozenset[MedicalInsurance]:
    """勤める年齢に達しない子は、健康保険の本人ではない。"""
    return frozenset({MedicalInsurance.EMPLOYEE} if is_under(person, YOUNG_AGE, died_on) else ())


def _possible_later(person: Resident, died_on: date) -> frozenset[MedicalInsurance]:
    """写しの日と死亡日の間に変わったかもしれない保険。"""
    if is_surely_after(person.qualifications.latter_stage.since_on, died_on):
        # 死亡日より後に後期へ移した写しでは、それまでの国保が消えている
        return frozenset({MedicalInsurance.NHI})
    return frozenset({MedicalInsurance.LATTER_STAGE} if _is_75(person, died_on, surely=False) else ())


def _is_75(person: Resident, died_on: date, *, surely: bool) -> bool:
    """75歳に達していると言い切れるか、または達しているかもしれないか（高齢者の医療の確保に関する法律52条）。"""
    born = person.born_on
    day = None if isinstance(born, Missing) else born.latest if surely else born.earliest
    if day is None:
        return False
    # 2月29日生まれが平年に達する日は割れるので、言い切るときは遅い3月1日、かもしれないときは2月28日とする
    if surely:
        return attained_on(day, _LATTER_STAGE_AGE, Attained.BIRTHDAY) <= died_on
    return shift_date(day, _LATTER_STAGE_AGE, PeriodUnit.YEAR) <= died_on


def _without_town_insurance(*, nhi: bool | Missing, latter: bool | Missing) -> Among | Missing:
    options = _NOT_HELD_BY_TOWN
    if isinstance(nhi, Missing):
        options |= {MedicalInsurance.NHI}
    if isinstance(latter, Missing):
        options |= {MedicalInsurance.LATTER_STAGE}
    if isinstance(nhi, Missing) and isinstance(latter, Missing):
        return nhi
    return Among(frozenset(options))


def care_insurer(person: Resident, died_on: date) -> CareInsurer | Missing:
    """資格があれば町が保険者。無いとき他の市区町村かどうかは、住民の写しでは分からない。"""
    held = person.qualifications.care.held_on(died_on)
    if held is True:
        return CareInsurer.TOWN
    return Missing.UNKNOWN if held is False else held


def allowance_role(person: Resident, died_on: date) -> ChildAllowanceRole | Among | Missing:
    """受給者でないことは分かっても、対象の子かどうかは、年齢で言えるときのほか住民の写しでは分からない。"""
    kind = person.qualifications.child_allowance.kind
    if may_be_outsider(person):
        return Missing.UNKNOWN
    if kind in _ROLES:
        return _ROLES[kind]
    # 処理の済んだ写しでは区分が消えていることがある
    is_emptied = person.status is not ResidentStatus.RESIDENT
    options = frozenset(ChildAllowanceRole)
    if kind is ChildAllowanceKind.NONE and not is_emptied:
        options -= {ChildAllowanceRole.RECIPIENT}
    if is_under(person, YOUNG_AGE, died_on):
        options -= {ChildAllowanceRole.RECIPIENT}
    if _is_past_school_age(person, died_on):
        options -= {ChildAllowanceRole.CHILD}
    if len(options) == len(ChildAllowanceRole):
        return kind if isinstance(kind, Missing) else Missing.UNKNOWN
    return Among(options) if len(options) > 1 else next(iter(options))


_ROLES: Mapping[object, ChildAllowanceRole] = {
    ChildAllowanceKind.RECIPIENT: ChildAllowanceRole.RECIPIENT,
    ChildAllowanceKind.CHILD: ChildAllowanceRole.CHILD,
}


def _is_past_school_age(person: Resident, died_on: date) -> bool:
    """18歳の年度末を過ぎたと言い切れるか。2024年9月まで（15歳の年度末）の法律でも、対象の子ではない。"""
    born = person.born_on
    if isinstance(born, Missing) or born.latest is None:
        return False
    return fiscal_year_end_at_age(born.latest, _ALLOWANCE_AGE) < died_on


def lost_kenpo(person: Resident, died_on: date) -> bool | Missing:
    """半年以上前から国保か後期、または75歳なら、その間に健康保険の本人だったことはない。台帳で分かることは尋ねない。"""
    return False if _was_never_insured(person, died_on, _RECENT_MONTHS) else Missing.NOT_ASKED


def continued_benefit(person: Resident, died_on: date) -> bool | Missing:
    """継続給付は通算1年6か月まで（健康保険法99条・104条）。2年前から国保・後期か75歳なら、終わって3か月を過ぎている。"""
    return False if _was_never_insured(person, died_on, _BENEFIT_MONTHS) else Missing.NOT_ASKED


def _was_never_insured(person: Resident, died_on: date, months: int) -> bool:
    """そのあいだ健康保険の本人でなかったと言い切れるか。75歳からは、だれも健康保険に入らない（健康保険法3条）。"""
    first = shift_date(died_on, -months, PeriodUnit.MONTH)
    coverages = (person.qualifications.nhi, person.qualifications.latter_stage)
    is_in_town_insurance = any(_held_through(coverage, first, died_on) for coverage in coverages)
    is_outside_ages = is_under(person, YOUNG_AGE, died_on) or _is_75(person, first, surely=True)
    return is_in_town_insurance or is_outside_ages


def _held_through(coverage: Coverage, first: date, last: date) -> bool:
    return coverage.held_on(first) is True and coverage.held_on(last) is True
