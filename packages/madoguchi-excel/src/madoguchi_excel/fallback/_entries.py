"""入力の枠: 事実・世帯員・町の値を、書かれたとおりの枠と、読んだ枠（読めなければ不明）の二つで持つ。"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.errors import PluginError
from madoguchi_core.rules import Fact, Group, Parameter, Scope, choices_of, shown
from madoguchi_excel.fallback._ledger import Ledger
from madoguchi_excel.fallback._text import CYCLE, NO_VALUE, UNSURE, either, literal, quoted, serial

MEMBER_ROWS = 10
"""世帯員の行の数。これより多い世帯では、だれがいるかを不明として扱う。"""
UNKNOWN_WORD = "不明"
EARLIEST = date(1868, 1, 25)
LATEST = date(2099, 12, 31)
_LARGEST = 999_999_999
# 1 から 60 までの番号は、Excel と LibreOffice で違う日を指す
_AGREED = serial(date(1900, 3, 1))

Member = tuple[Group, int]
"""世帯員の集まりと、何行目の人か（1 から）。"""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    入力ひとつ。

    Attributes:
        raw: 書かれたとおりの枠。
        read: 読んだ枠。空・不明・読めない文字では不明。
    """

    raw: str
    read: str


@dataclass(frozen=True, slots=True)
class Entries:
    """
    入力の枠のすべて。

    Attributes:
        written: 届出に付く事実の入力。
        members: 世帯員ひとりの、事実ひとつの入力。
        people: 世帯員の人数の入力。
        parameters: 町の値の枠。
    """

    written: dict[Fact[Any], Entry]
    members: dict[tuple[Fact[Any], Member], Entry]
    people: dict[Group, Entry]
    parameters: dict[Parameter[Any], str]

    @property
    def sizes(self) -> dict[Group, str]:
        """世帯員の人数の、読んだ枠。"""
        return {group: entry.read for group, entry in self.people.items()}

    def read(self, item: Fact[Any] | Parameter[Any], member: Member | None) -> str:
        """事実か町の値の、読んだ枠。世帯員の事実は、その人のもの。"""
        if isinstance(item, Parameter):
            return self.parameters[item]
        if item.scope is Scope.CASE:
            return self.written[item].read
        if member is None:
            raise PluginError(
                "MDG481",
                f"世帯員の事実「{item.title}」が、世帯員の条件の外で使われています",
                hint="any_member・count などの中で使ってください",
            )
        return self.members[item, member].read


def enter_facts(
    ledger: Ledger, facts: Iterable[Fact[Any]], groups: Collection[Group]
) -> tuple[dict[Fact[Any], Entry], dict[tuple[Fact[Any], Member], Entry], dict[Group, Entry]]:
    """事実と世帯員の入力の枠を作る。"""
    listed = list(dict.fromkeys(facts))
    own = [fact for fact in listed if fact.scope is Scope.MEMBER]
    written = {fact: _entered(ledger, fact.title, fact.kind) for fact in listed if fact.scope is Scope.CASE}
    members = {
        (fact, (group, row)): _entered(ledger, f"{group.title}{row} {fact.title}", fact.kind)
        for group in groups
        for row in range(1, MEMBER_ROWS + 1)
        for fact in own
    }
    return written, members, {group: _people(ledger, group, members) for group in groups}


def normal(raw: str, kind: type) -> str:
    """
    書かれたものを読む式。

    >>> normal("E5", bool)
    'IF(E5="はい",1,IF(E5="いいえ",0,0.5))'
    """
    if kind is bool:
        return f"IF({raw}={quoted(shown(True))},1,IF({raw}={quoted(shown(False))},0,{UNSURE}))"
    if kind is int:
        return f"IF(ISNUMBER({raw}),IF({_is_count(raw, _LARGEST)},{raw},{NO_VALUE}),{NO_VALUE})"
    if kind is date:
        return f"IF(ISNUMBER({raw}),{_numbered_day(raw)},{_written_day(raw)})"
    if issubclass(kind, Enum):
        tests = either(*(f"{raw}={literal(choice)}" for choice in choices_of(kind)))
        return f"IF({tests},{raw},{NO_VALUE})"
    return f"IF({raw}={quoted(UNKNOWN_WORD)},{NO_VALUE},{raw})"


def _is_count(raw: str, most: int) -> str:
    return f"AND({raw}>=0,{raw}<={most},{raw}=INT({raw}))"


def _numbered_day(raw: str) -> str:
    bounds = f"{raw}>={serial(EARLIEST)},{raw}<={serial(LATEST)}"
    return f"IF(AND({bounds},OR({raw}<=0,{raw}>={_AGREED}),{raw}=INT({raw})),{raw},{NO_VALUE})"


def _written_day(raw: str) -> str:
    """文字で書いた日。数字だけの年・月・日の三つがそろい、年が範囲にあるものだけを読む。"""
    digits = f'SUBSTITUTE({raw},"/","")'
    parts = f"LEN({raw})<=10,LEN({raw})-LEN({digits})=2,ISNUMBER(VALUE({digits}))"
    years = f'LEFT({raw},4)>="{EARLIEST.year}",LEFT({raw},4)<="{LATEST.year}"'
    return f"IF(AND({parts},{years}),{written_day(raw)},{NO_VALUE})"


def written_day(raw: str) -> str:
    """
    「1899/4/1」を日付にする式。Excel が日付にできない 1900 年より前の日は、こう書く。

    400 年足して読むので、無い日（平年の2月29日）は読めないまま残る。
    """
    moved = f'(LEFT({raw},4)+400)&SUBSTITUTE(MID({raw},5,99),"/","-")'
    return f"IFERROR(DATEVALUE({moved})-{CYCLE},{NO_VALUE})"


def _entered(ledger: Ledger, title: str, kind: type) -> Entry:
    raw = ledger.entry(title)
    return Entry(raw, ledger.formula(normal(raw, kind), f"{title}（読んだ値）"))


def _people(ledger: Ledger, group: Group, members: Mapping[tuple[Fact[Any], Member], Entry]) -> Entry:
    """人数。人数より下の行に書いてあれば、どちらかの書き間違いなので、だれがいるかを不明とする。"""
    raw = ledger.entry(f"{group.title}の人数")
    is_spare = [
        f'AND({raw}<{row},{entry.raw}<>"")' for (_, (of, row)), entry in members.items() if of is group
    ]
    people = f"IF({either(*is_spare)},{NO_VALUE},{raw})" if is_spare else raw
    read = f"IF(ISNUMBER({raw}),IF({_is_count(raw, MEMBER_ROWS)},{people},{NO_VALUE}),{NO_VALUE})"
    return Entry(raw, ledger.formula(read, f"{group.title}の人数（読んだ値）"))
