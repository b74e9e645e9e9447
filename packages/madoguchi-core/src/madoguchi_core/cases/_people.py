"""状況ファイルの世帯。書かれた人を、台帳と同じ記録にする。"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from madoguchi_core.calendar import DateKind, RegisterDate, parse_date, parse_old_form_date
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, unknown_key
from madoguchi_core.cases._yaml import Entry, Table
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import (
    ChildAllowance,
    ChildAllowanceKind,
    Coverage,
    ForeignCategory,
    ForeignStatus,
    Household,
    Koseki,
    Missing,
    Pension,
    PensionKind,
    Protection,
    Qualifications,
    Relation,
    Removal,
    Resident,
    ResidentKind,
    ResidentStatus,
    Sex,
    SupportMeasure,
)

T = TypeVar("T")
HOUSEHOLD_NUMBER = "1"
SUBJECT_KEY = "亡くなった方"
_YES_NO = {"はい": True, "いいえ": False}
_KINDS = {"日本人": ResidentKind.JAPANESE, "外国人": ResidentKind.FOREIGN}
_SEXES = {sex.title: sex for sex in Sex}
_STATUSES = {
    "住民": ResidentStatus.RESIDENT,
    "転出者": ResidentStatus.MOVED_OUT,
    "死亡者": ResidentStatus.DECEASED,
    "消除者": ResidentStatus.REMOVED,
}
_FOREIGN = {category.title: category for category in ForeignCategory}
_ALLOWANCES = {
    "受給者": ChildAllowanceKind.RECIPIENT,
    "いいえ": ChildAllowanceKind.NONE,
    "対象の子": ChildAllowanceKind.CHILD,
}
_PENSIONS: Mapping[str, PensionKind | None] = {
    "第1号": PensionKind.CATEGORY_1,
    "第2号": PensionKind.CATEGORY_2,
    "第3号": PensionKind.CATEGORY_3,
    "任意加入": PensionKind.VOLUNTARY,
    "なし": None,
}
_PROTECTIONS = {
    "いいえ": Protection.none(),
    "はい": Protection(is_listed=True, measure=SupportMeasure.FULL),
    "仮": Protection(is_listed=True, measure=SupportMeasure.PROVISIONAL),
    "終了": Protection(is_listed=True, measure=SupportMeasure.ENDED),
}
# 町内か町外かだけを書くので、団体コードは実在しないもの（検査数字だけが合う）を当てる
_TOWN_CODE = "999997"
_HONSEKI = {"町内": _TOWN_CODE, "町外": "999989"}
# 台帳の番号だけの日付（1935-00-00）の 00 は不詳の印だが、「0月」「0日」と書く人はいない
_ZERO = re.compile(r"(?<!\d)0+[月日]")
_COVERAGES = ("国保", "後期高齢者医療", "介護保険")
_DAY = ("日付",)
_COVERAGE_WORDS = {
    key: words for title in _COVERAGES for key, words in ((title, (*_YES_NO,)), (f"{title}の取得日", _DAY))
}
PERSON_WORDS: Mapping[str, tuple[str, ...]] = {
    "人": ("呼び名（判定には使いません）",),
    SUBJECT_KEY: (*_YES_NO,),
    "続柄": ("世帯主から見た続柄",),
    "性別": (*_SEXES,),
    "生年月日": _DAY,
    "住民種別": (*_KINDS,),
    "住民状態": (*_STATUSES,),
    "消除の日": _DAY,
    "本籍": (*_HONSEKI,),
    "30条の45の区分": (*_FOREIGN,),
    "選挙人名簿": (*_YES_NO,),
    **_COVERAGE_WORDS,
    "年金の種別": (*_PENSIONS,),
    "児童手当": (*_ALLOWANCES,),
    "支援措置": (*_PROTECTIONS,),
}
"""世帯員の見出しと、書ける言葉。文書の表と同じ順。"""


@dataclass(frozen=True, slots=True)
class Written:
    """
    書かれた一人。

    Attributes:
        resident: 台帳と同じ形の記録。
        table: 書かれた見出し。指摘の行番号に使う。
    """

    resident: Resident
    table: Table

    def line_of(self, key: str) -> int:
        """その見出しの行。書かれていなければ、その人の始まりの行。"""
        entry = self.table.get(key)
        return self.table.line if entry is None else entry.line


def household_of(people: tuple[Written, ...], number: str = HOUSEHOLD_NUMBER) -> Household:
    """書かれた人を一つの世帯にする。"""
    return Household(number=number, members=tuple(person.resident for person in people))


class PeopleReader:
    """
    世帯に書かれた人を読む。世帯に書いた人は、書かなければ住民とみなす（ほかの項目は推測しない）。

    Args:
        where: 指摘に書くファイル名。
        findings: 指摘を足す先。
        event_on: 出来事の日。読めなければ None。
        words: 書ける見出し。
    """

    __slots__ = ("_event_on", "_findings", "_where", "_words")

    def __init__(
        self,
        where: str,
        findings: list[Finding],
        event_on: date | None,
        words: Iterable[str] = PERSON_WORDS,
    ) -> None:
        self._where = where
        self._findings = findings
        self._event_on = event_on
        self._words = tuple(words)

    def people(self, entry: Entry) -> tuple[tuple[Written, ...], str]:
        """書かれた人と、亡くなった方の宛名番号。"""
        tables = entry.value if isinstance(entry.value, list) else []
        subjects = [str(index) for index, table in enumerate(tables, start=1) if self._is_subject(table)]
        if tables and len(subjects) != 1:
            self._add(
                "MDG224",
                entry.line,
                "亡くなった方が一人に決まりません",
                f"一人だけに「{SUBJECT_KEY}: はい」と書いてください",
            )
        return self.everyone(entry), subjects[0] if subjects else ""

    def everyone(
        self, entry: Entry, household: str = HOUSEHOLD_NUMBER, *, first: int = 1
    ) -> tuple[Written, ...]:
        """
        書かれた人のすべて。

        Args:
            entry: 人の並んだ見出し。
            household: その人たちの世帯番号。
            first: 宛名番号の始まり。
        """
        if not isinstance(entry.value, list):
            hint = "「- 人: 妻」の形で、一人ずつ並べてください"
            self._add("MDG220", entry.line, f"「{entry.key}」の中身が並びになっていません", hint)
            return ()
        return tuple(
            Written(self._person(table, str(index), household), table)
            for index, table in enumerate(entry.value, start=first)
        )

    def _is_subject(self, table: Table) -> bool:
        return self._choice(table, SUBJECT_KEY, _YES_NO, Missing.NOT_ASKED) is True

    def _person(self, table: Table, number: str, household: str) -> Resident:
        for entry in table.entries:
            if entry.key not in self._words:
                self._findings.append(unknown_key(entry.key, self._words, self._at(entry.line)))
        honseki = self._choice(table, "本籍", _HONSEKI, Missing.NOT_SUPPLIED)
        return Resident(
            address_number=number,
            household_number=household,
            municipality_code=honseki if isinstance(honseki, Missing) else _TOWN_CODE,
            kind=self._choice(table, "住民種別", _KINDS, Missing.NOT_SUPPLIED),
            status=self._choice(table, "住民状態", _STATUSES, ResidentStatus.RESIDENT),
            sex=self._choice(table, "性別", _SEXES, Missing.NOT_SUPPLIED),
            born_on=self._date(table, "生年月日"),
            relation=Relation(text=self._text(table, "続柄")),
            order_in_household=int(number),
            koseki=Koseki(municipality_code=honseki),
            removal=Removal(on=self._date(table, "消除の日")),
            foreign=ForeignStatus(
                category=self._choice(table, "30条の45の区分", _FOREIGN, Missing.NOT_SUPPLIED)
            ),
            qualifications=self._qualifications(table),
            protection=self._choice(table, "支援措置", _PROTECTIONS, Missing.NOT_SUPPLIED),
        )

    def _qualifications(self, table: Table) -> Qualifications:
        return Qualifications(
            nhi=self._coverage(table, "国保"),
            latter_stage=self._coverage(table, "後期高齢者医療"),
            care=self._coverage(table, "介護保険"),
            pension=self._pension(table),
            child_allowance=ChildAllowance(
                kind=self._choice(table, "児童手当", _ALLOWANCES, Missing.NOT_SUPPLIED)
            ),
            is_voter=self._choice(table, "選挙人名簿", _YES_NO, Missing.NOT_SUPPLIED),
        )

    def _coverage(self, table: Table, title: str) -> Coverage:
        held = self._choice(table, title, _YES_NO, Missing.NOT_SUPPLIED)
        since = self._date(table, f"{title}の取得日")
        return Coverage(held=held, since_on=self._on_event(since) if held is True else since)

    def _pension(self, table: Table) -> Pension:
        kind = self._choice(table, "年金の種別", _PENSIONS, Missing.NOT_SUPPLIED)
        if kind is None:
            return Pension(coverage=Coverage(held=False))
        if isinstance(kind, Missing):
            return Pension(coverage=Coverage(held=kind), kind=kind)
        return Pension(coverage=Coverage(held=True, since_on=self._on_event(Missing.NOT_SUPPLIED)), kind=kind)

    def _on_event(self, since: RegisterDate | Missing) -> RegisterDate | Missing:
        """取得日を書いていない『はい』は、出来事の日に持っていたという意味。それより前のことは言わない。"""
        if isinstance(since, Missing) and self._event_on is not None:
            return RegisterDate.exact(self._event_on)
        return since

    def _choice(self, table: Table, key: str, choices: Mapping[str, T], absent: T | Missing) -> T | Missing:
        entry = table.get(key)
        if entry is None:
            return absent
        if not isinstance(entry.value, str):
            self._not_text(entry)
            return Missing.UNKNOWN
        text = entry.value
        if text in choices:
            return choices[text]
        if text in ABSENT_WORDS:
            return ABSENT_WORDS[text]
        self._add(
            "MDG223",
            entry.line,
            f"「{key}」に書けない値です",
            f"次のどれかを書いてください: {'・'.join([*choices, '不明'])}",
        )
        return Missing.UNKNOWN

    def _date(self, table: Table, key: str) -> RegisterDate | Missing:
        entry = table.get(key)
        if entry is None:
            return Missing.NOT_SUPPLIED
        if not isinstance(entry.value, str):
            self._not_text(entry)
            return Missing.UNKNOWN
        if entry.value in ABSENT_WORDS:
            return ABSENT_WORDS[entry.value]
        value = parse_date(entry.value)
        has_zero = _ZERO.search(unicodedata.normalize("NFKC", entry.value)) is not None
        if has_zero or value.kind in (DateKind.UNREADABLE, DateKind.OUTSIDE_ERA):
            return self._old_form(entry, key)
        return value

    def _old_form(self, entry: Entry, key: str) -> RegisterDate | Missing:
        """改元の前に作られた書類の「平成32年」は読み替える。ほかの読めない日付は断る。"""
        at = f"{self._at(entry.line)} {key}"
        old = parse_old_form_date(str(entry.value), where=at)
        if old is not None:
            self._findings.append(old[1])
            return RegisterDate.exact(old[0], str(entry.value))
        self._add(
            "MDG225",
            entry.line,
            f"「{key}」が日付として読めません",
            "令和8年3月3日 のように書いてください",
        )
        return Missing.UNKNOWN

    def _text(self, table: Table, key: str) -> str | Missing:
        entry = table.get(key)
        if entry is None:
            return Missing.NOT_SUPPLIED
        if not isinstance(entry.value, str):
            self._not_text(entry)
            return Missing.UNKNOWN
        return ABSENT_WORDS.get(entry.value, entry.value)

    def _not_text(self, entry: Entry) -> None:
        self._add("MDG223", entry.line, "並びや表は書けません", "「見出し: 中身」のひと組で書いてください")

    def _add(self, code: str, line: int, message: str, hint: str) -> None:
        self._findings.append(Finding(code, Severity.ERROR, self._at(line), message, hint))

    def _at(self, line: int) -> str:
        return f"{self._where} {line}行目"
