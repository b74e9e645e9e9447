"""
障がいのある方の手帳・手当・サービスと、手帳があるときの割引や減免。

どれも障がい福祉の台帳に照会し、手帳や年齢で決まるものは、ご家族にも台帳にも尋ねない。
"""

from dataclasses import replace

from madoguchi_core.national.choices import AllowanceRole
from madoguchi_core.national.death._common import fourteen_days
from madoguchi_core.national.facts import deceased, welfare
from madoguchi_core.national.parameters import (
    adult_age,
    disability_allowance_age,
    transitional_allowance_born_by,
)
from madoguchi_core.procedures import (
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, Law, all_of, any_of, label, law

_HINO = "http://www.city.hino.lg.jp/fukushi/nanbyo/techo/1003678.html"
_HIRAKATA = "https://www.city.hirakata.osaka.jp/0000033366.html"
_RULE_TEXT = "https://jplaws.app/d/350M50000100034-m.html"
_SUPPORT_ACT = "障害者の日常生活及び社会生活を総合的に支援するための法律"
_MENTAL_ACT = "精神保健及び精神障害者福祉に関する法律"
_ALLOWANCE_ACT = "特別児童扶養手当等の支給に関する法律"
_ALLOWANCE_RULE = Law("障害児福祉手当及び特別障害者手当の支給に関する省令")
_PRIVATE = "障がいの有無と種別は、必要な係だけに見せる。"
_TO_PREFECTURE = "町村は振興局へ進達する。14日は省令を未照合。"
_UNPAID = Amount(wording="支払われていない月の分")
_UNPAID_CLAIM = Document("未支払手当の請求書")
_CLAIMANT_ACCOUNT = Document("請求する方の口座が分かるもの")
_CERTIFICATE = Document("特別児童扶養手当証書")


def _fourteen_days(*laws: Law, note: str = "") -> Deadline:
    """手当の死亡届の14日。日数を定める省令は未照合。"""
    return replace(fourteen_days(*laws, note=note), confidence=Confidence.LAW_KNOWN)


# ---- 手帳

handbook_physical = Procedure(
    id="handbook-physical",
    title="身体障害者手帳の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "身体障害者手帳がある", welfare.has_physical_handbook, law("身体障害者福祉法", "16条1項")
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.BEREAVED),
    deadline=promptly(laws=(law("身体障害者福祉法", "16条1項"),)),
    bring=(Document("身体障害者手帳"),),
    section=SectionRole.DISABILITY,
    laws=(law("身体障害者福祉法", "16条1項", 46),),
    after=("death-report",),
    sources=(
        _HINO,
        "http://oshiete.goo.ne.jp/qa/8126818.html",
        "http://www1.town.oumu.hokkaido.jp/reiki_int/reiki_honbun/a162RG00000326.html",
    ),
    note=f"町から道へ死亡を知らせる規則を持つ町がある。返さないときの罰金（46条）の定めは、ご遺族には言わない。{_PRIVATE}",
)

handbook_intellectual = Procedure(
    id="handbook-intellectual",
    title="療育手帳の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("療育手帳がある", welfare.has_intellectual_handbook, Law("北海道療育手帳制度の要綱")),
    filed_by=(Filer.GUARDIAN_OF_CHILD, Filer.BEREAVED),
    deadline=promptly(laws=(Law("北海道療育手帳制度の要綱"),)),
    bring=(Document("療育手帳"),),
    section=SectionRole.DISABILITY,
    laws=(Law("北海道療育手帳制度の要綱"),),
    after=("death-report",),
    sources=(
        "https://www.town.fukushima.hokkaido.jp/hukushi/shougaisya/%E7%99%82%E8%82%B2%E6%89%8B%E5%B8%B3/",
        "https://www.nakashibetsu.jp/kurashi/kosodate_fukushi/shougaisha/techou/ryouikutechou_kouhu/",
        "https://www.town.mashike.hokkaido.jp/division/hukusikousei/1576641762.html",
    ),
    note=f"法律でなく、道の要綱の制度。18歳未満は子育ての窓口で受ける町がある。{_PRIVATE}",
)

handbook_mental = Procedure(
    id="handbook-mental",
    title="精神障害者保健福祉手帳の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "精神障害者保健福祉手帳がある",
        welfare.has_mental_handbook,
        law(f"{_MENTAL_ACT}施行令", "10条の2"),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.BEREAVED),
    deadline=promptly(laws=(law(f"{_MENTAL_ACT}施行令", "10条の2"),)),
    bring=(Document("精神障害者保健福祉手帳"),),
    section=SectionRole.DISABILITY,
    laws=(law(_MENTAL_ACT, 45), law(f"{_MENTAL_ACT}施行令", "10条の2")),
    after=("death-report",),
    sources=(
        "https://www.city.kakogawa.lg.jp/section/ebook/contents/02_kurashi/004_kurashiguide/pageindices/index93.html",
        _HINO,
    ),
    note=_PRIVATE,
)

