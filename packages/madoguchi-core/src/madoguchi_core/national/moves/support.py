"""DV等支援措置の申し出。職員だけが見て、ほかの人に聞こえない所で尋ねる。"""

from madoguchi_core.national.facts import person
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Law, any_of, label, law

_ORDINANCE = law("住民基本台帳の一部の写しの閲覧及び住民票の写し等の交付に関する省令", 4)
_GUIDELINE = Law("住民基本台帳事務処理要領", "第5-10")
_ACT = law("住民基本台帳法", "12条6項", "12条の3", "20条5項")

dv_measure = Procedure(
    id="dv-measure",
    title="DV等支援措置の申出",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT, LifeEvent.DIVORCE),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=any_of(
        label("支援措置を受けている（異動したら改めて申し出る）", person.has_support_measure, _GUIDELINE),
        label("住所を知られて困ると申し出た", person.seeks_support_measure, _GUIDELINE),
    ),
    filed_by=(Filer.PERSON, Filer.LEGAL_REPRESENTATIVE),
    deadline=promptly("異動の届と同時に", laws=(_GUIDELINE,)),
    bring=(
        Document("支援措置申出書（相談機関の意見のあるもの）"),
        Document("保護命令決定書の写し", "あるとき（相談機関の意見は要りません）"),
        Document("顔写真の付いた本人確認書類"),
    ),
    section=SectionRole.RESIDENCE,
    laws=(_ACT, _ORDINANCE, _GUIDELINE),
    sources=(
        "https://www.city.koshigaya.saitama.jp/kurashi_shisei/kurashi/todokede/shomeikofu/shiensochi.html",
        "https://www.city.takaoka.toyama.jp/shimin/201812shiensochi.html",
        "https://www.town.goka.lg.jp/kurashi/kurashi-tetsuzuki/madoguchi/page003047.html",
        "https://www.city.kasai.hyogo.jp/soshiki/15/1021.html",
        "https://www.city.handa.lg.jp/shimin/kurashi/koseki/jumintoroku/dv.html",
    ),
    effects="期間は1年。延長は、終わる1か月前から申し出ます。代理・郵送・広域交付・コンビニ交付は止まります。",
    note="「住所を知られて困る方はいますか」と、ほかの人に聞こえない所で尋ねる。対象はDV・ストーカー行為等・児童虐待と、これらに準ずるもので、"
    "相談機関などが確かめたとき。同じ住所の人も併せて申し出られる。期限が切れても自動では解除しない（標準仕様書3.1・3.4）。"
    "転出証明書・前の住所・続柄・件数の表示から漏れる。本人の確認が済むまで、措置のあることも答えない。",
    is_staff_only=True,
)

PROCEDURES = (dv_measure,)
