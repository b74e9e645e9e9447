"""値ひとつを、書き方に従って文字か数にする。ここに無いもの: 値が無いときの扱い（_bind）。"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from madoguchi_core.calendar import RegisterDate, WarekiParts, format_wareki, split_wareki
from madoguchi_core.errors import InvalidValue
from madoguchi_core.forms._spec import CellStyle, DigitAlign, FormCell
from madoguchi_core.text import HYPHENS

Known: TypeAlias = str | int | date | RegisterDate
Written: TypeAlias = str | int | None

_SEPARATORS: Final = str.maketrans("０１２３４５６７８９", "0123456789", HYPHENS + " 　〒()（）")


def day_of(value: Known) -> date | None:
    """一日に決まる日付。決まらない日付と、日付でない値は ``None``。"""
    if isinstance(value, RegisterDate):
        return value.on
    return value if isinstance(value, date) else None


def _parts_of(value: Known) -> WarekiParts | None:
    """和暦に分けた日付。一日に決まらない日付と、太陽暦になる前の日は ``None``。"""
    on = day_of(value)
    try:
        return split_wareki(on) if on else None
    except InvalidValue:
        return None


def choice_of(value: Known) -> str | None:
    """選択欄で比べる言葉。日付は元号で選び、一日に決まらない日付では ``None``。"""
    if isinstance(value, date | RegisterDate):
        parts = _parts_of(value)
        return parts.era.kanji if parts else None
    return str(value)


def digits_of(value: Known) -> str | None:
    """
    番号から区切りを除いた数字の列。数字でない字が残れば ``None``。

    >>> digits_of("〒082-0015")
    '0820015'
    """
    digits = str(value).translate(_SEPARATORS)
    return digits if digits.isascii() and digits.isdecimal() else None


def written(value: Known, *, cell: FormCell) -> tuple[Written, ...] | None:
    """
    セルごとに書く物。書き方に従えない値のときは ``None``。

    Args:
        value: 欄の種類に合っていると確かめた値。
        cell: 書くセル。

    Returns:
        ``cell.addresses`` と同じ長さ。``None`` のセルには何も書かない。
    """
    if cell.style is CellStyle.DIGITS:
        return _boxed(digits_of(value), cell=cell)
    if cell.style.is_choice:
        return _marked(choice_of(value), cell=cell)
    text = _single(value, style=cell.style)
    return None if text is None else (text,)


def _marked(chosen: str | None, *, cell: FormCell) -> tuple[Written, ...] | None:
    if chosen is None:
        return None
    if cell.style is CellStyle.CHECK:
        return (("☑" if chosen == cell.choice else "□") + cell.label,)
    return ("○" + cell.label if chosen == cell.choice else None,)


def _boxed(digits: str | None, *, cell: FormCell) -> tuple[Written, ...] | None:
    boxes = len(cell.addresses)
    if digits is None or len(digits) > boxes:
        return None
    rest: tuple[Written, ...] = (None,) * (boxes - len(digits))
    return (*rest, *digits) if cell.align is DigitAlign.RIGHT else (*digits, *rest)


def _single(value: Known, *, style: CellStyle) -> Written:
    if isinstance(value, date | RegisterDate):
        return _dated(value, style=style)
    if isinstance(value, int):
        return f"{value:,}円" if style is CellStyle.YEN else value
    return value


def _dated(value: date | RegisterDate, *, style: CellStyle) -> str | None:
    on, parts = day_of(value), _parts_of(value)
    if on is not None and style is CellStyle.WESTERN:
        return f"{on.year}年{on.month}月{on.day}日"
    if on is not None and parts is not None:
        return format_wareki(on) if style is CellStyle.WAREKI else _WAREKI_STYLES[style](parts)
    # 「昭和10年頃」のような登録は、一つの欄になら登録どおりに書ける。分かれた欄には書けない。
    is_whole = style in {CellStyle.WAREKI, CellStyle.WESTERN}
    return value.text if is_whole and isinstance(value, RegisterDate) else None


_WAREKI_STYLES: Final[Mapping[CellStyle, Callable[[WarekiParts], str]]] = {
    CellStyle.ERA: lambda parts: parts.era.kanji,
    CellStyle.ERA_YEAR: lambda parts: parts.year_text,
    CellStyle.MONTH: lambda parts: str(parts.month),
    CellStyle.DAY: lambda parts: str(parts.day),
}
