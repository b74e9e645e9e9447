"""札を刷った結果と、装置の様子。装置を開くのは印字の部品の仕事で、ここには値だけがある。"""

from dataclasses import dataclass
from enum import Enum

from madoguchi_core.findings import Finding


class PrintResult(Enum):
    """
    刷った結果。「分からない」を「出た」にも「出ていない」にもしない。

    >>> [result.title for result in PrintResult]
    ['紙が出た', '紙は出ていない', '紙が出たか分からない']
    """

    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {"printed": "紙が出た", "failed": "紙は出ていない", "uncertain": "紙が出たか分からない"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class PrintReport:
    """
    一度の印字の結果。

    Attributes:
        result: 結果。
        finding: 紙が出たと言えないわけと、次の手。紙が出たときは、紙の残りが少ないなどの知らせか ``None``。

    >>> PrintReport(PrintResult.PRINTED).finding is None
    True
    """

    result: PrintResult
    finding: Finding | None = None


class PrinterState(Enum):
    """
    装置の様子。返事の無い装置は「分からない」で、「紙切れ」ではない。

    >>> PrinterState.UNKNOWN.title, PrinterState.NEAR_END.can_print, PrinterState.NO_PAPER.can_print
    ('分からない', True, False)
    """

    READY = "ready"
    NEAR_END = "near_end"
    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNKNOWN = "unknown"

    @property
    def title(self) -> str:
        """画面に出す日本語。"""
        return {
            "ready": "刷れる",
            "near_end": "紙の残りが少ない",
            "no_paper": "紙切れ",
            "cover_open": "蓋が開いている",
            "offline": "つながらない",
            "unknown": "分からない",
        }[self.value]

    @property
    def can_print(self) -> bool:
        """送ってよいか。分からない装置には送ってよいが、紙が出たかは、送った後の返事で決める。"""
        return self in {PrinterState.READY, PrinterState.NEAR_END, PrinterState.UNKNOWN}
