"""前後の表の約束: 人の名も住所も入らず、決まらない所は要確認と出る。"""

from datetime import date

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.households import ChangeHead, MoveOut, arrange, household_tables
from madoguchi_core.records import Address, Household, Missing, Name, Relation, Resident, ResidentKind, Sex

ON = date(2026, 11, 2)


def person(name: str, relation: str, sex: Sex) -> Resident:
    return Resident(
        address_number=name,
        household_number="10",
        kind=ResidentKind.JAPANESE,
        name=Name(official=f"見本　{name}"),
        sex=sex,
        relation=Relation(text=relation),
        address=Address(machiaza="見本町東一条"),
        became_resident_on=RegisterDate.exact(date(2010, 4, 1)),
    )


FAMILY = Household(
    number="10",
    members=(
        person("7001", "世帯主", Sex.MALE),
        person("7002", "妻", Sex.FEMALE),
        person("7003", "子", Sex.MALE),
    ),
)


def test_前と後の続柄と記載順位が並び_決まらない続柄は要確認になる() -> None:
    made = arrange([FAMILY], ChangeHead(household="10", head="7002", on=ON))
    (table,) = household_tables([FAMILY], made)

    assert table.title == "世帯1"
    assert [row[:6] for row in table.rows] == [
        ("B", "世帯1", "妻", "世帯1", "1", "世帯主"),
        ("A", "世帯1", "世帯主", "世帯1", "2", "夫"),
        ("C", "世帯1", "子", "世帯1", "3", "要確認"),
    ]
    assert all(len(row) == len(table.header) for row in table.rows)
    assert table.rows[0][6:] == ("平成22年4月1日", Missing.NOT_SUPPLIED.title, "世帯主変更")


def test_離れた人は別の表になる() -> None:
    made = arrange([FAMILY], MoveOut(members=("7003",), planned_on=ON, as_of=ON))
    tables = household_tables([FAMILY], made)

    assert [table.title for table in tables] == ["世帯1", "離れた人"]
    assert tables[1].rows[0][:6] == ("C", "世帯1", "子", "—", "—", "—")


def test_名も番号も住所も入らず_呼び名は使う側が決められる() -> None:
    made = arrange([FAMILY], ChangeHead(household="10", head="7002", on=ON))
    plain = repr(household_tables([FAMILY], made))
    named = household_tables([FAMILY], made, label=lambda one: f"［{one.address_number}］")

    assert not any(text in plain for text in ("見本", "700", "東一条"))
    assert [row[0] for row in named[0].rows] == ["［7002］", "［7001］", "［7003］"]
