"""書いたセルに頼る計算式。頼るかどうか分からない式は、頼ると数える。"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from madoguchi_excel._formula import Formula
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import LAST_COLUMN, LAST_ROW, Area, Position, column_number

_STRINGS: Final = re.compile(r'"(?:[^"]|"")*"')
SHEET_PREFIX: Final = r"(?P<sheet>'(?:[^']|'')+'|[^\s'!(),;:+\-*/^&=<>{}\"\[\]]+)!"
"""式に書かれたシートの名。"""
_REFERENCE: Final = re.compile(
    f"(?:{SHEET_PREFIX})?"
    r"(?:\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})(?::\$?(?P<column2>[A-Za-z]{1,3})\$?(?P<row2>[0-9]{1,7}))?"
    r"|\$?(?P<left>[A-Za-z]{1,3}):\$?(?P<right>[A-Za-z]{1,3})"
    r"|\$?(?P<top>[0-9]{1,7}):\$?(?P<bottom>[0-9]{1,7}))"
    r"(?![\w.(!\[])"
)
_NAME: Final = re.compile(r"(?<![\w.!'])([^\W\d][\w.]*)(?![\w.(!'])")
_UNTRACEABLE: Final = re.compile(r"(?i)\b(INDIRECT|OFFSET|GETPIVOTDATA)\(|\[|:[^!]*!|#REF!")
"""追えない式: 文字から番地を作る関数、表の名による参照と外のブック（角括弧）、シートをまたぐ範囲。"""


@dataclass(slots=True)
class Dirty:
    """
    古くなったセル。シートの名（小文字）から、列と行へ。

    Attributes:
        cells: 古くなったセル。
        areas: 古くなった範囲（配列の式の答え）。
    """

    cells: dict[str, set[Position]] = field(default_factory=dict)
    areas: dict[str, list[Area]] = field(default_factory=dict)

    def add(self, sheet: str, positions: Iterable[Position]) -> None:
        """セルを加える。"""
        self.cells.setdefault(sheet.casefold(), set()).update(positions)

    def add_area(self, sheet: str, area: Area) -> None:
        """範囲を加える。"""
        if area.size == 1:
            self.add(sheet, (area.first,))
        else:
            self.areas.setdefault(sheet.casefold(), []).append(area)

    def touches(self, sheet: str, area: Area) -> bool:
        """範囲の中に、古くなったセルがあるか。"""
        cells = self.cells.get(sheet.casefold(), set())
        if any(area.meets(other) for other in self.areas.get(sheet.casefold(), ())):
            return True
        if area.size <= len(cells):
            return any(position in cells for position in area.positions())
        return any(area.covers(position) for position in cells)


def dependents(
    package: Package, written: Mapping[str, Collection[Position]]
) -> dict[SheetPart, tuple[Formula, ...]]:
    """
    書いたセルに、直にか間に式をはさんで頼る計算式。

    Args:
        package: 書く前のブック。
        written: シートの名から、書くセルの列と行へ。

    Returns:
        シートごとの計算式。頼る式の無いシートは入らない。
    """
    if not any(written.values()):
        return {}
    dirty = Dirty()
    for name, positions in written.items():
        dirty.add(name, positions)
    waiting = [
        (sheet, formula, areas_of(package, formula, sheet.name))
        for sheet in _sheets_to_read(package, written)
        for formula in package.formulas(sheet.part)
    ]
    found: dict[SheetPart, list[Formula]] = {}
    while waiting:
        stale = [item for item in waiting if _is_stale(item[2], dirty)]
        if not stale:
            break
        waiting = [item for item in waiting if item not in stale]
        for sheet, formula, _ in stale:
            dirty.add_area(sheet.name, formula.covers)
            found.setdefault(sheet, []).append(formula)
    return {sheet: tuple(formulas) for sheet, formulas in found.items()}


Areas = tuple[tuple[str, Area], ...]


def _is_stale(areas: Areas | None, dirty: Dirty) -> bool:
    return areas is None or any(dirty.touches(sheet, area) for sheet, area in areas)


def _sheets_to_read(package: Package, written: Collection[str]) -> Iterator[SheetPart]:
    """
    頼る式がありうるシート。計算の順（calcChain）があれば、そこに無いシートは開かない。

    書くシートのほかでは、ほかのシートか、名前か、表か、文字から作る番地を使う式だけが頼りうる。
    """
    chain = package.related(package.book_part, "calcChain")
    ids = None
    if chain is not None and chain in package.archive:
        ids = set(_CHAIN_SHEET.findall(package.archive.read(chain)))
    own = {name.casefold() for name in written}
    for sheet in package.sheets:
        if ids is not None and sheet.sheet_id.encode() not in ids:
            continue
        is_own = sheet.name.casefold() in own
        if is_own or package.defined_names or _may_reach(package.archive.glance(sheet.part)):
            yield sheet


_CHAIN_SHEET: Final = re.compile(rb"""\si\s*=\s*["']([0-9]+)["']""")
_REACHING_MARKS: Final = (b"!", b"[", b"\x00")
_REACHING_CALLS: Final = (b"INDIRECT", b"OFFSET")


def _may_reach(part: bytes) -> bool:
    """
    ほかのシートのセルに届きうる式があるか。UTF-16 の部品は、いつも届きうると見る。

    一字ずつ探すのは、長い言葉を探すより十倍速い。ふつうのシートには、どの字もほとんど無い。
    """
    if any(mark in part for mark in _REACHING_MARKS):
        return True
    place = part.find(b"(")
    while place >= 0:
        if part[max(0, place - 8) : place].endswith(_REACHING_CALLS):
            return True
        place = part.find(b"(", place + 1)
    return False


def areas_of(package: Package, formula: Formula, sheet: str) -> Areas | None:
    """式が読む範囲。追えないときは ``None``。"""
    areas = _areas(package, formula.text, sheet, depth=0)
    if areas is None or formula.reach == (0, 0):
        return areas
    return tuple((name, _stretched(area, formula.reach)) for name, area in areas)


def _areas(package: Package, text: str, sheet: str, *, depth: int) -> Areas | None:
    bare = _STRINGS.sub('""', text)
    if _UNTRACEABLE.search(bare) or depth > _DEEPEST_NAME:
        return None
    areas = [(sheet_name(found["sheet"]) or sheet, _area(found)) for found in _REFERENCE.finditer(bare)]
    for name in _NAME.findall(_REFERENCE.sub(" ", bare)):
        inner = _named(package, name, sheet, depth=depth)
        if inner is None:
            return None
        areas += inner
    return tuple(areas)


_DEEPEST_NAME: Final = 16
_TRUTHS: Final = frozenset({"true", "false"})


def _named(package: Package, name: str, sheet: str, *, depth: int) -> Areas | None:
    if name.casefold() in _TRUTHS:
        return ()
    matches = [item for item in package.defined_names if item.name.casefold() == name.casefold()]
    own = [item for item in matches if item.sheet is not None and item.sheet.casefold() == sheet.casefold()]
    chosen = next(iter((*own, *(item for item in matches if item.sheet is None))), None)
    return None if chosen is None else _areas(package, chosen.text, sheet, depth=depth + 1)


def sheet_name(quoted: str | None) -> str:
    """
    式に書かれたシートの名から、引用符を外したもの。書かれていなければ空文字。

    >>> sheet_name("'町の様式'")
    '町の様式'
    """
    if quoted is None:
        return ""
    return quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted


def _area(found: re.Match[str]) -> Area:
    if found["column"]:
        first = (column_number(found["column"]), int(found["row"]))
        other = (column_number(found["column2"]), int(found["row2"])) if found["column2"] else first
    elif found["left"]:
        first, other = (column_number(found["left"]), 1), (column_number(found["right"]), LAST_ROW)
    else:
        first, other = (1, int(found["top"])), (LAST_COLUMN, int(found["bottom"]))
    columns, rows = zip(first, other, strict=True)
    return Area((min(columns), min(rows)), (max(columns), max(rows)))


def _stretched(area: Area, reach: Position) -> Area:
    return Area(area.first, (area.last[0] + reach[0], area.last[1] + reach[1]))
