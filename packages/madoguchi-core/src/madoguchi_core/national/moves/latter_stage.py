"""後期高齢者医療の転入・転出。"""

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.facts import person
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_insurance_parameters import latter_disability_age, latter_stage_age
from madoguchi_core.national.moves._common import (
    after_notices,
    fourteen_days,
)
from madoguchi_core.procedures import Document, Filer, LifeEvent, Per, Procedure, ProcedureKind, SectionRole
from madoguchi_core.rules import Law, all_of, any_of, label, law

_ACT = "高齢者の医療の確保に関する法律"

latter_in = Procedure(
    id="latter-in",
    title="後期高齢者医療 資格取得・住所変更（転入）",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=any_of(
        all_of(
            label(
                "75歳以上（誕生日の当日から）", person.age_from_birthday >= latter_stage_age, law(_ACT, 50)
            ),
            label(
                "ほかの医療の給付を受けない",
                ~(insurance.insurance_after == MedicalInsurance.PUBLIC_ASSISTANCE),
                law(_ACT, 51),
            ),
        ),
        all_of(
            label("65歳以上", person.age_attained >= latter_disability_age, law(_ACT, 50)),
            label(
                "障害の認定を受けて、これから後期高齢者医療に入る",
                insurance.insurance_after == MedicalInsurance.LATTER_STAGE,
                law(_ACT, 50),
            ),
        ),
    ),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(law(_ACT, 54), Law(f"{_ACT}施行規則"), starts="転入をした日"),
    bring=(
        Document("負担区分等証明書", "道外から移られた方（無くても届け出られますが、時間がかかります）"),
        Document("障害認定証明書・特定疾病証明書・被扶養者証明書", "前の広域連合で受け取られた方"),
        Document("後期高齢者医療の資格確認書・資格情報のお知らせ", "道内から移られた方"),
    ),
    section=SectionRole.LATTER_STAGE,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 50, 54),),
    sources=(
        "https://www.city.higashihiroshima.lg.jp/scene/8/1/35059.html",
        "https://www.gaas-port.jp/20_suzaka/procedure/594",
        "http://www.town.furudono.fukushima.jp/kurashi/nenkinhoken/koukikourei/koukitodokede/933",
        "https://myna.go.jp/html/moving_oss_procedure_list.html",
    ),
    note="65〜74歳の障害認定は、14日を過ぎると引き継げない町がある（東広島）。75歳は誕生日当日から。"
    "道外の広域連合から施設へ移って来た方は、前の広域連合のまま（住所地特例。55条）。施行規則の条番号は未照合。",
)

latter_out = Procedure(
    id="latter-out",
    title="後期高齢者医療 喪失・変更（転出）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=label("後期高齢者医療に入っている", insurance.was_in_latter_stage, law(_ACT, 50)),
    filed_by=(Filer.PERSON, Filer.RELATIVE),
    deadline=fourteen_days(law(_ACT, 54), starts="転出した日"),
    bring=(
        Document("後期高齢者医療の資格確認書・資格情報のお知らせ", "お持ちのとき"),
        Document("限度額の証・特定疾病療養受療証", "お持ちのとき"),
    ),
    section=SectionRole.LATTER_STAGE,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 54),),
    sources=(
        "https://www.city.higashihiroshima.lg.jp/scene/8/1/35059.html",
        "https://www.gaas-port.jp/20_suzaka/procedure/594",
        "https://myna.go.jp/html/moving_oss_procedure_list.html",
    ),
    effects="道外へ移られる方には、新しい市区町村へお持ちいただく負担区分等証明書（障害認定の方は障害認定証明書も）をお渡しします。"
    "道内へ移られる方は、同じ広域連合のまま続きます。",
    note="施設へ移るときは、住所地特例（55条）で北海道の広域連合のまま。",
)

PROCEDURES = (latter_in, latter_out)
