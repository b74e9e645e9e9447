"""届出に関わる一人の、子ども・福祉・くらし・税についての事実。"""

from datetime import date

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, move_living, person
from madoguchi_core.national.parameters import (
    adult_age,
    child_allowance_age,
    driving_min_age,
)
from madoguchi_core.rules import Fact, Holder, Topic, all_of, fiscal_year_end_at_age, label, law

is_allowance_child = label(
    "児童手当の対象の年代（年度末まで）",
    fiscal_year_end_at_age(person.born_on, child_allowance_age) >= move.moved_on,
    law("児童手当法", 3, 4),
)
is_apart_from_recipient = Fact(
    "p.allowance-apart",
    bool,
    "その方が児童手当の受給者と別に住むこと",
    "そのお子さまは、いま児童手当を受けている方と、これから別に住まれますか（すでに別に住んでおられるときも「はい」です）。",
    says=("児童手当の受給者と別に住む", "児童手当の受給者と一緒に住む"),
    topic=Topic.FAMILY,
    asked_when=is_allowance_child,
)
apart_on = Fact(
    "p.allowance-apart-date",
    date,
    "その方が児童手当の受給者と別に住み始めた日",
    "そのお子さまが、児童手当を受けている方と別に住み始めた日（これからのときは、その予定の日）はいつですか。",
    topic=Topic.FAMILY,
    asked_when=is_apart_from_recipient,
)
has_medical_aid = Fact(
    "p.medical-aid",
    bool,
    "その方の医療費助成の受給者証",
    "医療費の助成の受給者証（重度の障がいのある方・ひとり親のご家庭などの証）をお持ちですか。",
    Holder.MEDICAL_AID,
    says=("医療費助成の受給者証を持っている", "医療費助成の受給者証を持っていない"),
    topic=Topic.WELFARE,
)
is_in_single_family = Fact(
    "p.single-family",
    bool,
    "その方がひとり親か、その子であること",
    "おひとりでお子さまを育てているお父さま・お母さまか、そのお子さまですか。",
    says=("ひとり親か、その子である", "ひとり親でも、その子でもない"),
    topic=Topic.FAMILY,
    asked_when=all_of(
        move_living.is_move_in, move_living.has_single_parent_child, move_living.is_single_parent
    ),
)
has_handbook = Fact(
    "p.handbook",
    bool,
    "その方の障がいのある方の手帳",
    "障がいのある方の手帳（身体障害者手帳・療育手帳・精神障害者保健福祉手帳）をお持ちですか。",
    Holder.DISABILITY,
    says=("障がいのある方の手帳を持っている", "障がいのある方の手帳を持っていない"),
    topic=Topic.WELFARE,
)
gets_disability_allowance = Fact(
    "p.disability-allowance",
    bool,
    "その方が受ける障がいの手当",
    "障がいについての手当（特別児童扶養手当・特別障害者手当・障害児福祉手当など）を受けておられますか。",
    Holder.DISABILITY,
    says=("障がいの手当を受けている", "障がいの手当を受けていない"),
    topic=Topic.WELFARE,
)
uses_disability_services = Fact(
    "p.disability-services",
    bool,
    "その方が使う障害福祉サービス",
    "障がい福祉のサービスや、自立支援医療・補装具をお使いですか。",
    Holder.DISABILITY,
    says=(
        "障害福祉サービス・自立支援医療・補装具を使っている",
        "障害福祉サービス・自立支援医療・補装具を使っていない",
    ),
    topic=Topic.WELFARE,
)
goes_to_school = Fact(
    "p.school",
    bool,
    "その方の小・中学校の希望",
    "町の小学校・中学校に通うことをご希望ですか（いま日本の小学校・中学校に通っているときも「はい」です）。",
    Holder.SCHOOL,
    says=("小・中学校に通う、または通うことを希望する", "小・中学校に通わない"),
    topic=Topic.FAMILY,
    # 日本国籍の子には就学の義務がある（学校教育法17条）
    asked_when=person.nationality == Nationality.FOREIGN,
)
uses_nursery = Fact(
    "p.nursery",
    bool,
    "その方の保育所・認定こども園・学童保育",
    "保育所・認定こども園・学童保育を、お使いですか（これからご希望のときも「はい」です）。",
    Holder.SCHOOL,
    says=("保育所・認定こども園・学童保育を使う", "保育所・認定こども園・学童保育を使わない"),
    topic=Topic.FAMILY,
)
is_pregnant = Fact(
    "p.pregnant",
    bool,
    "その方の妊娠",
    "いま、ご妊娠中ですか。",
    says=("妊娠している", "妊娠していない"),
    topic=Topic.FAMILY,
)
may_drive = label(
    "運転免許を受けられる年齢",
    person.age_attained >= driving_min_age,
    law("道路交通法", 88),
)
has_town_vehicle = Fact(
    "p.moped",
    bool,
    "その方の原付・小型特殊",
    "125cc以下のバイク・電動キックボード・トラクターなどをお持ちですか。",
    Holder.TAX,
    says=("原付・小型特殊を持っている", "原付・小型特殊を持っていない"),
    topic=Topic.PROPERTY,
    asked_when=may_drive,
)
has_car_or_license = Fact(
    "p.car",
    bool,
    "その方の自動車・運転免許",
    "自動車（軽自動車・普通車・126cc以上のバイク）か、運転免許をお持ちですか。",
    says=("自動車か運転免許を持っている", "自動車も運転免許も持っていない"),
    topic=Topic.PROPERTY,
    asked_when=may_drive,
)
is_adult = label("成年", person.age_attained >= adult_age, law("民法", 4))
owns_real_estate = Fact(
    "p.real-estate",
    bool,
    "その方の土地・建物",
    "土地や建物をお持ちですか（ほかの市区町村にあるものも含みます）。",
    Holder.TAX,
    says=("土地・建物を持っている", "土地・建物を持っていない"),
    topic=Topic.PROPERTY,
    # 未成年の方には尋ねないが、税の台帳には聞く
    asked_when=is_adult,
)
has_farmland_or_forest = Fact(
    "p.farmland",
    bool,
    "その方の農地・山林",
    "農地や山林をお持ちですか、または農地を借りておられますか。",
    Holder.FARMLAND,
    says=("農地・山林がある", "農地・山林がない"),
    topic=Topic.PROPERTY,
    asked_when=is_adult,
)
has_farmers_pension = Fact(
    "p.farmers-pension",
    bool,
    "その方の農業者年金",
    "農業者年金に入っておられますか、または受けておられますか。",
    says=("農業者年金に入っている、または受けている", "農業者年金に関わりがない"),
    topic=Topic.PENSION,
)
has_town_tax = Fact(
    "p.town-tax",
    bool,
    "その方の町税",
    holder=Holder.TAX,
    says=("納める町税がある", "納める町税がない"),
)
is_tax_settled = Fact(
    "p.tax-settled",
    bool,
    "その方の町税の納め終わり",
    "町の税は、納税通知書の分を全部納め終えておられますか、またはお給料からの天引きが続きますか。",
    says=("町税を全部納め終えた、または給与天引きが続く", "町税がまだ残る"),
    topic=Topic.PROPERTY,
    asked_when=has_town_tax,
)
