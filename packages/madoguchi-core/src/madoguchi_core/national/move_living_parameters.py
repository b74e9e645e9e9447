"""異動の手続きのうち、子ども・福祉・くらし・税のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from datetime import date
from typing import Any

from madoguchi_core.rules import Dated, Law, Parameter, law

address_registration_start = Parameter("land-address.start", date, "住所等の変更登記の義務化の日")
address_registration_grace = Parameter("land-address.grace", date, "義務化の前の変更の登記の期限")

child_medical_age = Parameter(
    "child-medical.age", int, "子ども医療の対象の年齢（年度末まで）", "歳", is_local=True
)
nursery_until_month_end = Parameter(
    "nursery.until-month-end", bool, "月の1日に住民なら、転出しても月末まで保育所に通えるか", is_local=True
)

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = (child_medical_age, nursery_until_month_end)
"""町に聞く値のすべて。"""

MOVE_LIVING_VALUES: tuple[Dated, ...] = (
    Dated(address_registration_start, date(2026, 4, 1), law("不動産登記法", "76条の5")),
    Dated(
        address_registration_grace,
        date(2028, 3, 31),
        Law("民法等の一部を改正する法律（令和3年法律第24号）附則", "5条7項"),
        note="附則の条番号は未照合",
    ),
)
