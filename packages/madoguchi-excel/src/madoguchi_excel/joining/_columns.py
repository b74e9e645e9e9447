"""列の幅と、書かれていないセルの書式。どちらもブックの標準の書体で決まるので、ブックが変わっても同じ見た目にする。"""

import re
from dataclasses import dataclass
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._sheet import WIDEST_COLUMN
from madoguchi_excel._styles import Look, Styles
from madoguchi_excel._xml import attribute, decimal, start_tag, whole
from madoguchi_excel.joining._styles import Shift
from madoguchi_excel.joining._tags import numbered, retagged, with_value

_LAST_COLUMN: Final = 16_384
_PIXELS_PER_POINT: Final = 96 / 72
# 数字ひとつの幅の、文字の大きさに対する割合。和文の書体はどれも半角よりわずかに広い
_DIGITS: Final = {
    "Calibri": 0.507,
    "Aptos Narrow": 0.507,
    "Arial": 0.556,
    "Helvetica": 0.556,
    "Tahoma": 0.546,
}
_JAPANESE_DIGIT: Final = 0.5455
_PADDING: Final = 5
_CHARACTERS: Final = 8
"""幅の書かれていない列に入る、数字の数。"""


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """
    列の替え方。

    Attributes:
        ratio: 列の幅に掛ける数。
        width: 幅の書かれていない列の幅。
        style: 書かれていないセルの書式の番号。受け取るブックと同じなら ``None``。
    """

    ratio: float
    width: float
    style: int | None
    shift: Shift


def column_look(host: Package, guest: Package, shift: Shift) -> ColumnLook:
    """
    足すブックの列の替え方。

    Args:
        host: 受け取るブック。
        guest: 足すブック。
        shift: 書式の番号の付け替え方。
    """
    here, there = _digit(Styles.of(host)), _digit(Styles.of(guest))
    is_same = _plain_look(host) == _plain_look(guest)
    return ColumnLook(there / here, _plain_width(there) / here, None if is_same else shift.style(0), shift)


def _digit(styles: Styles) -> int:
    """数字ひとつの幅（画素）。列の幅はこれで数える。"""
    share = _DIGITS.get(styles.default_font, _JAPANESE_DIGIT)
    wide = styles.look(0).size * _PIXELS_PER_POINT * share
    return max(int(wide + 0.5) if share != _JAPANESE_DIGIT else int(wide + 0.01), 1)


def _plain_width(digit: int) -> int:
    """幅の書かれていない列の画素の数。Excel は 8 の倍数にそろえる。"""
    return -(-(digit * _CHARACTERS + _PADDING) // 8) * 8


def _plain_look(package: Package) -> tuple[str, Look]:
    """書式の番号の無いセルの見た目。"""
    styles = Styles.of(package)
    return styles.default_font, styles.look(0)


def with_columns(xml: bytes, prefix: bytes, look: ColumnLook) -> bytes:
    """
    列の幅と書式を替えたシート。

    Args:
        xml: シートの部品。
        prefix: 要素の名の頭。
        look: 替え方。
    """
    widened = retagged(xml, prefix, b"col", lambda attributes: _column(attributes, look))
    formatted = retagged(
        widened, prefix, b"sheetFormatPr", lambda attributes: _scaled(attributes, b"defaultColWidth", look)
    )
    return formatted if look.style is None else _filled(formatted, prefix, look)


def _column(attributes: bytes, look: ColumnLook) -> bytes:
    return _scaled(numbered(attributes, b"style", look.shift.style), b"width", look)


def _scaled(attributes: bytes, name: bytes, look: ColumnLook) -> bytes:
    if look.ratio == 1:
        return attributes
    return with_value(
        attributes, name, lambda text: f"{decimal(text, 0.0, most=WIDEST_COLUMN) * look.ratio:.8g}"
    )


def _filled(xml: bytes, prefix: bytes, look: ColumnLook) -> bytes:
    """書かれていない列も、足すブックの標準の幅と書式にしたもの。"""
    tags = list(start_tag(prefix, b"col").finditer(xml))
    found = start_tag(prefix, b"sheetFormatPr").search(xml)
    width = decimal(
        attribute(found["attributes"], b"defaultColWidth") if found else None, look.width, most=WIDEST_COLUMN
    )
    pieces, following = [], 1
    for tag in tags:
        first, last = (whole(attribute(tag["attributes"], name), 1) for name in (b"min", b"max"))
        pieces += [_gap(prefix, following, first - 1, width, look), tag[0]]
        if not tag["attributes"].endswith(b"/"):
            pieces[-1] = tag[0][:-1] + b"/>"
        following = last + 1
    pieces.append(_gap(prefix, following, _LAST_COLUMN, width, look))
    columns = b"".join((b"<", prefix, b"cols>", *pieces, b"</", prefix, b"cols>"))
    group = re.compile(b"<" + prefix + rb"cols(?:\s[^>]*)?(?:/>|>.*?</" + prefix + rb"cols\s*>)", re.DOTALL)
    bare = group.sub(b"", xml, count=1)
    opened = start_tag(prefix, b"sheetData").search(bare)
    place = opened.start() if opened else len(bare)
    return bare[:place] + columns + bare[place:]


def _gap(prefix: bytes, first: int, last: int, width: float, look: ColumnLook) -> bytes:
    if first > last:
        return b""
    numbers = f' min="{first}" max="{last}" width="{width:.8g}" style="{look.style}"/>'
    return b"".join((b"<", prefix, b"col", numbers.encode()))
