"""異動の届出ひとつに付く、子ども・福祉・くらしの事実。一人ずつの事実は person_living にある。"""

from madoguchi_core.national.facts import move, registration
from madoguchi_core.national.move_choices import HouseholdChangeKind, MoveEvent, MoveOrigin
from madoguchi_core.national.parameters import child_allowance_age, disabled_child_age, pension_child_age
from madoguchi_core.rules import (
    Fact,
    Group,
    Holder,
    Parameter,
    Topic,
    Value,
    all_of,
    any_member,
    any_of,
    fiscal_year_end_at_age,
    label,
    law,
)

is_move_in = label("転入の届出", registration.event == MoveEvent.MOVE_IN)
is_not_from_abroad = label(
    "住民票が、これまで国内の市区町村にあった",
    any_of(registration.event != MoveEvent.MOVE_IN, move.origin == MoveOrigin.DOMESTIC),
)
"""国外から来た人は、町や国の手当・証をまだ持たない。転入でない届出では、前にいた所を尋ねない。"""

is_not_from_here = label(
    "お住まいの場所が変わる",
    any_of(
        registration.event != MoveEvent.MOVE_IN, move.origin.one_of(MoveOrigin.DOMESTIC, MoveOrigin.ABROAD)
    ),
)
"""この町に住んでいて住民票の無かった人（住民基本台帳法30条の47など）は、暮らす所が変わらない。"""

is_not_other_household_change = label(
    "お住まいの方が変わる（世帯変更では、世帯を分けるとき）",
    any_of(registration.event != MoveEvent.HOUSEHOLD_CHANGE, move.change == HouseholdChangeKind.SPLIT),
)


def _has_child(group: Group, age: Parameter[int]) -> Value[bool]:
    return any_member(group, fiscal_year_end_at_age(move.member_born_on, age) >= move.moved_on)


child_moves = label(
    "児童手当の対象の年代の子が異動する",
    _has_child(move.movers, child_allowance_age),
    law("児童手当法", 3, 4),
)
has_child_elsewhere = Fact(
    "move.child-elsewhere",
    bool,
    "別に住む子（児童手当）",
    "離れてお住まいのお子さま（高校生の年代まで）を、養育しておられる方はいらっしゃいますか。",
    says=("児童手当の対象の年代の子が別に住んでいる", "児童手当の対象の年代の子で別に住む子はいない"),
    topic=Topic.FAMILY,
    asked_when=~child_moves,
)
has_allowance_child = label("児童手当の対象の子がいる", any_of(child_moves, has_child_elsewhere))
lives_guardian_here = Fact(
    "move.guardian-here",
    bool,
    "児童手当を受け取る方がこの町に住むこと",
    "児童手当を受け取る方（お子さまを養育し、生計の中心になる方）は、この町にお住まいですか（一緒に移ってこられるときも「はい」です）。",
    says=("児童手当を受け取る方がこの町に住む", "児童手当を受け取る方がほかの市区町村に住む"),
    topic=Topic.FAMILY,
)
is_public_servant = Fact(
    "move.public-servant",
    bool,
    "児童手当を受け取る方が公務員であること",
    "児童手当を受け取る方（お子さまを養育し、生計の中心になる方）は、公務員ですか。",
    says=("児童手当を受け取る方が公務員である", "児童手当を受け取る方が公務員でない"),
    topic=Topic.FAMILY,
)
has_counted_older_child = Fact(
    "move.allowance-older-child",
    bool,
    "第3子以降の数え方に入る年代の子",
    "18歳の年度末を過ぎて22歳の年度末までのお子さまも含めて、3人以上を養育しておられますか（そのお子さまを含めて3人未満のときは「いいえ」です）。",
    Holder.CHILD_ALLOWANCE,
    says=(
        "18歳の年度末の後、22歳の年度末までの子を含めて3人以上を養育する",
        "18歳の年度末の後の子を含めて3人以上を養育するのではない",
    ),
    topic=Topic.FAMILY,
)
has_moving_recipient = Fact(
    "move.allowance-recipient",
    bool,
    "児童手当の受給者の異動",
    holder=Holder.CHILD_ALLOWANCE,
    says=("児童手当の受給者が異動する", "児童手当の受給者は異動しない"),
)
is_recipient_changed = Fact(
    "move.recipient-changed",
    bool,
    "児童手当を受け取る方が変わること",
    "児童手当を受け取る方（お子さまを養育し、生計の中心になる方）は、変わりますか。",
    says=("児童手当を受け取る方が変わる", "児童手当を受け取る方が変わらない"),
    topic=Topic.FAMILY,
)
has_child_rearing_recipient = Fact(
    "move.child-rearing",
    bool,
    "児童扶養手当の受給者の異動",
    "児童扶養手当（ひとり親のご家庭などの手当）を受けておられる方はいらっしゃいますか。",
    Holder.CHILD_REARING,
    says=("児童扶養手当の受給者が異動する", "児童扶養手当の受給者は異動しない"),
    topic=Topic.FAMILY,
)

