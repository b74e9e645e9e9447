"""規則どうしの証明: 読み方が判定と同じで、食い違い・効かない条件・値の抜けを見つける。"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import Attained, PeriodUnit, TownCalendar
from madoguchi_core.findings import Finding
from madoguchi_core.procedures import (
    Exclusion,
    Implication,
    Partition,
    Procedure,
)
from madoguchi_core.rules import (
    Constant,
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
    Program,
    Scope,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    day_in_year,
    fiscal_year_end_at_age,
    greatest,
    law,
    least,
    legal_age,
    lookup,
    nth,
    rounded_down,
    rounded_up,
    shifted,
    total,
)
from madoguchi_core.verify import Bench, coverage_of
from madoguchi_core.verify._findings import (
    Prover,
    exclusion_findings,
    holes,
    implication_findings,
    partition_findings,
    proven,
)
from madoguchi_core.verify._proofs import Verdict, differs, is_possible
from madoguchi_core.verify._smt import Reading
from madoguchi_core.verify._solver import solve

LAW = law("例の法律", 1)
ORIGIN = Origin(OriginKind.STAFF, "事例")
DAY = date(2026, 4, 6)


class Kind(StrEnum):
    ONE = "一"
    TWO = "二"
    THREE = "三"


died = Fact("death.date", date, "死亡日")
born = Fact("d.born_on", date, "生年月日")
lost = Fact("d.lost_on", date, "資格をなくした日")
head = Fact("d.head", bool, "世帯主")
voter = Fact("d.voter", bool, "選挙人")
kind = Fact("d.kind", Kind, "種類")
number = Fact("d.number", int, "数")
group = Group("h.members", "残る世帯員")
member_born = Fact("m.born_on", date, "生年月日", scope=Scope.MEMBER)
member_nhi = Fact("m.nhi", bool, "国保", scope=Scope.MEMBER)
member_number = Fact("m.number", int, "数", scope=Scope.MEMBER)
adult = Parameter("adult", int, "成年", "歳")
mode = Parameter("mode", Kind, "町の運用", is_local=True)
BOOK = ParameterBook([[Dated(adult, 20, Law("例"), until_on=date(2022, 3, 31)),
                       Dated(adult, 18, Law("例"), from_on=date(2022, 4, 1))]])  # fmt: skip
MONTH = PeriodUnit.MONTH

# ---- 読み方が判定と同じ

numbers = st.sampled_from(
    [
        number, adult, Constant(3), number + 1, number - 2, least(number, 4), greatest(number, 4), number * 2,
        rounded_down(number, 3), rounded_up(number, 3),
        choose(head, number, 2), lookup(kind, {one: index for index, one in enumerate(Kind)}, title="表"),
        legal_age(born, died, attained=Attained.EVE), legal_age(born, died, attained=Attained.BIRTHDAY),
        legal_age(born, died, attained=None), count(group, member_nhi), total(group, member_number),
        count(group, legal_age(member_born, died, attained=Attained.EVE) >= adult), nth(group, 1, member_number),
    ]
)  # fmt: skip
days = st.sampled_from(
    [
        died, born, lost, Constant(DAY), shifted(lost, 3, MONTH), shifted(born, number, PeriodUnit.DAY),
        day_in_year(died, 1, 31, years_later=1), fiscal_year_end_at_age(born, adult), shifted(lost, -1, PeriodUnit.YEAR),
    ]
)  # fmt: skip


def _compared(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Value[bool]]:
    ways = [Value.__ge__, Value.__gt__, Value.__le__, Value.__lt__, Value.__eq__, Value.__ne__]
    return st.builds(lambda one, other, way: way(one, other), values, values, st.sampled_from(ways))


leaves = st.one_of(
    st.sampled_from([head, voter, kind == Kind.ONE, kind.one_of(Kind.ONE, Kind.THREE), Constant(True)]),
    st.sampled_from(
        [
            any_member(group, member_nhi),
            all_members(group, member_number > 2),
            any_member(group, member_born < lost),
        ]
    ),
    _compared(numbers),
    _compared(days),
)
rules = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: any_of(*parts)),
        inner.map(lambda part: ~part),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: at_least(2, *parts)),
        st.builds(choose, inner, inner, inner),
    ),
    max_leaves=6,
)


def _held(value: object) -> Held:
    return Held(value, ORIGIN)


dates = st.dates(date(1930, 1, 1), DAY)
members = st.lists(
    st.fixed_dictionaries({member_born: dates, member_nhi: st.booleans(), member_number: st.integers(0, 5)}),
    max_size=3,
)
situations = st.fixed_dictionaries(
    {born: dates, lost: dates, head: st.booleans(), voter: st.booleans(), kind: st.sampled_from(Kind),
     number: st.integers(0, 40)}
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(rules, situations, members)
def test_分からないことの無い人では_証明の読み方と判定は同じ結論になる(
    rule: Value[bool], values: dict[Fact[Any], object], people: list[dict[Fact[Any], object]]
) -> None:
    known: dict[Fact[Any], object] = {died: DAY, **values}
    facts = Facts(
        {fact: _held(value) for fact, value in known.items()},
        {group: tuple(Facts({fact: _held(value) for fact, value in one.items()}) for one in people)},
    )
    program = Program([rule])
    truth = program.evaluate(program.load(facts, BOOK, DAY))[0]
    assume(isinstance(truth, bool))
    reading = Reading(BOOK, DAY, known)
    term = reading.of(rule)
    fixed = []
    for index, (here, inside) in enumerate(reading.members.get(group, ())):
        fixed.append(here == (index < len(people)))
        if index < len(people):
            fixed += [variable == reading.coded(people[index][fact]) for fact, variable in inside.items()]
    assert solve(reading.limits, [term == truth, *fixed]) is not None


def test_決まった日どうしの年齢と月は_正しく計算する() -> None:
    reading = Reading(BOOK, DAY, {died: DAY, born: date(2008, 4, 7), lost: date(2026, 1, 6)})
    assert reading.of(legal_age(born, died, attained=Attained.EVE)) == 18
    assert reading.of(shifted(lost, 3, MONTH)) == DAY.toordinal()


# ---- 起こり得るか


def _possible(condition: Value[bool], *constraints: Value[bool]) -> Verdict:
    return is_possible(condition, BOOK, constraints).verdict


def test_矛盾する条件は起こらず_起こる条件には例がある() -> None:
    assert _possible(all_of(kind == Kind.ONE, kind == Kind.TWO)) is Verdict.IMPOSSIBLE
    answer = is_possible(all_of(head, legal_age(born, died, attained=Attained.EVE) >= adult), BOOK, ())
    assert answer.verdict is Verdict.CONFIRMED
    assert answer.witness is not None
    assert answer.witness.facts[head].value is True


def test_年齢の大小は_同じ人について食い違わない() -> None:
    age = legal_age(born, died, attained=Attained.EVE)
    assert _possible(all_of(age >= 65, age < 40)) is Verdict.IMPOSSIBLE
    assert _possible(all_of(age >= 40, born > died), born <= died) is Verdict.IMPOSSIBLE


def test_値の変わり目ごとに見る() -> None:
    """成年が20歳だったのは2022年3月まで。"""
    age = legal_age(born, died, attained=Attained.EVE)
    answer = is_possible(all_of(age < adult, age >= 19), BOOK, (born <= died,))
    assert answer.verdict is Verdict.CONFIRMED
    assert answer.witness is not None
    assert answer.witness.on <= date(2022, 3, 31)


def test_町の決める値は_どれにもなり得る() -> None:
    assert _possible(mode == Kind.THREE) is Verdict.CONFIRMED


def test_約束は_同じ事実を通して効く() -> None:
    promise = any_of(~head, voter)
    assert _possible(all_of(head, ~voter), promise) is Verdict.IMPOSSIBLE
    assert _possible(differs(all_of(head, voter), head), promise) is Verdict.IMPOSSIBLE


# ---- 指摘


PROVER = Prover(BOOK, ())


def _catalogue(**named: Value[bool]) -> dict[str, Procedure]:
    return {name: sample_procedure(name, rule) for name, rule in named.items()}


def _codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_分け合いの抜けと重なりを_例とともに言う() -> None:
    three = Partition("種類で分ける", Constant(True), ("a", "b"))
    right = _catalogue(a=kind == Kind.ONE, b=~(kind == Kind.ONE))
    gap = _catalogue(a=kind == Kind.ONE, b=kind == Kind.TWO)
    overlap = _catalogue(a=kind.one_of(Kind.ONE, Kind.TWO), b=~(kind == Kind.ONE))
    assert list(partition_findings(PROVER, three, right)) == []
    assert "種類=三" in next(partition_findings(PROVER, three, gap)).message
    assert "a と b が同時に要る" in next(partition_findings(PROVER, three, overlap)).message


def test_重なりと_伴わないことを言う() -> None:
    rules_ = _catalogue(a=head, b=all_of(head, voter))
    assert _codes(exclusion_findings(PROVER, Exclusion("一つ", ("a", "b")), rules_)) == ["MDG256"]
    assert _codes(implication_findings(PROVER, Implication("伴う", "a", "b"), rules_)) == ["MDG256"]
    assert _codes(implication_findings(PROVER, Implication("伴う", "b", "a"), rules_)) == []
    assert _codes(implication_findings(PROVER, Implication("伴う", "b", then=voter), rules_)) == []


def test_主張が知らない手続きを名乗れば言う() -> None:
    rules_ = _catalogue(a=head)
    assert _codes(exclusion_findings(PROVER, Exclusion("一つ", ("a", "x")), rules_)) == ["MDG258"]
    assert _codes(implication_findings(PROVER, Implication("伴う", "a", "x"), rules_)) == ["MDG258"]
    assert _codes(partition_findings(PROVER, Partition("分ける", head, ("a", "x")), rules_)) == ["MDG258"]


def _proven(rule: Value[bool], *constraints: Value[bool]) -> tuple[list[str], list[str]]:
    procedure = sample_procedure("a", rule)
    coverage = coverage_of(Bench(procedure, BOOK, TownCalendar(), constraints), (), where="例")
    proven_coverage, findings = proven(Prover(BOOK, constraints), coverage)
    return [f"{finding.code} {finding.message}" for finding in findings], list(proven_coverage.missing)


def test_効かない条件を言い_その事例は求めない() -> None:
    found, missing = _proven(any_of(head, all_of(head, voter)))
    assert found == ["MDG254 「選挙人である」は効きません"]
    assert not any("選挙人" in title for title in missing)


def test_約束と重なる片側だけの条件は_お知らせにする() -> None:
    found, _ = _proven(all_of(head, voter), any_of(~voter, head))
    assert found == ["MDG254 「世帯主である」が偽であることだけでは、結論は決まりません"]


def test_どんな人でも要らない手続きと_誰にでも要る手続きを言う() -> None:
    assert _proven(all_of(head, ~head))[0] == ["MDG252 どんな人でも要りません"]
    assert _proven(any_of(head, ~head))[0][0] == "MDG253 誰にでも要ります"


def test_国の値の_あいだの抜けと_終わりと_無い値を言う() -> None:
    rate = Parameter("rate", int, "率")
    book = ParameterBook([[
        Dated(rate, 1, Law("例"), until_on=date(2020, 3, 31)),
        Dated(rate, 2, Law("例"), from_on=date(2021, 4, 1), until_on=date(2026, 3, 31)),
    ]])  # fmt: skip
    procedures = [
        sample_procedure(
            "a", all_of(number > rate, mode == Kind.ONE, number > Parameter("none", int, "無い値"))
        )
    ]
    found = list(holes(procedures, book, until=date(2027, 3, 31)))
    assert [finding.where for finding in found] == ["値 rate", "値 rate", "値 none"]
    assert "令和2年4月1日から令和3年3月31日まで" in found[0].message
    assert "令和8年4月1日から" in found[1].message
