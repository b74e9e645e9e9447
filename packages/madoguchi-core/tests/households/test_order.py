"""記載順位の約束: 標準の順に並び、入った人は末尾に付く。"""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import ChangeHead, arrange, kin
from madoguchi_core.records import Household, Koseki, Missing, Name, Relation, Resident, Sex

ON = date(2026, 11, 2)
M, F = Sex.MALE, Sex.FEMALE


def person(name: str, relation: str, sex: Sex, year: int | None) -> Resident:
    return Resident(
        address_number=name,
        household_number="10",
        sex=sex,
        born_on=Missing.UNKNOWN if year is None else RegisterDate.exact(date(year, 4, 1)),
        relation=Relation(text=relation),
    )


# 前の世帯主（父）から見た続柄。新しい世帯主は、子の H
ROWS = [
    person("O", "世帯主", M, 1945),
    person("P", "妻", F, 1947),
    person("H", "子", M, 1970),
    person("W", "子の妻", F, 1972),
    person("C1", "子の子", M, 1996),
    person("D1", "子の子の妻", F, 1997),
    person("G1", "子の子の子", F, 2020),
    person("C2", "子の子", F, 1994),
    person("C3", "子の子", M, 2010),
    person("B", "子", F, 1975),
    person("GP", "父", M, 1920),
    person("A", "兄", M, 1940),
    person("L", "同居人", M, 1990),
    person("R", "縁故者", F, 1950),
]
FACTS = [
    kin("H", "W", "妻"),
    *(kin("H", child, "子") for child in ("C1", "C2", "C3")),
    kin("C1", "D1", "妻"),
    kin("C1", "G1", "子"),
    kin("P", "H", "子"),
    kin("H", "L", "同居人"),
    kin("H", "R", "縁故者"),
]
STANDARD = ["H", "W", "C2", "C3", "C1", "D1", "G1", "O", "P", "B", "GP", "A", "R", "L"]


def order(rows: list[Resident]) -> list[str]:
    family = Household(number="10", members=tuple(rows))
    made = arrange([family], ChangeHead(household="10", head="H", on=ON), kin=FACTS)

    assert made.is_settled
    assert [member.order_in_household for member in made.after[0]] == list(range(1, len(rows) + 1))
    return [member.address_number for member in made.after[0]]


@given(st.permutations(ROWS))
def test_世帯主が替われば_元の並びに依らず標準の順になる(rows: list[Resident]) -> None:
    """自分の家族を持つ子は、ほかの子の後に家族ごと。"""
    assert order(rows) == STANDARD


def test_父母は戸籍の筆頭者が先() -> None:
    name = Name(official="見本　花子")
    rows = [
        replace(row, name=name, koseki=Koseki(head="見本　花子")) if row.address_number == "P" else row
        for row in ROWS
    ]
    found = order(rows)

    assert found.index("P") < found.index("O")


def test_どの子の家族か分からない人は_子の家族の最後に置く() -> None:
    family = Household(
        number="10",
        members=(
            person("M", "世帯主", F, 1945),
            person("H", "子", M, 1970),
            person("G", "子の子", F, 2000),
            person("S", "子", M, 1975),
            person("F", "夫", M, 1940),
        ),
    )
    made = arrange(
        [family], ChangeHead(household="10", head="F", on=ON), kin=[kin("F", "H", "子"), kin("F", "S", "子")]
    )

    assert [member.address_number for member in made.after[0]] == ["F", "M", "H", "S", "G"]


def test_続柄の決まらない人は_元の順のまま最後に置く() -> None:
    family = Household(
        number="10",
        members=(person("H", "世帯主", M, 1970), person("C", "子", F, 2000), person("W", "妻", F, 1972)),
    )
    made = arrange([family], ChangeHead(household="10", head="W", on=ON))

    assert [member.address_number for member in made.after[0]] == ["W", "H", "C"]
