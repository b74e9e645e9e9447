"""医療給付の受給者証（難病・小児慢性・重度・子ども・ひとり親・被爆者）。年代で決まるものは、尋ねない。"""

from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.national.choices import Kinship, NewCarer, Spouse
from madoguchi_core.national.facts import death, deceased, family, household, welfare
from madoguchi_core.national.parameters import (
    child_medical_age_limit,
    child_medical_days,
    chronic_disease_age,
    hibakusha_born_by,
    hibakusha_funeral_amount,
    pension_child_age,
    severe_medical_days,
    single_medical_age,
    single_medical_age_limit,
)
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    promptly,
)
from madoguchi_core.rules import (
    Confidence,
    Law,
    all_of,
    any_member,
    any_of,
    fiscal_year_end_at_age,
    label,
    law,
)

_NOT_ROLLED = "末日が閉庁日のときの扱いは、町の条例によります"
_HEALTH_CENTER = "保健所（振興局）"
_CHILD_ORDINANCE = Law("町の子ども医療費の条例")
_SINGLE_ORDINANCE = Law("町のひとり親家庭等医療費の条例")
_SEVERE_ORDINANCE = Law("町の重度心身障害者医療費助成条例・同施行規則")
_HIBAKUSHA_ACT = "原子爆弾被爆者に対する援護に関する法律"
_INSURANCE_PAPERS = Document("新しい資格確認書など、加入している健康保険が分かるもの")
_RECEIVER_ACCOUNT = Document("受け取る方の口座が分かるもの")

nanbyo = Procedure(
    id="nanbyo",
    title="特定医療費（指定難病）受給者証の返納",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=label(
        "指定難病の受給者証がある",
        welfare.has_intractable_disease,
        law("難病の患者に対する医療等に関する法律", 7),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    bring=(Document("特定医療費（指定難病）受給者証"),),
    section=SectionRole.MEDICAL_AID,
    office=_HEALTH_CENTER,
    laws=(law("難病の患者に対する医療等に関する法律", 7, 11),),
    effects="払い戻しが残っていれば、相続人の方が請求できます。",
    note="道の案内に死亡のときの項があることまで確かめた。手順の本文は未見。",
)

shoman = Procedure(
    id="shoman",
    title="小児慢性特定疾病医療受給者証の返納",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("20歳未満", deceased.age_on_death < chronic_disease_age, law("児童福祉法", "6条の2")),
        label(
            "小児慢性特定疾病の受給者証がある",
            welfare.has_child_chronic_disease,
            law("児童福祉法", "19条の3"),
        ),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=promptly(laws=(law("児童福祉法", "19条の6"),)),
    bring=(Document("小児慢性特定疾病医療受給者証"),),
    section=SectionRole.MEDICAL_AID,
    office=_HEALTH_CENTER,
    laws=(law("児童福祉法", "19条の3", "19条の6"),),
    note="受給者証は19条の3で交付され、返還は支給認定の取消し（19条の6）の定めによる。19条の5は変更の認定。",
    confidence=Confidence.LAW_KNOWN,
)

severe_medical = Procedure(
    id="severe-medical",
    title="重度心身障がい者医療費受給資格喪失届・受給者証の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("重度医療の受給者証がある", welfare.has_severe_medical, _SEVERE_ORDINANCE),
    filed_by=(Filer.BEREAVED, Filer.MAIN_EARNER),
    deadline=days_after(
        death.died_on,
        severe_medical_days,
        wording="亡くなった日の翌日から、町の条例・規則の日数以内（14日とする町が多い）",
        laws=(_SEVERE_ORDINANCE,),
        rolls=Rolls.NONE,
        note=_NOT_ROLLED,
    ),
    bring=(
        Document("重度心身障がい者医療費受給者証"),
        Document("領収書・受け取る方の口座が分かるもの", "道外での受診などの払い戻しがあるとき"),
    ),
    amount=Amount(wording="払い戻しの額は町が計算します"),
    section=SectionRole.MEDICAL_AID,
    laws=(_SEVERE_ORDINANCE,),
    after=("death-report",),
    sources=(
        "https://www.city.eniwa.hokkaido.jp/kurashi/kurashi_tetsuzuki/hoken_josei/joseiseido/3656.html",
        "https://www-town-erimo-lg-jp.cache.yimg.jp/section/hoken/u9c3nn000000071a.html",
        "http://www3.city.sapporo.jp/download/shinsei/search/procedure_view.asp?ProcID=2957",
        "https://www.city.adachi.tokyo.jp/shogai/kurashi/todokede/n-shogaimono.html",
        "https://www.town.horonobe.lg.jp/www4/section/jumin/le009f0000008whb.html",
    ),
    effects="受給者証は、亡くなった日の後は使えません。立て替えた分の払い戻しは、相続人の方が請求できます。",
    note="道内は、65歳以上では後期高齢者医療の加入を要件とする町が多い。65〜74歳の受給者の保険が国保なら、食い違いを確かめる。",
)

child_medical = Procedure(
    id="child-medical",
    title="子ども医療費受給者証の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "子ども医療の対象になることのある年代だった",
            fiscal_year_end_at_age(deceased.born_on, child_medical_age_limit) >= death.died_on,
            _CHILD_ORDINANCE,
        ),
        label("子ども医療の受給者証がある", welfare.has_child_medical, _CHILD_ORDINANCE),
    ),
    filed_by=(Filer.GUARDIAN_OF_CHILD,),
    deadline=days_after(
        death.died_on,
        child_medical_days,
        wording="速やかに（町の条例に日数の定めがあれば、亡くなった日の翌日からその日数以内）",
        laws=(_CHILD_ORDINANCE,),
        rolls=Rolls.NONE,
        note=_NOT_ROLLED,
    ),
    bring=(Document("子ども医療費受給者証"),),
    section=SectionRole.MEDICAL_AID,
    laws=(_CHILD_ORDINANCE,),
    after=("death-report",),
    sources=(
        "https://www.shibetsutown.jp/kosodate/umaretara/iryohi/",
        "http://www.city.utashinai.hokkaido.jp/hotnews/detail/00000530.html",
    ),
    note="資格喪失届を14日以内とする市がある（歌志内市）。",
)

