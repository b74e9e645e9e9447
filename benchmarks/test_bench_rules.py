"""40 の規則を一人に当てはめる速さを、よその規則エンジンと同じ仕事で並べる。答えが合うことも確かめる。"""

from itertools import cycle
from typing import Any

import pytest
import workload

from madoguchi_core.rules import Facts, Program, explain, known, shown, words

pytestmark = pytest.mark.skipif(not workload.FOLDER.exists(), reason=workload.WHY_ABSENT)


def _known(person: dict[str, Any]) -> Facts:
    facts = workload.facts()
    return Facts(known({facts[name]: value for name, value in person.items() if value is not None}))


@pytest.mark.parametrize("missing", [0.0, 0.1])
def test_madoguchi_判定だけ(benchmark: Any, missing: float) -> None:
    program = Program(workload.conditions())
    people = workload.people(missing=missing)
    if missing:
        judged = [program.evaluate(program.load_plain(person)) for person in people]
        assert judged == workload.reference(missing=missing)
    turn = cycle(people)
    benchmark.group = "40の規則を一人に（判定だけ）"
    benchmark(lambda: program.evaluate(program.load_plain(next(turn))))


def test_madoguchi_出どころ付きの事実から(benchmark: Any) -> None:
    program = Program(workload.conditions())
    turn = cycle([_known(person) for person in workload.people(missing=0.1)])
    benchmark.group = "40の規則を一人に（判定だけ）"
    benchmark(lambda: program.evaluate(program.load(next(turn))))


def test_madoguchi_理由の文まで(benchmark: Any) -> None:
    rules = workload.conditions()
    program = Program(rules)
    turn = cycle([_known(person) for person in workload.people(missing=0.1)])

    def judge() -> list[str]:
        facts = next(turn)
        slots = program.load(facts)
        grounds = (ground for rule in rules for ground in explain(rule, program, slots).grounds)
        return [words(ground.condition) + shown(ground.truth) + str(ground.laws[0]) for ground in grounds]

    benchmark.group = "40の規則を一人に（理由つき）"
    benchmark(judge)


def test_zen_engine(benchmark: Any) -> None:
    from peers import zen_judge

    judge, people = zen_judge(), workload.people()
    expected = [Program(workload.conditions()).load_plain(person) for person in people[:5]]
    assert judge(people[0]) == Program(workload.conditions()).evaluate(expected[0])
    turn = cycle(people)
    benchmark.group = "40の規則を一人に（判定だけ）"
    benchmark(lambda: judge(next(turn)))


def test_openfisca_core(benchmark: Any) -> None:
    from peers import openfisca_judge

    judge, people = openfisca_judge(), workload.people()
    program = Program(workload.conditions())
    assert judge(people[0]) == program.evaluate(program.load_plain(people[0]))
    turn = cycle(people)
    benchmark.group = "40の規則を一人に（判定だけ）"
    benchmark(lambda: judge(next(turn)))
