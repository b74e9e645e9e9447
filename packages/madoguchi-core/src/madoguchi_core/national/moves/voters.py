"""選挙人名簿の登録・抹消（公職選挙法21条・28条）。届は要らない。"""

from dataclasses import replace

from madoguchi_core.calendar import PeriodUnit, Rolls
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.moves._common import after_notices
from madoguchi_core.national.parameters import voting_age
from madoguchi_core.procedures import (
    Deadline,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_ACT = "公職選挙法"

_LISTED = Deadline(
    "転入届をした日から3か月（引っ越した日からではありません）続けて住民票があると、名簿に載ります",
    move.reported_on,
    3,
    PeriodUnit.MONTH,
    rolls=Rolls.NONE,
    is_target=True,
    laws=(law(_ACT, 21),),
    confidence=Confidence.LAW_KNOWN,
)
_REMOVED = Deadline(
    "転出した日から4か月で、この町の名簿から消えます",
    move.moved_on,
    4,
    PeriodUnit.MONTH,
    rolls=Rolls.NONE,
    is_target=True,
    laws=(law(_ACT, 28),),
    confidence=Confidence.LAW_KNOWN,
)

vote = Procedure(
    id="vote",
    title="選挙人名簿",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_OUT),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=all_of(
        label("日本国籍", person.nationality == Nationality.JAPANESE, law(_ACT, 9, 21)),
        label("選挙権の年齢に達している", person.age_attained >= voting_age, law(_ACT, 9, 21)),
    ),
    filed_by=(Filer.ELECTION_BOARD,),
    deadline=replace(_LISTED, exceptions=((registration.event == MoveEvent.MOVE_OUT, _REMOVED),)),
    section=SectionRole.ELECTION,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_OUT)),
    laws=(law(_ACT, 21, 28),),
    sources=("https://www.city.koto.lg.jp/610102/kuse/senkyo/183.html",),
    effects="お届けは要りません。前の市区町村の名簿からは、転出した日から4か月で消えます。",
    note="3か月の初日の数え方は未照合で、遅い日を示す。届出の後に18歳になる方も、登録の月に載る。"
    "国外へ転出する方は、在外選挙人名簿の登録を申請できる（出典未確認）。",
)

PROCEDURES = (vote,)
