"""行・罫線・QR コードを白黒の画像にする。プリンターが自分では刷れないものと、見本に使う。"""

from functools import lru_cache
from typing import TYPE_CHECKING

from madoguchi_core.errors import PrinterError
from madoguchi_core.queue import Align
from madoguchi_escpos._fonts import Fonts
from madoguchi_escpos._profiles import CELL, LINE_PITCH
from madoguchi_escpos._qr import qr_matrix
from madoguchi_escpos._text import clusters, columns

if TYPE_CHECKING:
    from PIL.Image import Image


def line_height(size: int, *, is_smooth: bool) -> int:
    """その大きさの行が使う高さ（ドット）。プリンターの字の大きな行は、下に隙間が無い。"""
    return CELL * size + (LINE_PITCH - CELL) if is_smooth else max(LINE_PITCH, CELL * size)


def left_edge(align: Align, width: int, paper: int) -> int:
    """幅 ``width`` のものを紙に置くときの左端（ドット）。"""
    spare = max(0, paper - width)
    return {Align.LEFT: 0, Align.CENTER: spare // 2, Align.RIGHT: spare}[align]


def draw_line(
    text: str, *, align: Align, size: int, is_bold: bool, dots: int, fonts: Fonts, is_smooth: bool
) -> "Image":
    """
    一行を、紙の幅の画像に描く。白地に黒の二値。

    Args:
        text: 一行の文。
        align: 横の位置。
        size: 字の大きさ（倍）。
        is_bold: 太字か。
        dots: 紙の幅（ドット）。
        fonts: 字形を探すフォント。
        is_smooth: 大きな字を滑らかに描くか。プリンター内蔵の字は点を引き伸ばすだけなので、見本では描かない。
    """
    from PIL import Image

    unit = CELL // 2 * size
    canvas = Image.new("1", (dots, line_height(size, is_smooth=is_smooth)), 1)
    x = left_edge(align, columns(text) * unit, dots)
    for cluster in clusters(text):
        width = columns(cluster) * unit
        canvas.paste(_cell(cluster, width, size, fonts, is_smooth=is_smooth, is_bold=is_bold), (x, 0))
        x += width
    return canvas


def draw_rule(dots: int) -> "Image":
    """紙の幅いっぱいの罫線。"""
    from PIL import Image

    canvas = Image.new("1", (dots, LINE_PITCH), 1)
    canvas.paste(0, (0, CELL // 2 - 1, dots, CELL // 2 + 1))
    return canvas


def draw_qr(text: str, *, align: Align, scale: int, dots: int) -> "Image":
    """
    QR コードを、紙の幅の画像に描く。

    Args:
        text: 中身。
        align: 横の位置。
        scale: 一目の大きさ（ドット）。
        dots: 紙の幅（ドット）。

    Raises:
        PrinterError: QR コードに入りきらないとき（MDG522）。
    """
    from PIL import Image

    matrix = qr_matrix(text)
    if matrix is None:
        raise PrinterError("MDG522", "QR コードを描けません", hint="中身を短くしてください")
    side = len(matrix)
    code = Image.new("1", (side, side), 1)
    code.putdata([not module for row in matrix for module in row])
    canvas = Image.new("1", (dots, side * scale), 1)
    canvas.paste(
        code.resize((side * scale, side * scale), resample=0), (left_edge(align, side * scale, dots), 0)
    )
    return canvas


@lru_cache(maxsize=1024)
def _cell(cluster: str, width: int, size: int, fonts: Fonts, *, is_smooth: bool, is_bold: bool) -> "Image":
    scale = 1 if is_smooth else size
    drawn = fonts.draw(cluster, width // scale, CELL * size // scale).resize((width, CELL * size), resample=0)
    return _bold(drawn, weight=1 + size // 2 if is_smooth else 1) if is_bold else drawn


def _bold(cell: "Image", *, weight: int) -> "Image":
    """右と左に太らせる。一点だけなら右へ。"""
    from PIL import ImageChops

    bold = cell
    for shift in range(-(weight // 2), weight - weight // 2 + 1):
        shifted = ImageChops.offset(cell, shift, 0)
        # はみ出した点は、反対の端に回り込む
        shifted.paste(1, (0, 0, max(0, shift), cell.height))
        shifted.paste(1, (cell.width + min(0, shift), 0, cell.width, cell.height))
        bold = ImageChops.logical_and(bold, shifted)
    return bold
