"""住民票の消除・戸籍の通知・印鑑登録・個人番号カード・選挙人名簿。ほとんどが職権で済む。"""

from datetime import date

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.death._common import NAME_READINGS
from madoguchi_core.national.facts import deceased
from madoguchi_core.national.parameters import has_valid_juki_card, voting_age
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Confidence, Law, all_of, label, law

_REGISTER_ACT = "住民基本台帳法"
_OLD_CARD_ACT = Law("住民基本台帳法（平成25年改正前）", "30条の44")
_NUMBER_ACT = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
_was_resident = label("町の住民だった", deceased.is_resident, law(_REGISTER_ACT, 8))

resident_delete = Procedure(
    id="resident-delete",
    title="住民票の消除",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=_was_resident,
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    laws=(law(_REGISTER_ACT, 8), law("住民基本台帳法施行令", 12)),
    after=("death-report",),
    sources=("https://www.city.tama.lg.jp/kurashi/jumin/juminhyo/1017932.html",),
    effects="住民票は除票になり、150年間保存されます。",
    note="死亡は住民異動届では届け出ない。死亡届・戸籍の通知により職権で消す。",
)

honseki_notice = Procedure(
    id="honseki-notice",
    title="本籍地への通知・附票の処理",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=all_of(
        _was_resident,
        label("日本国籍", deceased.nationality == Nationality.JAPANESE, law("戸籍法", 6)),
        label("本籍がほかの市区町村にある", ~deceased.is_honseki_in_town, law(_REGISTER_ACT, 9, 19)),
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.KOSEKI,
    laws=(law(_REGISTER_ACT, 9, 19),),
    after=("death-report",),
    confidence=Confidence.LAW_KNOWN,
    effects="本籍地の戸籍に死亡が載るまで、日数がかかります。",
    note="外国籍の方には戸籍も附票も無い。",
    amendments=(NAME_READINGS,),
)

seal_void = Procedure(
    id="seal-void",
    title="印鑑登録の廃止",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label("印鑑登録がある", deceased.is_seal_registered, Law("町の印鑑条例")),
    filed_by=(Filer.MAYOR,),
    bring=(Document("印鑑登録証", "返すか、裁断してください"),),
    section=SectionRole.RESIDENCE,
    laws=(Law("町の印鑑条例"),),
    after=("death-report",),
    sources=(
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "https://www.city.amagasaki.hyogo.jp/kurashi/lifeevent/1002189.html",
    ),
    effects="亡くなった日の日付で登録がなくなり、証明書は出なくなります。",
)

mynumber_card = Procedure(
    id="mynumber-card",
    title="個人番号カードの失効",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label("個人番号カードがある", deceased.has_mynumber_card, law(_NUMBER_ACT, 17)),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    laws=(law(_NUMBER_ACT, 17), law(f"{_NUMBER_ACT}施行令", 14)),
    sources=(
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "http://www.city.ryugasaki.ibaraki.jp/procedure/2017010500060/",
    ),
    note="在留カードと一体のもの（特定在留カードなど）は、入管への返納が先。返す前に番号を控えるよう案内する。",
    effects="返す義務はありません。年金や相続の手続きで番号を求められるので、済むまで保管してください。",
)

juki_card = Procedure(
    id="juki-card",
    title="住民基本台帳カードの処分",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label("有効な住民基本台帳カードがあり得る", has_valid_juki_card == True, _OLD_CARD_ACT),  # noqa: E712
        label("住民基本台帳カードの交付を受けている", deceased.has_juki_card, _OLD_CARD_ACT),
    ),
    filed_by=(Filer.BEREAVED,),
    bring=(Document("住民基本台帳カード", "お手元にあり、町での処分を望まれるとき"),),
    section=SectionRole.RESIDENCE,
    laws=(_OLD_CARD_ACT,),
    sources=(
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "https://www.city.ashiya.lg.jp/shimin/juuki_card.html",
        "https://www.city.shimada.shizuoka.jp/kurashi-docs/juuki.html",
    ),
    effects="お返しになるか、ご自分で裁断して処分するかをお選びいただけます。",
    note="2025-12-28 で全国の住民基本台帳カードの有効期限が終わった。その後の死亡では尋ねない。",
    amendments=(
        Amendment("有効な住民基本台帳カードは無い", since=date(2025, 12, 29), laws=(_OLD_CARD_ACT,)),
    ),
)

voter = Procedure(
    id="voter",
    title="選挙人名簿からの抹消",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=all_of(
        label("日本国籍", deceased.nationality == Nationality.JAPANESE, law("公職選挙法", 9)),
        label(
            "選挙権の年齢に達している", deceased.age_attained_on_death >= voting_age, law("公職選挙法", 9, 21)
        ),
        label("選挙人名簿にのっている", deceased.is_voter, law("公職選挙法", 28)),
    ),
    filed_by=(Filer.ELECTION_BOARD,),
    section=SectionRole.ELECTION,
    laws=(law("公職選挙法", 28),),
    sources=("https://www.town.makubetsu.lg.jp/chosei/senkyo/senkyokanri/senkyo-kiso-meibo.html",),
    effects="選挙管理委員会が名簿を改めます。",
)

PROCEDURES = (resident_delete, honseki_notice, seal_void, mynumber_card, juki_card, voter)
