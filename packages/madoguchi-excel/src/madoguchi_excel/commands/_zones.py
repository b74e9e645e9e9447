"""見出しの隣の空いた所に、どう書くかを決める。ます、年・月・日、選ぶ言葉、印の四角を見分ける。"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import Final

from madoguchi_core.forms import CellStyle, FieldKind, Fit, FormField
from madoguchi_excel.commands._grid import Grid, Tile, folded

_DATE: Final = re.compile("(?:(?:明治?|大正?|昭和?|平成?|令和?|西暦)[・/]?)*年月日")
_ERA: Final = re.compile("明治|大正|昭和|平成|令和")
_ERAS: Final = {"明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和"}
_BOX: Final = re.compile(r"^[□☐☑■](.+)$")
_BOXED: Final = re.compile(r"[□☐☑■]\s*([^□☐☑■]*[^□☐☑■\s])")
_CHOICES: Final = re.compile(r"[・/／\s]+")
_BOX_COLUMNS: Final = 2
"""一字ずつのますの、いちばん広い列の数。"""
_NARROW: Final = 4.0
"""住所や日付を書くには狭い幅（全角の文字数）。"""
_LONGEST_CHOICE: Final = 10
_UNITS: Final = ("円", "通", "枚", "様")
_HYPHENS: Final = frozenset("－-‐−ー―")
_DATE_STYLES: Final = {"年": CellStyle.ERA_YEAR, "月": CellStyle.MONTH, "日": CellStyle.DAY}


@dataclass(frozen=True, slots=True)
class Piece:
    """
    欄ひとつの書き方。

    Attributes:
        cell: 書く番地。
        style: 書き方。
        choice: 印を付ける値。
        part: 囲む言葉。
        label: 印の後ろに書く言葉。
        width: 書ける幅（全角の文字数）。0 なら書かない。
        lines: 書ける行の数。
        fit: 収め方。
        leaf: 別の欄（郵便番号）なら、その名の終わり。
    """

    cell: str
    style: CellStyle
    choice: str = ""
    part: str = ""
    label: str = ""
    width: float = 0
    lines: int = 0
    fit: Fit = Fit.AS_IS
    leaf: str = ""


def is_furniture(tile: Tile) -> bool:
    """書く所を助ける刷り物か（〒・年・円・選ぶ言葉など）。見出しではない。"""
    word = tile.word
    if word in {"〒", "年", "月", "日", *_UNITS} or word in _HYPHENS:
        return True
    is_date = bool(_DATE.fullmatch(word) or _ERA.fullmatch(word))
    return is_date or bool(_BOX.match(word)) or len(choices_in(tile.text)) > 1 or word in _UNITS


def choices_in(text: str) -> list[str]:
    r"""
    一枚の中に並んだ、選ぶ言葉。並んでいなければ一つ以下。

    >>> choices_in("明・大・昭\n平・令"), choices_in("氏　名"), choices_in("普通・当座")
    (['明', '大', '昭', '平', '令'], ['氏　名'], ['普通', '当座'])
    """
    if not re.search("[・/／]", text) or re.search("[、。]", text):
        return [text]
    return [word for word in _CHOICES.split(text.strip()) if word]


def pieces_for(field: FormField, tiles: Sequence[Tile], grid: Grid) -> tuple[Piece, ...]:
    """
    見出しの隣に並ぶ一枚ずつから、欄の書き方を決める。書けなければ空。

    Args:
        field: 欄。
        tiles: 見出しの隣の一枚。行の順。
        grid: 紙面。
    """
    blanks = [tile for tile in tiles if tile.is_writable]
    if field.kind is FieldKind.DATE:
        return tuple(_date(tiles, grid))
    if field.kind is FieldKind.CHOICE:
        return tuple(_choice(tiles))
    if field.kind is FieldKind.YEN:
        found = [tile for tile in tiles if tile.is_writable or tile.word == "円"]
        return tuple(Piece(tile.cell, CellStyle.YEN) for tile in found[:1])
    if field.kind is FieldKind.COUNT:
        return tuple(Piece(tile.cell, CellStyle.NUMBER) for tile in blanks[:1])
    if field.name.endswith("address"):
        return tuple(_address(tiles, grid))
    if field.name.endswith("phone"):
        return tuple(_phone(tiles, grid))
    return tuple(_text(field, blanks, grid))


def _text(field: FormField, blanks: Sequence[Tile], grid: Grid) -> Iterator[Piece]:
    run = _run(blanks)
    if len(run) >= 4:
        style = CellStyle.DIGITS if field.kind is FieldKind.DIGITS else CellStyle.CHARS
        yield Piece(_joined(run), style)
    elif blanks:
        yield _written(blanks[0], grid, is_number=field.kind is FieldKind.DIGITS)


def _written(tile: Tile, grid: Grid, *, is_number: bool = False) -> Piece:
    room = grid.room(tile)
    width = float(int(room.width * 2)) / 2
    if is_number or width < 1:
        return Piece(tile.cell, CellStyle.TEXT)
    if room.fit is Fit.WRAP and room.lines > 1:
        return Piece(tile.cell, CellStyle.TEXT, width=width, lines=room.lines, fit=Fit.WRAP)
    return Piece(tile.cell, CellStyle.TEXT, width=width, fit=Fit.SHRINK)


def _run(blanks: Sequence[Tile]) -> list[Tile]:
    """初めから続く、同じ幅の細い一枚（一字ずつのます）。"""
    first = blanks[0] if blanks else None
    if first is None or first.columns > _BOX_COLUMNS:
        return []
    return list(
        takewhile(
            lambda tile: (tile.columns, tile.area.first[1]) == (first.columns, first.area.first[1]), blanks
        )
    )


def _joined(run: Iterable[Tile]) -> str:
    """続いたセルは範囲で、離れたセルはコンマで並べる。"""
    numbered = [(tile.area.first[0] - at, tile) for at, tile in enumerate(run)]
    spans = [[tile.cell for _, tile in each] for _, each in groupby(numbered, key=lambda pair: pair[0])]
    return ",".join(span[0] if len(span) == 1 else f"{span[0]}:{span[-1]}" for span in spans)


def _address(tiles: Sequence[Tile], grid: Grid) -> Iterator[Piece]:
    mark = next((at for at, tile in enumerate(tiles) if tile.word == "〒"), None)
    if mark is None:
        yield from _wide(tiles, grid)
        return
    row = tiles[mark].area.first[1]
    line = [tile for tile in tiles[mark + 1 :] if tile.area.first[1] == row]
    used = list(_postcode(line))
    if used:
        is_box = len(used) == 7
        style = CellStyle.DIGITS if is_box else CellStyle.GROUPS if len(used) == 2 else CellStyle.TEXT
        yield Piece(_joined(used), style, leaf="postcode")
    below = [tile for tile in tiles if tile.area.first[1] > row]
    yield from _wide(below or [tile for tile in line if tile not in used], grid)


def _postcode(line: Sequence[Tile]) -> Iterator[Tile]:
    """〒の後ろの、3桁と4桁の所。ますなら7つ、分かれていれば2つ、分かれていなければ1つ。"""
    hyphen = next((at for at, tile in enumerate(line) if tile.word in _HYPHENS), None)
    head = [tile for tile in line[:hyphen] if tile.is_writable]
    tail = [] if hyphen is None else [tile for tile in line[hyphen + 1 :] if tile.is_writable]
    boxes = [*_run(head)[:3], *_run(tail)[:4]] if hyphen is not None else _run(head)[:7]
    yield from boxes if len(boxes) == 7 else [*head[:1], *tail[:1]]


def _wide(tiles: Sequence[Tile], grid: Grid) -> Iterator[Piece]:
    blanks = [tile for tile in tiles if tile.is_writable and grid.room(tile).width > _NARROW]
    if blanks:
        piece = _written(blanks[0], grid)
        is_tall = piece.lines > 1
        yield Piece(piece.cell, CellStyle.LINES, width=piece.width, lines=piece.lines) if is_tall else piece


def _phone(tiles: Sequence[Tile], grid: Grid) -> Iterator[Piece]:
    blanks = [tile for tile in tiles if tile.is_writable]
    hyphens = sum(tile.word in _HYPHENS for tile in tiles)
    if hyphens == 2 and len(blanks) >= 3:
        yield Piece(",".join(tile.cell for tile in blanks[:3]), CellStyle.GROUPS)
    elif blanks:
        yield _written(blanks[0], grid)


def _date(tiles: Sequence[Tile], grid: Grid) -> Iterator[Piece]:
    for tile in tiles:
        if _DATE.fullmatch(tile.word):
            yield Piece(tile.cell, CellStyle.WAREKI)
            return
    found = [*_eras(tiles), *_dated(tiles)]
    blanks = [tile for tile in tiles if tile.is_writable]
    yield from found or [
        Piece(tile.cell, CellStyle.WAREKI) for tile in blanks[:1] if grid.room(tile).width > _NARROW
    ]


def _eras(tiles: Sequence[Tile]) -> Iterator[Piece]:
    for tile in tiles:
        words = choices_in(tile.text)
        eras = [(word, _ERAS.get(word, word)) for word in words]
        if len(eras) > 1 and all(_ERA.fullmatch(era) for _, era in eras):
            yield from (Piece(tile.cell, CellStyle.ELLIPSE, choice=era, part=word) for word, era in eras)
        elif _ERA.fullmatch(tile.word):
            yield Piece(tile.cell, CellStyle.ERA)


def _dated(tiles: Sequence[Tile]) -> Iterator[Piece]:
    """年・月・日の字のすぐ左の、空いた一枚。"""
    for before, after in pairwise(tiles):
        if before.is_writable and after.word in _DATE_STYLES:
            yield Piece(before.cell, _DATE_STYLES[after.word])


def _choice(tiles: Sequence[Tile]) -> Iterator[Piece]:
    for tile in tiles:
        boxed = _BOX.match(tile.word)
        parts = _BOXED.findall(tile.text)
        words = choices_in(tile.text)
        if len(parts) > 1:
            # 印ごとセルを書き直すと、隣の言葉が消える。一つのセルに並んだ言葉は、丸で囲む
            yield from (Piece(tile.cell, CellStyle.ELLIPSE, choice=folded(part), part=part) for part in parts)
        elif boxed:
            yield Piece(tile.cell, CellStyle.CHECK, choice=boxed[1], label=boxed[1])
        elif len(words) > 1:
            yield from (Piece(tile.cell, CellStyle.ELLIPSE, choice=word, part=word) for word in words)
        elif any(map(str.isalnum, tile.word)) and len(tile.word) <= _LONGEST_CHOICE:
            yield Piece(tile.cell, CellStyle.ELLIPSE, choice=tile.word, part=tile.text.strip())
