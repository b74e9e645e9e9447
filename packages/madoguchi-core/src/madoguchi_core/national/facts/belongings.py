"""お手元に残るもの（旅券・免許証・銃など）についての事実。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import deceased
from madoguchi_core.national.parameters import driving_min_age, gun_min_age
from madoguchi_core.rules import Fact, Topic

has_passport = Fact(
    "d.passport",
    bool,
    "旅券",
    "パスポートはお手元にありますか（期限が切れたものも含みます）。",
    says=("旅券がある", "旅券がない"),
    topic=Topic.BELONGINGS,
    asked_when=deceased.nationality == Nationality.JAPANESE,
)
has_driver_license = Fact(
    "d.driver_license",
    bool,
    "運転免許証",
    "運転免許証はお手元にありますか。",
    says=("運転免許証がある", "運転免許証がない"),
    topic=Topic.BELONGINGS,
    asked_when=deceased.age_attained_on_death >= driving_min_age,
)
has_gun = Fact(
    "d.gun",
    bool,
    "猟銃・空気銃",
    "猟銃や空気銃の許可を受けておられましたか。",
    says=("銃の所持許可がある", "銃の所持許可がない"),
    topic=Topic.BELONGINGS,
    asked_when=deceased.age_attained_on_death >= gun_min_age,
)
has_business_license = Fact(
    "d.employed",
    bool,
    "営業などの許可",
    "町・道・保健所などから受けていた、営業・漁業などの許可はありましたか。",
    says=("営業などの許可を受けている", "営業などの許可を受けていない"),
    topic=Topic.BELONGINGS,
)
