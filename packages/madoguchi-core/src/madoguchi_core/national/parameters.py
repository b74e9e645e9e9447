"""全国の手続きが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from datetime import date

from madoguchi_core.national.choices import HeadChangeMode, LossMode, SepticAuthority
from madoguchi_core.rules import Confidence, Dated, Law, Parameter, law

# ---- 法律で決まるもの

head_min_age = Parameter("head-change.min-age", int, "世帯主になれる年齢", "歳")
head_min_candidates = Parameter("head-change.min-candidates", int, "届出が要る候補の人数", "人")
care_first_age = Parameter("care.first-insured-age", int, "介護保険の第1号被保険者の年齢", "歳")
care_second_age = Parameter("care.second-insured-age", int, "介護保険の第2号被保険者の年齢", "歳")
child_allowance_age = Parameter("child-allowance.age", int, "児童手当の対象の年齢（年度末まで）", "歳")
child_allowance_count_age = Parameter(
    "child-allowance.count-age", int, "児童手当の第3子以降の数え方に入る年齢（年度末まで）", "歳"
)
pension_child_age = Parameter(
    "pension.child-age", int, "遺族年金・児童扶養手当の子の年齢（年度末まで）", "歳"
)
adult_age = Parameter("civil.adult-age", int, "成年の年齢", "歳")
voting_age = Parameter("voter.age", int, "選挙権の年齢", "歳")
driving_min_age = Parameter("driver-license.min-age", int, "運転免許を受けられる年齢", "歳")
gun_min_age = Parameter("gun.min-age", int, "銃の所持の許可を受けられる年齢", "歳")
school_age = Parameter("school.compulsory-age", int, "小中学校の年齢（年度末まで）", "歳")
chronic_disease_age = Parameter("shoman.age", int, "小児慢性特定疾病の医療の上限の年齢", "歳")
widow_pension_months = Parameter("widow-pension.months", int, "寡婦年金に要る納付と免除の月数", "月")
widow_marriage_years = Parameter("widow-pension.marriage-years", int, "寡婦年金に要る婚姻の年数", "年")
widow_pension_age = Parameter("widow-pension.age", int, "寡婦年金を受けられる年齢の上限", "歳")
disability_right_bars_widow = Parameter(
    "widow-pension.disability-right", bool, "障害基礎年金の受給権だけでも寡婦年金が出ないか"
)
death_lump_months = Parameter("death-lump.months", int, "死亡一時金に要る納付の月数", "月")
third_insured_min_age = Parameter("np.min-age", int, "国民年金の被保険者になる年齢", "歳")
third_insured_max_age = Parameter("np.max-age", int, "国民年金の被保険者でなくなる年齢", "歳")
voluntary_max_age = Parameter("np.voluntary-max-age", int, "国民年金に任意加入できる年齢の上限", "歳")
employees_max_age = Parameter("employees-pension.max-age", int, "厚生年金の被保険者の年齢の上限", "歳")
old_age_pension_age = Parameter(
    "pension.old-age-from", int, "老齢の年金の権利が生まれることのある、いちばん低い年齢", "歳"
)
former_insured_age = Parameter(
    "survivor-basic.former-insured-age", int, "遺族基礎年金が出る元の被保険者の年齢の上限", "歳"
)
disabled_child_age = Parameter("child-rearing.disabled-age", int, "児童扶養手当の障がいのある子の年齢", "歳")
school_entry_age = Parameter("school.entry-age", int, "小学校に入る前の年齢（年度末まで）", "歳")
elementary_age = Parameter("school.elementary-age", int, "小学校の年齢（年度末まで）", "歳")
burial_after_loss_months = Parameter(
    "kenpo.burial-after-loss-months", int, "資格をなくした後の埋葬料の期間", "か月"
)
kenpo_burial_amount = Parameter("kenpo.burial-amount", int, "健康保険の埋葬料", "円")
koseki_fee = Parameter("koseki.fee", int, "戸籍の証明書の手数料", "円")
disability_allowance_age = Parameter(
    "disability-allowance.age", int, "障害児の手当と特別障害者手当の境の年齢", "歳"
)
transitional_allowance_born_by = Parameter(
    "transitional-allowance.born-by", date, "経過的福祉手当を受けられる生年月日の限り"
)
child_medical_age_limit = Parameter(
    "child-medical.age-limit", int, "子ども医療の対象になり得る年齢の上限（年度末まで）", "歳"
)
single_medical_age_limit = Parameter(
    "single-medical.age-limit", int, "ひとり親家庭等医療の子になり得る年齢の上限", "歳"
)
hibakusha_funeral_amount = Parameter("hibakusha.funeral-amount", int, "被爆者の葬祭料", "円")
hibakusha_born_by = Parameter("hibakusha.born-by", date, "被爆者（胎児を含む）の生年月日の限り")
condolence_amount = Parameter("mil-condolence.amount", int, "特別弔慰金の額", "円")
condolence_until = Parameter("mil-condolence.until", date, "特別弔慰金（第十二回）の請求の期限")
land_registration_start = Parameter("land-reg.start", date, "相続登記の義務化の日")
land_registration_grace = Parameter("land-reg.grace", date, "義務化の前に知った相続の登記の期限")
has_old_insurance_cards = Parameter("insurance-card.valid", bool, "旧の保険証が使えるか")
has_valid_juki_card = Parameter("juki-card.valid", bool, "有効な住民基本台帳カードがあるか")
accepts_succession_report = Parameter("prop-current-owner.in-force", bool, "現所有者の申告の制度があるか")
has_special_residence_card = Parameter("residence-card.special", bool, "特定在留カードの制度があるか")

# ---- 町や広域連合が決めるもの

head_change_mode = Parameter(
    "head-change.mode", HeadChangeMode, "世帯主が亡くなったときの町の運用", is_local=True
)
nhi_loss_mode = Parameter("nhi-loss.mode", LossMode, "国保の資格喪失の町の運用", is_local=True)
nhi_notice_return = Parameter("nhi.notice-return", bool, "資格情報のお知らせを町が回収するか", is_local=True)
latter_loss_mode = Parameter(
    "latter-loss.mode", LossMode, "後期高齢者医療の資格喪失の町の運用", is_local=True
)
np_death_report_required = Parameter(
    "np-insured-death.required", bool, "国民年金の被保険者死亡届を町が求めるか", is_local=True
)
nhi_funeral_amount = Parameter("nhi-funeral.amount", int, "国保の葬祭費", "円", is_local=True)
latter_funeral_amount = Parameter("latter-funeral.amount", int, "後期高齢者医療の葬祭費", "円", is_local=True)
cremation_fee = Parameter("cremation.fee", int, "火葬場の使用料", "円", is_local=True)
certificate_fee = Parameter("certificate.fee", int, "住民票の写し・除票の手数料", "円", is_local=True)
heir_rep_target_days = Parameter(
    "heir-rep.target-days", int, "相続人代表者の届の目安の日数", "日", is_local=True
)
current_owner_months = Parameter(
    "prop-current-owner.months", int, "現所有者の申告の期限の月数（町税条例）", "か月", is_local=True
)
severe_medical_days = Parameter(
    "severe-medical.days", int, "重度心身障がい者医療の資格喪失届の日数", "日", is_local=True
)
child_medical_days = Parameter("child-medical.days", int, "子ども医療の資格喪失届の日数", "日", is_local=True)
single_medical_age = Parameter(
    "single-medical.age", int, "ひとり親家庭等医療の子の年齢（年度末まで）", "歳", is_local=True
)
housing_succession_days = Parameter(
    "public-housing.succession-days", int, "町営住宅の承継の申請の日数", "日", is_local=True
)
housing_member_days = Parameter(
    "public-housing.member-days", int, "町営住宅の同居者の異動の届の日数", "日", is_local=True
)
dog_chip_special = Parameter(
    "dog.chip-special", bool, "狂犬病予防法の特例（マイクロチップ）に町が参加しているか", is_local=True
)
septic_authority = Parameter("septic.authority", SepticAuthority, "浄化槽の届の受け付け先", is_local=True)
moped_transfer_days = Parameter(
    "moped.transfer-days", int, "原付などの名義変更の申告の日数", "日", is_local=True
)
moped_scrap_days = Parameter("moped.scrap-days", int, "原付などの廃車の申告の日数", "日", is_local=True)
grave_rules = Parameter("grave.succession-rules", str, "町営墓地の承継の決まり", is_local=True)
water_rules = Parameter("water.rules", str, "水道の名義変更・中止の決まり", is_local=True)

LOCAL_PARAMETERS = (
    head_change_mode,
    nhi_loss_mode,
    nhi_notice_return,
    latter_loss_mode,
    np_death_report_required,
    nhi_funeral_amount,
    latter_funeral_amount,
    cremation_fee,
    certificate_fee,
    heir_rep_target_days,
    current_owner_months,
    severe_medical_days,
    child_medical_days,
    single_medical_age,
    housing_succession_days,
    housing_member_days,
    dog_chip_special,
    septic_authority,
    moped_transfer_days,
    moped_scrap_days,
    grave_rules,
    water_rules,
)
"""町に聞く値のすべて。町の休日は :class:`~madoguchi_core.calendar.TownCalendar` が持つ。"""

_LAW_KNOWN = Confidence.LAW_KNOWN
_PENSION_ACT = "国民年金法"

NATIONAL_VALUES = (
    Dated(
        head_min_age,
        15,
        law("住民基本台帳法施行令", 25),
        confidence=_LAW_KNOWN,
        note="15歳以上という言葉は各地の案内によるもので、条文は未照合",
    ),
    Dated(head_min_candidates, 2, law("住民基本台帳法施行令", 25), confidence=_LAW_KNOWN),
    Dated(care_first_age, 65, law("介護保険法", 9)),
    Dated(care_second_age, 40, law("介護保険法", 9)),
    Dated(
        child_allowance_age, 15, law("児童手当法", 4), until_on=date(2024, 9, 30), note="2024-10-01 改正前"
    ),
    Dated(child_allowance_age, 18, law("児童手当法", 4), from_on=date(2024, 10, 1)),
    Dated(
        child_allowance_count_age,
        18,
        law("児童手当法", 6),
        until_on=date(2024, 9, 30),
        confidence=_LAW_KNOWN,
        note="2024-10-01 改正前は、18歳の年度末までの子を数えた",
    ),
    Dated(
        child_allowance_count_age,
        22,
        law("児童手当法", 6),
        from_on=date(2024, 10, 1),
        confidence=_LAW_KNOWN,
        note="監護に相当する世話をし、生計費を負担している子",
    ),
    Dated(pension_child_age, 18, law(_PENSION_ACT, "37条の2")),
    Dated(adult_age, 20, law("民法", 4), until_on=date(2022, 3, 31), confidence=_LAW_KNOWN),
    Dated(adult_age, 18, law("民法", 4), from_on=date(2022, 4, 1), confidence=_LAW_KNOWN),
    Dated(voting_age, 20, law("公職選挙法", 9), until_on=date(2016, 6, 18), confidence=_LAW_KNOWN),
    Dated(voting_age, 18, law("公職選挙法", 9), from_on=date(2016, 6, 19), confidence=_LAW_KNOWN),
    Dated(
        driving_min_age,
        16,
        law("道路交通法", 88),
        confidence=_LAW_KNOWN,
        note="原付免許などの16歳がいちばん低い",
    ),
    Dated(
        gun_min_age,
        14,
        law("銃砲刀剣類所持等取締法", 5),
        confidence=_LAW_KNOWN,
        note="ふつうは18歳（猟銃は20歳）から。推薦を受けた空気銃の14歳がいちばん低い",
    ),
    Dated(school_age, 15, law("学校教育法", 17), confidence=_LAW_KNOWN),
    Dated(chronic_disease_age, 20, law("児童福祉法", "6条の2"), confidence=_LAW_KNOWN),
    Dated(widow_pension_months, 300, law(_PENSION_ACT, 49), until_on=date(2017, 7, 31)),
    Dated(widow_pension_months, 120, law(_PENSION_ACT, 49), from_on=date(2017, 8, 1)),
    Dated(
        disability_right_bars_widow,
        True,
        law(_PENSION_ACT, 49),
        until_on=date(2021, 3, 31),
        confidence=_LAW_KNOWN,
        note="改正前は、障害基礎年金の受給権者であったことがある夫の死亡では出なかった",
    ),
    Dated(
        disability_right_bars_widow,
        False,
        law(_PENSION_ACT, 49),
        from_on=date(2021, 4, 1),
        confidence=_LAW_KNOWN,
    ),
    Dated(widow_marriage_years, 10, law(_PENSION_ACT, 49)),
    Dated(widow_pension_age, 65, law(_PENSION_ACT, 49)),
    Dated(death_lump_months, 36, law(_PENSION_ACT, "52条の2")),
    Dated(third_insured_min_age, 20, law(_PENSION_ACT, 7)),
    Dated(third_insured_max_age, 60, law(_PENSION_ACT, 7)),
    Dated(
        voluntary_max_age,
        70,
        Law("国民年金法等の一部を改正する法律（平成6年法律第95号）附則", "11条"),
        confidence=_LAW_KNOWN,
        note="65歳からは、昭和50年4月1日までに生まれて老齢の年金の受給権が無い人だけ",
    ),
    Dated(employees_max_age, 70, law("厚生年金保険法", 9), confidence=_LAW_KNOWN),
    Dated(
        old_age_pension_age,
        60,
        law("厚生年金保険法附則", 8),
        confidence=_LAW_KNOWN,
        note="特別支給の老齢厚生年金。生年月日により61歳から64歳になる人もいるので、広く取る",
    ),
    Dated(former_insured_age, 65, law(_PENSION_ACT, 37), confidence=_LAW_KNOWN),
    Dated(disabled_child_age, 20, law("児童扶養手当法", 3), confidence=_LAW_KNOWN),
    Dated(school_entry_age, 6, law("学校教育法", 17), confidence=_LAW_KNOWN),
    Dated(elementary_age, 12, law("学校教育法", 17), confidence=_LAW_KNOWN),
    Dated(burial_after_loss_months, 3, law("健康保険法", 105)),
    Dated(kenpo_burial_amount, 50000, law("健康保険法施行令", 35)),
    Dated(koseki_fee, 450, Law("地方公共団体の手数料の標準に関する政令")),
    Dated(
        disability_allowance_age,
        20,
        law("特別児童扶養手当等の支給に関する法律", 2),
        confidence=_LAW_KNOWN,
    ),
    Dated(
        transitional_allowance_born_by,
        date(1966, 4, 2),
        Law("国民年金法等の一部を改正する法律（昭和60年法律第34号）附則", "97条"),
        confidence=_LAW_KNOWN,
        note="1986-04-01 までに20歳に達していた人。3月31日と読むときより1日広く取る",
    ),
    Dated(
        child_medical_age_limit,
        30,
        Law("町の子ども医療費の条例"),
        note="法令の数でなく、台帳に照会しない年代の仕切り。学生を20歳代まで含める町があるので広く取る。町の条例が上回れば町の値に置きかえる",
    ),
    Dated(
        single_medical_age_limit,
        20,
        Law("町のひとり親家庭等医療費の条例"),
        note="学生などを20歳になる月の末日までとする町がある（母子父子寡婦福祉法の児童は20歳未満）。21歳になるまでは町の年齢で決める",
    ),
    Dated(
        hibakusha_funeral_amount,
        219000,
        law("原子爆弾被爆者に対する援護に関する法律", 32),
        from_on=date(2025, 4, 1),
        until_on=date(2026, 3, 31),
        note="2026年度の額は告示を確かめてから置く",
    ),
    Dated(
        hibakusha_born_by,
        date(1946, 6, 3),
        law("原子爆弾被爆者に対する援護に関する法律", 1),
        confidence=_LAW_KNOWN,
        note="胎内被爆の長崎の終わりの日。広島は1946-05-31",
    ),
    Dated(condolence_amount, 275000, Law("戦没者等の遺族に対する特別弔慰金支給法"), from_on=date(2025, 4, 1)),
    Dated(
        condolence_until,
        date(2028, 3, 31),
        Law("戦没者等の遺族に対する特別弔慰金支給法"),
        from_on=date(2025, 4, 1),
        until_on=date(2028, 3, 31),
    ),
    Dated(land_registration_start, date(2024, 4, 1), law("不動産登記法", "76条の2")),
    Dated(
        land_registration_grace,
        date(2027, 3, 31),
        Law("民法等の一部を改正する法律（令和3年法律第24号）附則", "5条6項"),
        note="附則の条番号は未照合",
    ),
    Dated(has_old_insurance_cards, True, law("国民健康保険法", 9), until_on=date(2025, 12, 1)),
    Dated(
        has_old_insurance_cards,
        False,
        law("国民健康保険法", 9),
        from_on=date(2025, 12, 2),
        note="2024-12-02 から新しくは交付されず、2025-12-02 から使えない",
    ),
    Dated(
        has_valid_juki_card,
        True,
        Law("住民基本台帳法（平成25年改正前）", "30条の44"),
        until_on=date(2025, 12, 28),
    ),
    Dated(
        has_valid_juki_card,
        False,
        Law("住民基本台帳法（平成25年改正前）", "30条の44"),
        from_on=date(2025, 12, 29),
    ),
    Dated(
        accepts_succession_report,
        False,
        law("地方税法", "384条の3"),
        until_on=date(2020, 3, 31),
        confidence=_LAW_KNOWN,
    ),
    Dated(
        accepts_succession_report,
        True,
        law("地方税法", "384条の3"),
        from_on=date(2020, 4, 1),
        confidence=_LAW_KNOWN,
    ),
    Dated(
        has_special_residence_card,
        False,
        Law("出入国管理及び難民認定法"),
        until_on=date(2026, 6, 13),
    ),
    Dated(
        has_special_residence_card,
        True,
        Law("出入国管理及び難民認定法"),
        from_on=date(2026, 6, 14),
        confidence=_LAW_KNOWN,
        note="2026-06-14 施行と公表。実施後の窓口の手順は未照合",
    ),
)