# ---- 親が亡くなったとき

child_medical_parent = Procedure(
    id="child-medical-parent",
    title="子ども医療・ひとり親医療 保護者／保険の変更届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(
            label(
                "子ども医療の対象になることのある年代の方が世帯に残る",
                any_member(
                    household.remaining,
                    fiscal_year_end_at_age(household.member_born_on, child_medical_age_limit)
                    >= death.died_on,
                ),
                _CHILD_ORDINANCE,
            ),
            label(
                "亡くなった方に、高校生年代までの子がいる",
                family.has_child_in_school_age,
                _CHILD_ORDINANCE,
            ),
        ),
        label(
            "受給者証に、保護者・生計を支える人として載っている",
            welfare.is_medical_guardian,
            _CHILD_ORDINANCE,
        ),
    ),
    filed_by=(Filer.NEW_CARER,),
    deadline=promptly(laws=(_CHILD_ORDINANCE,)),
    bring=(Document("お子さまの医療費受給者証"), _INSURANCE_PAPERS, _RECEIVER_ACCOUNT),
    section=SectionRole.MEDICAL_AID,
    laws=(_CHILD_ORDINANCE, _SINGLE_ORDINANCE),
    sources=("https://www.callcenter.city.sapporo.jp/sapporo/cc/web/knowledge6189.html",),
    note="保護者・主に生計を支える人・公的医療保険のどれかが変わったときの届。亡くなった方の扶養だったお子さまは、保険も変わる。",
)

_child_of_age = all_of(
    household.member_kinship == Kinship.CHILD,
    any_of(
        fiscal_year_end_at_age(household.member_born_on, pension_child_age) >= death.died_on,
        all_of(
            household.member_age_attained <= single_medical_age_limit,
            fiscal_year_end_at_age(household.member_born_on, single_medical_age) >= death.died_on,
        ),
    ),
)
_has_spouse = label(
    "残された配偶者がいる", family.spouse.one_of(Spouse.WIFE, Spouse.HUSBAND), _SINGLE_ORDINANCE
)
# 別に住む子は、離婚した父・母のもとにいて、すでにひとり親のことがある
_child_elsewhere = all_of(
    label("亡くなった方に、高校生年代までの子がいる", family.has_child_in_school_age, _SINGLE_ORDINANCE),
    any_of(
        label(
            "養育者が育てる、またはまだ決まっていない",
            family.new_carer.one_of(NewCarer.OTHER, NewCarer.UNDECIDED),
            _SINGLE_ORDINANCE,
        ),
        all_of(
            _has_spouse,
            label("配偶者でない父・母のもとにいない", ~family.lives_with_other_parent, _SINGLE_ORDINANCE),
        ),
    ),
)

