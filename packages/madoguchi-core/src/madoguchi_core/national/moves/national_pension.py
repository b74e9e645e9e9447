"""国民年金の住所変更・国外との出入り・産前産後と育児の免除、扶養から外れた方の加入。"""

from datetime import date

from madoguchi_core.calendar import PeriodUnit
from madoguchi_core.cases import Part
from madoguchi_core.national.choices import NationalPensionCategory
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_choices import Destination, MoveEvent, MoveOrigin
from madoguchi_core.national.move_insurance_parameters import (
    childcare_exemption_age,
    childcare_exemption_start,
)
from madoguchi_core.national.moves._common import after_notices, fourteen_days, is_spouse
from madoguchi_core.national.parameters import adult_age, third_insured_max_age, third_insured_min_age
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law, shifted

_ACT = "国民年金法"
_is_first = label(
    "国民年金の第1号被保険者", insurance.pension_before == NationalPensionCategory.FIRST, law(_ACT, 7)
)
_was_in_nhi = label("国民健康保険に入っている", insurance.was_in_nhi, law("国民健康保険法", 7))

np_in = Procedure(
    id="np-in",
    title="国民年金 住所変更",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.CONFIRMATION,
    per=Per.PERSON,
    required_when=all_of(
        _is_first,
        label("年金機構に個人番号が収録されていない", ~insurance.is_pension_linked, law(_ACT, 12)),
    ),
    filed_by=(Filer.PERSON, Filer.HEAD),
    deadline=fourteen_days(law(_ACT, 12), starts="移った日"),
    section=SectionRole.PENSION,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(law(_ACT, 12),),
    sources=("https://www.city.yokosuka.kanagawa.jp/2740/g_info/l100000811.html",),
    note="番号が収録済みなら、国内の住所変更の届は要らない（横須賀）。第2号・第3号は勤め先へ。国外から来た方は第1号でないので、"
    "資格取得（np-from-abroad）で見る。引越しと同時に退職した方は種別変更を別に案内する。",
)

np_from_abroad = Procedure(
    id="np-from-abroad",
    title="国民年金 資格取得（国外からの転入）",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("国外からの転入", move.origin == MoveOrigin.ABROAD, law(_ACT, 7)),
        label("20歳以上", person.age_attained >= third_insured_min_age, law(_ACT, 7)),
        label("60歳未満", person.age_attained < third_insured_max_age, law(_ACT, 7)),
        label("第2号・第3号にならない", ~insurance.joins_pension_by_work, law(_ACT, 7)),
    ),
    filed_by=(Filer.PERSON, Filer.HEAD),
    deadline=fourteen_days(law(_ACT, 12), starts="転入をした日"),
    bring=(Document("基礎年金番号が分かるもの", "お持ちのとき"),),
    section=SectionRole.PENSION,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 7, 12),),
    sources=(
        "https://www.city.mima.lg.jp/gyosei/docs/23738.html",
        "https://www.city.asaka.lg.jp/soshiki/25/nenkin-kaigai170529.html",
    ),
    note="外国籍の方も対象。任意加入していた方は種別変更。国外からの転入は、個人番号が収録されていても届が要る。",
)

np_to_abroad = Procedure(
    id="np-to-abroad",
    title="国民年金 喪失・任意加入（国外転出）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("国外への転出", move.destination == Destination.ABROAD, law(_ACT, 9)), _is_first
    ),
    filed_by=(Filer.PERSON,),
    deadline=fourteen_days(
        law(_ACT, 9, 12), starts="転出した日", note="資格をなくすのは、国外へ出た日の翌日"
    ),
    bring=(
        Document("基礎年金番号が分かるもの"),
        Document("国内で手続きを助ける方（国内協力者）のお名前・ご住所", "任意で続けられるとき"),
    ),
    section=SectionRole.PENSION,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 9, 12), law("国民年金法附則", 5)),
    sources=(
        "https://www.city.kashiwa.lg.jp/nenkin/hokennenkin/nenkin/kaigai.html",
        "https://www.city.yokosuka.kanagawa.jp/2740/g_info/l100000811.html",
        "https://www.city.mima.lg.jp/gyosei/docs/23738.html",
    ),
    effects="出国の後も任意で続けられるか（日本国籍で20歳から64歳までの方。申し出られた月から）を、お選びいただけます。",
    note="出国後も任意で続けるかを尋ねる。外国籍の方には脱退一時金を案内する（年金事務所）。",
)

