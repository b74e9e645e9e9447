"""世帯主との続柄。"""

from typing import Annotated

from madoguchi_core.records._codes import RelationCode
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

_HEAD_WORD = "世帯主"


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
        return (RelationCode.HEAD in self.codes) != (self.text == _HEAD_WORD)

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
            return self.text == _HEAD_WORD
        return self.text if self.codes is Missing.NOT_SUPPLIED else self.codes
