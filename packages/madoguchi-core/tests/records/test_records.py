"""記録の型の約束: 中身を見せない、空や None を受け取らない、分からないことを『いいえ』にしない。"""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.errors import InvalidValue
from madoguchi_core.records import (
    Coverage,
    Household,
    Missing,
    Name,
    Protection,
    ProtectionAlert,
    Relation,
    RelationCode,
    Resident,
    ResidentStatus,
    SupportMeasure,
)

R = RelationCode
DAY = date(2026, 4, 5)


def exact(text: str) -> RegisterDate:
    return RegisterDate.exact(date.fromisoformat(text))


def member(
    number: str,
    *codes: RelationCode,
    born: str = "",
    order: int | None = None,
    status: ResidentStatus | Missing = ResidentStatus.RESIDENT,
    protection: Protection | Missing = Missing.NOT_SUPPLIED,
) -> Resident:
    return Resident(
        address_number=number,
        household_number="10",
        relation=Relation(codes=codes or Missing.EMPTY),
        born_on=exact(born) if born else Missing.EMPTY,
        order_in_household=Missing.EMPTY if order is None else order,
        status=status,
        protection=protection,
    )


def numbers(*members: Resident) -> list[str]:
    return [found.address_number for found in Household.of(members, "10")]


def test_画面や例外に中身が出ない() -> None:
    person = Resident(address_number="1001", name=Name(official="見本　太郎"), born_on=exact("1950-01-01"))
    for text in (repr(person), str(person), repr(Household.of([person], "10")), repr(person.name)):
        assert not any(secret in text for secret in ("見本", "1950", "1001"))


@pytest.mark.parametrize("value", ["", None, 1, Missing])
def test_空文字やNoneは値ではない(value: object) -> None:
    with pytest.raises(InvalidValue, match="MDG106"):
        Name(official=value)  # type: ignore[arg-type]


def test_記録は変えられない() -> None:
    with pytest.raises(FrozenInstanceError):
        member("1").status = Missing.EMPTY  # type: ignore[misc]


def test_同じ中身の記録は等しく_集合に入る() -> None:
    assert len({member("1", R.HEAD), member("1", R.HEAD), member("2", R.HEAD)}) == 2


def test_世帯は記載順位が先_無ければ標準の規則で並ぶ() -> None:
    assert numbers(member("1", R.HEAD, order=2), member("2", R.WIFE, order=1)) == ["2", "1"]
    family = (
        member("9", R.LODGER),
        member("8", R.MOTHER, born="1940-01-01"),
        member("7", R.CHILD, born="2012-01-01"),
        member("6", R.CHILD, born="2010-01-01"),
        member("5", R.WIFE),
        member("4", R.HEAD),
        member("3", R.YOUNGER_BROTHER),
    )
    assert numbers(*family) == ["4", "5", "6", "7", "8", "3", "9"]
    assert numbers(*family) == numbers(*reversed(family))


def test_世帯主は_亡くなった人より残る人_言い切れなければ不明() -> None:
    late = member("1", R.HEAD, status=ResidentStatus.DECEASED)
    wife = member("2", R.HEAD)
    assert Household.of([late, wife], "10").head == wife
    assert Household.of([late], "10").head == late
    assert Household.of([member("1", R.HEAD), wife], "10").head is Missing.UNKNOWN
    assert Household.of([member("1", R.WIFE)], "10").head is Missing.EMPTY


def test_住民状態の分からない人は住民に数えない() -> None:
    household = Household.of([member("1"), member("2", status=Missing.UNKNOWN)], "10")
    assert [found.address_number for found in household.current_members] == ["1"]
    assert [found.address_number for found in household.unclear_members] == ["2"]


def test_一人でも抑止なら世帯も抑止_照合していなければ分からない() -> None:
    listed = Protection(is_listed=True, measure=SupportMeasure.PROVISIONAL)
    table: tuple[tuple[tuple[Protection | Missing, ...], object], ...] = (
        ((Protection.none(), listed), True),
        ((Missing.NOT_SUPPLIED, listed), True),
        ((Missing.NOT_SUPPLIED, Protection.none()), Missing.NOT_SUPPLIED),
        ((Protection.none(), Protection.none()), False),
    )
    for states, expected in table:
        members = [member(str(at), protection=state) for at, state in enumerate(states)]
        assert Household.of(members, "10").is_protected is expected


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        (Coverage(), Missing.NOT_SUPPLIED),
        (Coverage(held=True), Missing.NOT_SUPPLIED),
        (Coverage(held=Missing.EMPTY, since_on=exact("2020-04-01")), Missing.EMPTY),
        (Coverage(held=False), False),
        (Coverage(held=False, since_on=exact("2020-04-01")), Missing.UNKNOWN),
        (Coverage(held=False, since_on=exact("2020-04-01"), until_on=exact("2026-04-05")), False),
        (Coverage(held=False, since_on=exact("2020-04-01"), until_on=exact("2026-04-06")), True),
        (Coverage(held=True, since_on=exact("2026-04-05")), True),
        (Coverage(held=True, since_on=exact("2026-04-06")), False),
        (Coverage(held=True, since_on=RegisterDate.unknown("年月日不詳")), Missing.UNKNOWN),
    ],
)
def test_その日の資格は_言い切れるときだけはいかいいえ(coverage: Coverage, expected: object) -> None:
    assert coverage.held_on(DAY) is expected


@pytest.mark.parametrize(
    ("day", "alert"),
    [
        ("2026-02-27", ProtectionAlert.NONE),
        ("2026-02-28", ProtectionAlert.ENDING_SOON),
        ("2026-03-31", ProtectionAlert.ENDING_SOON),
        ("2026-04-01", ProtectionAlert.PERIOD_OVER),
        ("2030-01-01", ProtectionAlert.PERIOD_OVER),
    ],
)
def test_終了日が過ぎても抑止は続き_知らせだけが変わる(day: str, alert: ProtectionAlert) -> None:
    listed = Protection(is_listed=True, measure=SupportMeasure.FULL, ends_on=exact("2026-03-31"))
    assert listed.is_suppressed
    assert listed.alert_on(date.fromisoformat(day)) is alert


def test_抑止が終わるのは終了の区分だけ() -> None:
    assert not Protection(is_listed=True, measure=SupportMeasure.ENDED).is_suppressed
    assert Protection(is_listed=True, measure=Missing.UNKNOWN).is_suppressed
    assert Protection(is_listed=True, measure=SupportMeasure.FULL).alert_on(DAY).value == "period_unknown"
