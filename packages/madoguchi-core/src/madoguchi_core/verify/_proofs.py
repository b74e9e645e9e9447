"""起こり得るかどうかの証明。起こり得るなら、例を作り、規則そのもので判定して確かめる。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import Any

from madoguchi_core.cases import EVENT_FACTS, EXAMPLE_ORIGIN
from madoguchi_core.rules import (
    Fact,
    Facts,
    Group,
    Held,
    Parameter,
    ParameterBook,
    Program,
    Value,
    facts_of,
    groups_of,
    parameters_of,
)
from madoguchi_core.rules.nodes import Every, Not, Some
from madoguchi_core.verify._smt import Reading
from madoguchi_core.verify._solver import solve

_EARLIEST = date(2000, 1, 1)
_LATEST = date(2060, 1, 1)
_ONE_DAY = timedelta(days=1)


class Verdict(Enum):
    """証明の結果。"""

    IMPOSSIBLE = "起こらない"
    CONFIRMED = "起こる"
    UNSURE = "証明できない"


@dataclass(frozen=True, slots=True)
class Witness:
    """
    起こる例。

    Attributes:
        on: 出来事の日。
        facts: 事実。
        settings: 町の値。
    """

    on: date
    facts: Facts
    settings: dict[Parameter[Any], object | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """証明の結果と、起こる例。"""

    verdict: Verdict
    witness: Witness | None = None


def differs(one: Value[bool], other: Value[bool]) -> Value[bool]:
    """二つの条件の真偽が違う。"""
    return Some((Every((one, Not(other))), Every((Not(one), other))))


def is_possible(
    condition: Value[bool], parameters: ParameterBook, constraints: Sequence[Value[bool]]
) -> Answer:
    """
    条件が真になり得るか。値の変わり目ごとに分けて、2000年からの出来事を見る。

    Args:
        condition: 条件。
        parameters: 値の表。
        constraints: 事実の間の約束。条件と同じ事実を使うものだけを見る。
    """
    relevant = related(condition, constraints)
    is_sure = True
    for first, last in _segments((condition, *relevant), parameters):
        for is_strict in (False, True):
            try:
                witness = _witness(condition, relevant, parameters, (first, last), is_strict=is_strict)
            except TimeoutError:
                is_sure = False
                break
            if witness is None:
                break
            if _is_real(condition, relevant, parameters, witness):
                return Answer(Verdict.CONFIRMED, witness)
            is_sure = False
    return Answer(Verdict.IMPOSSIBLE if is_sure else Verdict.UNSURE)


def related(condition: Value[bool], constraints: Sequence[Value[bool]]) -> tuple[Value[bool], ...]:
    """条件と、じかに、または約束を通して、同じ事実を使う約束。"""
    used = _items(condition)
    found: dict[Value[bool], None] = {}
    is_growing = True
    while is_growing:
        is_growing = False
        for constraint in constraints:
            if constraint not in found and not used.isdisjoint(_items(constraint)):
                found[constraint] = None
                used |= _items(constraint)
                is_growing = True
    return tuple(found)


def _items(value: Value[Any]) -> set[Fact[Any] | Group]:
    facts = {fact for fact in facts_of(value) if fact.name not in EVENT_FACTS}
    return {*facts, *groups_of(value)}


def _segments(values: Sequence[Value[Any]], parameters: ParameterBook) -> Iterator[tuple[date, date]]:
    """使う値が変わらない期間。"""
    edges = {_EARLIEST, _LATEST}
    for value in values:
        for parameter in parameters_of(value):
            for dated in parameters.periods(parameter):
                edges |= {dated.from_on} if dated.from_on else set()
                edges |= {dated.until_on + _ONE_DAY} if dated.until_on else set()
    inside = sorted(edge for edge in edges if _EARLIEST <= edge <= _LATEST)
    return ((first, later - _ONE_DAY) for first, later in pairwise(inside))


def _witness(
    condition: Value[bool],
    constraints: Sequence[Value[bool]],
    parameters: ParameterBook,
    segment: tuple[date, date],
    *,
    is_strict: bool,
) -> Witness | None:
    first, last = segment
    reading = Reading(parameters, first, is_strict=is_strict)
    terms = [reading.of(one) for one in (condition, *constraints)]
    event = next(
        (fact for fact in reading.variables if isinstance(fact, Fact) and fact.name in EVENT_FACTS), None
    )
    if event is not None:
        day = reading.variables[event]
        terms += [day >= first.toordinal(), day <= last.toordinal()]
    model = solve(reading.limits, terms)
    if model is None:
        return None
    on = first if event is None else date.fromordinal(_number(model, reading.variables[event]))
    values: dict[Fact[Any], Held] = {}
    settings: dict[Parameter[Any], object | None] = {}
    for item, variable in reading.variables.items():
        value = _plain(model, item.kind, variable)
        if isinstance(item, Fact):
            values[item] = Held(value, EXAMPLE_ORIGIN)
        else:
            settings[item] = value
    groups = {group: tuple(_people(model, people)) for group, people in reading.members.items()}
    return Witness(on, Facts(values, groups), settings)


def _people(model: Any, people: Any) -> Iterator[Facts]:
    for here, facts in people:
        if str(model.eval(here, model_completion=True)) == "True":
            yield Facts(
                {fact: Held(_plain(model, fact.kind, term), EXAMPLE_ORIGIN) for fact, term in facts.items()}
            )


def _plain(model: Any, kind: type, term: Any) -> Any:
    if kind is bool:
        return str(model.eval(term, model_completion=True)) == "True"
    number = _number(model, term)
    if kind is date:
        return date.fromordinal(number)
    if issubclass(kind, Enum):
        return list(kind)[number]
    return str(number) if kind is str else number


def _number(model: Any, term: Any) -> int:
    return int(model.eval(term, model_completion=True).as_long())


def _is_real(
    condition: Value[bool], constraints: Sequence[Value[bool]], parameters: ParameterBook, witness: Witness
) -> bool:
    program = Program([condition, *constraints])
    book = parameters.with_values(witness.settings) if witness.settings else parameters
    truth, *holds = program.evaluate(program.load(witness.facts, book, witness.on))
    return truth is True and False not in holds
