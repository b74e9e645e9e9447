"""農地を相続したときの届出。法律の期限は「遅滞なく」で、10か月は目安。"""

from madoguchi_core.national.choices import FarmlandRight
from madoguchi_core.national.facts import death, deceased
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    target_months,
)
from madoguchi_core.rules import label, law

farmland = Procedure(
    id="farmland",
    title="農地法第3条の3の規定による届出",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "農地の所有権・賃借権を相続する",
        deceased.farmland.one_of(FarmlandRight.OWNED, FarmlandRight.LEASED),
        law("農地法", "3条の3"),
    ),
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
    laws=(law("農地法", "3条の3", 69),),
    sources=(
        "https://www.city.sakata.lg.jp/sangyo/nougyoiinkai/kenri/3jyou_todokede.html",
        "https://www.town.nakai.kanagawa.jp/shigoto_sangyo/nogyo_ringyo_suisangyo/nogyo/1/1345.html",
    ),
    effects="権利の効力は生じません（登記は別です）。あっせんの希望を書けます。",
    note="農地のある市町村ごとの農業委員会へ。10か月を期限と表示しない。",
)

PROCEDURES = (farmland,)
