"""事実を作るときに、どの主題も使う読み方。日付・年齢・出どころと、死亡日に住民だったか。"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from madoguchi_core.calendar import RegisterDate, legal_age_bounds
from madoguchi_core.records import Missing, Resident, ResidentStatus, is_surely_after
from madoguchi_core.rules import Fact, Held, Origin, OriginKind, Span

_JUDGED = (ResidentStatus.RESIDENT, ResidentStatus.DECEASED)

YOUNG_AGE = 13
"""勤めも子を持つこともない年齢の上限（労働基準法56条2項は、13歳に満たない子を映画・演劇のほか使えないとする）。"""


SEAL_AGE = 15
"""印鑑登録のできる年齢（印鑑登録証明事務処理要領は、15歳に満たない人の登録を受けないとする）。"""


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


def held_by(value: object, place: str, kind: OriginKind = OriginKind.REGISTER) -> Held:
    """値に出どころを付ける。"""
    return Held(value, Origin(kind, place))


def from_register(register: str, found: Mapping[Fact[Any], tuple[object, str]]) -> dict[Fact[Any], Held]:
    """台帳の値に、写しの名と項目の名を付ける。"""
    return {fact: held_by(value, f"{register} {place}") for fact, (value, place) in found.items()}


def entered(values: Mapping[Fact[Any], object]) -> dict[Fact[Any], Held]:
    """届出を入力したときに職員が入れた値。"""
    return {fact: held_by(value, "届出の入力", OriginKind.STAFF) for fact, value in values.items()}


def was_resident(person: Resident) -> bool | Missing:
    """町の住民として亡くなったか。"""
    return person.status if isinstance(person.status, Missing) else person.status in _JUDGED


def may_be_outsider(person: Resident) -> bool:
    """
    町の住民でなかったかもしれないか。転出などで消えた人と、住登外者など住民状態のコードを読めない人。

    行に残る続柄や資格は死亡日のものとは限らないので、何も言わない。
    """
    return was_resident(person) in (False, Missing.UNKNOWN)


def age_range(person: Resident, on: date) -> tuple[int, int] | None:
    """その日の満年齢の幅（誕生日の前日に達する）。生年月日から言えなければ None。"""
    born = person.born_on
    if isinstance(born, Missing) or is_surely_after(born, on):
        return None
    youngest, oldest = legal_age_bounds(born, on)
    return None if youngest is None or oldest is None else (youngest, oldest)


def is_under(person: Resident, age: int, on: date) -> bool:
    """その年齢に達していないと言い切れるか。"""
    ages = age_range(person, on)
    return ages is not None and ages[1] < age
