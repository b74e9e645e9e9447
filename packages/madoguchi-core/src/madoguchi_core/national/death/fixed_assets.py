"""固定資産の申告・区分・未登記家屋・償却資産と、法務局での相続登記の案内。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.national.choices import EstateDivision
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import death, deceased, estate
from madoguchi_core.national.parameters import (
    accepts_succession_report,
    current_owner_months,
    land_registration_grace,
    land_registration_start,
)
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    fixed_day,
    promptly,
)
from madoguchi_core.rules import (
    Confidence,
    Law,
    Value,
    all_of,
    any_of,
    choose,
    day_in_year,
    label,
    law,
    shifted,
)

_LOCAL_TAX_ROLL = law("地方税法", "20条の5第2項")
_REGISTRATION = "不動産登記法"
_owned = label("土地・家屋を持っていた", deceased.has_fixed_assets, law("地方税法", 343))
_is_unregistered = label("登記していない家屋がある", estate.has_unregistered_house, law("地方税法", 343, 381))


def _expired_day(starts: Value[date], months: Value[int]) -> Value[date]:
    """期間の満了した日の次の日（「3月を経過した日」）。応当する日が無い月は、月末が満了の日になる（民法143条2項）。"""
    same_day = shifted(starts, months, PeriodUnit.MONTH)
    before_same_day = shifted(
        shifted(shifted(starts, 1, PeriodUnit.DAY), months, PeriodUnit.MONTH), -1, PeriodUnit.DAY
    )
    expiry: Value[date] = choose(same_day >= before_same_day, same_day, before_same_day)
    return shifted(expiry, 1, PeriodUnit.DAY)


_AFTER_EXPIRY = fixed_day(
    _expired_day(estate.owner_known_on, current_owner_months),
    wording="「経過した日」を、期間が終わった次の日と読むとき",
    laws=(law("地方税法", "384条の3"), Law("町税条例"), _LOCAL_TAX_ROLL),
    rolls=Rolls.TAX,
)
_OWNER_REPORT = Deadline(
    "今の持ち主だと知った日の翌日から、町税条例の月数以内（3か月とする町が多い）",
    estate.owner_known_on,
    current_owner_months,
    PeriodUnit.MONTH,
    Counting.FROM_NEXT_DAY,
    Rolls.TAX,
    laws=(law("地方税法", "384条の3"), Law("町税条例"), _LOCAL_TAX_ROLL),
    note="正当な理由なく申告しないと、町税条例で10万円以下の過料の定めがあります",
    others=(_AFTER_EXPIRY,),
)

prop_current_owner = Procedure(
    id="prop-current-owner",
    title="固定資産 現所有者申告",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "現所有者の申告の制度がある",
            accepts_succession_report == True,  # noqa: E712
            law("地方税法", "384条の3"),
        ),
        _owned,
        label("相続登記がまだ済んでいない", ~estate.is_registered, law("地方税法", 343, "384条の3")),
    ),
    filed_by=(Filer.HEIR,),
    deadline=_OWNER_REPORT,
    bring=(VISITOR_ID, Document("相続の関係が分かる戸籍・遺産分割協議書の写し", "町が求めるとき")),
    section=SectionRole.TAX,
    laws=(law("地方税法", "343条2項", "384条の3", 386), Law("町税条例", "74条の3の例")),
    after=("heir-rep",),
    sources=(
        "https://www.city.yotsukaido.chiba.jp/kurashi/zeikin/koteishisan/gen_shinkoku.html",
        "http://toweb.city.kobayashi.lg.jp/reiki/reiki_honbun/r346RG00001873.html",
        "http://www4.city.miyakonojo.miyazaki.jp/（都城市 現所有者課税事務取扱要綱）",
        "https://www.town.shichinohe.lg.jp/kurashi/zeikin/download/post-264.html",
    ),
    effects="登記が済むまでのあいだ、今の持ち主（相続人）に固定資産税がかかります。期限までに相続登記が済めば、この申告は要りません。",
    note="相続人全員が現所有者で、代表の方の申告でよい。法律は「3月を経過した日以後の日」で条例が定める日までとするので、"
    "町の条例の日を必ず確かめる。2020年4月1日以後に現所有者だと知った方からの制度。",
    amendments=(
        Amendment(
            "現所有者の申告の制度",
            since=date(2020, 4, 1),
            laws=(law("地方税法", "384条の3"),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

_ON_JANUARY_FIRST = promptly(
    "1月1日に亡くなられたため、その年度の分をどなたが納めるかを町が確かめてお知らせします",
    laws=(law("地方税法", 9, 343, 359),),
    note="1月1日に亡くなられたときは、相続人の方が引き継ぐ（地方税法9条）とする町と、当日を定めていない町があります（343条2項は「賦課期日前に死亡」とします）",
)

prop_jan1 = Procedure(
    id="prop-jan1",
    title="固定資産税の納税義務者の区分（1月1日の前後）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=_owned,
    filed_by=(Filer.MAYOR,),
    deadline=Deadline(
        "日数の定めはありません（町が行います）",
        laws=(law("地方税法", 359),),
        exceptions=(
            (
                label("1月1日当日の死亡", death.died_on == day_in_year(death.died_on, 1, 1)),
                _ON_JANUARY_FIRST,
            ),
        ),
    ),
    section=SectionRole.TAX,
    laws=(law("地方税法", 9, "343条2項", 359),),
    sources=(
        "http://toweb.city.kobayashi.lg.jp/reiki/reiki_honbun/r346RG00001873.html",
        "http://www.city.iki.nagasaki.jp/reiki/reiki_honbun/r014RG00001271.html",
        "http://www.town.asagiri.lg.jp/reiki/reiki_honbun/r002RG00000762.html",
    ),
    effects="亡くなった年の1月1日を基準にした年度の分は、相続人が引き継いで納めます。翌年の1月1日からは、登記が済むまで、今の持ち主（相続人）にかかります。",
    note="1月1日当日の死亡は法律の問い: 当日を含めて承継とする町（9条）と、翌日以降だけを承継として当日を定めない町があり、"
    "343条2項は「賦課期日前に死亡」とする。町の要領を確かめてから決める。",
)

unreg_house = Procedure(
    id="unreg-house",
    title="未登記家屋 所有者変更届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_owned, _is_unregistered),
    filed_by=(Filer.NEW_OWNER,),
    deadline=fixed_day(
        day_in_year(death.died_on, 12, 31),
        wording="その年の12月31日まで（翌年の課税に間に合わせる目安）",
        laws=(law("地方税法", 343, 359),),
        is_target=True,
        note="分け方が決まるのが翌年になるときは、その年の12月31日までが目安です",
    ),
    bring=(
        Document("遺産分割協議書の写し"),
        Document("戸籍"),
        Document("印鑑登録証明書", "町が求めるとき"),
    ),
    section=SectionRole.TAX,
    laws=(law("地方税法", 343, 381), law(_REGISTRATION, 47)),
    after=("heir-rep",),
    sources=(
        "https://www.town.bihoro.hokkaido.jp/page/2485.html",
        "https://town.haboro.lg.jp/kurashi/madoguchi/zeikin/kaokutodokede.html",
    ),
    effects="翌年から、新しい持ち主に固定資産税がかかります。",
    note="法務局は知らないので、町への届だけが頼り。表題登記は所有権を得た日から1か月以内（不動産登記法47条）。",
)

house_demolish = Procedure(
    id="house-demolish",
    title="家屋滅失届（未登記家屋の取壊し）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _owned,
        _is_unregistered,
        label("登記していない家屋を取り壊した", estate.is_house_demolished, law("地方税法", 343)),
    ),
    filed_by=(Filer.NEW_OWNER, Filer.HEIR),
    deadline=promptly("取り壊した年の12月末まで（翌年の課税に間に合わせる目安）"),
    bring=(Document("取壊しの証明書・写真", "町が求めるとき"),),
    section=SectionRole.TAX,
    laws=(law("地方税法", 343), law(_REGISTRATION, 57)),
    sources=(
        "https://www.town.bihoro.hokkaido.jp/page/2485.html",
        "https://town.haboro.lg.jp/kurashi/madoguchi/zeikin/kaokutodokede.html",
    ),
    effects="翌年から、その建物に固定資産税がかからなくなります。登記のある家は、法務局で滅失登記（1か月以内）をします。",
)

_died_by_january_end = label("1月31日までの死亡", death.died_on <= day_in_year(death.died_on, 1, 31))
_THIS_JANUARY = fixed_day(
    day_in_year(death.died_on, 1, 31),
    wording="亡くなった年の1月31日まで（その年の申告がまだのとき。済んでいれば翌年の1月31日まで）",
    laws=(law("地方税法", 383), _LOCAL_TAX_ROLL),
    rolls=Rolls.TAX,
)

depreciable = Procedure(
    id="depreciable",
    title="償却資産の申告（農機具・事業用）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("償却資産の申告をしている", estate.has_depreciable_assets, law("地方税法", 383)),
    filed_by=(Filer.SUCCESSOR,),
    deadline=replace(
        fixed_day(
            day_in_year(death.died_on, 1, 31, years_later=1),
            wording="翌年の1月31日まで",
            laws=(law("地方税法", 383), _LOCAL_TAX_ROLL),
            rolls=Rolls.TAX,
        ),
        exceptions=((_died_by_january_end, _THIS_JANUARY),),
    ),
    section=SectionRole.TAX,
    laws=(law("地方税法", 383),),
    sources=(
        "http://www.city.tahara.aichi.jp/kurashi/zeikin/1000779/1004534.html",
        "https://www.town.iizuna.nagano.jp/docs/777.html",
        "https://www.city.komae.tokyo.jp/sp/index.cfm/41,27619,308,1970,html",
    ),
    effects="農機具や事業の設備を引き継いだ方が、1月1日に持っているものを申告します。",
    note="どなたが使うかを確かめる。大型特殊はナンバーの有無にかかわらず償却資産。",
)

_not_registered = label("相続登記がまだ済んでいない", ~estate.is_registered, law(_REGISTRATION, "76条の2"))
_must_register = any_of(
    all_of(_owned, _not_registered),
    all_of(
        deceased.may_have_property,
        label(
            "ほかの市区町村に、名義のままの土地・家屋がある",
            estate.has_real_estate_elsewhere,
            law(_REGISTRATION, "76条の2"),
        ),
    ),
)
_BEFORE_DUTY = fixed_day(
    land_registration_grace,
    wording="令和9年3月31日まで（令和6年3月31日までに知った相続）",
    laws=(
        law(_REGISTRATION, "76条の2"),
        Law("民法等の一部を改正する法律（令和3年法律第24号）附則", "5条6項"),
    ),
    note="知った日から3年と、義務化の日（令和6年4月1日）から3年の、遅い方です",
)
_THREE_YEARS = Deadline(
    "相続が始まり、自分が不動産を得たと知った日から3年以内",
    estate.owner_known_on,
    3,
    PeriodUnit.YEAR,
    Counting.FROM_NEXT_DAY,
    Rolls.NONE,
    laws=(law(_REGISTRATION, "76条の2"),),
    note="末日が休みの日でも、先へ送らずに示しています。話し合いで分け方が決まったときは、その日から別に3年です。"
    "正当な理由なく登記しないと10万円以下の過料（不動産登記法164条）",
    exceptions=(
        (label("義務化より前に知った相続", estate.owner_known_on < land_registration_start), _BEFORE_DUTY),
    ),
)

land_reg = Procedure(
    id="land-reg",
    title="相続登記",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=_must_register,
    filed_by=(Filer.HEIR,),
    deadline=_THREE_YEARS,
    bring=(
        Document("亡くなった方の出生から死亡までの戸籍と、相続人の戸籍"),
        Document("遺産分割協議書と印鑑登録証明書、または遺言書"),
        Document("不動産を得る方の住民票の写し"),
        Document("固定資産評価証明書"),
    ),
    amount=Amount(wording="登録免許税は評価額の0.4%（土地100万円以下などは、期限のある免税の特例）"),
    section=SectionRole.TAX,
    office="法務局",
    laws=(law(_REGISTRATION, "76条の2", 164),),
    after=("koseki-set",),
    sources=(
        "https://www.tmi.gr.jp/eyes/blog/2023/14695.html",
        "https://showa.wiki/2025/09/08/（相続登記の期限の解説）",
    ),
    effects="登記が済めば、町への現所有者の申告は要りません。ほかの市町村にある土地や家も同じです。",
    note="末日が休みの日の扱いは未確認。町の台帳に無い、町外の不動産も見る。登記していない家屋だけのときは、相続登記でなく表題登記と町への届。",
    amendments=(
        Amendment("相続登記の義務化", since=date(2024, 4, 1), laws=(law(_REGISTRATION, "76条の2"),)),
        Amendment(
            "義務化より前に知った相続は、2027年3月31日と知った日から3年の遅い方まで",
            until=date(2027, 3, 31),
            laws=(Law("民法等の一部を改正する法律（令和3年法律第24号）附則", "5条6項"),),
        ),
        Amendment(
            "所有不動産記録証明",
            since=date(2026, 2, 2),
            laws=(law(_REGISTRATION, "119条の2"),),
            confidence=Confidence.LAW_KNOWN,
        ),
        Amendment(
            "住所等の変更の登記（2年以内）",
            since=date(2026, 4, 1),
            laws=(law(_REGISTRATION, "76条の5"),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

heir_declaration = Procedure(
    id="heir-declaration",
    title="相続人申告登記",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        _must_register,
        label(
            "遺産の分け方がまだ決まっていない",
            estate.division == EstateDivision.UNDECIDED,
            law(_REGISTRATION, "76条の3"),
        ),
    ),
    filed_by=(Filer.HEIR,),
    deadline=replace(_THREE_YEARS, laws=(law(_REGISTRATION, "76条の2", "76条の3"),)),
    bring=(Document("相続人申告登記の申出書"), Document("申し出る方が相続人だと分かる戸籍")),
    amount=Amount(wording="登録免許税はかかりません"),
    section=SectionRole.TAX,
    office="法務局",
    laws=(law(_REGISTRATION, "76条の3"),),
    sources=(
        "https://showa.wiki/2025/09/08/（相続登記の期限の解説）",
        "https://www.tmi.gr.jp/eyes/blog/2023/14695.html",
    ),
    effects="お一人でも申し出られます。申し出た方だけが、登記の義務を果たしたとみなされます。分け方が決まったら、そこから3年以内に相続登記をします。",
    note="所有権を示す登記ではない。分け方が決まっていても3年以内に登記できない事情があれば使える。",
)

PROCEDURES = (
    prop_current_owner,
    prop_jan1,
    unreg_house,
    house_demolish,
    depreciable,
    land_reg,
    heir_declaration,
)
