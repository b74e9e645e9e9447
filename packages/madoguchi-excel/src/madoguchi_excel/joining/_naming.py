"""シートの名: Excel が受け取る形にし、ブックの中で一つだけにする。"""

import re
from typing import Final

_LONGEST: Final = 31
"""シートの名の長さの限り。Excel は UTF-16 の単位で数える。"""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAMELESS: Final = "シート"


class SheetNames:
    """
    ブックで使われているシートの名。

    Args:
        used: もう使われている名。グラフだけのシートの名も数える。

    >>> names = SheetNames(["申請書"])
    >>> names.take("申請書"), names.take("申請/書"), names.take("'?'")
    ('申請書 (2)', '申請書 (3)', 'シート')
    """

    def __init__(self, used: list[str]) -> None:
        self._used = {name.casefold() for name in used}

    def take(self, wanted: str) -> str:
        """望む名にいちばん近い、まだ使われていない名。"""
        base = _cut(_FORBIDDEN.sub("", wanted).strip("' "), _LONGEST) or _NAMELESS
        name, number = base, 1
        while name.casefold() in self._used:
            number += 1
            tail = f" ({number})"
            name = _cut(base, _LONGEST - len(tail)) + tail
        self._used.add(name.casefold())
        return name


def _cut(text: str, length: int) -> str:
    """UTF-16 の *length* 単位まで。二つの単位で書く字を半分に切らない。"""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore").rstrip("' ")
