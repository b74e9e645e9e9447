"""旅券・運転免許証・銃。お手元に残るものの返納。年齢や国籍で持ち得ない方には尋ねない。"""

from dataclasses import replace

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import belongings, death, deceased
from madoguchi_core.national.parameters import driving_min_age, gun_min_age
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_DEATH_PROOF = Document("亡くなったことが分かる書類")

passport = Procedure(
    id="passport",
    title="旅券の返納",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label("日本国籍", deceased.nationality == Nationality.JAPANESE, law("旅券法", 3)),
        label("旅券（期限切れを含む）がある", belongings.has_passport, law("旅券法", "18条1項1号")),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("遅滞なく", laws=(law("旅券法", "18条1項1号"),), note="日数の定めはありません"),
    bring=(Document("旅券（パスポート）"), _DEATH_PROOF, VISITOR_ID),
    section=SectionRole.KOSEKI,
    office="都道府県の旅券窓口（振興局、または旅券を扱う市町村）",
    laws=(law("旅券法", "18条1項1号"),),
    sources=(
        "https://www.pref.fukuoka.lg.jp/contents/hennou.html",
        "https://sousou.work/return-of-the-passport/",
        "https://iuris.jp/旅券法-第十九条-返納/jpn/a/13766",
    ),
    effects="旅券は、亡くなったことで効力を失っています。使えない印を受けて、お手元に残すこともできます。",
    note="旅券法19条は返納の命令の条で、失効は18条。",
)

_DRIVING_ACT = "道路交通法"

driver_license = Procedure(
    id="driver-license",
    title="運転免許証の返納",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label(
            "運転免許を受けられる年齢に達している",
            deceased.age_attained_on_death >= driving_min_age,
            law(_DRIVING_ACT, 88),
        ),
        label("運転免許証がある", belongings.has_driver_license, law(_DRIVING_ACT, 105, 107)),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("日数の定めはありません（お返しいただくことをお勧めします）"),
    bring=(Document("運転免許証"), _DEATH_PROOF),
    section=SectionRole.TRAFFIC,
    office="警察署・運転免許試験場",
    laws=(law(_DRIVING_ACT, 105, 107),),
    confidence=Confidence.UNSOURCED,
    sources=("https://777fukujin.net/return/",),
    effects="お返しになると、更新のお知らせが届かなくなります。",
    note="亡くなった方の免許証を返す義務があるかは、解釈が割れる。期限があるとは言わない。"
    "マイナ免許証（2025-03-24 から）だけの方には返すものが無いので、知らせ方を警察署に確かめる。",
)

_GUN_ACT = "銃砲刀剣類所持等取締法"
# 起算の日と休日の扱いを条文で確かめていないので、いちばん早い日を見せる
_TEN_DAYS = replace(
    days_after(
        death.died_on,
        10,
        wording="許可証は、亡くなった日の翌日を1日目として10日以内",
        laws=(law(_GUN_ACT, "8条3項"),),
        rolls=Rolls.NONE,
        note="末日が休みの日でも、先へ送らずに示しています",
    ),
    confidence=Confidence.LAW_KNOWN,
)

gun = Procedure(
    id="gun",
    title="猟銃・空気銃の許可証の返納と銃の措置",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label(
            "銃の所持の許可を受けられる年齢に達している",
            deceased.age_attained_on_death >= gun_min_age,
            law(_GUN_ACT, 5),
        ),
        label("銃の所持の許可を受けていた", belongings.has_gun, law(_GUN_ACT, "8条1項2号")),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.HOLDER_OF_GUN),
    deadline=_TEN_DAYS,
    bring=(Document("猟銃・空気銃の所持許可証"),),
    section=SectionRole.RESIDENCE,
    office="警察署（生活安全課）",
    laws=(law(_GUN_ACT, "8条1項2号", "8条3項", "8条6項"),),
    sources=(
        "https://iuris.jp/銃砲刀剣類所持等取締法-第八条-許可の失効、許可証の返納及び仮領置/jpn/a/8501",
        "http://www.police.pref.wakayama.lg.jp/kunrei/seiki/seiki47.html",
    ),
    effects="許可は、亡くなったことで効力を失っています。銃はご家族が持ち運ばず、まず警察署にお電話ください。"
    "銃は、50日以内に譲る・廃棄するなどします。",
    note="10日は条文を未照合。刀剣・古式銃の登録証は、教育委員会へ（20日。条文は未照合）。",
)

PROCEDURES = (passport, driver_license, gun)
