"""介護保険の認定の引き継ぎ・転出・住所と世帯の変更・第1号の資格取得。"""

from dataclasses import replace

from madoguchi_core.calendar import Counting, Rolls
from madoguchi_core.national.choices import CareCertification
from madoguchi_core.national.facts import move, move_insurance, person
from madoguchi_core.national.facts import person_insurance as insurance
from madoguchi_core.national.move_choices import MoveOrigin, MovePurpose
from madoguchi_core.national.moves._common import (
    after_notices,
    fourteen_days,
)
from madoguchi_core.national.parameters import care_first_age, care_second_age
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    promptly,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_ACT = "介護保険法"
_RULE = "介護保険法施行規則"
_is_first = label("65歳以上（誕生日の前日から）", person.age_attained >= care_first_age, law(_ACT, 9))
_is_second_age = label("40歳以上（介護保険に入る年齢）", person.age_attained >= care_second_age, law(_ACT, 9))
_is_certified = label(
    "要介護・要支援の認定がある",
    insurance.care_certification.one_of(CareCertification.CERTIFIED, CareCertification.RENEWING),
    law(_ACT, 27, 32),
)
_enters_facility = all_of(
    label("学校や施設のために移る方がいる", move_insurance.has_special_purpose, law(_ACT, 13)),
    label("施設・病院に入るために移る", insurance.purpose == MovePurpose.INTO_FACILITY, law(_ACT, 13)),
)

_from_day_of_move = days_after(
    move.moved_on,
    14,
    wording="転入をした日（資格を取った日）を1日目として14日以内。1日でも遅れると、新しい認定の申請になります",
    laws=(law(_ACT, 36),),
    counting=Counting.FIRST_DAY_INCLUDED,
    rolls=Rolls.NONE,
    note="条文は「取得した日から14日以内」。数え方と末日の休みの扱いが確かめられていないので、いちばん早い日を示しています",
)

care_in = Procedure(
    id="care-in",
    title="介護 要介護認定の引継ぎ",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("国内のほかの市区町村からの転入", move.origin == MoveOrigin.DOMESTIC, law(_ACT, 36)),
        _is_second_age,
        _is_certified,
        ~_enters_facility,
    ),
    filed_by=(Filer.PERSON, Filer.RELATIVE, Filer.CARE_MANAGER),
    deadline=replace(
        _from_day_of_move,
        others=(fourteen_days(law(_ACT, 36), starts="転入をした日"),),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(
        Document("介護保険の受給資格証明書"),
        Document("医療保険の資格が分かるもの", "40歳から64歳の方", ~_is_first),
    ),
    section=SectionRole.CARE,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 12, 36),),
    sources=(
        "http://www.city.yachiyo.chiba.jp/62000/page000055.html",
        "https://www.town.nakanoto.ishikawa.jp/soshiki/kaigo/2/1/2/6576.html",
        "https://well.typepad.jp/kaigokohenn/2008/04/36-06ce.html",
        "https://www.city.koka.lg.jp/4675.htm",
    ),
    effects="前の市区町村の要介護度を、6か月引き継ぎます。",
    note="1日の遅れで新規の認定になり、その間のサービス費が自己負担になりうる。住民票の14日と別に、いちばん先に案内する。"
    "転出証明書にあるのは介護の資格の有無で、認定の有無ではない。6か月は町の案内（中能登町）による。"
    "新規の申請中に移った方は、町で申請し直す。住所地特例の施設に入る方は前の市区町村の認定が続く。",
)

care_out = Procedure(
    id="care-out",
    title="介護 受給資格証明書の交付・証の返還",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=any_of(_is_first, all_of(_is_second_age, _is_certified)),
    filed_by=(Filer.PERSON, Filer.RELATIVE),
    deadline=fourteen_days(law(_ACT, 12), law(_RULE, 32), starts="転出した日"),
    bring=(Document("介護保険の被保険者証・負担割合証・限度額認定証", "お持ちのとき"),),
    section=SectionRole.CARE,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 12), law(_RULE, 28, 32)),
    sources=(
        "http://www.city.yachiyo.chiba.jp/62000/page000055.html",
        "https://www.city.koka.lg.jp/4675.htm",
    ),
    effects="介護の認定を受けている方に、受給資格証明書をお渡しします。新しい市区町村で、転入した日から14日以内にお出しください。",
    note="移る先が自宅か施設かを聞く。住所地特例の施設なら、町の介護保険が続く（証は返さない）。"
    "14日を過ぎると新規の認定になると必ず伝える。施行規則の条番号は未照合。",
)

care_within = Procedure(
    id="care-within",
    title="介護 住所・世帯の変更",
    events=(LifeEvent.MOVE_WITHIN, LifeEvent.HOUSEHOLD_CHANGE),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=_is_first,
    filed_by=(Filer.MAYOR,),
    deadline=promptly("住民票の届出をすれば、介護保険の届出はいりません", laws=(law(_ACT, "12条5項"),)),
    section=SectionRole.CARE,
    after=after_notices((LifeEvent.MOVE_WITHIN, LifeEvent.HOUSEHOLD_CHANGE)),
    laws=(law(_ACT, 12),),
    sources=(
        "https://qa.city.nagaoka.niigata.jp/print/faq/1017?category_id=116&site_domain=default",
        "https://www.city.setagaya.lg.jp/02061/2287.html",
        "https://kimotsuki-town.jp/soshiki/fukushika/1/2/1097.html",
    ),
    effects="介護保険料の段階は、4月1日（その後に資格を取った方は、取った日）の世帯で決まります。"
    "4月2日からの世帯の変更は、次の年度の保険料から変わります。",
    note="負担限度額・高額介護サービス費は、世帯の変更で見直される（条文と未照合）。住民票の届で連動することの条文（12条5項）も未照合。",
)

care_acquire = Procedure(
    id="care-acquire",
    title="介護保険 第1号の資格取得（転入）",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=all_of(
        _is_first,
        ~all_of(
            label("国内の市区町村の間で移る", insurance.is_between_towns, law(_ACT, 13)), _enters_facility
        ),
    ),
    filed_by=(Filer.MAYOR,),
    deadline=promptly(
        "転入届をすれば、介護保険の資格取得の届出があったものとします", laws=(law(_ACT, "12条5項"),)
    ),
    section=SectionRole.CARE,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 9, 10, 12),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "https://www.city.koka.lg.jp/4675.htm",
        "https://kimotsuki-town.jp/soshiki/fukushika/1/2/1097.html",
    ),
    effects="転入をした日から町の介護保険に入ります。保険料は転入の月からの月割で、被保険者証は後日お送りします。",
    note="別紙の届を求める町もある（甲賀）。住所地特例の施設に入る方は、前の市区町村の介護保険が続く。12条5項は未照合。",
)

PROCEDURES = (care_in, care_out, care_within, care_acquire)
