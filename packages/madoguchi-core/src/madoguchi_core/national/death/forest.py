"""森林の土地の所有者届出。90日の起算が市町村で割れるため、早い方の日を示す。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Counting
from madoguchi_core.national.facts import death, estate
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import label, law

_FOREST_ACT = law("森林法", "10条の7の2")
_NINETY_DAYS = days_after(
    death.died_on,
    90,
    wording="持ち主となった日（亡くなった日）の翌日を1日目として90日以内",
    laws=(_FOREST_ACT, law("地方自治法", "4条の2第4項")),
    note="届け出ないと10万円以下の過料（森林法213条）",
)

forest = Procedure(
    id="forest",
    title="森林の土地の所有者届出",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("地域森林計画の対象の民有林を相続する", estate.has_forest, _FOREST_ACT),
    filed_by=(Filer.NEW_OWNER, Filer.HEIR),
    deadline=replace(
        _NINETY_DAYS,
        others=(
            replace(
                _NINETY_DAYS,
                wording="持ち主となった日（亡くなった日）を1日目として90日以内",
                counting=Counting.FIRST_DAY_INCLUDED,
            ),
        ),
    ),
    bring=(
        Document("土地の位置図"),
        Document("登記事項証明書・遺産分割協議書など権利を得たことが分かるもの"),
    ),
    section=SectionRole.FORESTRY,
    laws=(law("森林法", "10条の7の2", 213), law("森林法施行規則", 7)),
    since=date(2012, 4, 1),
    sources=(
        "https://tanaka-miyuki-office.com/2020/04/30/news25/",
        "https://www.town.taiki.hokkaido.jp/shigoto-sangyo/sangyoshinko/6/5/1310.html",
        "https://www.city.shinshiro.lg.jp/sangyo/nogyo-ringyo/ringyo/syoyusya.html",
    ),
    effects="届け先は、山林のある市町村です。面積や地目によりません。話し合いが済む前は相続人の共有として届け出て、分け方が決まったら、その日からまた90日のうちに届け出ます。",
    note="土地のある市町村へ。遺産分割が済むのを待たない。「罰則なし」と書く解説は誤り。国土利用計画法の届をした売買は要らないが、相続は当たらない。",
    amendments=(Amendment("届出の制度", since=date(2012, 4, 1), laws=(_FOREST_ACT,)),),
)

PROCEDURES = (forest,)