# ---- 手当

special_disability_allow = Procedure(
    id="special-disability-allow",
    title="特別障害者手当 死亡届・未支払手当請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("20歳以上", deceased.age_on_death >= disability_allowance_age, law(_ALLOWANCE_ACT, "2条3項")),
        label("特別障害者手当の受給者", welfare.gets_special_disability, law(_ALLOWANCE_ACT, "26条の2")),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.CO_RESIDENT_RELATIVE),
    deadline=_fourteen_days(law(_ALLOWANCE_ACT, "35条2項"), _ALLOWANCE_RULE),
    bring=(_UNPAID_CLAIM, _CLAIMANT_ACCOUNT),
    amount=_UNPAID,
    section=SectionRole.DISABILITY,
    laws=(law(_ALLOWANCE_ACT, "26条の5", "35条2項"), _ALLOWANCE_RULE),
    after=("death-report",),
    sources=(_RULE_TEXT, _HINO),
    effects="死亡の届は死亡届の届出人が、支払われていない手当の請求は、同居しておられたご親族がなさってください。",
    note=f"届け出るのは戸籍法の届出義務者（35条2項）。{_TO_PREFECTURE}",
)

disabled_child_allow = Procedure(
    id="disabled-child-allow",
    title="障害児福祉手当・経過的福祉手当 死亡届・未支払手当請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        any_of(
            label(
                "20歳未満（障害児福祉手当）",
                deceased.age_on_death < disability_allowance_age,
                law(_ALLOWANCE_ACT, "2条2項"),
            ),
            label(
                "昭和61年の改正のときに20歳以上（経過的福祉手当）",
                deceased.born_on <= transitional_allowance_born_by,
                Law("国民年金法等の一部を改正する法律（昭和60年法律第34号）附則", "97条"),
            ),
        ),
        label(
            "障害児福祉手当・経過的福祉手当の受給者",
            welfare.gets_disabled_child,
            law(_ALLOWANCE_ACT, 17),
        ),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.CO_RESIDENT_RELATIVE),
    deadline=_fourteen_days(law(_ALLOWANCE_ACT, "35条2項"), _ALLOWANCE_RULE),
    bring=(_UNPAID_CLAIM, _CLAIMANT_ACCOUNT),
    amount=_UNPAID,
    section=SectionRole.DISABILITY,
    laws=(law(_ALLOWANCE_ACT, 26, "35条2項"),),
    after=("death-report",),
    sources=(_RULE_TEXT, _HINO),
    effects="死亡の届は死亡届の届出人が、支払われていない手当の請求は、同居しておられたご親族がなさってください。",
    note=f"障害児福祉手当の受給者は、親でなく本人。{_TO_PREFECTURE}",
)

special_child_recipient = Procedure(
    id="special-child-recipient",
    title="特別児童扶養手当 受給者死亡届・未支払手当請求・新しい認定請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "特別児童扶養手当の受給者（支給停止中も）",
        welfare.special_child_role == AllowanceRole.RECIPIENT,
        law(_ALLOWANCE_ACT, 5, "35条2項"),
    ),
    filed_by=(Filer.DEATH_NOTIFIER, Filer.ALLOWANCE_CHILD, Filer.NEW_CARER),
    deadline=_fourteen_days(
        law(_ALLOWANCE_ACT, "35条2項"),
        note="新しい認定の請求は、請求した月の翌月分からです（さかのぼりません）。お早めにご請求ください",
    ),
    bring=(
        _CERTIFICATE,
        Document("お子さま名義の口座が分かるもの", "支払われていない手当を請求するとき"),
        Document(
            "請求する方の戸籍・住民票・個人番号の分かるもの・診断書",
            "新しく請求するとき（省けるものがあります）",
        ),
    ),
    amount=Amount(wording="年度ごとの告示額"),
    section=SectionRole.DISABILITY,
    laws=(law(_ALLOWANCE_ACT, 5, 13, "35条2項"),),
    after=("death-report",),
    sources=(_HIRAKATA, _HINO),
    effects="これからお子さまを養育なさる方の手当は、請求した月の翌月分からで、さかのぼりません。",
    note=f"死亡の届は戸籍法の届出義務者、未支払の手当は児童が請求する。子育て支援の窓口で受ける町がある。{_TO_PREFECTURE}",
)

special_child_child = Procedure(
    id="special-child-child",
    title="特別児童扶養手当 資格喪失届・額改定届（対象児童の死亡）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "20歳未満（障害児）",
            deceased.age_on_death < disability_allowance_age,
            law(_ALLOWANCE_ACT, "2条1項"),
        ),
        label(
            "特別児童扶養手当の対象の子",
            welfare.special_child_role == AllowanceRole.CHILD,
            law(_ALLOWANCE_ACT, 3),
        ),
    ),
    filed_by=(Filer.SPECIAL_CHILD_RECIPIENT,),
    deadline=_fourteen_days(law(_ALLOWANCE_ACT, "35条1項")),
    bring=(_CERTIFICATE,),
    section=SectionRole.DISABILITY,
    laws=(law(_ALLOWANCE_ACT, "35条1項"),),
    after=("death-report",),
    sources=(_HIRAKATA,),
    effects="手当は、亡くなった月の分までです。多く受け取った分があるときは、お返しいただくことになります。",
    note=f"子育て支援の窓口で受ける町がある。{_TO_PREFECTURE}",
)

