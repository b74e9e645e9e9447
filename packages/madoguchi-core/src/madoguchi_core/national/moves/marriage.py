"""婚姻届と、婚姻の後の住所・世帯の確認、旧氏の記載の請求。"""

from datetime import date

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import person, registration
from madoguchi_core.national.moves._common import (
    VISITOR_ID,
    after_notices,
    is_spouse,
)
from madoguchi_core.procedures import (
    Amendment,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_RESIDENT_ACT = "住民基本台帳法"

koseki_marriage = Procedure(
    id="koseki-marriage",
    title="婚姻届",
    events=(LifeEvent.MARRIAGE,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("婚姻届がまだ出ていない", ~registration.is_koseki_filed, law("民法", 739)),
    filed_by=(Filer.COUPLE,),
    deadline=promptly(
        "期限はありません（届け出た日から効力があります）", laws=(law("民法", 739), law("戸籍法", 74))
    ),
    bring=(
        Document("婚姻届書（証人となる成年の方2人の署名のあるもの）"),
        Document(VISITOR_ID.item, "無くても受け付け、確かめられない方には、受け付けたことをお知らせします"),
    ),
    section=SectionRole.KOSEKI,
    laws=(law("民法", 731, 739, 750), law("戸籍法", "27条の2", 74)),
    sources=(
        "https://www.hiezu.jp/list/jumin/w251/p526",
        "https://www.city.miyazaki.miyazaki.jp/life/resident/procedure/7628.html",
    ),
    amendments=(
        Amendment("女性も18歳から結婚できる", since=date(2022, 4, 1), laws=(law("民法", 731),)),
        Amendment("戸籍謄本は、原則として要らない", since=date(2024, 3, 1)),
    ),
    effects="住民票の名字・本籍・続柄は町で改めます。ご住所と世帯は自動では変わらないので、移られる方は別に届け出てください。"
    "名字の変わる方は、印鑑登録・マイナンバーカード・保険・銀行などの見直しが要ります。",
    note="18歳以上の二人が届け出る。住民票の氏・本籍・筆頭者・続柄は職権修正（43）。",
)

marriage_household = Procedure(
    id="marriage-household",
    title="婚姻後の住所・世帯の確認",
    events=(LifeEvent.MARRIAGE,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label(
        "夫と妻が別の世帯にいる", ~registration.spouses_share_household, law(_RESIDENT_ACT, 22, 23, 25)
    ),
    filed_by=(Filer.COUPLE,),
    deadline=promptly(
        "移られた日などから14日（転入・転居・世帯変更の届ごとに）", laws=(law(_RESIDENT_ACT, 22, 23, 25),)
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MARRIAGE,)),
    laws=(law(_RESIDENT_ACT, 22, 23, 25),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.city.koshigaya.saitama.jp/kurashi_shisei/kurashi/todokede/kosekitodoke/rikon.html",
        "http://www.city.sasebo.lg.jp/siminseikatu/koseki/setaihenko.html",
    ),
    effects="戸籍の届では、ご住所と世帯は変わりません。",
    note="夫婦が同じ住所か、世帯も一緒にするかを尋ねる。同じ住所の別の世帯なら世帯変更・合併。"
    "「妻（未届）」から「妻」などへの続柄の修正は職権。休日・夜間に届を預かった日も、住民異動は開庁の時に別に要る。",
)

marriage_former_name = Procedure(
    id="marriage-former-name",
    title="旧氏の記載請求",
    events=(LifeEvent.MARRIAGE, LifeEvent.DIVORCE),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=all_of(
        is_spouse,
        label("氏が変わる", person.is_name_changed, law("住民基本台帳法施行令", "30条の14")),
        label(
            "日本国籍", person.nationality == Nationality.JAPANESE, law("住民基本台帳法施行令", "30条の14")
        ),
        label("旧姓を併せて載せたい", person.wants_former_name, law("住民基本台帳法施行令", "30条の14")),
    ),
    filed_by=(Filer.PERSON, Filer.AGENT),
    deadline=promptly("期限はありません", laws=(law("住民基本台帳法施行令", "30条の14"),)),
    bring=(
        Document("旧姓の載った戸籍から、今の戸籍までのすべての証明書"),
        Document("個人番号カード（マイナンバーカード）", "お持ちのとき", person.has_card),
        Document("委任状", "代理の方が来られるとき"),
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MARRIAGE, LifeEvent.DIVORCE)),
    laws=(law("住民基本台帳法施行令", "30条の14"),),
    sources=(
        "https://www-city-nara-lg-jp.cache.yimg.jp/soshiki/17/245890.html",
        "https://www.city.hirosaki.aomori.jp/kurashi/todoke/kyuuji.html",
    ),
    amendments=(
        Amendment(
            "旧姓の振り仮名も載る（必ず要る）",
            since=date(2025, 5, 26),
            laws=(law("住民基本台帳法施行令", "30条の14"),),
        ),
    ),
    effects="住民票・マイナンバーカード・印鑑登録証明書に、旧姓が併せて載ります。",
    note="証明書ごとに載せる・載せないは選べない。",
)

PROCEDURES = (koseki_marriage, marriage_household, marriage_former_name)
