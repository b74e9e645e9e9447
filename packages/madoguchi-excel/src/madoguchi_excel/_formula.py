"""シートの中の計算式。ここに無いもの: どの式が書いたセルに頼るか（_formulas）。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._archive import unreadable
from madoguchi_excel._sheet import Area, Position, SheetXml, column_number, position_of
from madoguchi_excel._xml import attribute, text_of

_PHONETIC: Final = re.compile(r"(?i)(?:_xlfn\.)?PHONETIC\(\s*\$?([A-Z]{1,3})\$?([0-9]{1,7})\s*\)")


@dataclass(frozen=True, slots=True)
class Formula:
    """
    計算式ひとつ。

    Attributes:
        position: 列と行。
        text: 式。先頭の「=」は無い。
        covers: 答えが入る範囲。配列の式では二つ以上のセルになる。
        is_array: 配列の式か、データテーブルか。中のセルには書けない。
        reach: 式の番地が動く幅（列と行）。まとめ書きの式（shared）の二つ目からは、元の式を動かして読む。
    """

    position: Position
    text: str
    covers: Area
    is_array: bool = False
    reach: Position = (0, 0)

    @property
    def phonetic_of(self) -> Position | None:
        """``PHONETIC(C5)`` だけの式なら、ふりがなを取るセル。"""
        found = _PHONETIC.fullmatch(self.text.strip())
        return (column_number(found[1]), int(found[2])) if found else None


def formulas_in(sheet: SheetXml) -> tuple[Formula, ...]:
    """シートの計算式のすべて。"""
    return tuple(_formulas(sheet))


def _formulas(sheet: SheetXml) -> Iterator[Formula]:
    xml, masters = sheet.xml, {}
    for found in sheet.grammar.formula.finditer(xml, sheet.first, sheet.last):
        opened = xml.rfind(b"<", sheet.first, found.start())
        position = _position(sheet, opened)
        ref = attribute(found["attributes"], b"ref")
        area = Area.of(ref) if ref else Area(position, position)
        kind, text = attribute(found["attributes"], b"t"), text_of(found["text"] or b"")
        if kind == "shared":
            group = attribute(found["attributes"], b"si")
            if text:
                masters[group] = (text, area)
            text, area = masters.get(group, (text, area))
            reach = (area.last[0] - area.first[0], area.last[1] - area.first[1])
            yield Formula(position, text, Area(position, position), reach=reach)
        else:
            yield Formula(position, text, area, is_array=kind in {"array", "dataTable"})


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
