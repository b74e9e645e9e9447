"""所得・課税証明書、納税証明書、軽自動車税の納税証明書（継続検査用）。"""

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import ForKin
from madoguchi_core.national.certificates import items
from madoguchi_core.national.certificates._common import (
    ID_PAPERS,
    OWN_SIDE,
    PROTECTED_TOWN,
    TAX_LAWS,
    acts_by_right,
    cleared_where,
    identified,
    is_own,
    is_self,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

_SECRET = law("地方税法", 22)
_ISSUE = law("地方税法", "20条の10")
_is_household = all_of(
    is_own,
    request.is_of_household,
    subject.is_in_household,
    settings.tax_for_household == ForKin.ALLOWED,
)
_is_heir = all_of(is_own, request.is_heir, request.has_heir_proof)
_HEIR_PROOF = Document(
    "亡くなったことと相続の関係が分かる戸籍",
    "相続人の方のとき",
    all_of(request.is_heir, ~request.has_heir_proof),
)
_BY_MANDATE = Alternative("ご本人の委任状（自署）があれば、代理の方でも請求できます。")

income = Certificate(
    id="income",
    title="所得・課税（非課税）証明書",
    place=IssuedAt.TAXED,
    issued_when=all_of(
        identified,
        label("その年度の1月1日にこの町に住所があった", subject.was_resident_on_first, _ISSUE),
        label("申告がある", subject.is_income_filed, _ISSUE),
        label(
            "本人側の請求（町によっては同じ世帯の親族も）",
            any_of(
                all_of(acts_by_right, is_self),
                _is_household,
                _is_heir,
                all_of(is_own, request.is_tax_agent, subject.is_tax_agent_registered),
            ),
            _SECRET,
        ),
        cleared_where(settings.stops_tax),
    ),
    who="ご本人・相続人・届け出た納税管理人。同じ世帯の親族の方は町の決まりによります。第三者は請求できません",
    section=SectionRole.TAX,
    laws=TAX_LAWS,
    lacking=(*OWN_SIDE, _HEIR_PROOF),
    items=(items.tax_details,),
    alternatives=(
        _BY_MANDATE,
        Alternative("1月1日の住所地の市区町村に請求してください（令和8年度は、2026年1月1日の住所地です）。"),
        Alternative(
            "申告がないときは、申告してから出す（当日に出せない町がある）。",
            ~subject.is_income_filed,
            is_staff_only=True,
        ),
    ),
    fee=Amount(settings.tax_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_TOWN,
    sources=pages(
        "zei-adachi", "zei-shimotsuma", "zei-sanuki", "zei-miyakonojo", "zei-shimotsuke", "zei-oda"
    ),
    note="被扶養者は、申告が無くても出せる町と「*」で表す町がある。新年度の分は、特別徴収の方が5月中旬、ほかの方が6月から。",
)
paid = Certificate(
    id="tax-paid",
    title="納税証明書",
    place=IssuedAt.TAXED,
    issued_when=all_of(
        identified,
        label("この町が課税した", subject.is_taxed_here, _ISSUE),
        label("納付が確かめられる", any_of(subject.is_paid, request.has_receipt), _ISSUE),
        label(
            "納税義務者側の請求（町によっては同じ世帯の親族も）",
            any_of(
                all_of(acts_by_right, is_self, ~request.is_corporation),
                _is_household,
                _is_heir,
                all_of(request.is_corporation, request.has_corporate_seal),
            ),
            _SECRET,
        ),
        cleared_where(settings.stops_tax),
    ),
    who="納税義務者ご本人・相続人・法人の代表者。同じ世帯の親族の方は町の決まりによります。第三者は請求できません",
    section=SectionRole.TAX,
    laws=TAX_LAWS,
    lacking=(
        *OWN_SIDE,
        _HEIR_PROOF,
        Document(
            "代表者印、または代表者の委任状",
            "法人のとき",
            all_of(request.is_corporation, ~request.has_corporate_seal),
        ),
        Document("領収書や、引き落としの分かる通帳", "納めたばかりのとき", ~request.has_receipt),
    ),
    alternatives=(_BY_MANDATE,),
    fee=Amount(settings.tax_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_TOWN,
    sources=pages("zei-shimotsuma", "zei-sanuki", "zei-shimotsuke"),
    note="国保税は世帯主（納税義務者）の名で出る。未納がない証明は別。",
)
car_inspection = Certificate(
    id="car-inspection",
    title="軽自動車税（種別割）納税証明書（継続検査用）",
    place=IssuedAt.TAXED,
    issued_when=all_of(
        identified,
        label("車検証を見せた", request.has_vehicle_papers, _ISSUE),
        label("この町が課税した", subject.is_taxed_here, _ISSUE),
        label("納付が確かめられる", any_of(subject.is_paid, request.has_receipt), _ISSUE),
    ),
    who="車検証（標識番号の分かるもの）をお持ちの方。委任状は要りません",
    section=SectionRole.TAX,
    laws=(_ISSUE, law("道路運送車両法", "97条の2")),
    lacking=(
        ID_PAPERS,
        Document("車検証", "お持ちでないとき", ~request.has_vehicle_papers),
        Document("領収書や、引き落としの分かる通帳", "納めたばかりのとき", ~request.has_receipt),
    ),
    alternatives=(
        Alternative(
            "三・四輪の軽自動車は、車検場が納付をオンラインで確かめるので、ふつうは要りません。",
            label("三・四輪の納付をオンラインで確かめられる", settings.four_wheels_checked_online),
        ),
        Alternative(
            "二輪の小型自動車も、車検場が納付をオンラインで確かめるので、ふつうは要りません。",
            label("二輪の納付をオンラインで確かめられる", settings.motorcycles_checked_online),
        ),
        Alternative(
            "納めたばかり・中古で買ったばかり・引っ越したばかりのときと、過去の未納があるときは要ります。"
        ),
    ),
    fee=Amount(settings.car_inspection_fee),
    protected_when=is_stopped_person,
    protection_note="住所を載せない様式を選んでください。",
    sources=pages("jnks-fukuoka", "jnks-awa", "jnks-minamialps"),
    note="委任状が要らず、車検業者にも出せるのは通例による。反映に最大2〜4週間かかる。",
)

CERTIFICATES = (income, paid, car_inspection)
