"""
次の画面を組む純関数。何人分の判定でも、一つの画面にまとめる。

画面の質問は、ほかに何と答えられても必ず尋ねることになるものだけにする。答えしだいで要る質問は、上の質問に
続けて置くか、次の画面に回す。だから、まとめて尋ねても、要らない質問は増えない。
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from madoguchi_core.interview._inquire import inquire_within, outlook_of
from madoguchi_core.interview._outlook import Outlook
from madoguchi_core.interview._priors import Priors, options_of
from madoguchi_core.interview._proof import prove
from madoguchi_core.interview._question import Inquiry, Question
from madoguchi_core.interview._scorer import Scorer
from madoguchi_core.interview._screen import CASE, Box, Done, Line, Screen
from madoguchi_core.procedures import Catalogue, Plan
from madoguchi_core.rules import Fact, Topic

MOST_LINES = 8
"""一つの画面の行の数。窓口の画面と、紙一枚に収まる数。"""


def next_screen(
    catalogue: Catalogue,
    plans: Mapping[str, Plan],
    *,
    priors: Priors | None = None,
    common: AbstractSet[Fact[Any]] = frozenset(),
    order: Sequence[Fact[Any]] = (),
    most_lines: int = MOST_LINES,
) -> Screen | Done:
    """
    次にご家族に見せる画面。尋ね終わったら、そのわけ。

    答えを事実に足して判定し直し、もう一度呼ぶ。「分からない」は ``Missing.UNKNOWN`` として足す。

    Args:
        catalogue: 判定に使った目録。
        plans: 人の鍵から判定への対応。件そのものの判定の鍵は空文字。
        priors: 町の実績。
        common: 届出に付く事実。だれの判定に要っても、件そのものの欄で一度だけ尋ねる。
        order: 画面の中で並べる順（登録簿の ``facts_for`` など）。無い事実は、その後に名の順。
        most_lines: 一つの画面の行の数。
    """
    talks = [_Talk.of(who, catalogue, plan, priors or Priors(), common) for who, plan in plans.items()]
    is_for_day = not any(talk.inquiry.questions for talk in talks)
    offers = [
        _Offer(talk, question)
        for talk in talks
        for question in (talk.inquiry.day_questions if is_for_day else talk.inquiry.questions)
    ]
    if not offers:
        return Done(tuple(proof for talk in talks for proof in prove(talk.who, talk.plan, talk.inquiry)))
    urgency = _urgency(order)
    certain = offers if is_for_day else [offer for offer in offers if offer.question.is_unavoidable]
    # どれも、ほかの答えしだいで要らなくなり得るなら、いちばん手間の減る一つだけを先に尋ねる
    start = min(certain, key=urgency) if certain else _best(offers, urgency)
    page = _Page(talks, most_lines)
    chosen = certain or [offer for offer in offers if offer.fact is start.fact]
    for offer in sorted(chosen, key=urgency):
        if offer.is_near(start):
            page.add(offer)
    page.follow_up(start.fact)
    return Screen(start.fact.topic, tuple(page.in_order()), is_for_day, start.fact.needs_document)


Urgency = tuple[int, bool, int, str]


def _best(offers: "Sequence[_Offer]", urgency: "Callable[[_Offer], Urgency]") -> "_Offer":
    """いちばん手間の減る質問。同じ質問は一行で尋ねるので、だれについて減る手間も足す。"""
    scores: dict[Fact[Any], float] = {}
    for offer in offers:
        scores[offer.fact] = scores.get(offer.fact, 0.0) + offer.score
    return min(offers, key=lambda offer: (-scores[offer.fact], urgency(offer)))


def _urgency(order: Sequence[Fact[Any]]) -> "Callable[[_Offer], Urgency]":
    """話のまとまりの順。書類を探してもらうことは、その話の最後にまとめる。"""
    topics = list(Topic)
    places = {fact: place for place, fact in enumerate(order)}

    def urgency(offer: "_Offer") -> Urgency:
        fact = offer.fact
        return topics.index(fact.topic), fact.needs_document, places.get(fact, len(places)), fact.name

    return urgency


@dataclass(frozen=True, slots=True)
class _Talk:
    """一人分。"""

    who: str
    plan: Plan
    outlook: Outlook
    inquiry: Inquiry
    scorer: Scorer
    common: AbstractSet[Fact[Any]]

    @classmethod
    def of(
        cls, who: str, catalogue: Catalogue, plan: Plan, priors: Priors, common: AbstractSet[Fact[Any]]
    ) -> "_Talk":
        outlook = outlook_of(catalogue, plan)
        # 値打ちは、画面に置くかもしれない質問だけについて求める
        return cls(who, plan, outlook, inquire_within(outlook, plan), Scorer(outlook, priors), common)

    def box(self, fact: Fact[Any], answers: tuple[object, ...] = ()) -> Box:
        who = CASE if fact in self.common else self.who
        return Box(who, tuple(options_of(fact, self.plan.facts[fact])), answers)


@dataclass(frozen=True, slots=True)
class _Offer:
    """一人への質問ひとつ。"""

    talk: _Talk
    question: Question

    @property
    def fact(self) -> Fact[Any]:
        return self.question.fact

    @property
    def score(self) -> float:
        return self.talk.scorer.score(self.fact)

    def is_near(self, other: "_Offer") -> bool:
        """同じ画面に置けるか。"""
        one, two = self.fact, other.fact
        return one.topic is two.topic and one.needs_document == two.needs_document


class _Page:
    """組みかけの画面。"""

    __slots__ = ("_lines", "_most", "_placed", "_talks")

    def __init__(self, talks: Sequence[_Talk], most_lines: int) -> None:
        self._talks = {talk.who: talk for talk in talks}
        self._most = most_lines
        self._lines: dict[Fact[Any], Line] = {}
        self._placed: dict[str, frozenset[Fact[Any]]] = {talk.who: frozenset() for talk in talks}

    def add(self, offer: _Offer) -> None:
        """何と答えられても要る質問を置く。"""
        self._put(offer.talk, offer.fact, offer.talk.box(offer.fact), None)

    def follow_up(self, start: Fact[Any]) -> None:
        """答えしだいで要る質問を、上の質問に続ける。"""
        for talk in self._talks.values():
            for question in (*talk.inquiry.questions, *talk.inquiry.later):
                fact = question.fact
                is_near = fact.topic is start.topic and not fact.needs_document
                if is_near and fact not in self._placed[talk.who]:
                    self._follow(talk, fact)

    def _follow(self, talk: _Talk, fact: Fact[Any]) -> None:
        near = self._placed[talk.who] & talk.outlook.wanted_with(fact)
        for above in [
            line.fact for line in self._lines.values() if line.follows is None and line.fact in near
        ]:
            # 一度だけの欄は、だれか一人の答えには続けない
            answers = (
                ()
                if fact in talk.common and above not in talk.common
                else talk.outlook.answers_that_need(fact, above)
            )
            if answers:
                self._put(talk, fact, talk.box(fact, answers), above)
                return

    def _put(self, talk: _Talk, fact: Fact[Any], box: Box, above: Fact[Any] | None) -> None:
        line = self._lines.get(fact)
        if line is None and len(self._lines) < self._most:
            line = self._lines[fact] = Line(fact, (), above)
        if line is not None and line.follows is above:
            self._lines[fact] = line.with_box(box)
            for who in self._talks if fact in talk.common else (talk.who,):
                self._placed[who] |= {fact}

    def in_order(self) -> Iterator[Line]:
        """続く質問を、上の質問のすぐ下に。"""
        for line in self._lines.values():
            if line.follows is None:
                yield line
                yield from (after for after in self._lines.values() if after.follows is line.fact)
