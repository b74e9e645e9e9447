"""値ひとつを、書き方に従って文字か数にする。ここに無いもの: 値が無いときの扱い（_binders）。"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from madoguchi_core.calendar import RegisterDate, WarekiParts, format_wareki, split_wareki
from madoguchi_core.errors import InvalidValue
from madoguchi_core.forms._bound import CellValue
from madoguchi_core.forms._characters import graphemes, width
from madoguchi_core.forms._layout import groups_of, lines_of, wrapped_lines
from madoguchi_core.forms._spec import FormCell
from madoguchi_core.forms._styles import CellStyle, DigitAlign, Fit
from madoguchi_core.text import HYPHENS

Known: TypeAlias = str | int | date | RegisterDate

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


def written(value: Known, *, cell: FormCell) -> tuple[CellValue, ...] | None:
    """
    セルごとに書く物。書き方に従えない値のときは ``None``。

    Args:
        value: 欄の種類に合っていると確かめた値。
        cell: 書くセル。``style`` は「丸で囲む」ではないこと。

    Returns:
        ``cell.addresses`` と同じ長さ。``None`` のセルには何も書かない。
    """
    if cell.style.is_split:
        return _spread(_pieces(value, cell=cell), cell=cell)
    if cell.style.is_choice:
        return _marked(choice_of(value), cell=cell)
    if cell.style is CellStyle.SERIAL:
        on = day_of(value)
        return None if on is None or on < _FIRST_SERIAL else (on,)
    text = single(value, style=cell.style)
    return None if text is None else (text,)


# 表計算ソフトの日付は1900年から始まり、その年の2月29日（無い日）を数える。ずれの無い日からを、日付として書く。
_FIRST_SERIAL: Final = date(1900, 3, 1)


def _marked(chosen: str | None, *, cell: FormCell) -> tuple[CellValue, ...] | None:
    if chosen is None:
        return None
    is_chosen = chosen == cell.choice
    if cell.style is CellStyle.TICK:
        return (is_chosen,)
    if cell.style is CellStyle.CHECK:
        return (("☑" if is_chosen else "□") + cell.label,)
    return ("○" + cell.label if is_chosen else None,)


def _pieces(value: Known, *, cell: FormCell) -> tuple[str, ...]:
    """セルに一つずつ入れる物。分けられないときは空。"""
    text, count = str(value), len(cell.addresses)
    if cell.style is CellStyle.DIGITS:
        return tuple(digits_of(value) or "")
    if cell.style is CellStyle.CHARS:
        return graphemes(text)
    if cell.style is CellStyle.LINES:
        room = count if count > 1 else cell.max_lines or 1
        lines = lines_of(text, limit=cell.max_width or 1.0, count=room)
        return lines if count > 1 else ("\n".join(lines),)
    digits = digits_of(value) or ""
    # 郵便番号だけは、区切りが無くても3桁と4桁に決まっている
    is_postcode = cell.field.endswith("postcode") and len(digits) == 7
    groups = (digits[:3], digits[3:]) if is_postcode else groups_of(text)
    return groups if len(groups) == count else ()


def _spread(pieces: Sequence[str], *, cell: FormCell) -> tuple[CellValue, ...] | None:
    room = len(cell.addresses) - len(pieces)
    if not pieces or room < 0:
        return None
    rest: tuple[CellValue, ...] = (None,) * room
    return (*rest, *pieces) if cell.align is DigitAlign.RIGHT else (*pieces, *rest)


def single(value: Known, *, style: CellStyle) -> str | int | None:
    """
    セルひとつに書く物。書き方に従えない値のときは ``None``。

    Args:
        value: 欄の種類に合っていると確かめた値。
        style: 書き方。
    """
    if isinstance(value, date | RegisterDate):
        return _dated(value, style=style)
    if isinstance(value, int):
        return f"{value:,}円" if style is CellStyle.YEN else value
    return value


def is_too_wide(text: str, *, cell: FormCell) -> bool:
    """書いた文字が欄に収まらないか。縮小は、六割より小さくなると読めないとみなす。"""
    if cell.max_width is None:
        return False
    if cell.fit is Fit.WRAP:
        return cell.max_lines is not None and wrapped_lines(text, limit=cell.max_width) > cell.max_lines
    room = cell.max_width / (SMALLEST if cell.fit is Fit.SHRINK else 1.0)
    return widest(text) > room + 1e-9


SMALLEST: Final = 0.6
"""縮小してよい小ささ（もとの大きさとの比）。"""


def widest(text: str) -> float:
    """いちばん長い行の幅（全角の文字数）。行の終わりの空白は数えない。"""
    return max(width(line.rstrip()) for line in text.split("\n"))


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
