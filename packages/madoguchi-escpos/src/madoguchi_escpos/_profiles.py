"""プリンターと紙の寸法。203 dpi の感熱式を前提にする。"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

CELL = 24
"""等倍の漢字ひとつの縦横（ドット）。英数と半角カナは幅が半分。"""

LINE_PITCH = 34
"""等倍の行送り（ドット）。初期化したプリンターの 1/6 インチ。"""


class PrinterProfile(BaseModel):
    """
    プリンターと紙の寸法。

    >>> PAPER_80.columns
    48
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(title="プリンターの id", pattern=r"^[a-z0-9][a-z0-9_-]*$")
    title: str = Field(title="プリンターの名", min_length=1)
    paper_mm: Literal[58, 80] = Field(title="紙の幅（mm）")
    dots: int = Field(title="印字できる幅（ドット）", ge=96, le=640, multiple_of=8)
    qr_dots: int = Field(title="QR コードの一目の大きさ（ドット）", ge=3, le=8)
    can_cut: bool = Field(default=True, title="紙を切れるか")

    @property
    def columns(self) -> int:
        """等倍の一行に入る半角の文字数。"""
        return self.dots // (CELL // 2)


PAPER_58 = PrinterProfile(id="paper-58", title="58 mm 幅", paper_mm=58, dots=384, qr_dots=4)
"""58 mm 幅のふつうのプリンター（半角 32 字）。"""

PAPER_80 = PrinterProfile(id="paper-80", title="80 mm 幅", paper_mm=80, dots=576, qr_dots=5)
"""80 mm 幅のふつうのプリンター（半角 48 字）。"""
