"""
原付・小型特殊の申告と、軽自動車・普通車の案内。

どの届も「手放す」と「持ち続ける」のどちらかに必ず入るように、まだ決まっていない方は持ち続ける側に置く。
"""

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import VehicleUse
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import deceased, estate
from madoguchi_core.national.parameters import moped_scrap_days, moped_transfer_days
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import Law, all_of, label, law

_LOCAL_TAX_ROLL = law("地方税法", "20条の5第2項")
_REPORT = law("地方税法", "463条の19")
_MOPED_LAWS = (law("地方税法", "463条の15", "463条の19", "463条の22"), Law("町税条例"))
_MOPED_SOURCES = (
    "https://www.city.yanagawa.fukuoka.jp/kurashi/zeikin/keijidousya/keijidousya__8505.html",
    "https://www.town.nankan.lg.jp/page2788.html",
    "https://www.city.towada.lg.jp/kurashi/zeikin/jidoushazei/tetuduki_kogatatokusyu.html",
    "https://www.town.iizuna.nagano.jp/docs/777.html",
)
_APRIL_FIRST = "税は4月1日の持ち主に1年分かかり、月割はありません。"
_has_town_plate = label(
    "町の標識の原付・小型特殊がある", estate.has_town_vehicle, law("地方税法", "463条の15")
)

moped_small_special = Procedure(
    id="moped-small-special",
    title="原動機付自転車・小型特殊自動車 名義変更の申告",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _has_town_plate,
        label(
            "廃棄・譲渡すると決めていない",
            estate.vehicle_use.one_of(VehicleUse.KEEP, VehicleUse.UNDECIDED),
            _REPORT,
        ),
    ),
    filed_by=(Filer.NEW_OWNER,),
    deadline=days_after(
        estate.vehicle_acquired_on,
        moped_transfer_days,
        wording="引き継いだ日の翌日から、町税条例の日数以内（15日とする町が多い）",
        laws=(_REPORT, Law("町税条例"), _LOCAL_TAX_ROLL),
        rolls=Rolls.TAX,
    ),
    bring=(
        Document("標識交付証明書"),
        Document("車名・車台番号が分かるもの"),
        VISITOR_ID,
        Document("譲渡証明書", "相続人でない方が引き継ぐとき"),
    ),
    section=SectionRole.TAX,
    laws=_MOPED_LAWS,
    sources=_MOPED_SOURCES,
    effects=f"{_APRIL_FIRST}廃棄や譲渡に決まったときは、名義変更でなく廃車の申告をします。",
    note="公道を走らない農機も対象（乗用の農耕トラクタ・コンバイン等で最高速度35km/h未満）。"
    "35km/h以上の農耕トラクタや規格を超えるものは大型特殊で、償却資産（固定資産税）になる。",
)

moped_scrap = Procedure(
    id="moped-scrap",
    title="原動機付自転車・小型特殊自動車 廃車の申告",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _has_town_plate,
        label("廃棄・譲渡する", estate.vehicle_use == VehicleUse.DISPOSE, _REPORT),
    ),
    filed_by=(Filer.HEIR,),
    deadline=days_after(
        estate.vehicle_scrapped_on,
        moped_scrap_days,
        wording="廃棄・譲渡した日の翌日から、町税条例の日数以内（30日とする町が多い）",
        laws=(_REPORT, Law("町税条例"), _LOCAL_TAX_ROLL),
        rolls=Rolls.TAX,
    ),
    bring=(
        Document("標識（ナンバープレート）"),
        Document("標識交付証明書"),
        VISITOR_ID,
        Document("理由書", "標識を失くしたとき"),
    ),
    section=SectionRole.TAX,
    laws=_MOPED_LAWS,
    sources=_MOPED_SOURCES,
    effects=f"{_APRIL_FIRST}4月2日以後の廃車は、翌年度からかからなくなります。",
    note="「使わないから」だけでは廃車にできない（手元に残すなら名義変更）。",
)

light_car = Procedure(
    id="light-car",
    title="軽四輪・軽二輪などの名義変更・廃車",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=label("軽自動車・軽二輪がある", estate.has_light_car, law("道路運送車両法", 67)),
    filed_by=(Filer.NEW_USER,),
    deadline=days_after(
        estate.vehicle_acquired_on,
        15,
        wording="引き継いだ日の翌日から15日以内",
        laws=(law("道路運送車両法", 67),),
        rolls=Rolls.NONE,
        note="末日が休みの日の扱いを確かめられないため、先へ送らずに示しています",
    ),
    bring=(Document("車検証（自動車検査証）"), Document("戸籍"), Document("住民票の写し")),
    section=SectionRole.TAX,
    office="軽自動車検査協会（軽四輪）・運輸支局（126〜250ccの二輪）",
    laws=(law("道路運送車両法", 67),),
    sources=(
        "https://www.houjinhokenlabo.com/unsou/unsou-02/13599/",
        "https://10648red.hatenablog.com/entry/2025/10/18/165004（車両法67条1項）",
    ),
    effects="軽自動車税は4月1日の持ち主に1年分かかります。",
    note="15日は軽四輪の記載の変更（67条）。13条は登録自動車の移転登録で、軽自動車ではない。",
)

ordinary_car = Procedure(
    id="ordinary-car",
    title="普通車・大型特殊・250cc超の移転登録・抹消",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        deceased.may_have_property,
        label("普通車・大型特殊・小型二輪がある", estate.has_ordinary_car, law("道路運送車両法", 12, 13, 15)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=days_after(
        estate.vehicle_acquired_on,
        15,
        wording="持ち主が替わった日の翌日から15日以内",
        laws=(law("道路運送車両法", 13),),
        rolls=Rolls.NONE,
        note="末日が休みの日の扱いを確かめられないため、先へ送らずに示しています。申請しないと50万円以下の罰金",
    ),
    bring=(
        Document("車検証（自動車検査証）"),
        Document("戸籍"),
        Document("遺産分割協議書、または査定書を付けた申立書"),
        Document("印鑑登録証明書"),
        Document("車庫証明", "使用の本拠の位置が変わるとき"),
    ),
    section=SectionRole.TAX,
    office="運輸支局",
    laws=(law("道路運送車両法", 12, 13, 15),),
    sources=(
        "https://www.houjinhokenlabo.com/unsou/unsou-02/13599/",
        "https://www.town.kota.lg.jp/index.cfm/25,25871,228,263,html",
    ),
)

PROCEDURES = (moped_small_special, moped_scrap, light_car, ordinary_car)
