"""後期高齢者医療の資格喪失・葬祭費。"""

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import (
    BANK_ACCOUNT,
    FUNERAL_PROOF,
    LATTER_CERTIFICATES,
    MANDATE,
    VISITOR_ID,
    fourteen_days,
)
from madoguchi_core.national.facts import deceased, funeral
from madoguchi_core.national.parameters import latter_funeral_amount
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
)
from madoguchi_core.rules import all_of, label, law

_ACT = "高齢者の医療の確保に関する法律"
_in_latter_stage = label(
    "後期高齢者医療の被保険者", deceased.medical_insurance == MedicalInsurance.LATTER_STAGE, law(_ACT, 50)
)

latter_loss = Procedure(
    id="latter-loss",
    title="後期高齢者医療 資格喪失・証の返却",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=_in_latter_stage,
    filed_by=(Filer.BEREAVED,),
    deadline=fourteen_days(law(_ACT, 54)),
    bring=(LATTER_CERTIFICATES, Document("特定疾病療養受療証", "お持ちのとき")),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 53, 54),),
    after=("death-report",),
    sources=(
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000144.html",
        "https://www.callcenter.city.sapporo.jp/sapporo/cc/web/knowledge431009.html",
    ),
    effects="死亡届で資格をなくす扱いとする市町村では、証の返却だけになります。",
    note="施行規則の条番号は未照合。2026-08-01 以後の証の種類は実施後に確かめる。",
)

latter_funeral = Procedure(
    id="latter-funeral",
    title="後期高齢者医療 葬祭費の支給申請",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_in_latter_stage, label("葬祭を行った", funeral.is_held, law(_ACT, 86))),
    filed_by=(Filer.FUNERAL_HOST, Filer.AGENT),
    deadline=limitation(
        funeral.held_on,
        2,
        wording="葬祭の日の翌日から2年",
        laws=(law(_ACT, 160),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(FUNERAL_PROOF, BANK_ACCOUNT, VISITOR_ID, MANDATE),
    amount=Amount(latter_funeral_amount),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 86, 160),),
    after=("latter-loss",),
    sources=(
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000144.html",
        "https://www.city.obihiro.hokkaido.jp/kurashi/hoken/kouki/1002696.html",
    ),
    note="健保の本人の資格をなくして3か月以内の死亡なら、埋葬料との調整を確かめる。",
)

PROCEDURES = (latter_loss, latter_funeral)
