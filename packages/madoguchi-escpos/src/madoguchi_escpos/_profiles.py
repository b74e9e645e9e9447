"""プリンターの取り決め: 紙の寸法と、どの命令を使えるか。203 dpi の感熱式を前提にする。値は profiles.toml にある。"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from madoguchi_core.errors import PrinterError

CELL = 24
"""等倍の漢字ひとつの縦横（ドット）。英数と半角カナは幅が半分。"""

LINE_PITCH = 34
"""等倍の行送り（ドット）。初期化したプリンターの 1/6 インチ。"""


class PrinterProfile(BaseModel):
    """
    プリンターの取り決め。

    >>> find_profile("paper-80").columns
    48
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(title="プリンターの id", pattern=r"^[a-z0-9][a-z0-9_-]*$")
    title: str = Field(title="プリンターの名", min_length=1)
    paper_mm: Literal[58, 80] = Field(title="紙の幅（mm）")
    dots: int = Field(title="印字できる幅（ドット）", ge=96, le=640, multiple_of=8)
    qr_dots: int = Field(title="QR コードの一目の大きさ（ドット）", ge=3, le=8)
    can_cut: bool = Field(default=True, title="紙を切れるか")
    has_kanji: bool = Field(default=True, title="漢字の字形を持つか（無ければ、どの行も画像で刷る）")
    selects_shift_jis: bool = Field(default=True, title="漢字の符号を選ぶ命令（FS C）が要るか")
    enters_kanji: bool = Field(default=True, title="漢字モードに入る命令（FS &）が要るか")
    smooth_from: int = Field(
        default=3, title="この大きさ（倍）からの字を、滑らかな画像で刷る（9 ならしない）", ge=2, le=9
    )
    has_qr: bool = Field(default=True, title="QR コードの命令を持つか（無ければ画像で刷る）")
    has_status: bool = Field(default=True, title="様子の問い合わせ（DLE EOT）に答えるか")
    has_confirmation: bool = Field(default=False, title="順番どおりの問い合わせ（GS r）に答えるか")

    @property
    def columns(self) -> int:
        """等倍の一行に入る半角の文字数。"""
        return self.dots // (CELL // 2)


def read_profiles(text: str) -> Mapping[str, PrinterProfile]:
    r"""
    取り決めの並び（TOML）を読む。

    Args:
        text: ``[[profiles]]`` を並べた TOML の文。

    Raises:
        PrinterError: TOML として読めない、項目が足りない、id が重なっているとき（MDG526）。

    >>> town = read_profiles(
    ...     '[[profiles]]\nid = "front"\ntitle = "受付"\npaper_mm = 58\ndots = 384\nqr_dots = 4'
    ... )
    >>> town["front"].has_kanji
    True
    """
    try:
        items = tomllib.loads(text).get("profiles", [])
        found = [PrinterProfile.model_validate(item) for item in items]
    except (tomllib.TOMLDecodeError, ValidationError, AttributeError, TypeError) as error:
        raise _unreadable("形が違います") from error
    if not found or len({profile.id for profile in found}) < len(found):
        raise _unreadable("一つも無いか、id が重なっています")
    return MappingProxyType({profile.id: profile for profile in found})


def _unreadable(reason: str) -> PrinterError:
    return PrinterError(
        "MDG526",
        f"プリンターの取り決めを読めません: {reason}",
        hint="[[profiles]] の項目を docs/ticket.md の表と見比べてください",
    )


@cache
def builtin_profiles() -> Mapping[str, PrinterProfile]:
    """
    備え付けの取り決め。

    >>> sorted(builtin_profiles())[:3]
    ['epson-80', 'munbyn-80', 'no-qr-58']
    """
    return read_profiles(files("madoguchi_escpos").joinpath("profiles.toml").read_text(encoding="utf-8"))


def find_profile(name: str, profiles: Mapping[str, PrinterProfile] | None = None) -> PrinterProfile:
    """
    id の示す取り決め。

    Args:
        name: 取り決めの id。
        profiles: 町の取り決め。備え付けより先に探す。

    Raises:
        PrinterError: どちらにも無いとき（MDG526）。

    >>> find_profile("paper-58").dots
    384
    """
    known = {**builtin_profiles(), **(profiles or {})}
    if name in known:
        return known[name]
    listed = "、".join(sorted(known))
    raise PrinterError("MDG526", f"プリンターの取り決め {name} がありません", hint=f"使えるもの: {listed}")


def profile_for_paper(paper_mm: int) -> PrinterProfile:
    """
    その紙の幅の、ふつうのプリンター。

    >>> profile_for_paper(58).id
    'paper-58'
    """
    return find_profile(f"paper-{paper_mm}")
