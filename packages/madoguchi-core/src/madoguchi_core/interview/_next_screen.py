"""
次の画面を組む純関数。何人分の判定でも、一つの画面にまとめる。

画面の質問は、同じ画面のほかの質問に何と答えられても要るものだけにする。答えしだいで要る質問は、上の質問に
続けて置くか、次の画面に回す。だから、一度に尋ねても、一つずつ尋ねるより多くは尋ねない。
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from madoguchi_core.interview._inquire import inquire_within, outlook_of
from madoguchi_core.interview._outlook import Outlook
from madoguchi_core.interview._priors import Priors, options_of
from madoguchi_core.interview._proof import prove
from madoguchi_core.interview._question import Inquiry, Question
from madoguchi_core.interview._scorer import Scorer
from madoguchi_core.interview._screen import Box, Done, Line, Screen
from madoguchi_core.procedures import Catalogue, Plan
from madoguchi_core.rules import Fact, Topic

MOST_LINES = 8
"""一つの画面の行の数。窓口の画面と、紙一枚に収まる数。"""


def next_screen(
    catalogue: Catalogue,
    plans: Mapping[str, Plan],
    *,
    priors: Priors | None = None,
    most_lines: int = MOST_LINES,
) -> Screen | Done:
    """
    次にご家族に見せる画面。尋ね終わったら、そのわけ。

    答えを事実に足して判定し直し、もう一度呼ぶ。「分からない」は ``Missing.UNKNOWN`` として足す。

    Args:
        catalogue: 判定に使った目録。
        plans: 人の鍵から判定への対応。件そのものの判定の鍵は空文字。
        priors: 町の実績。
        most_lines: 一つの画面の行の数。
    """
    talks = [_Talk.of(who, catalogue, plan, priors or Priors()) for who, plan in plans.items()]
    is_for_day = not any(talk.inquiry.questions for talk in talks)
    offers = [
        _Offer(talk, question)
        for talk in talks
        for question in (talk.inquiry.day_questions if is_for_day else talk.inquiry.questions)
    ]
    if not offers:
        return Done(tuple(proof for talk in talks for proof in prove(talk.who, talk.plan, talk.inquiry)))
    topic, needs_documents = _place_to_start(offers)
    near = [item for item in offers if item.is_at(topic, needs_documents=needs_documents)]
    page = _Page(talks, most_lines)
    for offer in sorted(near, key=lambda item: (-item.score, item.fact.name)):
        page.add(offer)
    page.follow_up(topic)
    return Screen(topic, tuple(page.in_order()), is_for_day, needs_documents)


@dataclass(frozen=True, slots=True)
class _Talk:
    """一人分。"""

    who: str
    plan: Plan
    outlook: Outlook
    inquiry: Inquiry
    scorer: Scorer

    @classmethod
    def of(cls, who: str, catalogue: Catalogue, plan: Plan, priors: Priors) -> "_Talk":
        outlook = outlook_of(catalogue, plan)
        # 値打ちは、画面に置くかもしれない質問だけについて求める
        return cls(who, plan, outlook, inquire_within(outlook, plan), Scorer(outlook, priors))

    def box(self, fact: Fact[Any], answers: tuple[object, ...] = ()) -> Box:
        return Box(self.who, tuple(options_of(fact, self.plan.facts[fact])), answers)

    def answers_that_need(
        self, fact: Fact[Any], above: Fact[Any], others: frozenset[Fact[Any]]
    ) -> tuple[object, ...]:
        """*above* がどの答えなら、*others* の答えによらず *fact* を尋ねることになるか。"""
        needed = []
        for answer in options_of(above, self.plan.facts[above]):
            branch = self.outlook.after(above, answer)
            if not branch.premises.gate(fact).waits_on and any(
                fact in (wanted := branch.wanted(decision)) and wanted.isdisjoint(others)
                for decision in self.outlook.touching.get(fact, ())
            ):
                needed.append(answer)
        return tuple(needed)


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

    def is_at(self, topic: Topic, *, needs_documents: bool) -> bool:
        return self.fact.topic is topic and self.fact.needs_document == needs_documents


def _place_to_start(offers: Sequence[_Offer]) -> tuple[Topic, bool]:
    """
    話のまとまりの順に進む。ただし、ほかの話の答えしだいで尋ねずに済む質問があれば、その話を後にする。

    書類を探してもらうことは、その話の最後にまとめる。
    """
    by_topic: dict[Topic, list[_Offer]] = {topic: [] for topic in Topic}
    for offer in offers:
        by_topic[offer.fact.topic].append(offer)
    topics = [topic for topic, found in by_topic.items() if found]
    topic = next((one for one in topics if not _may_be_spared(one, by_topic)), topics[0])
    return topic, all(item.fact.needs_document for item in by_topic[topic])


def _may_be_spared(topic: Topic, by_topic: Mapping[Topic, Sequence[_Offer]]) -> bool:
    here = frozenset(offer.fact for offer in by_topic[topic])
    return any(
        offer.talk.scorer.may_spare(offer.fact, here)
        for other, found in by_topic.items()
        if other is not topic
        for offer in found
    )


class _Page:
    """組みかけの画面。"""

    __slots__ = ("_lines", "_most", "_placed", "_talks")

    def __init__(self, talks: Sequence[_Talk], most_lines: int) -> None:
        self._talks = {talk.who: talk for talk in talks}
        self._most = most_lines
        self._lines: dict[Fact[Any], Line] = {}
        self._placed: dict[str, frozenset[Fact[Any]]] = {talk.who: frozenset() for talk in talks}

    def add(self, offer: _Offer) -> None:
        """画面のほかの質問に何と答えられても要るなら、置く。"""
        talk, fact = offer.talk, offer.fact
        placed = self._placed[talk.who]
        is_needed = offer.question.is_for_day or talk.outlook.is_needed_whatever(fact, placed)
        if is_needed or not placed:
            self._put(talk, fact, talk.box(fact), None)

    def follow_up(self, topic: Topic) -> None:
        """答えしだいで要る質問を、上の質問に続ける。"""
        for talk in self._talks.values():
            ready = dict.fromkeys(question.fact for question in talk.inquiry.questions)
            for fact in (*ready, *(question.fact for question in talk.inquiry.later)):
                if fact.topic is topic and not fact.needs_document and fact not in self._placed[talk.who]:
                    self._follow(talk, fact, is_ready=fact in ready)

    def _follow(self, talk: _Talk, fact: Fact[Any], *, is_ready: bool) -> None:
        placed = self._placed[talk.who]
        near = placed & talk.outlook.wanted_with(fact)
        for above in [
            line.fact for line in self._lines.values() if line.follows is None and line.fact in near
        ]:
            answers = talk.answers_that_need(fact, above, placed - {above, fact})
            if is_ready and len(answers) == len(options_of(above, talk.plan.facts[above])) > 0:
                self._put(talk, fact, talk.box(fact), None)  # 何と答えられても要る
            elif answers:
                self._put(talk, fact, talk.box(fact, answers), above)
            if answers:
                return

    def _put(self, talk: _Talk, fact: Fact[Any], box: Box, above: Fact[Any] | None) -> None:
        line = self._lines.get(fact)
        if line is None and len(self._lines) < self._most:
            line = self._lines[fact] = Line(fact, (), above)
        if line is not None and line.follows is above:
            self._lines[fact] = replace(line, boxes=(*line.boxes, box))
            self._placed[talk.who] |= {fact}

    def in_order(self) -> Iterator[Line]:
        """続く質問を、上の質問のすぐ下に。"""
        for line in self._lines.values():
            if line.follows is None:
                yield line
                yield from (after for after in self._lines.values() if after.follows is line.fact)
