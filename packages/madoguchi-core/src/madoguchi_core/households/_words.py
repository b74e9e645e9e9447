"""続柄の標準の言葉と、つなぎ方。ここに無いもの: 誰と誰がどういう間柄か（``_graph``）。"""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from madoguchi_core.errors import InvalidValue
from madoguchi_core.records import Missing, Relation, RelationCode, Sex

MAX_WORDS = 4
_CHILD_AND_SPOUSE = re.compile(r"子\(([^()]+)\)")


class Word(Enum):
    """
    続柄の言葉ひとつ。標準の16語で、孫・祖父・長男・養子などは無い（住民記録システム標準仕様書 1.1.11）。

    >>> Word.WIFE.title, Word.WIFE.code.code
    ('妻', '12')
    """

    HEAD = "世帯主"
    HUSBAND = "夫"
    WIFE = "妻"
    HUSBAND_UNREGISTERED = "夫（未届）"
    WIFE_UNREGISTERED = "妻（未届）"
    CHILD = "子"
    CHILD_AND_HUSBAND = "子（子の夫）"
    CHILD_AND_WIFE = "子（子の妻）"
    FATHER = "父"
    MOTHER = "母"
    OLDER_BROTHER = "兄"
    OLDER_SISTER = "姉"
    YOUNGER_BROTHER = "弟"
    YOUNGER_SISTER = "妹"
    RELATED_PERSON = "縁故者"
    LODGER = "同居人"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return self.value

    @property
    def code(self) -> RelationCode:
        """続柄コード。「子（子の夫）」と「子（子の妻）」は同じコードになる。"""
        return _CODES[self]

    @property
    def sex(self) -> Sex | Missing:
        """この言葉で呼ばれる人の性別。言葉から分からなければ ``Missing.NOT_APPLICABLE``。"""
        return _SEXES.get(self, Missing.NOT_APPLICABLE)

    @property
    def is_joinable(self) -> bool:
        """「の」でつなげる家族の言葉か。"""
        return self not in LONE_WORDS


Words = tuple[Word, ...]
LONE_WORDS = frozenset({Word.HEAD, Word.RELATED_PERSON, Word.LODGER})
SPOUSE_WORDS = frozenset({Word.HUSBAND, Word.WIFE, Word.HUSBAND_UNREGISTERED, Word.WIFE_UNREGISTERED})
CHILD_WORDS = frozenset({Word.CHILD, Word.CHILD_AND_HUSBAND, Word.CHILD_AND_WIFE})
_CODES = {
    Word.HEAD: RelationCode.HEAD,
    Word.HUSBAND: RelationCode.HUSBAND,
    Word.WIFE: RelationCode.WIFE,
    Word.HUSBAND_UNREGISTERED: RelationCode.HUSBAND_UNREGISTERED,
    Word.WIFE_UNREGISTERED: RelationCode.WIFE_UNREGISTERED,
    Word.CHILD: RelationCode.CHILD,
    Word.CHILD_AND_HUSBAND: RelationCode.CHILD_OF,
    Word.CHILD_AND_WIFE: RelationCode.CHILD_OF,
    Word.FATHER: RelationCode.FATHER,
    Word.MOTHER: RelationCode.MOTHER,
    Word.OLDER_BROTHER: RelationCode.OLDER_BROTHER,
    Word.OLDER_SISTER: RelationCode.OLDER_SISTER,
    Word.YOUNGER_BROTHER: RelationCode.YOUNGER_BROTHER,
    Word.YOUNGER_SISTER: RelationCode.YOUNGER_SISTER,
    Word.RELATED_PERSON: RelationCode.RELATED_PERSON,
    Word.LODGER: RelationCode.LODGER,
}
_BY_CODE: dict[RelationCode, Word] = {
    code: word for word, code in _CODES.items() if code is not RelationCode.CHILD_OF
}
_BY_SPOUSE = {"子の夫": Word.CHILD_AND_HUSBAND, "子の妻": Word.CHILD_AND_WIFE}
_MALE = (Word.HUSBAND, Word.HUSBAND_UNREGISTERED, Word.CHILD_AND_HUSBAND)
_FEMALE = (Word.WIFE, Word.WIFE_UNREGISTERED, Word.CHILD_AND_WIFE)
_SEXES: dict[Word, Sex] = {
    **dict.fromkeys((*_MALE, Word.FATHER, Word.OLDER_BROTHER, Word.YOUNGER_BROTHER), Sex.MALE),
    **dict.fromkeys((*_FEMALE, Word.MOTHER, Word.OLDER_SISTER, Word.YOUNGER_SISTER), Sex.FEMALE),
}
RANKS = {word: at for at, word in enumerate(Word)}


