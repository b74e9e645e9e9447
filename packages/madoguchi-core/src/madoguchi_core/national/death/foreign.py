"""在留カードなどの返納。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import Nationality, ResidenceCard
from madoguchi_core.national.facts import death, deceased
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
from madoguchi_core.rules import Confidence, all_of, label, law

_IMMIGRATION_ACT = "出入国管理及び難民認定法"
_SPECIAL_ACT = "日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法"
_RETURN = law(_IMMIGRATION_ACT, "19条の15第4項")

residence_card = Procedure(
    id="residence-card",
    title="在留カード／特別永住者証明書の返納",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("外国籍", deceased.nationality == Nationality.FOREIGN, law(_IMMIGRATION_ACT, "19条の3")),
        label(
            "在留カードか特別永住者証明書がある",
            deceased.residence_card.one_of(ResidenceCard.RESIDENCE_CARD, ResidenceCard.SPECIAL_PERMANENT),
            _RETURN,
            law(_SPECIAL_ACT, 16),
        ),
    ),
    filed_by=(Filer.RELATIVE, Filer.COHABITANT),
    deadline=replace(
        days_after(
            death.died_on,
            14,
            wording="亡くなった日の翌日を1日目として14日以内",
            laws=(_RETURN, law(_SPECIAL_ACT, 16), law("行政機関の休日に関する法律", 2)),
            rolls=Rolls.STATE,
            note="後でカードが見つかったときは、見つけた日から14日以内です。返さないと罰金の定めがあります",
        ),
    ),
    bring=(
        Document("在留カード・特別永住者証明書"),
        Document("返納の書面"),
        Document("亡くなったことが分かる書類（死亡診断書の写し・戸籍など）"),
    ),
    section=SectionRole.RESIDENCE,
    office="出入国在留管理官署（郵送でもよい）",
    laws=(law(_IMMIGRATION_ACT, "19条の14第6号", "19条の15第4項"), law(_SPECIAL_ACT, 16)),
    after=("death-report",),
    sources=(
        "http://www.moj.go.jp/isa/applications/procedures/nyuukokukanri10_00020.html",
        "https://ichiishinji.com/category33/entry86.html",
        "https://yell-office.jp/news/2026/01/2818",
    ),
    effects="カードは亡くなったことで効力を失います。お国への届け出は、大使館・領事館にお尋ねください。",
    note="町で預かる運用がある。罰則の条は未照合。個人番号カードと一体のカードは、返す前に番号を控えるよう案内する。",
    amendments=(
        Amendment(
            "個人番号カードと一体の「特定在留カード等」がある",
            since=date(2026, 6, 14),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

PROCEDURES = (residence_card,)
