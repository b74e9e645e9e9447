"""ひな形を調べる。ここに無いもの: 書き込み（_fill）。"""

from collections.abc import Iterable
from typing import Final

from madoguchi_excel._facts import SheetFacts, WorkbookFacts
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import Position, SheetXml, cell_name
from madoguchi_excel._styles import Styles
from madoguchi_excel._texts import cell_text
from madoguchi_excel._xml import attribute, check_well_formed, whole

_MARKER: Final = b"{{"


def facts_of(package: Package) -> WorkbookFacts:
    """開いたブックのシート・結合セル・計算式・表・定義された名前・目印。"""
    styles = Styles.of(package)
    return WorkbookFacts(
        tuple(_sheet(package, sheet, styles) for sheet in package.sheets),
        package.defined_names,
        package.uses_1904,
        has_links=package.related(package.book_part, "externalLink") is not None,
    )


def _sheet(package: Package, part: SheetPart, styles: Styles) -> SheetFacts:
    sheet = package.sheet_xml(part.part)
    check_well_formed(sheet.xml)
    formulas = package.formulas(part.part)
    owners = {formula.position for formula in formulas}
    cells = _Cells(package, sheet, styles)
    return SheetFacts(
        name=part.name,
        # 中のセルの無い結合も、使われている範囲に入る
        last=_corner((cells.last, *(area.last for area in sheet.merged))),
        merged=sheet.merged,
        formulas=_names(owners),
        results=tuple(formula.covers for formula in formulas if formula.is_array),
        heads=tuple(package.table_heads(part)),
        texts=_names(cells.texts),
        markers=tuple(cells.markers),
    )


def _corner(positions: Iterable[Position]) -> Position:
    columns, rows = zip(*positions, strict=True)
    return max(columns), max(rows)


def _names(positions: set[Position]) -> frozenset[str]:
    return frozenset(map(cell_name, positions))


class _Cells:
    """セルを一度だけ回って分かること。"""

    def __init__(self, package: Package, sheet: SheetXml, styles: Styles) -> None:
        self.last: Position = (1, 1)
        self.texts: set[Position] = set()
        self.markers: list[tuple[str, str]] = []
        has_marker = _MARKER in sheet.xml or _has_marked_strings(package)
        for row in sheet.rows():
            for cell in sheet.cells(row):
                position = (cell.number, row.number)
                self.last = (max(self.last[0], position[0]), max(self.last[1], position[1]))
                if whole(attribute(cell.attributes, b"s")) in styles.texts:
                    self.texts.add(position)
                text = cell_text(package, sheet, cell) if has_marker else ""
                if _MARKER.decode() in text:
                    self.markers.append((cell_name(position), text))


def _has_marked_strings(package: Package) -> bool:
    part = package.related(package.book_part, "sharedStrings")
    return part is not None and part in package.archive and _MARKER in package.archive.read(part)