@lru_cache(maxsize=4096)
def read_words(relation: Relation) -> Words | Missing:
    """
    続柄を、標準の言葉の並びとして読む。古い表記（長男・孫など）も、標準の言葉に直して読む。

    Args:
        relation: 台帳の続柄。

    Returns:
        言葉の並び。コードと表記が食い違うとき、読めない表記のとき、無いときは ``Missing``。

    >>> [word.title for word in read_words(Relation(text="孫"))]
    ['子', '子']
    >>> read_words(Relation(text="祖父")) is Missing.UNKNOWN
    True
    """
    codes = relation.words
    if isinstance(codes, Missing):
        return codes
    if RelationCode.CHILD_OF not in codes:
        return tuple(_BY_CODE[code] for code in codes)
    if isinstance(relation.text, Missing):
        return Missing.UNKNOWN
    written = iter(_CHILD_AND_SPOUSE.findall(unicodedata.normalize("NFKC", relation.text)))
    found = [_BY_SPOUSE.get(next(written, "")) if c is RelationCode.CHILD_OF else _BY_CODE[c] for c in codes]
    known = tuple(word for word in found if word is not None)
    return known if len(known) == len(found) else Missing.UNKNOWN


def parse_words(text: str) -> Words:
    """
    職員や文書が書いた続柄を、標準の言葉の並びにする。

    Args:
        text: 続柄の表記。

    Raises:
        InvalidValue: 標準の言葉で書かれていないとき（MDG289）。

    >>> parse_words("妻の母") == (Word.WIFE, Word.MOTHER)
    True
    """
    found = read_words(Relation(text=text))
    if isinstance(found, Missing):
        raise InvalidValue(
            "MDG289",
            "続柄として読めない言葉です",
            hint="標準の言葉を「の」で四つまでつないでください（孫は子の子）",
        )
    return found


def join_words(steps: Sequence[Word]) -> Words:
    """
    たどった言葉を続柄にする。四つを超えるときは縁故者（住民記録システム標準仕様書 1.1.11）。

    >>> words_text(join_words([Word.HUSBAND, Word.MOTHER]))
    '夫の母'
    >>> words_text(join_words([Word.CHILD] * 5))
    '縁故者'
    """
    return tuple(steps) if len(steps) <= MAX_WORDS else (Word.RELATED_PERSON,)


def words_text(words: Words) -> str:
    """
    言葉を「の」でつないだ表記。

    >>> words_text((Word.CHILD, Word.WIFE))
    '子の妻'
    """
    return "の".join(word.value for word in words)


@lru_cache(maxsize=1024)
def as_relation(words: Words) -> Relation:
    """
    言葉の並びを、台帳の続柄（コードと表記）にする。

    >>> as_relation((Word.CHILD, Word.WIFE)).text
    '子の妻'
    """
    return Relation(codes=tuple(word.code for word in words), text=words_text(words))


def words_order(words: Words) -> tuple[int, ...]:
    """言葉を選択肢に並べる順。短いもの、記載順位の上のものが先。"""
    return (len(words), *(RANKS[word] for word in words))
