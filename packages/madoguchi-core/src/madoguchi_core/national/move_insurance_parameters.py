"""異動の手続きのうち、健康保険・年金・介護保険のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from datetime import date
from typing import Any

from madoguchi_core.rules import Confidence, Dated, Parameter, law

latter_stage_age = Parameter("latter-stage.age", int, "後期高齢者医療に入る年齢（誕生日の当日から）", "歳")
latter_disability_age = Parameter(
    "latter-stage.disability-age", int, "障害の認定で後期高齢者医療に入れる年齢", "歳"
)
birth_lump_amount = Parameter("birth-lump.amount", int, "国保の出産育児一時金", "円")
birth_lump_reduced_amount = Parameter(
    "birth-lump.reduced-amount", int, "国保の出産育児一時金（産科医療補償制度の対象でない出産）", "円"
)
pension_split_reform = Parameter("divorce.pension-split-reform", date, "年金分割の期限が5年になった離婚の日")
childcare_exemption_start = Parameter(
    "np.childcare-exemption-start", date, "国民年金の育児期間の免除が始まった日"
)
childcare_exemption_age = Parameter("np.childcare-exemption-age", int, "育児期間の免除の子の年齢の上限", "歳")

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = ()
"""町に聞く値のすべて。"""

_LATTER_STAGE_ACT = "高齢者の医療の確保に関する法律"
_LAW_KNOWN = Confidence.LAW_KNOWN

MOVE_INSURANCE_VALUES: tuple[Dated, ...] = (
    Dated(latter_stage_age, 75, law(_LATTER_STAGE_ACT, 50)),
    Dated(latter_disability_age, 65, law(_LATTER_STAGE_ACT, 50)),
    Dated(
        birth_lump_amount,
        500000,
        law("国民健康保険法", 58),
        from_on=date(2023, 4, 1),
        confidence=_LAW_KNOWN,
        note="額は町の条例が定める。健康保険法施行令36条に合わせた額で、町の条例とは照合していない。2023年3月までの額は置いていない",
    ),
    Dated(
        birth_lump_reduced_amount,
        488000,
        law("国民健康保険法", 58),
        from_on=date(2023, 4, 1),
        confidence=_LAW_KNOWN,
        note="産科医療補償制度に入っていない所での出産や、22週に満たない出産など。町の条例とは照合していない。2023年3月までの額は置いていない",
    ),
    Dated(
        pension_split_reform,
        date(2026, 4, 1),
        law("厚生年金保険法", "78条の2"),
        note="この日より前に離婚した方は2年のまま",
    ),
    Dated(
        childcare_exemption_start,
        date(2026, 10, 1),
        law("国民年金法", "88条の3"),
        confidence=_LAW_KNOWN,
        note="条番号は未照合",
    ),
    Dated(
        childcare_exemption_age,
        1,
        law("国民年金法", "88条の3"),
        confidence=_LAW_KNOWN,
        note="始まる前に生まれた子は、1歳までの期間のうち始まった後の月が残るかを、条文で照合していない",
    ),
)
