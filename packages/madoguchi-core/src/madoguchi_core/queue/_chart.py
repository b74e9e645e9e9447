"""統計の図（SVG 一枚）。値は統計のまま、並べて描くだけ。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from madoguchi_core.queue._categories import TicketCategory
from madoguchi_core.queue._errands import Errand
from madoguchi_core.queue._statistics import Axis, Spread, Statistics, StatRow, local
from madoguchi_core.queue._svg import (
    INK,
    LINE,
    PANEL,
    QUIET,
    SERIES,
    WAIT,
    WAIT_90,
    area,
    dot,
    line,
    nice_step,
    rect,
    svg,
    text,
)

_WIDTH: Final = 1120
_HEIGHT: Final = 792
_GAP: Final = 28
_COLUMN: Final = (_WIDTH - _GAP * 3) / 2


@dataclass(frozen=True, slots=True)
class _Frame:
    """図ひとつの、軸の内側。"""

    left: float
    top: float
    width: float
    height: float
    highest: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, value: float) -> float:
        return self.bottom - self.height * value / self.highest


def statistics_svg(
    statistics: Statistics,
    found: Sequence[Errand],
    categories: Sequence[TicketCategory],
    *,
    title: str,
    note: str = "",
) -> str:
    """
    統計の一枚。来庁の数、待ち時間、待つ人の移り変わり（何日もあれば曜日ごと）、区分ごとの表。

    Args:
        statistics: 統計。
        found: 統計のもとになった用件。
        categories: 区分。色の順。
        title: 図の名（「2026年11月24日の窓口」など）。
        note: 図の名の下に添える文。

    >>> from madoguchi_core.queue import summarize
    >>> statistics_svg(summarize([], []), [], [], title="窓口")[:4]
    '<svg'
    """
    return svg(_WIDTH, _HEIGHT, title, _parts(statistics, found, categories, title, note))


def _parts(
    statistics: Statistics,
    found: Sequence[Errand],
    categories: Sequence[TicketCategory],
    title: str,
    note: str,
) -> Iterator[str]:
    right = _GAP * 2 + _COLUMN
    yield text((_GAP, 46), title, size=26, bold=True)
    yield text((_GAP, 70), note, fill=QUIET)
    yield from _tiles(statistics)
    yield from _arrivals((_GAP, 186), found, categories)
    yield from _waits((right, 186), "時間帯ごとの待ち時間（分）", statistics.rows[Axis.HOUR])
    if len(statistics.rows[Axis.DAY]) > 1:
        yield from _waits((_GAP, 486), "曜日ごとの待ち時間（分）", statistics.rows[Axis.WEEKDAY])
    else:
        yield from _crowd((_GAP, 486), found)
    yield from _table((right, 486), statistics)


def _tiles(statistics: Statistics) -> Iterator[str]:
    total = statistics.total
    values = (
        ("来庁", f"{statistics.visitors}", "人"),
        ("待ち時間の中央値", _minutes(total.wait, "median"), "分"),
        ("9割の人がこの時間以内", _minutes(total.wait, "ninety"), "分"),
        ("対応時間の中央値", _minutes(total.service, "median"), "分"),
        ("不在・立ち去り", f"{total.no_shows}・{total.abandoned}", "件"),
        ("印字の失敗", f"{total.print_problems}", "件"),
    )
    width = (_WIDTH - _GAP * 2 - 14 * (len(values) - 1)) / len(values)
    for number, (label, value, unit) in enumerate(values):
        x = _GAP + number * (width + 14)
        yield rect(x, 88, (width, 72), PANEL, radius=8)
        yield text((x + 14, 112), label, size=12, fill=QUIET)
        yield text((x + 14, 147), value, size=28, bold=True)
        yield text((x + 20 + _breadth(value, 28), 147), unit, size=13, fill=QUIET)


def _breadth(value: str, size: float) -> float:
    """字の並びのおよその幅。"""
    return size * sum(0.59 if letter.isascii() else 1.0 for letter in value)


def _arrivals(
    at: tuple[float, float], found: Sequence[Errand], categories: Sequence[TicketCategory]
) -> Iterator[str]:
    hours = sorted({local(errand.queued_at).hour for errand in found})
    counts = {
        (hour, category.id): sum(
            errand.category_id == category.id and local(errand.queued_at).hour == hour for errand in found
        )
        for hour in hours
        for category in categories
    }
    tops = [sum(counts[hour, category.id] for category in categories) for hour in hours]
    yield text(at, "時間帯ごとの用件の数", size=15, bold=True)
    yield from _legend(
        (at[0], at[1] + 22),
        [(category.title, SERIES[number % len(SERIES)]) for number, category in enumerate(categories)],
    )
    frame = _frame(at, max(tops, default=0))
    yield from _axis(frame)
    step = frame.width / max(1, len(hours))
    for number, hour in enumerate(hours):
        x = frame.left + step * number + step * 0.18
        y = frame.bottom
        for index, category in enumerate(categories):
            height = frame.height * counts[hour, category.id] / frame.highest
            y -= height
            yield rect(x, y, (step * 0.64, height), SERIES[index % len(SERIES)])
        middle = x + step * 0.32
        yield text((middle, y - 6), str(tops[number]), size=12, anchor="middle", bold=True)
        yield text((middle, frame.bottom + 18), f"{hour}時", size=12, fill=QUIET, anchor="middle")


def _waits(at: tuple[float, float], title: str, rows: Sequence[StatRow]) -> Iterator[str]:
    yield text(at, title, size=15, bold=True)
    yield from _legend((at[0], at[1] + 22), [("中央値", WAIT), ("9割の人がこの時間以内", WAIT_90)])
    frame = _frame(at, max((row.wait.ninety / 60 for row in rows if row.wait), default=0))
    yield from _axis(frame)
    step = frame.width / max(1, len(rows))
    for number, row in enumerate(rows):
        middle = frame.left + step * (number + 0.5)
        label = row.title.removesuffix("台")
        yield text((middle, frame.bottom + 18), label, size=12, fill=QUIET, anchor="middle")
        if row.wait is None:
            continue
        half, ninety = frame.y(row.wait.median / 60), frame.y(row.wait.ninety / 60)
        yield line((middle, half), (middle, ninety), WAIT_90, 2)
        yield rect(middle - step * 0.3, half, (step * 0.6, frame.bottom - half), WAIT)
        yield dot((middle, ninety), WAIT_90)
        yield text((middle, ninety - 9), f"{row.wait.ninety / 60:.0f}", size=12, anchor="middle", bold=True)


def _crowd(at: tuple[float, float], found: Sequence[Errand]) -> Iterator[str]:
    steps = _waiting_over_time(found)
    most = max((count for _, count in steps), default=0)
    yield text(at, "待っている人の移り変わり", size=15, bold=True)
    frame = _frame(at, most)
    yield from _axis(frame)
    if not steps:
        return
    first, last = local(steps[0][0]).hour, local(steps[-1][0]).hour + 1
    width = frame.width / (last - first)
    points: list[tuple[float, float]] = []
    for when, count in steps:
        clock = local(when)
        x = frame.left + (clock.hour + clock.minute / 60 + clock.second / 3600 - first) * width
        points += [(x, points[-1][1] if points else frame.bottom), (x, frame.y(count))]
    yield area(points, frame.bottom, SERIES[2])
    for hour in range(first, last + 1):
        x = frame.left + (hour - first) * width
        yield text((x, frame.bottom + 18), f"{hour}時", size=12, fill=QUIET, anchor="middle")
    peak = next(when for when, count in steps if count == most)
    yield text((at[0], at[1] + 22), f"最も多いとき {most}人（{local(peak):%H:%M}）", size=12, fill=QUIET)


def _waiting_over_time(found: Sequence[Errand]) -> list[tuple[datetime, int]]:
    moves: list[tuple[datetime, int]] = []
    for errand in found:
        end = errand.called_at or errand.ended_at
        if errand.ticket is not None and end is not None:
            moves += [(errand.queued_at, 1), (end, -1)]
    waiting, steps = 0, []
    for when, change in sorted(moves, key=lambda move: move[0]):
        waiting += change
        steps.append((when, waiting))
    return steps


def _table(at: tuple[float, float], statistics: Statistics) -> Iterator[str]:
    x, y = at
    columns = (0.0, 218.0, 300.0, 374.0, 452.0, _COLUMN)
    yield text(at, "区分ごと（時間は分）", size=15, bold=True)
    header = ("区分", "用件", "待ち中央", "待ち90%", "対応中央", "不在")
    for number, cell in enumerate(header):
        yield _cell((x + columns[number], y + 38), cell, number, fill=QUIET)
    yield line((x, y + 48), (x + _COLUMN, y + 48), INK)
    rows = (*statistics.rows[Axis.CATEGORY][:7], statistics.total)
    for index, row in enumerate(rows):
        top = y + 72 + index * 27
        is_total = index == len(rows) - 1
        cells = (
            row.title,
            str(row.count),
            _minutes(row.wait, "median"),
            _minutes(row.wait, "ninety"),
            _minutes(row.service, "median"),
            str(row.no_shows),
        )
        for number, cell in enumerate(cells):
            yield _cell((x + columns[number], top), cell, number, bold=is_total)
        yield line((x, top + 9), (x + _COLUMN, top + 9))


def _cell(at: tuple[float, float], content: str, number: int, *, fill: str = INK, bold: bool = False) -> str:
    anchor = "start" if number == 0 else "end"
    return text(at, content, size=13, fill=fill, anchor=anchor, bold=bold)


def _frame(at: tuple[float, float], top: float) -> _Frame:
    highest = nice_step(top) * max(1, -(-top // nice_step(top)))
    return _Frame(at[0] + 34, at[1] + 48, _COLUMN - 34, 190, highest)


def _axis(frame: _Frame) -> Iterator[str]:
    step = nice_step(frame.highest)
    value = 0.0
    while value <= frame.highest:
        y = frame.y(value)
        yield line((frame.left, y), (frame.left + frame.width, y), LINE if value else QUIET)
        yield text((frame.left - 8, y + 4), f"{value:g}", size=12, fill=QUIET, anchor="end")
        value += step


def _legend(at: tuple[float, float], entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    x, y = at
    for label, color in entries:
        yield rect(x, y - 10, (11, 11), color, radius=2)
        yield text((x + 16, y), label, size=12, fill=QUIET)
        x += 36 + 12.5 * len(label)


def _minutes(spread: Spread | None, name: str) -> str:
    if spread is None:
        return "—"
    return f"{(spread.median if name == 'median' else spread.ninety) / 60:.0f}"
