"""足すブックの書式を、受け取るブックの書式の最後に並べ、番号の付け替え方を決める。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from madoguchi_excel._stylesheet import ITEM_OF, StyleSheet
from madoguchi_excel._xml import attribute, quoted, start_tag, whole

_FIRST_CUSTOM: Final = 164
"""これより小さい表示形式の番号は、どのブックでも同じ形を指す。"""
_EXTENSION: Final = re.compile(rb"<(?:[\w.-]+:)?extLst\b.*?</(?:[\w.-]+:)?extLst>", re.DOTALL)
_MOVED: Final = ((b"fontId", b"fonts"), (b"fillId", b"fills"), (b"borderId", b"borders"))


@dataclass(frozen=True, slots=True)
class Shift:
    """
    番号の付け替え方。足すブックの番号に加える数。

    Attributes:
        counts: 組の名から、加える数へ。
        formats: 表示形式の番号から、新しい番号へ。
    """

    counts: Mapping[bytes, int]
    formats: Mapping[int, int] = field(default_factory=dict)

    def moved(self, group: bytes, number: int) -> int:
        """付け替えた番号。"""
        return number + self.counts[group]

    def format_of(self, number: int) -> int:
        """付け替えた表示形式の番号。"""
        return self.formats.get(number, number)


def appended(host: StyleSheet, guest: StyleSheet) -> Shift:
    """
    ほかのブックの書式を最後に並べ、番号の付け替え方を返す。

    Args:
        host: 受け取るブックの書式。ここに足す。
        guest: 足すブックの書式。
    """
    groups = [group for group in ITEM_OF if group != b"numFmts"]
    shift = Shift({group: host.count(group) for group in groups}, _add_formats(host, guest))
    for group in groups:
        for item in guest.items(group):
            # 拡張は、ブックに一つの部品（セルのチェックボックスなど）を指すことがある
            bare = _EXTENSION.sub(b"", item)
            host.add(group, _moved(bare, guest.prefix, shift) if group == b"cellXfs" else bare)
    return shift


def _add_formats(host: StyleSheet, guest: StyleSheet) -> dict[int, int]:
    known = {code: number for number, code in host.formats.items()}
    moved = {}
    for number, code in guest.formats.items():
        if code not in known:
            known[code] = max(_FIRST_CUSTOM - 1, *host.formats, *known.values()) + 1
            host.formats[known[code]] = code
            tag = b"".join((b"<", host.prefix, b'numFmt numFmtId="%d" formatCode="' % known[code]))
            host.add(b"numFmts", tag + quoted(code) + b'"/>')
        moved[number] = known[code]
    return moved


def _moved(xf: bytes, prefix: bytes, shift: Shift) -> bytes:
    """一つの書式の、書体・塗り・罫線・表示形式の番号を付け替えたもの。"""
    head = start_tag(prefix, b"xf").match(xf)
    if head is None:
        return xf
    attributes = head["attributes"]
    for name, group in _MOVED:
        if attribute(attributes, name) is None:
            # 書かれていない番号は 0 番を指す
            attributes = b" " + name + b'="0"' + attributes
        attributes = renumbered(attributes, name, partial(shift.moved, group))
    attributes = renumbered(attributes, b"numFmtId", shift.format_of)
    attributes = renumbered(attributes, b"xfId", lambda _: 0)
    return b"".join((b"<", prefix, b"xf", attributes, b">", xf[head.end() :]))


def renumbered(attributes: bytes, name: bytes, moved: Callable[[int], int]) -> bytes:
    """
    番号の属性を付け替えたもの。その属性が無ければ、そのまま。

    >>> renumbered(b' r="C5" s="3"/', b"s", lambda number: number + 10)
    b' r="C5" s="13"/'
    """
    number = attribute(attributes, name)
    if number is None:
        return attributes
    pattern = re.compile(rb"(\s" + name + rb"""\s*=\s*["'])[^"']*""")
    return pattern.sub(lambda found: found[1] + b"%d" % moved(whole(number)), attributes, count=1)
