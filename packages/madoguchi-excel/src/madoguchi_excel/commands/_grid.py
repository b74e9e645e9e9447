"""様式の紙面: 結合を一枚と見た、ます目の並び。下書きはこれだけを見る。"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from madoguchi_excel._facts import SheetFacts
from madoguchi_excel._geometry import Room, SheetGeometry
from madoguchi_excel._package import Package
from madoguchi_excel._sheet import Area, Position, SheetXml, Span, cell_name
from madoguchi_excel._texts import cell_text
from madoguchi_excel._xml import text_of

LAST_COLUMN, LAST_ROW = 256, 2000
"""見る範囲。紙に刷る様式は、これより大きくならない。"""


@dataclass(frozen=True, slots=True)
class Tile:
    """
    紙面の一枚（結合セルか、一つのセル）。

    Attributes:
        area: 範囲。
        text: 見えている文字。
        is_writable: 空いていて、計算式も無いか。
    """

    area: Area
    text: str = ""
    is_writable: bool = True

    @property
    def cell(self) -> str:
        """左上の番地。"""
        return cell_name(self.area.first)

    @property
    def word(self) -> str:
        """
        見比べるための文字。全角と半角、空白と改行の違いを除く。

        >>> Tile(Area((1, 1), (1, 1)), "氏　名").word
        '氏名'
        """
        return folded(self.text)

    @property
    def columns(self) -> int:
        """列の数。"""
        return self.area.last[0] - self.area.first[0] + 1


def folded(text: str) -> str:
    """全角と半角、空白と改行の違いを除いた文字。"""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Grid:
    """
    シート一枚の紙面。

    Args:
        package: ブック。
        facts: そのシートについて分かっていること。
    """

    def __init__(self, package: Package, facts: SheetFacts) -> None:
        part = package.sheet_part(facts.name)
        if part is None:
            raise LookupError(facts.name)
        self.name = facts.name
        self._facts = facts
        sheet = package.sheet_xml(part.part)
        self._texts = dict(_texts(package, sheet))
        self._geometry = SheetGeometry(package, part)
        self._merged = _by_row(facts.merged)

    @property
    def last(self) -> Position:
        """使われている範囲の右下。見る範囲より先は含まない。"""
        return min(self._facts.last[0], LAST_COLUMN), min(self._facts.last[1], LAST_ROW)

    def at(self, position: Position) -> Tile:
        """その列と行を覆う一枚。"""
        alone = Area(position, position)
        area = next((area for area in self._merged.get(position[1], ()) if area.covers(position)), alone)
        text = self._texts.get(area.first, "")
        name = cell_name(area.first)
        return Tile(area, text, not text.strip() and name not in self._facts.formulas)

    def tiles(self) -> Iterator[Tile]:
        """字のある一枚。上から下、左から右の順。"""
        for position in sorted(self._texts, key=lambda found: found[::-1]):
            tile = self.at(position)
            if tile.area.first == position and tile.text.strip():
                yield tile

    def row(self, number: int, *, after: int, until: int | None = None) -> Iterator[Tile]:
        """その行で始まる一枚を、*after* の次の列から右へ。"""
        column = after + 1
        while column <= (until or self.last[0]):
            tile = self.at((column, number))
            if tile.area.first == (column, number):
                yield tile
            column = tile.area.last[0] + 1

    def left_of(self, tile: Tile) -> Iterator[Tile]:
        """その一枚と同じ高さの、左にある一枚。近い順。"""
        column = tile.area.first[0] - 1
        while column >= 1:
            found = self.at((column, tile.area.first[1]))
            yield found
            column = found.area.first[0] - 1

    def room(self, tile: Tile) -> Room:
        """入る文字の見積もり。"""
        return self._geometry.room_of(tile.cell)


def _by_row(areas: Iterable[Area]) -> dict[int, list[Area]]:
    """行から、その行にかかる結合への対応。セルごとには広げない。"""
    found: dict[int, list[Area]] = {}
    seen = (_clipped(area) for area in areas if area.first[0] <= LAST_COLUMN and area.first[1] <= LAST_ROW)
    pairs = ((row, area) for area in seen for row in range(area.first[1], area.last[1] + 1))
    # 結合は重ならない。重ねて数えきれなくしたブックでも、見る範囲のセルの数で止める
    for row, area in islice(pairs, LAST_COLUMN * LAST_ROW):
        found.setdefault(row, []).append(area)
    return found


def _clipped(area: Area) -> Area:
    return Area(area.first, (min(area.last[0], LAST_COLUMN), min(area.last[1], LAST_ROW)))


def _texts(package: Package, sheet: SheetXml) -> Iterator[tuple[Position, str]]:
    for row in sheet.rows():
        for cell in sheet.cells(row):
            text = cell_text(package, sheet, cell) or _number(sheet, cell)
            if text and cell.number <= LAST_COLUMN and row.number <= LAST_ROW:
                yield (cell.number, row.number), text


def _number(sheet: SheetXml, cell: Span) -> str:
    found = None if cell.is_empty else sheet.grammar.value.search(sheet.xml, cell.inner, cell.close)
    return text_of(found[1]) if found and b't="s"' not in cell.attributes else ""
