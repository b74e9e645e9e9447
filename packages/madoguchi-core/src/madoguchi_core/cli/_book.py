"""``madoguchi book``。"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cli._events import events_named
from madoguchi_core.cli._files import replace_files
from madoguchi_core.cli._screen import console
from madoguchi_core.cli._town import town_of
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.handover import BookModel, book_model, render_book
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry

_NAME = "book.html"


def run_book(event: str, on: str, *, out: Path) -> None:
    """
    手続きの本を書き出す。

    Args:
        event: 出来事の名（``death``・``certificate``）。空なら、目録にあるすべて。
        on: どの日の法令と値か。空なら今日。
        out: 書き出す先のフォルダー。

    Raises:
        InvalidValue: 知らない出来事か、日付が読めないとき（MDG806）。
        StoreError: 書けないとき（MDG804）。
    """
    day = _day(on) if on else datetime.now().astimezone().date()
    registry = default_registry()
    events = events_named(_events(registry), event)
    model = book_of(registry, events, on=day)
    content = render_book(model).encode()
    replace_files(out, [(_NAME, content)])
    _show(model, out / _NAME, len(content))


def book_of(registry: Registry, events: tuple[LifeEvent, ...], *, on: date) -> BookModel:
    """登録簿と、部品と一緒に配られた事例から、手続きの本に載せるものを決める。"""
    from madoguchi_core.verify import package_of

    files = [file.file for name in registry.case_packages for file in package_of(registry, name).case_files]
    return book_model(
        registry.catalogue,
        registry.certificates,
        files=files,
        parameters=registry.parameters,
        town=town_of(registry),
        on=on,
        events=events,
    )


def _events(registry: Registry) -> Iterator[LifeEvent]:
    """手続きのある出来事。証明書の請求は、目録でなく証明書の本にある。"""
    for event in LifeEvent:
        is_requested = event is LifeEvent.CERTIFICATE and len(registry.certificates) > 0
        if is_requested or registry.catalogue.for_event(event):
            yield event


def _day(text: str) -> date:
    found = parse_exact_date(text, where="--on")
    if isinstance(found, Finding):
        raise InvalidValue("MDG806", f"--on が日付として読めません: {found.message}", hint=found.hint)
    return found


def _show(model: BookModel, path: Path, size: int) -> None:
    screen = console()
    for line in _summary(model):
        screen.print(line)
    screen.print(f"書き出し {path}（{size:,} バイト）")


def _summary(model: BookModel) -> Iterator[str]:
    yield f"{model.on}の法令と値"
    yield "・".join(f"{title} {number} 件" for title, number in model.tallies)
