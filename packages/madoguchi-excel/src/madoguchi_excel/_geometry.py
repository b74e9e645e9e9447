"""セルとその中の文字が、紙のどこに来るかの見積もり。○を描く所を決めるのに使う。"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from madoguchi_core.forms import Fit
from madoguchi_core.forms import width as text_width
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import LAST_COLUMN, LAST_ROW, WIDEST_COLUMN, Area, Position, position_of
from madoguchi_excel._styles import Look, Styles
from madoguchi_excel._texts import cell_text
from madoguchi_excel._xml import attribute, decimal, is_true, whole

_EMU_PER_PIXEL: Final = 9525
_EMU_PER_POINT: Final = 12_700
_DEFAULT_HEIGHT: Final = 13.5
_BASE_LETTERS: Final = 8
_TALLEST: Final = 409.5
"""行の高さ（ポイント）の、Excel の限り。"""
_CELL_PADDING: Final = 3 * _EMU_PER_PIXEL
_WESTERN_FONTS: Final = frozenset({"Calibri", "Arial", "Aptos Narrow", "Times New Roman"})
_LINE_HEIGHT: Final = 1.2
"""一行の高さ（文字の大きさに対する割合）。"""
_AROUND: Final = 0.35
"""○と文字のあいだ（文字の大きさに対する割合）。"""


@dataclass(frozen=True, slots=True)
class Box:
    """
    ○を描く長方形。長さの単位は EMU（1 インチの 914,400 分の 1）。

    Attributes:
        left: シートの左端から。
        top: シートの上端から。
        width: 幅。
        height: 高さ。
        column: 左上のある列（1 から）。
        column_offset: その列の左端から。
        row: 左上のある行（1 から）。
        row_offset: その行の上端から。
    """

    left: int
    top: int
    width: int
    height: int
    column: int
    column_offset: int
    row: int
    row_offset: int


@dataclass(frozen=True, slots=True)
class Room:
    """
    セルに入る文字の見積もり。

    Attributes:
        width: 一行に入る幅（全角の文字数）。
        lines: 入る行の数。
        fit: セルの収め方。
    """

    width: float
    lines: int
    fit: Fit


class SheetGeometry:
    """
    シートの列幅と行の高さ。

    Args:
        package: ブック。
        part: シート。
    """

    def __init__(self, package: Package, part: SheetPart) -> None:
        self._package = package
        self._sheet = package.sheet_xml(part.part)
        self._styles = Styles.of(package)

    def box_of(self, cell: str, part: str) -> Box:
        """
        セルの中の言葉か、セルの全体を囲む長方形。

        Args:
            cell: 番地。結合セルなら、結合の全体を見る。
            part: 囲む言葉。空なら、セルの文字の全体。文字が無ければ、セルの全体。
        """
        area = self._area(cell)
        span = self._sheet.found((area.first,)).get(area.first)
        text = "" if span is None else cell_text(self._package, self._sheet, span)
        look = self._look(area.first)
        wanted = part or text.strip()
        if not wanted or wanted not in text:
            return self._box(*self._inner(area))
        return self._box(*self._around(area, text, wanted, look))

    def room_of(self, cell: str) -> Room:
        """
        セルに入る文字の見積もり。

        Args:
            cell: 番地。結合セルなら、結合の全体を見る。
        """
        area, look = self._area(cell), self._look(self._area(cell).first)
        _, _, width, height = self._rectangle(area)
        size = look.size * _EMU_PER_POINT
        inside = max(width - 2 * _CELL_PADDING, 0) / size - look.indent
        return Room(max(inside, 0.0), max(int(height / (size * _LINE_HEIGHT)), 1), look.fit)

    def size_of(self, area: Area) -> tuple[int, int]:
        """範囲の幅と高さ（EMU）。"""
        return self._rectangle(area)[2:]

    def _area(self, cell: str) -> Area:
        position = position_of(cell)
        alone = Area(position, position)
        return next((merged for merged in self._sheet.merged if merged.covers(position)), alone)

    def _look(self, position: Position) -> Look:
        return self._styles.look(self._sheet.style_at(position))

    def _inner(self, area: Area) -> tuple[int, int, int, int]:
        left, top, width, height = self._rectangle(area)
        inset = min(width, height) // 12
        return left + inset, top + inset, width - 2 * inset, height - 2 * inset

    def _around(self, area: Area, text: str, wanted: str, look: Look) -> tuple[int, int, int, int]:
        left, top, width, height = self._rectangle(area)
        size = round(look.size * _EMU_PER_POINT)
        lines = text.split("\n")
        number, line = next((place, one) for place, one in enumerate(lines) if wanted in one)
        before, inside, whole = (
            round(text_width(piece) * size) for piece in (line[: line.index(wanted)], wanted, line)
        )
        slack = width - whole - 2 * _CELL_PADDING - look.indent * size
        start = (
            left
            + _CELL_PADDING
            + before
            + round(slack * look.across)
            + (look.indent * size if look.across == 0 else 0)
        )
        line_height = round(size * _LINE_HEIGHT)
        rest = height - line_height * len(lines)
        middle = top + round(rest * look.down) + line_height * number + line_height // 2
        around = round(size * _AROUND)
        tall = line_height + around
        return start - around, middle - tall // 2, inside + 2 * around, tall

    def _rectangle(self, area: Area) -> tuple[int, int, int, int]:
        return (
            self._across(1, area.first[0] - 1),
            self._down(1, area.first[1] - 1),
            self._across(area.first[0], area.last[0]),
            self._down(area.first[1], area.last[1]),
        )

    def _across(self, first: int, last: int) -> int:
        return _total(first, last, self._columns, self._width)

    def _down(self, first: int, last: int) -> int:
        return _total(first, last, self._rows, self._height)

    def _box(self, left: int, top: int, width: int, height: int) -> Box:
        left, top = max(left, 0), max(top, 0)
        column, column_offset = _located(left, self._width, LAST_COLUMN)
        row, row_offset = _located(top, self._height, LAST_ROW)
        return Box(left, top, width, height, column, column_offset, row, row_offset)

    def _width(self, column: int) -> int:
        width = self._columns.get(column, self._default_width)
        # 画素の数え方は、列幅を 256 分の 1 文字に丸める Excel の決まり
        return int((256 * width + 128 // self._digit) / 256 * self._digit) * _EMU_PER_PIXEL

    def _height(self, row: int) -> int:
        return round(self._rows.get(row, self._default_height) * _EMU_PER_POINT)

    @cached_property
    def _digit(self) -> int:
        """数字ひとつの幅（画素）。列幅はこれで数える。"""
        return 7 if self._styles.default_font in _WESTERN_FONTS else 8

    @cached_property
    def _columns(self) -> dict[int, float]:
        # 列の指定は重ならない。重なりで何度も書かせるブックでも、列の数で止める
        return dict(islice(self._each_column(), LAST_COLUMN))

    def _each_column(self) -> Iterator[tuple[int, float]]:
        sheet = self._sheet
        for found in sheet.grammar.tag(b"col").finditer(sheet.xml, 0, sheet.first):
            attributes = found["attributes"]
            width = decimal(attribute(attributes, b"width"), self._default_width, most=WIDEST_COLUMN)
            first, last = (whole(attribute(attributes, name), 1) for name in (b"min", b"max"))
            shown = 0.0 if is_true(attributes, b"hidden") else width
            for column in range(max(first, 1), min(last, LAST_COLUMN) + 1):
                yield column, shown

    @cached_property
    def _rows(self) -> dict[int, float]:
        heights = {}
        for row in self._sheet.rows():
            height = attribute(row.attributes, b"ht")
            if is_true(row.attributes, b"hidden"):
                heights[row.number] = 0.0
            elif height:
                heights[row.number] = decimal(height, self._default_height, most=_TALLEST)
        return heights

    @cached_property
    def _format(self) -> bytes:
        found = self._sheet.grammar.tag(b"sheetFormatPr").search(self._sheet.xml, 0, self._sheet.first)
        return found["attributes"] if found else b""

    @cached_property
    def _default_width(self) -> float:
        named = attribute(self._format, b"defaultColWidth")
        if named is not None:
            return decimal(named, 0.0, most=WIDEST_COLUMN)
        # 標準の列は、字の数と余白を足して、8 画素の倍数に切り上げる
        letters = whole(attribute(self._format, b"baseColWidth"), _BASE_LETTERS)
        pixels = -(-(min(letters, WIDEST_COLUMN) * self._digit + 5) // 8) * 8
        return pixels / self._digit

    @cached_property
    def _default_height(self) -> float:
        return decimal(attribute(self._format, b"defaultRowHeight"), _DEFAULT_HEIGHT, most=_TALLEST)


def _total(first: int, last: int, known: Collection[int], length_of: Callable[[int], int]) -> int:
    """何番目から何番目までの長さの和。長い並びは一つずつ足さず、決まった長さのある所だけを見る。"""
    if last - first < len(known):
        return sum(map(length_of, range(first, last + 1)))
    inside = [number for number in known if first <= number <= last]
    # 番号 0 の列も行も無いので、いつも標準の長さになる
    return length_of(0) * (last - first + 1 - len(inside)) + sum(map(length_of, inside))


def _located(distance: int, length_of: Callable[[int], int], most: int) -> tuple[int, int]:
    """端からの距離が、何番目の列（行）の、どこに当たるか。"""
    number = 1
    while distance >= (length := length_of(number)) and number < most:
        distance -= length
        number += 1
    return number, distance
