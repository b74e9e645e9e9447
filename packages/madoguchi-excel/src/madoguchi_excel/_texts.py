"""セルに見えている文字。共有の文字もその場の文字も同じに読み、ふりがなは含まない。"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from madoguchi_excel._package import Package, plain_text
from madoguchi_excel._sheet import SheetXml, Span
from madoguchi_excel._xml import attribute, local, parsed, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def cell_text(package: Package, sheet: SheetXml, cell: Span) -> str:
    """
    セルの文字。文字でないセルと空のセルでは空文字。

    Args:
        package: ブック。
        sheet: シートの部品。
        cell: セルの置き場所。
    """
    if attribute(cell.attributes, b"t") == "str":
        return _value(sheet, cell)
    item = _item(package, sheet, cell)
    return "" if item is None else plain_text(item)


def _value(sheet: SheetXml, cell: Span) -> str:
    found = sheet.grammar.value.search(sheet.xml, cell.inner, cell.close)
    return text_of(found[1]) if found else ""


def _item(package: Package, sheet: SheetXml, cell: Span) -> "Element | None":
    """セルの文字の要素（共有の文字か、その場の文字）。文字のセルでなければ ``None``。"""
    kind = attribute(cell.attributes, b"t")
    if kind == "inlineStr":
        return next(iter(parsed(_alone(sheet, cell))), None)
    value = _value(sheet, cell).strip() if kind == "s" else ""
    strings = package.shared_strings
    return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else None


def phonetic_settings(package: Package, sheet: SheetXml, cell: Span) -> Mapping[str, str]:
    """セルにいまある、ふりがなの字の決まり（ひらがなか、どの書体か）。無ければ空。"""
    item = _item(package, sheet, cell)
    found = None if item is None else next((one for one in item if local(one.tag) == "phoneticPr"), None)
    return {} if found is None else {name: value for name, value in found.items() if "}" not in name}


def _alone(sheet: SheetXml, cell: Span) -> bytes:
    """セルの中身だけを、一つの文書として読める形にしたもの。"""
    prefix = sheet.grammar.prefix
    name = prefix.rstrip(b":")
    space = b" xmlns" + (b":" + name if name else b"") + b'="urn:x"'
    return b"".join(
        (b"<", prefix, b"c", space, b">", sheet.xml[cell.inner : cell.close], b"</", prefix, b"c>")
    )
