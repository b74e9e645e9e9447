"""練習の一日: 作り物の人が来る一日を、新しい発券簿に書く。"""

import random
from datetime import date, datetime, time, timezone
from functools import partial
from typing import Annotated

import typer

from madoguchi_core.cli._queue._desk import Town, file_of, now, town_of
from madoguchi_core.cli._queue._stats import statistics_files
from madoguchi_core.cli._queue._ticket_view import say
from madoguchi_core.cli._queue._words import day_of, moment_of
from madoguchi_core.errors import StoreError
from madoguchi_core.queue import (
    Board,
    DayPlan,
    Operation,
    PageFrame,
    QueueEvent,
    RecordedAll,
    display,
    errands,
    fold,
    render_display,
    replay,
    simulate_day,
    summarize,
)

# 町が公開している来庁の数（一日 163 人）を、証明の多い割合で分ける。割合と分は、見本のための値
_SHARES = {1: 7.0, 2: 1.6, 3: 0.6}
_SAMPLE_SEED = 5
_SAMPLE_AT = time(11, 0)
_MINUTES = {1: 5.0, 2: 11.0, 3: 18.0}


def simulate(
    out: Annotated[str, typer.Option("--out", help="新しい発券簿の場所。もうある所には書かない")],
    visitors: Annotated[int, typer.Option("--visitors", help="来る人の数", min=1, max=2000)] = 163,
    on: Annotated[str, typer.Option("--date", help="営業日。書かなければ今日")] = "",
    seed: Annotated[int, typer.Option("--seed", help="乱数の種。同じ種なら同じ一日")] = 1,
    until: Annotated[
        str, typer.Option("--until", help="この時刻まで（10:30）。書かなければ、業務の終わりまで")
    ] = "",
) -> None:
    """練習の発券簿を作る。実在の人の記録とは混ざらない。"""
    town = town_of()
    day = day_of(on, "--date") if on else town.today(now())
    events = practice_day(town, day, visitors=visitors, seed=seed)
    if until:
        end = moment_of(until, "--until", on=day, setting=town.setting)
        events = tuple(event for event in events if event.at <= end)
    _write(out, events)
    say(f"練習の発券簿 {out} に、{day} の出来事 {len(events):,}件を書きました（種 {seed}）")
    say(f"  → queue board --store {out}、queue replay --at 10:30 --store {out}、queue stats --store {out}")


def practice_day(town: Town, on: date, *, visitors: int, seed: int) -> tuple[QueueEvent, ...]:
    """町の区分と窓口と呼ぶ順で、作り物の一日の出来事を作る。同じ種なら、いつも同じ。"""
    categories = tuple(town.categories.values())
    plan = DayPlan(
        on=on,
        categories=categories,
        counters=town.setting.counters,
        shares={each.id: 0.8 if each.is_count_only else _SHARES.get(each.level, 1.0) for each in categories},
        minutes={each.id: _MINUTES.get(each.level, 10.0) for each in categories},
        visitors=visitors,
        policy=town.setting.policy,
    )
    return simulate_day(plan, random.Random(seed))  # noqa: S311 秘密には使わない


def sample_pages(town: Town, on: date) -> list[tuple[str, bytes]]:
    """作り物の一日の、混んだ時刻の待合の画面と、統計の頁。``madoguchi demo`` が見せる。"""
    categories = tuple(town.categories.values())
    events = practice_day(town, on, visitors=163, seed=_SAMPLE_SEED)
    at = datetime.combine(on, _SAMPLE_AT, timezone(town.setting.day_rule.utc_offset))
    frame = PageFrame(town.name, at)
    shown = display(replay(events, at), categories, town.setting.counters, at)
    found = errands(events)
    made = statistics_files(town, found, summarize(found, categories), frame)
    return [("display.html", render_display(shown, frame).encode()), made[0]]


def _write(out: str, events: tuple[QueueEvent, ...]) -> None:
    path = file_of(out)
    if path is None or path.exists():
        hint = "まだ無いファイルの場所を書いてください。本物の発券簿には、練習を書けません"
        raise StoreError("MDG573", "練習の発券簿は、新しいファイルにだけ書きます", hint=hint)
    from madoguchi_core.store.queue import QueueStore

    with QueueStore(out) as store:
        # 営業日を始めた盤面の控えが要るので、始まりだけを先に書く
        for part in (events[:1], events[1:]):
            if part:
                operation = Operation(part[-1].at, "simulated", f"write-{part[0].sequence}")
                store.decide(partial(_added, part), operation)


def _added(part: tuple[QueueEvent, ...], board: Board) -> RecordedAll:
    return RecordedAll(part, fold(part, start=board))
