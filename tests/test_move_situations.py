"""異動の状況ファイルの見本。職員が読む文書であり、全国の手続きの事例でもある。"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from move_examples import move_examples

from madoguchi_core.cases import Answers, MoveCase
from madoguchi_core.cli import compare_move
from madoguchi_core.households import MoveIn
from madoguchi_core.move_visit import MoveVisit, judge_move
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import Outcome, reasons_of
from madoguchi_core.records import Qualifications, Resident
from madoguchi_core.rules import Fact

REGISTRY = default_registry()
SITUATIONS = move_examples(REGISTRY)


@pytest.mark.parametrize("name", SITUATIONS)
def test_見本の異動は書かれた結論と期限と続柄になる(name: str) -> None:
    expected = SITUATIONS[name]
    assert expected.expected or expected.expected_of
    visit = judge_move(REGISTRY, expected.case)
    assert [str(one) for one in compare_move(visit, expected, where=f"{name}.yaml")] == []


def test_七つの出来事のどれにも見本がある() -> None:
    assert {one.case.event for one in SITUATIONS.values()} == set(REGISTRY.move_facts)


@pytest.mark.parametrize("name", SITUATIONS)
def test_先に済ませる届は_続きの手続きより先に並ぶ(name: str) -> None:
    """介護の引き継ぎやカードの期限が転入届より早くても、まず転入届を出す。"""
    visit = judge_move(REGISTRY, SITUATIONS[name].case)
    listed = visit.gathered(*(outcome for outcome in Outcome if outcome is not Outcome.NOT_REQUIRED))
    order = [row.decision.procedure for row in listed]
    for place, procedure in enumerate(order):
        assert {later.id for later in order[place:]} & set(procedure.after) == set(), procedure.id


def test_住民票と戸籍の届のほかは_どの手続きも届を待つ() -> None:
    free = {
        one.id for one in REGISTRY.catalogue if set(one.events) & set(REGISTRY.move_facts) and not one.after
    }
    assert free == NOTICES | {"juki-unreported", "juki-move-out-cancel", "dv-measure", "housing", "welfare"}


# 支援措置の申し出は届より先でもよく、町営住宅の承認と生活保護の相談は、住所を移す前に済ませる
NOTICES = {
    "juki-move-in", "juki-move-in-special", "juki-move-in-abroad", "juki-30-46", "juki-30-47",
    "juki-move-within", "juki-move-out", "juki-move-out-abroad", "juki-merge", "juki-split",
    "juki-household-change", "koseki-birth", "koseki-marriage", "koseki-divorce",
}  # fmt: skip


def outcomes(visit: MoveVisit) -> Iterator[tuple[tuple[str, str], Outcome]]:
    for name, plan in visit.plans:
        for decision in plan.decisions:
            yield (name, decision.procedure.id), decision.outcome


def forgetting(case: MoveCase) -> Iterator[tuple[str, MoveCase]]:
    """人の入力を一つずつ忘れた届出。"""
    for fact in (*case.answers.confirmed, *case.answers.given):
        yield fact.name, replace(case, answers=_without(case.answers, fact))
    for number, answers in case.person_answers.items():
        for fact in (*answers.confirmed, *answers.given):
            rest = {**case.person_answers, number: _without(answers, fact)}
            yield f"{number} {fact.name}", replace(case, person_answers=rest)


def _without(answers: Answers, forgotten: Fact[object]) -> Answers:
    confirmed, given = (
        {fact: value for fact, value in source.items() if fact is not forgotten}
        for source in (answers.confirmed, answers.given)
    )
    return Answers(confirmed, given, answers.entries)


DECIDED = {Outcome.REQUIRED, Outcome.EX_OFFICIO, Outcome.ELSEWHERE}


@pytest.mark.parametrize("name", SITUATIONS)
def test_入力を一つ忘れても_必要と不要が入れ替わらない(name: str) -> None:
    case = SITUATIONS[name].case
    before = dict(outcomes(judge_move(REGISTRY, case)))
    for forgotten, rest in forgetting(case):
        for key, outcome in outcomes(judge_move(REGISTRY, rest)):
            one = before[key]
            is_swapped = (one in DECIDED and outcome is Outcome.NOT_REQUIRED) or (
                one is Outcome.NOT_REQUIRED and outcome in DECIDED
            )
            assert not is_swapped, (key, forgotten)


def without_coverage(case: MoveCase) -> MoveCase:
    """国保・後期・介護・年金・児童手当の列が無い写しの届出。"""

    def bare(one: Resident) -> Resident:
        return replace(one, qualifications=Qualifications())

    homes = tuple(replace(home, members=tuple(map(bare, home))) for home in case.households)
    moved = case.move
    if isinstance(moved, MoveIn):
        moved = replace(moved, members=tuple(map(bare, moved.members)))
    return replace(case, households=homes, move=moved)


@pytest.mark.parametrize("name", SITUATIONS)
def test_資格の列が無い写しでも_必要と不要が入れ替わらない(name: str) -> None:
    """保険や年金が分からないことから、手続きが要らないとは言わない。"""
    case = SITUATIONS[name].case
    before = dict(outcomes(judge_move(REGISTRY, case)))
    for key, outcome in outcomes(judge_move(REGISTRY, without_coverage(case))):
        assert outcome is not Outcome.NOT_REQUIRED or before[key] is Outcome.NOT_REQUIRED, key
        assert outcome not in DECIDED or before[key] in DECIDED, key


@pytest.mark.parametrize("name", SITUATIONS)
def test_どの結論にも理由がある(name: str) -> None:
    for _, plan in judge_move(REGISTRY, SITUATIONS[name].case).plans:
        for decision in plan.decisions:
            assert reasons_of(plan, decision) or decision.explanation.truth is True, decision.procedure.id
