"""下見するブックと、そのシートの一覧。"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_excel._archive import unreadable
from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._xml import plain

SUFFIXES: Final = (".xlsx", ".xlsm")


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


def open_book(book: Book) -> Package:
    """
    ブックを開く。

    Raises:
        FormError: 拡張子が違うか、ブックとして開けないとき（MDG420）。鍵がかかっているか古い形式のとき（MDG421）。
    """
    package = Package(book.content)
    if book.suffix not in SUFFIXES:
        raise unreadable()
    return package


@contextmanager
def naming(book: Book) -> Iterator[None]:
    """中で起きた様式の例外に、どのブックかを書き足す。"""
    try:
        yield
    except FormError as error:
        raise FormError(error.code, f"{book.name}: {error.message}", hint=error.hint) from error


def sheet_texts(package: Package) -> Iterator[tuple[SheetPart, str]]:
    """シートと、その部品の全文。"""
    for sheet in package.sheets:
        yield sheet, text_in(package, sheet.part)


def text_in(package: Package, part: str) -> str:
    """部品の全文。壊れた字は読み飛ばす（下見では、探す印だけを見る）。"""
    return plain(package.archive.read(part)).decode("utf-8", errors="replace")
