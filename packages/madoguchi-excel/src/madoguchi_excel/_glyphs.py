"""書く字の字形が、セルの書体にあるかを調べる。書体のファイルを読むのは、確かめたい字があるときだけ。"""

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.forms import uncertain_characters
from madoguchi_excel._package import Package
from madoguchi_excel._plan import CellWrite
from madoguchi_excel._sheet import position_of
from madoguchi_excel._styles import Styles

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# Windows と Office が入れる和文の書体と、そのファイルの名
_WINDOWS_FILES: Final[Mapping[str, str]] = {
    "ms明朝": "msmincho.ttc", "msp明朝": "msmincho.ttc", "msゴシック": "msgothic.ttc", "mspゴシック": "msgothic.ttc",
    "msuigothic": "msgothic.ttc", "メイリオ": "meiryo.ttc", "meiryo": "meiryo.ttc", "meiryoui": "meiryo.ttc",
    "游明朝": "yumin.ttf", "游ゴシック": "YuGothM.ttc", "yugothic": "YuGothM.ttc", "yumincho": "yumin.ttf",
    "bizud明朝": "BIZ-UDMinchoM.ttc", "bizudp明朝": "BIZ-UDMinchoM.ttc",
    "bizudゴシック": "BIZ-UDGothicR.ttc", "bizudpゴシック": "BIZ-UDGothicR.ttc",
}  # fmt: skip
_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FAMILY_NAMES: Final = (1, 4, 16)


class Faces:
    """
    この機械の書体。一度開いた書体は覚えておく。

    Args:
        given: 書体の名から、ファイルの場所への対応。書いていない書体は、この機械から探す。

    >>> Faces().missing("どこにも無い明朝", ("髙",)) is None
    True
    """

    def __init__(self, given: Mapping[str, Path] | None = None) -> None:
        self._given = {folded(name): path for name, path in (given or {}).items()}
        self._opened: dict[str, _Face | None] = {}

    def missing(self, font: str, shown: Iterable[str]) -> tuple[str, ...] | None:
        """
        *shown*（一つに見える字）のうち、字形の無いもの。書体が見つからなければ ``None``。

        Raises:
            InvalidValue: 渡された場所のファイルを、書体として読めないとき（MDG458）。
        """
        key = folded(font)
        if key not in self._opened:
            self._opened[key] = self._open(font, key)
        face = self._opened[key]
        return None if face is None else tuple(each for each in shown if not face.has(each))

    def _open(self, font: str, key: str) -> "_Face | None":
        path = self._given.get(key) or _found(font, key)
        if path is None:
            return None
        try:
            return _face(path, key)
        except (OSError, ValueError, LookupError) as problem:
            hint = "書体のファイル（.ttf・.ttc・.otf）の場所を確かめてください"
            raise InvalidValue("MDG458", f"書体「{font}」のファイルを読めません", hint=hint) from problem


@dataclass(frozen=True, slots=True)
class _Face:
    """
    書体ひとつの字形の表。

    Attributes:
        characters: 字形のある字の番号。
        variants: 異体字の表（cmap の形式 14）にある、字とセレクタの番号の組。
    """

    characters: frozenset[int]
    variants: frozenset[tuple[int, int]]

    def has(self, shown: str) -> bool:
        """一つに見える字のどの部分にも、字形があるか。異体字セレクタは、前の字との組で見る。"""
        points = [ord(character) for character in shown]
        return all(
            (before, point) in self.variants if _is_selector(point) else point in self.characters
            for before, point in zip([0, *points], points, strict=False)
        )


def glyph_findings(
    package: Package, writes: Iterable[CellWrite], *, where: str, faces: Faces
) -> Iterator[Finding]:
    """
    書く字のうち、セルの書体に字形の無いものの指摘。字そのものは出さず、番号（U+）で言う。

    Args:
        package: ひな形。セルの書体を見る。
        writes: 書き込み。
        where: 指摘に出す場所（``様式 申請書.xlsx``）。
        faces: この機械の書体。
    """
    unchecked: dict[str, list[str]] = defaultdict(list)
    for write in writes:
        shown = uncertain_characters(write.value) if isinstance(write.value, str) else ()
        font = _font_of(package, write) if shown else ""
        missing = faces.missing(font, shown) if font else ()
        if missing is None:
            unchecked[font].append(f"{write.sheet}!{write.cell}")
        elif missing:
            message = f"書体「{font}」に字形の無い字があります（{_numbers(missing)}）"
            hint = "別の書体の字で刷られるか、空きになります。その字だけ手で書くか、書体を替えてください"
            yield Finding("MDG457", Severity.WARNING, f"{where} {write.sheet}!{write.cell}", message, hint)
    for font, cells in unchecked.items():
        message = f"書体「{font}」がこの機械に無いので、字形があるかを確かめていません（{'・'.join(cells)}）"
        hint = f'印刷する機械で確かめるか、--font "{font}=ファイル" で書体を渡してください'
        yield Finding("MDG458", Severity.NOTICE, where, message, hint)


def folded(name: str) -> str:
    """
    全角・半角、大文字・小文字、空白の違いを除いた書体の名。

    >>> folded("ＭＳ 明朝")
    'ms明朝'
    """
    return "".join(normalize("NFKC", name).casefold().split())


def _font_of(package: Package, write: CellWrite) -> str:
    part = package.sheet_part(write.sheet)
    style = 0 if part is None else package.sheet_xml(part.part).style_at(position_of(write.cell))
    return Styles.of(package).look(style).font


def _is_selector(point: int) -> bool:
    return any(point in span for span in _SELECTORS)


def _numbers(shown: Iterable[str]) -> str:
    return "、".join(" ".join(f"U+{ord(character):04X}" for character in each) for each in shown)


def _found(font: str, key: str) -> Path | None:
    """この機械の、その書体のファイル。別の書体に置き換わるなら、無いとみなす。"""
    if sys.platform == "win32":
        folders = (
            os.environ.get("WINDIR", r"C:\Windows"),
            os.environ.get("LOCALAPPDATA", "") + r"\Microsoft\Windows",
        )
        places = (Path(folder) / "Fonts" / _WINDOWS_FILES.get(key, f"{font}.ttf") for folder in folders)
        return next((place for place in places if place.is_file()), None)
    command = shutil.which("fc-match")
    if command is None:
        return None
    matched = subprocess.run(  # noqa: S603 見つけた fc-match に、書体の名だけを渡す
        [command, "--format", "%{family}\t%{file}", font.replace("-", r"\-")],
        check=False, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    families, _, path = matched.stdout.partition("\t")
    return Path(path) if key in map(folded, families.split(",")) else None


def _face(path: Path, key: str) -> _Face:
    """ファイルの中の、その名の書体。一つしか無ければ、それ。"""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    # 名で渡すと開いたままになるので、中身を読んでから渡す
    raw = path.read_bytes()
    try:
        if raw.startswith(b"ttcf"):
            faces = TTCollection(BytesIO(raw), lazy=True).fonts
            return _read(next((face for face in faces if key in _names(face)), faces[0]))
        return _read(TTFont(BytesIO(raw), lazy=True))
    except TTLibError as problem:
        raise ValueError(path.name) from problem


def _read(font: "TTFont") -> _Face:
    table = font["cmap"].getcmap(0, 5)
    variants = {} if table is None else table.uvsDict
    return _Face(
        frozenset(font.getBestCmap() or {}),
        frozenset((base, selector) for selector, pairs in variants.items() for base, _ in pairs),
    )


def _names(face: "TTFont") -> set[str]:
    return {folded(item.toUnicode()) for item in face["name"].names if item.nameID in _FAMILY_NAMES}
