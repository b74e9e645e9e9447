"""用件の表から統計を作る。区分・時間帯・曜日・職員数ごとの、待ちと対応の時間、不在、立ち去り、印字の失敗。"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from math import ceil
from typing import Final

from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._errands import Errand, ErrandOutcome

_WEEKDAYS: Final = "月火水木金土日"
_JST: Final = timezone(timedelta(hours=9))


class Axis(Enum):
    """統計の分け方。"""

    CATEGORY = "category"
    HOUR = "hour"
    WEEKDAY = "weekday"
    STAFF = "staff"
    DAY = "day"

    @property
    def title(self) -> str:
        """表の見出し。"""
        return {
            "category": "区分",
            "hour": "時間帯",
            "weekday": "曜日",
            "staff": "職員数",
            "day": "営業日",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Spread:
    """
    時間の散らばり（秒）。

    Attributes:
        count: 数えた件数。
        median: 中央値。
        ninety: 九割の人がこの時間以内。
    """

    count: int
    median: float
    ninety: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Spread | None":
        """
        秒の並びから作る。一件も無ければ ``None``。

        >>> Spread.of([60, 120, 180, 240, 600])
        Spread(count=5, median=180.0, ninety=600)
        """
        ordered = sorted(seconds)
        if not ordered:
            return None
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
        return cls(len(ordered), middle, ordered[ceil(len(ordered) * 0.9) - 1])


@dataclass(frozen=True, slots=True)
class StatRow:
    """
    統計の一行。

    Attributes:
        title: 何の行か。
        count: 用件の数（件数だけの受付を含む）。
        wait: 待ち時間。呼ばれた用件だけ。
        service: 対応時間。対応した用件だけ。
        no_shows: 呼んで来なかった用件の数（後で戻った人を含む）。
        abandoned: 待つうちに立ち去ったか、打ち切った用件の数。
        print_problems: 印字の失敗と不明の数。
    """

    title: str
    count: int
    wait: Spread | None
    service: Spread | None
    no_shows: int
    abandoned: int
    print_problems: int

    @classmethod
    def of(cls, title: str, found: Sequence[Errand]) -> "StatRow":
        """用件から一行を作る。"""
        return cls(
            title=title,
            count=len(found),
            wait=Spread.of(errand.wait for errand in found if errand.wait is not None),
            service=Spread.of(errand.service for errand in found if errand.service is not None),
            no_shows=sum(errand.no_shows > 0 for errand in found),
            abandoned=sum(errand.outcome in _ABANDONED for errand in found),
            print_problems=sum(errand.print_problems for errand in found),
        )


_ABANDONED: Final = frozenset({ErrandOutcome.ABANDONED, ErrandOutcome.NO_SHOW})


@dataclass(frozen=True, slots=True)
class Statistics:
    """
    統計。

    Attributes:
        visitors: 来た人の数（札の数と、件数だけの受付の数）。
        total: 全体の行。
        rows: 分け方ごとの行。
    """

    visitors: int
    total: StatRow
    rows: Mapping[Axis, tuple[StatRow, ...]]


def summarize(found: Sequence[Errand], categories: Sequence[TicketCategory]) -> Statistics:
    """
    用件の並びから統計を作る。時間帯と曜日は日本の時刻。

    >>> summarize([], []).visitors
    0
    """
    titles = {category.id: category.title for category in categories}
    order = {category.id: number for number, category in enumerate(categories)}
    axes: dict[Axis, tuple[_Key, _Title]] = {
        Axis.CATEGORY: (
            lambda errand: (order.get(errand.category_id, len(order)), errand.category_id),
            lambda errand: titles.get(errand.category_id, errand.category_id),
        ),
        Axis.HOUR: (lambda errand: (local(errand.queued_at).hour, ""), _hour),
        Axis.WEEKDAY: (
            lambda errand: (errand.business_date.weekday(), ""),
            lambda errand: _WEEKDAYS[errand.business_date.weekday()],
        ),
        Axis.STAFF: (lambda errand: (-1 if errand.staff_count is None else errand.staff_count, ""), _staff),
        Axis.DAY: (
            lambda errand: (errand.business_date.toordinal(), ""),
            lambda errand: errand.business_date.isoformat(),
        ),
    }
    visitors = len({errand.ticket for errand in found} - {None})
    counted = sum(errand.ticket is None for errand in found)
    rows = {axis: _rows(found, key, title) for axis, (key, title) in axes.items()}
    return Statistics(visitors + counted, StatRow.of("全体", found), rows)


_Key = Callable[[Errand], tuple[int, str]]
_Title = Callable[[Errand], str]


def local(at: datetime) -> datetime:
    """日本の時刻。"""
    return at.astimezone(_JST)


def _rows(found: Sequence[Errand], key: _Key, title: _Title) -> tuple[StatRow, ...]:
    groups: dict[tuple[int, str], list[Errand]] = {}
    for errand in found:
        groups.setdefault(key(errand), []).append(errand)
    return tuple(StatRow.of(title(group[0]), group) for _, group in sorted(groups.items()))


def _hour(errand: Errand) -> str:
    return f"{local(errand.queued_at).hour}時台"


def _staff(errand: Errand) -> str:
    return "記録なし" if errand.staff_count is None else f"{errand.staff_count}人"
