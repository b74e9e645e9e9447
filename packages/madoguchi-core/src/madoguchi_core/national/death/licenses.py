"""営業などの許可の名義。"""

from madoguchi_core.national.facts import belongings
from madoguchi_core.procedures import Filer, LifeEvent, Procedure, ProcedureKind, SectionRole, promptly
from madoguchi_core.rules import Confidence, label, law

licenses = Procedure(
    id="licenses",
    title="営業・許認可・漁業・自治会の名義",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("営業などの許可を受けていた", belongings.has_business_license, law("食品衛生法", 56)),
    filed_by=(Filer.SUCCESSOR,),
    deadline=promptly("それぞれの法律によります（遅滞なく、60日以内など）"),
    section=SectionRole.ENVIRONMENT,
    laws=(law("食品衛生法", 56),),
    confidence=Confidence.UNSOURCED,
    effects="許可の種類ごとに、保健所・振興局などでの名義の手続きがあります。",
    note="食品営業などは、相続による承継の届がある。許可をした所を聞いて案内する。",
)

PROCEDURES = (licenses,)
