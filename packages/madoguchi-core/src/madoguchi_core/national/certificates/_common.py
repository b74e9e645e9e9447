"""どの証明書も使う条件と、足りない物の言い方。"""

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import Capacity, Channel, Relation, ThirdPartyReason
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Document
from madoguchi_core.rules import Law, Value, all_of, any_of, label, law, shifted

JUKI_ACT = "住民基本台帳法"
KOSEKI_ACT = "戸籍法"
JUKI_RULES = law("住民票の写し等の交付に関する省令", 4, 5, 6)
JUKI_LAWS = (law(JUKI_ACT, 12, "12条の2", "12条の3"), JUKI_RULES)
KOSEKI_LAWS = (
    law(KOSEKI_ACT, 10, "10条の2", "10条の3", "12条の2"),
    law("戸籍法施行規則", "11条の2", "11条の3", "11条の4", "11条の5"),
)
TAX_LAWS = (law("地方税法", "20条の10", 22), law("地方税法施行令", "6条の21"), Law("町税条例・手数料条例"))
TOWN_WORK = Law("法律の定めのない町の事務（手数料条例）")
_ID_LAWS = (
    law(JUKI_ACT, "12条3項", "12条の3第5項"),
    law("住民票の写し等の交付に関する省令", 5),
    law(KOSEKI_ACT, "10条の3"),
    law("戸籍法施行規則", "11条の2"),
)
_SUPPORT = Law("住民基本台帳事務処理要領（支援措置）")

# ---- 本人確認

has_photo_paper = request.photo_papers >= settings.photo_papers_needed
has_paper_pair = all_of(
    request.official_papers >= settings.official_papers_needed,
    request.official_papers + request.other_papers >= settings.paper_pair_needed,
)
identified = label(
    "窓口に来た方の本人確認ができた",
    any_of(has_photo_paper, has_paper_pair, all_of(settings.accepts_checks, request.has_answered_checks)),
    *_ID_LAWS,
)
identified_by_photo = label("官公署の顔写真付きの書類で本人確認ができた", has_photo_paper, *_ID_LAWS)

# ---- 立場

is_own = request.capacity == Capacity.OWN
is_statutory = request.capacity == Capacity.STATUTORY
is_agent = request.capacity == Capacity.AGENT
is_third_party = request.capacity == Capacity.THIRD_PARTY
is_public = request.capacity == Capacity.PUBLIC
is_professional = request.capacity == Capacity.PROFESSIONAL
is_self = request.relation == Relation.SELF
is_at_counter = request.channel == Channel.COUNTER

mandate_is_valid = all_of(
    request.has_mandate,
    request.is_mandate_complete,
    any_of(
        ~settings.mandate_has_term,
        shifted(request.mandate_on, settings.mandate_valid_months, PeriodUnit.MONTH) >= request.requested_on,
    ),
)
has_statutory_standing = any_of(request.has_statutory_proof, subject.is_statutory_shown)

acts_by_right = label(
    "自分の権利で、または代理の資格を示して請求している",
    any_of(is_own, all_of(is_statutory, has_statutory_standing), all_of(is_agent, mandate_is_valid)),
    law(JUKI_ACT, "12条3項"),
    law(KOSEKI_ACT, "10条の3第2項"),
)
has_stated_reason = all_of(
    request.reason.one_of(ThirdPartyReason.RIGHT, ThirdPartyReason.SUBMIT, ThirdPartyReason.JUST),
    request.is_reason_specific,
    subject.is_reason_accepted,
)

is_listed_person_or_household = label(
    "本人、または住民票の上で同じ世帯の方の請求",
    any_of(is_self, all_of(request.is_of_household, subject.is_in_household)),
    law(JUKI_ACT, "12条1項"),
)
is_listed_person_or_lineal = label(
    "本人・配偶者・直系の方の請求",
    any_of(
        is_self,
        all_of(
            request.relation.one_of(Relation.SPOUSE, Relation.LINEAL),
            any_of(request.has_relation_proof, subject.is_relation_shown),
        ),
    ),
    law(KOSEKI_ACT, 10),
)
is_only_self = label("本人の請求", is_self)


def by_third_party(*laws: Law) -> Value[bool]:
    """第三者・国や地方公共団体・弁護士などの請求が、求められることをそろえている。"""
    return label(
        "第三者などの請求として、理由や職務の文書がそろっている",
        any_of(
            all_of(is_third_party, has_stated_reason),
            all_of(is_public, request.has_public_letter),
            all_of(is_professional, request.has_professional_form),
        ),
        *laws,
    )


# ---- 支援措置

is_stopped_person = subject.is_suppressed
cleared = label(
    "支援措置で止まらない",
    any_of(
        ~is_stopped_person,
        all_of(is_own, is_self, is_at_counter, subject.has_agreed_paper),
        subject.is_cleared_by_section,
    ),
    _SUPPORT,
)


def cleared_where(stops: Value[bool]) -> Value[bool]:
    """町の設定で止める証明書の、支援措置で止まらない条件。"""
    return label(
        "支援措置で止まらない（町の設定）",
        any_of(~is_stopped_person, ~stops, subject.is_cleared_by_section),
        _SUPPORT,
    )


PROTECTED = "住所と、住民登録があるかどうかを、言葉にも紙にも出さないでください。"
PROTECTED_KOSEKI = (
    "戸籍の証明書そのものは止まりませんが、請求の履歴や届書から分かる住所を話さないでください。"
)
PROTECTED_TOWN = "載る住所をどう扱うかは町の決まりによります。決まるまで出さず、住所を言わないでください。"

# ---- 足りない物

ID_PAPERS = Document(
    "本人確認書類", "官公署の顔写真付きのもの1点、または資格確認書などを含む2点の組", ~identified
)
PHOTO_PAPER = Document(
    "官公署が出した顔写真付きの本人確認書類1点", "2点の組では請求できません", ~has_photo_paper
)
MANDATE = Document(
    "委任状（頼んだ方の自署で、何を何通か・使いみち・日付まで書いたもの）",
    "代理の方のとき",
    all_of(is_agent, ~mandate_is_valid),
)
STATUTORY_PROOF = Document(
    "法定代理人と分かる書類（戸籍全部事項証明書・登記事項証明書）",
    "法定代理人の方のとき",
    all_of(is_statutory, ~request.has_statutory_proof),
)
RELATION_PROOF = Document(
    "ご関係の分かる戸籍",
    "この町の戸籍でご関係が分からないとき",
    all_of(request.relation.one_of(Relation.SPOUSE, Relation.LINEAL), ~request.has_relation_proof),
)
REASON = Document(
    "理由を具体的に書いた請求書（権利義務の原因・提出先・確かめる必要）",
    "第三者の方のとき",
    all_of(is_third_party, ~all_of(request.reason != ThirdPartyReason.NONE, request.is_reason_specific)),
)
REASON_PROOF = Document(
    "理由を裏づける書類（契約書・債務名義・保険証券など）",
    "第三者の方のとき",
    all_of(is_third_party, ~request.has_reason_proof),
)
PUBLIC_LETTER = Document(
    "職務上の請求の公文書", "国・地方公共団体の方のとき", all_of(is_public, ~request.has_public_letter)
)
PROFESSIONAL_FORM = Document(
    "職務上請求書と資格者証", "弁護士などの方のとき", all_of(is_professional, ~request.has_professional_form)
)
OWN_SIDE = (ID_PAPERS, MANDATE, STATUTORY_PROOF)
THIRD_SIDE = (REASON, REASON_PROOF, PUBLIC_LETTER, PROFESSIONAL_FORM)
