"""画面の約束: まとめて尋ねても要らない質問は増えず、何人分でも一行になり、終われば残りのわけを言う。"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.interview import (
    CASE,
    Asked,
    Done,
    LeftWhy,
    Priors,
    Screen,
    counts_from,
    next_screen,
    priors_from,
)
from madoguchi_core.procedures import (
    NO_DEADLINE,
    Catalogue,
    Filer,
    LifeEvent,
    Plan,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    judge,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Fact,
    Facts,
    Held,
    Holder,
    Origin,
    OriginKind,
    ParameterBook,
    Topic,
    Value,
    all_of,
    any_of,
    law,
)

ON = date(2026, 3, 3)
ANSWERED = Origin(OriginKind.ANSWER)
LAND = Fact("land", bool, "土地", "土地はありますか。", topic=Topic.PROPERTY)
HOUSE = Fact("house", bool, "家", "登記のない家はありますか。", topic=Topic.PROPERTY, asked_when=LAND)
DOG = Fact("dog", bool, "犬", "犬はいますか。", topic=Topic.PROPERTY)
PAPER = Fact("paper", bool, "証書", "証書に印はありますか。", needs_document=True, topic=Topic.PROPERTY)
PENSION = Fact("pension", bool, "年金", "年金はありますか。", topic=Topic.PENSION)
SEAL = Fact("seal", bool, "印鑑", holder=Holder.SEAL)
DAY = Fact("day", date, "葬儀の日", "ご葬儀の日はいつですか。", topic=Topic.DEATH)
FACTS = (LAND, HOUSE, DOG, PAPER, PENSION)


def catalogue(*conditions: Value[bool], dated: bool = False) -> Catalogue:
    deadline = days_after(DAY, 7, wording="7日以内", laws=(law("例法", 2),)) if dated else NO_DEADLINE
    return Catalogue(
        Procedure(
            id=f"p{index}",
            title=f"手続き{index}",
            events=(LifeEvent.DEATH,),
            kind=ProcedureKind.NOTIFICATION,
            required_when=condition,
            filed_by=(Filer.HEAD,),
            section=SectionRole.NHI,
            laws=(law("例法", 1),),
            deadline=deadline,
        )
        for index, condition in enumerate(conditions)
    )


def planned(rules: Catalogue, **values: object) -> Plan:
    named = {fact.name: fact for fact in (*FACTS, SEAL, DAY)}
    return judge(
        rules,
        Facts({named[name]: Held(value, ANSWERED) for name, value in values.items()}),
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )


def shown(rules: Catalogue, most_lines: int = 8, **values: object) -> Screen:
    found = next_screen(rules, {CASE: planned(rules, **values)}, most_lines=most_lines)
    assert isinstance(found, Screen)
    return found


def names(screen: Screen) -> list[str]:
    return [line.fact.name for line in screen.lines]


def test_話の順に_一つの話の質問をまとめて尋ねる() -> None:
    rules = catalogue(LAND, DOG, PENSION)
    assert (shown(rules).topic, names(shown(rules))) == (Topic.PENSION, ["pension"])
    assert names(shown(rules, pension=True)) == ["dog", "land"]
    assert names(shown(rules, most_lines=1, pension=True)) == ["dog"]


def test_前提のある質問は_同じ画面の上の質問に続く() -> None:
    screen = shown(catalogue(HOUSE, DOG))
    assert names(screen) == ["dog", "land", "house"]
    house = screen.lines[-1]
    assert (house.follows, house.boxes[0].answers) == (LAND, (True,))
    assert house.is_open(CASE, {Asked(CASE, LAND): True})
    assert not house.is_open(CASE, {Asked(CASE, LAND): False})
    assert not house.is_open(CASE, {Asked(CASE, LAND): Missing.UNKNOWN})


def test_答えしだいで要らなくなる質問は_先に一つだけ尋ね_残りはその答えに続ける() -> None:
    screen = shown(catalogue(all_of(LAND, DOG)))
    assert len(screen.lines) == 2
    assert screen.lines[0].follows is None
    assert (screen.lines[1].follows, screen.lines[1].boxes[0].answers) == (screen.lines[0].fact, (True,))


def test_書類を探してもらうことは_その話の最後に別の画面で尋ねる() -> None:
    rules = catalogue(PAPER, DOG)
    assert (names(shown(rules)), shown(rules).needs_documents) == (["dog"], False)
    assert (names(shown(rules, dog=True)), shown(rules, dog=True).needs_documents) == (["paper"], True)


def test_結論が決まってから_期限の日だけを尋ねる() -> None:
    rules = catalogue(LAND, dated=True)
    assert names(shown(rules)) == ["land"]
    assert (names(shown(rules, land=True)), shown(rules, land=True).is_for_day) == (["day"], True)
    assert isinstance(next_screen(rules, {CASE: planned(rules, land=False)}), Done)


def test_何人分の同じ質問も一行になり_人ごとに欄がある() -> None:
    rules = catalogue(LAND, DOG)
    plans = {CASE: planned(rules, dog=True), "1001": planned(rules), "1002": planned(rules, land=False)}
    screen = next_screen(rules, plans)
    assert isinstance(screen, Screen)
    assert {line.fact.name: [box.who for box in line.boxes] for line in screen.lines} == {
        "dog": ["1001", "1002"],
        "land": [CASE, "1001"],
    }
    assert "1001" not in repr(screen) + repr(Asked("1001", LAND))


def test_終われば_手続きごとに_決まったか_何を待つかを言う() -> None:
    rules = catalogue(LAND, all_of(DOG, SEAL), all_of(LAND, HOUSE), PENSION)
    done = next_screen(
        rules, {CASE: planned(rules, land=True, dog=True, house=Missing.UNKNOWN, pension=False)}
    )
    assert isinstance(done, Done)
    assert {proof.procedure_id: proof.truth for proof in done.settled} == {"p0": True, "p3": False}
    assert {proof.procedure_id: [(left.fact, left.why) for left in proof.left] for proof in done.waiting} == {
        "p1": [(SEAL, LeftWhy.LOOKUP)],
        "p2": [(HOUSE, LeftWhy.ASKED)],
    }


def test_町の実績は_数だけから作り_無かった答えも残す() -> None:
    counts = counts_from([{LAND: True, DAY: ON}, {LAND: True, DOG: Missing.UNKNOWN}])
    assert counts == {LAND: {True: 2}}
    assert priors_from(counts) == Priors({LAND: {True: 3.0, False: 1.0}})


CONDITIONS = st.recursive(
    st.sampled_from(FACTS),
    lambda inner: st.one_of(
        st.builds(all_of, inner, inner), st.builds(any_of, inner, inner), st.builds(lambda one: ~one, inner)
    ),
    max_leaves=5,
)
ANSWERS = st.fixed_dictionaries(
    {fact.name: st.sampled_from([True, False, Missing.UNKNOWN]) for fact in FACTS}
)


@given(st.lists(CONDITIONS, min_size=1, max_size=4), ANSWERS)
def test_どの規則でも_画面は必ず終わり_残りをどう答えても_決まった結論は変わらない(
    conditions: list[Value[bool]], answers: dict[str, object]
) -> None:
    rules, given_so_far = catalogue(*conditions), dict[str, object]()
    for _ in range(len(FACTS) + 1):
        found = next_screen(rules, {CASE: planned(rules, **given_so_far)})
        if isinstance(found, Done):
            break
        said: dict[Asked, object] = {}
        for line in found.lines:
            if line.is_open(CASE, said):
                assert line.fact.name not in given_so_far
                said[Asked(CASE, line.fact)] = answers[line.fact.name]
        assert said
        given_so_far |= {key.fact.name: value for key, value in said.items()}
    assert isinstance(found, Done)
    for value in (True, False):
        free = {fact.name: value for fact in FACTS if fact.name not in given_so_far}
        complete = planned(rules, **given_so_far, **free)
        for proof in found.settled:
            assert complete[proof.procedure_id].explanation.truth is proof.truth


@given(st.lists(CONDITIONS, min_size=1, max_size=4), ANSWERS)
def test_二行以上の画面の質問は_ほかの行に何と答えられても_なお要る(
    conditions: list[Value[bool]], answers: dict[str, object]
) -> None:
    rules = catalogue(*conditions)
    found = next_screen(rules, {CASE: planned(rules)})
    if isinstance(found, Done):
        return
    roots = [line.fact for line in found.lines if line.follows is None]
    for fact in roots:
        others = {other.name: answers[other.name] for other in roots if other is not fact}
        after = planned(rules, **others)
        open_now = {question for decision in after.decisions for question in decision.unknown}
        waiting = {question for question in open_now if question.asked_when is fact}
        assert fact in open_now or waiting
