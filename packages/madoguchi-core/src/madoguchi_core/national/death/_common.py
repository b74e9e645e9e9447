"""死亡の手続きが共に使う持ち物・期限・条件。二つ以上の手続きが使うものだけを置く。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.national.parameters import burial_after_loss_months, has_old_insurance_cards
from madoguchi_core.procedures import Amendment, Deadline, Document, days_after
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law, shifted

VISITOR_ID = Document("来庁される方の本人確認書類")
MANDATE = Document("委任状", "代理の方が来られるとき、または別の方の口座に受け取るとき")
BANK_ACCOUNT = Document("受け取る方の口座が分かるもの")
FUNERAL_PROOF = Document("葬祭を行った方が分かるもの（会葬礼状・葬儀の領収書など）")
LATTER_CERTIFICATES = Document("後期高齢者医療の資格確認書・資格情報のお知らせ")
CARE_CERTIFICATE = Document("介護保険被保険者証")

NAME_READINGS = Amendment(
    "戸籍と附票に、氏名の振り仮名が載る（届け出または職権で順に載るため、まだ無い方もいる）",
    since=date(2025, 5, 26),
    laws=(law("戸籍法", 13), law("住民基本台帳法", 17)),
    confidence=Confidence.LAW_KNOWN,
)

old_cards_are_valid = label(
    "旧の保険証が使えた",
    has_old_insurance_cards == True,  # noqa: E712
    law("国民健康保険法", 9),
    law("健康保険法施行規則", 51),
)
"""2025年12月1日までの死亡。旧の保険証も返してもらう。"""

# 初日を算入しない3か月（民法140条・143条）。応当する日が無い月末は前者、月末の翌日から数える月は後者が末日を決める
_within_months_of_loss = any_of(
    death.died_on <= shifted(deceased.kenpo_lost_on, burial_after_loss_months, PeriodUnit.MONTH),
    death.died_on
    < shifted(shifted(deceased.kenpo_lost_on, 1, PeriodUnit.DAY), burial_after_loss_months, PeriodUnit.MONTH),
)

kenpo_burial_after_loss = label(
    "健康保険（本人）の資格をなくして3か月以内、または継続給付の間の死亡",
    any_of(
        all_of(
            deceased.has_lost_kenpo,
            _within_months_of_loss,
        ),
        deceased.has_continued_benefit,
    ),
    law("健康保険法", 104, 105),
)
"""埋葬料が元の健康保険から出る死亡。国保の葬祭費とは重ねて出ない。"""


def fourteen_days(*laws: Law, note: str = "") -> Deadline:
    """死亡日の翌日を1日目として14日。末日が閉庁日なら翌開庁日（地方自治法4条の2第4項）。"""
    return days_after(
        death.died_on,
        14,
        wording="亡くなった日の翌日を1日目として14日以内",
        laws=(*laws, law("地方自治法", "4条の2第4項")),
        note=note,
    )


def fourteen_days_of_loss(
    *laws: Law, note: str = "", is_target: bool = False, confidence: Confidence = Confidence.SOURCED
) -> Deadline:
    """保険の資格の14日。死亡日の翌日から数える日（早い方）と、資格をなくした日の翌日から数える日に割れる。"""
    from_loss = days_after(
        shifted(death.died_on, 1, PeriodUnit.DAY),
        14,
        wording="資格をなくした日（亡くなった日の翌日）の翌日を1日目として14日以内",
        laws=(*laws, law("地方自治法", "4条の2第4項")),
    )
    deadline = fourteen_days(*laws, note=note)
    return replace(deadline, others=(from_loss,), is_target=is_target, confidence=confidence)
