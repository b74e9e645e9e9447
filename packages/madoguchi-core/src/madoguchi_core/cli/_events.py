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
    return events_among(tuple(event for event in LifeEvent if event in registry.event_facts), name)


def events_in_book(registry: Registry, name: str) -> tuple[LifeEvent, ...]:
    """
    名の出来事。事実を集められない出来事（証明書の請求）も、手続きがあれば選べる。

    Args:
        registry: 登録簿。
        name: 出来事の名。空なら、手続きのある出来事のすべて。

    Raises:
        InvalidValue: 知らない出来事のとき（MDG806）。
    """
    requested = (LifeEvent.CERTIFICATE,) if len(registry.certificates) else ()
    known = (event for event in LifeEvent if event in requested or registry.catalogue.for_event(event))
    return events_among(tuple(known), name)


def events_among(known: tuple[LifeEvent, ...], name: str) -> tuple[LifeEvent, ...]:
    """*known* のうち、その名の出来事。空ならすべて。"""
    chosen = tuple(event for event in known if name in ("", event.value))
    if not chosen:
        names = "、".join(event.value for event in known)
        raise InvalidValue("MDG806", "知らない出来事です", hint=f"--event には {names} を書いてください")
    return chosen
