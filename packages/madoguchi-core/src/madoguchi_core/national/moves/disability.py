"""障がいのある方の手当・手帳・サービス。手当とサービスは旧・新の両方で、手帳は新しい住所地で届け出る。"""

from dataclasses import replace

from madoguchi_core.national.facts import move_living, person, person_living, registration
from madoguchi_core.national.move_choices import MoveEvent
from madoguchi_core.national.moves._common import (
    EVERY_MOVE,
    after_notices,
    is_spouse,
)
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ALLOWANCE_ACT = "特別児童扶養手当等の支給に関する法律"
_PHYSICAL = law("身体障害者福祉法施行令", 9)
_MENTAL = law("精神保健及び精神障害者福祉に関する法律施行令", 7)
_SUPPORT_ACT = "障害者の日常生活及び社会生活を総合的に支援するための法律"
_YACHIYO = "https://www.city.yachiyo.lg.jp/soshiki/26/47432.html"

tokuji_move = Procedure(
    id="tokuji-move",
    title="特別児童扶養手当・特別障害者手当などの住所の変更",
    events=EVERY_MOVE,
    per=Per.PERSON,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        label("障がいの手当を受けている", person_living.gets_disability_allowance, law(_ALLOWANCE_ACT, 35)),
    ),
    filed_by=(Filer.SPECIAL_CHILD_RECIPIENT, Filer.PERSON),
    deadline=replace(
        promptly(laws=(law(_ALLOWANCE_ACT, 35),), note="施行規則の日数は未照合"),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(Document("手当の証書など", "お持ちのとき"),),
    section=SectionRole.DISABILITY,
    after=after_notices(EVERY_MOVE),
    laws=(law(_ALLOWANCE_ACT, 35),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.town.kumatori.lg.jp/soshiki/seikatsu_fukushi/gyomu/kosodateshien/teate/10895.html",
        "https://www.townkamiita.jp/docs/2011030300013",
    ),
    effects="お子さまや受け取る方が施設に入られるとき、ご一緒に住む方が変わるときも、お届けください。",
    note="都道府県をまたぐ転入は「県外からの住所変更届」と前の証書。国外への転出では受給資格がなくなることがあるので、案内から外さない。",
)

handbook_move = Procedure(
    id="handbook-move",
    title="障がいのある方の手帳の居住地・氏名の変更",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MARRIAGE, LifeEvent.DIVORCE),
    per=Per.PERSON,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        any_of(
            label(
                "転入・転居",
                registration.event.one_of(MoveEvent.MOVE_IN, MoveEvent.MOVE_WITHIN),
                _PHYSICAL,
                _MENTAL,
            ),
            all_of(is_spouse, label("氏が変わる", person.is_name_changed, _PHYSICAL, _MENTAL)),
        ),
        label("障がいのある方の手帳を持っている", person_living.has_handbook, _PHYSICAL, _MENTAL),
    ),
    filed_by=(Filer.PERSON, Filer.GUARDIAN_OF_CHILD),
    deadline=replace(
        promptly(
            "転入・転居の届と同時に、速やかに",
            laws=(_PHYSICAL, _MENTAL),
            note="法令の日数は手帳ごとに違います（身体障害者手帳14日・精神障害者保健福祉手帳30日とされる。未照合）",
        ),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(
        Document("障がいのある方の手帳"),
        Document("写真", "療育手帳・精神障害者保健福祉手帳を作り直すとき"),
    ),
    section=SectionRole.DISABILITY,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN, LifeEvent.MARRIAGE, LifeEvent.DIVORCE)),
    laws=(_PHYSICAL, _MENTAL),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www-pref-yamanashi-jp.cache.yimg.jp/shogai-fks/41_021.html",
        "https://shinsyocenter-miyazaki.com/shinsyo-shien/shinsyo-techo/techo-tetudsuki.html",
        "https://www.town.fukushima.hokkaido.jp/hukushi/shougaisya/",
        "https://www.town.oirase.aomori.jp/soshiki/1151/seisinntetyo.html",
        _YACHIYO,
    ),
    effects="お届けは、新しいご住所の市区町村だけです。",
    note="転出する側では届が要らないのが通例。道外からは手帳の再発行になる。療育手帳の根拠は道の要綱。",
)

shien_move = Procedure(
    id="shien-move",
    title="自立支援医療・障害福祉サービス・補装具の申請",
    events=EVERY_MOVE,
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        move_living.is_not_from_abroad,
        label(
            "障害福祉サービス・自立支援医療・補装具を使っている",
            person_living.uses_disability_services,
            law(_SUPPORT_ACT, 19, 24, 52, 54),
        ),
    ),
    filed_by=(Filer.PERSON, Filer.GUARDIAN_OF_CHILD),
    deadline=promptly("転出の前に前の市区町村へ、転入の後すぐに新しい市区町村へ"),
    bring=(Document("受給者証", "お持ちのとき"),),
    section=SectionRole.DISABILITY,
    after=after_notices(EVERY_MOVE),
    laws=(law(_SUPPORT_ACT, 19, 24, 52, 54),),
    confidence=Confidence.LAW_KNOWN,
    sources=(_YACHIYO,),
    effects="支給は市区町村ごとに決まります。間が空くと費用が実費になることがありますので、移られた日に新しい市区町村で申請してください。",
    note="自立支援医療は原則として転出日まで（八千代市の案内）。施設・グループホームへの転出は、居住地特例で前の町が続けることがある。",
)

PROCEDURES = (tokuji_move, handbook_move, shien_move)
