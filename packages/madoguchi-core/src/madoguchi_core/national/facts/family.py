"""残された配偶者・子・養育者についての事実。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.national.choices import Kinship, NewCarer, Spouse
from madoguchi_core.national.facts import death, household
from madoguchi_core.national.parameters import adult_age, pension_child_age
from madoguchi_core.rules import (
    Fact,
    Holder,
    Timing,
    Topic,
    all_of,
    any_member,
    any_of,
    fiscal_year_end_at_age,
    label,
    legal_age,
)

spouse = Fact(
    "spouse.exists",
    Spouse,
    "残された配偶者",
    "亡くなった方に、奥さま（ご主人）はいらっしゃいますか。事実婚の方も含みます。",
    Holder.JUKI,
    topic=Topic.FAMILY,
)
spouse_born_on = Fact(
    "spouse.born_on",
    date,
    "残された配偶者の生年月日",
    "奥さま（ご主人）の生年月日はいつですか。",
    Holder.JUKI,
    topic=Topic.FAMILY,
    asked_when=spouse.one_of(Spouse.WIFE, Spouse.HUSBAND),
    timing=Timing.UNTIL_EVENT,
)
spouse_age = label(
    "死亡日の配偶者の満年齢（誕生日の前日に達する）",
    legal_age(spouse_born_on, death.died_on, attained=Attained.EVE),
)

has_child_in_school_age = Fact(
    "child.under18fy",
    bool,
    "高校生年代までの子",
    "亡くなった方に、高校生の年代まで（障がいのあるお子さまは20歳未満）のお子さまはいらっしゃいますか。別にお住まいのお子さまも含みます。",
    Holder.KOSEKI,
    says=(
        "高校生年代まで（障がいのある子は20歳未満）の子がいる",
        "高校生年代まで（障がいのある子は20歳未満）の子がいない",
    ),
    topic=Topic.FAMILY,
)
child_in_household = label(
    "18歳の年度末までの子が世帯に残る",
    any_member(
        household.remaining,
        all_of(
            household.member_kinship == Kinship.CHILD,
            fiscal_year_end_at_age(household.member_born_on, pension_child_age) >= death.died_on,
        ),
    ),
)
child_remains = label(
    "18歳の年度末までの子（障がいのある子は20歳未満）が残る",
    any_of(child_in_household, has_child_in_school_age),
)
"""遺族基礎年金・ひとり親の制度が見る『子』。世帯に子がいれば、ご家族に尋ねなくても言える。"""

is_child_supported = Fact(
    "child.supported",
    bool,
    "子の生計の維持",
    "そのお子さまの暮らしは、亡くなった方に支えられていましたか（同居・仕送り・養育費など、一部でも「はい」です）。",
    says=("子は生計を維持されていた", "子は生計を維持されていない"),
    topic=Topic.FAMILY,
    asked_when=has_child_in_school_age,
)
lives_with_other_parent = Fact(
    "child.other_parent",
    bool,
    "ほかの親と暮らす子",
    "そのお子さまは、亡くなった方の奥さま（ご主人）ではない、お父さま・お母さまと暮らしておられますか。",
    says=(
        "子は、残された配偶者でない父・母と生計を同じくしている",
        "子は、残された配偶者でない父・母と生計を同じくしていない",
    ),
    topic=Topic.FAMILY,
    asked_when=all_of(spouse.one_of(Spouse.WIFE, Spouse.HUSBAND), child_remains),
)

# 高校生年代までの子がいなければ、18歳未満の子もいない。成年が20歳だったときの死亡では、別に尋ねる
_may_be_minor = any_of(has_child_in_school_age, adult_age > pension_child_age)
has_minor_child = Fact(
    "child.minor",
    bool,
    "未成年の子",
    "亡くなった方に、18歳になっていないお子さまはいらっしゃいますか。別にお住まいのお子さまも含みます。",
    Holder.KOSEKI,
    says=("18歳未満の子がいる", "18歳未満の子がいない"),
    topic=Topic.FAMILY,
    asked_when=_may_be_minor,
)
minor_child_remains = label(
    "未成年の子が残る",
    any_of(
        any_member(
            household.remaining,
            all_of(household.member_kinship == Kinship.CHILD, household.member_age_attained < adult_age),
        ),
        all_of(_may_be_minor, has_minor_child),
    ),
)
has_other_custody = Fact(
    "child.other_custody",
    bool,
    "ほかの親権者",
    "お子さまの親権をお持ちの方は、ほかにいらっしゃいますか。",
    Holder.KOSEKI,
    says=("ほかに親権者がいる", "ほかに親権者がいない"),
    topic=Topic.FAMILY,
    asked_when=minor_child_remains,
)
new_carer = Fact(
    "carer.new",
    NewCarer,
    "これから子を養育する人",
    "これからお子さまを養育なさるのはどなたですか。",
    topic=Topic.FAMILY,
    asked_when=child_remains,
)
has_income_within_limit = Fact(
    "carer.income_within",
    bool,
    "養育する人の所得",
    holder=Holder.TAX,
    says=("養育する人の所得が限度内である", "養育する人の所得が限度を超える"),
    asked_when=new_carer.one_of(NewCarer.PARENT, NewCarer.OTHER),
)
uses_nursery = Fact(
    "kids.nursery",
    bool,
    "保育所・こども園・学童の利用",
    holder=Holder.SCHOOL,
    says=("保育所・こども園・学童を使う子がいる", "保育所・こども園・学童を使う子がいない"),
)
attends_school = Fact(
    "kids.school",
    bool,
    "小中学校に通う子",
    holder=Holder.SCHOOL,
    says=("小中学校に通う子がいる", "小中学校に通う子がいない"),
)
