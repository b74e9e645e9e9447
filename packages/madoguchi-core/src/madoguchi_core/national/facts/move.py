"""住民異動・出生・婚姻・離婚の届出そのものについての事実。一人ずつの事実は person にある。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import household
from madoguchi_core.national.move_choices import (
    Destination,
    HouseholdChangeKind,
    MoveOrigin,
    ResidenceClass,
)
from madoguchi_core.rules import Fact, Group, Holder, Scope, Topic, label, legal_age

moved_on = Fact("move.date", date, "異動日", holder=Holder.COUNTER)
"""転入・転居をした日、転出予定日、世帯が変わった日、出生・婚姻・離婚の日。"""

reported_on = Fact("move.reported", date, "届出日", holder=Holder.COUNTER)
origin = Fact(
    "move.origin",
    MoveOrigin,
    "転入の前にいた所",
    "どちらから移ってこられましたか。",
    topic=Topic.MOVE,
)
has_unreported_stay = Fact(
    "move.unreported-stay",
    bool,
    "住民票の無かった間のある方",
    "移られる方のうちに、前の住民票のご住所からこちらへ来られる間に、住民票を移さずに住まれた所や、住民票が消されていた時期のある方は"
    "いらっしゃいますか。",
    says=(
        "移る方のうちに、住民票を移さずに住んだ所か、住民票が消されていた時期のある方がいる",
        "移る方は、みな前の住民票の住所から直接この町へ移った",
    ),
    topic=Topic.MOVE,
    asked_when=origin == MoveOrigin.DOMESTIC,
)
is_special = Fact(
    "move.special",
    bool,
    "カードによる転出届（特例）",
    holder=Holder.JUKI,
    says=("前の市区町村で、カードによる転出届（特例）をしている", "カードによる転出届（特例）をしていない"),
)
planned_out_on = Fact(
    "move.planned-out",
    date,
    "転出証明書の転出予定日",
    holder=Holder.JUKI,
)
destination = Fact(
    "move.destination",
    Destination,
    "転出する先",
    "どちらへ移られますか。",
    topic=Topic.MOVE,
)
change = Fact(
    "move.household-change",
    HouseholdChangeKind,
    "世帯変更の種類",
    "世帯をどのように変えられますか。",
    topic=Topic.MOVE,
)
head_leaves = Fact(
    "move.head-leaves",
    bool,
    "世帯主の異動",
    holder=Holder.JUKI,
    says=("世帯主が世帯からいなくなる", "世帯主が世帯に残る"),
)

movers = Group("move.movers", "異動する人")
stayers = Group("move.stayers", "世帯に残る人")
everyone = Group("move.everyone", "届出に関わる世帯の人")

member_born_on = household.member_born_on
is_member_in_nhi = household.is_member_in_nhi
member_age = label("異動日の満年齢（一人ずつ）", legal_age(member_born_on, moved_on, attained=None))
"""誕生日の前日は、節目の年齢では自動で決めない。"""
member_age_attained = label(
    "異動日の満年齢（一人ずつ・誕生日の前日に達する）",
    legal_age(member_born_on, moved_on, attained=Attained.EVE),
)
member_nationality = Fact(
    "m.nationality", Nationality, "その人の国籍", holder=Holder.JUKI, scope=Scope.MEMBER
)
member_residence_class = Fact(
    "m.residence-class", ResidenceClass, "その人の30条の45の区分", holder=Holder.JUKI, scope=Scope.MEMBER
)
has_member_card = Fact(
    "m.card",
    bool,
    "個人番号カードの所持",
    holder=Holder.CARD,
    says=("個人番号カードを持っている", "個人番号カードを持っていない"),
    scope=Scope.MEMBER,
)
