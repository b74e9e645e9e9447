"""相続人代表者指定届。"""

from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import deceased, household
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import all_of, any_of, label, law

heir_rep = Procedure(
    id="heir-rep",
    title="相続人代表者指定（変更）届",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "町税の納税義務または還付がある",
            any_of(deceased.has_town_tax, deceased.has_fixed_assets),
            law("地方税法", 9),
        ),
        label("相続人が二人以上", household.has_several_heirs, law("地方税法", "9条の2")),
    ),
    filed_by=(Filer.HEIR,),
    deadline=promptly(
        laws=(law("地方税法", "9条の2"),), note="届け出がなければ町長が指定できます（地方税法9条の2第2項）"
    ),
    bring=(VISITOR_ID, Document("戸籍", "続柄の確認を求められたとき")),
    section=SectionRole.TAX,
    laws=(law("地方税法", 9, "9条の2"),),
    after=("death-report",),
    sources=(
        "https://www.city.kashiwa.lg.jp/shiminzei/kojinshiminzei/souzoku.html",
        "https://www.city.nichinan.lg.jp/kurashi_tetsuzuki/zeikin/6813.html",
    ),
    effects="書類の送り先を決めるだけで、所有権・相続分・登記には関わりません。相続を放棄した方は除きます。",
)

PROCEDURES = (heir_rep,)
