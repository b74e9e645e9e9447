"""健康保険・共済の埋葬料と証の返却（役場の外の案内）と、扶養に入っていた家族の国保への加入。"""

from datetime import date

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import (
    VISITOR_ID,
    fourteen_days_of_loss,
    kenpo_burial_after_loss,
    old_cards_are_valid,
)
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.national.parameters import kenpo_burial_amount
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
    promptly,
)
from madoguchi_core.rules import all_of, any_of, label, law

_ACT = "健康保険法"
_NHI_ACT = "国民健康保険法"
_NHI_RULE = "国民健康保険法施行規則"
_CARD_RULE = law("健康保険法施行規則", 51)
_AMOUNT = Amount(kenpo_burial_amount, "埋葬費は、かかった費用でこの額まで")
_ASK_THERE = "お持ちいただくものは、勤務先か健康保険にお確かめください。"
_TWO_YEARS = limitation(
    death.died_on,
    2,
    wording="亡くなった日の翌日から2年（埋葬費は埋葬の日の翌日から）",
    laws=(law(_ACT, 193),),
    note="時効のため、閉庁日でも先へ送らずに示しています",
)
_is_insured = deceased.medical_insurance.one_of(MedicalInsurance.EMPLOYEE, MedicalInsurance.MUTUAL_AID)
_is_insured_or_dependant = label(
    "健康保険・共済の本人または被扶養者",
    deceased.medical_insurance.one_of(
        MedicalInsurance.EMPLOYEE, MedicalInsurance.DEPENDANT, MedicalInsurance.MUTUAL_AID
    ),
    law(_ACT, 100, 113),
)
_is_in_society = label(
    "国保組合の被保険者", deceased.medical_insurance == MedicalInsurance.NHI_SOCIETY, law(_NHI_ACT, 19)
)
"""町の国保でも会社の健康保険でもない。葬祭費は組合から出て（国民健康保険法58条）、家族は町の国保などに移る。"""

emp_burial = Procedure(
    id="emp-burial",
    title="健康保険・共済 埋葬料／家族埋葬料",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=any_of(_is_insured_or_dependant, _is_in_society),
    filed_by=(Filer.FUNERAL_HOST_OR_BURIER, Filer.INSURED),
    deadline=_TWO_YEARS,
    office="勤務先・協会けんぽ・健保組合・共済・国保組合",
    amount=Amount(
        kenpo_burial_amount,
        "埋葬費は、かかった費用でこの額まで。健保組合・共済・国保組合は、それぞれの決まりによります",
    ),
    section=SectionRole.NHI,
    laws=(law(_ACT, 100, 113, 193), law("健康保険法施行令", 35, 36), law(_NHI_ACT, 58)),
    sources=(
        "https://www.kenpo.gr.jp/kyoaikai-kenpo/contents/shikumi/kyufu/shibo/",
        "http://os-tax.jp/souzoku-info/health_insurance",
    ),
    effects="扶養に入っていた方が亡くなったときは、扶養していたご本人が受け取ります。"
    "国保組合の方は、組合の葬祭費です。お仕事や通勤がもとのときは、労災の葬祭料などになります。"
    f"{_ASK_THERE}",
    note="業務上・通勤の死亡は労災の葬祭料など。組合・共済は上乗せあり。国保組合の葬祭費の名と額は組合ごと。"
    "生活保護の方は葬祭扶助。",
)

