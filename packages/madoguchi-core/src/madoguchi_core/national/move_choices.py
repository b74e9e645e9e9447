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


class MoveEvent(StrEnum):
    """届出の出来事。一つの手続きが、出来事によって違う扱いをするときに使う。"""

    MOVE_IN = "転入"
    MOVE_WITHIN = "転居"
    MOVE_OUT = "転出"
    HOUSEHOLD_CHANGE = "世帯変更"
    BIRTH = "出生"
    MARRIAGE = "婚姻"
    DIVORCE = "離婚"


class HeadExempt(StrEnum):
    """世帯主のいなくなった世帯で、世帯主変更の届を求めない線。"""

    ONE_LEFT = "残る人が一人だけのとき"
    ONE_GROWN = "15歳以上が一人だけのとき"


class HouseholdChangeDate(StrEnum):
    """世帯変更の異動日の置き方。"""

    REPORTED = "届出の日だけ"
    BACKDATED = "さかのぼれる"


class SameSexRelation(StrEnum):
    """同性の二人の世帯の続柄の書き方。"""

    COHABITANT = "同居人"
    CONNECTED = "縁故者"
    UNREGISTERED_SPOUSE = "夫（未届）・妻（未届）"


class MovePurpose(StrEnum):
    """お引っ越しのわけ。国保・介護の保険者が変わらない特例（修学・住所地特例）を分ける。"""

    STUDY = "学校に通うため"
    INTO_FACILITY = "施設・病院に入るため"
    FROM_FACILITY = "施設・病院を出るため"
    OTHER = "そのほか"
