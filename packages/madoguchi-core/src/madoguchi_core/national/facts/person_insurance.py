"""届出に関わる一人の、健康保険・年金・介護保険についての事実。異動の前（台帳・転出証明書）と後（人に聞く）は別の事実。"""

from datetime import date

from madoguchi_core.cases import Part
from madoguchi_core.national.choices import CareCertification, MedicalInsurance, NationalPensionCategory
from madoguchi_core.national.facts import move, move_insurance, person
from madoguchi_core.national.move_choices import MoveOrigin, MovePurpose
from madoguchi_core.national.move_insurance_parameters import childcare_exemption_start
from madoguchi_core.national.parameters import care_second_age, third_insured_max_age, third_insured_min_age
from madoguchi_core.rules import Fact, Holder, Topic, all_of, any_of

# ---- 異動の前（転入では転出証明書、ほかは町の台帳）

was_in_nhi = Fact(
    "p.nhi-before",
    bool,
    "その方の国保（異動の前）",
    holder=Holder.NHI,
    says=("異動の前に国民健康保険に入っている", "異動の前に国民健康保険に入っていない"),
)
was_in_latter_stage = Fact(
    "p.latter-before",
    bool,
    "その方の後期高齢者医療（異動の前）",
    holder=Holder.LATTER_STAGE,
    says=("異動の前に後期高齢者医療に入っている", "異動の前に後期高齢者医療に入っていない"),
)
pension_before = Fact(
    "p.pension-before",
    NationalPensionCategory,
    "その方の国民年金の種別（異動の前）",
    "国民年金は、どの種別で入っておられますか（自営業・学生・お勤めでない方は第1号、会社員・公務員の方は第2号、"
    "第2号の方の扶養に入っている配偶者の方は第3号です）。",
    Holder.PENSION,
    topic=Topic.PENSION,
)
is_pension_linked = Fact(
    "p.pension-linked",
    bool,
    "その方の個人番号の、年金機構への収録",
    holder=Holder.PENSION_OFFICE,
    says=("その方の個人番号が年金機構に収録されている", "その方の個人番号が年金機構に収録されていない"),
    asked_when=pension_before == NationalPensionCategory.FIRST,
)
is_between_towns = Fact(
    "p.between-towns",
    bool,
    "その方の異動が、国内の市区町村の間か",
    holder=Holder.COUNTER,
    says=("国内のほかの市区町村との間で移る", "町の中か国外との間で移る"),
)

# ---- 移るわけ

purpose = Fact(
    "p.purpose",
    MovePurpose,
    "その方のお引っ越しのわけ",
    "どのようなお引っ越しですか。",
    topic=Topic.MOVE,
    asked_when=move_insurance.has_special_purpose,
)
is_supported = Fact(
    "p.supported",
    bool,
    "その方への仕送り",
    "学校に通われるあいだ、ご家族からの仕送りで暮らされますか。",
    says=("家族の仕送りで暮らす", "仕送りを受けずに自分の収入で暮らす"),
    topic=Topic.MOVE,
    asked_when=purpose == MovePurpose.STUDY,
)
is_insured_elsewhere = Fact(
    "p.insured-elsewhere",
    bool,
    "その方の保険者が、住所と別の市区町村か（住所地特例）",
    holder=Holder.CARE,
    says=("住所地特例で住所と別の市区町村が保険者である", "住所のある市区町村が保険者である"),
    asked_when=any_of(
        purpose == MovePurpose.FROM_FACILITY,
        all_of(purpose == MovePurpose.INTO_FACILITY, ~is_between_towns),
    ),
)

# ---- 異動の後（いつも人に聞く）

insurance_after = Fact(
    "p.insurance-after",
    MedicalInsurance,
    "その方の健康保険（異動の後）",
    "これからの健康保険は、どちらになりますか（会社・共済・国保組合の健康保険に入られない方は、国民健康保険です。75歳からは後期高齢者医療です）。",
    topic=Topic.INSURANCE,
)
joins_pension_by_work = Fact(
    "p.pension-by-work",
    bool,
    "その方の厚生年金（異動の後）",
    "お勤め先の厚生年金に入られますか（厚生年金に入っている配偶者の扶養に入られるときも「はい」です）。",
    says=(
        "勤め先か配偶者の扶養で年金（第2号・第3号）に入る",
        "勤め先でも配偶者の扶養でも年金（第2号・第3号）に入らない",
    ),
    topic=Topic.PENSION,
    asked_when=all_of(
        move.origin == MoveOrigin.ABROAD,
        person.age_attained >= third_insured_min_age,
        person.age_attained < third_insured_max_age,
    ),
)
receives_pension = Fact(
    "p.pensioner",
    bool,
    "その方が年金を受けているか",
    "年金を受け取っておられますか。",
    says=("年金を受けている", "年金を受けていない"),
    topic=Topic.PENSION,
    asked_when=move_insurance.has_pensioner,
)

# ---- 介護

care_certification = Fact(
    "p.care-certification",
    CareCertification,
    "その方の要介護・要支援の認定",
    "介護の認定は受けておられますか（転入の方は「受給資格証明書」もお見せください）。",
    Holder.CARE,
    topic=Topic.INSURANCE,
    asked_when=person.age_attained >= care_second_age,
)

# ---- 出生・婚姻・離婚

gets_kenpo_birth_lump = Fact(
    "p.kenpo-birth-lump",
    bool,
    "退職した勤め先の健康保険の出産育児一時金",
    "ご出産の前の半年のあいだに会社をおやめになり、やめた会社の健康保険から出産育児一時金を受けられますか。",
    says=(
        "退職した勤め先の健康保険から出産育児一時金を受ける（退職して6か月以内の出産）",
        "退職した勤め先の健康保険から出産育児一時金を受けない",
    ),
    topic=Topic.INSURANCE,
    asked_when=all_of(person.part == Part.MOTHER, was_in_nhi),
)
has_childcare_period = Fact(
    "p.childcare-period",
    bool,
    "育児期間の免除が始まる前に生まれた子の、残る期間",
    holder=Holder.PENSION_OFFICE,
    says=(
        "1歳になるまでの期間に育児期間の免除の月が残る",
        "1歳になるまでの期間に育児期間の免除の月が残らない",
    ),
    asked_when=all_of(person.part == Part.FATHER, move.moved_on < childcare_exemption_start),
)
loses_dependency = Fact(
    "p.loses-dependency",
    bool,
    "その方が健康保険の扶養から外れるか",
    "ご家族の会社などの健康保険の扶養から外れますか。",
    says=(
        "家族の健康保険の扶養から外れる",
        "家族の健康保険の扶養から外れない（もともと扶養でないときを含む）",
    ),
    topic=Topic.INSURANCE,
    asked_when=all_of(~was_in_nhi, ~was_in_latter_stage),
)
dependency_lost_on = Fact(
    "p.dependency-lost-on",
    date,
    "その方が健康保険の扶養から外れた日",
    "健康保険の扶養から外れた日（勤め先の証明書にある、資格をなくした日）はいつですか。",
    needs_document=True,
    topic=Topic.INSURANCE,
    asked_when=loses_dependency,
)
