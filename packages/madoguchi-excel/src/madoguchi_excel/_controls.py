"""フォームのチェックボックスの印を、つながったセルの値に合わせる。"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._references import sheet_name
from madoguchi_excel._sheet import Position, position_of
from madoguchi_excel._xml import attribute, plain, prefix_of, start_tag, text_of, without

_LINK: Final = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})")
_CLIENT: Final = re.compile(rb"<x:ClientData[^>]*>.*?</x:ClientData>", re.DOTALL)
_CLIENT_LINK: Final = re.compile(rb"<x:FmlaLink>([^<]*)</x:FmlaLink>")
_CLIENT_CHECKED: Final = re.compile(rb"\s*<x:Checked>[^<]*</x:Checked>")

Ticks = Mapping[tuple[str, Position], bool]
"""シートの名（小文字）と列・行から、書く真偽へ。"""


def with_ticks(package: Package, ticks: Ticks) -> dict[str, bytes]:
    """
    印を合わせた部品。つながったチェックボックスが無ければ空。

    印は、いまの Excel が読む部品（ctrlProp）と、古い形の図形（VML）の両方にある。

    選択ボタン（いくつかのうち一つ）は追わない。

    Args:
        package: ブック。
        ticks: 真偽を書くセル。消すセルは偽。
    """
    if not ticks:
        return {}
    parts: dict[str, bytes] = {}
    for sheet in package.sheets:
        for found in package.relations(sheet.part):
            change = _CHANGES.get(found.kind)
            if change is None or found.target not in package.archive:
                continue
            before = package.archive.read(found.target)
            after = change(before, sheet, ticks)
            if after != before:
                parts[found.target] = after
    return parts


def _properties(part: bytes, sheet: SheetPart, ticks: Ticks) -> bytes:
    xml = plain(part)
    prefix = prefix_of(xml, b"formControlPr")
    found = start_tag(prefix, b"formControlPr").search(xml)
    if found is None or attribute(found["attributes"], b"objectType") != "CheckBox":
        return part
    is_on = _tick(attribute(found["attributes"], b"fmlaLink"), sheet, ticks)
    if is_on is None:
        return part
    attributes = found["attributes"].rstrip()
    tail = b"/" if attributes.endswith(b"/") else b""
    kept = without(attributes.removesuffix(b"/"), b"checked").rstrip()
    checked = b' checked="Checked"' if is_on else b""
    tag = b"".join((b"<", prefix, b"formControlPr", kept, checked, tail, b">"))
    return b"".join((xml[: found.start()], tag, xml[found.end() :]))


def _drawing(part: bytes, sheet: SheetPart, ticks: Ticks) -> bytes:
    return b"".join(_clients(part, sheet, ticks))


def _clients(part: bytes, sheet: SheetPart, ticks: Ticks) -> Iterator[bytes]:
    position = 0
    for found in _CLIENT.finditer(part):
        link = _CLIENT_LINK.search(found[0]) if b'"Checkbox"' in found[0] else None
        is_on = _tick(text_of(link[1]), sheet, ticks) if link else None
        yield part[position : found.start()]
        yield found[0] if is_on is None else _marked(found[0], is_on=is_on)
        position = found.end()
    yield part[position:]


def _marked(client: bytes, *, is_on: bool) -> bytes:
    bare = _CLIENT_CHECKED.sub(b"", client)
    if not is_on:
        return bare
    end = bare.rindex(b"</x:ClientData>")
    return b"".join((bare[:end], b"<x:Checked>1</x:Checked>", bare[end:]))


def _tick(link: str | None, sheet: SheetPart, ticks: Ticks) -> bool | None:
    found = _LINK.fullmatch(link.strip()) if link else None
    if found is None:
        return None
    name = sheet_name(found["sheet"]) or sheet.name
    return ticks.get((name.casefold(), position_of(found["cell"])))


_CHANGES: Final = {"ctrlProp": _properties, "vmlDrawing": _drawing}
