"""足すブックの書式を、受け取るブックの書式の最後に並べ、番号の付け替え方を決める。"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import attribute, insertion_point, plain, prefix_of, quoted, start_tag, whole

_FIRST_CUSTOM: Final = 164
"""これより小さい表示形式の番号は、どのブックでも同じ形を指す。"""
_GROUPS: Final = {
    b"fonts": b"font",
    b"fills": b"fill",
    b"borders": b"border",
    b"cellXfs": b"xf",
    b"dxfs": b"dxf",
}
# 無い組を足すときの置き場所（CT_Stylesheet の順）
_ORDER: Final = (
    *(b"numFmts", b"fonts", b"fills", b"borders", b"cellStyleXfs", b"cellXfs", b"cellStyles", b"dxfs"),
    *(b"tableStyles", b"colors", b"extLst"),
)


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


class StyleSheet:
    """
    書式の部品ひとつ。組ごとの要素を、元のバイトのまま持つ。

    Args:
        part: 書式の部品。
    """

    def __init__(self, part: bytes) -> None:
        self.xml = plain(part)
        self.prefix = prefix_of(self.xml, b"styleSheet")
        self.groups = {group: list(self._items(group, item)) for group, item in _GROUPS.items()}
        self.formats = {
            whole(attribute(item, b"numFmtId")): attribute(item, b"formatCode") or ""
            for item in self._attributes(b"numFmts", b"numFmt")
        }

    @classmethod
    def of(cls, package: Package) -> "StyleSheet":
        """ブックの書式。書式の無いブックでは、標準の一つだけ。"""
        part = package.styles_part
        return cls(package.archive.read(part) if part else _BARE)

    def append(self, guest: "StyleSheet") -> Shift:
        """ほかのブックの書式を最後に並べ、番号の付け替え方を返す。"""
        shift = Shift({group: len(items) for group, items in self.groups.items()}, self._add_formats(guest))
        for group in (b"fonts", b"fills", b"borders", b"dxfs"):
            self.groups[group] += guest.groups[group]
        self.groups[b"cellXfs"] += [_moved(xf, shift) for xf in guest.groups[b"cellXfs"]]
        return shift

    def _add_formats(self, guest: "StyleSheet") -> dict[int, int]:
        known = {code: number for number, code in self.formats.items()}
        moved = {}
        for number, code in guest.formats.items():
            if code not in known:
                known[code] = max(_FIRST_CUSTOM - 1, *self.formats, *known.values()) + 1
                self.formats[known[code]] = code
            moved[number] = known[code]
        return moved

    def part(self) -> bytes:
        """いまの書式の部品。"""
        xml = self.xml
        formats = [
            b"".join((b"<", self.prefix, b'numFmt numFmtId="%d" formatCode="' % number, quoted(code), b'"/>'))
            for number, code in sorted(self.formats.items())
        ]
        for group, items in ((b"numFmts", formats), *self.groups.items()):
            xml = self._with_group(xml, group, items)
        return xml

    def _with_group(self, xml: bytes, group: bytes, items: list[bytes]) -> bytes:
        if not items:
            return xml
        name = self.prefix + group
        whole_group = b"".join((b"<", name, b' count="%d">' % len(items), *items, b"</", name, b">"))
        found = start_tag(self.prefix, group).search(xml)
        if found is None:
            place = insertion_point(xml, before=_ORDER[_ORDER.index(group) + 1 :])
            return xml[:place] + whole_group + xml[place:]
        if found["attributes"].endswith(b"/"):
            return xml[: found.start()] + whole_group + xml[found.end() :]
        closing = b"</" + name + b">"
        return xml[: found.start()] + whole_group + xml[xml.index(closing, found.end()) + len(closing) :]

    def _items(self, group: bytes, item: bytes) -> Iterator[bytes]:
        tag, closing = start_tag(self.prefix, item), b"</" + self.prefix + item + b">"
        position, last = self._limits(group)
        while found := tag.search(self.xml, position, last):
            is_closed = found["attributes"].endswith(b"/")
            position = found.end() if is_closed else self.xml.index(closing, found.end()) + len(closing)
            yield _EXTENSION.sub(b"", self.xml[found.start() : position])

    def _attributes(self, group: bytes, item: bytes) -> Iterator[bytes]:
        for found in start_tag(self.prefix, item).finditer(self.xml, *self._limits(group)):
            yield found["attributes"]

    def _limits(self, group: bytes) -> tuple[int, int]:
        found = start_tag(self.prefix, group).search(self.xml)
        if found is None or found["attributes"].endswith(b"/"):
            return 0, 0
        return found.end(), self.xml.index(b"</" + self.prefix + group, found.end())


_EXTENSION: Final = re.compile(rb"<(?:[\w.-]+:)?extLst\b.*?</(?:[\w.-]+:)?extLst>", re.DOTALL)
_BARE: Final = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>'
    b'<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs></styleSheet>'
)
_MOVED: Final = ((b"fontId", b"fonts"), (b"fillId", b"fills"), (b"borderId", b"borders"))


def _moved(xf: bytes, shift: Shift) -> bytes:
    """一つの書式の、書体・塗り・罫線・表示形式の番号を付け替えたもの。"""
    head = start_tag(_prefix(xf), b"xf").match(xf)
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
    return b"".join((b"<", _prefix(xf), b"xf", attributes, b">", xf[head.end() :]))


def _prefix(xf: bytes) -> bytes:
    name = xf[1 : xf.index(b"xf") + 2]
    return name[:-2]


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
