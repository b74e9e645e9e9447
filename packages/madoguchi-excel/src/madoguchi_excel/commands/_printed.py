"""手で書いたあとの紙に残る印と、書いたために消える刷ってある文字。"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from madoguchi_core.findings import Finding, Severity
from madoguchi_excel._facts import WorkbookFacts
from madoguchi_excel._package import Package
from madoguchi_excel._plan import CellWrite
from madoguchi_excel._sheet import position_of
from madoguchi_excel._texts import cell_text

_BOXES: Final = str.maketrans("☐☑■", "□□□")


def printed_findings(
    package: Package, facts: WorkbookFacts, writes: Sequence[CellWrite], *, where: str
) -> Iterator[Finding]:
    """
    残る印と、消える文字の指摘。

    Args:
        package: ひな形。
        facts: ひな形について分かっていること。
        writes: 書き込みの予定。
        where: 指摘に出す場所。
    """
    written = {(write.sheet, write.cell) for write in writes}
    for sheet in facts.sheets:
        left = [cell for cell, _ in sheet.markers if (sheet.name, cell) not in written]
        if left:
            message = f"差し込みの印（{{{{ … }}}}）が、そのまま紙に残ります（{'・'.join(left)}）"
            hint = "--set で値を書くか、「番地=」と書いて消してください"
            yield Finding("MDG438", Severity.WARNING, f"{where} {sheet.name}", message, hint)
    for name, cells in _lost(package, writes).items():
        message = f"文字の刷ってあるセルに書くので、刷ってある文字は消えます（{'・'.join(cells)}）"
        hint = "書く所を空けるか、--set の番地を直してください"
        yield Finding("MDG438", Severity.WARNING, f"{where} {name}", message, hint)


def _lost(package: Package, writes: Sequence[CellWrite]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for write in writes:
        text = _text_at(package, write)
        # 空の値は、消すと分かって書いている
        if write.value is not None and "{{" not in text and not _holds(str(write.value), text):
            found[write.sheet].append(write.cell)
    return found


def _text_at(package: Package, write: CellWrite) -> str:
    part = package.sheet_part(write.sheet)
    if part is None:
        return ""
    sheet, position = package.sheet_xml(part.part), position_of(write.cell)
    span = sheet.found((position,)).get(position)
    return "" if span is None else cell_text(package, sheet, span)


def _holds(value: str, text: str) -> bool:
    """刷ってある字が、書く文字に同じ順で残るか。「　年　月　日」に日付を書いても、何も消えない。"""
    left = iter(_folded(value))
    return all(character in left for character in _folded(text))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_BOXES)
