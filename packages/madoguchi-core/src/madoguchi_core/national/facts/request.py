"""証明書の請求について、窓口に来た方が述べ、見せた事実。返事は、これだけから作る。"""

from datetime import date
from functools import partial

from madoguchi_core.national.certificate_choices import (
    AshesRole,
    Capacity,
    Channel,
    FilingRole,
    PropertyRight,
    Relation,
    ThirdPartyReason,
)
from madoguchi_core.rules import Fact, Holder

_said = partial(Fact, holder=Holder.VISITOR)

requested_on = Fact("request.date", date, "請求の日", holder=Holder.COUNTER)
capacity = _said("request.capacity", Capacity, "請求の立場", "どのような立場でのご請求ですか。")
relation = _said(
    "request.relation", Relation, "対象の方との関係", "必要な証明の方とは、どのようなご関係ですか。"
)
is_of_household = _said(
    "request.household",
    bool,
    "同じ世帯という申し立て",
    "必要な証明の方とは、住民票の上で同じ世帯ですか。",
    says=("同じ世帯であると述べた", "同じ世帯でないと述べた"),
)
channel = _said("request.channel", Channel, "請求の届き方", "窓口でのご請求ですか、郵送ですか。")

photo_papers = _said("id.photo", int, "顔写真付きの官公署の本人確認書類の数", "", unit="点")
official_papers = _said("id.official", int, "顔写真のない官公署などの本人確認書類の数", "", unit="点")
other_papers = _said("id.other", int, "組み合わせる本人確認書類（学生証・通帳など）の数", "", unit="点")
has_answered_checks = _said(
    "id.answered",
    bool,
    "本人確認の質問への正しい答え",
    says=("本人確認の質問に正しく答えた", "本人確認の質問に答えられない"),
)

has_mandate = _said(
    "mandate.shown",
    bool,
    "委任状",
    "委任状をお持ちですか。",
    says=("委任状がある", "委任状がない"),
)
is_mandate_complete = _said(
    "mandate.complete",
    bool,
    "委任状の記載",
    says=(
        "委任状に、委任した日・委任者の署名と住所と生年月日・代理人・何を何通か・使いみちが書かれている",
        "委任状に、書かれていないことがある",
    ),
)
mandate_on = _said("mandate.date", date, "委任した日", "委任状を書いた日はいつですか。")
has_statutory_proof = _said(
    "statutory.proof",
    bool,
    "法定代理人の資格を示す書類",
    "法定代理人と分かる書類（戸籍全部事項証明書・登記事項証明書）をお持ちですか。",
    says=("法定代理人の資格を示す書類がある", "法定代理人の資格を示す書類がない"),
)
has_relation_proof = _said(
    "relation.proof",
    bool,
    "続柄の分かる戸籍",
    "ご関係の分かる戸籍をお持ちですか。",
    says=("続柄の分かる戸籍を見せた", "続柄の分かる戸籍がない"),
)

reason = _said("reason.kind", ThirdPartyReason, "第三者の理由", "何のために必要ですか。")
is_reason_specific = _said(
    "reason.specific",
    bool,
    "理由の具体的な記載",
    says=(
        "権利義務の発生原因・提出先など、必要なことが具体的に書かれている",
        "理由が具体的に書かれていない",
    ),
)
has_reason_proof = _said(
    "reason.proof",
    bool,
    "理由を裏づける書類",
    "契約書など、理由の分かる書類をお持ちですか。",
    says=("理由を裏づける書類がある", "理由を裏づける書類がない"),
)
has_public_letter = _said(
    "public.letter",
    bool,
    "職務上の請求の公文書",
    says=("職務上の請求の公文書がある", "職務上の請求の公文書がない"),
)
has_professional_form = _said(
    "professional.form",
    bool,
    "職務上請求書と資格者証",
    says=("職務上請求書と資格者証がある", "職務上請求書と資格者証がそろわない"),
)

wants_part = _said(
    "request.part",
    bool,
    "一部だけの証明の求め",
    "個人だけ・一部だけの証明（抄本）が必要ですか。",
    says=("個人・一部だけの証明を求めている", "全部の証明を求めている"),
)
is_asked_by_agency = _said(
    "request.agency",
    bool,
    "提出先の行政機関の求め",
    "提出先の役所から、識別符号を求められていますか。",
    says=("提出先の行政機関が識別符号を求めている", "提出先の行政機関は識別符号を求めていない"),
)
filing_role = _said("filing.role", FilingRole, "届出での立場", "その届出で、どのような立場でしたか。")
has_seal_card = _said(
    "seal.card",
    bool,
    "印鑑登録証",
    "印鑑登録証（カード）をお持ちですか。",
    says=("印鑑登録証がある", "印鑑登録証がない"),
)
has_guarantor = _said(
    "seal.guarantor",
    bool,
    "印鑑登録の保証人",
    "この町で印鑑登録をしている方の保証がありますか。",
    says=("町内の登録者の保証がある", "町内の登録者の保証がない"),
)
has_inquiry_reply = _said(
    "seal.reply",
    bool,
    "照会書の回答書",
    "ご自宅に届いた照会書の回答書をお持ちですか。",
    says=("照会書の回答書がある", "照会書の回答書がない"),
)
has_companion = _said(
    "seal.companion",
    bool,
    "法定代理人の同行",
    says=("法定代理人が同行している", "法定代理人が同行していない"),
)
seal_short_side = _said("seal.short-side", int, "印影の短い方の辺", "", unit="mm")
seal_long_side = _said("seal.long-side", int, "印影の長い方の辺", "", unit="mm")

