"""世帯の約束: 並びは入力の順に依らず、世帯主は言い切れるときだけ答える。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.records import (
    Household,
    Koseki,
    Missing,
    Name,
    Protection,
    Relation,
    RelationCode,
    Resident,
    ResidentStatus,
    SupportMeasure,
)

R = RelationCode


def member(
    number: str,
    *codes: RelationCode,
    order: int | Missing = Missing.NOT_SUPPLIED,
    born: int | None = None,
    status: ResidentStatus | Missing = ResidentStatus.RESIDENT,
) -> Resident:
    return Resident(
        address_number=number,
        household_number="10",
        status=status,
        relation=Relation(codes=codes or Missing.UNKNOWN),
        order_in_household=order,
        born_on=Missing.EMPTY if born is None else RegisterDate.exact(date(born, 1, 1)),
    )


def numbers(household: Household) -> list[str]:
    return [resident.address_number for resident in household]


FAMILY = [
    member("1", R.HEAD),
    member("2", R.WIFE),
    member("3", R.CHILD, born=1990),
    member("4", R.CHILD, born=1993),
    member("5", R.CHILD, R.WIFE),
    member("6", R.CHILD, R.CHILD, born=2015),
    member("7", R.MOTHER, born=1940),
    member("8", R.YOUNGER_SISTER),
    member("9", R.FATHER, R.MOTHER),
    member("10", R.OLDER_BROTHER, R.CHILD),
    member("11", R.RELATED_PERSON),
    member("12", R.LODGER),
    member("13"),
]


@given(st.permutations(FAMILY))
def test_記載順位の列が無ければ_標準の規則で並ぶ(members: list[Resident]) -> None:
    assert numbers(Household.of(members, "10")) == [str(number) for number in range(1, 14)]


@given(
    st.permutations(
        [member("7", R.LODGER, order=1), member("3", R.HEAD, order=2), member("5", R.WIFE, order=10)]
    )
)
def test_記載順位の列があれば_続柄より先に従う(members: list[Resident]) -> None:
    assert numbers(Household.of(members, "10")) == ["7", "3", "5"]


def test_記載順位の無い新しい人は_末尾に付く() -> None:
    mixed = [member("1", R.WIFE), member("2", R.LODGER, order=2), member("3", R.HEAD, order=1)]
    assert numbers(Household.of(mixed, "10")) == ["3", "2", "1"]


def test_同じ段は生年月日の順で_不詳の人は後_同じなら宛名番号の順() -> None:
    children = [member("20", R.CHILD), member("9", R.CHILD), member("30", R.CHILD, born=2001)]
    assert numbers(Household.of(children, "10")) == ["30", "9", "20"]


def test_父母は筆頭者を先にする() -> None:
    head = Resident(
        address_number="2",
        household_number="10",
        name=Name(official="見本　父"),
        koseki=Koseki(head="見本　父"),
        relation=Relation(codes=(R.FATHER,)),
        born_on=RegisterDate.exact(date(1960, 1, 1)),
    )
    assert numbers(Household.of([member("1", R.MOTHER, born=1940), head], "10")) == ["2", "1"]


def test_よその世帯の人は入らない() -> None:
    other = Resident(address_number="99", household_number="11")
    assert numbers(Household.of([other, *FAMILY[:2]], "10")) == ["1", "2"]
    assert Household.of([Resident(address_number="1")], "10").members == ()


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([member("1", R.HEAD), member("2", R.WIFE)], "1"),
        ([member("1", R.HEAD, status=ResidentStatus.DECEASED), member("2", R.HEAD)], "2"),
        ([member("1", R.HEAD, status=ResidentStatus.DECEASED), member("2", R.WIFE)], Missing.EMPTY),
        ([member("1", R.HEAD, status=ResidentStatus.DECEASED)], "1"),
        ([member("1", R.HEAD, status=Missing.UNKNOWN)], "1"),
        ([member("1", R.WIFE), member("2", R.CHILD)], Missing.EMPTY),
        ([member("1"), member("2", R.CHILD)], Missing.UNKNOWN),
        ([member("1", R.HEAD), member("2", R.HEAD)], Missing.UNKNOWN),
    ],
    ids=["いる", "新しい世帯主", "亡くなったまま", "全員消除", "状態不明", "未設定", "続柄不明", "二人いる"],
)
def test_世帯主(members: list[Resident], expected: str | Missing) -> None:
    head = Household.of(members, "10").head
    assert (head if isinstance(head, Missing) else head.address_number) == expected


def test_住民状態の分からない人を_住民にも_いない人にもしない() -> None:
    household = Household.of([member("1", R.HEAD), member("2", R.WIFE, status=Missing.UNKNOWN)], "10")
    assert [resident.address_number for resident in household.current_members] == ["1"]
    assert [resident.address_number for resident in household.unclear_members] == ["2"]


def test_一人を除いても元の世帯は変わらない() -> None:
    household = Household.of(FAMILY, "10")
    rest = household.without("1")
    assert (len(household), len(rest)) == (13, 12)
    assert rest.member("1") is None
    assert household.member("1") is FAMILY[0]
    assert household.without("no such number") == household


def guarded(protection: Protection | Missing) -> Resident:
    return Resident(address_number="1", household_number="10", protection=protection)


@pytest.mark.parametrize(
    ("protections", "expected"),
    [
        ([Protection.none(), Protection.none()], False),
        ([Protection.none(), Protection(is_listed=True, measure=SupportMeasure.FULL)], True),
        ([Missing.NOT_SUPPLIED, Protection(is_listed=True, measure=SupportMeasure.FULL)], True),
        ([Protection.none(), Missing.NOT_SUPPLIED], Missing.NOT_SUPPLIED),
    ],
)
def test_一人でも守られていれば世帯が守られる(
    protections: list[Protection | Missing],
    expected: bool | Missing,  # noqa: FBT001
) -> None:
    assert Household(number="10", members=tuple(map(guarded, protections))).is_protected is expected
