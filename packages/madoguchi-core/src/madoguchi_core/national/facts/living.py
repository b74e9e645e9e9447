"""住まいとくらし（町営住宅・水道・浄化槽・犬・墓地・福祉の用具）についての事実。"""

from datetime import date

from madoguchi_core.national.choices import HouseUse, HousingRole, MedicalInsurance
from madoguchi_core.national.facts import deceased, household
from madoguchi_core.rules import Fact, Holder, Timing, Topic, all_of, any_of, label

house_use = Fact(
    "house.vacant",
    HouseUse,
    "亡くなった方の家のこれから",
    "お家は、このあとどなたかお住まいになりますか。",
    topic=Topic.PROPERTY,
    asked_when=household.number_remaining == 0,
)
house_becomes_vacant = label(
    "住む人がいなくなる",
    all_of(household.number_remaining == 0, house_use == HouseUse.VACANT),
)
"""世帯に残る人がいれば、空き家になるとはみない。"""

housing_role = Fact("d.public_housing", HousingRole, "町営住宅での立場", holder=Holder.HOUSING)
has_cohabitants_elsewhere = Fact(
    "d.public_housing.cohabitants",
    bool,
    "世帯を分けた町営住宅の同居者",
    holder=Holder.HOUSING,
    says=("町営住宅に、世帯を分けた同居者がいる", "町営住宅に、世帯を分けた同居者がいない"),
)
housing_cohabitant_remains = label(
    "町営住宅に同居の人が残る",
    any_of(household.number_remaining > 0, has_cohabitants_elsewhere),
)
"""同じ住宅で世帯を分けていることがある。世帯に残る人がいれば、住宅の台帳を見なくても言える。"""

stays_in_housing = Fact(
    "house.stays",
    bool,
    "町営住宅に住み続けること",
    "町営住宅に、このままお住まいになりますか。",
    says=("町営住宅に住み続ける", "町営住宅を出る"),
    topic=Topic.PROPERTY,
    asked_when=all_of(housing_role == HousingRole.HOLDER, housing_cohabitant_remains),
)
is_water_user = Fact(
    "d.water_user",
    bool,
    "水道の使用者",
    holder=Holder.WATER,
    says=("水道の使用者である", "水道の使用者でない"),
)
is_sewer_user = Fact(
    "d.sewer_user",
    bool,
    "下水道の使用者・受益者",
    holder=Holder.WATER,
    says=("下水道の使用者・受益者である", "下水道の使用者・受益者でない"),
)
is_sewer_charged_by_people = Fact(
    "d.sewer_by_people",
    bool,
    "人数で決まる下水道の使用料",
    holder=Holder.WATER,
    says=("下水道の使用料を、住む人数で決めている", "下水道の使用料を、住む人数で決めていない"),
)
has_septic_tank = Fact(
    "d.septic",
    bool,
    "浄化槽の管理者",
    "お家の浄化槽は、亡くなった方のお名前で届けておられましたか（浄化槽がなければ「いいえ」です）。",
    Holder.SEPTIC,
    says=("浄化槽の管理者である", "浄化槽の管理者でない"),
    topic=Topic.PROPERTY,
    asked_when=deceased.may_have_property,
)
septic_manager_changed_on = Fact(
    "septic.manager_changed_date",
    date,
    "浄化槽の管理者が替わった日",
    "浄化槽の新しい管理者が決まった日はいつですか。",
    topic=Topic.PROPERTY,
    asked_when=has_septic_tank,
    timing=Timing.FROM_EVENT,
)
septic_stopped_on = Fact(
    "septic.stopped_date",
    date,
    "浄化槽の使用をやめた日",
    "浄化槽を使わなくなった日はいつですか。",
    topic=Topic.PROPERTY,
    asked_when=has_septic_tank,
    timing=Timing.FROM_EVENT,
)
has_dog = Fact(
    "d.dog",
    bool,
    "登録した犬",
    holder=Holder.DOG,
    says=("登録した犬を飼っている", "登録した犬を飼っていない"),
)
has_chip = Fact(
    "d.pet_chip",
    bool,
    "犬・猫のマイクロチップ",
    "マイクロチップの登録をした犬や猫を飼っておられましたか。",
    says=("マイクロチップの登録をした犬・猫がいる", "マイクロチップの登録をした犬・猫がいない"),
    topic=Topic.PROPERTY,
)
is_dog_chipped = Fact(
    "d.dog_chip",
    bool,
    "登録した犬のマイクロチップ",
    holder=Holder.DOG,
    says=("登録した犬にマイクロチップがある", "登録した犬にマイクロチップがない"),
)
pet_owner_changed_on = Fact(
    "pet.owner_changed_date",
    date,
    "新しい飼い主が決まった日",
    "犬・猫の新しい飼い主が決まった日はいつですか。",
    topic=Topic.PROPERTY,
    asked_when=any_of(has_dog, has_chip),
    timing=Timing.FROM_EVENT,
)
has_grave = Fact(
    "d.grave",
    bool,
    "町営墓地の使用者",
    holder=Holder.GRAVE,
    says=("町営墓地の使用者である", "町営墓地の使用者でない"),
)
has_emergency_call = Fact(
    "d.emergency_call",
    bool,
    "緊急通報装置",
    holder=Holder.ELDERLY,
    says=("緊急通報装置を借りている", "緊急通報装置を借りていない"),
)
has_welfare_services = Fact(
    "d.aid_items",
    bool,
    "町の福祉サービス",
    "町のサービス（福祉タクシー券・おむつ券・配食・見守り・除雪など）をお使いでしたか。",
    Holder.ELDERLY,
    says=("町の福祉サービスを使っている", "町の福祉サービスを使っていない"),
    topic=Topic.WELFARE,
)
has_town_cards = Fact(
    "d.town_cards",
    bool,
    "町のカード・券",
    "町のバス券・温泉券や、図書カードはお手元にありますか。",
    says=("町のバス券・図書カードなどがある", "町のバス券・図書カードなどがない"),
    topic=Topic.BELONGINGS,
)
has_disaster_radio = Fact(
    "d.bousai_radio",
    bool,
    "防災無線の受信機",
    holder=Holder.DISASTER,
    says=("防災無線の受信機を借りている", "防災無線の受信機を借りていない"),
)
is_on_evacuation_list = Fact(
    "d.bousai_list",
    bool,
    "避難行動要支援者名簿",
    holder=Holder.DISASTER,
    says=("避難行動要支援者名簿にのっている", "避難行動要支援者名簿にのっていない"),
)
is_on_public_assistance = Fact(
    "d.seiho",
    bool,
    "生活保護",
    "生活保護を受けておられましたか。",
    says=("生活保護を受けている", "生活保護を受けていない"),
    topic=Topic.WELFARE,
    # 生活保護を受ける人は、国保・国保組合・後期に入らない（国民健康保険法6条9号・19条、高齢者の医療の確保に関する法律51条1号）
    asked_when=deceased.medical_insurance.one_of(
        MedicalInsurance.EMPLOYEE, MedicalInsurance.DEPENDANT, MedicalInsurance.MUTUAL_AID
    ),
)
