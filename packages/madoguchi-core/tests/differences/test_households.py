"""結論の変わる世帯: 人の事実は動かさず、決まりだけを変えて比べる。"""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from madoguchi_core.calendar import parse_date
from madoguchi_core.differences import HouseholdDifference, RulesState, household_difference
from madoguchi_core.hookspecs import hookimpl
from madoguchi_core.procedures import LifeEvent, Outcome, Override
from madoguchi_core.records import (
    ChildAllowance,
    ChildAllowanceKind,
    Missing,
    Protection,
    Qualifications,
    Relation,
    Resident,
    ResidentStatus,
    SupportMeasure,
)
from madoguchi_core.registry import Registry, build_registry

REGISTRY = build_registry({})
BEFORE, AFTER = date(2024, 9, 30), date(2024, 10, 1)
DIED = date(2024, 10, 1)
RECIPIENT = Qualifications(child_allowance=ChildAllowance(kind=ChildAllowanceKind.RECIPIENT))


def person(number: str, relation: str, born: str, home: str = "10", **more: object) -> Resident:
    values: dict[str, object] = {
        "address_number": number,
        "household_number": home,
        "status": ResidentStatus.RESIDENT,
        "relation": Relation(text=relation),
        "born_on": parse_date(born),
        "protection": Protection.none(),
    }
    return Resident(**{**values, **more})  # type: ignore[arg-type]


def family(home: str, child_born: str, **more: object) -> list[Resident]:
    return [
        person(f"{home}1", "世帯主", "1980-05-05", home, qualifications=RECIPIENT, **more),
        person(f"{home}2", "子", child_born, home, **more),
    ]


def difference(*residents: Resident, before: date = BEFORE, after: date = AFTER) -> HouseholdDifference:
    old, new = (RulesState("national", REGISTRY, on) for on in (before, after))
    return household_difference(old, new, residents, on=DIED, events=(LifeEvent.DEATH,))


def rows(found: HouseholdDifference) -> list[tuple[str, str, str, int, int]]:
    return [
        (row.procedure_id, row.before_text, row.after_text, row.persons, row.households) for row in found.rows
    ]


def test_高校生の子だけが残る受給者は_要確認から必要になる() -> None:
    found = difference(*family("10", "2008-04-02"))
    assert rows(found) == [("child-allow-recipient", "要確認", "必要", 1, 1)]
    assert (found.persons, found.households) == (2, 1)
    assert (found.changed_persons, found.changed_households) == (1, 1)


def test_前からの対象の子が残る受給者と_大学生の年代の子は_分けて数える() -> None:
    young, student = family("10", "2015-08-08"), family("20", "2004-08-08")
    assert rows(difference(*young)) == []
    assert rows(difference(*student)) == [("child-allow-child", "不要", "要確認", 1, 1)]


def test_決まりの同じ日どうしでは_だれの結論も変わらず_判定もしない() -> None:
    found = difference(*family("10", "2008-04-02"), before=AFTER, after=date(2024, 11, 1))
    assert (found.rows, found.judged_ids, found.changed_persons) == ((), (), 0)
    assert found.persons == 2


def test_判定するのは_結論の変わり得る手続きだけ() -> None:
    assert difference(*family("10", "2008-04-02")).judged_ids == (
        "child-allow-child",
        "child-allow-recipient",
    )


def test_逆に比べれば_前と後の結論が入れ替わる() -> None:
    people = (*family("10", "2008-04-02"), *family("20", "2004-08-08"))
    there, back = difference(*people), difference(*people, before=AFTER, after=BEFORE)
    assert {(row.procedure_id, row.before, row.after, row.numbers) for row in there.rows} == {
        (row.procedure_id, row.after, row.before, row.numbers) for row in back.rows
    }


def test_支援措置の世帯の人は_数えるが_番号を並べず_名も出さない() -> None:
    listed = Protection(is_listed=True, measure=SupportMeasure.FULL)
    found = difference(*family("10", "2008-04-02", protection=listed), *family("20", "2008-04-02"))
    (row,) = found.rows
    assert (row.persons, row.households, row.protected) == (2, 2, 1)
    assert row.numbers == ("201",)
    assert "101" not in repr(found)
    assert "201" not in repr(found)


def test_同じ世帯に一人でも支援措置の人がいれば_だれの番号も並べない() -> None:
    listed = Protection(is_listed=True, measure=SupportMeasure.FULL)
    head, child = family("10", "2008-04-02")
    (row,) = difference(head, replace(child, protection=listed)).rows
    assert (row.protected, row.numbers) == (1, ())


def test_名簿と照合していない世帯の人も_番号を並べない() -> None:
    (row,) = difference(*family("10", "2008-04-02", protection=Missing.NOT_SUPPLIED)).rows
    assert (row.persons, row.protected, row.numbers) == (1, 0, ())


def test_判定しなかった人は_わけごとに数える() -> None:
    head, child = family("10", "2008-04-02")
    gone = person("9", "世帯主", "1982-01-01", "90", status=ResidentStatus.DECEASED)
    baby = person("8", "子", "2025-01-01")
    lost = person("7", "世帯主", "1970-01-01", household_number=Missing.EMPTY)
    found = difference(head, child, gone, baby, lost)
    assert (found.gone, found.unborn, found.homeless, found.persons) == (1, 1, 1, 2)
    # 後から生まれる子は、出来事の日の世帯員でもない
    assert rows(found) == [("child-allow-recipient", "要確認", "必要", 1, 1)]


def test_住民を渡す順によらない() -> None:
    people = [*family("10", "2008-04-02"), *family("20", "2004-08-08"), *family("30", "2008-05-05")]
    assert difference(*people) == difference(*reversed(people))


def test_片方の部品だけが知っている出来事は_その部品の事実で判定する() -> None:
    bare = build_registry({}, with_national=False)
    old, new = RulesState("none", bare, BEFORE), RulesState("national", REGISTRY, AFTER)
    people = family("10", "2015-08-08")
    there = household_difference(old, new, people, on=DIED, events=(LifeEvent.DEATH,))
    back = household_difference(new, old, people, on=DIED, events=(LifeEvent.DEATH,))
    assert {row.before for row in there.rows} == {Outcome.NOT_REQUIRED}
    assert sum(row.persons for row in there.rows) == sum(row.persons for row in back.rows) > 0


def _starting(on: date) -> Registry:
    note = Override("residence-card", {"since": on}, "例")
    part = SimpleNamespace(MADOGUCHI_API=1, madoguchi_overrides=hookimpl(lambda: [note]))
    return build_registry({"town": part})


def test_効いていない手続きは_することが無いので不要とみる() -> None:
    registry = _starting(AFTER)
    old, new = (RulesState("town", registry, on) for on in (BEFORE, AFTER))
    residents = family("10", "2015-08-08")
    found = household_difference(old, new, residents, on=DIED, events=(LifeEvent.DEATH,))
    assert "residence-card" in found.judged_ids
    changed = [row for row in found.rows if row.procedure_id == "residence-card"]
    assert all(row.before is Outcome.NOT_REQUIRED for row in changed)
    assert sum(row.persons for row in changed) == 2
