"""生活保護・葬祭扶助。"""

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.facts import deceased, funeral, living
from madoguchi_core.procedures import (
    Amount,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

seiho_change = Procedure(
    id="seiho-change",
    title="生活保護の変更・廃止の届出",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "国民健康保険・後期高齢者医療に入っていなかった",
            ~deceased.medical_insurance.one_of(
                MedicalInsurance.NHI, MedicalInsurance.NHI_SOCIETY, MedicalInsurance.LATTER_STAGE
            ),
            law("国民健康保険法", "6条9号", 19),
            law("高齢者の医療の確保に関する法律", "51条1号"),
        ),
        any_of(
            label(
                "医療扶助を受けていた",
                deceased.medical_insurance == MedicalInsurance.PUBLIC_ASSISTANCE,
                law("生活保護法", 15),
            ),
            label("生活保護を受けていた", living.is_on_public_assistance, law("生活保護法", 61)),
        ),
    ),
    filed_by=(Filer.PUBLIC_ASSISTANCE_HOUSEHOLD,),
    deadline=promptly(laws=(law("生活保護法", 61),)),
    section=SectionRole.WELFARE,
    laws=(law("生活保護法", 61),),
    confidence=Confidence.LAW_KNOWN,
    effects="医療・介護の公費が止まります。届け出先は福祉事務所（町村では振興局）で、町が取り次ぎます。",
    note="世帯の中に保護を受ける人が残るときは、保護の変更になる。保護が停止中の世帯は国保・後期に入るので、福祉の係に確かめる。",
)

seiho_funeral = Procedure(
    id="seiho-funeral",
    title="葬祭扶助",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=label(
        "葬祭を行う人が費用を出せない、または葬祭を行う扶養義務者がいない",
        funeral.cannot_pay,
        law("生活保護法", 18),
    ),
    filed_by=(Filer.FUNERAL_HOST,),
    deadline=promptly("ご葬儀の前", note="ご葬儀の後の申請は、原則として認められません"),
    amount=Amount(wording="国が定める基準の額"),
    section=SectionRole.WELFARE,
    laws=(law("生活保護法", 18, 37, 76),),
    sources=("https://tomobuchi.com/seikatsuhogo/", "http://hokusou.net/contents50.html"),
    effects="ご葬儀の前に、福祉事務所（町村では振興局）に申請していただきます。お持ちいただくものも、そちらにお確かめください。",
    note="死亡届の窓口で最初に確かめる。亡くなった方が保護を受けていたことだけでは出ない。申請先は喪主の住所地が原則。"
    "扶養する人がなく、残したお金で足りないときも対象になる。",
)

PROCEDURES = (seiho_change, seiho_funeral)
