"""世帯の計算の試験が使う: 見本の家族と、異動の後を読む道具。"""

from datetime import date

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import (
    Arrangement,
)
from madoguchi_core.records import (
    Address,
    Household,
    Missing,
    Name,
    Relation,
    Resident,
    ResidentKind,
    ResidentStatus,
    Sex,
)

ON = date(2026, 11, 2)
DAY = RegisterDate.exact(ON)
M, F = Sex.MALE, Sex.FEMALE
HOME = Address(municipality="見本町", machiaza="東一条", banchi="１番地")
OTHER = Address(municipality="見本町", machiaza="東二条", banchi="２番地")
FAR = Address(prefecture="見本県", municipality="遠見市", machiaza="中央", banchi="３番地")


def person(
    name: str, relation: str, sex: Sex | Missing = M, year: int = 1980, home: str = "10", **more: object
) -> Resident:
    """世帯の一人。"""
    values: dict[str, object] = {
        "kind": ResidentKind.JAPANESE,
        "status": ResidentStatus.RESIDENT,
        "name": Name(official=f"見本　{name}"),
        "address": HOME,
        "previous_address": FAR,
        "became_resident_on": RegisterDate.exact(date(2010, 4, 1)),
        "address_set_on": RegisterDate.exact(date(2015, 4, 1)),
    } | more
    return Resident(
        address_number=name,
        household_number=home,
        sex=sex,
        born_on=RegisterDate.exact(date(year, 4, 1)),
        relation=Relation(text=relation),
        **values,  # type: ignore[arg-type]
    )


def household(*members: Resident, number: str = "10") -> Household:
    """世帯。"""
    return Household(number=number, members=members)


FAMILY = household(
    person("H", "世帯主", M, 1970),
    person("W", "妻", F, 1972),
    person("C", "子", M, 2000),
    person("D", "子", F, 2014),
)
LODGING = household(person("L", "世帯主", F, 1999, "20"), person("K", "子", F, 2020, "20"), number="20")


def words(made: Arrangement, number: str = "10") -> dict[str, object]:
    """世帯の人から、書かれた続柄へ。"""
    home = made.household(number)
    assert home is not None
    return {one.address_number: one.relation.text for one in home}


def codes(made: Arrangement) -> set[str]:
    """指摘の番号。"""
    return {finding.code for finding in made.findings}


def one(made: Arrangement, name: str) -> Resident:
    """異動の後の一人。"""
    return next(member for home in made.after for member in home if member.address_number == name)
