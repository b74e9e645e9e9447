"""質問の値打ちと、どの答えならどの手続きが決まるか。枠の写しで、事実ひとつだけを書き換えて読む。"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from madoguchi_core.interview._outlook import Outlook
from madoguchi_core.interview._priors import Priors, options_of
from madoguchi_core.interview._question import Opening
from madoguchi_core.procedures import Decision
from madoguchi_core.rules import Fact


@dataclass(frozen=True, slots=True)
class Scorer:
    """
    一件のあいだ変わらないもの。

    Attributes:
        outlook: 見通し。
        priors: 町の実績。
    """

    outlook: Outlook
    priors: Priors

    def score(self, fact: Fact[Any]) -> float:
        """
        先に尋ねると、尋ねずに済むようになる手間の見込み。

        どちらを先にしても両方を尋ねることになり得る二つでは、これの大きい方を先にすると、手間の見込みが小さくなる。
        """
        return self.outlook.saving(fact, self.outlook.bound_to(fact), self.priors)

    def opens(self, fact: Fact[Any], direct: Sequence[Decision]) -> tuple[Opening, ...]:
        """
        答えごとの結論。

        Args:
            fact: 事実。
            direct: その事実が止めている手続き。
        """
        premises = self.outlook.premises
        place = premises.program.case_slot_of(fact)
        options = [] if place is None else options_of(fact, premises.facts[fact])
        reads = [premises.program.read(decision.procedure.required_when) for decision in direct]
        found: list[list[tuple[object, bool | None]]] = [[] for _ in direct]
        slots = list(premises.slots)
        for answer in options:
            slots[place or 0] = answer
            for truths, read in zip(found, reads, strict=True):
                truths.append((answer, read(slots, None)))
        return tuple(
            _opening(decision.procedure.id, truths) for decision, truths in zip(direct, found, strict=True)
        )


def _opening(procedure_id: str, found: Sequence[tuple[object, bool | None]]) -> Opening:
    return Opening(
        procedure_id,
        tuple(answer for answer, truth in found if truth is not False),
        bool(found) and all(truth is not None for _, truth in found),
    )
