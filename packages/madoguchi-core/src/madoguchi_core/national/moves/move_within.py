"""転居届（住民基本台帳法23条）。"""

from madoguchi_core.national.facts import registration
from madoguchi_core.national.moves._common import (
    CARDS,
    MANDATE,
    RESIDENCE_CARD,
    VISITOR_ID,
    fourteen_days,
)
from madoguchi_core.procedures import Document, Filer, LifeEvent, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import label, law

_ACT = "住民基本台帳法"

juki_move_within = Procedure(
    id="juki-move-within",
    title="転居届",
    events=(LifeEvent.MOVE_WITHIN,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町の中で住まいを移った", registration.is_building_changed, law(_ACT, 23)),
    filed_by=(Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(law(_ACT, 23), starts="転居をした日"),
    bring=(
        CARDS,
        RESIDENCE_CARD,
        Document("資格確認書や受給者証など、住所の載っているもの", "お持ちのとき"),
        VISITOR_ID,
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 23),),
    sources=(
        "http://www004.upp.so-net.ne.jp/hitosen/juukihou4.html",
        "https://d3vj4k4n1zwj.cloudfront.net/qa/q8543299.html",
        "https://www.city.hiroshima.lg.jp/site/faq/15063.html",
    ),
    effects="住民票の住所が改まります。カードの署名用の電子証明書は使えなくなるので、お使いになる方は新しくお作りします。",
    note="どなたが移り、どなたが残るか、移る先に住んでいる世帯があるかを尋ねる。同じ地番でも、別の家屋なら転居。"
    "住居表示・町名・建物の名だけの変更は転居でなく、職権の軽微な修正（42）。修正の事由は転居（41）。"
    "住民となった日は変わらず、住所を定めた日は転居日。転居前の住所を記録する。",
)

PROCEDURES = (juki_move_within,)
