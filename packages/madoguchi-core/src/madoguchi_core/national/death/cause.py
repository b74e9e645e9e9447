"""亡くなった原因による確認と給付（第三者行為・労災・災害・交通災害共済）。"""

from madoguchi_core.national.choices import CauseOfDeath
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
    promptly,
)
from madoguchi_core.rules import Law, all_of, label, law

_WORKERS_ACT = "労働者災害補償保険法"
_DISASTER_ACT = law("災害弔慰金の支給等に関する法律", 3)
_MUTUAL_AID = Law("町村の共済の規約")
_FAMILY = (
    Filer.SPOUSE,
    Filer.CHILD,
    Filer.PARENT,
    Filer.GRANDCHILD,
    Filer.GRANDPARENT,
    Filer.SIBLING,
)

third_party = Procedure(
    id="third-party",
    title="第三者行為・労災の確認",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label(
        "仕事・通勤、またはほかの人の行為が原因",
        death.cause.one_of(CauseOfDeath.WORK, CauseOfDeath.THIRD_PARTY),
        law("国民健康保険法", 64),
        law("高齢者の医療の確保に関する法律", 58),
        law("介護保険法", 21),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("窓口で確かめます"),
    section=SectionRole.NHI,
    laws=(
        law("国民健康保険法", 64),
        law("高齢者の医療の確保に関する法律", 58),
        law("介護保険法", 21),
    ),
    sources=("https://www.town.mashiki.lg.jp/kiji003674/index.html",),
    effects="葬祭費などの給付の受け方が変わることがあります。",
    note="示談の前に届け出てもらう。給付が止まる、または求償になることがある。国保・後期・介護の担当に伝える。",
)

workers_comp = Procedure(
    id="workers-comp",
    title="労災・公務災害の葬祭料等・遺族補償",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=label("仕事・通勤が原因", death.cause == CauseOfDeath.WORK, law(_WORKERS_ACT, "12条の8")),
    filed_by=(Filer.BEREAVED, Filer.FUNERAL_HOST),
    deadline=limitation(
        death.died_on,
        2,
        wording="葬祭料は、亡くなった日の翌日から2年（遺族の補償は5年）",
        laws=(law(_WORKERS_ACT, 42),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    section=SectionRole.WELFARE,
    office="労働基準監督署・勤務先",
    laws=(law(_WORKERS_ACT, "12条の8", 17, 42),),
    sources=("https://www.houterasu.or.jp/saigaikanren/saigaiqa/qaindex/doudou/qa7_5index/qa7-31.html",),
    effects="まず勤務先か労働基準監督署にお尋ねください。",
    note="遺族補償の5年は条文未照合。",
)

disaster_condolence = Procedure(
    id="disaster-condolence",
    title="災害弔慰金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("町の住民だった", deceased.is_resident, _DISASTER_ACT),
        label("自然災害が原因（関連死を含む）", death.cause == CauseOfDeath.DISASTER, _DISASTER_ACT),
    ),
    filed_by=_FAMILY,
    deadline=promptly("町の条例によります"),
    amount=Amount(wording="生計を維持していた方は500万円まで、ほかの方は250万円まで（町の条例による）"),
    section=SectionRole.WELFARE,
    laws=(_DISASTER_ACT,),
    sources=(
        "https://www.town.tohoku.lg.jp/kenkoiryofukushi/syakai/syakai_12.html",
        "https://www2.town.asahi.mie.jp/www/contents/1767673743238/index.html",
    ),
    effects="災害がもとで亡くなられたときの弔慰金です。窓口で一緒に確かめます。",
    note="対象になる災害の規模の要件がある。町の住民でなかった方は、住所のあった市区町村へ案内する。遺族の順と、兄弟姉妹の要件（同居または生計同一）は条例で確かめる。",
)

traffic_mutual = Procedure(
    id="traffic-mutual",
    title="交通災害共済・町村の共済の見舞金",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("事故が原因", death.is_by_accident, _MUTUAL_AID),
        label("交通事故による", death.is_traffic_accident, _MUTUAL_AID),
        label("交通災害共済に入っていた", death.has_traffic_mutual_aid, _MUTUAL_AID),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=limitation(
        death.accident_on,
        2,
        wording="事故の日の翌日から2年（規約により3年のこともあります）",
        laws=(_MUTUAL_AID,),
        note="亡くなった日ではなく、事故の日から数えます。先へ送らずに示しています",
    ),
    bring=(
        Document("交通事故証明書"),
        Document("死亡診断書の写し"),
        Document("戸籍"),
        Document("共済の加入者証"),
    ),
    amount=Amount(wording="規約によります"),
    section=SectionRole.TRAFFIC,
    laws=(_MUTUAL_AID,),
    sources=(
        "https://nakasorachi.com/info/025.html",
        "https://www.town.tobe.ehime.jp/soshiki/1/koutuukyousai.html",
        "https://www.town.takanabe.lg.jp/soshiki/kikikanri/2/koutuu_1/4807.html",
    ),
    effects="ほかの保険とは関わりなく受け取れます。",
    note="遺族の順位と期間は共済の規約で確かめる。",
)

PROCEDURES = (third_party, workers_comp, disaster_condolence, traffic_mutual)
