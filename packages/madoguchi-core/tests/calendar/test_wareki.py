"""和暦で書く約束。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import WarekiStyle, format_wareki, parse_date, split_wareki
from madoguchi_core.errors import InvalidValue

# 和暦7けたは99年まで
DATES = st.dates(date(1873, 1, 1), date(2117, 12, 31))


@pytest.mark.parametrize(
    ("on", "kanji", "letter", "digits"),
    [
        (date(2026, 3, 3), "令和8年3月3日", "R8.3.3", "5080303"),
        (date(2019, 5, 1), "令和元年5月1日", "R1.5.1", "5010501"),
        (date(2019, 4, 30), "平成31年4月30日", "H31.4.30", "4310430"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64.1.7", "3640107"),
        (date(1926, 12, 25), "昭和元年12月25日", "S1.12.25", "3011225"),
        (date(1912, 7, 30), "大正元年7月30日", "T1.7.30", "2010730"),
        (date(1873, 1, 1), "明治6年1月1日", "M6.1.1", "1060101"),
    ],
)
def test_和暦の三つの書き方(on: date, kanji: str, letter: str, digits: str) -> None:
    assert format_wareki(on) == kanji
    assert format_wareki(on, WarekiStyle.LETTER) == letter
    assert format_wareki(on, WarekiStyle.DIGITS) == digits


def test_曜日を付けて書く() -> None:
    assert format_wareki(date(2026, 3, 17), WarekiStyle.WEEKDAY) == "令和8年3月17日（火）"


@given(DATES, st.sampled_from(WarekiStyle))
def test_書いた和暦を読むと同じ日に戻る(on: date, style: WarekiStyle) -> None:
    assert parse_date(format_wareki(on, style)).on == on


@given(DATES)
def test_欄に分けた和暦をつなぐと同じ日に戻る(on: date) -> None:
    parts = split_wareki(on)

    assert parse_date(f"{parts.era.kanji}{parts.year_text}年{parts.month}月{parts.day}日").on == on


def test_欄に書く1年は元とする() -> None:
    assert split_wareki(date(2019, 5, 1)).year_text == "元"
    assert split_wareki(date(2020, 5, 1)).year_text == "2"


def test_7けたに収まらない年は書かない() -> None:
    assert format_wareki(date(2118, 1, 1)) == "令和100年1月1日"
    with pytest.raises(InvalidValue) as caught:
        format_wareki(date(2118, 1, 1), WarekiStyle.DIGITS)

    assert caught.value.code == "MDG006"


def test_書き方の題は見本になっている() -> None:
    assert WarekiStyle.DIGITS.title == "5080303"
