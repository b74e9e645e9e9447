"""判定の理由（職員用）。不要も含めたすべての手続きの、決め手・値の出どころ・根拠・変わる条件。"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from madoguchi_core.calendar import WarekiStyle, term_words
from madoguchi_core.findings import Finding
from madoguchi_core.handover._guide_words import (
    DueShown,
    amount_text,
    day_or_blank,
    decision_due,
    marks_of,
    setting_words,
)
from madoguchi_core.handover._judged import Judged, whose
from madoguchi_core.households import HouseholdTable
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import (
    Amendment,
    Decision,
    Gathered,
    Outcome,
    Plan,
    Procedure,
    Reason,
    condition_words,
    gather,
    merged_reasons,
    named_once,
    reasons_of,
)
from madoguchi_core.rules import Fact, Ground, Program, Slots, what_would_change


@dataclass(frozen=True, slots=True)
class StaffRow:
    """
    手続きひとつ分。

    Attributes:
        id: 手続きの id。
        title: 手続きの名。
        outcome: 結論。
        condition: 条件の文。
        reasons: 決め手と、使った値・出どころ・根拠。まだ分からないだけの条件は、*confirm* にあるので載せない。
        changes: 結論を逆にするのに、変わらなければならない条件。結論がまだなら空。
        due: 期限。
        due_laws: 期限の根拠。
        laws: 手続きの根拠。
        office: 役場の外の窓口。町で受け付けるものは空。
        amount: 金額の言い方。
        confirm: 確かめること（だれに、何を）。
        undecided: 扱い方を決める町の値のうち、決まっていないもの。
        amendments: 出来事の日に効いている、制度の変わり目。
        marks: 確かでない根拠の印。
        note: 職員向けの注意。
        is_staff_only: ご家族の紙に載らないか。
        names: だれの手続きか（呼び名）。届出ひとつの手続きでは空。
    """

    id: str
    title: str
    outcome: str
    condition: str
    reasons: tuple[Reason, ...] = field(repr=False)
    changes: tuple[str, ...] = field(repr=False)
    due: DueShown
    due_laws: str
    laws: str
    office: str
    amount: str
    confirm: tuple[str, ...]
    undecided: tuple[str, ...]
    amendments: tuple[str, ...]
    marks: tuple[str, ...]
    note: str
    is_staff_only: bool
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class StaffHousehold:
    """
    異動の世帯。

    Attributes:
        tables: 異動の前と後を並べた、世帯ごとの表。
        questions: 世帯主や続柄について、職員が確かめることと、あり得る答え。
        parts: 呼び名と、届出での立場。
    """

    tables: tuple[HouseholdTable, ...] = field(default=(), repr=False)
    questions: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """同じ結論の手続き。不要のものは、短く載せる。"""

    outcome: Outcome
    rows: tuple[StaffRow, ...]

    @property
    def is_needless(self) -> bool:
        """不要のものか。"""
        return self.outcome is Outcome.NOT_REQUIRED


@dataclass(frozen=True, slots=True)
class StaffModel:
    """
    職員用の紙に載せるもの。

    Attributes:
        municipality: 自治体の名。
        event_title: 出来事の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        findings: この件についての指摘。
        lookups: 台帳の担当に確かめること。台帳ごとに一行。
        later: 前提が分かってから、ご家族にうかがうこと。
        days: 期限の日を言うために、ご家族にうかがうこと。
        unanswerable: うかがったが分からなかったこと、尋ねる前提に当てはまらないこと。
        unset: 結論を止めている、町がまだ決めていない値。
        groups: すべての手続き。結論ごと。
        household: 異動の世帯。死亡では空。
    """

    municipality: str
    event_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    findings: tuple[Finding, ...]
    lookups: tuple[str, ...] = field(repr=False)
    later: tuple[str, ...] = field(repr=False)
    days: tuple[str, ...] = field(repr=False)
    unanswerable: tuple[str, ...] = field(repr=False)
    unset: tuple[str, ...]
    groups: tuple[StaffGroup, ...]
    household: StaffHousehold

    @property
    def rows(self) -> tuple[StaffRow, ...]:
        """すべての手続き。"""
        return tuple(row for group in self.groups for row in group.rows)


def staff_model(
    plan: Plan,
    inquiry: Inquiry | None = None,
    *,
    municipality: str,
    printed_on: date,
    data_as_of: date | None,
    findings: Sequence[Finding] = (),
) -> StaffModel:
    """
    職員用の紙に載せるものを決める。不要も職員だけの手続きも含めて、すべての手続きの理由を載せる。

    使った値（生年月日など）が載るので、ご家族には渡さない。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。None なら、確かめることのまとめを作らない。
        municipality: 自治体の名。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
        findings: この件についての指摘（支援措置を照合していない、台帳と回答が食い違う、など）。
    """
    return move_staff(
        (Judged("", plan, Inquiry() if inquiry is None else inquiry),),
        household=StaffHousehold(),
        municipality=municipality,
        printed_on=printed_on,
        data_as_of=data_as_of,
        findings=findings,
    )


def move_staff(
    judged: Sequence[Judged],
    *,
    common: AbstractSet[Fact[Any]] = frozenset(),
    household: StaffHousehold,
    municipality: str,
    printed_on: date,
    data_as_of: date | None,
    findings: Sequence[Finding] = (),
) -> StaffModel:
    """
    異動の職員用の紙に載せるものを決める。世帯の前と後、届出ひとつと一人ずつのすべての手続きの理由を載せる。

    Args:
        judged: 届出ひとつの判定と、一人ずつの判定。
        common: 届出に付く事実。だれについて確かめるかを言わない。
        household: 異動の世帯。
        municipality: 自治体の名。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
        findings: この件についての指摘。
    """
    desk = _Desk({one.name: _Bench.of(one.plan) for one in judged}, printed_on)
    wanted = _Wanted(judged, common)
    event = judged[0].plan
    plans = [(one.name, one.plan) for one in judged]
    unset = dict.fromkeys(parameter for one in judged for parameter in one.inquiry.unset)
    return StaffModel(
        municipality=municipality,
        event_title=event.event.title,
        event_on=day_or_blank(event.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        findings=tuple(findings),
        lookups=wanted.by_holder(),
        later=wanted.titles(lambda asked: (question.fact for question in asked.later)),
        days=wanted.titles(lambda asked: (question.fact for question in asked.day_questions)),
        unanswerable=wanted.titles(lambda asked: asked.unanswerable),
        unset=tuple(setting_words(parameter) for parameter in unset),
        groups=tuple(
            StaffGroup(outcome, tuple(desk.row(row) for row in rows))
            for outcome in Outcome
            if (rows := gather(plans, outcome))
        ),
        household=household,
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """まだ確かめることを、だれについてかを添えて並べる。"""

    judged: Sequence[Judged]
    common: AbstractSet[Fact[Any]]

    def titles(self, facts_of: Callable[[Inquiry], Iterable[Fact[Any]]]) -> tuple[str, ...]:
        """事実の名。"""
        found = whose(self.judged, self.common, facts_of)
        return tuple(self._title(fact, names) for fact, names in found.items())

    def by_holder(self) -> tuple[str, ...]:
        """台帳の担当に確かめることを、台帳ごとに一行。"""
        found = whose(self.judged, self.common, lambda asked: (lookup.fact for lookup in asked.lookups))
        return _lines((fact.holder.value, self._title(fact, names)) for fact, names in found.items())

    def _title(self, fact: Fact[Any], names: tuple[str, ...]) -> str:
        everyone = sum(one.is_person for one in self.judged)
        said = "全員" if len(names) == everyone > 1 else "・".join(names)
        return f"{fact.title}（{said}）" if said else fact.title


def _lines(held: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    found: dict[str, list[str]] = {}
    for holder, title in held:
        found.setdefault(holder, []).append(title)
    return tuple(f"{holder}: {'、'.join(titles)}" for holder, titles in found.items())


@dataclass(frozen=True, slots=True)
class _Bench:
    """一人の判定のあいだ変わらないもの。"""

    plan: Plan
    program: Program
    slots: Slots = field(repr=False)

    @classmethod
    def of(cls, plan: Plan) -> "_Bench":
        program = Program([decision.procedure.required_when for decision in plan.decisions])
        return cls(plan, program, program.load(plan.facts, plan.parameters, plan.law_on))

    def reasons(self, decision: Decision) -> tuple[Reason, ...]:
        """決め手。結論がまだのときは、途中まで分かっている値のある条件だけ。"""
        # 同じ名の条件がいくつにも分かれることがあるので、同じ文は一度だけにする
        reasons = tuple(
            {reason.text: reason for reason in reversed(reasons_of(self.plan, decision))}.values()
        )[::-1]
        if decision.explanation.truth is not None:
            return reasons
        if not decision.unknown and not decision.unset:
            return reasons  # 世帯にだれがいるか分からない、など。尋ねる事実が無いので、条件をそのまま見せる
        held = {fact.title for fact in self.plan.facts if self.plan.facts[fact].known is not None}
        return tuple(reason for reason in reasons if any(fact.title in held for fact in reason.facts))

    def changes(self, procedure: Procedure) -> tuple[str, ...]:
        """結論を逆にするのに、変わらなければならない条件。"""
        change = what_would_change(procedure.required_when, self.program, self.slots)
        return tuple(self._opposite(ground) for ground in change)

    def _opposite(self, ground: Ground) -> str:
        return condition_words(self.plan, ~ground.condition if ground.truth else ground.condition)


@dataclass(frozen=True, slots=True)
class _Desk:
    """一枚のあいだ変わらないもの。"""

    benches: Mapping[str, _Bench]
    printed_on: date

    def row(self, row: Gathered) -> StaffRow:
        """まとめた一行。"""
        decision, procedure, plan = row.decision, row.decision.procedure, row.plan
        benches = [(part, self.benches[part.name]) for part in row.parts]
        return StaffRow(
            id=procedure.id,
            title=procedure.title,
            outcome=decision.outcome.title,
            condition=condition_words(plan, procedure.required_when),
            reasons=merged_reasons([(part.name, bench.reasons(part.decision)) for part, bench in benches]),
            changes=_changes([(part.name, bench.changes(procedure)) for part, bench in benches]),
            due=decision_due(decision, self.printed_on),
            due_laws="・".join(str(law) for law in procedure.deadline.laws),
            laws="・".join(str(law) for law in procedure.laws),
            office=procedure.office,
            amount=amount_text(decision.amount),
            confirm=to_confirm(decision),
            undecided=tuple(setting_words(parameter) for parameter in decision.undecided),
            amendments=tuple(_amendments(plan, procedure)),
            marks=marks_of(decision.marks, decision.amount),
            note=procedure.note,
            is_staff_only=procedure.is_staff_only,
            names=row.names,
        )


def _changes(told: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """結論が変わるとき。人で違えば、人ごとに一つの文にする。"""
    if len({changes for _, changes in told}) == 1:
        return told[0][1]
    joined = [(name, ("、かつ、".join(changes),)) for name, changes in told if changes]
    return ("／".join(named_once(joined)),) if joined else ()


def _amendments(plan: Plan, procedure: Procedure) -> Iterable[str]:
    for amendment in procedure.amendments:
        if amendment.in_force(plan.law_on):
            yield _amendment_words(amendment)


def _amendment_words(amendment: Amendment) -> str:
    term = term_words(amendment.since, amendment.until, WarekiStyle.WEEKDAY)
    laws = "・".join(str(law) for law in amendment.laws)
    source = "・".join(part for part in (laws, amendment.confidence.mark) if part)
    return f"{term}{'　' if term else ''}{amendment.text}" + (f"（{source}）" if source else "")


def to_confirm(decision: Decision) -> tuple[str, ...]:
    """確かめること。相手ごとに一行。"""
    local = tuple(f"町の設定: {setting_words(parameter)}" for parameter in decision.unset)
    return (*_lines((fact.holder.value, fact.title) for fact in decision.unknown), *local)
