"""人の情報: どの引数に人の名や 12 桁の番号を入れようとしても、発券簿のどのバイトにも残らない。"""

from collections.abc import Callable
from contextlib import suppress
from datetime import time
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from queue_places import Place
from queue_terminals import AT, DAY, A, operation, take

from madoguchi_core.errors import InvalidValue, StoreError
from madoguchi_core.queue import (
    Called,
    Cancelled,
    CancelReason,
    CheckedIn,
    CheckInTiming,
    Counted,
    Issued,
    Linked,
    NumberJumped,
    Operation,
    PrintFailed,
    PrintStarted,
    SlotPlan,
    Transferred,
    UnknownChange,
)
from madoguchi_core.store.queue import QueueStore

NAMES = ("山田太郎", "ヤマダタロウ", "yamada taro", "123456789012", "1234 5678 9012")
PLAN = {"starts_at": time(9), "ends_at": time(12), "minutes": 60, "capacity": 1}


def uses(store: QueueStore, name: str) -> list[Callable[[], object]]:
    """文を受け取るところのすべて。"""

    def change(of: Any, **values: object) -> Callable[[], object]:  # noqa: ANN401 どの出来事の型も
        return lambda: store.record(of(**values), operation("d", "c"), ticket=2)

    slot = SlotPlan(id="plan-1", category_id="a", **PLAN).slots(DAY)[0]  # type: ignore[arg-type]
    issued = {"category_id": "a", "number": 1, "number_text": "A001", "business_date": DAY, "waiting": 0}
    return [
        lambda: store.issue(A, Operation(AT, name, "k")),
        lambda: store.issue(A, Operation(AT, "k", name)),
        lambda: store.issue(A, operation("k", "route"), route=(name,)),
        lambda: store.issue(A.model_copy(update={"id": name}), operation("k", "category")),
        lambda: store.issue(A.model_copy(update={"letter": name}), operation("k", "letter")),
        lambda: store.issue(A.model_copy(update={"title": name, "counter": name}), operation("k", "title")),
        lambda: store.count(A.model_copy(update={"id": name}), operation("k", "count")),
        lambda: store.take_back(A.model_copy(update={"id": name}), 1, operation("k", "back")),
        lambda: store.jump([A.model_copy(update={"id": name})], {name: 3}, operation("k", "jump")),
        lambda: store.book(slot, code=name),
        lambda: store.book(SlotPlan(id=name, category_id="a", **PLAN).slots(DAY)[0], code="Q7RKWM2X"),  # type: ignore[arg-type]
        lambda: store.book(SlotPlan(id="p", category_id=name, **PLAN).slots(DAY)[0], code="Q7RKWM2Y"),  # type: ignore[arg-type]
        lambda: store.cancel_booking(name),
        change(Called, counter=name),
        change(Transferred, category_id=name),
        change(Transferred, category_id="a", counter=name),
        change(Linked, case_code=name),
        change(CheckedIn, booking_code=name, timing=CheckInTiming.LATE, due_at=None),
        change(PrintStarted, printer=name),
        change(PrintFailed, code=name),
        change(Counted, category_id=name),
        change(NumberJumped, category_id=name, last_used=1),
        change(Issued, **{**issued, "number_text": name}),
        change(Issued, **{**issued, "category_id": name}),
        change(UnknownChange, name=name, content=name),
        change(Cancelled, reason=CancelReason.LEFT, note=name),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_どの引数に入れても_発券簿のどのバイトにも残らない(place: Place, name: str) -> None:
    store = place.open()
    store.open_day(DAY, operation("desk", "open"))
    take(store, "k", "t1")
    for use in uses(store, name):
        with suppress(InvalidValue, ValidationError, StoreError, TypeError):
            use()
    take(store, "k", "t2")
    store.close()
    found = _everything(place)
    for spelling in (name, name.encode("unicode_escape").decode()):
        is_kept = spelling.encode() in found
        assert is_kept is False


def _everything(place: Place) -> bytes:
    """置き場所のすべて。SQLite ならファイルのバイト、PostgreSQL なら全部の表の中身。"""
    if place.is_file:
        return b"".join(path.read_bytes() for path in place.path.parent.iterdir())
    tables = ("queue_event", "queue_day", "queue_booking", "queue_head")
    return "".join(
        str(place.run(f"SELECT * FROM {table}"))  # noqa: S608
        for table in tables
    ).encode()


@pytest.mark.parametrize("text", ["123456789012", "a-123456789012", "123456789012.start", "id:123456789012"])
def test_個人番号の形は_端末の名にも鍵にも使えない(text: str) -> None:
    for by, key in ((text, "k"), ("k", text)):
        with pytest.raises(InvalidValue, match="MDG538"):
            Operation(AT, by, key)


@pytest.mark.parametrize(
    "key",
    [
        "6f1c2d34-5b6a-4c7d-8e9f-012345678901",
        "6F1C2D34-5B6A-4C7D-8E9F-012345678901",
        "tap.6f1c2d34-5b6a-4c7d-8e9f-012345678901.start",
        UUID("6f1c2d34a123456789012b9fa1234567").hex,
    ],
)
def test_鍵に使うUUIDが_たまたま12桁の数字を含んでも_断らない(place: Place, key: str) -> None:
    """でたらめな UUID の三百に一つは、終わりの 12 字がすべて数字になる。"""
    store = place.open()
    store.open_day(DAY, operation("desk", "open"))
    assert take(store, "k", key).event.key == key
    with place.open() as other:
        assert take(other, "k", key).is_repeat
