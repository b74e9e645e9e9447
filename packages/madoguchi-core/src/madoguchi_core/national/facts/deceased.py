"""亡くなった方についての事実。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.national.choices import (
    CareCertification,
    CareInsurer,
    ChildAllowanceRole,
    FarmlandRight,
    MedicalInsurance,
    Nationality,
    PensionReceived,
    ResidenceCard,
)
from madoguchi_core.national.facts import death
from madoguchi_core.national.parameters import adult_age, care_first_age
from madoguchi_core.rules import Fact, Holder, Timing, Topic, any_of, label, law, legal_age

born_on = Fact("d.born_on", date, "亡くなった方の生年月日", holder=Holder.JUKI, timing=Timing.UNTIL_EVENT)
age_on_death = label("死亡日の満年齢", legal_age(born_on, death.died_on, attained=None))
"""誕生日の前日の死亡は、節目の年齢では自動で決めない。"""
age_attained_on_death = label(
    "死亡日の満年齢（誕生日の前日に達する）", legal_age(born_on, death.died_on, attained=Attained.EVE)
)
"""介護保険の65歳のように、誕生日の前日に達すると定まっているもの。"""
is_resident = Fact(
    "d.resident", bool, "町の住民", holder=Holder.JUKI, says=("町の住民である", "町の住民でない")
)
is_head = Fact(
    "d.is_head",
    bool,
    "世帯主かどうか",
    holder=Holder.JUKI,
    says=("亡くなった方が世帯主である", "亡くなった方が世帯主でない"),
)
nationality = Fact("d.nationality", Nationality, "国籍", holder=Holder.JUKI)
medical_insurance = Fact(
    "d.medical_insurance",
    MedicalInsurance,
    "死亡日の医療保険",
    "亡くなった方の健康保険は、どちらでしたか。",
    Holder.NHI,
    topic=Topic.INSURANCE,
)
has_lost_kenpo = Fact(
    "d.kenpo_lost",
    bool,
    "健康保険（本人）の資格をなくしたこと",
    "亡くなる前の半年ほどのあいだに、ご本人が会社の健康保険・共済（任意継続を含みます）をおやめになりましたか。",
    says=(
        "亡くなる前の半年ほどに、会社などの健康保険（本人）をやめている",
        "亡くなる前の半年ほどに、会社などの健康保険（本人）をやめていない",
    ),
    topic=Topic.INSURANCE,
)
kenpo_lost_on = Fact(
    "d.kenpo_lost_date",
    date,
    "健康保険（本人）の資格をなくした日",
    "会社の健康保険・共済の資格をなくされた日はいつですか。",
    needs_document=True,
    topic=Topic.INSURANCE,
    asked_when=has_lost_kenpo,
    timing=Timing.UNTIL_EVENT,
)
has_continued_benefit = Fact(
    "d.kenpo_continued_benefit",
    bool,
    "健康保険の継続給付",
    "会社の健康保険・共済から、やめた後も傷病手当金・出産手当金を受けておられましたか（受け終わって3か月以内も「はい」です）。",
    says=(
        "会社などの健康保険をやめた後の給付を受けている（終わって3か月以内を含む）",
        "会社などの健康保険をやめた後の給付を受けていない（終わって3か月を過ぎたときを含む）",
    ),
    topic=Topic.INSURANCE,
)
certified_care = Fact(
    "d.certified_care",
    CareCertification,
    "要介護・要支援の認定",
    "介護の認定は受けておられましたか。",
    Holder.CARE,
    topic=Topic.INSURANCE,
)
care_insurer = Fact(
    "d.care_insurer",
    CareInsurer,
    "介護保険の保険者",
    "介護保険の証には、どちらの市区町村の名がありますか。",
    Holder.CARE,
    topic=Topic.INSURANCE,
    # 町に住む65歳前の人は、認定を受けるか申請するまで証を持たない
    asked_when=any_of(
        ~is_resident,
        age_attained_on_death >= care_first_age,
        certified_care.one_of(
            CareCertification.CERTIFIED, CareCertification.RENEWING, CareCertification.APPLYING
        ),
    ),
)
pension_kind = Fact(
    "d.pension_kind",
    PensionReceived,
    "受けていた年金",
    "年金は受けておられましたか。種類はお分かりですか。",
    Holder.PENSION,
    topic=Topic.PENSION,
)
is_seal_registered = Fact(
    "d.seal_registered", bool, "印鑑登録", holder=Holder.SEAL, says=("印鑑登録がある", "印鑑登録がない")
)
has_mynumber_card = Fact(
    "d.mynumber_card",
    bool,
    "個人番号カード",
    holder=Holder.CARD,
    says=("個人番号カードを持っている", "個人番号カードを持っていない"),
)
child_allowance_role = Fact(
    "d.child_allow_role", ChildAllowanceRole, "児童手当での立場", holder=Holder.CHILD_ALLOWANCE
)
is_counted_for_allowance = Fact(
    "d.child_allow_counted",
    bool,
    "児童手当の第3子以降の数え方に入る子",
    holder=Holder.CHILD_ALLOWANCE,
    says=(
        "児童手当の子の人数（第3子以降の加算）に数えられている",
        "児童手当の子の人数（第3子以降の加算）に数えられていない",
    ),
)
has_town_tax = Fact(
    "d.tax_unpaid",
    bool,
    "町税の納税・還付",
    holder=Holder.TAX,
    says=("納めていない・これから納める・戻る町税がある", "納めていない・これから納める・戻る町税がない"),
)
has_own_property = Fact(
    "d.own_property",
    bool,
    "財産・収入・借入",
    "亡くなった方のお名前の、土地・家・農地・山林・車などの財産や、まとまった額の預貯金、お仕事や貸家の収入、"
    "借入など相続のご心配はありましたか（お年玉ほどの預貯金だけのときは「いいえ」です）。",
    says=("財産・収入・借入がある", "財産・収入・借入がない（お年玉ほどの預貯金だけのときを含む）"),
    topic=Topic.INHERITANCE,
    # 成年なら答えによらず決まるので尋ねない。前提に年齢を置くと、生年月日の分からない方に尋ねられない
)
_may_be_asked_property = label(
    "成年、または財産・収入・借入があると答えた",
    any_of(age_attained_on_death >= adult_age, has_own_property),
    law("民法", 4, 5),
)
has_fixed_assets = Fact(
    "d.fixed_assets",
    bool,
    "土地・家屋",
    "町内に、土地や家をお持ちでしたか。",
    Holder.TAX,
    says=("土地・家屋を持っている", "土地・家屋を持っていない"),
    topic=Topic.PROPERTY,
    asked_when=_may_be_asked_property,
)
may_have_property = label(
    "成年、または財産・収入・借入がある",
    any_of(age_attained_on_death >= adult_age, has_own_property, has_fixed_assets),
    law("民法", 4, 5),
)
"""
子を亡くした親に、財産のことを一つずつ尋ねない。

