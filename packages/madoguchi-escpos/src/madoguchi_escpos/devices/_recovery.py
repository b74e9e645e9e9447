"""
前の札の残りを片付ける命令。札の前に送る。

途中で切れた札は、命令の半ばで止まっていることがある。半端な画像の命令は、次の札の初めを画像の続きとして飲み込む。
一つの命令の長さには上限があるので、その数だけの 0 を送れば、どこで止まった命令も終わる。0 は、命令の外では何も起こさない。
残った行は初期化（ESC @）で捨てる。
"""

from enum import Enum

from madoguchi_escpos import _commands as commands
from madoguchi_escpos._profiles import PrinterProfile

_NOTICE = "↑ 途中で止まった札です。お渡ししないでください"


class Past(Enum):
    """このプリンターに、前に何が起きたか。"""

    CLEAN = "clean"
    UNKNOWN = "unknown"
    BROKEN = "broken"


def recovery(profile: PrinterProfile, past: Past) -> bytes:
    r"""
    札の前に送る命令。

    Args:
        profile: プリンターの取り決め。
        past: 前に起きたこと。刷り終えたと分かっていれば、何も要らない。

    >>> from madoguchi_escpos import find_profile
    >>> (
    ...     recovery(find_profile("paper-80"), Past.CLEAN),
    ...     recovery(find_profile("paper-80"), Past.UNKNOWN)[-3:],
    ... )
    (b'', b'\x00\x1b@')
    """
    if past is Past.CLEAN:
        return b""
    reset = b"\0" * commands.LARGEST_COMMAND + commands.RESET
    return reset if past is Past.UNKNOWN else reset + _torn_off(profile)


def _torn_off(profile: PrinterProfile) -> bytes:
    """半分の札を、次の札から切り離す。"""
    from madoguchi_escpos._blocks import CutBlock, RuleBlock, TextBlock
    from madoguchi_escpos._encode import encode
    from madoguchi_escpos._text import wrap

    lines = [TextBlock(line) for line in wrap(_NOTICE, profile.columns)]
    return encode([RuleBlock(), *lines, CutBlock()], profile)
