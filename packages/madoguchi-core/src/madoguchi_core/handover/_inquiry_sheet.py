"""
照会票（職員用）。窓口の役割ごとに一枚、台帳を見れば分かることを一行ずつ聞く。

人は宛名番号だけで示す。ここに無いもの: ご家族にうかがうこと（_guide_questions）、出してよいかの判断（gate）。
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from madoguchi_core.handover._guide_words import Place, day_or_blank, place_of, setting_words
from madoguchi_core.handover._judged import Judged
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.interview import Inquiry, Question, options_of
from madoguchi_core.procedures import ANSWERED_BY, DueStatus, Outcome, Plan, SectionRole, condition_words
from madoguchi_core.rules import Fact, Holder, Parameter, Scope, choices_of, facts_of, shown

_RECEPTION = Place("受付の窓口")


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """
    照会ひとつ。

    Attributes:
        text: 何を確かめるか。
        holder: どの台帳から。
        decides: 答えで結論が決まる手続きの名。
        is_for_day: 結論でなく、期限の日が決まるか。
        is_per_member: 世帯の方それぞれについて聞くか。
        choices: 答えの選択肢。最後は、分からないときの答え。
        is_date: 日付を書くか。
        unit: 数や値を書くときの単位。選ぶだけのものと日付では空のことがある。
        who: だれについての照会か（呼び名と宛名番号）。届出に付くことと、町の決まりでは空。
    """

    text: str
    holder: str
    decides: tuple[str, ...]
    is_for_day: bool
    is_per_member: bool
    choices: tuple[str, ...]
    is_date: bool
    unit: str
    who: str = field(default="", repr=False)

    @property
    def is_written(self) -> bool:
        """値を書いてもらうか。"""
        return len(self.choices) == 1


@dataclass(frozen=True, slots=True)
class InquiryPage:
    """
    窓口ひとつへの照会票。

    Attributes:
        number: 照会番号。人を表さない。
        place: 照会する窓口。
        lines: 照会。
    """

    number: str
    place: Place
    lines: tuple[InquiryLine, ...]

    @property
    def is_per_member(self) -> bool:
        """世帯の方それぞれについて聞くことがあるか。"""
        return any(line.is_per_member for line in self.lines)


@dataclass(frozen=True, slots=True)
class InquiryAbout:
    """
    だれについての照会か。氏名は書かない。

    Attributes:
        number: 件の鍵。照会番号のもとになる。
        subject: 照会する人の宛名番号。一人ずつ照会する異動では空。
        household: 同じ世帯の方の宛名番号。世帯の方それぞれについて聞くときだけ、票に出す。
        people: 異動に関わる人の、呼び名から宛名番号への対応。
    """

    number: str
    subject: str = field(repr=False)
    household: tuple[str, ...] = field(repr=False)
    people: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class InquiryModel:
    """
    照会票のすべて。

    Attributes:
        municipality: 自治体の名。
        event_title: 出来事の名。
        event_on: 出来事の日（和暦）。
        printed_on: 作った日（和暦）。
        data_as_of: 住民の写しの基準日（和暦）。分からなければ空。
        about: だれについての照会か。
        pages: 窓口ごとの照会票。空なら、照会することは無い。
    """

    municipality: str
    event_title: str
    event_on: str
    printed_on: str
    data_as_of: str
    about: InquiryAbout
    pages: tuple[InquiryPage, ...]


def inquiry_model(
    plan: Plan,
    inquiry: Inquiry,
    *,
    about: InquiryAbout,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
    data_as_of: date | None,
) -> InquiryModel:
    """
    照会票に載せるものを決める。

    台帳の担当が答えられる事実は、その窓口の票に載せる。尋ねても分からなかった事実は、失わないように受付の票に載せる。

    Args:
        plan: 判定。
        inquiry: まだ尋ねること。
        about: だれについての照会か。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。無い役割は役割の名で出す。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    return move_inquiry(
        (Judged("", plan, inquiry),),
        about=about,
        municipality=municipality,
        sections=sections,
        printed_on=printed_on,
        data_as_of=data_as_of,
    )


