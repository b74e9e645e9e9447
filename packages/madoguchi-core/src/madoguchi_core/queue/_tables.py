"""統計を表と CSV にする。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from madoguchi_core.queue._statistics import Axis, Spread, Statistics, StatRow

_HEADER: Final = (
    "用件",
    "待ち 中央値（分）",
    "待ち 90%（分）",
    "対応 中央値（分）",
    "対応 90%（分）",
    "不在",
    "立ち去り",
    "印字の失敗",
)
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class StatTable:
    """
    表ひとつ。

    Attributes:
        title: 表の名。
        header: 列の見出し。
        rows: 行。時間が無い所は空。
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def statistics_tables(statistics: Statistics) -> tuple[StatTable, ...]:
    """
    分け方ごとの表。どの表も、終わりの行が全体になる。

    >>> from madoguchi_core.queue import summarize
    >>> [table.title for table in statistics_tables(summarize([], []))]
    ['区分ごと', '時間帯ごと', '曜日ごと', '職員数ごと', '営業日ごと']
    """
    return tuple(
        StatTable(
            f"{axis.title}ごと",
            (axis.title, *_HEADER),
            tuple(_cells(row) for row in (*statistics.rows[axis], statistics.total)),
        )
        for axis in Axis
    )


def csv_text(table: StatTable) -> str:
    r"""
    表を CSV にする。値はすべて引用符で囲み、表計算ソフトが式と読む値は頭に ``'`` を付ける。

    Excel で開くなら、``utf-8-sig`` で書く。

    >>> csv_text(StatTable("表", ("区分", "用件"), (("=A1", "3"),)))
    '"区分","用件"\r\n"\'=A1","3"\r\n'
    """
    return "".join(f"{line}\r\n" for line in _lines((table.header, *table.rows)))


def minutes(seconds: float) -> str:
    """秒を、小数一桁の分にする。"""
    return f"{seconds / 60:.1f}"


def _cells(row: StatRow) -> tuple[str, ...]:
    times = (*_minutes(row.wait), *_minutes(row.service))
    return (
        row.title,
        str(row.count),
        *times,
        str(row.no_shows),
        str(row.abandoned),
        str(row.print_problems),
    )


def _minutes(spread: Spread | None) -> tuple[str, str]:
    return ("", "") if spread is None else (minutes(spread.median), minutes(spread.ninety))


def _lines(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for row in rows:
        yield ",".join(_quoted(value) for value in row)


def _quoted(value: str) -> str:
    safe = f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return '"' + safe.replace('"', '""') + '"'
