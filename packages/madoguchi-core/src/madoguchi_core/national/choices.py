"""事実と町の設定の選択肢。"""

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
    RENEWING = "あり（更新・区分変更を申請中）"
    APPLYING = "新規の申請中"
    NONE = "なし"


class PensionReceived(StrEnum):
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


class CauseOfDeath(StrEnum):
    """亡くなった原因の種類。給付の調整や、別の給付があるかを分ける。"""

    ILLNESS = "病気・老衰"
    WORK = "仕事中・通勤中のこと"
    THIRD_PARTY = "交通事故など、ほかの人の行為"
    DISASTER = "災害"
    OTHER = "そのほか"


class ResidenceCard(StrEnum):
    """在留カード・特別永住者証明書。"""

    RESIDENCE_CARD = "在留カード"
    SPECIAL_PERMANENT = "特別永住者証明書"
    NONE = "なし"


class NationalPensionCategory(StrEnum):
    """国民年金の被保険者の種別。"""

    FIRST = "第1号"
    SECOND = "第2号"
    THIRD = "第3号"
    VOLUNTARY = "任意加入"
    NONE = "被保険者でない"


class Spouse(StrEnum):
    """残された配偶者（事実婚を含む）。"""

    WIFE = "妻"
    HUSBAND = "夫"
    NONE = "いない"


class Kinship(StrEnum):
    """亡くなった方から見た続柄。台帳の続柄から言えるものだけを言う。"""

    SPOUSE = "配偶者"
    CHILD = "子"
    PARENT = "父母"
    OTHER = "そのほか"


class NearestKin(StrEnum):
    """生計を同じくしていた親族のうち、亡くなった方にいちばん近い人。年金の種類ごとに、請求できる範囲が違う。"""

    LINEAL = "配偶者・子・父母・孫・祖父母"
    SIBLING = "兄弟姉妹"
    OTHER = "おい・めい・おじ・おばなど、そのほかの3親等内の親族"


class NewCarer(StrEnum):
    """これから子を養育する人。"""

    PARENT = "残った親"
    OTHER = "祖父母などの養育者"
    UNDECIDED = "まだ決まっていない"


class FarmersPension(StrEnum):
    """農業者年金での立場。"""

    RECIPIENT = "受けていた"
    MEMBER = "加入していた"
    NONE = "なし"


class DisabilityMutualAid(StrEnum):
    """心身障害者扶養共済での立場。"""

    SUBSCRIBER = "加入者（掛けていた保護者）"
    RECIPIENT = "年金の受給者"
    SUBJECT = "対象の障がいのある方"
    NONE = "なし"


class AllowanceRole(StrEnum):
    """児童扶養手当・特別児童扶養手当での立場。"""

    RECIPIENT = "受給者"
    CHILD = "対象の子"
    NONE = "どちらでもない"


class HousingRole(StrEnum):
    """町営住宅での立場。"""

    HOLDER = "名義人"
    MEMBER = "同居者"
    NONE = "入居していない"


class Farmer(StrEnum):
    """農業での立場。"""

    OPERATOR = "経営者"
    FAMILY = "経営者の家族"
    NONE = "農業者でない"


class EstateDivision(StrEnum):
    """遺産分割の具合。"""

    DIVIDED = "分け方が決まった"
    WILL = "遺言がある"
    UNDECIDED = "まだ決まっていない"


class VehicleUse(StrEnum):
    """町の標識の車を、これからどうするか。"""

    KEEP = "使い続ける"
    DISPOSE = "廃棄する・譲る"
    UNDECIDED = "まだ決まっていない"


class HouseUse(StrEnum):
    """亡くなった方の家を、これからどうするか。"""

    OCCUPIED = "住む人がいる"
    VACANT = "空き家になる"


class LossMode(StrEnum):
    """資格喪失の町の運用。"""

    NOTIFICATION = "届出"
    RETURN_ONLY = "証の返却だけ"


class SepticAuthority(StrEnum):
    """浄化槽の届を受け付ける所。"""

    TOWN = "町"
    PREFECTURE = "振興局"
