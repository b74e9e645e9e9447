"""健康保険の埋葬料。役場の外の手続きで、案内だけをする。"""

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import kenpo_burial_after_loss
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import (
    Amount,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
)
from madoguchi_core.rules import label, law

_TWO_YEARS = limitation(
    death.died_on,
    2,
    wording="亡くなった日の翌日から2年（埋葬費は埋葬の日の翌日から）",
    laws=(law("健康保険法", 193),),
)

emp_burial = Procedure(
    id="emp-burial",
    title="健康保険・共済 埋葬料／家族埋葬料",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=label(
        "健康保険・共済の本人または被扶養者",
        deceased.medical_insurance.one_of(
            MedicalInsurance.EMPLOYEE, MedicalInsurance.DEPENDANT, MedicalInsurance.MUTUAL_AID
        ),
        law("健康保険法", 100, 113),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=_TWO_YEARS,
    office="勤務先・協会けんぽ・健保組合・共済",
    amount=Amount(wording="50,000円（埋葬費は実費で50,000円まで）"),
    section=SectionRole.NHI,
    laws=(law("健康保険法", 100, 113, 193),),
    sources=("https://www.kenpo.gr.jp/kyoaikai-kenpo/contents/shikumi/kyufu/shibo/",),
    note="業務上・通勤の死亡は労災。国保組合の方は組合の葬祭費。生活保護の方は葬祭扶助。",
)

emp_burial_after_loss = Procedure(
    id="emp-burial-after-loss",
    title="健康保険 埋葬料（資格をなくした後）",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=kenpo_burial_after_loss,
    filed_by=(Filer.BEREAVED,),
    deadline=_TWO_YEARS,
    office="元の健康保険（協会けんぽ・健保組合）",
    amount=Amount(wording="50,000円（埋葬費は実費で50,000円まで）"),
    section=SectionRole.NHI,
    laws=(law("健康保険法", 100, 105, 113, 193),),
    sources=(
        "https://www.city.hokuto.hokkaido.jp/docs/1258.html",
        "https://www.town.mashiki.lg.jp/kiji003674/index.html",
    ),
    effects="国保の葬祭費とは重ねて出ません。",
    note="被扶養者だった方は対象外（国保の葬祭費へ）。継続給付中などの要件は保険者に確かめる。",
)

PROCEDURES = (emp_burial, emp_burial_after_loss)
