"""住民に出来事が起きたとみて、台帳から言える事実を作る。死亡は一人ずつ、転入は世帯の全員でしたとみる。"""

from collections.abc import Iterator, Sequence
from datetime import date

from madoguchi_core.cases import Case, MoveCase
from madoguchi_core.households import MoveIn
from madoguchi_core.national.facts import move
from madoguchi_core.national.move_choices import MoveOrigin
from madoguchi_core.procedures import LifeEvent, Per
from madoguchi_core.records import Household, Resident, is_surely_after
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Facts, known
from madoguchi_core.visit import facts_of

REGISTER = "住民の表"
SUPPOSED_EVENTS = (LifeEvent.DEATH, LifeEvent.MOVE_IN)
"""住民に起きたとみることのできる出来事。"""


def supposed_facts(
    registries: Sequence[Registry], event: LifeEvent, home: Household, person: Resident, on: date
) -> Iterator[tuple[Per, Facts]]:
    """
    その出来事が起きたとみたときの事実。どの部品の事実も重ね、同じ事実は、どの部品でも同じ値になる。

    Args:
        registries: 登録簿。その出来事を知らないものは使わない。
        event: 出来事。
        home: もとの世帯。
        person: 出来事の本人。転入では、世帯の初めの人のときだけ、届出ひとつの事実も出す。
        on: 出来事の日。
    """
    if event is LifeEvent.DEATH:
        yield Per.CASE, _death(registries, home, person, on)
    else:
        yield from _move_in(registries, home, person, on)


def _death(registries: Sequence[Registry], home: Household, person: Resident, on: date) -> Facts:
    case = Case(LifeEvent.DEATH, on, None, home, person.address_number, REGISTER)
    # 町が足した出来事は、国だけの登録簿には無い
    first, *others = [one for one in registries if case.event in one.event_facts]
    facts = facts_of(first, case)
    for other in others:
        facts = facts if other is first else facts.updated(facts_of(other, case).values)
    return facts


def _move_in(
    registries: Sequence[Registry], home: Household, person: Resident, on: date
) -> Iterator[tuple[Per, Facts]]:
    members = tuple(one for one in home.current_members if not is_surely_after(one.born_on, on))
    if person not in members:
        return
    case = MoveCase(MoveIn(members=members, into=home.number, on=on), (), REGISTER)
    source = next(one.move_facts[case.event] for one in registries if case.event in one.move_facts)
    common = source.derive(case).updated(known({move.origin: MoveOrigin.DOMESTIC}))
    if person is members[0]:
        yield Per.CASE, common
    yield Per.PERSON, common.updated(source.derive_person(case, person))
