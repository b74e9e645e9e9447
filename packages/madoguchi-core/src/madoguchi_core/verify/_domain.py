"""事例の候補の値: 選択肢のすべて、境目の日とその隣、世帯員の組。"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.cases import EVENT_FACTS, EXAMPLE_ORIGIN
from madoguchi_core.rules import (
    Atom,
    Constant,
    Dated,
    Fact,
    Facts,
    Group,
    Held,
    Parameter,
    Scope,
    Slots,
    Value,
    atoms_of,
    choices_of,
    descend,
    facts_of,
    groups_of,
    parameters_of,
)
from madoguchi_core.rules.nodes import Compare, DateShift, DayInYear, FiscalYearEndAtAge
from madoguchi_core.verify._bench import Bench
from madoguchi_core.verify._ordered import is_ordered, moves

_OLDEST_YEARS = 130
_LATEST_YEARS = 12
_YEAR = 365
_APART_DAYS = 450
_LARGEST_INT = 600
_SUBJECT_AGE = 80
_MEMBER_AGE = 45
_MOST_PROFILES = 48
_MOST_PAIRS = 300
_USUAL_LENGTHS = {"日": 14, "か月": 3, "月": 3, "年": 2, "歳": 18, "mm": 8}

_Truth = Callable[[Any], bool | None]
"""値を置いたときの、条件の真・偽・不明。"""


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """
    事例で決めるものひとつ。

    Attributes:
        item: 事実・町の値・世帯員の集まり。
        place: 枠の番号。
        options: 候補の値。枠に入れる形で持つ。
        members: 世帯員の集まりでは、候補ごとの世帯員の事実。
    """

    item: Fact[Any] | Parameter[Any] | Group
    place: int
    options: tuple[Any, ...]
    members: tuple[tuple[Facts, ...], ...] = ()


def far_first(variable: Variable) -> Variable:
    """境目から離れた値を先に試す。"""
    return replace(variable, options=variable.options[::-1], members=variable.members[::-1])


def event_fact_of(bench: Bench) -> Fact[Any] | None:
    """出来事の日の事実。規則が使わなければ None。"""
    for value in bench.values:
        for fact in facts_of(value):
            if fact.name in EVENT_FACTS:
                return fact
    return None


def base_slots(bench: Bench, on: date) -> Slots:
    """何も分からない事例の枠。出来事の日だけが入る。"""
    fact = event_fact_of(bench)
    known: dict[Fact[Any], Held] = {} if fact is None else {fact: Held(on, EXAMPLE_ORIGIN)}
    return bench.slots(Facts(known), {}, on)


def variables_of(bench: Bench, values: Sequence[Value[Any]], on: date) -> tuple[Variable, ...]:
    """式の値を決めるものと、その候補。現れる順。"""
    atoms = [atom for value in values for atom in atoms_of(value)]
    slots = _usual_slots(bench, values, on)
    items: dict[Fact[Any] | Parameter[Any] | Group, None] = {}
    for value in values:
        for node in descend(value):
            if (isinstance(node, Fact) and node.scope is Scope.CASE and node.name not in EVENT_FACTS) or (
                isinstance(node, Parameter) and bench.parameters.find(node, on) is None
            ):
                items.setdefault(node)
            else:
                items.update(dict.fromkeys(groups_of(node)))
    return tuple(_variable(bench, item, atoms, slots, on) for item in items)


def event_days(bench: Bench, usual: date) -> tuple[date, ...]:
    """試す出来事の日。ふだんの日、日付で変わる値の変わり目、手続きを使う期間の端、日付の条件の境目。"""
    procedure = bench.procedure
    days = [usual, *_around(procedure.since, is_start=True), *_around(procedure.until, is_start=False)]
    parameters = dict.fromkeys(
        node for value in bench.values for node in descend(value) if isinstance(node, Parameter)
    )
    for parameter in parameters:
        for dated in bench.parameters.periods(parameter):
            days += _period_days(dated)
    atoms = [atom for atom in atoms_of(procedure.required_when) if is_ordered(atom)]
    for condition, _ in procedure.deadline.exceptions:
        atoms += [atom for atom in atoms_of(condition) if is_ordered(atom)]
    for atom in atoms:
        if any(fact.name in EVENT_FACTS for fact in facts_of(atom.condition)):
            days += [*_event_flips(bench, atom, usual), *_year_days(atom, usual)]
    return tuple(dict.fromkeys(days))


def _around(day: date | None, *, is_start: bool) -> list[date]:
    if day is None:
        return []
    return [day, day - timedelta(days=1)] if is_start else [day, day + timedelta(days=1)]


def _period_days(dated: Dated) -> list[date]:
    value = dated.value if isinstance(dated.value, date) else None
    return [
        *_around(dated.from_on, is_start=True),
        *_around(dated.until_on, is_start=False),
        *_around(value, is_start=True),
    ]


def _year_days(atom: Atom, usual: date) -> list[date]:
    """年度末や、その年の決まった日を使う条件の、その日と翌日。"""
    found = []
    for node in descend(atom.condition):
        if isinstance(node, FiscalYearEndAtAge):
            found.append(date(usual.year, 3, 31))
        elif isinstance(node, DayInYear):
            found.append(date(usual.year, node.month, node.day))
        elif isinstance(node, DateShift) and node.unit is not PeriodUnit.DAY:
            # 応当する日の無い月末
            found += [date(usual.year, 2, 28), date(usual.year, 5, 30)]
    return [moved for day in found for moved in (day, day + timedelta(days=1))]


def _event_flips(bench: Bench, atom: Atom, usual: date) -> list[date]:
    """出来事の日だけで決まる条件の境目。ふだんの日の前後2年を、一日ずつ見る。"""
    if any(fact.name not in EVENT_FACTS for fact in facts_of(atom.condition)):
        return []
    read = bench.program.read(atom.condition)
    days = [usual + timedelta(days=more) for more in range(-2 * _YEAR, 2 * _YEAR)]
    truths = [read(base_slots(bench, day), None) for day in days]
    found = [
        day
        for index, day in enumerate(days[:-1])
        if truths[index] is not truths[index + 1]
        for day in (day, days[index + 1])
    ]
    return sorted(found, key=lambda day: (abs(day - usual), day))[:4]


def _variable(
    bench: Bench,
    item: Fact[Any] | Parameter[Any] | Group,
    atoms: Sequence[Atom],
    slots: Slots,
    on: date,
) -> Variable:
    place = bench.program.slot_of(item)
    if place is None:
        raise TypeError(type(item).__name__)
    if isinstance(item, Group):
        members = tuple(_gatherings(bench, item, atoms, slots, on))
        return Variable(item, place, tuple(bench.program.load_members(one) for one in members), members)
    return Variable(item, place, _options(bench, item, atoms, slots, on))


def _options(
    bench: Bench, item: Fact[Any] | Parameter[Any], atoms: Sequence[Atom], slots: Slots, on: date
) -> tuple[Any, ...]:
    if choices := choices_of(item.kind):
        return choices
    if item.kind is str:
        return ("見本",)
    edges = [edge for atom in atoms if is_ordered(atom) for edge in _edges(bench, item, atom, slots, on)]
    return tuple(dict.fromkeys([*edges, *_apart(item.kind, edges), usual_value(item, on)]))


def _apart(kind: type, edges: Sequence[Any]) -> list[Any]:
    """境目から離れた値。出来事の日を動かしても、条件の真偽が変わらない。"""
    if kind is not date:
        return []
    return [edge + timedelta(days=more) for edge in edges for more in (-_APART_DAYS, _APART_DAYS)]


def usual_value(item: Fact[Any] | Parameter[Any], on: date) -> Any:
    """条件の境目によらない、ふつうの値。"""
    if item.kind is int:
        return _USUAL_LENGTHS.get(item.unit, 0)
    is_member = isinstance(item, Fact) and item.scope is Scope.MEMBER
    name = item.name if isinstance(item, Fact) else item.key
    if "born" in name:
        return date(on.year - (_MEMBER_AGE if is_member else _SUBJECT_AGE), 1, 15)
    return on


def _usual_slots(bench: Bench, values: Sequence[Value[Any]], on: date) -> Slots:
    """ほかの事実と、町が決めていない長さが、ふつうの値のときの枠。境目を探すのに使う。"""
    slots = base_slots(bench, on)
    for value in values:
        for fact in facts_of(value):
            place = bench.program.case_slot_of(fact)
            if place is not None and slots[place] is None and fact.kind in (int, date):
                slots[place] = usual_value(fact, on)
        for parameter in parameters_of(value):
            place = bench.program.slot_of(parameter)
            # 町が決めていない長さも、ふつうの長さを置かないと、日付の境目が見つからない
            if place is not None and slots[place] is None and parameter.kind is int:
                slots[place] = usual_value(parameter, on)
    return slots


def _edges(
    bench: Bench, item: Fact[Any] | Parameter[Any], atom: Atom, slots: Slots, on: date
) -> Iterator[Any]:
    """その値を動かすと条件の真偽が変わる、隣どうしの値。"""
    condition = atom.condition
    if not any(node is item for node in descend(condition)) or groups_of(condition):
        return
    read = bench.program.read(condition)
    place = bench.program.slot_of(item)
    holder = slots if not (isinstance(item, Fact) and item.scope is Scope.MEMBER) else None
    member = None if atom.group is None else _usual_member(bench, atom, on)

    def truth(value: Any) -> bool | None:
        moved = list(slots if holder is not None else member or [])
        moved[place or 0] = value
        found: bool | None = read(moved, member) if holder is not None else read(slots, moved)
        return found

    for low, high in _changes(truth, _grid(item.kind, on, condition)):
        if (
            truth(_restored(item.kind, high)) is None
            and truth(_restored(item.kind, high + _APART_DAYS)) is None
        ):
            continue  # まだ生まれていない、のように、先がずっと決まらないところは境目でない
        yield from (_restored(item.kind, low), _restored(item.kind, high))


def _usual_member(bench: Bench, atom: Atom, on: date) -> Slots:
    known = {
        fact: Held(usual_value(fact, on), EXAMPLE_ORIGIN)
        for fact in moves(atom)
        if fact.scope is Scope.MEMBER
    }
    loaded = bench.program.load_members((Facts(known),))
    return loaded[0] if loaded else []


def _grid(kind: type, on: date, condition: Value[bool]) -> list[Any]:
    if kind is date:
        start = on.toordinal()
        return [
            date.fromordinal(day)
            for day in range(start - _OLDEST_YEARS * _YEAR, start + _LATEST_YEARS * _YEAR, _YEAR)
        ]
    right = condition.right if isinstance(condition, Compare) else None
    named = right.value if isinstance(right, Constant) and type(right.value) is int else 0
    return list(range(_LARGEST_INT)) if named < _LARGEST_INT else [named - 1, named, named + 1]


def _changes(truth: _Truth, grid: list[Any]) -> Iterator[tuple[int, int]]:
    """真偽の変わる、隣どうしの値（順序数）。"""
    truths = [truth(value) for value in grid]
    for index in range(len(grid) - 1):
        low, high = _ordinal(grid[index]), _ordinal(grid[index + 1])
        known = truths[index], truths[index + 1]
        while known[0] is not known[1]:
            edge = _bisected(truth, type(grid[0]), low, high, before=known[0])
            yield edge - 1, edge
            low, known = edge, (truth(_restored(type(grid[0]), edge)), known[1])


def _bisected(truth: _Truth, kind: type, low: int, high: int, *, before: bool | None) -> int:
    """*before* でなくなる、いちばん小さい値。"""
    while high - low > 1:
        middle = (low + high) // 2
        if truth(_restored(kind, middle)) is before:
            low = middle
        else:
            high = middle
    return high


def _ordinal(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else int(value)


def _restored(kind: type, value: int) -> Any:
    return date.fromordinal(value) if kind is date else value


def _gatherings(
    bench: Bench, group: Group, atoms: Sequence[Atom], slots: Slots, on: date
) -> Iterator[tuple[Facts, ...]]:
    """だれもいない、ひとり、ふたりの順。"""
    inside = [atom for atom in atoms if atom.group is group]
    facts = dict.fromkeys(
        fact for atom in inside for fact in facts_of(atom.condition) if fact.scope is Scope.MEMBER
    )
    options = [_options(bench, fact, inside, slots, on) for fact in facts]
    profiles = [
        Facts({fact: Held(value, EXAMPLE_ORIGIN) for fact, value in zip(facts, values, strict=True)})
        for values in list(product(*options))[:_MOST_PROFILES]
    ]
    yield ()
    yield from ((one,) for one in profiles)
    pairs = [(one, other) for one in profiles for other in profiles]
    yield from sorted(pairs, key=lambda pair: pair[0] is not pair[1])[:_MOST_PAIRS]
