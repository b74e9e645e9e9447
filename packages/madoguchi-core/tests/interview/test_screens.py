"""画面の約束: まとめて尋ねても要らない質問は増えず、何人分でも一行になり、終われば残りのわけを言う。"""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_catalogue

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.interview import (
    CASE,
    Asked,
    Done,
    Inquiry,
    LeftWhy,
    Manner,
    Priors,
    Screen,
    Trial,
    counts_from,
    gather_common,
    inquire,
    next_screen,
    priors_from,
)
from madoguchi_core.procedures import (
    NO_DEADLINE,
    Catalogue,
    LifeEvent,
    Plan,
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
    return sample_catalogue(*conditions, deadline=deadline)


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


def both(rules: Catalogue, **values: object) -> dict[str, Plan]:
    return {"夫": planned(rules, **values), "妻": planned(rules, **values)}


def test_届出に付く事実は_何人の判定に要っても_件そのものの欄で一度だけ尋ねる() -> None:
    rules = catalogue(LAND, DOG)
    screen = next_screen(rules, both(rules), common={LAND})
    assert isinstance(screen, Screen)
    assert [(line.fact.name, [box.who for box in line.boxes]) for line in screen.lines] == [
        ("dog", ["夫", "妻"]),
        ("land", [CASE]),
    ]


def test_人への質問は_届出に付く事実の答えにも続けられる() -> None:
    rules = catalogue(HOUSE)
    screen = next_screen(rules, both(rules), common={LAND})
    assert isinstance(screen, Screen)
    house = screen.lines[-1]
    assert (house.fact, house.follows, [box.who for box in house.boxes]) == (HOUSE, LAND, ["夫", "妻"])
    assert house.is_open("妻", {Asked(CASE, LAND): True})
    assert not house.is_open("妻", {Asked(CASE, LAND): False})


def test_届出に付く事実は_だれか一人の答えには続けない() -> None:
    rules = catalogue(HOUSE)
    screen = next_screen(rules, both(rules), common={HOUSE})
    assert isinstance(screen, Screen)
    assert names(screen) == ["land"]


def test_届出に付く事実は_人の尋ねることから届出の尋ねることへ移り_どの手続きのためかを失わない() -> None:
    rules, other = catalogue(LAND, all_of(DOG, SEAL)), catalogue(LAND, LAND)
    wanted = {
        CASE: Inquiry(),
        "夫": inquire(rules, planned(rules)),
        "妻": inquire(other, planned(other)),
    }
    found = gather_common(wanted, {LAND, SEAL})
    assert [(item.fact, item.decides) for item in found[CASE].questions] == [(LAND, ("p0", "p1"))]
    assert [item.fact for item in found[CASE].lookups] == [SEAL]
    assert [item.fact for item in found["夫"].questions] == [DOG]
    assert found["妻"] == Inquiry()


def test_今すぐ尋ねる届出の事実は_ほかの人が後で尋ねるものでも_一度しか出ない() -> None:
    now, later = catalogue(LAND), catalogue(LAND)
    first = inquire(now, planned(now))
    waiting = Inquiry(later=inquire(later, planned(later)).questions)
    found = gather_common({CASE: Inquiry(), "夫": waiting, "妻": first}, {LAND})
    assert [item.fact for item in found[CASE].questions] == [LAND]
    assert found[CASE].later == ()


def counted(rules: Catalogue, who: tuple[str, ...], truth: Mapping[Asked, object], *, common: bool) -> Trial:
    def judged(facts: Mapping[str, Facts]) -> dict[str, Plan]:
        return {
            name: judge(
                rules,
                held,
                event=LifeEvent.DEATH,
                event_on=ON,
                parameters=ParameterBook([]),
                calendar=TownCalendar(),
            )
            for name, held in facts.items()
        }

    return Trial(rules, judged, dict.fromkeys(who, Facts()), truth, frozenset({LAND} if common else set()))


def test_同じ質問は何人でも一問_欄は人の数_届出に付く事実は一欄と数える() -> None:
    rules = catalogue(all_of(LAND, DOG))
    people = ("夫", "妻")
    apart = {Asked(name, fact): True for name in people for fact in (LAND, DOG)}
    shared = {Asked(CASE, LAND): True, **{Asked(name, DOG): True for name in people}}
    for manner in Manner:
        played = counted(rules, people, apart, common=False).play(manner)
        assert (len(played.lines), len(played.asked)) == (2, 4)
        played = counted(rules, people, shared, common=True).play(manner)
        assert (len(played.lines), len(played.asked)) == (2, 3)


def test_前提を見ない尋ね方は_前提の偽な質問も尋ね_聞き取りは尋ねない() -> None:
    rules = catalogue(all_of(LAND, HOUSE), HOUSE)
    trial = counted(rules, (CASE,), {Asked(CASE, LAND): False, Asked(CASE, HOUSE): False}, common=False)
    asked = {manner: [fact.name for fact in trial.play(manner).lines] for manner in Manner}
    assert asked[Manner.CHECKLIST] == ["land", "house"]
    assert asked[Manner.LEFT_TO_RIGHT] == ["land", "house"]
    assert asked[Manner.EVERYTHING] == asked[Manner.LEFT_WITH_PREMISES] == asked[Manner.SCREENS] == ["land"]
