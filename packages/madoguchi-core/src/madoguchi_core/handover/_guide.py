"""
ご家族へのご案内。紙に何を載せるかは、ここと _guide_questions で全部決める。

人の氏名・住所・番号は載せない。ここに無いもの: 職員用の紙（_guide_staff）、出してよいかの判断（gate）。
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

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
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry
from madoguchi_core.procedures import (
    ANSWERED_BY,
    Decision,
    LifeEvent,
    Outcome,
    Plan,
    Reason,
    SectionRole,
    reasons_of,
)

_GREETINGS = {LifeEvent.DEATH: "このたびは、心からお悔やみ申し上げます。"}
_EVENT_DAYS = {LifeEvent.DEATH: "亡くなられた日"}


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
    shown = tuple(decision for decision in plan.decisions if not decision.procedure.is_staff_only)
    plan = replace(plan, decisions=shown)
    asked = Inquiry() if inquiry is None else inquiry
    desk = _Desk(plan, sections, printed_on)
    sheet = sheet_of(plan, asked, sections=sections, printed_on=printed_on)
    required = tuple(desk.required())
    certain = [item for item in plan.to_bring if item.is_certain]
    ledger, together, local = desk.checks(asked, sheet)
    return GuideModel(
        municipality=municipality,
        greeting=_GREETINGS[plan.event],
        event_day_title=_EVENT_DAYS[plan.event],
        event_on=day_or_blank(plan.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        required=required,
        route=_route(required),
        to_bring=tuple(item for item in certain if not item.whens),
        to_bring_when=tuple(replace(item, whens=_widest(item.whens)) for item in certain if item.whens),
        topics=sheet.topics,
        day_questions=sheet.day_questions,
        ledger=ledger,
        together=together,
        local=local,
        ex_officio=tuple(desk.ex_officio()),
        elsewhere=tuple(desk.elsewhere()),
        to_confirm_count=len(plan.with_outcome(Outcome.TO_CONFIRM)),
        has_marks=any(_marks(decision) for decision in _printed(plan)),
    )


def _printed(plan: Plan) -> Iterator[Decision]:
    return (decision for decision in plan.decisions if decision.outcome is not Outcome.NOT_REQUIRED)


def _marks(decision: Decision) -> tuple[str, ...]:
    return family_marks(decision.marks, decision.amount)


@dataclass(frozen=True, slots=True)
class _Desk:
    """一枚のあいだ変わらないもの。"""

    plan: Plan
    sections: Mapping[SectionRole, SectionGuide]
    printed_on: date

    def required(self) -> Iterator[GuideRow]:
        """必要な手続き。する順に番号を付ける。"""
        for number, decision in enumerate(self.plan.with_outcome(Outcome.REQUIRED), start=1):
            procedure = decision.procedure
            yield GuideRow(
                number=number,
                title=procedure.title,
                reasons=_family_reasons(reasons_of(self.plan, decision)),
                due=self._due(decision),
                filed_by=tuple(filer.value for filer in procedure.filed_by),
                bring=decision.bring,
                place=place_of(procedure.section, self.sections),
                amount=amount_text(decision.amount),
                effects=procedure.effects,
                marks=_marks(decision),
            )

    def ex_officio(self) -> Iterator[OfficeRow]:
        """届け出の要らないもの。"""
        for decision in self.plan.with_outcome(Outcome.EX_OFFICIO):
            yield OfficeRow(decision.procedure.title, decision.procedure.effects, _marks(decision))

    def elsewhere(self) -> Iterator[OutsideRow]:
        """役場の外の手続き。"""
        for decision in self.plan.with_outcome(Outcome.ELSEWHERE):
            yield OutsideRow(
                title=decision.procedure.title,
                office=decision.procedure.office,
                due=self._due(decision),
                bring=decision.bring,
                amount=amount_text(decision.amount),
                effects=decision.procedure.effects,
                marks=_marks(decision),
            )

    def checks(self, inquiry: Inquiry, sheet: Sheet) -> tuple[tuple[CheckRow, ...], ...]:
        """質問の下に出なかった要確認を、台帳で・一緒に・町の決まりで確かめるものに分ける。"""
        ledger, together, local = [], [], []
        for decision in self.plan.with_outcome(Outcome.TO_CONFIRM):
            if decision.procedure.id in sheet.placed:
                continue
            roles = _answering(decision, inquiry)
            if roles:
                ledger.append(self._check(decision, roles))
            elif decision.unset and not decision.unknown:
                subject = "・".join(parameter.title for parameter in decision.unset)
                local.append(self._check(decision, (decision.procedure.section,), subject))
            else:
                together.append(self._check(decision, (decision.procedure.section,)))
        return tuple(ledger), tuple(together), tuple(local)

    def _check(self, decision: Decision, roles: tuple[SectionRole, ...], subject: str = "") -> CheckRow:
        places = dict.fromkeys(place_of(role, self.sections).name for role in roles)
        return CheckRow(
            decision.procedure.title, tuple(places), self._due(decision), subject, _marks(decision)
        )

    def _due(self, decision: Decision) -> DueShown:
        return decision_due(decision, self.printed_on)


def _family_reasons(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """ご家族に見せる理由。制度や町の決まりだけの条件は、ご家族のことでないので、職員の紙にだけ出す。"""
    reasons = tuple(reasons)
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
