"""職員に聞くこと。決められない所は、推し量らずに、あり得る答えを添えた問いにする。"""

from enum import Enum
from typing import Annotated

from madoguchi_core.households._words import Word, words_text
from madoguchi_core.records import Missing, record


class QuestionKind(Enum):
    """
    問いの種類。

    >>> QuestionKind.HEAD.title
    '世帯主'
    """

    HEAD = "head"
    RELATION = "relation"
    DOCUMENT = "document"

    @property
    def title(self) -> str:
        """画面や紙に出す日本語。"""
        return {"head": "世帯主", "relation": "続柄", "document": "続柄を証する文書"}[self.value]


@record
class Question:
    """
    職員に聞くことひとつ。答えは、世帯主なら異動の ``head``、続柄なら :func:`kin` にして渡し直す。

    問いの文（``text``）には、人の名も番号も書かない。

    >>> asked = Question(
    ...     kind=QuestionKind.RELATION,
    ...     household="10",
    ...     viewer="1",
    ...     member="2",
    ...     choices=((Word.MOTHER,), (Word.FATHER, Word.WIFE)),
    ...     text="もとの続柄が「妻」の人は、新しい世帯主から見て、どれですか",
    ... )
    >>> asked.answers
    ('母', '父の妻')
    """

    kind: Annotated[QuestionKind, "種類"]
    household: Annotated[str, "世帯番号"]
    text: Annotated[str, "問いの文"]
    viewer: Annotated[str | Missing, "見る人（世帯主）の宛名番号"] = Missing.NOT_APPLICABLE
    member: Annotated[str | Missing, "聞かれている人の宛名番号"] = Missing.NOT_APPLICABLE
    choices: Annotated[tuple[tuple[Word, ...], ...], "あり得る続柄。空なら、標準の言葉のどれでも"] = ()
    candidates: Annotated[tuple[str, ...], "世帯主になれる人の宛名番号"] = ()
    notify: Annotated[str | Missing, "世帯主変更の依頼を送る人の宛名番号"] = Missing.NOT_APPLICABLE

    @property
    def answers(self) -> tuple[str, ...]:
        """あり得る続柄の表記。"""
        return tuple(words_text(words) for words in self.choices)
