"""ご案内の約束: 要確認を落とさず、職員の注意と人の情報を載せず、日付を作らない。"""

import html
from datetime import date

import pytest

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.handover import (
    SectionGuide,
    due_shown,
    guide_model,
    render_guide,
    render_staff_sheet,
    staff_model,
)
from madoguchi_core.interview import inquire
from madoguchi_core.national.choices import MedicalInsurance, Nationality
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import Due, DueStatus, LifeEvent, Outcome, Plan, SectionRole, judge
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Facts, known

REGISTRY = build_registry({})
DIED = date(2026, 3, 3)
PRINTED = date(2026, 3, 10)
SOME = known({
    death.died_on: DIED,
    death.known_on: DIED,
    death.is_report_filed: False,
    deceased.nationality: Nationality.JAPANESE,
    deceased.medical_insurance: MedicalInsurance.LATTER_STAGE,
    deceased.is_seal_registered: True,
})  # fmt: skip


def plan_of(facts: Facts) -> Plan:
    return judge(
        REGISTRY.catalogue,
        facts,
        event=LifeEvent.DEATH,
        event_on=DIED,
        parameters=REGISTRY.parameters,
        calendar=TownCalendar(),
    )


def guide(facts: Facts, printed_on: date = PRINTED) -> str:
    plan = plan_of(facts)
    sections = {SectionRole.LATTER_STAGE: SectionGuide(name="見本係", counter="3番窓口")}
    return render_guide(
        guide_model(
            plan,
            inquire(REGISTRY.catalogue, plan),
            municipality="見本町",
            sections=sections,
            printed_on=printed_on,
            data_as_of=None,
        )
    )


@pytest.mark.parametrize("facts", [Facts(), Facts(SOME)], ids=["何も分からない", "少し分かる"])
def test_要確認は一つも落ちず_不要は載らない(facts: Facts) -> None:
    plan, text = plan_of(facts), guide(facts)
    shown = [decision for decision in plan.decisions if not decision.procedure.is_staff_only]
    for decision in shown:
        title = html.escape(decision.procedure.title)
        is_needless = decision.outcome is Outcome.NOT_REQUIRED
        assert (
            any(form in text for form in (f"<h3>{title}", f"<td>{title}", f"<b>{title}")) is not is_needless
        )
    for question in inquire(REGISTRY.catalogue, plan).questions:
        assert question.text in text


def test_職員向けの注意は_ご家族の紙に出ず_職員の紙には出る() -> None:
    plan, text = plan_of(Facts(SOME)), guide(Facts(SOME))
    staff = render_staff_sheet(staff_model(plan, municipality="見本町", printed_on=PRINTED, data_as_of=None))
    for decision in plan.decisions:
        assert not decision.procedure.note or decision.procedure.note not in text
        if decision.outcome is not Outcome.NOT_REQUIRED:
            assert html.escape(decision.procedure.note) in staff
        assert decision.procedure.id in staff


def test_窓口の名があればその名_無ければ役割の名を書く() -> None:
    text = guide(Facts(SOME))
    assert "見本係　3番窓口" in text
    assert SectionRole.KOSEKI.title in text


def test_期限は和暦と曜日で_過ぎていればそう言う() -> None:
    assert "令和8年3月17日（火）まで" in guide(Facts(SOME))
    assert "この日を過ぎています" not in guide(Facts(SOME), printed_on=date(2026, 3, 9))
    assert "この日を過ぎています" in guide(Facts(SOME), printed_on=date(2026, 3, 18))


def test_起算の日が分からなければ日付を書かない() -> None:
    shown = due_shown(Due(DueStatus.UNKNOWN, "2年"), printed_on=PRINTED)
    assert (shown.day, shown.notes) == ("", ("起算の日をうかがうと、日付が決まります",))


def test_職員の紙は_何が変われば結論が変わるかを言う() -> None:
    staff = staff_model(plan_of(Facts(SOME)), municipality="見本町", printed_on=PRINTED, data_as_of=None)
    changes = {row.id: row.changes for row in staff.rows}
    assert changes["nhi-loss"] == ("死亡日の医療保険が「国民健康保険」である",)
    assert changes["latter-loss"] == ("死亡日の医療保険が「後期高齢者医療」でない",)
    assert changes["farmland"] == ()


def test_紙は外の部品を読みに行かない() -> None:
    assert "http" not in guide(Facts(SOME)).replace("http-equiv", "")
