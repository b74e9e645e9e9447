"""シートの部品の中で、行とセルがどこにあるか。バイト列のまま調べ、読まない所には触れない。"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from madoguchi_excel._archive import unreadable
from madoguchi_excel._xml import attribute, is_true, plain, prefix_of, start_tag, whole

_CELL_NAME: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
WIDEST_COLUMN: Final = 255
"""列の幅の限り（文字）。"""

Position = tuple[int, int]
"""列と行。どちらも 1 から数える。"""


class Span:
    """
    要素ひとつの置き場所。終わりは、使うときに探す。何千も作り、ほとんどは始まりしか使わない。

    Args:
        number: 行なら行番号、セルなら列番号。
        opened: 開始タグ。
        closing: 終了タグの探し方。
        limit: ここまで探す。
    """

    __slots__ = ("_closing", "_limit", "_opened", "attributes", "number", "start")

    def __init__(self, number: int, opened: re.Match[bytes], closing: re.Pattern[bytes], limit: int) -> None:
        self.number = number
        self.attributes = opened["attributes"]
        self.start = opened.start()
        self._opened, self._closing, self._limit = opened, closing, limit

    @property
    def is_empty(self) -> bool:
        """``<row/>`` のように閉じた要素か。"""
        return self.attributes.endswith(b"/")

    @property
    def inner(self) -> int:
        """中身の始まり。中身の無い要素では、要素の終わり。"""
        return self._opened.end()

    @property
    def close(self) -> int:
        """中身の終わり。"""
        return self.inner if self.is_empty else self._closed().start()

    @property
    def end(self) -> int:
        """要素の終わり。"""
        return self.inner if self.is_empty else self._closed().end()

    def _closed(self) -> re.Match[bytes]:
        closed = self._closing.search(self._opened.string, self.inner, self._limit)
        if closed is None:
            raise unreadable()
        return closed


@dataclass(frozen=True, slots=True)
class Grammar:
    """
    要素の名の頭ごとの、探し方。

    Attributes:
        prefix: 要素の名の頭（``x:`` か空）。
    """

    prefix: bytes
    row: re.Pattern[bytes]
    row_end: re.Pattern[bytes]
    cell: re.Pattern[bytes]
    cell_end: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    value: re.Pattern[bytes]

    def tag(self, name: bytes) -> re.Pattern[bytes]:
        """その名の開始タグの探し方。属性は ``attributes`` のまとまりにある。"""
        return start_tag(self.prefix, name)


@cache
def grammar(prefix: bytes) -> Grammar:
    """要素の名の頭に合わせた探し方。"""
    return Grammar(
        prefix,
        row=start_tag(prefix, b"row", rb"""(?=\s+r="(?P<number>[0-9]{1,7})")"""),
        row_end=_end(prefix, b"row"),
        cell=start_tag(prefix, b"c", rb"""(?=\s+r="(?P<letters>[A-Z]{1,3})[0-9]{1,7}")"""),
        cell_end=_end(prefix, b"c"),
        formula=re.compile(start_tag(prefix, b"f").pattern + rb"(?:(?P<text>[^<]*)</" + prefix + rb"f\s*>)?"),
        value=re.compile(b"<" + prefix + rb"v(?=[\s>])[^>]*>([^<]*)</"),
    )


@cache
def _end(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    return re.compile(b"</" + prefix + name + rb"\s*>")


class SheetXml:
    """
    シートの部品ひとつ。

    Args:
        part: 部品の中身。注釈・CDATA・UTF-16 は、ここでふつうの形になる。

    Raises:
        FormError: シートとして読めないとき（MDG420）。
    """

    def __init__(self, part: bytes) -> None:
        self.xml = plain(part)
        self.grammar = grammar(prefix_of(self.xml, b"worksheet"))
        opened = self.grammar.tag(b"sheetData").search(self.xml)
        if opened is None:
            raise unreadable()
        self.opening = opened.span()
        self.is_closed = opened["attributes"].endswith(b"/")
        if self.is_closed:
            self.first = self.last = opened.end()
        else:
            self.first = opened.end()
            closing = b"</" + self.grammar.prefix + b"sheetData"
            self.last = self.xml.find(closing, self.first)
        if self.last < 0:
            raise unreadable()

    def rows(self) -> Iterator[Span]:
        """行。番号の無い行は、前の行の次と数える。"""
        look, number = self.grammar, 0
        for opened in look.row.finditer(self.xml, self.first, self.last):
            named = opened["number"]
            number = int(named) if named else whole(attribute(opened["attributes"], b"r"), number + 1)
            yield Span(number, opened, look.row_end, self.last)

    def cells(self, row: Span) -> Iterator[Span]:
        """行の中のセル。番地の無いセルは、前のセルの右と数える。"""
        look, number, end = self.grammar, 0, row.close
        for opened in look.cell.finditer(self.xml, row.inner, end):
            letters = opened["letters"]
            if letters:
                number = column_number(letters.decode())
            else:
                named = attribute(opened["attributes"], b"r")
                number = position_of(named)[0] if named else number + 1
            yield Span(number, opened, look.cell_end, end)

    def found_in(self, area: "Area") -> tuple[Position, ...]:
        """範囲の中の、いまあるセルの列と行。"""
        return tuple(
            (cell.number, row.number)
            for row in self.rows()
            if area.first[1] <= row.number <= area.last[1]
            for cell in self.cells(row)
            if area.first[0] <= cell.number <= area.last[0]
        )

    def found(self, positions: Collection[Position]) -> dict[Position, Span]:
        """*positions* のうち、いまあるセル。"""
        wanted = {row for _, row in positions}
        return {
            (cell.number, row.number): cell
            for row in self.rows()
            if row.number in wanted
            for cell in self.cells(row)
            if (cell.number, row.number) in positions
        }

    def column_style(self, column: int) -> str | None:
        """列に決まっている書式の番号。無ければ ``None``。"""
        known = self._column_style_of
        if column not in known:
            styles = self._column_styles
            known[column] = next((style for first, last, style in styles if first <= column <= last), None)
        return known[column]

    @cached_property
    def _column_style_of(self) -> dict[int, str | None]:
        return {}

    @cached_property
    def _column_styles(self) -> tuple[tuple[int, int, str], ...]:
        """列に決まっている書式。初めの列・終わりの列・書式の番号。"""
        tags = (found["attributes"] for found in self.grammar.tag(b"col").finditer(self.xml, 0, self.first))
        read = ((attribute(tag, b"min"), attribute(tag, b"max"), attribute(tag, b"style")) for tag in tags)
        return tuple(
            (whole(first), whole(last), style) for first, last, style in read if first and last and style
        )

    def style_at(self, position: Position) -> int:
        """そのセルの書式の番号。まだ無いセルでは、行か列に決まっている書式。"""
        column, number = position
        row = next((row for row in self.rows() if row.number == number), None)
        cells = () if row is None else self.cells(row)
        cell = next((cell for cell in cells if cell.number == column), None)
        if cell is not None:
            return whole(attribute(cell.attributes, b"s"))
        if row is not None and is_true(row.attributes, b"customFormat"):
            return whole(attribute(row.attributes, b"s"))
        return whole(self.column_style(column))

    @cached_property
    def is_protected(self) -> bool:
        """シートが保護されているか。"""
        found = self.grammar.tag(b"sheetProtection").search(self.xml, self.last)
        return found is not None and is_true(found["attributes"], b"sheet")

    @cached_property
    def merged(self) -> tuple["Area", ...]:
        """結合セル。上から下、左から右の順。"""
        tags = self.grammar.tag(b"mergeCell").finditer(self.xml, self.last)
        areas = [Area.of(ref) for found in tags if (ref := attribute(found["attributes"], b"ref"))]
        return tuple(sorted(areas, key=lambda area: (area.first[1], area.first[0])))


@cache
def column_number(letters: str) -> int:
    """
    列の名から番号。

    >>> column_number("AA")
    27
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@cache
def column_letters(number: int) -> str:
    """
    列の番号から名。

    >>> column_letters(27)
    'AA'
    """
    head, last = divmod(number - 1, 26)
    return (column_letters(head) if head else "") + chr(ord("A") + last)


