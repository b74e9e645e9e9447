"""テーマの色と書体。受け取るブックのテーマは違うことがあるので、足す書式では、その場の色と書体の名にする。"""

import re
from collections.abc import Sequence
from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import attribute, local, parsed, whole, without
from madoguchi_excel.joining._tags import ANY_PREFIX, retagged

_COLOURED: Final = rb"(?:color|fgColor|bgColor|tabColor)"
_SCHEME: Final = re.compile(rb"<(?:[\w.-]+:)?scheme\s[^>]*?(?:/>|></(?:[\w.-]+:)?scheme\s*>)")
# 番号 0〜3 は、テーマの部品の並び（dk1・lt1・dk2・lt2）の、暗い色と明るい色を入れ替えた順
_ORDER: Final = (1, 0, 3, 2)


def theme_colours(package: Package) -> tuple[str, ...]:
    """テーマの色（``FF4472C4``）。番号の順。テーマが無ければ空。"""
    part = package.related(package.book_part, "theme")
    if part is None or part not in package.archive:
        return ()
    scheme = next(
        (item for item in parsed(package.archive.read(part)).iter() if local(item.tag) == "clrScheme"), ()
    )
    found = [one.get("lastClr") or one.get("val") or "000000" for item in scheme for one in item[:1]]
    return tuple(f"FF{found[_ORDER[at] if at < len(_ORDER) else at].upper()}" for at in range(len(found)))


def settled(xml: bytes, colours: Sequence[str]) -> bytes:
    """
    テーマの色と書体を、その場の色と書体の名にしたもの。

    Args:
        xml: 書式の要素か、文字か、シート。
        colours: テーマの色。空なら、色は替えない。

    >>> settled(b'<color theme="1" tint="0.5"/>', ["FFFFFFFF", "FF000000"])
    b'<color rgb="FF000000" tint="0.5"/>'
    """

    def painted(attributes: bytes) -> bytes:
        number = whole(attribute(attributes, b"theme"), default=len(colours))
        if number >= len(colours):
            return attributes
        return b' rgb="' + colours[number].encode() + b'"' + without(attributes, b"theme")

    return _SCHEME.sub(b"", retagged(xml, ANY_PREFIX, _COLOURED, painted))
