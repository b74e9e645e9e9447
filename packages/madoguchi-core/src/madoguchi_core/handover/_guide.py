"""
ご家族へのご案内。紙に何を載せるかは、ここで全部決める。

人の氏名・住所・番号は載せない。ここに無いもの: 職員用の紙（_guide_staff）、出してよいかの判断（gate）。
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.handover._guide_words import (
    DueShown,
    Place,
    amount_text,
    day_or_blank,
    due_shown,
    marks_of,
    place_of,
)
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import (
    BringItem,
    Decision,
    Document,
    LifeEvent,
    Outcome,
    Plan,
    ProcedureKind,
    SectionRole,
    condition_words,
    reasons_of,
)
from madoguchi_core.rules import Among, Confidence, Fact, Ground, shown

_GREETINGS = {LifeEvent.DEATH: "このたびは、心からお悔やみ申し上げます。"}
_EVENT_DAYS = {LifeEvent.DEATH: "亡くなられた日"}
_IF_NEEDED = {
    ProcedureKind.NOTIFICATION: "必要なときは、届け出ていただきます。",
    ProcedureKind.APPLICATION: "当てはまるときは、申請・請求ができます。",
    ProcedureKind.EX_OFFICIO: "役場が台帳で確かめます。届け出は要りません。",
    ProcedureKind.ELSEWHERE: "当てはまるときは、役場の外でのお手続きです。",
    ProcedureKind.CONFIRMATION: "自動では決めずに、窓口で一緒に確かめます。",
}


@dataclass(frozen=True, slots=True)
class GuideRow:
    """
    手続きひとつ分。

    Attributes:
        number: 必要な手続きに付ける、する順の番号。ほかは 0。
        title: 手続きの名。
        lead: まだ決まっていないものの、決まったときの扱い。ほかは空。
        reasons: なぜ要るか、または何を確かめるか。
        due: 期限。
        filed_by: 届け出る人・請求する人。
        bring: 持ち物と、要るとき。
        place: 窓口。
        is_at_town: 役場で受け付けるか。役場の外のものは、窓口を書かない。
        amount: 金額の言い方。無ければ空。
        effects: 知っておいていただくこと。
        marks: 確かでない根拠の印。
    """

    number: int
    title: str
    lead: str
    reasons: tuple[str, ...]
    due: DueShown
    filed_by: tuple[str, ...]
    bring: tuple[Document, ...]
    place: Place
    is_at_town: bool
    amount: str
    effects: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteStop:
    """回る窓口ひとつと、そこでする必要な手続き。"""

    place: Place
    rows: tuple[GuideRow, ...]


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """
    ご家族にうかがうことひとつ。

    Attributes:
        text: 尋ね方。
        choices: 答えの選択肢。空なら、書いていただく。
        is_date: 日付を書いていただくか。
    """

    text: str
    choices: tuple[str, ...]
    is_date: bool


@dataclass(frozen=True, slots=True)
class GuideModel:
    """
    ご案内に載せるもののすべて。どの並びも、先にすることが先。

    Attributes:
        municipality: 自治体の名。
        greeting: あいさつ。
        event_day_title: 出来事の日の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        required: 必要な手続き。
        to_confirm: 必要かどうかを窓口で確かめるもの。
        ex_officio: 役場が行い、届け出の要らないもの。
        elsewhere: 役場の外の手続き。
        route: 回る窓口。
        to_bring: 必ず要る持ち物。
        to_bring_when: 当てはまるときに要る持ち物。
        to_bring_if_needed: 確かめた結果、要ることがある持ち物。
        questions: うかがうこと。
        has_marks: 確かでない根拠の印が一つでもあるか。
    """

    municipality: str
    greeting: str
    event_day_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    required: tuple[GuideRow, ...]
    to_confirm: tuple[GuideRow, ...]
    ex_officio: tuple[GuideRow, ...]
    elsewhere: tuple[GuideRow, ...]
    route: tuple[RouteStop, ...]
    to_bring: tuple[BringItem, ...]
    to_bring_when: tuple[BringItem, ...]
    to_bring_if_needed: tuple[BringItem, ...]
    questions: tuple[GuideQuestion, ...]
    has_marks: bool


def guide_model(
    plan: Plan,
    inquiry: Inquiry | None = None,
    *,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
    data_as_of: date | None,
) -> GuideModel:
    """
    ご家族へのご案内に載せるものを決める。不要な手続きは載せず、要確認は必ず載せる。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。None なら、うかがうことの欄を作らない。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。無い役割は役割の名で出す。
        printed_on: 作る日。これより前の期限は、過ぎていると言う。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    desk = _Desk(plan, sections, printed_on)
    required = desk.rows(Outcome.REQUIRED)
    blocks = [desk.rows(outcome) for outcome in (Outcome.TO_CONFIRM, Outcome.EX_OFFICIO, Outcome.ELSEWHERE)]
    to_confirm, ex_officio, elsewhere = blocks
    certain = [item for item in plan.to_bring if item.is_certain]
    return GuideModel(
        municipality=municipality,
        greeting=_GREETINGS[plan.event],
        event_day_title=_EVENT_DAYS[plan.event],
        event_on=day_or_blank(plan.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        required=required,
        to_confirm=to_confirm,
        ex_officio=ex_officio,
        elsewhere=elsewhere,
        route=_route(required),
        to_bring=tuple(item for item in certain if not item.whens),
        to_bring_when=tuple(item for item in certain if item.whens),
        to_bring_if_needed=tuple(item for item in plan.to_bring if not item.is_certain),
        questions=() if inquiry is None else tuple(_questions(plan, inquiry)),
        has_marks=any(row.marks for rows in (required, *blocks) for row in rows),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """一枚のあいだ変わらないもの。"""

    plan: Plan
    sections: Mapping[SectionRole, SectionGuide]
    printed_on: date

    def rows(self, outcome: Outcome) -> tuple[GuideRow, ...]:
        """その結論の手続き。必要なものには番号を付ける。"""
        is_required = outcome is Outcome.REQUIRED
        return tuple(
            self._row(decision, index if is_required else 0)
            for index, decision in enumerate(self.plan.with_outcome(outcome), start=1)
        )

    def _row(self, decision: Decision, number: int) -> GuideRow:
        procedure = decision.procedure
        is_open = decision.outcome is Outcome.TO_CONFIRM
        return GuideRow(
            number=number,
            title=procedure.title,
            lead=_IF_NEEDED[procedure.kind] if is_open else "",
            reasons=_reasons(self.plan, decision),
            due=due_shown(decision.due, printed_on=self.printed_on, starts=procedure.deadline.starts),
            filed_by=tuple(filer.value for filer in procedure.filed_by),
            bring=decision.bring,
            place=place_of(procedure.section, self.sections),
            is_at_town=procedure.kind is not ProcedureKind.ELSEWHERE,
            amount=amount_text(decision.amount),
            effects=procedure.effects,
            marks=_family_marks(marks_of(decision.marks, decision.amount)),
        )


def _family_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    """条文の照合の具合は職員の仕事なので、ご家族の紙には出典の有無だけを出す。"""
    return tuple(mark for mark in marks if mark == Confidence.UNSOURCED.mark)


def _reasons(plan: Plan, decision: Decision) -> tuple[str, ...]:
    """理由。決まっていなければ、何を確かめるか。値や生年月日は書かない。"""
    if decision.explanation.truth is not None:
        return tuple(reason.text for reason in reasons_of(plan, decision))
    asked = [f"{_condition(plan, ground)}かどうか" for ground in decision.explanation.grounds]
    return (*asked, *(f"町の決まり（{parameter.title}）" for parameter in decision.unset))


def _condition(plan: Plan, ground: Ground) -> str:
    return ground.title or condition_words(plan, ground.condition)


def _route(rows: tuple[GuideRow, ...]) -> tuple[RouteStop, ...]:
    places: dict[Place, list[GuideRow]] = {}
    for row in rows:
        places.setdefault(row.place, []).append(row)
    return tuple(RouteStop(place, tuple(found)) for place, found in places.items())


def _questions(plan: Plan, inquiry: Inquiry) -> Iterator[GuideQuestion]:
    for question in inquiry.questions:
        fact = question.fact
        yield GuideQuestion(question.text, _choices(plan, fact), is_date=fact.kind is date)


def _choices(plan: Plan, fact: Fact[Any]) -> tuple[str, ...]:
    """答えの選択肢。台帳から外れると分かっている答えは並べない。分からないと答えられる。"""
    if fact.kind is bool:
        return ("はい", "いいえ", "分からない")
    if not issubclass(fact.kind, Enum):
        return ()
    held = plan.facts[fact].value
    options = [option for option in fact.kind if not isinstance(held, Among) or option in held.options]
    return (*(shown(option) for option in options), "分からない")
