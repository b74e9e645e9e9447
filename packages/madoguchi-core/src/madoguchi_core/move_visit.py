"""
異動の来庁ひとつ: 世帯の計算と、届出ひとつ・一人ずつの判定を、登録簿から作る純関数。

死亡の来庁は :mod:`madoguchi_core.visit` にある。ここも、ファイル・時計・記録を知らない。
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from madoguchi_core.cases import Answers, MoveCase, Part, with_answers
from madoguchi_core.errors import InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.households import Arrangement, HouseholdTable, Question, arrange, household_tables
from madoguchi_core.interview import CASE, Inquiry, gather_common, inquire
from madoguchi_core.municipality import MoveFacts
from madoguchi_core.procedures import Gathered, Outcome, Per, Plan, gather, judge
from madoguchi_core.records import Resident
from madoguchi_core.registry import Registry
from madoguchi_core.rules import Fact, Facts, Held


@dataclass(frozen=True, slots=True)
class PersonVisit:
    """
    関わる一人についての判定。

    Attributes:
        number: 宛名番号。
        name: 画面と紙に出す呼び名。
        part: 届出での立場。
        plan: その人の手続きの判定。
        inquiry: その人について、まだ尋ねること。届出に付く事実は、届出の方にある。
    """

    number: str = field(repr=False)
    name: str = field(repr=False)
    part: Part
    plan: Plan
    inquiry: Inquiry


@dataclass(frozen=True, slots=True)
class MoveVisit:
    """
    判定まで済んだ異動の来庁。

    Attributes:
        case: 届出。
        arrangement: 異動の後の世帯・続柄と、職員に聞くこと。
        plan: 届出ひとつの手続きの判定。
        inquiry: 届出について、まだ尋ねること。一人の判定だけに要る、届出に付く事実もここで一度だけ尋ねる。
        people: 一人ずつの判定。
        findings: 台帳と回答の食い違いなど。だれのことかは、``people`` の何人目かで言う。
    """

    case: MoveCase
    arrangement: Arrangement
    plan: Plan
    inquiry: Inquiry
    people: tuple[PersonVisit, ...]
    findings: tuple[Finding, ...]

    @property
    def plans(self) -> tuple[tuple[str, Plan], ...]:
        """呼び名と判定。届出ひとつのものは、空の呼び名で先にある。"""
        return (("", self.plan), *((person.name, person.plan) for person in self.people))

    @property
    def tables(self) -> tuple[HouseholdTable, ...]:
        """異動の前と後の世帯の表。呼び名で書く。"""
        return household_tables(self.case.households, self.arrangement, label=self.case.name_of)

    @property
    def household_questions(self) -> tuple[str, ...]:
        """世帯主と続柄について職員が確かめることと、あり得る答え。"""
        return tuple(_about(self.case, question) + _told(question) for question in self.arrangement.questions)

    def gathered(self, *outcomes: Outcome) -> tuple[Gathered, ...]:
        """その結論の手続きを、する順に。同じ扱いになった人は一行にまとめる。"""
        return gather(self.plans, *outcomes)


def _told(question: Question) -> str:
    unsaid = [answer for answer in question.answers if answer not in question.text]
    return f"{question.text}（{'・'.join(question.answers)}）" if unsaid else question.text


def _about(case: MoveCase, question: Question) -> str:
    name = case.names.get(question.member, "") if isinstance(question.member, str) else ""
    return f"{name}: " if name else ""


def judge_move(registry: Registry, case: MoveCase) -> MoveVisit:
    """
    異動の届出一件を判定する。

    Args:
        registry: 登録簿。
        case: 届出。

    Returns:
        異動の後の世帯と、届出ひとつ・一人ずつの判定。

    Raises:
        InvalidValue: 扱えない出来事のとき（MDG241）。
    """
    facts, conflicts = facts_of_move(registry, case)
    plans = plans_of_move(registry, case, facts)
    wanted = {who: inquire(registry.catalogue, plan) for who, plan in plans.items()}
    inquiries = gather_common(wanted, frozenset(_source(registry, case).facts))
    people = tuple(
        PersonVisit(number, case.name_of(person), case.part_of(person), plans[number], inquiries[number])
        for person in case.people
        for number in (person.address_number,)
    )
    arrangement = arrange(case.households, case.move, kin=case.kin)
    return MoveVisit(case, arrangement, plans[CASE], inquiries[CASE], people, conflicts)


def facts_of_move(registry: Registry, case: MoveCase) -> tuple[Mapping[str, Facts], tuple[Finding, ...]]:
    """
    届出ひとつ（鍵は空文字）と、一人ずつ（鍵は宛名番号）の事実。一人の事実には、届出の事実も入る。

    Args:
        registry: 登録簿。
        case: 届出。

    Returns:
        事実と、台帳と回答の食い違いの指摘。

    Raises:
        InvalidValue: 扱えない出来事のとき（MDG241）。
    """
    source = _source(registry, case)
    common, conflicts = with_answers(source.derive(case), case.answers)
    facts, findings = {CASE: common}, list(conflicts)
    for at, person in enumerate(case.people, start=1):
        derived = {**source.derive_person(case, person), **_extra(registry, case, person)}
        answers = case.person_answers.get(person.address_number)
        facts[person.address_number], found = with_answers(common.updated(derived), answers or Answers())
        who = f"{at}人目（{case.part_of(person).value}）"
        findings += [replace(one, where=f"{who} {one.where}") for one in found]
    return facts, tuple(findings)


def plans_of_move(registry: Registry, case: MoveCase, facts: Mapping[str, Facts]) -> Mapping[str, Plan]:
    """
    届出ひとつと、一人ずつの判定。鍵は :func:`facts_of_move` と同じ。

    Args:
        registry: 登録簿。
        case: 届出。
        facts: 届出ひとつと、一人ずつの事実。
    """
    source, calendar = _source(registry, case), registry.calendar
    dated = source.derive_dated(facts[CASE], registry.parameters, calendar)
    return {
        who: _judge(registry, case, held.updated(dated), Per.PERSON if who else Per.CASE)
        for who, held in facts.items()
    }


def _source(registry: Registry, case: MoveCase) -> MoveFacts:
    source = registry.move_facts.get(case.event)
    if source is None:
        raise InvalidValue(
            "MDG241", "この出来事の事実の作り方が登録されていません", hint="部品を確かめてください"
        )
    return source


def _judge(registry: Registry, case: MoveCase, facts: Facts, per: Per) -> Plan:
    return judge(
        registry.catalogue,
        facts,
        event=case.event,
        event_on=case.event_on,
        parameters=registry.parameters,
        calendar=registry.calendar,
        per=per,
    )


def _extra(registry: Registry, case: MoveCase, person: Resident) -> Mapping[Fact[Any], Held]:
    """町だけの事実。もとの世帯から作る。"""
    found: dict[Fact[Any], Held] = {}
    for home in case.households:
        if home.member(person.address_number) is not None:
            for more in registry.extra_facts:
                found.update(more.derive(home, person, case.event_on))
    return found
