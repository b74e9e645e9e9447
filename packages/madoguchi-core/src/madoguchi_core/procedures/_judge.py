"""判定: 目録と事実から、一件の計画（:class:`Plan`）を作る純関数。"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.procedures._catalogue import Catalogue
from madoguchi_core.procedures._deadline import Due, DueStatus, due_of
from madoguchi_core.procedures._order import in_order
from madoguchi_core.procedures._plan import AmountShown, Decision, Outcome, Plan
from madoguchi_core.procedures._procedure import Document, LifeEvent, Per, Procedure, ProcedureKind
from madoguchi_core.rules import (
    Confidence,
    Fact,
    Facts,
    Ground,
    Parameter,
    ParameterBook,
    Slots,
    Value,
    explain,
    parameters_of,
    unknown_among,
)

_OUTCOME_OF_KIND = {
    ProcedureKind.NOTIFICATION: Outcome.REQUIRED,
    ProcedureKind.APPLICATION: Outcome.REQUIRED,
    ProcedureKind.EX_OFFICIO: Outcome.EX_OFFICIO,
    ProcedureKind.ELSEWHERE: Outcome.ELSEWHERE,
    ProcedureKind.CONFIRMATION: Outcome.TO_CONFIRM,
    ProcedureKind.ISSUANCE: Outcome.REQUIRED,
}


def judge(
    catalogue: Catalogue,
    facts: Facts,
    *,
    event: LifeEvent,
    event_on: date,
    parameters: ParameterBook,
    calendar: TownCalendar,
    per: Per = Per.CASE,
    law_on: date | None = None,
) -> Plan:
    """
    出来事ひとつについて、すべての手続きを判定する。

    日は二つある。いつの出来事か（*event_on*、事実はこの日のもの）と、いつの決まりで判定するか（*law_on*）。
    ふつうは同じ日で、決まりが変わる前と後を同じ人で比べるときだけ分ける。

    Args:
        catalogue: 手続きの目録。
        facts: 分かっている事実。無い事実は不明で、どちらにも推測しない。
        event: 出来事。
        event_on: 出来事の日。
        parameters: パラメータの値。
        calendar: 町の休日。期限を送るのに使う。
        per: 届出ひとつの手続きか、一人ずつの手続きか。一人ずつのものは、人の数だけ、その人の事実で呼ぶ。
        law_on: この日に効いている手続きとパラメータを使う。None は出来事の日。

    Returns:
        手続きごとの結論と期限。同じ事実なら、渡す順によらず同じ結果になる。
    """
    on = event_on if law_on is None else law_on
    slots = catalogue.program.load(facts, parameters, on)
    bench = _Bench(catalogue, facts, slots, parameters, on, calendar)
    procedures = [
        procedure
        for procedure in catalogue.for_event(event)
        if procedure.per is per and procedure.in_force(on)
    ]
    decisions = in_order((bench.decide(procedure) for procedure in procedures), lambda decision: decision)
    return Plan(event, event_on, on, decisions, facts, parameters)


@dataclass(frozen=True, slots=True)
class _Bench:
    """一件の判定のあいだ変わらないもの。"""

    catalogue: Catalogue
    facts: Facts
    slots: Slots = field(repr=False)
    parameters: ParameterBook
    on: date
    calendar: TownCalendar

    def read(self, value: Value[Any]) -> object:
        return self.catalogue.program.read(value)(self.slots, None)

    def decide(self, procedure: Procedure) -> Decision:
        explanation = explain(procedure.required_when, self.catalogue.program, self.slots)
        open_grounds = explanation.grounds if explanation.truth is None else ()
        has_parameters = bool(parameters_of(procedure.required_when))
        due = due_of(procedure.deadline, self.read, self.calendar)
        return Decision(
            procedure=procedure,
            outcome=outcome_of(procedure.kind, truth=explanation.truth),
            explanation=explanation,
            due=due,
            bring=self._bring(procedure),
            amount=self._amount(procedure),
            unknown=self._unknown(open_grounds) if open_grounds else (),
            unset=self._unset(open_grounds) if has_parameters else (),
            marks=self._marks(procedure, explanation.grounds if has_parameters else ()),
            undecided=self._undecided(procedure, due),
        )

    def _undecided(self, procedure: Procedure, due: Due) -> tuple[Parameter[Any], ...]:
        """扱い方を決める町の値と、期限の日が言えないときは日数を決める町の値。"""
        is_open = due.status is DueStatus.UNKNOWN
        if not is_open and not procedure.settings:
            return ()
        terms = procedure.deadline.expressions() if is_open else ()
        settings = (*procedure.settings, *(parameter for term in terms for parameter in parameters_of(term)))
        missing = [setting for setting in settings if self.parameters.find(setting, self.on) is None]
        return tuple(dict.fromkeys(missing))

    def _bring(self, procedure: Procedure) -> tuple[Document, ...]:
        return tuple(
            [
                document
                for document in procedure.bring
                if document.condition is None or self.read(document.condition) is not False
            ]
        )

    def _amount(self, procedure: Procedure) -> AmountShown | None:
        amount = procedure.amount
        if amount is None:
            return None
        if amount.value is None:
            return AmountShown(None, amount.wording)
        dated = self.parameters.find(amount.value, self.on)
        if dated is None or not isinstance(dated.value, int):
            return AmountShown(None, amount.wording or "窓口で確かめます")
        return AmountShown(dated.value, amount.wording, dated.confidence.mark)

    def _unknown(self, grounds: tuple[Ground, ...]) -> tuple[Fact[Any], ...]:
        conditions = [ground.condition for ground in grounds]
        return unknown_among(conditions, self.catalogue.program, self.slots, self.facts)

    def _unset(self, grounds: tuple[Ground, ...]) -> tuple[Parameter[Any], ...]:
        used = [parameter for ground in grounds for parameter in parameters_of(ground.condition)]
        missing = [parameter for parameter in used if self.parameters.find(parameter, self.on) is None]
        return tuple(dict.fromkeys(missing))

    def _marks(self, procedure: Procedure, grounds: tuple[Ground, ...]) -> tuple[str, ...]:
        used = [parameter for ground in grounds for parameter in parameters_of(ground.condition)]
        found = [self.parameters.find(parameter, self.on) for parameter in used]
        values = tuple([dated.confidence for dated in found if dated is not None])
        return _marks_of(procedure.confidence, procedure.deadline.confidence, values)


@cache
def _marks_of(source: Confidence, deadline: Confidence, values: tuple[Confidence, ...]) -> tuple[str, ...]:
    """根拠の確かさ（手続きの出典・期限の日数・使った町の値）から、付ける印。"""
    days = deadline.mark
    marks = [source.mark, f"期限の日数は{days}" if days else "", *(value.mark for value in values)]
    # 出典そのものが未確認なら、条文だけ未照合の値の印は言わなくてよい
    weaker = Confidence.LAW_KNOWN.mark if Confidence.UNSOURCED.mark in marks else ""
    return tuple(dict.fromkeys(mark for mark in marks if mark not in ("", weaker)))


def outcome_of(kind: ProcedureKind, *, truth: bool | None) -> Outcome:
    """
    条件の真・偽・不明から、結論を言う。

    >>> outcome_of(ProcedureKind.EX_OFFICIO, truth=True)
    <Outcome.EX_OFFICIO: 'ex_officio'>
    """
    if truth is None:
        return Outcome.TO_CONFIRM
    return _OUTCOME_OF_KIND[kind] if truth else Outcome.NOT_REQUIRED
