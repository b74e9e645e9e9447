"""定義の欄が印刷範囲に入り、紙に収まるかの点検。"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import FormCell
from madoguchi_excel._facts import SheetFacts, WorkbookFacts
from madoguchi_excel._geometry import SheetGeometry
from madoguchi_excel._package import Package
from madoguchi_excel._printing import Printing, printing_of
from madoguchi_excel._sheet import Area

_SMALLEST: Final = 0.5
"""縮めて印刷してよい倍率。11 ポイントの字が 5 ポイントほどになる。"""
_SPARE: Final = 1.03
"""幅の見積もりの余裕。"""


def paper_findings(
    cells: Iterable[FormCell], package: Package, facts: WorkbookFacts, *, where: str
) -> Iterator[Finding]:
    """
    書くシートのそれぞれの指摘。

    Args:
        cells: 欄。
        package: ひな形。
        facts: ひな形について分かっていること。
        where: 指摘に出す場所（定義のファイル名）。
    """
    by_sheet: dict[str, dict[str, Area]] = defaultdict(dict)
    for address in (address for cell in cells for address in cell.addresses):
        sheet = facts.sheet(address.sheet)
        if sheet is not None:
            by_sheet[sheet.name][address.cell] = sheet.area_of(address)
    for name, areas in by_sheet.items():
        part, sheet = package.sheet_part(name), facts.sheet(name)
        if part is not None and sheet is not None:
            printing = printing_of(package, part)
            place = f"{where} {name}"
            yield from _outside(printing, areas, place)
            yield from _fit(printing, SheetGeometry(package, part), sheet, place)


def _outside(printing: Printing, areas: dict[str, Area], place: str) -> Iterator[Finding]:
    cells = [cell for cell, area in areas.items() if printing.areas and not _is_printed(area, printing.areas)]
    if cells:
        message = f"印刷範囲の外に書きます（{'・'.join(cells)}）。紙に出ません"
        yield Finding("MDG434", Severity.ERROR, place, message, "印刷範囲を広げるか、番地を直してください")


def _is_printed(area: Area, printed: Iterable[Area]) -> bool:
    return any(each.covers(area.first) and each.covers(area.last) for each in printed)


def _fit(printing: Printing, geometry: SheetGeometry, sheet: SheetFacts, place: str) -> Iterator[Finding]:
    areas = printing.areas or (Area((1, 1), sheet.last),)
    sizes = [geometry.size_of(area) for area in areas]
    needed = max(max(width / printing.room[0], height / printing.room[1]) for width, height in sizes)
    side = "横" if printing.is_landscape else "縦"
    if printing.pages is None:
        if needed * printing.scale / 100 > _SPARE:
            message = (
                f"{printing.paper} {side}の一枚に収まらない見込みです（{needed * printing.scale:.0f}％）"
            )
            hint = "「次のページ数に合わせて印刷」を 1 ページにするか、行と列を詰めてください"
            yield Finding("MDG435", Severity.WARNING, place, message, hint)
    elif printing.pages == (1, 1) and needed > 1 / _SMALLEST:
        message = f"{printing.paper} {side}の一枚に収めると、{100 / needed:.0f}％まで縮みます"
        hint = "字が小さくて読めないおそれがあります。二ページに分けるか、紙を大きくしてください"
        yield Finding("MDG435", Severity.WARNING, place, message, hint)
