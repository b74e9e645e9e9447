"""登記の住所・氏名の変更と、農地・森林・農業者年金の住所。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.national.facts import move, move_living, person, person_living, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.move_living_parameters import (
    address_registration_grace,
    address_registration_start,
)
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
    is_spouse,
)
from madoguchi_core.procedures import (
    Amendment,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    fixed_day,
    limitation,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ACT = "不動産登記法"
_BEFORE_DUTY = fixed_day(
    address_registration_grace,
    wording="令和10年3月31日まで（令和8年3月31日までの変更）",
    laws=(law(_ACT, "76条の5"),),
    note="正当な理由なく登記しないと5万円以下の過料（不動産登記法164条2項）",
)

land_register = Procedure(
    id="land-register",
    title="登記名義人の住所・氏名の変更の登記",
    events=(LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT, LifeEvent.MARRIAGE, LifeEvent.DIVORCE),
    per=Per.PERSON,
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        any_of(
            label(
                "転居・転出",
                registration.event.one_of(MoveEvent.MOVE_WITHIN, MoveEvent.MOVE_OUT),
                law(_ACT, "76条の5"),
            ),
            all_of(is_spouse, label("氏が変わる", person.is_name_changed, law(_ACT, "76条の5"))),
        ),
        label("土地・建物を持っている", person_living.owns_real_estate, law(_ACT, "76条の5")),
    ),
    filed_by=(Filer.OWNER,),
    deadline=replace(
        limitation(
            move.moved_on,
            2,
            wording="変更があった日から2年以内",
            laws=(law(_ACT, "76条の5", "164条2項"),),
            note="末日が休みの日でも、先へ送らずに示しています。正当な理由なく登記しないと5万円以下の過料（不動産登記法164条2項）",
        ),
        exceptions=((label("義務化より前の変更", move.moved_on < address_registration_start), _BEFORE_DUTY),),
    ),
    section=SectionRole.TAX,
    after=after_notices((LifeEvent.MOVE_WITHIN, LifeEvent.MOVE_OUT, LifeEvent.MARRIAGE, LifeEvent.DIVORCE)),
    office="法務局",
    laws=(law(_ACT, "76条の5", "76条の6", "164条2項"),),
    sources=(
        "https://smtrc.jp/useful/knowledge/sellbuy-law/2025_10.html",
        "https://n-shoshi.com/1294",
    ),
    effects="法務局に検索用の情報を申し出ておかれると、登記官が住所や氏名を変えてくれます。ほかの市区町村の土地・建物も同じです。",
    note="検索用情報を申し出ていれば、登記官が職権で変える（76条の6）。住民票・附票の請求が増えることを見込む。",
    amendments=(
        Amendment(
            "住所・氏名の変更の登記が義務になった。前の変更も令和10年3月31日までに要る",
            since=date(2026, 4, 1),
            laws=(law(_ACT, "76条の5"),),
        ),
    ),
)

_FARMERS_PENSION = law("独立行政法人農業者年金基金法")

farm = Procedure(
    id="farm",
    title="農地・森林・農業者年金の住所",
    events=EVERY_MOVE,
    per=Per.PERSON,
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        any_of(
            label("農地・山林がある", person_living.has_farmland_or_forest, law("農地法", "52条の2")),
            label(
                "農業者年金に入っている、または受けている",
                person_living.has_farmers_pension,
                _FARMERS_PENSION,
            ),
        ),
    ),
    filed_by=(Filer.OWNER,),
    deadline=promptly(
        "農業者年金の住所の変更は農協へ。農地は、権利が動かなければ届は要りません", laws=(_FARMERS_PENSION,)
    ),
    section=SectionRole.FARMLAND,
    after=after_notices(EVERY_MOVE),
    laws=(_FARMERS_PENSION,),
    confidence=Confidence.LAW_KNOWN,
    effects="耕作を続けられるか、どなたかに任せられるかを、農業委員会にお知らせください。",
    note="農業者年金の住所の変更は農協が受け付ける。",
)

PROCEDURES = (land_register, farm)
