"""状況ファイルを読む道具。見出しの中身（文字・日付・事実・期待）を、指摘をそろえながら値にする。どの出来事でも使う。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers, conflict, contradicts
from madoguchi_core.cases._vocabulary import Vocabulary, read_day, read_fact, unknown_key
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import LifeEvent, Outcome
from madoguchi_core.rules import Fact, Facts, Timing

# 証明書の請求は、ほかの見出しで書く（_request）
_EVENTS = {event.title: event for event in LifeEvent if event is not LifeEvent.CERTIFICATE}
_LAST_YEAR = 2099
_OUTCOMES = {outcome.title: outcome for outcome in Outcome}


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


def event_written(table: Table) -> LifeEvent | None:
    """書かれた出来事。書かれていないか、知らない言葉なら None。"""
    entry = table.get("出来事")
    return _EVENTS.get(entry.value) if entry is not None and isinstance(entry.value, str) else None


def event_of_situation(text: str) -> LifeEvent | None:
    """
    状況ファイルの出来事。読めないか、知らない言葉なら None（指摘は、その出来事の読み方が言う）。

    Args:
        text: YAML の本文。

    >>> event_of_situation("出来事: 転入").value
    'move_in'
    """
    table, _ = read_yaml(text, where="")
    return None if table is None else event_written(table)


class SheetReader:
    """
    一枚の状況ファイルを読むあいだの、言葉と指摘。

    Args:
        where: 指摘に書くファイル名。
        vocabulary: 書ける事実の言葉。
        findings: 指摘を足す先。
    """

    __slots__ = ("findings", "lines", "vocabulary", "where")

    def __init__(self, where: str, vocabulary: Vocabulary, findings: list[Finding]) -> None:
        self.where = where
        self.vocabulary = vocabulary
        self.findings = findings
        self.lines: dict[Fact[Any], int] = {}

    def refuse_unknown(self, table: Table, keys: tuple[str, ...]) -> None:
        """知らない見出しの指摘。"""
        for entry in table.entries:
            if entry.key not in keys:
                self.findings.append(unknown_key(entry.key, keys, self.at(entry.line)))

    def title(self, table: Table) -> str:
        """題。"""
        entry = table.get("題名")
        return "" if entry is None else self.text(entry)

    def text(self, entry: Entry) -> str:
        """文字の中身。並びや表なら指摘する。"""
        if isinstance(entry.value, str):
            return entry.value
        self.add("MDG223", entry, "並びや表は書けません", "「見出し: 中身」のひと組で書いてください")
        return ""

    def heading_day(self, table: Table, key: str, *, is_required: bool) -> date | None:
        """見出しの日付。"""
        entry = table.get(key)
        if entry is None:
            if is_required:
                self.add(
                    "MDG228", None, f"「{key}」が書かれていません", "令和8年3月3日 のように書いてください"
                )
            return None
        return self.day(entry.value, f"{self.at(entry.line)} {key}")

    def day(self, value: object, where: str) -> date | None:
        """書かれた日付。"""
        found, findings = read_day(value if isinstance(value, str) else "", where)
        self.findings += findings
        return found

    def facts(self, entry: Entry | None, event_on: date | None, written: set[str]) -> dict[Fact[Any], object]:
        """その見出しの下の事実。*written* には、読んだ事実の名を足していく。"""
        found: dict[Fact[Any], object] = {}
        for line in self.section(entry):
            fact = self.vocabulary.find(line.key)
            if fact is None:
                self.findings.append(self.vocabulary.unknown_word(line.key, self.at(line.line)))
                continue
            if fact.name in written:
                self._said_twice(fact, line)
            written.add(fact.name)
            value = self._value(fact, line)
            if value is not None:
                found[fact] = value
                self.lines[fact] = line.line
                self._check_timing(fact, value, event_on, line)
        return found

    def _value(self, fact: Fact[Any], entry: Entry) -> object | None:
        if not isinstance(entry.value, str):
            self.text(entry)
            return None
        value, findings = read_fact(fact, entry.value, self.at(entry.line))
        self.findings += findings
        return value

    def _said_twice(self, fact: Fact[Any], entry: Entry) -> None:
        self.add(
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
            self.add(
                "MDG237",
                entry,
                f"「{fact.title}」が出来事の日より{'前' if is_early else '後'}になっています",
                "その日付と出来事の日付を確かめてください",
            )

    def section(self, entry: Entry | None) -> tuple[Entry, ...]:
        """見出しの下の表。空なら何も無い。"""
        if entry is None or entry.value == "":
            return ()
        if not isinstance(entry.value, Table):
            self.add(
                "MDG220",
                entry,
                "この見出しの中身が表になっていません",
                "「見出し: 中身」の形で書いてください",
            )
            return ()
        return entry.value.entries

    def expectation(self, entry: Entry) -> tuple[Outcome | None, date | None]:
        """期待の結論と期限。「必要（令和8年3月17日まで）」の形も書ける。"""
        text = entry.value if isinstance(entry.value, str) else ""
        word, bracket, rest = text.replace("(", "（").replace(")", "）").partition("（")
        outcome = _OUTCOMES.get(word.strip())
        if outcome is None:
            self.add(
                "MDG229", entry, "知らない結論です", f"次のどれかを書いてください: {'・'.join(_OUTCOMES)}"
            )
        if not bracket:
            return outcome, None
        day = self.day(rest.removesuffix("）").removesuffix("まで"), self.at(entry.line))
        return outcome, day

    def unknown_event(self, table: Table) -> None:
        """出来事が書かれていないか、知らない出来事のときの指摘。"""
        self.add(
            "MDG227",
            table.get("出来事"),
            "出来事が書かれていないか、知らない出来事です",
            f"次のどれかを書いてください: {'・'.join(_EVENTS)}。"
            f"「{LifeEvent.CERTIFICATE.title}」は madoguchi certificate で判定します",
        )

    def is_of_other(self, table: Table, own: LifeEvent) -> bool:
        """ほかの出来事のファイルなら、それだけを言う。見出しが違うので、残りの指摘は役に立たない。"""
        entry = table.get("出来事")
        found = next((event for event in LifeEvent if entry is not None and event.title == entry.value), own)
        if found is own:
            return False
        command = "certificate" if found is LifeEvent.CERTIFICATE else "judge"
        self.add(
            "MDG227",
            entry,
            f"「{own.title}」の状況ファイルではありません",
            f"「{found.title}」は madoguchi {command} で判定します",
        )
        return True

    def event_on(self, table: Table) -> date | None:
        """出来事の日。"""
        event_on = self.heading_day(table, "日付", is_required=True)
        if event_on is None or event_on.year <= _LAST_YEAR:
            return event_on
        hint = f"{_LAST_YEAR}年までの日か確かめてください"
        self.add("MDG225", table.get("日付"), "「日付」が先すぎて、期限を数えられません", hint)
        return None

    def expected(self, entries: Iterable[Entry], procedures: tuple[str, ...] | None) -> Iterable[Expected]:
        """期待の見出しの下の、手続きと結論。*procedures* が None なら、知らない手続きかどうかを見ない。"""
        for entry in entries:
            if procedures is not None and entry.key not in procedures:
                at = self.at(entry.line)
                hint = "手続きの id と名は、文書の「手続き」にあります"
                self.findings.append(unknown_key(entry.key, procedures, at, "知らない手続きです", hint=hint))
            outcome, due = self.expectation(entry)
            if outcome is not None:
                yield Expected(entry.key, outcome, due, entry.line)

    def compare(self, answers: Answers, registered: Facts) -> None:
        """ご家族の回答のうち、台帳と食い違うもの。"""
        self.findings += [
            conflict(fact, self.at(self.lines[fact]))
            for fact, value in answers.given.items()
            if contradicts(registered[fact].value, value)
        ]

    def refuse_entries(self, table: Table, fields: tuple[str, ...]) -> None:
        """様式に無い欄への記入。"""
        hint = "様式の欄の名を確かめてください"
        written = table.get("記入")
        for entry in written.value.entries if written and isinstance(written.value, Table) else ():
            if entry.key not in fields:
                at = self.at(entry.line)
                self.findings.append(unknown_key(entry.key, fields, at, "知らない欄の名です", hint=hint))

    def add(self, code: str, entry: Entry | None, message: str, hint: str) -> None:
        """誤りの指摘を足す。"""
        where = self.where if entry is None else self.at(entry.line)
        self.findings.append(Finding(code, Severity.ERROR, where, message, hint))

    def at(self, line: int) -> str:
        """指摘に書く場所。"""
        return f"{self.where} {line}行目"
