"""証明書の請求の状況ファイル（YAML）。だれが来て、だれの何を求め、何を見せたかを、職員が読める形で書く。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers
from madoguchi_core.cases._checks import check_people
from madoguchi_core.cases._people import PERSON_WORDS, SUBJECT_KEY, PeopleReader, Written, household_of
from madoguchi_core.cases._reading import SheetReader
from madoguchi_core.cases._request_case import CertificateRequest, RequestWords
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, Vocabulary, unknown_key
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.certificates import (
    REQUEST_FACT,
    AnswerKind,
    Certificate,
    CertificateBook,
    count_papers,
    is_visible,
)
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.procedures import LifeEvent, Outcome, ProcedureKind, outcome_titles
from madoguchi_core.records import Household, Missing
from madoguchi_core.rules import Fact, Parameter

REQUEST_KEYS = (
    "題名",
    "出来事",
    "日付",
    "証明書",
    "載せる項目",
    "窓口に来た方",
    "見せた書類",
    "台帳の基準日",
    "世帯",
    "請求する方",
    "町の設定",
    "確認済み",
    "回答",
    "期待",
    "返事",
)
REQUEST_PERSON_KEYS = ("請求される方", "請求する方")
_PERSON_KEYS = (*REQUEST_PERSON_KEYS, *(key for key in PERSON_WORDS if key != SUBJECT_KEY))
REQUEST_EVENT = LifeEvent.CERTIFICATE.title
NOT_FOUND = "見つからない"
OUTSIDE = "世帯の外の人"
PAPER_WORDS = ("はい", "いいえ", "写し", "期限切れ")
ITEM_WORDS: Mapping[str, bool | None] = {"載せる": True, "載せない": False, "要確認": None}
RULING_KEY = "結論"
_YES, _NO = "はい", "いいえ"
_NOTHING = "なし"
_OUTCOMES = {title: outcome for outcome, title in outcome_titles(ProcedureKind.ISSUANCE).items()}
_ANSWERS = {kind.value: kind for kind in AnswerKind}


@dataclass(frozen=True, slots=True)
class ExpectedRuling:
    """
    状況ファイルに書かれた、期待する結論と返事。書かれていないものは None。

    Attributes:
        outcome: 結論。
        items: 項目の id から、載せてよいかへの対応。
        answer: 返事の種類、または返事の文そのもの。
        line: 「期待」の行。
        answer_line: 「返事」の行。
    """

    outcome: Outcome | None = None
    items: Mapping[str, bool | None] | None = None
    answer: AnswerKind | str | None = None
    line: int = 0
    answer_line: int = 0


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """読んだ結果。誤りがあれば ``request`` は None で、指摘は全部そろっている。"""

    request: CertificateRequest | None
    expected: ExpectedRuling
    findings: tuple[Finding, ...]


def read_request(text: str, *, where: str, certificates: CertificateBook, words: RequestWords) -> ReadRequest:
    """
    証明書の請求の状況ファイルを読む。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        certificates: 証明書の目録。書ける事実も、ここから決まる。
        words: 書ける言葉。

    Returns:
        請求、または指摘のすべて。
    """
    table, problems = read_yaml(text, where=where)
    if table is None:
        return ReadRequest(None, ExpectedRuling(), problems)
    reader = _RequestReader(where, list(problems), certificates, words)
    request, expected = reader.request(table)
    findings = tuple(reader.findings)
    return ReadRequest(None if has_errors(findings) else request, expected, findings)


class _RequestReader(SheetReader):
    __slots__ = ("_book", "_words")

    def __init__(
        self, where: str, findings: list[Finding], book: CertificateBook, words: RequestWords
    ) -> None:
        facts = (fact for fact in book.facts if fact.name != REQUEST_FACT)
        super().__init__(where, Vocabulary(facts), findings)
        self._book = book
        self._words = words

    def request(self, table: Table) -> tuple[CertificateRequest | None, ExpectedRuling]:
        if self.is_of_other(table, LifeEvent.CERTIFICATE):
            return None, ExpectedRuling()
        self.refuse_unknown(table, REQUEST_KEYS)
        self._check_event(table)
        on = self.event_on(table)
        certificate = self._certificate(table, on)
        household, subject, entitled = self._register(table, on)
        data_as_of = self._data_as_of(table, on)
        answers = self._said(table, on)
        self._check_own(table, subject, entitled)
        wanted, settings = self._wanted(table, certificate), self._settings(table)
        expected = self._expected_ruling(table, certificate)
        if on is None or certificate is None:
            return None, expected
        request = CertificateRequest(
            certificate.id,
            on,
            household,
            subject,
            entitled,
            f"状況ファイル {self.where}",
            data_as_of,
            wanted,
            answers,
            settings,
            self.title(table),
        )
        return request, expected

    def _check_event(self, table: Table) -> None:
        entry = table.get("出来事")
        if entry is None or entry.value != REQUEST_EVENT:
            self.add(
                "MDG227",
                entry,
                "証明書の請求の状況ファイルではありません",
                f"「出来事: {REQUEST_EVENT}」と書いてください。ほかの出来事は madoguchi judge で判定します",
            )

    def _certificate(self, table: Table, on: date | None) -> Certificate | None:
        entry = table.get("証明書")
        if entry is None or not isinstance(entry.value, str):
            self.add("MDG228", entry, "「証明書」が書かれていません", "証明書の名か id を書いてください")
            return None
        named = {word: one for one in self._book for word in (one.title, one.id)}
        found = named.get(entry.value)
        if found is None:
            hint = "証明書の名と id は、文書の「証明書の請求」にあります"
            at = self.at(entry.line)
            self.findings.append(unknown_key(entry.value, named, at, "知らない証明書です", hint=hint))
        elif on is not None and found.since is not None and on < found.since:
            hint = "請求の日と、証明書の始まった日を確かめてください"
            self.add("MDG294", entry, "その日には、まだ無い証明書です", hint)
        return found

    def _register(self, table: Table, on: date | None) -> tuple[Household | Missing, str, str | Missing]:
        """世帯の記録と、請求される方・請求する方の宛名番号。"""
        entry = table.get("世帯")
        outside = self._outside(table)
        if entry is None or (isinstance(entry.value, str) and entry.value in ABSENT_WORDS):
            return Missing.NOT_ASKED, "", outside
        if entry.value == NOT_FOUND:
            return Missing.EMPTY, "", outside
        people = PeopleReader(self.where, self.findings, on, _PERSON_KEYS).everyone(entry)
        subjects, marked = (self._marked(people, key) for key in REQUEST_PERSON_KEYS)
        if people and len(subjects) != 1:
            hint = f"一人だけに「{REQUEST_PERSON_KEYS[0]}: はい」と書いてください"
            self.add("MDG224", entry, f"{REQUEST_PERSON_KEYS[0]}が一人に決まりません", hint)
        self.findings += check_people(people, "", on, where=self.where)
        if len(marked) > 1 or (marked and outside is Missing.NOT_APPLICABLE):
            hint = "一人だけに「請求する方: はい」と書くか、外の「請求する方」に書いてください"
            self.add("MDG224", entry, "請求する方が一人に決まりません", hint)
        return household_of(people), subjects[0] if subjects else "", marked[0] if marked else outside

    def _marked(self, people: tuple[Written, ...], key: str) -> list[str]:
        """その印に「はい」と書かれた人の宛名番号。"""
        found = [(person.resident.address_number, person.table.get(key)) for person in people]
        for _, entry in found:
            if entry is not None and entry.value not in (_YES, _NO, *ABSENT_WORDS):
                self.add(
                    "MDG223", entry, f"「{key}」に書けない値です", "「はい」か「いいえ」を書いてください"
                )
        return [number for number, entry in found if entry is not None and entry.value == _YES]

    def _outside(self, table: Table) -> Missing:
        entry = table.get("請求する方")
        if entry is None or (isinstance(entry.value, str) and entry.value in ABSENT_WORDS):
            return Missing.NOT_ASKED
        if entry.value != OUTSIDE:
            hint = f"「{OUTSIDE}」と書くか、世帯の中のその人に「請求する方: はい」と書いてください"
            self.add("MDG223", entry, "「請求する方」に書けない値です", hint)
        return Missing.NOT_APPLICABLE

    def _data_as_of(self, table: Table, on: date | None) -> date | None:
        """見た台帳の日。書かなければ請求の日の台帳。「不明」なら、いつのものか言えない。"""
        entry = table.get("台帳の基準日")
        if entry is None:
            return on
        if isinstance(entry.value, str) and entry.value in ABSENT_WORDS:
            return None
        found = self.heading_day(table, "台帳の基準日", is_required=False)
        if found is not None and on is not None and found > on:
            hint = "請求の日と基準日を確かめてください"
            self.add("MDG264", entry, "台帳の基準日が、請求の日より後になっています", hint)
        return found

    def _check_own(self, table: Table, subject: str, entitled: str | Missing) -> None:
        entry = table.get("窓口に来た方")
        if entry is not None and entry.value == self._words.own_word and entitled != subject:
            if entitled is Missing.NOT_ASKED:
                return
            hint = "来た方の本人確認書類と台帳を照らし、どちらかを直してください"
            self.add("MDG265", entry, "本人が来たと書かれていますが、請求する方は別の人です", hint)

    def _said(self, table: Table, on: date | None) -> Answers:
        """職員が確かめたことと、窓口の方が述べたこと。書く所を取り違えると、申し立てが台帳の事実になってしまう。"""
        written: set[str] = set()
        given = {**self._visitor(table, written), **self._papers(table, on, written)}
        for key, is_said in (("確認済み", False), ("回答", True)):
            for line in self.section(table.get(key)):
                fact = self.vocabulary.find(line.key)
                if fact is not None and is_visible(fact) is not is_said:
                    self._misplaced(line, is_said=is_said)
        confirmed = self.facts(table.get("確認済み"), on, written)
        return Answers(confirmed, {**given, **self.facts(table.get("回答"), on, written)})

    def _misplaced(self, entry: Entry, *, is_said: bool) -> None:
        message = (
            "窓口の方の言葉だけでは決まらないことが「回答」に書かれています"
            if is_said
            else "窓口の方が述べ、見せたことが「確認済み」に書かれています"
        )
        hint = "職員が確かめたことなら「確認済み」に、窓口の方が述べたことなら「回答」に書いてください"
        self.add("MDG266", entry, message, hint)

    def _visitor(self, table: Table, written: set[str]) -> Mapping[Fact[Any], object]:
        entry = table.get("窓口に来た方")
        if entry is None or (isinstance(entry.value, str) and entry.value in ABSENT_WORDS):
            return {}
        found = self._words.visitors.get(entry.value) if isinstance(entry.value, str) else None
        if found is None:
            hint = f"次のどれかを書いてください: {'・'.join(self._words.visitors)}"
            self.add("MDG223", entry, "「窓口に来た方」に書けない値です", hint)
            return {}
        written |= {fact.name for fact in found}
        return found

    def _papers(self, table: Table, on: date | None, written: set[str]) -> Mapping[Fact[Any], object]:
        """見せた書類の数。写しと期限切れは数えない。"""
        entry = table.get("見せた書類")
        if entry is None or on is None:
            return {}
        lines = () if entry.value == _NOTHING else self.section(entry)
        named = {paper.title: paper for paper in self._words.papers}
        for line in lines:
            if line.key not in named:
                at, hint = self.at(line.line), "書類の名は、文書の「証明書の一覧」にあります"
                self.findings.append(unknown_key(line.key, named, at, "知らない書類です", hint=hint))
            elif line.value not in PAPER_WORDS:
                hint = f"次のどれかを書いてください: {'・'.join(PAPER_WORDS)}"
                self.add("MDG223", line, "書類に書けない値です", hint)
        usable = (named[line.key] for line in lines if line.key in named and line.value == _YES)
        shown = count_papers(usable, on=on)
        written |= {fact.name for fact in self._words.paper_facts}
        return dict(zip(self._words.paper_facts, (shown.photo, shown.official, shown.other), strict=True))

    def _wanted(self, table: Table, certificate: Certificate | None) -> tuple[str, ...]:
        lines = self.section(table.get("載せる項目"))
        found = [(line, self._item(line, certificate)) for line in lines]
        for line, _ in found:
            if line.value not in (_YES, _NO):
                self.add("MDG223", line, "項目に書けない値です", "「はい」か「いいえ」を書いてください")
        return tuple(item for line, item in found if item and line.value == _YES)

    def _item(self, entry: Entry, certificate: Certificate | None) -> str:
        if certificate is None:
            return ""
        named = {word: item.id for item in certificate.items for word in (item.title, item.id)}
        if entry.key not in named:
            at, hint = self.at(entry.line), "その証明書に載せられる項目は、文書の「証明書の一覧」にあります"
            message = "その証明書に載せられない項目です"
            self.findings.append(unknown_key(entry.key, named, at, message, hint=hint))
        return named.get(entry.key, "")

    def _settings(self, table: Table) -> dict[Parameter[Any], object | None]:
        """この件だけに当てる町の値。「不明」は、町が決めていないという意味。"""
        named = {word: one for one in self._words.parameters for word in (one.title, one.key)}
        settings: dict[Parameter[Any], object | None] = {}
        for line in self.section(table.get("町の設定")):
            parameter = named.get(line.key)
            if parameter is None:
                self.findings.append(unknown_key(line.key, named, self.at(line.line)))
                continue
            value = self._value(Fact(parameter.key, parameter.kind, parameter.title), line)
            settings[parameter] = None if isinstance(value, Missing) else value
        return settings

    def _expected_ruling(self, table: Table, certificate: Certificate | None) -> ExpectedRuling:
        entry, said = table.get("期待"), table.get("返事")
        outcome: Outcome | None = None
        items: dict[str, bool | None] = {}
        for line in self._expected_lines(entry):
            if line.key == RULING_KEY:
                outcome = self._one_of(line, _OUTCOMES)
            elif item := self._item(line, certificate):
                items[item] = self._one_of(line, ITEM_WORDS)
        answer = None if said is None else self.text(said)
        return ExpectedRuling(
            outcome,
            items or None,
            None if answer is None else _ANSWERS.get(answer, answer),
            0 if entry is None else entry.line,
            0 if said is None else said.line,
        )

    def _expected_lines(self, entry: Entry | None) -> Iterable[Entry]:
        """「期待: 出せる」と、「期待:」の下の「結論: 出せる」は同じ。"""
        if entry is not None and isinstance(entry.value, str) and entry.value:
            return (Entry(RULING_KEY, entry.value, entry.line),)
        return self.section(entry)

    def _one_of(self, entry: Entry, known: Mapping[str, Any]) -> Any:  # noqa: ANN401 結論か、載せてよいか
        if not isinstance(entry.value, str) or entry.value not in known:
            self.add("MDG229", entry, "知らない結論です", f"次のどれかを書いてください: {'・'.join(known)}")
            return None
        return known[entry.value]
