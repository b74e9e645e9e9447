"""
転入学・保育・予防接種。

小中学校は、6歳になった年度の初めから（入学の通知を新しい町から送るため）、15歳の年度末まで。
"""

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.cases import Part
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, move_living, person, person_living, registration
from madoguchi_core.national.move_choices import MoveEvent, MoveOrigin
from madoguchi_core.national.move_living_parameters import nursery_until_month_end
from madoguchi_core.national.moves._common import after_notices
from madoguchi_core.national.parameters import elementary_age, school_age, school_entry_age
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import all_of, any_of, fiscal_year_end_at_age, label, law, shifted

_SCHOOL_ACT = law("学校教育法", 17)
_ORDER = "学校教育法施行令"
_CHILD_SUPPORT_ACT = "子ども・子育て支援法"
_YOSHIOKA = "https://www.town.yoshioka.gunma.jp/kosodate/kyouiku/tenko.html"
_is_before_school = label(
    "小学校に入る前（就学前）",
    fiscal_year_end_at_age(person.born_on, school_entry_age) >= move.moved_on,
    law(_ORDER, 2),
)
_until_15 = label(
    "15歳の年度末まで",
    fiscal_year_end_at_age(person.born_on, school_age) >= move.moved_on,
    _SCHOOL_ACT,
)
_goes = any_of(
    label("日本国籍である", person.nationality == Nationality.JAPANESE, _SCHOOL_ACT),
    label("小・中学校に通う、または通うことを希望する", person_living.goes_to_school, _SCHOOL_ACT),
)

school_in = Procedure(
    id="school-in",
    title="小学校・中学校の転入学・入学",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    per=Per.PERSON,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "6歳になった年度の初めから",
            shifted(fiscal_year_end_at_age(person.born_on, school_entry_age), -1, PeriodUnit.YEAR)
            < move.moved_on,
            law(_ORDER, 2),
        ),
        _until_15,
        any_of(
            all_of(
                move_living.is_move_in,
                label(
                    "国内のほかの市区町村か、国外からの転入",
                    move.origin.one_of(MoveOrigin.DOMESTIC, MoveOrigin.ABROAD),
                    law(_ORDER, "5条", "6条"),
                ),
            ),
            all_of(
                label("転居", registration.event == MoveEvent.MOVE_WITHIN),
                label("学区が変わる", move_living.is_school_district_changed, law(_ORDER, 6)),
            ),
        ),
        _goes,
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly("転入・転居の届と同時", laws=(law(_ORDER, 5, 6),)),
    bring=(
        Document("在学証明書", "前の学校があるとき"),
        Document("教科用図書給与証明書", "前の学校があるとき"),
    ),
    section=SectionRole.EDUCATION,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(law(_ORDER, 2, 5, 6),),
    sources=(_YOSHIOKA, "http://city.gotemba.shizuoka.jp/kyouiku/d-2/d-2-2/165.html"),
    effects="転入学の通知書をお渡ししますので、決められた学校へお持ちください。次の4月に小学校へ入るお子さまには、入学の通知をお送りします。",
    note="入学の前の年度（6歳になる年度）の子は、届でなく、就学時の健診と入学の通知の送り先を確かめる。"
    "外国籍の子に就学の義務は無いので、希望を尋ねる。指定された学校を変える・区域外へ通うのは別の申請。転居でも、学区が変われば要る。"
    "住んでいて住民票の無かった子（住民基本台帳法30条の47の届出など）は入れていないので、係に確かめる。",
)

school_out = Procedure(
    id="school-out",
    title="転出に伴う学校の手続き",
    events=(LifeEvent.MOVE_OUT,),
    per=Per.PERSON,
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label(
            "小学校に入った",
            fiscal_year_end_at_age(person.born_on, school_entry_age) < move.moved_on,
            _SCHOOL_ACT,
        ),
        _until_15,
        _goes,
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly("転出の前"),
    section=SectionRole.EDUCATION,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law("学校教育法施行規則"),),
    sources=(_YOSHIOKA,),
    effects="学校に転校をお伝えになり、在学証明書と教科用図書給与証明書をお受け取りください。",
    note="学校に転校を伝えたかを確かめる。",
)

