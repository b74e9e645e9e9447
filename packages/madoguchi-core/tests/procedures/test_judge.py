"""判定の約束: 五つの結論を分け、順によらず、期限は推測しない。"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_procedures import sample_procedure

from madoguchi_core.calendar import Counting, Rolls, TownCalendar
from madoguchi_core.errors import DuplicateName, RuleError
from madoguchi_core.procedures import (
    Amount,
    Catalogue,
    Document,
    DueStatus,
    LifeEvent,
    Outcome,
    Override,
    Plan,
    Procedure,
    ProcedureKind,
    SectionRole,
    apply_override,
    days_after,
    judge,
    limitation,
    promptly,
    reasons_of,
    target_months,
)
from madoguchi_core.records import Missing
from madoguchi_core.rules import Confidence, Dated, Fact, Facts, Law, Parameter, ParameterBook, known

NEEDED = Fact("needed", bool, "要るか", "要りますか。", says=("要る", "要らない"))
STARTS = Fact("starts", date, "起算の日")
YEN = Parameter("yen", int, "額", "円", is_local=True)
DAYS = Parameter("days", int, "日数", "日", is_local=True)
ON = date(2026, 3, 3)
KINDS = {
    ProcedureKind.NOTIFICATION: Outcome.REQUIRED,
    ProcedureKind.APPLICATION: Outcome.REQUIRED,
    ProcedureKind.EX_OFFICIO: Outcome.EX_OFFICIO,
    ProcedureKind.ELSEWHERE: Outcome.ELSEWHERE,
    ProcedureKind.CONFIRMATION: Outcome.TO_CONFIRM,
}


def procedure(name: str = "p", **changes: object) -> Procedure:
    return sample_procedure(name, NEEDED, **changes)


def plan_of(
    *procedures: Procedure, book: ParameterBook | None = None, on: date = ON, **facts: object
) -> Plan:
    values: dict[Fact[Any], object] = {
        NEEDED: facts.get("needed", Missing.NOT_ASKED),
        STARTS: facts.get("starts", Missing.NOT_ASKED),
    }
    return judge(
        Catalogue(procedures),
        Facts(known(values)),
        event=LifeEvent.DEATH,
        event_on=on,
        parameters=book or ParameterBook([]),
        calendar=TownCalendar(),
    )


@pytest.mark.parametrize(("kind", "outcome"), KINDS.items(), ids=[kind.value for kind in KINDS])
def test_条件が真のときの結論は手続きの性質で決まる(kind: ProcedureKind, outcome: Outcome) -> None:
    assert plan_of(procedure(kind=kind), needed=True)["p"].outcome is outcome


@pytest.mark.parametrize("kind", list(ProcedureKind), ids=lambda kind: kind.value)
def test_分からないものは要確認で_偽だけが不要になる(kind: ProcedureKind) -> None:
    unsure = plan_of(procedure(kind=kind))["p"]
    assert unsure.outcome is Outcome.TO_CONFIRM
    assert unsure.unknown == (NEEDED,)
    assert plan_of(procedure(kind=kind), needed=False)["p"].outcome is Outcome.NOT_REQUIRED


@given(st.permutations(["a", "b", "c", "d"]), st.permutations([NEEDED, STARTS]))
def test_結果は手続きや事実を渡す順によらない(order: list[str], facts: list[Fact[Any]]) -> None:
    deadline = days_after(STARTS, 14, wording="14日以内", laws=())
    procedures = {
        "a": procedure("a", after=("d",)),
        "b": procedure("b", deadline=deadline),
        "c": procedure("c", required_when=~NEEDED),
        "d": procedure("d", deadline=days_after(STARTS, 20, wording="20日以内", laws=())),
    }
    values: dict[Fact[Any], object] = {NEEDED: True, STARTS: ON}
    plan = judge(
        Catalogue([procedures[name] for name in order]),
        Facts(known({fact: values[fact] for fact in facts})),
        event=LifeEvent.DEATH,
        event_on=ON,
        parameters=ParameterBook([]),
        calendar=TownCalendar(),
    )
    assert [decision.procedure.id for decision in plan.decisions] == ["b", "d", "a", "c"]


def test_先にする手続きは_それも行うときだけ先になる() -> None:
    early = procedure("early", deadline=days_after(STARTS, 1, wording="1日", laws=()), after=("late",))
    late = procedure("late", deadline=days_after(STARTS, 30, wording="30日", laws=()))
    both = plan_of(early, late, needed=True, starts=ON)
    assert [decision.procedure.id for decision in both.decisions] == ["late", "early"]
    unneeded = plan_of(early, replace(late, required_when=~NEEDED), needed=True, starts=ON)
    assert [decision.procedure.id for decision in unneeded.decisions] == ["early", "late"]


def test_初日算入と不算入で一日違い_閉庁日は翌開庁日へ送る() -> None:
    koseki = days_after(STARTS, 7, wording="7日", laws=(), counting=Counting.FIRST_DAY_INCLUDED)
    juki = days_after(STARTS, 14, wording="14日", laws=())
    plan = plan_of(
        procedure("k", deadline=koseki), procedure("j", deadline=juki), needed=True, starts=date(2026, 4, 19)
    )
    assert plan["k"].due.on == date(2026, 4, 27)
    assert plan["k"].due.before_roll == date(2026, 4, 25)
    assert plan["k"].due.is_rolled
    assert plan["j"].due.on == date(2026, 5, 7)
    assert plan["j"].due.before_roll == date(2026, 5, 3)


def test_時効と目安は休日でも送らない() -> None:
    two_years = limitation(STARTS, 2, wording="2年", laws=())
    ten_months = target_months(STARTS, 10, wording="10か月", laws=())
    plan = plan_of(
        procedure("l", deadline=two_years),
        procedure("t", deadline=ten_months),
        needed=True,
        starts=date(2024, 3, 3),
    )
    assert plan["l"].due.on == plan["l"].due.before_roll == date(2026, 3, 3)
    assert plan["t"].due.is_target
    assert two_years.rolls is Rolls.NONE


def test_祝日を知らない年の末日は_日を作らず_落ちない() -> None:
    late = days_after(STARTS, 14, wording="14日以内", laws=())
    due = plan_of(procedure(deadline=late), needed=True, starts=date(2205, 3, 3))["p"].due
    assert (due.status, due.on) == (DueStatus.UNKNOWN, None)


def test_起算の日が分からなければ期限の日を作らない() -> None:
    plan = plan_of(procedure(deadline=days_after(STARTS, 14, wording="14日以内", laws=())), needed=True)
    assert (plan["p"].due.status, plan["p"].due.on) == (DueStatus.UNKNOWN, None)
    assert plan_of(procedure(deadline=promptly()), needed=True)["p"].due.status is DueStatus.NONE


def test_町の日数が決まっていなければ_期限の日を作らず_どの値かを言う() -> None:
    local = procedure(deadline=days_after(STARTS, DAYS, wording="町の日数以内", laws=()))
    due, undecided = (found := plan_of(local, needed=True, starts=ON)["p"]).due, found.undecided
    assert (due.status, due.on, due.starts_on, undecided) == (DueStatus.UNKNOWN, None, ON, (DAYS,))
    book = ParameterBook([[Dated(DAYS, 14, Law("例"))]])
    decided = plan_of(local, book=book, needed=True, starts=ON)["p"]
    assert (decided.due.on, decided.undecided) == (date(2026, 3, 17), ())


def test_決まっていない町の値は結論を止めるが_金額だけなら結論は止まらない() -> None:
    mode = Parameter("mode", bool, "町の運用", is_local=True)
    unset = plan_of(procedure(required_when=mode == True), needed=True)["p"]  # noqa: E712
    assert (unset.outcome, unset.unset) == (Outcome.TO_CONFIRM, (mode,))
    paid = plan_of(procedure(amount=Amount(YEN)), needed=True)["p"]
    assert (paid.outcome, paid.amount and paid.amount.yen) == (Outcome.REQUIRED, None)


def test_確かでない値には印が付く() -> None:
    book = ParameterBook([[Dated(YEN, 30000, Law("例"), confidence=Confidence.UNSOURCED)]])
    decision = plan_of(
        procedure(amount=Amount(YEN), confidence=Confidence.LAW_KNOWN), needed=True, book=book
    )["p"]
    assert decision.amount is not None
    assert (decision.amount.yen, decision.amount.mark) == (30000, "出典未確認")
    assert decision.marks == ("出典未確認（条文未照合）",)


def test_出典そのものが未確認なら_条文だけ未照合の印を並べない() -> None:
    book = ParameterBook([[Dated(YEN, 1, Law("例"), confidence=Confidence.LAW_KNOWN)]])
    decision = plan_of(procedure(required_when=YEN > 0, confidence=Confidence.UNSOURCED), book=book)["p"]
    assert decision.marks == ("出典未確認",)


def test_同時にする手続きは_それも要るときだけ期限の所に並ぶ() -> None:
    first = procedure("first", deadline=days_after(STARTS, 7, wording="7日", laws=()))
    other = procedure("other", deadline=days_after(STARTS, 30, wording="30日", laws=()))
    permit = procedure("permit", together_with="first")
    needless = replace(first, required_when=~NEEDED)

    def order(*procedures: Procedure) -> list[str]:
        return [item.procedure.id for item in plan_of(*procedures, needed=True, starts=ON).decisions]

    assert order(other, permit, first) == ["first", "permit", "other"]
    assert order(other, permit, needless) == ["first", "other", "permit"]


def test_施行前と廃止後の手続きは判定しない() -> None:
    dated = procedure(since=date(2026, 4, 1), until=date(2027, 3, 31))
    for on, count in (
        (date(2026, 3, 31), 0),
        (date(2026, 4, 1), 1),
        (date(2027, 3, 31), 1),
        (date(2027, 4, 1), 0),
    ):
        assert len(plan_of(dated, on=on, needed=True).decisions) == count


def test_持ち物は一つにまとめ_要らないと分かった物だけを外す() -> None:
    card = Document("本人確認書類")
    plan = plan_of(
        procedure("a", bring=(card, Document("証", "お持ちのとき"))),
        procedure("b", bring=(card, Document("証"), Document("別の物", "ときどき", ~NEEDED))),
        needed=True,
    )
    assert [(item.item, item.whens) for item in plan.to_bring] == [("本人確認書類", ()), ("証", ())]


def test_計画は窓口ごとと_まだ分からない事実ごとにも読める() -> None:
    tax = procedure("t", section=SectionRole.TAX, required_when=NEEDED)
    plan = plan_of(procedure("n"), tax, procedure("x", required_when=~NEEDED), needed=True)
    assert {role: [item.procedure.id for item in items] for role, items in plan.by_section.items()} == {
        SectionRole.NHI: ["n"],
        SectionRole.TAX: ["t"],
    }
    assert plan.open_facts == ()
    assert plan_of(procedure("n"), tax).open_facts == (NEEDED,)
    assert [item.procedure.id for item in plan.by_outcome] == ["n", "t", "x"]


def test_条件の付いた持ち物には_要るときの説明が要る() -> None:
    with pytest.raises(RuleError, match="MDG212"):
        Document("証", condition=NEEDED)


def test_理由は使った事実と値と出どころと根拠を言う() -> None:
    plan = plan_of(procedure(), needed=True)
    (reason,) = reasons_of(plan, plan["p"])
    assert reason.text == "要る"
    assert [(fact.title, fact.value) for fact in reason.facts] == [("要るか", "はい")]
    assert [str(one) for one in reason.laws] == ["例法1条"]
    (unknown,) = reasons_of(plan_of(procedure()), plan_of(procedure())["p"])
    assert unknown.text == "「要る」かどうかが分からない"


def test_目録は重なる_id_と無い順と輪を断る() -> None:
    with pytest.raises(DuplicateName, match="MDG303"):
        Catalogue([procedure(), procedure()])
    with pytest.raises(RuleError, match="MDG209"):
        Catalogue([procedure(after=("nobody",))])
    with pytest.raises(RuleError, match="MDG210"):
        Catalogue([procedure("a", after=("b",)), procedure("b", after=("a",))])


def test_根拠のない手続きは作れない() -> None:
    with pytest.raises(RuleError, match="MDG208"):
        procedure(laws=())


def test_上書きは違いを言葉で残し_id_は変えられない() -> None:
    changed, differences = apply_override(procedure(), Override("p", {"required_when": ~NEEDED}, "町の要綱"))
    assert changed.required_when is not NEEDED
    assert [(item.item, item.before, item.after) for item in differences] == [
        ("required_when", "要る", "要らない")
    ]
    with pytest.raises(RuleError, match="MDG211"):
        apply_override(procedure(), Override("p", {"id": "q"}, "だめ"))
