"""未成年後見。残る親権者がいない未成年の子がいるとき、家庭裁判所の手続きを案内する。"""

from datetime import date

from madoguchi_core.national.facts import family
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, label, law

minor_guardian = Procedure(
    id="minor-guardian",
    title="未成年後見人の選任申立て",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("未成年の子が残る", family.minor_child_remains, law("民法", 4, 838)),
        label("ほかに親権者がいない", ~family.has_other_custody, law("民法", 838)),
    ),
    filed_by=(Filer.MINOR_CHILD, Filer.RELATIVE, Filer.INTERESTED_PERSON),
    deadline=promptly(laws=(law("民法", 840, 841),)),
    bring=(Document("家庭裁判所で案内された書類"),),
    section=SectionRole.KOSEKI,
    office="家庭裁判所",
    laws=(law("民法", "838条〜841条"), law("戸籍法", 81)),
    sources=(
        "https://www.courts.go.jp/wakayama/koukensite/miseinenkouken/index.html",
        "https://iuris.jp/戸籍法-第八節-親権及び未成年者の後見/jpn/s/1282",
    ),
    effects="もう一人の親御さまが、自動で親権者に戻ることはありません。遺言で後見人が決められていたときは、"
    "その方が就いた日から10日以内に戸籍の届をなさってください。",
    note="家庭裁判所の選任は裁判所の嘱託で戸籍に載る（条文は未照合）。離婚した親を親権者でないと決めつけず、戸籍で確かめる。",
    amendments=(
        Amendment(
            "離婚の後も父母の双方が親権者のことがある",
            since=date(2026, 4, 1),
            laws=(law("民法", 819),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

PROCEDURES = (minor_guardian,)
