"""町が直す番号札の文言と並び。データの形だけがあり、文にするのは _render。"""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class BlockKind(StrEnum):
    """札に置くものの種類。"""

    TEXT = "text"
    RULE = "rule"
    SPACE = "space"
    QR = "qr"


class Align(StrEnum):
    """横の位置。"""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class LayoutBlock(BaseModel):
    """
    札に置くものひとつ。文は Jinja2 の雛形で、結果が空なら何も置かない。

    雛形で使える名は ``number`` ``category`` ``counter`` ``issued_at`` ``business_date`` ``waiting`` ``notices``
    ``copies``。日付と時刻は ``{{ issued_at | ymd }}`` ``{{ issued_at | hm }}`` で日本の時刻になる。

    >>> LayoutBlock(text="{{ number }}", size=6, align="center").kind
    <BlockKind.TEXT: 'text'>
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: BlockKind = Field(default=BlockKind.TEXT, title="種類")
    text: str = Field(default="", title="文の雛形")
    align: Align = Field(default=Align.LEFT, title="横の位置")
    size: int = Field(default=1, title="字の大きさ（倍）", ge=1, le=8)
    is_bold: bool = Field(default=False, title="太字")


class TicketLayout(BaseModel):
    """番号札一種類の文言と並び。"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(title="札の id", pattern=r"^[a-z0-9][a-z0-9_-]*$")
    title: str = Field(title="札の名", min_length=1)
    paper_mm: Literal[58, 80] = Field(title="紙の幅（mm）")
    blocks: tuple[LayoutBlock, ...] = Field(title="上から順に置くもの", min_length=1)
