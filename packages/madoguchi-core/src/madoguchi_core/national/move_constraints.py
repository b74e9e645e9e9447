"""異動の手続きの、事実の間の約束と、手続きどうしの関係、職員に尋ねる法律の問い。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person
from madoguchi_core.national.move_choices import ResidenceClass
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, LegalQuestion, Partition
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
        "日本人には、30条の45の区分が無い",
        _implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
)

PARTITIONS: tuple[Partition, ...] = ()
IMPLICATIONS: tuple[Implication, ...] = ()
EXCLUSIONS: tuple[Exclusion, ...] = ()
QUESTIONS: tuple[LegalQuestion, ...] = ()

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, QUESTIONS)
