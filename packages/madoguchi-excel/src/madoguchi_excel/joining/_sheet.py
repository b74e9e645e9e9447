"""足すシートの部品を、受け取るブックの番号と名に合わせて書き替える。"""

import re
from collections.abc import Mapping
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._references import SHEET_PREFIX, sheet_name
from madoguchi_excel._sheet import SheetXml
from madoguchi_excel._xml import attribute, plain, prefix_of, quoted, start_tag, text_of, whole, without
from madoguchi_excel.joining._styles import Shift, renumbered

_FORMULA_TEXT: Final = re.compile(
    rb"(<(?:[\w.-]+:)?(?:f|formula|formula1|formula2)(?=[\s>])[^>]*>)([^<]+)(?=</)"
)
_REFERENCED: Final = re.compile(rf'"(?:[^"]|"")*"|{SHEET_PREFIX}')
_PHONETIC_FONT: Final = re.compile(rb"""(<(?:[\w.-]+:)?phoneticPr\s[^>]*?fontId\s*=\s*["'])([0-9]+)""")

Renames = Mapping[str, str]
"""シートの元の名（小文字）から、新しい名へ。"""


def joined_sheet(package: Package, part: str, shift: Shift, renames: Renames) -> bytes:
    """
    受け取るブックに入れるシートの部品。

    書式の番号を付け替え、共有の文字をその場の文字にし、式の中のシートの名を替える。選ばれたシートの印は外す
    （二枚が選ばれたままだと、書いた字が両方に入る）。

    Args:
        package: 足すブック。
        part: シートの部品の名。
        shift: 書式の番号の付け替え方。
        renames: シートの名の替え方。
    """
    sheet = package.sheet_xml(part)
    strings = _shared_strings(package, shift)
    cells = sheet.grammar.cell.sub(lambda tag: _cell(tag, shift), sheet.xml)
    rows = sheet.grammar.row.sub(lambda tag: _styled(tag, b"s", shift), cells)
    columns = sheet.grammar.tag(b"col").sub(lambda tag: _styled(tag, b"style", shift), rows)
    rules = sheet.grammar.tag(b"cfRule").sub(lambda tag: _ruled(tag, shift), columns)
    views = sheet.grammar.tag(b"sheetView").sub(lambda tag: _without(tag, b"tabSelected"), rules)
    settings = sheet.grammar.tag(b"sheetPr").sub(lambda tag: _without(tag, b"codeName"), views)
    named = _FORMULA_TEXT.sub(lambda found: _renamed_formula(found, renames), settings)
    return _inlined(_without_tables(named, sheet.grammar.prefix), strings)


def _without_tables(xml: bytes, prefix: bytes) -> bytes:
    """表（テーブル）へのつながりを除いたもの。表の番号と名は、ブックに一つしか使えない。"""
    found = start_tag(prefix, b"tableParts").search(xml)
    if found is None or found["attributes"].endswith(b"/"):
        return xml
    closing = b"</" + prefix + b"tableParts>"
    return xml[: found.start()] + xml[xml.index(closing) + len(closing) :]


def renamed(formula: str, renames: Renames) -> str:
    """
    式の中のシートの名を替えたもの。

    >>> renamed("申請書!$A$1:$H$9", {"申請書": "葬祭費"})
    "'葬祭費'!$A$1:$H$9"
    """

    def moved(found: re.Match[str]) -> str:
        name = renames.get(sheet_name(found["sheet"]).casefold()) if found["sheet"] else None
        escaped = "" if name is None else name.replace("'", "''")
        return found[0] if name is None else f"'{escaped}'!"

    return _REFERENCED.sub(moved, formula)


def _renamed_formula(found: re.Match[bytes], renames: Renames) -> bytes:
    return found[1] + quoted(renamed(text_of(found[2]), renames))


def _rebuilt(tag: re.Match[bytes], attributes: bytes) -> bytes:
    start, end = tag.span("attributes")
    head = tag[0][: start - tag.start()]
    return head + attributes + tag[0][end - tag.start() :]


def _cell(tag: re.Match[bytes], shift: Shift) -> bytes:
    """書式の番号の無いセルは、元のブックの初めの書式。受け取るブックの初めの書式とは違う。"""
    if attribute(tag["attributes"], b"s") is not None:
        return _styled(tag, b"s", shift)
    first = b' s="%d"' % shift.moved(b"cellXfs", 0)
    return _rebuilt(tag, first + tag["attributes"])


def _styled(tag: re.Match[bytes], name: bytes, shift: Shift) -> bytes:
    moved = renumbered(tag["attributes"], name, lambda number: shift.moved(b"cellXfs", number))
    return _rebuilt(tag, moved)


def _ruled(tag: re.Match[bytes], shift: Shift) -> bytes:
    moved = renumbered(tag["attributes"], b"dxfId", lambda number: shift.moved(b"dxfs", number))
    return _rebuilt(tag, moved)


def _without(tag: re.Match[bytes], name: bytes) -> bytes:
    return _rebuilt(tag, without(tag["attributes"], name))


def _shared_strings(package: Package, shift: Shift) -> list[bytes]:
    """共有の文字の中身。元のバイトのまま、ふりがなの書体の番号だけを付け替える。"""
    part = package.related(package.book_part, "sharedStrings")
    if part is None or part not in package.archive:
        return []
    xml = plain(package.archive.read(part))
    prefix = prefix_of(xml, b"sst")
    closing, found = b"</" + prefix + b"si>", []
    for tag in start_tag(prefix, b"si").finditer(xml):
        is_closed = tag["attributes"].endswith(b"/")
        inner = b"" if is_closed else xml[tag.end() : xml.index(closing, tag.end())]
        found.append(_PHONETIC_FONT.sub(lambda font: _moved_font(font, shift), inner))
    return found


def _moved_font(font: re.Match[bytes], shift: Shift) -> bytes:
    return font[1] + b"%d" % shift.moved(b"fonts", int(font[2]))


def _inlined(xml: bytes, strings: list[bytes]) -> bytes:
    """共有の文字のセルを、その場の文字のセルにしたもの。"""
    sheet = SheetXml(xml)
    pieces, position, prefix = [], 0, sheet.grammar.prefix
    for row in sheet.rows():
        for cell in sheet.cells(row):
            if attribute(cell.attributes, b"t") != "s":
                continue
            value = sheet.grammar.value.search(sheet.xml, cell.inner, cell.close)
            place = whole(text_of(value[1]).strip()) if value else len(strings)
            text = strings[place] if place < len(strings) else b""
            attributes = without(cell.attributes, b"t") + b' t="inlineStr"'
            pieces += [
                sheet.xml[position : cell.start],
                b"<",
                prefix,
                b"c",
                attributes,
                b"><",
                prefix,
                b"is>",
            ]
            pieces += [text, b"</", prefix, b"is></", prefix, b"c>"]
            position = cell.end
    return b"".join((*pieces, sheet.xml[position:]))
