"""異動の届出の期限を過ぎたかを、町の暦で言う。規則の式は末日を送れないので、送った後の日と比べてから渡す。"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from madoguchi_core.calendar import Rolls, TownCalendar
from madoguchi_core.errors import InvalidValue
from madoguchi_core.national.facts import move, registration
from madoguchi_core.national.move_registration_parameters import report_days, special_days
from madoguchi_core.national.situation._values import held_by
from madoguchi_core.rules import Fact, Facts, Held, OriginKind, Parameter, ParameterBook


def calendar_facts(
    facts: Facts, parameters: ParameterBook, calendar: TownCalendar
) -> Mapping[Fact[Any], Held]:
    """
    末日を次の開庁日に送っても、届出の期限を過ぎているか。

    日数だけ数えれば過ぎている期限を、暦で数え直す。14日と30日で答えが分かれるときと、祝日を知らない年は、職員が見る。

    Args:
        facts: 回答を重ねた、届出ひとつの事実。
        parameters: 値の表。
        calendar: 町の休日。
    """
    reported = facts[move.reported_on].known
    wanted = registration.is_past_last_open_day
    if not isinstance(reported, date) or facts[wanted].known is not None:
        return {}
    try:
        found = {
            reported > calendar.roll(limit, Rolls.TOWN)
            for limit in _limits(facts, parameters)
            if reported > limit
        }
    except InvalidValue:  # 祝日を知らない年
        return {}
    if len(found) != 1:
        return {}
    return {wanted: held_by(found.pop(), "届出日と町の休日", OriginKind.STAFF)}


def _limits(facts: Facts, parameters: ParameterBook) -> Iterator[date]:
    """送る前の末日。"""
    counted: list[tuple[Fact[date], Parameter[int]]] = [(move.moved_on, report_days)]
    if facts[move.is_special].known is True:
        counted.append((move.planned_out_on, special_days))
    for starts, days in counted:
        on = facts[starts].known
        length = parameters.value(days, on) if isinstance(on, date) else None
        if isinstance(on, date) and length is not None:
            yield on + timedelta(days=length)
