"""理由・日本語・残り。一つの規則の、ほかの読み方。"""

from datetime import date
from enum import StrEnum
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.records import Missing
from madoguchi_core.rules import (
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
    Value,
    all_of,
    any_member,
    any_of,
    at_least,
    choose,
    count,
    explain,
    facts_of,
    known,
    label,
    law,
    none_of,
    residual,
    unknown_among,
    unknown_facts,
    what_would_change,
    words,
)


class Colour(StrEnum):
    RED = "赤"
    BLUE = "青"


NAMES = "abcd"
FACTS = [Fact(name, bool, name) for name in NAMES]
A, B, C, D = FACTS
VALUES = st.lists(st.sampled_from([True, False, None]), min_size=4, max_size=4)


def conditions() -> st.SearchStrategy[Value[bool]]:
    leaf: st.SearchStrategy[Value[bool]] = st.sampled_from(FACTS)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts)),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: any_of(*parts)),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: at_least(2, *parts)),
            inner.map(lambda part: ~part),
            inner.map(lambda part: label("名", part, law("例法", 1))),
            st.tuples(inner, inner, inner).map(lambda parts: choose(*parts)),
        ),
        max_leaves=6,
    )


def loaded(rule: Value[bool], values: list[bool | None]) -> tuple[Program, list[Any], Facts]:
    program = Program([rule, *FACTS])
    given_values = {
        fact: Missing.NOT_ASKED if value is None else value for fact, value in zip(FACTS, values, strict=True)
    }
    facts = Facts(known(given_values))
    return program, program.load(facts), facts


@given(conditions(), VALUES)
def test_決め手だけを残してほかを忘れても結論は同じ(rule: Value[bool], values: list[bool | None]) -> None:
    program, slots, facts = loaded(rule, values)
    explanation = explain(rule, program, slots)
    assert explanation.truth is program.read(rule)(slots, None)
    if explanation.truth is not None:
        used = {fact for ground in explanation.grounds for fact in facts_of(ground.condition)}
        kept = Facts({fact: facts[fact] for fact in used})
        assert program.read(rule)(program.load(kept), None) is explanation.truth


@given(conditions(), VALUES)
def test_残りは同じ答えになり_分かった事実を含まない(rule: Value[bool], values: list[bool | None]) -> None:
    program, slots, facts = loaded(rule, values)
    rest = residual(rule, program, slots)
    assert Program([rest]).evaluate(Program([rest]).load(facts))[0] is program.read(rule)(slots, None)
    if program.read(rule)(slots, None) is None:
        assert unknown_facts(rest, facts)
    else:
        assert isinstance(rest, Constant)


@given(st.lists(conditions(), min_size=1, max_size=3), VALUES)
def test_まとめて挙げた不明な事実は_一つずつ挙げたものを合わせたもの(
    rules: list[Value[bool]], values: list[bool | None]
) -> None:
    program, slots, facts = loaded(all_of(*rules), values)
    one_by_one = dict.fromkeys(fact for rule in rules for fact in unknown_facts(rule, facts))
    assert unknown_among(rules, program, slots, facts) == tuple(one_by_one)


@given(conditions(), st.lists(st.booleans(), min_size=4, max_size=4))
def test_変われば結論が変わる条件は_空でなければ今の決め手と食い違わない(
    rule: Value[bool], values: list[bool]
) -> None:
    program, slots, _ = loaded(rule, list(values))
    truth = program.read(rule)(slots, None)
    assert truth is not None
    for lever in what_would_change(rule, program, slots):
        assert lever.truth is program.read(lever.condition)(slots, None)


def test_かつの不要は_一つの条件で足りる() -> None:
    rule = all_of(A, B, C)
    program, slots, _ = loaded(rule, [False, False, None, None])
    assert [ground.condition for ground in explain(rule, program, slots).grounds] == [A]
    assert [ground.condition for ground in what_would_change(rule, program, slots)] == [A, B]


def test_根拠は外側の引用から内側の条件へ伝わる() -> None:
    rule = label("全体", all_of(label("一つ目", A, law("例法", 2)), B), law("例法", 1))
    program, slots, _ = loaded(rule, [True, True, None, None])
    grounds = explain(rule, program, slots).grounds
    assert [[str(one) for one in ground.laws] for ground in grounds] == [["例法1条", "例法2条"], ["例法1条"]]
    assert grounds[0].title == "一つ目"


def test_日本語のかっこは式の形から付く() -> None:
    head = Fact("h", bool, "世帯主", says=("世帯主である", "世帯主でない"))
    age = Fact("age", int, "年齢")
    line = Parameter("line", int, "節目の年齢", "歳")
    rule = any_of(all_of(head, age >= line), ~head)
    assert words(rule) == "（世帯主である、かつ、年齢が「節目の年齢」以上である）、または、世帯主でない"


def test_打ち消しはド_モルガンで文になる() -> None:
    assert words(none_of(A, B)) == "aでない、かつ、bでない"
    assert words(~all_of(A, B)) == "aでない、または、bでない"


def test_世帯員の条件と日付の条件の文() -> None:
    home = Group("home", "残る世帯員")
    age = Fact("m.age", int, "年齢", scope=Scope.MEMBER)
    day = Fact("day", date, "葬祭の日")
    assert words(any_member(home, age < 15)) == "残る世帯員のだれかが（年齢が15未満である）に当てはまる"
    assert words(count(home, age >= 15) >= 2) == "残る世帯員のうち（年齢が15以上である）人の数が2以上である"
    assert words(day <= date(2026, 3, 3)) == "葬祭の日が令和8年3月3日以前である"


def test_選択肢はかぎで囲み_はいいいえや運用の設定は_値でなく名を書く() -> None:
    mode = Parameter("mode", Colour, "町の運用", is_local=True)
    is_used = Parameter("used", bool, "制度があるか")
    colour = Fact("colour", Colour, "色")
    book = ParameterBook(
        [[Dated(mode, Colour.RED, Law("例")), Dated(is_used, value=False, source=Law("例"))]]
    )
    on = date(2026, 4, 1)
    assert words(colour == Colour.RED, parameters=book, on=on) == "色が「赤」である"
    assert words(mode.one_of(*Colour), parameters=book, on=on) == "「町の運用」が「赤」・「青」のどれかである"
    assert words(is_used == True, parameters=book, on=on) == "「制度があるか」が「はい」である"  # noqa: E712


def test_値どうしの比べ方は_値でなく名で読む() -> None:
    """値を書くと「18歳が18歳を超える」となり、読む人に何の決まりか分からない。"""
    adult = Parameter("adult", int, "成年の年齢", "歳")
    child = Parameter("child", int, "子の年齢", "歳")
    book = ParameterBook([[Dated(adult, 18, Law("民法")), Dated(child, 18, Law("国民年金法"))]])
    on = date(2026, 3, 3)
    assert words(adult > child, parameters=book, on=on) == "「成年の年齢」が「子の年齢」を超える"
    assert words(~(adult > child), parameters=book, on=on) == "「成年の年齢」が「子の年齢」以下である"
    assert (
        words(Fact("age", int, "年齢", unit="歳") >= adult, parameters=book, on=on) == "年齢が18歳以上である"
    )
