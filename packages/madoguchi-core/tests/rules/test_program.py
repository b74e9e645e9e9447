"""三値の判定: 不明は、どちらの結論にもならない。"""

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.errors import DuplicateName, InvalidValue, RuleError
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Among,
    Constant,
    Dated,
    Fact,
    Facts,
    Group,
    Law,
    Parameter,
    ParameterBook,
    Program,
    Scope,
    Span,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    fiscal_year_end_at_age,
    greatest,
    known,
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

A, B, C = (Fact(name, bool, name) for name in "abc")
AGE = Fact("age", int, "年齢", unit="歳")
BORN = Fact("born", date, "生年月日")
DAY = Fact("day", date, "基準日")
KIND = Fact("kind", str, "種類")
HOME = Group("home", "世帯員")
M_AGE = Fact("m.age", int, "年齢", scope=Scope.MEMBER)
Truth = bool | None
TRUTHS = st.sampled_from([True, False, None])


def truth(
    value: Value[Any], facts: dict[Fact[Any], object] | None = None, members: list[int | None] | None = None
) -> Any:  # noqa: ANN401 式の型は試験ごとに違う
    group = [Facts(known({M_AGE: Missing.UNKNOWN if age is None else age})) for age in members or []]
    program = Program([value])
    held = Facts(known(facts or {}), {HOME: tuple(group)} if members is not None else {})
    return program.evaluate(program.load(held))[0]


def plain(values: dict[Fact[Any], bool | None]) -> dict[Fact[Any], object]:
    return {fact: Missing.UNKNOWN if value is None else value for fact, value in values.items()}


def kleene_and(*values: bool | None) -> bool | None:
    return False if False in values else None if None in values else True


@given(TRUTHS, TRUTHS, TRUTHS)
def test_かつ_または_否定は三値論理のとおりになる(a: Truth, b: Truth, c: Truth) -> None:
    facts = plain({A: a, B: b, C: c})
    opposite = [None if value is None else not value for value in (a, b, c)]
    some = kleene_and(*opposite)
    assert truth(all_of(A, B, C), facts) is kleene_and(a, b, c)
    assert truth(any_of(A, B, C), facts) is (None if some is None else not some)
    assert truth(none_of(A, B, C), facts) is some
    assert truth(~A, facts) is opposite[0]


@given(st.lists(TRUTHS, min_size=3, max_size=3), st.integers(0, 4))
def test_いくつ以上かは不明な数の幅で決まる(values: list[bool | None], number: int) -> None:
    facts = plain(dict(zip((A, B, C), values, strict=True)))
    sure, unsure = values.count(True), values.count(None)
    expected = True if sure >= number else None if sure + unsure >= number else False
    assert truth(at_least(number, A, B, C), facts) is expected


@pytest.mark.parametrize("absent", list(Missing))
def test_無い理由が何であっても判定は不明になる(absent: Missing) -> None:
    assert truth(AGE >= 75, {AGE: absent}) is None
    assert truth(~A, {A: absent}) is None


@given(st.integers(0, 20), st.integers(0, 6), st.integers(0, 30))
def test_範囲で分かる値の結論は範囲のどの値とも合う(low: int, width: int, line: int) -> None:
    span = Span(low, low + width)
    for compare in (operator.ge, operator.gt, operator.le, operator.lt, operator.eq, operator.ne):
        condition = compare(AGE, line)
        inside = {truth(condition, {AGE: value}) for value in range(low, low + width + 1)}
        assert truth(condition, {AGE: span}) is (inside.pop() if len(inside) == 1 else None)


def test_候補で分かる値は候補に無いものを否定できる() -> None:
    others = Among(frozenset({"健保", "共済"}))
    assert truth(KIND == "国保", {KIND: others}) is False
    assert truth(KIND == "健保", {KIND: others}) is None
    assert truth(KIND.one_of("健保", "共済", "国保"), {KIND: others}) is True
    assert truth(KIND.one_of("国保", "後期"), {KIND: others}) is False


def test_人数は不明な人を幅に入れて数える() -> None:
    adults = count(HOME, M_AGE >= 15)
    assert truth(adults >= 2, members=[40, 16, None]) is True
    assert truth(adults >= 2, members=[40, None]) is None
    assert truth(adults >= 2, members=[40, 14]) is False
    assert truth(adults >= 2) is None


def test_だれか_全員_合計_何番目か() -> None:
    assert truth(any_member(HOME, M_AGE < 18), members=[None, 17]) is True
    assert truth(any_member(HOME, M_AGE < 18), members=[None, 40]) is None
    assert truth(all_members(HOME, M_AGE < 15), members=[]) is True
    assert truth(all_members(HOME, M_AGE < 15), members=[14, None]) is None
    assert truth(all_members(HOME, M_AGE < 15), members=[15, None]) is False
    assert truth(total(HOME, M_AGE), members=[10, 20]) == 30
    assert truth(nth(HOME, 2, M_AGE), members=[10, 20]) == 20
    assert truth(nth(HOME, 3, M_AGE), members=[10, 20]) is None


def test_年齢は前日に達し_後期高齢者だけ当日で_決めないときは前日が不明になる() -> None:
    facts: dict[Fact[Any], object] = {BORN: date(1951, 3, 4), DAY: date(2026, 3, 3)}
    assert truth(legal_age(BORN, DAY, attained=Attained.EVE) >= 75, facts) is True
    assert truth(legal_age(BORN, DAY, attained=Attained.BIRTHDAY) >= 75, facts) is False
    assert truth(legal_age(BORN, DAY, attained=None) >= 75, facts) is None
    assert truth(legal_age(BORN, DAY, attained=None) >= 74, facts) is True


