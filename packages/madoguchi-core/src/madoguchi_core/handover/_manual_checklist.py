"""停止時マニュアルの手続きの表。どの手続きを急ぐか、手で決めるか。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.handover._guide_words import place_of
from madoguchi_core.handover._manual_questions import Asking, used_facts
from madoguchi_core.handover._manual_rows import ManualGroup, ManualGroupKind, ManualRow
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import Deadline, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import Fact, Holder, Parameter, ParameterBook, facts_of, parameters_of, words

URGENT_DAYS = 15
"""止まっているあいだと、入れ直すあいだに過ぎうる日数。これより長い期限は、再開してから判定する。"""

_ROLES = {role: index for index, role in enumerate(SectionRole)}


def groups_of_procedures(
    procedures: Sequence[Procedure],
    asking: Asking,
    *,
    facts: Sequence[Fact[Any]],
    sections: Mapping[SectionRole, SectionGuide],
    parameters: ParameterBook,
    on: date,
) -> tuple[ManualGroup, ...]:
    """
    すべての手続きを、手での扱いごとに分け、通し番号を付ける。どの手続きも一度だけ出る。

    Args:
        procedures: 載せる手続き。
        asking: 聞き取りの並び。
        facts: その出来事の事実。台帳の名を引く。
        sections: 窓口の役割から、課・係・窓口への対応。
        parameters: 値。
        on: この日の値で言う。
    """
    desk = _Desk({item.id: item for item in procedures}, asking, tuple(facts), sections, parameters, on)
    return tuple(desk.groups())


@dataclass(frozen=True, slots=True)
class _Desk:
    """一冊のあいだ変わらないもの。"""

    procedures: Mapping[str, Procedure]
    asking: Asking
    facts: tuple[Fact[Any], ...]
    sections: Mapping[SectionRole, SectionGuide]
    parameters: ParameterBook
    on: date

    def groups(self) -> Iterator[ManualGroup]:
        grouped: dict[ManualGroupKind, list[Procedure]] = {}
        for procedure in self.procedures.values():
            grouped.setdefault(self._kind(procedure), []).append(procedure)
        number = 0
        for kind in ManualGroupKind:
            members = sorted(grouped.get(kind, ()), key=self._by_days if _is_urgent(kind) else _by_counter)
            rows = tuple(self._row(item, index, kind) for index, item in enumerate(members, start=number + 1))
            number += len(rows)
            if rows:
                yield ManualGroup(kind, rows)

    def _kind(self, procedure: Procedure) -> ManualGroupKind:
        if procedure.kind is ProcedureKind.EX_OFFICIO:
            return ManualGroupKind.OFFICE
        if self._is_within_days(self._leader(procedure).deadline):
            return ManualGroupKind.URGENT
        if procedure.kind is ProcedureKind.ELSEWHERE:
            return ManualGroupKind.OUTSIDE
        return ManualGroupKind.DATED if procedure.deadline.has_day else ManualGroupKind.UNDATED

    def _leader(self, procedure: Procedure) -> Procedure:
        """日付の無い期限なら、同時にする手続き。その期限の所に並べる。"""
        if procedure.deadline.has_day:
            return procedure
        return self.procedures.get(procedure.together_with, procedure)

    def _is_within_days(self, deadline: Deadline) -> bool:
        """日で数え、*URGENT_DAYS* 日までか。日数を町が決めていなければ、急ぐものとして扱う。"""
        if deadline.length is None or deadline.starts is None or deadline.unit is not PeriodUnit.DAY:
            return False
        days = self._days(deadline)
        return days is None or days <= URGENT_DAYS

    def _days(self, deadline: Deadline) -> int | None:
        length = deadline.length
        if isinstance(length, Parameter):
            return self.parameters.value(length, self.on)
        return length if isinstance(length, int) else None

    def _by_days(self, procedure: Procedure) -> tuple[int, int, str, bool]:
        leader = self._leader(procedure)
        days = self._days(leader.deadline)
        # 日数の決まっていないものは最後。同時にするものは、相手のすぐ後
        order = URGENT_DAYS + 1 if days is None else days
        return order, _ROLES[leader.section], leader.id, leader is not procedure

    def _row(self, procedure: Procedure, number: int, kind: ManualGroupKind) -> ManualRow:
        used = used_facts((procedure.required_when,))
        return ManualRow(
            number=number,
            id=procedure.id,
            title=procedure.title,
            due=procedure.deadline.wording,
            exceptions=tuple(self._exceptions(procedure.deadline)),
            filed_by=tuple(filer.value for filer in procedure.filed_by),
            bring=procedure.bring,
            place=place_of(procedure.section, self.sections),
            office=procedure.office,
            laws="、".join(str(law) for law in procedure.laws),
            condition=self._words(procedure) if _is_urgent(kind) else "",
            asks=tuple(sorted(self.asking.numbers[name] for name in used if name in self.asking.numbers)),
            ledgers=tuple(self._ledgers(procedure)),
            marks=marks_of_procedure(procedure),
            unset=tuple(parameter.title for parameter in self._unset(procedure)),
            is_staff_only=procedure.is_staff_only,
        )

    def _words(self, procedure: Procedure) -> str:
        return words(procedure.required_when, parameters=self.parameters, on=self.on)

    def _exceptions(self, deadline: Deadline) -> Iterator[str]:
        for when, instead in deadline.exceptions:
            yield f"{words(when, parameters=self.parameters, on=self.on)}とき: {instead.wording}"

    def _ledgers(self, procedure: Procedure) -> Iterator[str]:
        """決め手のうち、ご家族には尋ねず台帳だけが知ること。"""
        own = {fact.name for fact in facts_of(procedure.required_when)}
        held = {fact.holder for fact in self.facts if fact.name in own and not fact.question}
        return (holder.value for holder in Holder if holder in held)

    def _unset(self, procedure: Procedure) -> Iterator[Parameter[Any]]:
        return (item for item in parameters_used(procedure) if self.parameters.find(item, self.on) is None)


def parameters_used(procedure: Procedure) -> tuple[Parameter[Any], ...]:
    """判定・期限・持ち物・金額・扱い方に使う値。"""
    used = [item for value in procedure.expressions() for item in parameters_of(value)]
    return tuple({item.key: item for item in (*used, *procedure.settings)}.values())


def _is_urgent(kind: ManualGroupKind) -> bool:
    return kind is ManualGroupKind.URGENT


def _by_counter(procedure: Procedure) -> tuple[int, str]:
    return _ROLES[procedure.section], procedure.id


def marks_of_procedure(procedure: Procedure) -> tuple[str, ...]:
    """手続きと期限の、確かでない根拠の印。"""
    marks = (procedure.confidence.mark, procedure.deadline.confidence.mark)
    return tuple(dict.fromkeys(mark for mark in marks if mark))