@lru_cache(maxsize=4096)
def position_of(cell: str) -> Position:
    """
    番地の列と行。

    Raises:
        FormError: 番地として読めないとき（MDG420）。

    >>> position_of("$C$5")
    (3, 5)
    """
    found = _CELL_NAME.fullmatch(cell)
    position = (column_number(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= position[0] <= LAST_COLUMN and 1 <= position[1] <= LAST_ROW):
        raise unreadable()
    return position


def cell_name(position: Position) -> str:
    """
    列と行から番地。

    >>> cell_name((3, 5))
    'C5'
    """
    return f"{column_letters(position[0])}{position[1]}"


@dataclass(frozen=True, slots=True)
class Area:
    """
    セルの長方形。

    Attributes:
        first: 左上の列と行。
        last: 右下の列と行。
    """

    first: Position
    last: Position

    @classmethod
    def of(cls, text: str) -> "Area":
        """
        ``C5:H5`` の形から。端はどの順に書かれていてもよい。

        >>> Area.of("H5:C5")
        Area(first=(3, 5), last=(8, 5))
        """
        ends = [position_of(end) for end in text.split(":")]
        if len(ends) > 2:
            raise unreadable()
        columns, rows = zip(*ends, strict=True)
        return cls((min(columns), min(rows)), (max(columns), max(rows)))

    def covers(self, position: Position) -> bool:
        """その列と行が中にあるか。"""
        return self.first[0] <= position[0] <= self.last[0] and self.first[1] <= position[1] <= self.last[1]

    def meets(self, other: "Area") -> bool:
        """重なりがあるか。"""
        return (
            self.first[0] <= other.last[0]
            and other.first[0] <= self.last[0]
            and self.first[1] <= other.last[1]
            and other.first[1] <= self.last[1]
        )

    @property
    def size(self) -> int:
        """セルの数。"""
        return (self.last[0] - self.first[0] + 1) * (self.last[1] - self.first[1] + 1)

    def positions(self) -> Iterator[Position]:
        """中の列と行。"""
        for row in range(self.first[1], self.last[1] + 1):
            for column in range(self.first[0], self.last[0] + 1):
                yield column, row
