"""日付の書き方の型。文字を年・月・日の部品に分けるまでで、暦に合うかはここで見ない。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from madoguchi_core.calendar._eras import Era
from madoguchi_core.text import HYPHENS

_DASHES = dict.fromkeys(map(ord, HYPHENS), "-")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?$")
# 数字にはさまれた空白を消すと「4月1 2日」が12日になってしまうので、そこだけは残す。
_LOOSE_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")

_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_WEEKDAY = r"(?:\((?P<weekday>[月火水木金土日])(?:曜日?)?\))?"
_ABOUT = r"(?:頃|ころ|ごろ)"


@dataclass(frozen=True, slots=True)
class Written:
    """
    書かれていた年・月・日。

    Attributes:
        era: 元号。西暦で書かれていれば None。
        year: 元号の年、または西暦年。
        month: 月。書かれていないか 00・99 なら None。
        day: 日。書かれていないか 00・99 なら None。
        third: 旬で書かれたときの、日の始まりと終わり。
        weekday: 添えられていた曜日。
    """

    era: Era | None
    year: int
    month: int | None
    day: int | None
    third: tuple[int, int] | None = None
    weekday: str | None = None

    @property
    def gregorian_year(self) -> int:
        """西暦年。"""
        return self.year if self.era is None else self.era.first_year + self.year - 1


@dataclass(frozen=True, slots=True)
class Worded:
    """
    言葉で書かれた日付。一つの時、または「から…まで」の二つの時。

    Attributes:
        since: 始まりの時。
        until: 終わりの時。「から…まで」でなければ始まりと同じ。
        is_since_vague: 始まりに「頃」か「推定」が掛かるか。
        is_until_vague: 終わりに「頃」か「推定」が掛かるか。
    """

    since: Written
    until: Written
    is_since_vague: bool
    is_until_vague: bool


class Grammar:
    """元号の表から作った、書き方の型の一そろい。"""

    def __init__(self, eras: tuple[Era, ...]) -> None:
        spelled = {name: era for era in eras for name in era.spellings}
        self._names = spelled | {str(era.code): era for era in eras}
        self._signs = {ord(era.sign): era.kanji for era in eras} | _DASHES
        self._full = tuple(_full_patterns(spelled, self._names))
        self._partial = _partial_pattern(spelled)
        self._between = _between_pattern(spelled)

    def key(self, text: str) -> str:
        """読むためだけの形にそろえる。台帳の文字には触れない。"""
        plain = unicodedata.normalize("NFKC", text.translate(self._signs))
        return _LOOSE_SPACE.sub("", _MIDNIGHT.sub("", plain.strip().upper()))

    def match_full(self, key: str) -> Written | None:
        """年・月・日のそろった書き方なら、その部品。"""
        for pattern in self._full:
            if found := pattern.fullmatch(key):
                return self._written(_groups(found))
        return None

    def match_worded(self, key: str) -> Worded | None:
        """日が欠けるか幅のある書き方なら、その部品。"""
        if found := self._partial.fullmatch(key):
            groups = _groups(found)
            moment, is_vague = self._written(groups), bool({"estimated", "about"} & groups.keys())
            return Worded(moment, moment, is_vague, is_vague)
        if found := self._between.fullmatch(key):
            return self._worded_between(_groups(found))
        return None

    def _worded_between(self, groups: dict[str, str]) -> Worded:
        until = {name[:-6]: value for name, value in groups.items() if name.endswith("_until")}
        inherited = {"month"} if {"era", "west"} & until.keys() else {"month", "era", "west", "number"}
        until = {name: groups[name] for name in inherited & groups.keys()} | until
        is_estimated = "estimated" in groups or "estimated_day" in groups
        return Worded(
            self._written(groups),
            self._written(until),
            is_estimated or "about" in groups,
            is_estimated or "about" in until,
        )

    def _written(self, groups: dict[str, str]) -> Written:
        era = self._names[groups["era"]] if "era" in groups else None
        year = groups["west"] if era is None else groups["number"].replace("元", "1")
        third = _THIRDS.get(groups.get("third", ""))
        month, day = _number(groups.get("month")), _number(groups.get("day"))
        return Written(era, int(year), month, day, third, groups.get("weekday"))


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value}


def _number(text: str | None) -> int | None:
    # 00 と 99 は「その部分は不詳」の決まった書き方で、数ではない。
    return None if text is None or text in {"0", "00", "99"} else int(text)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _year(names: Iterable[str], tail: str = "") -> str:
    era = rf"(?P<era{tail}>{_either(names)})(?P<number{tail}>元|\d{{1,3}})"
    return rf"(?:(?:西暦)?(?P<west{tail}>\d{{4}})|{era})"


def _full_patterns(spelled: Iterable[str], names: Iterable[str]) -> Iterator[re.Pattern[str]]:
    year, month, day = _year(spelled), r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
    yield _compile(rf"{year}年{month}月{day}日{_WEEKDAY}")
    yield _compile(rf"{year}(?P<separator>[-./・]){month}(?P=separator){day}{_WEEKDAY}")
    yield _compile(r"(?P<west>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
    yield _compile(rf"(?P<era>{_either(names)})(?P<number>\d\d)(?P<month>\d\d)(?P<day>\d\d)")


def _partial_pattern(spelled: Iterable[str]) -> re.Pattern[str]:
    in_month = r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<third>[上中下])旬|日不[詳明])?"
    in_year = rf"(?:{in_month}|月日不[詳明]|[春夏秋冬])?"
    return _compile(rf"(?P<estimated>推定)?{_year(spelled)}年{in_year}(?P<about>{_ABOUT})?")


def _between_pattern(spelled: Iterable[str]) -> re.Pattern[str]:
    since_day = rf"(?P<estimated_day>推定)?(?P<day>\d{{1,2}})日(?P<about>{_ABOUT})?"
    since = rf"(?P<estimated>推定)?{_year(spelled)}年(?P<month>\d{{1,2}})月{since_day}"
    until_month = rf"(?:{_year(spelled, '_until')}年)?(?:(?P<month_until>\d{{1,2}})月)?"
    until = rf"{until_month}(?P<day_until>\d{{1,2}})日(?P<about_until>{_ABOUT})?"
    return _compile(rf"{since}から{until}まで(?:の間)?")
