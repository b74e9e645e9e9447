"""セルに見えている文字。共有の文字もその場の文字も同じに読み、ふりがなは含まない。"""

from collections.abc import Iterator

from madoguchi_excel._package import Package, plain_text
from madoguchi_excel._sheet import Position, SheetXml, Span
from madoguchi_excel._xml import attribute, parsed, text_of

_STRINGS = frozenset({"inlineStr", "str", "s"})


def cell_text(package: Package, sheet: SheetXml, cell: Span) -> str:
    """
    セルの文字。文字でないセルと空のセルでは空文字。

    Args:
        package: ブック。
        sheet: シートの部品。
        cell: セルの置き場所。
    """
    kind = attribute(cell.attributes, b"t")
    if kind not in _STRINGS or cell.is_empty:
        return ""
    if kind == "inlineStr":
        return plain_text(next(iter(parsed(_alone(sheet, cell)))))
    found = sheet.grammar.value.search(sheet.xml, cell.inner, cell.close)
    value = text_of(found[1]) if found else ""
    if kind == "str":
        return value
    place = int(value) if value.strip().isdecimal() else -1
    return plain_text(package.shared_strings[place]) if 0 <= place < len(package.shared_strings) else ""


def texts_in(package: Package, sheet: SheetXml) -> Iterator[tuple[Position, str]]:
    """文字のあるセルの位置と、その文字。"""
    for row in sheet.rows():
        for cell in sheet.cells(row):
            text = cell_text(package, sheet, cell)
            if text:
                yield (cell.number, row.number), text


def _alone(sheet: SheetXml, cell: Span) -> bytes:
    """セルの中身だけを、一つの文書として読める形にしたもの。"""
    prefix = sheet.grammar.prefix
    name = prefix.rstrip(b":")
    space = b" xmlns" + (b":" + name if name else b"") + b'="urn:x"'
    return b"".join(
        (b"<", prefix, b"c", space, b">", sheet.xml[cell.inner : cell.close], b"</", prefix, b"c>")
    )
