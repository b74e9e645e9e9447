"""ブックの部品のつながり: どのシートがどの部品か、定義された名前、共有の文字。"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from madoguchi_excel._archive import Archive, unreadable
from madoguchi_excel._formula import Formula, formulas_in, may_reach_out
from madoguchi_excel._relations import Relation, read_relations, relations_name
from madoguchi_excel._sheet import Area, SheetXml
from madoguchi_excel._xml import local, parsed, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

"""Excel が自分で使う名前の頭。"""


@dataclass(frozen=True, slots=True, eq=False)
class SheetPart:
    """
    シートひとつの所在。

    Attributes:
        name: シートの名。
        part: 部品の名。
        sheet_id: ブックの中での番号。計算の順（calcChain）が使う。
        is_visible: 見えるシートか。
    """

    name: str
    part: str
    sheet_id: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class DefinedName:
    """
    定義された名前。

    Attributes:
        name: 名前。
        sheet: 一枚のシートだけの名前なら、そのシート。ブック全体なら ``None``。
        text: 指す先の式（``申請書!$C$5``）。
    """

    name: str
    sheet: str | None
    text: str


_OWN_NAMES: Final = "_xlnm."
_PRINT_AREA: Final = "_xlnm.Print_Area"
_PRINT_NAMES: Final = frozenset({_PRINT_AREA, "_xlnm.Print_Titles"})


class Package:
    """
    開いたブック。部品は使うときに読む。

    Args:
        content: .xlsx か .xlsm の中身。

    Raises:
        FormError: 開けないとき（MDG420・MDG421）。
    """

    def __init__(self, content: bytes) -> None:
        self.archive = Archive(content)
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self.book_part = next(
            (found.target for found in self.relations("") if found.kind == "officeDocument"), ""
        )
        if not self.book_part or local(self._book.tag) != "workbook":
            raise unreadable()
        self._sheets: dict[str, SheetXml] = {}
        self._formulas: dict[str, tuple[Formula, ...]] = {}
        self._reaching: dict[str, bool] = {}

    @cached_property
    def _book(self) -> "Element":
        return parsed(self.archive.read(self.book_part))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """部品から出る結び付き。空の名は、ブックの入口。"""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> tuple[Relation, ...]:
        path = relations_name(part)
        return read_relations(self.archive.read(path), part) if path in self.archive else ()

    def related(self, part: str, kind: str) -> str | None:
        """その種類の結び付きの先。無ければ ``None``。"""
        return next((found.target for found in self.relations(part) if found.kind == kind), None)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """表のシート。並び順。グラフだけのシートは含まない。"""
        targets = {
            found.id: found.target for found in self.relations(self.book_part) if found.kind == "worksheet"
        }
        found = tuple(_sheet_parts(self._book, targets))
        if not found:
            raise unreadable()
        return found

    def sheet_part(self, name: str) -> SheetPart | None:
        """その名のシート。Excel と同じく、大文字と小文字を分けない。無ければ ``None``。"""
        return self._by_name.get(name.casefold())

    @cached_property
    def _by_name(self) -> dict[str, SheetPart]:
        return {sheet.name.casefold(): sheet for sheet in reversed(self.sheets)}

    def sheet_xml(self, part: str) -> SheetXml:
        """シートの部品の中身。"""
        if part not in self._sheets:
            self._sheets[part] = SheetXml(self.archive.read(part))
        return self._sheets[part]

    def formulas(self, part: str) -> tuple[Formula, ...]:
        """シートの計算式のすべて。"""
        if part not in self._formulas:
            self._formulas[part] = formulas_in(self.sheet_xml(part))
        return self._formulas[part]

    def may_reach_out(self, part: str) -> bool:
        """シートの部品に、ほかのシートのセルに届きうる式があるか。"""
        if part not in self._reaching:
            self._reaching[part] = may_reach_out(self.archive.glance(part))
        return self._reaching[part]

    @cached_property
    def defined_names(self) -> tuple[DefinedName, ...]:
        """定義された名前。Excel が自分で使う名前（印刷範囲など）は除く。"""
        return tuple(found for found in self._names if not found.name.startswith(_OWN_NAMES))

    @cached_property
    def print_names(self) -> tuple[DefinedName, ...]:
        """印刷範囲と、各ページに繰り返す行。"""
        return tuple(found for found in self._names if found.name in _PRINT_NAMES)

    @property
    def print_areas(self) -> dict[str, str]:
        """シートの名から、印刷範囲（``申請書!$A$1:$H$40``。いくつもあればコンマで並ぶ）。"""
        return {
            found.sheet: found.text for found in self.print_names if found.sheet and found.name == _PRINT_AREA
        }

    @cached_property
    def _names(self) -> tuple[DefinedName, ...]:
        sheets = [item.get("name", "") for item in _children(self._book, "sheets", "sheet")]
        found = []
        for item in _children(self._book, "definedNames", "definedName"):
            index = whole(item.get("localSheetId"), default=-1)
            sheet = sheets[index] if 0 <= index < len(sheets) else None
            found.append(DefinedName(item.get("name", ""), sheet, (item.text or "").strip()))
        return tuple(found)

    @cached_property
    def uses_1904(self) -> bool:
        """日付を 1904 年から数えるブックか。"""
        found = next((item for item in self._book if local(item.tag) == "workbookPr"), None)
        return found is not None and found.get("date1904") in {"1", "true"}

    @cached_property
    def shared_strings(self) -> "tuple[Element, ...]":
        """共有の文字。シートの ``t="s"`` のセルが番号で指す。"""
        part = self.related(self.book_part, "sharedStrings")
        if part is None or part not in self.archive:
            return ()
        return tuple(item for item in parsed(self.archive.read(part)) if local(item.tag) == "si")

    def table_heads(self, sheet: SheetPart) -> Iterator[Area]:
        """シートの表（テーブル）の見出しの範囲。"""
        for found in self.relations(sheet.part):
            if found.kind == "table" and found.target in self.archive:
                table = parsed(self.archive.read(found.target))
                if table.get("headerRowCount", "1") != "0":
                    area = Area.of(table.get("ref", "A1"))
                    yield Area(area.first, (area.last[0], area.first[1]))

    @cached_property
    def styles_part(self) -> str | None:
        """書式の部品の名。無ければ ``None``。"""
        part = self.related(self.book_part, "styles")
        return part if part is not None and part in self.archive else None


def plain_text(item: "Element") -> str:
    """共有の文字・その場の文字の、ふりがなを除いた中身。"""
    pieces = []
    for child in item:
        name = local(child.tag)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [part.text or "" for part in child if local(part.tag) == "t"]
    return "".join(pieces)


def _children(root: "Element", group: str, name: str) -> "Iterator[Element]":
    for child in root:
        if local(child.tag) == group:
            yield from (item for item in child if local(item.tag) == name)


def _sheet_parts(book: "Element", targets: dict[str, str]) -> Iterator[SheetPart]:
    for item in _children(book, "sheets", "sheet"):
        relation = next((value for key, value in item.items() if key.endswith("}id")), "")
        part = targets.get(relation)
        if part is not None:
            yield SheetPart(
                item.get("name", ""), part, item.get("sheetId", ""), item.get("state", "visible") == "visible"
            )
