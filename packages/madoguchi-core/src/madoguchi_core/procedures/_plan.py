"""判定の結果。必要・不要・要確認・職権で済む・役場の外の案内を、別々の結果として持つ。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from madoguchi_core.procedures._deadline import Due
from madoguchi_core.procedures._procedure import Document, LifeEvent, Procedure, ProcedureKind
from madoguchi_core.procedures._roles import SectionRole
from madoguchi_core.rules import Explanation, Fact, Facts, Parameter, ParameterBook


class Outcome(Enum):
    """手続きひとつの結論。分からないものは『要確認』で、『不要』にしない。"""

    REQUIRED = "required"
    TO_CONFIRM = "to_confirm"
    EX_OFFICIO = "ex_officio"
    ELSEWHERE = "elsewhere"
    NOT_REQUIRED = "not_required"

    @property
    def title(self) -> str:
        """紙に出す日本語。"""
        return _OUTCOME_TITLES[self]


_OUTCOME_TITLES = {
    Outcome.REQUIRED: "必要",
    Outcome.TO_CONFIRM: "要確認",
    Outcome.EX_OFFICIO: "職権で済む",
    Outcome.ELSEWHERE: "役場の外の案内",
    Outcome.NOT_REQUIRED: "不要",
}
_ISSUANCE_TITLES = {
    Outcome.REQUIRED: "出せる",
    Outcome.TO_CONFIRM: "要確認",
    Outcome.NOT_REQUIRED: "出せない",
}


def outcome_titles(kind: ProcedureKind) -> Mapping[Outcome, str]:
    """
    その性質の手続きの、結論の言い方。証明書の交付では「要る」でなく「出せる」と言う。

    >>> outcome_titles(ProcedureKind.ISSUANCE)[Outcome.NOT_REQUIRED]
    '出せない'
    """
    return _ISSUANCE_TITLES if kind is ProcedureKind.ISSUANCE else _OUTCOME_TITLES


@dataclass(frozen=True, slots=True)
class AmountShown:
    """
    金額の見せ方。

    Attributes:
        yen: 円。決まっていない、または円で書けないときは None。
        wording: 円で書けない金額の言い方、または「町に確認」。
        mark: 出典が確かでないときの印。
    """

    yen: int | None
    wording: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """
    手続きひとつの判定。

    Attributes:
        procedure: 手続き。
        outcome: 結論。
        explanation: 決め手。
        due: 期限。
        bring: この件で要る（または要るかもしれない）持ち物。
        amount: 金額。
        unknown: 結論を止めている、まだ分からない事実。
        unset: 結論を止めている、まだ決まっていないパラメータ。
        marks: 確かでない根拠の印。
        undecided: 結論は止めないが、扱い方や期限の日数がまだ決まっていない町の値。
    """

    procedure: Procedure
    outcome: Outcome
    explanation: Explanation
    due: Due
    bring: tuple[Document, ...]
    amount: AmountShown | None
    unknown: tuple[Fact[Any], ...]
    unset: tuple[Parameter[Any], ...]
    marks: tuple[str, ...]
    undecided: tuple[Parameter[Any], ...] = ()


@dataclass(frozen=True, slots=True)
class BringItem:
    """
    まとめた持ち物ひとつ。

    Attributes:
        item: 品名。
        whens: 要るときの説明。空なら必ず要る。
        procedures: どの手続きに使うか（名）。
        is_certain: 必要と決まった手続きに使うか。偽なら、要確認の手続きだけに使う。
    """

    item: str
    whens: tuple[str, ...]
    procedures: tuple[str, ...]
    is_certain: bool


@dataclass(frozen=True)
class Plan:
    """
    一件の届出の判定のすべて。

    Attributes:
        event: 出来事。
        event_on: 出来事の日。
        law_on: この日に効いている決まりで判定している。ふつうは出来事の日。
        decisions: 先にすることを先に、期限の早い順。
        facts: 判定に使った事実。
        parameters: 判定に使ったパラメータ。
    """

    event: LifeEvent
    event_on: date
    law_on: date
    decisions: tuple[Decision, ...]
    facts: Facts = field(repr=False)
    parameters: ParameterBook

    def __getitem__(self, procedure_id: str) -> Decision:
        return self._by_id[procedure_id]

    def with_outcome(self, *outcomes: Outcome) -> tuple[Decision, ...]:
        """その結論の手続き。順は :attr:`decisions` のまま。"""
        return tuple(decision for decision in self.decisions if decision.outcome in outcomes)

    @property
    def by_outcome(self) -> tuple[Decision, ...]:
        """必要・要確認・職権・役場の外・不要の順に並べたもの。同じ結論の中の順は :attr:`decisions` のまま。"""
        return tuple(decision for outcome in Outcome for decision in self.with_outcome(outcome))

    @cached_property
    def to_bring(self) -> tuple[BringItem, ...]:
        """持ち物をひとつにまとめた一覧。必ず要る物が先。"""
        return items_to_bring(self.decisions)

    @cached_property
    def by_section(self) -> dict[SectionRole, tuple[Decision, ...]]:
        """窓口ごとの手続き（必要・要確認）。最初に行く窓口が先。"""
        sections: dict[SectionRole, list[Decision]] = {}
        for decision in self.with_outcome(Outcome.REQUIRED, Outcome.TO_CONFIRM):
            sections.setdefault(decision.procedure.section, []).append(decision)
        return {role: tuple(decisions) for role, decisions in sections.items()}

    @cached_property
    def open_facts(self) -> tuple[Fact[Any], ...]:
        """まだ分からないために、結論を止めている事実。"""
        unsure = self.with_outcome(Outcome.TO_CONFIRM)
        return tuple(dict.fromkeys(fact for decision in unsure for fact in decision.unknown))

    @cached_property
    def _by_id(self) -> dict[str, Decision]:
        return {decision.procedure.id: decision for decision in self.decisions}


_OPEN = (Outcome.REQUIRED, Outcome.TO_CONFIRM)
_AT_COUNTER = (ProcedureKind.NOTIFICATION, ProcedureKind.APPLICATION)


def items_to_bring(decisions: Iterable[Decision]) -> tuple[BringItem, ...]:
    """
    町の窓口でする、必要か要確認の手続きの持ち物を、ひとつにまとめる。必ず要る物が先。

    Args:
        decisions: 判定。ほかの結論のものは使わない。

    >>> items_to_bring([])
    ()
    """
    uses: dict[str, list[tuple[Decision, Document]]] = {}
    for decision in decisions:
        if decision.outcome in _OPEN and decision.procedure.kind in _AT_COUNTER:
            for document in decision.bring:
                uses.setdefault(document.item, []).append((decision, document))
    items = [_merged_item(item, used) for item, used in uses.items()]
    return tuple(sorted(items, key=lambda item: (not item.is_certain, bool(item.whens))))


def _merged_item(item: str, used: list[tuple[Decision, Document]]) -> BringItem:
    certain = [(decision, document) for decision, document in used if decision.outcome is Outcome.REQUIRED]
    counted = certain or used
    is_always = any(not document.when for _, document in counted)
    whens = () if is_always else tuple(dict.fromkeys(document.when for _, document in counted))
    return BringItem(
        item, whens, tuple(dict.fromkeys(decision.procedure.title for decision, _ in used)), bool(certain)
    )
