"""埋火葬許可証の再交付・火葬証明と、改葬許可証・分骨証明。"""

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import AshesRole, Relation
from madoguchi_core.national.certificates._common import (
    OWN_SIDE,
    RELATION_PROOF,
    acts_by_right,
    identified,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law, shifted

_ACT = "墓地、埋葬等に関する法律"
_RULES = "墓地、埋葬等に関する法律施行規則"
_is_kin_with_proof = all_of(
    any_of(request.relation == Relation.LINEAL, request.is_rite_keeper),
    any_of(request.has_relation_proof, subject.is_relation_shown),
)

reissue = Certificate(
    id="cremation-reissue",
    title="埋火葬許可証の再交付・火葬証明",
    place=IssuedAt.RECEIVED,
    issued_when=all_of(
        identified,
        label("この町の許可の記録がある", subject.has_permit_record, law(_ACT, 5, 8)),
        acts_by_right,
        label(
            "死亡届の届出人、または関係を示した直系・祭祀の承継者",
            any_of(all_of(request.is_death_notifier, subject.is_role_confirmed), _is_kin_with_proof),
            law(_ACT, 14),
        ),
        label(
            "年数を過ぎていないか、火葬場の証明がある",
            any_of(
                request.has_crematory_certificate,
                shifted(subject.permitted_on, settings.crematory_years, PeriodUnit.YEAR)
                >= request.requested_on,
            ),
            law(_RULES, 4),
        ),
    ),
    who="死亡届の届出人と、関係の分かる戸籍をお持ちの直系のご親族・お墓を受け継いだ方",
    section=SectionRole.KOSEKI,
    laws=(law(_ACT, 5, 8, 14), law(_RULES, 4)),
    lacking=(
        *OWN_SIDE,
        RELATION_PROOF,
        Document("火葬場の火葬証明書", "許可から年数が過ぎているとき", ~request.has_crematory_certificate),
    ),
    alternatives=(
        Alternative("葬儀社や、骨壺の箱の中を、先にお確かめください。"),
        Alternative("死亡届を受理した市区町村に請求してください。"),
    ),
    fee=Amount(settings.cremation_reissue_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note="ご遺族の住所を出さないでください。",
    sources=pages("kaso-nogi", "kaso-otsu"),
    note="5年を過ぎたら火葬場の証明を先に求める町がある（年数は町の値）。",
)
reburial = Certificate(
    id="reburial",
    title="改葬許可証・分骨証明",
    place=IssuedAt.ASHES,
    issued_when=all_of(
        identified,
        label("お骨がこの町にある", subject.ashes_are_here, law(_ACT, 5)),
        acts_by_right,
        label(
            "墓地の使用者、または承諾を得た方",
            any_of(request.ashes_role == AshesRole.GRAVE_USER, request.has_user_consent),
            law(_RULES, 2),
        ),
        label("墓地の管理者の埋蔵の証明がある", request.has_burial_certificate, law(_RULES, 2)),
        label("改葬先が決まっている", request.has_new_grave, law(_RULES, 2)),
    ),
    who="墓地の使用者の方と、その承諾を得てお骨を移す方",
    section=SectionRole.CEMETERY,
    laws=(law(_ACT, 5), law(_RULES, 2)),
    lacking=(
        *OWN_SIDE,
        Document(
            "墓地の使用者の承諾書",
            "使用者でない方のとき",
            all_of(request.ashes_role == AshesRole.OTHER, ~request.has_user_consent),
        ),
        Document("墓地の管理者の埋蔵の証明", "お持ちでないとき", ~request.has_burial_certificate),
        Document("改葬先の受け入れの分かるもの", "決まっていないとき", ~request.has_new_grave),
    ),
    alternatives=(Alternative("今お骨のある市区町村に請求してください。"),),
    fee=Amount(settings.reburial_fee, "1件の額"),
    protected_when=is_stopped_person,
    protection_note="申請者とご遺族の住所を出さないでください。",
    sources=pages("kaso-aibetsu", "kaso-ito"),
    note="改葬先が決まっていないと許可できない。",
)

CERTIFICATES = (reissue, reburial)
