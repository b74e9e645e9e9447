"""異動（転入・転居・転出・世帯変更・出生・婚姻・離婚）の状況ファイル。形は死亡のものと同じで、人ごとの立場と回答が加わる。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from madoguchi_core.cases._case import Answers
from madoguchi_core.cases._checks import check_people
from madoguchi_core.cases._move_build import MOVE_EVENTS, Plot, build_move
from madoguchi_core.cases._move_case import MoveCase, Part
from madoguchi_core.cases._move_checks import PART_KEY, check_move
from madoguchi_core.cases._people import PERSON_WORDS, SUBJECT_KEY, PeopleReader, Written
from madoguchi_core.cases._reading import Expected, SheetReader, event_written
from madoguchi_core.cases._vocabulary import Vocabulary
from madoguchi_core.cases._yaml import Entry, Table, read_yaml
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.households import Kin, kin
from madoguchi_core.records import Missing
from madoguchi_core.rules import Fact

OTHER_HOUSEHOLD = "もう一つの世帯"
_ANSWER_KEYS = ("確認済み", "回答")
MOVE_SITUATION_KEYS = (
    "題名",
    "出来事",
    "日付",
    "届出日",
    "世帯",
    OTHER_HOUSEHOLD,
    "新しい世帯主",
    "残る世帯の世帯主",
    "間柄",
    *_ANSWER_KEYS,
    "期待",
    "異動後",
)
MOVE_PERSON_WORDS: Mapping[str, tuple[str, ...]] = {
    "人": ("呼び名（一人ずつの判定と、期待で使います）",),
    PART_KEY: tuple(part.value for part in Part),
    **{key: words for key, words in PERSON_WORDS.items() if key not in ("人", SUBJECT_KEY)},
    "確認済み": ("職員が確かめた、その人の事実",),
    "回答": ("その人についての回答",),
}
"""異動の状況ファイルの、世帯員の見出しと、書ける言葉。"""

_KIN_KEYS = ("だれから", "だれ", "続柄")


@dataclass(frozen=True, slots=True)
class MoveSituation:
    """
    読んだ異動の状況ファイル。

    Attributes:
        case: 届出。
        expected: 届出ひとつの手続きの、期待する結論。
        expected_of: 宛名番号から、その人の手続きの期待する結論への対応。
        relations: 宛名番号から、異動の後の期待する続柄と行番号への対応。
    """

    case: MoveCase
    expected: tuple[Expected, ...]
    expected_of: Mapping[str, tuple[Expected, ...]]
    relations: Mapping[str, tuple[str, int]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadMoveSituation:
    """読んだ結果。誤りがあれば ``situation`` は None で、指摘は全部そろっている。"""

    situation: MoveSituation | None
    findings: tuple[Finding, ...]


def read_move_situation(
    text: str,
    *,
    where: str,
    facts: Iterable[Fact[Any]],
    person_facts: Iterable[Fact[Any]],
    procedures: Iterable[str] | None = None,
) -> ReadMoveSituation:
    """
    異動の状況ファイルを読む。

    Args:
        text: YAML の本文。
        where: ファイル名。指摘に使う。
        facts: 届出ひとつについて書ける事実。
        person_facts: 一人について書ける事実。
        procedures: 期待に書ける手続きの id と名。None なら、知らない手続きかどうかを見ない。

    Returns:
        状況、または指摘のすべて。
    """
    table, problems = read_yaml(text, where=where)
    if table is None:
        return ReadMoveSituation(None, problems)
    known = None if procedures is None else tuple(procedures)
    reader = _MoveReader(where, Vocabulary(facts), list(problems))
    reader.person_vocabulary = Vocabulary(person_facts)
    reader.procedures = known
    situation = reader.situation(table)
    findings = tuple(reader.findings)
    return ReadMoveSituation(None if has_errors(findings) else situation, findings)


class _MoveReader(SheetReader):
    __slots__ = ("numbers", "person_vocabulary", "procedures")

    def __init__(self, where: str, vocabulary: Vocabulary, findings: list[Finding]) -> None:
        super().__init__(where, vocabulary, findings)
        self.person_vocabulary = Vocabulary(())
        self.procedures: tuple[str, ...] | None = None
        self.numbers: dict[str, str] = {}

    def situation(self, table: Table) -> MoveSituation | None:
        self.refuse_unknown(table, MOVE_SITUATION_KEYS)
        event, on = event_written(table), self.event_on(table)
        if event not in MOVE_EVENTS:
            self.unknown_event(table)
        here, there = self._people(table, on)
        answers = self._answers(table, self.vocabulary, on)
        plot = Plot(
            event=event,
            on=on,
            reported_on=self._reported_on(table),
            here=here,
            there=there,
            parts=self._parts((*here, *there)),
            head=self._named(table, "新しい世帯主"),
            rest_head=self._named(table, "残る世帯の世帯主"),
            answers=answers,
        )
        kin_facts = tuple(self._kin(table.get("間柄")))
        people = {one.resident.address_number: one for one in (*here, *there)}
        person_answers = {
            number: self._answers(one.table, self.person_vocabulary, on) for number, one in people.items()
        }
        self.findings += check_move(plot, table, where=self.where)
        expected, expected_of = self._expectations(table)
        relations = self._relations(table)
        move = build_move(plot, self.add, table)
        if move is None or has_errors(tuple(self.findings)):
            return None
        case = MoveCase(
            move=move,
            households=plot.households(),
            register=f"状況ファイル {self.where}",
            parts=plot.parts,
            answers=answers,
            person_answers=person_answers,
            kin=kin_facts,
            names={number: name for name, number in self.numbers.items()},
            title=self.title(table),
        )
        return MoveSituation(case, expected, expected_of, relations)

    def _reported_on(self, table: Table) -> date | Missing:
        found = self.heading_day(table, "届出日", is_required=False)
        return Missing.NOT_ASKED if found is None else found

    def _people(self, table: Table, on: date | None) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
        entry = table.get("世帯")
        if entry is None:
            hint = "届出に関わる人を、一人ずつ書いてください"
            self.add("MDG228", None, "「世帯」が書かれていません", hint)
            return (), ()
        reader = PeopleReader(self.where, self.findings, on, MOVE_PERSON_WORDS)
        here = reader.everyone(entry, "1")
        other = table.get(OTHER_HOUSEHOLD)
        there = () if other is None else reader.everyone(other, "2", first=len(here) + 1)
        for people in (here, there):
            self.findings += check_people(people, "", on, where=self.where)
        for one in (*here, *there):
            self._note_name(one)
        return here, there

    def _note_name(self, one: Written) -> None:
        entry = one.table.get("人")
        name = entry.value if entry is not None and isinstance(entry.value, str) else ""
        if not name or name in self.numbers:
            at = self.at(one.line_of("人"))
            message = "「人」の呼び名が無いか、同じ呼び名の人がいます"
            hint = "一人ずつ、ほかと違う呼び名（夫・長女など）を書いてください"
            self.findings.append(Finding("MDG245", Severity.ERROR, at, message, hint))
            return
        self.numbers[name] = one.resident.address_number

    def _parts(self, people: Iterable[Written]) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for one in people:
            entry = one.table.get(PART_KEY)
            if entry is None:
                continue
            try:
                found[one.resident.address_number] = Part(self.text(entry))
            except ValueError:
                listed = "・".join(part.value for part in Part)
                self.add(
                    "MDG223",
                    entry,
                    f"「{PART_KEY}」に書けない値です",
                    f"次のどれかを書いてください: {listed}",
                )
        return found

    def _answers(self, table: Table, vocabulary: Vocabulary, on: date | None) -> Answers:
        written: set[str] = set()
        whole, self.vocabulary = self.vocabulary, vocabulary
        confirmed = self.facts(table.get("確認済み"), on, written)
        given = self.facts(table.get("回答"), on, written)
        self.vocabulary = whole
        return Answers(confirmed, given)

    def _named(self, table: Table, key: str) -> str | Missing:
        entry = table.get(key)
        return Missing.NOT_ASKED if entry is None else self._number(entry, self.text(entry))

    def _number(self, entry: Entry, name: str) -> str | Missing:
        number = self.numbers.get(name)
        if number is None:
            # 似た呼び名を示すと、書かれた名が指摘に出る
            self.add("MDG222", entry, "世帯に無い呼び名です", "「人」に書いた呼び名を書いてください")
            return Missing.UNKNOWN
        return number

    def _kin(self, entry: Entry | None) -> Iterable[Kin]:
        """戸籍などで確かめた間柄。"""
        if entry is None:
            return
        for row in entry.value if isinstance(entry.value, list) else ():
            self.refuse_unknown(row, _KIN_KEYS)
            cells = {key: cell for key in _KIN_KEYS if (cell := row.get(key)) is not None}
            if len(cells) != len(_KIN_KEYS):
                self.add("MDG228", entry, "間柄の見出しが足りません", "だれから・だれ・続柄を書いてください")
                continue
            viewer, member = (self._number(cells[key], self.text(cells[key])) for key in _KIN_KEYS[:2])
            if isinstance(viewer, Missing) or isinstance(member, Missing):
                continue
            try:
                yield kin(viewer, member, self.text(cells["続柄"]))
            except InvalidValue as problem:
                self.add("MDG233", cells["続柄"], "続柄として書けない言葉です", problem.hint)

    def _expectations(self, table: Table) -> tuple[tuple[Expected, ...], Mapping[str, tuple[Expected, ...]]]:
        entries = self.section(table.get("期待"))
        own = [entry for entry in entries if isinstance(entry.value, str)]
        of_people: dict[str, tuple[Expected, ...]] = {}
        for entry in entries:
            if not isinstance(entry.value, str):
                number = self._number(entry, entry.key)
                found = tuple(self.expected(self.section(entry), self.procedures))
                if isinstance(number, str):
                    of_people[number] = found
        return tuple(self.expected(own, self.procedures)), of_people

    def _relations(self, table: Table) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        for entry in self.section(table.get("異動後")):
            number = self._number(entry, entry.key)
            if isinstance(number, str):
                found[number] = (self.text(entry), entry.line)
        return found
