"""墓地の承継・納骨・改葬。急がせない。"""

from madoguchi_core.national.facts import funeral, living
from madoguchi_core.national.parameters import grave_rules
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Law, label, law

_ACT = "墓地、埋葬等に関する法律"
_ORDINANCE = Law("町の墓地条例")
_PERMIT = Document("墓地の使用許可証")

grave_succession = Procedure(
    id="grave-succession",
    title="町営墓地 使用権承継届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町営墓地の使用者", living.has_grave, law("民法", 897), _ORDINANCE),
    filed_by=(Filer.GRAVE_SUCCESSOR,),
    deadline=promptly("遅滞なく", laws=(_ORDINANCE,)),
    bring=(_PERMIT, Document("お墓を継ぐ方と亡くなった方の関係が分かる戸籍")),
    amount=Amount(wording="手数料は町の条例によります"),
    section=SectionRole.CEMETERY,
    laws=(law("民法", 897), _ORDINANCE),
    settings=(grave_rules,),
    sources=(
        "https://www.town.hidaka.hokkaido.jp/life/?content=782",
        "https://www.town.tobetsu.hokkaido.jp/d1w_reiki/H335901010002/H335901010002_j.html",
        "https://www.town.ugo.lg.jp/reiki/reiki_honbun/c368RG00000267.html",
    ),
    effects="町の外にお住まいの方が継がれるときは、町内の代理の方が要ることがあります。",
    note="相続人でない縁故者でも継げる町がある。",
)

burial_ashes = Procedure(
    id="burial-ashes",
    title="納骨（埋蔵）の届・火葬許可証の提出",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町の墓地に納骨する", funeral.will_bury_in_town, law(_ACT, 14)),
    filed_by=(Filer.GRAVE_USER,),
    deadline=promptly("納骨のとき（期限はありません）", laws=(law(_ACT, 14),)),
    bring=(Document("火葬が済んだ印のある火葬許可証"), _PERMIT),
    section=SectionRole.CEMETERY,
    laws=(law(_ACT, 14),),
    after=("cremation-permit",),
    sources=("https://hajime-himonya.com/?p=1476",),
    effects="お気持ちが落ち着かれてからで差し支えありません。町の墓地でないときは、その墓地の管理者に火葬許可証をお渡しください。",
    note="許可証を受けた後でなければ埋蔵できない（14条）。急がせない。",
)

kaiso = Procedure(
    id="kaiso",
    title="改葬許可申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=label("納めた遺骨を別の墓・納骨堂へ移す", funeral.moves_ashes, law(_ACT, 5)),
    filed_by=(Filer.ASHES_MOVER,),
    deadline=promptly("移す前に", laws=(law(_ACT, 5, 14),)),
    bring=(
        Document("今のお墓の管理者の埋蔵の証明"),
        Document("墓地の使用者の承諾書", "申請する方が、お墓の使用者でないとき"),
        Document("移す先の書類", "町が求めるとき"),
    ),
    amount=Amount(wording="手数料は町の条例によります"),
    section=SectionRole.CEMETERY,
    laws=(law(_ACT, 5, 8, 14), law(f"{_ACT}施行規則", 2)),
    sources=(
        "https://hajime-himonya.com/?p=1476",
        "https://shimo-office.com/rebury/",
    ),
    effects="今ご遺骨のある市区町村に申請します。ご自宅に置いたご遺骨を初めて納めるのは、改葬ではありません。",
    note="受入証明書は法令の必須の書類ではないとの指摘がある。",
)

PROCEDURES = (grave_succession, burial_ashes, kaiso)
