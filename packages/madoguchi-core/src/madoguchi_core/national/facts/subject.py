"""証明書の請求について、台帳と職員の判断から来る事実。窓口の方への返事には使わない。"""

from datetime import date
from functools import partial

from madoguchi_core.rules import Fact, Holder

_juki = partial(Fact, holder=Holder.JUKI)
_koseki = partial(Fact, holder=Holder.KOSEKI)
_tax = partial(Fact, holder=Holder.TAX)
_staff = partial(Fact, holder=Holder.COUNTER)
_support = partial(Fact, holder=Holder.SUPPORT)

is_suppressed = _support(
    "support.suppressed",
    bool,
    "載る人の支援措置",
    says=("載る人のだれかが支援措置の対象である", "載る人に支援措置の対象はいない"),
)
has_agreed_paper = _support(
    "support.agreed-paper",
    bool,
    "支援措置の本人と決めた書類",
    says=("前もって決めた顔写真付きの書類を、本人が見せた", "前もって決めた書類が見せられていない"),
)
is_cleared_by_section = _support(
    "support.cleared",
    bool,
    "支援措置の係の判断",
    says=("支援措置の係が、出してよいと判断した", "支援措置の係が、出さないと判断した"),
)

is_reason_accepted = _staff(
    "staff.reason",
    bool,
    "理由が相当という判断",
    says=("理由を相当と認めた", "理由を相当と認めない"),
)
is_clearly_improper = _staff(
    "staff.improper",
    bool,
    "不当な目的が明らか",
    says=("不当な目的によることが明らかである", "不当な目的によることが明らかでない"),
)
is_item_needed = _staff(
    "staff.item",
    bool,
    "項目を載せる必要の判断",
    says=("その項目を載せる必要を認めた", "その項目を載せる必要を認めない"),
)
has_mental_capacity = _staff(
    "staff.capacity",
    bool,
    "印鑑登録の意思能力",
    says=("登録する人に意思能力がある", "登録する人に意思能力がない"),
)
is_seal_acceptable = _staff(
    "staff.seal",
    bool,
    "登録できる印影",
    says=(
        "文字・素材・欠けなどの上で、登録できる印影である",
        "文字・素材・欠けなどの上で、登録できない印影である",
    ),
)
is_written_correctly = _staff(
    "staff.written",
    bool,
    "登録者の記載の一致",
    says=(
        "登録番号・氏名・生年月日・住所が正しく書かれている",
        "登録番号・氏名・生年月日・住所の記載が合わない",
    ),
)

is_resident = _juki(
    "juki.record",
    bool,
    "申し立てに合う住民票",
    says=("申し立てに合う住民票がある", "申し立てに合う住民票がない"),
)
is_in_household = _juki(
    "juki.household",
    bool,
    "住民票の上の同じ世帯",
    says=("住民票の上で同じ世帯である", "住民票の上で同じ世帯でない"),
)
is_found_by_network = _juki(
    "juki.network",
    bool,
    "住基ネットでの住民票",
    says=("住基ネットで住民票が見つかった", "住基ネットで住民票が見つからない"),
)
has_removal = _juki(
    "juki.removal",
    bool,
    "申し立てに合う除票",
    says=("申し立てに合う除票・改製原住民票がある", "申し立てに合う除票・改製原住民票がない"),
)
is_discarded = _juki(
    "juki.discarded",
    bool,
    "除票の廃棄",
    says=("保存期間を過ぎて廃棄されている", "廃棄されていない"),
)
is_dead = _juki(
    "juki.dead",
    bool,
    "死亡した人の分",
    says=("死亡した人の分である", "死亡した人の分でない"),
)
has_any_match = _juki(
    "juki.any-match",
    bool,
    "住民票・除票・戸籍の該当",
    says=("住民票・除票・戸籍のどれかに該当がある", "住民票・除票・戸籍のどれにも該当がない"),
)
has_moved_out = _juki(
    "juki.move-out",
    bool,
    "転出の届出",
    says=("転出の届出がある", "転出の届出がない"),
)
is_moving_abroad = _juki(
    "juki.abroad",
    bool,
    "国外への転出",
    says=("国外への転出である", "国内への転出である"),
)
is_ward = _juki(
    "subject.ward",
    bool,
    "登録する人の成年後見",
    says=("登録する人が成年被後見人である", "登録する人が成年被後見人でない"),
)
born_on = _juki("subject.born-on", date, "登録する人の生年月日")

