"""足すシートの部品を、受け取るブックの番号と名に合わせて書き替える。"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._sheet import SheetXml, Span
from madoguchi_excel._xml import attribute, plain, prefix_of, start_tag, text_of, whole, without
from madoguchi_excel.joining._columns import ColumnLook, with_columns
from madoguchi_excel.joining._references import References
from madoguchi_excel.joining._styles import Shift
from madoguchi_excel.joining._tags import (
    numbered,
    renumbered,
    respelled,
    retagged,
    without_element,
)
from madoguchi_excel.joining._theme import settled

_DROPPED: Final = (b"customSheetViews",)
"""ブックの部品（作業者の一覧）に頼る要素。"""


@dataclass(frozen=True, slots=True)
class SheetJoiner:
    """
    一つのブックのシートの、書き替え方。

    書式の番号を付け替え、共有の文字をその場の文字にし、式の中のシートの名を替える。選ばれたシートの印は外す
    （二枚が選ばれたままだと、書いた字が両方に入る）。

    Attributes:
        package: 足すブック。
        shift: 書式の番号の付け替え方。
        references: シートの名の替え方。
        colours: 足すブックのテーマの色。
        look: 列の幅と、書かれていないセルの書式の替え方。
    """

    package: Package
    shift: Shift
    references: References
    colours: Sequence[str]
    look: ColumnLook

    def joined(self, part: str, strings: "SharedStrings") -> bytes:
        """受け取るブックに入れるシートの部品。"""
        sheet = self.package.sheet_xml(part)
        prefix = sheet.grammar.prefix
        xml = b"".join(self._cells(sheet, strings.items(prefix)))
        for name in _DROPPED:
            xml = without_element(xml, prefix, name)
        for name, change in self._changes():
            xml = retagged(xml, prefix, name, change)
        xml = _one_view(with_columns(xml, prefix, self.look), prefix)
        return self.references.part(settled(xml, self.colours))

    def _changes(self) -> Iterator[tuple[bytes, Callable[[bytes], bytes]]]:
        shift = self.shift
        yield b"row", lambda attributes: renumbered(attributes, b"s", shift.style)
        differences = rb"(?:cfRule|sortCondition|colorFilter)"
        yield differences, lambda attributes: renumbered(attributes, b"dxfId", shift.difference)
        yield b"phoneticPr", lambda attributes: renumbered(attributes, b"fontId", shift.font)
        yield b"sheetPr", lambda attributes: without(attributes, b"codeName")

    def _cells(self, sheet: SheetXml, strings: Sequence[bytes]) -> Iterator[bytes]:
        position = 0
        for row in sheet.rows():
            for cell in sheet.cells(row):
                yield sheet.xml[position : cell.start]
                yield self._cell(sheet, cell, strings)
                position = cell.end
        yield sheet.xml[position:]

    def _cell(self, sheet: SheetXml, cell: Span, strings: Sequence[bytes]) -> bytes:
        """書式の番号の無いセルは、元のブックの初めの書式。受け取るブックの初めの書式とは違う。"""
        prefix = sheet.grammar.prefix
        attributes = numbered(cell.attributes.rstrip().removesuffix(b"/"), b"s", self.shift.style)
        # cm と vm は、ブックに一つの部品（動的配列の決まり・セルの中の画像）の番号
        bare, kind = without(attributes, b"cm", b"vm"), attribute(attributes, b"t")
        inner = sheet.xml[cell.inner : cell.close]
        if kind == "s":
            place = _number(sheet, cell, default=len(strings))
            text = strings[place] if place < len(strings) else b""
            bare = without(bare, b"t") + b' t="inlineStr"'
            inner = b"".join((b"<", prefix, b"is>", text, b"</", prefix, b"is>"))
        elif kind == "e" and bare != attributes and not _has_formula(sheet, inner):
            # セルの中の画像は写せない。画像の代わりの「#VALUE!」を紙に残さない
            bare, inner = without(bare, b"t"), b""
        return b"".join((b"<", prefix, b"c", bare, b">", inner, b"</", prefix, b"c>"))


def _number(sheet: SheetXml, cell: Span, *, default: int) -> int:
    value = sheet.grammar.value.search(sheet.xml, cell.inner, cell.close)
    return whole(text_of(value[1]).strip()) if value else default


def _has_formula(sheet: SheetXml, inner: bytes) -> bool:
    return start_tag(sheet.grammar.prefix, b"f").search(inner) is not None


def _one_view(xml: bytes, prefix: bytes) -> bytes:
    """窓ごとの見え方は初めの一つにする。受け取るブックの窓は、一つとは限らず、足すブックと数が違う。"""
    tags = list(start_tag(prefix, b"sheetView").finditer(xml))
    closing = re.compile(b"</" + prefix + rb"sheetViews\s*>").search(xml)
    if len(tags) > 1 and closing is not None:
        xml = xml[: tags[1].start()] + xml[closing.start() :]
    view = rb' workbookViewId="0"'

    def moved(attributes: bytes) -> bytes:
        return view + without(attributes, b"workbookViewId", b"tabSelected")

    return retagged(xml, prefix, b"sheetView", moved)


class SharedStrings:
    """
    共有の文字。元のバイトのまま、要素の名の頭だけを、書くシートにそろえる。

    Args:
        package: 足すブック。
    """

    def __init__(self, package: Package) -> None:
        part = package.related(package.book_part, "sharedStrings")
        is_absent = part is None or part not in package.archive
        self._xml = b"<sst/>" if part is None or is_absent else plain(package.archive.read(part))
        self._prefix = prefix_of(self._xml, b"sst")
        self._items = list(self._split())

    def _split(self) -> Iterator[bytes]:
        closing = re.compile(b"</" + self._prefix + rb"si\s*>")
        for tag in start_tag(self._prefix, b"si").finditer(self._xml):
            closed = None if tag["attributes"].endswith(b"/") else closing.search(self._xml, tag.end())
            yield b"" if closed is None else self._xml[tag.end() : closed.start()]

    def items(self, prefix: bytes) -> list[bytes]:
        """番号の順の文字。"""
        return [respelled(item, self._prefix, prefix) for item in self._items]
