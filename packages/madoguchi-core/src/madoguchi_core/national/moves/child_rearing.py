"""児童扶養手当。受けている方の住所の変更と、ひとり親になるときの認定請求・ひとり親等医療。"""

from dataclasses import replace

from madoguchi_core.national.facts import move_living
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
    fourteen_days,
)
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, label, law

_ACT = "児童扶養手当法"
_ORDER = "児童扶養手当法施行規則"
_AZUMINO = "http://www.city.azumino.nagano.jp/site/hikkoshi/10982.html"

jifu_move = Procedure(
    id="jifu-move",
    title="児童扶養手当 住所の変更・転出入の届",
    events=EVERY_MOVE,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        label("児童扶養手当の受給者が異動する", move_living.has_child_rearing_recipient, law(_ACT, 28)),
    ),
    filed_by=(Filer.CHILD_REARING_RECIPIENT,),
    deadline=replace(
        fourteen_days(
            law(_ORDER, 5, 6),
            starts="変更があった日",
            note="日数は氏名の変更の例（市の規則）で確かめたもので、住所の変更の日数は条文を未照合",
        ),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(Document("児童扶養手当証書", "交付を受けているとき"),),
    section=SectionRole.CHILD,
    after=after_notices(EVERY_MOVE),
    laws=(law(_ACT, 28), law(_ORDER, 5, 6)),
    sources=(
        _AZUMINO,
        "https://www1.city.kurume.fukuoka.jp/reiki_int/reiki_honbun/q005RG00000693.html",
        "https://legaldoc.jp/elaws/elaws-view?cid=1&fid=336M50000100051_20241101_506M60000002092&id=336M50000100051",
    ),
    effects="前の市区町村と新しい市区町村の両方に、お届けが要ります。ご一緒に住む方が変わるときも、お知らせください。",
    note="旧・新の両方で届け出る。事実婚になる転出は、住所の変更でなく資格喪失の届。国外へ出るときも資格喪失になるので、案内から外さない。",
)

divorce_single = Procedure(
    id="divorce-single",
    title="児童扶養手当・ひとり親家庭等医療の請求",
    events=(LifeEvent.DIVORCE, LifeEvent.MOVE_IN, LifeEvent.BIRTH),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        move_living.has_single_parent_child,
        label("子を父か母のひとりで育てる", move_living.is_single_parent, law(_ACT, 4)),
    ),
    filed_by=(Filer.PARENT_RAISING,),
    deadline=promptly("請求した月の翌月分から（さかのぼって受けることはできません）", laws=(law(_ACT, 7),)),
    bring=(
        Document("請求する方とお子さまの戸籍全部事項証明書", "町が求めるとき"),
        Document("請求する方の名義の口座が分かるもの"),
    ),
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.DIVORCE, LifeEvent.MOVE_IN, LifeEvent.BIRTH)),
    laws=(law(_ACT, 4, 6, 7),),
    confidence=Confidence.LAW_KNOWN,
    sources=(_AZUMINO,),
    effects="手当は請求した月の翌月分からですので、お早めに窓口でご相談ください。所得や、ご一緒にお住まいの方によって変わります。",
    note="必ず対面で受ける。国外から移ってきた親子も、日本に住所を定めれば対象になる（4条2項）ので、前にいた所を問わない。親権の有無でなく、実際に育てている人で決まる（共同親権になっても同じ）。"
    "事実婚のときは出ない。同居の扶養義務者の所得も見る。町村は振興局が認定する。",
)

PROCEDURES = (jifu_move, divorce_single)
