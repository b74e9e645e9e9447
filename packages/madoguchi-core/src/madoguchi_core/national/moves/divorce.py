"""離婚届・離婚のときの氏・子の氏・離婚の後の住所と世帯の確認。戸籍の届の期間は初日算入（戸籍法43条）。"""

from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.moves._common import after_notices, is_spouse
from madoguchi_core.national.parameters import adult_age
from madoguchi_core.procedures import (
    Amendment,
    Deadline,
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

_KOSEKI_ACT = "戸籍法"
_RESIDENT_ACT = "住民基本台帳法"
_DIVORCE = (LifeEvent.DIVORCE,)
_ROLL = law("地方自治法", "4条の2第4項")

_has_koseki = label("日本国籍（戸籍がある）", person.nationality == Nationality.JAPANESE, law(_KOSEKI_ACT, 6))

_COURT = Deadline(
    "裁判が確定した日・調停が成立した日を1日目として10日以内",
    move.moved_on,
    10,
    PeriodUnit.DAY,
    Counting.FIRST_DAY_INCLUDED,
    laws=(law(_KOSEKI_ACT, 43, 63, 77), _ROLL),
    note="裁判書の送達・交付より前に確定したときは、送達・交付の日から数えます（戸籍法43条2項。出典未確認）",
)

koseki_divorce = Procedure(
    id="koseki-divorce",
    title="離婚届",
    events=_DIVORCE,
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("離婚届がまだ出ていない", ~registration.is_koseki_filed, law("民法", 764)),
    filed_by=(Filer.DIVORCING_COUPLE,),
    deadline=Deadline(
        "話し合い（協議）の離婚に期限はありません（届け出た日から効力があります）",
        laws=(law("民法", 764),),
        note="調停・裁判などの離婚は、確定・成立の日を1日目として10日以内",
        exceptions=((registration.is_court_divorce, _COURT),),
    ),
    bring=(
        Document("離婚届書（話し合いの離婚では、証人となる成年の方2人の署名のあるもの）"),
        Document(
            "調停調書・審判書・判決書などの謄本と、確定証明書",
            "調停・裁判などの離婚のとき",
            registration.is_court_divorce,
        ),
    ),
    section=SectionRole.KOSEKI,
    laws=(law("民法", "763条〜766条", 819), law(_KOSEKI_ACT, 63, 76, 77)),
    sources=(
        "https://www.city.ebetsu.hokkaido.jp/soshiki/shimin/4571.html",
        "https://www.city.yukuhashi.fukuoka.jp/soshiki/16/43652.html",
        "https://www.city.koshigaya.saitama.jp/kurashi_shisei/kurashi/todokede/kosekitodoke/rikon.html",
        "https://www.town.tarui.lg.jp/page/9160.html",
    ),
    amendments=(
        Amendment(
            "未成年の子の親権は、父母の双方でも一方でもよい。新しい様式（父母双方が親権を行う子・夫・妻・申立て中の4欄）を使い、"
            "古い様式は、未成年の子がいるときは別の紙などが要る",
            since=date(2026, 4, 1),
            laws=(law("民法", 819), law(_KOSEKI_ACT, 76)),
        ),
    ),
    effects="住民票の名字・本籍・続柄は町で改めます。ご住所と世帯は別の届け出です。",
    note="未成年の子の親権（父母双方・一方・申立て中）を尋ね、一人と決めつけない。裁判・調停の離婚は申立人が届け、10日を過ぎたら相手方もできる。"
    "離婚の日は、協議では届出の日、裁判・調停では確定・成立の日。元の配偶者が同居のままなら続柄は「同居人」などを確かめ、"
    "世帯分離の届が別に要ることが多い。",
)

koseki_keep_name = Procedure(
    id="koseki-keep-name",
    title="離婚の際に称していた氏を称する届",
    events=_DIVORCE,
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        is_spouse,
        _has_koseki,
        label("婚姻のときに氏を改めた", person.changed_name_at_marriage, law("民法", 767)),
        label("離婚の後も、婚姻中の氏を名乗る", person.keeps_name, law("民法", "767条2項")),
    ),
    filed_by=(Filer.PERSON,),
    deadline=Deadline(
        "離婚の日を1日目として3か月以内",
        move.moved_on,
        3,
        PeriodUnit.MONTH,
        Counting.FIRST_DAY_INCLUDED,
        laws=(law("民法", "767条2項"), law(_KOSEKI_ACT, 43, "77条の2"), _ROLL),
        note="離婚の日は、話し合いの離婚では届け出た日、裁判・調停では確定・成立の日。過ぎると、家庭裁判所の許可が要ります",
    ),
    bring=(Document("離婚の際に称していた氏を称する届書"),),
    section=SectionRole.KOSEKI,
    after=after_notices(_DIVORCE),
    laws=(law("民法", "767条2項"), law(_KOSEKI_ACT, "77条の2")),
    sources=(
        "https://www.city.chuo.lg.jp/a0012/kurashi/touroku/koseki/rikon/kosekihou77-2.html",
        "https://www.city.omihachiman.lg.jp/soshiki/shimin/koseki/koseki/29581.html",
    ),
    effects="離婚の後も、いまの名字を名乗れます。離婚届と一緒にもお出しになれます。",
)

