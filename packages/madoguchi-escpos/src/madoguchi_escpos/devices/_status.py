"""
プリンターの返事の読み方。送り方はここに無い。

返事の一バイトには、決まった位置にいつも同じ値の桁がある。それが合わないものは返事とみなさない。
一バイトも無いことを「紙切れ」とも「刷れる」とも読まない。
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from madoguchi_core.queue import PrinterState


class Question(IntEnum):
    """様子の問い合わせ（DLE EOT n）の n。"""

    PRINTER = 1
    OFFLINE = 2
    ERROR = 3
    PAPER = 4

    @property
    def command(self) -> bytes:
        """尋ねる命令。印字待ちのデータを追い越して、すぐに答えが返る。"""
        return b"\x10\x04" + bytes([self])


CONFIRM: Final = b"\x1dr\x01"
"""順番どおりの問い合わせ。ここまでの命令をすべて終えてから、答えが返る。"""


def is_status(byte: int) -> bool:
    """
    様子の問い合わせ（DLE EOT）の返事か。

    >>> is_status(0x12), is_status(0x00), is_status(0xFF)
    (True, False, False)
    """
    return byte & 0b1001_0011 == 0b0001_0010


def read_state(answers: Mapping[int, int]) -> PrinterState:
    """
    問い合わせの番号ごとの返事から、様子を決める。刷れないわけが二つあれば、人が先に直すものを言う。

    Args:
        answers: DLE EOT の n から返事の一バイトへの対応。返事の無かったものは入れない。

    >>> read_state({1: 0x12, 4: 0x1E}), read_state({1: 0x1A, 2: 0x36, 4: 0x72}), read_state({})
    (<PrinterState.NEAR_END: 'near_end'>, <PrinterState.COVER_OPEN: 'cover_open'>, <PrinterState.UNKNOWN: 'unknown'>)
    """
    valid = {number: byte for number, byte in answers.items() if is_status(byte)}
    printer, offline = valid.get(Question.PRINTER, 0), valid.get(Question.OFFLINE, 0)
    error, paper = valid.get(Question.ERROR, 0), valid.get(Question.PAPER, 0)
    if offline & 0x04:
        return PrinterState.COVER_OPEN
    if offline & 0x20 or paper & 0x60:
        return PrinterState.NO_PAPER
    if printer & 0x08 or offline & 0x40 or error & 0x68:
        return PrinterState.OFFLINE
    if paper & 0x0C:
        return PrinterState.NEAR_END
    return PrinterState.READY if Question.PRINTER in valid else PrinterState.UNKNOWN


def read_confirmation(data: bytes) -> PrinterState | None:
    r"""
    順番どおりの問い合わせ（GS r 1）の返事を探す。ほかの返事や雑音は飛ばす。

    Args:
        data: プリンターから届いたバイト列。

    Returns:
        紙の様子。返事が無ければ ``None``。

    >>> read_confirmation(b"\x12\xff\x00"), read_confirmation(b"\x03"), read_confirmation(b"\x12\x91")
    (<PrinterState.READY: 'ready'>, <PrinterState.NEAR_END: 'near_end'>, None)
    """
    for byte in data:
        # 紙のセンサーは二つの桁で同じことを言う。片方だけの値は、返事ではない
        near, out = byte & 0x03, byte & 0x0C
        if byte & 0x90 or near not in (0, 0x03) or out not in (0, 0x0C):
            continue
        if out:
            return PrinterState.NO_PAPER
        return PrinterState.NEAR_END if near else PrinterState.READY
    return None
