"""VML の図形（コメントの枠・コントロール）の番号を、受け取るブックで空いている番号にする。"""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

from madoguchi_excel._archive import Archive
from madoguchi_excel.joining._tags import ANY_PREFIX, renumbered, retagged

_BLOCK: Final = 1024
"""番号は、部品ごとに 1024 個ずつの組で持つ。"""
_SHAPE: Final = re.compile(rb"_x0000_s([0-9]+)")
_BLOCKS: Final = re.compile(rb"""(<(?:[\w.-]+:)?idmap\s[^>]*?\bdata\s*=\s*["'])([0-9, ]+)""")

Blocks = Mapping[int, int]
"""番号の組から、新しい組へ。"""


class ShapeBlocks:
    """
    ブックで使われている番号の組。

    Args:
        archive: 受け取るブック。
    """

    def __init__(self, archive: Archive) -> None:
        parts = (archive.read(name) for name in archive.names if name.lower().endswith(".vml"))
        self._used = {block for part in parts for block in _blocks(part)}

    def take(self, part: bytes) -> Blocks:
        """VML の部品の番号の組を、空いている組に移す対応。"""
        free = (number for number in count(1) if number not in self._used)
        moved = {block: next(free) for block in sorted(set(_blocks(part)))}
        self._used.update(moved.values())
        return moved


def _blocks(part: bytes) -> Iterator[int]:
    for found in _BLOCKS.finditer(part):
        yield from (int(one) for one in found[2].replace(b",", b" ").split())
    yield from (int(found[1]) // _BLOCK for found in _SHAPE.finditer(part))


def with_shapes(xml: bytes, blocks: Blocks) -> bytes:
    """
    図形の番号を移した部品。VML・図形・シートのどの部品にも使う。

    >>> with_shapes(b'<control shapeId="1025"/>', {1: 3})
    b'<control shapeId="3073"/>'
    """
    if not blocks:
        return xml
    owned = _BLOCKS.sub(lambda found: found[1] + _listed(found[2], blocks), xml)
    named = _SHAPE.sub(lambda found: b"_x0000_s%d" % _moved(int(found[1]), blocks), owned)
    pointed = retagged(
        named,
        ANY_PREFIX,
        rb"(?:control|oleObject)",
        lambda attributes: renumbered(attributes, b"shapeId", lambda number: _moved(number, blocks)),
    )
    # コントロールの図形は、図形の部品（drawing）でも同じ番号を名乗る
    return retagged(
        pointed,
        ANY_PREFIX,
        rb"(?:cNvPr|stCxn|endCxn)",
        lambda attributes: renumbered(attributes, b"id", lambda number: _moved(number, blocks)),
    )


def _listed(blocks: bytes, moved: Blocks) -> bytes:
    numbers = (int(one) for one in blocks.replace(b",", b" ").split())
    return b",".join(b"%d" % moved.get(number, number) for number in numbers)


def _moved(number: int, blocks: Blocks) -> int:
    block, rest = divmod(number, _BLOCK)
    return blocks.get(block, block) * _BLOCK + rest
