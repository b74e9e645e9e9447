"""受け取るブックに、ほかのブックのシートを並べる。"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._relations import (
    NO_RELATIONS,
    TYPES_PART,
    ContentTypes,
    free_ids,
    relations_name,
    with_relations,
)
from madoguchi_excel._stylesheet import StyleSheet
from madoguchi_excel.joining._book import BookName, BookPart, NewSheet
from madoguchi_excel.joining._columns import column_look
from madoguchi_excel.joining._naming import SheetNames
from madoguchi_excel.joining._parts import CopiedParts, Taken
from madoguchi_excel.joining._references import References
from madoguchi_excel.joining._shapes import ShapeBlocks
from madoguchi_excel.joining._sheet import SharedStrings, SheetJoiner
from madoguchi_excel.joining._styles import appended
from madoguchi_excel.joining._tables import Tables
from madoguchi_excel.joining._theme import theme_colours

_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NEW_STYLES: Final = "xl/styles.xml"
"""書式の部品の無いブックに足す、書式の部品の名。"""
_GUEST_PART: Final = re.compile(r"xl/(?:worksheets/)?guest([0-9]+)[-/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guest:
    """
    足すブックひとつ。

    Attributes:
        title: シートの名にする題。ブックに二枚以上あれば、二枚目からは元のシートの名を続ける。
        content: ブックの中身。
    """

    title: str
    content: bytes = field(repr=False)


def with_guests(host: bytes, guests: Sequence[Guest]) -> bytes:
    """
    ほかのブックのシートを、受け取るブックの最後に並べたブック。

    図形・画像・ふりがな・チェックボックス・条件付き書式・印刷の設定・印刷範囲は残る。隠れたシートは隠れたまま、式が
    使う名前はそのシートだけの名前になって付いて来る。受け取るブックに同じ名前があれば、式はそちらを指す。

    ブックに一つしか無い部品に頼る物は写さない。動的配列はふつうの配列の式に、スレッド形式のコメントはふつうの
    コメントになる。マクロ・グラフだけのシート・作業者ごとの見え方・セルの中の画像・
    セルのチェックボックスの印は無くなる。

    列の幅は標準の書体の数字で数えるので、書体が違えば画面と紙の幅が同じになるように直す（幅は Excel の数え方の見積もり）。
    セルに書かれた文字から番地を作る式（``INDIRECT(B2)``）が読むシートの名は、替えられない。

    Args:
        host: 受け取るブック。
        guests: 足すブック。並べる順。

    Raises:
        FormError: どれかを開けないとき（MDG420・MDG421・MDG429）。日付の数え方が違うとき（MDG483）。写すと指す先を
            失う物があるとき（MDG484）。厳密形式とそうでないブックを混ぜるとき（MDG485）。

    >>> from io import BytesIO
    >>> from openpyxl import Workbook, load_workbook
    >>> buffer = BytesIO()
    >>> Workbook().save(buffer)
    >>> joined = with_guests(buffer.getvalue(), [Guest("葬祭費の申請書", buffer.getvalue())])
    >>> load_workbook(BytesIO(joined)).sheetnames
    ['Sheet', '葬祭費の申請書']
    """
    joiner = _Joiner(Package(host))
    for guest in guests:
        joiner.add(guest)
    return joiner.finish()


class _Joiner:
    """並べているあいだのブック。"""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._book = BookPart(package)
        self._styles = StyleSheet.of(package)
        self._colours = theme_colours(package)
        names = [one.name for one in self._book.names]
        self._taken = Taken(ShapeBlocks(package.archive), Tables(package, names))
        self._sheet_names = SheetNames(self._book.sheet_names)
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._sheets: list[tuple[str, str, str]] = []
        self._names: list[BookName] = []
        numbers = [int(found[1]) for name in package.archive.names if (found := _GUEST_PART.match(name))]
        self._last = max(numbers, default=0)

    def add(self, guest: Guest) -> None:
        """ブックひとつのシートを、最後に並べる。"""
        package = Package(guest.content)
        book = BookPart(package)
        self._check(package, book)
        self._last += 1
        renames = self._renames(guest.title, package.sheets)
        references = References(renames, guest.title, self._taken.tables.renames(package))
        colours = theme_colours(package)
        colours = () if colours == self._colours else colours
        shift = appended(self._styles, StyleSheet.of(package), colours)
        strings = SharedStrings(package)
        joiner = SheetJoiner(package, shift, references, colours, column_look(self._package, package, shift))
        copied = CopiedParts(package, f"xl/guest{self._last}", references, shift, self._taken)
        first = len(self._book.sheets) + len(self._sheets)
        for number, sheet in enumerate(package.sheets, start=1):
            name = f"xl/worksheets/guest{self._last}-{number}.xml"
            copied.add_sheet(sheet.part, joiner.joined(sheet.part, strings), name=name)
            self._sheets.append((renames[sheet.name.casefold()], name, book.states[sheet.name]))
        self._names += self._carried(package, book, references, first)
        self._parts |= copied.parts
        self._types |= copied.types

    def _check(self, package: Package, book: BookPart) -> None:
        if package.uses_1904 != self._package.uses_1904:
            hint = "Excel の［詳細設定］の「1904年から計算する」をそろえてください"
            raise FormError("MDG483", "日付の数え方が違うブックは、一つにできません", hint=hint)
        if book.is_strict != self._book.is_strict:
            hint = "Excel で「Excel ブック（.xlsx）」として保存し直してください"
            raise FormError("MDG485", "厳密形式のブックは、ふつうのブックと一つにできません", hint=hint)

    def _renames(self, title: str, sheets: Sequence[SheetPart]) -> dict[str, str]:
        main = next((sheet for sheet in sheets if sheet.is_visible), sheets[0])
        return {
            sheet.name.casefold(): self._sheet_names.take(title if sheet is main else f"{title} {sheet.name}")
            for sheet in sheets
        }

    def _carried(
        self, package: Package, book: BookPart, references: References, first: int
    ) -> Iterator[BookName]:
        """シートに付いて行く名前: 印刷の決まりと、式が（ほかの名前を通しても）使う名前。"""
        places = {sheet.name: at for at, sheet in enumerate(package.sheets, start=first)}
        owners = [places.get(name) for name in book.sheet_names]
        ours = {one.name.casefold() for one in self._book.names if one.index is None}
        waiting = [one for one in book.names if one.is_own or one.name.casefold() not in ours]
        while used := [one for one in waiting if one.is_own or references.uses(one.name)]:
            waiting = [one for one in waiting if one not in used]
            for one in used:
                # 一枚のシートの名前はそのシートに、ブックの名前は足すシートのすべてに付ける
                targets = [*places.values()] if one.index is None else owners[one.index : one.index + 1]
                kept = [at for at in targets if at is not None]
                text = references.formula(one.text) if kept else ""
                yield from (BookName(one.name, at, text, one.is_hidden) for at in kept)

    def finish(self) -> bytes:
        """並べ終えたブック。"""
        archive, book = self._package.archive, self._package.book_part
        name = relations_name(book)
        before = archive.read(name) if name in archive else NO_RELATIONS
        kind = next(found.type for found in self._package.relations(book) if found.kind == "worksheet")
        *ids, spare = free_ids(before, len(self._sheets) + 1)
        sheets = [NewSheet(*sheet, relation) for sheet, relation in zip(self._sheets, ids, strict=True)]
        added = [(sheet.relation, kind, f"/{sheet.part}") for sheet in sheets]
        styles = self._package.styles_part or _NEW_STYLES
        if self._styles.is_changed and self._package.styles_part is None:
            added.append((spare, kind.replace("worksheet", "styles"), f"/{styles}"))
            self._types[styles] = _STYLES_TYPE
        parts = {
            **self._parts,
            **({styles: self._styles.part()} if self._styles.is_changed else {}),
            book: self._book.with_sheets(sheets, self._names),
            name: with_relations(before, added),
            TYPES_PART: ContentTypes(archive.read(TYPES_PART)).with_types(self._types),
        }
        return archive.replaced(parts)
