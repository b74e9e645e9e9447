"""見通し: ご家族に尋ねることになり得る事実のすべてと、答えひとつで、それがどう減るか。"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.interview._premises import Premises
from madoguchi_core.interview._priors import Priors, options_of
from madoguchi_core.procedures import Decision
from madoguchi_core.rules import Fact, Held, Origin, OriginKind

Wanted = frozenset[Fact[Any]]
"""尋ねることになり得る事実。前提の事実と、その先の事実も含む。"""

_SUPPOSED = Origin(OriginKind.ANSWER)


@dataclass(frozen=True, slots=True)
class Branch:
    """
    答えひとつの先。

    Attributes:
        premises: その答えの後の、尋ねる前提。
    """

    premises: Premises
    _wanted: dict[str, Wanted] = field(default_factory=dict, repr=False)

    def wanted(self, decision: Decision) -> Wanted:
        """その手続きの結論のために、なお尋ねることになり得る事実。"""
        found = self._wanted.get(decision.procedure.id)
        if found is None:
            found = self._wanted[decision.procedure.id] = self.premises.wanted(decision)
        return found


@dataclass(frozen=True, slots=True)
class Outlook:
    """
    まだ決まっていない手続きの見通し。

    Attributes:
        premises: 今の、尋ねる前提。
        wanted: 手続きの id から、尋ねることになり得る事実への対応。
        touching: 事実から、それを尋ねることになり得る手続きへの対応。
    """

    premises: Premises
    wanted: Mapping[str, Wanted]
    touching: Mapping[Fact[Any], tuple[Decision, ...]] = field(repr=False)
    _branches: dict[tuple[Fact[Any], object], Branch] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, premises: Premises, unsure: Iterable[Decision]) -> "Outlook":
        """*unsure* のうち、ご家族に見せる手続きについて見通す。"""
        shown = [decision for decision in unsure if not decision.procedure.is_staff_only]
        wanted = {decision.procedure.id: premises.askable(decision.unknown) for decision in shown}
        touching: dict[Fact[Any], list[Decision]] = {}
        for decision in shown:
            for fact in wanted[decision.procedure.id]:
                touching.setdefault(fact, []).append(decision)
        return cls(premises, wanted, {fact: tuple(found) for fact, found in touching.items()})

    def after(self, fact: Fact[Any], answer: object) -> Branch:
        """*fact* の答えが *answer* のとき。"""
        found = self._branches.get((fact, answer))
        if found is None:
            found = Branch(self.premises.supposing({fact: Held(answer, _SUPPOSED)}))
            self._branches[fact, answer] = found
        return found

    def is_unavoidable(self, fact: Fact[Any]) -> bool:
        """ほかに何と答えられても、必ず尋ねることになるか。その手続きで、今すぐ尋ねられるのがこれだけのとき。"""
        return any(
            self.premises.is_only_ready(fact, self.wanted[decision.procedure.id])
            for decision in self.touching.get(fact, ())
        )

    def answers_that_need(self, fact: Fact[Any], above: Fact[Any]) -> tuple[object, ...]:
        """*above* がどの答えなら、ほかに何と答えられても *fact* を尋ねることになるか。"""
        return tuple(
            answer
            for answer in options_of(above, self.premises.facts[above])
            if any(
                (branch := self.after(above, answer)).premises.is_only_ready(fact, branch.wanted(decision))
                for decision in self.touching.get(fact, ())
            )
        )

    def wanted_with(self, fact: Fact[Any]) -> Wanted:
        """同じ手続きのために尋ねることになり得る事実。"""
        return frozenset().union(*(self.wanted[item.procedure.id] for item in self.touching.get(fact, ())))

    def bound_to(self, fact: Fact[Any]) -> Wanted:
        """*fact* の答えしだいで、尋ねずに済むかもしれない事実。ほかの手続きのためにも尋ねるものは入らない。"""
        touching = self.touching.get(fact, ())
        counts = Counter(other for decision in touching for other in self.wanted[decision.procedure.id])
        return frozenset(
            other
            for other, count in counts.items()
            if other is not fact and count == len(self.touching[other])
        )

    def saving(self, fact: Fact[Any], among: Wanted, priors: Priors) -> float:
        """*fact* を尋ねると、*among* のうちどれだけの手間を、尋ねずに済む見込みか。"""
        concerned = [
            decision
            for decision in self.touching.get(fact, ())
            if not among.isdisjoint(self.wanted[decision.procedure.id])
        ]
        if not concerned:
            return 0.0
        answers = priors.answers(fact, self.premises.facts[fact])
        if not answers:  # 日付や数は並べられないので、半々で決まるとみなす
            return sum(other.cost for other in among) / 2
        saved = 0.0
        for answer, weight in answers:
            branch = self.after(fact, answer)
            left = {other for decision in concerned for other in branch.wanted(decision)}
            saved += weight * sum(other.cost for other in among - left)
        return saved
