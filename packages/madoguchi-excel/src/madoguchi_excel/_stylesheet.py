"""書式の部品（styles.xml）の、組ごとの要素。元のバイトのまま読み、足した物だけを組の終わりに書く。"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import attribute, plain, prefix_of, start_tag, whole, with_child, without

ITEM_OF: Final = {
    b"numFmts": b"numFmt",
    b"fonts": b"font",
    b"fills": b"fill",
    b"borders": b"border",
    b"cellXfs": b"xf",
    b"dxfs": b"dxf",
}
"""組の名から、その中の要素の名へ。"""
# 無い組を足すときの置き場所（CT_Stylesheet の順）
_ORDER: Final = (
    *(b"numFmts", b"fonts", b"fills", b"borders", b"cellStyleXfs", b"cellXfs", b"cellStyles", b"dxfs"),
    *(b"tableStyles", b"colors", b"extLst"),
)
_BARE: Final = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    b'<cellXfs count="1"><xf xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class StyleSheet:
    """
    書式の部品ひとつ。足した物は最後に並ぶので、いまある番号は変わらない。

    Args:
        part: 書式の部品。
    """

    def __init__(self, part: bytes) -> None:
        self.xml = plain(part)
        self.prefix = prefix_of(self.xml, b"styleSheet")
        self._read: dict[bytes, list[bytes]] = {}
        self._added: dict[bytes, list[bytes]] = {}

    @classmethod
    def of(cls, package: Package) -> "StyleSheet":
        """ブックの書式。書式の無いブックでは、標準の一つだけ。"""
        part = package.styles_part
        return cls(package.archive.read(part) if part else _BARE)

    def items(self, group: bytes) -> list[bytes]:
        """組の要素。元のバイトのまま、番号の順。足した物は含まない。"""
        if group not in self._read:
            self._read[group] = list(self._items(group, ITEM_OF[group]))
        return self._read[group]

    def count(self, group: bytes) -> int:
        """組の要素の数。足した物も含む。"""
        return len(self.items(group)) + len(self._added.get(group, ()))

    def add(self, group: bytes, item: bytes) -> int:
        """要素を組の終わりに足し、その番号を返す。"""
        number = self.count(group)
        self._added.setdefault(group, []).append(item)
        return number

    @cached_property
    def formats(self) -> dict[int, str]:
        """町が作った表示形式。番号から書き方へ。"""
        tags = start_tag(self.prefix, b"numFmt").finditer(self.xml, *self._limits(b"numFmts"))
        found = [tag["attributes"] for tag in tags]
        return {whole(attribute(one, b"numFmtId")): attribute(one, b"formatCode") or "" for one in found}

    @property
    def is_changed(self) -> bool:
        """要素を足したか。"""
        return bool(self._added)

    def part(self) -> bytes:
        """足した物を入れた部品。"""
        xml = self.xml
        for group, items in self._added.items():
            xml = self._with_items(xml, group, items)
        return xml

    def _with_items(self, xml: bytes, group: bytes, items: list[bytes]) -> bytes:
        name = self.prefix + group
        found = start_tag(self.prefix, group).search(xml)
        tail = b"".join((*items, b"</", name, b">"))
        if found is None:
            group_xml = b"".join((b"<", name, b' count="%d">' % len(items), tail))
            return with_child(xml, group_xml, before=_ORDER[_ORDER.index(group) + 1 :])
        attributes = without(found["attributes"].rstrip().removesuffix(b"/"), b"count")
        head = b"".join((xml[: found.start()], b"<", name, attributes, b' count="%d">' % self.count(group)))
        if found["attributes"].rstrip().endswith(b"/"):
            return b"".join((head, tail, xml[found.end() :]))
        closing = b"</" + name
        end = xml.index(closing, found.end())
        rest = xml[xml.index(b">", end) + 1 :]
        return b"".join((head, xml[found.end() : end], tail, rest))

    def _items(self, group: bytes, item: bytes) -> Iterator[bytes]:
        tag, closing = start_tag(self.prefix, item), re.compile(b"</" + self.prefix + item + rb"\s*>")
        position, last = self._limits(group)
        while found := tag.search(self.xml, position, last):
            if found["attributes"].endswith(b"/"):
                position = found.end()
            else:
                closed = closing.search(self.xml, found.end(), last)
                position = closed.end() if closed else last
            yield self.xml[found.start() : position]

    def _limits(self, group: bytes) -> tuple[int, int]:
        found = start_tag(self.prefix, group).search(self.xml)
        if found is None or found["attributes"].endswith(b"/"):
            return 0, 0
        end = self.xml.find(b"</" + self.prefix + group, found.end())
        return (found.end(), end) if end > 0 else (0, 0)
