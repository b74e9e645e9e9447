"""死亡届。亡くなったことを知った日を1日目として7日以内（戸籍法86条1項）。"""

from madoguchi_core.calendar import Counting, PeriodUnit
from madoguchi_core.national.choices import Nationality, Place
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import (
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import all_of, any_of, label, law

_covered = label(
    "国内での死亡、または日本人の国外での死亡",
    any_of(death.place == Place.DOMESTIC, deceased.nationality == Nationality.JAPANESE),
    law("戸籍法", 25, 86, 88),
)

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
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_covered, ~death.is_report_filed),
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
        VISITOR_ID,
        Document("後見などの登記事項証明書", "後見人などが届け出るとき"),
    ),
    section=SectionRole.KOSEKI,
    laws=(law("戸籍法", 25, 43, 86, 87, 88),),
    sources=(
        "http://www.city.hakodate.hokkaido.jp/docs/2014012400169/",
        "https://town.tsubetsu.hokkaido.jp/soshikikarasagasu/hokenfukushi/12/1/559.html",
    ),
    effects="戸籍・住民票・印鑑登録・各台帳が動きます。戸籍の証明書に死亡が載るまで日数がかかります。",
    note="届け出る人の並びは義務の順だが、順によらず届け出られる（戸籍法87条1項ただし書）。持参だけなら葬儀社でもよい。",
)

PROCEDURES = (death_report,)
