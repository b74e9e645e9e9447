"""式に書かれたシートと名前が、ブックに本当にあるかを調べる。"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from book_parts import Book, local, relation_id

_STRING = re.compile(r'"(?:[^"]|"")*"')
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!(),;:+\-*/^&=<>{}\"]+(?::[^\s'!(),;:+\-*/^&=<>{}\"]+)?))!")
_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\w.(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])")
_NAME = re.compile(r"(?<![\w.#!\]\\])([^\W\d][\w.\\?]*)(?![\w.(!\[:])")
_CONSTANTS = {"true", "false"}
_FORMULA_TAGS = {"f", "formula", "formula1", "formula2", "sqref_f", "FmlaLink", "FmlaRange", "FmlaTxbx"}
_FORMULA_KEYS = {"fmlaLink", "fmlaRange", "fmlaTxbx", "textlink"}


def formula_findings(book: Book) -> Iterator[str]:
    """式の中の、無いシート・無い名前・無い外のブック。"""
    scopes = _Names(book)
    for at, part, root in book.worksheets:
        for text in _texts(root):
            yield from (f"{part}: 式「{text}」の{one}" for one in scopes.missing(text, at))
        for item in root.iterfind("{*}hyperlinks/{*}hyperlink"):
            text = "" if relation_id(item) else item.get("location", "")
            yield from (f"{part}: 飛び先「{text}」の{one}" for one in scopes.missing(text, at))
        for name in _reached(book, part):
            for text in _texts(book.tree(name)):
                yield from (f"{name}: 式「{text}」の{one}" for one in scopes.missing(text, at))
            yield from _jumps(book, name, scopes, at)
    for item in book.tree(book.book_part).iterfind("{*}definedNames/{*}definedName"):
        owner = item.get("localSheetId")
        for one in scopes.missing(item.text or "", None if owner is None else int(owner)):
            yield f"名前 {item.get('name')}「{item.text}」の{one}"


def _jumps(book: Book, part: str, scopes: "_Names", at: int) -> Iterator[str]:
    for link in book.links(part):
        if link.target.startswith("#"):
            yield from (
                f"{part}: 飛び先「{link.target}」の{one}" for one in scopes.missing(link.target[1:], at)
            )


def _reached(book: Book, part: str) -> list[str]:
    """シートからつながる、図形・グラフ・部品の部品。"""
    found: list[str] = []
    waiting = [part]
    while waiting:
        for link in book.links(waiting.pop()):
            name = book.real_name(link.part) if link.part else None
            if (
                name
                and name not in found
                and re.search(r"\.(xml|vml)$", name)
                and link.kind != "externalLinkPath"
            ):
                found.append(name)
                waiting.append(name)
    return found


def _texts(root: ET.Element) -> Iterator[str]:
    for item in root.iter():
        if local(item) in _FORMULA_TAGS and item.text:
            yield item.text
        if local(item) == "cfvo" and item.get("type") == "formula" and item.get("val"):
            yield item.get("val", "")
        for key in _FORMULA_KEYS & set(item.keys()):
            yield item.get(key, "")


class _Names:
    """ブックの中の、式から指せる物。"""

    def __init__(self, book: Book) -> None:
        root = book.tree(book.book_part)
        self._sheets = {name.casefold() for name, _ in book.sheets}
        self._outside = len(list(root.iterfind("{*}externalReferences/{*}externalReference")))
        items = root.iterfind("{*}definedNames/{*}definedName")
        self._names = {(item.get("name", "").casefold(), item.get("localSheetId")) for item in items}
        self._tables = {
            book.tree(name).get("displayName", "").casefold()
            for _, part, _ in book.worksheets
            for link in book.links(part)
            if link.kind == "table" and (name := book.real_name(link.part)) is not None
        }

    def missing(self, text: str, at: int | None) -> Iterator[str]:
        """無い物。"""
        bare = _STRING.sub("", text)
        for found in _SHEET.finditer(bare):
            name = (found[1] or found[2]).replace("''", "'")
            yield from self._missing_sheet(name)
        rest = _SHEET.sub("!", bare)
        for table in re.findall(r"([^\W\d][\w.]*)\[", rest):
            if table.casefold() not in self._tables:
                yield f"表 {table} が無い"
        plain = _CELL.sub("0", re.sub(r"\[[^\[\]]*\]", "", re.sub(r"\[[^\[\]]*\]", "", rest)))
        for name in _NAME.findall(plain):
            folded = name.casefold()
            is_known = {(folded, None), (folded, None if at is None else str(at))} & self._names
            if not is_known and folded not in _CONSTANTS | self._tables and not folded.startswith("_xl"):
                yield f"名前 {name} が無い"

    def _missing_sheet(self, name: str) -> Iterator[str]:
        outside = re.match(r"\[(\d+)\]", name)
        if outside is not None:
            if int(outside[1]) > self._outside:
                yield f"外のブック {outside[0]} が無い"
            return
        for one in name.split(":"):
            if one.casefold() not in self._sheets:
                yield f"シート {one} が無い"
