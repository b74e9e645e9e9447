"""セルを囲む○を、図形の部品に足す。いまある図形はそのまま残す。"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._geometry import Box, SheetGeometry
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._plan import Ellipse
from madoguchi_excel._relations import (
    NO_RELATIONS,
    TYPES_PART,
    ContentTypes,
    free_ids,
    relations_name,
    with_relations,
)
from madoguchi_excel._xml import plain, prefix_of, quoted, with_child

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_NAMESPACES: Final[Mapping[bool, tuple[bytes, bytes, bytes]]] = {
    False: (
        b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    True: (
        _STRICT + b"drawingml/spreadsheetDrawing",
        _STRICT + b"drawingml/main",
        _STRICT + b"officeDocument/relationships",
    ),
}
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
# 図形（drawing）は、この並びのものより前に置く（CT_Worksheet の順）
_AFTER_DRAWING: Final = (
    b"legacyDrawing",
    b"legacyDrawingHF",
    b"drawingHF",
    b"picture",
    b"oleObjects",
    b"controls",
    b"AlternateContent",
    b"webPublishItems",
    b"tableParts",
    b"extLst",
)
_LINE_EMU: Final = 9525


def with_ellipses(
    package: Package, changed: Mapping[str, bytes], ellipses: Iterable[Ellipse]
) -> dict[str, bytes]:
    """
    ○を足した部品。足す物が無ければ空。

    Args:
        package: 書く前のブック。○の大きさは、書く前の文字と列幅で決める。
        changed: もう変えた部品。
        ellipses: 描く○。
    """
    by_sheet: dict[str, list[Ellipse]] = defaultdict(list)
    for ellipse in ellipses:
        by_sheet[ellipse.sheet.casefold()].append(ellipse)
    parts: dict[str, bytes] = {}
    for sheet in package.sheets:
        wanted = by_sheet.get(sheet.name.casefold())
        if wanted:
            geometry = SheetGeometry(package, sheet)
            boxes = [geometry.box_of(ellipse.cell, ellipse.part) for ellipse in wanted]
            parts |= _SheetDrawing(package, sheet, {**changed, **parts}).with_boxes(boxes)
    return parts


@dataclass(frozen=True, slots=True)
class _SheetDrawing:
    """シート一枚の図形の部品と、そこへのつながり。"""

    package: Package
    sheet: SheetPart
    changed: Mapping[str, bytes]

    def with_boxes(self, boxes: Iterable[Box]) -> dict[str, bytes]:
        drawing = self.package.related(self.sheet.part, "drawing")
        if drawing is not None and drawing in self.package.archive:
            return {drawing: _appended(plain(self.package.archive.read(drawing)), boxes)}
        return self._new(boxes)

    def _new(self, boxes: Iterable[Box]) -> dict[str, bytes]:
        name = self._free_name()
        relations = relations_name(self.sheet.part)
        before = self._read(relations) if relations in self.package.archive else NO_RELATIONS
        sheet_xml = plain(self._read(self.sheet.part))
        strict = _STRICT in sheet_xml[:2048]
        shape_ns, _, relation_ns = _NAMESPACES[strict]
        (relation_id,) = free_ids(before, 1)
        root = b'<xdr:wsDr xmlns:xdr="' + shape_ns + b'"></xdr:wsDr>'
        return {
            name: _appended(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + root, boxes),
            relations: with_relations(before, [(relation_id, f"{relation_ns.decode()}/drawing", f"/{name}")]),
            self.sheet.part: _with_drawing(sheet_xml, relation_id, relation_ns),
            TYPES_PART: ContentTypes(self._read(TYPES_PART)).with_types({name: _DRAWING_TYPE}),
        }

    def _read(self, name: str) -> bytes:
        return self.changed[name] if name in self.changed else self.package.archive.read(name)

    def _free_name(self) -> str:
        number = 1
        while (name := f"xl/drawings/drawing{number}.xml") in self.package.archive or name in self.changed:
            number += 1
        return name


def _with_drawing(sheet_xml: bytes, relation_id: str, namespace: bytes) -> bytes:
    prefix = prefix_of(sheet_xml, b"worksheet")
    added = b"".join(
        (b"<", prefix, b'drawing xmlns:r="', namespace, b'" r:id="', relation_id.encode(), b'"/>')
    )
    return with_child(sheet_xml, added, before=_AFTER_DRAWING)


def _appended(drawing: bytes, boxes: Iterable[Box]) -> bytes:
    shape_ns, paint_ns, _ = _NAMESPACES[_STRICT in drawing[:2048]]
    first = 1 + max(
        (int(number) for number in re.findall(rb'cNvPr\s[^>]*?\bid="([0-9]+)"', drawing)), default=0
    )
    shapes = b"".join(
        _anchor(box, number, shape_ns, paint_ns) for number, box in enumerate(boxes, start=first)
    )
    return with_child(drawing, shapes)


def _anchor(box: Box, number: int, shape_ns: bytes, paint_ns: bytes) -> bytes:
    spaces = b'xmlns:xdr="' + shape_ns + b'" xmlns:a="' + paint_ns + b'"'
    corner = b"<xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%d</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%d</xdr:rowOff></xdr:from>"
    size = b'<xdr:ext cx="%d" cy="%d"/>' % (box.width, box.height)
    name = quoted(f"丸 {number}")
    shape = (
        b'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="%d" name="%s"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        b'<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        b'<a:noFill/><a:ln w="%d"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></xdr:spPr></xdr:sp>'
    ) % (number, name, box.left, box.top, box.width, box.height, _LINE_EMU)
    return b"".join(
        (
            b"<xdr:oneCellAnchor " + spaces + b">",
            corner % (box.column - 1, box.column_offset, box.row - 1, box.row_offset),
            size,
            shape,
            b"<xdr:clientData/></xdr:oneCellAnchor>",
        )
    )
