"""予定どおりに書く。何を書くかは決めない（_plan）。"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from madoguchi_core.errors import FormError, InvalidValue
from madoguchi_core.forms import Fit
from madoguchi_excel._cell_xml import CellFormula, Patch, value_problem
from madoguchi_excel._controls import Ticks, with_ticks
from madoguchi_excel._drawings import with_ellipses
from madoguchi_excel._fitting import Fitting
from madoguchi_excel._formula import Formula
from madoguchi_excel._formulas import dependents
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._plan import CellWrite, Plan
from madoguchi_excel._sheet import Area, Position, position_of
from madoguchi_excel._splice import spliced
from madoguchi_excel._stylesheet import StyleSheet
from madoguchi_excel._texts import phonetic_settings
from madoguchi_excel._workbook import asks_full_calculation

Patches = dict[Position, Patch]


def filled(package: Package, plan: Plan) -> bytes:
    """
    開いたひな形に、予定どおりに書いたブック。

    Args:
        package: ひな形。書いても変わらない。
        plan: 書き込みの予定。
    """
    patches = _patches(package, plan.writes)
    stale = dependents(package, {sheet.name: cells.keys() for sheet, cells in patches.items()})
    _keep_phonetics(package, patches, plan.writes)
    if stale:
        _drop_results(package, patches, stale)
    parts = _fitted_styles(package, patches, plan.writes)
    parts |= {
        sheet.part: spliced(package.sheet_xml(sheet.part), cells) for sheet, cells in patches.items() if cells
    }
    if stale or _has_formula(patches):
        parts[package.book_part] = asks_full_calculation(package)
    parts |= with_ticks(package, _ticks(plan.writes))
    parts |= with_ellipses(package, parts, plan.ellipses)
    return package.archive.replaced(parts)


def _ticks(writes: Iterable[CellWrite]) -> Ticks:
    return {
        (write.sheet.casefold(), _position(write)): write.value is True
        for write in writes
        if write.value is None or isinstance(write.value, bool)
    }


def _has_formula(patches: Mapping[SheetPart, Patches]) -> bool:
    return any(isinstance(patch.value, CellFormula) for cells in patches.values() for patch in cells.values())


def _patches(package: Package, writes: Iterable[CellWrite]) -> dict[SheetPart, Patches]:
    patches: dict[SheetPart, Patches] = defaultdict(dict)
    for write in writes:
        problem = value_problem(write.value)
        if problem is not None:
            raise InvalidValue("MDG431", problem[0], hint=problem[1])
        sheet, position = package.sheet_part(write.sheet), _position(write)
        if sheet is None:
            raise _unplanned()
        patches[sheet][position] = Patch(write.value, write.kana)
    for sheet, cells in patches.items():
        _check_targets(package, sheet, cells)
        cells.update(_unshared(package, sheet, cells))
    return patches


def _unshared(package: Package, part: SheetPart, cells: Patches) -> Patches:
    """まとめ書き（shared）の元の式を替えるなら、それに頼る式を、一つずつの式に書き直す。"""
    groups: dict[str, list[Formula]] = defaultdict(list)
    for formula in package.formulas(part.part) if cells else ():
        if formula.group:
            groups[formula.group].append(formula)
    return {
        formula.position: Patch(CellFormula(formula.text))
        for first, *rest in groups.values()
        if first.position in cells
        for formula in rest
        if formula.position not in cells
    }


def _position(write: CellWrite) -> Position:
    try:
        return position_of(write.cell)
    except FormError as error:
        raise _unplanned() from error


def _check_targets(package: Package, part: SheetPart, cells: Patches) -> None:
    """
    計算式・配列の答え・表の見出し・結合の途中には書かない。plan はそこを予定に入れない。

    ふつうの計算式を、別の計算式に替えることだけはできる。
    """
    sheet = package.sheet_xml(part.part)
    by_row = sorted((row, column) for column, row in cells)
    for formula in package.formulas(part.part):
        values = [cells[position].value for position in _within(formula.covers, by_row)]
        if any(formula.is_array or not isinstance(value, CellFormula) for value in values):
            raise _unplanned()
    for area in package.table_heads(part):
        if any(_within(area, by_row)):
            raise _unplanned()
    for area in sheet.merged:
        if any(position != area.first for position in _within(area, by_row)):
            raise _unplanned()


def _within(area: Area, by_row: list[Position]) -> Iterator[Position]:
    """範囲の中の、書くセル。行の順に並べておき、範囲の行だけを見る。"""
    first = bisect_left(by_row, area.first[::-1])
    for row, column in by_row[first:]:
        if row > area.last[1]:
            break
        if area.covers((column, row)):
            yield column, row


def _drop_results(
    package: Package, patches: dict[SheetPart, Patches], stale: Mapping[SheetPart, tuple[Formula, ...]]
) -> None:
    """古くなった前の答えを除く。ふりがなを取り出すだけの式には、答えを入れておく。"""
    for sheet, formulas in stale.items():
        cells = patches[sheet]
        for formula in formulas:
            source, covers = formula.phonetic_of, formula.covers
            answer = _reading(cells[source]) if source in cells else None
            places = (
                package.sheet_xml(sheet.part).found_in(covers) if covers.size > 1 else (formula.position,)
            )
            replaced = [place for place in places if place not in cells]
            cells.update(dict.fromkeys(replaced, Patch(answer, keeps_formula=True)))


def _reading(patch: Patch) -> str | None:
    """PHONETIC の答え。ふりがなが無ければ、文字そのものになる。"""
    if not patch.kana:
        return patch.value if isinstance(patch.value, str) else None
    is_hiragana = (patch.phonetics or {}).get("type") == "Hiragana"
    return patch.kana.translate(_HIRAGANA) if is_hiragana else patch.kana


_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
"""ふりがなをひらがなで見せる決まりのセルでは、PHONETIC もひらがなで答える。"""


def _keep_phonetics(package: Package, patches: dict[SheetPart, Patches], writes: Iterable[CellWrite]) -> None:
    """ふりがなの字の決まり（ひらがなか、どの書体か）は、ひな形のセルに従う。"""
    for write in (write for write in writes if write.kana):
        part, position = package.sheet_part(write.sheet), position_of(write.cell)
        sheet = package.sheet_xml(part.part) if part else None
        if part is None or sheet is None:
            continue
        cell = sheet.found((position,)).get(position)
        if cell is not None:
            settings = phonetic_settings(package, sheet, cell)
            patches[part][position] = replace(patches[part][position], phonetics=settings)


def _fitted_styles(
    package: Package, patches: dict[SheetPart, Patches], writes: Iterable[CellWrite]
) -> dict[str, bytes]:
    """縮小・折り返しの書式を足し、それを使うセルの番号を替える。足す物が無ければ空。"""
    wanted = [write for write in writes if write.fit is not Fit.AS_IS]
    if not wanted or package.styles_part is None:
        return {}
    sheet_of_styles = StyleSheet.of(package)
    fitting = Fitting(sheet_of_styles)
    for write in wanted:
        sheet, position = package.sheet_part(write.sheet), position_of(write.cell)
        cells = patches[sheet] if sheet else {}
        style = package.sheet_xml(sheet.part).style_at(position) if sheet else 0
        cells[position] = replace(cells[position], style=fitting.fitted(style, write.fit))
    return {package.styles_part: sheet_of_styles.part()} if sheet_of_styles.is_changed else {}


def _unplanned() -> InvalidValue:
    return InvalidValue(
        "MDG433",
        "書き込みの予定が、ひな形に合っていません",
        hint="plan が作った予定を、そのまま渡してください",
    )
