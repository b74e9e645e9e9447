"""窓口の役割と、届け出る人。町の課名は自治体パッケージが決める。"""

from enum import Enum, StrEnum

from madoguchi_core.rules import Holder


class SectionRole(Enum):
    """窓口の役割。実際の課・係・窓口の番号は自治体パッケージが決める。"""

    KOSEKI = "koseki"
    RESIDENCE = "residence"
    NHI = "nhi"
    LATTER_STAGE = "latter_stage"
    CARE = "care"
    PENSION = "pension"
    MEDICAL_AID = "medical_aid"
    CHILD = "child"
    EDUCATION = "education"
    DISABILITY = "disability"
    ELDERLY = "elderly"
    WELFARE = "welfare"
    TAX = "tax"
    HOUSING = "housing"
    WATER = "water"
    ENVIRONMENT = "environment"
    CEMETERY = "cemetery"
    DISASTER = "disaster"
    TRAFFIC = "traffic"
    VACANT_HOUSE = "vacant_house"
    FARMLAND = "farmland"
    AGRICULTURE = "agriculture"
    FORESTRY = "forestry"
    ELECTION = "election"
    HEALTH = "health"

    @property
    def title(self) -> str:
        """役割の日本語の名。町の課名ではない。"""
        return _ROLE_TITLES[self]


_ROLE_TITLES = {
    SectionRole.KOSEKI: "戸籍の窓口",
    SectionRole.RESIDENCE: "住民登録の窓口",
    SectionRole.NHI: "国民健康保険の窓口",
    SectionRole.LATTER_STAGE: "後期高齢者医療の窓口",
    SectionRole.CARE: "介護保険の窓口",
    SectionRole.PENSION: "年金の窓口",
    SectionRole.MEDICAL_AID: "医療給付の窓口",
    SectionRole.CHILD: "子育て支援の窓口",
    SectionRole.EDUCATION: "教育委員会",
    SectionRole.DISABILITY: "障がい福祉の窓口",
    SectionRole.ELDERLY: "高齢者福祉の窓口",
    SectionRole.WELFARE: "福祉の窓口",
    SectionRole.TAX: "税の窓口",
    SectionRole.HOUSING: "住宅の窓口",
    SectionRole.WATER: "上下水道の窓口",
    SectionRole.ENVIRONMENT: "環境・生活の窓口",
    SectionRole.CEMETERY: "墓地の窓口",
    SectionRole.DISASTER: "防災の窓口",
    SectionRole.TRAFFIC: "交通安全の窓口",
    SectionRole.VACANT_HOUSE: "空き家の窓口",
    SectionRole.FARMLAND: "農業委員会",
    SectionRole.AGRICULTURE: "農政の窓口",
    SectionRole.FORESTRY: "林業の窓口",
    SectionRole.ELECTION: "選挙管理委員会",
    SectionRole.HEALTH: "保健の窓口",
}

ANSWERED_BY = {
    Holder.JUKI: SectionRole.RESIDENCE,
    Holder.KOSEKI: SectionRole.KOSEKI,
    Holder.SEAL: SectionRole.RESIDENCE,
    Holder.CARD: SectionRole.RESIDENCE,
    Holder.SUPPORT: SectionRole.RESIDENCE,
    Holder.ELECTION: SectionRole.ELECTION,
    Holder.NHI: SectionRole.NHI,
    Holder.LATTER_STAGE: SectionRole.LATTER_STAGE,
    Holder.CARE: SectionRole.CARE,
    Holder.PENSION: SectionRole.PENSION,
    Holder.PENSION_OFFICE: SectionRole.PENSION,
    Holder.CHILD_ALLOWANCE: SectionRole.CHILD,
    Holder.CHILD_REARING: SectionRole.CHILD,
    Holder.MEDICAL_AID: SectionRole.MEDICAL_AID,
    Holder.DISABILITY: SectionRole.DISABILITY,
    Holder.ELDERLY: SectionRole.ELDERLY,
    Holder.SCHOOL: SectionRole.EDUCATION,
    Holder.TAX: SectionRole.TAX,
    Holder.FARMLAND: SectionRole.FARMLAND,
    Holder.HOUSING: SectionRole.HOUSING,
    Holder.WATER: SectionRole.WATER,
    Holder.SEPTIC: SectionRole.ENVIRONMENT,
    Holder.DOG: SectionRole.ENVIRONMENT,
    Holder.GRAVE: SectionRole.CEMETERY,
    Holder.DISASTER: SectionRole.DISASTER,
}
"""台帳から、照会に答えられる窓口への対応。ここに無い相手（ご家族）には、照会票を作らない。"""


