"""
途中まで分かっている値。範囲（:class:`Span`）と候補（:class:`Among`）。

比べた結果は『はい・いいえ・まだ分からない（None）』の三つで返るので、規則の側は完全な値と区別しない。
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

Truth = bool | None
"""真・偽・不明（None）。"""


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """
    下限と上限だけが分かっている数や日付（両端を含む）。

    >>> Span(14, 15) >= 14, Span(14, 15) >= 15, Span(14, 15) >= 16
    (True, None, False)
    """

    low: int | date
    high: int | date

    def __ge__(self, other: object) -> bool | None:
        return _certain(is_true=_low(self) >= _high(other), is_false=_high(self) < _low(other))  # type: ignore[operator]

    def __gt__(self, other: object) -> bool | None:
        return _certain(is_true=_low(self) > _high(other), is_false=_high(self) <= _low(other))  # type: ignore[operator]

    def __le__(self, other: object) -> bool | None:
        return _certain(is_true=_high(self) <= _low(other), is_false=_low(self) > _high(other))  # type: ignore[operator]

    def __lt__(self, other: object) -> bool | None:
        return _certain(is_true=_high(self) < _low(other), is_false=_low(self) >= _high(other))  # type: ignore[operator]

    def __eq__(self, other: object) -> bool | None:  # type: ignore[override]
        apart = _high(self) < _low(other) or _high(other) < _low(self)  # type: ignore[operator]
        return _certain(is_true=_low(self) == _high(self) == _low(other) == _high(other), is_false=apart)

    def __ne__(self, other: object) -> bool | None:  # type: ignore[override]
        same = self == other
        return None if same is None else not same

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """
    候補のどれかだとだけ分かっている値。

    >>> Among(frozenset({"健保", "共済"})) == "国保", Among(frozenset({"健保", "共済"})) == "健保"
    (False, None)
    """

    options: frozenset[object]

    def __eq__(self, other: object) -> bool | None:  # type: ignore[override]
        theirs = other.options if isinstance(other, Among) else frozenset((other,))
        return _certain(
            is_true=len(self.options) == 1 and self.options == theirs,
            is_false=self.options.isdisjoint(theirs),
        )

    def __ne__(self, other: object) -> bool | None:  # type: ignore[override]
        same = self == other
        return None if same is None else not same

    __hash__ = object.__hash__

    def within(self, options: AbstractSet[object]) -> bool | None:
        """候補がすべて *options* にあれば真、一つも無ければ偽、ほかは不明。"""
        return _certain(is_true=self.options <= options, is_false=self.options.isdisjoint(options))


def _certain(*, is_true: bool, is_false: bool) -> bool | None:
    return True if is_true else False if is_false else None


def _low(value: object) -> object:
    return value.low if isinstance(value, Span) else value


def _high(value: object) -> object:
    return value.high if isinstance(value, Span) else value
