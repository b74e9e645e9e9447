"""図形の部品（DrawingML）の XML。XlsxWriter は四角い文字の箱しか描かないので、ここで書く。"""

from typing import Final
from xml.sax.saxutils import escape

from forms_drawn._looks import MINCHO
from forms_drawn._paper import COLUMN_PIXELS, EMU_PER_PIXEL, EMU_PER_POINT, Area, Paper, Shape

_SPACES: Final = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A14: Final = "http://schemas.microsoft.com/office/drawing/2010/main"
FIRST_CONTROL: Final = 1025
"""フォームの部品の番号は、Excel がここから付ける。"""


def drawing(paper: Paper) -> str:
    """紙一枚の図形のすべて。"""
    shapes = "".join(_shape(paper, one, at) for at, one in enumerate(paper.shapes, start=2))
    hidden = "".join(
        _hidden(paper, one.at, FIRST_CONTROL + at, one.caption) for at, one in enumerate(paper.controls)
    )
    return f"<xdr:wsDr {_SPACES}>{shapes}{hidden}</xdr:wsDr>"


def _shape(paper: Paper, shape: Shape, number: int) -> str:
    is_line = shape.form == "line"
    name = escape(shape.words.split("\n")[0][:20] or shape.form, {'"': "&quot;"})
    box = ' txBox="1"' if shape.form == "rect" else ""
    return _anchored(
        paper, shape.at,
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}" name="{name}"/><xdr:cNvSpPr{box}/></xdr:nvSpPr>'
        f'<xdr:spPr>{_place(paper, shape)}<a:prstGeom prst="{shape.form}"><a:avLst/></a:prstGeom>{_paint(shape)}</xdr:spPr>'
        f"{'' if is_line else _words(shape)}</xdr:sp>",
        inset=shape.inset, is_line=is_line,
    )  # fmt: skip


def _anchored(paper: Paper, at: Area, inside: str, *, inset: int = 0, is_line: bool = False) -> str:
    bottom = _height(paper, at.bottom)
    top, end = (bottom // 2, bottom // 2) if is_line else (inset, bottom - inset)
    start = _marker("from", at.left, inset, at.top, top)
    last = _marker("to", at.right, COLUMN_PIXELS * EMU_PER_PIXEL - inset, at.bottom, end)
    return f"<xdr:twoCellAnchor>{start}{last}{inside}<xdr:clientData/></xdr:twoCellAnchor>"


def _marker(name: str, column: int, across: int, row: int, down: int) -> str:
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{across}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{down}</xdr:rowOff></xdr:{name}>"
    )


def _height(paper: Paper, row: int) -> int:
    return round(paper.height(row) * EMU_PER_POINT)


def _place(paper: Paper, shape: Shape) -> str:
    at, wide = shape.at, COLUMN_PIXELS * EMU_PER_PIXEL
    left, width = at.left * wide, (at.right + 1 - at.left) * wide
    top = sum(_height(paper, row) for row in range(at.top))
    height = sum(_height(paper, row) for row in range(at.top, at.bottom + 1))
    if shape.form == "line":
        top, height = top + height // 2, 0
    cut = shape.inset
    return (
        f'<a:xfrm><a:off x="{left + cut}" y="{top + cut}"/>'
        f'<a:ext cx="{width - 2 * cut}" cy="{max(height - 2 * cut, 0)}"/></a:xfrm>'
    )


def _paint(shape: Shape) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    if not shape.dash:
        return f"{fill}<a:ln><a:noFill/></a:ln>"
    return (
        f'{fill}<a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill>'
        f'<a:prstDash val="{shape.dash}"/></a:ln>'
    )


def _words(shape: Shape) -> str:
    look = (
        f'<a:rPr lang="ja-JP" altLang="en-US" sz="{round(shape.size * 100)}"><a:solidFill><a:srgbClr val="404040"/></a:solidFill>'
        f'<a:latin typeface="{MINCHO}"/><a:ea typeface="{MINCHO}"/></a:rPr>'
    )
    lines = "".join(
        f'<a:p><a:pPr algn="{shape.across}"/><a:r>{look}<a:t>{escape(line)}</a:t></a:r></a:p>'
        for line in (shape.words.split("\n") if shape.words else ())
    )
    return (
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' anchor="ctr"/><a:lstStyle/>{lines or "<a:p/>"}</xdr:txBody>'
    )


def _hidden(paper: Paper, at: Area, number: int, caption: str) -> str:
    """フォームの部品の、図形の側の控え。Excel は新しい読み手のために、見えない図形を一緒に書く。"""
    shape = (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{number}" name="{escape(caption)}" hidden="1"/>'
        '<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>'
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="a14" xmlns:a14="{_A14}">'
        f"{_anchored(paper, at, shape)}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    )
