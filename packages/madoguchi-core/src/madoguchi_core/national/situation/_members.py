"""死亡日に残る世帯員と、そこから言える配偶者・子のこと。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.national.choices import Kinship, Spouse
from madoguchi_core.national.facts import family, household, pension
from madoguchi_core.national.situation._kinship import cannot_marry, kinship
from madoguchi_core.national.situation._pension import spouse_category
from madoguchi_core.national.situation._values import (
    YOUNG_AGE,
    dated,
    held_by,
    is_under,
    may_be_outsider,
)
from madoguchi_core.records import (
    Household,
    Missing,
    RelationCode,
    Resident,
    ResidentStatus,
    Sex,
    is_surely_after,
)
from madoguchi_core.rules import Among, Fact, Facts, Held

_R = RelationCode
_SPOUSE_OF = {
    _R.WIFE: Spouse.WIFE,
    _R.WIFE_UNREGISTERED: Spouse.WIFE,
    _R.HUSBAND: Spouse.HUSBAND,
    _R.HUSBAND_UNREGISTERED: Spouse.HUSBAND,
}
_SPOUSE_OF_SEX: Mapping[object, Spouse] = {Sex.FEMALE: Spouse.HUSBAND, Sex.MALE: Spouse.WIFE}
_SPOUSE_BEING: Mapping[object, Spouse] = {Sex.FEMALE: Spouse.WIFE, Sex.MALE: Spouse.HUSBAND}
_OPPOSITE = {Spouse.WIFE: Spouse.HUSBAND, Spouse.HUSBAND: Spouse.WIFE}


@dataclass(frozen=True, slots=True)
class Remaining:
    """
    死亡日の、亡くなった方のほかの世帯員。

    Attributes:
        subject: 亡くなった方。
        members: 世帯員だったと言い切れる人。
        is_complete: ほかにはいないと言い切れるか。
        died_on: 死亡日。
        register: 台帳の名と基準日。
    """

    subject: Resident
    members: tuple[Resident, ...]
    is_complete: bool
    died_on: date
    register: str

    def group(self) -> tuple[Facts, ...] | Missing:
        """世帯員ごとの事実。世帯員だったか分からない人がいれば、人数に頼る判定はしない。"""
        return tuple(self._facts(member) for member in self.members) if self.is_complete else Missing.UNKNOWN

    def case_facts(self) -> dict[Fact[Any], Held]:
        """世帯員から言える、届出に付く事実。"""
        spouse = self._spouse()
        held: dict[Fact[Any], Held] = {
            family.spouse: held_by(self._spouse_kind(spouse), f"{self.register} 続柄"),
        }
        if spouse is not None:
            held[family.spouse_born_on] = held_by(dated(spouse.born_on), f"{self.register} 配偶者の生年月日")
            held[pension.spouse_category] = held_by(
                spouse_category(spouse, self.subject, self.died_on), f"{self.register} 配偶者の年金の資格"
            )
        if is_under(self.subject, YOUNG_AGE, self.died_on):
            for fact in (family.has_child_in_school_age, family.has_minor_child):
                held[fact] = held_by(False, f"{self.register} 亡くなった方の生年月日")
        return held

    def _kin(self, member: Resident) -> object:
        return kinship(self.subject, member, self.died_on)

    def _spouse(self) -> Resident | None:
        """配偶者だと言い切れる世帯員。二人いる記録からは選ばない。"""
        found = [member for member in self.members if self._kin(member) is Kinship.SPOUSE]
        return found[0] if len(found) == 1 else None

    def _spouse_kind(self, spouse: Resident | None) -> Spouse | Among | Missing:
        """
        残された配偶者。別の世帯のこともあるので、世帯にいないことから『いない』とは言わない。

        台帳で見つからなくても、女の人に妻は、男の人に夫はいない。同性の届け出ていない二人は、それも言わない。
        """
        if cannot_marry(self.subject, self.died_on):
            return Spouse.NONE
        by_sex = _SPOUSE_OF_SEX.get(self.subject.sex)
        found = None if spouse is None else self._by_relation(spouse)
        if spouse is None or found is None:
            return Missing.NOT_ASKED if by_sex is None else Among(frozenset({by_sex, Spouse.NONE}))
        # 続柄と性別が合わない記録と、同性の届け出ていない二人からは、どちらとも言わない
        sexes = (by_sex, _SPOUSE_BEING.get(spouse.sex))
        return found if all(kind in (None, found) for kind in sexes) else Missing.NOT_ASKED

    def _by_relation(self, spouse: Resident) -> Spouse | None:
        own, others = _last_word(spouse), _last_word(self.subject)
        if own in _SPOUSE_OF:
            return _SPOUSE_OF[own]
        return _OPPOSITE[_SPOUSE_OF[others]] if others in _SPOUSE_OF else None

    def _facts(self, member: Resident) -> Facts:
        nhi = member.qualifications.nhi.held_on(self.died_on)
        return Facts(
            {
                household.member_born_on: held_by(dated(member.born_on), f"{self.register} 生年月日"),
                household.is_member_in_nhi: held_by(nhi, f"{self.register} 国保の資格"),
                household.member_kinship: held_by(self._kin(member), f"{self.register} 続柄"),
            }
        )


def remaining_members(home: Household, person: Resident, died_on: date, register: str) -> Remaining:
    """死亡日に残る世帯員。住民でなくなっていた人の世帯からは、何も言わない。"""
    others = () if may_be_outsider(person) else tuple(home.without(person.address_number))
    states = [(member, _belonged_on(member, died_on)) for member in others]
    certain = tuple(member for member, belonged in states if belonged is True)
    is_complete = not may_be_outsider(person) and not _any_unclear(belonged for _, belonged in states)
    return Remaining(person, certain, is_complete, died_on, register)


def _any_unclear(states: Iterable[bool | Missing]) -> bool:
    return any(isinstance(state, Missing) for state in states)


def _belonged_on(member: Resident, day: date) -> bool | Missing:
    """その日に世帯員だったか。写しはその日の前のことも後のこともある。"""
    if is_surely_after(member.born_on, day) or is_surely_after(member.became_resident_on, day):
        return False
    if isinstance(member.status, Missing) or member.status is ResidentStatus.RESIDENT:
        return member.status if isinstance(member.status, Missing) else True
    removed_on = member.removal.on
    if isinstance(removed_on, Missing):
        return Missing.UNKNOWN
    if removed_on.latest is not None and removed_on.latest <= day:
        return False
    return True if is_surely_after(removed_on, day) else Missing.UNKNOWN


def _last_word(person: Resident) -> RelationCode | None:
    words = person.relation.words
    return None if isinstance(words, Missing) else words[-1]
