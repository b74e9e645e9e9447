"""手続きひとつを、事例で試す台。事例ごとに一度だけ枠を作り、わざと壊した規則も同じ枠で読む。"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Example, ExampleDue, due_words
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import (
    DueStatus,
    Outcome,
    Procedure,
    ProcedureKind,
    due_of,
    outcome_of,
    outcome_titles,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts, Group, Parameter, ParameterBook, Program, Slots, Value


@dataclass(frozen=True, slots=True)
class Judged:
    """事例ひとつの判定: 結論と期限。"""

    outcome: Outcome
    due: ExampleDue


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """枠に入れた事例。"""

    example: Example
    slots: Slots


class Bench:
    """
    手続きひとつを試す台。

    Args:
        procedure: 手続き。
        parameters: 値の表。事例の設定はこれに重ねる。
        calendar: 町の休日。
        extra: ほかに読む式（事実の間の約束など）。
    """

    __slots__ = ("calendar", "flipped", "parameters", "procedure", "program", "values")

    def __init__(
        self,
        procedure: Procedure,
        parameters: ParameterBook,
        calendar: TownCalendar,
        extra: Sequence[Value[Any]] = (),
    ) -> None:
        self.procedure = procedure
        self.parameters = parameters
        self.calendar = calendar
        self.values = (*procedure.expressions(), *extra)
        self.program = Program(self.values)
        self.flipped: dict[tuple[Value[bool], bool | None], Value[bool]] = {}

    def load(self, example: Example) -> Loaded:
        """事例を枠に入れる。"""
        return Loaded(example, self.slots(example.facts, example.settings, example.event_on))

    def slots(self, facts: Facts, settings: Mapping[Parameter[Any], object | None], on: date) -> Slots:
        """事実と設定を枠に入れる。"""
        book = self.parameters.with_values(settings) if settings else self.parameters
        return self.program.load(facts, book, on)

    def read(self, value: Value[Any], slots: Slots) -> Any:
        """式の値。"""
        return self.program.read(value)(slots, None)

    def members(self, group: Group | None, slots: Slots) -> list[Slots | None]:
        """条件を読む相手。届出の条件では None ひとつ。だれがいるか分からない集まりでは空。"""
        if group is None:
            return [None]
        place = self.program.slot_of(group)
        return [] if place is None else list(slots[place] or ())

    def truths(self, condition: Value[bool], group: Group | None, slots: Slots) -> tuple[bool, bool]:
        """条件が真のことがあるか、偽のことがあるか。世帯員の条件は、だれかについて見る。"""
        read = self.program.read(condition)
        found = [read(slots, member) for member in self.members(group, slots)]
        return True in found, False in found

    def judged(self, procedure: Procedure, loaded: Loaded) -> Judged:
        """事例の判定。"""
        outcome = self.outcome(procedure, loaded)
        return Judged(outcome, self.due(procedure, loaded))

    def outcome(self, procedure: Procedure, loaded: Loaded) -> Outcome:
        """事例の結論。使う期間の外の出来事なら、要らない。"""
        if not procedure.in_force(loaded.example.event_on):
            return Outcome.NOT_REQUIRED
        return outcome_of(procedure.kind, truth=self.read(procedure.required_when, loaded.slots))

    def before_roll(self, procedure: Procedure, loaded: Loaded) -> date | None:
        """閉庁日で送る前の末日。"""
        read = partial(self.read, slots=loaded.slots)
        return due_of(procedure.deadline, read, self.calendar).before_roll

    def due(self, procedure: Procedure, loaded: Loaded) -> ExampleDue:
        """事例の期限。"""
        due = due_of(procedure.deadline, lambda value: self.read(value, loaded.slots), self.calendar)
        if due.status is DueStatus.NONE:
            return ExampleDue(Missing.NOT_APPLICABLE)
        return ExampleDue(Missing.UNKNOWN if due.on is None else due.on, tuple(on for on, _ in due.others))


def written_due(example: Example, due: ExampleDue) -> ExampleDue:
    """事例に書かれているところだけの期限。書かれていなければ比べない。"""
    if example.due.on is Missing.NOT_ASKED:
        return example.due
    return due if example.due.others else replace(due, others=())


def surprises(judged: Judged, example: Example, where: str, kind: ProcedureKind) -> tuple[Finding, ...]:
    """事例の期待と判定の違い。"""
    at = f"{where} {example.line}行目"
    if judged.outcome is not example.outcome:
        titles = outcome_titles(kind)
        got, wanted = (titles.get(one, one.title) for one in (judged.outcome, example.outcome))
        message = f"{example.procedure_id} は「{got}」になりました（期待は「{wanted}」）"
        hint = "条文で、規則と期待のどちらが正しいかを確かめてください"
        return (Finding("MDG232", Severity.ERROR, at, message, hint),)
    if written_due(example, judged.due) != example.due:
        message = f"{example.procedure_id} の期限は {due_words(judged.due)} になりました"
        return (Finding("MDG232", Severity.ERROR, at, message, "数え方と休日を確かめてください"),)
    return ()
