"""異動の手続きが共に使う持ち物・期限・条件。二つ以上のモジュールが使うものだけを置く。"""

from madoguchi_core.cases import Part
from madoguchi_core.national.facts import move, person
from madoguchi_core.procedures import Deadline, Document, LifeEvent, days_after
from madoguchi_core.rules import Law, label, law

VISITOR_ID = Document("来庁される方の本人確認書類")
MANDATE = Document("委任状（委任する方の自署）", "代理の方が届け出るとき。別世帯なら、ご親族でも要ります")
CARDS = Document("異動する方全員の個人番号カード（マイナンバーカード）", "お持ちのとき")
RESIDENCE_CARD = Document("在留カードまたは特別永住者証明書", "外国籍の方")
MY_NUMBER = Document("世帯主と加入する方の個人番号が分かるもの")
QUALIFICATION = Document("資格確認書・資格情報のお知らせ", "お持ちのとき")

EVERY_MOVE_IN = (LifeEvent.MOVE_IN,)
EVERY_MOVE = (LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT)

is_moving = label("異動する人", person.part == Part.MOVER)


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
