"""住民登録・戸籍の届出の扱いを決める事実のうち、届出と住民の記録から言えること。"""

from collections.abc import Mapping
from typing import Any

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.cases import MoveCase, Part
from madoguchi_core.households import (
    Birth,
    ChangeHead,
    Divorce,
    Marriage,
    MoveIn,
    MoveOut,
    MoveWithin,
    Regroup,
    Route,
    Split,
)
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.situation import _person as row
from madoguchi_core.national.situation._values import SEAL_AGE, entered, from_register, is_under
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import (
    ForeignCategory,
    Household,
    Missing,
    Resident,
    suppression_among,
)
from madoguchi_core.rules import Fact, Held

_BOTH = 2


def registration_facts(case: MoveCase) -> Mapping[Fact[Any], Held]:
    """住民登録・戸籍の事実。"""
    typed: dict[Fact[Any], object] = {
        registration.event: MoveEvent(case.event.title),
        registration.is_head_written: _head_written(case),
        registration.is_koseki_filed: _koseki_filed(case),
    }
    if _is_unreported(case):
        typed[move.has_unreported_stay] = True
    if isinstance(case.move, Birth):
        typed[registration.child_lives_here] = bool(case.households) or Missing.NOT_ASKED
    values = entered(typed)
    register: dict[Fact[Any], tuple[object, str]] = {
        registration.is_move_out_filed: (_move_out_filed(case), "転出届出年月日"),
        registration.is_parent_special_permanent: (_special_permanent(case), "第30条の45に規定する区分"),
        registration.spouses_share_household: (_together(case), "世帯番号"),
        registration.is_building_changed: (_building_changed(case), "世帯番号"),
    }
    return values | from_register(case.register, register)


def registration_person_facts(case: MoveCase, one: Resident) -> Mapping[Fact[Any], Held]:
    """住民登録・印鑑・支援措置の、一人の事実。"""
    found: dict[Fact[Any], tuple[object, str]] = {
        person.head_nationality: (_head_nationality(case, one), "世帯主の住民種別"),
        person.has_support_measure: (suppression_among([one.protection]), "支援措置の名簿"),
    }
    if _is_unreported(case):
        found[person.has_unreported_stay] = (True, "転入の経路")
    if is_under(one, SEAL_AGE, case.event_on):
        found[person.is_seal_registered] = (False, "生年月日")
    if case.part_of(one) is Part.NEWBORN:
        # 生まれた子の続柄は、出生届から職権で書く
        found |= {person.had_number: (False, "生年月日"), person.is_relation_changed: (False, "生年月日")}
    return from_register(case.register, found)


def _is_unreported(case: MoveCase) -> bool:
    return isinstance(case.move, MoveIn) and case.move.route is Route.UNREPORTED


def _head_written(case: MoveCase) -> bool | Missing:
    """届出に、残る世帯の世帯主が書かれているか。書かれていないと職員が言うまでは分からない。"""
    if not isinstance(case.move, MoveOut | MoveWithin | Split | Regroup):
        return Missing.NOT_APPLICABLE
    return Missing.NOT_ASKED if isinstance(case.move.rest_head, Missing) else True


def _koseki_filed(case: MoveCase) -> bool | Missing:
    """窓口で出す日とほかの町からの通知の日は、入力では分けられないので、職員が言うまで分からない。"""
    is_koseki = case.event in (LifeEvent.BIRTH, LifeEvent.MARRIAGE, LifeEvent.DIVORCE)
    return Missing.NOT_ASKED if is_koseki else Missing.NOT_APPLICABLE


def _move_out_filed(case: MoveCase) -> bool | Missing:
    if not isinstance(case.move, MoveOut):
        return Missing.NOT_APPLICABLE
    filed = [one.moving_out.reported_on for one in case.movers()]
    if any(isinstance(on, RegisterDate) for on in filed):
        return True
    unclear = [on for on in filed if isinstance(on, Missing) and on is not Missing.EMPTY]
    return unclear[0] if unclear else False


def _building_changed(case: MoveCase) -> bool | Missing:
    """もとの世帯に残る人がいれば、住所の表し方だけの変更ではない。"""
    if not isinstance(case.move, MoveWithin):
        return Missing.NOT_APPLICABLE
    return True if case.stayers() else Missing.NOT_ASKED


def _special_permanent(case: MoveCase) -> bool | Missing:
    """父か母が特別永住者か。父母の両方の記録があるときだけ、いないと言う。"""
    if not isinstance(case.move, Birth):
        return Missing.NOT_APPLICABLE
    parents = [one for one in case.people if one.address_number in case.move.parents]
    if any(one.foreign.category is ForeignCategory.SPECIAL_PERMANENT for one in parents):
        return True
    is_sure = len(parents) == _BOTH and not any(_may_be_special(one) for one in parents)
    return False if is_sure else Missing.UNKNOWN


def _may_be_special(one: Resident) -> bool:
    is_japanese = row.nationality(one) is Nationality.JAPANESE
    return not is_japanese and isinstance(one.foreign.category, Missing)


def _together(case: MoveCase) -> bool | Missing:
    if not isinstance(case.move, Marriage | Divorce):
        return Missing.NOT_APPLICABLE
    husband, wife = case.move.husband, case.move.wife
    unclear = next((one for one in (husband, wife) if isinstance(one, Missing)), None)
    if unclear is not None:  # 町の外の人とは、世帯が別
        return False if unclear is Missing.NOT_APPLICABLE else unclear
    both = {husband, wife}
    return any(both <= {one.address_number for one in home} for home in case.households)


def _head_nationality(case: MoveCase, one: Resident) -> Nationality | Missing:
    """その方の世帯主の国籍。世帯を移る人の新しい世帯主は、職員が確かめる。"""
    if case.part_of(one) is Part.MOVER:
        return Missing.NOT_ASKED
    number = case.move.into if isinstance(case.move, Birth) else one.household_number
    home = next((home for home in case.households if home.number == number), None)
    head = None if home is None else _head_of(case, home)
    return Missing.UNKNOWN if head is None else row.nationality(head)


def _head_of(case: MoveCase, home: Household) -> Resident | None:
    """異動の後の世帯主。"""
    if isinstance(case.move, ChangeHead) and home.number == case.move.household:
        return home.member(case.move.head)
    return next((one for one in home if one.relation.is_head is True), None)
