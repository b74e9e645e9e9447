"""転出届（国内・国外）と、その取りやめ・変更（住民基本台帳法24条）。期限は「あらかじめ」で、日付を作らない。"""

from madoguchi_core.national.facts import move, registration
from madoguchi_core.national.move_choices import Destination
from madoguchi_core.national.move_registration_parameters import move_out_from_days
from madoguchi_core.national.moves._common import CARDS, MANDATE, VISITOR_ID
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_ACT = "住民基本台帳法"
_FILERS = (Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT)

juki_move_out = Procedure(
    id="juki-move-out",
    title="転出届（国内）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "国内のほかの市区町村へ移る", move.destination == Destination.DOMESTIC, law(_ACT, 24)
    ),
    filed_by=_FILERS,
    deadline=promptly("転出する前に、あらかじめ", laws=(law(_ACT, 24),)),
    bring=(
        VISITOR_ID,
        CARDS,
        Document("資格確認書・受給者証・印鑑登録証など、お返しになるもの", "お持ちのとき"),
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    settings=(move_out_from_days,),
    laws=(law(_ACT, 24, "24条の2"), law("住民基本台帳法施行令", 23, 24)),
    sources=(
        "http://www004.upp.so-net.ne.jp/hitosen/juukihou4.html",
        "https://d3vj4k4n1zwj.cloudfront.net/qa/q8543299.html",
        "https://www.city.satsumasendai.lg.jp/lifescene/hikkoshi/5546.html",
        "https://www.town.saitama-misato.lg.jp/0000000017.html",
        "https://www.city.sakata.lg.jp/kurashi/todokede/jyusyohenko/tennyusyutsu-keizoku.html",
    ),
    effects="転出証明書をお渡しします（マイナンバーカードによる転出届では、お渡しせずに新しい市区町村へ送ります）。"
    "転出予定日までは、この町の住民のままです。印鑑登録は、転出予定日になくなります。",
    note="郵送と、マイナポータル（国内の転出・署名用電子証明書）でもできる。マイナポータルは30日前から異動の10日後までの町がある。"
    "異動日から14日を過ぎたら、届出でなく職権で処理し、転出証明書に準ずる証明書を出す（この運用は出典未確認）。"
    "消除の事由は国内転出（21）、消除の日は転出予定日と、転入通知の転入日の早い方。予定日より前の証明書に転出の記載を出さない。"
    "転入されないときに連絡するので、電話番号を必ず聞く。行き先は市区町村まででもよい。",
)

juki_move_out_abroad = Procedure(
    id="juki-move-out-abroad",
    title="転出届（国外）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("国外へ移る", move.destination == Destination.ABROAD, law(_ACT, 24)),
        label("国外に1年以上住む見込み", registration.stays_abroad_a_year, law(_ACT, 24)),
    ),
    filed_by=_FILERS,
    deadline=promptly(
        "転出する前に、あらかじめ",
        laws=(law(_ACT, 24),),
        note="カードを国外で続けて使う手続きは、転出予定日の前日まで",
    ),
    bring=(Document("全員の個人番号カード（マイナンバーカード）", "お持ちのとき"), VISITOR_ID, MANDATE),
    section=SectionRole.RESIDENCE,
    settings=(move_out_from_days,),
    laws=(law(_ACT, 24),),
    sources=(
        "https://cms.city-nakatsu.jp/doc/2011100109799",
        "https://www.town.aichi-togo.lg.jp/soshikikarasagasu/juminka/gyomuannai/5/3/13121.html",
        "https://www.city.ritto.lg.jp/soshiki/shimin/sogomadoguchi/gyoumu/mynumbercard/kokugaitennsyutusyayou/15469.html",
    ),
    effects="転出予定日に住民票が消えます。転出証明書はありません。日本人の方は、附票に国外への転出が載ります。",
    note="1年に満たないなら届出は要らない。後で1年以上になったら、その時に届け出てもらう。外国籍の方も（再入国許可があっても）要る。"
    "受け付けは、転出予定日の14日前からの町が多い。マイナポータルの転出届は使えない。消除の事由は国外転出（22）。",
)

juki_move_out_cancel = Procedure(
    id="juki-move-out-cancel",
    title="転出の取りやめ・転出先や日付の変更",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("転出届がすでに出ている", registration.is_move_out_filed, law(_ACT, 24)),
        label("転出を取りやめる、または変える", registration.changes_move_out, law(_ACT, 24)),
    ),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER),
    deadline=promptly(
        note="転出予定日を過ぎると住民票が消えているため、元に戻すには町の判断が要ります",
        laws=(law(_ACT, 24),),
    ),
    bring=(Document("お渡しした転出証明書", "紙でお持ちのとき"), VISITOR_ID),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 24),),
    confidence=Confidence.LAW_KNOWN,
    sources=("http://afuna.org/p11/",),
    effects="そのままにされると、転出予定日に住民票が消え、住所の無い方になってしまいます。"
    "取りやめられるときは、転出にともなうほかのお手続きは要りません。もう済まされたものは、窓口でお知らせください。",
    note="この届でも、転出届と続きの手続きが並ぶ。取りやめならどれも行わず、済んだもの（資格の喪失・証の返還など）を元に戻すかを各課に確かめる。"
    "取消しの手続きが要ることだけ出典がある。要るものと、予定日の後の扱い（職権の回復）は町で確かめる。",
)

PROCEDURES = (juki_move_out, juki_move_out_abroad, juki_move_out_cancel)
