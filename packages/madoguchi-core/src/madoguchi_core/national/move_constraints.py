"""異動の手続きの、事実の間の約束と、手続きどうしの関係。法律の問いは move_legal_questions にある。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person
from madoguchi_core.national.move_choices import MoveOrigin, ResidenceClass
from madoguchi_core.national.move_legal_questions import MOVE_LEGAL_QUESTIONS
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, Partition
from madoguchi_core.rules import Value, all_members, any_of, law

_RESIDENT_ACT = "住民基本台帳法"


def _implies(one: Value[bool], other: Value[bool]) -> Value[bool]:
    return any_of(~one, other)


CONSTRAINTS = (
    Constraint("届出に関わる人は、異動日までに生まれている", person.born_on <= move.moved_on),
    *(
        Constraint(
            f"{group.title}は、異動日までに生まれている",
            all_members(group, move.member_born_on <= move.moved_on),
        )
        for group in (move.movers, move.stayers, move.everyone)
    ),
    Constraint(
        "転入の届出は、転入をした日から後にする",
        _implies(move.origin.one_of(*MoveOrigin), move.reported_on >= move.moved_on),
        (law(_RESIDENT_ACT, 22),),
    ),
    Constraint(
        "日本人には、30条の45の区分が無い",
        _implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
)

PARTITIONS: tuple[Partition, ...] = (
    Partition(
        "国内のほかの市区町村からの転入は、転出証明書による届かカードによる特例のちょうど一つ",
        move.origin == MoveOrigin.DOMESTIC,
        ("juki-move-in", "juki-move-in-special"),
    ),
)
IMPLICATIONS: tuple[Implication, ...] = (
    Implication(
        "カードを国外で続けて使う人は、国外への転出届を出す人", "card-abroad", "juki-move-out-abroad"
    ),
    Implication(
        "カードによる転入は、カードによる転出届をした人だけ", "juki-move-in-special", then=move.is_special
    ),
)
EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("転入届は、国内からか国外からかのどちらか", ("juki-move-in", "juki-move-in-abroad")),
    Exclusion("国外から来た人と、前から住んでいた人", ("juki-30-46", "juki-30-47")),
    Exclusion("30条の47の届をする人に、住所設定の確認は要らない", ("juki-30-47", "juki-unreported")),
    Exclusion("転出届は、国内へか国外へかのどちらか", ("juki-move-out", "juki-move-out-abroad")),
    Exclusion(
        "世帯変更の届は、合併・分離・構成変更のどれか一つ",
        ("juki-merge", "juki-split", "juki-household-change"),
    ),
    Exclusion("夫婦が別の世帯か、同じ世帯か", ("marriage-household", "divorce-household")),
)

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, MOVE_LEGAL_QUESTIONS)
