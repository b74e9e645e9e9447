"""印字データから見本の画像を作る。札からではなくバイト列から描くので、絵は紙に出るものを示す。"""

from typing import TYPE_CHECKING

from madoguchi_core.errors import PrinterError
from madoguchi_escpos._decode import (
    Printed,
    PrintedCut,
    PrintedFeed,
    PrintedImage,
    PrintedLine,
    PrintedQr,
    decode,
)
from madoguchi_escpos._fonts import Fonts
from madoguchi_escpos._profiles import LINE_PITCH, PrinterProfile
from madoguchi_escpos._raster import draw_line, draw_qr, left_edge

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_MM = 8


def preview(data: bytes, profile: PrinterProfile) -> bytes:
    r"""
    印字データを、紙に出る姿の PNG にする。一ドットが一画素。

    プリンター内蔵の字形は Noto Sans JP で代えて描く。その字形を持たないものは 〓 で示す（紙には正しく出る）。

    Args:
        data: :func:`madoguchi_escpos.encode` の印字データ。
        profile: プリンターの取り決め。

    Raises:
        PrinterError: 読み解けない命令がある（``MDG523``）。

    >>> from madoguchi_escpos import TextBlock, encode, find_profile
    >>> paper = find_profile("paper-80")
    >>> preview(encode([TextBlock("芽室町")], paper), paper)[:4]
    b'\x89PNG'
    """
    from io import BytesIO

    from PIL import Image

    strips = [_strip(printed, profile) for printed in decode(data, profile)]
    margin = (profile.paper_mm * _DOTS_PER_MM - profile.dots) // 2
    height = sum(strip.height for strip in strips)
    paper = Image.new("1", (profile.dots + 2 * margin, height + 2 * LINE_PITCH), 1)
    y = LINE_PITCH
    for strip in strips:
        paper.paste(strip, (margin, y))
        y += strip.height
    out = BytesIO()
    paper.save(out, "PNG", optimize=True)
    return out.getvalue()


def _strip(printed: Printed, profile: PrinterProfile) -> "Image":
    match printed:
        case PrintedLine():
            return _text_strip(printed, profile)
        case PrintedImage():
            return _image_strip(printed, profile)
        case PrintedQr():
            return _qr_strip(printed, profile)
        case PrintedFeed():
            return _blank(profile, printed.lines * LINE_PITCH)
        case PrintedCut():
            return _cut_strip(profile)


def _text_strip(line: PrintedLine, profile: PrinterProfile) -> "Image":
    width, height = line.size
    if width != height:
        raise PrinterError(
            "MDG523", "縦横の倍率が違う字です", hint="madoguchi_escpos が作ったデータだけを渡してください"
        )
    fonts = Fonts.of()
    shown = line.text
    for missing in fonts.missing(shown):
        shown = shown.replace(missing, "〓")
    return draw_line(
        shown,
        align=line.align,
        size=width,
        is_bold=line.is_bold,
        dots=profile.dots,
        fonts=fonts,
        is_smooth=False,
    )


def _image_strip(image: PrintedImage, profile: PrinterProfile) -> "Image":
    from PIL import Image

    black_is_one = Image.frombytes("1", (image.width, image.height), image.data)
    strip = _blank(profile, image.height)
    strip.paste(
        black_is_one.point(lambda dot: 0 if dot else 255),
        (left_edge(image.align, image.width, profile.dots), 0),
    )
    return strip


def _qr_strip(qr: PrintedQr, profile: PrinterProfile) -> "Image":
    if qr.level != "M":
        raise PrinterError("MDG522", "QR コードを描けません", hint="中身を短くしてください")
    return draw_qr(qr.text, align=qr.align, scale=qr.dots, dots=profile.dots)


def _blank(profile: PrinterProfile, height: int) -> "Image":
    from PIL import Image

    return Image.new("1", (profile.dots, height), 1)


def _cut_strip(profile: PrinterProfile) -> "Image":
    strip = _blank(profile, LINE_PITCH)
    for x in range(0, profile.dots, 16):
        strip.paste(0, (x, 16, x + 8, 18))
    return strip
