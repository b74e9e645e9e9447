"""
台帳の記録から、証明書の請求の事実を作る。窓口の方が述べることは、ここでは一つも決めない。

続柄は世帯主との言葉で、戸籍の関係ではないので、戸籍の事実（記載・関係・独身・法定代理人）は何も言わない。
本籍の町の名も、申し立てに合う戸籍があることまでは言わない。税と印鑑の台帳も見ていない。
"""

from datetime import date
from typing import Any

from madoguchi_core.cases import CertificateRequest
from madoguchi_core.national.facts import subject
from madoguchi_core.national.situation._values import SEAL_AGE, dated, from_register, is_under
from madoguchi_core.records import (
    Household,
    Missing,
    RecordReason,
    Resident,
    ResidentStatus,
    is_surely_after,
    suppression_among,
)
from madoguchi_core.rules import Fact, Facts

_KEPT_FROM = date(2014, 6, 20)
"""この日より後に消えた除票は、2019年6月20日に保存が150年になったとき、まだ5年の内だった（住民基本台帳法施行令34条）。"""


def certificate_facts(request: CertificateRequest) -> Facts:
    """
    台帳の記録から、請求された証明書について分かることを集める。

    見つからないことから『無い』と言うのは、請求の日の台帳を見たときの住民票だけ。古い写しに無い人は、その後に
    転入したかもしれないので不明にする。

    Args:
        request: 証明書の請求。

    Returns:
        事実。台帳が言えないことは :class:`Missing` のまま。
    """
    values = {**_of_household(request), **_of_person(request)}
    return Facts(from_register(request.register, values))


_Found = dict[Fact[Any], tuple[object, str]]


def _of_household(request: CertificateRequest) -> _Found:
    return {
        subject.is_resident: (_is_resident(request), "住民状態"),
        subject.is_in_household: (_is_in_household(request), "世帯番号"),
        subject.is_suppressed: (_is_suppressed(request), "支援措置の名簿"),
    }


def _of_person(request: CertificateRequest) -> _Found:
    """請求される方の行から言えること。行が無ければ、除票や戸籍にあるかもしれないので、何も言わない。"""
    person = request.person
    if person is None:
        return {}
    found: _Found = {
        subject.has_any_match: (True, "請求される方の行"),
        subject.has_removal: (_has_removal(person), "住民状態"),
        subject.is_discarded: (_is_discarded(person), "消除の異動年月日"),
        subject.is_dead: (_is_dead(person), "住民状態・消除の事由"),
        subject.has_moved_out: (_has_moved_out(person), "転出の届出"),
        subject.is_moving_abroad: (_is_moving_abroad(person), "消除の事由"),
        subject.is_ward: (person.is_adult_ward, "成年被後見人の該当有無"),
        subject.born_on: (dated(person.born_on), "生年月日"),
    }
    if is_under(person, SEAL_AGE, request.requested_on):
        found[subject.is_seal_registered] = (False, "生年月日")
    return found


def _absent(request: CertificateRequest) -> bool | Missing:
    """請求される方の行が無いとき、いないと言えるか。"""
    if isinstance(request.household, Household) or request.household is Missing.EMPTY:
        return False if request.is_fresh else Missing.UNKNOWN
    return request.household


def _is_resident(request: CertificateRequest) -> bool | Missing:
    return _absent(request) if request.person is None else request.person.is_current


def _is_in_household(request: CertificateRequest) -> bool | Missing:
    """いま二人とも同じ世帯の住民か。除票に、同じ世帯の権利は無い。"""
    resident, home = _is_resident(request), request.household
    if resident is not True or isinstance(home, Missing):
        return resident
    if request.entitled is Missing.NOT_APPLICABLE:
        return False
    if isinstance(request.entitled, Missing):
        return request.entitled
    other = home.member(request.entitled)
    return False if other is None else other.is_current


def _is_suppressed(request: CertificateRequest) -> bool | Missing:
    """載る人のだれかが抑止されるか。照合していない人がいれば、ほかに抑止が無くても言わない。"""
    people = request.people_shown
    if not people:
        return Missing.NOT_ASKED if request.household is Missing.NOT_ASKED else Missing.UNKNOWN
    return suppression_among(person.protection for person in people)


def _has_removal(person: Resident) -> bool | Missing:
    """除かれた行があれば、除票がある。住民のままの人にも、改製原住民票があるかもしれない。"""
    if isinstance(person.status, Missing):
        return person.status
    return Missing.NOT_ASKED if person.status is ResidentStatus.RESIDENT else True


def _is_discarded(person: Resident) -> bool | Missing:
    return False if is_surely_after(person.removal.on, _KEPT_FROM) else Missing.NOT_ASKED


def _is_dead(person: Resident) -> bool | Missing:
    """死亡した人の分か。ほかの消除では、事由を見る。"""
    if isinstance(person.status, Missing):
        return person.status
    if person.status is not ResidentStatus.REMOVED:
        return person.status is ResidentStatus.DECEASED
    reason = person.removal.reason
    return reason if isinstance(reason, Missing) else reason is RecordReason.DEATH


def _has_moved_out(person: Resident) -> bool | Missing:
    """転出の届出があるか。写しの後に出ていることがあるので、無いとは言わない。"""
    is_told = person.status is ResidentStatus.MOVED_OUT or person.moving_out.is_planned is True
    return True if is_told else Missing.NOT_ASKED


def _is_moving_abroad(person: Resident) -> bool | Missing:
    if person.removal.reason is RecordReason.MOVE_OUT_ABROAD:
        return True
    return False if person.removal.reason is RecordReason.MOVE_OUT_DOMESTIC else Missing.NOT_ASKED
