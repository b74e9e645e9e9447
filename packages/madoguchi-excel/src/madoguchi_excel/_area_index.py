"""
範囲から、それを読む式の番号を引く控え。式が何万あっても、式の数の二乗の手間にならない。

行を、半分ずつに分けた区間の木で持つ。一つの範囲は多くても 40 の区間に分かれ、一つの行は 21 の区間にしか入らない。
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from madoguchi_excel._sheet import LAST_ROW, Area, Position

_LEAVES: Final = LAST_ROW
"""木の葉の数。2 の 20 乗で、行の数と同じ。葉の番号は、行の番号に足してから数える。"""
_SHORT: Final = 64
"""これより少ない行の範囲は、一行ずつ木をたどる。"""


@dataclass(slots=True)
class _Node:
    """区間ひとつ。列の初めと終わりから、番号の並びへ。一列だけの範囲は、すぐに引けるように分けておく。"""

    columns: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, first: int, last: int, number: int) -> None:
        if first == last:
            self.columns[first].append(number)
        else:
            self.spans[first, last].append(number)

    def take(self, first: int, last: int) -> Iterator[int]:
        if first == last:
            yield from self.columns.pop(first, ())
        else:
            for column in [column for column in self.columns if first <= column <= last]:
                yield from self.columns.pop(column)
        for span in [span for span in self.spans if span[0] <= last and first <= span[1]]:
            yield from self.spans.pop(span)


class AreaIndex:
    """
    一枚のシートの範囲の控え。

    >>> index = AreaIndex()
    >>> index.add(Area((1, 1), (1, 9)), 7)
    >>> list(index.take(Area((1, 5), (1, 5)))), list(index.take(Area((1, 5), (1, 5))))
    ([7], [])
    """

    def __init__(self) -> None:
        self._nodes: dict[int, _Node] = defaultdict(_Node)

    def add(self, area: Area, number: int) -> None:
        """
        範囲を控える。

        Args:
            area: 式が読む範囲。
            number: 式の番号。
        """
        for node in _covering(area.first[1], area.last[1]):
            self._nodes[node].add(area.first[0], area.last[0], number)

    def take(self, area: Area) -> Iterator[int]:
        """
        範囲に重なる番号を、控えから除いて返す。同じ番号を二度返すことがある。

        Args:
            area: 書いたか、古くなった範囲。
        """
        for node in self._meeting(area.first[1], area.last[1]):
            yield from self._nodes[node].take(area.first[0], area.last[0])

    def take_cells(self, positions: Iterable[Position]) -> Iterator[int]:
        """
        セルのどれかに重なる番号を、控えから除いて返す。同じ行の木は、一度だけたどる。

        Args:
            positions: 書いたセルの列と行。
        """
        by_row: dict[int, list[int]] = {}
        for column, row in positions:
            by_row.setdefault(row, []).append(column)
        for row, columns in by_row.items():
            for node in self._meeting(row, row):
                for column in columns:
                    yield from self._nodes[node].take(column, column)

    def _meeting(self, first: int, last: int) -> list[int]:
        if last - first >= _SHORT:
            return [node for node in self._nodes if _meets(node, first, last)]
        found: set[int] = set()
        for row in range(first, last + 1):
            node = min(row, LAST_ROW) - 1 + _LEAVES
            while node and node not in found:
                found.add(node)
                node >>= 1
        return [node for node in found if node in self._nodes]


def _covering(first: int, last: int) -> Iterator[int]:
    """行の並びをちょうど覆う区間。"""
    # 無い行を指す式は、いちばん下の行を読むと数える
    low, high = min(first, LAST_ROW) - 1 + _LEAVES, min(last, LAST_ROW) + _LEAVES
    while low < high:
        if low & 1:
            yield low
            low += 1
        if high & 1:
            high -= 1
            yield high
        low >>= 1
        high >>= 1


def _meets(node: int, first: int, last: int) -> bool:
    shift = _LEAVES.bit_length() - node.bit_length()
    low = (node << shift) - _LEAVES + 1
    return low <= last and first <= low + (1 << shift) - 1
