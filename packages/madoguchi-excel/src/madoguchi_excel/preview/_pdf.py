"""pypdfium2 との境目。PDF から、ページの絵・出た書体・シートごとのページの数を取る。"""

import re
import struct
import zlib
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfPage

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_POINTS_PER_INCH: Final = 72
# pdfium は、二つのスレッドから同時に使えない
_PDFIUM: Final = Lock()


@dataclass(frozen=True, slots=True)
class SheetPages:
    """
    シートひとつが何ページになったか。

    Attributes:
        name: シートの名。
        pages: ページの数。
    """

    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Printed:
    """
    PDF から読んだ物。

    Attributes:
        pages: ページごとの PNG。
        fonts: 出た書体の名（PostScript 名）。名の順。
        sheets: 出たシート。
    """

    pages: tuple[bytes, ...]
    fonts: tuple[str, ...]
    sheets: tuple[SheetPages, ...]


def read_pdf(content: bytes, *, dpi: int) -> Printed:
    """PDF を読む。*dpi* は絵の細かさ。"""
    from pypdfium2 import PdfDocument

    with _PDFIUM, PdfDocument(content) as document:
        pages = list(document)
        return Printed(
            pages=tuple(_png(page, dpi) for page in pages),
            fonts=tuple(sorted({name for page in pages for name in _fonts(page)})),
            sheets=tuple(_sheets(document)),
        )


def _png(page: "PdfPage", dpi: int) -> bytes:
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
    rows = memoryview(bitmap.buffer).cast("B")
    width = bitmap.width * bitmap.n_channels
    lines = [rows[at * bitmap.stride : at * bitmap.stride + width] for at in range(bitmap.height)]
    return png(lines, bitmap.width, dpi=dpi)


def png(lines: "Sequence[memoryview]", width: int, *, dpi: int) -> bytes:
    r"""
    赤・緑・青の行を PNG にする。

    >>> png([memoryview(bytes(6))], 2, dpi=150)[:4]
    b'\x89PNG'
    """
    per_metre = round(dpi / 0.0254)
    pixels = zlib.compress(b"".join(b"\0" + bytes(line) for line in lines), 6)
    chunks = (
        (b"IHDR", struct.pack(">2I5B", width, len(lines), 8, 2, 0, 0, 0)),
        (b"pHYs", struct.pack(">2IB", per_metre, per_metre, 1)),
        (b"IDAT", pixels),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _fonts(page: "PdfPage") -> "Iterator[str]":
    from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

    for text in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT]):
        yield _SUBSET.sub("", text.get_font().get_base_name())


def _sheets(document: "PdfDocument") -> "Iterator[SheetPages]":
    """LibreOffice は、シートの名をしおりにする。次のしおりの前までが、そのシートのページ。"""
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    ends = [first for _, first in marks[1:]] + [len(document)]
    for (name, first), end in zip(marks, ends, strict=True):
        yield SheetPages(name, end - first)
