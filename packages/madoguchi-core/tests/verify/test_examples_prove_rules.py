"""検査の仕組み: 足りない事例を言い、わざと壊した規則を数え、足りない事例を作る。z3 は使わない。"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest
from sample_procedures import sample_procedure

from madoguchi_core.calendar import Attained, Counting, PeriodUnit, Rolls, TownCalendar
from madoguchi_core.cases import Example, ExampleDue
from madoguchi_core.errors import MadoguchiError
from madoguchi_core.procedures import (
    NO_DEADLINE,
    Constraint,
    Deadline,
    Outcome,
    Procedure,
    days_after,
)
from madoguchi_core.rules import (
    Dated,
    Fact,
    Facts,
    Group,
    Held,
    Law,
    Origin,
    OriginKind,
    Parameter,
    ParameterBook,
    Scope,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    count,
    law,
    legal_age,
    opaque,
)
from madoguchi_core.verify import Bench, Coverage, GoalKind, MutantKind, coverage_of, generate, mutants_of
from madoguchi_core.verify._coverage import promise_findings
from madoguchi_core.verify._solver import z3_module

LAW = law("例の法律", 1)
DAY = date(2026, 4, 6)
ORIGIN = Origin(OriginKind.STAFF, "事例")


class Insurance(StrEnum):
    NHI = "国保"
    LATTER = "後期"
    OTHER = "そのほか"


died = Fact("death.date", date, "死亡日")
born = Fact("d.born_on", date, "生年月日")
head = Fact("d.is_head", bool, "世帯主")
voter = Fact("d.voter", bool, "選挙人")
insurance = Fact("d.insurance", Insurance, "保険")
known = Fact("death.known", date, "知った日")
abroad = Fact("death.abroad", bool, "国外")
months = Fact("d.months", int, "月数")
group = Group("h.members", "残る世帯員")
member_born = Fact("m.born_on", date, "生年月日", scope=Scope.MEMBER)
member_nhi = Fact("m.nhi", bool, "国保", scope=Scope.MEMBER)
min_age = Parameter("min-age", int, "成年", "歳")
mode = Parameter("mode", bool, "届出による町", is_local=True)
BOOK = ParameterBook([[Dated(min_age, 18, Law("例"))]])
age = legal_age(born, died, attained=Attained.EVE)
unsettled_age = legal_age(member_born, died, attained=None)


def _procedure(rule: Value[bool], deadline: Deadline = NO_DEADLINE, **changes: object) -> Procedure:
    return sample_procedure("例", rule, deadline=deadline, **changes)


def _bench(procedure: Procedure, constraints: Sequence[Value[bool]] = ()) -> Bench:
    return Bench(procedure, BOOK, TownCalendar(), constraints)


def _example(outcome: Outcome, due: ExampleDue | None = None, on: date = DAY, **values: object) -> Example:
    named: dict[str, Fact[Any]] = {
        "head": head,
        "voter": voter,
        "born": born,
        "insurance": insurance,
        "known": known,
        "abroad": abroad,
    }
    held = {named[name]: Held(value, ORIGIN) for name, value in values.items()}
    return Example(
        "事例", "例", on, Facts({died: Held(on, ORIGIN), **held}), {}, outcome, due or ExampleDue()
    )


def _covered(procedure: Procedure, *examples: Example) -> Coverage:
    return coverage_of(_bench(procedure), examples, where="例.yaml")


def _made(
    procedure: Procedure, constraints: Sequence[Value[bool]] = ()
) -> tuple[Coverage, tuple[Example, ...]]:
    bench = _bench(procedure, constraints)
    made = generate(bench, (), constraints)
    return coverage_of(bench, made, where="例.yaml"), made


RULES = {
    "真偽": all_of(head, voter),
    "または": any_of(head, all_of(voter, ~abroad)),
    "選択肢": insurance.one_of(Insurance.NHI, Insurance.LATTER),
    "年齢": all_of(head, age >= min_age),
    "世帯員の年齢（前日は決めない）": all_of(head, any_member(group, unsettled_age >= min_age)),
    "世帯員の全員": all_of(head, all_members(group, member_nhi), count(group, member_nhi) > 0),
    "人数": count(group, all_of(member_nhi, unsettled_age >= min_age)) >= 2,
    "町の設定": all_of(head, mode),
    "月数": all_of(head, months >= 36),
    "日付": all_of(head, known > died),
}


@pytest.mark.parametrize("name", RULES)
def test_作った事例は_三つの結論と_条件の両側と_境目を_すべて確かめる(name: str) -> None:
    coverage, _ = _made(_procedure(RULES[name]))
    assert coverage.missing == ()
    assert [mutant.title for mutant in coverage.survivors] == []


@pytest.mark.parametrize("name", RULES)
def test_作った事例は_いつも同じ(name: str) -> None:
    procedure = _procedure(RULES[name])
    assert _made(procedure)[1] == _made(procedure)[1]


DEADLINES = {
    "町の14日": days_after(died, 14, wording="14日以内", laws=(LAW,)),
    "送らない2年": Deadline("2年", known, 2, PeriodUnit.YEAR, Counting.FROM_NEXT_DAY, Rolls.NONE),
    "国外は3か月": Deadline(
        "7日以内",
        known,
        7,
        counting=Counting.FIRST_DAY_INCLUDED,
        exceptions=((abroad, Deadline("3か月", known, 3, PeriodUnit.MONTH, Counting.FIRST_DAY_INCLUDED)),),
    ),
    "数え方が割れる": Deadline("14日以内", died, 14, others=(Deadline("翌日から14日以内", died, 15),)),
}


@pytest.mark.parametrize("name", DEADLINES)
def test_作った事例は_期限と例外とほかの数え方を_すべて確かめる(name: str) -> None:
    coverage, _ = _made(_procedure(head, DEADLINES[name]))
    assert coverage.missing == ()
    assert [mutant.title for mutant in coverage.survivors] == []


def test_使う期間の端を_前の日と当日で確かめる() -> None:
    coverage, made = _made(_procedure(head, since=date(2024, 10, 1), until=date(2026, 12, 31)))
    assert coverage.survivors == ()
    assert {date(2024, 10, 1), date(2024, 9, 30), date(2026, 12, 31), date(2027, 1, 1)} <= {
        example.event_on for example in made
    }


def test_約束に反する事例は作らない() -> None:
    promise = born <= died
    _, made = _made(_procedure(all_of(head, age >= min_age)), (promise,))
    assert all(example.facts[born].known is None or example.facts[born].known <= DAY for example in made)  # type: ignore[operator]


def test_約束に反する事例を_行とともに言う() -> None:
    promise = Constraint("生まれてから亡くなる", born <= died)
    bench = _bench(_procedure(head), (promise.condition,))
    backward = replace(_example(Outcome.REQUIRED, head=True, born=date(2026, 4, 7)), line=7)
    forward = _example(Outcome.REQUIRED, head=True, born=date(2026, 4, 6))
    found = promise_findings(bench, (backward, forward), (promise,), where="例.yaml")
    assert [(finding.code, finding.where) for finding in found] == [("MDG260", "例.yaml 7行目")]


def test_関わらない事実は_事例に書かない() -> None:
    _, made = _made(_procedure(any_of(head, voter)))
    required = next(example for example in made if example.outcome is Outcome.REQUIRED)
    assert len([fact for fact in required.facts if fact is not died]) <= 2


def test_題は_決め手と結論を言う() -> None:
    _, made = _made(_procedure(all_of(head, voter)))
    assert "世帯主でないので不要" in {example.title for example in made}


def test_足りない事例を_何の事例が要るかで言う() -> None:
    coverage = _covered(_procedure(all_of(head, voter)), _example(Outcome.REQUIRED, head=True, voter=True))
    assert coverage.missing == (
        "要らない事例",
        "分からない事例",
        "「世帯主である」が偽であることだけで結論が決まる事例",
        "「選挙人である」が偽であることだけで結論が決まる事例",
    )


def test_ほかの条件が分からないままの不要は_その条件の片側を確かめたことにならない() -> None:
    rule = _procedure(all_of(head, voter))
    unknown = _covered(rule, _example(Outcome.NOT_REQUIRED, head=False))
    known_too = _covered(rule, _example(Outcome.NOT_REQUIRED, head=False, voter=True))
    assert str(unknown.tallies[GoalKind.SIDE]) == "0/4"
    assert str(known_too.tallies[GoalKind.SIDE]) == "1/4"


def test_年齢の境目は_達した日と_その一日若い人の両方が要る() -> None:
    rule = _procedure(age >= min_age)
    attained = date(2008, 4, 7)
    found = _covered(rule, _example(Outcome.REQUIRED, born=attained))
    assert str(found.tallies[GoalKind.EDGE]) == "1/2"
    both = _covered(
        rule,
        _example(Outcome.REQUIRED, born=attained),
        _example(Outcome.NOT_REQUIRED, born=attained + timedelta(days=1)),
    )
    assert str(both.tallies[GoalKind.EDGE]) == "2/2"


def test_期待と違う事例は_行とともに言う() -> None:
    wrong = replace(_example(Outcome.NOT_REQUIRED, head=True), line=7)
    coverage = _covered(_procedure(head), wrong)
    assert [(one.code, one.where) for one in coverage.surprises] == [("MDG232", "例.yaml 7行目")]


def test_期限は_書いてあれば比べる() -> None:
    procedure = _procedure(head, DEADLINES["町の14日"])
    right = _example(Outcome.REQUIRED, ExampleDue(date(2026, 4, 20)), head=True)
    wrong = _example(Outcome.REQUIRED, ExampleDue(date(2026, 4, 21)), head=True)
    unwritten = _example(Outcome.REQUIRED, head=True)
    assert [len(_covered(procedure, one).surprises) for one in (right, wrong, unwritten)] == [0, 1, 0]


def test_期限の書かれていない事例は_壊した期限を見分けたことにならない() -> None:
    procedure = _procedure(head, DEADLINES["町の14日"])
    coverage = _covered(procedure, _example(Outcome.REQUIRED, head=True))
    assert {mutant.kind for mutant in coverage.survivors} == {MutantKind.DEADLINE}


def test_壊すところは_条件と期限と性質() -> None:
    procedure = _procedure(
        all_of(head, insurance.one_of(Insurance.NHI, Insurance.LATTER)), DEADLINES["町の14日"]
    )
    kinds = {mutant.kind for mutant in mutants_of(procedure)}
    assert kinds == {MutantKind.RULE, MutantKind.DEADLINE, MutantKind.KIND}


def test_語彙で書けない条件は_両側を求めずに数える() -> None:
    strange = opaque("計算", voter, function=lambda one: one, laws=(LAW,))
    coverage = _covered(_procedure(all_of(head, strange)))
    assert (coverage.atoms, coverage.opaque_atoms) == (2, 1)
    assert coverage.tallies[GoalKind.SIDE].wanted == 2


def test_z3_が無ければ_入れ方を言う(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(MadoguchiError, match="MDG820"):
        z3_module()
