"""流れの約束: はい・いいえで進む図をたどると、分からないことがあっても、規則の判定と同じ結論になる。"""

from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Constant,
    Fact,
    Facts,
    Program,
    Value,
    all_of,
    any_of,
    at_least,
    choose,
    flow_of,
    known,
    label,
    law,
    none_of,
)

FACTS = [Fact(name, bool, name) for name in "abcdefgh"]
A, B, C, *_ = FACTS


@st.composite
def conditions(draw: st.DrawFn) -> Value[bool]:
    """事実を一度ずつ問う条件。同じことを二度問う条件は、下の試験で見る。"""
    facts = FACTS[: draw(st.integers(1, len(FACTS)))]
    parts: list[Value[bool]] = [~fact if draw(st.booleans()) else fact for fact in facts]
    parts += [Constant(value=draw(st.booleans()))] if draw(st.booleans()) else []
    while len(parts) > 1:
        chosen, parts = parts[:3], parts[3:]
        made: list[Value[bool]] = [all_of(*chosen), any_of(*chosen), none_of(*chosen), at_least(2, *chosen)]
        if len(chosen) == 3:
            made.append(choose(*chosen))
        parts.append(label("名", draw(st.sampled_from(made))))
    return parts[0]


@given(conditions(), st.lists(st.sampled_from([True, False, None]), min_size=8, max_size=8))
def test_流れをたどった結論は_判定と同じになる(rule: Value[bool], answers: list[bool | None]) -> None:
    flow = flow_of(rule)
    program = Program([rule, *(step.condition for step in flow.steps), *FACTS])
    values = {
        fact: Missing.UNKNOWN if answer is None else answer
        for fact, answer in zip(FACTS, answers, strict=True)
    }
    slots = program.load(Facts(known(values)))
    assert flow.verdict(lambda condition: program.read(condition)(slots, None)) is program.read(rule)(
        slots, None
    )


@given(conditions())
def test_流れは後へだけ進み_どの問いにも行き着く(rule: Value[bool]) -> None:
    flow = flow_of(rule)
    goals = [flow.start, *(goal for step in flow.steps for goal in (step.yes, step.no))]
    reached = {goal for goal in goals if not isinstance(goal, bool)}
    assert reached == set(range(len(flow.steps)))
    for index, step in enumerate(flow.steps):
        assert all(isinstance(goal, bool) or goal > index for goal in (step.yes, step.no))


def test_打ち消しは_問いを裏返さず_行き先を入れ替える() -> None:
    step = flow_of(~A).steps[0]
    assert step.condition is A
    assert (step.yes, step.no) == (False, True)


def test_同じことを二度問う条件でも_分からなければ要確認のまま() -> None:
    flow = flow_of(any_of(A, ~A))
    assert flow.verdict(lambda condition: None) is None
    assert flow.verdict(lambda condition: True) is True


def test_いつも同じ条件には_問いが無い() -> None:
    flow = flow_of(all_of(Constant(value=True), any_of(A, Constant(value=True))))
    assert flow.steps == ()
    assert flow.start is True


def test_問いには_いちばん内側の名と根拠が付く() -> None:
    rule = label("外", all_of(label("内", A, law("例法", 2)), B), law("例法", 1))
    assert [(step.title, [str(one) for one in step.laws]) for step in flow_of(rule).steps] == [
        ("内", ["例法2条"]),
        ("外", ["例法1条"]),
    ]


def test_どちらかで選ぶ条件は_枝ごとに問う() -> None:
    steps = flow_of(choose(A, B, C)).steps
    assert [step.condition for step in steps] == [A, B, C]
    assert [(step.yes, step.no) for step in steps] == [(1, 2), (True, False), (True, False)]