_child_until_18 = _has_child(move.everyone, pension_child_age)
_child_under_20 = any_member(move.everyone, move.member_age_attained < disabled_child_age)
has_disabled_child = Fact(
    "move.disabled-child",
    bool,
    "障がいのある20歳未満の子",
    "20歳になっていないお子さまに、障がいのある方はいらっしゃいますか。",
    Holder.DISABILITY,
    says=("障がいのある20歳未満の子がいる", "障がいのある20歳未満の子がいない"),
    topic=Topic.FAMILY,
    asked_when=all_of(~_child_until_18, _child_under_20),
)
has_single_parent_child = label(
    "18歳の年度末までの子（障がいのある子は20歳未満）がいる",
    any_of(_child_until_18, all_of(_child_under_20, has_disabled_child)),
    law("児童扶養手当法", 3, 4),
)
is_single_parent = Fact(
    "move.single-parent",
    bool,
    "ひとり親で子を育てること",
    "お子さまを、お父さまかお母さまのどちらかおひとりで育てておられますか（これからおひとりで育てられるときも「はい」です）。",
    says=("子を父か母のひとりで育てる", "子をひとりで育てるのではない"),
    topic=Topic.FAMILY,
    asked_when=has_single_parent_child,
)
is_school_district_changed = Fact(
    "move.school-district",
    bool,
    "転居による学区の変更",
    holder=Holder.SCHOOL,
    says=("転居で学区が変わる", "転居で学区が変わらない"),
)
has_dog = Fact(
    "move.dog",
    bool,
    "移る先で飼う犬",
    "犬を飼っておられますか。",
    Holder.DOG,
    says=("犬を飼っている", "犬を飼っていない"),
    topic=Topic.WELFARE,
)
is_chip_updated = Fact(
    "move.dog-chip",
    bool,
    "犬のマイクロチップの住所の変更",
    "犬のマイクロチップの登録（環境省の指定登録機関）のご住所は、もう変更されましたか（マイクロチップが無いときは「いいえ」です）。",
    says=("マイクロチップの登録の住所を変更した", "マイクロチップの登録の住所を変更していない"),
    topic=Topic.WELFARE,
    asked_when=has_dog,
)
uses_water = Fact(
    "move.water",
    bool,
    "町の水道・下水道・浄化槽の使用",
    "お移りになるお住まい、またはお出になるお住まいで、町の水道・下水道や浄化槽をお使いですか（これから使うときも「はい」です）。",
    Holder.WATER,
    says=("町の水道・下水道・浄化槽を使う", "町の水道・下水道・浄化槽を使わない"),
    topic=Topic.WELFARE,
)
is_water_reported = Fact(
    "move.water-reported",
    bool,
    "水道の開始・中止の連絡",
    "水道の開始・中止のご連絡は、お済みですか。",
    says=("水道の開始・中止の連絡が済んでいる", "水道の開始・中止の連絡がまだである"),
    topic=Topic.WELFARE,
    asked_when=uses_water,
)
lives_in_public_housing = Fact(
    "move.public-housing",
    bool,
    "町営住宅に住む方の異動",
    "町営住宅にお住まいですか（これから移られるときも「はい」です）。",
    Holder.HOUSING,
    says=("町営住宅に住んでいる、または移る", "町営住宅に住んでいない"),
    topic=Topic.PROPERTY,
)
is_on_public_assistance = Fact(
    "move.assistance",
    bool,
    "生活保護を受けているとのお話",
    holder=Holder.COUNTER,
    says=("生活保護を受けていると話している", "生活保護を受けていないと話している"),
)
"""窓口からは尋ねない。ご本人が話されたときだけ、職員が入れる。"""
