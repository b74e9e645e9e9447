"""介護保険の資格喪失・証の返還。"""

from madoguchi_core.national.choices import CareCertification, CareInsurer, MedicalInsurance
from madoguchi_core.national.death._common import CARE_CERTIFICATE, VISITOR_ID, fourteen_days
from madoguchi_core.national.facts import deceased
from madoguchi_core.national.parameters import care_first_age, care_second_age
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import all_of, label, law

_insured_here = label("町が保険者", deceased.care_insurer == CareInsurer.TOWN, law("介護保険法", 9, 13))
_is_certified = deceased.certified_care == CareCertification.CERTIFIED
_DEADLINE = fourteen_days(
    law("介護保険法施行規則", 32), note="数え始めの案内が割れるため、早い方の日を示しています"
)

care_loss_1 = Procedure(
    id="care-loss-1",
    title="介護保険 資格喪失・証の返還（第1号）",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "65歳以上（第1号被保険者）",
            deceased.age_attained_on_death >= care_first_age,
            law("介護保険法", 9),
        ),
        _insured_here,
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=_DEADLINE,
    bring=(
        CARE_CERTIFICATE,
        Document("負担割合証", "介護の認定を受けていたとき", _is_certified),
        Document("負担限度額認定証", "お持ちのとき"),
        VISITOR_ID,
    ),
    section=SectionRole.CARE,
    laws=(law("介護保険法", 11, 12), law("介護保険法施行規則", 32)),
    after=("death-report",),
    sources=(
        "https://www.city.kani.lg.jp/23393.htm",
        "https://www.city.ena.lg.jp/soshikiichiran/iryofukushibu/koreifukushika/1/1/1778.html",
    ),
    effects="資格は亡くなった日の翌日になくなります。",
    note="証が見つからなくても進める。",
)

care_loss_2 = Procedure(
    id="care-loss-2",
    title="介護保険 資格喪失・証の返還（第2号で認定あり）",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "40歳以上65歳未満（第2号被保険者）",
            all_of(
                deceased.age_attained_on_death >= care_second_age,
                deceased.age_attained_on_death < care_first_age,
            ),
            law("介護保険法", 9),
        ),
        label("要介護・要支援の認定がある", _is_certified, law("介護保険法", 12)),
        label(
            "医療保険に入っている",
            ~(deceased.medical_insurance == MedicalInsurance.PUBLIC_ASSISTANCE),
            law("介護保険法", 9),
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=_DEADLINE,
    bring=(CARE_CERTIFICATE, Document("負担割合証")),
    section=SectionRole.CARE,
    laws=(law("介護保険法", 9, 11, 12),),
    after=("death-report",),
    sources=("https://osd-souzoku.jp/kaigohoken/",),
    note="第2号の保険料は医療保険で精算する。医療保険のない生活保護の方は第2号ではない（みなし2号）。",
)

PROCEDURES = (care_loss_1, care_loss_2)
