"""続柄から言うことの約束: 世帯主との続柄二つから言えることだけを言い、残りは候補のまま渡す。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import parse_date
from madoguchi_core.national.choices import Kinship, NationalPensionCategory, Spouse
from madoguchi_core.national.facts import family, household, pension
from madoguchi_core.national.situation import death_facts
from madoguchi_core.records import (
    Coverage,
    Household,
    Missing,
    Pension,
    PensionKind,
    Qualifications,
    Relation,
    RelationCode,
    Resident,
    ResidentStatus,
    Sex,
)
from madoguchi_core.rules import Among, Facts

DIED = date(2026, 4, 5)
STANDARD_WORDS = ("世帯主", "夫", "妻", "夫（未届）", "妻（未届）", "子", "父", "母", "兄", "弟", "姉", "妹")
RELATIONS = st.sampled_from((*STANDARD_WORDS, "縁故者", "同居人", "子の妻", "子の子", "妻の母", "不詳"))
BORN = st.sampled_from(["1938-01-01", "1965-05-05", "1990-12-31", "2008-04-01", "2015-07-07", "2024-01-01"])


def person(number: str, relation: str, born: str = "", **items: object) -> Resident:
    if born:
        items["born_on"] = parse_date(born)
    return Resident(
        address_number=number,
        household_number="10",
        relation=Relation(text=relation),
        **{"status": ResidentStatus.RESIDENT, **items},  # type: ignore[arg-type]
    )


def facts(subject: Resident, *others: Resident) -> Facts:
    home = Household(number="10", members=(subject, *others))
    return death_facts(home, subject, died_on=DIED, known_on=None, register="写し")


def seen(theirs: str, ours: str, theirs_born: str = "", ours_born: str = "") -> object:
    """亡くなった方から見た続柄。候補なら、その集まり。"""
    group = facts(person("1", theirs, theirs_born), person("2", ours, ours_born)).groups[household.remaining]
    assert isinstance(group, tuple)
    found = group[0][household.member_kinship].value
    return set(found.options) if isinstance(found, Among) else found


SPOUSE, CHILD, PARENT, OTHER = Kinship
UNKNOWN = Missing.UNKNOWN


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ("世帯主", "妻", SPOUSE),
        ("世帯主", "夫（未届）", SPOUSE),
        ("世帯主", "子", CHILD),
        ("世帯主", "子（子の夫）", CHILD),
        ("世帯主", "父", PARENT),
        ("世帯主", "子の子", OTHER),
        ("世帯主", "妻の子", OTHER),
        ("世帯主", "妻の母", OTHER),
        ("世帯主", "弟", OTHER),
        ("世帯主", "縁故者", OTHER),
        ("世帯主", "同居人", {SPOUSE, OTHER}),
        ("妻", "世帯主", SPOUSE),
        ("夫（未届）", "世帯主", SPOUSE),
        ("妻", "子", {CHILD, OTHER}),
        ("妻", "妻の子", CHILD),
        ("妻", "妻の母", PARENT),
        ("妻", "母", {PARENT, OTHER}),
        ("妻", "子の子", OTHER),
        ("子", "世帯主", PARENT),
        ("子", "妻", {PARENT, OTHER}),
        ("子", "子", OTHER),
        ("子", "子の妻", {SPOUSE, OTHER}),
        ("子", "子の子", {CHILD, OTHER}),
        ("子", "子の子の子", OTHER),
        ("子", "子（子の夫）", {SPOUSE, OTHER}),
        ("母", "世帯主", CHILD),
        ("母", "父", {SPOUSE, OTHER}),
        ("母", "弟", {CHILD, OTHER}),
        ("母", "母の夫", SPOUSE),
        ("母", "母の子", CHILD),
        ("母", "子", OTHER),
        ("子の子", "世帯主", OTHER),
        ("子の子", "子", {PARENT, OTHER}),
        ("子の子", "子の妻", {PARENT, OTHER}),
        ("子の子", "子の子", OTHER),
        ("弟", "世帯主", UNKNOWN),
        ("縁故者", "世帯主", UNKNOWN),
        ("不詳", "世帯主", UNKNOWN),
        ("世帯主", "不詳", UNKNOWN),
        ("世帯主", "世帯主", UNKNOWN),
    ],
)
def test_亡くなった方から見た続柄(theirs: str, ours: str, expected: object) -> None:
    assert seen(theirs, ours) == expected


def test_年上の人は子でなく_年下の人は親でなく_婚姻できない年の人は配偶者でない() -> None:
    assert seen("妻", "子", "1980-01-01", "1979-12-31") == OTHER
    assert seen("弟", "世帯主", "1980-01-01", "1979-12-31") == {SPOUSE, PARENT, OTHER}
    assert seen("子", "子の子", "2010-04-06", "2012-01-01") == {CHILD, OTHER}
    assert seen("子", "子の妻", "2010-04-07", "2009-01-01") == OTHER
    assert seen("弟", "世帯主", "2014-01-01", "1979-12-31") == {PARENT, OTHER}


def test_死亡の処理で世帯主が替わった写しの続柄は_亡くなった方から見たものにしない() -> None:
    gone = person("1", "世帯主", status=ResidentStatus.DECEASED, head_name="見本　太郎")
    later = [person(str(at), word, head_name="見本　花子") for at, word in ((2, "世帯主"), (3, "子"))]
    found = facts(gone, *later)
    group = found.groups[household.remaining]
    assert isinstance(group, tuple)
    assert [member[household.member_kinship].value for member in group] == [UNKNOWN, UNKNOWN]
    assert found[family.spouse].value is Missing.NOT_ASKED


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ("世帯主", "妻", Spouse.WIFE),
        ("世帯主", "夫（未届）", Spouse.HUSBAND),
        ("妻", "世帯主", Spouse.HUSBAND),
        ("夫", "世帯主", Spouse.WIFE),
        ("父", "父の妻", Spouse.WIFE),
        ("父", "母", Missing.NOT_ASKED),
        ("子", "子の妻", Missing.NOT_ASKED),
        ("世帯主", "子", Missing.NOT_ASKED),
    ],
)
def test_配偶者は_続柄から言えるときだけ言い_世帯にいないことからいないとは言わない(
    theirs: str, ours: str, expected: object
) -> None:
    found = facts(person("1", theirs), person("2", ours, "1960-01-01"))
    assert found[family.spouse].value is expected
    if isinstance(expected, Spouse):
        assert found[family.spouse_born_on].value == date(1960, 1, 1)
    else:
        assert family.spouse_born_on not in set(found)


def test_一人の世帯でも_配偶者は尋ねる() -> None:
    assert facts(person("1", "世帯主"))[family.spouse].value is Missing.NOT_ASKED


@pytest.mark.parametrize(
    ("born", "expected"), [("2010-04-06", Missing.NOT_ASKED), ("2010-04-07", Spouse.NONE)]
)
def test_16歳に達していない人に配偶者はいない(born: str, expected: object) -> None:
    assert facts(person("1", "子", born))[family.spouse].value is expected


def test_同性の届け出ていない二人は_配偶者と決めない() -> None:
    found = facts(person("1", "世帯主", "", sex=Sex.FEMALE), person("2", "妻（未届）", "", sex=Sex.FEMALE))
    assert found[family.spouse].value is Missing.NOT_ASKED


def test_続柄と性別が合わない記録からは_配偶者と決めない() -> None:
    found = facts(person("1", "世帯主", "", sex=Sex.FEMALE), person("2", "妻", "", sex=Sex.MALE))
    assert found[family.spouse].value is Missing.NOT_ASKED
    found = facts(person("1", "世帯主", "", sex=Sex.FEMALE), person("2", "夫", "", sex=Sex.MALE))
    assert found[family.spouse].value is Spouse.HUSBAND


@pytest.mark.parametrize(("sex", "possible"), [(Sex.FEMALE, Spouse.HUSBAND), (Sex.MALE, Spouse.WIFE)])
def test_世帯に配偶者がいなくても_性別から言えることは言う(sex: Sex, possible: Spouse) -> None:
    found = facts(person("1", "世帯主", "", sex=sex))[family.spouse].value
    assert isinstance(found, Among)
    assert found.options == {possible, Spouse.NONE}
    left = person("1", "世帯主", "", sex=sex, status=ResidentStatus.MOVED_OUT)
    assert isinstance(facts(left)[family.spouse].value, Among)


def test_配偶者が二人いる記録からは選ばない() -> None:
    found = facts(person("1", "世帯主"), person("2", "妻"), person("3", "妻"))
    assert found[family.spouse].value is Missing.NOT_ASKED


def test_死亡日に世帯員でなくなっていた人を_配偶者としない() -> None:
    gone = person("2", "妻", status=ResidentStatus.DECEASED)
    assert facts(person("1", "世帯主"), gone)[family.spouse].value is Missing.NOT_ASKED


def test_配偶者の種別は配偶者の行から採り_処理の済んだ写しの第1号は言い切らない() -> None:
    held = Coverage(held=True, since_on=parse_date("2010-04-01"))
    first = Qualifications(pension=Pension(coverage=held, kind=PensionKind.CATEGORY_1))
    wife = person("2", "妻", "1980-01-01", qualifications=first)
    assert facts(person("1", "世帯主"), wife)[pension.spouse_category].value is NationalPensionCategory.FIRST
    after = facts(person("1", "世帯主", status=ResidentStatus.DECEASED), wife)[pension.spouse_category].value
    assert isinstance(after, Among)
    assert after.options == {NationalPensionCategory.FIRST, NationalPensionCategory.THIRD}


@given(RELATIONS, RELATIONS, BORN, BORN, st.sampled_from([None, *Missing]))
def test_無い続柄からは言わず_言うことは互いに食い違わない(
    theirs: str, ours: str, theirs_born: str, ours_born: str, absent: Missing | None
) -> None:
    subject = person("1", theirs, theirs_born)
    other = person("2", ours, ours_born)
    if absent is not None:
        other = Resident(
            address_number="2",
            household_number="10",
            status=ResidentStatus.RESIDENT,
            relation=Relation(codes=absent, text=absent),
        )
    one, two = facts(subject, other), facts(other, subject)
    mine, yours = (_options(found) for found in (one, two))
    reverse: dict[object, Kinship] = {SPOUSE: SPOUSE, CHILD: PARENT, PARENT: CHILD, OTHER: OTHER}
    assert {reverse[kin] for kin in mine} & yours
    if absent is not None:
        assert len(mine) > 1 or mine == {OTHER}


def _options(found: Facts) -> set[object]:
    group = found.groups[household.remaining]
    assert isinstance(group, tuple)
    value = group[0][household.member_kinship].value
    if isinstance(value, Missing):
        return set(Kinship)
    return set(value.options) if isinstance(value, Among) else {value}


def test_転出した人の世帯からは_何も言わない() -> None:
    left = person("1", "世帯主", status=ResidentStatus.MOVED_OUT)
    found = facts(left, person("2", "妻"), person("3", "子"))
    assert found.groups[household.remaining] is Missing.UNKNOWN
    assert found[family.spouse].value is Missing.NOT_ASKED


def test_続柄コードだけの表でも言える() -> None:
    head = Resident(address_number="1", household_number="10", relation=Relation(codes=(RelationCode.HEAD,)))
    wife = Resident(
        address_number="2",
        household_number="10",
        status=ResidentStatus.RESIDENT,
        relation=Relation(codes=(RelationCode.WIFE,)),
    )
    assert facts(head, wife)[family.spouse].value is Spouse.WIFE
