"""登録されている日付の値型。暦の日とは限らない。文字から読むこと（_parsing）はここに無い。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from madoguchi_core.errors import InvalidValue


class DateKind(Enum):
    """
    登録上の日付の表記が、どういう種類か。

    >>> DateKind.NON_CALENDAR.title
    '平年の2月29日'
    """

    EXACT = "exact"
    NON_CALENDAR = "non_calendar"
    PARTIAL = "partial"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"
    LUNAR = "lunar"
    OUTSIDE_ERA = "outside_era"
    UNREADABLE = "unreadable"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return _TITLES[self]


_TITLES = {
    DateKind.EXACT: "一日に決まる日付",
    DateKind.NON_CALENDAR: "平年の2月29日",
    DateKind.PARTIAL: "幅のある日付",
    DateKind.APPROXIMATE: "頃・推定の日付",
    DateKind.UNKNOWN: "不詳",
    DateKind.LUNAR: "旧暦のころの日付",
    DateKind.OUTSIDE_ERA: "元号の期間に無い日付",
    DateKind.UNREADABLE: "読めない日付",
}


@dataclass(frozen=True, slots=True)
class RegisterDate:
    """
    住民記録や届書に書かれた日付。暦の日でないこともある（平年の2月29日、年月日不詳、令和8年3月上旬）。

    分からない日を1日に置きかえること（みなし生年月日）はしない。書かれた文字はいつもそのまま残る。

    Attributes:
        on: 一日に決まるときの日。決まらなければ None。
        text: 書かれていたとおりの文字。
        earliest: 表記が許す最初の日。言えないときは None。
        latest: 表記が許す最後の日。言えないときは None。
        kind: 表記の種類。

    Raises:
        InvalidValue: 幅が逆か、``on`` と幅や種類が合わないとき（MDG010）。

    >>> RegisterDate.exact(date(2025, 4, 1)).is_exact
    True
    >>> RegisterDate.unknown("年月日不詳").on is None
    True
    """

    on: date | None
    text: str
    earliest: date | None
    latest: date | None
    kind: DateKind

    def __post_init__(self) -> None:
        if self.kind is DateKind.EXACT:
            is_sound = self.on is not None and self.on == self.earliest == self.latest
        else:
            is_ordered = self.earliest is None or self.latest is None or self.earliest <= self.latest
            is_sound = self.on is None and is_ordered
        if not is_sound:
            raise InvalidValue(
                "MDG010", "登録上の日付の幅か種類が合いません", hint="parse_date で作ってください"
            )

    @classmethod
    def exact(cls, on: date, text: str | None = None) -> RegisterDate:
        """
        一日に決まる日付を作る。

        Args:
            on: その日。
            text: 書かれていた文字。無ければ ``2025-04-01`` の形。

        >>> RegisterDate.exact(date(2025, 4, 1)).text
        '2025-04-01'
        """
        return cls(on, on.isoformat() if text is None else text, on, on, DateKind.EXACT)

    @classmethod
    def unknown(cls, text: str) -> RegisterDate:
        """
        幅も言えない不詳の日付を作る。

        Args:
            text: 書かれていた文字。

        >>> RegisterDate.unknown("年月日不詳").kind.title
        '不詳'
        """
        return cls(None, text, None, None, DateKind.UNKNOWN)

    @property
    def is_exact(self) -> bool:
        """一日に決まるか。"""
        return self.on is not None
