"""保育・学童・就学援助の保護者の変更。対象の年代の子がいない家には、台帳も見に行かない。"""

from madoguchi_core.national.facts import death, family, household
from madoguchi_core.national.parameters import elementary_age, school_age, school_entry_age
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import (
    Confidence,
    all_of,
    any_member,
    any_of,
    fiscal_year_end_at_age,
    label,
    law,
)

_SCHOOL_17 = law("学校教育法", 17)
_child_elsewhere = label(
    "亡くなった方に、別に住む高校生年代までの子がいる", family.has_child_in_school_age, _SCHOOL_17
)

nursery = Procedure(
    id="nursery",
    title="保育所・こども園・学童の保護者等変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(
            label(
                "小学校を終える年度末までの子・孫が世帯に残る",
                any_member(
                    household.remaining,
                    fiscal_year_end_at_age(household.member_born_on, elementary_age) >= death.died_on,
                ),
                law("児童福祉法", "6条の3第2項"),
            ),
            _child_elsewhere,
        ),
        label("保育所・こども園・学童を使う", family.uses_nursery, law("子ども・子育て支援法", 23)),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly(laws=(law("子ども・子育て支援法", 23),)),
    bring=(Document("教育・保育給付認定の変更の届出書"),),
    section=SectionRole.CHILD,
    laws=(law("子ども・子育て支援法", 23),),
    confidence=Confidence.LAW_KNOWN,
    effects="利用者負担や、保育の必要性の認定が変わることがあります。",
    note="亡くなった方が保護者か、同居の家族だったとき。孫が使っているときも要る。",
)

school_aid = Procedure(
    id="school-aid",
    title="就学援助・奨学金・学校の保護者変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(
            label(
                "小中学校の年代の子・孫が世帯に残る",
                any_member(
                    household.remaining,
                    all_of(
                        fiscal_year_end_at_age(household.member_born_on, school_entry_age) < death.died_on,
                        fiscal_year_end_at_age(household.member_born_on, school_age) >= death.died_on,
                    ),
                ),
                _SCHOOL_17,
            ),
            _child_elsewhere,
        ),
        label("小中学校に通う", family.attends_school, law("学校教育法", 19)),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly(laws=(law("学校教育法", 19),)),
    section=SectionRole.EDUCATION,
    laws=(law("学校教育法", 19),),
    confidence=Confidence.LAW_KNOWN,
    effects="就学援助は、申請した月からの町が多いので、早めにご相談ください。",
    note="亡くなった方が保護者か、家計の中心だったとき。",
)

PROCEDURES = (nursery, school_aid)
