"""XlsxWriter が書かない部品を手で足した、難しいブック。"""

import re

from form_corpus_drawn import SHEET_PART, drawn, plain
from form_corpus_zip import RELATIONSHIPS, Edit, default_type, edited, insert, png, put, relate, replace
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_DRAWING_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"
_TYPE = "application/vnd.openxmlformats-officedocument"
_VML_TYPE = f"{_TYPE}.vmlDrawing"
_ANCHOR = (
    "<from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>7</xdr:row><xdr:rowOff>0</xdr:rowOff></from>"
    "<to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></to>"
)
_CAPTION = (
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left">同意します</div></v:textbox>'
)


def _sheet_end(xml: str) -> Edit:
    """pageMargins の後ろ、シートの終わりに足す。並びの順は渡す側が守る。"""
    return insert(SHEET_PART, "</worksheet>", xml)


def _vml(shapes: str) -> str:
    """図形の種類 201 は、フォームの部品。"""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
        '</o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/>'
        f'<o:lock v:ext="edit" shapetype="t"/></v:shapetype>{shapes}</xml>'
    )


def _control_shape(number: int, kind: str, inside: str) -> str:
    """VML の側の図形。古い Excel と LibreOffice はこちらを描く。"""
    style = "position:absolute;margin-left:288pt;margin-top:105pt;width:96pt;height:18pt;z-index:1"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t201" style="{style}" filled="f" stroked="f" o:insetmode="auto">'
        f'{inside}<x:ClientData ObjectType="{kind}"><x:SizeWithCells/><x:Anchor>6, 0, 7, 0, 8, 0, 8, 0</x:Anchor>'
        "<x:Checked>1</x:Checked><x:FmlaLink>$J$8</x:FmlaLink><x:NoThreeD/></x:ClientData></v:shape>"
    )


def _alternate(control: str) -> str:
    """``<controls>`` は新しい読み手だけが読む。"""
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14" xmlns:x14="{X14}">'
        f'<controls xmlns:xdr="{_DRAWING}">{control}</controls></mc:Choice></mc:AlternateContent>'
    )


def _hidden_shape() -> str:
    """図形の側の控え。Excel は新しい読み手のために、見えない図形を一緒に書く。"""
    anchor = re.sub(r"<(/?)(from|to)>", r"<\1xdr:\2>", _ANCHOR)
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="a14"'
        ' xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main">'
        f'<xdr:twoCellAnchor editAs="oneCell">{anchor}<xdr:sp macro="" textlink=""><xdr:nvSpPr>'
        '<xdr:cNvPr id="1025" name="同意" hidden="1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></xdr:spPr></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></mc:Choice><mc:Fallback/>"
        "</mc:AlternateContent>"
    )


