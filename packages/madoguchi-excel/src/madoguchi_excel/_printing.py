"""シートの印刷の設定: 印刷範囲、紙、何ページに収めるか。"""

import re
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._package import Package, SheetPart
from madoguchi_excel._sheet import Area, SheetXml
from madoguchi_excel._xml import attribute, decimal, whole

_AREA: Final = re.compile(r"!(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)")
_A4: Final = ("A4", 210, 297)
_PAPERS: Final = {
    1: ("Letter", 216, 279), 8: ("A3", 297, 420), 9: _A4, 11: ("A5", 148, 210), 12: ("B4", 257, 364), 13: ("B5", 182, 257),
}  # fmt: skip
_EMU_PER_MM: Final = 36_000
_EMU_PER_INCH: Final = 914_400
_SIDE_MARGIN, _END_MARGIN = 0.7, 0.75
"""余白が書かれていないときの、Excel の余白（インチ）。"""
_MOST_MARGIN: Final = 49


@dataclass(frozen=True, slots=True)
class Printing:
    """
    印刷の設定。

    Attributes:
        areas: 印刷範囲。決まっていなければ空（使われている所の全部）。
        paper: 紙の名。分からない紙は A4 とみなす。
        is_landscape: 横向きか。
        room: 余白を除いた、紙の幅と高さ（EMU）。
        pages: 収める横と縦のページ数。0 は「自動」。収める設定でなければ ``None``。
        scale: 拡大縮小の倍率（％）。
    """

    areas: tuple[Area, ...]
    paper: str
    is_landscape: bool
    room: tuple[float, float]
    pages: tuple[int, int] | None
    scale: int

    @property
    def most_pages(self) -> int:
        """収めるページの数。収める設定が無いか、縦か横が「自動」なら 0（決まらない）。"""
        across, down = self.pages or (0, 0)
        return across * down * max(len(self.areas), 1)


def printing_of(package: Package, part: SheetPart) -> Printing:
    """シートの印刷の設定。"""
    sheet = package.sheet_xml(part.part)
    setup = _tag(sheet, b"pageSetup")
    paper = _PAPERS.get(whole(attribute(setup, b"paperSize"), 9), _A4)
    is_landscape = attribute(setup, b"orientation") == "landscape"
    is_fitted = attribute(_tag(sheet, b"pageSetUpPr"), b"fitToPage") in {"1", "true"}
    pages = (whole(attribute(setup, b"fitToWidth"), 1), whole(attribute(setup, b"fitToHeight"), 1))
    return Printing(
        areas=tuple(map(Area.of, _AREA.findall(package.print_areas.get(part.name, "")))),
        paper=paper[0],
        is_landscape=is_landscape,
        room=_room(_tag(sheet, b"pageMargins"), paper[1:][::-1] if is_landscape else paper[1:]),
        pages=pages if is_fitted else None,
        scale=whole(attribute(setup, b"scale"), 100),
    )


def _tag(sheet: SheetXml, name: bytes) -> bytes:
    """シートの部品の中の、その名の要素の属性。無ければ空。"""
    found = sheet.grammar.tag(name).search(sheet.xml)
    return found["attributes"] if found else b""


def _room(margins: bytes, size: tuple[int, int]) -> tuple[float, float]:
    """余白を除いた幅と高さ。"""
    sides = sum(
        decimal(attribute(margins, name), _SIDE_MARGIN, most=_MOST_MARGIN) for name in (b"left", b"right")
    )
    ends = sum(
        decimal(attribute(margins, name), _END_MARGIN, most=_MOST_MARGIN) for name in (b"top", b"bottom")
    )
    width, height = (length * _EMU_PER_MM for length in size)
    # 紙より大きな余白でも、割れる長さを残す
    return max(width - sides * _EMU_PER_INCH, 1.0), max(height - ends * _EMU_PER_INCH, 1.0)
