"""紙の上に置くもの。幅に合わせて折り返した後の形で、命令のバイト列はまだ無い。"""

from dataclasses import dataclass

from madoguchi_core.queue import Align


@dataclass(frozen=True, slots=True)
class TextBlock:
    """
    印字する一行。必ず紙の幅に収まっている。

    Attributes:
        text: 一行の文。改行を含まない。
        align: 横の位置。
        size: 字の大きさ（倍）。1 から 8。
        is_bold: 太字か。
        where: 雛形の場所。
    """

    text: str
    align: Align = Align.LEFT
    size: int = 1
    is_bold: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """紙の幅いっぱいの罫線。"""


@dataclass(frozen=True, slots=True)
class SpaceBlock:
    """
    何も刷らない行。

    Attributes:
        lines: 行数。
    """

    lines: int = 1


@dataclass(frozen=True, slots=True)
class QrBlock:
    """
    QR コード。プリンター自身に描かせる（モデル 2、誤り訂正 M）。

    Attributes:
        text: 中身。
        align: 横の位置。
        where: 雛形の場所。
    """

    text: str
    align: Align = Align.CENTER
    where: str = ""


@dataclass(frozen=True, slots=True)
class CutBlock:
    """一枚の終わり。紙を送って切る。"""


Block = TextBlock | RuleBlock | SpaceBlock | QrBlock | CutBlock
"""紙の上に置くもののどれか。"""
