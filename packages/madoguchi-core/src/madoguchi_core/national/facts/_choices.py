"""事実の選択肢。"""

from enum import StrEnum


class Place(StrEnum):
    """亡くなった所。"""

    DOMESTIC = "国内"
    ABROAD = "国外"


class Nationality(StrEnum):
    """国籍。"""

    JAPANESE = "日本"
    FOREIGN = "外国"


class MedicalInsurance(StrEnum):
    """医療保険。町の台帳が持つのは国保と後期だけ。"""

    NHI = "国民健康保険"
    LATTER_STAGE = "後期高齢者医療"
    EMPLOYEE = "健康保険（本人）"
    DEPENDANT = "健康保険（被扶養者）"
    NHI_SOCIETY = "国民健康保険組合"
    MUTUAL_AID = "共済組合"
    PUBLIC_ASSISTANCE = "生活保護（医療扶助）"


class CareInsurer(StrEnum):
    """介護保険の保険者。"""

    TOWN = "この町"
    OTHER = "他の市区町村（住所地特例など）"


class CareCertification(StrEnum):
    """要介護・要支援の認定。"""

    CERTIFIED = "あり"
    APPLYING = "申請中"
    NONE = "なし"


class PensionKind(StrEnum):
    """受けていた公的年金。"""

    NONE = "なし"
    OLD_AGE_BASIC = "老齢基礎年金だけ"
    EMPLOYEES = "厚生年金がある"
    DISABILITY = "障害年金"
    SURVIVOR = "遺族年金"
    MUTUAL_AID = "共済年金"


class ChildAllowanceRole(StrEnum):
    """児童手当での立場。"""

    RECIPIENT = "受給者"
    CHILD = "対象の子"
    NONE = "どちらでもない"


class FarmlandRight(StrEnum):
    """農地・採草放牧地の権利。"""

    OWNED = "所有"
    LEASED = "賃借"
    NONE = "なし"


class HeadChangeMode(StrEnum):
    """世帯主が亡くなったときの町の運用。"""

    NOTIFICATION = "届出"
    EX_OFFICIO = "職権"
    PROVISIONAL = "職権で仮に置き、後で届出"
