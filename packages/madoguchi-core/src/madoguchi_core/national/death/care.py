"""介護保険の資格喪失・保険料の精算・未支給の給付・認定申請の取下げ・住所地特例。"""

from madoguchi_core.national.choices import CareCertification, CareInsurer, MedicalInsurance
from madoguchi_core.national.death._common import CARE_CERTIFICATE, VISITOR_ID, fourteen_days_of_loss
from madoguchi_core.national.facts import deceased
from madoguchi_core.national.parameters import care_first_age, care_second_age
from madoguchi_core.procedures import (
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ACT = "介護保険法"
_RULE = "介護保険法施行規則"
_insured_here = label(
    "この町の介護保険に入っていた", deceased.care_insurer == CareInsurer.TOWN, law(_ACT, 9, 13)
)
_is_certified = label(
    "要介護・要支援の認定がある",
    deceased.certified_care.one_of(CareCertification.CERTIFIED, CareCertification.RENEWING),
    law(_ACT, 12, 27, 32),
)
_is_first = label(
    "65歳以上だった（介護保険の第1号）", deceased.age_attained_on_death >= care_first_age, law(_ACT, 9)
)
_is_past_second_age = label(
    "40歳以上だった（介護保険に入る年齢）", deceased.age_attained_on_death >= care_second_age, law(_ACT, 9)
)
_has_medical_insurance = label(
    "医療保険に入っている",
    ~(deceased.medical_insurance == MedicalInsurance.PUBLIC_ASSISTANCE),
    law(_ACT, 9),
)
_is_insured = any_of(_is_first, all_of(_is_past_second_age, _has_medical_insurance))
_DEADLINE = fourteen_days_of_loss(
    law(_RULE, 32),
    confidence=Confidence.LAW_KNOWN,
)
_HEIR_ACCOUNT = Document("受け取る相続人の口座が分かるもの")

care_loss_1 = Procedure(
    id="care-loss-1",
    title="介護保険 資格喪失・証の返還（第1号）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_is_first, _insured_here),
    filed_by=(Filer.BEREAVED,),
    deadline=_DEADLINE,
    bring=(
        CARE_CERTIFICATE,
        Document("負担割合証", "介護の認定を受けていたとき", _is_certified),
        Document("負担限度額認定証", "お持ちのとき"),
        VISITOR_ID,
    ),
    section=SectionRole.CARE,
    laws=(law(_ACT, 11, 12), law(_RULE, 32)),
    after=("death-report",),
    sources=(
        "https://www.city.kani.lg.jp/23393.htm",
        "https://www.city.takatsuki.osaka.jp/soshiki/32/58278.html",
        "https://www.city.ena.lg.jp/soshikiichiran/iryofukushibu/koreifukushika/1/1/1778.html",
        "https://www.meitoku-office.jp/1921/",
    ),
    effects="資格は亡くなった日の翌日になくなります。証が見つからないときも、お手続きは進められます。",
    note="施行規則32条の本文は未照合。",
)

care_loss_2 = Procedure(
    id="care-loss-2",
    title="介護保険 資格喪失・証の返還（第2号で認定あり）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "40歳以上65歳未満だった（介護保険の第2号）",
            all_of(
                deceased.age_attained_on_death >= care_second_age,
                deceased.age_attained_on_death < care_first_age,
            ),
            law(_ACT, 9),
        ),
        _is_certified,
        _has_medical_insurance,
        _insured_here,
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=_DEADLINE,
    bring=(CARE_CERTIFICATE, Document("負担割合証")),
    section=SectionRole.CARE,
    laws=(law(_ACT, 9, 11, 12, 13),),
    after=("death-report",),
    sources=("https://osd-souzoku.jp/kaigohoken/",),
    note="第2号の保険料は医療保険で精算する。医療保険のない生活保護の方は第2号ではない（みなし2号）。"
    "認定が無くても証だけ交付された方は、証を返す。14日は町の案内による。",
)