is_heir = _said(
    "request.heir",
    bool,
    "相続人という申し立て",
    "亡くなった方の相続人ですか。",
    says=("相続人であると述べた", "相続人でないと述べた"),
)
has_heir_proof = _said(
    "heir.proof",
    bool,
    "死亡と相続の分かる戸籍",
    "亡くなったことと、相続の関係が分かる戸籍をお持ちですか。",
    says=("死亡と相続の分かる戸籍がある", "死亡と相続の分かる戸籍がない"),
)
is_tax_agent = _said(
    "request.tax-agent",
    bool,
    "納税管理人",
    "届け出た納税管理人の方ですか。",
    says=("納税管理人であると述べた", "納税管理人でないと述べた"),
)
is_corporation = _said(
    "request.corporation",
    bool,
    "法人の請求",
    "法人についての証明ですか。",
    says=("法人についての証明である", "個人についての証明である"),
)
has_corporate_seal = _said(
    "corporation.seal",
    bool,
    "法人の代表者印",
    "代表者印か、代表者の委任状をお持ちですか。",
    says=("代表者印または代表者の委任状がある", "代表者印も代表者の委任状もない"),
)
has_receipt = _said(
    "tax.receipt",
    bool,
    "納めたばかりの領収書",
    "納めた領収書や、引き落としの分かる通帳をお持ちですか。",
    says=("領収書か通帳がある", "領収書も通帳もない"),
)
property_right = _said(
    "property.right", PropertyRight, "物件についての立場", "その土地・家屋と、どのようなご関係ですか。"
)
has_property_proof = _said(
    "property.proof",
    bool,
    "物件についての立場を示す書類",
    "登記事項証明書・契約書・申立書など、立場の分かる書類をお持ちですか。",
    says=("物件についての立場を示す書類がある", "物件についての立場を示す書類がない"),
)
has_vehicle_papers = _said(
    "vehicle.papers",
    bool,
    "車検証",
    "車検証をお持ちですか（標識番号が分かるもの）。",
    says=("車検証を見せた", "車検証がない"),
)
is_rite_keeper = _said(
    "burial.keeper",
    bool,
    "祭祀を承継する人",
    "お墓などを受け継いだ方ですか。",
    says=("祭祀を承継した人であると述べた", "祭祀を承継した人でないと述べた"),
)
is_death_notifier = _said(
    "burial.notifier",
    bool,
    "死亡届の届出人",
    "死亡届を出した方ですか。",
    says=("死亡届の届出人であると述べた", "死亡届の届出人でないと述べた"),
)
has_crematory_certificate = _said(
    "burial.crematory",
    bool,
    "火葬場の火葬証明書",
    "火葬場の火葬証明書をお持ちですか。",
    says=("火葬場の火葬証明書がある", "火葬場の火葬証明書がない"),
)
ashes_role = _said("ashes.role", AshesRole, "お骨についての立場", "お墓の使用者の方ですか。")
has_user_consent = _said(
    "ashes.consent",
    bool,
    "墓地の使用者の承諾書",
    "墓地の使用者の承諾書をお持ちですか。",
    says=("墓地の使用者の承諾書がある", "墓地の使用者の承諾書がない"),
)
has_burial_certificate = _said(
    "ashes.buried",
    bool,
    "墓地の管理者の埋蔵の証明",
    "今の墓地の管理者の、埋蔵の証明をお持ちですか。",
    says=("墓地の管理者の埋蔵の証明がある", "墓地の管理者の埋蔵の証明がない"),
)
has_new_grave = _said(
    "ashes.destination",
    bool,
    "改葬先",
    "移す先は決まっていますか。",
    says=("改葬先が決まっている", "改葬先が決まっていない"),
)
has_dealer_papers = _said(
    "dealer.papers",
    bool,
    "販売店の契約書の写し",
    "契約書の写しなど、頼まれたことの分かる書類をお持ちですか。",
    says=("契約書の写しなどがある", "契約書の写しなどがない"),
)
