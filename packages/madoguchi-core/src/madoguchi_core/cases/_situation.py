"""状況ファイル（YAML）。職員が読め、判定・試験・文書が同じ形を使う。"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers, Case, conflict, contradicts
from madoguchi_core.cases._checks import check_people
from madoguchi_core.cases._people import PeopleReader, household_of
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, Vocabulary, read_day, read_fact, unknown_key
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.records import Household, Missing
from madoguchi_core.rules import Fact, Facts, Timing

# 証明書の請求は、世帯でなく事実の言葉で書く（事例のファイル）
_EVENTS = {event.title: event for event in LifeEvent if event is not LifeEvent.CERTIFICATE}
_OUTCOMES = {outcome.title: outcome for outcome in Outcome}
_ANSWER_KEYS = ("確認済み", "回答", "記入")
SITUATION_KEYS = ("題名", "出来事", "日付", "知った日", "世帯", *_ANSWER_KEYS, "期待")
_LAST_YEAR = 2099
_HEADING_FACTS = {"日付": "death.date", "知った日": "death.known_date"}


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
    reader = SituationReader(where, Vocabulary(facts), list(problems), known)
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
    reader = SituationReader(where, Vocabulary(facts), list(problems), None)
    if table is None:
        return Answers(), problems
    reader.refuse_unknown(table, _ANSWER_KEYS)
    if entries is not None:
        reader.refuse_entries(table, tuple(entries))
    return reader.answers(table, event_on), tuple(reader.findings)


class SituationReader:
    """状況ファイルの見出しを読む。ほかの形の状況ファイルは、ここから継ぐ。"""

    __slots__ = ("_lines", "_procedures", "_vocabulary", "_where", "findings")

    def __init__(
        self,
        where: str,
        vocabulary: Vocabulary,
        findings: list[Finding],
        procedures: tuple[str, ...] | None,
    ) -> None:
        self._where = where
        self._vocabulary = vocabulary
        self._procedures = procedures
        self._lines: dict[Fact[Any], int] = {}
        self.findings = findings

    def situation(self, table: Table) -> Situation | None:
        self.refuse_unknown(table, SITUATION_KEYS)
        event = self._event(table)
        event_on = self._event_on(table)
        known_on = self._known_on(table)
        household, subject = self._household(table, event_on)
        answers = self.answers(table, event_on)
        expected = tuple(self._expected(table))
        self._check_known(event_on, known_on, table)
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

    def answers(self, table: Table, event_on: date | None) -> Answers:
        written = {name for key, name in _HEADING_FACTS.items() if table.get(key) is not None}
        confirmed = self._facts(table.get("確認済み"), event_on, written)
        given = self._facts(table.get("回答"), event_on, written) | self._known_absent(table)
        entries = self._section(table.get("記入"))
        return Answers(confirmed, given, {entry.key: self._text(entry) for entry in entries})

    def _known_absent(self, table: Table) -> dict[Fact[Any], object]:
        entry, fact = table.get("知った日"), self._vocabulary.find(_HEADING_FACTS["知った日"])
        if entry is None or fact is None or not isinstance(entry.value, str):
            return {}
        absent = ABSENT_WORDS.get(entry.value, Missing.NOT_ASKED)
        self._lines[fact] = entry.line
        return {} if absent is Missing.NOT_ASKED else {fact: absent}

    def compare(self, answers: Answers, registered: Facts) -> None:
        """ご家族の回答のうち、台帳と食い違うもの。"""
        self.findings += [
            conflict(fact, self._at(self._lines[fact]))
            for fact, value in answers.given.items()
            if contradicts(registered[fact].value, value)
        ]

    def refuse_unknown(self, table: Table, keys: tuple[str, ...]) -> None:
        for entry in table.entries:
            if entry.key not in keys:
                self.findings.append(unknown_key(entry.key, keys, self._at(entry.line)))

    def refuse_entries(self, table: Table, fields: tuple[str, ...]) -> None:
        """様式に無い欄への記入。"""
        hint = "様式の欄の名を確かめてください"
        written = table.get("記入")
        for entry in written.value.entries if written and isinstance(written.value, Table) else ():
            if entry.key not in fields:
                at = self._at(entry.line)
                self.findings.append(unknown_key(entry.key, fields, at, "知らない欄の名です", hint=hint))

    def _title(self, table: Table) -> str:
        entry = table.get("題名")
        return "" if entry is None else self._text(entry)

    def _text(self, entry: Entry) -> str:
        if isinstance(entry.value, str):
            return entry.value
        self._add("MDG223", entry, "並びや表は書けません", "「見出し: 中身」のひと組で書いてください")
        return ""

    def _event(self, table: Table) -> LifeEvent | None:
        entry = table.get("出来事")
        event = _EVENTS.get(entry.value) if entry is not None and isinstance(entry.value, str) else None
        if event is None:
            self._add(
                "MDG227",
                entry,
                "出来事が書かれていないか、知らない出来事です",
                f"次のどれかを書いてください: {'・'.join(_EVENTS)}。"
                f"「{LifeEvent.CERTIFICATE.title}」は madoguchi certificate で判定します",
            )
        return event

    def _event_on(self, table: Table) -> date | None:
        event_on = self._date(table, "日付", is_required=True)
        if event_on is None or event_on.year <= _LAST_YEAR:
            return event_on
        hint = f"{_LAST_YEAR}年までの日か確かめてください"
        self._add("MDG225", table.get("日付"), "「日付」が先すぎて、期限を数えられません", hint)
        return None

    def _date(self, table: Table, key: str, *, is_required: bool) -> date | None:
        entry = table.get(key)
        if entry is None:
            if is_required:
                self._add(
                    "MDG228", None, f"「{key}」が書かれていません", "令和8年3月3日 のように書いてください"
                )
            return None
        return self._day(entry.value, f"{self._at(entry.line)} {key}")

    def _known_on(self, table: Table) -> date | None:
        """書いていない・空・未入力は、まだ尋ねていない。不明は、尋ねたが分からなかった（回答に足す）。"""
        entry = table.get("知った日")
        absent = ABSENT_WORDS.get(entry.value) if entry is not None and isinstance(entry.value, str) else None
        return None if absent is not None else self._date(table, "知った日", is_required=False)

    def _day(self, value: object, where: str) -> date | None:
        found, findings = read_day(value if isinstance(value, str) else "", where)
        self.findings += findings
        return found

    def _household(self, table: Table, event_on: date | None) -> tuple[Household, str]:
        entry = table.get("世帯")
        if entry is None:
            self._add(
                "MDG228", None, "「世帯」が書かれていません", "亡くなった方と残る世帯員を書いてください"
            )
            return household_of(()), ""
        people, subject = PeopleReader(self._where, self.findings, event_on).people(entry)
        self.findings += check_people(people, subject, event_on, where=self._where)
        return household_of(people), subject

    def _facts(
        self, entry: Entry | None, event_on: date | None, written: set[str]
    ) -> dict[Fact[Any], object]:
        """その見出しの下の事実。*written* には、読んだ事実の名を足していく。"""
        found: dict[Fact[Any], object] = {}
        for line in self._section(entry):
            fact = self._vocabulary.find(line.key)
            if fact is None:
                self.findings.append(self._vocabulary.unknown_word(line.key, self._at(line.line)))
                continue
            if fact.name in written:
                self._said_twice(fact, line)
            written.add(fact.name)
            value = self._value(fact, line)
            if value is not None:
                found[fact] = value
                self._lines[fact] = line.line
                self._check_timing(fact, value, event_on, line)
        return found

    def _value(self, fact: Fact[Any], entry: Entry) -> object | None:
        if not isinstance(entry.value, str):
            self._text(entry)
            return None
        value, findings = read_fact(fact, entry.value, self._at(entry.line))
        self.findings += findings
        return value

    def _said_twice(self, fact: Fact[Any], entry: Entry) -> None:
        self._add(
            "MDG238",
            entry,
            f"「{fact.title}」が二度書かれています",
            "見出し・確認済み・回答のどれか一つに、一度だけ書いてください",
        )

    def _check_timing(self, fact: Fact[Any], value: object, event_on: date | None, entry: Entry) -> None:
        if event_on is None or not isinstance(value, date):
            return
        is_early = fact.timing is Timing.FROM_EVENT and value < event_on
        is_late = fact.timing is Timing.UNTIL_EVENT and event_on < value
        if is_early or is_late:
            self._add(
                "MDG237",
                entry,
                f"「{fact.title}」が出来事の日より{'前' if is_early else '後'}になっています",
                "その日付と出来事の日付を確かめてください",
            )

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
            if self._procedures is not None and entry.key not in self._procedures:
                at = self._at(entry.line)
                hint = "手続きの id と名は、文書の「手続き」にあります"
                self.findings.append(
                    unknown_key(entry.key, self._procedures, at, "知らない手続きです", hint=hint)
                )
            outcome, due = self._expectation(entry)
            if outcome is not None:
                yield Expected(entry.key, outcome, due, entry.line)

    def _expectation(self, entry: Entry) -> tuple[Outcome | None, date | None]:
        # 「必要（令和8年3月17日まで）」の形も書ける
        text = entry.value if isinstance(entry.value, str) else ""
        word, bracket, rest = text.replace("(", "（").replace(")", "）").partition("（")
        outcome = _OUTCOMES.get(word.strip())
        if outcome is None:
            self._add(
                "MDG229", entry, "知らない結論です", f"次のどれかを書いてください: {'・'.join(_OUTCOMES)}"
            )
        if not bracket:
            return outcome, None
        day = self._day(rest.removesuffix("）").removesuffix("まで"), self._at(entry.line))
        return outcome, day

    def _check_known(self, event_on: date | None, known_on: date | None, table: Table) -> None:
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
