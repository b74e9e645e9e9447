"""戸籍の附票の写し。"""

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificates import items
from madoguchi_core.national.certificates._common import (
    JUKI_ACT,
    OWN_SIDE,
    PROTECTED,
    RELATION_PROOF,
    THIRD_SIDE,
    acts_by_right,
    by_third_party,
    cleared,
    identified,
    is_listed_person_or_lineal,
    is_stopped_person,
    is_third_party,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import subject
from madoguchi_core.procedures import Amount, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

CERTIFICATES = (
    Certificate(
        id="fuhyo",
        title="戸籍の附票の写し（除票を含む）",
        place=IssuedAt.HONSEKI,
        issued_when=all_of(
            identified,
            label("申し立てに合う戸籍の附票がこの町にある", subject.has_koseki, law(JUKI_ACT, 16)),
            any_of(
                all_of(acts_by_right, is_listed_person_or_lineal),
                by_third_party(law(JUKI_ACT, "20条3項")),
            ),
            cleared,
        ),
        who="附票に記された方と、その配偶者・直系の方。ほかの方は、理由を書いて請求します",
        section=SectionRole.KOSEKI,
        laws=(
            law(JUKI_ACT, 16, 17, 20, "21条の3"),
            law("戸籍の附票の写しの交付に関する省令", 1),
        ),
        lacking=(*OWN_SIDE, RELATION_PROOF, *THIRD_SIDE),
        items=(items.fuhyo_honseki, items.overseas_voter, items.fuhyo_code),
        alternatives=(
            Alternative("広域交付はできません。本籍地の市区町村に、窓口か郵送で請求してください。"),
            Alternative(
                "附票に記された方・配偶者・直系の方の委任状があれば、代理の方でも請求できます。",
                is_third_party,
            ),
        ),
        fee=Amount(settings.fuhyo_fee, "1通の額"),
        protected_when=is_stopped_person,
        protection_note="配偶者や直系の方も請求できるので、支援措置の照合を先に。" + PROTECTED,
        sources=pages("fuhyo-hinokage", "fuhyo-kamiamakusa", "fuhyo-jplaws", "otaru", "okushiri"),
        note="住所の履歴が載る。本籍を省くと氏名が出て、載せると名だけになる。",
    ),
)
