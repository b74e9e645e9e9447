"""人の数だけ繰り返す表（1、2、3 …の番号の並ぶ所）を見つける。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from madoguchi_core.forms import FORM_FIELDS, LISTS, CellStyle
from madoguchi_excel._sheet import column_letters, position_of
from madoguchi_excel.commands._grid import Grid, Tile, folded
from madoguchi_excel.commands._guess import Guess, GuessedList
from madoguchi_excel.commands._words import ITEMS, alone_of, label, leaf_of, list_of, person_of
from madoguchi_excel.commands._zones import Piece, pieces_for

_COLUMN_LEAVES: Final = {
    "旧世帯主との続柄": "relation", "新世帯主との続柄": "new_relation", "カード": "has_card", "相続分": "share",
    "宛名番号": "resident_id", "元号": "born_on", "年": "born_on", "月": "born_on", "日": "born_on",
}  # fmt: skip
_DATE_COLUMNS: Final = {"年": CellStyle.ERA_YEAR, "月": CellStyle.MONTH, "日": CellStyle.DAY}
_CELL: Final = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Table:
    """番号の並ぶ表ひとつ: 番号の一枚ずつと、その上の見出しの行。"""

    numbers: tuple[Tile, ...]
    head: int

    @property
    def rows(self) -> range:
        """見出しから終わりまでの行。"""
        return range(self.head, self.numbers[-1].area.last[1] + 1)


def tables_in(grid: Grid) -> Iterator[Table]:
    """番号が二つより多く縦に並ぶ所。"""
    used: set[tuple[int, int]] = set()
    for tile in grid.tiles():
        if tile.area.first in used or not tile.word.isdecimal():
            continue
        numbers = tuple(_numbers(grid, tile))
        used.update(number.area.first for number in numbers)
        if len(numbers) > 1 and tile.area.first[1] > 1:
            yield Table(numbers, grid.at((tile.area.first[0], tile.area.first[1] - 1)).area.first[1])


def _numbers(grid: Grid, tile: Tile) -> Iterator[Tile]:
    wanted = int(tile.word)
    while tile.word == str(wanted):
        yield tile
        tile, wanted = grid.at((tile.area.first[0], tile.area.last[1] + 1)), wanted + 1


def guessed_list(grid: Grid, table: Table) -> GuessedList:
    """表ひとつの思い付き。誰の一覧かは、表の上の見出しで決まる。"""
    title = _title(grid, table)
    name = list_of(title) or "members"
    rows = ",".join(str(number.area.first[1]) for number in table.numbers)
    guesses = tuple(_guesses(grid, table, ITEMS[name], in_list=True))
    is_sure = bool(list_of(title))
    return GuessedList(name, LISTS[name], (f"{grid.name}!{rows}",), guesses, is_sure)


def guessed_person(grid: Grid, table: Table) -> tuple[Guess, ...]:
    """表が一人のことなら（「資格を失う人」）、初めの一行だけの思い付き。一覧なら空。"""
    title = _title(grid, table)
    start = "" if list_of(title) else person_of(title)
    return tuple(_guesses(grid, table, start, in_list=False)) if start else ()


def _title(grid: Grid, table: Table) -> str:
    above = [
        tile for tile in grid.tiles() if tile.area.last[1] < table.head and tile.columns * 2 > grid.last[0]
    ]
    return above[-1].text if above else ""


def _guesses(grid: Grid, table: Table, start: str, *, in_list: bool) -> Iterator[Guess]:
    first = table.numbers[0]
    for head in grid.row(table.head, after=first.area.last[0]):
        words = [word for word in re.split("[／/]", head.text) if word.strip()]
        for at, word in enumerate(words):
            leaf = _COLUMN_LEAVES.get(folded(word)) or leaf_of(word)
            name = f"{start}{leaf}" if leaf else (alone_of(word) if not in_list else "")
            if name not in FORM_FIELDS:
                continue
            tiles = list(_body(grid, first, head))
            chosen = tiles[at : at + 1] if len(words) > 1 else tiles
            for piece in _pieces(grid, name, folded(word), chosen):
                place = _columns(piece.cell, first.area.first[1]) if in_list else f"{grid.name}!{piece.cell}"
                yield Guess(place, name, piece, f"表の見出し「{label(word)}」の下")


def _pieces(grid: Grid, name: str, word: str, tiles: list[Tile]) -> tuple[Piece, ...]:
    style = _DATE_COLUMNS.get(word)
    if style is not None:
        return tuple(Piece(tile.cell, style) for tile in tiles[:1] if tile.is_writable)
    return pieces_for(FORM_FIELDS[name], tiles, grid)


def _body(grid: Grid, number: Tile, head: Tile) -> Iterator[Tile]:
    """見出しの列の、一人ぶんの行にある一枚。"""
    for row in range(number.area.first[1], number.area.last[1] + 1):
        yield from grid.row(row, after=head.area.first[0] - 1, until=head.area.last[0])


def _columns(cells: str, row: int) -> str:
    """
    番地を、その人の行からの列にする。

    >>> _columns("H15:J15,L16", 15)
    'H:J,L+1'
    """
    return ",".join(_column(part, row) for part in cells.split(","))


def _column(part: str, row: int) -> str:
    places = [position_of(cell) for cell in part.split(":")]
    down = places[0][1] - row
    letters = ":".join(dict.fromkeys(column_letters(column) for column, _ in places))
    return f"{letters}+{down}" if down else letters
