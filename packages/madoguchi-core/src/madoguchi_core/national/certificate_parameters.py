"""証明書の請求が使うパラメータと、国が決める値。町の条例や運用で決まるものは、名だけを置く（決まっていなければ要確認）。"""

from datetime import date

from madoguchi_core.national.certificate_choices import ForKin
from madoguchi_core.national.parameters import certificate_fee
from madoguchi_core.rules import Confidence, Dated, Law, Parameter, law

# ---- 国が決めるもの

photo_papers_needed = Parameter("id.photo-needed", int, "顔写真付きの本人確認書類で足りる数", "点")
official_papers_needed = Parameter("id.official-needed", int, "組に要る、官公署などの書類の数", "点")
paper_pair_needed = Parameter("id.pair-needed", int, "組で足りる本人確認書類の数", "点")
joseki_fee = Parameter("fee.joseki", int, "除籍・改製原戸籍の証明書の手数料", "円")
juri_fee = Parameter("fee.juri", int, "受理証明書の手数料", "円")
todokesho_fee = Parameter("fee.todokesho", int, "届書等情報内容証明書の手数料", "円")
koseki_kisai_fee = Parameter("fee.koseki_kisai", int, "戸籍記載事項証明書の手数料", "円")
koseki_digital_fee = Parameter("fee.koseki_digital", int, "戸籍電子証明書提供用識別符号の手数料", "円")
car_inspection_fee = Parameter("fee.car_inspection", int, "継続検査用の納税証明書の手数料", "円")
moving_fee = Parameter("fee.moving", int, "転出証明書の手数料", "円")
seal_min_age = Parameter("seal.min-age", int, "印鑑登録ができる年齢", "歳")
seal_max_mm = Parameter("seal.max-mm", int, "印影が収まる正方形の一辺", "mm")
four_wheels_checked_online = Parameter("jnks.four-wheel", bool, "三・四輪の納付を車検場で確かめられるか")
motorcycles_checked_online = Parameter(
    "jnks.motorcycle", bool, "二輪の小型自動車の納付を車検場で確かめられるか"
)

# ---- 町が決めるもの

accepts_checks = Parameter("id.accepts-checks", bool, "書類が無いとき、質問で本人確認をするか", is_local=True)
mandate_has_term = Parameter("mandate.has-term", bool, "委任状に有効期間を定めているか", is_local=True)
mandate_valid_months = Parameter("mandate.valid-months", int, "委任状の有効期間", "か月", is_local=True)
wide_accepts_statutory = Parameter("wide.statutory", bool, "広域交付を法定代理人に出すか", is_local=True)
stops_koseki_wide = Parameter(
    "support.stops-koseki-wide", bool, "支援措置で、戸籍の広域交付も止めるか", is_local=True
)
stops_seal = Parameter("support.stops-seal", bool, "支援措置で、印鑑登録証明書も止めるか", is_local=True)
stops_tax = Parameter("support.stops-tax", bool, "支援措置で、税の証明も止めるか", is_local=True)
mibun_for_kin = Parameter("mibun.family", ForKin, "家族からの身分証明書の請求の扱い", is_local=True)
dokushin_accepts_agent = Parameter("dokushin.agent", bool, "独身証明書を代理人に出すか", is_local=True)
juri_accepts_party = Parameter(
    "juri.party", bool, "受理証明書を、届出人でない事件の本人に出すか", is_local=True
)
seal_min_mm = Parameter("seal.min-mm", int, "印影が超えなければならない一辺", "mm", is_local=True)
seal_card_is_mynumber = Parameter(
    "seal.card-is-mynumber", bool, "マイナンバーカードだけを登録証とするか", is_local=True
)
seal_asks_identification = Parameter(
    "seal.asks-id", bool, "印鑑登録証明書で、来た人の本人確認をするか", is_local=True
)
tax_for_household = Parameter(
    "tax.same-household", ForKin, "同じ世帯の親族からの税の証明の請求の扱い", is_local=True
)
crematory_years = Parameter(
    "cremation.years", int, "許可証を再び出すのに、火葬場の証明が先に要るまでの年数", "年", is_local=True
)
address_car_accepts_dealer = Parameter(
    "address-car.dealer", bool, "軽自動車の住所証明を販売店に出すか", is_local=True
)
kisai_fee = Parameter("fee.kisai", int, "住民票記載事項証明書の手数料", "円", is_local=True)
fuhyo_fee = Parameter("fee.fuhyo", int, "戸籍の附票の写しの手数料", "円", is_local=True)
mibun_fee = Parameter("fee.mibun", int, "身分証明書の手数料", "円", is_local=True)
dokushin_fee = Parameter("fee.dokushin", int, "独身証明書の手数料", "円", is_local=True)
seal_registration_fee = Parameter("fee.seal_registration", int, "印鑑登録の手数料", "円", is_local=True)
seal_fee = Parameter("fee.seal", int, "印鑑登録証明書の手数料", "円", is_local=True)
tax_fee = Parameter("fee.tax", int, "所得・課税・納税の証明書の手数料", "円", is_local=True)
property_fee = Parameter("fee.property", int, "固定資産の証明の手数料", "円", is_local=True)
cremation_reissue_fee = Parameter("fee.cremation", int, "埋火葬許可証の再交付の手数料", "円", is_local=True)
reburial_fee = Parameter("fee.reburial", int, "改葬許可証の手数料", "円", is_local=True)
not_resident_fee = Parameter("fee.not_resident", int, "不在住・不在籍証明の手数料", "円", is_local=True)
address_car_fee = Parameter("fee.address_car", int, "軽自動車の住所証明の手数料", "円", is_local=True)

