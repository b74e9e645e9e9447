"""コマンドに書かれた出来事の名を読む。"""

from madoguchi_core.errors import InvalidValue
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.registry import Registry


def events_named(registry: Registry, name: str) -> tuple[LifeEvent, ...]:
    """
    名の出来事。空なら、目録にある出来事のすべて。

    Args:
        registry: 登録簿。
        name: 出来事の名（``death``）。

    Raises:
        InvalidValue: 知らない出来事のとき（MDG806）。

    >>> from madoguchi_core.registry import build_registry
    >>> [event.value for event in events_named(build_registry({}), "death")]
    ['death']
    """
    known = tuple(event for event in LifeEvent if event in registry.event_facts)
    chosen = tuple(event for event in known if name in ("", event.value))
    if not chosen:
        names = "、".join(event.value for event in known)
        raise InvalidValue("MDG806", "知らない出来事です", hint=f"--event には {names} を書いてください")
    return chosen
