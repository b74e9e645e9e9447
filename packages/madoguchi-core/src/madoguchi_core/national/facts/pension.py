"""年金についての事実。"""

from madoguchi_core.national.choices import (
    FarmersPension,
    NationalPensionCategory,
    PensionReceived,
    Spouse,
)
from madoguchi_core.national.facts import deceased, family
from madoguchi_core.national.parameters import disability_right_bars_widow, old_age_pension_age
from madoguchi_core.rules import Fact, Holder, Topic, all_of, any_of, label

is_of_old_age_pension = label(
    "老齢の年金の権利が生まれ得る年齢", deceased.age_attained_on_death >= old_age_pension_age
)
has_unclaimed = Fact(
    "d.pension_unclaimed",
    bool,
    "請求していない老齢の年金",
    "受けられる年齢になっていて、まだ請求しておられない年金はありましたか（遅らせて受け取るおつもりだったときも「はい」です）。",
    Holder.PENSION_OFFICE,
    says=("受けられるのに請求していない年金がある", "受けられるのに請求していない年金がない"),
    topic=Topic.PENSION,
    asked_when=all_of(deceased.pension_kind == PensionReceived.NONE, is_of_old_age_pension),
)
is_receiving = label(
    "公的年金を受けていた",
    ~(deceased.pension_kind == PensionReceived.NONE),
)
has_employees_part = Fact(
    "d.pension_employees_part",
    bool,
    "障害年金・遺族年金の厚生年金の部分",
    "受けておられた障害年金・遺族年金に、厚生年金からの分はありましたか（年金証書に書かれています）。",
    Holder.PENSION_OFFICE,
    says=("障害年金・遺族年金に厚生年金の分がある", "障害年金・遺族年金は基礎年金だけである"),
    needs_document=True,
    topic=Topic.PENSION,
    asked_when=deceased.pension_kind.one_of(PensionReceived.DISABILITY, PensionReceived.SURVIVOR),
)
is_number_linked = Fact(
    "d.pension_mynumber_linked",
    bool,
    "年金機構への個人番号の収録",
    holder=Holder.PENSION_OFFICE,
    says=("年金機構に個人番号が収録されている", "年金機構に個人番号が収録されていない"),
)
has_other_pension = Fact(
    "d.other_pensions",
    bool,
    "そのほかの年金",
    "ほかに受け取っておられた年金（共済・恩給・国民年金基金・企業年金・労災年金）はありますか。",
    says=("そのほかの年金を受けている", "そのほかの年金を受けていない"),
    topic=Topic.PENSION,
)
category = Fact("d.np_category", NationalPensionCategory, "国民年金の種別", holder=Holder.PENSION)
lives_elsewhere_in_japan = Fact(
    "d.lives_elsewhere_in_japan",
    bool,
    "国内のほかの市区町村の住所",
    "亡くなった方は、国内のほかの市区町村にお住まいでしたか（国外にお住まいだったときは「いいえ」）。",
    Holder.KOSEKI,
    says=("国内のほかの市区町村に住んでいた", "国内に住んでいない"),
    topic=Topic.PENSION,
    asked_when=~deceased.is_resident,
)
lived_in_japan = label("日本に住所がある", any_of(deceased.is_resident, lives_elsewhere_in_japan))
"""町の住民でないことは、国外に住んでいたことではない。"""

meets_payment = Fact(
    "d.np_payment_met",
    bool,
    "遺族年金の納付要件",
    holder=Holder.PENSION_OFFICE,
    says=("遺族年金の納付要件を満たす", "遺族年金の納付要件を満たさない"),
)
has_long_period = Fact(
    "d.pension_25_years",
    bool,
    "25年以上の受給資格期間",
    holder=Holder.PENSION_OFFICE,
    says=("受給資格期間が25年以上ある", "受給資格期間が25年未満である"),
)
has_employees_period = Fact(
    "d.employees_period",
    bool,
    "厚生年金の期間",
    "お勤めで厚生年金（共済を含みます）に入っておられた時期はありますか。",
    Holder.PENSION_OFFICE,
    says=("厚生年金の期間がある", "厚生年金の期間がない"),
    topic=Topic.PENSION,
)
paid_months = Fact(
    "d.np_paid_months",
    int,
    "第1号の納付月数（一部納付の換算を含む）",
    holder=Holder.PENSION_OFFICE,
    unit="月",
)
qualified_months = Fact(
    "d.np_qualified_months", int, "第1号の納付と免除の月数", holder=Holder.PENSION_OFFICE, unit="月"
)
has_received_basic = Fact(
    "d.basic_pension_received",
    bool,
    "老齢基礎・障害基礎年金を受けたこと",
    "老齢基礎年金か障害基礎年金を、一度でもお受けになりましたか。",
    Holder.PENSION_OFFICE,
    says=("老齢基礎・障害基礎年金を受けたことがある", "老齢基礎・障害基礎年金を受けたことがない"),
    topic=Topic.PENSION,
    asked_when=~deceased.pension_kind.one_of(PensionReceived.OLD_AGE_BASIC),
)
had_disability_right = Fact(
    "d.disability_basic_right",
    bool,
    "障害基礎年金の受給権",
    holder=Holder.PENSION_OFFICE,
    says=("障害基礎年金の受給権があったことがある", "障害基礎年金の受給権があったことがない"),
    asked_when=disability_right_bars_widow == True,  # noqa: E712
)
is_prepaid = Fact(
    "d.np_prepaid",
    bool,
    "国民年金の前納・納め過ぎ",
    holder=Holder.PENSION,
    says=("国民年金の前納・納め過ぎがある", "国民年金の前納・納め過ぎがない"),
)
spouse_category = Fact(
    "spouse.np_category",
    NationalPensionCategory,
    "残された配偶者の国民年金の種別",
    holder=Holder.PENSION,
)
marriage_years = Fact(
    "spouse.married_years",
    int,
    "婚姻（事実婚を含む）の年数",
    "ご結婚（事実婚を含みます）から、満で何年になりますか。",
    Holder.KOSEKI,
    unit="年",
    topic=Topic.PENSION,
    asked_when=family.spouse == Spouse.WIFE,
)
# 「生計を維持」は法律の言葉で、働いていた奥さまが「いいえ」と答えやすい。年金の基準のまま尋ねる
was_supported = Fact(
    "spouse.supported",
    bool,
    "生計の維持",
    "奥さまは、亡くなった方と生計を同じくしておられ、年収は850万円（所得では655万5千円）未満でしたか（お勤めの収入があっても、この額に届かなければ「はい」です）。",
    says=("妻は生計を維持されていた", "妻は生計を維持されていない"),
    topic=Topic.PENSION,
    asked_when=family.spouse == Spouse.WIFE,
)
farmers_pension = Fact(
    "d.farmers_pension",
    FarmersPension,
    "農業者年金での立場",
    "農業者年金に入っておられましたか、受けておられましたか。",
    topic=Topic.PENSION,
)
has_war_condolence = Fact(
    "d.war_condolence",
    bool,
    "戦没者等の遺族の特別弔慰金",
    "戦没者のご遺族としての特別弔慰金（国債）を受けておられましたか（これから請求なさるところだったときも「はい」です）。",
    says=("特別弔慰金を受けている、または請求がまだである", "特別弔慰金に関わりがない"),
    topic=Topic.PENSION,
)
