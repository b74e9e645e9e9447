"""旅券・運転免許証・銃。お手元に残るものの返納。"""

from dataclasses import replace

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import belongings, death
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
from madoguchi_core.rules import Confidence, label, law

_DEATH_PROOF = Document("亡くなったことが分かる書類")
_SWORDS_AND_FIREARMS_ACT = "銃砲刀剣類所持等取締法"

passport = Procedure(
    id="passport",
    title="旅券の返納",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=label("旅券がある", belongings.has_passport, law("旅券法", "18条1項1号")),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("遅滞なく", laws=(law("旅券法", "18条1項1号"),)),
    bring=(Document("旅券"), _DEATH_PROOF, VISITOR_ID),
    section=SectionRole.KOSEKI,
    office="都道府県の旅券の窓口（振興局、または権限を移された市町村）",
    laws=(law("旅券法", "18条1項1号"),),
    sources=(
        "https://www.pref.fukuoka.lg.jp/contents/hennou.html",
        "https://sousou.work/return-of-the-passport/",
        "https://iuris.jp/旅券法-第十九条-返納/jpn/a/13766",
    ),
    effects="旅券は亡くなったことで効力を失います。ご希望なら、無効の印を受けてお手元に残せます。",
    note="19条は返納を命ずる条で、失効は18条1項1号による。",
)

driver_license = Procedure(
    id="driver-license",
    title="運転免許証の返納",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=label("運転免許証がある", belongings.has_driver_license, law("道路交通法", 105, 107)),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("決まった期限はありません（返納をお勧めします）"),
    bring=(Document("運転免許証"), _DEATH_PROOF),
    section=SectionRole.TRAFFIC,
    office="警察署・運転免許試験場",
    laws=(law("道路交通法", 105, 107),),
    confidence=Confidence.UNSOURCED,
    sources=("https://777fukujin.net/return/",),
    effects="更新のお知らせが届かなくなります。",
    note="亡くなった方の返納の義務があるかは解釈が割れるので、期限を断言しない。",
)

gun = Procedure(
    id="gun",
    title="猟銃・空気銃の許可証の返納と銃の措置",
    event=LifeEvent.DEATH,
    kind=ProcedureKind.ELSEWHERE,
    required_when=label(
        "銃の所持許可を受けていた", belongings.has_gun, law(_SWORDS_AND_FIREARMS_ACT, "8条1項2号")
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.HEIR, Filer.HOLDER_OF_GUN),
    deadline=replace(
        days_after(
            death.died_on,
            10,
            wording="許可証は、亡くなった日の翌日を1日目として10日以内",
            laws=(law(_SWORDS_AND_FIREARMS_ACT, "8条3項"),),
            rolls=Rolls.NONE,
            note="銃は、50日以内に譲る・廃棄するなどの措置が要ります（8条6項）。休みの日でも先へ送らずに示しています",
        ),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(Document("銃の所持許可証"),),
    section=SectionRole.RESIDENCE,
    office="警察署（生活安全課）",
    laws=(law(_SWORDS_AND_FIREARMS_ACT, "8条1項2号", "8条3項", "8条6項"),),
    sources=(
        "https://iuris.jp/銃砲刀剣類所持等取締法-第八条-許可の失効、許可証の返納及び仮領置/jpn/a/8501",
        "http://www.police.pref.wakayama.lg.jp/kunrei/seiki/seiki47.html",
    ),
    effects="ご家族で銃を持ち運ばずに、まず警察署に電話してください。",
    note="許可証の10日は未照合。刀剣・古式銃の登録証は教育委員会（20日。未照合）。",
)

PROCEDURES = (passport, driver_license, gun)
