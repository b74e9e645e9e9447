"""文の往復: 規則を書いた文を読み戻すと、同じ文・同じ結論の規則になる。あいまいな文は、どちらにも読まない。"""

from datetime import date
from enum import Enum
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.findings import Finding
from madoguchi_core.records import Missing
from madoguchi_core.registry import build_registry
from madoguchi_core.rules import (
    Among,
    Constant,
    Dated,
    Fact,
    Facts,
    Group,
    Law,
    Parameter,
    ParameterBook,
    Program,
    Scope,
    SentenceVocabulary,
    Span,
    Value,
    all_members,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    day_in_year,
    facts_of,
    fiscal_year_end_at_age,
    greatest,
    groups_of,
    known,
    label,
    law,
    least,
    legal_age,
    lookup,
    nth,
    opaque,
    parameters_of,
    read_sentence,
    rounded_down,
    rounded_up,
    sentence_vocabulary,
    shifted,
    total,
    words,
)
from madoguchi_core.rules.nodes import kind_of


class Colour(Enum):
    RED = "赤"
    BLUE = "青"

    @property
    def title(self) -> str:
        return self.value


class Shape(Enum):
    """色と同じ言い方の選択肢をもつ、別の型。"""

    RED = "赤"
    ROUND = "丸（角の無いもの）"

    @property
    def title(self) -> str:
        return self.value


ON = date(2026, 3, 3)
HOME = Group("home", "残る世帯員")
HEAD = Fact("head", bool, "世帯主", says=("世帯主である", "世帯主でない"))
PAID = Fact("paid", bool, "払ったか", says=("払い終えて、かつ受け取っている", "まだ払っていない"))
COLOUR = Fact("colour", Colour, "色")
SHAPE = Fact("shape", Shape, "形・もよう")
NUMBER = Fact("number", int, "数（人と物）")
NAME = Fact("name", str, "呼び名")
DIED = Fact("died", date, "死亡日")
BORN = Fact("born", date, "生年月日から見た日")
CASE_FACTS: list[Fact[Any]] = [HEAD, PAID, COLOUR, SHAPE, NUMBER, NAME, DIED, BORN]
M_NHI = Fact("m.nhi", bool, "国保", scope=Scope.MEMBER)
M_BORN = Fact("m.born", date, "その人の生年月日", scope=Scope.MEMBER)
M_NUMBER = Fact("m.number", int, "その人の数", scope=Scope.MEMBER)
MEMBER_FACTS: list[Fact[Any]] = [M_NHI, M_BORN, M_NUMBER]
ADULT = Parameter("adult", int, "成年の年齢", "歳")
OLD = Parameter("old", int, "高齢の年齢", "歳")
TERM = Parameter("term", int, "待つ月数", "か月")
BARE = Parameter("bare", int, "単位の無い数")
SINCE = Parameter("since", date, "始まった日")
HAS_SYSTEM = Parameter("has", bool, "制度があるか")
HUE = Parameter("hue", Colour, "町の色")
PARAMETERS: list[Parameter[Any]] = [ADULT, OLD, TERM, BARE, SINCE, HAS_SYSTEM, HUE]
BOOK = ParameterBook(
    [
        [
            Dated(ADULT, 18, Law("民法")),
            Dated(OLD, 18, Law("例")),
            Dated(TERM, 3, Law("例")),
            Dated(SINCE, date(2024, 4, 1), Law("例")),
            Dated(HAS_SYSTEM, value=True, source=Law("例")),
        ]
    ]
)
AGE = label("死亡日の満年齢", legal_age(BORN, DIED, attained=None), law("例", 1))
NAMED_CONDITION = label("高齢の世帯主", HEAD & (AGE >= OLD))
TABLE = lookup(COLOUR, {Colour.RED: 1, Colour.BLUE: 20_000}, title="色の表")
SECRET = opaque("むずかしい計算", NUMBER, function=lambda number: number * 2, laws=(law("例", 2),))


