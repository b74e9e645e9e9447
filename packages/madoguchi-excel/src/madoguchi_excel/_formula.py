"""シートの中の計算式。ここに無いもの: どの式が書いたセルに頼るか（_formulas）。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._archive import unreadable
from madoguchi_excel._sheet import (
    LAST_COLUMN,
    LAST_ROW,
    Area,
    Position,
    SheetXml,
    column_letters,
    column_number,
    position_of,
)
from madoguchi_excel._xml import attribute, text_of

_QUOTED: Final = re.compile(r""""(?:[^"]|"")*"|'(?:[^']|'')*'""")
"""文字と、引用符の付いたシートの名。中に番地のような字があっても動かさない。"""
_PHONETIC: Final = re.compile(r"(?i)(?:_xlfn\.)?PHONETIC\(\s*(\$?[A-Z]{1,3}\$?[0-9]{1,7})\s*\)")
_CELL: Final = re.compile(
    r"(?<![\w.$])(?:(?P<fixed>\$?)(?P<column>[A-Za-z]{1,3})(?P<still>\$?)(?P<row>[0-9]{1,7})(?![\w.(!])"
    r"|(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!])"
    r"|(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!]))"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """
    計算式ひとつ。

    Attributes:
        position: 列と行。
        text: 式。先頭の「=」は無い。まとめ書きの式（shared）の二つ目からも、その位置に動かした式。
        covers: 答えが入る範囲。配列の式では二つ以上のセルになる。
        is_array: 配列の式か、データテーブルか。中のセルには書けない。
        inputs: データテーブルが読む範囲。式の文字には書かれていない。ふつうの式では空。
        group: まとめ書きの組の番号。組でなければ空。
    """

    position: Position
    text: str
    covers: Area
    is_array: bool = False
    inputs: tuple[Area, ...] = ()
    group: str = ""

    @property
    def phonetic_of(self) -> Position | None:
        """``PHONETIC(C5)`` だけの式なら、ふりがなを取るセル。"""
        found = _PHONETIC.fullmatch(self.text.strip())
        return position_of(found[1]) if found else None


def formulas_in(sheet: SheetXml) -> tuple[Formula, ...]:
    """シートの計算式のすべて。"""
    return tuple(_formulas(sheet))


def _formulas(sheet: SheetXml) -> Iterator[Formula]:
    xml, masters = sheet.xml, dict[str, tuple[Position, str]]()
    for found in sheet.grammar.formula.finditer(xml, sheet.first, sheet.last):
        opened = xml.rfind(b"<", sheet.first, found.start())
        position = _position(sheet, opened)
        kind, text = attribute(found["attributes"], b"t"), text_of(found["text"] or b"")
        if kind == "shared":
            group = attribute(found["attributes"], b"si") or ""
            first, written = masters.setdefault(group, (position, text))
            yield Formula(position, _moved(first, written, position), Area(position, position), group=group)
        else:
            ref = attribute(found["attributes"], b"ref")
            area = Area.of(ref) if ref else Area(position, position)
            inputs = tuple(_inputs(found["attributes"], area)) if kind == "dataTable" else ()
            yield Formula(position, text, area, is_array=bool(inputs) or kind == "array", inputs=inputs)


def _inputs(attributes: bytes, area: Area) -> Iterator[Area]:
    """データテーブルが読む範囲: 入れ替えるセルと、左と上に並ぶ値と式。"""
    for name in (b"r1", b"r2"):
        cell = attribute(attributes, name)
        if cell:
            yield Area.of(cell)
    column, row = area.first
    yield Area((max(column - 1, 1), max(row - 1, 1)), area.last)


def _moved(first: Position, text: str, position: Position) -> str:
    """まとめ書きの元の式を、その位置に動かした式。``$`` の付いた番地は動かない。"""
    across, down = position[0] - first[0], position[1] - first[1]
    if (across, down) == (0, 0):
        return text
    pieces, place = [], 0
    for quoted in _QUOTED.finditer(text):
        pieces += [_shifted(text[place : quoted.start()], across, down), quoted[0]]
        place = quoted.end()
    return "".join((*pieces, _shifted(text[place:], across, down)))


def _shifted(text: str, across: int, down: int) -> str:
    def moved(cell: re.Match[str]) -> str:
        if cell["columns"]:
            return ":".join(_column_moved(end, across) for end in cell["columns"].split(":"))
        if cell["rows"]:
            return ":".join(_row_moved(end, down) for end in cell["rows"].split(":"))
        column = _column_moved(cell["fixed"] + cell["column"], across)
        return column + _row_moved(cell["still"] + cell["row"], down)

    return _CELL.sub(moved, text)


def _column_moved(column: str, across: int) -> str:
    """動かした列の名。端を越えれば、反対の端に戻る。"""
    if column.startswith("$"):
        return column
    return column_letters((column_number(column) - 1 + across) % LAST_COLUMN + 1)


def _row_moved(row: str, down: int) -> str:
    return row if row.startswith("$") else str((int(row) - 1 + down) % LAST_ROW + 1)


def _position(sheet: SheetXml, opened: int) -> Position:
    """計算式を含むセルの位置。番地の無いブックだけ、行の初めから数える。"""
    found = sheet.grammar.cell.match(sheet.xml, opened)
    named = attribute(found["attributes"], b"r") if found else None
    if named:
        return position_of(named)
    for row in sheet.rows():
        for cell in sheet.cells(row):
            if cell.start == opened:
                return cell.number, row.number
    raise unreadable()


_REACHING_MARKS: Final = (b"!", b"[", b"\x00")
_REACHING_CALLS: Final = (b"INDIRECT", b"OFFSET")


def may_reach_out(part: bytes) -> bool:
    """
    ほかのシートのセルに届きうる式があるか。UTF-16 の部品は、いつも届きうると見る。

    一字ずつ探すのは、長い言葉を探すより十倍速い。ふつうのシートには、どの字もほとんど無い。
    """
    if any(mark in part for mark in _REACHING_MARKS):
        return True
    place = part.find(b"(")
    while place >= 0:
        if part[max(0, place - 8) : place].upper().endswith(_REACHING_CALLS):
            return True
        place = part.find(b"(", place + 1)
    return False
