"""区分と札の TOML を読む。"""

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from madoguchi_core.queue import (
    CategoryFirst,
    CheckInRule,
    Counter,
    QueueSetting,
    SlotPlan,
    TicketCategory,
    TicketLayout,
)


@cache
def ticket_categories() -> tuple[TicketCategory, ...]:
    """
    芽室町の区分。受付の画面に並べる順。

    >>> [f"{category.letter} {category.title}" for category in ticket_categories()]
    ['A 証明・短い手続き', 'B 住所の異動', 'C 相談', 'D 案内だけ']
    """
    return tuple(TicketCategory.model_validate(item) for item in _read("categories.toml")["categories"])


@cache
def ticket_layouts() -> tuple[TicketLayout, ...]:
    """
    芽室町の番号札の文言と並び。

    >>> [(layout.id, layout.paper_mm) for layout in ticket_layouts()]
    [('memuro-slip', 80)]
    """
    return (TicketLayout.model_validate(_read("slip.toml")),)


@cache
def queue_setting() -> QueueSetting:
    """
    芽室町の窓口・呼ぶ順・予約枠。

    >>> [(counter.title, counter.level) for counter in queue_setting().counters][:3]
    [('1番窓口', 1), ('2番窓口', 1), ('3番窓口', 2)]
    """
    read = _read("setting.toml")
    policy = read["policy"]
    return QueueSetting(
        counters=tuple(Counter.model_validate(item) for item in read["counters"]),
        policy=CategoryFirst(tuple(policy["order"]), patience=timedelta(minutes=policy["patience_minutes"])),
        slot_plans=tuple(SlotPlan.model_validate(item) for item in read["slot_plans"]),
        check_in_rule=CheckInRule.model_validate(read["check_in"]),
        status_url=read["status_url"],
        patience=timedelta(minutes=read["patience_minutes"]),
        place=read["place"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("madoguchi_memuro.tickets").joinpath(name).read_text(encoding="utf-8"))
