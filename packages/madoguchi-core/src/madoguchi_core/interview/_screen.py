"""一度に尋ねる質問のまとまり（画面）と、尋ね終わったこと。どう組むか（_next_screen）はここに無い。"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from madoguchi_core.procedures import Outcome
from madoguchi_core.rules import Fact, Parameter, Topic

CASE = ""
"""だれのことでもない、件そのもの（死亡では、亡くなった方のこと）。"""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    だれについて、何を尋ねるか。

    Attributes:
        who: 人の鍵（呼び出す側が決める）。件そのものなら空。
        fact: 尋ねる事実。
    """

    who: str = field(repr=False)
    fact: Fact[Any]


@dataclass(frozen=True, slots=True)
class Box:
    """
    答える欄ひとつ。

    Attributes:
        who: 人の鍵。件そのものなら空。
        options: 選べる答え。日付や数では空。「分からない」は、どの欄にもある。
        answers: 続く質問では、上の質問へのこの人の答えがこのどれかのときだけ尋ねる。続く質問でなければ空。
    """

    who: str = field(repr=False)
    options: tuple[object, ...]
    answers: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """
    画面の一行。同じ質問を何人かに尋ねるときは、人ごとに欄がある。

    Attributes:
        fact: 尋ねる事実。
        boxes: 人ごとの欄。
        follows: 続く質問では、すぐ上に置いた質問の事実。続く質問でなければ None。
    """

    fact: Fact[Any]
    boxes: tuple[Box, ...]
    follows: Fact[Any] | None = None

    def is_open(self, who: str, answers: Mapping[Asked, object]) -> bool:
        """その人の、この画面のここまでの答えのとき、この行を尋ねるか。"""
        box = next((box for box in self.boxes if box.who == who), None)
        if box is None or self.follows is None:
            return box is not None
        # 上の質問が届出に付く事実なら、答えは件そのものの欄にある
        above = answers.get(Asked(who, self.follows), answers.get(Asked(CASE, self.follows)))
        return above in box.answers

    def with_box(self, box: Box) -> "Line":
        """欄を足した行。その人の欄がもうあれば、どちらの答えで要るときも尋ねる。"""
        same = next((one for one in self.boxes if one.who == box.who), None)
        if same is None:
            return replace(self, boxes=(*self.boxes, box))
        answers = tuple(dict.fromkeys((*same.answers, *box.answers)))
        wider = replace(same, answers=answers)
        return replace(self, boxes=tuple(wider if one is same else one for one in self.boxes))


@dataclass(frozen=True, slots=True)
class Screen:
    """
    一度に答えてもらう質問。

    二つ以上の行があるとき、続く質問でない行は、ほかに何と答えられても要る。

    Attributes:
        topic: 話のまとまり。
        lines: 質問。続く質問は、上の質問のすぐ下にある。
        is_for_day: 結論でなく、期限の日を言うためだけに尋ねるか。
        needs_documents: 答えるのに、書類を探してもらうか。
    """

    topic: Topic
    lines: tuple[Line, ...]
    is_for_day: bool = False
    needs_documents: bool = False


class LeftWhy(StrEnum):
    """尋ね終わっても、まだ分からないわけ。"""

    LOOKUP = "台帳の担当に照会する"
    LATER = "台帳の答えが出てから、窓口でうかがう"
    ASKED = "うかがったが、分からなかった"
    CLOSED = "うかがう前提に当てはまらない"


@dataclass(frozen=True, slots=True)
class Left:
    """
    まだ分からないこと。

    Attributes:
        fact: 事実。
        why: わけ。
    """

    fact: Fact[Any]
    why: LeftWhy


@dataclass(frozen=True, slots=True)
class Proof:
    """
    手続きひとつについて、もう尋ねなくてよいわけ。

    Attributes:
        who: 人の鍵。件そのものなら空。
        procedure_id: 手続きの id。
        outcome: 今の結論。
        truth: 条件の真偽。真か偽なら、尋ねていない事実が何であっても変わらない。
        left: 真偽がこれだけで決まる、まだ分からない事実。*truth* が真か偽なら空。
        unset: 真偽を決める、町がまだ決めていない値。
    """

    who: str = field(repr=False)
    procedure_id: str
    outcome: Outcome
    truth: bool | None
    left: tuple[Left, ...] = ()
    unset: tuple[Parameter[Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """
    尋ね終わったこと。

    Attributes:
        proofs: 手続きごとの、もう尋ねなくてよいわけ。
    """

    proofs: tuple[Proof, ...]

    @property
    def settled(self) -> tuple[Proof, ...]:
        """結論が決まったもの。"""
        return tuple(proof for proof in self.proofs if proof.truth is not None)

    @property
    def waiting(self) -> tuple[Proof, ...]:
        """照会・町の値・窓口の確認を待つもの。"""
        return tuple(proof for proof in self.proofs if proof.truth is None)
