"""届出に関わる一人についての事実。一人ずつ判定する手続きが使う。"""

from datetime import date

from madoguchi_core.calendar import Attained
from madoguchi_core.cases import Part
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move
from madoguchi_core.national.move_choices import ResidenceClass
from madoguchi_core.rules import Fact, Holder, Topic, label, legal_age

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
    says=("個人番号カードを持っている", "個人番号カードを持っていない"),
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
