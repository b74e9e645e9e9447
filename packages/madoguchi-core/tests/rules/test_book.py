"""値の表: 一件だけの設定を重ねても、元の表は変わらない。"""

from datetime import date

import pytest

from madoguchi_core.errors import InvalidValue
from madoguchi_core.rules import Dated, Law, Parameter, ParameterBook

age = Parameter("age", int, "年齢", "歳")
fee = Parameter("fee", int, "手数料", "円", is_local=True)
BOOK = ParameterBook([[Dated(age, 15, Law("例"), until_on=date(2024, 9, 30)),
                       Dated(age, 18, Law("例"), from_on=date(2024, 10, 1))]])  # fmt: skip


@pytest.mark.parametrize("on", [date(2000, 1, 1), date(2024, 9, 30), date(2024, 10, 1), date(2060, 1, 1)])
def test_重ねた値は_どの日にも使う(on: date) -> None:
    assert BOOK.with_values({age: 20, fee: 300}).value(age, on) == 20
    assert BOOK.with_values({fee: 300}).value(fee, on) == 300


def test_Noneを重ねると_決まっていないことになる() -> None:
    assert BOOK.with_values({age: None}).value(age, date(2026, 4, 6)) is None


def test_重ねても_元の表は変わらない() -> None:
    BOOK.with_values({age: 20, fee: 300})
    assert BOOK.value(age, date(2026, 4, 6)) == 18
    assert BOOK.value(fee, date(2026, 4, 6)) is None
    assert "fee" not in BOOK.parameters


def test_型の違う値は重ねられない() -> None:
    with pytest.raises(InvalidValue, match="MDG207"):
        BOOK.with_values({age: "二十"})


def test_期間は_すべて引ける() -> None:
    assert {dated.value for dated in BOOK.periods(age)} == {15, 18}
    assert BOOK.periods(fee) == ()
