"""世帯主との続柄。"""

import re
import unicodedata
from functools import lru_cache
from typing import Annotated

from madoguchi_core.records._codes import RelationCode
from madoguchi_core.records._missing import Missing
from madoguchi_core.records._record import record

_HEAD_WORD = "世帯主"
_KIN_LETTERS = frozenset("夫妻子父母祖孫兄弟姉妹叔伯甥姪曽縁養長次二三四五男女嫁婿養継")
MAX_RELATION_WORDS = 4
_FAMILY_WORDS = {
    "夫": RelationCode.HUSBAND,
    "妻": RelationCode.WIFE,
    "夫(未届)": RelationCode.HUSBAND_UNREGISTERED,
    "妻(未届)": RelationCode.WIFE_UNREGISTERED,
    "子": RelationCode.CHILD,
    "父": RelationCode.FATHER,
    "母": RelationCode.MOTHER,
    "兄": RelationCode.OLDER_BROTHER,
    "弟": RelationCode.YOUNGER_BROTHER,
    "姉": RelationCode.OLDER_SISTER,
    "妹": RelationCode.YOUNGER_SISTER,
}
_LONE_WORDS = {
    _HEAD_WORD: RelationCode.HEAD,
    "縁故者": RelationCode.RELATED_PERSON,
    "同居人": RelationCode.LODGER,
}
_OLD_CHILD = re.compile("[長一二三四五六七八九十]+[男女]|養子|養女")
_CHILD_AND_SPOUSE = re.compile(r"子\([^()]+\)")
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

    @property
    def words(self) -> tuple[RelationCode, ...] | Missing:
        """
        続柄の言葉の並び（子の妻なら、子・妻）。コードと表記が合わないときと、読めない表記は ``Missing``。

        続柄コード1の列しか無い表では「子の子」のコードも「子」だけになるので、表記が続きを持てば表記を採る。

        >>> [word.title for word in Relation(text="子の妻").words]
        ['子', '妻']
        >>> Relation(codes=(RelationCode.CHILD,), text="妻").words is Missing.UNKNOWN
        True
        """
        if isinstance(self.text, Missing):
            return self.text if self.codes is Missing.NOT_SUPPLIED else self.codes
        by_text = parse_relation(self.text)
        if by_text is None:
            return Missing.UNKNOWN
        if isinstance(self.codes, Missing):
            return by_text
        return by_text if by_text[: len(self.codes)] == self.codes else Missing.UNKNOWN


@lru_cache(maxsize=1024)
def parse_relation(text: str) -> tuple[RelationCode, ...] | None:
    """
    続柄の表記を、標準の言葉の並びにする。つなげるのは家族の言葉だけで、四つまで（住民記録システム標準仕様書 1.1.11）。

    古い表記の「長男」「二女」「養子」は子、「孫」は子の子と読む。

    Args:
        text: 続柄の表記。

    Returns:
        言葉の並び。標準の言葉で書かれていなければ None。

    >>> parse_relation("子の子") == (RelationCode.CHILD, RelationCode.CHILD)
    True
    >>> parse_relation("同居人の子") is None
    True
    """
    word = "".join(unicodedata.normalize("NFKC", text).split())
    if word in _LONE_WORDS:
        return (_LONE_WORDS[word],)
    found: list[RelationCode] = []
    for part in _parts(word):
        if part == "孫":
            found += [RelationCode.CHILD, RelationCode.CHILD]
        elif (code := _family_word(part)) is None:
            return None
        else:
            found.append(code)
    return tuple(found) if len(found) <= MAX_RELATION_WORDS else None


def _parts(word: str) -> list[str]:
    """「の」で分ける。「子（子の夫）」は婿養子などの一つの言葉なので、括弧の中では分けない。"""
    plain = word.replace("未届の妻", "妻(未届)").replace("未届の夫", "夫(未届)")
    return re.split(r"の(?![^()]*\))", plain)


def _family_word(part: str) -> RelationCode | None:
    if _CHILD_AND_SPOUSE.fullmatch(part):
        return RelationCode.CHILD_OF
    return RelationCode.CHILD if _OLD_CHILD.fullmatch(part) else _FAMILY_WORDS.get(part)


def _is_head_word(text: str) -> bool | Missing:
    """表記が世帯主か。続柄の言葉と読めない表記（不詳・本人・記号）からは、世帯主でないとは言わない。"""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    if word == _HEAD_WORD:
        return True
    is_kin = any(letter in _KIN_LETTERS for letter in word) or any(part in word for part in _KIN_WORDS)
    return False if is_kin else Missing.UNKNOWN
