"""書き換えと、条件の数え上げ。"""

from datetime import date

import pytest

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.rules import (
    Constant,
    Fact,
    Facts,
    Group,
    ParameterBook,
    Program,
    Scope,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    atoms_of,
    choose,
    count,
    day_in_year,
    fiscal_year_end_at_age,
    known,
    label,
    law,
    legal_age,
    lookup,
    nth,
    opaque,
    replaced,
    rewrite,
    rounded_down,
    shifted,
    total,
    words,
)
from madoguchi_core.rules.nodes import Not

head = Fact("d.is_head", bool, "世帯主")
nhi = Fact("d.nhi", bool, "国保")
born = Fact("d.born_on", date, "生年月日")
died = Fact("death.date", date, "死亡日")
number = Fact("n", int, "数")
group = Group("h", "残る世帯員")
member_nhi = Fact("m.nhi", bool, "国保", scope=Scope.MEMBER)
member_number = Fact("m.n", int, "数", scope=Scope.MEMBER)

_LAW = law("例", 1)
VALUES = [
    number > 3,
    number.one_of(1, 2),
    all_of(head, nhi),
    any_of(head, nhi),
    at_least(1, head, nhi),
    ~head,
    label("名", head, _LAW),
    choose(head, 1, number),
    number + 1,
    rounded_down(number, 10),
    shifted(born, number, PeriodUnit.DAY),
    day_in_year(born, 3, 31),
    legal_age(born, died, attained=None),
    fiscal_year_end_at_age(born, number),
    count(group, member_nhi),
    any_member(group, member_nhi),
    all_members(group, member_nhi),
    total(group, member_number),
    nth(group, 1, member_nhi),
    lookup(number, {1: 2}, title="表"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_どの節も_中を変えれば同じ種類の別の節になり_戻せば同じ文になる(value: Value[object]) -> None:
    other: dict[object, Fact[object]] = {}

    def swap(node: Value[object]) -> Value[object] | None:
        if isinstance(node, Fact):
            return other.setdefault(node, Fact(node.name, node.kind, node.title, scope=node.scope))
        return None

    changed = rewrite(value, swap)
    assert type(changed) is type(value)
    assert changed is not value
    assert words(changed) == words(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_何も変えなければ同じ式のまま(value: Value[object]) -> None:
    assert rewrite(value, lambda node: None) is value


def test_逃げ道の計算の中は変えない() -> None:
    value = opaque("計算", head, function=lambda one: one, laws=(_LAW,))
    assert replaced(value, head, nhi) is value


def test_同じ条件は二か所とも変わる() -> None:
    rule = any_of(all_of(head, nhi), ~head)
    program = Program([rule])
    slots = program.load(Facts(known({head: True, nhi: False})), ParameterBook([]), date(2026, 4, 6))
    assert program.read(rule)(slots, None) is False
    assert program.read(replaced(rule, head, Not(head)))(slots, None) is True


def test_条件は_世帯員の中_人数の中_選ぶ式の中からも数える() -> None:
    adult = member_number >= 15
    rule = all_of(
        label("名", ~head),
        any_member(group, member_nhi),
        count(group, adult) >= 2,
        number > choose(nhi, 1, 2),
        Constant(True),
    )
    found = atoms_of(rule)
    assert found[0].condition is head
    inside = [atom.condition for atom in found if atom.group is group]
    assert [one is other for one, other in zip(inside, (member_nhi, adult), strict=True)] == [True, True]
    assert any(atom.condition is nhi for atom in found)
    assert len(found) == 6


def test_語彙で書けない計算は_印を付けて数える() -> None:
    strange = opaque("計算", head, function=lambda one: one, laws=(_LAW,))
    assert [atom.is_opaque for atom in atoms_of(all_of(strange, nhi))] == [True, False]
