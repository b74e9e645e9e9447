"""見本: 絵は、札ではなくバイト列の言うとおりに描かれる。"""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import Align
from madoguchi_escpos import (
    Block,
    QrBlock,
    SpaceBlock,
    TextBlock,
    encode,
    find_profile,
    preview,
)
from madoguchi_escpos._qr import qr_matrix

PAPER_58, PAPER_80 = find_profile("paper-58"), find_profile("paper-80")
MARGIN = 32
TOP = 34


def picture(*blocks: Block) -> Image.Image:
    return Image.open(BytesIO(preview(encode(blocks, PAPER_80), PAPER_80)))


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [(Align.LEFT, 0, 96), (Align.CENTER, 240, 336), (Align.RIGHT, 480, 576)],
)
def test_横の位置と倍率は_バイト列のとおりになる(align: Align, left: int, right: int) -> None:
    x0, y0, x1, y1 = ink(picture(TextBlock("窓口", align, 2)))
    assert MARGIN + left <= x0 < MARGIN + left + 12
    assert MARGIN + right - 12 < x1 <= MARGIN + right
    assert y0 >= TOP
    assert y1 <= TOP + 48


def test_送らなければ行は進まず_空きは紙送りの分だけ下がる() -> None:
    assert ink(picture(SpaceBlock(2), TextBlock("窓口")))[1] == ink(picture(TextBlock("窓口")))[1] + 2 * 34


def test_太字は右に太る() -> None:
    plain, bold = ink(picture(TextBlock("口"))), ink(picture(TextBlock("口", is_bold=True)))
    assert (bold[0], bold[2]) == (plain[0], plain[2] + 1)


def test_画像の行は_送ったドットがそのまま写る() -> None:
    native, raster = picture(TextBlock("田")), picture(TextBlock("田𠮷"))
    cell = (MARGIN, TOP, MARGIN + 24, TOP + 24)
    assert ImageChops.difference(native.crop(cell), raster.crop(cell)).getbbox() is None
    assert ink(raster)[2] > MARGIN + 24


def test_QRの目は_一目ごとに決めた大きさで並ぶ() -> None:
    text = "https://example.lg.jp/q/1"
    matrix = qr_matrix(text)
    assert matrix is not None
    image = picture(QrBlock(text, Align.LEFT))
    dots = PAPER_80.qr_dots
    drawn = tuple(
        tuple(image.getpixel((MARGIN + x * dots + 2, TOP + y * dots + 2)) == 0 for x in range(len(matrix)))
        for y in range(len(matrix))
    )
    assert drawn == matrix


def test_見本のフォントに無い字は_空白ではなく下駄で示す() -> None:
    shown = picture(TextBlock("≒"))
    assert ImageChops.difference(shown, picture(TextBlock("〓"))).getbbox() is None


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b@\x1cC\x01\x1c&\x8f",
        b"\x1b@\x8fZ\n",
        b"\x1b@\x1cC\x01\x1c&\x8f\x20\n",
        b"\x1bp\x00\x19\xfa",
        b"\x1dv0\x00\x48\x00\x22\x00\xff",
        b"\x1dv1\x00",
        b"\x1b",
        b"\x1ba\x07",
        b"\x1d!\x10A\n",
        b"\x1dVB\x00",
        b"\x1d(k\x04\x001A3\x00\x1d(k\x03\x001Q0",
        b"\x1d(k\x03\x001E9",
        b"\x1d(L\x02\x000p",
    ],
    ids=[
        "行の途中で終わる",
        "漢字モードでない",
        "シフトJISでない",
        "知らない命令",
        "画像が途中で終わる",
        "知らない画像",
        "命令の途中で終わる",
        "知らない位置",
        "縦横の倍率が違う",
        "知らない切り方",
        "マイクロQR",
        "知らない誤り訂正",
        "知らない図形",
    ],
)
def test_読み解けない命令は_推し量らずに断る(data: bytes) -> None:
    with pytest.raises(PrinterError, match="MDG523"):
        preview(data, PAPER_80)
