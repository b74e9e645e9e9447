"""下見の試験で使うブックを作る道具。openpyxl が書けない物は、部品の XML を書き換えて入れる。"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from madoguchi_excel.preview import Book

Change = Callable[[str], str]
SHEET = "xl/worksheets/sheet1.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE = (
    f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}">'
    "<xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row>"
    '<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="400000" cy="400000"/><xdr:pic><xdr:nvPicPr>'
    '<xdr:cNvPr id="1" name="絵"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:link="rId1"/>'
    '<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr>'
    "</xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
)


def build(
    name: str,
    fill: Callable[[Worksheet], object],
    *,
    font: str = "ＭＳ 明朝",
    parts: Mapping[str, Change] | None = None,
) -> Book:
    """一枚のブック。字のセルの書体は *font*。*parts* は、部品の名と、その XML の書き換え。"""
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "申請書"
    fill(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=font, size=11)
    buffer = BytesIO()
    book.save(buffer)
    return Book(name, changed(buffer.getvalue(), parts or {}))


def changed(content: bytes, parts: Mapping[str, Change]) -> bytes:
    """部品を書き換えた（無ければ足した）ブック。"""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(buffer, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, parts[name](part.decode()) if name in parts else part)
        for name in parts.keys() - set(before.namelist()):
            after.writestr(name, parts[name](""))
    return buffer.getvalue()


def cached(address: str, value: str) -> Change:
    """式のセルに、計算済みの文字を持たせる。"""
    pattern = re.compile(rf'<c r="{address}"( s="\d+")?><f([^>]*)>(.*?)</f><v\s*/?>(?:</v>)?')

    def write(text: str) -> str:
        done, times = pattern.subn(rf'<c r="{address}"\1 t="str"><f\2>\3</f><v>{value}</v>', text)
        assert times == 1, text
        return done

    return write


def linked_picture(url: str) -> Mapping[str, Change]:
    """網の先にある絵を、シートに置く部品。"""
    return {
        SHEET: lambda text: text.replace(
            "</worksheet>", f'<drawing xmlns:r="{_OFFICE}" r:id="rId1"/></worksheet>'
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": lambda _: _relation("drawing", "../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": lambda _: _PICTURE,
        "xl/drawings/_rels/drawing1.xml.rels": lambda _: _relation("image", url, ' TargetMode="External"'),
        "[Content_Types].xml": lambda text: text.replace(
            "</Types>",
            '<Override PartName="/xl/drawings/drawing1.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>',
        ),
    }


def background(picture: str) -> Mapping[str, Change]:
    """シートの背景に絵（SVG）を敷く部品。"""
    return {
        SHEET: lambda text: text.replace(
            "</worksheet>", f'<picture xmlns:r="{_OFFICE}" r:id="rId1"/></worksheet>'
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": lambda _: _relation("image", "../media/image1.svg"),
        "xl/media/image1.svg": lambda _: picture,
        "[Content_Types].xml": lambda text: text.replace(
            "</Types>", '<Default Extension="svg" ContentType="image/svg+xml"/></Types>'
        ),
    }


def _relation(kind: str, target: str, more: str = "") -> str:
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"{more}/>'
    return f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'