def booleans(*, of_member: bool) -> st.SearchStrategy[Value[bool]]:
    facts: list[Value[bool]] = [HEAD, PAID, HAS_SYSTEM, NAMED_CONDITION, Constant(value=True)]
    leaf = st.one_of(
        st.sampled_from([*facts, M_NHI] if of_member else facts),
        st.sampled_from(COMPARED),
        st.sampled_from(COMPARED_OF_MEMBER if of_member else COMPARED),
    )
    return st.recursive(leaf, lambda inner: joined(inner, of_member=of_member), max_leaves=6)


def named(part: Value[bool]) -> Value[bool]:
    """同じ題の違う式を作らないように、式の形から題を作る。"""
    return label(f"{words(part)}こと{crc32(repr(part).encode())}", part)


def joined(inner: st.SearchStrategy[Value[bool]], *, of_member: bool) -> st.SearchStrategy[Value[bool]]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda parts: all_of(*parts)),
        several.map(lambda parts: any_of(*parts)),
        st.builds(lambda number, parts: at_least(number, *parts), st.integers(1, 3), several),
        inner.map(lambda part: ~part),
        inner.map(named),
        st.builds(choose, inner, inner, inner),
        st.builds(lambda left, right: left == right, inner, inner),
        *([] if of_member else [grouped()]),
    )


def grouped() -> st.SearchStrategy[Value[bool]]:
    inner = st.deferred(lambda: booleans(of_member=True))
    return st.one_of(
        inner.map(lambda part: any_member(HOME, part)),
        inner.map(lambda part: all_members(HOME, part)),
        st.builds(lambda part, number: count(HOME, part) >= number, inner, st.integers(0, 3)),
        st.sampled_from(NUMBERS_OF_MEMBER).map(lambda value: total(HOME, value) < 30_000),
        st.sampled_from(DAYS_OF_MEMBER).map(lambda value: nth(HOME, 2, value) <= DIED),
        inner.map(lambda part: nth(HOME, 1, part)),
    )


NUMBERS: list[Value[int]] = [
    NUMBER, ADULT, TERM, BARE, AGE, TABLE, SECRET, Constant(-1_500), Constant(7), NUMBER + TERM, NUMBER - 3,
    NUMBER * 2 + BARE, least(NUMBER), greatest(NUMBER, AGE, Constant(2)), rounded_down(NUMBER + 5, 1_000),
    rounded_up(rounded_down(NUMBER, 10), 100), choose(HEAD & PAID, NUMBER, ADULT),
    legal_age(shifted(BORN, 1, PeriodUnit.DAY), day_in_year(DIED, 4, 1), attained=Attained.EVE),
    legal_age(BORN, DIED, attained=Attained.BIRTHDAY), count(HOME, Constant(value=True)),
    count(HOME, Constant(value=False)), total(HOME, M_NUMBER), lookup(NUMBER, {1: 2}, title="色の表"),
]  # fmt: skip
DAYS: list[Value[date]] = [
    DIED, BORN, SINCE, Constant(date(2019, 5, 1)), shifted(DIED, TERM, PeriodUnit.MONTH),
    shifted(DIED, TERM, PeriodUnit.DAY), shifted(DIED, BARE, PeriodUnit.YEAR), shifted(DIED, -1, PeriodUnit.DAY),
    shifted(shifted(DIED, 1, PeriodUnit.DAY), TERM, PeriodUnit.MONTH),
    shifted(DIED, rounded_down(NUMBER, 10), PeriodUnit.DAY), shifted(DIED, NUMBER - 1, PeriodUnit.DAY),
    day_in_year(DIED, 3, 31), day_in_year(BORN, 12, 31, years_later=1), day_in_year(BORN, 1, 2, years_later=-1),
    day_in_year(shifted(DIED, 1, PeriodUnit.YEAR), 1, 2, years_later=5), fiscal_year_end_at_age(BORN, 18),
    fiscal_year_end_at_age(shifted(BORN, 1, PeriodUnit.DAY), ADULT), choose(HEAD, DIED, BORN),
    day_in_year(nth(HOME, 1, M_BORN), 4, 1), nth(HOME, 1, day_in_year(M_BORN, 4, 1)),
]  # fmt: skip
NUMBERS_OF_MEMBER: list[Value[int]] = [
    M_NUMBER, NUMBER, M_NUMBER + NUMBER, rounded_down(M_NUMBER, 10), legal_age(M_BORN, DIED, attained=None),
]  # fmt: skip
DAYS_OF_MEMBER: list[Value[date]] = [M_BORN, shifted(M_BORN, TERM, PeriodUnit.MONTH), day_in_year(M_BORN, 4, 1)]  # fmt: skip
BY_HEAD: Value[Colour] = choose(HEAD, COLOUR, HUE)
COMPARED: list[Value[bool]] = [
    *(op for left in NUMBERS for op in (left >= 15, left < ADULT, left != NUMBER, left.one_of(1, 2_000))),
    *(op for left in DAYS for op in (left > DIED, left <= SINCE, left == date(2026, 3, 3))),
    ADULT > OLD, HUE == Colour.RED, COLOUR != HUE, COLOUR == Colour.RED, SHAPE == Shape.RED,
    SHAPE.one_of(Shape.RED, Shape.ROUND), NAME == "赤", NAME.one_of("a、かつ、b", "c』・『d"), HEAD == True,  # noqa: E712
    HAS_SYSTEM == False, BY_HEAD == Colour.BLUE, SECRET.one_of(4),  # noqa: E712
]  # fmt: skip
COMPARED_OF_MEMBER: list[Value[bool]] = [
    *(left > 15 for left in NUMBERS_OF_MEMBER),
    *(left >= DIED for left in DAYS_OF_MEMBER),
]
EVERY_VALUE: list[Value[Any]] = []
EVERY_VALUE += [*CASE_FACTS, *MEMBER_FACTS, *PARAMETERS]
EVERY_VALUE += [*COMPARED, *COMPARED_OF_MEMBER, NAMED_CONDITION]
EVERYTHING: SentenceVocabulary = sentence_vocabulary(EVERY_VALUE)


