"""定義の一欄が、ひな形のセルの大きさ・書式・刷ってある文字に合うかの点検。"""

from collections.abc import Iterator, Mapping
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import CellAddress, CellStyle, FieldKind, FormCell, FormField
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._geometry import SheetGeometry
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import position_of
from madoguchi_excel._styles import Styles
from madoguchi_excel._texts import cell_text

_SPARE: Final = 1.05
_OVERWRITING: Final = frozenset(
    {CellStyle.TEXT, CellStyle.DIGITS, CellStyle.CHARS, CellStyle.GROUPS, CellStyle.LINES}
)
"""空いたセルに書くはずの書き方。日付と金額は、刷ってある「年月日」「円」ごと書き直す。"""


def cell_findings(
    cell: FormCell,
    package: Package,
    facts: WorkbookFacts,
    vocabulary: Mapping[str, FormField],
    *,
    where: str,
) -> Iterator[Finding]:
    """
    一欄の指摘。シートやセルが無いことは、ここでは言わない（plan が言う）。

    Args:
        cell: 欄。
        package: ひな形。
        facts: ひな形について分かっていること。
        vocabulary: 様式で使える欄。
        where: 指摘に出す場所（定義のファイル名）。
    """
    for address in cell.addresses:
        part = package.sheet_part(address.sheet)
        if part is None:
            continue
        place = f"{where} {address}"
        yield from _width(cell, SheetGeometry(package, part), address, vocabulary, place)
        sheet = facts.sheet(address.sheet)
        anchor = address.cell if sheet is None else sheet.anchor_of(address)
        yield from _printed(cell, _text(package, part, anchor), place)
        if cell.style is CellStyle.SERIAL and _style(package, part, anchor) not in Styles.of(package).dates:
            message = "本当の日付を書く欄ですが、セルの表示形式が日付ではないので、46084 のような数で出ます"
            hint = "セルの表示形式を日付にするか、style を wareki にしてください"
            yield Finding("MDG459", Severity.WARNING, place, message, hint)


def _width(
    cell: FormCell,
    geometry: SheetGeometry,
    address: CellAddress,
    vocabulary: Mapping[str, FormField],
    place: str,
) -> Iterator[Finding]:
    room = geometry.room_of(address.cell)
    if cell.max_width is not None and cell.max_width > room.width * _SPARE:
        message = f"幅（max_width）{cell.max_width:g} は、セルに入る見積もり {room.width:.1f} 字より広い"
        hint = f"{int(room.width * 2) / 2:g} までにするか、列を広げてください"
        yield Finding("MDG454", Severity.WARNING, place, message, hint)
    lines = cell.max_lines or 1
    if lines > room.lines and len(cell.addresses) == 1:
        message = f"行の数（max_lines）{lines} は、セルに入る見積もり {room.lines} 行より多い"
        yield Finding(
            "MDG454", Severity.WARNING, place, message, "行の高さを広げるか、行の数を減らしてください"
        )
    field = vocabulary.get(cell.field)
    is_free = field is not None and field.kind is FieldKind.TEXT and cell.style is CellStyle.TEXT
    # 署名は、いつも手で書く
    is_free = is_free and not cell.field.endswith(".signature")
    if is_free and cell.max_width is None:
        message = "幅（max_width）が無いので、収まらない値を見分けられません"
        hint = f"max_width = {int(room.width * 2) / 2:g} を書き足してください"
        yield Finding("MDG454", Severity.NOTICE, place, message, hint)


def _printed(cell: FormCell, text: str, place: str) -> Iterator[Finding]:
    if cell.part and cell.part not in text:
        message = f"囲む言葉「{cell.part}」が、セルに刷ってありません"
        yield Finding("MDG438", Severity.ERROR, place, message, "part を、セルの文字と同じに直してください")
    is_marker = "{{" in text or "{%" in text
    if cell.field and cell.style in _OVERWRITING and text.strip() and not is_marker:
        message = "文字の刷ってあるセルに書くので、刷ってある文字は消えます"
        hint = "書く所を空けるか、番地を直してください"
        yield Finding("MDG438", Severity.WARNING, place, message, hint)


def _text(package: Package, part: SheetPart, cell: str) -> str:
    sheet, position = package.sheet_xml(part.part), position_of(cell)
    span = sheet.found((position,)).get(position)
    return "" if span is None else cell_text(package, sheet, span)


def _style(package: Package, part: SheetPart, cell: str) -> int:
    return package.sheet_xml(part.part).style_at(position_of(cell))