single_medical_new = Procedure(
    id="single-medical-new",
    title="ひとり親家庭等医療費 受給資格の新規申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=any_of(
        label(
            "対象の年代の子が世帯に残る",
            any_member(household.remaining, _child_of_age),
            _SINGLE_ORDINANCE,
        ),
        _child_elsewhere,
    ),
    filed_by=(Filer.PARENT_REMAINING, Filer.NEW_CARER),
    deadline=promptly("申請した日（または月）から。お早めにご申請ください", laws=(_SINGLE_ORDINANCE,)),
    bring=(
        Document("請求する方とお子さまの戸籍"),
        _INSURANCE_PAPERS,
        Document("所得の分かるもの", "転入して間もないとき"),
    ),
    amount=Amount(wording="町の条例によります（所得の制限があります）"),
    section=SectionRole.MEDICAL_AID,
    laws=(_SINGLE_ORDINANCE,),
    sources=(
        "https://www.town.taiki.hokkaido.jp/soshiki/juminka/2/3/1/648.html",
        "https://www.town.honbetsu.hokkaido.jp/web/procedure/datails/hitorioya.html",
        "https://town.haboro.lg.jp/kurashi/fukushi/kosodate/hitorioyajosei.html",
    ),
    effects="申請の前の医療費には、さかのぼらない町が多くあります。すでに受けておられる方は、新しい申請でなく、変更の届です。",
    note="対象の年齢と所得は町の条例による（道内の例: 親は入院だけ、子は18歳の年度末。学生・扶養の子は20歳になる月の末日まで）。"
    "すでに受けているときは、新規でなく変更の届。",
)

# ---- 被爆者

hibakusha = Procedure(
    id="hibakusha",
    title="被爆者健康手帳の返還・葬祭料",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label(
            "被爆者（胎児だった人を含む）になり得る生年月日",
            deceased.born_on <= hibakusha_born_by,
            law(_HIBAKUSHA_ACT, 1),
        ),
        label("被爆者健康手帳がある", welfare.has_hibakusha_handbook, law(_HIBAKUSHA_ACT, 2)),
    ),
    filed_by=(Filer.FUNERAL_HOST,),
    deadline=Deadline(
        "亡くなった日から5年（亡くなった日を1日目と数えます）",
        death.died_on,
        5,
        PeriodUnit.YEAR,
        Counting.FIRST_DAY_INCLUDED,
        Rolls.NONE,
        laws=(law(_HIBAKUSHA_ACT, 32), law(f"{_HIBAKUSHA_ACT}施行規則", 71)),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(
        Document("被爆者健康手帳"),
        Document("手当の証書", "手当を受けていたとき"),
        Document("死亡診断書の写し"),
        Document("葬祭を行ったことが分かるもの"),
        _RECEIVER_ACCOUNT,
    ),
    amount=Amount(value=hibakusha_funeral_amount),
    section=SectionRole.WELFARE,
    office="道（振興局・保健所）",
    laws=(law(_HIBAKUSHA_ACT, 32), law(f"{_HIBAKUSHA_ACT}施行規則", 71)),
    sources=(
        "http://www.city.hiroshima.lg.jp/soshiki/69/3322.html",
        "https://www-pref-osaka-lg-jp.cache.yimg.jp/o100040/chikikansen/engo/engo-23.html",
    ),
    effects="国民健康保険・後期高齢者医療の葬祭費とは別の制度です。亡くなった原因が原爆の影響でないことが明らかなときは出ません。",
    note="5年は「死亡日から起算して」とする広島市の案内による。",
    amendments=(
        Amendment(
            "葬祭料は219,000円。2026年度の額は要確認",
            since=date(2025, 4, 1),
            laws=(law(_HIBAKUSHA_ACT, 32),),
        ),
    ),
)

PROCEDURES = (
    nanbyo,
    shoman,
    severe_medical,
    child_medical,
    child_medical_parent,
    single_medical_new,
    hibakusha,
)
