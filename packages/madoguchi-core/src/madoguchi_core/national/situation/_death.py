"""死亡の手続きの事実を、主題ごとの読み方から集める。"""

from datetime import date
from typing import Any

from madoguchi_core.national.facts import death, deceased, household, pension
from madoguchi_core.national.situation import _insurance as insurance
from madoguchi_core.national.situation import _person as row
from madoguchi_core.national.situation._members import remaining_members
from madoguchi_core.national.situation._pension import before_twenty, pension_category
from madoguchi_core.national.situation._values import dated, from_register, held_by, was_resident
from madoguchi_core.records import Household, Missing, Resident
from madoguchi_core.rules import Fact, Facts, Held, OriginKind


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
    remaining = remaining_members(home, person, died_on, register)
    values: dict[Fact[Any], Held] = {
        **_entered(died_on, known_on),
        **_of_row(home, person, died_on, register),
        **_of_qualifications(person, died_on, register),
        **remaining.case_facts(),
    }
    return Facts(values, {household.remaining: remaining.group()})


def derive_death_facts(
    home: Household, person: Resident, died_on: date, known_on: date | None, register: str
) -> Facts:
    """:func:`death_facts` を、部品の約束の順の引数で呼ぶ。"""
    return death_facts(home, person, died_on=died_on, known_on=known_on, register=register)


def _entered(died_on: date, known_on: date | None) -> dict[Fact[Any], Held]:
    known = Missing.NOT_ASKED if known_on is None else known_on
    return {
        death.died_on: held_by(died_on, "死亡日の入力", OriginKind.STAFF),
        death.known_on: held_by(known, "ご家族・職員の入力", OriginKind.STAFF),
    }


def _of_row(home: Household, person: Resident, died_on: date, register: str) -> dict[Fact[Any], Held]:
    found: dict[Fact[Any], tuple[object, str]] = {
        death.is_report_filed: (row.report_filed(person), "住民状態"),
        deceased.born_on: (dated(person.born_on), "生年月日"),
        deceased.is_resident: (was_resident(person), "住民状態"),
        deceased.is_head: (row.is_head(person), "続柄"),
        deceased.nationality: (row.nationality(person), "住民種別"),
        deceased.residence_card: (row.residence_card(person), "第30条の45に規定する区分"),
        deceased.is_honseki_in_town: (row.is_honseki_in_town(person), "本籍の市区町村コード"),
        deceased.is_voter: (row.is_voter(person, died_on), "選挙人名簿登録有無"),
        deceased.has_support_measure: (row.has_support_measure(home, person), "支援措置の名簿"),
    }
    return from_register(register, found)


def _of_qualifications(person: Resident, died_on: date, register: str) -> dict[Fact[Any], Held]:
    since = "国保・後期の資格取得日"
    found: dict[Fact[Any], tuple[object, str]] = {
        deceased.medical_insurance: (insurance.insurance(person, died_on), "国保・後期の資格"),
        deceased.care_insurer: (insurance.care_insurer(person, died_on), "介護の資格"),
        deceased.child_allowance_role: (insurance.allowance_role(person, died_on), "児童手当の資格"),
        deceased.has_lost_kenpo: (insurance.lost_kenpo(person, died_on), since),
        deceased.has_continued_benefit: (insurance.continued_benefit(person, died_on), since),
        pension.category: (pension_category(person, died_on), "年金の資格"),
        **{fact: (value, "生年月日") for fact, value in before_twenty(person, died_on).items()},
        **{fact: (value, "生年月日") for fact, value in row.of_the_young(person, died_on).items()},
    }
    return from_register(register, found)