care_premium = Procedure(
    id="care-premium",
    title="介護保険料の精算・還付",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=all_of(_is_first, _insured_here),
    filed_by=(Filer.MAYOR, Filer.HEIR),
    deadline=promptly(
        "町から通知が届いたら、相続人の代表の方が受け取り、または納めます", laws=(law(_ACT, 129, 139),)
    ),
    bring=(Document("相続人の代表の届出書"), _HEIR_ACCOUNT),
    section=SectionRole.CARE,
    laws=(law(_ACT, 129, 139, 200),),
    after=("care-loss-1",),
    sources=(
        "https://www.city.kani.lg.jp/23393.htm",
        "https://www.city.soma.fukushima.jp/kenko_fukushi/fukushi/kaigohoken/hokennryou/18351.html",
    ),
    effects="資格をなくした日（亡くなった日の翌日）のある月の、前の月までの月割です。"
    "月の末日に亡くなったときだけ、その月の分までかかります。",
    note="還付を受ける権利は2年（介護保険法200条）。町税の相続人代表者の届とは別の届が要る町がある。",
)

care_service = Procedure(
    id="care-service",
    title="高額介護サービス費・福祉用具・住宅改修などの未支給",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_is_insured, _is_certified, _insured_here),
    filed_by=(Filer.HEIR,),
    deadline=Deadline(
        "サービスを受けた月の翌月1日から2年",
        laws=(law(_ACT, 200),),
        note="サービスの月ごとに数えるため、日付を一つにしていません",
    ),
    bring=(
        _HEIR_ACCOUNT,
        Document("誓約書・戸籍", "町が求めるとき"),
        Document("領収書", "福祉用具・住宅改修などを先に払っているとき"),
    ),
    amount=Amount(wording="町が計算します"),
    section=SectionRole.CARE,
    laws=(law(_ACT, 51, 200),),
    after=("care-loss-1",),
    sources=(
        "https://marushinn-kaikei.com/2019/07/18/kougakukaigosa-bisu",
        "https://www.city.takatsuki.osaka.jp/soshiki/32/58278.html",
    ),
    effects="申請が済んでいるときも、振り込みの口座を相続人の方に変える届が要ります。",
    note="まだ支給されていないものがあるかは、介護の記録で確かめる。相続放棄をお考えの方がいないか、先に確かめる。",
)

care_apply_withdraw = Procedure(
    id="care-apply-withdraw",
    title="要介護認定申請の取下げ",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _is_insured,
        label(
            "要介護・要支援の認定を申請している（新規・更新・区分変更）",
            deceased.certified_care.one_of(CareCertification.APPLYING, CareCertification.RENEWING),
            law(_ACT, 27, 32),
        ),
        _insured_here,
    ),
    filed_by=(Filer.BEREAVED, Filer.CARE_MANAGER),
    deadline=promptly("速やかに（取り下げるか、審査を続けるかを窓口で決めてから）"),
    bring=(Document("取下げ書", "取り下げるとき"),),
    section=SectionRole.CARE,
    laws=(law(_ACT, 27, 32),),
    sources=("https://www.city.takatsuki.osaka.jp/soshiki/32/58278.html",),
    effects="調査が済み、認定の前から介護サービスをお使いだったときは、取り下げずに審査を続けられることがあります。"
    "先に窓口でお尋ねください。",
    note="自動で取下げとしない。調査の済み・暫定のサービスの利用を確かめ、使っていれば審査を続けるかを決める。",
)

domicile_care = Procedure(
    id="domicile-care",
    title="介護保険 住所地特例終了（変更）届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _is_past_second_age,
        label("住所が他の市区町村（施設）にある", ~deceased.is_resident, law(_ACT, 13)),
        _insured_here,
    ),
    filed_by=(Filer.BEREAVED, Filer.FACILITY),
    deadline=fourteen_days_of_loss(law(_RULE, 25)),
    bring=(Document("住所地特例の終了（変更）届"), CARE_CERTIFICATE),
    section=SectionRole.CARE,
    laws=(law(_ACT, 13), law(_RULE, 25)),
    sources=(
        "https://www.city.satte.lg.jp/iryo_kenko_hukushi/kaigo_fukushi/2/1/11831.html",
        "https://www.bungo-ohno.jp/docs/2015011700083/",
    ),
    effects="住民票は施設の市区町村にあるので、死亡届だけでは町の介護保険の記録は変わりません。",
    note="施設からの連絡票でもよい。",
)

PROCEDURES = (
    care_loss_1,
    care_loss_2,
    care_premium,
    care_service,
    care_apply_withdraw,
    domicile_care,
)
