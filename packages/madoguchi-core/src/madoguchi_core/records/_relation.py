"""世帯主との続柄。"""

import unicodedata
from typing import Annotated

from madoguchi_core.records._codes import RelationCode
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

_HEAD_WORD = "世帯主"
_KIN_LETTERS = frozenset("夫妻子父母祖孫兄弟姉妹叔伯甥姪曽縁養長次二三四五男女嫁婿養継")
_KIN_WORDS = ("同居", "未届", "事実上", "いとこ", "おい", "めい", "おじ", "おば", "使用人")


@record
class Relation:
    """
    世帯主との続柄。コードの列（続柄コード1〜4）と、表記（「子の妻」など）の両方を持つ。

    古いデータの表記には標準に無い言葉（祖父・孫など）もあるので、表記は自由な文字のまま。

    >>> Relation(codes=(RelationCode.CHILD, RelationCode.CHILD), text="子の子").is_head
    False
    """

    codes: Annotated[tuple[RelationCode, ...] | Missing, "続柄コード1〜4"] = Missing.NOT_SUPPLIED
    text: Annotated[str | Missing, "続柄表記"] = Missing.NOT_SUPPLIED

    @property
    def is_conflicting(self) -> bool:
        """
        コードは世帯主なのに表記は違う（またはその逆）か。

        >>> Relation(codes=(RelationCode.WIFE,), text="世帯主").is_conflicting
        True
        """
        if isinstance(self.codes, Missing) or isinstance(self.text, Missing):
            return False
        by_text = _is_head_word(self.text)
        return isinstance(by_text, bool) and (RelationCode.HEAD in self.codes) != by_text

    @property
    def is_head(self) -> bool | Missing:
        """
        世帯主か。コードが無ければ表記で答え、両方無いか食い違うときは ``Missing``。

        >>> Relation(text="世帯主").is_head
        True
        >>> Relation(codes=(RelationCode.WIFE,), text="世帯主").is_head is Missing.UNKNOWN
        True
        """
        if self.is_conflicting:
            return Missing.UNKNOWN
        if not isinstance(self.codes, Missing):
            return RelationCode.HEAD in self.codes
        if not isinstance(self.text, Missing):
            return _is_head_word(self.text)
        return self.text if self.codes is Missing.NOT_SUPPLIED else self.codes


def _is_head_word(text: str) -> bool | Missing:
    """表記が世帯主か。続柄の言葉と読めない表記（不詳・本人・記号）からは、世帯主でないとは言わない。"""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    if word == _HEAD_WORD:
        return True
    is_kin = any(letter in _KIN_LETTERS for letter in word) or any(part in word for part in _KIN_WORDS)
    return False if is_kin else Missing.UNKNOWN
