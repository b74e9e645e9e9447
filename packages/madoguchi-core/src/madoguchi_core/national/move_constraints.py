"""異動の手続きの、事実の間の約束と、手続きどうしの関係、職員に尋ねる法律の問い。"""

from madoguchi_core.national.choices import Nationality, NationalPensionCategory
from madoguchi_core.national.facts import move, person, person_insurance
from madoguchi_core.national.move_choices import MoveOrigin, MovePurpose, ResidenceClass
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, LegalQuestion, Partition
from madoguchi_core.rules import Value, all_members, all_of, any_of, law

_RESIDENT_ACT = "住民基本台帳法"
_LATTER_STAGE_ACT = "高齢者の医療の確保に関する法律"


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
        "日本人には、30条の45の区分が無い",
        _implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
    Constraint(
        "異動の前に後期高齢者医療の人は65歳以上",
        _implies(person_insurance.was_in_latter_stage, person.age_attained >= 65),
        (law(_LATTER_STAGE_ACT, 50),),
    ),
    Constraint(
        "国保と後期高齢者医療の両方には入らない",
        ~all_of(person_insurance.was_in_nhi, person_insurance.was_in_latter_stage),
        (law("国民健康保険法", 6),),
    ),
    Constraint(
        "国外からの転入は、国内の市区町村の間の異動でない",
        _implies(move.origin == MoveOrigin.ABROAD, ~person_insurance.is_between_towns),
    ),
    Constraint(
        "国内のほかの市区町村からの転入は、国内の市区町村の間の異動",
        _implies(move.origin == MoveOrigin.DOMESTIC, person_insurance.is_between_towns),
    ),
    Constraint(
        "国外に住んでいた人は、国保にも後期高齢者医療にも入っていない",
        _implies(
            move.origin == MoveOrigin.ABROAD,
            ~any_of(person_insurance.was_in_nhi, person_insurance.was_in_latter_stage),
        ),
        (law("国民健康保険法", 5), law(_LATTER_STAGE_ACT, 50)),
    ),
    Constraint(
        "国外に住んでいた人は、国民年金の第1号でない",
        _implies(
            move.origin == MoveOrigin.ABROAD,
            ~(person_insurance.pension_before == NationalPensionCategory.FIRST),
        ),
        (law("国民年金法", 7),),
    ),
)

PARTITIONS: tuple[Partition, ...] = (
    Partition(
        "国保の人が、施設に入るためでなく転出すれば、資格喪失か修学中の特例のちょうど一つ",
        all_of(person_insurance.was_in_nhi, ~(person_insurance.purpose == MovePurpose.INTO_FACILITY)),
        ("nhi-out", "nhi-116"),
    ),
)
IMPLICATIONS: tuple[Implication, ...] = ()
EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("転入して入るのは、国保か後期高齢者医療のどちらか一つ", ("nhi-in", "latter-in")),
    Exclusion("修学中の特例の人は、国保の資格をなくさない", ("nhi-116", "nhi-out")),
    Exclusion("修学中の特例と住所地特例は、どちらか一つ", ("nhi-116", "nhi-116-2")),
    Exclusion("国民年金の住所変更と、国外からの資格取得は、どちらか一つ", ("np-in", "np-from-abroad")),
)
QUESTIONS: tuple[LegalQuestion, ...] = (
    LegalQuestion(
        "care-thirty-six-fourteen-days",
        "介護の認定の引き継ぎの14日は、転入をした日を一日目とするか。末日が休みなら送ってよいか",
        "介護保険法36条は「取得した日から14日以内」とし、過ぎると新しい認定の申請になる。案内には、転入をした日を一日目とするものと、"
        "翌日を一日目とするものがある。いまは転入をした日を一日目とし、送らない日（転入をした日の13日後）を期限とし、遅い方も示す。",
        ("care-in",),
        (law("介護保険法", 36),),
    ),
    LegalQuestion(
        "moved-out-loss-fourteen-days",
        "転出による国保の資格喪失の14日は、転出した日と資格をなくした日（翌日）のどちらの翌日から数えるか",
        "資格は転出した日の翌日になくなり、転出した日に移った先で資格を取ればその日になくなる。"
        "いまは早い方（転出した日の翌日を一日目）を期限とする。",
        ("nhi-out", "nhi-116", "nhi-116-2", "latter-out", "care-out"),
        (law("国民健康保険法", 8, 9),),
    ),
    LegalQuestion(
        "childcare-exemption-before-start",
        "国民年金の育児期間の免除は、始まる日（2026年10月1日）より前に生まれた子の、残る月にも及ぶか",
        "施行の附則を条文で照合できていない。いまは始まった日に1歳になっていない子の父を、不要とせず要確認とする。",
        ("birth-np",),
        (law("国民年金法", "88条の3"),),
    ),
    LegalQuestion(
        "resident-status-insurance",
        "中長期在留者等となった届出（住民基本台帳法30条の47）の方の、国民年金と後期高齢者医療の資格取得",
        "事実集は、この届出を国民年金の資格取得（国外からの転入）にも後期高齢者医療の転入にも入れていない。"
        "いまは、75歳以上の方に国保も後期も出ないことのないよう、後期は転入のすべてで判定する。国民年金は国外からの転入だけで判定し、"
        "30条の47の方は年金の窓口で確かめる。",
        ("latter-in", "np-from-abroad"),
        (law("国民年金法", 7), law("高齢者の医療の確保に関する法律", 50)),
    ),
    LegalQuestion(
        "facility-of-latter-stage",
        "道外の広域連合から町の施設へ移って来た75歳以上の方に、後期高齢者医療の転入の届を求めるか",
        "住所地特例（55条）では前の広域連合のままになる。道内からか道外からかで分かれるが、いまは分けずに転入の届を出し、"
        "住所地特例の手続きも出して、前の広域連合に確かめるように書いている。",
        ("latter-in", "nhi-116-2"),
        (law("高齢者の医療の確保に関する法律", 55),),
    ),
)

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, QUESTIONS)
