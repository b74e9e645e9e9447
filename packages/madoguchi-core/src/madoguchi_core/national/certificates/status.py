"""身分証明書・独身証明書。"""

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import ForKin, Relation
from madoguchi_core.national.certificates._common import (
    KOSEKI_ACT,
    MANDATE,
    OWN_SIDE,
    PROTECTED_KOSEKI,
    STATUTORY_PROOF,
    TOWN_WORK,
    acts_by_right,
    has_statutory_standing,
    identified,
    is_agent,
    is_only_self,
    is_own,
    is_self,
    is_statutory,
    is_stopped_person,
    mandate_is_valid,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, SectionRole
from madoguchi_core.rules import Law, all_of, any_of, label

_MARRIAGE = Law("法律の定めのない町の事務（民法732条に触れない旨の証明）")
_has_koseki = label("申し立てに合う戸籍がこの町にある", subject.has_koseki, TOWN_WORK)
_is_family = label(
    "配偶者・直系・同じ世帯の家族で、町が委任状なしで受ける",
    all_of(
        is_own,
        settings.mibun_for_kin == ForKin.ALLOWED,
        any_of(
            all_of(
                request.relation.one_of(Relation.SPOUSE, Relation.LINEAL),
                any_of(request.has_relation_proof, subject.is_relation_shown),
            ),
            all_of(request.is_of_household, subject.is_in_household),
        ),
    ),
    TOWN_WORK,
)

identity = Certificate(
    id="mibun",
    title="身分証明書（後見・破産等の通知を受けていない証明）",
    place=IssuedAt.HONSEKI,
    issued_when=all_of(identified, _has_koseki, any_of(all_of(acts_by_right, is_only_self), _is_family)),
    who="ご本人。家族の方は町の決まりによります。第三者は請求できません",
    section=SectionRole.KOSEKI,
    laws=(TOWN_WORK,),
    lacking=OWN_SIDE,
    alternatives=(
        Alternative("ご本人の委任状があれば、代理の方でも請求できます。"),
        Alternative("「登記されていないことの証明書」は、法務局で請求してください。"),
    ),
    fee=Amount(settings.mibun_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_KOSEKI,
    sources=pages("tottori", "yokoshiba", "shosanbetsu", "miho", "nakatane"),
    note="外国籍の方は対象外。家族からの請求は、委任状を求める町が多い。",
)
single = Certificate(
    id="dokushin",
    title="独身証明書",
    place=IssuedAt.HONSEKI,
    issued_when=all_of(
        identified,
        _has_koseki,
        label("戸籍の上で配偶者がいない", subject.is_single, _MARRIAGE),
        label(
            "本人、または町が受ける代理人の請求",
            any_of(
                is_own,
                all_of(is_statutory, has_statutory_standing, settings.dokushin_accepts_agent),
                all_of(is_agent, mandate_is_valid, settings.dokushin_accepts_agent),
            ),
            _MARRIAGE,
        ),
        label("本人についての証明", is_self, _MARRIAGE),
    ),
    who="ご本人。代理の方は町の決まりによります。第三者は請求できません",
    section=SectionRole.KOSEKI,
    laws=(_MARRIAGE,),
    lacking=(OWN_SIDE[0], MANDATE, STATUTORY_PROOF),
    alternatives=(Alternative("国外での婚姻に使うものは、婚姻要件具備証明書という別の証明です。"),),
    fee=Amount(settings.dokushin_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_KOSEKI,
    sources=pages("tottori", "yokoshiba", "otaru"),
    note="婚姻要件具備証明書と取り違えない。" + f"（{KOSEKI_ACT}の証明書ではない）",
)

CERTIFICATES = (identity, single)
