"""町営住宅。承継・同居者の異動・返還。"""

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import HousingRole
from madoguchi_core.national.facts import death, household, living
from madoguchi_core.national.parameters import housing_member_days, housing_succession_days
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    promptly,
)
from madoguchi_core.rules import Law, all_of, any_of, label, law

_ORDINANCE = Law("町営住宅の条例")
_NOT_ROLLED = "末日が閉庁日のときの扱いは、町の条例によります"
_succession = law("公営住宅法", "27条6項")
_is_holder = label("町営住宅の名義人", living.housing_role == HousingRole.HOLDER, law("公営住宅法", 27))
_cohabitant_remains = label("同居の人が残る", living.housing_cohabitant_remains, _succession)
_nobody_remains = label(
    "同居の人が残らない",
    all_of(~(household.number_remaining > 0), ~living.has_cohabitants_elsewhere),
    _succession,
)
_stays = label("町営住宅に住み続ける", living.stays_in_housing, _succession)

public_housing_succession = Procedure(
    id="public-housing-succession",
    title="町営住宅 入居承継承認申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_is_holder, _cohabitant_remains, _stays),
    filed_by=(Filer.HOUSE_SUCCESSOR,),
    deadline=days_after(
        death.died_on,
        housing_succession_days,
        wording="亡くなった日の翌日から、町の条例の日数以内（30日の例）",
        laws=(_succession, _ORDINANCE),
        rolls=Rolls.NONE,
        note=_NOT_ROLLED,
    ),
    bring=(
        Document("収入が分かる書類"),
        Document("連帯保証人の書類", "町の条例で求められるとき"),
        Document("住民票の写し"),
    ),
    amount=Amount(wording="家賃は計算し直します"),
    section=SectionRole.HOUSING,
    laws=(_succession, law("公営住宅法施行規則", 12)),
    sources=(
        "https://www.town.ohnan.lg.jp/www/contents/1713416418916/index.html",
        "http://ando-harumi.com/HP/ftop/gijiroku2010/1101214.htm",
        "https://www.hyugacity.jp/reiki_new/reiki_honbun/q607RG00001377.html",
    ),
    effects="町が承認すると、続けてお住まいになれます。承認には条件があり、承継できないときは明け渡しになります。",
    note="「必ず住み続けられる」と言わない。承継を配偶者・高齢者・障がいのある方などに限る運用が多く、同居1年・収入の基準もある。施行規則の条番号（旧11条）は未照合。",
)

public_housing_member = Procedure(
    id="public-housing-member",
    title="町営住宅 同居者異動届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町営住宅の同居者", living.housing_role == HousingRole.MEMBER, _ORDINANCE),
    filed_by=(Filer.HOUSING_HOLDER,),
    deadline=days_after(
        death.died_on,
        housing_member_days,
        wording="町の条例の日数以内（10日の例）",
        laws=(_ORDINANCE,),
        rolls=Rolls.NONE,
        note=_NOT_ROLLED,
    ),
    section=SectionRole.HOUSING,
    laws=(_ORDINANCE,),
    sources=("https://www.town.ohnan.lg.jp/www/contents/1713416418916/index.html",),
    effects="収入の認定と家賃が変わることがあります。",
)

public_housing_return = Procedure(
    id="public-housing-return",
    title="町営住宅 返還届・残置物（単身入居者の死亡）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_is_holder, any_of(_nobody_remains, ~_stays)),
    filed_by=(Filer.HEIR, Filer.GUARANTOR),
    deadline=promptly("町の条例の日まで", laws=(_ORDINANCE,)),
    bring=(Document("住宅の鍵"),),
    section=SectionRole.HOUSING,
    laws=(law("公営住宅法", 15, 27),),
    sources=(
        "https://public2.legalcrud.com/kitami_city/reiki/act/110004759.html",
        "https://kouei-guide.jp/faq/19442",
    ),
    effects="住宅を使う権利は、相続で引き継がれません。家財は相続人の方のものですので、お片付けやお返しの時期は、急がずに窓口でご相談ください。",
    note="相続放棄の予定がある方に片付けを求めない。同居の人が残っても、住み続けないなら返還になる。残置物の事前の同意を取る要綱を持つ市がある。",
)

PROCEDURES = (public_housing_succession, public_housing_member, public_housing_return)
