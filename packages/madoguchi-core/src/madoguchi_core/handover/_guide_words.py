"""紙に出す期限・窓口・金額の言い方。どの手続きを載せるか（_guide・_guide_staff）はここに無い。"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from madoguchi_core.calendar import WarekiStyle, format_wareki
from madoguchi_core.handover._section import SectionGuide
from madoguchi_core.procedures import AmountShown, Decision, Due, DueStatus, SectionRole
from madoguchi_core.rules import Confidence, Fact, Parameter, Value


@dataclass(frozen=True, slots=True)
class DueShown:
    """
    期限の見せ方。

    Attributes:
        day: 日付の言い方（「令和8年3月17日（火）まで」）。日付が言えなければ空。
        wording: 数え方の言い方。
        is_target: 法律の期限でなく、目安か。
        is_past: 紙を作る日に、もう過ぎているか。
        notes: 但し書き（閉庁日で送ったこと、日付がまだ言えないわけ、など）。
    """

    day: str
    wording: str
    is_target: bool
    is_past: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """
    窓口の見せ方。

    Attributes:
        name: 課・係の名。町の窓口が決まっていなければ、役割の名。
        where: 窓口の番号と階。無ければ空。
        phone: 電話番号。無ければ空。
    """

    name: str
    where: str = ""
    phone: str = ""


def due_shown(due: Due, *, printed_on: date, starts: Value[Any] | None = None, office: str = "") -> DueShown:
    """
    期限を紙の言い方にする。起算の日が分からなければ、日付を作らず、何が分かれば決まるかを言う。

    Args:
        due: 求めた期限。
        printed_on: 紙を作る日。これより前の期限は、過ぎていると言う。
        starts: 起算の日の式。事実そのものなら、その名を言う。
        office: 役場の外の窓口。あれば、過ぎたときの相談先をそちらにする。

    >>> due_shown(
    ...     Due(DueStatus.FIXED, "14日以内", on=date(2026, 3, 17), before_roll=date(2026, 3, 17)),
    ...     printed_on=date(2026, 3, 10),
    ... ).day
    '令和8年3月17日（火）まで'
    """
    notes = (due.note,) if due.note else ()
    if due.on is None:
        waiting = (_waiting(due, starts),) if due.status is DueStatus.UNKNOWN else ()
        return DueShown("", due.wording, due.is_target, is_past=False, notes=(*waiting, *notes))
    is_past = due.on < printed_on
    return DueShown(
        day=_day(due.on) + ("ごろ" if due.is_target else "まで"),
        wording=due.wording,
        is_target=due.is_target,
        is_past=is_past,
        notes=(*_past(due, office, is_past=is_past), *_rolled(due), *_others(due), *notes),
    )


def decision_due(decision: Decision, printed_on: date) -> DueShown:
    """手続きひとつの期限を、紙の言い方にする。"""
    procedure = decision.procedure
    return due_shown(
        decision.due, printed_on=printed_on, starts=procedure.deadline.starts, office=procedure.office
    )


def _waiting(due: Due, starts: Value[Any] | None) -> str:
    if due.starts_on is not None:
        return "日付は窓口で確かめます"
    if isinstance(starts, Fact):
        return f"「{starts.title}」をうかがうと、日付が決まります"
    return "起算の日をうかがうと、日付が決まります"


def _past(due: Due, office: str, *, is_past: bool) -> tuple[str, ...]:
    if not is_past:
        return ()
    day = "目安の日" if due.is_target else "この日"
    return (f"{day}を過ぎています。{'お問い合わせ先' if office else '窓口'}にご相談ください",)


def _rolled(due: Due) -> tuple[str, ...]:
    if not due.is_rolled or due.before_roll is None:
        return ()
    return (f"もとの期限の{_day(due.before_roll)}は閉庁日のため、次の開庁日までです",)


def _others(due: Due) -> tuple[str, ...]:
    """数え方が割れることを、一文で言う。"""
    if not due.others:
        return ()
    days = "または".join(dict.fromkeys(_day(on) for on, _ in due.others))
    return (f"ほかの数え方では{days}まで。早い方の日を示しています",)


def _day(on: date) -> str:
    return format_wareki(on, WarekiStyle.WEEKDAY)


def place_of(role: SectionRole, sections: Mapping[SectionRole, SectionGuide]) -> Place:
    """
    窓口の言い方。町の窓口が決まっていなければ、役割の名にする。

    >>> place_of(SectionRole.NHI, {}).name
    '国民健康保険の窓口'
    """
    guide = sections.get(role)
    if guide is None:
        return Place(role.title)
    return Place(guide.name, "　".join(part for part in (guide.floor, guide.counter) if part), guide.phone)


def amount_text(amount: AmountShown | None) -> str:
    """
    金額の言い方。決まっていなければ、決まったように書かない。

    >>> amount_text(AmountShown(30000)), amount_text(AmountShown(None, "窓口で確かめます"))
    ('30,000円', '窓口で確かめます')
    """
    if amount is None:
        return ""
    if amount.yen is None:
        return amount.wording
    return f"{amount.yen:,}円" + (f"（{amount.wording}）" if amount.wording else "")


def marks_of(marks: tuple[str, ...], amount: AmountShown | None) -> tuple[str, ...]:
    """手続きと金額の、確かでない根拠の印。"""
    return tuple(dict.fromkeys((*marks, *((amount.mark,) if amount is not None and amount.mark else ()))))


def setting_words(parameter: Parameter[Any]) -> str:
    """町の値の言い方。設定するときの名を添える。"""
    return f"{parameter.title}（{parameter.key}）"


def family_marks(marks: tuple[str, ...], amount: AmountShown | None) -> tuple[str, ...]:
    """ご家族の紙に出す印。条文の照合の具合は職員の仕事なので、出典の有無だけを出す。"""
    unsure = Confidence.UNSOURCED.mark
    return tuple(mark for mark in marks_of(marks, amount) if mark.endswith(unsure))


def day_or_blank(on: date | None) -> str:
    """和暦の日付。分からなければ空。"""
    return "" if on is None else _day(on)
