"""
次に何を尋ねるか、いつ尋ねるのをやめるか。

決まっていない手続きの『残り』だけを見る。残りに現れない事実は、何と答えても結論が変わらないので尋ねない。
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from madoguchi_core.procedures import Catalogue, Decision, Plan
from madoguchi_core.records import Missing
from madoguchi_core.rules import Among, Fact, Facts, Held, Holder, Origin, OriginKind, Parameter

_SUPPOSED = Origin(OriginKind.NONE, "仮の答え")
_SETTLED = (Missing.UNKNOWN, Missing.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Question:
    """
    尋ねることひとつ。

    Attributes:
        fact: 尋ねる事実。
        text: ご家族への尋ね方。空なら、ご家族でなく台帳の担当に聞く。
        holder: だれが答えられるか。
        decides: この答えで結論が変わり得る手続きの id。
        score: 手間ひとつあたりに決まる手続きの数の見込み。大きいほど先。
    """

    fact: Fact[Any]
    text: str
    holder: Holder
    decides: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Inquiry:
    """
    まだ尋ねることの全部。

    Attributes:
        questions: ご家族に尋ねること。先に尋ねる順。空なら、ご家族に尋ねることはもう無い。
        lookups: 台帳の担当に聞くこと（ご家族には尋ねない）。
        unanswerable: 尋ねたが分からなかったもの。窓口の確認に回る。
        unset: 町がまだ決めていない値。尋ねても決まらない。
    """

    questions: tuple[Question, ...]
    lookups: tuple[Question, ...]
    unanswerable: tuple[Fact[Any], ...]
    unset: tuple[Parameter[Any], ...]

    @property
    def next_question(self) -> Question | None:
        """次にご家族に尋ねること。None なら、尋ねるのをやめてよい。"""
        return self.questions[0] if self.questions else None


@dataclass(frozen=True, slots=True)
class Priors:
    """
    答えの出やすさ。町の実績から作る。無い事実は、どの答えも同じとみなす。

    Attributes:
        weights: 事実から、答えごとの重み。
    """

    weights: Mapping[Fact[Any], Mapping[object, float]] = field(default_factory=dict)

    def answers(self, fact: Fact[Any], held: Held) -> list[tuple[object, float]]:
        """あり得る答えと、その割合。日付や数は選択肢に並べられないので空。"""
        options = _options(fact, held)
        weights = self.weights.get(fact, {})
        raw = [weights.get(option, 1.0 if not weights else 0.0) for option in options]
        whole = sum(raw)
        return (
            [(option, weight / whole) for option, weight in zip(options, raw, strict=True)] if whole else []
        )


def inquire(catalogue: Catalogue, plan: Plan, *, priors: Priors | None = None) -> Inquiry:
    """
    決まっていない手続きについて、尋ねることを順に並べる。

    Args:
        catalogue: 判定に使った目録。
        plan: 判定の結果。
        priors: 町の実績。

    Returns:
        尋ねること。``questions`` が空なら、何を尋ねても結論は変わらない。
    """
    unsure = [decision for decision in plan.decisions if decision.explanation.truth is None]
    candidates = {fact: _concerned(fact, unsure) for decision in unsure for fact in decision.unknown}
    scorer = _Scorer(catalogue, plan, priors or Priors())
    questions = sorted(
        (
            scorer.question(fact, concerned)
            for fact, concerned in candidates.items()
            if _may_ask(plan.facts, fact)
        ),
        key=lambda question: (-question.score, question.fact.name),
    )
    return Inquiry(
        questions=tuple(question for question in questions if question.text),
        lookups=tuple(question for question in questions if not question.text),
        unanswerable=tuple(fact for fact in candidates if not _may_ask(plan.facts, fact)),
        unset=tuple(dict.fromkeys(parameter for decision in unsure for parameter in decision.unset)),
    )


def _concerned(fact: Fact[Any], unsure: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(decision for decision in unsure if fact in frozenset(decision.unknown))


def _may_ask(facts: Facts, fact: Fact[Any]) -> bool:
    """『分からない』と答えた人に、同じことを二度尋ねない。台帳が不詳でも、人にはまだ尋ねていない。"""
    held = facts[fact]
    return not (held.value in _SETTLED and held.origin.kind in (OriginKind.ANSWER, OriginKind.STAFF))


@dataclass(frozen=True, slots=True)
class _Scorer:
    catalogue: Catalogue
    plan: Plan
    priors: Priors

    def question(self, fact: Fact[Any], concerned: Sequence[Decision]) -> Question:
        return Question(
            fact=fact,
            text=fact.question,
            holder=fact.holder,
            decides=tuple(decision.procedure.id for decision in concerned),
            # 台帳を引く手間は 0 なので割らない。台帳に聞くことは、別の並びになる
            score=self._expected(fact, concerned) / max(fact.cost, 1),
        )

    def _expected(self, fact: Fact[Any], concerned: Sequence[Decision]) -> float:
        answers = self.priors.answers(fact, self.plan.facts[fact])
        if not answers:
            return sum(1 / len(decision.unknown) for decision in concerned)
        return sum(weight * self._decided(fact, answer, concerned) for answer, weight in answers)

    def _decided(self, fact: Fact[Any], answer: object, concerned: Sequence[Decision]) -> int:
        supposed = self.plan.facts.updated({fact: Held(answer, _SUPPOSED)})
        program = self.catalogue.program
        slots = program.load(supposed, self.plan.parameters, self.plan.event_on)
        rules = (decision.procedure.required_when for decision in concerned)
        return sum(program.read(rule)(slots, None) is not None for rule in rules)


def _options(fact: Fact[Any], held: Held) -> list[object]:
    if isinstance(held.value, Among):
        return sorted(held.value.options, key=str)
    if fact.kind is bool:
        return [True, False]
    if issubclass(fact.kind, Enum):
        return list(fact.kind)
    return []
