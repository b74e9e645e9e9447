"""ブックがどの書体で出るつもりかを読む。"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._styles import Styles
from madoguchi_excel.preview._book import sheet_texts, text_in
from madoguchi_excel.preview._copy import CELL

_STYLE: Final = re.compile(r"""\ss=["'](\d+)""")
_RUN: Final = re.compile(r'<(?:\w+:)?rFont\s+val="([^"]+)"')
_DRAWN: Final = re.compile(r'<a:(?:latin|ea)\s[^<>]*?typeface="([^"+][^"]*)"')
_THEME: Final = re.compile(r'<a:font script="Jpan" typeface="([^"]+)"')
_FOOTER: Final = re.compile(r'&amp;(?:&quot;|")([^,"&-][^,"&]*),')


def wanted_fonts(package: Package) -> tuple[str, ...]:
    """字のあるセル、文字ごとの書式、図形、ヘッダーとフッターの書体。名の順。"""
    found = {*_cell_fonts(package), *map(unescape, _marked_fonts(package))}
    return tuple(sorted(found))


def _cell_fonts(package: Package) -> Iterator[str]:
    styles = Styles.of(package)
    used = {style for _, text in sheet_texts(package) for style in _styles(text)}
    yield from filter(None, (styles.look(style).font for style in used))


def _styles(text: str) -> Iterator[int]:
    for cell in CELL.finditer(text):
        style = _STYLE.search(cell[0].partition(">")[0])
        yield int(style[1]) if style else 0


def _marked_fonts(package: Package) -> Iterator[str]:
    for name in package.archive.names:
        if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet"):
            text = text_in(package, name)
            yield from _RUN.findall(text)
            yield from _FOOTER.findall(text)
        elif name.startswith(("xl/drawings/drawing", "xl/charts/chart")):
            text = text_in(package, name)
            if "<a:t>" in text:
                yield from _DRAWN.findall(text)
                yield from _theme_fonts(package)


def _theme_fonts(package: Package) -> list[str]:
    """図形の字が、書体を決めていないときに使う書体。"""
    theme = "xl/theme/theme1.xml"
    return _THEME.findall(text_in(package, theme))[-1:] if theme in package.archive else []
