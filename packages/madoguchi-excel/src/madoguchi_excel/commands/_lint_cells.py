"""定義の一欄が、ひな形のセルの大きさ・書式・刷ってある文字に合うかの点検。"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import CellStyle, FieldKind, FormCell, FormField
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._geometry import Room, SheetGeometry
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import Position, position_of
from madoguchi_excel._styles import Styles
from madoguchi_excel._texts import cell_text

_SPARE: Final = 1.05
_OVERWRITING: Final = frozenset(
    {CellStyle.TEXT, CellStyle.DIGITS, CellStyle.CHARS, CellStyle.GROUPS, CellStyle.LINES}
)
"""空いたセルに書くはずの書き方。日付と金額は、刷ってある「年月日」「円」ごと書き直す。"""


class CellChecks:
    """
    欄ひとつずつの点検。シートやセルが無いことは、ここでは言わない（plan が言う）。

    Args:
        package: ひな形。
        facts: ひな形について分かっていること。
        vocabulary: 様式で使える欄。
        named: ひな形の名前だけで対応の付いた欄。
        where: 指摘に出す場所（定義のファイル名）。
    """

    def __init__(
        self,
        package: Package,
        facts: WorkbookFacts,
        vocabulary: Mapping[str, FormField],
        *,
        named: Sequence[FormCell],
        where: str,
    ) -> None:
        self._package, self._facts, self._vocabulary, self._where = package, facts, vocabulary, where
        self._named = named
        self._dates = Styles.of(package).dates
        self._geometries = {part.name: SheetGeometry(package, part) for part in package.sheets}

    def of(self, cell: FormCell) -> Iterator[Finding]:
        """一欄の指摘。"""
        for address in cell.addresses:
            part, sheet = self._package.sheet_part(address.sheet), self._facts.sheet(address.sheet)
            if part is not None and sheet is not None:
                place = f"{self._where} {address}"
                yield from self._room(cell, self._geometries[part.name].room_of(address.cell), place)
                yield from self._printed(cell, part, position_of(sheet.anchor_of(address)), place)

    def _room(self, cell: FormCell, room: Room, place: str) -> Iterator[Finding]:
        fitting = f"{int(room.width * 2) / 2:g}"
        if cell.max_width is not None and cell.max_width > room.width * _SPARE:
            message = f"幅（max_width）{cell.max_width:g} は、セルに入る見積もり {room.width:.1f} 字より広い"
            yield _narrow(Severity.WARNING, place, message, f"{fitting} までにするか、列を広げてください")
        if len(cell.addresses) == 1 and (cell.max_lines or 1) > room.lines:
            message = f"行の数（max_lines）{cell.max_lines} は、セルに入る見積もり {room.lines} 行より多い"
            hint = "行の高さを広げるか、行の数を減らしてください"
            yield _narrow(Severity.WARNING, place, message, hint)
        if cell.max_width is None and self._is_free_text(cell):
            message = "幅（max_width）が無いので、収まらない値を見分けられません"
            entry = "定義にこのセルの [[cells]] を足し、" if cell in self._named else ""
            hint = f"{entry}max_width = {fitting} を書き足してください"
            yield _narrow(Severity.NOTICE, place, message, hint)

    def _is_free_text(self, cell: FormCell) -> bool:
        """長さの決まらない文字を書く欄か。署名は、いつも手で書く。"""
        field = self._vocabulary.get(cell.field)
        is_text = field is not None and field.kind is FieldKind.TEXT and cell.style is CellStyle.TEXT
        return is_text and not cell.field.endswith(".signature")

    def _printed(self, cell: FormCell, part: SheetPart, anchor: Position, place: str) -> Iterator[Finding]:
        sheet = self._package.sheet_xml(part.part)
        span = sheet.found((anchor,)).get(anchor)
        text = "" if span is None else cell_text(self._package, sheet, span)
        if cell.part and cell.part not in text:
            message, hint = (
                f"囲む言葉「{cell.part}」が、セルに刷ってありません",
                "part を、セルの文字と同じに直してください",
            )
            yield Finding("MDG438", Severity.ERROR, place, message, hint)
        is_marker = "{{" in text or "{%" in text
        if cell.field and cell.style in _OVERWRITING and text.strip() and not is_marker:
            message = "文字の刷ってあるセルに書くので、刷ってある文字は消えます"
            yield Finding(
                "MDG438", Severity.WARNING, place, message, "書く所を空けるか、番地を直してください"
            )
        if cell.style is CellStyle.SERIAL and sheet.style_at(anchor) not in self._dates:
            message = "本当の日付を書く欄ですが、セルの表示形式が日付ではないので、46084 のような数で出ます"
            hint = "セルの表示形式を日付にするか、style を wareki にしてください"
            yield Finding("MDG459", Severity.WARNING, place, message, hint)


def _narrow(severity: Severity, place: str, message: str, hint: str) -> Finding:
    return Finding("MDG454", severity, place, message, hint)
