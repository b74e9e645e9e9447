"""尋ねる前提と、すでに尋ねたかどうか。前提が分からなければ、前提の事実も確かめる。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from madoguchi_core.procedures import Deadline, Decision
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Among,
    Fact,
    Facts,
    Held,
    Holder,
    OriginKind,
    Program,
    Slots,
    Span,
    Value,
    facts_of,
    facts_wanted,
    open_facts,
    premises_of,
)


@dataclass(slots=True)
class About:
    """
    事実ひとつに関わる手続き。

    Attributes:
        direct: その事実が結論（または期限の日）を止めている手続き。
        onward: その事実を前提とする、別の事実を待っている手続き。
    """

    direct: list[Decision] = field(default_factory=list)
    onward: list[Decision] = field(default_factory=list)

    @property
    def decides(self) -> tuple[str, ...]:
        """手続きの id。重なりなし。"""
        return tuple(dict.fromkeys(item.procedure.id for item in (*self.direct, *self.onward)))

    @property
    def is_for_family(self) -> bool:
        """ご家族に見せてよい手続きに関わるか。職員だけの手続きのためには、ご家族に尋ねない。"""
        return any(not item.procedure.is_staff_only for item in (*self.direct, *self.onward))


def was_asked(held: Held) -> bool:
    """
    もう尋ねて、分からなかったか。台帳が不詳でも、人にはまだ尋ねていない。

    ご家族の答えが台帳と食い違ったもの（出どころに、食い違いとある）と、途中までの答え（「春ごろ」）も、尋ね終わっている。
    """
    kinds = (OriginKind.ANSWER, OriginKind.STAFF)
    if isinstance(held.value, (Among, Span)):
        return held.origin.kind in kinds
    is_conflict = held.origin.kind is OriginKind.NONE and bool(held.origin.place)
    return _is_settled(held) and (held.origin.kind in kinds or is_conflict)


def was_checked(fact: Fact[Any], held: Held) -> bool:
    """もう台帳の担当が確かめて、分からなかったか。ご家族の「分からない」では、台帳はまだ見ていない。"""
    if not _is_settled(held):
        return False
    is_ledger_only = fact.holder is Holder.FAMILY or not fact.question
    return held.origin.kind is OriginKind.STAFF or (held.origin.kind is OriginKind.ANSWER and is_ledger_only)


def _is_settled(held: Held) -> bool:
    # 途中まで分かっている値は、等しいかどうかを聞くと三値で答えるので、型を先に見る
    return isinstance(held.value, Missing) and held.value in (Missing.UNKNOWN, Missing.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Gate:
    """
    事実ひとつの、尋ねる前提のようす。

    Attributes:
        is_open: 前提が偽でなく、まだ分かり得るか。
        waits_on: 前提のうち、まだ分からない事実。空なら、前提は真か、無い。
    """

    is_open: bool
    waits_on: tuple[Fact[Any], ...]


@lru_cache(maxsize=4096)
def _gate_facts(fact: Fact[Any]) -> frozenset[Fact[Any]]:
    """前提のようすを決める事実。前提の前提と、その事実も含む。"""
    return frozenset({fact, *(other for premise in premises_of([fact]) for other in facts_of(premise))})


@dataclass(frozen=True, slots=True)
class Premises:
    """一件のあいだ変わらないもの。"""

    program: Program
    slots: Slots = field(repr=False)
    facts: Facts
    _before: "tuple[Premises, frozenset[Fact[Any]]] | None" = None
    _gates: dict[Fact[Any], Gate] = field(default_factory=dict, repr=False)

    def holds(self, condition: Value[bool]) -> bool | None:
        """条件の真・偽・不明。"""
        truth = self.program.read(condition)(self.slots, None)
        return truth if isinstance(truth, bool) else None

    def gate(self, fact: Fact[Any]) -> Gate:
        """尋ねる前提のようす。"""
        found = self._gates.get(fact)
        if found is None:
            if self._before is not None and self._before[1].isdisjoint(_gate_facts(fact)):
                found = self._before[0].gate(fact)
            else:
                found = Gate(self._is_open_to_family(fact, frozenset()), self._waits_on(fact))
            self._gates[fact] = found
        return found

    def _waits_on(self, fact: Fact[Any]) -> tuple[Fact[Any], ...]:
        premise = fact.asked_when
        return () if premise is None or self.holds(premise) else self.unknown_in(premise)

    def supposing(self, values: Mapping[Fact[Any], Held]) -> "Premises":
        """*values* が分かったとしたときの、別の :class:`Premises`。"""
        slots = list(self.slots)
        for fact, held in values.items():
            place = self.program.case_slot_of(fact)
            if place is not None:
                slots[place] = held.known
        return Premises(self.program, slots, self.facts.updated(values), (self, frozenset(values)))

    def askable(self, facts: Iterable[Fact[Any]]) -> frozenset[Fact[Any]]:
        """*facts* のうち、ご家族に尋ねることになり得るものと、その前提の事実。"""
        found: set[Fact[Any]] = set()
        waiting = list(facts)
        while waiting:
            fact = waiting.pop()
            if fact not in found and self.may_ask_family(fact, is_for_family=True):
                found.add(fact)
                waiting += self.gate(fact).waits_on
        return frozenset(found)

    def is_only_ready(self, fact: Fact[Any], wanted: frozenset[Fact[Any]]) -> bool:
        """*wanted* のうち、前提が分かっていてすぐ尋ねられるのが、*fact* だけか。"""
        return (
            fact in wanted
            and not self.gate(fact).waits_on
            and all(other is fact or self.gate(other).waits_on for other in wanted)
        )

    def wanted(self, decision: Decision) -> frozenset[Fact[Any]]:
        """その手続きの結論のために、ご家族に尋ねることになり得る事実。決まっていれば空。"""
        return self.askable(self.unknown_in(decision.procedure.required_when))

    def unknown_in(self, condition: Value[bool]) -> tuple[Fact[Any], ...]:
        """条件を止めている、まだ分からない事実。"""
        return open_facts(condition, self.program, self.slots, self.facts)

    def gathered(self, wanted: Iterable[tuple[Decision, tuple[Fact[Any], ...]]]) -> dict[Fact[Any], About]:
        """確かめる事実と、それに関わる手続き。前提の事実も加える。"""
        found: dict[Fact[Any], About] = {}
        for decision, facts in wanted:
            for fact in facts:
                found.setdefault(fact, About()).direct.append(decision)
        waiting = [(fact, fact) for fact in found]
        seen: set[tuple[Fact[Any], Fact[Any]]] = set()
        while waiting:
            source, fact = waiting.pop(0)
            for premise in self._premise_facts(fact, found[source]):
                if (source, premise) not in seen:
                    seen.add((source, premise))
                    found.setdefault(premise, About()).onward.extend(found[source].direct)
                    waiting.append((source, premise))
        return found

    def may_ask_family(self, fact: Fact[Any], *, is_for_family: bool) -> bool:
        """ご家族に尋ねるか（前提が分かってからのものも含む）。"""
        return bool(fact.question) and is_for_family and self.gate(fact).is_open

    def day_facts(self, deadline: Deadline) -> tuple[Fact[Any], ...]:
        """期限の日を言うのに足りない事実。"""
        for when, instead in deadline.exceptions:
            if self.holds(when) is True:
                return self.day_facts(instead)
        parts = (deadline.starts, deadline.length) if deadline.day is None else (deadline.day,)
        values = [part for part in parts if isinstance(part, Value)]
        wanted = [facts_wanted(value, self.program, self.slots, self.facts) for value in values]
        return tuple(dict.fromkeys(fact for facts in wanted for fact in facts))

    def _premise_facts(self, fact: Fact[Any], about: About) -> tuple[Fact[Any], ...]:
        if fact.asked_when is None or not self.may_ask_family(fact, is_for_family=about.is_for_family):
            return ()
        return self.gate(fact).waits_on

    def _is_open_to_family(self, fact: Fact[Any], above: frozenset[Fact[Any]]) -> bool:
        """前提が偽でなく、まだ分かり得るか。前提が分からずじまいなら、尋ねることはない。"""
        if was_asked(self.facts[fact]):
            return False
        if fact.asked_when is None:
            return True
        truth, premises = self.holds(fact.asked_when), self.unknown_in(fact.asked_when)
        if truth is not None:
            return truth
        # 世帯にだれがいるか分からないときのように、尋ねて分かる前提が無ければ、失わないように尋ねる
        within = above | {fact}
        return not premises or any(
            self._is_open(premise, within) for premise in premises if premise not in within
        )

    def _is_open(self, fact: Fact[Any], above: frozenset[Fact[Any]]) -> bool:
        if fact.holder is not Holder.FAMILY or not fact.question:
            return not was_checked(fact, self.facts[fact])
        return self._is_open_to_family(fact, above)
