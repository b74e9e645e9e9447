"""
手本: どの札も、目で見て決めた絵のとおりに刷られ、よその部品でも同じに読める。

命令の区切りは、印字の部品とは別に書いたにせのプリンターが読み、文は Python の cp932 が、QR コードは zxing が読む。
"""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from draw_tickets import QR, Golden, goldens
from fake_printer import Paper
from PIL import Image, ImageChops

from madoguchi_escpos import QrBlock, RuleBlock, SpaceBlock, TextBlock, layout, write_ticket
from madoguchi_escpos._text import is_native

FOLDER = Path(__file__).parent / "golden"
EVERY = pytest.mark.parametrize("golden", list(goldens()), ids=lambda golden: golden.name)
REMAKE = "uv run python tools/draw_tickets.py で作り直し、絵を見てから commit する"


def shown(golden: Golden) -> Image.Image:
    return Image.open(BytesIO((FOLDER / f"{golden.name}.png").read_bytes())).convert("L")


def printed_lines(data: bytes) -> list[str]:
    paper = Paper()
    paper.feed(data)
    events = [event for slip in [*paper.slips, paper.current] for event in slip]
    assert not any(event.startswith(b"unknown") for event in events)
    heads = (b"image", b"feed", b"symbol")
    return [event.decode("cp932") for event in events if not event.startswith(heads)]


@EVERY
def test_印字データは手本と一バイトも違わない(golden: Golden) -> None:
    written = write_ticket(golden.ticket, golden.layout, profile=golden.profile)
    assert written.data == (FOLDER / f"{golden.name}.bin").read_bytes(), REMAKE


@EVERY
def test_見本は手本の絵と同じに見える(golden: Golden) -> None:
    written = write_ticket(golden.ticket, golden.layout, profile=golden.profile)
    made, expected = Image.open(BytesIO(written.preview_png)).convert("L"), shown(golden)
    assert made.size == expected.size, REMAKE
    # 字を描く部品の版で縁の点が変わりうるので、全体の 0.5 % までの違いは同じ絵とみなす
    differing = ImageChops.difference(made, expected).histogram()[255]
    assert differing <= made.width * made.height * 0.005, REMAKE


@EVERY
def test_手本の文は_別の読み手でも同じ(golden: Golden) -> None:
    blocks = layout(golden.ticket, golden.layout, golden.profile)
    expected = [
        "─" * (golden.profile.columns // 2) if isinstance(block, RuleBlock) else block.text
        for block in blocks
        if isinstance(block, RuleBlock)
        or (
            isinstance(block, TextBlock) and is_native(block.text) and block.size < golden.profile.smooth_from
        )
    ]
    lines = printed_lines((FOLDER / f"{golden.name}.bin").read_bytes())
    assert lines == (expected if golden.profile.has_kanji else [])


@EVERY
def test_絵の中のQRは_よその読み手が読め_マイクロQRではない(golden: Golden) -> None:
    found = zxingcpp.read_barcodes(shown(golden))
    blocks = layout(golden.ticket, golden.layout, golden.profile)
    assert [code.text for code in found] == [block.text for block in blocks if isinstance(block, QrBlock)]
    assert {code.text for code in found} <= {QR}
    assert {code.format.name for code in found} <= {"QRCode", "QRCodeModel2"}


@EVERY
def test_絵の外や端で切れる字は無く_番号がいちばん大きい(golden: Golden) -> None:
    picture = shown(golden)
    margin = (picture.width - golden.profile.dots) // 2
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    assert margin <= box[0]
    assert box[2] <= picture.width - margin
    texts = [
        block
        for block in layout(golden.ticket, golden.layout, golden.profile)
        if isinstance(block, TextBlock)
    ]
    largest = max(texts, key=lambda block: block.size)
    assert largest.text == golden.ticket.number
    # 1 m 離れて読めるように、番号の字は高さ 10 mm（80 ドット）より大きい
    assert largest.size * 24 * 0.7 > 80


@EVERY
def test_札には_番号と区分と窓口があり_配るときまで決まらないことは束の札に無い(golden: Golden) -> None:
    blocks = layout(golden.ticket, golden.layout, golden.profile)
    text = "".join(block.text for block in blocks if isinstance(block, TextBlock))
    assert all(
        word in text for word in (golden.ticket.number, golden.ticket.category.title, golden.ticket.counter)
    )
    assert ("受付" in text) == ("停止時" not in text)
    assert sum(isinstance(block, SpaceBlock) for block in blocks) >= 3


def test_手本の数だけファイルがあり_余りは無い() -> None:
    names = {f"{golden.name}{suffix}" for golden in goldens() for suffix in (".bin", ".png")}
    kept = {path.name for path in FOLDER.iterdir()}
    # 町のパッケージの無い環境では、町の手本を作れない
    assert names <= kept
    assert {name for name in kept - names if not name.startswith("memuro-")} == set()
