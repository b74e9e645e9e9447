"""異動の紙の約束: どなたの手続きかを言い、一つも失わず、同じことを二度うかがわず、職員のことを出さない。"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.handover import (
    GuideModel,
    GuideQuestion,
    InquiryAbout,
    InquiryModel,
    Judged,
    StaffHousehold,
    StaffModel,
    move_guide,
    move_inquiry,
    move_staff,
    render_guide,
    render_inquiry_sheet,
    render_staff_sheet,
)
from madoguchi_core.households import HouseholdTable
from madoguchi_core.interview import inquire
from madoguchi_core.procedures import (
    Catalogue,
    Document,
    Filer,
    LifeEvent,
    Outcome,
    Per,
    Procedure,
    ProcedureKind,
    days_after,
    judge,
)
from madoguchi_core.rules import (
    Confidence,
    Fact,
    Facts,
    Holder,
    Parameter,
    ParameterBook,
    Topic,
    Value,
    all_of,
    any_of,
    known,
    label,
    law,
)

HOME = Fact("move.home", bool, "住まい", "町の住宅に住まわれますか。", topic=Topic.MOVE)
DOG = Fact("move.dog", bool, "犬", "犬を飼われますか。", topic=Topic.WELFARE)
ADULT = Fact("p.adult", bool, "その方が成人か", "成人の方ですか。", says=("成人である", "成人でない"))
WORKS = Fact("p.works", bool, "その方の勤め", "お勤めですか。", says=("勤めている", "勤めていない"))
SINCE = Fact("p.since", date, "その方の資格の日", "いつからの資格ですか。")
CARE = Fact("p.care", bool, "その方の認定", holder=Holder.CARE, says=("認定がある", "認定がない"))
GUARD = Fact(
    "p.guard", bool, "その方の支援措置", holder=Holder.SUPPORT, says=("守られている", "守られていない")
)
TOWN_AGE = Parameter("town.age", int, "町の年齢", "歳", is_local=True)
COMMON = frozenset({HOME, DOG})
ON = date(2026, 11, 2)
EVERYONE = ("夫", "妻", "長女", "長男", "父", "母", "祖父", "祖母")


NOTHING: Mapping[Fact[Any], object] = {}


def procedure(name: str, when: Value[bool], **changes: object) -> Procedure:
    own: dict[str, Any] = {
        "events": (LifeEvent.MOVE_IN,),
        "filed_by": (Filer.PERSON,),
        "per": Per.PERSON,
        "note": f"職員への注意{name}",
    }
    return sample_procedure(name, when, **{**own, **changes})


People = Mapping[str, Mapping[Fact[Any], object]]


def judged(
    procedures: Sequence[Procedure], people: People, case: Mapping[Fact[Any], object] | None = None
) -> tuple[Judged, ...]:
    catalogue = Catalogue(procedures)

    def one(name: str, values: Mapping[Fact[Any], object], per: Per) -> Judged:
        plan = judge(
            catalogue,
            Facts(known({**(case or {}), **values})),
            event=LifeEvent.MOVE_IN,
            event_on=ON,
            parameters=ParameterBook([]),
            calendar=TownCalendar(),
            per=per,
        )
        return Judged(name, plan, inquire(catalogue, plan))

    return (one("", {}, Per.CASE), *(one(name, values, Per.PERSON) for name, values in people.items()))


def guide(found: Sequence[Judged]) -> GuideModel:
    return move_guide(
        found, common=COMMON, municipality="見本町", sections={}, printed_on=ON, data_as_of=None
    )


def staff(found: Sequence[Judged], household: StaffHousehold | None = None) -> StaffModel:
    return move_staff(
        found,
        common=COMMON,
        household=household or StaffHousehold(),
        municipality="見本町",
        printed_on=ON,
        data_as_of=None,
    )


def inquiry(found: Sequence[Judged]) -> InquiryModel:
    people = {one.name: f"10{at}" for at, one in enumerate(found) if one.name}
    return move_inquiry(
        found, common=COMMON, about=InquiryAbout("C-0", "", tuple(people.values()), people),
        municipality="見本町", sections={}, printed_on=ON, data_as_of=None,
    )  # fmt: skip


def questions(model: GuideModel) -> Iterator[GuideQuestion]:
    waiting = [
        *(question for topic in model.topics for question in topic.questions), *model.day_questions
    ]  # fmt: skip
    while waiting:
        question = waiting.pop(0)
        yield question
        waiting = [*question.follow_ups, *waiting]


def test_同じ扱いの人は一枚の札になり_どなたのものかが書いてある() -> None:
    work = procedure("a", WORKS, bring=(Document("印"),))
    report = procedure("b", HOME, per=Per.CASE)
    found = guide(
        judged([work, report], {"夫": {WORKS: True}, "妻": {WORKS: True}, "母": {WORKS: False}}, {HOME: True})
    )
    assert [(row.title, row.names) for row in found.required] == [("手続きa", ("夫", "妻")), ("手続きb", ())]
    assert [item.item for item in found.to_bring] == ["印"]
    text = render_guide(found)
    assert text.count("<h3>手続きa") == 1
    assert "<b>夫・妻</b>" in text
    assert '手続きa<span class="who">（夫・妻）</span>' not in text.split("お回りいただく窓口")[0]


def test_期限や持ち物の違う人は_別の札になる() -> None:
    dated = procedure("a", WORKS, deadline=days_after(SINCE, 14, wording="14日以内", laws=()))
    people: People = {
        "夫": {WORKS: True, SINCE: ON},
        "妻": {WORKS: True, SINCE: date(2026, 11, 9)},
        "父": {WORKS: True, SINCE: ON},
    }
    rows = guide(judged([dated], people)).required
    assert [(row.number, row.names) for row in rows] == [(1, ("夫", "父")), (2, ("妻",))]


def test_先に済ませる手続きは_だれの手続きでも先に並ぶ() -> None:
    early = procedure("a", WORKS, deadline=days_after(SINCE, 1, wording="", laws=()), after=("b",))
    report = procedure("b", HOME, per=Per.CASE)
    found = guide(judged([early, report], {"夫": {WORKS: True, SINCE: ON}}, {HOME: True}))
    assert [row.title for row in found.required] == ["手続きb", "手続きa"]


def test_先に済ませる手続きは_要る人がみな済ませてから_次の手続きになる() -> None:
    first = procedure("b", WORKS, deadline=days_after(SINCE, 30, wording="", laws=()))
    second = procedure("a", ADULT, deadline=days_after(SINCE, 1, wording="", laws=()), after=("b",))
    people: People = {
        "夫": {WORKS: False, ADULT: True, SINCE: ON},
        "妻": {WORKS: True, ADULT: True, SINCE: ON},
        "母": {WORKS: True, ADULT: False, SINCE: date(2026, 11, 9)},
    }
    rows = guide(judged([first, second], people)).required
    assert [(row.title, row.names) for row in rows] == [
        ("手続きb", ("妻",)), ("手続きb", ("母",)), ("手続きa", ("夫", "妻")),
    ]  # fmt: skip


def test_理由と印が人で違っても札は一枚で_だれの理由かを言う() -> None:
    unsure = label("成人である方", ADULT, law("例法", 2))
    either = procedure("a", any_of(label("お勤めの方", WORKS, law("例法", 3)), unsure))
    row = guide(judged([either], {"夫": {WORKS: True, ADULT: False}, "妻": {WORKS: False, ADULT: True}}))
    assert [(one.names, one.reasons) for one in row.required] == [
        (("夫", "妻"), ("お勤めの方（夫）", "成人である方（妻）"))
    ]


def test_届出に一度のことは一度だけ_人のことは一つの質問で人ごとに答える() -> None:
    both = procedure("a", all_of(HOME, WORKS))
    report = procedure("b", HOME, per=Per.CASE)
    found = guide(judged([both, report], dict.fromkeys(EVERYONE, NOTHING)))
    assert [(one.key, one.names) for one in questions(found)] == [("move.home", ()), ("p.works", EVERYONE)]
    text = render_guide(found)
    for asked in (HOME.question, WORKS.question):
        assert text.count(asked) == 1
    assert text.count('<div class="one">') == len(EVERYONE)


def test_前の答えを待つ質問でも_届出に一度のことは_初めから一度だけうかがう() -> None:
    after_work = Fact("move.dog", bool, "犬", "犬を飼われますか。", topic=Topic.WELFARE, asked_when=WORKS)
    mine = procedure("a", all_of(WORKS, after_work))
    other = procedure("b", all_of(ADULT, after_work))
    found = judged([mine, other], {"夫": {}, "妻": {WORKS: True}})
    model = move_guide(
        found, common=frozenset({after_work}), municipality="", sections={}, printed_on=ON, data_as_of=None
    )
    assert Counter(one.key for one in questions(model)) == {"p.works": 1, "p.adult": 1, "move.dog": 1}
    (dog,) = [one for one in questions(model) if one.key == "move.dog"]
    assert (dog.when, dog.names) == ("", ())


def test_選べる答えが多い質問は_人を列にした表になり_どの人にも同じ数の欄がある() -> None:
    outcome = Fact("p.outcome", Outcome, "その方の結論", "どれですか。")
    text = render_guide(guide(judged([procedure("a", outcome == Outcome.REQUIRED)], {"夫": {}, "妻": {}})))
    table = text[text.index('<table class="matrix">') :].split("</table>")[0]
    assert table.count("<i></i>") == 2 * (len(Outcome) + 1)


RULES: dict[str, Value[bool]] = {
    "勤め": WORKS, "成人": ADULT, "住まい": HOME, "認定": CARE, "勤めと成人": all_of(WORKS, ADULT),
    "住まいか勤め": any_of(HOME, WORKS), "犬と認定": all_of(DOG, CARE), "勤めでない": ~WORKS,
}  # fmt: skip
values = st.sampled_from([True, False, None])


@st.composite
def visits(draw: st.DrawFn) -> tuple[Judged, ...]:
    kinds = [kind for kind in ProcedureKind if kind is not ProcedureKind.ISSUANCE]
    procedures = [
        procedure(
            f"{name}{at}",
            RULES[name],
            title=draw(st.sampled_from(["同じ名", f"名{at}"])),
            kind=(kind := draw(st.sampled_from(kinds))),
            office="年金事務所" if kind is ProcedureKind.ELSEWHERE else "",
            per=draw(st.sampled_from(Per)) if name == "住まい" else Per.PERSON,
            is_staff_only=draw(st.booleans()),
            confidence=draw(st.sampled_from(Confidence)),
        )
        for at, name in enumerate(draw(st.lists(st.sampled_from(sorted(RULES)), max_size=6)))
    ]
    everyone = EVERYONE[: draw(st.integers(0, len(EVERYONE)))]
    some = {name: _given(draw, (WORKS, ADULT, CARE)) for name in everyone}
    return judged(procedures, some, _given(draw, (HOME, DOG)))


def _given(draw: st.DrawFn, facts: Sequence[Fact[Any]]) -> dict[Fact[Any], object]:
    drawn = {fact: draw(values) for fact in facts}
    return {fact: value for fact, value in drawn.items() if value is not None}


def _wanted(found: Sequence[Judged], *outcomes: Outcome, for_family: bool = True) -> Counter[tuple[str, str]]:
    return Counter(
        (one.name, decision.procedure.id)
        for one in found
        for decision in one.plan.with_outcome(*outcomes)
        if not (for_family and decision.procedure.is_staff_only)
    )


@given(visits())
def test_どの人のどの手続きも_紙のどこかに一度だけ出る(found: tuple[Judged, ...]) -> None:
    model = guide(found)
    titles = {
        (one.name, item.procedure.id): item.procedure.title for one in found for item in one.plan.decisions
    }
    for rows, outcome in (
        (model.required, Outcome.REQUIRED),
        (model.ex_officio, Outcome.EX_OFFICIO),
        (model.elsewhere, Outcome.ELSEWHERE),
    ):
        shown = Counter((name, row.title) for row in rows for name in row.names or ("",))
        wanted = _wanted(found, outcome)
        assert shown == Counter(dict.fromkeys(shown, 0)) + Counter(
            (name, titles[name, key]) for name, key in wanted.elements()
        )
    open_rows = [*model.ledger, *model.together, *model.local]
    told = Counter((name, row.id) for row in open_rows for name in row.names or ("",))
    for question in questions(model):
        for line in question.lines:
            told.update((name, line.id) for name in line.names or question.names or ("",))
    assert told == _wanted(found, Outcome.TO_CONFIRM)
    listed = Counter((name, row.id) for row in staff(found).rows for name in row.names or ("",))
    assert listed == _wanted(found, *Outcome, for_family=False)


@given(visits())
def test_同じ人に同じことを二度うかがわず_職員だけのことを書かない(found: tuple[Judged, ...]) -> None:
    model = guide(found)
    asked = Counter((name, one.key) for one in questions(model) for name in one.names or ("",))
    assert [pair for pair, times in asked.items() if times > 1] == []
    wanted = {
        ("" if item.fact in COMMON else one.name, item.fact.name)
        for one in found
        for item in one.inquiry.questions
    }
    assert wanted <= asked.keys()
    text = render_guide(model)
    assert "職員への注意" not in text
    assert "例法" not in text


@given(visits())
def test_照会票は_人と事実のひと組を一行にし_届出に付くことは一行だけ(found: tuple[Judged, ...]) -> None:
    model = inquiry(found)
    lines = Counter((line.who, line.text) for page in model.pages for line in page.lines)
    assert set(lines.values()) <= {1}
    wanted = {
        (one.name, "認定があるか") for one in found for item in one.inquiry.lookups if item.fact is CARE
    }
    numbers = model.about.people
    assert {(f"{name}　宛名番号 {numbers[name]}", text) for name, text in wanted} <= lines.keys()


def test_町の決まりが無いことは_何人いても照会票の一行になる() -> None:
    years = Fact("p.years", int, "その方の年数", "何年ですか。")
    found = judged([procedure("a", years >= TOWN_AGE)], {"夫": {years: 3}, "妻": {years: 4}})
    lines = [line for page in inquiry(found).pages for line in page.lines]
    assert [(line.who, "town.age" in line.text, line.decides) for line in lines] == [("", True, ("手続きa",))]
    assert staff(found).unset == ("町の年齢（town.age）",)
    assert [row.names for row in guide(found).local] == [("夫", "妻")]


def test_支援措置に触れる理由は_ご案内に書かず_職員の紙に書く() -> None:
    own = label("守りの無い方", ~GUARD, law("例法", 2))
    found = judged([procedure("a", all_of(label("お勤めの方", WORKS, law("例法", 3)), own))],
                   {"夫": {WORKS: True, GUARD: False}})  # fmt: skip
    assert guide(found).required[0].reasons == ("お勤めの方",)
    assert "守り" not in render_guide(guide(found))
    assert "守りの無い方" in render_staff_sheet(staff(found))


def test_職員の紙は_人で違う値だけに呼び名を添え_不要は手続きごとに一行にする() -> None:
    years = Fact("p.years", int, "その方の年数", "何年ですか。", unit="年")
    people: People = {
        "夫": {years: 3, WORKS: True},
        "妻": {years: 4, WORKS: True},
        "母": {years: 1, WORKS: True},
    }
    found = staff(judged([procedure("a", all_of(WORKS, years >= 3))], people))
    rows = {row.outcome: row for row in found.rows}
    told = [(fact.title, fact.value) for reason in rows["必要"].reasons for fact in reason.facts]
    assert told == [("その方の勤め", "はい"), ("その方の年数（夫）", "3年"), ("その方の年数（妻）", "4年")]
    assert (rows["必要"].names, rows["不要"].names) == (("夫", "妻"), ("母",))


def test_職員の紙は_世帯の前と後と_世帯のことで確かめることを載せる() -> None:
    household = StaffHousehold(
        (HouseholdTable("世帯1", ("人", "続柄（後）"), (("<夫>", "世帯主"), ("妻", "要確認"))),),
        ("妻の続柄はどれですか",),
        (("<夫>", "異動する人"),),
    )
    text = render_staff_sheet(staff(judged([], {"<夫>": {}}), household))
    for said in ("世帯の前と後", "&lt;夫&gt;", "要確認", "妻の続柄はどれですか", "異動する人"):
        assert said in text
    assert "<夫>" not in text


def test_呼び名に記号があっても_どの紙も崩れない() -> None:
    name = '<b>&"夫'
    found = judged(
        [procedure("a", WORKS), procedure("b", ADULT), procedure("c", CARE)], {name: {WORKS: True}}
    )
    for text in (
        render_guide(guide(found)),
        render_staff_sheet(staff(found)),
        render_inquiry_sheet(inquiry(found)),
    ):
        assert name not in text
        assert "&lt;b&gt;&amp;&#34;夫" in text
        assert not re.search(r"https?://|src=|@import|url\(", text)
    assert "夫" not in repr((guide(found), staff(found), inquiry(found), found))


MOVES = [event for event in LifeEvent if event not in (LifeEvent.DEATH, LifeEvent.CERTIFICATE)]


@pytest.mark.parametrize("event", MOVES, ids=lambda event: event.title)
def test_どの異動のあいさつも_祝いも悔やみも言わず_出来事の日の名がある(event: LifeEvent) -> None:
    plan = judge(
        Catalogue([]),
        Facts(),
        event=event,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )
    found = guide((Judged("", plan),))
    assert found.event_day_title
    assert found.greeting.endswith("ご案内です。")
    assert not re.search("おめでとう|お悔やみ|ようこそ", render_guide(found))
