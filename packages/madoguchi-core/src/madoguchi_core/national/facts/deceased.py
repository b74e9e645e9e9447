"""亡くなった方についての事実。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.national.facts import death
from madoguchi_core.national.facts._choices import (
    CareCertification,
    CareInsurer,
    ChildAllowanceRole,
    FarmlandRight,
    MedicalInsurance,
    Nationality,
    PensionKind,
)
from madoguchi_core.rules import Fact, Holder, label, legal_age

born_on = Fact("d.born_on", date, "亡くなった方の生年月日", holder=Holder.JUKI)
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
)
has_lost_kenpo = Fact(
    "d.kenpo_lost",
    bool,
    "健康保険（本人）の資格をなくしたこと",
    "亡くなる前の半年ほどのあいだに、ご本人が会社の健康保険（任意継続を含みます）をおやめになりましたか。",
    says=(
        "亡くなる前の半年ほどに健康保険（本人）の資格をなくしている",
        "亡くなる前の半年ほどに健康保険（本人）の資格をなくしていない",
    ),
)
kenpo_lost_on = Fact(
    "d.kenpo_lost_date",
    date,
    "健康保険（本人）の資格をなくした日",
    "会社の健康保険の資格をなくされた日はいつですか。",
    needs_document=True,
)
has_continued_benefit = Fact(
    "d.kenpo_continued_benefit",
    bool,
    "健康保険の継続給付",
    "会社の健康保険から、やめた後も傷病手当金・出産手当金を受けておられましたか（受け終わって3か月以内も「はい」です）。",
    says=(
        "健康保険の継続給付を受けている（終わって3か月以内を含む）",
        "健康保険の継続給付を受けていない（終わって3か月を過ぎている）",
    ),
)
care_insurer = Fact(
    "d.care_insurer",
    CareInsurer,
    "介護保険の保険者",
    "介護保険の証には、どちらの市区町村の名がありますか。",
    Holder.CARE,
)
certified_care = Fact(
    "d.certified_care",
    CareCertification,
    "要介護・要支援の認定",
    "介護の認定は受けておられましたか。",
    Holder.CARE,
)
pension_kind = Fact(
    "d.pension_kind",
    PensionKind,
    "受けていた年金",
    "年金は受けておられましたか。種類はお分かりですか。",
    Holder.PENSION,
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
has_town_tax = Fact(
    "d.tax_unpaid",
    bool,
    "町税の納税・還付",
    holder=Holder.TAX,
    says=("納めていない・これから納める・戻る町税がある", "納めていない・これから納める・戻る町税がない"),
)
has_fixed_assets = Fact(
    "d.fixed_assets",
    bool,
    "土地・家屋",
    "土地や家をお持ちでしたか。",
    Holder.TAX,
    says=("土地・家屋を持っている", "土地・家屋を持っていない"),
)
farmland = Fact(
    "d.farmland",
    FarmlandRight,
    "農地の権利",
    "農地をお持ちでしたか、または借りておられましたか。ほかの市町村にもありますか。",
    Holder.FARMLAND,
)

age_on_death = label("死亡日の満年齢", legal_age(born_on, death.died_on, attained=None))
"""誕生日の前日の死亡は、節目の年齢では自動で決めない。"""
age_attained_on_death = label(
    "死亡日の満年齢（誕生日の前日に達する）", legal_age(born_on, death.died_on, attained=Attained.EVE)
)
"""介護保険の65歳のように、誕生日の前日に達すると定まっているもの。"""