koseki_child_name = Procedure(
    id="koseki-child-name",
    title="子の氏の変更・入籍届",
    events=_DIVORCE,
    kind=ProcedureKind.ELSEWHERE,
    per=Per.PERSON,
    required_when=all_of(
        _has_koseki,
        label("離婚する夫婦の子", person.is_child_of_couple, law("民法", 791)),
        label("成年に達していない", person.age_attained < adult_age, law("民法", 4)),
        label("父か母が婚姻の前の氏に戻る", person.parent_returns_name, law("民法", 767, 791)),
    ),
    filed_by=(Filer.CHILD, Filer.LEGAL_REPRESENTATIVE),
    deadline=promptly("期限はありません。家庭裁判所の許可を受けてから、入籍届を出します"),
    bring=(Document("許可の審判書の謄本", "入籍届をお出しになるとき"),),
    section=SectionRole.KOSEKI,
    after=after_notices(_DIVORCE),
    office="家庭裁判所（許可の後に、戸籍の窓口へ入籍届）",
    laws=(law("民法", 791), law(_KOSEKI_ACT, 98)),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.town.ibaraki.lg.jp/mobile/viewer/info.html?id=1422&idSubTop=4",),
    effects="離婚しても、お子さまの名字・戸籍・ご住所は自動では変わりません。移されるときの手続きです。",
    note="15歳に達していない子は、法定代理人がする。成年の子も移せるが、ここでは未成年の子だけを案内する。",
)

divorce_household = Procedure(
    id="divorce-household",
    title="離婚後の住所・世帯・続柄の確認",
    events=_DIVORCE,
    kind=ProcedureKind.CONFIRMATION,
    required_when=label(
        "夫と妻だった人が、同じ世帯にいる",
        registration.spouses_share_household,
        law(_RESIDENT_ACT, 22, 23, 24, 25),
    ),
    filed_by=(Filer.DIVORCING_COUPLE,),
    deadline=promptly(
        "移られた日などから14日（転入・転居・世帯変更の届ごとに）", laws=(law(_RESIDENT_ACT, 22, 23, 24, 25),)
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices(_DIVORCE),
    laws=(law(_RESIDENT_ACT, 22, 23, 24, 25),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.city.koshigaya.saitama.jp/kurashi_shisei/kurashi/todokede/kosekitodoke/rikon.html",
        "https://www.city.shimotsuma.lg.jp/kurashi-tetsuzuki/koseki-juumin-tetsuzuki/jyusho-todoke/page000059.html",
    ),
    effects="これからのお住まいと世帯を、窓口で一緒に確かめます。",
    note="これからの住まい、同じ家なら生計が別になるかを尋ねる。同じ世帯に残るなら、元の配偶者の続柄を決めつけずに尋ねる"
    "（親族でなくなるので「同居人」が候補。世帯主が子なら父・母のまま）。支援措置が要るかを、別の部屋で尋ねる。"
    "親権が双方でも（2026年4月1日から）、子の住所・世帯は実際に住む所で決まる。",
)

PROCEDURES = (koseki_divorce, koseki_keep_name, koseki_child_name, divorce_household)
