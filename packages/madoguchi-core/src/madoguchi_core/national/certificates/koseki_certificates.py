"""戸籍・除籍・改製原戸籍の証明書と、戸籍記載事項証明。"""

from dataclasses import replace

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificates._common import (
    KOSEKI_ACT,
    KOSEKI_LAWS,
    OWN_SIDE,
    PROTECTED_KOSEKI,
    RELATION_PROOF,
    THIRD_SIDE,
    acts_by_right,
    by_third_party,
    identified,
    is_listed_person_or_lineal,
    is_stopped_person,
    is_third_party,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import subject
from madoguchi_core.national.parameters import koseki_fee
from madoguchi_core.procedures import Amount, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

_SOURCES = pages(
    "koseki10", "koseki-hamamatsu", "koseki-supporto", "koseki-shimo", "sakuragawa3", "tottori",
    "otaru", "okushiri", "iwakura",
)  # fmt: skip
_NOTE = (
    "本人側の請求に理由は要らない。戸籍の届の後は、記載まで1週間ほど出せない。除籍・改製原戸籍の保存は150年。"
)
_WIDE = Alternative(
    "ご本人・配偶者・直系の方が窓口に来られれば、本籍がほかの市区町村でも、広域交付で請求できます。",
    certificate_id="koseki-wide",
)
_NOT_WIDE = Alternative("広域交付はできません。本籍地の市区町村に、窓口か郵送で請求してください。")
_BY_MANDATE = Alternative(
    "ご本人・配偶者・直系の方の委任状があれば、代理の方でも請求できます。", is_third_party
)

whole = Certificate(
    id="koseki-all",
    title="戸籍全部事項証明書（謄本）",
    place=IssuedAt.HONSEKI,
    issued_when=all_of(
        identified,
        label("申し立てに合う戸籍がこの町にある", subject.has_koseki, law(KOSEKI_ACT, 10)),
        label("届の記載が済んでいる", ~subject.is_being_entered, law(KOSEKI_ACT, 10)),
        any_of(
            all_of(acts_by_right, is_listed_person_or_lineal),
            by_third_party(law(KOSEKI_ACT, "10条の2")),
        ),
        label("不当な目的が明らかでない", ~subject.is_clearly_improper, law(KOSEKI_ACT, "10条2項")),
    ),
    who="戸籍に記された方（除かれた方を含む）と、その配偶者・直系の方。兄弟姉妹やおじ・おばの方は、理由を書いて請求します",
    section=SectionRole.KOSEKI,
    laws=KOSEKI_LAWS,
    lacking=(*OWN_SIDE, RELATION_PROOF, *THIRD_SIDE),
    alternatives=(_WIDE, _BY_MANDATE),
    fee=Amount(koseki_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_KOSEKI,
    sources=_SOURCES,
    note=_NOTE,
)
one = replace(
    whole,
    id="koseki-one",
    title="戸籍個人事項証明書（抄本）",
    alternatives=(
        _NOT_WIDE,
        _BY_MANDATE,
        Alternative("全部事項証明書でよければ、広域交付で請求できます。", certificate_id="koseki-wide"),
    ),
    note=_NOTE + "同じ人の抄本は広域交付できない。",
)
removed = replace(
    whole,
    id="joseki",
    title="除籍全部（個人）事項証明書・除籍謄抄本",
    fee=Amount(settings.joseki_fee, "1通の額"),
)
original = replace(
    whole,
    id="kaisei-gen",
    title="改製原戸籍謄抄本",
    fee=Amount(settings.joseki_fee, "1通の額"),
)
entries = replace(
    whole,
    id="koseki-kisai",
    title="戸籍（除籍）記載事項証明書",
    alternatives=(_NOT_WIDE, _BY_MANDATE),
    fee=Amount(settings.koseki_kisai_fee, "戸籍の1通の額。除籍は450円"),
    sources=pages("otaru", "shosanbetsu", "miho"),
    note="証明する事項だけを載せる。",
)

CERTIFICATES = (whole, one, removed, original, entries)
