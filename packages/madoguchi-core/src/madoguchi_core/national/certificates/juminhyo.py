"""住民票の写し・広域交付・除票・記載事項証明。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificates import items
from madoguchi_core.national.certificates._common import (
    JUKI_ACT,
    JUKI_LAWS,
    JUKI_RULES,
    OWN_SIDE,
    PHOTO_PAPER,
    PROTECTED,
    THIRD_SIDE,
    acts_by_right,
    by_third_party,
    cleared,
    identified,
    identified_by_photo,
    is_at_counter,
    is_listed_person_or_household,
    is_only_self,
    is_own,
    is_statutory,
    is_stopped_person,
    is_third_party,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.national.parameters import certificate_fee
from madoguchi_core.procedures import Amount, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

_BY_MANDATE = Alternative("ご本人か同じ世帯の方の委任状があれば、代理の方でも請求できます。", is_third_party)
_BY_MAIL = Alternative("郵送でも請求できます。")
_ITEMS = (
    items.relation,
    items.honseki,
    items.my_number,
    items.juminhyo_code,
    items.foreign,
    items.insurance,
)
_SOURCES = pages(
    "std5.1", "std5.4", "juki12-rev", "odawara", "yokohama3", "akabira", "isahaya", "mikachi",
    "hirosyoshi", "minamiboso",
)  # fmt: skip
_is_registered = label("申し立てに合う住民票がこの町にある", subject.is_resident, law(JUKI_ACT, 12))

household = Certificate(
    id="juminhyo-household",
    title="住民票の写し（世帯全員）",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        identified,
        _is_registered,
        any_of(
            all_of(acts_by_right, is_listed_person_or_household),
            by_third_party(law(JUKI_ACT, "12条の2", "12条の3")),
        ),
        cleared,
    ),
    who="ご本人と、住民票の上で同じ世帯の方（同じ住所でも、世帯が別なら委任状か正当な理由が要ります）",
    section=SectionRole.RESIDENCE,
    laws=JUKI_LAWS,
    lacking=(*OWN_SIDE, *THIRD_SIDE),
    items=_ITEMS,
    alternatives=(
        _BY_MANDATE,
        _BY_MAIL,
        Alternative(
            "除かれた方の分は、除票の写しになります。",
            subject.is_dead,
            is_staff_only=True,
            certificate_id="juminhyo-johyo",
        ),
    ),
    fee=Amount(certificate_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED,
    sources=_SOURCES,
    note="世帯の全員が1枚に載る。第三者には基礎証明事項だけが原則。転出予定日より前は転出の記載を出さない。除票の人を同じ証明に載せない。国・地方公共団体の職務は無料で「公用」と表す。",
)
individual = replace(
    household,
    id="juminhyo-individual",
    title="住民票の写し（世帯の一部・個人）",
    note="選んだ人だけを載せる。第三者には基礎証明事項だけが原則。転出予定日より前は転出の記載を出さない。",
)
entries = replace(
    household,
    id="juminhyo-kisai",
    title="住民票記載事項証明書",
    fee=Amount(settings.kisai_fee, "1通の額"),
    sources=pages("std5.1", "odawara", "otaru"),
    note="証明する事項だけを載せる。",
)
wide = Certificate(
    id="juminhyo-wide",
    title="住民票の写しの広域交付",
    place=IssuedAt.ANYWHERE,
    issued_when=all_of(
        identified_by_photo,
        label("窓口での請求", is_at_counter, law(JUKI_ACT, "12条の4")),
        label("住基ネットで住民票が見つかった", subject.is_found_by_network, law(JUKI_ACT, "12条の4")),
        label(
            "本人側の請求（任意代理と第三者は受けない）",
            any_of(
                is_own,
                all_of(is_statutory, request.has_statutory_proof, settings.wide_accepts_statutory),
            ),
            law(JUKI_ACT, "12条の4"),
        ),
        is_listed_person_or_household,
        cleared,
    ),
    who="ご本人と、住民票の上で同じ世帯の方。頼まれた方と第三者は請求できません",
    section=SectionRole.RESIDENCE,
    laws=(law(JUKI_ACT, "12条の4"),),
    lacking=(PHOTO_PAPER,),
    items=(items.relation, items.my_number, items.juminhyo_code),
    always_omitted=("本籍・筆頭者", "国保・後期・介護・年金・児童手当・選挙の欄"),
    alternatives=(
        Alternative("住所地の市区町村に、窓口か郵送で請求できます。", certificate_id="juminhyo-individual"),
        Alternative(
            "除票・改製原・履歴の入ったものと、本籍の入ったものは、住所地の市区町村に請求してください。"
        ),
    ),
    fee=Amount(certificate_fee, "交付する町の条例の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED,
    sources=pages("juki12-4", "minamiboso", "nakatane", "dv-kasai"),
    note="戸籍の広域交付とは別の制度。法定代理人の扱いは町に確かめる。",
)
removed = Certificate(
    id="juminhyo-johyo",
    title="住民票の除票の写し・改製原住民票の写し",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        identified,
        label("申し立てに合う除票がこの町にある", subject.has_removal, law(JUKI_ACT, "15条の2")),
        label("廃棄されていない", ~subject.is_discarded, law("住民基本台帳法施行令", 34)),
        any_of(
            all_of(acts_by_right, is_only_self),
            by_third_party(law(JUKI_ACT, "15条の4")),
        ),
        cleared,
    ),
    who="除票に記された方ご本人。元の同じ世帯の方やご親族は、理由（相続の手続きなど）を書いて請求します",
    section=SectionRole.RESIDENCE,
    laws=(law(JUKI_ACT, "15条の2", "15条の3", "15条の4"), law("住民基本台帳法施行令", 34), JUKI_RULES),
    lacking=(*OWN_SIDE, *THIRD_SIDE),
    items=(items.relation, items.honseki, items.removed_numbers),
    alternatives=(
        Alternative("ご遺族は、相続などの理由と、関係の分かる戸籍を示して、第三者として請求できます。"),
        Alternative(
            "廃棄されているときは、廃棄済みの証明か、本籍地の戸籍の附票を案内する。",
            subject.is_discarded,
            is_staff_only=True,
            certificate_id="fuhyo",
        ),
    ),
    fee=Amount(certificate_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note="転出先が載るため、最も注意が要ります。" + PROTECTED,
    since=date(2019, 6, 20),
    sources=pages("katsushika", "tama", "namie", "sakado", "asahikawa", "kagoshima", "std1.1.5", "std5.1"),
    note="除票に同一世帯の権利は無い。保存は150年。2014年3月31日（町により6月19日・20日）より前に消えたものは、廃棄されていれば出せない。",
)

CERTIFICATES = (household, individual, wide, removed, entries)
