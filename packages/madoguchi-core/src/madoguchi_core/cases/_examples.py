"""事例: 規則ひとつひとつについて、役所の人が読んで確かめ、署名できる YAML。事実の言葉で書く（住民の記録は書かない）。"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, Vocabulary, read_value, unknown_key
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import Outcome, ProcedureKind, outcome_titles
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact, Facts, Group, Held, Origin, OriginKind, Parameter

GENERATED = "生成"
NOBODY = "いない"
NO_DATE = "なし"
DAYS_SEPARATOR = "・"
EVENT_FACT = "death.date"
"""死亡の日の事実。"""

EVENT_FACTS = (EVENT_FACT, "request.date", "move.date")
"""出来事ごとの、その日の事実。事例の日付から入るので、事実としては書かない。"""

FILE_KEYS = ("題名", "確認", "事例")
SIGNATURE_KEYS = ("係", "日")
EXAMPLE_KEYS = ("題名", "手続き", "日付", "事実", "町の設定", "期待", "期限", "数え方によっては", "由来")
EXAMPLE_ORIGIN = Origin(OriginKind.STAFF, "事例")


@dataclass(frozen=True, slots=True)
class Signature:
    """
    事例を確かめた係。人の名は書かない。

    Attributes:
        section: 係の名。
        signed_on: 確かめた日。
    """

    section: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class ExampleDue:
    """
    事例に書かれた期限。

    Attributes:
        on: 期限の日。``NOT_ASKED`` は書かれていない、``NOT_APPLICABLE`` は日付を作らない、``UNKNOWN`` は起算の日が分からない。
        others: 数え方によってはなる、遅い日。
    """

    on: date | Missing = Missing.NOT_ASKED
    others: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """
    事例ひとつ。

    Attributes:
        title: 題。
        procedure_id: 手続きの id。
        event_on: 出来事の日。
        facts: 事実。書かれていないものは分からない。
        settings: この事例のための町の値。None は、決まっていないとする。
        outcome: 結論。
        due: 期限。
        is_generated: 道具が書いたものか（書き直してよいか）。
        line: 行番号。道具が作ったものは 0。
    """

    title: str
    procedure_id: str
    event_on: date
    facts: Facts
    settings: Mapping[Parameter[Any], object | None]
    outcome: Outcome
    due: ExampleDue = field(default_factory=ExampleDue)
    is_generated: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """
    事例のファイルひとつ。

    Attributes:
        title: 題。
        signatures: 署名。
        examples: 事例。
    """

    title: str
    signatures: tuple[Signature, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ReadExamples:
    """読んだ結果。誤りのある事例は ``file`` に入らず、指摘は全部そろっている。"""

    file: ExampleFile
    findings: tuple[Finding, ...]


class ExampleVocabulary:
    """
    事例に書ける言葉。題が重なるものは、名で書く。

    Args:
        facts: 届出に付く事実。
        member_facts: 世帯員に付く事実。
        groups: 世帯員の集まり。
        parameters: 町の設定に書ける値。
        kinds: 手続きの id から性質への対応。証明書の交付では、期待を「出せる」「出せない」と書く。

    >>> words = ExampleVocabulary(facts=[Fact("d.is_head", bool, "世帯主")])
    >>> words.facts.find("世帯主").name
    'd.is_head'
    """

    __slots__ = ("_kinds", "facts", "groups", "members", "parameters")

    def __init__(
        self,
        *,
        facts: Iterable[Fact[Any]] = (),
        member_facts: Iterable[Fact[Any]] = (),
        groups: Iterable[Group] = (),
        parameters: Iterable[Parameter[Any]] = (),
        kinds: Mapping[str, ProcedureKind] | None = None,
    ) -> None:
        self._kinds = kinds or {}
        self.facts = Vocabulary(facts)
        self.members = Vocabulary(member_facts)
        self.groups = {word: group for group in groups for word in (group.name, group.title)}
        listed = list(parameters)
        self.parameters = {parameter.title: parameter for parameter in listed}
        self.parameters.update({parameter.key: parameter for parameter in listed})

    def outcome_titles(self, procedure_id: str) -> Mapping[Outcome, str]:
        """その手続きの、結論の言い方。"""
        return outcome_titles(self._kinds.get(procedure_id, ProcedureKind.APPLICATION))

    def word_of(self, fact: Fact[Any]) -> str:
        """事実の書き方。題が重なれば名。"""
        words = self.members if self.members.find(fact.name) is fact else self.facts
        return fact.title if words.find(fact.title) is fact else fact.name


def read_examples(text: str, *, where: str, vocabulary: ExampleVocabulary) -> ReadExamples:
    """
    事例のファイルを読む。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        vocabulary: 書ける言葉。

    Returns:
        読めた事例と、指摘のすべて。
    """
    table, problems = read_yaml(text, where=where)
    if table is None:
        return ReadExamples(ExampleFile("", (), ()), problems)
    reader = _Reader(where, vocabulary, list(problems))
    file = reader.file(table)
    return ReadExamples(file, tuple(reader.findings))


class _Reader:
    __slots__ = ("_vocabulary", "_where", "findings")

    def __init__(self, where: str, vocabulary: ExampleVocabulary, findings: list[Finding]) -> None:
        self._where = where
        self._vocabulary = vocabulary
        self.findings = findings

    def file(self, table: Table) -> ExampleFile:
        self._refuse_unknown(table, FILE_KEYS)
        tables = self._tables(table.get("事例"))
        examples = tuple(example for one in tables if (example := self._example(one)) is not None)
        if table.get("事例") is None:
            self._add("MDG228", table.line, "「事例」が書かれていません", "事例を一つ以上書いてください")
        return ExampleFile(self._text(table, "題名"), tuple(self._signatures(table)), examples)

    def _signatures(self, table: Table) -> Iterator[Signature]:
        for one in self._tables(table.get("確認")):
            self._refuse_unknown(one, SIGNATURE_KEYS)
            signed_on = self._date(one, "日")
            if signed_on is not None:
                yield Signature(self._text(one, "係"), signed_on)

    def _example(self, table: Table) -> Example | None:
        before = len(self.findings)
        self._refuse_unknown(table, (*EXAMPLE_KEYS, *self._vocabulary.groups))
        event_on = self._date(table, "日付")
        outcome = self._outcome(table)
        values = self._facts(table.get("事実"), self._vocabulary.facts)
        groups = self._groups(table)
        settings = self._settings(table.get("町の設定"))
        due = ExampleDue(self._due_on(table), tuple(self._other_days(table)))
        if event_on is None or outcome is None or len(self.findings) > before:
            return None
        return Example(
            title=self._text(table, "題名"),
            procedure_id=self._text(table, "手続き"),
            event_on=event_on,
            facts=Facts({**self._event_fact(event_on), **values}, groups),
            settings=settings,
            outcome=outcome,
            due=due,
            is_generated=self._text(table, "由来", is_required=False) == GENERATED,
            line=table.line,
        )

    def _event_fact(self, event_on: date) -> dict[Fact[Any], Held]:
        found = [self._vocabulary.facts.find(name) for name in EVENT_FACTS]
        return {fact: Held(event_on, EXAMPLE_ORIGIN) for fact in found if fact is not None}

    def _facts(self, entry: Entry | None, words: Vocabulary) -> dict[Fact[Any], Held]:
        return dict(self._pairs(self._section(entry), words))

    def _pairs(self, entries: Iterable[Entry], words: Vocabulary) -> Iterator[tuple[Fact[Any], Held]]:
        for entry in entries:
            fact = words.find(entry.key)
            if fact is None:
                self.findings.append(words.unknown_word(entry.key, self._at(entry.line)))
                continue
            value = self._value(fact, entry)
            if value is not None:
                yield fact, Held(value, EXAMPLE_ORIGIN)

    def _value(self, fact: Fact[Any], entry: Entry) -> object | None:
        if not isinstance(entry.value, str):
            self._add(
                "MDG223", entry.line, "並びや表は書けません", "「見出し: 中身」のひと組で書いてください"
            )
            return None
        value: object = read_value(fact, entry.value, self._at(entry.line))
        if isinstance(value, Finding):
            self.findings.append(value)
            return None
        return value

    def _groups(self, table: Table) -> dict[Group, tuple[Facts, ...] | Missing]:
        found: dict[Group, tuple[Facts, ...] | Missing] = {}
        for entry in table.entries:
            group = self._vocabulary.groups.get(entry.key)
            if group is not None:
                found[group] = self._members(entry)
        return found

    def _members(self, entry: Entry) -> tuple[Facts, ...] | Missing:
        if entry.value == NOBODY:
            return ()
        if isinstance(entry.value, str):
            if entry.value not in ABSENT_WORDS:
                hint = f"「{NOBODY}」か、世帯員ひとりずつの並びを書いてください"
                self._add("MDG223", entry.line, f"「{entry.key}」に書けない値です", hint)
            return Missing.UNKNOWN
        words = self._vocabulary.members
        return tuple(Facts(dict(self._pairs(one.entries, words))) for one in self._tables(entry))

    def _settings(self, entry: Entry | None) -> dict[Parameter[Any], object | None]:
        settings: dict[Parameter[Any], object | None] = {}
        for one in self._section(entry):
            parameter = self._vocabulary.parameters.get(one.key)
            if parameter is None:
                self.findings.append(unknown_key(one.key, self._vocabulary.parameters, self._at(one.line)))
                continue
            value = self._value(Fact(parameter.key, parameter.kind, parameter.title), one)
            if value is not None:
                settings[parameter] = None if isinstance(value, Missing) else value
        return settings

    def _outcome(self, table: Table) -> Outcome | None:
        text = self._text(table, "期待")
        titles = self._vocabulary.outcome_titles(self._text(table, "手続き", is_required=False))
        outcomes = {title: outcome for outcome, title in titles.items()}
        if text and text not in outcomes:
            hint = f"次のどれかを書いてください: {'・'.join(outcomes)}"
            self._add("MDG229", _line(table, "期待"), "知らない結論です", hint)
        return outcomes.get(text)

    def _due_on(self, table: Table) -> date | Missing:
        entry = table.get("期限")
        if entry is None:
            return Missing.NOT_ASKED
        if entry.value == NO_DATE:
            return Missing.NOT_APPLICABLE
        if entry.value == Missing.UNKNOWN.title:
            return Missing.UNKNOWN
        return self._date(table, "期限") or Missing.NOT_ASKED

    def _other_days(self, table: Table) -> Iterator[date]:
        entry = table.get("数え方によっては")
        if entry is None:
            return
        for word in str(entry.value).split(DAYS_SEPARATOR):
            found = parse_exact_date(word, where=f"{self._at(entry.line)} {entry.key}")
            if isinstance(found, Finding):
                self.findings.append(found)
            else:
                yield found

    def _date(self, table: Table, key: str) -> date | None:
        text = self._text(table, key)
        if not text:
            return None
        found = parse_exact_date(text, where=f"{self._at(_line(table, key))} {key}")
        if isinstance(found, Finding):
            self.findings.append(found)
            return None
        return found

    def _text(self, table: Table, key: str, *, is_required: bool = True) -> str:
        entry = table.get(key)
        if entry is not None and isinstance(entry.value, str) and entry.value:
            return entry.value
        if is_required:
            self._add(
                "MDG228",
                _line(table, key),
                f"「{key}」が書かれていません",
                f"「{key}: …」を書き足してください",
            )
        return ""

    def _section(self, entry: Entry | None) -> tuple[Entry, ...]:
        if entry is None or entry.value == "":
            return ()
        if isinstance(entry.value, Table):
            return entry.value.entries
        self._add(
            "MDG220",
            entry.line,
            f"「{entry.key}」の中身が表になっていません",
            "「見出し: 中身」の形で書いてください",
        )
        return ()

    def _tables(self, entry: Entry | None) -> list[Table]:
        if entry is None or entry.value == "":
            return []
        if isinstance(entry.value, list):
            return entry.value
        self._add(
            "MDG220",
            entry.line,
            f"「{entry.key}」の中身が並びになっていません",
            "「- 見出し: 中身」の形で書いてください",
        )
        return []

    def _refuse_unknown(self, table: Table, keys: tuple[str, ...]) -> None:
        for entry in table.entries:
            if entry.key not in keys:
                self.findings.append(unknown_key(entry.key, keys, self._at(entry.line)))

    def _add(self, code: str, line: int, message: str, hint: str) -> None:
        self.findings.append(Finding(code, Severity.ERROR, self._at(line), message, hint))

    def _at(self, line: int) -> str:
        return f"{self._where} {line}行目"


def _line(table: Table, key: str) -> int:
    entry = table.get(key)
    return table.line if entry is None else entry.line
