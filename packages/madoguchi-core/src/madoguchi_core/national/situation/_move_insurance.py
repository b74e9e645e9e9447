"""届出に関わる一人の、健康保険・年金・介護保険について、住民の記録（転入では転出証明書）から言えること。異動の後のことは、何も言わない。"""

from collections.abc import Iterable, Mapping
from typing import Any

from madoguchi_core.cases import MoveCase
from madoguchi_core.households import MoveIn, MoveOut, MoveWithin, Route
from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.choices import NationalPensionCategory as Category
from madoguchi_core.national.facts import person_insurance as facts
from madoguchi_core.national.situation._insurance import insurance
from madoguchi_core.national.situation._pension import pension_category
from madoguchi_core.national.situation._values import entered, from_register
from madoguchi_core.records import Missing, Resident
from madoguchi_core.rules import Among, Fact, Held

_BETWEEN_TOWNS = (Route.DOMESTIC, Route.UNREPORTED)
_FROM_ABROAD = (Route.ABROAD, Route.FOREIGN_ENTRY)


def insurance_facts(case: MoveCase, one: Resident) -> Mapping[Fact[Any], Held]:
    """健康保険・年金・介護保険の事実。引越しと同時に勤めが変わることがあるので、異動の後の保険は人に聞く。"""
    found: dict[Fact[Any], tuple[object, str]] = {
        facts.was_in_nhi: (_was_in(case, one, MedicalInsurance.NHI), "国保の資格"),
        facts.was_in_latter_stage: (
            _was_in(case, one, MedicalInsurance.LATTER_STAGE),
            "後期高齢者医療の資格",
        ),
        facts.pension_before: (_pension_before(case, one), "国民年金の種別"),
        facts.is_insured_elsewhere: (_is_insured_elsewhere(case, one), "国保・介護の資格"),
    }
    typed = entered({facts.is_between_towns: _is_between_towns(case)})
    return {**from_register(case.register, found), **typed}


def _was_in(case: MoveCase, one: Resident, kind: MedicalInsurance) -> bool | Missing:
    """
    異動の前にその保険に入っていたか。転入では、転出証明書の有無をそのまま読む（喪失日は転出の日のことがある）。

    国外に住んでいた人は、どの市区町村の国保にも後期高齢者医療にも入っていない（国民健康保険法5条）。
    """
    if isinstance(case.move, MoveIn):
        if case.move.route in _FROM_ABROAD:
            return False
        held = one.qualifications
        return (held.nhi if kind is MedicalInsurance.NHI else held.latter_stage).held
    found = insurance(one, case.event_on)
    if isinstance(found, Missing):
        return found
    if isinstance(found, Among):
        return Missing.UNKNOWN if kind in found.options else False
    return found is kind


def _pension_before(case: MoveCase, one: Resident) -> Category | Among | Missing:
    """異動の前の種別。国外に住んでいた人は、第1号ではない（国民年金法7条）。"""
    found = pension_category(one, case.event_on)
    if not isinstance(case.move, MoveIn) or case.move.route not in _FROM_ABROAD:
        return found
    options = frozenset(one for one in _options(found) if one is not Category.FIRST)
    return Among(options) if len(options) > 1 else next(iter(options), Missing.UNKNOWN)


def _options(found: Category | Among | Missing) -> Iterable[Category]:
    if isinstance(found, Among):
        return (one for one in found.options if isinstance(one, Category))
    return Category if isinstance(found, Missing) else (found,)


def _is_insured_elsewhere(case: MoveCase, one: Resident) -> bool | Missing:
    """町の国保か介護の資格があれば、町が保険者。無いことからは言わない（会社の健康保険の人は、どちらも無い）。"""
    if isinstance(case.move, MoveIn):
        return Missing.NOT_ASKED
    held = one.qualifications
    is_here = True in (held.nhi.held_on(case.event_on), held.care.held_on(case.event_on))
    return False if is_here else Missing.NOT_ASKED


def _is_between_towns(case: MoveCase) -> bool | Missing:
    """国内の市区町村の間の異動か。30条の47の届では、前にどこにいたかを言わない。"""
    match case.move:
        case MoveIn(route=route):
            if route is Route.FOREIGN_STATUS:
                return Missing.NOT_ASKED
            return route in _BETWEEN_TOWNS
        case MoveOut(is_abroad=is_abroad):
            return not is_abroad
        case MoveWithin():
            return False
        case _:
            return Missing.NOT_APPLICABLE
