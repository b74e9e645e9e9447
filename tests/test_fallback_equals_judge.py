"""停止時の判定ブックの約束: LibreOffice が計算した結論と期限は、どの事例でも judge と同じ。"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from case_sheet import case_of, computed, day

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.cases import Case, read_answers, read_situation
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent, Outcome, Plan, judge
from madoguchi_core.records import Missing
from madoguchi_core.registry import NATIONAL_NAME, Registry, build_registry
from madoguchi_core.rules import (
    NOT_LOOKED_UP,
    Among,
    Fact,
    Facts,
    Held,
    Parameter,
    Span,
    choices_of,
    parameters_of,
)
from madoguchi_core.store import ResidentCopy, import_residents
from madoguchi_core.verify import package_of
from madoguchi_core.visit import judge_case
from madoguchi_excel.fallback._due import NO_DAY
from madoguchi_excel.fallback._entries import MEMBER_ROWS
from madoguchi_excel.fallback._ledger import index_of
from madoguchi_excel.fallback._reasons import Leaf, ReasonReader
from madoguchi_excel.fallback._verdicts import NOT_IN_FORCE, OUTCOME_ORDER, Verdicts, read_verdicts

pytestmark = pytest.mark.shared

YEARS = range(2005, 2040)
SITUATIONS = sorted((Path(__file__).parent.parent / "examples/situations").glob("*.yaml"))
RANDOM_CASES = 300
SEED = 20260303


@dataclass(frozen=True)
class Sample:
    """事例ひとつ: 事実と、町の値の置き替え。"""

    title: str
    on: date
    facts: Facts
    settings: Mapping[Parameter[Any], object | None] = field(default_factory=dict)


def planned(registry: Registry, sample: Sample) -> Plan:
    book = registry.parameters
    town = registry.municipality
    return judge(
        registry.catalogue,
        sample.facts,
        event=LifeEvent.DEATH,
        event_on=sample.on,
        parameters=book.with_values(sample.settings) if sample.settings else book,
        calendar=TownCalendar() if town is None else town.calendar,
    )


def expected(plan: Plan) -> dict[str, tuple[str, date | str | None]]:
    """手続きごとの、judge の結論と期限。"""
    return {
        decision.procedure.id: (
            decision.outcome.title,
            NO_DAY if decision.due.status.value == "none" else decision.due.on,
        )
        for decision in plan.decisions
    }


def given(verdicts: Verdicts, row: Sequence[str]) -> dict[str, tuple[str, date | str | None]]:
    """手続きごとの、計算された結論と期限。"""
    found = {}
    for one in verdicts.judged:
        outcome, due = row[index_of(one.outcome)], row[index_of(one.due)]
        if outcome != NOT_IN_FORCE:
            found[one.procedure.id] = (outcome, due if due == NO_DAY else day(due))
    return found


def rows_of(verdicts: Verdicts, samples: Sequence[Sample], folder: Path) -> list[list[str]]:
    """事例ごとの、すべての枠の値。"""
    cases = [case_of(verdicts.entries, sample.facts, sample.settings) for sample in samples]
    rows = computed(
        verdicts.ledger.slots, cases, values=verdicts.values, closed=verdicts.closed, folder=folder
    )
    assert len(rows) == len(samples)
    return rows


def differences(
    registry: Registry, verdicts: Verdicts, samples: Sequence[Sample], rows: Sequence[Sequence[str]]
) -> list[str]:
    """judge と違った手続きのすべて。"""
    wrong = []
    for sample, row in zip(samples, rows, strict=True):
        wants, gets = expected(planned(registry, sample)), given(verdicts, row)
        assert wants.keys() == gets.keys(), sample.title
        wrong += [
            f"{sample.title}: {name} は {gets[name]}（judge は {want}）"
            for name, want in wants.items()
            if gets[name] != want
        ]
    return wrong


def test_目録のすべての事例と偶然の事例で_どの手続きの結論も期限もjudgeと同じ(tmp_path: Path) -> None:
    registry = build_registry({})
    verdicts = read_verdicts(registry, LifeEvent.DEATH, years=YEARS)
    examples = [
        Sample(example.title, example.event_on, example.facts, example.settings)
        for file in package_of(registry, NATIONAL_NAME).case_files
        for example in file.file.examples
    ]
    samples = [*examples, *random_samples(registry, verdicts, RANDOM_CASES, seed=SEED)]
    rows = rows_of(verdicts, samples, tmp_path)
    assert len(examples) > 1000
    assert {row[index_of(one.outcome)] for row in rows for one in verdicts.judged} == {*OUTCOME_ORDER}
    assert differences(registry, verdicts, samples, rows) == []


def test_町の見本の状況でも_どの手続きの結論も期限もjudgeと同じ(tmp_path: Path) -> None:
    """生年だけ分かる方などは、ブックでは不明になる。要確認が増えても、必要と不要は入れ替わらない。"""
    registry = default_registry()
    verdicts = read_verdicts(registry, LifeEvent.DEATH, years=YEARS)
    plans = [judge_case(registry, case).plan for case in cases_of(registry, tmp_path)]
    samples = [without_partial(plan, str(at)) for at, plan in enumerate(plans)]
    rows = rows_of(verdicts, samples, tmp_path)
    assert differences(registry, verdicts, samples, rows) == []
    unsure = Outcome.TO_CONFIRM.title
    for plan, row in zip(plans, rows, strict=True):
        gets = given(verdicts, row)
        assert [
            name for name, (outcome, _) in expected(plan).items() if gets[name][0] not in (outcome, unsure)
        ] == []


def test_理由に挙げる条件は_explainの決め手と同じ(tmp_path: Path) -> None:
    registry = build_registry({})
    verdicts = read_verdicts(registry, LifeEvent.DEATH, years=YEARS)
    reasons = ReasonReader(verdicts.reader)
    leaves = {one.procedure.id: reasons.leaves(one.procedure.required_when) for one in verdicts.judged}
    samples = list(random_samples(registry, verdicts, 100, seed=SEED + 1))
    wrong = []
    for sample, row in zip(samples, rows_of(verdicts, samples, tmp_path), strict=True):
        for decision in planned(registry, sample).decisions:
            name = decision.procedure.id
            chosen = {leaf.condition for leaf in leaves[name] if is_marked(leaf, row)}
            if chosen != {ground.condition for ground in decision.explanation.grounds}:
                wrong.append((sample.title, name))
    assert wrong == []


def is_marked(leaf: Leaf, row: Sequence[str]) -> bool:
    """決め手になっているか。分けられない条件だけの規則では、印は定数になる。"""
    return leaf.flag == "1" or float(row[index_of(leaf.flag)]) == 1


def cases_of(registry: Registry, folder: Path) -> Iterator[Case]:
    """状況の見本と、見本の町の来庁。"""
    for path in SITUATIONS:
        found = read_situation(
            path.read_text(encoding="utf-8"),
            where=path.name,
            facts=registry.facts_for(LifeEvent.DEATH),
            procedures=registry.catalogue.by_id,
        )
        assert found.situation is not None
        yield found.situation.case
    yield from visited(registry, folder)


def visited(registry: Registry, folder: Path) -> Iterator[Case]:
    town, spec = registry.sample_town, registry.resident_spec
    assert town is not None
    assert spec is not None
    source, target = folder / "residents.csv", folder / "copy.sqlite3"
    source.write_text(town.residents_csv(), encoding="utf-8-sig", newline="")
    import_residents(source, target, spec, data_as_of=town.data_as_of)
    copy = ResidentCopy(target, spec)
    for visit in town.visits:
        person = copy.resident(visit.address_number)
        assert person is not None
        answers, _ = read_answers(visit.answers, where="回答", facts=registry.facts_for(LifeEvent.DEATH))
        home = copy.household(str(person.household_number))
        yield Case(
            LifeEvent.DEATH, visit.died_on, visit.known_on, home, visit.address_number, "写し", answers
        )


def without_partial(plan: Plan, title: str) -> Sample:
    """途中まで分かる値（幅・候補）を不明にした事例。"""
    groups = {
        group: tuple(_settled(member) for member in members) if isinstance(members, tuple) else members
        for group, members in plan.facts.groups.items()
    }
    return Sample(title, plan.event_on, Facts(_settled(plan.facts).values, groups))


def _settled(facts: Facts) -> Facts:
    unknown = Held(Missing.UNKNOWN, NOT_LOOKED_UP)
    return Facts(
        {fact: unknown if isinstance(facts[fact].value, (Span, Among)) else facts[fact] for fact in facts},
        facts.groups,
    )


def random_samples(registry: Registry, verdicts: Verdicts, number: int, *, seed: int) -> Iterator[Sample]:
    """どの事実も、分かることも分からないこともある事例。1900 年より前の生まれや月末・うるう日も混ぜる。"""
    chance = random.Random(seed)
    entries = verdicts.entries
    member_facts = list(dict.fromkeys(fact for fact, _ in entries.members))
    for index in range(number):
        on = date(2008, 1, 1) + timedelta(days=chance.randrange(365 * 22))
        known = chance.choice((0.3, 0.7, 0.95, 1.0))
        values = {
            fact: Held(_value(chance, fact.kind, fact.name, on), NOT_LOOKED_UP)
            for fact in entries.written
            if chance.random() < known
        }
        values |= {fact: Held(on, NOT_LOOKED_UP) for fact in entries.written if fact.name == "death.date"}
        groups = {group: _members(chance, member_facts, known, on) for group in entries.people}
        yield Sample(f"偶然の事例 {index}", on, Facts(values, groups), _settings(chance, registry))


def _members(
    chance: random.Random, facts: Sequence[Fact[Any]], known: float, on: date
) -> tuple[Facts, ...] | Missing:
    if chance.random() > known:
        return Missing.UNKNOWN
    people = chance.choice((0, 1, 1, 2, 2, 3, 4, MEMBER_ROWS))
    return tuple(
        Facts(
            {
                fact: Held(_value(chance, fact.kind, fact.name, on), NOT_LOOKED_UP)
                for fact in facts
                if chance.random() < known
            }
        )
        for _ in range(people)
    )


def _settings(chance: random.Random, registry: Registry) -> dict[Parameter[Any], object | None]:
    """町の値は、決まっていないことも、どれかに決まっていることもある。"""
    used = (
        parameter
        for procedure in registry.catalogue
        for value in procedure.expressions()
        for parameter in parameters_of(value)
        if parameter.is_local
    )
    return {
        parameter: chance.choice((None, chance.choice(choices_of(parameter.kind) or range(1, 40))))
        for parameter in dict.fromkeys(used)
    }


def _value(chance: random.Random, kind: type, name: str, on: date) -> object:
    choices = choices_of(kind)
    if choices:
        return chance.choice(choices)
    if kind is int:
        return chance.choice(
            (1, 2, 3, 9, 10, 14, 18, 22, 30, 35, 36, 119, 120, 299, 300, chance.randrange(1, 400))
        )
    if "born" in name:
        return _birthday(chance, on)
    moved = on + timedelta(days=chance.choice((0, 1, -1, 14, -90, 90, chance.randrange(-800, 800))))
    return chance.choice((moved, moved.replace(day=1) - timedelta(days=1)))


def _birthday(chance: random.Random, on: date) -> date:
    """死亡日が誕生日の前日・当日・翌日になる人、うるう日の人、明治の人も選ぶ。"""
    years = chance.choice(
        (0, 3, 6, 12, 15, 18, 20, 40, 59, 60, 64, 65, 74, 75, 90, 110, 125, chance.randrange(130))
    )
    near = on + timedelta(days=chance.choice((-1, 0, 1, 2, chance.randrange(-200, 200))))
    leap = date(2000 - 4 * chance.randrange(25), 2, 29)
    born = date(near.year - years, near.month, min(near.day, 28))
    return chance.choice((born, born, born, leap, date(born.year, 4, chance.choice((1, 2)))))
