"""元号の表の約束。"""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from madoguchi_core.calendar import ERAS, Era, era_of, parse_date
from madoguchi_core.calendar._parsing import read_with
from madoguchi_core.calendar._shapes import Grammar
from madoguchi_core.errors import InvalidValue


def test_元号コードと呼び名は標準のとおり() -> None:
    rows = [(era.code, era.kanji, era.letter, era.sign) for era in ERAS]

    assert rows == [
        (1, "明治", "M", "㍾"),
        (2, "大正", "T", "㍽"),
        (3, "昭和", "S", "㍼"),
        (4, "平成", "H", "㍻"),
        (5, "令和", "R", "㋿"),
    ]


def test_元号はすきまなく続く() -> None:
    for old, new in pairwise(ERAS):
        assert old.last_on is not None
        assert old.last_on + timedelta(days=1) == new.first_on


@pytest.mark.parametrize(
    ("on", "kanji"),
    [
        (date(1873, 1, 1), "明治"),
        (date(1912, 7, 29), "明治"),
        (date(1912, 7, 30), "大正"),
        (date(1926, 12, 24), "大正"),
        (date(1926, 12, 25), "昭和"),
        (date(1989, 1, 7), "昭和"),
        (date(1989, 1, 8), "平成"),
        (date(2019, 4, 30), "平成"),
        (date(2019, 5, 1), "令和"),
    ],
)
def test_改元の当日は新しい元号になる(on: date, kanji: str) -> None:
    assert era_of(on).kanji == kanji


def test_太陽暦になる前の日に元号を付けない() -> None:
    with pytest.raises(InvalidValue) as caught:
        era_of(date(1872, 12, 31))

    assert caught.value.code == "MDG006"
    assert "1872" not in str(caught.value)


NEXT = Era(6, "架空", "K", "㋾", 2050, date(2050, 4, 1))


def test_表に一行足すだけで新しい元号が読める() -> None:
    grammar = Grammar((*ERAS, NEXT))

    for text in ("架空元年4月1日", "架1.4.1", "K1.4.1", "㋾元年4月1日", "6010401"):
        assert read_with(grammar, text).on == date(2050, 4, 1), text
        assert parse_date(text).on is None, text


def test_表に一行足すだけで新しい元号になる() -> None:
    assert era_of(date(2050, 4, 1), eras=(*ERAS, NEXT)) is NEXT
    assert era_of(date(2050, 3, 31), eras=(*ERAS, NEXT)).kanji == "令和"
