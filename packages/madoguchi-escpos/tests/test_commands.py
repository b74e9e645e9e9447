"""命令のバイト列: python-escpos が同じ注文から作るものと同じで、危ない並びを含まず、長すぎない。"""

from typing import Protocol, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from madoguchi_core.queue import Align
from madoguchi_escpos import QrBlock, builtin_profiles, find_profile
from madoguchi_escpos import _commands as commands
from madoguchi_escpos._decode import PrintedImage, PrintedLine, decode
from madoguchi_escpos._encode import encode

PAPER_80 = find_profile("paper-80")


class Peer(Protocol):
    """よその部品のうち、比べる口。"""

    output: bytes

    def set(self, *, align: str) -> None: ...
    def qr(self, content: str, *, ec: int, size: int, native: bool) -> None: ...
    def image(self, img_source: Image.Image, *, impl: str, fragment_height: int) -> None: ...
    def print_and_feed(self, n: int) -> None: ...
    def cut(self, *, mode: str) -> None: ...


@pytest.fixture
def peer() -> Peer:
    from escpos.capabilities import Profile
    from escpos.printer import Dummy

    profile = Profile(columns=48, features={"paperPartCut": True, "paperFullCut": True})
    profile.profile_data = {
        **profile.profile_data,
        "media": {"dpi": 203, "width": {"mm": 80, "pixels": 576}},
    }
    return cast("Peer", Dummy(profile=profile))


@given(st.sampled_from(Align), st.integers(1, 8), st.booleans())
def test_体裁の命令は_よその部品が作るものと同じ(align: Align, size: int, is_bold: bool) -> None:  # noqa: FBT001
    from escpos.printer import Dummy

    made = Dummy()
    made.set(align=align.value, bold=is_bold, custom_size=True, width=size, height=size)
    line = commands.line("証明", align=align, size=size, is_bold=is_bold)
    assert line == made.output + "証明".encode("cp932") + b"\n"


def test_QRと紙送りと切る命令は_よその部品が作るものと同じ(peer: Peer) -> None:
    peer.set(align="center")
    peer.qr("https://example.lg.jp/q/1", ec=1, size=5, native=True)
    peer.print_and_feed(2)
    peer.cut(mode="PART")
    made = commands.qr("https://example.lg.jp/q/1", align=Align.CENTER, dots=5)
    assert made + commands.feed(2) + commands.cut(PAPER_80) == peer.output


def test_画像の命令は_よその部品が作るものと同じ(peer: Peer) -> None:
    picture = Image.new("1", (576, 100), 1)
    picture.paste(0, (3, 0, 573, 97))
    peer.set(align="left")
    peer.image(picture, impl="bitImageRaster", fragment_height=commands.BAND_ROWS)
    assert commands.image(picture) == peer.output


@given(st.lists(st.sampled_from(b"\x10\x04\x05\x14\x01\xff"), min_size=1, max_size=100))
def test_画像の点は_すぐに働く命令にならない(black: list[int]) -> None:
    picture = Image.frombytes("1", (8, len(black)), bytes(0xFF ^ byte for byte in black))
    bands = [block.data for block in decode(commands.image(picture)) if isinstance(block, PrintedImage)]
    sent = b"".join(bands)
    assert not any(order in band for band in bands for order in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    assert all(dots & ~shown == 0 for dots, shown in zip(black, sent, strict=True))  # 黒い点は減らない


def test_一つの命令は_決めた長さを超えない() -> None:
    widest = max(profile.dots for profile in builtin_profiles().values())
    assert 8 + max(widest, 640) // 8 * commands.BAND_ROWS <= commands.LARGEST_COMMAND
    assert len(commands.qr("a" * 2331, align=Align.CENTER, dots=3)) <= commands.LARGEST_COMMAND


@pytest.mark.parametrize(
    ("profile", "opening"),
    [
        ("paper-80", b"\x1b@\x1bR\x00\x1bt\x01\x1cC\x01\x1c&"),
        ("no-qr-80", b"\x1b@\x1bR\x00\x1bt\x01\x1cC\x01"),
        ("raster-80", b"\x1b@"),
    ],
    ids=["両方の命令が要る", "符号だけを選ぶ", "漢字が無い"],
)
def test_漢字モードの命令は_要るプリンターにだけ送る(profile: str, opening: bytes) -> None:
    assert commands.prologue(find_profile(profile)) == opening


def test_漢字モードがいつも入っているプリンターの印字データも読み解ける() -> None:
    profile = find_profile("no-qr-80")
    data = commands.prologue(profile) + commands.line("住民票")
    [line] = decode(data, profile)
    assert isinstance(line, PrintedLine)
    assert line.text == "住民票"


def test_QRの命令の無いプリンターには_画像で送る() -> None:
    printed = decode(encode([QrBlock("https://example.lg.jp/q/1")], find_profile("no-qr-58")))
    assert printed
    assert all(isinstance(block, PrintedImage) for block in printed)
