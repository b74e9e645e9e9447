"""紙にするひとつの判定。だれの判定かは、呼び名だけで言う。"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import Plan
from madoguchi_core.rules import Fact


@dataclass(frozen=True, slots=True)
class Judged:
    """
    ひとつの判定と、まだ尋ねること。

    Attributes:
        name: 呼び名。届出ひとつの判定では空。
        plan: 判定。
        inquiry: まだ尋ねること。

    >>> from madoguchi_core.procedures import LifeEvent
    >>> from madoguchi_core.rules import Facts, ParameterBook
    >>> from datetime import date
    >>> on = date(2026, 11, 2)
    >>> Judged("夫", Plan(LifeEvent.MOVE_IN, on, on, (), Facts(), ParameterBook([]))).is_person
    True
    """

    name: str = field(repr=False)
    plan: Plan
    inquiry: Inquiry = field(default_factory=Inquiry)

    @property
    def is_person(self) -> bool:
        """一人についての判定か。"""
        return bool(self.name)


def whose(
    judged: Sequence[Judged],
    common: AbstractSet[Fact[Any]],
    facts_of: Callable[[Inquiry], Iterable[Fact[Any]]],
) -> dict[Fact[Any], tuple[str, ...]]:
    """
    尋ねる事実から、だれについて尋ねるかへの対応。届出に付く事実は一度だけで、だれについてでもない。

    Args:
        judged: 判定。
        common: 届出に付く事実。
        facts_of: 尋ねることから、事実を取り出す関数。
    """
    found: dict[Fact[Any], list[str]] = {}
    for one in judged:
        for fact in facts_of(one.inquiry):
            names = found.setdefault(fact, [])
            if one.is_person and fact not in common:
                names.append(one.name)
    return {fact: tuple(names) for fact, names in found.items()}
