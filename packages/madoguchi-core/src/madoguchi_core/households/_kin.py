"""間柄の事実ひとつ。台帳の続柄も、戸籍で確かめたことも、職員の答えも、同じこの形で渡す。"""

from typing import Annotated

from madoguchi_core.households._words import Word, parse_words
from madoguchi_core.records import record


@record
class Kin:
    """
    ある人から見た、ほかの人の続柄。``repr`` に中身は出ない。

    >>> Kin(viewer="1", member="3", words=(Word.CHILD,))
    Kin(…)
    """

    viewer: Annotated[str, "見る人の宛名番号"]
    member: Annotated[str, "見られる人の宛名番号"]
    words: Annotated[tuple[Word, ...], "続柄の言葉"]
    holds: Annotated[bool, "その間柄であるか（False は、その間柄でないと確かめたこと）"] = True


def kin(viewer: str, member: str, relation: str) -> Kin:
    """
    「*viewer* から見て *member* は *relation*」という、確かめた事実。

    Args:
        viewer: 見る人の宛名番号。
        member: 見られる人の宛名番号。
        relation: 続柄の表記。

    Raises:
        InvalidValue: 続柄が標準の言葉でないとき（MDG289）。

    >>> kin("1", "3", "子の妻").words == (Word.CHILD, Word.WIFE)
    True
    """
    return Kin(viewer=viewer, member=member, words=parse_words(relation))


def not_kin(viewer: str, member: str, relation: str) -> Kin:
    """
    「*viewer* から見て *member* は *relation* ではない」という、確かめた事実（子でない、配偶者でない）。

    >>> not_kin("2", "3", "子").holds
    False
    """
    return Kin(viewer=viewer, member=member, words=parse_words(relation), holds=False)
