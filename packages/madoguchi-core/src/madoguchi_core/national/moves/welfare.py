"""生活保護の移管。窓口からは尋ねず、ご本人が話されたときだけ、職員が個室で受ける。"""

from madoguchi_core.national.facts import move_living
from madoguchi_core.national.moves._common import EVERY_MOVE
from madoguchi_core.procedures import Filer, Procedure, ProcedureKind, SectionRole, promptly
from madoguchi_core.rules import Confidence, all_of, label, law

welfare = Procedure(
    id="welfare",
    title="生活保護の移管・相談",
    events=EVERY_MOVE,
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        label("生活保護を受けている", move_living.is_on_public_assistance, law("生活保護法", 19, 61)),
    ),
    filed_by=(Filer.PERSON,),
    deadline=promptly("異動の前に、福祉事務所（町村では振興局）へ"),
    section=SectionRole.WELFARE,
    laws=(law("生活保護法", 19, 61),),
    confidence=Confidence.LAW_KNOWN,
    note="こちらからは尋ねない。ご本人が話されたら、個室でうかがう。",
    is_staff_only=True,
)

PROCEDURES = (welfare,)
