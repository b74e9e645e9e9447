"""町が札の文言を決めるまでの並び。中身は layouts.toml にあり、ここは読むだけ。"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from madoguchi_core.queue import TicketLayout


@cache
def builtin_layouts() -> Mapping[str, TicketLayout]:
    """
    備え付けの札の文言と並び。

    >>> {id: layout.title for id, layout in builtin_layouts().items()}
    {'standard': 'ふつうの番号札', 'stack': '停止時の束'}
    """
    text = files("madoguchi_escpos").joinpath("layouts.toml").read_text(encoding="utf-8")
    made = (TicketLayout.model_validate(item) for item in tomllib.loads(text)["layouts"])
    return MappingProxyType({layout.id: layout for layout in made})
