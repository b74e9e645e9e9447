"""停止時マニュアルの聞き取り。何を、どの順に尋ね、何を台帳に残すか。"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.cases import EVENT_FACT
from madoguchi_core.handover._guide_words import place_of
from madoguchi_core.handover._manual_rows import ManualLookup, ManualQuestion, ManualTopic
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import ANSWERED_BY, Procedure, SectionRole
from madoguchi_core.rules import (
    Fact,
    Holder,
    ParameterBook,
    Topic,
    Value,
    choices_of,
    facts_of,
    premises_of,
    shown,
    words,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """
    聞き取りの並び。問いの番号は、手続きの表からも引く。

    Attributes:
        topics: 聞き取りの問い。尋ねる順。
        lookups: 台帳で確かめること。
        numbers: 事実の名から、問いの番号への対応。
    """

    topics: tuple[ManualTopic, ...]
    lookups: tuple[ManualLookup, ...]
    numbers: Mapping[str, int]


def asking_of(
    facts: Iterable[Fact[Any]],
    procedures: Sequence[Procedure],
    *,
    sections: Mapping[SectionRole, SectionGuide],
    parameters: ParameterBook,
    on: date,
) -> Asking:
    """
    手続きの要否と期限に使う事実を、尋ねる問いと、台帳で確かめることに分ける。どの事実も一度だけ出る。

    出来事の日は、件ごとの見出しに書くので、ここには出ない。

    Args:
        facts: その出来事の事実。
        procedures: 載せる手続き。
        sections: 窓口の役割から、課・係・窓口への対応。
        parameters: 値。
        on: この日の値で言う。
    """
    used = used_facts(value for procedure in procedures for value in procedure.expressions())
    needed = [fact for fact in facts if fact.name in used and fact.name != EVENT_FACT]
    asked = [fact for topic in Topic for fact in needed if fact.question and fact.topic is topic]
    numbers = {fact.name: number for number, fact in enumerate(asked, start=1)}
    return Asking(
        topics=tuple(
            ManualTopic(topic.value, tuple(_question(fact, numbers, parameters, on) for fact in members))
            for topic in Topic
            if (members := [fact for fact in asked if fact.topic is topic])
        ),
        lookups=tuple(_lookups((fact for fact in needed if not fact.question), sections)),
        numbers=numbers,
    )


def used_facts(values: Iterable[Value[Any]]) -> frozenset[str]:
    """式と、その事実を尋ねる前提に出てくる事実の名。"""
    listed = list(values)
    return frozenset(fact.name for value in (*listed, *premises_of(listed)) for fact in facts_of(value))


def _question(
    fact: Fact[Any], numbers: Mapping[str, int], parameters: ParameterBook, on: date
) -> ManualQuestion:
    return ManualQuestion(
        number=numbers[fact.name],
        title=fact.title,
        text=fact.question,
        when="" if fact.asked_when is None else _premise(fact.asked_when, numbers, parameters, on),
        choices=tuple(shown(choice) for choice in choices_of(fact.kind)),
        is_date=fact.kind is date,
        unit=fact.unit,
        ledger="" if fact.holder is Holder.FAMILY else fact.holder.value,
    )


_SHORT = 18
"""この字数までの前提は文で書く。長いものは前の問いの番号で示す。"""


def _premise(premise: Value[bool], numbers: Mapping[str, int], parameters: ParameterBook, on: date) -> str:
    text = words(premise, parameters=parameters, on=on)
    if len(text) <= _SHORT:
        return f"{text}とき"
    asked = sorted({numbers[fact.name] for fact in facts_of(premise) if fact.name in numbers})
    return f"問{'・'.join(map(str, asked))}によって" if asked else ""


def _lookups(
    facts: Iterable[Fact[Any]], sections: Mapping[SectionRole, SectionGuide]
) -> Iterable[ManualLookup]:
    held: dict[Holder, list[str]] = {}
    for fact in facts:
        held.setdefault(fact.holder, []).append(fact.title)
    for holder in Holder:
        if holder in held:
            role = ANSWERED_BY.get(holder)
            place = None if role is None else place_of(role, sections)
            yield ManualLookup(holder.value, place, tuple(held[holder]))
