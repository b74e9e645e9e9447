"""
ESC/POS の命令のバイト列。何をどう並べるかはここに無い。

一つの命令は ``LARGEST_COMMAND`` バイトを超えない。途中で切れた命令を、その数の 0 で必ず終わらせられるようにするため。
"""

from functools import cache
from typing import TYPE_CHECKING

from madoguchi_core.queue import Align
from madoguchi_escpos._profiles import PrinterProfile

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_COMMAND = 4096
"""一つの命令の長さの上限（バイト）。"""

BAND_ROWS = 48
"""一つの画像の命令で送る行数（ドット）。いちばん広い 640 ドットの紙でも上限に収まる。"""

RESET = b"\x1b@"
CUT_FEED_LINES = 6
"""切る前の紙送り。印字の頭から刃までの隙間を越える。"""

_ALIGNS = {Align.LEFT: b"\x1ba\x00", Align.CENTER: b"\x1ba\x01", Align.RIGHT: b"\x1ba\x02"}
# 二値の画像の白は 1 のことも 255 のこともある
_INVERTED = [255] + [0] * 255
# 画像の中の、すぐに働く命令（様子を尋ねる・やり直す・電源を切る）と同じ並び。黒を一点足して別の並びにする
_IMMEDIATE = ((b"\x10\x04", b"\x10\x0c"), (b"\x10\x05", b"\x10\x0d"), (b"\x10\x14", b"\x10\x1c"))


@cache
def prologue(profile: PrinterProfile) -> bytes:
    r"""
    札の初めの命令。前の札の体裁と、印字待ちの行を捨てる。

    >>> from madoguchi_escpos import find_profile
    >>> prologue(find_profile("paper-80"))
    b'\x1b@\x1bR\x00\x1bt\x01\x1cC\x01\x1c&'
    """
    if not profile.has_kanji:
        return RESET
    # 国際文字（米国: 0x5C は円記号にならない）、半角カナの文字表、漢字はシフト JIS、漢字モード
    selected = b"\x1cC\x01" if profile.selects_shift_jis else b""
    entered = b"\x1c&" if profile.enters_kanji else b""
    return RESET + b"\x1bR\x00" + b"\x1bt\x01" + selected + entered


def line(text: str, *, align: Align = Align.LEFT, size: int = 1, is_bold: bool = False) -> bytes:
    """プリンターの字で刷る一行。"""
    scale = (size - 1) << 4 | (size - 1)
    style = b"\x1d!" + bytes([scale]) + (b"\x1bE\x01" if is_bold else b"\x1bE\x00") + _ALIGNS[align]
    return style + text.encode("cp932") + b"\n"


def feed(lines: int) -> bytes:
    """紙送り。"""
    return b"\x1bd" + bytes([lines])


def cut(profile: PrinterProfile) -> bytes:
    """一枚の終わり。切れないプリンターでは、手で切れる所まで送る。"""
    return feed(CUT_FEED_LINES) + (b"\x1dV\x01" if profile.can_cut else b"")


def image(picture: "Image") -> bytes:
    """白地に黒の二値の画像。左端から置く。右の白い所は送らない。"""
    black = picture.point(_INVERTED)
    box = black.getbbox()
    stride = max(1, -(-(box[2] if box else 0) // 8))
    dots = black.crop((0, 0, stride * 8, picture.height)).tobytes()
    size = stride * BAND_ROWS
    bands = (dots[start : start + size] for start in range(0, len(dots), size))
    return _ALIGNS[Align.LEFT] + b"".join(_band(band, stride) for band in bands)


def _band(dots: bytes, stride: int) -> bytes:
    head = stride.to_bytes(2, "little") + (len(dots) // stride).to_bytes(2, "little")
    return b"\x1dv0\x00" + head + _harmless(dots)


def _harmless(dots: bytes) -> bytes:
    for immediate, changed in _IMMEDIATE:
        dots = dots.replace(immediate, changed)
    return dots


def qr(text: str, *, align: Align, dots: int) -> bytes:
    """プリンターに描かせる QR コード（モデル 2、誤り訂正 M）。"""
    stored = _qr(b"P0" + text.encode())
    return _ALIGNS[align] + _qr(b"A2\x00") + _qr(b"C" + bytes([dots])) + _qr(b"E1") + stored + _qr(b"Q0")


def _qr(body: bytes) -> bytes:
    return b"\x1d(k" + (len(body) + 1).to_bytes(2, "little") + b"1" + body
