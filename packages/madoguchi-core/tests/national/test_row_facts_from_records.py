"""住民票の行から言うことの約束: 年金の種別・本籍・選挙人名簿・在留カード・支援措置を、言えるだけ言う。"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import parse_date
from madoguchi_core.national.choices import (
    ChildAllowanceRole,
    ResidenceCard,
    Spouse,
)
from madoguchi_core.national.choices import NationalPensionCategory as Category
from madoguchi_core.national.facts import belongings, deceased, family, pension
from madoguchi_core.national.situation import death_facts
from madoguchi_core.records import (
    Address,
    ChildAllowance,
    ChildAllowanceKind,
    Coverage,
    ForeignCategory,
    ForeignStatus,
    Household,
    Koseki,
    Missing,
    Pension,
    PensionKind,
    Protection,
    Qualifications,
    Relation,
    Resident,
    ResidentKind,
    ResidentStatus,
    Sex,
    SupportMeasure,
)
from madoguchi_core.rules import Among, Fact, Facts, Span

DIED = date(2026, 4, 5)
HELD = Coverage(held=True, since_on=parse_date("2000-04-01"))
NOT_HELD = Coverage(held=False)
FIRST, SECOND, THIRD, VOLUNTARY, NONE = Category
NEW_FACTS = (
    deceased.residence_card,
    deceased.is_honseki_in_town,
    deceased.is_voter,
    deceased.has_support_measure,
    pension.category,
)


def person(number: str = "1", **items: object) -> Resident:
    return Resident(
        address_number=number,
        household_number="10",
        **{"status": ResidentStatus.RESIDENT, **items},  # type: ignore[arg-type]
    )


def facts(subject: Resident, *others: Resident) -> Facts:
    home = Household(number="10", members=(subject, *others))
    return death_facts(home, subject, died_on=DIED, known_on=None, register="写し")


def value(fact: Fact[Any], **items: object) -> object:
    """事実の値。候補なら、その集まり。"""
    found = facts(person("1", **items))[fact].value
    return set(found.options) if isinstance(found, Among) else found


def category(born: str, coverage: Coverage, kind: PensionKind | Missing, **items: object) -> object:
    held = Qualifications(pension=Pension(coverage=coverage, kind=kind))
    return value(pension.category, born_on=parse_date(born), qualifications=held, **items)


ABSENT = Missing.NOT_SUPPLIED


@pytest.mark.parametrize(
    ("born", "coverage", "kind", "expected"),
    [
        ("1980-01-01", HELD, PensionKind.CATEGORY_1, FIRST),
        ("1980-01-01", HELD, PensionKind.CATEGORY_3, THIRD),
        ("1964-01-01", HELD, PensionKind.VOLUNTARY, VOLUNTARY),
        ("1980-01-01", HELD, ABSENT, {FIRST, SECOND, THIRD, VOLUNTARY}),
        ("1980-01-01", NOT_HELD, ABSENT, {SECOND, THIRD, NONE}),
        ("1980-01-01", Coverage(), ABSENT, ABSENT),
        # 60歳に達する日（誕生日の前日）から、第1号・第3号ではない
        ("1966-04-06", HELD, PensionKind.CATEGORY_1, Missing.UNKNOWN),
        ("1966-04-07", HELD, PensionKind.CATEGORY_1, FIRST),
        ("1966-04-06", NOT_HELD, ABSENT, {SECOND, NONE}),
        ("1966-04-06", Coverage(), ABSENT, {SECOND, VOLUNTARY, NONE}),
        # 70歳に達する日から、どの被保険者でもない
        ("1956-04-06", Coverage(), ABSENT, NONE),
        ("1956-04-07", NOT_HELD, ABSENT, {SECOND, NONE}),
        ("1940-01-01", HELD, PensionKind.CATEGORY_1, Missing.UNKNOWN),
        # 20歳に達する日から
        ("2006-04-06", Coverage(), ABSENT, ABSENT),
        ("2006-04-07", Coverage(), ABSENT, {SECOND, NONE}),
        ("2013-04-07", Coverage(), ABSENT, NONE),
        ("2013-04-06", Coverage(), ABSENT, {SECOND, NONE}),
        ("昭和10年月日不詳", Coverage(), ABSENT, NONE),
        ("年月日不詳", Coverage(), ABSENT, ABSENT),
    ],
)
def test_国民年金の種別は_台帳と年齢から言えるだけ言う(
    born: str, coverage: Coverage, kind: PensionKind | Missing, expected: object
) -> None:
    assert category(born, coverage, kind) == expected


def test_処理の済んだ写しの年金の無しは_無かったとは読まない() -> None:
    gone = {"status": ResidentStatus.DECEASED}
    assert category("1980-01-01", NOT_HELD, ABSENT, **gone) is Missing.UNKNOWN
    assert category("1980-01-01", HELD, PensionKind.CATEGORY_1, **gone) is FIRST
    assert category("1940-01-01", NOT_HELD, ABSENT, **gone) is NONE


@pytest.mark.parametrize(("born", "is_young"), [("2006-04-06", False), ("2006-04-07", True)])
def test_20歳になる前なら_基礎年金も第1号の納付もない(born: str, is_young: bool) -> None:  # noqa: FBT001
    found = facts(person(born_on=parse_date(born)))
    assert (found[pension.has_received_basic].value is False) is is_young
    assert (found[pension.paid_months].value == 0) is is_young


def test_幼い子を亡くした親に_営業の許可や戦没者の遺族のことを尋ねない() -> None:
    child = facts(person(born_on=parse_date("2013-04-07")))
    older = facts(person(born_on=parse_date("2013-04-06")))
    for fact in (belongings.has_business_license, pension.has_war_condolence):
        assert child[fact].value is False
        assert isinstance(older[fact].value, Missing)


@pytest.mark.parametrize(("born", "is_young"), [("2011-04-06", False), ("2011-04-07", True)])
def test_15歳になる前の人に_印鑑登録はない(born: str, is_young: bool) -> None:  # noqa: FBT001
    value_held = facts(person(born_on=parse_date(born)))[deceased.is_seal_registered].value
    assert (value_held is False) is is_young


def test_幼い子には_勤めと子のことを尋ねない() -> None:
    child = facts(person(born_on=parse_date("2013-04-07")))
    for fact in (
        deceased.has_lost_kenpo,
        deceased.has_continued_benefit,
        pension.has_employees_period,
        family.has_child_in_school_age,
        family.has_minor_child,
    ):
        assert child[fact].value is False
    assert child[family.spouse].value is Spouse.NONE
    older = facts(person(born_on=parse_date("2013-04-06")))
    assert older[deceased.has_lost_kenpo].value is Missing.NOT_ASKED
    assert isinstance(older[family.has_minor_child].value, Missing)


@pytest.mark.parametrize(
    ("kind", "born", "expected"),
    [
        (ChildAllowanceKind.CHILD, "2015-01-01", ChildAllowanceRole.CHILD),
        (ChildAllowanceKind.NONE, "1940-01-01", ChildAllowanceRole.NONE),
        # 18歳の年度末は、4月1日生まれなら前の日に過ぎている
        (ChildAllowanceKind.NONE, "2008-04-01", ChildAllowanceRole.NONE),
        (ChildAllowanceKind.NONE, "2008-04-02", {ChildAllowanceRole.CHILD, ChildAllowanceRole.NONE}),
        (ABSENT, "1940-01-01", {ChildAllowanceRole.RECIPIENT, ChildAllowanceRole.NONE}),
        (ABSENT, "2015-01-01", {ChildAllowanceRole.CHILD, ChildAllowanceRole.NONE}),
        (ABSENT, "2009-01-01", ABSENT),
    ],
)
def test_児童手当での立場は_区分と年齢から言えるだけ言う(
    kind: ChildAllowanceKind | Missing, born: str, expected: object
) -> None:
    held = Qualifications(child_allowance=ChildAllowance(kind=kind))
    assert value(deceased.child_allowance_role, born_on=parse_date(born), qualifications=held) == expected


@pytest.mark.parametrize(
    ("home", "honseki", "expected"),
    [
        ("016373", "016373", True),
        ("016373", "16373", True),
        ("016373", "012076", False),
        ("016373", "016374", Missing.UNKNOWN),
        ("016373", "不明", Missing.UNKNOWN),
        # 札幌市と中央区。市と区のコードが混ざるので、違うとは言わない
        ("011002", "011011", Missing.UNKNOWN),
        ("131016", "131024", False),
    ],
)
def test_本籍が町内かは_正しい団体コードが二つそろうときだけ言う(
    home: str, honseki: str, expected: object
) -> None:
    koseki = Koseki(municipality_code=honseki)
    assert value(deceased.is_honseki_in_town, municipality_code=home, koseki=koseki) is expected


def test_本籍のコードが無ければ_市区郡町村名が同じときだけ言う() -> None:
    address = Address(prefecture="見本県", municipality="見本町")
    same = Koseki(prefecture="見本県", municipality="見本町")
    other = Koseki(prefecture="見本県", municipality="隣町")
    assert value(deceased.is_honseki_in_town, address=address, koseki=same) is True
    whole = Koseki(honseki="見本県見本町東一条１番地")
    elsewhere = Koseki(honseki="見本県隣町西一条１番地")
    assert value(deceased.is_honseki_in_town, address=address, koseki=whole) is True
    for koseki in (other, elsewhere):
        assert value(deceased.is_honseki_in_town, address=address, koseki=koseki) is ABSENT
    assert value(deceased.is_honseki_in_town, koseki=whole) is ABSENT
    assert value(deceased.is_honseki_in_town) is ABSENT


@pytest.mark.parametrize(
    ("listed", "status", "expected"),
    [
        (True, ResidentStatus.RESIDENT, True),
        (False, ResidentStatus.RESIDENT, False),
        (True, ResidentStatus.DECEASED, True),
        (False, ResidentStatus.DECEASED, Missing.UNKNOWN),
        (False, Missing.UNKNOWN, Missing.UNKNOWN),
        (True, ResidentStatus.MOVED_OUT, Missing.UNKNOWN),
        (Missing.EMPTY, ResidentStatus.RESIDENT, Missing.EMPTY),
    ],
)
def test_選挙人名簿は_消除された人の無しを信じない(listed: object, status: object, expected: object) -> None:
    held = Qualifications(is_voter=listed)  # type: ignore[arg-type]
    assert value(deceased.is_voter, qualifications=held, status=status) is expected


def test_18歳前の人と外国人は_選挙人名簿にのらない() -> None:
    assert value(deceased.is_voter, born_on=parse_date("2008-04-07")) is False
    assert value(deceased.is_voter, born_on=parse_date("2008-04-06")) is ABSENT
    assert value(deceased.is_voter, kind=ResidentKind.FOREIGN) is False
    listed = Qualifications(is_voter=True)
    assert value(deceased.is_voter, kind=ResidentKind.FOREIGN, qualifications=listed) is Missing.UNKNOWN


CARD, SPECIAL, NO_CARD = ResidenceCard


@pytest.mark.parametrize(
    ("kind", "foreign", "expected"),
    [
        (ResidentKind.JAPANESE, ForeignStatus(), NO_CARD),
        (ResidentKind.FOREIGN, ForeignStatus(category=ForeignCategory.SPECIAL_PERMANENT), SPECIAL),
        (ResidentKind.FOREIGN, ForeignStatus(category=ForeignCategory.MID_TO_LONG_TERM), CARD),
        (ResidentKind.FOREIGN, ForeignStatus(category=ForeignCategory.TEMPORARY_REFUGE), NO_CARD),
        (
            ResidentKind.FOREIGN,
            ForeignStatus(category=ForeignCategory.TRANSITIONAL_BIRTH, card_number="AB12345678CD"),
            {CARD, NO_CARD},
        ),
        (ResidentKind.FOREIGN, ForeignStatus(card_number="AB12345678CD"), {CARD, SPECIAL}),
        (ResidentKind.FOREIGN, ForeignStatus(category=Missing.UNKNOWN), Missing.UNKNOWN),
        (Missing.EMPTY, ForeignStatus(), Missing.EMPTY),
    ],
)
def test_在留カードは_区分から言えるだけ言う(kind: object, foreign: ForeignStatus, expected: object) -> None:
    assert value(deceased.residence_card, kind=kind, foreign=foreign) == expected


LISTED = Protection(is_listed=True, measure=SupportMeasure.FULL)
ENDED = Protection(is_listed=True, measure=SupportMeasure.ENDED)


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        (Protection.none(), Protection.none(), False),
        (LISTED, Protection.none(), True),
        (Protection.none(), LISTED, True),
        (Protection.none(), ENDED, False),
        (Protection.none(), ABSENT, ABSENT),
        (ABSENT, LISTED, True),
    ],
)
def test_支援措置は_本人と同じ世帯の人のどちらかにあれば有る(
    own: object, others: object, expected: object
) -> None:
    found = facts(person(protection=own), person("2", protection=others))
    assert found[deceased.has_support_measure].value is expected


@pytest.mark.parametrize("absent", list(Missing), ids=lambda absent: absent.value)
def test_どの無さも_有るとも無いともしない(absent: Missing) -> None:
    blank = person(
        kind=absent,
        born_on=absent,
        municipality_code=absent,
        koseki=Koseki(municipality_code=absent),
        protection=absent,
        qualifications=Qualifications(
            pension=Pension(coverage=Coverage(held=absent), kind=absent), is_voter=absent
        ),
    )
    found = facts(blank)
    assert {fact.name: found[fact].value for fact in NEW_FACTS} == {fact.name: absent for fact in NEW_FACTS}


@pytest.mark.parametrize("status", [ResidentStatus.MOVED_OUT, ResidentStatus.REMOVED, Missing.UNKNOWN])
def test_住民でないか読めない住民状態の行から_死亡日のことを言わない(
    status: ResidentStatus | Missing,
) -> None:
    left = person(
        status=status,
        municipality_code="016373",
        koseki=Koseki(municipality_code="016373"),
        protection=LISTED,
        born_on=parse_date("1980-01-01"),
        qualifications=Qualifications(
            pension=Pension(coverage=HELD, kind=PensionKind.CATEGORY_1), is_voter=True
        ),
    )
    found = facts(left)
    for fact in NEW_FACTS[1:]:
        assert found[fact].value is Missing.UNKNOWN


FIELDS: dict[str, list[Any]] = {
    "kind": [ResidentKind.JAPANESE, ResidentKind.FOREIGN],
    "born_on": [
        parse_date(text) for text in ("1940-05-05", "1962-01-01", "1985-03-03", "2008-04-01", "2016-06-06")
    ],
    "sex": [*Sex],
    "relation": [Relation(text=text) for text in ("世帯主", "妻", "夫", "子", "母", "同居人", "子の子")],
    "municipality_code": ["016373"],
    "koseki": [Koseki(municipality_code=code) for code in ("016373", "012076")],
    "foreign": [ForeignStatus(category=category) for category in ForeignCategory],
    "protection": [Protection.none(), LISTED, ENDED],
    "qualifications": [
        Qualifications(
            nhi=nhi,
            latter_stage=latter,
            pension=Pension(coverage=coverage, kind=kind),
            child_allowance=ChildAllowance(kind=allowance),
            is_voter=True,
        )
        for nhi, latter in ((HELD, NOT_HELD), (NOT_HELD, HELD), (NOT_HELD, NOT_HELD))
        for coverage, kind in ((HELD, PensionKind.CATEGORY_1), (NOT_HELD, ABSENT))
        for allowance in ChildAllowanceKind
    ],
}
BLANKS: dict[str, Any] = {
    "relation": Relation(),
    "koseki": Koseki(),
    "foreign": ForeignStatus(),
}
ROWS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()})


# その列があるから記録の食い違いに気づき、言わずにいた事実。列が無ければ、残りの記録のとおりに言う
SHOWS_CONFLICT = {
    "kind": {"d.voter"},
    "born_on": {
        "d.np_category",
        "d.medical_insurance",
        "spouse.np_category",
        "spouse.exists",
        "spouse.born_on",
        "d.voter",
    },
    "sex": {"spouse.exists"},
    "relation": {"spouse.exists"},
}


@given(ROWS, ROWS, st.sampled_from(sorted(set(FIELDS) - {"qualifications"})), st.booleans())
def test_列が一つ無くなると_言えることは減るだけで_変わらない(
    mine: dict[str, Any],
    theirs: dict[str, Any],
    lost: str,
    is_mine: bool,  # noqa: FBT001
) -> None:
    blank = {lost: BLANKS.get(lost, Missing.NOT_SUPPLIED)}
    before = facts(person("1", **mine), person("2", **theirs))
    after = facts(
        person("1", **({**mine, **blank} if is_mine else mine)),
        person("2", **(theirs if is_mine else {**theirs, **blank})),
    )
    for fact in {*before, *after}:
        if fact.name in SHOWS_CONFLICT.get(lost, ()):
            continue
        left = _possible(after[fact].value)
        assert left is None or (_possible(before[fact].value) or {"すべて"}) <= left, fact.name


def _possible(value: object) -> set[object] | None:
    """あり得る値。何も言えなければ None。"""
    if isinstance(value, Missing):
        return None
    if isinstance(value, Span):
        return {value.low, value.high}
    return set(value.options) if isinstance(value, Among) else {value}
