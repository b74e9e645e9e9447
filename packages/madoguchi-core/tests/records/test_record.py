"""記録の型の約束: 変えられず、無い値は無さの種類ごと持ち、中身は文面に出ない。"""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.errors import InvalidValue
from madoguchi_core.records import (
    Address,
    ChildAllowance,
    Coverage,
    Entry,
    Event,
    ForeignStatus,
    Household,
    Koseki,
    Missing,
    MovingOut,
    Name,
    Pension,
    Protection,
    Qualifications,
    Relation,
    Removal,
    Resident,
    titles,
)
from madoguchi_core.records._record import trusted

RECORDS = [
    Address, ChildAllowance, Coverage, Entry, Event, ForeignStatus, Household, Koseki, MovingOut, Name, Pension,
    Protection, Qualifications, Relation, Removal, Resident,
]  # fmt: skip
BORN = RegisterDate.exact(date(1950, 1, 2))


def person() -> Resident:
    return Resident(
        address_number="987654",
        name=Name(official="秘密　花子", kana="ヒミツ　ハナコ"),
        born_on=BORN,
        address=Address(machiaza="秘密町", banchi="１番地"),
        koseki=Koseki(honseki="秘密県"),
    )


@pytest.mark.parametrize("cls", RECORDS)
def test_どの項目にも日本語の題がある(cls: type) -> None:
    assert titles(cls)
    assert all(any(letter > "\u3000" for letter in title) for title in titles(cls).values())


def test_記録の文面に_人の情報は一文字も出ない() -> None:
    resident = person()
    household = Household(number="555", members=(resident,))
    shown = (
        f"{resident!r}{resident}{resident.name!r}{resident.address}{resident.koseki}{household}{[resident]}"
    )
    for secret in ("秘密", "ヒミツ", "987654", "1950", "555"):
        assert secret not in shown


def test_宛名番号のほかは渡さなければ_列が無いことになる() -> None:
    bare = Resident(address_number="1")
    assert bare.status is Missing.NOT_SUPPLIED
    assert bare.protection is Missing.NOT_SUPPLIED
    assert bare.name.official is Missing.NOT_SUPPLIED
    assert bare.qualifications.nhi.held is Missing.NOT_SUPPLIED


@pytest.mark.parametrize("wrong", ["", None, 5, 1.5, ("a",)])
def test_空文字やNoneや別の型は_値として受け取らない(wrong: object) -> None:
    with pytest.raises(InvalidValue, match="MDG106"):
        Name(official=wrong)  # type: ignore[arg-type]


def test_断るときの文面に_渡された値は出ない() -> None:
    with pytest.raises(InvalidValue) as caught:
        Resident(address_number="1", born_on="1950年の秘密の日")  # type: ignore[arg-type]
    assert "生年月日" in str(caught.value)
    assert "秘密" not in str(caught.value)


def test_真偽値と整数は取り違えない() -> None:
    with pytest.raises(InvalidValue):
        Coverage(held=1)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        Resident(address_number="1", order_in_household=True)


def test_項目は書きかえられず_別の値は新しい記録になる() -> None:
    resident = person()
    with pytest.raises(FrozenInstanceError):
        resident.address_number = "2"  # type: ignore[misc]
    changed = replace(resident, household_number="10")
    assert (resident.household_number, changed.household_number) == (Missing.NOT_SUPPLIED, "10")


def test_同じ中身なら等しく_無さの種類が違えば等しくない() -> None:
    assert person() == person()
    assert hash(person()) == hash(person())
    kinds = {Name(official=missing) for missing in Missing}
    assert len(kinds) == len(Missing)


def test_写しても保存しても同じ記録に戻る() -> None:
    assert pickle.loads(pickle.dumps(person())) == person()  # noqa: S301 - 自分で作ったもの
    assert copy.deepcopy(person()) == person()


@pytest.mark.parametrize("cls", [cls for cls in RECORDS if cls not in (Resident, Household, Protection)])
def test_検査を省く作り方は_検査する作り方と同じ記録を作る(cls: type) -> None:
    checked = cls()
    built: object = trusted(cls)(*(getattr(checked, name) for name in titles(cls)))
    assert built == checked
    assert type(built) is cls
    with pytest.raises(FrozenInstanceError):
        setattr(built, next(iter(titles(cls))), Missing.EMPTY)