class Filer(StrEnum):
    """届け出る人・請求する人。"""

    RELATIVE_LIVING_TOGETHER = "同居の親族"
    RELATIVE_LIVING_APART = "同居していない親族"
    COHABITANT = "同居者"
    LANDLORD = "家主・地主・家屋管理人・土地管理人"
    GUARDIAN = "後見人・保佐人・補助人・任意後見人・任意後見受任者"
    HEAD = "世帯主"
    NEW_HEAD = "新しい世帯主"
    HOUSEHOLD_MEMBER = "同じ世帯の人"
    AGENT = "代理人"
    BEREAVED = "ご遺族"
    FUNERAL_HOST = "葬祭を行った人"
    SPOUSE = "配偶者"
    CHILD = "子"
    PARENT = "父母"
    GRANDCHILD = "孫"
    GRANDPARENT = "祖父母"
    SIBLING = "兄弟姉妹"
    THIRD_DEGREE_RELATIVE = "その他の3親等内の親族"
    NEW_CARER = "新しく子を養育する人"
    MINOR_GUARDIAN = "未成年後見人"
    ALLOWANCE_CHILD = "対象の子（年長の子が代表）"
    ALLOWANCE_RECIPIENT = "児童手当の受給者"
    CHILD_REARING_RECIPIENT = "児童扶養手当の受給者"
    SPECIAL_CHILD_RECIPIENT = "特別児童扶養手当の受給者"
    PARENT_DESIGNATED = "父母が指定した人"
    MINOR_CHILD = "未成年の子"
    RELATIVE = "親族"
    HEIR = "相続人"
    FUNERAL_HOST_OR_BURIER = "生計を維持されていた人（埋葬料）・埋葬した人（埋葬費）"
    DEATH_NOTIFIER = "死亡届の届出人（戸籍法の届出義務者）"
    CREMATION_APPLICANT = "死亡届を出す人"
    INSURED = "被保険者"
    FACILITY = "施設"
    CARE_MANAGER = "居宅介護支援事業者"
    PARENT_REMAINING = "残った親"
    MAIN_EARNER = "主に生計を支える人"
    GUARDIAN_OF_CHILD = "保護者"
    CO_RESIDENT_RELATIVE = "同居していた親族"
    INTERESTED_PERSON = "利害関係のある人"
    LINEAL_RELATIVE = "直系の親族"
    NEW_OWNER = "新しい所有者"
    NEW_USER = "引き続き使う人"
    NEW_PAYER = "新しく納める人"
    SUCCESSOR = "事業・農業を継ぐ人"
    GRAVE_SUCCESSOR = "お墓を継ぐ人"
    GRAVE_USER = "墓地の使用者"
    ASHES_MOVER = "改葬する人（墓地の使用者、または承諾を得た人）"
    HOUSE_SUCCESSOR = "承継できる同居の人"
    HOUSING_HOLDER = "入居の名義人"
    GUARANTOR = "連帯保証人"
    SEPTIC_MANAGER = "浄化槽管理者"
    DISABLED_PERSON = "障がいのある方"
    MUTUAL_AID_MANAGER = "扶養共済の年金管理者"
    MUTUAL_AID_SUBSCRIBER = "扶養共済の加入者"
    PUBLIC_ASSISTANCE_HOUSEHOLD = "生活保護を受けている世帯の人"
    EMERGENCY_SUPPORTER = "緊急通報の協力員"
    HOLDER_OF_GUN = "銃を持つことになった人"
    MAYOR = "町長（職権）"
    ELECTION_BOARD = "選挙管理委員会"
    STAFF = "職員"
    REQUESTER = "請求者"
    PERSON = "ご本人"
    COUPLE = "夫になる人と妻になる人"
    DIVORCING_COUPLE = "夫と妻（調停・裁判などの離婚では、申し立てた人）"
    BIRTH_ATTENDANT = "出産に立ち会った医師・助産師など"
    LEGAL_REPRESENTATIVE = "法定代理人"
    NEW_ALLOWANCE_RECIPIENT = "新しく児童手当を受け取る人"
    PARENT_RAISING = "子を育てる親"
    OWNER = "所有者"
    UTILITY_USER = "使用する人"
    TAXPAYER = "納税義務者"
