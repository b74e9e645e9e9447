"""``madoguchi speech prepare``: どの呼び出しもすぐ鳴るように、声を作り置く。"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from madoguchi_core.cli import console, show_findings
from madoguchi_core.plugins import default_registry
from madoguchi_core.queue import Counter, TicketCategory, check_counter_readings, spoken_call
from madoguchi_speech import ClipFolder
from madoguchi_speech.commands._counters import counters_of

# 窓口が決まっていない札と、名を読めない窓口も、呼べるようにしておく
_ALWAYS = ("担当窓口", "表示の窓口=ヒョージノ マドグチ")


def run_prepare(words: Sequence[str], *, out: Path) -> None:
    """
    区分の番号と窓口の声を作り置き、数と大きさを見せる。

    Raises:
        InvalidValue: 窓口を読めないとき（MDG561）。
        PluginError: 音声合成の部品が動かないとき（MDG560）。
        StoreError: 書けないとき（MDG804）。
    """
    counters = counters_of(words)
    categories = tuple(default_registry().ticket_categories.values())
    readings = tuple(calls(categories, (*counters_of(_ALWAYS), *counters)))
    with console(is_error=True).status("声を作っています"):
        done = ClipFolder(out).prepare(readings)
    show_findings((*check_counter_readings(counters), *done.findings))
    summary = f"声 {done.made + done.kept} 個（新しく {done.made} 個、{done.size / 1e6:.0f} MB）: {out}"
    console().print(summary, soft_wrap=True)


def calls(categories: Sequence[TicketCategory], counters: Sequence[Counter]) -> Iterator[str]:
    """
    どの番号とどの窓口も、一度は言う読みの並び。番号と窓口の声は別なので、組のすべては要らない。

    >>> a = TicketCategory(
    ...     id="a", title="証明", letter="A", first=7, last=7, section_role="初級", counter="担当窓口"
    ... )
    >>> for reading in calls([a], [Counter(id="3", title="3番窓口")]):
    ...     print(reading)
    イチバンノ カタ、サンバン マドグチエ、オコシクダサイ
    エーノ、ナナバンノ カタ、サンバン マドグチエ、オコシクダサイ
    テガキノ エーノ、ナナバンノ カタ、サンバン マドグチエ、オコシクダサイ
    """
    for counter in counters:
        yield spoken_call("1", counter.title, counter.reading).reading
    for category in categories:
        numbers = range(category.first, category.last + 1) if not category.is_count_only else ()
        for number in numbers:
            for text in (category.number_text(number), category.stack_text(number)):
                yield spoken_call(text, counters[0].title, counters[0].reading).reading