def values_of(kind: type) -> st.SearchStrategy[object]:
    if kind is bool:
        return st.booleans()
    if kind is int:
        numbers = st.sampled_from([-3, 0, 1, 2, 15, 17, 18, 1_005, 30_000])
        return st.one_of(numbers, st.builds(Span, st.just(14), st.just(18)))
    if kind is date:
        days = st.sampled_from([date(1960, 2, 29), date(2008, 3, 4), date(2024, 4, 1), ON, date(2026, 3, 31)])
        return st.one_of(days, st.builds(Span, st.just(date(2008, 1, 1)), st.just(date(2008, 12, 31))))
    if kind is str:
        return st.sampled_from(["赤", "c』・『d", "a、かつ、b"])
    return st.one_of(st.sampled_from(list(kind)), st.just(Among(frozenset(kind))))  # type: ignore[call-overload]


@st.composite
def facts_given(draw: st.DrawFn) -> Facts:
    """分かっていること。どの事実も、不明や途中までのことがある。"""

    def some(facts: list[Fact[Any]]) -> dict[Fact[Any], Any]:
        return known(
            {fact: draw(st.one_of(values_of(fact.kind), st.just(Missing.UNKNOWN))) for fact in facts}
        )

    members: tuple[Facts, ...] | Missing = Missing.NOT_ASKED
    if draw(st.booleans()):
        members = tuple(Facts(some(MEMBER_FACTS)) for _ in range(draw(st.integers(0, 2))))
    return Facts(some(CASE_FACTS), {HOME: members})


def verdicts(rules: list[Value[bool]], facts: Facts, book: ParameterBook) -> list[object]:
    program = Program(rules)
    return program.evaluate(program.load(facts, book, ON))


@given(rule=booleans(of_member=False), facts=facts_given(), shows_values=st.booleans())
def test_どの規則も_文にして読み戻すと_同じ文と同じ結論になる(
    *, rule: Value[bool], facts: Facts, shows_values: bool
) -> None:
    book, on = (BOOK, ON) if shows_values else (None, None)
    sentence = words(rule, parameters=book, on=on)
    back = read_sentence(sentence, sentence_vocabulary([rule, *EVERY_VALUE]), parameters=book, on=on)
    assert not isinstance(back, Finding), f"{back}: {sentence}"
    assert words(back, parameters=book, on=on) == sentence
    before, after = verdicts([rule, back], facts, BOOK)
    assert before is after


