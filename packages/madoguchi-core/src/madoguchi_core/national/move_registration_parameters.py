"""異動の手続きのうち、住民登録・戸籍のものが使うパラメータと、法律で決まっている値。町が決めるものは、名だけを置く（決まっていなければ要確認）。"""

from typing import Any

from madoguchi_core.national.move_choices import HeadExempt, HouseholdChangeDate, SameSexRelation
from madoguchi_core.rules import Confidence, Dated, Parameter, law

_ACT = "住民基本台帳法"

# ---- 法律で決まるもの

report_days = Parameter("move.report-days", int, "住民異動の届出の日数", "日")
special_days = Parameter("move.special-days", int, "転出予定日からの、カードによる転入の日数", "日")
longest_closure = Parameter("calendar.longest-closure", int, "閉庁日が続く日数の上限", "日")

# ---- 町が決めるもの

head_exempt = Parameter(
    "head-change.exempt",
    HeadExempt,
    "世帯主変更の届を求めない世帯の線（転出・転居・世帯分離）",
    is_local=True,
)
household_change_date = Parameter(
    "household-change.date", HouseholdChangeDate, "世帯変更の異動日の置き方", is_local=True
)
same_sex_relation = Parameter(
    "relation.same-sex", SameSexRelation, "同性の二人の世帯の続柄の書き方", is_local=True
)
foreign_papers_for_japanese_head = Parameter(
    "relation.foreign-papers",
    bool,
    "世帯主が日本人のときも、外国籍の方の続柄の文書を求めるか",
    is_local=True,
)
move_out_from_days = Parameter(
    "move-out.accept-from", int, "転出届を受け付け始める日（転出予定日の何日前か）", "日", is_local=True
)

LOCAL_PARAMETERS: tuple[Parameter[Any], ...] = (
    head_exempt,
    household_change_date,
    same_sex_relation,
    foreign_papers_for_japanese_head,
    move_out_from_days,
)
"""町に聞く値のすべて。"""

MOVE_REGISTRATION_VALUES: tuple[Dated, ...] = (
    Dated(report_days, 14, law(_ACT, 22, 23, 25, "30条の46", "30条の47", "30条の48")),
    Dated(
        special_days,
        30,
        law(_ACT, "24条の2"),
        confidence=Confidence.LAW_KNOWN,
        note="カードが効かなくなる要件の政令の条は未照合",
    ),
    Dated(
        longest_closure,
        10,
        law("地方自治法", "4条の2"),
        confidence=Confidence.LAW_KNOWN,
        note="法令の数でなく、期限を過ぎたと言い切る仕切り。続いた閉庁日のいちばん長い例は、2019年4月27日から5月6日の10日",
    ),
)
