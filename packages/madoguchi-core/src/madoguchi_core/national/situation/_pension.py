"""国民年金の種別と、20歳になる前の人に言えること。"""

from datetime import date

from madoguchi_core.national.choices import NationalPensionCategory as Category
from madoguchi_core.national.facts import pension
from madoguchi_core.national.situation._values import YOUNG_AGE, age_range, is_under, may_be_outsider
from madoguchi_core.records import Missing, PensionKind, Resident, ResidentStatus
from madoguchi_core.rules import Among, Fact

_CATEGORIES = {
    PensionKind.CATEGORY_1: Category.FIRST,
    PensionKind.CATEGORY_2: Category.SECOND,
    PensionKind.CATEGORY_3: Category.THIRD,
    PensionKind.VOLUNTARY: Category.VOLUNTARY,
}
_INSURED_AGE = 20
_NOT_IN_TOWN_LEDGER = frozenset({Category.SECOND, Category.THIRD, Category.NONE})
"""町の台帳に無いときに残るもの。第2号・第3号は勤め先を通じて届くので、町の台帳に無いことがある。"""


def pension_category(person: Resident, on: date) -> Category | Among | Missing:
    """
    死亡日の国民年金の種別。台帳の種別と、年齢で言えることを合わせる。

    台帳の種別が年齢と合わなければ、写しが古いか記録の誤りなので、種別は採らない。
    """
    if may_be_outsider(person):
        return Missing.UNKNOWN
    held = person.qualifications.pension.coverage.held_on(on)
    kind = person.qualifications.pension.kind
    options = _options_by_age(person, on)
    if held is True:
        if not isinstance(kind, Missing) and _CATEGORIES[kind] in options:
            return _CATEGORIES[kind]
        return _among(options - {Category.NONE}, kind) if isinstance(kind, Missing) else Missing.UNKNOWN
    if held is False and person.status is ResidentStatus.RESIDENT:
        options &= _NOT_IN_TOWN_LEDGER
    # 死亡の処理が済んだ写しの『無し』は『無かった』とは読まない
    return _among(options, held if isinstance(held, Missing) else Missing.UNKNOWN)


def spouse_category(spouse: Resident, subject: Resident, on: date) -> Category | Among | Missing:
    """配偶者の死亡日の種別。死亡の処理が済んだ写しの第1号は、死亡の後に第3号から変わったものかもしれない。"""
    found = pension_category(spouse, on)
    if found is Category.FIRST and subject.status is not ResidentStatus.RESIDENT:
        return Among(frozenset({Category.FIRST, Category.THIRD}))
    return found


def before_twenty(person: Resident, died_on: date) -> dict[Fact[bool] | Fact[int], object]:
    """20歳になる前に亡くなった人は、基礎年金を受けたことも第1号だったこともない（国民年金法7条・30条の4）。"""
    if not is_under(person, _INSURED_AGE, died_on):
        return {}
    values: dict[Fact[bool] | Fact[int], object] = {
        pension.has_received_basic: False,
        pension.paid_months: 0,
        pension.qualified_months: 0,
    }
    if is_under(person, YOUNG_AGE, died_on):
        values[pension.has_employees_period] = False
    return values


def _among(options: frozenset[Category], absent: Missing) -> Category | Among | Missing:
    if not options or len(options) == len(Category):
        return absent
    return Among(options) if len(options) > 1 else next(iter(options))


def _options_by_age(person: Resident, on: date) -> frozenset[Category]:
    ages = age_range(person, on)
    if ages is None:
        return frozenset(Category)
    return frozenset(category for age in range(ages[0], ages[1] + 1) for category in _possible_at(age))


def _possible_at(age: int) -> frozenset[Category]:
    """
    その年齢であり得る種別（国民年金法7条・附則3条・5条）。

    20歳前と60歳からは第1号・第3号にならず、任意加入は60歳から70歳まで、厚生年金は70歳まで。
    """
    if age < YOUNG_AGE:
        return frozenset({Category.NONE})
    if age < _INSURED_AGE:
        return frozenset({Category.SECOND, Category.NONE})
    if age < 60:
        return frozenset(Category)
    return frozenset({Category.SECOND, Category.VOLUNTARY, Category.NONE} if age < 70 else {Category.NONE})
