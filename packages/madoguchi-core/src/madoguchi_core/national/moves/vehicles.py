"""原付・小型特殊の標識と、自動車・運転免許の住所の変更。"""

from dataclasses import replace

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.facts import move, move_living, person_living, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.moves._common import (
    VISITOR_ID,
    after_notices,
)
from madoguchi_core.national.parameters import moped_scrap_days, moped_transfer_days
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import Confidence, Law, all_of, label, law

_REPORT = law("地方税法", "463条の19")
_ORDINANCE = Law("町税条例")
_DEADLINE_LAWS = (_REPORT, _ORDINANCE, law("地方税法", "20条の5第2項"))

moped = Procedure(
    id="moped",
    title="原動機付自転車・小型特殊自動車（農耕用を含む）の標識",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_OUT),
    per=Per.PERSON,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        person_living.may_drive,
        label("町の標識の原付・小型特殊がある", person_living.has_town_vehicle, _REPORT),
    ),
    filed_by=(Filer.OWNER, Filer.AGENT),
    deadline=replace(
        days_after(
            move.moved_on,
            moped_transfer_days,
            wording="転入（取得）した日の翌日から、町税条例の日数以内（15日とする町が多い）",
            laws=_DEADLINE_LAWS,
            rolls=Rolls.TAX,
        ),
        exceptions=(
            (
                label("転出の届出", registration.event == MoveEvent.MOVE_OUT),
                days_after(
                    move.moved_on,
                    moped_scrap_days,
                    wording="転出する日の翌日から、町税条例の日数以内（廃車は30日とする町が多い）",
                    laws=_DEADLINE_LAWS,
                    rolls=Rolls.TAX,
                ),
            ),
        ),
    ),
    bring=(
        Document("前の市区町村の標識（ナンバープレート）", "廃車の申告がまだのとき"),
        Document("廃車証明書", "廃車の申告が済んでいるとき"),
        Document("標識交付証明書", "お持ちのとき"),
        VISITOR_ID,
    ),
    section=SectionRole.TAX,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_OUT)),
    laws=(_REPORT, _ORDINANCE),
    sources=(
        "https://www.city.kounosu.saitama.jp/site/kounosu-tax/3923.html",
        "https://www.city.hashima.lg.jp/1207.html",
        "https://www.city.takasaki.gunma.jp/page/2768.html",
        "https://www.city.yanagawa.fukuoka.jp/kurashi/zeikin/keijidousya/keijidousya__8505.html",
    ),
    effects="前の市区町村の標識を、新しい市区町村でお返しになり、付け替えられることが多くあります。税は4月1日の持ち主に1年分かかります。",
    note="特定小型原付（2023-07-01から）・新基準原付（2025-04-01から）も対象。公道を走らない農耕車も課税の対象。国外への転出でも、廃車か譲渡の申告が要る。",
)

lightcar = Procedure(
    id="lightcar",
    title="軽自動車・普通車・運転免許の住所の変更",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    per=Per.PERSON,
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        move_living.is_not_from_here,
        person_living.may_drive,
        label(
            "自動車か運転免許を持っている",
            person_living.has_car_or_license,
            law("道路運送車両法", 12, 67),
            law("道路交通法", 94),
        ),
    ),
    filed_by=(Filer.PERSON,),
    deadline=days_after(
        move.moved_on,
        15,
        wording="変更の日の翌日から15日以内（運転免許は速やかに）",
        laws=(law("道路運送車両法", 12, 67), law("道路交通法", 94)),
        rolls=Rolls.NONE,
        note="末日が休みの日の扱いを確かめられないため、先へ送らずに示しています",
    ),
    section=SectionRole.TAX,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    office="軽自動車検査協会・運輸支局・警察署",
    laws=(law("道路運送車両法", 12, 67), law("道路交通法", 94)),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://221616.com/norico/kei-shaken-henkou/",
        "https://www4.tepco.co.jp/ep/private/moving/va/car.html",
    ),
    effects="軽自動車は軽自動車検査協会、普通車は運輸支局、運転免許は警察署で、それぞれ住所を変えます。",
    note="15日は自動車の変更（登録自動車は12条、軽自動車は67条）。運転免許は「速やかに」。",
)

PROCEDURES = (moped, lightcar)
