"""事例を、役所の人が読む言葉にする。YAML に書く形（_example_text）はここに無い。"""

from collections.abc import Iterator
from datetime import date

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.cases._examples import EVENT_FACTS, Example, ExampleDue
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts, shown


def due_words(due: ExampleDue) -> str:
    """期限の言い方。書かれていなければ空。"""
    if isinstance(due.on, Missing):
        return {Missing.NOT_APPLICABLE: "日付なし", Missing.UNKNOWN: "不明"}.get(due.on, "")
    others = "・".join(format_wareki(on, WarekiStyle.WEEKDAY) for on in due.others)
    return format_wareki(due.on, WarekiStyle.WEEKDAY) + (f"（数え方によっては {others}）" if others else "")


def example_facts(example: Example) -> Iterator[str]:
    """事例の事実・世帯員・町の設定を、一行ずつの言葉にする。出来事の日の事実は除く。"""
    yield from _lines(example.facts, example.event_on)
    for group, members in example.facts.groups.items():
        if isinstance(members, Missing):
            yield f"{group.title}: {members.title}"
        elif not members:
            yield f"{group.title}: いない"
        else:
            yield from (f"{group.title}: {'、'.join(_lines(member, None)) or 'ひとり'}" for member in members)
    for parameter, value in example.settings.items():
        yield f"町の設定 {parameter.title}: {'決まっていない' if value is None else shown(value)}"


def _lines(facts: Facts, event_on: date | None) -> Iterator[str]:
    for fact, held in facts.values.items():
        if fact.name not in EVENT_FACTS or held.value != event_on:
            yield f"{fact.title}: {shown(held.value)}"
