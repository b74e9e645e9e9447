"""縮小・折り返しの書式を、書式の部品の最後に足す。"""

import re
from collections.abc import Mapping
from typing import Final

from madoguchi_core.forms import Fit
from madoguchi_excel._stylesheet import StyleSheet
from madoguchi_excel._xml import start_tag, without

_ALIGNMENTS: Final[Mapping[Fit, bytes]] = {Fit.SHRINK: b' shrinkToFit="1"', Fit.WRAP: b' wrapText="1"'}


class Fitting:
    """
    書式に収め方を加える。同じ頼みには、同じ番号を返す。

    Args:
        sheet: 書式の部品。ここに足す。
    """

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._made: dict[tuple[int, Fit], int] = {}

    def fitted(self, style: int, fit: Fit) -> int:
        """
        書式 *style* に、縮小か折り返しを加えた書式の番号。もうそうなっていれば、同じ番号。

        Args:
            style: いまの書式の番号。
            fit: 収め方。
        """
        if fit is Fit.AS_IS:
            return style
        if (style, fit) not in self._made:
            self._made[style, fit] = self._add(style, fit)
        return self._made[style, fit]

    def _add(self, style: int, fit: Fit) -> int:
        formats = self._sheet.items(b"cellXfs")
        if style >= len(formats):
            return style
        changed = _aligned(formats[style], self._sheet.prefix, fit)
        return style if changed == formats[style] else self._sheet.add(b"cellXfs", changed)


def _aligned(xf: bytes, prefix: bytes, fit: Fit) -> bytes:
    """配置（alignment）に収め方を加えた書式。縮小と折り返しは、Excel ではどちらか一方しか効かない。"""
    wanted = _ALIGNMENTS[fit]
    tag = start_tag(prefix, b"alignment").search(xf)
    if tag is not None:
        if wanted in tag["attributes"]:
            return xf
        attributes = without(tag["attributes"].rstrip().removesuffix(b"/"), b"shrinkToFit", b"wrapText")
        end = tag.end()
        if not tag["attributes"].rstrip().endswith(b"/"):
            closed = re.search(b"</" + prefix + rb"alignment\s*>", xf)
            end = closed.end() if closed else end
        return b"".join((xf[: tag.start()], b"<", prefix, b"alignment", attributes, wanted, b"/>", xf[end:]))
    opened = start_tag(prefix, b"xf").match(xf)
    attributes = opened["attributes"] if opened else b""
    inner = b"" if attributes.endswith(b"/") or opened is None else xf[opened.end() :]
    head = without(attributes.rstrip().removesuffix(b"/"), b"applyAlignment") + b' applyAlignment="1"'
    tail = inner or b"</" + prefix + b"xf>"
    return b"".join((b"<", prefix, b"xf", head, b"><", prefix, b"alignment", wanted, b"/>", tail))
