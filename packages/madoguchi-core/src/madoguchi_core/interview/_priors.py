"""答えの出やすさ。町の実績の数だけから作り、人ごとの答えは持たない。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from madoguchi_core.rules import Among, Fact, Held, choices_of

Counts = Mapping[Fact[Any], Mapping[object, int]]
"""事実から、答えごとの件数への対応。"""


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
        options = options_of(fact, held)
        weights = self.weights.get(fact, {})
        raw = [weights.get(option, 1.0 if not weights else 0.0) for option in options]
        whole = sum(raw)
        return (
            [(option, weight / whole) for option, weight in zip(options, raw, strict=True)] if whole else []
        )


def priors_from(counts: Counts, *, smoothing: float = 1.0) -> Priors:
    """
    町の実績の数から、答えの出やすさを作る。一度も無かった答えも、*smoothing* 件あったとみなして残す。

    Args:
        counts: 答えごとの件数。選択肢に無い答え（分からない、日付、数）は数えない。
        smoothing: どの答えにも足す件数。

    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> priors_from({head: {True: 8}}).weights[head]
    {True: 9.0, False: 1.0}
    """
    return Priors(
        {
            fact: {option: found.get(option, 0) + smoothing for option in choices_of(fact.kind)}
            for fact, found in counts.items()
            if choices_of(fact.kind)
        }
    )


def counts_from(cases: Iterable[Mapping[Fact[Any], object]]) -> dict[Fact[Any], dict[object, int]]:
    """
    終わった件の、人の答えを数える。数だけが残り、どの件の答えかは残らない。

    Args:
        cases: 件ごとの、事実から答えへの対応（``Answers.given`` など）。

    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> counts_from([{head: True}, {head: True}])[head]
    {True: 2}
    """
    counts: dict[Fact[Any], dict[object, int]] = {}
    for answers in cases:
        for fact, value in answers.items():
            if value in choices_of(fact.kind):
                tally = counts.setdefault(fact, {})
                tally[value] = tally.get(value, 0) + 1
    return counts


def options_of(fact: Fact[Any], held: Held) -> list[object]:
    """
    あり得る答え。台帳から外れると分かっている答えは並べない。日付や数は選択肢に並べられないので空。

    >>> from madoguchi_core.rules import Facts
    >>> head = Fact("d.is_head", bool, "世帯主")
    >>> options_of(head, Facts()[head])
    [True, False]
    """
    held_options = held.value.options if isinstance(held.value, Among) else None
    return [option for option in choices_of(fact.kind) if held_options is None or option in held_options]