NATIONAL = build_registry({})
NATIONAL_RULES: dict[str, tuple[Value[Any], ...]] = {
    **{item.id: item.expressions() for item in (*NATIONAL.catalogue, *NATIONAL.certificates.procedures)},
    **{one.id: (*one.as_procedure().expressions(), *one.side_expressions()) for one in NATIONAL.certificates},
}
NATIONAL_WORDS = sentence_vocabulary(value for values in NATIONAL_RULES.values() for value in values)
CONDITIONS = {
    name: [value for value in values if kind_of(value) is bool] for name, values in NATIONAL_RULES.items()
}


def read_back(rule: Value[bool], *, shows_values: bool) -> Value[bool]:
    book, on = (NATIONAL.parameters, ON) if shows_values else (None, None)
    sentence = words(rule, parameters=book, on=on)
    back = read_sentence(sentence, NATIONAL_WORDS, parameters=book, on=on)
    assert not isinstance(back, Finding), f"{back}: {sentence}"
    assert words(back, parameters=book, on=on) == sentence
    return back


@pytest.mark.parametrize("name", sorted(CONDITIONS))
def test_目録のどの条件も_文だけから_同じ事実と値の規則に読み戻せる(name: str) -> None:
    assert CONDITIONS[name]
    for rule in CONDITIONS[name]:
        back = read_back(rule, shows_values=False)
        assert set(facts_of(back)) == set(facts_of(rule))
        assert set(parameters_of(back)) == set(parameters_of(rule))
        assert set(groups_of(back)) == set(groups_of(rule))
        read_back(rule, shows_values=True)


@st.composite
def national_cases(draw: st.DrawFn) -> tuple[Value[bool], Facts]:
    rule = draw(st.sampled_from(CONDITIONS[draw(st.sampled_from(sorted(CONDITIONS)))]))

    def some(scope: Scope) -> dict[Fact[Any], Any]:
        used = [fact for fact in facts_of(rule) if fact.scope is scope]
        return known({fact: draw(st.one_of(values_of(fact.kind), st.just(Missing.UNKNOWN))) for fact in used})

    people = st.integers(0, 3).map(range)
    groups = {group: tuple(Facts(some(Scope.MEMBER)) for _ in draw(people)) for group in groups_of(rule)}
    return rule, Facts(some(Scope.CASE), groups)


@given(case=national_cases(), shows_values=st.booleans())
def test_目録の条件は_読み戻しても_不明を含むどの事実でも同じ結論になる(
    *, case: tuple[Value[bool], Facts], shows_values: bool
) -> None:
    rule, facts = case
    before, after = verdicts([rule, read_back(rule, shows_values=shows_values)], facts, NATIONAL.parameters)
    assert before is after


def reading(sentence: str, *values: Value[Any]) -> Value[bool] | Finding:
    return read_sentence(sentence, sentence_vocabulary([*values, *EVERYTHING.facts, *EVERYTHING.parameters]))


def test_同じ言い方の事実が二つあれば_どちらにも読まない() -> None:
    twin = Fact("twin", bool, "別の世帯主", says=("世帯主である", ""))
    found = reading("世帯主である、または、国保でない", twin, Fact("nhi", bool, "国保"))
    assert isinstance(found, Finding)
    assert found.code == "MDG219"


def test_言い方の中の_かつが_二通りに読めるなら_どちらにも読まない() -> None:
    one, two = Fact("one", bool, "犬"), Fact("two", bool, "猫")
    both = Fact("both", bool, "両方", says=("犬である、かつ、猫である", ""))
    assert not isinstance(reading("犬である、かつ、猫である", one, two), Finding)
    found = reading("犬である、かつ、猫である", one, two, both)
    assert isinstance(found, Finding)
    assert found.code == "MDG219"


def test_同じ題の_違う式は_どちらにも読まず_同じ式なら読む() -> None:
    first, second = label("月数", NUMBER + 1), label("月数", NUMBER + 2)
    found = reading("月数が3以上である", first, second)
    assert isinstance(found, Finding)
    assert found.code == "MDG219"
    same = label("月数", NUMBER + 1)
    assert not isinstance(reading("月数が3以上である", first, same), Finding)


