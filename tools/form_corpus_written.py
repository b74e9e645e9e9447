"""ほかの道具が書いたような、綴りや置き場所の変わった、手で書いたブック。"""

import re

from form_corpus_drawn import SHEET, SHEET_PART, plain
from form_corpus_zip import (
    CONTENT_TYPES,
    PACKAGE,
    RELATIONSHIPS,
    XML,
    Parts,
    packed,
    stored_backwards,
    unpacked,
    with_descriptors,
    with_extra_fields,
    with_zip64,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMESPACES = f'xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"'
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="ＭＳ 明朝"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/>'
    '<bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/>'
    '<xf xfId="0" borderId="1" applyBorder="1"/><xf xfId="0" numFmtId="49" borderId="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_MERGES = '<mergeCells count="1"><mergeCell ref="C5:F5"/></mergeCells>'
_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>申請書</t></is></c></row>'
    '<row r="3"><c r="B3" s="1" t="inlineStr"><is><t>氏名</t></is></c><c r="C3" s="1"/>'
    '<c r="J3"><v>1</v></c></row><row r="5"><c r="C5" s="2" t="inlineStr"><is><t>芽室町</t></is></c>'
    '<c r="D5" s="2"/><c r="E5" s="2"/><c r="F5" s="2"/></row>'
)


def sheet_xml(data: str, *, tail: str = _MERGES) -> str:
    """シートの部品。*data* は sheetData の要素。"""
    return f"<worksheet {_NAMESPACES}>{data}{tail}</worksheet>"


def package(sheet: str | bytes, *, book: str = "xl/workbook.xml", part: str = SHEET_PART) -> Parts:
    """共有文字列もテーマも無い、いちばん小さいブック。"""
    folder, _, file = book.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    target = f"/{part}" if not part.startswith(folder + "/") else part.removeprefix(folder + "/")
    styles = f"{folder}/styles.xml".lstrip("/")
    texts = {
        CONTENT_TYPES: f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{book}" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{part}" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/{styles}" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="{book}"/></Relationships>',
        book: f'<workbook {_NAMESPACES}><sheets><sheet name="{SHEET}" sheetId="7" r:id="rId9"/></sheets></workbook>',
        rels: f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId9" Type="{RELATIONSHIPS}/worksheet" Target="{target}"/>'
        f'<Relationship Id="rId2" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>',
        styles: _STYLES,
    }
    parts = {name: (XML + text).encode() for name, text in texts.items()}
    parts[part] = sheet if isinstance(sheet, bytes) else (XML + sheet).encode()
    return parts


def no_shared_strings() -> bytes:
    """共有文字列の部品が無い。"""
    return packed(package(sheet_xml(f"<sheetData>{_ROWS}</sheetData>")))


def prefixed() -> bytes:
    """要素にすべて接頭辞が付いている（``<x:c>``）。"""
    text = re.sub(r"<(/?)(?=\w)", r"<\1x:", sheet_xml(f"<sheetData>{_ROWS}</sheetData>"))
    parts = package(text.replace("xmlns=", "xmlns:x=", 1))
    book = parts["xl/workbook.xml"].decode().removeprefix(XML)
    parts["xl/workbook.xml"] = (
        XML + re.sub(r"<(/?)(?=\w)", r"<\1x:", book).replace("xmlns=", "xmlns:x=", 1)
    ).encode()
    return packed(parts)


def no_addresses() -> bytes:
    """行にもセルにも番地（r）が無い。並びの順がそのまま番地になる。途中の行だけ番地がある。"""
    cells = "<c/><c s='1' t='inlineStr'><is><t>氏名</t></is></c><c s='1'/>"
    rows = f"<row><c t='inlineStr'><is><t>申請書</t></is></c></row><row/><row>{cells}</row><row r='5'><c/><c r='C5'/><c/></row><row/>"
    return packed(package(sheet_xml(f"<sheetData>{rows}</sheetData>")))


def self_closing_data() -> bytes:
    """何も書かれていないシート（``<sheetData/>``）。"""
    return packed(package(sheet_xml("<sheetData/>")))


def self_closing_rows() -> bytes:
    """高さと書式だけの行（``<row .../>``）と、空の要素の二つの書き方。"""
    rows = (
        '<row r="1" ht="30" customHeight="1"/><row r="3" s="1" customFormat="1"/>'
        '<row r="5"><c r="B5" s="1"></c><c r="C5" s="2"></c></row><row r="39"></row><row r="41" ht="9" customHeight="1"/>'
    )
    return packed(package(sheet_xml(f"<sheetData>{rows}</sheetData>")))


