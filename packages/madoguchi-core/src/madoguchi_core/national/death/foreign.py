"""外国籍の方の在留カード・特別永住者証明書。"""

from datetime import date

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import Nationality, ResidenceCard
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.national.parameters import has_special_residence_card
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ACT = "出入国管理及び難民認定法"
_SPECIAL_ACT = "日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法"
_RETURN = law(_ACT, "19条の15第4項")
_SPECIAL_RETURN = law(_SPECIAL_ACT, 16)

residence_card = Procedure(
    id="residence-card",
    title="在留カード／特別永住者証明書の返納",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("外国籍", deceased.nationality == Nationality.FOREIGN, law(_ACT, "19条の3")),
        any_of(
            label(
                "在留カード（特定在留カードなどを含む）を持っている",
                deceased.residence_card == ResidenceCard.RESIDENCE_CARD,
                law(_ACT, "19条の14第6号"),
                _RETURN,
            ),
            label(
                "特別永住者証明書を持っている",
                deceased.residence_card == ResidenceCard.SPECIAL_PERMANENT,
                _SPECIAL_RETURN,
            ),
        ),
    ),
    filed_by=(Filer.RELATIVE, Filer.COHABITANT),
    deadline=days_after(
        death.died_on,
        14,
        wording="亡くなった日の翌日を1日目として14日以内（カードを後で見つけたときは、見つけた日から14日以内）",
        laws=(_RETURN, _SPECIAL_RETURN, law("行政機関の休日に関する法律", 2)),
        rolls=Rolls.STATE,
    ),
    bring=(
        Document("在留カードまたは特別永住者証明書"),
        Document("返納の参考書式（在留カード等の返納について）"),
        Document("亡くなったことが分かる文書（死亡診断書の写し・戸籍など）"),
        Document(
            "個人番号の控え（返す前に書き写してください）",
            "個人番号カードと一体のカード（特定在留カードなど）のとき",
            has_special_residence_card == True,  # noqa: E712
        ),
    ),
    section=SectionRole.RESIDENCE,
    office="出入国在留管理庁の官署（お持ちになるか、郵送）",
    laws=(law(_ACT, "19条の14第6号", "19条の15第4項"), _SPECIAL_RETURN),
    after=("death-report",),
    sources=(
        "http://www.moj.go.jp/isa/applications/procedures/nyuukokukanri10_00020.html",
        "https://ichiishinji.com/category33/entry86.html",
        "https://yell-office.jp/news/2026/01/2818",
    ),
    effects="カードは、亡くなったことで使えなくなっています。本国への届け出は、その国の大使館・領事館にお尋ねください。",
    note="町で預かる運用もある。遅れたときの罰則は条文を未照合なので、ご家族への紙に書かない。旅券は本国のものなので、返し方は大使館・領事館へ。",
    amendments=(
        Amendment(
            "個人番号カードと一体の特定在留カードなど（任意）",
            since=date(2026, 6, 14),
            laws=(law(_ACT),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

PROCEDURES = (residence_card,)
