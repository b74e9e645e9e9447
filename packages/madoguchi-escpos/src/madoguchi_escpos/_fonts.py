"""フォントの字形。プリンターが持たない字を描くことと、見本を描くことに使う。"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from madoguchi_core.errors import PrinterError
from madoguchi_escpos._text import clusters, is_control

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_BASELINE = 0.88
"""升の上端から字の並び線まで（升の高さに対する割合）。日本語フォントの仮想ボディの決まり。"""


@dataclass(frozen=True, slots=True)
class Fonts:
    """
    字形を探すフォントの並び。先のものから探す。

    Attributes:
        paths: フォントのファイル。
    """

    paths: tuple[str, ...]

    @classmethod
    def of(cls, extra: "Sequence[PathLike[str] | str]" = ()) -> "Fonts":
        """渡されたフォントの後に、いつも使える Noto Sans JP を置く。"""
        return cls((*(fspath(path) for path in extra), _always_there()))

    def find(self, cluster: str) -> str | None:
        """その文字の組を、字形の違いも含めて描けるフォント。無ければ ``None``。"""
        if any(is_control(character) for character in cluster):
            return None
        return next((path for path in self.paths if _coverage(path).has(cluster)), None)

    def missing(self, text: str) -> list[str]:
        """どのフォントにも無い文字の組。"""
        return [cluster for cluster in clusters(text) if self.find(cluster) is None]

    def draw(self, cluster: str, width: int, height: int) -> "Image":
        """升に一文字の組を描く。白地に黒の二値。幅に余る字は横に縮める。"""
        path = self.find(cluster)
        if path is None:
            raise PrinterError(
                "MDG520", f"字形の無い文字です（{code_points(cluster)}）", hint="別の字に替えてください"
            )
        return _draw(path, cluster, width, height)


@lru_cache(maxsize=1)
def _always_there() -> str:
    from pylopdf_fonts_jp import sans_path

    return fspath(sans_path())


def code_points(text: str) -> str:
    r"""
    文字の組を U+ の番号で書く。

    >>> code_points("葛\U000e0100")
    'U+845B U+E0100'
    """
    return " ".join(f"U+{ord(character):04X}" for character in text)


@dataclass(frozen=True, slots=True)
class _Coverage:
    characters: frozenset[int]
    variants: frozenset[tuple[int, int]]

    def has(self, cluster: str) -> bool:
        points = [ord(character) for character in cluster]
        for before, point in zip([0, *points], points, strict=False):
            if point not in self.characters and (before, point) not in self.variants:
                return False
            if _is_selector(point) and (before, point) not in self.variants:
                return False
        return True


def _is_selector(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


@lru_cache(maxsize=16)
def _coverage(path: str) -> _Coverage:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        # 開けないファイルを渡すと fontTools が閉じ忘れるので、中身を読んでから渡す
        with TTFont(BytesIO(Path(path).read_bytes()), fontNumber=0, lazy=True) as font:
            tables = font["cmap"].tables
            absent = font.getGlyphName(0)
            characters = frozenset(
                point for point, name in (font.getBestCmap() or {}).items() if name != absent
            )
    except (OSError, TTLibError, KeyError) as error:
        raise PrinterError(
            "MDG524", f"フォントを使えません（{path}）", hint="ファイルの場所と形式を確かめてください"
        ) from error
    variants = frozenset(
        (base, selector)
        for table in tables
        if table.format == 14
        for selector, sequences in table.uvsDict.items()
        for base, name in sequences
        if name != absent
    )
    return _Coverage(characters, variants if _can_shape() else frozenset())


@lru_cache(maxsize=1)
def _can_shape() -> bool:
    from PIL import features

    # 組版の部品（raqm）が無いと、異体字の選択子は黙って捨てられ、別の字形が刷られる
    return bool(features.check("raqm"))


@lru_cache(maxsize=64)
def _face(path: str, pixels: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(path, pixels)


@lru_cache(maxsize=2048)
def _draw(path: str, cluster: str, width: int, height: int) -> "Image":
    from PIL import Image, ImageDraw

    face = _face(path, height)
    advance = max(1, round(face.getlength(cluster)))
    ink = Image.new("L", (max(advance, width), height), 255)
    origin = (max(0, width - advance) // 2, round(height * _BASELINE))
    ImageDraw.Draw(ink).text(origin, cluster, font=face, fill=0, anchor="ls")
    if ink.width > width:
        ink = ink.resize((width, height), Image.Resampling.BOX)
    return ink.point(lambda value: 255 if value >= 144 else 0).convert("1")
