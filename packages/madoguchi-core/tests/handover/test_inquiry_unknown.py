"""「分からない」の約束: 不明として残り、台帳を持つ窓口の照会票の一行になり、二度は尋ねない。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.cases import Answers, Case
from madoguchi_core.handover import InquiryAbout, InquiryModel, inquiry_model
from madoguchi_core.interview import CASE, Done, LeftWhy, next_screen
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Household, Missing, Relation, Resident, ResidentKind, ResidentStatus
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import Fact, OriginKind
from madoguchi_core.visit import Visit, judge_case

REGISTRY = build_registry({})
DIED = date(2026, 3, 3)
PERSON = Resident(
    address_number="1001",
    household_number="10",
    kind=ResidentKind.JAPANESE,
    status=ResidentStatus.RESIDENT,
    relation=Relation(text="世帯主"),
)
HOME = Household(number="10", members=(PERSON,))


def visit_after(**answers: object) -> Visit:
    words: dict[str, Fact[object]] = {fact.name: fact for fact in REGISTRY.facts_for(LifeEvent.DEATH)}
    given = {words[name.replace("__", ".")]: value for name, value in answers.items()}
    case = Case(LifeEvent.DEATH, DIED, DIED, HOME, "1001", "台帳")
    return judge_case(REGISTRY, replace(case, answers=Answers(given=given)))


def sheet(visit: Visit) -> InquiryModel:
    return inquiry_model(
        visit.plan,
        visit.inquiry,
        about=InquiryAbout("K1", "1001", ()),
        municipality="見本町",
        sections={},
        printed_on=DIED,
        data_as_of=None,
    )


def places(visit: Visit, words: str) -> dict[str, str]:
    """その照会を載せた窓口と、聞く台帳。"""
    return {
        page.place.name: line.holder
        for page in sheet(visit).pages
        for line in page.lines
        if line.text.startswith(words)
    }


def test_台帳のある事実は_その台帳を持つ窓口の照会票の一行になる() -> None:
    visit = visit_after(
        d__medical_insurance=Missing.UNKNOWN, d__own_property=True, d__farmland=Missing.UNKNOWN
    )
    held = visit.plan.facts[deceased.medical_insurance]
    assert (held.value, held.origin.kind) == (Missing.UNKNOWN, OriginKind.ANSWER)
    assert places(visit, "死亡日の医療保険") == {"国民健康保険の窓口": "国民健康保険"}
    assert places(visit, "農地の権利") == {"農業委員会": "農地台帳"}


def test_台帳の無い事実は_受付の照会票の一行になる() -> None:
    visit = visit_after(death__cause_type=Missing.UNKNOWN)
    assert list(places(visit, death.cause.title).values()) == ["窓口で（うかがったが分からなかったこと）"]


def test_分からないと言われたことは_もう尋ねず_終わりのわけに残る() -> None:
    answers: dict[str, object] = {}
    while True:
        visit = visit_after(**answers)
        found = next_screen(REGISTRY.catalogue, {CASE: visit.plan})
        if isinstance(found, Done):
            break
        asked = [line.fact.name.replace(".", "__") for line in found.lines if line.follows is None]
        assert not set(asked) & answers.keys()
        answers |= dict.fromkeys(asked, Missing.UNKNOWN)
    left = {item.fact: item.why for proof in found.waiting for item in proof.left}
    assert left[death.cause] is LeftWhy.ASKED
    assert left[deceased.medical_insurance] is LeftWhy.LOOKUP
    printed = {line.text for page in sheet(visit).pages for line in page.lines}
    shown_on_sheet = {fact for fact in left if any(text.startswith(_words(fact)) for text in printed)}
    assert {fact.name for fact in left.keys() - shown_on_sheet} == {
        fact.name for fact in left if left[fact] is LeftWhy.LATER
    }
    assert deceased.has_fixed_assets in left


def _words(fact: Fact[object]) -> str:
    return fact.title if fact.kind is not bool else f"{fact.says[0] or f'{fact.title}である'}か"
