"""印鑑登録の新規・抹消・氏の変更による見直し（町の条例）。証明書の交付は certificates の seal にある。"""

from madoguchi_core.national.certificate_parameters import seal_min_age
from madoguchi_core.national.facts import person
from madoguchi_core.national.moves._common import (
    EVERY_MOVE_IN,
    after_notices,
    is_spouse,
)
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
from madoguchi_core.rules import Confidence, Law, all_of, label

_ORDINANCE = Law("町印鑑条例")
_GUIDELINE = Law("印鑑登録証明事務処理要領")
_is_registered = label("印鑑登録をしている", person.is_seal_registered, _ORDINANCE)

seal_in = Procedure(
    id="seal-in",
    title="印鑑登録（新規）",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("登録できる年齢", person.age_attained >= seal_min_age, _ORDINANCE, _GUIDELINE),
        label("印鑑登録を望む", person.wants_seal, _ORDINANCE),
    ),
    filed_by=(Filer.PERSON, Filer.AGENT),
    deadline=promptly("期限はありません"),
    bring=(
        Document("登録する印"),
        Document("官公署の、顔写真の付いた本人確認書類", "その日のうちに登録なさるとき"),
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices(EVERY_MOVE_IN),
    laws=(_ORDINANCE, _GUIDELINE),
    sources=("https://www.city.komatsushima.lg.jp/docs/2636.html",),
    effects="前の市区町村の印鑑登録は、転出でなくなっています。お要りの方は、この町で新しく登録できます。",
    note="転入届の後に受ける。代理の方のときは本人に照会書を送り、後日になる。印影の大きさなどは、証明書の「印鑑登録」を見る。",
)

seal_out = Procedure(
    id="seal-out",
    title="印鑑登録の抹消",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=_is_registered,
    filed_by=(Filer.MAYOR,),
    deadline=promptly("転出（予定）日に、町でなくします", laws=(_ORDINANCE,)),
    bring=(Document("印鑑登録証", "お持ちのとき"),),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(_ORDINANCE,),
    confidence=Confidence.UNSOURCED,
    sources=(
        "http://www004.upp.so-net.ne.jp/hitosen/juukihou4.html",
        "https://d3vj4k4n1zwj.cloudfront.net/qa/q8543299.html",
    ),
    effects="転出予定日に印鑑登録がなくなります。それまでは印鑑登録証明書をお取りになれます。",
    note="登録証を返してもらう。不動産の売り買いなどで、証明書の要る予定があるかを尋ねると親切。",
)

marriage_seal = Procedure(
    id="marriage-seal",
    title="印鑑登録の見直し（氏の変更）",
    events=(LifeEvent.MARRIAGE, LifeEvent.DIVORCE),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=all_of(
        is_spouse,
        label("氏が変わる", person.is_name_changed, _ORDINANCE),
        _is_registered,
        label("登録した印が、変わる前の氏を表している", person.has_old_name_on_seal, _ORDINANCE),
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MARRIAGE, LifeEvent.DIVORCE)),
    laws=(_ORDINANCE,),
    confidence=Confidence.UNSOURCED,
    sources=(
        "https://kitaharashinsuke.com/page-1226",
        "https://www-city-nara-lg-jp.cache.yimg.jp/soshiki/17/245890.html",
    ),
    effects="登録された印が新しいお名前と合わなくなると、印鑑登録がなくなります。新しい印で登録し直せます。",
    note="名だけの印や、旧氏を併記した方の旧氏の印は残り得るので、自動で抹消と決めつけない。",
)

PROCEDURES = (seal_in, seal_out, marriage_seal)