nursery_move = Procedure(
    id="nursery-move",
    title="保育所・認定こども園・学童保育の申込みと変更",
    events=(
        LifeEvent.MOVE_IN,
        LifeEvent.MOVE_OUT,
        LifeEvent.MOVE_WITHIN,
        LifeEvent.HOUSEHOLD_CHANGE,
        LifeEvent.DIVORCE,
        LifeEvent.BIRTH,
    ),
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        move_living.is_not_other_household_change,
        label(
            "小学校を終える年度末まで",
            fiscal_year_end_at_age(person.born_on, elementary_age) >= move.moved_on,
            law("児童福祉法", "6条の3第2項"),
        ),
        label(
            "保育所・認定こども園・学童保育を使う",
            person_living.uses_nursery,
            law(_CHILD_SUPPORT_ACT, 19, 20),
        ),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly(
        "転出の前に園へ退園の届。新しい市区町村の締切までに、認定と利用の申込み",
        laws=(law(_CHILD_SUPPORT_ACT, 19, 20, 24),),
    ),
    section=SectionRole.CHILD,
    after=after_notices(
        (
            LifeEvent.MOVE_IN,
            LifeEvent.MOVE_OUT,
            LifeEvent.MOVE_WITHIN,
            LifeEvent.HOUSEHOLD_CHANGE,
            LifeEvent.DIVORCE,
            LifeEvent.BIRTH,
        )
    ),
    laws=(law(_CHILD_SUPPORT_ACT, 19, 20),),
    settings=(nursery_until_month_end,),
    sources=(
        "http://www.town.mibu.tochigi.jp/docs/2023082800014/",
        "https://ikusapotoyama.city.toyama.lg.jp/lgarticle/Index/4190",
        "https://www.city.musashino.lg.jp/shussan_kodomo_kyoiku/kodomo_kosodate/hoikuen_yochien_kodomoen/1030912.html",
    ),
    effects="転出されると認定がなくなります。その月の1日に住民なら月末まで通える市区町村が多いので、移る日を決める前にご相談ください。",
    note="月の初めの転入日は、1日違いで通える月が変わる（2月1日の転入なら1月末まで、の例: 壬生町・富山市）。"
    "同じ園を続けるときも、退園の届と、新しい町からの広域利用の協議が要り、続けられるとは限らない。"
    "世帯分離をしても、利用者負担は父母などの住民税で決まる（未照合）。",
)

vaccine = Procedure(
    id="vaccine",
    title="予防接種・健診の受診票の差し替え",
    events=(LifeEvent.MOVE_IN, LifeEvent.BIRTH),
    per=Per.PERSON,
    kind=ProcedureKind.CONFIRMATION,
    required_when=any_of(
        label("生まれた子", person.part == Part.NEWBORN, law("予防接種法", 5)),
        all_of(
            label("異動する人", person.part == Part.MOVER),
            label(
                "国内のほかの市区町村からの転入",
                move.origin == MoveOrigin.DOMESTIC,
                law("予防接種法", 5),
            ),
            any_of(
                _is_before_school, label("妊娠している", person_living.is_pregnant, law("母子保健法", 13))
            ),
        ),
    ),
    filed_by=(Filer.PERSON, Filer.GUARDIAN_OF_CHILD),
    deadline=promptly(),
    bring=(Document("母子健康手帳"),),
    section=SectionRole.HEALTH,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.BIRTH)),
    laws=(law("予防接種法", 5), law("母子保健法", 13)),
    sources=(
        "https://www.town.kota.lg.jp/soshiki/11/10980.html",
        "https://www.town.shitara.lg.jp/soshiki/10/1017.html",
    ),
    effects="前の市区町村の予診票・受診票は、転出された日から使えません。町の票とお取り替えします。母子健康手帳は、そのままお使いいただけます。",
    note="母子健康手帳は作り直さず、住所の欄を書き換える。",
)

PROCEDURES = (school_in, school_out, nursery_move, vaccine)
