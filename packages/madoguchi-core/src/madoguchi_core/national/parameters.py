"""全国の手続きが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く。"""

from datetime import date

from madoguchi_core.national.facts import HeadChangeMode
from madoguchi_core.rules import Confidence, Dated, Parameter, law

head_min_age = Parameter("head-change.min-age", int, "世帯主になれる年齢", "歳")
head_min_candidates = Parameter("head-change.min-candidates", int, "届出が要る候補の人数", "人")
head_change_mode = Parameter(
    "head-change.mode", HeadChangeMode, "世帯主が亡くなったときの町の運用", is_local=True
)
care_first_age = Parameter("care.first-insured-age", int, "介護保険の第1号被保険者の年齢", "歳")
care_second_age = Parameter("care.second-insured-age", int, "介護保険の第2号被保険者の年齢", "歳")
child_allowance_age = Parameter("child-allowance.age", int, "児童手当の対象の年齢（年度末まで）", "歳")
burial_after_loss_months = Parameter(
    "kenpo.burial-after-loss-months", int, "資格をなくした後の埋葬料の期間", "か月"
)

nhi_funeral_amount = Parameter("nhi-funeral.amount", int, "国保の葬祭費", "円", is_local=True)
latter_funeral_amount = Parameter("latter-funeral.amount", int, "後期高齢者医療の葬祭費", "円", is_local=True)
nhi_notice_return = Parameter("nhi.notice-return", bool, "資格情報のお知らせを町が回収するか", is_local=True)

LOCAL_PARAMETERS = (head_change_mode, nhi_funeral_amount, latter_funeral_amount, nhi_notice_return)

NATIONAL_VALUES = (
    Dated(
        head_min_age,
        15,
        law("住民基本台帳法施行令", 25),
        confidence=Confidence.LAW_KNOWN,
        note="15歳以上という言葉は各地の案内によるもので、条文は未照合",
    ),
    Dated(head_min_candidates, 2, law("住民基本台帳法施行令", 25), confidence=Confidence.LAW_KNOWN),
    Dated(care_first_age, 65, law("介護保険法", 9)),
    Dated(care_second_age, 40, law("介護保険法", 9)),
    Dated(
        child_allowance_age, 15, law("児童手当法", 4), until_on=date(2024, 9, 30), note="2024-10-01 改正前"
    ),
    Dated(child_allowance_age, 18, law("児童手当法", 4), from_on=date(2024, 10, 1)),
    Dated(burial_after_loss_months, 3, law("健康保険法", 105)),
)
