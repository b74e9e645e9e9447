"""支援措置の確認。ご家族の紙には出さない。"""

from madoguchi_core.national.facts import deceased
from madoguchi_core.procedures import Filer, LifeEvent, Procedure, ProcedureKind, SectionRole, promptly
from madoguchi_core.rules import Confidence, Law, label

_ORDINANCE = Law("住民票の写しの交付等に関する省令等")

support_measure = Procedure(
    id="support-measure",
    title="支援措置の確認（表示の抑止）",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("本人か同じ世帯の人に支援措置がある", deceased.has_support_measure, _ORDINANCE),
    filed_by=(Filer.STAFF,),
    deadline=promptly("常に"),
    section=SectionRole.RESIDENCE,
    laws=(_ORDINANCE,),
    confidence=Confidence.LAW_KNOWN,
    effects="",
    note="相続人の一覧・送付先・子の学校を、帳票・画面・記録に出さない。世帯が変わっても自動では解除しない。"
    "相続人の中に支援措置の人がいないかも、窓口で確かめる。",
    is_staff_only=True,
)

PROCEDURES = (support_measure,)
