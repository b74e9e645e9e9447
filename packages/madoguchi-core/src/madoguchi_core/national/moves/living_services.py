"""水道・下水道・浄化槽・ごみ・町内会・戸別受信機。住民票の届とは連動しないので、どの異動でも尋ねる。"""

from madoguchi_core.national.facts import move_living
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
)
from madoguchi_core.procedures import Filer, Procedure, ProcedureKind, SectionRole, promptly
from madoguchi_core.rules import Law, all_of, label, law

_ORDINANCE = Law("町の水道・下水道の条例")

water_move = Procedure(
    id="water-move",
    title="水道・下水道・浄化槽・ごみ・町内会・戸別受信機",
    events=EVERY_MOVE,
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        move_living.is_not_from_here,
        label("町の水道・下水道・浄化槽を使う", move_living.uses_water, _ORDINANCE),
        label("水道の開始・中止の連絡がまだである", ~move_living.is_water_reported, _ORDINANCE),
    ),
    filed_by=(Filer.UTILITY_USER,),
    deadline=promptly("使い始める日・やめる日の数日前まで", laws=(_ORDINANCE,)),
    section=SectionRole.WATER,
    after=after_notices(EVERY_MOVE),
    laws=(_ORDINANCE, law("浄化槽法", "10条の2", "11条の3")),
    sources=(
        "https://www.town.kutchan.hokkaido.jp/Living_Information/suidou/josuido/todokede/todokede_syousai",
        "http://town.nakagawa.hokkaido.jp/category/kurashi/suido01.html",
        "https://www.city.joso.lg.jp/kurashi_gyousei/kurashi/suidou_jyutaku/water_sewage/sewer/jokaso/septic_tank_procedure.html",
    ),
    effects="水道は、住所の届とは別にお申し込みが要ります。ごみの出し方・町内会・防災の受信機も、あわせてご案内します。"
    "お家に住む方がいなくなるときは、凍結を防ぐ水抜きをお願いします。",
    note="水道は住民票の届と連動しない（倶知安町・中川町の案内）ので、転入・転居・転出の全件で尋ねる。"
    "浄化槽の休止・廃止・管理者の変更は30日以内。",
)

PROCEDURES = (water_move,)