def move_inquiry(
    judged: Sequence[Judged],
    *,
    common: AbstractSet[Fact[Any]] = frozenset(),
    about: InquiryAbout,
    municipality: str,
    sections: Mapping[SectionRole, SectionGuide],
    printed_on: date,
    data_as_of: date | None,
) -> InquiryModel:
    """
    異動の照会票に載せるものを決める。窓口ごとに、人と事実のひと組を一行にする。

    Args:
        judged: 届出ひとつの判定と、一人ずつの判定。
        common: 届出に付く事実。だれの判定に要っても、一度だけ照会する。
        about: だれについての照会か。
        municipality: 自治体の名。
        sections: 窓口の役割から、課・係・窓口への対応。無い役割は役割の名で出す。
        printed_on: 作る日。
        data_as_of: 住民の写しの基準日。分からなければ None。
    """
    addressed = (
        (role, replace(line, who=_who(one, fact, common, about)))
        for one in judged
        for role, fact, line in (
            *_lookups(one.plan, one.inquiry),
            *_stuck(one.plan, one.inquiry),
            *_factless(one.plan),
            *_settings(one.plan),
        )
    )
    lines = _once(addressed)
    event = judged[0].plan
    order: tuple[SectionRole | None, ...] = (*SectionRole, None)
    asked = [role for role in order if role in lines]
    return InquiryModel(
        municipality=municipality,
        event_title=event.event.title,
        event_on=day_or_blank(event.event_on),
        printed_on=day_or_blank(printed_on),
        data_as_of=day_or_blank(data_as_of),
        about=about,
        pages=tuple(
            InquiryPage(
                f"{about.number}-{index:02}",
                _RECEPTION if role is None else place_of(role, sections),
                tuple(sorted(lines[role], key=lambda line: line.holder)),
            )
            for index, role in enumerate(asked, start=1)
        ),
    )


_Asked = Fact[Any] | Parameter[Any] | None
_Addressed = tuple[SectionRole | None, _Asked, InquiryLine]
"""聞く窓口、聞く事実（条件をそのまま聞くものでは None）か町の値、行。"""


def _who(one: Judged, asked: _Asked, common: AbstractSet[Fact[Any]], about: InquiryAbout) -> str:
    if not one.is_person or isinstance(asked, Parameter) or asked in common:
        return ""
    return f"{one.name}　宛名番号 {about.people[one.name]}"


def _once(
    addressed: Iterable[tuple[SectionRole | None, InquiryLine]],
) -> dict[SectionRole | None, list[InquiryLine]]:
    """届出に付くことと町の決まりは、いくつの判定に要っても一行にする。"""
    found: dict[tuple[SectionRole | None, InquiryLine], list[InquiryLine]] = {}
    for role, line in addressed:
        found.setdefault((role, replace(line, decides=(), is_for_day=False)), []).append(line)
    pages: dict[SectionRole | None, list[InquiryLine]] = {}
    for (role, _), same in found.items():
        decides = tuple(dict.fromkeys(title for line in same for title in line.decides))
        is_for_day = all(line.is_for_day for line in same)
        pages.setdefault(role, []).append(replace(same[0], decides=decides, is_for_day=is_for_day))
    return pages


def _lookups(plan: Plan, inquiry: Inquiry) -> Iterator[_Addressed]:
    for lookup in inquiry.lookups:
        fact = lookup.fact
        is_ledger = fact.holder is not Holder.FAMILY
        yield (
            _answering(plan, lookup),
            fact,
            InquiryLine(
                text=_words(fact),
                holder=fact.holder.value if is_ledger else "窓口で",
                decides=_titles(plan, lookup.decides),
                is_for_day=lookup.is_for_day,
                is_per_member=fact.scope is Scope.MEMBER,
                choices=_choices(
                    options_of(fact, plan.facts[fact]), "台帳にない" if is_ledger else "分からない"
                ),
                is_date=fact.kind is date,
                unit=fact.unit,
            ),
        )


