"""手続きの本の一頁。手続きひとつ（証明書を含む）を、職員が読む言葉にする。"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.calendar import Rolls, format_wareki, term_words
from madoguchi_core.cases import Example, ExampleFile
from madoguchi_core.certificates import Certificate
from madoguchi_core.handover._book_flow import flow_shown
from madoguchi_core.handover._book_rows import (
    BookAlternative,
    BookCertificate,
    BookDeadline,
    BookDocument,
    BookLink,
    BookPage,
)
from madoguchi_core.handover._case_rows import case_row
from madoguchi_core.handover._guide_words import place_of
from madoguchi_core.handover._manual_checklist import marks_of_procedure, parameters_used
from madoguchi_core.handover._manual_rows import value_row
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import (
    Amendment,
    Deadline,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import ParameterBook, Value, words


@dataclass(frozen=True, slots=True)
class BookDesk:
    """
    一冊のあいだ変わらないもの。

    Attributes:
        numbers: 手続きの id から、本の中の番号への対応。
        certificates: 証明書の id から証明書への対応。
        files: 事例のファイル。
        sections: 窓口の役割から、課・係・窓口への対応。
        parameters: 値。
        on: この日の法令と値で言う。
    """

    numbers: Mapping[str, BookLink]
    certificates: Mapping[str, Certificate]
    files: Sequence[ExampleFile]
    sections: Mapping[SectionRole, SectionGuide]
    parameters: ParameterBook
    on: date

    def page(self, procedure: Procedure) -> BookPage:
        """手続きひとつの頁。"""
        is_issuance = procedure.kind is ProcedureKind.ISSUANCE
        examples = self._examples(procedure)
        return BookPage(
            number=self.numbers[procedure.id].number,
            id=procedure.id,
            title=procedure.title,
            kind=procedure.kind.title,
            events=tuple(event.title for event in procedure.events),
            is_per_person=procedure.per is Per.PERSON,
            place=place_of(procedure.section, self.sections),
            office=procedure.office,
            term=term_words(procedure.since, procedure.until),
            is_in_force=procedure.in_force(self.on),
            is_staff_only=procedure.is_staff_only,
            filed_by=tuple(filer.value for filer in procedure.filed_by),
            condition=self._words(procedure.required_when),
            condition_title="出せるとき" if is_issuance else "要るとき",
            flow=flow_shown(procedure, self._words),
            deadline=None if is_issuance else self._deadline(procedure.deadline),
            bring=tuple(self._documents(procedure)),
            amount=self._amount(procedure),
            values=tuple(value_row(one, self.parameters, self.on) for one in parameters_used(procedure)),
            laws=tuple(str(law) for law in procedure.laws),
            amendments=tuple(_amended(one) for one in procedure.amendments if one.in_force(self.on)),
            marks=marks_of_procedure(procedure),
            sources=len(procedure.sources),
            after=tuple(self._link(name) for name in procedure.after),
            together=(self._link(procedure.together_with),) if procedure.together_with else (),
            effects=procedure.effects,
            note=procedure.note,
            certificate=self._certificate(procedure.id),
            cases=tuple(case_row(example, procedure.kind) for _, example in examples),
            signatures=_signed(file for file, _ in examples),
        )

    def _examples(self, procedure: Procedure) -> list[tuple[ExampleFile, Example]]:
        """手続きの事例。人が書いたものが先。"""
        own = [
            (file, example)
            for file in self.files
            for example in file.examples
            if example.procedure_id == procedure.id
        ]
        return sorted(own, key=lambda pair: pair[1].is_generated)

    def _words(self, value: Value[Any]) -> str:
        return words(value, parameters=self.parameters, on=self.on)

    def _link(self, procedure_id: str) -> BookLink:
        return self.numbers[procedure_id]

    def _deadline(self, deadline: Deadline, when: str = "") -> BookDeadline:
        instead = (
            self._deadline(other, f"{self._words(condition)}とき") for condition, other in deadline.exceptions
        )
        others = (self._deadline(other, "数え方によっては") for other in deadline.others)
        return BookDeadline(
            when=when,
            wording=deadline.wording,
            counting=self._counting(deadline),
            is_target=deadline.is_target,
            laws=tuple(str(law) for law in deadline.laws),
            note=deadline.note,
            mark=deadline.confidence.mark,
            others=(*instead, *others),
        )

    def _counting(self, deadline: Deadline) -> str:
        if deadline.day is not None:
            return f"末日: {self._words(deadline.day)}（{_rolled(deadline)}）"
        if deadline.starts is None or deadline.length is None:
            return ""
        unit = deadline.unit.length_title
        if isinstance(deadline.length, int):
            length = f"{deadline.length:,}{unit}"
        else:
            # 町が決めていない日数は、値の名がそのまま出る
            shown = self._words(deadline.length)
            length = shown if shown.endswith(unit) else f"{shown}（{unit}で数える）"
        return (
            f"起算: {self._words(deadline.starts)}（{deadline.counting.title}）。"
            f"長さ: {length}。末日: {_rolled(deadline)}"
        )

    def _documents(self, procedure: Procedure) -> Iterator[BookDocument]:
        for one in procedure.bring:
            yield BookDocument(
                one.item, one.when, "" if one.condition is None else self._words(one.condition)
            )

    def _amount(self, procedure: Procedure) -> str:
        amount = procedure.amount
        if amount is None:
            return ""
        if amount.value is None:
            return amount.wording
        yen = self.parameters.value(amount.value, self.on)
        shown = f"「{amount.value.title}」はまだ決まっていません" if yen is None else f"{yen:,}円"
        return f"{shown}（{amount.wording}）" if amount.wording else shown

    def _certificate(self, name: str) -> BookCertificate | None:
        one = self.certificates.get(name)
        if one is None:
            return None
        return BookCertificate(
            who=one.who,
            place=one.place.value,
            items=tuple(self._link(item.id) for item in one.items),
            omitted=one.always_omitted,
            alternatives=tuple(
                BookAlternative(
                    other.text, "" if other.when is None else self._words(other.when), other.is_staff_only
                )
                for other in one.alternatives
            ),
            protection_note=one.protection_note,
        )


def _signed(files: Iterable[ExampleFile]) -> tuple[str, ...]:
    signatures = dict.fromkeys(signature for file in files for signature in file.signatures)
    return tuple(f"{one.section}（{format_wareki(one.signed_on)}）" for one in signatures)


def _rolled(deadline: Deadline) -> str:
    return "閉庁日でも送らない" if deadline.rolls is Rolls.NONE else deadline.rolls.title


def _amended(amendment: Amendment) -> str:
    term = term_words(amendment.since, amendment.until)
    laws = "、".join(str(law) for law in amendment.laws)
    tail = "・".join(part for part in (laws, amendment.confidence.mark) if part)
    return (f"{term}: " if term else "") + amendment.text + (f"（{tail}）" if tail else "")
