"""死亡届（亡くなったことを知った日を1日目として7日以内。戸籍法86条1項）と、それに伴う火葬・埋葬の許可。"""

from madoguchi_core.calendar import Counting, PeriodUnit
from madoguchi_core.national.choices import Nationality, Place
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import death, deceased, funeral
from madoguchi_core.national.parameters import cremation_fee
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
from madoguchi_core.rules import all_of, any_of, label, law

_died_in_japan = death.place == Place.DOMESTIC
_covered = label(
    "国内で亡くなった、または日本国籍の方が国外で亡くなった",
    any_of(_died_in_japan, deceased.nationality == Nationality.JAPANESE),
    law("戸籍法", 25, 86, 88),
)

_not_filed = label("死亡届がまだ出ていない", ~death.is_report_filed, law("戸籍法", 86))

_PENALTY = "正当な理由なく遅れると5万円以下の過料（戸籍法137条）"
_ABROAD = Deadline(
    "亡くなったことを知った日から3か月以内（国外で亡くなったとき。知った日を1日目と数えます）",
    death.known_on,
    3,
    PeriodUnit.MONTH,
    Counting.FIRST_DAY_INCLUDED,
    laws=(law("戸籍法", 43, 86),),
    note=_PENALTY,
)
_DEADLINE = Deadline(
    "亡くなったことを知った日から7日以内（知った日を1日目と数えます）",
    death.known_on,
    7,
    PeriodUnit.DAY,
    Counting.FIRST_DAY_INCLUDED,
    laws=(law("戸籍法", 43, 86),),
    note=f"国外で亡くなったときは3か月。{_PENALTY}",
    exceptions=((death.place == Place.ABROAD, _ABROAD),),
)

death_report = Procedure(
    id="death-report",
    title="死亡届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_covered, _not_filed),
    filed_by=(
        Filer.RELATIVE_LIVING_TOGETHER,
        Filer.RELATIVE_LIVING_APART,
        Filer.COHABITANT,
        Filer.LANDLORD,
        Filer.GUARDIAN,
    ),
    deadline=_DEADLINE,
    bring=(
        Document("死亡診断書または死体検案書"),
        Document(
            "外国の死亡証明書と、その日本語訳（訳した方のお名前を書いたもの）",
            "国外で亡くなったとき",
            death.place == Place.ABROAD,
        ),
        VISITOR_ID,
        Document("後見などの登記事項証明書", "後見人などが届け出るとき"),
    ),
    section=SectionRole.KOSEKI,
    laws=(law("戸籍法", 25, 43, 86, 87, 88, 137),),
    sources=(
        "http://www.city.hakodate.hokkaido.jp/docs/2014012400169/",
        "https://town.tsubetsu.hokkaido.jp/soshikikarasagasu/hokenfukushi/12/1/559.html",
        "http://www.city.ryugasaki.ibaraki.jp/procedure/2017010500060/",
    ),
    effects="この届け出で、戸籍や住民票が改まります。戸籍の証明書に亡くなったことが載るまで、日数がかかります。",
    note="届け出る人の並びは義務の順だが、順によらず届け出られる（戸籍法87条1項ただし書）。持参だけなら葬儀社でもよい。",
)

_BURIAL_ACT = "墓地、埋葬等に関する法律"

cremation_permit = Procedure(
    id="cremation-permit",
    title="死体埋火葬許可申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        # 死亡届の対象でない人（国外で亡くなった外国籍の方）も、日本で火葬するなら許可が要る
        _not_filed,
        label(
            "国内で火葬・埋葬する",
            any_of(_died_in_japan, funeral.is_cremated_in_japan),
            law(_BURIAL_ACT, 5),
        ),
    ),
    filed_by=(Filer.CREMATION_APPLICANT,),
    deadline=promptly(
        "死亡届と同時に",
        laws=(law(_BURIAL_ACT, 3, 5),),
        note="亡くなってから24時間を過ぎるまでは、火葬・埋葬はできません（一類感染症などを除きます）",
    ),
    bring=(Document("火葬場の使用料", "町の火葬場をお使いになるとき"),),
    amount=Amount(
        cremation_fee,
        "町の火葬場をお使いになるときの使用料（亡くなった方の年齢・住所で変わることがあります）",
    ),
    section=SectionRole.KOSEKI,
    laws=(law(_BURIAL_ACT, 3, 5, 8, 14),),
    after=("death-report",),
    together_with="death-report",
    sources=(
        "https://town.tsubetsu.hokkaido.jp/soshikikarasagasu/hokenfukushi/12/1/559.html",
        "http://www.city.hakodate.hokkaido.jp/docs/2014012400169/",
        "https://hajime-himonya.com/?p=1476",
    ),
    effects="許可証は火葬場に渡し、火葬の後に戻ってきます。納骨のときに要るので、なくさずお持ちください。",
    note="火葬の場所と日時を尋ねる。許可は死亡届を受理した市町村長がするので、死亡届がよその市区町村で済んでいれば、許可もそこで出ている。"
    "国外で亡くなった外国籍の方には死亡届が無いので、要る書類を確かめる。",
)

PROCEDURES = (death_report, cremation_permit)
