"""聞き取りの数え方: 答えの分かっている件を、それぞれの尋ね方（_manners）で最後まで進め、質問の数を比べる。"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.interview._manners import Manner, lines_in
from madoguchi_core.interview._next_screen import next_screen
from madoguchi_core.interview._priors import Priors
from madoguchi_core.interview._screen import Asked, Line, Screen
from madoguchi_core.procedures import Catalogue, Plan
from madoguchi_core.records import Missing
from madoguchi_core.rules import Among, Fact, Facts, Held, Origin, OriginKind, Span

_ANSWER = Origin(OriginKind.ANSWER)


@dataclass(frozen=True, slots=True)
class Played:
    """
    最後まで尋ねた結果。

    Attributes:
        lines: 尋ねた質問。同じ質問を一度に何人について尋ねても、一つ。
        asked: 答えた欄。だれについての、どの事実か。
        screens: 画面の数。
        facts: 人の鍵から、尋ね終わったときの事実への対応。
        plans: 人の鍵から、尋ね終わったときの判定への対応。
    """

    lines: tuple[Fact[Any], ...]
    asked: tuple[Asked, ...]
    screens: int
    facts: Mapping[str, Facts] = field(repr=False)
    plans: Mapping[str, Plan] = field(repr=False)

    @property
    def cost(self) -> int:
        """欄の手間の合計。人に尋ねるのは 1、書類を探してもらうのは 10。"""
        return sum(key.fact.cost for key in self.asked)


@dataclass(frozen=True, slots=True)
class Trial:
    """
    答えの分かっている件。

    Attributes:
        catalogue: 目録。
        judged: 人の鍵から事実への対応から、判定を作る関数。
        facts: 人の鍵から、尋ね始めるときに分かっていることへの対応。件そのものの鍵は空文字。
        truth: 尋ねれば返ってくる答え。無いものは「分からない」と答える。
        common: 届出に付く事実。答えは全員の判定に使う。
        priors: 町の実績。聞き取りだけが使う。
        order: 画面の中で並べる順。聞き取りだけが使う。
    """

    catalogue: Catalogue
    judged: Callable[[Mapping[str, Facts]], Mapping[str, Plan]]
    facts: Mapping[str, Facts] = field(repr=False)
    truth: Mapping[Asked, object] = field(repr=False)
    common: AbstractSet[Fact[Any]] = frozenset()
    priors: Priors = field(default_factory=Priors)
    order: Sequence[Fact[Any]] = ()

    def play(self, manner: Manner) -> Played:
        """尋ね終わるまで進める。"""
        facts, put, asked, screens = self.facts, list[Fact[Any]](), list[Asked](), 0
        plans = self.judged(facts)
        while lines := self._next_lines(manner, plans):
            answers: dict[Asked, object] = {}
            for line in lines:
                keys = [Asked(box.who, line.fact) for box in line.boxes if line.is_open(box.who, answers)]
                answers |= {key: self.truth.get(key, Missing.UNKNOWN) for key in keys}
                put += [line.fact] if keys else []
            screens += 1
            asked += answers
            facts = self.told(facts, {key: Held(value, _ANSWER) for key, value in answers.items()})
            plans = self.judged(facts)
        return Played(tuple(put), tuple(asked), screens, facts, plans)

    def _next_lines(self, manner: Manner, plans: Mapping[str, Plan]) -> Sequence[Line]:
        if manner is not Manner.SCREENS:
            return lines_in(manner, self.catalogue, plans, self.common)
        screen = next_screen(self.catalogue, plans, priors=self.priors, common=self.common, order=self.order)
        return screen.lines if isinstance(screen, Screen) else []

    def told(self, facts: Mapping[str, Facts], answers: Mapping[Asked, Held]) -> Mapping[str, Facts]:
        """答えを足した事実。届出に付くものは、全員に足す。"""
        return {
            who: held.updated(
                {
                    key.fact: _overlaid(held[key.fact], answer)
                    for key, answer in answers.items()
                    if key.who == who or key.fact in self.common
                }
            )
            for who, held in facts.items()
        }

    def needed(self, played: Played) -> int:
        """
        後から見て、無くてはならなかった欄の数。

        後に尋ねたものから一つずつ、答えを忘れても結論と期限が変わらなければ外す。どんなに順がよくても、
        この組のほかの質問をすべて尋ねたうえで省けるものは無い。
        """
        facts, left = played.facts, len(played.asked)
        goal = ends(played.plans)
        for key in reversed(played.asked):
            start = self.facts[key.who]
            without = self.told(facts, {key: start[key.fact]})
            if ends(self.judged(without)) == goal:
                facts, left = without, left - 1
        return left


def _overlaid(before: Held, answer: Held) -> Held:
    """「分からない」という答えは、台帳で途中まで分かっていることを消さない。"""
    is_partial = isinstance(before.value, (Among, Span))
    return Held(before.value, answer.origin) if is_partial and isinstance(answer.value, Missing) else answer


def ends(plans: Mapping[str, Plan]) -> dict[tuple[str, str], tuple[object, ...]]:
    """ご家族に見せる手続きごとの、結論と、要るものの期限の日。"""
    return {
        (who, decision.procedure.id): (
            decision.outcome,
            decision.explanation.truth,
            decision.due.on if decision.explanation.truth else None,
        )
        for who, plan in plans.items()
        for decision in plan.decisions
        if not decision.procedure.is_staff_only
    }
