"""尋ねることの形。どれをいつ尋ねるか（_inquire）はここに無い。"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from madoguchi_core.rules import Fact, Holder, Parameter, Topic, Value


@dataclass(frozen=True, slots=True)
class Opening:
    """
    答えひとつで、手続きがどう動くか。

    Attributes:
        procedure_id: 手続きの id。
        answers: その手続きが要ることになり得る答え。日付や数のように並べられない事実では空。
        is_settled: どの答えでも、その手続きの結論が決まるか。偽なら、ほかにも確かめることがある。
    """

    procedure_id: str
    answers: tuple[object, ...]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Question:
    """
    尋ねることひとつ。

    Attributes:
        fact: 尋ねる事実。
        text: ご家族への尋ね方。空なら、ご家族でなく台帳の担当に聞く。
        holder: だれが答えられるか。
        decides: この答えで結論（または期限の日）が変わり得る手続きの id。
        score: 先に尋ねると、ほかを尋ねずに済むようになる手間の見込み。大きいほど先。必ず尋ねることになる質問では 0。
            台帳に聞くことでは、待っている手続きの重さ。
        opens: この答えで結論が変わり得る手続きごとの、答えと結論。台帳に聞くことでは空。
        waits_for: これが真と分かってから尋ねる。None なら、もう尋ねてよい。
        waits_on: *waits_for* のうち、まだ分からない事実。
        is_for_day: 結論でなく、期限の日を言うためだけに要るか。
        is_unavoidable: ほかに何と答えられても、必ず尋ねることになるか。これを先に尋ねる。
    """

    fact: Fact[Any]
    text: str
    holder: Holder
    decides: tuple[str, ...]
    score: float
    opens: tuple[Opening, ...] = ()
    waits_for: Value[bool] | None = None
    waits_on: tuple[Fact[Any], ...] = ()
    is_for_day: bool = False
    is_unavoidable: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """
    まだ尋ねることの全部。同じ事実を、ご家族に二度尋ねない。

    Attributes:
        questions: ご家族に尋ねること。先に尋ねる順。空なら、ご家族に尋ねることはもう無い。
        lookups: 台帳の担当に聞くこと。ご家族にも尋ねるものは、両方にある。
        unanswerable: 尋ねたが分からなかったもの、尋ねる前提に当てはまらないもの。窓口の確認に回る。
        unset: 町がまだ決めていない値。尋ねても決まらない。
        later: 前提が分かってから、ご家族に尋ねること。
        day_questions: 必要と決まった手続きの期限の日を言うために、ご家族に尋ねる日。
    """

    questions: tuple[Question, ...] = ()
    lookups: tuple[Question, ...] = ()
    unanswerable: tuple[Fact[Any], ...] = ()
    unset: tuple[Parameter[Any], ...] = ()
    later: tuple[Question, ...] = ()
    day_questions: tuple[Question, ...] = ()

    @property
    def next_question(self) -> Question | None:
        """次にご家族に尋ねること。None なら、尋ねるのをやめてよい。"""
        return self.questions[0] if self.questions else None


def by_topic(questions: Iterable[Question]) -> tuple[tuple[Topic, tuple[Question, ...]], ...]:
    """話のまとまりごとの質問。まとまりは :class:`Topic` の順、中の順はそのまま。空のまとまりは無い。"""
    grouped: dict[Topic, list[Question]] = {}
    for question in questions:
        grouped.setdefault(question.fact.topic, []).append(question)
    return tuple((topic, tuple(grouped[topic])) for topic in Topic if topic in grouped)


def ranked(questions: Iterable[Question]) -> tuple[Question, ...]:
    """先に尋ねる順。必ず尋ねることになるものが先で、次に、省ける手間の見込みの大きいもの。"""
    return tuple(sorted(questions, key=lambda item: (not item.is_unavoidable, -item.score, item.fact.name)))
