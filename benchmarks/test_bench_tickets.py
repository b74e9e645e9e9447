"""番号札の印字データの速さ: プリンターの字で刷る札と、すべて画像で刷る札。画像は python-escpos の道と並べる。"""

from io import BytesIO
from itertools import cycle
from typing import Any

import pytest
from draw_tickets import Golden, goldens
from PIL import Image

from madoguchi_escpos import _commands as commands
from madoguchi_escpos import _encode, _fonts, _raster, encode, layout, preview, write_ticket

GOLDENS = {golden.name: golden for golden in goldens()}
NUMBERS = cycle(f"B{number}" for number in range(500, 800))


def _made(golden: Golden) -> bytes:
    """番号の違う次の札。"""
    ticket = golden.ticket.model_copy(update={"number": next(NUMBERS)})
    return encode(layout(ticket, golden.layout, golden.profile), golden.profile)


@pytest.mark.parametrize("name", ["plain-58", "plain-80", "rare-80", "raster-58", "raster-80"])
def test_次の番号の札を作る(benchmark: Any, name: str) -> None:
    benchmark.group = "印字データ"
    assert benchmark(lambda: _made(GOLDENS[name]))


def test_覚えた字の無いところから_画像だけの札を作る(benchmark: Any) -> None:
    benchmark.group = "印字データ"
    golden = GOLDENS["raster-80"]
    _made(golden)

    def forget() -> None:
        for cached in (_encode._image_line, _raster._cell, _fonts._draw):
            cached.cache_clear()

    assert benchmark.pedantic(lambda: _made(golden), setup=forget, rounds=30)


def _whole() -> Image.Image:
    """80 mm の札ひとつ分の絵。"""
    golden = GOLDENS["raster-80"]
    written = write_ticket(golden.ticket, golden.layout, profile=golden.profile)
    picture = Image.open(BytesIO(written.preview_png)).convert("1")
    return picture.crop((32, 0, 608, picture.height))


def test_一枚の絵を命令にする_madoguchi(benchmark: Any) -> None:
    benchmark.group = "一枚の絵を命令にする"
    picture = _whole()
    assert benchmark(lambda: commands.image(picture))


def test_一枚の絵を命令にする_python_escpos(benchmark: Any) -> None:
    from escpos.printer import Dummy

    benchmark.group = "一枚の絵を命令にする"
    picture = _whole()

    def send() -> bytes:
        printer: Any = Dummy()
        printer.image(picture, impl="bitImageRaster", fragment_height=commands.BAND_ROWS)
        return bytes(printer.output)

    assert benchmark(send)


def test_見本の絵を描く(benchmark: Any) -> None:
    benchmark.group = "見本"
    golden = GOLDENS["plain-80"]
    data = _made(golden)
    assert benchmark(lambda: preview(data, golden.profile))
