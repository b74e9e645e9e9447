"""根拠（法令の条・出典の確かさ）。条文の本文は持たない。"""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """その事実の確かさ。確かでないものは、印を付けて見せる。"""

    SOURCED = "sourced"
    LAW_KNOWN = "law-known"
    UNSOURCED = "unsourced"

    @property
    def mark(self) -> str:
        """
        紙や画面に付ける印。確かなら空文字。

        >>> Confidence.UNSOURCED.mark
        '出典未確認'
        """
        return _MARKS[self]


_MARKS = {
    Confidence.SOURCED: "",
    Confidence.LAW_KNOWN: "出典未確認（条文未照合）",
    Confidence.UNSOURCED: "出典未確認",
}


@dataclass(frozen=True, slots=True)
class Law:
    """
    根拠となる法令の条。

    Attributes:
        name: 法令名（略称でなく正式名）。
        article: 条（「25条」「58条・110条」の形）。条を持たない根拠は空文字。
    """

    name: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.article}"


def law(name: str, *articles: int | str) -> Law:
    """
    根拠を短く書く。

    >>> str(law("国民健康保険法", 58, 110))
    '国民健康保険法58条・110条'
    >>> str(law("国民健康保険法施行規則", "13条1項"))
    '国民健康保険法施行規則13条1項'
    """
    return Law(
        name, "・".join(f"{article}条" if isinstance(article, int) else article for article in articles)
    )