birth_np = Procedure(
    id="birth-np",
    title="国民年金の産前産後・育児期間の免除、国保税の産前産後の軽減",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=any_of(
        all_of(
            label("生まれた子の母", person.part == Part.MOTHER, law(_ACT, "88条の2")),
            any_of(_is_first, _was_in_nhi),
        ),
        all_of(
            label("生まれた子の父", person.part == Part.FATHER, law(_ACT, "88条の3")),
            _is_first,
            any_of(
                label(
                    "育児期間の免除が始まった日からの出生",
                    move.moved_on >= childcare_exemption_start,
                    law(_ACT, "88条の3"),
                ),
                all_of(
                    label(
                        "育児期間の免除が始まった日に、子が1歳になっていない",
                        shifted(move.moved_on, childcare_exemption_age, PeriodUnit.YEAR)
                        > childcare_exemption_start,
                        law(_ACT, "88条の3"),
                    ),
                    label("免除の月が残る", insurance.has_childcare_period, law(_ACT, "88条の3")),
                ),
            ),
        ),
    ),
    filed_by=(Filer.PERSON,),
    deadline=Deadline(
        "産前産後の免除は、出産予定日の6か月前から届け出られます。出産の後も、期限はありません",
        laws=(law(_ACT, "88条の2"),),
    ),
    bring=(Document("母子健康手帳", "出産の前に届け出るとき、またはお子さまと世帯が別のとき"),),
    amount=Amount(wording="産前産後は、お一人の出産で4か月分、双子などで6か月分"),
    section=SectionRole.PENSION,
    after=after_notices((LifeEvent.BIRTH,)),
    laws=(law(_ACT, "88条の2"), law("地方税法", "703条の5")),
    sources=(
        "https://www.town.itakura.gunma.jp/cont/s008000/d008010/20260115193802.html",
        "https://www.city.okazaki.lg.jp/1550/1561/1612/p023695.html",
    ),
    effects="免除の間も、保険料を納めたものとして年金の額に入ります。国保税の軽減は、国保の窓口でいっしょに届け出られます。",
    note="国年の第1号と国保は別の制度なので、どちらか一方だけの方もいる。国保税の産前産後の軽減（地方税法703条の5）は条文と未照合。"
    "育児期間の免除は、出生が2026年10月以後か、1歳までの期間を含むかを確かめる。",
    amendments=(
        Amendment(
            "国民年金第1号の育児期間の免除（父も対象）が始まった",
            since=date(2026, 10, 1),
            laws=(law(_ACT, "88条の3"),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

divorce_nhi_np = Procedure(
    id="divorce-nhi-np",
    title="健康保険の扶養から外れる方の国民健康保険・国民年金",
    events=(LifeEvent.DIVORCE, LifeEvent.MARRIAGE),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        any_of(
            label("離婚の届出", registration.event == MoveEvent.DIVORCE, law("国民健康保険法", 7)),
            is_spouse,
            label("成年に達していない", person.age_attained < adult_age, law("民法", 4)),
        ),
        label("国保に入っていなかった", ~insurance.was_in_nhi, law("国民健康保険法", 6, 7)),
        label("後期高齢者医療に入っていなかった", ~insurance.was_in_latter_stage, law("国民健康保険法", 6)),
        label(
            "家族の健康保険の扶養から外れる",
            insurance.loses_dependency,
            law("国民健康保険法", 7),
            law(_ACT, 7),
        ),
    ),
    filed_by=(Filer.HEAD, Filer.PERSON),
    deadline=days_after(
        insurance.dependency_lost_on,
        14,
        wording="扶養から外れた日（資格をなくした日）の翌日を1日目として14日以内",
        laws=(law("国民健康保険法", 9), law(_ACT, 12), law("民法", 140), law("地方自治法", "4条の2第4項")),
    ),
    bring=(Document("健康保険の資格をなくしたことが分かる書類（資格喪失証明書）", "扶養から外れたとき"),),
    section=SectionRole.NHI,
    after=after_notices((LifeEvent.DIVORCE, LifeEvent.MARRIAGE)),
    laws=(law("国民健康保険法", 9), law(_ACT, 12)),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.town.soeda.fukuoka.jp/site/navi/1201.html",),
    effects="国民健康保険に入り、20歳から60歳までの配偶者だった方は、国民年金も第3号から第1号に変わります。",
    note="第3号から第1号への種別変更を同時に受ける。外れてすぐ勤め先の健康保険に入る方は要らない。"
    "婚姻で扶養に入る国保の方には、国保の喪失を案内する。"
    "婚姻では、二人と未成年の子だけを見る。離婚では、配偶者の扶養に入っていた親なども外れることがある。",
)

PROCEDURES = (np_in, np_from_abroad, np_to_abroad, birth_np, divorce_nhi_np)
