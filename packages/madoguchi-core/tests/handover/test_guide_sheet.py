"""ご案内の紙の約束: 先にする順に番号を付け、区別は線で分かり、書く欄と持ち物がそろい、印と出どころを隠さない。"""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import TownCalendar
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.handover import (
    GuideModel,
    SectionGuide,
    due_shown,
    guide_model,
    render_guide,
    render_staff_sheet,
    staff_model,
)
from madoguchi_core.interview import inquire
from madoguchi_core.procedures import (
    Amount,
    Catalogue,
    Document,
    Due,
    DueStatus,
    LifeEvent,
    Plan,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    judge,
    limitation,
    promptly,
    target_months,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import (
    Among,
    Confidence,
    Dated,
    Fact,
    Facts,
    Held,
    Law,
    Origin,
    OriginKind,
    Parameter,
    ParameterBook,
    all_of,
    label,
    law,
)

NEEDED = Fact("needed", bool, "要ること", "要りますか。", says=("要る", "要らない"))
STARTS = Fact("starts", date, "葬祭の日", "ご葬儀の日はいつですか。")
KIND = Fact("kind", ProcedureKind, "種類", "種類はどれですか。")
YEN = Parameter("yen", int, "額", "円", is_local=True)
AGE = Parameter("age", int, "年齢", "歳")
YEARS = Fact("years", int, "年数", "何年でしたか。", unit="歳")
ON = date(2026, 3, 3)
ASKED = Origin(OriginKind.ANSWER, "聞き取り")


def procedure(name: str, **changes: object) -> Procedure:
    return sample_procedure(name, NEEDED, **changes)


def planned(
    *procedures: Procedure, dated: tuple[Dated, ...] = (), **values: object
) -> tuple[Catalogue, Plan]:
    facts: dict[str, Fact[Any]] = {"needed": NEEDED, "starts": STARTS, "kind": KIND, "years": YEARS}
    register = Origin(OriginKind.REGISTER, "見本の台帳")
    held = {
        facts[name]: Held(value, register if isinstance(value, Among) else ASKED)
        for name, value in values.items()
    }
    catalogue = Catalogue(procedures)
    plan = judge(
        catalogue,
        Facts(held),
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([dated]),
        calendar=TownCalendar(),
    )
    return catalogue, plan


def model(*procedures: Procedure, printed_on: date = ON, **values: object) -> GuideModel:
    catalogue, plan = planned(*procedures, dated=(), **values)
    return guide_model(
        plan,
        inquire(catalogue, plan),
        municipality="見本町",
        sections={
            SectionRole.TAX: SectionGuide(name="税係", counter="5番窓口", floor="1階", phone="00-0000")
        },
        printed_on=printed_on,
        data_as_of=None,
    )


def test_必要な手続きには_先にする順に番号が付く() -> None:
    late = procedure("a", deadline=days_after(STARTS, 30, wording="30日", laws=()))
    soon = procedure("b", deadline=days_after(STARTS, 14, wording="14日", laws=()))
    first = procedure("c", deadline=days_after(STARTS, 60, wording="60日", laws=()))
    after = procedure("d", deadline=days_after(STARTS, 1, wording="1日", laws=()), after=("c",))
    rows = model(late, soon, first, after, needed=True, starts=ON).required
    assert [(row.number, row.title) for row in rows] == [
        (1, "手続きb"), (2, "手続きa"), (3, "手続きc"), (4, "手続きd"),
    ]  # fmt: skip


def test_日付の無い手続きは_同時にする手続きの期限の所に並ぶ() -> None:
    report = procedure("b", deadline=days_after(STARTS, 7, wording="7日", laws=()))
    later = procedure("c", deadline=days_after(STARTS, 30, wording="30日", laws=()))
    permit = procedure("a", deadline=promptly("届と同時に"), together_with="b")
    rows = model(later, permit, report, needed=True, starts=ON).required
    assert [row.title for row in rows] == ["手続きb", "手続きa", "手続きc"]


def test_理由は_ご家族のことだけを一度ずつ言い_制度だけの条件は職員の紙に残す() -> None:
    in_force = label("制度がある", AGE == 18, law("例法", 2))
    old = label("当てはまる", all_of(KIND == ProcedureKind.ELSEWHERE, NEEDED), law("例法", 3))
    _, plan = planned(
        procedure("a", required_when=all_of(in_force, old)),
        dated=(Dated(AGE, 18, law("例法", 2)),),
        needed=True,
        kind=ProcedureKind.ELSEWHERE,
    )
    family = guide_model(plan, municipality="見本町", sections={}, printed_on=ON, data_as_of=None).required[0]
    assert family.reasons == ("当てはまる",)
    staff = render_staff_sheet(staff_model(plan, municipality="見本町", printed_on=ON, data_as_of=None))
    assert "制度がある" in staff


def test_当てはまるときの持ち物は_含まれる言い方を重ねて言わない() -> None:
    agent, wide = "代理の方が来られるとき", "代理の方が来られるとき、または別の方が受け取るとき"
    found = model(
        procedure("a", bring=(Document("委任状", agent),)),
        procedure("b", bring=(Document("委任状", wide),)),
        needed=True,
    ).to_bring_when
    assert [(item.item, item.whens) for item in found] == [("委任状", (wide,))]


@pytest.mark.parametrize("kind", list(ProcedureKind), ids=lambda kind: kind.title)
def test_決まらないものは_どの種類でも決め手の質問の下に一度だけ出る(kind: ProcedureKind) -> None:
    guide = model(procedure("a", kind=kind))
    lines = [line for topic in guide.topics for question in topic.questions for line in question.lines]
    assert [(line.when, line.title, line.is_settled) for line in lines] == [
        ("「はい」のとき", "手続きa", True)
    ]
    assert guide.to_confirm_count == 1
    assert (guide.required, guide.ex_officio, guide.elsewhere) == ((), (), ())
    assert (guide.ledger, guide.together, guide.local) == ((), (), ())


def test_届け出の要らないものと役場の外のものは_別の表になり_問い合わせ先が出る() -> None:
    guide = model(
        procedure("a", kind=ProcedureKind.EX_OFFICIO, effects="登録がなくなります。"),
        procedure("b", kind=ProcedureKind.ELSEWHERE),
        needed=True,
    )
    assert [(row.title, row.effects) for row in guide.ex_officio] == [("手続きa", "登録がなくなります。")]
    assert [(row.title, row.office) for row in guide.elsewhere] == [("手続きb", "年金事務所")]
    assert "年金事務所" in render_guide(guide)


def test_町の決まりが無いために決まらないときは_その表に出る() -> None:
    guide = model(procedure("a", required_when=YEARS >= AGE), years=70)
    assert [(row.title, row.subject) for row in guide.local] == [("手続きa", "年齢")]
    assert (guide.topics, guide.ledger, guide.together) == ((), (), ())


@given(st.dates(date(2025, 1, 1), date(2027, 12, 1)), st.integers(1, 60))
def test_期限の日と過ぎたことは_作る日との前後だけで決まる(printed_on: date, days: int) -> None:
    _, plan = planned(
        procedure("a", deadline=days_after(STARTS, days, wording="", laws=())), needed=True, starts=ON
    )
    due = plan["a"].due
    assert due.on is not None
    shown = due_shown(due, printed_on=printed_on)
    assert shown.day.endswith("まで")
    assert shown.is_past is (printed_on > due.on)
    assert any("過ぎています" in note for note in shown.notes) is shown.is_past


def test_目安は期限と呼ばず_まで_と言わない() -> None:
    deadline = target_months(STARTS, 10, wording="遅滞なく", laws=())
    row = model(procedure("a", deadline=deadline), needed=True, starts=ON).required[0]
    assert (row.due.day, row.due.is_target) == ("令和9年1月3日（日）ごろ", True)


def test_閉庁日で送ったときは_もとの期限を言う() -> None:
    deadline = days_after(STARTS, 11, wording="11日", laws=())
    row = model(procedure("a", deadline=deadline), needed=True, starts=ON).required[0]
    assert row.due.day == "令和8年3月16日（月）まで"
    assert row.due.notes == ("もとの期限の令和8年3月14日（土）は閉庁日のため、次の開庁日までです",)


def test_起算の日が分からなければ_何をうかがえば決まるかを言う() -> None:
    deadline = limitation(STARTS, 2, wording="葬祭の日の翌日から2年", laws=())
    due = model(procedure("a", deadline=deadline), needed=True, starts=Missing.UNKNOWN).required[0].due
    assert (due.day, due.notes) == ("", ("「葬祭の日」をうかがうと、日付が決まります",))


def test_町の日数が分からないときは_もう分かっている起算の日をうかがうと言わない() -> None:
    shown = due_shown(Due(DueStatus.UNKNOWN, "町の日数以内", starts_on=ON), printed_on=ON, starts=STARTS)
    assert (shown.day, shown.notes) == ("", ("日付は窓口で確かめます",))


def test_定めのない期限に_日付も過ぎたことも出ない() -> None:
    shown = due_shown(Due(DueStatus.NONE, "速やかに"), printed_on=ON)
    assert (shown.day, shown.is_past, shown.notes) == ("", False, ())


def test_持ち物は_必ず要るものと_当てはまるときに分かれ_要確認の物は質問の下に出る() -> None:
    always = procedure("a", bring=(Document("本人確認書類"), Document("委任状", "代理の方が来られるとき")))
    maybe = procedure("b", required_when=YEARS >= 65, bring=(Document("年金証書"), Document("本人確認書類")))
    guide = model(always, maybe, needed=True)
    assert [item.item for item in guide.to_bring] == ["本人確認書類"]
    assert [(item.item, item.whens) for item in guide.to_bring_when] == [
        ("委任状", ("代理の方が来られるとき",))
    ]
    (line,) = guide.topics[0].questions[0].lines
    assert (line.when, [item.item for item in line.bring]) == ("お答えにより", ["年金証書", "本人確認書類"])


def test_窓口は_階と番号と電話を出し_同じ窓口はひとつにまとめる() -> None:
    guide = model(
        procedure("a", section=SectionRole.TAX),
        procedure("b"),
        procedure("c", section=SectionRole.TAX),
        needed=True,
    )
    stops = [(stop.place.name, [row.number for row in stop.rows]) for stop in guide.route]
    assert stops == [("税係", [1, 3]), (SectionRole.NHI.title, [2])]
    assert (guide.route[0].place.where, guide.route[0].place.phone) == ("1階　5番窓口", "00-0000")


def test_うかがうことには_選ぶ欄か書く欄が付き_分からないと答えられる() -> None:
    guide = model(
        procedure("a"),
        procedure("b", required_when=KIND == ProcedureKind.ELSEWHERE),
        procedure("c", required_when=date(2026, 1, 1) <= STARTS),
        procedure("d", required_when=YEARS >= 10),
        kind=Among(frozenset({ProcedureKind.ELSEWHERE, ProcedureKind.NOTIFICATION})),
    )
    questions = [question for topic in guide.topics for question in topic.questions]
    asked = {question.text: (question.choices, question.is_date) for question in questions}
    assert asked == {
        "要りますか。": (("はい", "いいえ", "分からない"), False),
        "種類はどれですか。": (("届出", "役場の外の手続き", "分からない"), False),
        "ご葬儀の日はいつですか。": ((), True),
        "何年でしたか。": ((), False),
    }
    assert render_guide(guide).count("要りますか。") == 1
    # 配偶者の生年月日を書けるように、昭和と大正も要る
    assert "大正・昭和・平成・令和" in render_guide(guide)


def test_尋ねることを渡さなければ_うかがう欄を作らない() -> None:
    _, plan = planned(procedure("a"))
    guide = guide_model(plan, municipality="", sections={}, printed_on=ON, data_as_of=None)
    assert (guide.topics, [row.title for row in guide.together]) == ((), ["手続きa"])
    assert "うかがいたいこと" not in render_guide(guide)


def test_出典未確認の印は両方の紙に_条文未照合の印は職員の紙だけに出る() -> None:
    amount = Amount(YEN)
    procedures = (
        procedure("a", confidence=Confidence.UNSOURCED),
        procedure("b", confidence=Confidence.LAW_KNOWN),
        procedure("c", amount=amount),
    )
    dated = (Dated(YEN, 30000, Law("例規"), confidence=Confidence.UNSOURCED),)
    _, plan = planned(*procedures, dated=dated, needed=True)
    guide = guide_model(plan, municipality="見本町", sections={}, printed_on=ON, data_as_of=None)
    staff = staff_model(plan, municipality="見本町", printed_on=ON, data_as_of=None)
    assert [row.marks for row in guide.required] == [("出典未確認",), (), ("出典未確認",)]
    assert [row.marks for row in staff.rows] == [
        ("出典未確認",),
        ("出典未確認（条文未照合）",),
        ("出典未確認",),
    ]
    assert "条文未照合" not in render_guide(guide)
    assert guide.required[2].amount == "30,000円"


def test_職員の紙は_値と出どころと根拠と確かめる相手を言う() -> None:
    catalogue, plan = planned(
        procedure("a", required_when=YEARS >= 65),
        procedure("b"),
        procedure("c", required_when=YEARS >= AGE),
        years=70,
    )
    staff = staff_model(
        plan,
        inquire(catalogue, plan),
        municipality="見本町",
        printed_on=ON,
        data_as_of=ON,
        findings=[Finding("MDG603", Severity.WARNING, "支援措置", "照合していません", "照合してください")],
    )
    rows = {row.id: row for row in staff.rows}
    assert str(rows["a"].reasons[0].facts[0].origin) == "ご家族の回答・聞き取り"
    assert rows["a"].changes == ("年数が65未満である",)
    assert rows["b"].confirm == ("ご家族: 要ること",)
    assert staff.unset == ("年齢（age）",)
    text = render_staff_sheet(staff)
    assert "70歳" in text
    assert "照合していません" in text
    assert "例法1条" in text


def test_名や文に記号があっても_紙の形は崩れない() -> None:
    guide = model(procedure("a", title='<b>&"手続き', effects="<script>"), needed=True)
    text = render_guide(guide)
    assert "<script>" not in text
    assert "&lt;b&gt;&amp;&#34;手続き" in text


def test_どの紙も_外の物を読まず_行の途中で切れず_ページの番号がある() -> None:
    _, plan = planned(procedure("a"))
    papers = [
        render_guide(model(procedure("a"))),
        render_staff_sheet(staff_model(plan, municipality="", printed_on=ON, data_as_of=None)),
    ]
    for text in papers:
        assert not re.search(r"https?://|src=|@import|url\(", text)
        assert "break-inside: avoid" in text
        assert "counter(pages)" in text
        assert "size: A4" in text
