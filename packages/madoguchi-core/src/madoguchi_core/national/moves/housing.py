"""町営住宅。同居の承認と、世帯の異動の届。"""

from madoguchi_core.national.facts import move_living
from madoguchi_core.national.parameters import housing_member_days, housing_succession_days
from madoguchi_core.procedures import (
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Law, all_of, label, law

_ACT = law("公営住宅法", "27条5項", "27条6項")
_ORDINANCE = Law("町営住宅の条例")

housing = Procedure(
    id="housing",
    title="町営住宅の同居の承認・世帯の異動",
    events=(
        LifeEvent.MOVE_IN,
        LifeEvent.MOVE_WITHIN,
        LifeEvent.MOVE_OUT,
        LifeEvent.BIRTH,
        LifeEvent.MARRIAGE,
        LifeEvent.DIVORCE,
        LifeEvent.HOUSEHOLD_CHANGE,
    ),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        move_living.is_not_other_household_change,
        label("町営住宅に住んでいる、または移る", move_living.lives_in_public_housing, _ACT),
    ),
    filed_by=(Filer.HOUSING_HOLDER,),
    deadline=promptly(
        "入居のときにいなかった方の同居は、事前に承認を受けます。そのほかの異動は、町の条例の日数以内（同居者の異動10日・名義人の承継30日の例）",
        laws=(_ACT, _ORDINANCE),
    ),
    section=SectionRole.HOUSING,
    laws=(_ACT, _ORDINANCE),
    settings=(housing_member_days, housing_succession_days),
    sources=(
        "https://www.town.ohnan.lg.jp/www/contents/1713416418916/index.html",
        "https://www.city.okinawa.okinawa.jp/k042/kurashi/sumai/shieijuutaku/1241.html",
        "https://www.town.ashiya.lg.jp/soshiki/7/18982.html",
    ),
    effects="承認にひと月ほどかかることがあります。住所を移される前に、住宅の窓口にご相談ください。",
    note="承認の通知を持って住民票の異動に来てもらう町がある（芦屋町）ので、転入・転居では先に尋ねる。"
    "出生は届だけの町と承認の町がある。実際に住んでいれば、住民異動の届出は拒めない（未照合）。",
)

PROCEDURES = (housing,)
