"""フォームのチェックボックスの部品。ctrlProps・controls・VML の三か所に書く（図形の側の控えは _shapes）。"""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from form_corpus_zip import Edit, default_type, put, relate

from forms_drawn._looks import MINCHO
from forms_drawn._paper import COLUMN_PIXELS, EMU_PER_PIXEL, EMU_PER_POINT, Area, Control, Paper
from forms_drawn._shapes import FIRST_CONTROL

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_GAP: Final = 3
_PIXELS_PER_POINT: Final = EMU_PER_POINT / EMU_PER_PIXEL
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PROPERTIES_TYPE: Final = "application/vnd.ms-excel.controlproperties+xml"
_VML_START: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/>'
    '<o:lock v:ext="edit" shapetype="t"/></v:shapetype>'
)


def control_edits(paper: Paper, sheet_part: str, sheet_number: int) -> Iterator[Edit]:
    """シートひとつの部品を足す。シートの側の ``<controls>`` は :func:`controls_xml` が返す。"""
    vml = f"xl/drawings/vmlDrawing{sheet_number}.vml"
    shapes = "".join(_shape(paper, one, FIRST_CONTROL + at) for at, one in enumerate(paper.controls))
    yield put(vml, f"{_VML_START}{shapes}</xml>")
    yield default_type("vml", _VML_TYPE)
    yield relate(sheet_part, "rIdV", "/vmlDrawing", f"../drawings/vmlDrawing{sheet_number}.vml")
    for at, control in enumerate(paper.controls):
        name = f"ctrlProp{sheet_number}{at:02}.xml"
        yield put(f"xl/ctrlProps/{name}", _properties(control), _PROPERTIES_TYPE)
        yield relate(sheet_part, f"rIdC{at}", "/ctrlProp", f"../ctrlProps/{name}")


def _properties(control: Control) -> str:
    link = f' fmlaLink="{control.link}"' if control.link else ""
    return f'<formControlPr xmlns="{_X14}" objectType="CheckBox"{link} lockText="1" noThreeD="1"/>'


def controls_xml(paper: Paper) -> str:
    """シートの終わりに置く ``<controls>``。新しい読み手だけが読む。"""
    inside = "".join(_control(paper, one, at) for at, one in enumerate(paper.controls))
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14" xmlns:x14="{_X14}">'
        f'<controls xmlns:xdr="{_DRAWING}">{inside}</controls></mc:Choice></mc:AlternateContent>'
    )


def _control(paper: Paper, control: Control, at: int) -> str:
    area = control.at
    gap, bottom = _GAP * EMU_PER_PIXEL, round(paper.height(area.bottom) * EMU_PER_POINT)
    start = _marker("from", area.left, gap, area.top, gap)
    end = _marker("to", area.right, COLUMN_PIXELS * EMU_PER_PIXEL - gap, area.bottom, bottom - gap)
    return (
        f'<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="{FIRST_CONTROL + at}" r:id="rIdC{at}"'
        f' name="{escape(control.caption)}"><controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0">'
        f'<anchor moveWithCells="1">{start}{end}</anchor></controlPr></control></mc:Choice></mc:AlternateContent>'
    )


def _marker(name: str, column: int, across: int, row: int, down: int) -> str:
    return (
        f"<{name}><xdr:col>{column}</xdr:col><xdr:colOff>{across}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{down}</xdr:rowOff></{name}>"
    )


def _shape(paper: Paper, control: Control, number: int) -> str:
    """VML の側の図形。古い Excel と LibreOffice はこちらを描く。"""
    area = control.at
    caption = (
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left">'
        f'<font face="{MINCHO}" size="180" color="#000000">{escape(control.caption)}</font></div></v:textbox>'
    )
    # 地が白く塗られても枠の線を隠さないよう、ますの内側に置く
    bottom = round(paper.height(area.bottom) * _PIXELS_PER_POINT) - _GAP
    anchor = f"{area.left}, {_GAP}, {area.top}, {_GAP}, {area.right}, {COLUMN_PIXELS - _GAP}, {area.bottom}, {bottom}"
    link = f"<x:FmlaLink>{control.link}</x:FmlaLink>" if control.link else ""
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t201" style="{_style(paper, area)}" filled="f" stroked="f"'
        f' o:insetmode="auto">{caption}<x:ClientData ObjectType="Checkbox"><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor>{link}<x:NoThreeD/></x:ClientData></v:shape>"
    )


def _style(paper: Paper, area: Area) -> str:
    column = COLUMN_PIXELS * 0.75
    top = sum(map(paper.height, range(area.top)))
    height = sum(map(paper.height, range(area.top, area.bottom + 1)))
    return (
        f"position:absolute;margin-left:{area.left * column}pt;margin-top:{top}pt;"
        f"width:{(area.right + 1 - area.left) * column}pt;height:{height}pt;z-index:1"
    )
