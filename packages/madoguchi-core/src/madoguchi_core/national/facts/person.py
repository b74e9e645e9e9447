"""届出に関わる一人についての事実。一人ずつ判定する手続きが使う。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.cases import Part
from madoguchi_core.national.certificate_parameters import seal_min_age
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move
from madoguchi_core.national.move_choices import MoveOrigin, ResidenceClass
from madoguchi_core.national.parameters import adult_age
from madoguchi_core.rules import Fact, Holder, Topic, all_of, label, legal_age

part = Fact("p.part", Part, "その方の立場", holder=Holder.COUNTER)
born_on = Fact("p.born-on", date, "その方の生年月日", holder=Holder.JUKI)
age = label("異動日の満年齢", legal_age(born_on, move.moved_on, attained=None))
"""誕生日の前日は、節目の年齢では自動で決めない。"""
age_attained = label(
    "異動日の満年齢（誕生日の前日に達する）", legal_age(born_on, move.moved_on, attained=Attained.EVE)
)
"""選挙権や介護保険の65歳のように、誕生日の前日に達すると定まっているもの。"""
age_from_birthday = label(
    "異動日の満年齢（誕生日から）", legal_age(born_on, move.moved_on, attained=Attained.BIRTHDAY)
)
"""後期高齢者医療の75歳だけ（誕生日の当日から）。"""
nationality = Fact("p.nationality", Nationality, "その方の国籍", holder=Holder.JUKI)
residence_class = Fact("p.residence-class", ResidenceClass, "その方の30条の45の区分", holder=Holder.JUKI)
is_head = Fact(
    "p.head",
    bool,
    "その方が世帯主か",
    holder=Holder.JUKI,
    says=("その方が世帯主である", "その方が世帯主でない"),
)
has_card = Fact(
    "p.card",
    bool,
    "その方の個人番号カード",
    "マイナンバーカードをお持ちですか。",
    Holder.CARD,
    says=("その方が個人番号カードを持っている", "その方が個人番号カードを持っていない"),
    topic=Topic.MOVE,
)
is_name_changed = Fact(
    "p.name-changed",
    bool,
    "氏名の変更",
    "お名前（氏）が変わる方ですか。",
    Holder.KOSEKI,
    says=("氏が変わる", "氏が変わらない"),
    topic=Topic.MOVE,
)

# ---- 住民登録・戸籍・カード・印鑑（判定は moves の move_in・household_change・birth・marriage・divorce・card・seal・support）

_is_spouse = part.one_of(Part.HUSBAND, Part.WIFE)

has_unreported_stay = Fact(
    "p.unreported-stay",
    bool,
    "その方の、住民票の無かった間",
    "その間に、住民票を移さずに住まれた所や、住民票が消されていた時期がありますか。",
    says=(
        "住民票を移さずに住んだ所か、住民票が消されていた時期がある",
        "前の住民票の住所から、直接この町へ移った",
    ),
    topic=Topic.MOVE,
    asked_when=all_of(move.origin == MoveOrigin.DOMESTIC, move.has_unreported_stay),
)
head_nationality = Fact("p.head-nationality", Nationality, "その方の世帯主の国籍", holder=Holder.JUKI)
is_relation_changed = Fact(
    "p.relation-changed",
    bool,
    "その方の続柄の変わり",
    "世帯主の方との続柄が変わりましたか。",
    says=("世帯主との続柄が変わった", "世帯主との続柄が変わらない"),
    topic=Topic.MOVE,
    asked_when=all_of(nationality == Nationality.FOREIGN, head_nationality == Nationality.FOREIGN, ~is_head),
)
is_relation_settled = Fact(
    "p.relation-settled",
    bool,
    "その方の続柄を改める届",
    holder=Holder.COUNTER,
    says=(
        "転入・転居・世帯変更の届や戸籍の届で、続柄も改まる",
        "ほかの届では、続柄が改まらない",
    ),
)
stays_over_sixty_days = Fact(
    "p.sixty-days",
    bool,
    "その方が日本に住む見込み",
    "お子さまは、生まれた日から60日を超えて、日本にお住まいになりますか。",
    says=("60日を超えて日本に住む", "60日までに日本を出る"),
    topic=Topic.MOVE,
    asked_when=all_of(part == Part.NEWBORN, nationality == Nationality.FOREIGN),
)
had_number = Fact(
    "p.had-number",
    bool,
    "その方の前の個人番号",
    holder=Holder.JUKI,
    says=(
        "2015年10月5日以後に住民票があり、個人番号が付いている",
        "2015年10月5日以後に住民票が無く、個人番号がまだ無い",
    ),
)
wants_former_name = Fact(
    "p.former-name",
    bool,
    "その方の旧姓の併記",
    "前の名字（旧姓）を、住民票やマイナンバーカードに併せて載せられますか。",
    says=("旧姓を併せて載せる", "旧姓を載せない"),
    topic=Topic.MOVE,
    asked_when=all_of(_is_spouse, is_name_changed, nationality == Nationality.JAPANESE),
)
changed_name_at_marriage = Fact(
    "p.name-at-marriage",
    bool,
    "その方の婚姻のときの氏",
    "ご結婚のときに、名字が変わった方ですか。",
    Holder.KOSEKI,
    says=("婚姻のときに氏を改めた", "婚姻のときに氏を改めていない"),
    topic=Topic.MOVE,
)
keeps_name = Fact(
    "p.keeps-name",
    bool,
    "その方の離婚後の氏",
    "離婚の後も、いまの名字を使い続けられますか。",
    says=("離婚の後も、婚姻中の氏を名乗る", "婚姻の前の氏に戻る"),
    topic=Topic.MOVE,
    asked_when=all_of(_is_spouse, nationality == Nationality.JAPANESE, changed_name_at_marriage),
)
is_child_of_couple = Fact(
    "p.child-of-couple",
    bool,
    "その方が離婚する夫婦の子か",
    holder=Holder.KOSEKI,
    says=("離婚する夫婦の子である", "離婚する夫婦の子でない"),
)
parent_returns_name = Fact(
    "p.parent-returns-name",
    bool,
    "その方の親の復氏",
    "お父さま・お母さまのどちらかが、結婚の前の名字に戻られますか。",
    says=("父か母が婚姻の前の氏に戻る", "父も母も氏が変わらない"),
    topic=Topic.MOVE,
    asked_when=all_of(nationality == Nationality.JAPANESE, is_child_of_couple, age_attained < adult_age),
)
wants_seal = Fact(
    "p.wants-seal",
    bool,
    "その方の新しい印鑑登録",
    "この町で、印鑑登録をされますか。",
    says=("印鑑登録を望む", "印鑑登録を望まない"),
    topic=Topic.MOVE,
    asked_when=age_attained >= seal_min_age,
)
is_seal_registered = Fact(
    "p.seal",
    bool,
    "その方の印鑑登録",
    holder=Holder.SEAL,
    says=("印鑑登録をしている", "印鑑登録をしていない"),
)
has_old_name_on_seal = Fact(
    "p.seal-old-name",
    bool,
    "その方の登録印の氏",
    holder=Holder.SEAL,
    says=("登録した印が、変わる前の氏を表している", "登録した印は、変わった後の氏名とも合う"),
)
has_support_measure = Fact(
    "p.support-measure",
    bool,
    "その方の支援措置",
    holder=Holder.SUPPORT,
    says=("支援措置を受けている", "支援措置を受けていない"),
)
seeks_support_measure = Fact(
    "p.seeks-support-measure",
    bool,
    "その方の支援措置の申し出",
    holder=Holder.COUNTER,
    says=("支援措置を申し出る", "支援措置を申し出ない"),
)
"""ほかの人に聞こえない所で、職員だけが尋ねて入れる。ご家族への問いの紙には出さない。"""
