"""不在住・不在籍証明、軽自動車の住所証明、転出証明書の再交付。"""

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificates._common import (
    ID_PAPERS,
    OWN_SIDE,
    PROTECTED,
    TOWN_WORK,
    acts_by_right,
    cleared,
    identified,
    is_listed_person_or_household,
    is_stopped_person,
    is_third_party,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_ORDINANCE = Law("町条例")
_MOVE = law("住民基本台帳法施行令", 23, 24)

absence = Certificate(
    id="not-resident",
    title="不在住・不在籍証明",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        identified,
        label("住民票・除票・戸籍のどれにも該当がない", ~subject.has_any_match, TOWN_WORK),
    ),
    who="どなたでも。証明する住所（本籍）と氏名を、字まで正確に書いていただきます",
    section=SectionRole.RESIDENCE,
    laws=(TOWN_WORK,),
    lacking=(ID_PAPERS,),
    alternatives=(
        Alternative(
            "字の違い・廃棄された古い記録などのため、証明できないことがあります。理由はお答えしていません。"
        ),
    ),
    fee=Amount(settings.not_resident_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note="「出せない」という返事そのものが、住んでいることを教えます。その場で答えず、係に引き継いでください。",
    sources=pages("fuzaiju-kuwana", "fuzaiju-fuji"),
    note="請求書を先に埋めると在住かどうかを教えることになる。廃棄済みの分は分からない。",
)
for_car = Certificate(
    id="address-car",
    title="住所証明（軽自動車登録用）",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        identified,
        label("申し立てに合う住民票がこの町にある", subject.is_resident, _ORDINANCE),
        any_of(
            all_of(acts_by_right, is_listed_person_or_household),
            label(
                "販売店の請求（町の設定）",
                all_of(is_third_party, request.has_dealer_papers, settings.address_car_accepts_dealer),
                _ORDINANCE,
            ),
        ),
        cleared,
    ),
    who="ご本人と、住民票の上で同じ世帯の方。販売店は町の決まりによります",
    section=SectionRole.RESIDENCE,
    laws=(_ORDINANCE,),
    lacking=(
        *OWN_SIDE,
        Document("契約書の写しなど", "販売店の方のとき", all_of(is_third_party, ~request.has_dealer_papers)),
    ),
    alternatives=(Alternative("住民票の写しで足りることがあります。", certificate_id="juminhyo-individual"),),
    fee=Amount(settings.address_car_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED,
    sources=pages("miho", "minamiboso"),
)
moving = Certificate(
    id="moving-certificate",
    title="転出証明書（再交付）",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        identified,
        label("転出の届出がある", subject.has_moved_out, _MOVE),
        label("国外への転出でない", ~subject.is_moving_abroad, _MOVE),
        acts_by_right,
        is_listed_person_or_household,
        cleared,
    ),
    who="ご本人・世帯主・同じ世帯の方。第三者は請求できません",
    section=SectionRole.RESIDENCE,
    laws=(_MOVE,),
    lacking=OWN_SIDE,
    alternatives=(Alternative("マイナンバーカードをお持ちの方は、証明書の要らない特例の転出を使えます。"),),
    fee=Amount(settings.moving_fee),
    protected_when=is_stopped_person,
    protection_note="転出先が載ります。渡す相手に注意し、特例の転出を勧めてください。" + PROTECTED,
    confidence=Confidence.UNSOURCED,
    sources=pages("std5.1"),
    note="記載事項は住民基本台帳法施行令23条。紛失の再交付は、元の町が行う。国外への転出には出ない。",
)

CERTIFICATES = (absence, for_car, moving)
