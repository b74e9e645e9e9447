"""
ご家族へのご案内。紙に何を載せるかは、ここと _guide_questions で全部決める。

人の氏名・住所・番号は載せない。ここに無いもの: 職員用の紙（_guide_staff）、出してよいかの判断（gate）。
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.handover._guide_merge import merge_rows
from madoguchi_core.handover._guide_questions import Sheet, sheet_of
from madoguchi_core.handover._guide_rows import (
    CheckRow,
    GuideModel,
    GuideRow,
    OfficeRow,
    OutsideRow,
    RouteStop,
)
from madoguchi_core.handover._guide_words import (
    DueShown,
    Place,
    amount_text,
    day_or_blank,
    decision_due,
    family_marks,
    place_of,
)
from madoguchi_core.handover._judged import Judged
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import (
    ANSWERED_BY,
    Decision,
    Gathered,
    GatheredPart,
    LifeEvent,
    Outcome,
    Plan,
    SectionRole,
    gather,
    items_to_bring,
    named_once,
    reasons_of,
)
from madoguchi_core.rules import Fact, Holder, facts_of

_GREETINGS = {
    LifeEvent.DEATH: "このたびは、心からお悔やみ申し上げます。",
    LifeEvent.MOVE_IN: "ご転入にともなうお手続きのご案内です。",
    LifeEvent.MOVE_WITHIN: "ご転居にともなうお手続きのご案内です。",
    LifeEvent.MOVE_OUT: "ご転出にともなうお手続きのご案内です。",
    LifeEvent.HOUSEHOLD_CHANGE: "世帯の変更にともなうお手続きのご案内です。",
    # 出生・婚姻・離婚は、よいこととも悪いこととも決めつけない
    LifeEvent.BIRTH: "お子さまの出生にともなうお手続きのご案内です。",
    LifeEvent.MARRIAGE: "婚姻にともなうお手続きのご案内です。",
    LifeEvent.DIVORCE: "お手続きのご案内です。",
}
_EVENT_DAYS = {
    LifeEvent.DEATH: "亡くなられた日",
    LifeEvent.MOVE_IN: "転入された日",
    LifeEvent.MOVE_WITHIN: "転居された日",
    LifeEvent.MOVE_OUT: "転出される日",
    LifeEvent.HOUSEHOLD_CHANGE: "世帯が変わった日",
    LifeEvent.BIRTH: "お生まれになった日",
    LifeEvent.MARRIAGE: "婚姻の日",
    LifeEvent.DIVORCE: "離婚の日",
}


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
    ご家族へのご案内に載せるものを決める。

    不要な手続きと、職員だけの手続きは載せない。要確認は、決め手の質問の下か、役場で確かめる表に、必ず一度だけ載せる。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。None なら、うかがうことの欄を作らない。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。無い役割は役割の名で出す。
        printed_on: 作る日。これより前の期限は、過ぎていると言う。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    return move_guide(
        (Judged("", plan, Inquiry() if inquiry is None else inquiry),),
        municipality=municipality,
        sections=sections,
        printed_on=printed_on,
        data_as_of=data_as_of,
    )


def move_guide(
    judged: Sequence[Judged],
    *,
    common: AbstractSet[Fact[Any]] = frozenset(),
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
    data_as_of: date | None,
) -> GuideModel:
    """
    異動のご案内に載せるものを決める。一人ずつの手続きに、どなたのものかを添え、世帯で一枚にまとめる。

    Args:
        judged: 届出ひとつの判定と、一人ずつの判定。
        common: 届出に付く事実。だれの判定に要っても、一度だけうかがう。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。無い役割は役割の名で出す。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    shown = tuple(replace(one, plan=_shown(one.plan)) for one in judged)
    desk = _Desk(shown, sections, printed_on)
    sheet = sheet_of(shown, common=common, sections=sections, printed_on=printed_on)
    required = tuple(desk.required())
    certain = [item for item in items_to_bring(desk.decisions()) if item.is_certain]
    checks = desk.checks(sheet)
    event = shown[0].plan
    return GuideModel(
        municipality=municipality,
        greeting=_GREETINGS[event.event],
        event_day_title=_EVENT_DAYS[event.event],
        event_on=day_or_blank(event.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        required=required,
        route=_route(required),
        to_bring=tuple(item for item in certain if not item.whens),
        to_bring_when=tuple(replace(item, whens=_widest(item.whens)) for item in certain if item.whens),
        topics=sheet.topics,
        day_questions=sheet.day_questions,
        ledger=checks[_Check.LEDGER],
        together=checks[_Check.TOGETHER],
        local=checks[_Check.LOCAL],
        ex_officio=tuple(desk.ex_officio()),
        elsewhere=tuple(desk.elsewhere()),
        to_confirm_count=len(desk.rows(Outcome.TO_CONFIRM)),
        has_marks=any(
            _marks(decision) for decision in desk.decisions() if decision.outcome is not Outcome.NOT_REQUIRED
        ),
    )


def _shown(plan: Plan) -> Plan:
    decisions = tuple(decision for decision in plan.decisions if not decision.procedure.is_staff_only)
    return replace(plan, decisions=decisions)


def _marks(decision: Decision) -> tuple[str, ...]:
    return family_marks(decision.marks, decision.amount)


class _Check(Enum):
    """質問の下に出なかった要確認を、どこで確かめるか。"""

    LEDGER = "ledger"
    TOGETHER = "together"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class _Desk:
    """一枚のあいだ変わらないもの。"""

    judged: tuple[Judged, ...]
    sections: Mapping[SectionRole, SectionGuide]
    printed_on: date

    def rows(self, outcome: Outcome) -> tuple[Gathered, ...]:
        """その結論の手続き。する順。"""
        return gather(((one.name, one.plan) for one in self.judged), outcome)

    def decisions(self) -> tuple[Decision, ...]:
        """すべての人の判定。"""
        return tuple(decision for one in self.judged for decision in one.plan.decisions)

    def required(self) -> Iterator[GuideRow]:
        """必要な手続き。する順に番号を付ける。"""
        for number, row in enumerate(self.rows(Outcome.REQUIRED), start=1):
            decision, procedure = row.decision, row.decision.procedure
            yield GuideRow(
                number=number,
                title=procedure.title,
                reasons=named_once([(part.name, _family_reasons(part)) for part in row.parts]),
                due=self._due(decision),
                filed_by=tuple(filer.value for filer in procedure.filed_by),
                bring=decision.bring,
                place=place_of(procedure.section, self.sections),
                amount=amount_text(decision.amount),
                effects=procedure.effects,
                marks=_marks(decision),
                names=row.names,
            )

    def ex_officio(self) -> Iterator[OfficeRow]:
        """届け出の要らないもの。"""
        for row in self.rows(Outcome.EX_OFFICIO):
            procedure = row.decision.procedure
            yield OfficeRow(procedure.title, procedure.effects, _marks(row.decision), row.names)

    def elsewhere(self) -> Iterator[OutsideRow]:
        """役場の外の手続き。"""
        for row in self.rows(Outcome.ELSEWHERE):
            decision = row.decision
            yield OutsideRow(
                title=decision.procedure.title,
                office=decision.procedure.office,
                due=self._due(decision),
                bring=decision.bring,
                amount=amount_text(decision.amount),
                effects=decision.procedure.effects,
                marks=_marks(decision),
                names=row.names,
            )

    def checks(self, sheet: Sheet) -> Mapping[_Check, tuple[CheckRow, ...]]:
        """質問の下に出なかった要確認を、台帳で・一緒に・町の決まりで確かめるものに分ける。"""
        inquiries = {one.name: one.inquiry for one in self.judged}
        found: dict[_Check, list[CheckRow]] = {where: [] for where in _Check}
        for row in self.rows(Outcome.TO_CONFIRM):
            for part in row.parts:
                if (part.name, part.decision.procedure.id) not in sheet.placed:
                    where, check = self._check(part, inquiries[part.name])
                    found[where].append(check)
        return {where: merge_rows(rows) for where, rows in found.items()}

    def _check(self, part: GatheredPart, inquiry: Inquiry) -> tuple[_Check, CheckRow]:
        decision, procedure = part.decision, part.decision.procedure
        roles, where, subject = _answering(decision, inquiry), _Check.LEDGER, ""
        if not roles:
            roles, where = (procedure.section,), _Check.TOGETHER
            if decision.unset and not decision.unknown:
                where, subject = _Check.LOCAL, "・".join(parameter.title for parameter in decision.unset)
        places = dict.fromkeys(place_of(role, self.sections).name for role in roles)
        names = (part.name,) if part.name else ()
        return where, CheckRow(
            procedure.id,
            procedure.title,
            tuple(places),
            self._due(decision),
            subject,
            _marks(decision),
            names,
        )

    def _due(self, decision: Decision) -> DueShown:
        return decision_due(decision, self.printed_on)


def _family_reasons(part: GatheredPart) -> tuple[str, ...]:
    """
    ご家族に見せる理由。制度や町の決まりだけの条件は、ご家族のことでないので、職員の紙にだけ出す。

    支援措置に触れる条件も、あるとも無いとも言わない。
    """
    reasons = [
        reason
        for reason, ground in zip(
            reasons_of(part.plan, part.decision), part.decision.explanation.grounds, strict=True
        )
        if all(fact.holder is not Holder.SUPPORT for fact in facts_of(ground.condition))
    ]
    own = [reason.text for reason in reasons if reason.facts]
    return tuple(dict.fromkeys(own or [reason.text for reason in reasons]))


def _widest(whens: tuple[str, ...]) -> tuple[str, ...]:
    """「代理のとき」と「代理のとき、または…」のように、ほかの言い方に含まれるものを除く。"""
    return tuple(
        when for when in whens if not any(other != when and other.startswith(f"{when}、") for other in whens)
    )


def _answering(decision: Decision, inquiry: Inquiry) -> tuple[SectionRole, ...]:
    """台帳を見て答えられる窓口。"""
    lookups = [lookup for lookup in inquiry.lookups if decision.procedure.id in lookup.decides]
    return tuple(
        dict.fromkeys(ANSWERED_BY.get(lookup.holder, decision.procedure.section) for lookup in lookups)
    )


def _route(rows: tuple[GuideRow, ...]) -> tuple[RouteStop, ...]:
    places: dict[Place, list[GuideRow]] = {}
    for row in rows:
        places.setdefault(row.place, []).append(row)
    return tuple(RouteStop(place, tuple(found)) for place, found in places.items())
