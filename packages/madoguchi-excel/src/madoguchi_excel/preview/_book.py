"""下見するブックと、そのシートの一覧。"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from madoguchi_core.errors import FormError
from madoguchi_excel._archive import read_parts, unreadable

SUFFIXES: Final = (".xlsx", ".xlsm")
_RELATION_ID: Final = re.compile(r"\{.*/relationships\}id$")


@dataclass(frozen=True, slots=True)
class Book:
    """
    下見するブックひとつ。

    Attributes:
        name: ファイルの名（``葬祭費.xlsx``）。指摘と、書き出す PDF・PNG の名に使う。
        content: ブックの中身。人の情報があるので、表示（repr）には出さない。

    >>> Book("葬祭費.xlsx", b"PK").stem
    '葬祭費'
    """

    name: str
    content: bytes = field(repr=False)

    @property
    def stem(self) -> str:
        """拡張子を除いた名。"""
        return PurePath(self.name).stem

    @property
    def suffix(self) -> str:
        """小文字の拡張子。"""
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """シートひとつと、その部品の名。"""

    name: str
    part: str


def open_parts(book: Book) -> dict[str, bytes]:
    """
    部品をすべて読む。

    Raises:
        FormError: 拡張子が違うか、ブックとして開けないとき（MDG420）。鍵がかかっているか古い形式のとき（MDG421）。
    """
    parts = read_parts(book.content)
    if book.suffix not in SUFFIXES or workbook_part(parts) not in parts:
        raise unreadable()
    return parts


@contextmanager
def naming(book: Book) -> Iterator[None]:
    """中で起きた様式の例外に、どのブックかを書き足す。"""
    try:
        yield
    except FormError as error:
        raise FormError(error.code, f"{book.name}: {error.message}", hint=error.hint) from error


def workbook_part(parts: Mapping[str, bytes]) -> str:
    """ブックの部品の名（ふつうは ``xl/workbook.xml``）。無ければ空文字。"""
    return _of_kind(parts, "", "officeDocument")


def styles(parts: Mapping[str, bytes]) -> Element:
    """書式の部品。無ければ空の要素。"""
    return parse(parts.get(_of_kind(parts, workbook_part(parts), "styles"), b"<none/>"))


def sheets(parts: Mapping[str, bytes]) -> tuple[SheetPart, ...]:
    """
    シートの名と部品の名。並び順。

    Raises:
        FormError: 部品が壊れているとき（MDG420）。
    """
    workbook = workbook_part(parts)
    targets = {number: target for number, _, target in _relations(parts, workbook)}
    return tuple(
        SheetPart(sheet.get("name", ""), targets.get(_relation_id(sheet), ""))
        for sheet in parse(parts[workbook]).iterfind("{*}sheets/{*}sheet")
    )


def parse(content: bytes) -> Element:
    """
    部品の XML を読む。ブックの部品に文書型宣言（DTD）は無いので、あれば読まない。

    Raises:
        FormError: 壊れているか、文書型宣言があるとき（MDG420）。
    """
    if b"<!DOCTYPE" in content:
        raise unreadable()
    try:
        return fromstring(content)  # noqa: S314 実体を定める文書型宣言は、上で断っている
    except ParseError as error:
        raise unreadable() from error


def sheet_texts(parts: Mapping[str, bytes]) -> Iterator[tuple[SheetPart, str]]:
    """シートと、その部品の全文。"""
    for sheet in sheets(parts):
        yield sheet, parts.get(sheet.part, b"").decode("utf-8", errors="replace")


def _relation_id(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if _RELATION_ID.match(name)), "")


def _of_kind(parts: Mapping[str, bytes], part: str, kind: str) -> str:
    return next((target for _, found, target in _relations(parts, part) if found == kind), "")


def _relations(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    """部品から伸びる関係の、番号・種類・相手の部品の名。*part* が空なら、ブック全体の関係。"""
    folder, name = posixpath.split(part)
    content = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"<none/>")
    for relation in parse(content):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        kind = relation.get("Type", "").rpartition("/")[2]
        yield relation.get("Id", ""), kind, target.removeprefix("/")