LOCAL_CERTIFICATE_PARAMETERS = (
    certificate_fee,
    accepts_checks,
    mandate_has_term,
    mandate_valid_months,
    wide_accepts_statutory,
    stops_koseki_wide,
    stops_seal,
    stops_tax,
    mibun_for_kin,
    dokushin_accepts_agent,
    juri_accepts_party,
    seal_min_mm,
    seal_card_is_mynumber,
    seal_asks_identification,
    tax_for_household,
    crematory_years,
    address_car_accepts_dealer,
    kisai_fee,
    fuhyo_fee,
    mibun_fee,
    dokushin_fee,
    seal_registration_fee,
    seal_fee,
    tax_fee,
    property_fee,
    cremation_reissue_fee,
    reburial_fee,
    not_resident_fee,
    address_car_fee,
)
"""証明書について町に聞く値のすべて。"""

_STANDARD_FEES = Law("地方公共団体の手数料の標準に関する政令")
_ID_RULES = law("住民票の写し等の交付に関する省令", 5)

CERTIFICATE_VALUES = (
    Dated(photo_papers_needed, 1, _ID_RULES),
    Dated(official_papers_needed, 1, _ID_RULES, note="官公署などの書類を含まない組は使えない"),
    Dated(paper_pair_needed, 2, _ID_RULES),
    Dated(joseki_fee, 750, _STANDARD_FEES),
    Dated(juri_fee, 350, _STANDARD_FEES, note="上質紙の特別様式は1,400円"),
    Dated(todokesho_fee, 350, _STANDARD_FEES, note="法務局は無料"),
    Dated(koseki_kisai_fee, 350, _STANDARD_FEES, note="除籍は450円"),
    Dated(
        koseki_digital_fee,
        400,
        _STANDARD_FEES,
        confidence=Confidence.UNSOURCED,
        note="戸籍400円・除籍700円。公開の資料で確かめられていない",
    ),
    Dated(car_inspection_fee, 0, law("地方税法", "20条の10")),
    Dated(moving_fee, 0, law("住民基本台帳法施行令", 23, 24), confidence=Confidence.UNSOURCED),
    Dated(seal_min_age, 15, Law("印鑑登録証明事務処理要領")),
    Dated(seal_max_mm, 25, Law("印鑑登録証明事務処理要領")),
    Dated(four_wheels_checked_online, False, law("道路運送車両法", "97条の2"), until_on=date(2022, 12, 31)),
    Dated(four_wheels_checked_online, True, law("道路運送車両法", "97条の2"), from_on=date(2023, 1, 1)),
    Dated(motorcycles_checked_online, False, law("道路運送車両法", "97条の2"), until_on=date(2025, 3, 31)),
    Dated(motorcycles_checked_online, True, law("道路運送車両法", "97条の2"), from_on=date(2025, 4, 1)),
)
