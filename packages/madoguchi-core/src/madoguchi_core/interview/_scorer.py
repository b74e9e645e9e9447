"""質問の値打ち: どの答えなら、どの手続きが決まるか。枠の写しで、事実ひとつだけを書き換えて読む。"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.interview._question import Opening, Priors, options_of
from madoguchi_core.procedures import Decision, Plan
from madoguchi_core.rules import Fact, Program, Slots

Truths = dict[object, list[bool | None]]


@dataclass(frozen=True, slots=True)
class Scorer:
    """
    一件のあいだ変わらないもの。

    Attributes:
        program: 判定に使う組み立て。
        slots: 分かっていることを入れた枠。書き換えない。
        plan: 判定。
        priors: 町の実績。
    """

    program: Program
    slots: Slots = field(repr=False)
    plan: Plan
    priors: Priors

    def weigh(
        self, fact: Fact[Any], direct: Sequence[Decision], onward: Sequence[Decision]
    ) -> tuple[float, tuple[Opening, ...]]:
        """
        手間ひとつあたりに決まる手続きの数の見込みと、答えごとの結論。

        Args:
            fact: 事実。
            direct: その事実が止めている手続き。
            onward: その事実の先にある、別の事実が止めている手続き。
        """
        truths = self._truths(fact, direct)
        opens = tuple(
            _opening(decision.procedure.id, [(answer, found[index]) for answer, found in truths.items()])
            for index, decision in enumerate(direct)
        )
        # 台帳を引く手間は 0 なので割らない
        # 前提として尋ねるだけの手続きは、この答えでは決まらないが、先に進む
        further = sum(1 / (len(decision.unknown) + 1) for decision in onward)
        return (self._expected(fact, direct, truths) + further) / max(fact.cost, 1), opens

    def _truths(self, fact: Fact[Any], direct: Sequence[Decision]) -> Truths:
        place = self.program.case_slot_of(fact)
        if place is None:
            return {}
        reads = [self.program.read(decision.procedure.required_when) for decision in direct]
        slots, truths = list(self.slots), {}
        for answer in options_of(fact, self.plan.facts[fact]):
            slots[place] = answer
            truths[answer] = [read(slots, None) for read in reads]
        return truths

    def _expected(self, fact: Fact[Any], direct: Sequence[Decision], truths: Truths) -> float:
        answers = self.priors.answers(fact, self.plan.facts[fact])
        if not truths or not answers:
            return sum(1 / max(len(decision.unknown), 1) for decision in direct)
        return sum(weight * sum(truth is not None for truth in truths[answer]) for answer, weight in answers)


def _opening(procedure_id: str, found: Sequence[tuple[object, bool | None]]) -> Opening:
    return Opening(
        procedure_id,
        tuple(answer for answer, truth in found if truth is not False),
        bool(found) and all(truth is not None for _, truth in found),
    )
