"""受理証明書と、届書等情報内容証明書。"""

from datetime import date

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import FilingRole
from madoguchi_core.national.certificates._common import (
    KOSEKI_ACT,
    OWN_SIDE,
    PROTECTED,
    acts_by_right,
    cleared,
    identified,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

_ACCEPTED = law(KOSEKI_ACT, "48条1項")
_CONTENTS = law(KOSEKI_ACT, "48条2項", "120条の6")

accepted = Certificate(
    id="juri",
    title="受理証明書",
    place=IssuedAt.RECEIVED,
    issued_when=all_of(
        identified,
        label("この町で受理した届出", subject.is_received_here, _ACCEPTED),
        acts_by_right,
        label(
            "届出人（町によっては事件の本人も）",
            all_of(
                any_of(
                    request.filing_role == FilingRole.NOTIFIER,
                    all_of(request.filing_role == FilingRole.PARTY, settings.juri_accepts_party),
                ),
                subject.is_role_confirmed,
            ),
            _ACCEPTED,
        ),
    ),
    who="その届出をした方（届出人）",
    section=SectionRole.KOSEKI,
    laws=(_ACCEPTED, law("戸籍法施行規則", 14, 66)),
    lacking=OWN_SIDE,
    alternatives=(
        Alternative("届出をした市区町村に請求してください（本籍地ではありません）。"),
        Alternative(
            "戸籍に記載された後は、戸籍の証明書で足りることがあります。", certificate_id="koseki-all"
        ),
    ),
    fee=Amount(settings.juri_fee, "1通の額。上質紙の特別様式は1,400円"),
    protected_when=is_stopped_person,
    protection_note="届書の住所を口にしないでください。",
    sources=pages("miho", "shosanbetsu", "otaru"),
    note="届出人でない事件の本人の扱いは町に確かめる。",
)
contents = Certificate(
    id="todokesho",
    title="届書等情報内容証明書・届書記載事項証明書",
    place=IssuedAt.RECEIVED_OR_HONSEKI,
    issued_when=all_of(
        identified,
        label("この町で証明できる届書がある", subject.is_kept_here, _CONTENTS),
        acts_by_right,
        label(
            "届出人・事件の本人・親族",
            all_of(
                request.filing_role.one_of(FilingRole.NOTIFIER, FilingRole.PARTY, FilingRole.KIN),
                subject.is_role_confirmed,
            ),
            _CONTENTS,
        ),
        label(
            "特別の事由がある",
            all_of(request.is_reason_specific, request.has_reason_proof, subject.is_reason_accepted),
            _CONTENTS,
        ),
        cleared,
    ),
    who="届出人・届出事件のご本人・ご親族で、特別の事由（遺族年金の請求など）のある方",
    section=SectionRole.KOSEKI,
    laws=(_CONTENTS,),
    lacking=(
        *OWN_SIDE,
        Document("特別の事由を具体的に書いた請求書", "書かれていないとき", ~request.is_reason_specific),
        Document(
            "遺族年金の請求書・簡易保険証書など、事由の分かる書類",
            "お持ちでないとき",
            ~request.has_reason_proof,
        ),
    ),
    alternatives=(
        Alternative("民間の保険や企業年金など、財産上の利害だけでは請求できません。"),
        Alternative(
            "2024年2月29日までの届出の届書は、受理地・本籍地・管轄法務局のどこかにあります（時期によります）。"
        ),
    ),
    fee=Amount(settings.todokesho_fee, "1通の額。法務局は無料"),
    protected_when=is_stopped_person,
    protection_note="届書には住所と届出地が載ります。" + PROTECTED,
    since=date(2024, 3, 1),
    sources=pages("akita-houmu", "saka-todoke", "shimotsuke", "miho"),
)

CERTIFICATES = (accepted, contents)
