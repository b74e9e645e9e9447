"""住民異動・出生・婚姻・離婚の事実の選択肢。"""

from enum import StrEnum


class MoveOrigin(StrEnum):
    """転入の前にいた所。"""

    DOMESTIC = "国内のほかの市区町村"
    ABROAD = "国外"
    HERE = "この町（住民票の無かった方）"


class Destination(StrEnum):
    """転出する先。"""

    DOMESTIC = "国内"
    ABROAD = "国外"


class HouseholdChangeKind(StrEnum):
    """世帯変更の種類（住民記録システム標準仕様書 4.1.4）。"""

    HEAD = "世帯主変更"
    MERGE = "世帯合併"
    SPLIT = "世帯分離"
    REGROUP = "世帯構成変更"


class ResidenceClass(StrEnum):
    """住民基本台帳法30条の45の区分。"""

    MID_TO_LONG_TERM = "中長期在留者"
    SPECIAL_PERMANENT = "特別永住者"
    TEMPORARY_REFUGE = "一時庇護許可者"
    PROVISIONAL_STAY = "仮滞在許可者"
    BIRTH_TRANSIT = "出生による経過滞在者"
    NATIONALITY_LOST = "国籍喪失による経過滞在者"
    NONE = "対象でない（日本人・短期滞在など）"
