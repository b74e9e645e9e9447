"""国民年金の被保険者の死亡の届、残された配偶者の種別変更、納め過ぎた保険料。"""

from dataclasses import replace

from madoguchi_core.calendar import PeriodUnit, Rolls
from madoguchi_core.national.choices import NationalPensionCategory, Spouse
from madoguchi_core.national.death._common import BANK_ACCOUNT, VISITOR_ID, fourteen_days
from madoguchi_core.national.facts import death, deceased, family, pension
from madoguchi_core.national.parameters import (
    employees_max_age,
    np_death_report_required,
    third_insured_max_age,
    third_insured_min_age,
    voluntary_max_age,
)
from madoguchi_core.procedures import (
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import all_of, label, law, shifted

_ACT_7 = law("国民年金法", 7)
_TYPE_CHANGE = (law("国民年金法", 12), law("国民年金法施行規則", "6条の2"))

# ---- 残された配偶者

_from_death = days_after(
    death.died_on,
    14,
    wording="亡くなった日の翌日を1日目として14日以内",
    laws=(*_TYPE_CHANGE, law("地方自治法", "4条の2第4項")),
)
_from_change = days_after(
    shifted(death.died_on, 1, PeriodUnit.DAY),
    14,
    wording="種別が変わった日（亡くなった日の翌日）の翌日を1日目として14日以内",
    laws=(*_TYPE_CHANGE, law("地方自治法", "4条の2第4項")),
    note="種別が変わるのは亡くなった日の翌日",
)

np_type_change = Procedure(
    id="np-type-change",
    title="国民年金 第3号→第1号 種別変更届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "亡くなった方が70歳未満（厚生年金に入る年齢）",
            deceased.age_attained_on_death < employees_max_age,
            law("厚生年金保険法", 9),
        ),
        label(
            "亡くなった方が厚生年金に加入中（国民年金の第2号）",
            pension.category == NationalPensionCategory.SECOND,
            _ACT_7,
        ),
        label("配偶者が残る", family.spouse.one_of(Spouse.WIFE, Spouse.HUSBAND), _ACT_7),
        label("配偶者が20歳以上", family.spouse_age >= third_insured_min_age, _ACT_7),
        label("配偶者が60歳未満", family.spouse_age < third_insured_max_age, _ACT_7),
        label(
            "配偶者がその扶養に入っていた（国民年金の第3号）",
            pension.spouse_category == NationalPensionCategory.THIRD,
            _ACT_7,
        ),
    ),
    filed_by=(Filer.SPOUSE, Filer.HEAD),
    deadline=replace(_from_change, others=(_from_death,)),
    bring=(
        Document("基礎年金番号か個人番号が分かるもの"),
        Document("健康保険の資格をなくしたことが分かる書類"),
        VISITOR_ID,
    ),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", 7, 12), law("国民年金法施行規則", "6条の2")),
    sources=(
        "https://www.bridge2n.jp/17674332858453",
        "https://www.kouritu.or.jp/fukushima/tetsuduki/kyosai/fuyosha/todokede/index.html",
    ),
    effects="国民年金の保険料のお支払いが始まります。お支払いが難しいときは、免除や猶予をご相談ください。",
    note="被扶養配偶者非該当届（国民年金法12条の2）は勤務先を通じて出る。",
)

# ---- 亡くなった方が第1号だったとき

_was_first_insured = all_of(
    label("20歳以上", deceased.age_attained_on_death >= third_insured_min_age, _ACT_7),
    label(
        "70歳未満（任意加入のできる年齢）",
        deceased.age_attained_on_death < voluntary_max_age,
        law("国民年金法附則", 5),
        law("国民年金法等の一部を改正する法律（平成6年法律第95号）附則", 11),
    ),
    label(
        "国民年金の第1号（任意加入を含む）の被保険者",
        pension.category.one_of(NationalPensionCategory.FIRST, NationalPensionCategory.VOLUNTARY),
        _ACT_7,
    ),
)

np_insured_death = Procedure(
    id="np-insured-death",
    title="国民年金被保険者死亡届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _was_first_insured,
        label(
            "町が届を求める",
            np_death_report_required == True,  # noqa: E712
            law("国民年金法", "105条4項"),
        ),
    ),
    filed_by=(Filer.DEATH_NOTIFIER,),
    deadline=fourteen_days(law("国民年金法", "105条4項"), law("国民年金法施行規則", 4)),
    bring=(Document("亡くなった方の基礎年金番号が分かるもの"),),
    section=SectionRole.PENSION,
    laws=(law("国民年金法", "105条4項"), law("国民年金法施行規則", 3, 4)),
    after=("death-report",),
    sources=(
        "http://shinsei.e-gov.go.jp/search/servlet/Procedure?CLASSNAME=GTAEGOVMSTDETAIL&menSeqNo=0000006326&id=4950000002780",
        "https://www.bridge2n.jp/17674332858453",
    ),
    effects="資格をなくす届は、別には要りません。",
    note="届け出るのは戸籍法の死亡届の届出義務者（世帯主等ではない）。資格喪失届は要らない（施行規則3条1項かっこ書）。"
    "住民記録と連動して届を求めない町がある（np-insured-death.required）。",
)

np_refund = Procedure(
    id="np-refund",
    title="国民年金保険料の還付請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        _was_first_insured,
        label("前納・納め過ぎがある", pension.is_prepaid, law("国民年金法", 93)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=Deadline(
        "還付の通知（または納付）の日の翌日から2年",
        rolls=Rolls.NONE,
        laws=(law("国民年金法", 102),),
        note="数え始めが通知や納付ごとに違うので、日は示さない",
    ),
    bring=(Document("還付請求書（年金機構から届くもの）"), BANK_ACCOUNT),
    section=SectionRole.PENSION,
    office="年金事務所",
    laws=(law("国民年金法", 93, 102),),
    sources=("https://gunosy.com/articles/e0QiD（前納分は戻る）",),
    effects="保険料は亡くなった月の前の月の分までです。前払いした分の残りは、相続人の方にお返しします。",
)

PROCEDURES = (np_type_change, np_insured_death, np_refund)
