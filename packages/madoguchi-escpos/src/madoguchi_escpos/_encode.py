"""
紙に置くものを ESC/POS のバイト列にする。

python-escpos の ``text()`` は漢字を GB18030 で送り、日本のプリンターでは別の字になる。そこで漢字は cp932 のバイト列をそのまま渡す。
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from os import PathLike
from typing import TYPE_CHECKING, Protocol, cast

from madoguchi_core.errors import PrinterError
from madoguchi_core.findings import Severity
from madoguchi_escpos._blocks import Block, CutBlock, QrBlock, RuleBlock, SpaceBlock, TextBlock
from madoguchi_escpos._check import check_blocks
from madoguchi_escpos._fonts import Fonts
from madoguchi_escpos._profiles import PrinterProfile
from madoguchi_escpos._raster import draw_line
from madoguchi_escpos._text import is_native

if TYPE_CHECKING:
    from PIL.Image import Image


class _Printer(Protocol):
    """python-escpos のうち、ここで使う口。あちらに型が無いので、こちらで書く。"""

    output: bytes

    def _raw(self, msg: bytes) -> None: ...
    def set(
        self,
        *,
        align: str,
        bold: bool | None = None,
        custom_size: bool = False,
        width: int | None = None,
        height: int | None = None,
    ) -> None: ...
    def qr(self, content: str, *, ec: int, size: int, native: bool) -> None: ...
    def image(self, img_source: "Image", *, impl: str) -> None: ...
    def print_and_feed(self, n: int) -> None: ...
    def cut(self, *, mode: str) -> None: ...


# 初期化、国際文字（米国: 0x5C は円記号にならない）、半角カナの文字表、漢字はシフト JIS、漢字モード
_PROLOGUE = b"\x1b@" + b"\x1bR\x00" + b"\x1bt\x01" + b"\x1cC\x01" + b"\x1c&"


def encode(
    blocks: Iterable[Block], profile: PrinterProfile, *, fonts: Sequence[PathLike[str] | str] = ()
) -> bytes:
    r"""
    紙に置くものを、プリンターに渡すバイト列にする。装置には触れない。

    プリンターの漢字コードで刷れない行だけを、フォントから画像にする。刷れない字を ``?`` に替えることはない。

    Args:
        blocks: 紙に置くもの。
        profile: プリンターと紙の寸法。
        fonts: Noto Sans JP より先に字形を探すフォントのファイル。

    Raises:
        PrinterError: 刷れない字がある（``MDG520``）、QR コードが紙に入らない（``MDG522``）。

    >>> from madoguchi_escpos import PAPER_80
    >>> encode([TextBlock("芽室町")], PAPER_80).endswith("芽室町".encode("cp932") + b"\n")
    True
    """
    sheet = tuple(blocks)
    for finding in check_blocks(sheet, profile, fonts=fonts):
        if finding.severity is Severity.ERROR:
            raise PrinterError(finding.code, f"{finding.where}: {finding.message}", hint=finding.hint)
    printer = _printer(profile)
    available = Fonts.of(fonts)
    _send(printer, _PROLOGUE)
    for block in sheet:
        _put(printer, block, profile, available)
    return printer.output


def _put(printer: _Printer, block: Block, profile: PrinterProfile, fonts: Fonts) -> None:
    match block:
        case TextBlock() if is_native(block.text):
            _style(printer, block)
            _send(printer, block.text.encode("cp932") + b"\n")
        case TextBlock():
            _put_image(printer, block, profile, fonts)
        case RuleBlock():
            _style(printer, TextBlock(""))
            _send(printer, ("─" * (profile.columns // 2)).encode("cp932") + b"\n")
        case SpaceBlock():
            printer.print_and_feed(block.lines)
        case QrBlock():
            printer.set(align=block.align.value)
            printer.qr(block.text, ec=_qr_level(), size=profile.qr_dots, native=True)
        case CutBlock():
            printer.cut(mode="PART") if profile.can_cut else printer.print_and_feed(6)


def _put_image(printer: _Printer, block: TextBlock, profile: PrinterProfile, fonts: Fonts) -> None:
    line = draw_line(
        block.text,
        align=block.align,
        size=block.size,
        is_bold=block.is_bold,
        dots=profile.dots,
        fonts=fonts,
        is_smooth=True,
    )
    printer.set(align="left")
    printer.image(line, impl="bitImageRaster")


def _style(printer: _Printer, block: TextBlock) -> None:
    printer.set(
        align=block.align.value, bold=block.is_bold, custom_size=True, width=block.size, height=block.size
    )


def _send(printer: _Printer, data: bytes) -> None:
    printer._raw(data)  # noqa: SLF001 漢字を送る口が python-escpos に無い


def _qr_level() -> int:
    from escpos.constants import QR_ECLEVEL_M

    return int(QR_ECLEVEL_M)


def _printer(profile: PrinterProfile) -> _Printer:
    from escpos.printer import Dummy

    return cast("_Printer", Dummy(profile=_escpos_profile(profile)))


@lru_cache(maxsize=8)
def _escpos_profile(profile: PrinterProfile) -> object:
    from escpos.capabilities import Profile

    made = Profile(columns=profile.columns, features={"paperPartCut": True, "paperFullCut": True})
    media = {"dpi": 203, "width": {"mm": profile.paper_mm, "pixels": profile.dots}}
    # 元の表は部品の全体で共有されているので、書き換えずに写しを持たせる
    made.profile_data = {**made.profile_data, "media": media}
    return made