def comments_inside() -> bytes:
    """シートの中に、コメント・CDATA・処理命令。どれもセルに見える文字を含む。"""
    decoy = '<row r="3"><c r="C3" s="1"><v>9</v></c></row>'
    rows = _ROWS.replace('<row r="3">', f'<!-- {decoy} --><?app <c r="C3"/>?><row r="3"><!-- <c r="C3"/> -->')
    rows = rows.replace("<t>氏名</t>", '<t><![CDATA[氏名 <c r="C3"> </row></sheetData>]]></t>')
    return packed(package(sheet_xml(f"<!-- <sheetData/> --><sheetData>{rows}<!-- 終 --></sheetData>")))


def odd_spelling() -> bytes:
    """一重の引用符・属性の中の「>」・順の違う属性・要素の間の改行・文字参照・BOM。"""
    data = (
        "\n<sheetData\n>\n <row  spans = '1:10'\n\tr='3' >\n  <c t='inlineStr' s='1' r='B3'><is><t>氏名 &gt; &#x6C0F;</t></is></c>\n"
        "  <c s=\"1\"\n r = 'C3' ></c >\n  <c r='J3' t='str'><f>\"/&gt;\"&amp;\">\"</f><v>/&gt;&gt;</v></c>\n </row >\n"
        "  <row r='5'><c r='C5' s='2' /></row>\n</sheetData >\n"
    )
    head = '<sheetPr codeName="a>b"/>'
    text = f"<?xml version='1.0'?>\n<worksheet {_NAMESPACES}\n >{head}{data}{_MERGES}\n</worksheet>\n<!-- 終わり -->\n"
    return packed(package(b"\xef\xbb\xbf" + text.encode()))


def utf16() -> bytes:
    """シートの部品だけ UTF-16。"""
    text = f'<?xml version="1.0" encoding="UTF-16"?>\n{sheet_xml(f"<sheetData>{_ROWS}</sheetData>")}'
    return packed(package(b"\xff\xfe" + text.encode("utf-16-le")))


def all_types() -> bytes:
    """真偽・誤り・ISO の日付・指数の数・書体の変わる直書きの文字・空の文字が、書くセルにもう入っている。"""
    rows = (
        '<row r="3"><c r="B3" t="b"><v>1</v></c><c r="C3" s="1" t="e"><v>#N/A</v></c><c r="J3" t="d"><v>2026-03-03</v></c>'
        '<c r="K3"><v>1.5E-7</v></c><c r="L3" t="str"><v></v></c></row><row r="5"><c r="C5" s="2" t="inlineStr"><is><r><t>芽</t>'
        '</r><r><rPr><b/></rPr><t>室</t></r><rPh sb="0" eb="2"><t>メムロ</t></rPh></is></c></row>'
    )
    return packed(package(sheet_xml(f"<sheetData>{rows}</sheetData>")))


def sheet_elsewhere() -> bytes:
    """シートがいつもの場所に無く、関係は絶対の道で指す。"""
    return packed(package(sheet_xml(f"<sheetData>{_ROWS}</sheetData>"), part="pages/first-page.xml"))


def book_elsewhere() -> bytes:
    """ブックの部品がいつもの場所に無い。"""
    return packed(package(sheet_xml(f"<sheetData>{_ROWS}</sheetData>"), book="book.xml"))


def strict() -> bytes:
    """厳格な OOXML（名前空間が別）。"""
    parts = package(sheet_xml(f"<sheetData>{_ROWS}</sheetData>"))
    pairs = (
        (MAIN, f"{_STRICT}/spreadsheetml/main"),
        (RELATIONSHIPS, f"{_STRICT}/officeDocument/relationships"),
    )
    for name in parts:
        text = parts[name].decode()
        for old, new in pairs:
            text = text.replace(old, new)
        parts[name] = text.replace("<workbook ", '<workbook conformance="strict" ').encode()
    return packed(parts)


def descriptors() -> bytes:
    """大きさを後ろに書いた zip。"""
    return with_descriptors(unpacked(plain()))


def stored() -> bytes:
    """圧縮しない項目の混ざった、順の違う zip。"""
    return stored_backwards(unpacked(plain()))


def extra_fields() -> bytes:
    """追加フィールドと注記のある zip。"""
    return with_extra_fields(unpacked(plain()))


def zip64() -> bytes:
    """大きさを 64 ビットで書いた zip。"""
    return with_zip64(unpacked(plain()))
