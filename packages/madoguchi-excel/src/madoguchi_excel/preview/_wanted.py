"""ブックがどの書体で出るつもりかを読む。"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from madoguchi_excel.preview._book import sheet_texts, styles
from madoguchi_excel.preview._copy import CELL

_STYLE: Final = re.compile(r"""\ss=["'](\d+)""")
_RUN: Final = re.compile(r'<(?:\w+:)?rFont\s+val="([^"]+)"')
_DRAWN: Final = re.compile(r'<a:(?:latin|ea)\s[^<>]*?typeface="([^"+][^"]*)"')
_THEME: Final = re.compile(r'<a:font script="Jpan" typeface="([^"]+)"')
_FOOTER: Final = re.compile(r'&amp;(?:&quot;|")([^,"&-][^,"&]*),')


def wanted_fonts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """字のあるセル、文字ごとの書式、図形、ヘッダーとフッターの書体。名の順。"""
    found = {*_cell_fonts(parts), *_marked_fonts(parts)}
    return tuple(sorted(unescape(name) for name in found))


def _cell_fonts(parts: Mapping[str, bytes]) -> Iterator[str]:
    formats = styles(parts)
    fonts = [_name(font.find("{*}name")) for font in formats.iterfind("{*}fonts/{*}font")]
    of_style = [int(xf.get("fontId", "0")) for xf in formats.iterfind("{*}cellXfs/{*}xf")]
    for used in {style for _, text in sheet_texts(parts) for style in _styles(text)}:
        font = of_style[used] if used < len(of_style) else 0
        if font < len(fonts) and fonts[font]:
            yield fonts[font]


def _styles(text: str) -> Iterator[int]:
    for cell in CELL.finditer(text):
        style = _STYLE.search(cell[0].partition(">")[0])
        yield int(style[1]) if style else 0


def _marked_fonts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        text = content.decode("utf-8", errors="replace")
        if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet"):
            yield from _RUN.findall(text)
            yield from _FOOTER.findall(text)
        elif name.startswith(("xl/drawings/drawing", "xl/charts/chart")) and "<a:t>" in text:
            yield from _DRAWN.findall(text)
            yield from _theme_fonts(parts)


def _theme_fonts(parts: Mapping[str, bytes]) -> list[str]:
    """図形の字が、書体を決めていないときに使う書体。"""
    return _THEME.findall(parts.get("xl/theme/theme1.xml", b"").decode("utf-8", errors="replace"))[-1:]


def _name(name: Element | None) -> str:
    return name.get("val", "") if name is not None else ""
