"""
ブックの中の食い違いを、書く側のコードを使わずに調べる。Excel が「修復」を言い出す原因になる物を挙げる。

:func:`audit` は、見つけた食い違いの文を返す。何も無ければ空。
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from book_audit_formulas import formula_findings
from book_audit_sheets import sheet_findings, style_findings
from book_parts import RELATION_SPACES, Book, local, out_of_order, repeated

_BOOK_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath"),
    *("workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"),
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
_LONGEST_NAME = 31


def audit(content: bytes) -> list[str]:
    """ブックの食い違い。"""
    book = Book(content)
    broken = [f"{part}: XML でない" for part in book.xml_parts() if not _is_xml(book, part)]
    if broken:
        return broken
    checks = (_parts, _types, _links, _used_ids, _book, _names, _tables, _calc_chain, _drawn)
    found = [finding for check in checks for finding in check(book)]
    return [*found, *style_findings(book), *sheet_findings(book), *formula_findings(book)]


def _is_xml(book: Book, part: str) -> bool:
    try:
        book.tree(part)
    except ET.ParseError:
        return False
    return True


def _parts(book: Book) -> Iterator[str]:
    yield from (f"同じ名の部品: {name}" for name in repeated(name.casefold() for name in book.names))


def _types(book: Book) -> Iterator[str]:
    yield from (f"拡張子の種類が二度: {name}" for name in repeated(book.default_types))
    yield from (f"部品の種類が二度: {name}" for name in repeated(book.override_types))
    parts = {name.casefold() for name in book.parts}
    yield from (f"種類だけあって部品が無い: {name}" for name in book.override_types if name not in parts)
    known = {*book.default_types}
    for name in parts - {"[content_types].xml"} - {*book.override_types}:
        if name.rpartition(".")[2] not in known:
            yield f"種類の無い部品: {name}"


def _links(book: Book) -> Iterator[str]:
    for rels in (name for name in book.parts if name.endswith(".rels")):
        source = re.sub(r"(^|/)_rels/([^/]*)\.rels$", r"\1\2", rels)
        if source and book.real_name(source) is None:
            yield f"{rels}: 元の部品が無い"
            continue
        links = book.links(source)
        yield from (f"{rels}: 同じ番号 {one}" for one in repeated(link.id for link in links))
        for link in links:
            if link.part and book.real_name(link.part) is None:
                yield f"{rels}: {link.id} の先 {link.target} が無い"


def _used_ids(book: Book) -> Iterator[str]:
    for part in book.xml_parts():
        if part.endswith(".rels"):
            continue
        known = {link.id for link in book.links(part)}
        for item in book.tree(part).iter():
            for key, value in item.items():
                space, _, name = key.lstrip("{").rpartition("}")
                is_relation = space in RELATION_SPACES or name == "relid"
                if is_relation and value and value not in known:
                    yield f"{part}: {local(item)} の結び付き {value} が無い"


def _book(book: Book) -> Iterator[str]:
    root = book.tree(book.book_part)
    yield from out_of_order(root, _BOOK_ORDER, book.book_part)
    sheets = list(root.iterfind("{*}sheets/{*}sheet"))
    names = [item.get("name", "") for item in sheets]
    yield from (f"同じ名のシート: {name}" for name in repeated(name.casefold() for name in names))
    yield from (f"同じ sheetId: {one}" for one in repeated(item.get("sheetId", "") for item in sheets))
    parts = [part for _, part in book.sheets]
    yield from (f"二枚のシートが同じ部品: {part}" for part in repeated(parts))
    yield from (f"部品の無いシート: {name}" for name, part in book.sheets if not part)
    for name in names:
        if not 0 < len(name.encode("utf-16-le")) // 2 <= _LONGEST_NAME or re.search(
            r"[\[\]:*?/\\]|^'|'$", name
        ):
            yield f"使えないシートの名: {name!r}"
    if all(item.get("state", "visible") != "visible" for item in sheets):
        yield "見えるシートが無い"


def _names(book: Book) -> Iterator[str]:
    items = list(book.tree(book.book_part).iterfind("{*}definedNames/{*}definedName"))
    keys = [(item.get("name", "").casefold(), item.get("localSheetId", "")) for item in items]
    yield from (f"同じ名前: {one}" for one in repeated(f"{name}（{at}）" for name, at in keys))
    for item in items:
        at = item.get("localSheetId")
        if at is not None and not 0 <= int(at) < len(book.sheets):
            yield f"名前 {item.get('name')}: シートの番号 {at} が無い"
    titles = [name.casefold() for name, _ in book.sheets]
    for name in {name for name, _ in keys}:
        owners = [titles[int(at)] for one, at in keys if one == name and at and int(at) < len(titles)]
        if owners != sorted(owners):
            yield f"名前 {name}: シートの名の順に並んでいない {owners}"


def _tables(book: Book) -> Iterator[str]:
    tables = [
        book.tree(name)
        for _, part, _ in book.worksheets
        for link in book.links(part)
        if link.kind == "table" and (name := book.real_name(link.part)) is not None
    ]
    names = [
        item.get("name", "") for item in book.tree(book.book_part).iterfind("{*}definedNames/{*}definedName")
    ]
    shown = [item.get("displayName", "").casefold() for item in tables]
    yield from (f"同じ番号の表: {one}" for one in repeated(item.get("id", "") for item in tables))
    yield from (f"同じ名の表: {one}" for one in repeated([*shown, *{name.casefold() for name in names}]))


def _calc_chain(book: Book) -> Iterator[str]:
    chain = book.part_of_kind("calcChain")
    if chain is None:
        return
    sheets = book.tree(book.book_part).iterfind("{*}sheets/{*}sheet")
    ids = {item.get("sheetId", ""): part for item, (_, part) in zip(sheets, book.sheets, strict=True)}
    computed = {
        (part, cell.get("r"))
        for _, part, root in book.worksheets
        for cell in root.iterfind("{*}sheetData/{*}row/{*}c")
        if cell.find("{*}f") is not None
    }
    sheet = ""
    for item in book.tree(chain):
        sheet = item.get("i", sheet)
        if (ids.get(sheet), item.get("r")) not in computed:
            yield f"{chain}: {sheet} の {item.get('r')} は式でない"


def _drawn(book: Book) -> Iterator[str]:
    maps, shapes = [], []
    for part in book.xml_parts():
        root = book.tree(part)
        if local(root) == "wsDr":
            ids = [item.get("id", "") for item in _once(root) if local(item) == "cNvPr"]
            yield from (f"{part}: 同じ図形の番号 {one}" for one in repeated(ids))
        if part.endswith(".vml"):
            shapes += [item.get("id", "") for item in root.iterfind("{*}shape")]
            maps += [
                one
                for item in root.iter()
                if local(item) == "idmap"
                for one in item.get("data", "").split(",")
            ]
    yield from (
        f"同じ VML の図形: {one}"
        for one in repeated(one for one in shapes if re.fullmatch(r"_x0000_s\d+", one))
    )
    yield from (f"同じ VML の番号の組: {one}" for one in repeated(maps))
    for _, part, root in book.worksheets:
        own = {link.part for link in book.links(part) if link.kind == "vmlDrawing"}
        known = {
            item.get("id", "")
            for name in own
            if (real := book.real_name(name)) is not None
            for item in book.tree(real).iterfind("{*}shape")
        }
        for item in root.iter():
            if local(item) in {"control", "oleObject"} and f"_x0000_s{item.get('shapeId')}" not in known:
                yield f"{part}: 部品 {item.get('shapeId')} の図形が無い"


def _once(root: ET.Element) -> Iterator[ET.Element]:
    """言い換え（Fallback）の中を除いた要素。言い換えは、同じ図形を二度書く。"""
    yield root
    for child in root:
        if local(child) != "Fallback":
            yield from _once(child)
