"""税・土地・家・車・相続についての事実。"""

from datetime import date

from madoguchi_core.national.choices import (
    EstateDivision,
    Farmer,
    FarmlandRight,
    VehicleUse,
)
from madoguchi_core.national.facts import deceased
from madoguchi_core.rules import Fact, Holder, Timing, Topic, any_of

has_resident_tax = Fact(
    "d.resident_tax",
    bool,
    "その年度の住民税の課税",
    holder=Holder.TAX,
    # 6月の決定より前に亡くなることがあるので、見込みも含めて台帳に聞く
    says=(
        "その年の1月1日を基準とする住民税が課税されている（見込みを含む）",
        "その年の1月1日を基準とする住民税が課税されていない",
    ),
)
has_direct_debit = Fact(
    "d.debit",
    bool,
    "亡くなった方の口座からの引き落とし",
    holder=Holder.TAX,
    says=("町税・料金を亡くなった方の口座から引き落としている", "町税・料金の引き落としがない"),
)
has_unregistered_house = Fact(
    "d.fixed_assets.unregistered",
    bool,
    "登記していない家屋",
    "登記していない家や物置・車庫はありますか。",
    Holder.TAX,
    says=("登記していない家屋がある", "登記していない家屋がない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.has_fixed_assets,
)
is_house_demolished = Fact(
    "house.demolished",
    bool,
    "取り壊した家屋",
    "登記していない建物で、取り壊したものはありますか。",
    says=("登記していない家屋を取り壊した", "登記していない家屋を取り壊していない"),
    topic=Topic.PROPERTY,
    asked_when=has_unregistered_house,
)
has_depreciable_assets = Fact(
    "d.fixed_assets.depreciable",
    bool,
    "償却資産",
    holder=Holder.TAX,
    says=("償却資産の申告をしている", "償却資産の申告をしていない"),
)
is_registered = Fact(
    "estate.registered",
    bool,
    "相続登記",
    "土地や家の相続登記は、もうお済みですか。",
    Holder.TAX,
    says=("相続登記が済んでいる", "相続登記が済んでいない"),
    topic=Topic.INHERITANCE,
    asked_when=deceased.has_fixed_assets,
)
has_real_estate_elsewhere = Fact(
    "d.real_estate_elsewhere",
    bool,
    "ほかの市区町村の土地・家屋",
    "ほかの市区町村に、亡くなった方のお名前のままの土地や家はありますか。",
    says=(
        "ほかの市区町村に、亡くなった方の名義のままの土地・家屋がある",
        "ほかの市区町村に、亡くなった方の名義のままの土地・家屋がない",
    ),
    topic=Topic.PROPERTY,
    asked_when=deceased.may_have_property,
)
_may_own = any_of(deceased.has_fixed_assets, has_real_estate_elsewhere)
"""相続登記は、町の税の台帳に無い不動産にも要る。"""

owner_known_on = Fact(
    "heirs.owner_known_date",
    date,
    "現所有者と知った日",
    "ご自分が土地や家の今の持ち主（相続人）だとお知りになった日はいつですか。",
    topic=Topic.INHERITANCE,
    asked_when=_may_own,
    timing=Timing.FROM_EVENT,
)
inheritance_known_on = Fact(
    "heirs.inheritance_known_date",
    date,
    "相続の開始を知った日",
    "ご自分が相続人になったことをお知りになった日はいつですか（ふつうは亡くなったことを知った日です）。",
    topic=Topic.INHERITANCE,
    timing=Timing.FROM_EVENT,
)
division = Fact(
    "estate.divided",
    EstateDivision,
    "遺産の分け方",
    "相続の分け方は、お決まりですか。",
    topic=Topic.INHERITANCE,
    asked_when=_may_own,
)
needs_certificates = Fact(
    "estate.procedures",
    bool,
    "相続の手続き",
    "預貯金・保険・不動産などの相続のお手続きで、戸籍や住民票の除票をお使いになりますか。",
    says=("相続などの手続きで証明書を使う", "相続などの手続きで証明書を使わない"),
    topic=Topic.INHERITANCE,
)
is_taxable_estate = Fact(
    "estate.amount",
    bool,
    "遺産の総額の見込み",
    "遺産の総額が、相続税の基礎控除（3,000万円に、相続人お一人につき600万円を足した額）を超えそうですか。",
    says=("遺産が基礎控除を超える見込みである", "遺産が基礎控除を超えない見込みである"),
    topic=Topic.INHERITANCE,
    asked_when=deceased.may_have_property,
)
has_debts = Fact(
    "d.debts",
    bool,
    "借入・保証など相続の心配",
    "借入や保証のことなど、相続でご心配なことがありますか。",
    says=("借入・保証など相続の心配がある", "借入・保証など相続の心配がない"),
    topic=Topic.INHERITANCE,
    asked_when=deceased.may_have_property,
)
has_taxable_income = Fact(
    "d.income_over",
    bool,
    "申告の要る所得",
    "その年（1月から3月15日までに亡くなったときは、前の年も）に、ご商売・農業・不動産など、所得税の申告の要る収入はありましたか。",
    says=("所得税の申告の要る所得がある", "所得税の申告の要る所得がない"),
    topic=Topic.INHERITANCE,
    asked_when=deceased.may_have_property,
)
has_town_vehicle = Fact(
    "d.vehicles_town",
    bool,
    "町の標識の原付・小型特殊",
    holder=Holder.TAX,
    says=("町の標識の原付・小型特殊がある", "町の標識の原付・小型特殊がない"),
)
vehicle_use = Fact(
    "vehicles.use",
    VehicleUse,
    "町の標識の車のこれから",
    "バイクやトラクターなど町のナンバーの車は、これからどうなさいますか。",
    topic=Topic.PROPERTY,
    asked_when=has_town_vehicle,
)
vehicle_scrapped_on = Fact(
    "vehicles.scrapped_date",
    date,
    "車を廃棄・譲渡した日",
    "車を廃棄した（譲った）日はいつですか。",
    topic=Topic.PROPERTY,
    asked_when=vehicle_use == VehicleUse.DISPOSE,
    timing=Timing.FROM_EVENT,
)
has_light_car = Fact(
    "d.vehicles_other.light",
    bool,
    "軽自動車・軽二輪",
    "亡くなった方のお名前の、軽自動車や、125ccを超えて250ccまでのバイクはありますか。",
    Holder.TAX,
    says=("軽自動車・軽二輪がある", "軽自動車・軽二輪がない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.may_have_property,
)
has_ordinary_car = Fact(
    "d.vehicles_other.ordinary",
    bool,
    "普通車・大型特殊・小型二輪",
    "亡くなった方のお名前の、普通車や大型特殊自動車、250ccを超えるバイクはありますか。",
    says=("普通車・大型特殊・小型二輪がある", "普通車・大型特殊・小型二輪がない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.may_have_property,
)
vehicle_acquired_on = Fact(
    "vehicles.acquired_date",
    date,
    "車を引き継いだ日",
    "車を引き継ぐ方が決まった日はいつですか。",
    topic=Topic.PROPERTY,
    asked_when=any_of(has_town_vehicle, has_light_car, has_ordinary_car),
    timing=Timing.FROM_EVENT,
)
has_forest = Fact(
    "d.forest",
    bool,
    "山林",
    "山林をお持ちでしたか。",
    Holder.TAX,
    says=("地域森林計画の対象の山林を持っている", "地域森林計画の対象の山林を持っていない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.may_have_property,
)
farmer = Fact("d.farmer", Farmer, "農業での立場", holder=Holder.FARMLAND)
lends_farmland = Fact(
    "d.farmland_lent",
    bool,
    "農地の貸し借り・農業の交付金",
    holder=Holder.FARMLAND,
    says=("農地の貸し借り・農業の交付金がある", "農地の貸し借り・農業の交付金がない"),
)
is_land_improvement_member = Fact(
    "d.land_improvement",
    bool,
    "土地改良区の組合員",
    "土地改良区の組合員でいらっしゃいましたか。",
    says=("土地改良区の組合員である", "土地改良区の組合員でない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.farmland.one_of(FarmlandRight.OWNED, FarmlandRight.LEASED),
)