def form_checkbox() -> bytes:
    """フォームのチェックボックス（ctrlProps・controls・VML・図形の四か所に書かれる）。"""
    control = (
        '<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1025" r:id="rIdC" name="同意">'
        '<controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0">'
        f'<anchor moveWithCells="1">{_ANCHOR}</anchor></controlPr></control></mc:Choice></mc:AlternateContent>'
    )
    drawing = f'<xdr:wsDr xmlns:xdr="{_DRAWING}" xmlns:a="{_DRAWING_MAIN}">{_hidden_shape()}</xdr:wsDr>'
    properties = (
        f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" fmlaLink="$J$8" lockText="1"/>'
    )
    return edited(
        plain(),
        put("xl/ctrlProps/ctrlProp1.xml", properties, "application/vnd.ms-excel.controlproperties+xml"),
        put("xl/drawings/drawing1.xml", drawing, f"{_TYPE}.drawing+xml"),
        put("xl/drawings/vmlDrawing1.vml", _vml(_control_shape(1025, "Checkbox", _CAPTION))),
        default_type("vml", _VML_TYPE),
        relate(SHEET_PART, "rIdD", "/drawing", "../drawings/drawing1.xml"),
        relate(SHEET_PART, "rIdV", "/vmlDrawing", "../drawings/vmlDrawing1.vml"),
        relate(SHEET_PART, "rIdC", "/ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        _sheet_end(f'<drawing r:id="rIdD"/><legacyDrawing r:id="rIdV"/>{_alternate(control)}'),
    )


def active_x() -> bytes:
    """ActiveX のコントロール（xml と bin）。"""
    control = (
        '<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1026" r:id="rIdA" name="CheckBox1">'
        f'<controlPr defaultSize="0" autoLine="0" r:id="rIdI"><anchor moveWithCells="1">{_ANCHOR}</anchor>'
        "</controlPr></control></mc:Choice></mc:AlternateContent>"
    )
    return edited(
        plain(),
        put(
            "xl/activeX/activeX1.xml",
            f'<ax:ocx xmlns:ax="{_MICROSOFT}/2006/activeX" xmlns:r="{RELATIONSHIPS}" r:id="rId1"'
            ' ax:classid="{8BD21D40-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="persistStreamInit"/>',
            "application/vnd.ms-office.activeX+xml",
        ),
        put("xl/activeX/activeX1.bin", bytes(range(200)), "application/vnd.ms-office.activeX"),
        put("xl/media/image1.png", png(90, 18)),
        put("xl/drawings/vmlDrawing1.vml", _vml(_control_shape(1026, "Pict", ""))),
        default_type("png", "image/png"),
        default_type("vml", _VML_TYPE),
        relate(
            "xl/activeX/activeX1.xml",
            "rId1",
            f"{_MICROSOFT}/2006/relationships/activeXControlBinary",
            "activeX1.bin",
        ),
        relate(SHEET_PART, "rIdV", "/vmlDrawing", "../drawings/vmlDrawing1.vml"),
        relate(SHEET_PART, "rIdA", "/control", "../activeX/activeX1.xml"),
        relate(SHEET_PART, "rIdI", "/image", "../media/image1.png"),
        _sheet_end(f'<legacyDrawing r:id="rIdV"/>{_alternate(control)}'),
    )


def threaded_comments() -> bytes:
    """スレッド形式のコメントと、その記入者。古い読み手のためのコメントも持つ。"""
    threads = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
    kinds = f"{_MICROSOFT}/2017/10/relationships"
    person, thread = "{AAAAAAAA-0000-0000-0000-000000000001}", "{BBBBBBBB-0000-0000-0000-000000000001}"

    book = drawn(lambda book, sheet: sheet.write_comment("C3", "[スレッド] 確認", {"author": f"tc={thread}"}))
    return edited(
        book,
        put(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{threads}"><threadedComment ref="C3" dT="2026-03-03T01:00:00.00"'
            f' personId="{person}" id="{thread}"><text>戸籍の字で書く</text></threadedComment></ThreadedComments>',
            "application/vnd.ms-excel.threadedcomments+xml",
        ),
        put(
            "xl/persons/person.xml",
            f'<personList xmlns="{threads}"><person displayName="窓口" id="{person}" userId="窓口" providerId="None"/>'
            "</personList>",
            "application/vnd.ms-excel.person+xml",
        ),
        relate(SHEET_PART, "rIdT", f"{kinds}/threadedComment", "../threadedComments/threadedComment1.xml"),
        relate("xl/workbook.xml", "rIdT", f"{kinds}/person", "persons/person.xml"),
    )


def furigana() -> bytes:
    """ふりがな。同じふりがな付きの文字を、書くセル C3 とほかの二つのセルが共に使う。"""

    def named(book: bytes) -> bytes:
        phonetic = '<rPh sb="0" eb="2"><t>トカチ</t></rPh><rPh sb="2" eb="4"><t>ハナコ</t></rPh><phoneticPr fontId="1" type="Hiragana"/>'
        return edited(
            book,
            replace("xl/sharedStrings.xml", "<t>十勝花子</t>", f"<t>十勝花子</t>{phonetic}"),
            replace(SHEET_PART, '<row r="3" ', '<row r="3" ph="1" '),
            replace(SHEET_PART, '<c r="J3" ', '<c r="J3" ph="1" '),
            insert(
                SHEET_PART,
                "<pageMargins",
                '<phoneticPr fontId="1" type="fullwidthKatakana" alignment="distributed"/>',
            ),
        )

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        for cell in ("C3", "J3", "J4"):
            sheet.write(cell, "十勝花子")

    return named(drawn(draw))


def external_link() -> bytes:
    """ほかのブックへのリンク（控えの値つき）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula("J3", "=[1]台帳!$A$1", None, "芽室")

    return edited(
        drawn(draw),
        put(
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><externalBook r:id="rId1"><sheetNames>'
            '<sheetName val="台帳"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str">'
            "<v>芽室</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>",
            f"{_TYPE}.spreadsheetml.externalLink+xml",
        ),
        relate(
            "xl/externalLinks/externalLink1.xml", "rId1", "/externalLinkPath", "daicho.xlsx", external=True
        ),
        relate("xl/workbook.xml", "rIdE", "/externalLink", "externalLinks/externalLink1.xml"),
        insert(
            "xl/workbook.xml",
            "<calcPr",
            '<externalReferences><externalReference r:id="rIdE"/></externalReferences>',
        ),
    )


def custom_xml() -> bytes:
    """文書に添えた XML（customXml）と、文書の独自の項目。"""
    store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    item = "{11111111-2222-3333-4444-555555555555}"

    def draw(book: Workbook, _sheet: Worksheet) -> None:
        book.set_custom_property("様式番号", "第1号")

    return edited(
        drawn(draw),
        put("customXml/item1.xml", '<form xmlns="urn:example:form" version="3"/>'),
        put(
            "customXml/itemProps1.xml",
            f'<ds:datastoreItem xmlns:ds="{store}" ds:itemID="{item}"/>',
            f"{_TYPE}.customXmlProperties+xml",
        ),
        relate("customXml/item1.xml", "rId1", "/customXmlProps", "itemProps1.xml"),
        relate("xl/workbook.xml", "rIdX", "/customXml", "../customXml/item1.xml"),
    )


def data_table() -> bytes:
    """データ テーブル（What-If）の式と、使い回しの式（共有数式）。"""

    def draw(_book: Workbook, sheet: Worksheet) -> None:
        for cell, value in (
            ("J3", 1),
            ("K4", 10),
            ("L4", 20),
            ("K5", 11),
            ("L5", 21),
            ("N3", 3),
            ("N4", 4),
            ("N5", 5),
        ):
            sheet.write(cell, value)

    table = '<f t="dataTable" ref="K4:L5" dt2D="1" dtr="1" r1="J3" r2="J4"/>'
    return edited(
        drawn(draw),
        replace(SHEET_PART, '<c r="K4"><v>', f'<c r="K4">{table}<v>'),
        replace(SHEET_PART, '<c r="N3"><v>', '<c r="N3"><f t="shared" ref="N3:N5" si="0">ROW(C3)</f><v>'),
        replace(SHEET_PART, '<c r="N4"><v>', '<c r="N4"><f t="shared" si="0"/><v>'),
        replace(SHEET_PART, '<c r="N5"><v>', '<c r="N5"><f t="shared" si="0"/><v>'),
    )


def every_closing() -> bytes:
    """シートの終わりに並ぶ物をまとめて持つ。書き足す場所を誤ると、順が崩れる。"""
    scenario = '<scenarios><scenario name="案" count="1"><inputCells r="J9" val="1"/></scenario></scenarios>'
    view = '<customSheetViews><customSheetView guid="{CCCCCCCC-0000-0000-0000-000000000001}"/></customSheetViews>'
    views = (
        '<customWorkbookViews><customWorkbookView name="窓口" guid="{CCCCCCCC-0000-0000-0000-000000000001}"'
        ' windowWidth="800" windowHeight="600" activeSheetId="1"/></customWorkbookViews>'
    )
    return edited(
        plain(),
        replace(
            SHEET_PART,
            "<dimension ",
            '<sheetPr filterMode="0"><tabColor rgb="FFFF0000"/></sheetPr><dimension ',
        ),
        insert(SHEET_PART, "<mergeCells", f'<sheetCalcPr fullCalcOnLoad="1"/>{scenario}{view}'),
        insert(SHEET_PART, "<pageMargins", '<phoneticPr fontId="1"/><printOptions horizontalCentered="1"/>'),
        _sheet_end(
            '<headerFooter><oddHeader>&amp;R&amp;D</oddHeader></headerFooter><rowBreaks count="1" manualBreakCount="1">'
            '<brk id="20" max="16383" man="1"/></rowBreaks><cellWatches><cellWatch r="J9"/></cellWatches>'
            '<ignoredErrors><ignoredError sqref="C3" numberStoredAsText="1"/></ignoredErrors>'
            '<extLst><ext uri="{FFFFFFFF-0000-0000-0000-000000000001}"><m:kept xmlns:m="urn:example:kept"/></ext></extLst>'
        ),
        insert("xl/workbook.xml", "</workbook>", views),
    )
