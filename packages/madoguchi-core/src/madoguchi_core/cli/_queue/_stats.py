"""統計と、出来事の書き出し。"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from madoguchi_core.cli._files import replace_files, write_whole
from madoguchi_core.cli._queue._desk import Desk, Town, desk_at
from madoguchi_core.cli._queue._options import File, From, Json, Store, To
from madoguchi_core.cli._queue._ticket_view import say
from madoguchi_core.cli._queue._words import day_of, wrong
from madoguchi_core.cli._screen import console, print_json
from madoguchi_core.queue import (
    Axis,
    Errand,
    PageFrame,
    Spread,
    Statistics,
    StatRow,
    StatTable,
    csv_text,
    errands,
    event_json,
    render_statistics_page,
    statistics_svg,
    statistics_tables,
    summarize,
)

if TYPE_CHECKING:
    from madoguchi_core.store.queue import History

STATS_SCHEMA: Final = "madoguchi.queue-stats/1"
OutFolder = Annotated[Path | None, typer.Option("--out", help="図の頁と CSV を書き出すフォルダー")]


def stats(
    first: From = "", last: To = "", out: OutFolder = None, as_json: Json = False, store: Store = ""
) -> None:
    """待ちと対応の時間、不在、立ち去り、印字の失敗。--out で図の頁と CSV も。"""
    with desk_at(store, "reader", "") as desk:
        found = _errands(desk, first, last)
        categories = tuple(desk.town.categories.values())
        statistics = summarize(found, categories)
        if as_json:
            print_json(_stats_json(statistics))
        else:
            _show(statistics, statistics_tables(statistics))
        if out is not None:
            frame = PageFrame(desk.town.name, desk.town.setting.local(desk.now))
            replace_files(out, statistics_files(desk.town, found, statistics, frame))
            if not as_json:
                say(f"書き出し {out / 'statistics.html'}（ブラウザーで開くと、A4 横に印刷できます）と CSV")


def export(out: File, first: From = "", last: To = "", store: Store = "") -> None:
    """出来事を、一行に一つの JSON で書き出す。人の情報は無い。"""
    with desk_at(store, "reader", "") as desk:
        events = _history(desk, first, last).events
        write_whole(out, "".join(f"{event_json(event)}\n" for event in events).encode())
        say(f"書き出し {out}（出来事 {len(events):,}件）")


def statistics_files(
    town: Town, found: tuple[Errand, ...], statistics: Statistics, frame: PageFrame
) -> list[tuple[str, bytes]]:
    """統計の頁と、図と、表の CSV（Excel で開ける）。"""
    categories, tables = tuple(town.categories.values()), statistics_tables(statistics)
    title = f"{_period(found)}の窓口"
    svg = statistics_svg(statistics, found, categories, title=title)
    page = render_statistics_page(svg, _telling(tables), frame, title=f"{title}　{town.name}")
    csvs = [
        (f"{axis.value}.csv", csv_text(table).encode("utf-8-sig"))
        for axis, table in zip(Axis, tables, strict=True)
    ]
    return [("statistics.html", page.encode()), ("statistics.svg", svg.encode()), *csvs]


def _telling(tables: Sequence[StatTable]) -> tuple[StatTable, ...]:
    """初めの表と、分けて見る意味のある表。一行しかない表は、全体と同じことを言うだけ。"""
    return (*tables[:1], *(table for table in tables[1:] if len(table.rows) > 2))


def _period(found: tuple[Errand, ...]) -> str:
    days = sorted({errand.business_date for errand in found})
    if not days:
        return "記録の無い日"
    first, last = _day(days[0]), _day(days[-1])
    return first if first == last else f"{first}から{last}まで"


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _errands(desk: Desk, first: str, last: str) -> tuple[Errand, ...]:
    history = _history(desk, first, last)
    return errands(history.events, start=history.start)


def _history(desk: Desk, first: str, last: str) -> "History":
    start = day_of(first, "--from") if first else None
    end = day_of(last, "--to") if last else None
    if start is not None and end is not None and end < start:
        raise wrong("--to", "--from より前の日です", "期間を確かめてください")
    return desk.store.history(start, end)


def _show(statistics: Statistics, tables: tuple[StatTable, ...]) -> None:
    from rich.table import Table

    say(f"来た人 {statistics.visitors}人", style="bold")
    for table in _telling(tables):
        shown = Table(title=table.title, title_justify="left", padding=(0, 1, 0, 0))
        for header in table.header:
            shown.add_column(header.replace(" ", "\n").replace("（分）", "\n（分）"), overflow="fold")
        for row in table.rows:
            shown.add_row(*row)
        console().print(shown)


def _stats_json(statistics: Statistics) -> dict[str, object]:
    return {
        "schema": STATS_SCHEMA,
        "visitors": statistics.visitors,
        "total": _row(statistics.total),
        "rows": {axis.value: [_row(row) for row in statistics.rows[axis]] for axis in Axis},
    }


def _row(row: StatRow) -> dict[str, object]:
    return {
        "title": row.title,
        "count": row.count,
        "wait": _spread(row.wait),
        "service": _spread(row.service),
        "no_shows": row.no_shows,
        "abandoned": row.abandoned,
        "print_problems": row.print_problems,
    }


def _spread(spread: Spread | None) -> dict[str, object] | None:
    return (
        None if spread is None else {"count": spread.count, "median": spread.median, "ninety": spread.ninety}
    )
