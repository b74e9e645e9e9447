"""状況ファイルの世帯。書かれた人を、台帳と同じ記録にする。"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from madoguchi_core.calendar import RegisterDate, parse_date
from madoguchi_core.cases._vocabulary import ABSENT_WORDS, unknown_key
from madoguchi_core.cases._yaml import Entry, Table
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import (
    ChildAllowance,
    ChildAllowanceKind,
    Coverage,
    Household,
    Missing,
    Protection,
    Qualifications,
    Relation,
    Resident,
    ResidentKind,
    ResidentStatus,
    SupportMeasure,
)

T = TypeVar("T")
HOUSEHOLD_NUMBER = "1"
SUBJECT_KEY = "亡くなった方"
_YES_NO = {"はい": True, "いいえ": False}
_KINDS = {"日本人": ResidentKind.JAPANESE, "外国人": ResidentKind.FOREIGN}
_STATUSES = {"住民": ResidentStatus.RESIDENT, "死亡者": ResidentStatus.DECEASED}
_ALLOWANCES = {
    "受給者": ChildAllowanceKind.RECIPIENT,
    "いいえ": ChildAllowanceKind.NONE,
    "対象の子": ChildAllowanceKind.CHILD,
}
_PROTECTIONS = {
    "いいえ": Protection.none(),
    "はい": Protection(is_listed=True, measure=SupportMeasure.FULL),
}
_COVERAGES = ("国保", "後期高齢者医療", "介護保険")
_PLAIN_KEYS = ("人", SUBJECT_KEY, "生年月日", "続柄", "住民種別", "住民状態", "児童手当", "支援措置")
PERSON_KEYS = (*_PLAIN_KEYS, *_COVERAGES, *(f"{title}の取得日" for title in _COVERAGES))


class PeopleReader:
    """
    世帯に書かれた人を読む。世帯に書いた人は、書かなければ住民とみなす（ほかの項目は推測しない）。

    Args:
        where: 指摘に書くファイル名。
        findings: 指摘を足す先。
        event_on: 出来事の日。読めなければ None。
    """

    __slots__ = ("_event_on", "_findings", "_where")

    def __init__(self, where: str, findings: list[Finding], event_on: date | None) -> None:
        self._where = where
        self._findings = findings
        self._event_on = event_on

    def household(self, entry: Entry) -> tuple[Household, str]:
        """世帯と、亡くなった方の宛名番号。"""
        tables = entry.value if isinstance(entry.value, list) else []
        subjects = [str(index) for index, table in enumerate(tables, start=1) if self._is_subject(table)]
        if len(subjects) != 1:
            self._add(
                "MDG224",
                entry.line,
                "亡くなった方が一人に決まりません",
                f"一人だけに「{SUBJECT_KEY}: はい」と書いてください",
            )
        people = tuple(self._person(table, str(index)) for index, table in enumerate(tables, start=1))
        return Household(number=HOUSEHOLD_NUMBER, members=people), subjects[0] if subjects else ""

    def _is_subject(self, table: Table) -> bool:
        return self._choice(table, SUBJECT_KEY, _YES_NO, Missing.NOT_ASKED) is True

    def _person(self, table: Table, number: str) -> Resident:
        for entry in table.entries:
            if entry.key not in PERSON_KEYS:
                self._findings.append(unknown_key(entry.key, PERSON_KEYS, self._at(entry.line)))
        return Resident(
            address_number=number,
            household_number=HOUSEHOLD_NUMBER,
            kind=self._choice(table, "住民種別", _KINDS, Missing.NOT_SUPPLIED),
            status=self._choice(table, "住民状態", _STATUSES, ResidentStatus.RESIDENT),
            born_on=self._date(table, "生年月日"),
            relation=Relation(text=self._text(table, "続柄")),
            order_in_household=int(number),
            qualifications=self._qualifications(table),
            protection=self._choice(table, "支援措置", _PROTECTIONS, Missing.NOT_SUPPLIED),
        )

    def _qualifications(self, table: Table) -> Qualifications:
        return Qualifications(
            nhi=self._coverage(table, "国保"),
            latter_stage=self._coverage(table, "後期高齢者医療"),
            care=self._coverage(table, "介護保険"),
            child_allowance=ChildAllowance(
                kind=self._choice(table, "児童手当", _ALLOWANCES, Missing.NOT_SUPPLIED)
            ),
        )

    def _coverage(self, table: Table, title: str) -> Coverage:
        held = self._choice(table, title, _YES_NO, Missing.NOT_SUPPLIED)
        since = self._date(table, f"{title}の取得日")
        # 取得日を書いていない『はい』は、出来事の日に持っていたという意味。それより前のことは言わない
        if held is True and isinstance(since, Missing) and self._event_on is not None:
            since = RegisterDate.exact(self._event_on)
        return Coverage(held=held, since_on=since)

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
        if value.on is None and value.earliest is None and value.kind.name in ("UNREADABLE", "OUTSIDE_ERA"):
            self._add(
                "MDG225",
                entry.line,
                f"「{key}」が日付として読めません",
                "令和8年3月3日 のように書いてください",
            )
        return value

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
