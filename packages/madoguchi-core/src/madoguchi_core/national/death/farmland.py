"""農地を相続したときの届出と、農地・農業のほかの手続き。3条の3の期限は「遅滞なく」で、10か月は目安。"""

from datetime import date

from madoguchi_core.national.choices import Farmer, FarmlandRight
from madoguchi_core.national.facts import death, deceased, estate
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
    target_months,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_has_right = deceased.farmland.one_of(FarmlandRight.OWNED, FarmlandRight.LEASED)

farmland = Procedure(
    id="farmland",
    title="農地法第3条の3の規定による届出",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("農地の所有権・賃借権を相続する", _has_right, law("農地法", "3条の3")),
    filed_by=(Filer.HEIR,),
    deadline=target_months(
        death.known_on,
        10,
        wording="遅滞なく（目安は、権利を得たことを知った日からおおむね10か月）",
        laws=(law("農地法", "3条の3"),),
        note="届け出ないと10万円以下の過料（農地法69条）",
    ),
    bring=(
        Document("農地法第3条の3の届出書"),
        Document("登記事項証明書の写し・戸籍など権利を得たことが分かるもの"),
    ),
    section=SectionRole.FARMLAND,
    laws=(law("農地法", "3条の3", 69), Law("農地法施行規則", "18条・20条の例")),
    since=date(2009, 12, 15),
    sources=(
        "https://www.city.sakata.lg.jp/sangyo/nougyoiinkai/kenri/3jyou_todokede.html",
        "https://wk-office.com/bibo001/",
        "https://kurikuri-kyoninka.com/（農地法3条の届出・処理基準の解説）",
        "https://www.town.nakai.kanagawa.jp/shigoto_sangyo/nogyo_ringyo_suisangyo/nogyo/1/1345.html",
    ),
    effects="この届だけでは、農地の名義は変わりません（登記は別です）。ほかの市町村の農地は、その市町村の農業委員会にお届けください。"
    "農地を貸したい・売りたいときは、届に、あっせんの希望を書けます。",
    note="農地のある市町村ごとの農業委員会へ。10か月を期限と表示しない。",
    amendments=(
        Amendment("届出の制度", since=date(2009, 12, 15), laws=(law("農地法", "3条の3"),)),
        Amendment("届出書に国籍などの欄", since=date(2023, 9, 1), laws=(Law("農地法施行規則"),)),
    ),
)

_INTERMEDIARY = Law("農地中間管理事業の推進に関する法律")

farm_contract = Procedure(
    id="farm-contract",
    title="利用権・農地中間管理・経営所得安定対策の名義変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=any_of(
        label("農業の経営者", estate.farmer == Farmer.OPERATOR, _INTERMEDIARY),
        label("農地の貸し借り・農業の交付金がある", estate.lends_farmland, _INTERMEDIARY),
    ),
    filed_by=(Filer.SUCCESSOR,),
    deadline=promptly(),
    section=SectionRole.AGRICULTURE,
    laws=(_INTERMEDIARY,),
    confidence=Confidence.UNSOURCED,
    effects="農業の交付金は、年度の申請の時期を過ぎると受けられません。農業委員会・農政の窓口・JAで名義を変えます。",
    note="農業委員会の農地台帳の経営主の変更も確かめる。",
)

land_improvement = Procedure(
    id="land-improvement",
    title="土地改良区 組合員資格得喪通知",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("農地の所有権・賃借権がある", _has_right, law("土地改良法", 42)),
        label("土地改良区の組合員", estate.is_land_improvement_member, law("土地改良法", 43)),
    ),
    filed_by=(Filer.SUCCESSOR,),
    deadline=promptly("遅れずに", laws=(law("土地改良法", 43),), note="日数の定めはありません"),
    bring=(Document("組合員資格得喪通知書"),),
    section=SectionRole.AGRICULTURE,
    office="土地改良区",
    laws=(law("土地改良法", 42, 43),),
    sources=(
        "https://iuris.jp/土地改良法-第四十三条-組合員の資格得喪の通知義務/jpn/a/80182",
        "http://midorinet-kaduno.org/todokede.html",
    ),
    effects="登記や農業委員会への届では変わりません。届けるまで、亡くなった方に賦課金がかかり続けます。",
    note="資格を得た人と失った人（相続人）の両方が通知する。",
)

PROCEDURES = (farmland, farm_contract, land_improvement)
