"""支援措置の確認。職員だけが見る。"""

from madoguchi_core.national.facts import deceased
from madoguchi_core.procedures import Filer, LifeEvent, Procedure, ProcedureKind, SectionRole, promptly
from madoguchi_core.rules import Confidence, Law, label

_ORDINANCE = Law("住民基本台帳の一部の写しの閲覧及び住民票の写し等の交付に関する省令")

support_measure = Procedure(
    id="support-measure",
    title="支援措置の確認（表示の抑止）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("本人か同じ世帯の人に支援措置がある", deceased.has_support_measure, _ORDINANCE),
    filed_by=(Filer.STAFF,),
    deadline=promptly("お渡しするものを作る前に"),
    section=SectionRole.RESIDENCE,
    laws=(_ORDINANCE, Law("住民基本台帳事務処理要領")),
    confidence=Confidence.LAW_KNOWN,
    note="相続人の一覧・送付先・子の学校を、帳票と画面とログに出さない。亡くなって世帯が変わっても、自動で解除しない。"
    "別の世帯の相続人の支援措置は町の名簿だけでは分からないので、送付先などを出す前に確かめる。",
    is_staff_only=True,
)

PROCEDURES = (support_measure,)
