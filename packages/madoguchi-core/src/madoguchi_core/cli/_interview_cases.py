"""聞き取る件を読む。死亡は一人分、異動は届出ひとつと一人ずつの判定になる。"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from madoguchi_core.cases import (
    Answers,
    Case,
    MoveCase,
    event_of_situation,
    read_situation,
    with_answers,
)
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._situations import read_move, rejected
from madoguchi_core.interview import CASE, Asked
from madoguchi_core.move_visit import facts_of_move, plans_of_move
from madoguchi_core.procedures import LifeEvent, Plan
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Fact, Facts
from madoguchi_core.visit import facts_of, plan_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """
    聞き取る件。人の鍵は、件そのものが空文字、人が宛名番号。

    Attributes:
        event: 出来事。
        facts: 人の鍵から、分かっていることへの対応。
        judged: 事実から判定を作る関数。
        given: ご家族の回答。
        order: 書ける事実の一覧。
        common: 届出に付く事実。
        names: 人の鍵から呼び名への対応。
    """

    event: LifeEvent
    facts: Mapping[str, Facts] = field(repr=False)
    judged: Callable[[Mapping[str, Facts]], Mapping[str, Plan]]
    given: Mapping[Asked, object] = field(repr=False)
    order: Sequence[Fact[Any]]
    common: AbstractSet[Fact[Any]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def plans(self) -> Mapping[str, Plan]:
        """今の判定。"""
        return self.judged(self.facts)


def read_sitting(registry: Registry, path: Path, *, hears: bool = True) -> Sitting:
    """
    状況ファイルを、聞き取る件として読む。

    Args:
        registry: 登録簿。
        path: 状況ファイル。
        hears: 書いてあるご家族の回答を、もううかがったことにするか。

    Raises:
        DataRejected: 状況ファイルに誤りがあるとき（MDG801）。
    """
    text = read_text(path)
    event = event_of_situation(text)
    if event is not None and event in registry.move_facts:
        situation, _ = read_move(registry, text, event, where=path.name)
        return _move_sitting(registry, situation.case, hears=hears)
    found = read_situation(text, where=path.name, facts=registry.facts_for(LifeEvent.DEATH))
    if found.situation is None:
        raise rejected(found.findings)
    return _sitting(registry, found.situation.case, hears=hears)


def _sitting(registry: Registry, case: Case, *, hears: bool) -> Sitting:
    facts, _ = with_answers(facts_of(registry, case), case.answers if hears else _unheard(case.answers))

    def judged(facts: Mapping[str, Facts]) -> Mapping[str, Plan]:
        return {CASE: plan_of(registry, case, facts[CASE])}

    return Sitting(
        case.event, {CASE: facts}, judged, _given(CASE, case.answers), registry.facts_for(case.event)
    )


def _move_sitting(registry: Registry, case: MoveCase, *, hears: bool) -> Sitting:
    start = case if hears else replace(
        case,
        answers=_unheard(case.answers),
        person_answers={who: _unheard(answers) for who, answers in case.person_answers.items()},
    )  # fmt: skip
    facts, _ = facts_of_move(registry, start)
    given = _given(CASE, case.answers)
    for who, answers in case.person_answers.items():
        given |= _given(who, answers)

    def judged(facts: Mapping[str, Facts]) -> Mapping[str, Plan]:
        return plans_of_move(registry, case, facts)

    return Sitting(
        case.event,
        facts,
        judged,
        given,
        registry.facts_for(case.event),
        frozenset(registry.move_facts[case.event].facts),
        {person.address_number: case.name_of(person) for person in case.people},
    )


def _unheard(answers: Answers) -> Answers:
    return Answers(confirmed=answers.confirmed)


def _given(who: str, answers: Answers) -> dict[Asked, object]:
    return {Asked(who, fact): value for fact, value in answers.given.items()}
