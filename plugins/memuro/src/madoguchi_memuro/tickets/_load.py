"""区分と札の TOML を読む。"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from madoguchi_core.queue import TicketCategory, TicketLayout


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


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("madoguchi_memuro.tickets").joinpath(name).read_text(encoding="utf-8"))
