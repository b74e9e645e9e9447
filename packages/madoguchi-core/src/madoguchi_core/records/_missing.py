"""値が無いときの、無さの種類。『無い』を一つにまとめると、どこかで『いいえ』になる。"""

from enum import Enum


class Missing(Enum):
    """
    値が無い理由。どれも『いいえ』でも 0 でも空文字でもない。

    >>> Missing.NOT_SUPPLIED.title
    '町のデータに列がない'
    """

    NOT_SUPPLIED = "not_supplied"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return _TITLES[self]


_TITLES = {
    Missing.NOT_SUPPLIED: "町のデータに列がない",
    Missing.EMPTY: "空欄",
    Missing.UNKNOWN: "不明",
    Missing.NOT_ASKED: "未入力",
    Missing.NOT_APPLICABLE: "該当なし",
}
