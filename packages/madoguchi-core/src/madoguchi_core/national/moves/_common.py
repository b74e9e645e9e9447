"""異動の手続きが共に使う持ち物・期限・条件。二つ以上のモジュールが使うものだけを置く。"""

from datetime import date

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.cases import Part
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_registration_parameters import longest_closure, report_days, special_days
from madoguchi_core.procedures import Deadline, Document, LifeEvent, days_after
from madoguchi_core.rules import Law, Value, all_of, any_of, label, law, shifted

VISITOR_ID = Document("来庁される方の本人確認書類")
MANDATE = Document("委任状（委任する方の自署）", "代理の方が届け出るとき。別世帯なら、ご親族でも要ります")
CARDS = Document("異動する方全員の個人番号カード（マイナンバーカード）", "お持ちのとき")
RESIDENCE_CARD = Document("在留カードまたは特別永住者証明書", "外国籍の方")
MY_NUMBER = Document("世帯主と加入する方の個人番号が分かるもの")
QUALIFICATION = Document("資格確認書・資格情報のお知らせ", "お持ちのとき")

EVERY_MOVE_IN = (LifeEvent.MOVE_IN,)
EVERY_MOVE = (LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT)

_NOTICES = {
    LifeEvent.MOVE_IN: (
        "juki-move-in",
        "juki-move-in-special",
        "juki-move-in-abroad",
        "juki-30-46",
        "juki-30-47",
    ),
    LifeEvent.MOVE_WITHIN: ("juki-move-within",),
    LifeEvent.MOVE_OUT: ("juki-move-out", "juki-move-out-abroad"),
    LifeEvent.HOUSEHOLD_CHANGE: ("juki-head-change", "juki-merge", "juki-split", "juki-household-change"),
    LifeEvent.BIRTH: ("koseki-birth",),
    LifeEvent.MARRIAGE: ("koseki-marriage",),
    LifeEvent.DIVORCE: ("koseki-divorce",),
}


def after_notices(events: tuple[LifeEvent, ...]) -> tuple[str, ...]:
    """
    先にする届の id。住民票や戸籍の届が済んで、初めて続きの手続きができる。

    Args:
        events: 手続きを始める出来事。

    >>> after_notices((LifeEvent.BIRTH, LifeEvent.MARRIAGE))
    ('koseki-birth', 'koseki-marriage')
    """
    return tuple(name for event in events for name in _NOTICES[event])


is_moving = label("異動する人", person.part == Part.MOVER)
is_spouse = label("婚姻・離婚をするご本人", person.part.one_of(Part.HUSBAND, Part.WIFE))
"""子や親の氏は、婚姻・離婚の届では変わらない（子は入籍届のとき）。"""


def fourteen_days(*laws: Law, starts: str, note: str = "") -> Deadline:
    """
    異動日の翌日を1日目として14日。末日が閉庁日なら翌開庁日（民法140条・地方自治法4条の2第4項）。

    Args:
        laws: 期間を決める条文。
        starts: 起算の日の言い方（「転入をした日」）。
        note: 但し書き。
    """
    return days_after(
        move.moved_on,
        14,
        wording=f"{starts}の翌日を1日目として14日以内",
        laws=(*laws, law("民法", 140), law("地方自治法", "4条の2第4項")),
        note=note,
    )


NUMBER_ACT = "行政手続における特定の個人を識別するための番号の利用等に関する法律"


def _is_past(limit: Value[date]) -> Value[bool]:
    """末日を過ぎた届出か。末日が閉庁日で送られたかもしれない間は、職員が暦を見て言うまで分からない。"""
    return all_of(
        move.reported_on > limit,
        any_of(
            move.reported_on > shifted(limit, longest_closure, PeriodUnit.DAY),
            registration.is_past_last_open_day,
        ),
    )


report_limit = shifted(move.moved_on, report_days, PeriodUnit.DAY)
special_limit = shifted(move.planned_out_on, special_days, PeriodUnit.DAY)
"""閉庁日で送る前の末日。"""

is_report_late = label("届出の期限を過ぎた", _is_past(report_limit), law("住民基本台帳法", 22, 23, 25))
has_special_lapsed = label(
    "転入をした日から14日、または転出予定日から30日を過ぎた",
    any_of(_is_past(report_limit), _is_past(special_limit)),
    law("住民基本台帳法", "24条の2"),
    law(NUMBER_ACT, 17),
)
"""過ぎると、カードによる転入ができず、カードも効かなくなる。"""
