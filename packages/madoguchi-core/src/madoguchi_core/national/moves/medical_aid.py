"""医療費助成の受給者証。子どもは子の住所地の町、重度・ひとり親等は本人の住所地の町の証だけが使える。"""

from madoguchi_core.cases import Part
from madoguchi_core.national.facts import move, move_living, person, person_living
from madoguchi_core.national.move_living_parameters import child_medical_age
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
)
from madoguchi_core.national.parameters import child_medical_age_limit
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
from madoguchi_core.rules import Confidence, Law, all_of, any_of, fiscal_year_end_at_age, label

_CHILD_ORDINANCE = Law("町の子ども医療費の条例")
_ORDINANCE = Law("町の重度心身障がい者・ひとり親家庭等の医療費の条例")

birth_medical = Procedure(
    id="birth-medical",
    title="子ども医療費の受給者証",
    events=(LifeEvent.BIRTH, LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("生まれた子か、異動する人", person.part.one_of(Part.NEWBORN, Part.MOVER)),
        move_living.is_not_from_here,
        label(
            "子ども医療の対象になり得る年代（年度末まで）",
            fiscal_year_end_at_age(person.born_on, child_medical_age_limit) >= move.moved_on,
            _CHILD_ORDINANCE,
        ),
        label(
            "町の子ども医療の対象の年齢（年度末まで）",
            fiscal_year_end_at_age(person.born_on, child_medical_age) >= move.moved_on,
            _CHILD_ORDINANCE,
        ),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly(
        "速やかに", laws=(_CHILD_ORDINANCE,), note="助成がいつの診療からになるかは、町の条例によります"
    ),
    bring=(Document("お子さまの健康保険が分かるもの（資格確認書・資格情報のお知らせなど）"),),
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.BIRTH, LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(_CHILD_ORDINANCE,),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "http://www.city.komae.tokyo.jp/index.cfm/41,50275,309,1981,html",
        "https://www.city.kiyose.lg.jp/faq/kosodate_kyouiku/kosodatehojo/1011652/1003151.html",
    ),
    effects="お子さまの健康保険が決まりましたら、受給者証をお作りします。",
    note="助成するのは子の住所地の町、児童手当は受給者の住所地の町。単身赴任では分かれる（清瀬市の案内）。"
    "住んでいて住民票の無かった子（住民基本台帳法30条の47の届出など）は入れていないので、係に確かめる。",
)

medical_town = Procedure(
    id="medical-town",
    title="重度心身障がい者・ひとり親家庭等医療の受給者証",
    events=EVERY_MOVE,
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        any_of(
            label("医療費助成の受給者証を持っている", person_living.has_medical_aid, _ORDINANCE),
            all_of(
                move_living.is_move_in,
                any_of(
                    label("障がいのある方の手帳を持っている", person_living.has_handbook, _ORDINANCE),
                    all_of(
                        move_living.has_single_parent_child,
                        label("子を父か母のひとりで育てる", move_living.is_single_parent, _ORDINANCE),
                        label("ひとり親か、その子である", person_living.is_in_single_family, _ORDINANCE),
                    ),
                ),
            ),
        ),
    ),
    filed_by=(Filer.PERSON, Filer.GUARDIAN_OF_CHILD),
    deadline=promptly("町の条例の日まで", laws=(_ORDINANCE,)),
    bring=(
        Document("健康保険が分かるもの（資格確認書・資格情報のお知らせなど）"),
        Document("障がいのある方の手帳", "重度心身障がい者医療のとき"),
        Document("医療費助成の受給者証", "お持ちのとき"),
    ),
    section=SectionRole.MEDICAL_AID,
    after=after_notices(EVERY_MOVE),
    laws=(_ORDINANCE,),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.city.kiyose.lg.jp/faq/kosodate_kyouiku/kosodatehojo/1011652/1003151.html",),
    effects="ほかの市区町村の受給者証は使えません。移られた先の市区町村で申請してください。転出のときは、町の受給者証をお返しください。",
    note="助成の始まる日は町の条例による。国外への転出でも、証は返してもらう。",
)

PROCEDURES = (birth_medical, medical_town)