def test_生年月日が年までしか分からなくても節目から遠ければ決まる() -> None:
    facts: dict[Fact[Any], object] = {BORN: Span(date(1935, 1, 1), date(1935, 12, 31)), DAY: date(2026, 3, 3)}
    assert truth(legal_age(BORN, DAY, attained=None) >= 75, facts) is True
    assert truth(legal_age(BORN, DAY, attained=None) >= 91, facts) is None


def test_生まれる前の日の年齢は不明で_落ちない() -> None:
    facts: dict[Fact[Any], object] = {BORN: date(2026, 4, 1), DAY: date(2026, 3, 3)}
    assert truth(legal_age(BORN, DAY, attained=Attained.EVE) >= 0, facts) is None


def test_日付の計算と年度末() -> None:
    assert truth(shifted(DAY, 3, PeriodUnit.MONTH), {DAY: date(2025, 11, 30)}) == date(2026, 2, 28)
    assert truth(fiscal_year_end_at_age(BORN, 18), {BORN: date(2008, 4, 1)}) == date(2026, 3, 31)
    assert truth(fiscal_year_end_at_age(BORN, 18), {BORN: date(2008, 4, 2)}) == date(2027, 3, 31)


def test_計算と端数と表引きと分岐() -> None:
    ten: dict[Fact[Any], object] = {AGE: 10}
    assert truth(AGE + 5 - 3, ten) == 12
    assert truth(AGE * 3, ten) == 30
    assert (truth(least(AGE, 7), ten), truth(greatest(AGE, 7), ten)) == (7, 10)
    assert (truth(rounded_down(AGE, 3), ten), truth(rounded_up(AGE, 3), ten)) == (9, 12)
    assert truth(lookup(AGE, {10: "十"}, title="表"), ten) == "十"
    assert truth(lookup(AGE, {11: "十一"}, title="表"), ten) is None
    assert truth(choose(A, 1, 2), {A: False}) == 2
    assert truth(choose(A, 1, 2)) is None
    assert truth(choose(A, 1, 1)) == 1


def test_分岐の片方が幅でもう片方が不明なら_不明で落ちない() -> None:
    assert truth(choose(A, AGE, count(HOME, A)), {AGE: Span(1, 3)}) is None


def test_範囲の計算は両端を計算する() -> None:
    found = truth(AGE * 2 + 1, {AGE: Span(1, 3)})
    assert (found.low, found.high) == (3, 7)


def test_語彙で書けない計算はどれかが不明なら不明で_根拠がなければ作れない() -> None:
    even = opaque("偶数", AGE, function=lambda age: age % 2 == 0, laws=(law("例法", 1),))
    assert truth(even, {AGE: 4}) is True
    assert truth(even, {AGE: Span(4, 5)}) is None
    with pytest.raises(RuleError, match="MDG203"):
        opaque("偶数", AGE, function=bool, laws=())


@pytest.mark.parametrize(
    "misuse",
    [lambda: not A, lambda: 1 < AGE < 3, lambda: bool(AGE == 1), lambda: all([A, B])],
    ids=["not", "連続比較", "if", "and"],
)
def test_式を真偽として使うと日本語で断る(misuse: Callable[[], object]) -> None:
    with pytest.raises(RuleError, match=r"MDG201.*all_of"):
        misuse()


def test_空の条件と_書けない値は断る() -> None:
    with pytest.raises(RuleError, match="MDG204"):
        all_of()
    with pytest.raises(RuleError, match="MDG202"):
        _ = AGE >= 1.5  # type: ignore[operator]


def test_事実の型に合わない値は入らない() -> None:
    with pytest.raises(InvalidValue, match="MDG205"):
        Facts(known({AGE: True}))
    with pytest.raises(InvalidValue, match="MDG205"):
        Facts(known({A: "はい"}))


def test_パラメータは日ごとの値を使い_無い日は不明になる() -> None:
    line = Parameter("line", int, "線", "歳")
    values = [
        Dated(line, 15, Law("例"), until_on=date(2024, 9, 30)),
        Dated(line, 18, Law("例"), from_on=date(2024, 10, 1)),
    ]
    book = ParameterBook([values])
    program = Program([line <= AGE])
    facts = Facts(known({AGE: 16}))

    def on(day: date, parameters: ParameterBook = book) -> object:
        return program.evaluate(program.load(facts, parameters, day))[0]

    assert on(date(2024, 9, 30)) is True
    assert on(date(2024, 10, 1)) is False
    assert on(date(2024, 10, 1), ParameterBook([])) is None


def test_町の値は国の値に勝ち_期間の重なりは断る() -> None:
    line = Parameter("line", int, "線")
    book = ParameterBook([[Dated(line, 1, Law("国"))], [Dated(line, 2, Law("町"), from_on=date(2026, 4, 1))]])
    assert book.value(line, date(2026, 3, 31)) == 1
    assert book.value(line, date(2026, 4, 1)) == 2
    with pytest.raises(DuplicateName, match="MDG206"):
        ParameterBook([[Dated(line, 1, Law("国")), Dated(line, 2, Law("国"), from_on=date(2026, 4, 1))]])
    with pytest.raises(InvalidValue, match="MDG207"):
        ParameterBook([[Dated(line, "1", Law("国"))]])


def test_定数だけの規則も読める() -> None:
    assert truth(Constant(True)) is True
