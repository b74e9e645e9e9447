"""全国の手続きの、事実の間の約束と、手続きどうしの関係。置き場所はここだけ。法律の問いは :mod:`legal_questions` にある。"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from madoguchi_core.calendar import Attained
from madoguchi_core.national.choices import (
    HousingRole,
    Kinship,
    MedicalInsurance,
    NearestKin,
    Spouse,
)
from madoguchi_core.national.facts import (
    DEATH_FACTS,
    death,
    deceased,
    estate,
    family,
    household,
    living,
    pension,
)
from madoguchi_core.national.legal_questions import LEGAL_QUESTIONS
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, Partition
from madoguchi_core.rules import (
    Fact,
    Timing,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    law,
    legal_age,
)

_LATTER_STAGE_ACT = "高齢者の医療の確保に関する法律"


def implies(one: Value[bool], other: Value[bool]) -> Value[bool]:
    """*one* なら *other*。"""
    return any_of(~one, other)


def _timings() -> Iterator[Constraint]:
    """日付の事実が名乗る、出来事の日との前後。"""
    for fact in DEATH_FACTS:
        if fact.kind is date and fact.timing is not None:
            yield Constraint(f"{fact.title}は、死亡日から見て{fact.timing.value}にある", _timing(fact))


def _timing(fact: Fact[Any]) -> Value[bool]:
    if fact.timing is Timing.UNTIL_EVENT:
        return fact <= death.died_on
    return fact >= death.died_on


_in_latter_stage = deceased.medical_insurance == MedicalInsurance.LATTER_STAGE
_birthday_age = legal_age(deceased.born_on, death.died_on, attained=Attained.BIRTHDAY)

CONSTRAINTS = (
    *_timings(),
    Constraint(
        "残る世帯員は、死亡日までに生まれている",
        all_members(household.remaining, household.member_born_on <= death.died_on),
    ),
    Constraint(
        "後期高齢者医療の人は65歳以上",
        implies(_in_latter_stage, deceased.age_attained_on_death >= 65),
        (law(_LATTER_STAGE_ACT, 50),),
    ),
    Constraint(
        "75歳の誕生日からは、後期高齢者医療か、生活保護の医療扶助",
        implies(
            _birthday_age >= 75,
            deceased.medical_insurance.one_of(
                MedicalInsurance.LATTER_STAGE, MedicalInsurance.PUBLIC_ASSISTANCE
            ),
        ),
        (law(_LATTER_STAGE_ACT, 50, 51),),
    ),
    Constraint(
        "世帯に配偶者が残れば、残された配偶者がいる",
        implies(
            any_member(household.remaining, household.member_kinship == Kinship.SPOUSE),
            family.spouse.one_of(Spouse.WIFE, Spouse.HUSBAND),
        ),
    ),
    Constraint(
        "生計を維持されていた妻は、生計を同じくしていた配偶者でもある",
        implies(
            all_of(family.spouse == Spouse.WIFE, pension.was_supported),
            all_of(household.has_kin_of_same_livelihood, household.nearest_kin == NearestKin.LINEAL),
        ),
        (law("国民年金法", "37条の2", 49),),
    ),
)
"""
台帳の記録は遅れることがあるので、国籍と在留カード・本籍のように、記録どうしの食い違いを禁じる約束は書かない。
"""

PARTITIONS = (
    Partition(
        "世帯主が亡くなり、だれかが残れば、届出・職権・職員の確認のちょうど一つ",
        all_of(deceased.is_head, household.number_remaining > 0),
        ("head-change", "head-change-auto", "head-change-minors"),
    ),
    Partition(
        "町営住宅の名義人が亡くなれば、承継か返還のちょうど一つ",
        living.housing_role == HousingRole.HOLDER,
        ("public-housing-succession", "public-housing-return"),
    ),
    Partition(
        "浄化槽の管理者が亡くなれば、管理者の変更か休止のちょうど一つ",
        living.has_septic_tank,
        ("septic-manager", "septic-stop"),
    ),
    Partition(
        "町の標識の車があれば、名義変更か廃車のちょうど一つ",
        estate.has_town_vehicle,
        ("moped-small-special", "moped-scrap"),
    ),
)

EXCLUSIONS = (
    Exclusion(
        "葬祭費・埋葬料は、亡くなった日の保険から一つ", ("nhi-funeral", "latter-funeral", "emp-burial")
    ),
    Exclusion(
        "資格をなくした後の埋葬料が出れば、国保の葬祭費は出ない", ("nhi-funeral", "emp-burial-after-loss")
    ),
    Exclusion("国保と後期高齢者医療の資格は、どちらか一つ", ("nhi-loss", "latter-loss")),
    Exclusion("介護保険の第1号と第2号は、どちらか一つ", ("care-loss-1", "care-loss-2")),
    Exclusion(
        "児童扶養手当の受給者と対象の子は、どちらか一つ", ("child-rearing-recipient", "child-rearing-child")
    ),
    Exclusion(
        "特別児童扶養手当の受給者と対象の子は、どちらか一つ",
        ("special-child-recipient", "special-child-child"),
    ),
    Exclusion("旅券を返すのは日本国籍の人、在留カードを返すのは外国籍の人", ("passport", "residence-card")),
)

_FOLLOWS = {
    "honseki-notice": "resident-delete",
    "nhi-funeral": "nhi-loss",
    "nhi-high-cost": "nhi-loss",
    "nhi-certificates": "nhi-loss",
    "domicile-nhi": "nhi-loss",
    "nhi-loss": "nhi-tax",
    "nhi-head-change": "nhi-tax",
    "latter-funeral": "latter-loss",
    "latter-high-cost": "latter-loss",
    "domicile-latter": "latter-loss",
    "latter-loss": "latter-premium",
    "care-loss-1": "care-premium",
    "child-allow-recipient": "child-allow-unpaid",
    "pension-choice": "widow-pension",
    "workers-comp": "third-party",
    "house-demolish": "unreg-house",
    "heir-declaration": "land-reg",
}
"""左が要れば、右も要る。"""

IMPLICATIONS = (
    *(Implication(f"{one} が要れば {other} も要る", one, other) for one, other in _FOLLOWS.items()),
    Implication("寡婦年金と死亡一時金を選ぶのは、どちらも請求できる人", "pension-choice", "death-lump"),
)

CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, LEGAL_QUESTIONS)
