"""異動の届出と届出に関わる一人の、子ども・福祉・くらし・税について、住民の記録から言えること。"""

from collections.abc import Iterable, Mapping
from typing import Any

from madoguchi_core.cases import MoveCase
from madoguchi_core.households import Birth, MoveOut, MoveWithin
from madoguchi_core.national.facts import move_living, person_living
from madoguchi_core.national.situation._values import YOUNG_AGE, age_range, from_register, is_under
from madoguchi_core.records import Missing, Resident, Sex
from madoguchi_core.rules import Fact, Held

_PAST_CHILDBEARING_AGE = 60
"""妊娠を尋ねない年齢。法令の数でなく、失礼な問いを避けるための、余裕のある仕切り。"""

_FARMERS_PENSION_AGE = 20
"""農業者年金に入れる年齢（独立行政法人農業者年金基金法11条）。"""


def living_case_facts(case: MoveCase) -> Mapping[Fact[Any], Held]:
    """届出ひとつに付く、子ども・福祉・くらしの事実。転入の前の町で持っていた資格は、記録からは言わない。"""
    register: dict[Fact[Any], tuple[object, str]] = {}
    if isinstance(case.move, MoveWithin | MoveOut):
        movers = case.movers()
        register[move_living.has_moving_recipient] = (_any_recipient(case, movers), "児童手当の資格")
        if movers and all(_is_in_town_insurance(case, one) for one in movers):
            register[move_living.is_on_public_assistance] = (False, "国保・後期の資格")
    if isinstance(case.move, Birth) and _live_parents_together(case, case.move):
        register[move_living.is_single_parent] = (False, "父母の世帯")
    return from_register(case.register, register)


def living_facts(case: MoveCase, one: Resident) -> Mapping[Fact[Any], Held]:
    """一人に付く、子ども・福祉・くらし・税の事実。"""
    found: dict[Fact[Any], tuple[object, str]] = {}
    if _cannot_be_pregnant(case, one):
        found[person_living.is_pregnant] = (False, "性別・生年月日")
    if is_under(one, _FARMERS_PENSION_AGE, case.event_on):
        found[person_living.has_farmers_pension] = (False, "生年月日")
    return from_register(case.register, found)


def _any_recipient(case: MoveCase, people: Iterable[Resident]) -> bool | Missing:
    """児童手当の受給者がいるか。幼い子は受給者でないので、列の無い写しでも言える。"""
    found = [
        False if is_under(one, YOUNG_AGE, case.event_on) else one.qualifications.child_allowance.is_recipient
        for one in people
    ]
    if True in found:
        return True
    return next((value for value in found if isinstance(value, Missing)), False)


def _is_in_town_insurance(case: MoveCase, one: Resident) -> bool:
    """国保か後期に入っているか。生活保護を受ける人は入らない（国民健康保険法6条9号・高齢者の医療の確保に関する法律51条1号）。"""
    coverages = (one.qualifications.nhi, one.qualifications.latter_stage)
    return any(coverage.held_on(case.event_on) is True for coverage in coverages)


def _live_parents_together(case: MoveCase, birth: Birth) -> bool:
    """父母の二人が、同じ世帯にいるか。一人しか分からなければ、何も言わない。"""
    homes = [one.household_number for one in case.people if one.address_number in birth.parents]
    return len(homes) == len({*birth.parents}) == _BOTH and len(set(homes)) == 1


_BOTH = 2


def _cannot_be_pregnant(case: MoveCase, one: Resident) -> bool:
    """妊娠していないと言い切れるか。性別と年齢から言えるときだけ。"""
    ages = age_range(one, case.event_on)
    is_past = ages is not None and ages[0] >= _PAST_CHILDBEARING_AGE
    return one.sex is Sex.MALE or is_past or is_under(one, YOUNG_AGE, case.event_on)