税の台帳に土地や家があれば、ご家族の「いいえ」より台帳を信じて、ほかの財産のことも尋ねる。
"""

farmland = Fact(
    "d.farmland",
    FarmlandRight,
    "農地の権利",
    "農地をお持ちでしたか、または借りておられましたか（ほかの市町村の農地も含みます）。",
    Holder.FARMLAND,
    topic=Topic.PROPERTY,
    asked_when=may_have_property,
)
residence_card = Fact("d.residence_card", ResidenceCard, "在留カード・特別永住者証明書", holder=Holder.JUKI)
is_honseki_in_town = Fact(
    "d.honseki_in_town",
    bool,
    "本籍が町内か",
    holder=Holder.JUKI,
    says=("本籍が町内にある", "本籍がほかの市区町村にある"),
)
has_juki_card = Fact(
    "d.juki_card",
    bool,
    "住民基本台帳カード",
    holder=Holder.CARD,
    says=("住民基本台帳カードの交付を受けている", "住民基本台帳カードの交付を受けていない"),
)
has_support_measure = Fact(
    "d.support_measure",
    bool,
    "支援措置",
    holder=Holder.SUPPORT,
    says=("本人か同じ世帯の人に支援措置がある", "本人にも同じ世帯の人にも支援措置がない"),
)
is_voter = Fact(
    "d.voter",
    bool,
    "選挙人名簿",
    holder=Holder.ELECTION,
    says=("選挙人名簿にのっている", "選挙人名簿にのっていない"),
)
has_nhi_certificates = Fact(
    "d.nhi_docs",
    bool,
    "国保の高齢受給者証・特定疾病療養受療証・限度額適用認定証",
    holder=Holder.NHI,
    says=(
        "国保の高齢受給者証・特定疾病療養受療証・限度額適用認定証がある",
        "国保の高齢受給者証・特定疾病療養受療証・限度額適用認定証がない",
    ),
)
has_nhi_high_cost = Fact(
    "d.high_cost_pending.nhi",
    bool,
    "国保の未申請の高額療養費",
    holder=Holder.NHI,
    says=("国保の未申請の高額療養費がある", "国保の未申請の高額療養費がない"),
)
has_latter_unpaid = Fact(
    "d.high_cost_pending.latter",
    bool,
    "後期高齢者医療の未支給の給付",
    holder=Holder.LATTER_STAGE,
    says=("後期高齢者医療の未支給の給付がある", "後期高齢者医療の未支給の給付がない"),
)
has_nhi_address_exception = Fact(
    "d.address_exception.nhi",
    bool,
    "国保の住所地特例・学生の特例",
    holder=Holder.NHI,
    says=("国保の住所地特例・学生の特例である", "国保の住所地特例・学生の特例でない"),
)
has_latter_address_exception = Fact(
    "d.address_exception.latter",
    bool,
    "後期高齢者医療の住所地特例",
    holder=Holder.LATTER_STAGE,
    says=("後期高齢者医療の住所地特例である", "後期高齢者医療の住所地特例でない"),
)
has_kenpo_certificate = Fact(
    "d.emp_card",
    bool,
    "健康保険の資格確認書",
    "会社の健康保険・共済・国保組合の資格確認書（期限内のもの）は、ご家族の分も含めてお手元にありますか。",
    says=("健康保険の資格確認書がある", "健康保険の資格確認書がない"),
    topic=Topic.INSURANCE,
    asked_when=medical_insurance.one_of(
        MedicalInsurance.EMPLOYEE,
        MedicalInsurance.DEPENDANT,
        MedicalInsurance.MUTUAL_AID,
        MedicalInsurance.NHI_SOCIETY,
    ),
)
