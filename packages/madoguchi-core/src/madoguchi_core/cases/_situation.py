"""状況ファイル（YAML）。職員が読め、判定・試験・文書が同じ形を使う。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cases._case import Answers, Case
from madoguchi_core.cases._people import HOUSEHOLD_NUMBER, PeopleReader
from madoguchi_core.cases._vocabulary import Vocabulary, read_value, unknown_key
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Household
from madoguchi_core.rules import Fact

_EVENTS = {event.title: event for event in LifeEvent}
_OUTCOMES = {outcome.title: outcome for outcome in Outcome}
_ANSWER_KEYS = ("確認済み", "回答", "記入")
_KEYS = ("題名", "出来事", "日付", "知った日", "世帯", *_ANSWER_KEYS, "期待")


@dataclass(frozen=True, slots=True)
class Expected:
    """
    状況ファイルに書かれた、期待する結論。

    Attributes:
        procedure_id: 手続きの id。
        outcome: 結論。
        due_on: 期限。書かれていなければ None。
        line: 行番号。
    """

    procedure_id: str
    outcome: Outcome
    due_on: date | None
    line: int


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


def read_situation(text: str, *, where: str, facts: Iterable[Fact[Any]]) -> ReadSituation:
    """
    状況ファイルを読む。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        facts: 書ける事実。

    Returns:
        状況、または指摘のすべて。
    """
    table, problems = read_yaml(text, where=where)
    if table is None:
        return ReadSituation(None, problems)
    reader = _Reader(where, Vocabulary(facts), list(problems))
    situation = reader.situation(table)
    findings = tuple(reader.findings)
    return ReadSituation(None if has_errors(findings) else situation, findings)


def read_answers(text: str, *, where: str, facts: Iterable[Fact[Any]]) -> tuple[Answers, tuple[Finding, ...]]:
    """回答だけのファイル（確認済み・回答・記入）を読む。形は状況ファイルと同じ。"""
    table, problems = read_yaml(text, where=where)
    reader = _Reader(where, Vocabulary(facts), list(problems))
    if table is None:
        return Answers(), problems
    reader.refuse_unknown(table, _ANSWER_KEYS)
    return reader.answers(table), tuple(reader.findings)


class _Reader:
    __slots__ = ("_vocabulary", "_where", "findings")

    def __init__(self, where: str, vocabulary: Vocabulary, findings: list[Finding]) -> None:
        self._where = where
        self._vocabulary = vocabulary
        self.findings = findings

    def situation(self, table: Table) -> Situation | None:
        self.refuse_unknown(table, _KEYS)
        event = self._event(table)
        event_on = self._date(table, "日付", is_required=True)
        known_on = self._date(table, "知った日", is_required=False)
        household, subject = self._household(table, event_on)
        answers = self.answers(table)
        expected = tuple(self._expected(table))
        self._check_order(household, subject, event_on, known_on, table)
        if event is None or event_on is None:
            return None
        case = Case(
            event,
            event_on,
            known_on,
            household,
            subject,
            f"状況ファイル {self._where}",
            answers,
            self._title(table),
        )
        return Situation(case, expected)

    def answers(self, table: Table) -> Answers:
        return Answers(
            confirmed=self._facts(table.get("確認済み")),
            given=self._facts(table.get("回答")),
            entries={
                entry.key: entry.value
                for entry in self._section(table.get("記入"))
                if isinstance(entry.value, str)
            },
        )

    def refuse_unknown(self, table: Table, keys: tuple[str, ...]) -> None:
        for entry in table.entries:
            if entry.key not in keys:
                self.findings.append(unknown_key(entry.key, keys, self._at(entry.line)))

    def _title(self, table: Table) -> str:
        entry = table.get("題名")
        return entry.value if entry is not None and isinstance(entry.value, str) else ""

    def _event(self, table: Table) -> LifeEvent | None:
        entry = table.get("出来事")
        event = _EVENTS.get(str(entry.value)) if entry is not None else None
        if event is None:
            self._add(
                "MDG227",
                entry,
                "出来事が書かれていないか、知らない出来事です",
                f"次のどれかを書いてください: {'・'.join(_EVENTS)}",
            )
        return event

    def _date(self, table: Table, key: str, *, is_required: bool) -> date | None:
        entry = table.get(key)
        if entry is None:
            if is_required:
                self._add(
                    "MDG228", None, f"「{key}」が書かれていません", "令和8年3月3日 のように書いてください"
                )
            return None
        found = parse_exact_date(str(entry.value), where=f"{self._at(entry.line)} {key}")
        if isinstance(found, Finding):
            self.findings.append(found)
            return None
        return found

    def _household(self, table: Table, event_on: date | None) -> tuple[Household, str]:
        entry = table.get("世帯")
        if entry is None:
            self._add(
                "MDG228", None, "「世帯」が書かれていません", "亡くなった方と残る世帯員を書いてください"
            )
            return Household(number=HOUSEHOLD_NUMBER, members=()), ""
        return PeopleReader(self._where, self.findings, event_on).household(entry)

    def _facts(self, entry: Entry | None) -> dict[Fact[Any], object]:
        found: dict[Fact[Any], object] = {}
        for line in self._section(entry):
            fact = self._vocabulary.find(line.key)
            if fact is None:
                self.findings.append(self._vocabulary.unknown_word(line.key, self._at(line.line)))
                continue
            value = read_value(fact, line.value if isinstance(line.value, str) else "", self._at(line.line))
            if isinstance(value, Finding):
                self.findings.append(value)
            else:
                found[fact] = value
        return found

    def _section(self, entry: Entry | None) -> tuple[Entry, ...]:
        if entry is None or entry.value == "":
            return ()
        if not isinstance(entry.value, Table):
            self._add(
                "MDG220",
                entry,
                f"「{entry.key}」の中身が表になっていません",
                "「見出し: 中身」の形で書いてください",
            )
            return ()
        return entry.value.entries

    def _expected(self, table: Table) -> Iterable[Expected]:
        for entry in self._section(table.get("期待")):
            outcome, due = self._expectation(entry)
            if outcome is not None:
                yield Expected(entry.key, outcome, due, entry.line)

    def _expectation(self, entry: Entry) -> tuple[Outcome | None, date | None]:
        # 「必要（令和8年3月17日まで）」の形も書ける
        text = str(entry.value)
        word, _, rest = text.partition("（")
        outcome = _OUTCOMES.get(word)
        if outcome is None:
            self._add(
                "MDG229", entry, "知らない結論です", f"次のどれかを書いてください: {'・'.join(_OUTCOMES)}"
            )
        if not rest:
            return outcome, None
        found = parse_exact_date(rest.removesuffix("）").removesuffix("まで"), where=self._at(entry.line))
        if isinstance(found, Finding):
            self.findings.append(found)
            return outcome, None
        return outcome, found

    def _check_order(
        self, household: Household, subject: str, event_on: date | None, known_on: date | None, table: Table
    ) -> None:
        person = household.member(subject)
        born = getattr(person.born_on, "earliest", None) if person is not None else None
        if event_on is not None and born is not None and event_on < born:
            self._add(
                "MDG230",
                table.get("日付"),
                "生まれる前に亡くなったことになっています",
                "生年月日と死亡日を確かめてください",
            )
        if event_on is not None and known_on is not None and known_on < event_on:
            self._add(
                "MDG231",
                table.get("知った日"),
                "亡くなる前に知ったことになっています",
                "死亡日と知った日を確かめてください",
            )

    def _add(self, code: str, entry: Entry | None, message: str, hint: str) -> None:
        where = self._where if entry is None else self._at(entry.line)
        self.findings.append(Finding(code, Severity.ERROR, where, message, hint))

    def _at(self, line: int) -> str:
        return f"{self._where} {line}行目"
