"""年金を受けている方の住所と、離婚のときの年金分割。"""

from dataclasses import replace

from madoguchi_core.national.facts import move, move_insurance
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_insurance_parameters import pension_split_reform
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
)
from madoguchi_core.procedures import (
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_RULE = "国民年金法施行規則"
_EMPLOYEES_ACT = "厚生年金保険法"

pension_receiver = Procedure(
    id="pension-receiver",
    title="年金受給者の住所",
    events=EVERY_MOVE,
    kind=ProcedureKind.CONFIRMATION,
    per=Per.PERSON,
    required_when=all_of(
        label("年金を受けている方がいる", move_insurance.has_pensioner, law(_RULE, 19)),
        label("年金を受けている", insurance.receives_pension, law(_RULE, 19)),
    ),
    filed_by=(Filer.PERSON,),
    deadline=Deadline(
        "年金機構に個人番号が収録されていれば、国内の住所の届は要りません。国外へ移られる方と共済の年金の方は、別に届け出ます",
        laws=(law(_RULE, 19),),
    ),
    section=SectionRole.PENSION,
    after=after_notices(EVERY_MOVE),
    laws=(law(_RULE, 19),),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.city.asaka.lg.jp/soshiki/25/nenkin-kaigai170529.html",),
    note="届け出る先は年金事務所・各共済。番号の収録は年金事務所に聞く。施行規則の条番号は未照合。",
)


def _split_within(years: int) -> Deadline:
    return limitation(
        move.moved_on,
        years,
        wording=f"離婚した日の翌日から{years}年",
        laws=(law(_EMPLOYEES_ACT, "78条の2"), law("厚生年金保険法施行規則", "78条の3")),
        note="請求の期限のため、閉庁日でも先へ送らずに示しています",
    )


divorce_pension_split = Procedure(
    id="divorce-pension-split",
    title="離婚時の年金分割",
    events=(LifeEvent.DIVORCE,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=label(
        "婚姻のあいだに厚生年金の期間がある",
        move_insurance.has_employees_period,
        law(_EMPLOYEES_ACT, "78条の2", "78条の14"),
    ),
    filed_by=(Filer.PERSON,),
    deadline=replace(
        _split_within(5),
        exceptions=(
            (
                label(
                    "2026年3月31日までの離婚",
                    move.moved_on < pension_split_reform,
                    law(_EMPLOYEES_ACT, "78条の2"),
                ),
                _split_within(2),
            ),
        ),
    ),
    bring=(Document("年金分割のための情報通知書・合意書など"),),
    section=SectionRole.PENSION,
    after=after_notices((LifeEvent.DIVORCE,)),
    office="年金事務所",
    laws=(law(_EMPLOYEES_ACT, "78条の2", "78条の14"),),
    sources=(
        "https://www.kyotolaw.jp/introduction/muramatsu/person/2026/01/7343.html",
        "https://kitamura55.com/?p=5888",
    ),
    effects="ご結婚のあいだの厚生年金の記録を、お二人で分けられます。年金事務所へご相談ください。",
    note="離婚の日で分かれる。2026年3月31日までに離婚した方は、いまも2年のまま。",
)

PROCEDURES = (pension_receiver, divorce_pension_split)
