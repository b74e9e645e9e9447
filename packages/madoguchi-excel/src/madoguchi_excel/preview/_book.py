"""下見するブックと、そのシートの一覧。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from madoguchi_core.errors import FormError
from madoguchi_excel._archive import read_parts, unreadable

SUFFIXES: Final = (".xlsx", ".xlsm")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
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
    try:
        parts = read_parts(book.content)
        if book.suffix not in SUFFIXES or _WORKBOOK not in parts:
            raise unreadable()
    except FormError as error:
        raise FormError(error.code, f"{book.name}: {error.message}", hint=error.hint) from error
    return parts


def sheets(parts: Mapping[str, bytes]) -> tuple[SheetPart, ...]:
    """
    シートの名と部品の名。並び順。

    Raises:
        FormError: 部品が壊れているとき（MDG420）。
    """
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in parse(parts.get(_RELATIONS, b"<none/>"))
    }
    return tuple(
        SheetPart(sheet.get("name", ""), _absolute(targets.get(_relation_id(sheet), "")))
        for sheet in parse(parts[_WORKBOOK]).iterfind("{*}sheets/{*}sheet")
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


def _absolute(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