def _answering(plan: Plan, lookup: Question) -> SectionRole | None:
    if lookup.holder is Holder.TOWN and lookup.decides:
        return plan[lookup.decides[0]].procedure.section
    return ANSWERED_BY.get(lookup.holder)


def _stuck(plan: Plan, inquiry: Inquiry) -> Iterator[_Addressed]:
    open_now = plan.with_outcome(Outcome.TO_CONFIRM)
    for fact in inquiry.unanswerable:
        waiting = [item.procedure.title for item in open_now if fact in frozenset(item.unknown)]
        undated = [] if waiting else _undated(plan, fact)
        yield (
            None,
            fact,
            InquiryLine(
                text=_words(fact),
                holder="窓口で（うかがったが分からなかったこと）",
                decides=(*waiting, *undated),
                is_for_day=bool(undated),
                is_per_member=fact.scope is Scope.MEMBER,
                choices=_choices(options_of(fact, plan.facts[fact]), "分からない"),
                is_date=fact.kind is date,
                unit=fact.unit,
            ),
        )


def _undated(plan: Plan, fact: Fact[Any]) -> list[str]:
    """その事実が分からないために、期限の日が言えない手続き。"""
    certain = plan.with_outcome(Outcome.REQUIRED, Outcome.ELSEWHERE)
    return [
        item.procedure.title
        for item in certain
        if item.due.status is DueStatus.UNKNOWN
        and any(fact in frozenset(facts_of(term)) for term in item.procedure.deadline.expressions())
    ]


def _factless(plan: Plan) -> Iterator[_Addressed]:
    """尋ねる事実が無いのに決まらないもの（世帯にだれがいるか分からない、など）。条件をそのまま聞く。"""
    waiting: dict[str, list[str]] = {}
    for decision in plan.with_outcome(Outcome.TO_CONFIRM):
        if decision.explanation.truth is None and not decision.unknown and not decision.unset:
            for ground in decision.explanation.grounds:
                text = ground.title or condition_words(plan, ground.condition)
                waiting.setdefault(text, []).append(decision.procedure.title)
    for text, titles in waiting.items():
        yield (
            None,
            None,
            InquiryLine(
                text=f"{text}か",
                holder="窓口で",
                decides=tuple(titles),
                is_for_day=False,
                is_per_member=False,
                choices=_choices(choices_of(bool), "分からない"),
                is_date=False,
                unit="",
            ),
        )


def _settings(plan: Plan) -> Iterator[_Addressed]:
    """町がまだ決めていない値。結論を止めるものと、扱い方を決めるもの。"""
    waiting: dict[Parameter[Any], list[str]] = {}
    roles: dict[Parameter[Any], SectionRole] = {}
    for decision in plan.decisions:
        if decision.outcome is Outcome.NOT_REQUIRED:
            continue
        for parameter in dict.fromkeys((*decision.unset, *decision.undecided)):
            waiting.setdefault(parameter, []).append(decision.procedure.title)
            roles.setdefault(parameter, decision.procedure.section)
    for parameter, titles in waiting.items():
        yield (
            roles[parameter],
            parameter,
            InquiryLine(
                text=f"町の決まり: {setting_words(parameter)}",
                holder="条例・要綱など",
                decides=tuple(titles),
                is_for_day=False,
                is_per_member=False,
                choices=_choices(choices_of(parameter.kind), "決まりがない"),
                is_date=parameter.kind is date,
                unit=parameter.unit,
            ),
        )


def _choices(options: Iterable[object], otherwise: str) -> tuple[str, ...]:
    return (*(shown(option) for option in options), otherwise)


def _words(fact: Fact[Any]) -> str:
    """何を確かめるか。"""
    if fact.kind is not bool:
        return fact.title
    return f"{fact.says[0] or f'{fact.title}である'}か"


def _titles(plan: Plan, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(plan[name].procedure.title for name in ids)
