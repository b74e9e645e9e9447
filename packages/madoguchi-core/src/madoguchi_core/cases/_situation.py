"""状況ファイル（YAML）。職員が読め、判定・試験・文書が同じ形を使う。"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers, Case
from madoguchi_core.cases._checks import check_people
from madoguchi_core.cases._people import PeopleReader, household_of
from madoguchi_core.cases._reading import Expected, SheetReader, event_written
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, Vocabulary
from madoguchi_core.cases._yaml import Table, read_yaml
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Household, Missing
from madoguchi_core.rules import Fact, Facts

_ANSWER_KEYS = ("確認済み", "回答", "記入")
SITUATION_KEYS = ("題名", "出来事", "日付", "知った日", "世帯", *_ANSWER_KEYS, "期待")
_HEADING_FACTS = {"日付": "death.date", "知った日": "death.known_date"}


@dataclass(frozen=True, slots=True)
class Situation:
    """読んだ状況ファイル。"""

    case: Case
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class ReadSituation:
    """読んだ結果。誤りがあれば ``situation`` は None で、指摘は全部そろっている。"""

    situation: Situation | None
    findings: tuple[Finding, ...]


def read_situation(
    text: str,
    *,
    where: str,
    facts: Iterable[Fact[Any]],
    procedures: Iterable[str] | None = None,
    entries: Iterable[str] | None = None,
    registered: Callable[[Case], Facts] | None = None,
) -> ReadSituation:
    """
    状況ファイルを読む。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        facts: 書ける事実。
        procedures: 期待に書ける手続きの id と名。None なら、知らない手続きかどうかを見ない。
        entries: 記入に書ける欄の名。None なら、知らない欄かどうかを見ない。
        registered: 台帳の記録だけから事実を作る関数。None なら、回答が台帳と食い違うかを見ない。

    Returns:
        状況、または指摘のすべて。
    """
    table, problems = read_yaml(text, where=where)
    if table is None:
        return ReadSituation(None, problems)
    known = None if procedures is None else tuple(procedures)
    reader = _Reader(where, Vocabulary(facts), list(problems), known)
    if entries is not None:
        reader.refuse_entries(table, tuple(entries))
    situation = reader.situation(table)
    if situation is not None and registered is not None and situation.case.person is not None:
        reader.compare(situation.case.answers, registered(situation.case))
    findings = tuple(reader.findings)
    return ReadSituation(None if has_errors(findings) else situation, findings)


def read_answers(
    text: str,
    *,
    where: str,
    facts: Iterable[Fact[Any]],
    event_on: date | None = None,
    entries: Iterable[str] | None = None,
) -> tuple[Answers, tuple[Finding, ...]]:
    """
    回答だけのファイル（確認済み・回答・記入）を読む。形は状況ファイルと同じ。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        facts: 書ける事実。
        event_on: 出来事の日。渡せば、日付の前後も確かめる。
        entries: 記入に書ける欄の名。None なら、知らない欄かどうかを見ない。
    """
    table, problems = read_yaml(text, where=where)
    reader = _Reader(where, Vocabulary(facts), list(problems), None)
    if table is None:
        return Answers(), problems
    reader.refuse_unknown(table, _ANSWER_KEYS)
    if entries is not None:
        reader.refuse_entries(table, tuple(entries))
    return reader.answers(table, event_on), tuple(reader.findings)


class _Reader(SheetReader):
    __slots__ = ("_procedures",)

    def __init__(
        self,
        where: str,
        vocabulary: Vocabulary,
        findings: list[Finding],
        procedures: tuple[str, ...] | None,
    ) -> None:
        super().__init__(where, vocabulary, findings)
        self._procedures = procedures

    def situation(self, table: Table) -> Situation | None:
        if self.is_of_other(table, LifeEvent.DEATH):
            return None
        self.refuse_unknown(table, SITUATION_KEYS)
        event = self._event(table)
        event_on = self.event_on(table)
        known_on = self._known_on(table)
        household, subject = self._household(table, event_on)
        answers = self.answers(table, event_on)
        expected = tuple(self.expected(self.section(table.get("期待")), self._procedures))
        self._check_known(event_on, known_on, table)
        if event is None or event_on is None:
            return None
        case = Case(
            event,
            event_on,
            known_on,
            household,
            subject,
            f"状況ファイル {self.where}",
            answers,
            self.title(table),
        )
        return Situation(case, expected)

    def answers(self, table: Table, event_on: date | None) -> Answers:
        written = {name for key, name in _HEADING_FACTS.items() if table.get(key) is not None}
        confirmed = self.facts(table.get("確認済み"), event_on, written)
        given = self.facts(table.get("回答"), event_on, written) | self._known_absent(table)
        entries = self.section(table.get("記入"))
        return Answers(confirmed, given, {entry.key: self.text(entry) for entry in entries})

    def _known_absent(self, table: Table) -> dict[Fact[Any], object]:
        entry, fact = table.get("知った日"), self.vocabulary.find(_HEADING_FACTS["知った日"])
        if entry is None or fact is None or not isinstance(entry.value, str):
            return {}
        absent = ABSENT_WORDS.get(entry.value, Missing.NOT_ASKED)
        self.lines[fact] = entry.line
        return {} if absent is Missing.NOT_ASKED else {fact: absent}

    def _event(self, table: Table) -> LifeEvent | None:
        event = event_written(table)
        if event is not LifeEvent.DEATH:
            self.unknown_event(table)
        return event

    def _known_on(self, table: Table) -> date | None:
        """書いていない・空・未入力は、まだ尋ねていない。不明は、尋ねたが分からなかった（回答に足す）。"""
        entry = table.get("知った日")
        absent = ABSENT_WORDS.get(entry.value) if entry is not None and isinstance(entry.value, str) else None
        return None if absent is not None else self.heading_day(table, "知った日", is_required=False)

    def _household(self, table: Table, event_on: date | None) -> tuple[Household, str]:
        entry = table.get("世帯")
        if entry is None:
            self.add("MDG228", None, "「世帯」が書かれていません", "亡くなった方と残る世帯員を書いてください")
            return household_of(()), ""
        people, subject = PeopleReader(self.where, self.findings, event_on).people(entry)
        self.findings += check_people(people, subject, event_on, where=self.where)
        return household_of(people), subject

    def _check_known(self, event_on: date | None, known_on: date | None, table: Table) -> None:
        if event_on is not None and known_on is not None and known_on < event_on:
            self.add(
                "MDG231",
                table.get("知った日"),
                "亡くなる前に知ったことになっています",
                "死亡日と知った日を確かめてください",
            )
