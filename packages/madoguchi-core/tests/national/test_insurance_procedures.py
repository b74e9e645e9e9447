"""保険の手続きのうち、事例に書かないことの約束: 持ち物・町の設定・確かさの印と、台帳で決まる人には尋ねないこと。"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.national.choices import (
    CareCertification,
    CareInsurer,
    LossMode,
    MedicalInsurance,
    Nationality,
    Place,
)
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.national.legal_questions import LEGAL_QUESTIONS
from madoguchi_core.national.parameters import NATIONAL_VALUES, latter_loss_mode, nhi_loss_mode
from madoguchi_core.procedures import Decision, LifeEvent, Outcome, judge
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Dated, Facts, Law, Parameter, ParameterBook, Program, known

CATALOGUE = build_registry({}).catalogue
CHILD_BORN = date(2010, 5, 5)
LAST_DAY_OF_OLD_CARDS = date(2025, 12, 1)


def decisions(
    values: Mapping[Any, object], on: date = date(2026, 4, 6), town: tuple[Dated, ...] = ()
) -> dict[str, Decision]:
    facts = Facts(known({death.died_on: on, **values}))
    book = ParameterBook([NATIONAL_VALUES, town])
    plan = judge(
        CATALOGUE, facts, event=LifeEvent.DEATH, event_on=on, parameters=book, calendar=TownCalendar()
    )
    return {decision.procedure.id: decision for decision in plan.decisions}


@pytest.mark.parametrize(
    ("procedure_id", "insurance", "card"),
    [
        ("nhi-loss", MedicalInsurance.NHI, "国民健康保険の被保険者証（保険証）"),
        ("latter-loss", MedicalInsurance.LATTER_STAGE, "後期高齢者医療の被保険者証（保険証）"),
        ("nhi-head-change", MedicalInsurance.NHI, "残る加入者全員の被保険者証（保険証）"),
        (
            "emp-card-return",
            MedicalInsurance.EMPLOYEE,
            "健康保険の保険証（扶養に入っていたご家族の分も）",
        ),
    ],
)
def test_旧の保険証は_使えた最後の日の死亡まで持ち物に出す(
    procedure_id: str, insurance: MedicalInsurance, card: str
) -> None:
    def items(on: date) -> set[str]:
        decision = decisions({deceased.medical_insurance: insurance}, on)[procedure_id]
        return {document.item for document in decision.bring}

    assert card in items(LAST_DAY_OF_OLD_CARDS)
    assert card not in items(LAST_DAY_OF_OLD_CARDS + timedelta(days=1))


@pytest.mark.parametrize(
    ("procedure_id", "insurance", "mode"),
    [
        ("nhi-loss", MedicalInsurance.NHI, nhi_loss_mode),
        ("latter-loss", MedicalInsurance.LATTER_STAGE, latter_loss_mode),
    ],
)
def test_町の運用が決まっていなければ_結論は変えずに職員に知らせる(
    procedure_id: str, insurance: MedicalInsurance, mode: Parameter[LossMode]
) -> None:
    values = {deceased.medical_insurance: insurance}
    unset = decisions(values)[procedure_id]
    assert (unset.outcome, unset.undecided) == (Outcome.REQUIRED, (mode,))
    town = (Dated(mode, LossMode.RETURN_ONLY, Law("町の要綱")),)
    assert decisions(values, town=town)[procedure_id].undecided == ()


def test_条文の日数を見ていない期限には_日数だけの印を付ける() -> None:
    marks = {
        procedure.id: procedure.deadline.confidence.mark
        for procedure in CATALOGUE
        if procedure.id in {"nhi-loss", "latter-loss", "care-loss-1", "domicile-latter", "farmers-pension"}
    }
    assert marks["nhi-loss"] == ""
    assert marks["domicile-latter"] == "出典未確認"
    assert {marks[name] for name in ("latter-loss", "care-loss-1", "farmers-pension")} == {
        "出典未確認（条文未照合）"
    }


def test_国保の子どもの死亡では_介護保険と農業者年金を尋ねない() -> None:
    found = decisions(
        {
            deceased.born_on: CHILD_BORN,
            deceased.medical_insurance: MedicalInsurance.NHI,
            deceased.is_resident: True,
        }
    )
    names = (
        "care-loss-1",
        "care-loss-2",
        "care-premium",
        "care-service",
        "care-apply-withdraw",
        "domicile-care",
        "domicile-nhi",
        "domicile-latter",
        "farmers-pension",
        "emp-dependants",
        "emp-card-return",
    )
    assert {found[name].outcome for name in names} == {Outcome.NOT_REQUIRED}


def test_保険者が町でない人の介護の手続きは_認定を尋ねなくても要らない() -> None:
    elsewhere = CareInsurer.OTHER
    found = decisions({deceased.born_on: date(1940, 12, 1), deceased.care_insurer: elsewhere})
    names = ("care-loss-1", "care-premium", "care-service", "care-apply-withdraw", "domicile-care")
    assert {found[name].outcome for name in names} == {Outcome.NOT_REQUIRED}


def test_認定のない65歳前の人のご家族に_介護保険の証の市区町村を尋ねない() -> None:
    unasked: Mapping[Any, object] = {
        deceased.born_on: date(1976, 2, 2),
        deceased.certified_care: CareCertification.NONE,
        deceased.is_resident: True,
    }
    premise = deceased.care_insurer.asked_when
    assert premise is not None
    program = Program([premise])
    book = ParameterBook([NATIONAL_VALUES])

    def is_asked(values: Mapping[Any, object]) -> object:
        facts = Facts(known({death.died_on: date(2026, 4, 6), **values}))
        return program.evaluate(program.load(facts, book, date(2026, 4, 6)))[0]

    assert is_asked(unasked) is False
    assert is_asked({**unasked, deceased.certified_care: CareCertification.RENEWING}) is True
    assert is_asked({**unasked, deceased.born_on: date(1961, 4, 7)}) is True
    assert is_asked({**unasked, deceased.is_resident: False}) is True


def test_資格の14日の数え方が割れる手続きは_どれも法律の問いに載る() -> None:
    (question,) = [one for one in LEGAL_QUESTIONS if one.id == "loss-fourteen-days"]
    split = {
        procedure.id
        for procedure in CATALOGUE
        if LifeEvent.DEATH in procedure.events
        and procedure.deadline.others
        and "14日" in procedure.deadline.wording
    }
    assert split <= set(question.procedure_ids)
    assert "nhi-head-change" not in question.procedure_ids  # 世帯主が替わるのは死亡日で、割れない


def test_条文で確かめていない罰則を_ご家族への期限に書かない() -> None:
    (question,) = [one for one in LEGAL_QUESTIONS if one.id == "residence-card-penalty"]
    noted = [one.deadline.note for one in CATALOGUE if one.id in question.procedure_ids]
    assert noted
    assert not any("罰" in note for note in noted)


def test_国外で亡くなったときだけ_外国の死亡証明書の訳を持ち物に出す() -> None:
    def has_translation(place: Place) -> bool:
        found = decisions({death.place: place, deceased.nationality: Nationality.JAPANESE})
        return any("日本語訳" in document.item for document in found["death-report"].bring)

    assert has_translation(Place.ABROAD)
    assert not has_translation(Place.DOMESTIC)