def test_名の付いた式の題が_目録の中で重なれば_文にしたときに分かる() -> None:
    """文に名だけが出る式（条件でないもの）は、題ひとつに式ひとつ。"""
    forms: dict[str, set[object]] = {}
    for named in NATIONAL_WORDS.named:
        if kind_of(named) is not bool:
            found = reading(f"{named.title}が3以上である", *NATIONAL_WORDS.named)
            forms.setdefault(named.title, set()).add(found.code if isinstance(found, Finding) else "")
    assert "MDG219" not in set().union(*forms.values())


def test_世帯員の事実は_集まりの外では読まない() -> None:
    assert isinstance(reading("国保である"), Finding)
    inside = read_sentence("残る世帯員のだれかが（国保である）に当てはまる", EVERYTHING)
    assert not isinstance(inside, Finding)
    assert facts_of(inside) == (M_NHI,)


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("", 1),
        ("世帯主である、かつ、犬を飼っている", 11),
        ("（世帯主である、かつ、払い終えて、かつ受け取っている", 27),
        ("色が「緑」である", 3),
        ("世帯主である。", 7),
        ("成年の年齢が「高齢の年齢」を超える", 1),
    ],
)
def test_読めない文は_どこからかと_次にすることを言う(sentence: str, position: int) -> None:
    found = read_sentence(sentence, EVERYTHING, where="手引き 3行目")
    assert isinstance(found, Finding)
    assert found.code == "MDG218"
    assert found.where == f"手引き 3行目 {position}文字目"
    assert found.hint
    assert not sentence or sentence not in str(found)


def test_値で書かれた文は_その日の値の同じ規則に読む() -> None:
    rule = NUMBER >= OLD
    sentence = words(rule, parameters=BOOK, on=ON)
    assert sentence == "数（人と物）が18歳以上である"
    back = read_sentence(sentence, EVERYTHING, parameters=BOOK, on=ON)
    assert not isinstance(back, Finding)
    assert words(back, parameters=BOOK, on=ON) == sentence
    assert isinstance(read_sentence(sentence, EVERYTHING), Finding)


def test_読み方が数え切れない文は_時間をかけずに断る() -> None:
    names = [Fact(f"f{number}", bool, f"名{number}", says=("甲", "")) for number in range(12)]
    found = reading("、かつ、".join(["甲"] * 40), *names)
    assert isinstance(found, Finding)
    assert found.code == "MDG219"


def test_打ち消しの文は_当てはまらないのが一人か全員か_迷わせない() -> None:
    assert words(~any_member(HOME, M_NHI)) == "残る世帯員のだれも（国保である）に当てはまらない"
    assert words(~all_members(HOME, M_NHI)) == (
        "残る世帯員の全員が（国保である）に当てはまる、というわけではない"
    )
    assert (
        words(~at_least(2, HEAD, M_NHI))
        == "（世帯主である）・（国保である）のうち当てはまるのが2つに満たない"
    )


def test_年齢の文は_だれの年齢でいつ達するかを言う() -> None:
    age = legal_age(M_BORN, DIED, attained=Attained.EVE)
    assert words(any_member(HOME, age < 15)) == (
        "残る世帯員のだれかが（その人の生年月日から数えた死亡日の満年齢（誕生日の前日に達する）が15未満である）に当てはまる"
    )


def test_期間の文は_数える単位を落とさず_前へ数えるなら前と言う() -> None:
    assert words(shifted(DIED, TERM, PeriodUnit.MONTH) > ON) == (
        "死亡日から「待つ月数」後の日が令和8年3月3日より後である"
    )
    assert words(shifted(DIED, TERM, PeriodUnit.DAY) > ON, parameters=BOOK, on=ON) == (
        "死亡日から3か月（日で数える）後の日が令和8年3月3日より後である"
    )
    assert words(shifted(DIED, -7, PeriodUnit.DAY) > ON) == "死亡日から7日前の日が令和8年3月3日より後である"
