"""住民票の消除・戸籍の通知・印鑑登録・個人番号カード・選挙人名簿。ほとんどが職権で済む。"""

from madoguchi_core.national.facts import deceased
from madoguchi_core.procedures import Document, Filer, LifeEvent, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import Law, label, law

seal_void = Procedure(
    id="seal-void",
    title="印鑑登録の廃止",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label("印鑑登録がある", deceased.is_seal_registered, Law("町の印鑑条例")),
    filed_by=(Filer.MAYOR,),
    bring=(Document("印鑑登録証", "返すか、裁断してください"),),
    section=SectionRole.RESIDENCE,
    laws=(Law("町の印鑑条例"),),
    after=("death-report",),
    sources=(
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "https://www.city.amagasaki.hyogo.jp/kurashi/lifeevent/1002189.html",
    ),
    effects="亡くなった日の日付で登録がなくなり、証明書は出なくなります。",
)

mynumber_card = Procedure(
    id="mynumber-card",
    title="個人番号カードの失効",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label("個人番号カードがある", deceased.has_mynumber_card, law("番号利用法", 17)),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    laws=(law("番号利用法", 17), law("番号利用法施行令", 14)),
    sources=(
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "http://www.city.ryugasaki.ibaraki.jp/procedure/2017010500060/",
    ),
    effects="返す義務はありません。年金や相続の手続きで番号を求められるので、済むまで保管してください。",
)

PROCEDURES = (seal_void, mynumber_card)
