"""足すブックの書式を、受け取るブックの書式の最後に並べ、番号の付け替え方を決める。"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from madoguchi_excel._stylesheet import ITEM_OF, StyleSheet
from madoguchi_excel._xml import quoted, start_tag, without
from madoguchi_excel.joining._tags import numbered, renumbered, respelled
from madoguchi_excel.joining._theme import settled

_FIRST_CUSTOM: Final = 164
"""これより小さい表示形式の番号は、どのブックでも同じ形を指す。"""
_EXTENSION: Final = re.compile(
    rb"<(?:[\w.-]+:)?extLst(?:\s[^>]*)?(?:/>|>.*?</(?:[\w.-]+:)?extLst\s*>)", re.DOTALL
)
_FOREIGN: Final = re.compile(rb"""\s(?!xml:)[\w.-]+:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
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

    def style(self, number: int) -> int:
        """付け替えた、セルの書式の番号。"""
        return number + self.counts[b"cellXfs"]

    def font(self, number: int) -> int:
        """付け替えた、書体の番号。"""
        return number + self.counts[b"fonts"]

    def difference(self, number: int) -> int:
        """付け替えた、条件付きの書式（dxf）の番号。"""
        return number + self.counts[b"dxfs"]

    def format(self, number: int) -> int:
        """付け替えた、表示形式の番号。"""
        return self.formats.get(number, number)


def appended(host: StyleSheet, guest: StyleSheet, colours: Sequence[str] = ()) -> Shift:
    """
    ほかのブックの書式を最後に並べ、番号の付け替え方を返す。受け取るブックの書式は、拡張も含めて変わらない。

    足す書式の拡張（セルのチェックボックスの印など）は、ブックに一つの部品を指すので写さない。

    Args:
        host: 受け取るブックの書式。ここに足す。
        guest: 足すブックの書式。
        colours: 足すブックのテーマの色。受け取るブックと同じなら空。
    """
    groups = [group for group in ITEM_OF if group != b"numFmts"]
    shift = Shift({group: host.count(group) for group in groups}, _add_formats(host, guest))
    is_styled = start_tag(host.prefix, b"cellStyleXfs").search(host.xml) is not None
    for group in groups:
        for item in guest.items(group):
            bare = settled(_FOREIGN.sub(b"", _EXTENSION.sub(b"", item)), colours)
            moved = _moved(bare, guest.prefix, shift, is_styled=is_styled) if group == b"cellXfs" else bare
            host.add(group, respelled(moved, guest.prefix, host.prefix))
    return shift


def _add_formats(host: StyleSheet, guest: StyleSheet) -> dict[int, int]:
    known = {code: number for number, code in host.formats.items()}
    moved = {}
    for number, code in guest.formats.items():
        if code not in known:
            known[code] = max((_FIRST_CUSTOM - 1, *host.formats)) + 1
            host.formats[known[code]] = code
            tag = b"".join((b"<", host.prefix, b'numFmt numFmtId="%d" formatCode="' % known[code]))
            host.add(b"numFmts", tag + quoted(code) + b'"/>')
        moved[number] = known[code]
    return moved


def _moved(xf: bytes, prefix: bytes, shift: Shift, *, is_styled: bool) -> bytes:
    """一つの書式の、書体・塗り・罫線・表示形式の番号を付け替えたもの。"""
    head = start_tag(prefix, b"xf").match(xf)
    if head is None:
        return xf
    attributes = head["attributes"]
    for name, group in _MOVED:
        # 書かれていない番号は 0 番を指す
        attributes = numbered(attributes, name, partial(int.__add__, shift.counts[group]))
    attributes = renumbered(attributes, b"numFmtId", shift.format)
    attributes = renumbered(attributes, b"xfId", lambda _: 0) if is_styled else without(attributes, b"xfId")
    return b"".join((b"<", prefix, b"xf", attributes, b">", xf[head.end() :]))
