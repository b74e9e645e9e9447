"""暦の日を和暦で書くこと。読むこと（_parsing）はここに無い。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from madoguchi_core.calendar._eras import Era, era_of
from madoguchi_core.errors import InvalidValue

WEEKDAYS = "月火水木金土日"


class WarekiStyle(Enum):
    """
    和暦の書き方。

    >>> [style.title for style in WarekiStyle]
    ['令和8年3月3日', '令和8年3月3日（火）', 'R8.3.3', '5080303']
    """

    KANJI = "kanji"
    WEEKDAY = "weekday"
    LETTER = "letter"
    DIGITS = "digits"

    @property
    def title(self) -> str:
        """書き方の見本。令和8年3月3日を書いたもの。"""
        return format_wareki(date(2026, 3, 3), self)


@dataclass(frozen=True, slots=True)
class WarekiParts:
    """
    様式の欄に分けて書くための和暦。

    Attributes:
        era: 元号。
        year: 元年を1とする年。
        month: 月。
        day: 日。

    >>> split_wareki(date(2019, 5, 1)).year_text
    '元'
    """

    era: Era
    year: int
    month: int
    day: int

    @property
    def year_text(self) -> str:
        """欄に書く年。1年は「元」。"""
        return "元" if self.year == 1 else str(self.year)


def split_wareki(on: date) -> WarekiParts:
    """
    暦の日を元号・年・月・日に分ける。

    Args:
        on: 明治6年1月1日以後の日。

    Returns:
        様式の欄ごとの値。

    Raises:
        InvalidValue: 太陽暦になる前の日のとき（MDG006）。

    >>> parts = split_wareki(date(2026, 3, 3))
    >>> (parts.era.kanji, parts.year, parts.month, parts.day)
    ('令和', 8, 3, 3)
    """
    era = era_of(on)
    return WarekiParts(era, on.year - era.first_year + 1, on.month, on.day)


def format_wareki(on: date, style: WarekiStyle = WarekiStyle.KANJI) -> str:
    """
    暦の日を和暦で書く。漢字の書き方では1年を「元年」と書く。

    Args:
        on: 明治6年1月1日以後の日。
        style: 書き方。

    Returns:
        :func:`parse_date` で同じ日に戻せる文字。

    Raises:
        InvalidValue: 太陽暦になる前の日か、7けたに収まらない年のとき（MDG006）。

    >>> format_wareki(date(2019, 5, 1))
    '令和元年5月1日'
    >>> format_wareki(date(2026, 3, 17), WarekiStyle.WEEKDAY)
    '令和8年3月17日（火）'
    """
    parts = split_wareki(on)
    if style is WarekiStyle.LETTER:
        return f"{parts.era.letter}{parts.year}.{parts.month}.{parts.day}"
    if style is WarekiStyle.DIGITS:
        return _digits(parts)
    kanji = f"{parts.era.kanji}{parts.year_text}年{parts.month}月{parts.day}日"
    return f"{kanji}（{WEEKDAYS[on.weekday()]}）" if style is WarekiStyle.WEEKDAY else kanji


def _digits(parts: WarekiParts) -> str:
    if parts.year > 99:
        raise InvalidValue("MDG006", "100年以上は和暦7けたで書けません", hint="ほかの書き方を選んでください")
    return f"{parts.era.code}{parts.year:02}{parts.month:02}{parts.day:02}"
