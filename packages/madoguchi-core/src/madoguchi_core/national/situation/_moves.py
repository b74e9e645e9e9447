"""異動の届出の事実を、主題ごとの読み方から集める。届出ひとつのものと、一人ずつのもの。"""

from collections.abc import Iterable, Mapping
from typing import Any

from madoguchi_core.cases import MoveCase, Part
from madoguchi_core.households import Birth, ChangeHead, Merge, MoveOut, Regroup, Split
from madoguchi_core.national.facts import move, person
from madoguchi_core.national.move_choices import Destination, HouseholdChangeKind, ResidenceClass
from madoguchi_core.national.situation import _person as row
from madoguchi_core.national.situation._move_insurance import insurance_facts
from madoguchi_core.national.situation._move_living import living_case_facts, living_facts
from madoguchi_core.national.situation._move_registration import (
    registration_facts,
    registration_person_facts,
)
from madoguchi_core.national.situation._values import YOUNG_AGE, dated, entered, from_register, is_under
from madoguchi_core.records import Missing, Resident, ResidentKind, Sex
from madoguchi_core.rules import Among, Fact, Facts, Group, Held

_CHANGES = {
    ChangeHead: HouseholdChangeKind.HEAD,
    Merge: HouseholdChangeKind.MERGE,
    Split: HouseholdChangeKind.SPLIT,
    Regroup: HouseholdChangeKind.REGROUP,
}


def move_facts(case: MoveCase) -> Facts:
    """
    異動の届出ひとつについて、入力と世帯の記録から分かること。

    台帳に無いことは :class:`Missing` のまま。転入の前にいた所と転出する先は、職員が確かめて入れる。
    """
    movers, stayers = case.movers(), case.stayers()
    typed: dict[Fact[Any], object] = {
        move.moved_on: case.event_on,
        move.reported_on: case.reported_on or Missing.NOT_ASKED,
    }
    change = _CHANGES.get(type(case.move))
    if change is not None:
        typed[move.change] = change
    if isinstance(case.move, MoveOut) and case.move.is_abroad:
        typed[move.destination] = Destination.ABROAD
    register: dict[Fact[Any], tuple[object, str]] = {
        move.head_leaves: (_head_leaves(movers, stayers), "世帯"),
    }
    values = {**entered(typed), **from_register(case.register, register)}
    return Facts(
        {**values, **registration_facts(case), **living_case_facts(case)}, _groups(case, movers, stayers)
    )


def person_facts(case: MoveCase, one: Resident) -> Mapping[Fact[Any], Held]:
    """関わる一人について、入力と住民の記録から分かること。"""
    found: dict[Fact[Any], tuple[object, str]] = {
        person.born_on: (dated(one.born_on), "生年月日"),
        person.nationality: (row.nationality(one), "住民種別"),
        person.residence_class: (residence_class(one), "第30条の45に規定する区分"),
        person.is_head: (one.relation.is_head, "続柄"),
    }
    return {
        **from_register(case.register, found),
        **entered({person.part: _part(case, one)}),
        **registration_person_facts(case, one),
        **insurance_facts(case, one),
        **living_facts(case, one),
    }


def _part(case: MoveCase, one: Resident) -> Part | Among:
    """立場。出生で、父か母がまだ書かれていなければ、父や母かもしれない人を「そのほか」と決めない。"""
    part = case.part_of(one)
    is_open = isinstance(case.move, Birth) and one.address_number not in case.parts
    if part is not Part.OTHER or not is_open or is_under(one, YOUNG_AGE, case.event_on):
        return part
    known = {case.part_of(other) for other in case.people}
    impossible = {Sex.MALE: Part.MOTHER, Sex.FEMALE: Part.FATHER}
    ruled_out = None if isinstance(one.sex, Missing) else impossible[one.sex]
    options = frozenset({Part.FATHER, Part.MOTHER} - known - {ruled_out}) | {Part.OTHER}
    return Among(options) if len(options) > 1 else Part.OTHER


def residence_class(one: Resident) -> ResidenceClass | Missing:
    """住民基本台帳法30条の45の区分。日本人と、区分の無い外国人は『対象でない』。"""
    if isinstance(one.kind, Missing):
        return one.kind
    if one.kind is ResidentKind.JAPANESE:
        return ResidenceClass.NONE
    category = one.foreign.category
    return category if isinstance(category, Missing) else ResidenceClass(category.title)


def _head_leaves(movers: tuple[Resident, ...], stayers: tuple[Resident, ...]) -> bool | Missing:
    """異動する人に世帯主がいて、残る人がいるか。"""
    if not movers or not stayers:
        return False
    heads = [one.relation.is_head for one in movers]
    if True in heads:
        return True
    unclear = [head for head in heads if isinstance(head, Missing)]
    if unclear and not any(one.relation.is_head is True for one in stayers):
        return unclear[0]
    return False


def _groups(
    case: MoveCase, movers: tuple[Resident, ...], stayers: tuple[Resident, ...]
) -> Mapping[Group, tuple[Facts, ...]]:
    named: tuple[tuple[Group, Iterable[Resident]], ...] = (
        (move.movers, movers),
        (move.stayers, stayers),
        (move.everyone, case.people),
    )
    return {group: tuple(_member(case, one) for one in people) for group, people in named}


def _member(case: MoveCase, one: Resident) -> Facts:
    found: dict[Fact[Any], tuple[object, str]] = {
        move.member_born_on: (dated(one.born_on), "生年月日"),
        move.member_nationality: (row.nationality(one), "住民種別"),
        move.member_residence_class: (residence_class(one), "第30条の45に規定する区分"),
        move.is_member_in_nhi: (one.qualifications.nhi.held_on(case.event_on), "国保の資格"),
        move.has_member_card: (_card(case, one), "個人番号カード"),
    }
    return Facts(from_register(case.register, found))


def _card(case: MoveCase, one: Resident) -> object:
    """その人について入力された個人番号カード。無ければ、まだ尋ねていない。"""
    written = case.person_answers.get(one.address_number)
    if written is None:
        return Missing.NOT_ASKED
    return written.confirmed.get(person.has_card, written.given.get(person.has_card, Missing.NOT_ASKED))
