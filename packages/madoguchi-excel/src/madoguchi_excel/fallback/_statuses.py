"""シート「入力」の「いま」: 読めない答え、崩れた行、尋ねなくてよい行、尋ねると決まる行。"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from madoguchi_core.rules import Timing, facts_of, groups_of
from madoguchi_excel.fallback._answers import DAY_EXAMPLE
from madoguchi_excel.fallback._entries import MEMBER_ROWS, UNKNOWN_WORD
from madoguchi_excel.fallback._guards import ERRONEOUS, SOUND
from madoguchi_excel.fallback._ledger import SlotKind, index_of, located
from madoguchi_excel.fallback._text import NO_VALUE, UNSURE, either, quoted
from madoguchi_excel.fallback._work_sheets import CHECKS, check_cell, work_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from madoguchi_core.rules import Fact, Group, Value
    from madoguchi_excel.fallback._verdicts import Verdicts

NOT_ASKED = "尋ねなくてよい"
UNREADABLE = "読めません。不明として扱います"
UNREADABLE_DAY = f"{UNREADABLE}。{DAY_EXAMPLE} のように書き直してください"
WANTED = "◎ 手続きが決まります"
ALARM = "⚠"
BROKEN = f"{ALARM} 表が崩れています。不明とします"
ERRONEOUS_WORDS = f"{ALARM} エラーの値。消して書き直します"


class Statuses:
    """
    「いま」の式。答えの欄ではなく、見張りを通して読んだ枠だけを見るので、欄が動いても別の行のことを言わない。

    Args:
        verdicts: 判定の枠。
        wanted: 事実から、それを聞けば決まる手続きがあるときに 1 になる枠への対応。
    """

    __slots__ = ("_needless", "_verdicts", "_wanted")

    def __init__(self, verdicts: Verdicts, wanted: Mapping[Fact[Any], str]) -> None:
        self._verdicts = verdicts
        self._wanted = wanted
        self._needless: dict[Fact[Any], str | None] = {}

    def of_fact(self, fact: Fact[Any]) -> str:
        """事実の行の式。"""
        entry = self._verdicts.entries.written[fact]
        raw, unknown = entry.raw, UNSURE if fact.kind is bool else NO_VALUE
        unread = f'AND({raw}<>"",{raw}<>"{UNKNOWN_WORD}",{entry.read}={unknown})'
        wanted = self._wanted.get(fact)
        open_words = NO_VALUE if wanted is None else f'IF({wanted}=1,"{WANTED}","")'
        answered = f'IF({raw}<>"",{self._order_words(fact)},{open_words})'
        needless = self._needless_slot(fact)
        if needless is not None:
            answered = f'IF({needless}=1,"{NOT_ASKED}",{answered})'
        words = UNREADABLE_DAY if fact.kind is date else UNREADABLE
        return _guarded(raw, f'IF({unread},"{words}",{answered})')

    def of_people(self, group: Group) -> str:
        """世帯員の人数の行の式。"""
        entry = self._verdicts.entries.people[group]
        many = f"{MEMBER_ROWS}人より多い世帯は判定できません。人数を不明として扱います"
        spare = "人数より下の行に書いてあります。人数を不明として扱います"
        wrong = f'IF({entry.raw}>{MEMBER_ROWS},"{many}",IF({entry.read}="","{spare}",""))'
        words = f'IF(ISNUMBER({entry.raw}),{wrong},IF({entry.raw}="","空なら、世帯員の分は要確認",""))'
        return _guarded(entry.raw, words)

    def _needless_slot(self, fact: Fact[Any]) -> str | None:
        """尋ねなくてよいとき 1 になる枠。いつも尋ねる事実では None。"""
        if fact not in self._needless:
            when = fact.asked_when
            self._needless[fact] = None if when is None else self._kept_needless(fact, when)
        return self._needless[fact]

    def _kept_needless(self, fact: Fact[Any], premise: Value[bool]) -> str:
        """空で、前提が偽か、前提に要る答えのどれかが「尋ねなくてよい」で、ほかはもう答えてあるか。"""
        written, reader = self._verdicts.entries.written, self._verdicts.reader
        truth = reader.read(premise).low
        test = f"{truth}=0"
        needed = [(written[one].raw, self._needless_slot(one)) for one in facts_of(premise) if one in written]
        skipped = [f"{slot}=1" for _, slot in needed if slot is not None]
        if skipped and not groups_of(premise):
            settled = [f'{raw}<>""' if slot is None else f'OR({raw}<>"",{slot}=1)' for raw, slot in needed]
            test = f"OR({test},AND({truth}={UNSURE},{either(*skipped)},{','.join(settled)}))"
        return reader.keep(f'IF(AND({written[fact].raw}="",{test}),1,0)', f"尋ねなくてよい {fact.title}")

    def _order_words(self, fact: Fact[Any]) -> str:
        """出来事の日との前後が合わない日付。"""
        if fact.timing is None:
            return NO_VALUE
        day, event_on = self._verdicts.entries.written[fact].read, self._verdicts.event_on
        side, sign = ("前", "<") if fact.timing is Timing.FROM_EVENT else ("後", ">")
        both = f"AND(ISNUMBER({day}),ISNUMBER({event_on}))"
        return f'IF({both},IF({day}{sign}{event_on},"死亡日より{side}です。確かめてください",""),"")'


def alarm_of_row(raws: Iterable[str]) -> str:
    """欄のどれかが崩れた行に付ける印。"""
    checks = "+".join(_check(raw) for raw in raws)
    return f'IF({checks}>0,"{ALARM}","")'


def alarm_of_book(verdicts: Verdicts) -> str:
    """
    ブックのどこかが崩れているときの知らせ。

    崩れた数ではなく、そのままの数を数える。シート「計算」の行が消されても気づく。
    """
    ledger, total = verdicts.ledger, len(verdicts.checks)
    total += sum(slot.kind is SlotKind.INPUT for slot in ledger.slots)
    lost = f"{total}-COUNTIF({CHECKS},{SOUND})"
    words = (
        f"か所。{ALARM}の付いた行）。崩れた所は不明として判定しています。"
        "エラーの値は消して書き直し、動かした欄は Ctrl+Z で戻すか、元のブックを写し直してください。"
    )
    return f'IF({lost}=0,"","{ALARM} 表が崩れています（"&({lost})&{quoted(words)})'


def _guarded(raw: str, words: str) -> str:
    check = _check(raw)
    said = f'IF({check}={ERRONEOUS},"{ERRONEOUS_WORDS}",IF({check}<>{SOUND},"{BROKEN}",{words}))'
    return located(said, work_cell)


def _check(raw: str) -> str:
    return check_cell(index_of(raw))
