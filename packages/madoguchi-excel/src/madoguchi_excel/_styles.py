"""書式（styles.xml）を読む: 文字列や日付の表示形式か、鍵があるか、文字がどう見えるか。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from madoguchi_core.forms import Fit
from madoguchi_excel._package import Package
from madoguchi_excel._xml import decimal, local, parsed, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT_FORMAT: Final = "49"
_DATE_FORMATS: Final = frozenset(map(str, (*range(14, 18), 22, *range(27, 32), 36, *range(50, 59))))
"""日付の表示形式のうち、番号だけで決まっている物。"""
_FITS: Final[Mapping[Fit, str]] = {Fit.WRAP: "wrapText", Fit.SHRINK: "shrinkToFit"}

_FONT_SIZE: Final = 11.0
_LARGEST_FONT, _MOST_INDENT = 409, 250
"""文字の大きさ（ポイント）と字下げの、Excel の限り。"""


@dataclass(frozen=True, slots=True)
class Look:
    """
    文字の見え方。

    Attributes:
        size: 文字の大きさ（ポイント）。
        across: 余った幅のうち、左に置く割合。左寄せは 0、中央は 0.5、右寄せは 1。
        down: 余った高さのうち、上に置く割合。
        indent: 字下げ（文字数）。
        font: 書体の名。決まっていなければ空。
        fit: 収め方。縮小して全体を表示か、折り返して全体を表示か。
    """

    size: float = _FONT_SIZE
    across: float = 0.0
    down: float = 1.0
    indent: int = 0
    font: str = ""
    fit: Fit = Fit.AS_IS


_ACROSS: Final[Mapping[str, float]] = {
    "center": 0.5,
    "centerContinuous": 0.5,
    "distributed": 0.5,
    "right": 1.0,
}
_DOWN: Final[Mapping[str, float]] = {"top": 0.0, "center": 0.5, "distributed": 0.5, "justify": 0.0}


class Styles:
    """
    書式の一覧。

    Args:
        part: 書式の部品。無いブックでは ``None``。
    """

    def __init__(self, part: bytes | None) -> None:
        self._part = part

    @classmethod
    def of(cls, package: Package) -> Self:
        """ブックの書式。"""
        name = package.styles_part
        return cls(None if name is None else package.archive.read(name))

    @cached_property
    def texts(self) -> frozenset[int]:
        """表示形式が「文字列」の書式の番号。"""
        return self._formatted(lambda number, code: number == _TEXT_FORMAT or code == "@")

    @cached_property
    def dates(self) -> frozenset[int]:
        """表示形式が日付の書式の番号。"""
        return self._formatted(lambda number, code: number in _DATE_FORMATS or _is_date(code))

    def _formatted(self, is_wanted: Callable[[str, str], bool]) -> frozenset[int]:
        codes = {item.get("numFmtId"): item.get("formatCode", "") for item in self._groups.get("numFmts", [])}
        formats = [item.get("numFmtId", "0") for item in self._groups.get("cellXfs", [])]
        return frozenset(at for at, number in enumerate(formats) if is_wanted(number, codes.get(number, "")))

    @cached_property
    def unlocked(self) -> frozenset[int]:
        """シートを保護しても書ける書式（鍵のない書式）の番号。"""
        return frozenset(
            at
            for at, item in enumerate(self._groups.get("cellXfs", []))
            if any(local(part.tag) == "protection" and part.get("locked") in {"0", "false"} for part in item)
        )

    def look(self, style: int) -> Look:
        """その番号の書式の、文字の見え方。"""
        formats = self._groups.get("cellXfs", [])
        if not 0 <= style < len(formats):
            return Look()
        xf, fonts = formats[style], self._groups.get("fonts", [])
        font = whole(xf.get("fontId"))
        size, name = (
            (_value(fonts[font], key) for key in ("sz", "name")) if 0 <= font < len(fonts) else (None, None)
        )
        look = Look(decimal(size, _FONT_SIZE, most=_LARGEST_FONT) or _FONT_SIZE, font=name or "")
        alignment = next((item for item in xf if local(item.tag) == "alignment"), None)
        if alignment is None:
            return look
        across = _ACROSS.get(alignment.get("horizontal", ""), look.across)
        down = _DOWN.get(alignment.get("vertical", ""), look.down)
        indent = min(whole(alignment.get("indent")), _MOST_INDENT)
        return replace(look, across=across, down=down, indent=indent, fit=_fit(alignment))

    @cached_property
    def default_font(self) -> str:
        """標準の書体の名。列幅は、その数字の幅で数える。"""
        fonts = self._groups.get("fonts", [])
        return (_value(fonts[0], "name") or "") if fonts else ""

    @cached_property
    def _groups(self) -> "dict[str, list[Element]]":
        return {local(group.tag): list(group) for group in parsed(self._part)} if self._part else {}


def _fit(alignment: "Element") -> Fit:
    found = (fit for fit, name in _FITS.items() if alignment.get(name) in {"1", "true"})
    return next(found, Fit.AS_IS)


def _is_date(code: str) -> bool:
    r"""
    日付の表示形式か。色や条件（``[赤]``）と、引用した字は見ない。

    >>> _is_date('[$-411]ggge"年"m"月"d"日"'), _is_date('0"日"'), _is_date("General")
    (True, False, False)
    """
    return code != "General" and bool(_DATE_PIECES.search(_QUOTED.sub("", code.lower())))


_QUOTED: Final = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|_.')
_DATE_PIECES: Final = re.compile("[ydge]|^[^hs]*m[^hs]*$")


def _value(font: "Element", name: str) -> str | None:
    return next((item.get("val") for item in font if local(item.tag) == name), None)
