"""残る世帯員と親族についての事実。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.national.choices import ChildAllowanceRole, Kinship, MedicalInsurance, NearestKin
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.rules import (
    Constant,
    Fact,
    Group,
    Holder,
    Law,
    Scope,
    Topic,
    all_of,
    any_member,
    any_of,
    count,
    label,
    legal_age,
)

remaining = Group("h.members", "残る世帯員")

member_born_on = Fact("m.born_on", date, "生年月日", holder=Holder.JUKI, scope=Scope.MEMBER)
is_member_in_nhi = Fact(
    "m.nhi",
    bool,
    "国保",
    holder=Holder.NHI,
    says=("国民健康保険に入っている", "国民健康保険に入っていない"),
    scope=Scope.MEMBER,
)
member_kinship = Fact("m.kinship", Kinship, "亡くなった方との続柄", holder=Holder.JUKI, scope=Scope.MEMBER)
member_age = label("その人の死亡日の満年齢", legal_age(member_born_on, death.died_on, attained=None))
member_age_attained = label(
    "その人の死亡日の満年齢（誕生日の前日に達する）",
    legal_age(member_born_on, death.died_on, attained=Attained.EVE),
)
"""成年のように、誕生日の前日に達すると定まっているもの。"""

number_remaining = count(remaining, Constant(True))

has_child_living_apart = Fact(
    "child.living_apart",
    bool,
    "別居の子",
    "亡くなった方が児童手当を受けていたお子さまで、別にお住まいか、同じお家でも世帯の別な方はいらっしゃいますか。",
    says=("手当の対象の子が別の世帯にいる", "手当の対象の子で別の世帯にいる子はいない"),
    topic=Topic.FAMILY,
    asked_when=deceased.child_allowance_role == ChildAllowanceRole.RECIPIENT,
)
has_kin_of_same_livelihood = Fact(
    "kin.same_livelihood",
    bool,
    "生計を同じくしていた親族",
    "亡くなった方と生計を同じくしていたご家族・ご親族はいらっしゃいますか（いっしょにお住まいだった方のほか、別にお住まいでも、仕送りや行き来で暮らしを支え合っていた方も「はい」です）。",
    says=("生計を同じくしていた3親等内の親族がいる", "生計を同じくしていた3親等内の親族がいない"),
    topic=Topic.PENSION,
)
nearest_kin = Fact(
    "kin.nearest",
    NearestKin,
    "生計を同じくしていた親族のうち、いちばん近い人",
    "亡くなった方と生計を同じくしていたご家族のうち、いちばん近い方は次のどれですか。",
    topic=Topic.PENSION,
    asked_when=has_kin_of_same_livelihood,
)
_NOTICE = Law("生計維持関係等の認定基準及び認定の取扱いについて（平成23年3月23日年発0323第1号）")
has_close_member = label(
    "配偶者・子・父母が、同じ世帯に残る",
    any_member(remaining, member_kinship.one_of(Kinship.SPOUSE, Kinship.CHILD, Kinship.PARENT)),
    _NOTICE,
)
"""住民票の上で同じ世帯の配偶者・子・父母は、生計を同じくしていたと認められるので、ご家族に尋ねない。"""
kin_remains = label("生計を同じくしていた親族がいる", any_of(has_close_member, has_kin_of_same_livelihood))
lineal_kin_remains = label(
    "その中に配偶者・子・父母・孫・祖父母がいる",
    any_of(has_close_member, all_of(has_kin_of_same_livelihood, nearest_kin == NearestKin.LINEAL)),
)
sibling_or_nearer_remains = label(
    "その中に配偶者・子・父母・孫・祖父母・兄弟姉妹がいる",
    any_of(
        has_close_member,
        all_of(has_kin_of_same_livelihood, nearest_kin.one_of(NearestKin.LINEAL, NearestKin.SIBLING)),
    ),
)
has_several_heirs = Fact(
    "heirs.several",
    bool,
    "相続人の数",
    "相続人になる方は、お二人以上いらっしゃいますか（放棄した方を除きます）。",
    says=("相続人が二人以上いる", "相続人が二人以上ではない"),
    topic=Topic.INHERITANCE,
    asked_when=any_of(deceased.may_have_property, deceased.has_town_tax),
)
has_dependants = Fact(
    "h.dependants",
    bool,
    "会社の健康保険の扶養に入っていた家族",
    "亡くなった方がお勤めやお仕事で入っておられた健康保険（会社・共済・国保組合）に、"
    "ご家族として入っていた方（74歳まで）はいらっしゃいますか。",
    says=(
        "亡くなった方の健康保険に家族として入っていた人（74歳まで）がいる",
        "亡くなった方の健康保険に家族として入っていた人（74歳まで）がいない",
    ),
    topic=Topic.INSURANCE,
    asked_when=deceased.medical_insurance.one_of(
        MedicalInsurance.EMPLOYEE, MedicalInsurance.MUTUAL_AID, MedicalInsurance.NHI_SOCIETY
    ),
)
joins_other_insurance = Fact(
    "h.other_family_insurance",
    bool,
    "ほかの家族の健康保険",
    "そのご家族は、みなさま、ほかの健康保険（ほかのご家族の扶養など）にお入りになりますか。",
    says=("そのご家族の全員が、ほかの健康保険に入る", "ほかの健康保険に入らない家族がいる"),
    topic=Topic.INSURANCE,
    asked_when=has_dependants,
)
