"""児童扶養手当。親が亡くなったときの認定請求、受給者・対象の子が亡くなったときの届。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.national.choices import AllowanceRole, NewCarer
from madoguchi_core.national.death._common import fourteen_days
from madoguchi_core.national.facts import deceased, family, welfare
from madoguchi_core.national.parameters import disabled_child_age
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_ACT_4 = law("児童扶養手当法", 4)
_CERTIFICATE = Document("児童扶養手当証書")

child_rearing_new = Procedure(
    id="child-rearing-new",
    title="児童扶養手当 認定請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label(
            "亡くなった方に、18歳の年度末までの子（障がいのある子は20歳未満）がいる",
            family.child_remains,
            law("児童扶養手当法", 3, 4),
        ),
        any_of(
            label("養育する人がまだ決まっていない", family.new_carer == NewCarer.UNDECIDED, _ACT_4),
            label(
                "養育する人の所得が限度内", family.has_income_within_limit, law("児童扶養手当法", 9, "9条の2")
            ),
        ),
    ),
    filed_by=(Filer.PARENT_REMAINING, Filer.NEW_CARER),
    deadline=promptly(
        "請求した月の翌月分から（さかのぼって受けることはできません）", laws=(law("児童扶養手当法", 7),)
    ),
    bring=(
        Document("請求する方とお子さまの戸籍"),
        Document("請求する方の口座が分かるもの"),
        Document("年金の額が分かる書類", "年金を受けるとき"),
        Document("個人番号・所得が分かるもの"),
    ),
    amount=Amount(wording="年度ごとの告示額（遺族年金などの公的年金の額との差額）"),
    section=SectionRole.CHILD,
    laws=(law("児童扶養手当法", 4, 6, 7, "13条の2"),),
    sources=(
        "https://www.town.hyogo-inami.lg.jp/0000004896.html",
        "https://www.city.chitose.lg.jp/docs/11723.html",
    ),
    effects="遺族年金の方が高いときは出ません。すでに児童扶養手当を受けておられる方は、新しい請求でなく、年金を受けることの届をなさってください。養育なさる方がこれから決まるときは、決まりしだいご請求ください。",
    note="町村は振興局が認定する。遺族年金を受けるかを必ず確かめる（全額との比較）。残った親がすでに受けているときは、新しい請求でなく年金の届。",
    amendments=(
        Amendment(
            "障害年金は、子の加算との差額になった。遺族年金は全額との比較のまま",
            since=date(2021, 3, 1),
            laws=(law("児童扶養手当法", "13条の2"),),
        ),
    ),
)

child_rearing_recipient = Procedure(
    id="child-rearing-recipient",
    title="児童扶養手当 受給者死亡届・未支払手当請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "児童扶養手当の受給者",
        welfare.child_rearing_role == AllowanceRole.RECIPIENT,
        law("児童扶養手当法", 28),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.ALLOWANCE_CHILD),
    deadline=replace(
        fourteen_days(law("児童扶養手当法", 28), Law("児童扶養手当法施行規則")),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(_CERTIFICATE, Document("お子さま名義の口座が分かるもの")),
    amount=Amount(wording="支払われていない月の分"),
    section=SectionRole.CHILD,
    laws=(law("児童扶養手当法", 16, 28), Law("児童扶養手当法施行規則")),
    after=("death-report",),
    sources=(
        "https://www.city.chikugo.lg.jp/reiki_int/reiki_honbun/q013RG00000288.html",
        "http://www.city.shimotsuke.lg.jp/viewer/print.html?idSubTop=3&id=1296",
        "https://www.city.takikawa.hokkaido.jp/220hoken/02kosodate/02jidoufuyouteate/jidoufuyouteate5.html",
    ),
    effects="これからお子さまを養育なさる方は、改めて認定の請求をなさってください。",
    note="死亡届は戸籍法の届出義務者が出す（滝川市の例）。未支払の手当は児童が請求する。14日は省令を未照合。",
)

child_rearing_child = Procedure(
    id="child-rearing-child",
    title="児童扶養手当 資格喪失届・額改定届（対象児童の死亡）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "亡くなった方が20歳未満（18歳の年度末まで、障がいのある子は20歳未満）",
            deceased.age_attained_on_death < disabled_child_age,
            law("児童扶養手当法", 3),
        ),
        label(
            "児童扶養手当の対象の子",
            welfare.child_rearing_role == AllowanceRole.CHILD,
            law("児童扶養手当法", 4),
        ),
    ),
    filed_by=(Filer.CHILD_REARING_RECIPIENT,),
    deadline=promptly(laws=(law("児童扶養手当法", 28),)),
    bring=(_CERTIFICATE,),
    section=SectionRole.CHILD,
    laws=(law("児童扶養手当法", 8, 28),),
    after=("death-report",),
    sources=("https://www.city.yao.osaka.jp/0000001306.html",),
    effects="対象のお子さまがいなくなれば手当は終わり、減れば手当の額が変わります。",
)

PROCEDURES = (child_rearing_new, child_rearing_recipient, child_rearing_child)
