"""語彙の節の読み方の約束: どの節も、LibreOffice が計算した値が Program と同じになる。"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from case_sheet import Case, case_of, computed, day

from madoguchi_core.calendar import Attained, Counting, PeriodUnit, Rolls, TownCalendar
from madoguchi_core.errors import PluginError
from madoguchi_core.procedures import Deadline, DueStatus, due_of
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    NOT_LOOKED_UP,
    Constant,
    Fact,
    Facts,
    Group,
    Held,
    Program,
    Scope,
    Slots,
    Span,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    day_in_year,
    descend,
    fiscal_year_end_at_age,
    greatest,
    label,
    law,
    least,
    legal_age,
    lookup,
    none_of,
    nth,
    opaque,
    rounded_down,
    rounded_up,
    shifted,
    total,
)
from madoguchi_core.rules import nodes as nodes_room
from madoguchi_core.rules.nodes import Opaque
from madoguchi_excel.fallback._closed import closed_days
from madoguchi_excel.fallback._due import NO_DAY, DueReader
from madoguchi_excel.fallback._entries import MEMBER_ROWS, Entries, enter_facts
from madoguchi_excel.fallback._ledger import Ledger, index_of
from madoguchi_excel.fallback._reading import Reader
from madoguchi_excel.fallback._text import serial

CASES = 400
SEED = 7
YEARS = range(1990, 2050)


class Fruit(Enum):
    APPLE = "りんご"
    PEACH = "もも"
    PEAR = "なし"


A, B, C = (Fact(f"t.{name}", bool, f"事実{name}") for name in "abc")
N, M = Fact("t.n", int, "数"), Fact("t.m", int, "別の数")
ON, BORN = Fact("t.on", date, "その日"), Fact("t.born_on", date, "生まれた日")
FRUIT = Fact("t.fruit", Fruit, "くだもの")
HOME = Group("t.home", "家の人")
OTHERS = Group("t.others", "よその人")
TALL = Fact("t.tall", bool, "背が高い", scope=Scope.MEMBER)
AGE = Fact("t.age", int, "年", scope=Scope.MEMBER)
BIRTH = Fact("t.member_born_on", date, "人の生まれた日", scope=Scope.MEMBER)
TASTE = Fact("t.taste", Fruit, "好み", scope=Scope.MEMBER)
FACTS: tuple[Fact[Any], ...] = (A, B, C, N, M, ON, BORN, FRUIT, TALL, AGE, BIRTH, TASTE)

LEAP_DAY = date(2024, 2, 29)
WIDE_AGE = legal_age(BORN, ON, attained=None)
MANY = count(HOME, TALL)
CONDITIONS: tuple[Value[bool], ...] = (
    A, ~A, all_of(A, B, C), any_of(A, B, C), none_of(A, B), at_least(2, A, B, C, ~A),
    A == True, A != B, N == 3, N != M, N >= M, N > M, N <= M, N < M,  # noqa: E712
    FRUIT == Fruit.PEACH, FRUIT != Fruit.PEACH, FRUIT.one_of(Fruit.APPLE, Fruit.PEAR), N.one_of(1, 3, 5),
    ON >= BORN, ON == LEAP_DAY, ON < LEAP_DAY,
    WIDE_AGE >= 18, WIDE_AGE > 18, WIDE_AGE <= 18, WIDE_AGE < 18, WIDE_AGE == 18, WIDE_AGE != 18,
    MANY >= 2, MANY == 1, MANY != 1, MANY < WIDE_AGE, MANY >= N, count(HOME, TALL) == MANY,
    any_member(HOME, TALL), all_members(HOME, TALL), any_member(OTHERS, all_of(TALL, AGE >= N)),
    any_member(HOME, any_member(OTHERS, TALL)), all_members(HOME, TASTE == Fruit.PEACH),
    any_member(HOME, legal_age(BIRTH, ON, attained=None) >= 15),
    choose(A, B, C), choose(A, N >= 3, N >= 2), label("名", all_of(A, B), law("例法", 1)),
    nth(HOME, 2, TALL), lookup(FRUIT, {Fruit.APPLE: True, Fruit.PEAR: False}, title="表"), Constant(True),
)  # fmt: skip
NUMBERS: tuple[Value[int], ...] = (
    N, N + M, N - M, N * M, least(N, M), greatest(N, M, 4), MANY + N, N - MANY, MANY * 3, least(MANY, WIDE_AGE),
    rounded_down(N * 7, 10), rounded_up(N * 7, 10), rounded_down(N - 9, 4), rounded_up(N - 9, 4), rounded_up(MANY, 2),
    legal_age(BORN, ON, attained=Attained.EVE), legal_age(BORN, ON, attained=Attained.BIRTHDAY), WIDE_AGE,
    MANY, count(HOME, Constant(True)), count(OTHERS, AGE > 1), total(HOME, AGE), total(HOME, AGE + MANY),
    nth(HOME, 1, AGE), nth(HOME, MEMBER_ROWS + 1, AGE), choose(A, N, M), choose(A, MANY, N), choose(A, 1, 1),
    lookup(FRUIT, {Fruit.APPLE: 1, Fruit.PEACH: 2}, title="表"), lookup(MANY, {1: 10, 2: 20}, title="表"),
)  # fmt: skip
DAYS: tuple[Value[date], ...] = (
    ON, shifted(ON, 1, PeriodUnit.DAY), shifted(ON, -40, PeriodUnit.DAY), shifted(ON, N, PeriodUnit.MONTH),
    shifted(ON, -1, PeriodUnit.MONTH), shifted(ON, 1, PeriodUnit.YEAR), shifted(ON, MANY, PeriodUnit.MONTH),
    shifted(BORN, 3, PeriodUnit.MONTH), day_in_year(ON, 12, 31), day_in_year(ON, 1, 31, years_later=1),
    day_in_year(BORN, 3, 1, years_later=-1), fiscal_year_end_at_age(BORN, 18), fiscal_year_end_at_age(BORN, N),
    fiscal_year_end_at_age(BORN, 0), choose(A, ON, BORN), nth(HOME, 1, BIRTH),
)  # fmt: skip


def deadlines() -> Iterator[Deadline]:
    """数え方・送り方・但し書きのすべての組。"""
    lengths: tuple[tuple[int | Value[int], PeriodUnit], ...] = (
        (14, PeriodUnit.DAY), (N, PeriodUnit.DAY), (3, PeriodUnit.MONTH), (N, PeriodUnit.MONTH), (2, PeriodUnit.YEAR),
        (MANY, PeriodUnit.DAY),
    )  # fmt: skip
    for counting in Counting:
        for rolls in Rolls:
            for length, unit in lengths:
                yield Deadline("例", ON, length, unit, counting, rolls)
    plain = Deadline("例", ON, 14)
    yield Deadline("速やかに")
    yield Deadline("その日まで", day=day_in_year(ON, 12, 31), rolls=Rolls.STATE)
    yield Deadline(
        "例", ON, 14, others=(Deadline("別", shifted(ON, 1, PeriodUnit.DAY), 14), Deadline("早い", BORN, 1))
    )
    yield Deadline(
        "例", ON, 14, exceptions=((A, Deadline("速やかに")), (B, plain), (C, Deadline("年", ON, 1)))
    )


DEADLINES = tuple(deadlines())
WRITTEN_DAYS: dict[object, date | None] = {
    "1899/4/1": date(1899, 4, 1),
    "1900/2/28": date(1900, 2, 28),
    "1868/9/8": date(1868, 9, 8),
    "1900/2/29": None,
    "1899/13/1": None,
    "1899/12/310": None,
    "1899/4": None,
    "1899年4月1日": None,
    "1200/1/1": None,
    "2026/3/3": date(2026, 3, 3),
    "2026/3/3   から": None,
    "2026/3/3頃": None,
    "2026/03/03 23:59": None,
    "2026/12/20   から": None,
    "12/4/1935": None,
    "不明": None,
    "不詳": None,
    59: None,
    60: None,
    61: date(1900, 3, 1),
    46084.5: None,
    73051: None,
}
"""欄に書いたものと、読まれる日。"""


@pytest.fixture(scope="module")
def cases() -> list[Facts]:
    return list(random_facts(random.Random(SEED), CASES))


def test_どの節の値も_Programと同じ(cases: list[Facts], tmp_path: Path) -> None:
    values: list[Value[Any]] = [*CONDITIONS, *NUMBERS, *DAYS]
    ledger, entries, reader = bench()
    cells = [reader.read(value) for value in values]
    ends = [(_placed(ledger, cell.low), _placed(ledger, cell.high)) for cell in cells]
    rows = calculated(ledger, entries, cases, tmp_path)
    program = Program(values)
    wrong = set()
    for facts, row in zip(cases, rows, strict=True):
        wants = program.evaluate(program.load(facts))
        for at, (value, want) in enumerate(zip(values, wants, strict=True)):
            got = tuple(_number(row[end]) for end in ends[at])
            if got != _ends(value, want, is_truth=at < len(CONDITIONS)):
                wrong.add((at, str(got), str(want)))
    assert wrong == set()


def test_どの期限の日も_coreと同じ(cases: list[Facts], tmp_path: Path) -> None:
    ledger, entries, reader = bench()
    calendar = TownCalendar()
    dues = DueReader(reader, closed_days(calendar, YEARS))
    places = [index_of(dues.read(deadline)) for deadline in DEADLINES]
    rows = calculated(ledger, entries, cases, tmp_path)
    program = Program([value for deadline in DEADLINES for value in deadline.expressions()])
    wrong = []
    for facts, row in zip(cases, rows, strict=True):
        slots = program.load(facts)
        for deadline, place in zip(DEADLINES, places, strict=True):
            if _is_too_short(deadline, facts):
                continue  # 長さが 0 の期限は、core では規則の誤り
            due = due_of(deadline, partial(_value_in, program, slots), calendar)
            want = NO_DAY if due.status is DueStatus.NONE else due.on
            got = NO_DAY if row[place] == NO_DAY else day(row[place])
            if got != want:
                wrong.append((deadline, facts, got, want))
    assert wrong == []


def test_語彙のどの節も試している() -> None:
    """節を足したら、この試験の式にも足す。"""
    values: list[Value[Any]] = [*CONDITIONS, *NUMBERS, *DAYS]
    tried = {type(node) for value in values for node in descend(value)}
    listed = [getattr(nodes_room, name) for name in nodes_room.__all__]
    kinds = {kind for kind in listed if isinstance(kind, type) and issubclass(kind, Value)}
    assert kinds - tried == {Opaque}


def test_式にできない計算は_黙って違う値にせず断る() -> None:
    secret = opaque("逃げ道", N, function=lambda number: number + 1, laws=(law("例法", 1),))
    _, _, reader = bench()
    with pytest.raises(PluginError, match="MDG480"):
        reader.read(secret >= 1)


def test_世帯員の事実を_だれのことでもない所で使えば断る() -> None:
    _, _, reader = bench()
    with pytest.raises(PluginError, match="MDG481"):
        reader.read(TALL)


def test_休日を知らない年の末日は_送らず不明にする(tmp_path: Path) -> None:
    ledger, entries, reader = bench()
    dues = DueReader(reader, closed_days(TownCalendar(), range(2026, 2027)))
    place = index_of(dues.read(Deadline("例", ON, 14)))
    days = [date(2025, 12, 1), date(2025, 12, 20), date(2026, 12, 16), date(2026, 12, 17), date(2026, 12, 20)]
    rows = calculated(
        ledger, entries, [Facts({ON: Held(on, NOT_LOOKED_UP)}) for on in days], tmp_path, range(2026, 2027)
    )
    # 2026年12月16日と17日からの14日目は年末の休みで、送った先は知らない年に出る
    assert [day(row[place]) for row in rows] == [None, date(2026, 1, 5), None, None, None]


def test_日付は読めるものだけを読み_あいまいなら不明にする(tmp_path: Path) -> None:
    """1 から 60 までの番号は、Excel と LibreOffice で違う日を指すので読まない。"""
    ledger, entries, _ = bench()
    place, blank = index_of(entries.written[ON].raw), case_of(entries, Facts(), {})
    rows = computed(
        ledger.slots,
        [{**blank, place: written} for written in WRITTEN_DAYS],
        values=(),
        closed=closed_days(TownCalendar(), range(2026, 2027)),
        folder=tmp_path,
    )
    read = [day(row[index_of(entries.written[ON].read)]) for row in rows]
    assert dict(zip(WRITTEN_DAYS, read, strict=True)) == WRITTEN_DAYS


def bench() -> tuple[Ledger, Entries, Reader]:
    ledger = Ledger()
    written, members, people = enter_facts(ledger, FACTS, (HOME, OTHERS))
    entries = Entries(written, members, people, {})
    return ledger, entries, Reader(ledger, entries)


def calculated(
    ledger: Ledger, entries: Entries, cases: list[Facts], folder: Path, years: range = YEARS
) -> list[list[str]]:
    inputs: list[Case] = [case_of(entries, facts, {}) for facts in cases]
    closed = closed_days(TownCalendar(), years)
    return computed(ledger.slots, inputs, values=(), closed=closed, folder=folder)


def random_facts(chance: random.Random, number: int) -> Iterator[Facts]:
    for _ in range(number):
        known = chance.choice((0.6, 0.9, 1.0))
        own = {
            fact: _held(chance, fact)
            for fact in FACTS
            if fact.scope is Scope.CASE and chance.random() < known
        }
        yield Facts(own, {group: _people(chance, known) for group in (HOME, OTHERS)})


def _people(chance: random.Random, known: float) -> tuple[Facts, ...] | Missing:
    if chance.random() > known:
        return Missing.UNKNOWN
    facts = [fact for fact in FACTS if fact.scope is Scope.MEMBER]
    size = chance.choice((0, 1, 2, 3, MEMBER_ROWS))
    return tuple(
        Facts({fact: _held(chance, fact) for fact in facts if chance.random() < known}) for _ in range(size)
    )


def _held(chance: random.Random, fact: Fact[Any]) -> Held:
    return Held(_value(chance, fact), NOT_LOOKED_UP)


def _value(chance: random.Random, fact: Fact[Any]) -> object:
    if fact.kind is bool:
        return chance.random() < 0.5
    if fact.kind is int:
        return chance.randrange(6)
    if fact.kind is Fruit:
        return chance.choice(list(Fruit))
    if fact is ON:
        return chance.choice((date(2019, 12, 31), date(2024, 2, 29), date(2026, 1, 31), _near(chance, 2024)))
    return chance.choice((date(2008, 2, 29), date(1880, 2, 28), _near(chance, 1905), _near(chance, 2006)))


def _near(chance: random.Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=chance.randrange(-900, 900))


def _value_in(program: Program, slots: Slots, value: Value[Any]) -> object:
    return program.read(value)(slots, None)


def _is_too_short(deadline: Deadline, facts: Facts) -> bool:
    program = Program([value for value in (deadline.length,) if isinstance(value, Value)])
    return 0 in program.evaluate(program.load(facts))


def _placed(ledger: Ledger, reference: str) -> int:
    """枠の番号。定数は枠に置く。"""
    return index_of(ledger.formula(reference, "試す値"))


def _number(text: str) -> float | None:
    return None if text == "" else float(text)


def _ends(value: Value[Any], want: object, *, is_truth: bool) -> tuple[float | None, float | None]:
    if is_truth:
        truth = 0.5 if want is None else float(bool(want))
        return truth, truth
    if isinstance(want, Span):
        return _number_of(want.low), _number_of(want.high)
    return _number_of(want), _number_of(want)


def _number_of(want: object) -> float | None:
    if want is None:
        return None
    assert isinstance(want, int | date)
    return float(serial(want)) if isinstance(want, date) else float(want)
