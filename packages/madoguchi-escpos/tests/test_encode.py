"""印字データ: 送った字がそのまま紙に出る。刷れない字は刷る前に名指しで断る。"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import PrinterError
from madoguchi_core.findings import Severity
from madoguchi_core.queue import Align
from madoguchi_escpos import (
    Block,
    CutBlock,
    QrBlock,
    RuleBlock,
    TextBlock,
    check_blocks,
    encode,
    find_profile,
)
from madoguchi_escpos._decode import PrintedCut, PrintedFeed, PrintedImage, PrintedLine, PrintedQr, decode
from madoguchi_escpos._fonts import Fonts

# プリンターでは全角の字と同じ符号になり、読み戻すと全角になる字
SAME_ON_PAPER = "¢£¬‖−〜"
NATIVE = st.text(
    st.characters(codec="cp932", exclude_categories=["Cc", "Co"], include_characters=SAME_ON_PAPER),
    min_size=1,
    max_size=20,
)

PAPER_58, PAPER_80 = find_profile("paper-58"), find_profile("paper-80")


@given(NATIVE, st.sampled_from(Align), st.integers(1, 8), st.booleans())
def test_送った文と体裁は_読み解いたものに一致する(text: str, align: Align, size: int, is_bold: bool) -> None:  # noqa: FBT001
    profile = PAPER_80.model_copy(update={"smooth_from": 9})
    [line] = decode(encode([TextBlock(text, align, size, is_bold)], profile))
    assert isinstance(line, PrintedLine)
    assert line.text.encode("cp932") == text.encode("cp932")
    assert (line.align, line.size, line.is_bold) == (align, (size, size), is_bold)


def test_漢字モードに入ってから_シフトJISを送る() -> None:
    assert encode([TextBlock("住民票")], PAPER_80) == (
        b"\x1b@\x1bR\x00\x1bt\x01\x1cC\x01\x1c&"  # 初期化、米国の文字、半角カナ、シフト JIS、漢字モード
        b"\x1d!\x00\x1bE\x00\x1ba\x00"  # 等倍、太字なし、左
        b"\x8fZ\x96\xaf\x95[\n"
    )


def test_QRは余白の計算と同じ大きさで_プリンターに描かせる() -> None:
    text = "https://example.lg.jp/q/1"
    [qr] = decode(encode([QrBlock(text)], PAPER_80))
    assert qr == PrintedQr(text, PAPER_80.qr_dots, "M", Align.CENTER)
    assert len(encode([QrBlock(text)], PAPER_80)) < 120


def test_短い中身でも_読めないマイクロQRにしない() -> None:
    assert b"\x1d(k\x04\x001A2\x00" in encode([QrBlock("A1")], PAPER_80)


@pytest.mark.parametrize(
    ("can_cut", "end"), [(True, [PrintedFeed(6), PrintedCut()]), (False, [PrintedFeed(6)])]
)
def test_一枚の終わりは紙を送り_切れるプリンターなら切る(can_cut: bool, end: list[object]) -> None:  # noqa: FBT001
    profile = PAPER_80.model_copy(update={"can_cut": can_cut})
    assert list(decode(encode([CutBlock()], profile))) == end


def test_罫線は紙の幅いっぱいで_前の行の大きさを引きずらない() -> None:
    _, rule = decode(encode([TextBlock("A", Align.CENTER, 2, is_bold=True), RuleBlock()], PAPER_58))
    assert rule == PrintedLine("─" * 16, Align.LEFT, (1, 1), is_bold=False)


# ---------------------------------------------------------------- プリンターに無い字


@pytest.mark.parametrize("text", ["𠮷田", "塡補", "¥100", "葛\U000e0100城"])
def test_プリンターに無い字を含む行だけが画像になり_お知らせが付く(text: str) -> None:
    blocks = [TextBlock("前の行"), TextBlock(text, where="札 slip の 2番目"), TextBlock("後の行")]
    before, image, after = decode(encode(blocks, PAPER_80))
    assert isinstance(image, PrintedImage)
    assert (image.width <= 56, any(image.data)) == (True, True)  # 右の白い所は送らない
    assert [before.text, after.text] == ["前の行", "後の行"]  # type: ignore[union-attr]
    [notice] = check_blocks(blocks, PAPER_80)
    assert (notice.code, notice.severity, notice.where) == ("MDG521", Severity.NOTICE, "札 slip の 2番目")


def test_異体字は_選んだ字形で描かれる() -> None:
    chosen, plain = (encode([TextBlock(f"{text}𠮷")], PAPER_80) for text in ("葛\U000e0100", "葛"))
    assert chosen != plain


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("外字\ue000です", "U+E000"),
        ("変体仮名𛀂", "U+1B002"),
        ("選択子\u8fbb\U000e0102", "U+8FBB U+E0102"),
        ("絵文字☎\ufe0f", "U+260E U+FE0F"),
        ("命令\x1b@", "U+001B"),
        ("見えない\u200b字", "U+200B"),
        ("片割れ\ud842", "U+D842"),
    ],
    ids=[
        "外字",
        "フォントに無い字",
        "フォントに無い字形",
        "絵文字",
        "プリンターへの命令",
        "見えない字",
        "壊れた字",
    ],
)
def test_刷れない字は_番号を名指しして断る(text: str, named: str) -> None:
    blocks = [TextBlock(text, where="札 slip の 3番目")]
    [finding] = check_blocks(blocks, PAPER_80)
    assert (finding.code, finding.severity, finding.where) == ("MDG520", Severity.ERROR, "札 slip の 3番目")
    assert f"（{named}）" in finding.message
    with pytest.raises(PrinterError, match="MDG520") as refused:
        encode(blocks, PAPER_80)
    assert named in str(refused.value)


def test_刷れない字は_最初の一つで止まらず_すべて挙がる() -> None:
    blocks: list[Block] = [TextBlock("\ue000と\ue001と\ue000"), TextBlock("𛀂"), TextBlock("𛀂")]
    first, second = check_blocks(blocks, PAPER_80)
    assert "U+E000、U+E001" in first.message
    assert "U+1B002" in second.message


def test_渡したフォントは先に使われ_足りない字は備え付けで補う() -> None:
    [path] = Fonts.of().paths
    fonts = Fonts.of([Path(path).with_name("NotoSerifJP-Regular.otf")])
    assert fonts.find("𠮷") == fonts.paths[0]
    assert encode([TextBlock("𠮷")], PAPER_80, fonts=fonts.paths[:1]) != encode([TextBlock("𠮷")], PAPER_80)


def test_字形が豆腐のフォントは_持っていないとみなす(tmp_path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "real"])
    builder.setupCharacterMap({0x1B002: ".notdef", 0x1B003: "real"})
    builder.setupGlyf({".notdef": Glyph(), "real": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "real": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "town.ttf"
    builder.save(path)
    [finding] = check_blocks([TextBlock("𛀂𛀃")], PAPER_80, fonts=[path])
    assert (finding.code, "U+1B002" in finding.message, "U+1B003" in finding.message) == (
        "MDG520",
        True,
        False,
    )


@pytest.mark.parametrize("content", [None, b"not a font"], ids=["無い", "フォントではない"])
def test_使えないフォントは_ファイルを名指しして断る(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "town.otf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PrinterError, match=r"MDG524 .*town\.otf"):
        encode([TextBlock("𠮷")], PAPER_80, fonts=[path])


def test_大きな字は_滑らかな画像で刷る() -> None:
    small, *large = decode(encode([TextBlock("A007", size=2), TextBlock("A007", size=3)], PAPER_80))
    assert isinstance(small, PrintedLine)
    assert large
    assert all(isinstance(band, PrintedImage) for band in large)


def test_大きな字がフォントに無くても_プリンターの字で刷れる() -> None:
    [line] = decode(encode([TextBlock("≒", size=8)], PAPER_80))
    assert isinstance(line, PrintedLine)


# ---------------------------------------------------------------- QR の大きさ


@pytest.mark.parametrize(
    ("length", "fits"), [(287, True), (288, False)], ids=["第12版まで入る", "余白を入れると超える"]
)
def test_QRは左右の余白を含めて紙に入るものだけを刷る(length: int, fits: bool) -> None:  # noqa: FBT001
    profile = PAPER_58.model_copy(update={"qr_dots": 5})
    blocks = [QrBlock("a" * length, where="札 slip の 7番目")]
    assert [finding.code for finding in check_blocks(blocks, profile)] == ([] if fits else ["MDG522"])


def test_QRに入る量を超えた中身は断る() -> None:
    with pytest.raises(PrinterError, match="MDG522"):
        encode([QrBlock("a" * 3000)], PAPER_80)
