"""全国の規則の変更の記録。規則を変えたら、同じ変更でここに足す。新しいものを上に。"""

from datetime import date

from madoguchi_core.procedures import ChangeKind, RuleChange
from madoguchi_core.rules import law

CHANGES = (
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="寡婦年金の期間が25年から10年になった",
        text="2017年8月1日以後の死亡は120月、それより前の死亡は300月の納付と免除で判定する。",
        procedure_ids=("widow-pension", "pension-choice"),
        since=date(2017, 8, 1),
        laws=(law("国民年金法", 49),),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="寡婦年金の障害基礎年金の要件が、受給権から支給に変わった",
        text="2021年3月31日までの死亡では、夫に障害基礎年金の受給権があっただけで出ない。4月1日からは、受けたことがあれば出ない。",
        procedure_ids=("widow-pension", "pension-choice"),
        since=date(2021, 4, 1),
        laws=(law("国民年金法", 49),),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.CORRECTION,
        title="同じ世帯の家族には、生計を同じくしていたかを尋ねない",
        text="配偶者・子・父母が同じ世帯に残るときは、住民票から生計を同じくしていたとみて、尋ねずに決める。",
        procedure_ids=("pension-unpaid",),
        laws=(law("国民年金法", 19),),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="児童手当の対象が高校生年代までになった",
        text="2024年10月1日以後の死亡は18歳の年度末まで、それより前の死亡は15歳の年度末までの子で判定する。",
        procedure_ids=("child-allow-recipient", "child-allow-unpaid", "child-allow-child"),
        since=date(2024, 10, 1),
        laws=(law("児童手当法", 4),),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="旧の保険証を返却の対象から外した",
        text="2025年12月2日以後の死亡では、資格確認書と（町が回収するときは）資格情報のお知らせだけを持ち物に出す。"
        "会社の健康保険では、期限内の資格確認書がある方だけに返却を案内する。",
        procedure_ids=("nhi-loss", "domicile-nhi", "latter-loss", "domicile-latter", "emp-card-return"),
        since=date(2025, 12, 2),
        laws=(law("国民健康保険法", 9), law("健康保険法施行規則", 51)),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.CORRECTION,
        title="資格喪失の14日は、数え方の違いを言う",
        text="死亡日の翌日から数える日（早い方）を期限とし、資格をなくした日の翌日から数える日（遅い方）も出す。",
        procedure_ids=(
            "nhi-loss",
            "nhi-certificates",
            "domicile-nhi",
            "latter-loss",
            "domicile-latter",
            "care-loss-1",
            "care-loss-2",
            "domicile-care",
            "emp-dependants",
        ),
        laws=(law("国民健康保険法施行規則", 13), law("介護保険法施行規則", 32)),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="相続登記が義務になった",
        text="2024年4月1日以後に知った相続は知った日から3年、3月31日までに知った相続は2027年3月31日を期限に示す。",
        procedure_ids=("land-reg", "heir-declaration"),
        since=date(2024, 4, 1),
        laws=(law("不動産登記法", "76条の2"),),
    ),
    RuleChange(
        released_on=date(2026, 11, 25),
        kind=ChangeKind.LAW,
        title="固定資産の現所有者の申告ができた",
        text="2020年4月1日以後の死亡で、相続登記が済んでいない土地・家屋があれば必要とする。日数は町税条例の値による。",
        procedure_ids=("prop-current-owner",),
        since=date(2020, 4, 1),
        laws=(law("地方税法", "384条の3"),),
    ),
)
