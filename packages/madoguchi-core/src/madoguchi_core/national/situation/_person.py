"""住民票の行そのものから言えること。死亡届・世帯主・国籍・在留カード・本籍・選挙人名簿・支援措置。"""

from datetime import date

from madoguchi_core.national.choices import Nationality, ResidenceCard
from madoguchi_core.national.facts import belongings, deceased, pension
from madoguchi_core.national.situation._values import SEAL_AGE, YOUNG_AGE, is_under, may_be_outsider
from madoguchi_core.records import (
    ForeignCategory,
    Household,
    Missing,
    Resident,
    ResidentKind,
    ResidentStatus,
)
from madoguchi_core.rules import Among, Fact
from madoguchi_core.text import is_municipality_code, to_half_width

_VOTING_AGE = 18
_CARD_OF = {
    ForeignCategory.SPECIAL_PERMANENT: ResidenceCard.SPECIAL_PERMANENT,
    ForeignCategory.MID_TO_LONG_TERM: ResidenceCard.RESIDENCE_CARD,
}
_CODE_LENGTH = 6
_TOKYO = "13"


def report_filed(person: Resident) -> bool | Missing:
    """写しで死亡者になっていれば届け出済み。住民のままでも、写しの後に出ていることがある。"""
    if person.status is ResidentStatus.DECEASED:
        return True
    return person.status if isinstance(person.status, Missing) else Missing.NOT_ASKED


def is_head(person: Resident) -> bool | Missing:
    """世帯主だったか。"""
    return Missing.UNKNOWN if may_be_outsider(person) else person.relation.is_head


def nationality(person: Resident) -> Nationality | Missing:
    """国籍。"""
    if isinstance(person.kind, Missing):
        return person.kind
    return Nationality.JAPANESE if person.kind is ResidentKind.JAPANESE else Nationality.FOREIGN


def residence_card(person: Resident) -> ResidenceCard | Among | Missing:
    """在留カードと特別永住者証明書のどちらを持つ人か（住民基本台帳法30条の45の区分による）。"""
    if isinstance(person.kind, Missing):
        return person.kind
    if person.kind is ResidentKind.JAPANESE:
        return ResidenceCard.NONE
    category = person.foreign.category
    if not isinstance(category, Missing) and category in _CARD_OF:
        return _CARD_OF[category]
    has_number = isinstance(person.foreign.card_number, str)
    if isinstance(category, Missing):
        both = frozenset({ResidenceCard.RESIDENCE_CARD, ResidenceCard.SPECIAL_PERMANENT})
        return Among(both) if has_number else category
    # 一時庇護・仮滞在・経過滞在の人には交付されない。番号があれば、その後に区分が変わったかもしれない
    either = frozenset({ResidenceCard.RESIDENCE_CARD, ResidenceCard.NONE})
    return Among(either) if has_number else ResidenceCard.NONE


def is_honseki_in_town(person: Resident) -> bool | Missing:
    """本籍の団体コードが、住民票の町のものか。コードが無いときは、住所と本籍の町の名が同じときだけ言う。"""
    if may_be_outsider(person):
        return Missing.UNKNOWN
    home, honseki = person.municipality_code, person.koseki.municipality_code
    if not isinstance(home, Missing) and not isinstance(honseki, Missing):
        return _is_same_town(_code(home), _code(honseki))
    town = _town_name(person.address.prefecture, person.address.municipality)
    names = (_town_name(person.koseki.prefecture, person.koseki.municipality), person.koseki.honseki)
    is_same_name = town and any(isinstance(name, str) and name.startswith(town) for name in names)
    return True if is_same_name else _absence(honseki, home)


def _town_name(prefecture: str | Missing, municipality: str | Missing) -> str:
    """都道府県と市区郡町村の名。片方でも無ければ空。"""
    return (
        ""
        if isinstance(prefecture, Missing) or isinstance(municipality, Missing)
        else prefecture + municipality
    )


def _absence(*values: object) -> Missing:
    return next((value for value in values if isinstance(value, Missing)), Missing.UNKNOWN)


def _code(raw: str) -> str | None:
    """6桁の団体コード。頭の0が落ちたものは補い、検査数字の合わないものは読まない。"""
    code = to_half_width(raw).strip().zfill(_CODE_LENGTH)
    return code if is_municipality_code(code) else None


def _is_same_town(home: str | None, honseki: str | None) -> bool | Missing:
    if home is None or honseki is None:
        return Missing.UNKNOWN
    if home == honseki:
        return True
    # 政令指定都市は、市のコードと区のコードが混ざる（どちらも県の2桁の次が1）
    is_city_and_ward = home[:3] == honseki[:3] and home[2] == "1" and home[:2] != _TOKYO
    return Missing.UNKNOWN if is_city_and_ward else False


def is_voter(person: Resident, died_on: date) -> bool | Missing:
    """
    選挙人名簿にのっているか。日本国民で18歳以上の人だけがのる（公職選挙法9条・21条）。

    消除された人の写しでは名簿からも消えているので、『無し』は『無かった』とは読まない。
    """
    if may_be_outsider(person):
        return Missing.UNKNOWN
    listed = person.qualifications.is_voter
    if person.kind is ResidentKind.FOREIGN or is_under(person, _VOTING_AGE, died_on):
        return Missing.UNKNOWN if listed is True else False  # のるはずのない人がのっている記録からは言わない
    is_emptied = listed is False and person.status is not ResidentStatus.RESIDENT
    return Missing.UNKNOWN if is_emptied else listed


def has_support_measure(home: Household, person: Resident) -> bool | Missing:
    """本人か同じ世帯の人に、終わっていない支援措置があるか。照合していない人がいて、ほかに無ければ言わない。"""
    return Missing.UNKNOWN if may_be_outsider(person) else home.is_protected


def of_the_young(person: Resident, died_on: date) -> dict[Fact[bool], bool]:
    """
    年齢から、無いと言えること。わが子を亡くした親に、営業の許可や戦没者の遺族のことを尋ねない。

    15歳に満たない人は印鑑を登録できない（印鑑の登録及び証明に関する事務について・昭和49年自治振第10号）。
    特別弔慰金は、戦没者が亡くなった時の遺族のもの。
    """
    found = {deceased.is_seal_registered: False} if is_under(person, SEAL_AGE, died_on) else {}
    if is_under(person, YOUNG_AGE, died_on):
        found |= {belongings.has_business_license: False, pension.has_war_condolence: False}
    return found
