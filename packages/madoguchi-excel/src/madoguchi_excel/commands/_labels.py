"""見出しを見つけ、隣の空いた所を、だれの何の欄かと思い付く。"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from madoguchi_core.forms import FORM_FIELDS, FieldKind
from madoguchi_excel.commands._grid import Grid, Tile
from madoguchi_excel.commands._guess import Guess
from madoguchi_excel.commands._words import (
    BY_HAND,
    alone_of,
    field_of,
    guessed,
    has_kana,
    label,
    leaf_of,
    named_leaf,
    person_of,
    titled,
)
from madoguchi_excel.commands._zones import Piece, is_furniture, pieces_for

_TOP_ROWS: Final = 8
"""届出日は、見出しが無くても、紙のいちばん上にある。"""
_LONGEST_HEAD: Final = 15
_HAND: Final = "手"


class Labels:
    """
    シート一枚の見出しから思い付く欄。

    Args:
        grid: 紙面。
        skipped: 一覧に使った行。
    """

    def __init__(self, grid: Grid, skipped: frozenset[int]) -> None:
        self._grid = grid
        self._tiles = [tile for tile in grid.tiles() if tile.area.first[1] not in skipped]
        self._end = next(
            (tile.area.first[1] for tile in self._tiles if self._is_office(tile)), grid.last[1] + 1
        )

    def _is_office(self, tile: Tile) -> bool:
        """ここから下は役場が書く、という見出しか。"""
        return self._is_wide(tile) and bool(BY_HAND.search(tile.word)) and "委任" not in tile.word

    def _is_wide(self, tile: Tile) -> bool:
        return tile.columns * 2 > self._grid.last[0]

    def guesses(self) -> Iterator[Guess]:
        """思い付いた欄。上から下の順。"""
        yield from self._filed_on()
        for tile in self._tiles:
            if tile.area.first[1] < self._end and not self._is_wide(tile):
                yield from self._of(tile)

    def _of(self, tile: Tile) -> Iterator[Guess]:
        start, leaf = named_leaf(tile.text)
        alone = alone_of(tile.text)
        if not leaf and not alone:
            return
        section, why = self._section(tile)
        if section == _HAND:
            return
        # 「氏名（フリガナ）」の一つの欄には、どちらを書くのか言い切れない
        is_sure = bool(alone or ((start or section) and (leaf == "kana" or not has_kana(tile.text))))
        who = start or section
        name = alone or (field_of(who, leaf) if who else titled(tile.text) or guessed(leaf))
        if name not in FORM_FIELDS:
            return
        words = "" if alone or start else why or "（だれの欄か分からないので、仮の名）"
        yield from self._at(tile, name, f"見出し「{label(tile.text)}」{words}", is_sure=is_sure)

    def _at(self, tile: Tile, name: str, why: str, *, is_sure: bool) -> Iterator[Guess]:
        field = FORM_FIELDS[name]
        is_choice = field.kind is FieldKind.CHOICE
        beside = pieces_for(field, list(self._beside(tile, is_choice=is_choice)), self._grid)
        below = () if beside else pieces_for(field, [self._below(tile)], self._grid)
        place = "の右" if beside else "の下"
        for piece in beside or below:
            yield self._guess(name, piece, f"{why}{place}", is_sure=is_sure and bool(beside))

    def _guess(self, name: str, piece: Piece, why: str, *, is_sure: bool) -> Guess:
        if piece.leaf:
            name = name.removesuffix("address") + piece.leaf
        return Guess(f"{self._grid.name}!{piece.cell}", name, piece, why, is_sure and name in FORM_FIELDS)

    def _beside(self, tile: Tile, *, is_choice: bool) -> Iterator[Tile]:
        """見出しの右の、次の見出しまで。見出しが何行にもまたがれば、その行ぜんぶ。"""
        for row in range(tile.area.first[1], tile.area.last[1] + 1):
            for found in self._grid.row(row, after=tile.area.last[0]):
                is_other = bool(found.text.strip()) and not is_furniture(found) and not is_choice
                if _is_label(found) or is_other:
                    break
                yield found

    def _below(self, tile: Tile) -> Tile:
        column, row = tile.area.first[0], tile.area.last[1] + 1
        found = self._grid.at((column, row))
        return found if found.area.first == (column, row) else tile

    def _section(self, tile: Tile) -> tuple[str, str]:
        """見出しが、だれの欄の中にあるか。左の縦長の見出しか、上の横長の見出しで決まる。"""
        for found in self._grid.left_of(tile):
            if found.text.strip() and _covers(found, tile):
                if BY_HAND.search(found.word):
                    return _HAND, ""
                start = person_of(found.text)
                if start:
                    return start, f"（左に「{label(found.text)}」）"
        above = [one for one in self._tiles if self._is_wide(one) and one.area.first[1] < tile.area.first[1]]
        head = label(above[-1].text) if above else ""
        start = person_of(head) if len(head) <= _LONGEST_HEAD else ""
        return start, f"（上に「{head}」）" if start else ""

    def _filed_on(self) -> Iterator[Guess]:
        """見出しの無い年月日。紙のいちばん上にある、初めの一つだけ。"""
        for row in range(1, min(_TOP_ROWS + 1, self._grid.last[1] + 1, self._end)):
            tiles = list(self._grid.row(row, after=0))
            if any(_is_label(tile) for tile in tiles):
                return
            pieces = pieces_for(FORM_FIELDS["filed_on"], [*_dated(tiles)], self._grid)
            yield from (self._guess("filed_on", piece, "紙の上の年月日", is_sure=True) for piece in pieces)
            if pieces:
                return


def _is_label(tile: Tile) -> bool:
    return bool(alone_of(tile.text) or leaf_of(tile.text))


def _dated(tiles: Sequence[Tile]) -> Iterator[Tile]:
    """年・月・日の字と元号と、年・月・日のすぐ左の空き。"""
    for tile, right in zip_longest(tiles, tiles[1:]):
        if is_furniture(tile) or (
            tile.is_writable and right is not None and right.word in {"年", "月", "日"}
        ):
            yield tile


def _covers(found: Tile, tile: Tile) -> bool:
    """同じ高さか、もっと高くて、それ自身は欄の見出しでないか。"""
    inside = found.area.first[1] <= tile.area.first[1] and tile.area.last[1] <= found.area.last[1]
    return inside and not named_leaf(found.text)[1] and not alone_of(found.text)
