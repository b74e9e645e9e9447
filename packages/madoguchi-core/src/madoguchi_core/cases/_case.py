"""一件の届出。台帳の記録・職員が確かめた事実・ご家族の回答を分けて持ち、判定に使う事実にまとめる。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Household, Missing, Resident
from madoguchi_core.rules import Among, Fact, Facts, Held, Origin, OriginKind, Span

_STAFF = Origin(OriginKind.STAFF)
_FAMILY = Origin(OriginKind.ANSWER)
_ASKED = Origin(OriginKind.ANSWER, "分からない（台帳では途中まで分かる）")


@dataclass(frozen=True, slots=True)
class Answers:
    """
    人が入力したもの。入力された値は、判定に使わなくても捨てない。

    Attributes:
        confirmed: 職員が台帳で確かめた事実。台帳の写しより強い。
        given: ご家族の回答。台帳の写しが分からないところだけを埋める。
        entries: 様式に書くこと（欄の名から文字へ）。
    """

    confirmed: Mapping[Fact[Any], object] = field(default_factory=dict, repr=False)
    given: Mapping[Fact[Any], object] = field(default_factory=dict, repr=False)
    entries: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """
    一件の届出。

    Attributes:
        event: 出来事。
        event_on: 出来事の日（死亡日）。
        known_on: 知った日。聞いていなければ None。
        household: 世帯の記録。
        subject: 出来事の本人の宛名番号。
        register: 記録の出どころ（「住民基本台帳の写し（…現在）」）。
        answers: 人が入力したもの。
        title: 件の題。人の情報は書かない。
    """

    event: LifeEvent
    event_on: date
    known_on: date | None
    household: Household = field(repr=False)
    subject: str = field(repr=False)
    register: str
    answers: Answers = field(default_factory=Answers)
    title: str = ""

    @property
    def person(self) -> Resident | None:
        """出来事の本人の記録。世帯にいなければ None。"""
        return self.household.member(self.subject)


def with_answers(facts: Facts, answers: Answers) -> tuple[Facts, tuple[Finding, ...]]:
    """
    台帳の事実に、人の入力を重ねる。

    職員が確かめた事実は台帳に勝つ。ご家族の回答が台帳と食い違うときは、どちらも採らず不明にして指摘する。

    Args:
        facts: 台帳からの事実。
        answers: 人の入力。

    Returns:
        重ねた事実と、食い違いの指摘。
    """
    values: dict[Fact[Any], Held] = {}
    findings: list[Finding] = []
    for fact, answer in answers.given.items():
        if isinstance(answer, Missing) and not isinstance(facts[fact].value, Missing):
            # 分からないという回答は、台帳で分かっていることを消さない。途中までしか分からないことは、もう尋ねない
            if isinstance(facts[fact].value, (Span, Among)):
                values[fact] = Held(facts[fact].value, _ASKED)
            continue
        if contradicts(facts[fact].value, answer):
            findings.append(conflict(fact))
            values[fact] = Held(Missing.UNKNOWN, Origin(OriginKind.NONE, "台帳とご家族の回答が食い違う"))
        elif facts[fact].known is None or isinstance(facts[fact].value, (Span, Among)):
            values[fact] = Held(answer, _FAMILY)
    values.update({fact: Held(value, _STAFF) for fact, value in answers.confirmed.items()})
    return facts.updated(values), tuple(findings)


def contradicts(registered: object, answer: object) -> bool:
    """台帳の値と回答が、両立しないか。どちらかが無ければ、食い違いではない。"""
    if isinstance(registered, Missing) or isinstance(answer, Missing):
        return False
    return (registered == answer) is False


def conflict(fact: Fact[Any], where: str = "") -> Finding:
    """台帳と回答の食い違いの指摘。"""
    return Finding(
        "MDG226",
        Severity.WARNING,
        f"{where} 回答「{fact.title}」".strip(),
        "台帳の写しとご家族の回答が食い違っています",
        "台帳の担当に確かめ、「確認済み」に書いてください。それまでは不明として扱います",
    )
