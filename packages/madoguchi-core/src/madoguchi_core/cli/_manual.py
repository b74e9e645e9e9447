"""``madoguchi manual``。"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.cli._events import events_named
from madoguchi_core.cli._files import replace_files
from madoguchi_core.cli._screen import console
from madoguchi_core.cli._town import town_of
from madoguchi_core.handover import ManualModel, manual_model, render_manual
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry

_NAME = "manual.html"


def run_manual(event: str, *, out: Path) -> None:
    """
    停止時マニュアルを書き出す。

    Args:
        event: 出来事の名（``death``）。空なら、目録にある出来事のすべて。
        out: 書き出す先のフォルダー。

    Raises:
        InvalidValue: 知らない出来事のとき（MDG806）。
        StoreError: 書けないとき（MDG804）。
    """
    registry = default_registry()
    events = events_named(registry.event_facts, event)
    model = manual_of(registry, events, printed_on=datetime.now().astimezone().date())
    content = render_manual(model).encode()
    replace_files(out, [(_NAME, content)])
    _show(model, out / _NAME, len(content))


def manual_of(registry: Registry, events: tuple[LifeEvent, ...], *, printed_on: date) -> ManualModel:
    """登録簿から、停止時マニュアルに載せるものを決める。"""
    facts = {event: registry.facts_for(event) for event in events}
    return manual_model(
        registry.catalogue,
        facts,
        parameters=registry.parameters,
        town=town_of(registry),
        printed_on=printed_on,
    )


def _show(model: ManualModel, path: Path, size: int) -> None:
    screen = console()
    for line in _summary(model):
        screen.print(line)
    screen.print(f"書き出し {path}（{size:,} バイト）")


def _summary(model: ManualModel) -> Iterator[str]:
    for checklist in model.checklists:
        procedures = sum(len(group.rows) for group in checklist.groups)
        questions = sum(len(topic.questions) for topic in checklist.topics)
        yield f"{checklist.event_title}: 手続き {procedures} 件・問い {questions} 件"
    yield f"まだ決まっていない値 {len(model.unset)} 件（紙に、手で書く線で載せました）"
