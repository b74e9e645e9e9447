"""町が貸した機器・券・名簿。"""

from madoguchi_core.national.facts import living
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, Law, all_of, label, law

_OUTLINE = Law("町の要綱")

emergency_call = Procedure(
    id="emergency-call",
    title="緊急通報装置の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町の緊急通報装置を借りている", living.has_emergency_call, _OUTLINE),
    filed_by=(Filer.BEREAVED, Filer.EMERGENCY_SUPPORTER),
    deadline=promptly(),
    bring=(Document("機器の一式", "取り外しは町か業者が行います"),),
    section=SectionRole.ELDERLY,
    laws=(_OUTLINE,),
    sources=(
        "https://www1.g-reiki.net/town.minamiechizen/reiki_honbun/r196RG00000294.html",
        "http://www.town.hidaka.hokkaido.jp/reiki_int/reiki_honbun/r341RG00000417.html",
        "https://www.town.horonobe.lg.jp/（緊急通報システム事業実施要綱）",
    ),
    effects="ご自分で外すと通報になることがあります。外さずに窓口へお知らせください。",
    note="協力員にも知らせる。",
)

welfare_tickets = Procedure(
    id="welfare-tickets",
    title="福祉タクシー券・おむつ券・除雪・配食・見守りの停止",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("町の福祉サービスを使っている", living.has_welfare_services, _OUTLINE),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    bring=(Document("使っていない券"),),
    section=SectionRole.ELDERLY,
    laws=(_OUTLINE,),
    sources=("https://www.city.adachi.tokyo.jp/shogai/kurashi/todokede/n-shogaimono.html",),
    effects="除雪など世帯で使うサービスは、残る方が続けられるかを一緒に確かめます。",
)

town_cards = Procedure(
    id="town-cards",
    title="図書カード・高齢者バス券・温泉券・地域交通の券の返却",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("町のカード・券がある", living.has_town_cards, _OUTLINE),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly("決まった期限はありません"),
    bring=(Document("町の券・カード"),),
    section=SectionRole.WELFARE,
    laws=(_OUTLINE,),
    confidence=Confidence.UNSOURCED,
    effects="図書館でお借りになった本があれば、お返しください。",
)

bousai_radio = Procedure(
    id="bousai-radio",
    title="防災行政無線 戸別受信機の返却",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label("住む人がいなくなる", living.house_becomes_vacant, _OUTLINE),
        label("防災無線の受信機を借りている", living.has_disaster_radio, _OUTLINE),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    bring=(Document("防災無線の受信機"),),
    section=SectionRole.DISASTER,
    laws=(_OUTLINE,),
    confidence=Confidence.UNSOURCED,
    sources=(
        "https://www.town.ichikawa.lg.jp/info/154",
        "https://www.city.kaga.ishikawa.jp/kurashi/bosai/higoro_sonae/7706.html",
    ),
    effects="残るご家族がお住まいになるなら、返さずにお使いいただけます。",
    note="転出のときに返す町の例までを確かめた。死亡のときの扱いは町の要綱による。",
)

bousai_list = Procedure(
    id="bousai-list",
    title="避難行動要支援者名簿からの消除",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label(
        "避難行動要支援者名簿にのっている", living.is_on_evacuation_list, law("災害対策基本法", "49条の10")
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.DISASTER,
    laws=(law("災害対策基本法", "49条の10"),),
    confidence=Confidence.LAW_KNOWN,
    effects="町が名簿から消し、名簿をお渡ししている民生委員などにも伝えます。",
)

PROCEDURES = (emergency_call, welfare_tickets, town_cards, bousai_radio, bousai_list)
