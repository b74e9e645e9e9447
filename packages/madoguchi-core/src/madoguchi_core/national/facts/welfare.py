"""障がい・医療給付・手当についての事実。"""

from madoguchi_core.national.choices import AllowanceRole, DisabilityMutualAid
from madoguchi_core.national.facts import deceased
from madoguchi_core.national.parameters import adult_age, chronic_disease_age, hibakusha_born_by
from madoguchi_core.rules import Fact, Holder, Topic, any_of, label


def _held(name: str, title: str, holder: Holder) -> Fact[bool]:
    """福祉の台帳が持つ、あるかないかの事実。ご家族には尋ねない。"""
    return Fact(name, bool, title, holder=holder, says=(f"{title}がある", f"{title}がない"))


has_physical_handbook = _held("d.handbook.physical", "身体障害者手帳", Holder.DISABILITY)
has_intellectual_handbook = _held("d.handbook.intellectual", "療育手帳", Holder.DISABILITY)
has_mental_handbook = _held("d.handbook.mental", "精神障害者保健福祉手帳", Holder.DISABILITY)
has_any_handbook = label(
    "障がいのある方の手帳がある",
    any_of(has_physical_handbook, has_intellectual_handbook, has_mental_handbook),
)
has_self_support = _held("d.self_support", "自立支援医療受給者証", Holder.DISABILITY)
gets_special_disability = _held("d.allowances_disability.special", "特別障害者手当の受給", Holder.DISABILITY)
gets_disabled_child = _held(
    "d.allowances_disability.child", "障害児福祉手当・経過的福祉手当の受給", Holder.DISABILITY
)
has_disability_services = _held("d.disability_services", "障害福祉サービスの支給決定", Holder.DISABILITY)
has_lent_goods = _held("d.lent_goods", "町が貸した福祉用具", Holder.DISABILITY)
has_severe_medical = _held("d.severe_medical", "重度心身障がい者医療費受給者証", Holder.MEDICAL_AID)
has_child_medical = _held("d.child_medical", "子ども医療費受給者証", Holder.MEDICAL_AID)
is_medical_guardian = _held(
    "d.medical_guardian", "子ども医療・ひとり親医療の保護者としての記載", Holder.MEDICAL_AID
)

special_child_role = Fact(
    "d.special_child_role", AllowanceRole, "特別児童扶養手当での立場", holder=Holder.DISABILITY
)
child_rearing_role = Fact(
    "d.child_rearing_role", AllowanceRole, "児童扶養手当での立場", holder=Holder.CHILD_REARING
)

mutual_aid = Fact(
    "d.fuyo_kyosai",
    DisabilityMutualAid,
    "心身障害者扶養共済での立場",
    "障がいのある方のための扶養共済（北海道の制度）に関わっておられましたか。",
    topic=Topic.WELFARE,
)
has_intractable_disease = Fact(
    "d.nanbyo",
    bool,
    "指定難病の受給者証",
    "指定難病の受給者証をお持ちでしたか（見当たらないときも「はい」です）。",
    says=("指定難病の受給者証がある", "指定難病の受給者証がない"),
    topic=Topic.WELFARE,
)
has_child_chronic_disease = Fact(
    "d.shoman",
    bool,
    "小児慢性特定疾病の受給者証",
    "小児慢性特定疾病の受給者証をお持ちでしたか（見当たらないときも「はい」です）。",
    says=("小児慢性特定疾病の受給者証がある", "小児慢性特定疾病の受給者証がない"),
    topic=Topic.WELFARE,
    asked_when=deceased.age_on_death < chronic_disease_age,
)
has_hibakusha_handbook = Fact(
    "d.hibakusha",
    bool,
    "被爆者健康手帳",
    "被爆者健康手帳の交付を受けておられましたか（見当たらないときも「はい」です）。",
    says=("被爆者健康手帳がある", "被爆者健康手帳がない"),
    topic=Topic.WELFARE,
    asked_when=deceased.born_on <= hibakusha_born_by,
)
has_road_discount = Fact(
    "d.road_discount",
    bool,
    "有料道路の障がい者割引の登録",
    holder=Holder.DISABILITY,
    says=("有料道路の障がい者割引を登録している", "有料道路の障がい者割引を登録していない"),
)
may_have_nhk_contract = label(
    "成年、または障がいのある方の手帳がある",
    any_of(deceased.age_attained_on_death >= adult_age, has_any_handbook),
)
"""契約は成年の人が結び、免除は障がいのある世帯の人を理由にする。"""

has_nhk_contract = Fact(
    "d.nhk",
    bool,
    "NHKの受信契約・免除",
    "NHKの受信契約は、亡くなった方のお名前でしたか。または、亡くなった方の障がいなどを理由に、受信料の免除を受けておられましたか。",
    says=("NHKの受信契約・免除がある", "NHKの受信契約・免除がない"),
    topic=Topic.BELONGINGS,
    asked_when=may_have_nhk_contract,
)
has_car_tax_exemption = Fact(
    "d.car_tax_exempt",
    bool,
    "障がいによる自動車の税の減免",
    # 軽自動車は町の税の台帳で分かるが、普通車は道税なので、手帳のある方のご家族には尋ねる
    "障がいのある方のための自動車の税の減免を受けておられましたか。ご家族の車の減免も含みます。",
    Holder.TAX,
    says=("障がいによる自動車の税の減免を受けている", "障がいによる自動車の税の減免を受けていない"),
    topic=Topic.PROPERTY,
    asked_when=has_any_handbook,
)
