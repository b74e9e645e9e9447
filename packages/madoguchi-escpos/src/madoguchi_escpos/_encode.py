"""
紙に置くものを ESC/POS のバイト列にする。命令そのもの（_commands）と、装置（devices）はここに無い。

python-escpos の ``text()`` は漢字を GB18030 で送り、日本のプリンターでは別の字になる。そこで漢字は cp932 のバイト列をそのまま渡す。
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from os import PathLike

from madoguchi_core.errors import PrinterError
from madoguchi_core.findings import Severity
from madoguchi_escpos import _commands as commands
from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._check import check_blocks
from madoguchi_escpos._fonts import Fonts
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos._raster import draw_line, draw_qr, draw_rule
from madoguchi_escpos._text import is_native


def encode(
    blocks: Iterable[Block], profile: PrinterProfile, *, fonts: Sequence[PathLike[str] | str] = ()
) -> bytes:
    r"""
    紙に置くものを、プリンターに渡すバイト列にする。装置には触れない。

    プリンターの漢字コードで刷れない行だけを、フォントから画像にする。刷れない字を ``?`` に替えることはない。
    漢字を持たないプリンターでは、どの行も画像にする。大きな字（``smooth_from`` 倍から）も画像にし、角を滑らかにする。

    Args:
        blocks: 紙に置くもの。
        profile: プリンターの取り決め。
        fonts: Noto Sans JP より先に字形を探すフォントのファイル。

    Raises:
        PrinterError: 刷れない字がある（``MDG520``）、QR コードが紙に入らない（``MDG522``）。

    >>> from madoguchi_escpos import find_profile
    >>> encode([TextBlock("芽室町")], find_profile("paper-80")).endswith("芽室町".encode("cp932") + b"\n")
    True
    """
    sheet = tuple(blocks)
    for finding in check_blocks(sheet, profile, fonts=fonts):
        if finding.severity is Severity.ERROR:
            raise PrinterError(finding.code, f"{finding.where}: {finding.message}", hint=finding.hint)
    return encode_checked(sheet, profile, fonts=fonts)


def encode_checked(
    blocks: Iterable[Block], profile: PrinterProfile, *, fonts: Sequence[PathLike[str] | str] = ()
) -> bytes:
    """検査の済んだものをバイト列にする。"""
    available = Fonts.of(fonts)
    return commands.prologue(profile) + b"".join(_command(block, profile, available) for block in blocks)


def _command(block: Block, profile: PrinterProfile, fonts: Fonts) -> bytes:
    match block:
        case TextBlock() if not _is_drawn(block, profile, fonts):
            return commands.line(block.text, align=block.align, size=block.size, is_bold=block.is_bold)
        case TextBlock():
            return _image_line(block, profile.dots, fonts)
        case RuleBlock() if profile.has_kanji:
            return commands.line("─" * (profile.columns // 2))
        case RuleBlock():
            return commands.image(draw_rule(profile.dots))
        case SpaceBlock():
            return commands.feed(block.lines)
        case QrBlock() if profile.has_qr:
            return commands.qr(block.text, align=block.align, dots=profile.qr_dots)
        case QrBlock():
            return _image_qr(block, profile)
        case CutBlock():
            return commands.cut(profile)


def _is_drawn(block: TextBlock, profile: PrinterProfile, fonts: Fonts) -> bool:
    """画像で刷る行か。プリンターの字を引き伸ばした大きな番号は、角がぎざぎざになるので描く。"""
    if not profile.has_kanji or not is_native(block.text):
        return True
    return block.size >= profile.smooth_from and not fonts.missing(block.text)


@lru_cache(maxsize=256)
def _image_line(block: TextBlock, dots: int, fonts: Fonts) -> bytes:
    # 役場の名や注意書きは毎回同じなので、描いた行を覚えておく
    picture = draw_line(
        block.text,
        align=block.align,
        size=block.size,
        is_bold=block.is_bold,
        dots=dots,
        fonts=fonts,
        is_smooth=True,
    )
    return commands.image(picture)


def _image_qr(block: QrBlock, profile: PrinterProfile) -> bytes:
    picture = draw_qr(block.text, align=block.align, scale=profile.qr_dots, dots=profile.dots)
    return commands.image(picture)