emp_burial_after_loss = Procedure(
    id="emp-burial-after-loss",
    title="健康保険 埋葬料（資格をなくした後）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("亡くなった日に、健康保険・共済の本人でない", ~_is_insured, law(_ACT, 100, 105)),
        kenpo_burial_after_loss,
    ),
    filed_by=(Filer.FUNERAL_HOST_OR_BURIER,),
    deadline=_TWO_YEARS,
    office="元の健康保険（協会けんぽ・健保組合・共済）",
    amount=_AMOUNT,
    section=SectionRole.NHI,
    laws=(law(_ACT, 100, 105, 113, 193),),
    sources=(
        "https://www.kenpo.gr.jp/kyoaikai-kenpo/contents/shikumi/kyufu/shibo/",
        "https://www.city.hokuto.hokkaido.jp/docs/1258.html",
        "http://www.city.obihiro.hokkaido.jp/shiminkankyoubu/kokuhoka/a550405.html",
        "https://www.town.mashiki.lg.jp/kiji003674/index.html",
    ),
    effects=f"国保の葬祭費とは重ねて出ません。{_ASK_THERE}",
    note="被扶養者だった方は対象外（国保の葬祭費へ）。「1年以上の加入」は継続給付の要件で、資格をなくして3か月以内の死亡には要らない。"
    "亡くなった日に健康保険・共済の本人なら、いまの保険者の埋葬料だけを案内する。"
    "後期の方・被扶養者だった方は、そちらの給付との調整を確かめる。",
)

emp_dependants = Procedure(
    id="emp-dependants",
    title="被扶養だった家族の国民健康保険加入（資格取得届）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(label("健康保険・共済の本人だった", _is_insured, law(_NHI_ACT, 7)), _is_in_society),
        label("家族として入っていた人（74歳まで）がいる", household.has_dependants, law(_NHI_ACT, 7)),
        label("ほかの健康保険に入らない家族がいる", ~household.joins_other_insurance, law(_NHI_ACT, 7)),
    ),
    filed_by=(Filer.HEAD, Filer.NEW_HEAD),
    deadline=fourteen_days_of_loss(
        law(_NHI_ACT, 9),
        law(_NHI_RULE, 2, 3),
        note="ご家族が健康保険をなくすのは亡くなった日の翌日",
    ),
    bring=(Document("健康保険の資格をなくしたことが分かる書類"), VISITOR_ID),
    section=SectionRole.NHI,
    laws=(law(_NHI_ACT, 7, 9), law(_NHI_RULE, 2, 3)),
    sources=("https://souzoku.taikutsu-mccartney.com/kenkouhoken",),
    effects="届が遅れても、国保の資格と保険税は、健康保険をなくした日にさかのぼります。",
    note="国保組合の組合員の家族も、組合員が亡くなると組合の資格をなくす（家族が組合員を継ぐときを除く）。"
    "扶養に入っていた20歳以上60歳未満の配偶者は、国民年金の種別の変更も要る。年金の窓口へも案内する。",
)

emp_card_return = Procedure(
    id="emp-card-return",
    title="健保 資格確認書の返却",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        any_of(_is_insured_or_dependant, _is_in_society),
        any_of(
            old_cards_are_valid,
            label("資格確認書（期限内のもの）がある", deceased.has_kenpo_certificate, _CARD_RULE),
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    bring=(
        Document("健康保険の資格確認書（扶養に入っていたご家族の分も）", "お持ちのとき"),
        Document(
            "健康保険の保険証（扶養に入っていたご家族の分も）",
            "お持ちのとき",
            old_cards_are_valid,
        ),
    ),
    section=SectionRole.NHI,
    office="勤務先・健康保険・国保組合",
    laws=(_CARD_RULE,),
    sources=("https://www.kyoukaikenpo.or.jp/shibu/ishikawa/cat080/20180116001",),
    effects="協会けんぽでは、資格情報のお知らせと期限の切れた証は、返さずにご自分で処分できます。健保組合・共済・国保組合の証は、そちらにお確かめください。",
    note="協会けんぽは、2025-12-02 からは有効な資格確認書だけを返す。",
    amendments=(
        Amendment("協会けんぽは、有効な資格確認書だけを返す", since=date(2025, 12, 2), laws=(_CARD_RULE,)),
    ),
)

PROCEDURES = (emp_burial, emp_burial_after_loss, emp_dependants, emp_card_return)
