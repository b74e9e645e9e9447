"""
世帯主が亡くなったときの住民基本台帳の手続き（住民基本台帳法25条、施行令25条）。

残る15歳以上の人数で、届出・職権・職員の確認に分かれる。三つは同じ線で分かれるので一つのモジュールに置く。
"""

from madoguchi_core.national.choices import HeadChangeMode
from madoguchi_core.national.death._common import VISITOR_ID, fourteen_days
from madoguchi_core.national.facts import deceased, household
from madoguchi_core.national.parameters import head_change_mode, head_min_age, head_min_candidates
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Confidence, all_members, all_of, any_member, any_of, count, label, law

_CABINET_ORDER_25 = law("住民基本台帳法施行令", 25)
_can_be_head = household.member_age >= head_min_age
_candidates = count(household.remaining, _can_be_head)
_several_candidates = label(
    "新しい世帯主になれる人が二人以上", _candidates >= head_min_candidates, _CABINET_ORDER_25
)
_some_candidate = any_member(household.remaining, _can_be_head)
_was_head = label("亡くなった方が世帯主", deceased.is_head, law("住民基本台帳法", 25))
_by_notification = label(
    "町は届出で世帯主を変える",
    head_change_mode.one_of(HeadChangeMode.NOTIFICATION, HeadChangeMode.PROVISIONAL),
    law("住民基本台帳法", 25),
)

head_change = Procedure(
    id="head-change",
    title="世帯変更届（世帯主変更届）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _was_head,
        _several_candidates,
        _by_notification,
    ),
    filed_by=(Filer.NEW_HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(
        law("住民基本台帳法", 25),
        law("民法", 140),
        note="正当な理由なく遅れると5万円以下の過料（住民基本台帳法52条2項）",
    ),
    bring=(VISITOR_ID, Document("委任状", "代理の方が来られるとき")),
    section=SectionRole.RESIDENCE,
    laws=(law("住民基本台帳法", 25, 52), _CABINET_ORDER_25),
    after=("death-report",),
    sources=(
        "https://jtla.jp/page-1580/",
        "https://souzoku-yuigon.okayama.jp/procedure/setainushi.html",
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "https://www.city.amagasaki.hyogo.jp/kurashi/lifeevent/1002189.html",
    ),
    effects="世帯主が変わると、国保税の通知のあて名や、介護保険料などの計算に使う世帯の見方も変わります。",
    note="届出によるか職権によるかは町の運用（head-change.mode）。",
)

head_change_auto = Procedure(
    id="head-change-auto",
    title="世帯主の職権修正（届出は要りません）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=all_of(
        _was_head,
        label("新しい世帯主になれる人がいる", _some_candidate, _CABINET_ORDER_25),
        any_of(
            label("新しい世帯主になれる人が一人だけ", _candidates < head_min_candidates, _CABINET_ORDER_25),
            ~_by_notification,
        ),
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    laws=(_CABINET_ORDER_25,),
    after=("death-report",),
    sources=("https://jtla.jp/page-1580/", "https://souzoku-yuigon.okayama.jp/procedure/setainushi.html"),
    effects="町が住民票の世帯主を改めます。",
)

head_change_minors = Procedure(
    id="head-change-minors",
    title="世帯主・親権者の確認（残る方が15歳未満だけ）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=all_of(
        _was_head,
        label("世帯に残る人がいる", household.number_remaining > 0, _CABINET_ORDER_25),
        label(
            "残る全員が世帯主になれる年齢に達していない",
            all_members(household.remaining, household.member_age < head_min_age),
            law("民法", "838条〜841条"),
        ),
    ),
    filed_by=(Filer.STAFF,),
    section=SectionRole.RESIDENCE,
    laws=(law("民法", "838条〜841条"),),
    after=("death-report",),
    confidence=Confidence.LAW_KNOWN,
    note="自動で決めない。これから子の世話をする人を尋ね、未成年後見、転居、児童手当の新しい受給者を児童福祉の窓口とともに確かめる。",
)

PROCEDURES = (head_change, head_change_auto, head_change_minors)
