"""セルへの書き方。ここに無いもの: どの欄をどのセルに書くか（_spec）と、文字にすること（_render）。"""

from enum import Enum
from typing import Final

from madoguchi_core.forms._fields import FieldKind


class CellStyle(Enum):
    """
    セルへの書き方。

    >>> CellStyle.WAREKI.kinds == {FieldKind.DATE}
    True
    """

    TEXT = "text"
    DIGITS = "digits"
    CHARS = "chars"
    GROUPS = "groups"
    LINES = "lines"
    WAREKI = "wareki"
    ERA = "era"
    ERA_YEAR = "era_year"
    MONTH = "month"
    DAY = "day"
    WESTERN = "western"
    SERIAL = "serial"
    YEN = "yen"
    NUMBER = "number"
    CHECK = "check"
    CIRCLE = "circle"
    ELLIPSE = "ellipse"
    TICK = "tick"

    @property
    def title(self) -> str:
        """指摘に出す日本語。"""
        return _STYLES[self][0]

    @property
    def kinds(self) -> frozenset[FieldKind]:
        """この書き方で書ける値の種類。"""
        return frozenset(_STYLES[self][1])

    @property
    def is_choice(self) -> bool:
        """選ばれたときだけ印を付ける書き方か。"""
        return self in _CHOICES

    @property
    def is_split(self) -> bool:
        """一つの値を、いくつものセルに分ける書き方か。"""
        return self in _SPLITS

    @property
    def is_part(self) -> bool:
        """
        同じ欄のほかのセルとそろって、一度の記入になる書き方か（元号・年・月・日、選択肢の一つ）。

        >>> CellStyle.MONTH.is_part, CellStyle.WAREKI.is_part
        (True, False)
        """
        return self.is_choice or self in {CellStyle.ERA, CellStyle.ERA_YEAR, CellStyle.MONTH, CellStyle.DAY}


_CHOICES: Final = frozenset({CellStyle.CHECK, CellStyle.CIRCLE, CellStyle.ELLIPSE, CellStyle.TICK})
_SPLITS: Final = frozenset({CellStyle.DIGITS, CellStyle.CHARS, CellStyle.GROUPS, CellStyle.LINES})

_DATE = (FieldKind.DATE,)
# 生年月日の元号を選ぶ欄があるので、日付にも印を付けられる。
_CHOSEN = (FieldKind.CHOICE, FieldKind.DATE)
_WORDS = (FieldKind.TEXT, FieldKind.DIGITS)
_AMOUNTS = (FieldKind.YEN, FieldKind.COUNT)
_STYLES = {
    CellStyle.TEXT: ("そのまま", (*_WORDS, FieldKind.CHOICE, FieldKind.COUNT)),
    CellStyle.DIGITS: ("一桁ずつ", (FieldKind.DIGITS, *_AMOUNTS)),
    CellStyle.CHARS: ("一字ずつ", (*_WORDS, FieldKind.CHOICE)),
    CellStyle.GROUPS: ("区切りごと", _WORDS),
    CellStyle.LINES: ("幅で行に分ける", _WORDS),
    CellStyle.WAREKI: ("和暦（令和8年3月3日）", _DATE),
    CellStyle.ERA: ("元号だけ", _DATE),
    CellStyle.ERA_YEAR: ("和暦の年だけ", _DATE),
    CellStyle.MONTH: ("月だけ", _DATE),
    CellStyle.DAY: ("日だけ", _DATE),
    CellStyle.WESTERN: ("西暦（2026年3月3日）", _DATE),
    CellStyle.SERIAL: ("セルの表示形式に任せる日付", _DATE),
    CellStyle.YEN: ("金額（30,000円）", (FieldKind.YEN,)),
    CellStyle.NUMBER: ("数値", _AMOUNTS),
    CellStyle.CHECK: ("☑ / □", _CHOSEN),
    CellStyle.CIRCLE: ("○", _CHOSEN),
    CellStyle.ELLIPSE: ("丸で囲む", _CHOSEN),
    CellStyle.TICK: ("セルのチェックボックス", _CHOSEN),
}


class DigitAlign(Enum):
    """桁がますより少ないとき、どちらに寄せるか。"""

    LEFT = "left"
    RIGHT = "right"


class Fit(Enum):
    """
    幅に収める仕方。

    >>> Fit("shrink").title
    '縮小して全体を表示'
    """

    AS_IS = "as_is"
    SHRINK = "shrink"
    WRAP = "wrap"

    @property
    def title(self) -> str:
        """指摘に出す日本語。"""
        return {"as_is": "そのまま", "shrink": "縮小して全体を表示", "wrap": "折り返して全体を表示"}[
            self.value
        ]