has_koseki = _koseki(
    "koseki.record",
    bool,
    "申し立てに合う戸籍",
    says=("申し立てに合う戸籍がこの町にある", "申し立てに合う戸籍がこの町にない"),
)
is_relation_shown = _koseki(
    "koseki.relation",
    bool,
    "戸籍の上の関係",
    says=("戸籍で関係を確かめた", "戸籍では関係を確かめられない"),
)
is_being_entered = _koseki(
    "koseki.pending",
    bool,
    "記載の済んでいない届",
    says=("戸籍の届の記載がまだ済んでいない", "記載の済んでいない届はない"),
)
is_statutory_shown = _koseki(
    "koseki.statutory",
    bool,
    "戸籍の上の法定代理人",
    says=("この町の戸籍で法定代理人と確かめた", "この町の戸籍では法定代理人と確かめられない"),
)
is_found_widely = _koseki(
    "koseki.wide",
    bool,
    "広域交付で見つかる戸籍",
    says=("本籍と筆頭者から、電算化された戸籍が見つかった", "電算化された戸籍が見つからない"),
)
is_single = _koseki(
    "koseki.single",
    bool,
    "戸籍の上の独身",
    says=("戸籍の上で配偶者がいない", "戸籍の上で配偶者がいる"),
)
is_received_here = _koseki(
    "filing.received",
    bool,
    "この町で受理した届出",
    says=("この町で受理した届出である", "この町で受理した届出でない"),
)
is_kept_here = _koseki(
    "filing.kept",
    bool,
    "この町で証明できる届書",
    says=("受理地か本籍地として、この町で証明できる届書がある", "この町で証明できる届書がない"),
)
is_role_confirmed = _koseki(
    "filing.confirmed",
    bool,
    "届出での立場の確認",
    says=("届出での立場を届書で確かめた", "届出での立場が届書と合わない"),
)
has_permit_record = _koseki(
    "burial.record",
    bool,
    "この町の火葬・埋葬の許可",
    says=("この町が出した火葬・埋葬の許可の記録がある", "この町が出した火葬・埋葬の許可の記録がない"),
)
permitted_on = _koseki("burial.permitted", date, "火葬・埋葬の許可の日")

is_seal_registered = Fact(
    "seal.registered",
    bool,
    "印鑑の登録",
    holder=Holder.SEAL,
    says=("印鑑が登録されている", "印鑑が登録されていない"),
)
ashes_are_here = Fact(
    "ashes.here",
    bool,
    "この町にあるお骨",
    holder=Holder.GRAVE,
    says=("お骨がこの町にある", "お骨がこの町にない"),
)

was_resident_on_first = _tax(
    "tax.resident",
    bool,
    "1月1日の住所",
    says=("その年度の1月1日にこの町に住所があった", "その年度の1月1日にこの町に住所がなかった"),
)
is_income_filed = _tax(
    "tax.filed",
    bool,
    "所得の申告",
    says=("所得の申告がある（または扶養で分かる）", "所得の申告がない"),
)
is_taxed_here = _tax(
    "tax.taxed",
    bool,
    "この町の課税",
    says=("この町が課税した", "この町は課税していない"),
)
is_paid = _tax(
    "tax.paid",
    bool,
    "納付の記録",
    says=("納付の記録がある", "納付の記録がまだない"),
)
is_tax_agent_registered = _tax(
    "tax.agent",
    bool,
    "届け出られた納税管理人",
    says=("納税管理人の届出がある", "納税管理人の届出がない"),
)
has_property_record = _tax(
    "tax.property",
    bool,
    "申し立てに合う固定資産",
    says=("申し立てに合う固定資産の記録がある", "申し立てに合う固定資産の記録がない"),
)
is_owner_confirmed = _tax(
    "tax.owner",
    bool,
    "課税台帳の上の所有者",
    says=("課税台帳で所有者と確かめた", "課税台帳の所有者と合わない"),
)
