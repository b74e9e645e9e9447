"""戸籍証明書等の広域交付と、戸籍電子証明書提供用識別符号。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificates._common import (
    KOSEKI_ACT,
    PHOTO_PAPER,
    RELATION_PROOF,
    cleared_where,
    identified_by_photo,
    is_at_counter,
    is_listed_person_or_lineal,
    is_own,
    is_statutory,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.national.parameters import koseki_fee
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ACT = law(KOSEKI_ACT, "120条の2")
_DIGITAL = law(KOSEKI_ACT, "120条の3")
_BY_MAIL = Alternative(
    "頼まれた方・第三者の方・兄弟姉妹の方は、本籍地の市区町村に、窓口か郵送で請求してください。",
    certificate_id="koseki-all",
)
_requested_in_person = all_of(
    identified_by_photo,
    label("窓口での請求", is_at_counter, _ACT),
    label(
        "本人側の請求（任意代理・職務上の請求・第三者は受けない）",
        any_of(is_own, all_of(is_statutory, request.has_statutory_proof, settings.wide_accepts_statutory)),
        _ACT,
    ),
    is_listed_person_or_lineal,
    label("電算化された戸籍が見つかった", subject.is_found_widely, _ACT),
    cleared_where(settings.stops_koseki_wide),
)

wide = Certificate(
    id="koseki-wide",
    title="戸籍証明書等の広域交付",
    place=IssuedAt.ANYWHERE,
    issued_when=all_of(_requested_in_person, label("全部の証明を求めている", ~request.wants_part, _ACT)),
    who="戸籍に記された方ご本人と、その配偶者・直系の方が、窓口に来られたとき",
    section=SectionRole.KOSEKI,
    laws=(_ACT,),
    lacking=(PHOTO_PAPER, RELATION_PROOF),
    alternatives=(
        _BY_MAIL,
        Alternative(
            "抄本・一部事項・戸籍の附票・身分証明書・受理証明書・紙の戸籍は、広域交付の対象ではありません。本籍地に郵送などで請求してください。"
        ),
    ),
    fee=Amount(koseki_fee, "戸籍の1通の額。除籍・改製原戸籍は750円"),
    protected_when=is_stopped_person,
    protection_note="広域交付を止める町があります。町の決まりを確かめてください。",
    since=date(2024, 3, 1),
    sources=pages("koiki-teshio", "koiki-ichikai", "koiki-kikuchi", "yokoshiba", "sakuragawa3", "miho"),
    note="本籍と筆頭者が正確でないと探せない。相続の一式は時間がかかり、後日の交付になり得る。亡くなった兄弟姉妹の戸籍は、本人が直系でないので取れない。",
)
digital = replace(
    wide,
    id="koseki-digital",
    title="戸籍（除籍）電子証明書提供用識別符号",
    issued_when=all_of(
        _requested_in_person,
        label("提出先の行政機関が求めている", request.is_asked_by_agency, _DIGITAL),
    ),
    laws=(_DIGITAL,),
    lacking=(
        PHOTO_PAPER,
        RELATION_PROOF,
        Document("提出先の行政機関の求めが分かるもの", "求められていないとき", ~request.is_asked_by_agency),
    ),
    alternatives=(_BY_MAIL,),
    fee=Amount(settings.koseki_digital_fee, "戸籍の額。除籍は700円とされる"),
    since=None,
    confidence=Confidence.UNSOURCED,
    sources=pages("miho"),
    note="提出先の行政機関が求めるときだけ。有効期間は3か月とされる（公開の資料で確かめられていない）。",
)

CERTIFICATES = (wide, digital)
