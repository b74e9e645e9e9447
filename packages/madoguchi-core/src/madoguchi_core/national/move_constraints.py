"""異動の手続きの、事実の間の約束と、手続きどうしの関係。法律の問いは move_legal_questions にある。"""

from madoguchi_core.national.choices import Nationality, NationalPensionCategory
from madoguchi_core.national.constraints import implies
from madoguchi_core.national.facts import move, person, person_insurance
from madoguchi_core.national.move_choices import MoveOrigin, MovePurpose, ResidenceClass
from madoguchi_core.national.move_legal_questions import MOVE_LEGAL_QUESTIONS
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, Partition
from madoguchi_core.rules import all_members, all_of, any_of, law

_RESIDENT_ACT = "住民基本台帳法"
_LATTER_STAGE_ACT = "高齢者の医療の確保に関する法律"


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
        implies(move.origin.one_of(*MoveOrigin), move.reported_on >= move.moved_on),
        (law(_RESIDENT_ACT, 22),),
    ),
    Constraint(
        "日本人には、30条の45の区分が無い",
        implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
    Constraint(
        "異動の前に後期高齢者医療の人は65歳以上",
        implies(person_insurance.was_in_latter_stage, person.age_attained >= 65),
        (law(_LATTER_STAGE_ACT, 50),),
    ),
    Constraint(
        "国保と後期高齢者医療の両方には入らない",
        ~all_of(person_insurance.was_in_nhi, person_insurance.was_in_latter_stage),
        (law("国民健康保険法", 6),),
    ),
    Constraint(
        "国外からの転入は、国内の市区町村の間の異動でない",
        implies(move.origin == MoveOrigin.ABROAD, ~person_insurance.is_between_towns),
    ),
    Constraint(
        "国内のほかの市区町村からの転入は、国内の市区町村の間の異動",
        implies(move.origin == MoveOrigin.DOMESTIC, person_insurance.is_between_towns),
    ),
    Constraint(
        "国外に住んでいた人は、国保にも後期高齢者医療にも入っていない",
        implies(
            move.origin == MoveOrigin.ABROAD,
            ~any_of(person_insurance.was_in_nhi, person_insurance.was_in_latter_stage),
        ),
        (law("国民健康保険法", 5), law(_LATTER_STAGE_ACT, 50)),
    ),
    Constraint(
        "国外に住んでいた人は、国民年金の第1号でない",
        implies(
            move.origin == MoveOrigin.ABROAD,
            ~(person_insurance.pension_before == NationalPensionCategory.FIRST),
        ),
        (law("国民年金法", 7),),
    ),
)

PARTITIONS: tuple[Partition, ...] = (
    Partition(
        "国内のほかの市区町村からの転入は、転出証明書による届かカードによる特例のちょうど一つ",
        move.origin == MoveOrigin.DOMESTIC,
        ("juki-move-in", "juki-move-in-special"),
    ),
    Partition(
        "国保の人が、施設に入るためでなく転出すれば、資格喪失か修学中の特例のちょうど一つ",
        all_of(person_insurance.was_in_nhi, ~(person_insurance.purpose == MovePurpose.INTO_FACILITY)),
        ("nhi-out", "nhi-116"),
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
    Exclusion("転入して入るのは、国保か後期高齢者医療のどちらか一つ", ("nhi-in", "latter-in")),
    Exclusion("修学中の特例の人は、国保の資格をなくさない", ("nhi-116", "nhi-out")),
    Exclusion("修学中の特例と住所地特例は、どちらか一つ", ("nhi-116", "nhi-116-2")),
    Exclusion("国民年金の住所変更と、国外からの資格取得は、どちらか一つ", ("np-in", "np-from-abroad")),
)

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, MOVE_LEGAL_QUESTIONS)
