"""コマンドに書かれた出来事の名を読む。"""

from collections.abc import Iterable

from madoguchi_core.errors import InvalidValue
from madoguchi_core.procedures import LifeEvent


def events_named(known: Iterable[LifeEvent], name: str) -> tuple[LifeEvent, ...]:
    """
    名の出来事。空なら、扱える出来事のすべて。

    Args:
        known: 扱える出来事。
        name: 出来事の名（``death``）。

    Raises:
        InvalidValue: 知らない出来事のとき（MDG806）。

    >>> [event.value for event in events_named([LifeEvent.DEATH, LifeEvent.MOVE_IN], "death")]
    ['death']
    """
    among = frozenset(known)
    listed = [event for event in LifeEvent if event in among]
    chosen = tuple(event for event in listed if name in ("", event.value))
    if not chosen:
        names = "、".join(event.value for event in listed)
        raise InvalidValue("MDG806", "知らない出来事です", hint=f"--event には {names} を書いてください")
    return chosen