# ---- 医療・サービス・用具

self_support_medical = Procedure(
    id="self-support-medical",
    title="自立支援医療受給者証（更生・育成・精神通院）の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label("自立支援医療受給者証がある", welfare.has_self_support, law(_SUPPORT_ACT, 57)),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(laws=(law(_SUPPORT_ACT, 57),)),
    bring=(Document("自立支援医療受給者証"), Document("自己負担上限額管理票")),
    section=SectionRole.DISABILITY,
    laws=(law(_SUPPORT_ACT, 57),),
    after=("death-report",),
    sources=(_HINO,),
    note="精神通院は道の認定。",
)

disability_service = Procedure(
    id="disability-service",
    title="障害福祉サービス・地域相談・障害児通所 受給者証の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "障害福祉サービスなどの支給決定がある", welfare.has_disability_services, law(_SUPPORT_ACT, 25)
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(laws=(law(_SUPPORT_ACT, 25),)),
    bring=(Document("障害福祉サービスなどの受給者証"),),
    section=SectionRole.DISABILITY,
    laws=(law(_SUPPORT_ACT, 25, "51条の10"), law("児童福祉法", "21条の5の9")),
    after=("death-report",),
    sources=(_HINO,),
    effects="まだ請求していない高額障害福祉サービス費は、相続人の方が請求できます。",
)

disability_goods = Procedure(
    id="disability-goods",
    title="補装具・日常生活用具の貸与品の返却",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label("町が貸した用具がある", welfare.has_lent_goods, Law("町の要綱")),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    bring=(Document("町がお貸ししている用具"),),
    section=SectionRole.DISABILITY,
    laws=(Law("町の要綱"),),
    confidence=Confidence.UNSOURCED,
    effects="町から給付された（もらった）用具は、お返しいただかなくてよいのが通例です。",
    note="貸与か給付かを台帳で確かめてから伝える。",
)

# ---- 割引・減免

road_discount = Procedure(
    id="road-discount",
    title="有料道路の障害者割引の登録抹消",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label("障がいのある方の手帳がある", welfare.has_any_handbook, Law("有料道路の障害者割引の制度")),
        label("割引の登録がある", welfare.has_road_discount, Law("有料道路の障害者割引の制度")),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    section=SectionRole.DISABILITY,
    laws=(Law("有料道路の障害者割引の制度"),),
    confidence=Confidence.UNSOURCED,
    note="登録したETCカード・車を使い続けるご家族に、割引が使えなくなることを伝える。",
)

nhk = Procedure(
    id="nhk",
    title="放送受信料の免除・契約名義",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        any_of(
            label("成年（契約者になり得る）", deceased.age_attained_on_death >= adult_age, law("民法", 4)),
            label("障がいのある方の手帳がある", welfare.has_any_handbook, Law("放送受信料の免除の基準")),
        ),
        label("受信契約・免除がある", welfare.has_nhk_contract, Law("放送受信料の免除の基準")),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    section=SectionRole.DISABILITY,
    office="NHK",
    laws=(Law("放送受信料の免除の基準"),),
    confidence=Confidence.UNSOURCED,
    sources=("https://www.pref.wakayama.lg.jp/prefg/040400/d00155905.html",),
    effects="亡くなった方を理由とする受信料の免除は、理由がなくなります。契約の名義の変更や解約はNHKにご連絡ください。",
    note="出典は免除の制度の説明だけ。",
)

car_tax_exempt = Procedure(
    id="car-tax-exempt",
    title="自動車税・軽自動車税の障害者減免の確認",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        label(
            "障がいのある方の手帳がある",
            welfare.has_any_handbook,
            law("地方税法", "177条の17", "463条の23"),
        ),
        label(
            "自動車の税の減免を受けている",
            welfare.has_car_tax_exemption,
            law("地方税法", "177条の17", "463条の23"),
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=promptly(),
    section=SectionRole.TAX,
    laws=(law("地方税法", "177条の17", "463条の23"),),
    confidence=Confidence.UNSOURCED,
    effects="減免は、翌年度から外れます。軽自動車は町の税の窓口、普通車は道税事務所で確かめます。",
    note="戦傷病者手帳による減免は、ここでは見ない。",
)

PROCEDURES = (
    handbook_physical,
    handbook_intellectual,
    handbook_mental,
    special_disability_allow,
    disabled_child_allow,
    special_child_recipient,
    special_child_child,
    self_support_medical,
    disability_service,
    disability_goods,
    road_discount,
    nhk,
    car_tax_exempt,
)
