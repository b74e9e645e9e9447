"""書いたセルに頼る計算式。頼るかどうか分からない式は、頼ると数える。"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from madoguchi_excel._area_index import AreaIndex
from madoguchi_excel._formula import Formula
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._references import Areas, areas_of
from madoguchi_excel._sheet import Area, Position


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
    readers = _Readers(
        _Reader(sheet, formula, areas_of(package, formula, sheet.name))
        for sheet in _sheets_to_read(package, written)
        for formula in package.formulas(sheet.part)
    )
    if not readers:
        return {}
    waiting = deque(readers.untraceable())
    for sheet, positions in written.items():
        waiting.extend(readers.reading(sheet.casefold(), positions))
    while waiting:
        waiting.extend(readers.touched(*waiting.popleft()))
    return readers.found()


@dataclass(frozen=True, slots=True, eq=False)
class _Reader:
    """計算式と、それが読む範囲。"""

    sheet: SheetPart
    formula: Formula
    areas: Areas | None


class _Readers:
    """読む範囲から計算式を引く控え。一度古くなった式は、二度と見ない。"""

    def __init__(self, readers: Iterable[_Reader]) -> None:
        self._all = list(readers)
        self._stale: set[int] = set()
        self._indexes: dict[str, AreaIndex] = defaultdict(AreaIndex)
        for number, reader in enumerate(self._all):
            for sheet, area in reader.areas or ():
                self._indexes[sheet.casefold()].add(area, number)

    def __bool__(self) -> bool:
        return bool(self._all)

    def untraceable(self) -> Iterator[tuple[str, Area]]:
        """追えない式の答えの範囲。"""
        return self._newly(number for number, reader in enumerate(self._all) if reader.areas is None)

    def reading(self, sheet: str, positions: Iterable[Position]) -> Iterator[tuple[str, Area]]:
        """書いたセルを読む式の、答えの範囲。"""
        return self._newly(self._indexes[sheet].take_cells(positions))

    def touched(self, sheet: str, area: Area) -> Iterator[tuple[str, Area]]:
        """範囲を読む式の、答えの範囲。初めて古くなったものだけ。"""
        return self._newly(self._indexes[sheet].take(area))

    def _newly(self, numbers: Iterable[int]) -> Iterator[tuple[str, Area]]:
        for number in numbers:
            if number not in self._stale:
                self._stale.add(number)
                reader = self._all[number]
                yield reader.sheet.name.casefold(), reader.formula.covers

    def found(self) -> dict[SheetPart, tuple[Formula, ...]]:
        """古くなった計算式。シートごと。"""
        found: dict[SheetPart, list[Formula]] = {}
        for number in sorted(self._stale):
            reader = self._all[number]
            found.setdefault(reader.sheet, []).append(reader.formula)
        return {sheet: tuple(formulas) for sheet, formulas in found.items()}


def _sheets_to_read(package: Package, written: Collection[str]) -> Iterator[SheetPart]:
    """
    頼る式がありうるシート。

    書くシートのほかでは、ほかのシートか、名前か、表か、文字から作る番地を使う式だけが頼りうる。計算の順（calcChain）は
    あてにしない。書き足した式が、そこに無いことがある。
    """
    own = {name.casefold() for name in written}
    for sheet in package.sheets:
        if sheet.name.casefold() in own or package.defined_names or package.may_reach_out(sheet.part):
            yield sheet
