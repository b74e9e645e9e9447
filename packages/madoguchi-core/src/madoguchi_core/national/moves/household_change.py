"""世帯変更届（世帯主変更・合併・分離・構成変更。住民基本台帳法25条）と、外国人住民の続柄の届（30条の48）。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import HeadExempt, HouseholdChangeKind, MoveEvent
from madoguchi_core.national.move_registration_parameters import (
    foreign_papers_for_japanese_head,
    head_exempt,
    household_change_date,
    same_sex_relation,
)
from madoguchi_core.national.moves._common import (
    MANDATE,
    RESIDENCE_CARD,
    VISITOR_ID,
    after_notices,
    fourteen_days,
)
from madoguchi_core.national.parameters import head_min_age, head_min_candidates
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Constant, all_of, any_member, any_of, count, label, law

_ACT = "住民基本台帳法"
_ARTICLE = law(_ACT, 25)
_ORDER_25 = law("住民基本台帳法施行令", 25)
_PENALTY = "正当な理由なく遅れると過料のことがあります（住民基本台帳法52条2項。裁判所が決めます）"
_NHI_CARDS = Document(
    "国民健康保険の資格確認書・資格情報のお知らせ（世帯の全員分）",
    "世帯に国民健康保険の方がいるとき",
    any_of(any_member(move.stayers, move.is_member_in_nhi), any_member(move.everyone, move.is_member_in_nhi)),
)

_grown = move.member_age >= head_min_age
_number_grown = count(move.stayers, _grown)
_is_choice_open = any_of(
    label("残る世帯に、世帯主になれる人が二人以上", _number_grown >= head_min_candidates, _ORDER_25),
    all_of(
        label("残る世帯に、世帯主になれる人がいる", any_member(move.stayers, _grown), _ORDER_25),
        label("残る人が二人以上", count(move.stayers, Constant(True)) >= head_min_candidates, _ORDER_25),
        label("町は、残る人が一人のときだけ届出を求めない", head_exempt == HeadExempt.ONE_LEFT, _ARTICLE),
    ),
)

juki_head_change = Procedure(
    id="juki-head-change",
    title="世帯変更届（世帯主変更）",
    events=(LifeEvent.HOUSEHOLD_CHANGE, LifeEvent.MOVE_OUT, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.NOTIFICATION,
    required_when=any_of(
        label(
            "世帯主だけを変える届出",
            all_of(registration.event == MoveEvent.HOUSEHOLD_CHANGE, move.change == HouseholdChangeKind.HEAD),
            _ARTICLE,
        ),
        all_of(
            label("世帯主が世帯からいなくなる", move.head_leaves, _ARTICLE),
            _is_choice_open,
            label(
                "転出・転居などの届書に、新しい世帯主が書かれていない",
                ~registration.is_head_written,
                _ARTICLE,
            ),
        ),
    ),
    filed_by=(Filer.NEW_HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(_ARTICLE, starts="世帯主に変更があった日", note=_PENALTY),
    bring=(VISITOR_ID, _NHI_CARDS, MANDATE),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MOVE_OUT, LifeEvent.MOVE_WITHIN)),
    settings=(household_change_date,),
    laws=(_ARTICLE, law(_ACT, 52), _ORDER_25),
    sources=(
        "http://www.city.osaka.lg.jp/shimin/page/0000369828.html",
        "https://www.city.izumiotsu.lg.jp/kakuka/shiminseikatsu/shimin/jyuuminnhyounoidou/8093.html",
        "http://www.city.odawara.kanagawa.jp/field/resident/address/setai-1.html",
        "https://www.city.shimotsuma.lg.jp/kurashi-tetsuzuki/koseki-juumin-tetsuzuki/jyusho-todoke/page000059.html",
        "https://jtla.jp/page-1580/",
        "https://gentosha-go.com/articles/-/60155?page=3",
        "https://www.city.shibukawa.lg.jp/kurashi/koseki/koseki/p009541.html",
        "https://www.city.amagasaki.hyogo.jp/kurashi/lifeevent/1002189.html",
    ),
    effects="世帯のみなさまの住民票の、世帯主のお名前と続柄が改まります。国民健康保険の世帯主（国保税を納める方）も替わります。",
    note="修正の事由は世帯主変更（53）。全員の世帯主名と続柄を書き直し、続柄は必ず職員が確かめる。"
    "転出届・転居届・転入届に新しい世帯主を書くときは、別の届は要らない（25条の「前三条の場合を除く」）。"
    "届出が要らない線は、残りが一人だけの町と、15歳以上が一人だけの町に割れる（head-change.exempt）。"
    "残る方が15歳未満だけなら自動で決めず、未成年後見・転居先・事実上の世帯主を尋ねる。出ないうちは世帯主未設定か、記載順位の上の方を仮に置く。"
    "任意の変更は、異動日を届出の日とする町が多い（household-change.date）。",
)

juki_merge = Procedure(
    id="juki-merge",
    title="世帯変更届（世帯合併）",
    events=(LifeEvent.HOUSEHOLD_CHANGE,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label("同じ住所の二つの世帯を一つにする", move.change == HouseholdChangeKind.MERGE, _ARTICLE),
        label("生計を一つにする", registration.shares_livelihood, _ARTICLE),
    ),
    filed_by=(Filer.HEAD, Filer.PERSON, Filer.HOUSEHOLD_MEMBER),
    deadline=fourteen_days(_ARTICLE, starts="生計を一つにした日（多くの町では届出の日）", note=_PENALTY),
    bring=(
        VISITOR_ID,
        _NHI_CARDS,
        Document("続柄を証する文書と、その訳文", "外国籍の方の続柄が変わるとき"),
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    settings=(household_change_date, same_sex_relation),
    laws=(_ARTICLE,),
    sources=(
        "https://www.city.shimotsuma.lg.jp/kurashi-tetsuzuki/koseki-juumin-tetsuzuki/jyusho-todoke/page000059.html",
        "http://www.city.odawara.kanagawa.jp/field/resident/address/setai-1.html",
        "http://town.ohi.fukui.jp/1001/1202/19/p10214.html",
    ),
    effects="お二つの世帯が一つになり、続柄は新しい世帯主から見たものに改まります。",
    note="世帯主がどなたになるかを尋ねる。修正の事由は世帯合併（51）。入る人は末尾に置き、続柄は全員分を新しい世帯主から数え直す。",
)

juki_split = Procedure(
    id="juki-split",
    title="世帯変更届（世帯分離）",
    events=(LifeEvent.HOUSEHOLD_CHANGE,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "同じ住所のまま、一部の人が新しい世帯を作る", move.change == HouseholdChangeKind.SPLIT, _ARTICLE
        ),
        label("生計を別にする", registration.separates_livelihood, _ARTICLE),
    ),
    filed_by=(Filer.NEW_HEAD, Filer.PERSON, Filer.HOUSEHOLD_MEMBER),
    deadline=fourteen_days(_ARTICLE, starts="生計を分けた日（多くの町では届出の日）", note=_PENALTY),
    bring=(VISITOR_ID, _NHI_CARDS, MANDATE),
    section=SectionRole.RESIDENCE,
    settings=(household_change_date,),
    laws=(_ARTICLE,),
    sources=(
        "https://www.city.shimotsuma.lg.jp/kurashi-tetsuzuki/koseki-juumin-tetsuzuki/jyusho-todoke/page000059.html",
        "http://www.city.odawara.kanagawa.jp/field/resident/address/setai-1.html",
        "https://www.city.sanjo.niigata.jp/mokuteki/hikkoshi/todokede/19886.html",
    ),
    effects="同じお家でも、別の世帯になります。国保税や介護保険料の計算、高額な医療・介護の合算、食費・部屋代の軽減が変わることがあります。",
    note="「同じ家でも生計が別」が要件。夫婦は扶助義務があるので原則できない。生活費を折半する・税の扶養に入っているときは受けない町、"
    "現地を調べる市、負担を下げるためだけの届を受けない町がある。世帯の形は住民が選ぶとする解説もあるので、判断は職員がする。"
    "有利・不利を決めつけて案内しない。新しい世帯の世帯主（15歳以上）を尋ねる。修正の事由は世帯分離（50）、新しい世帯番号。",
)

juki_household_change = Procedure(
    id="juki-household-change",
    title="世帯変更届（世帯構成変更）",
    events=(LifeEvent.HOUSEHOLD_CHANGE,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=label(
        "同じ住所の別の世帯へ、一部の人が移る", move.change == HouseholdChangeKind.REGROUP, _ARTICLE
    ),
    filed_by=(Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER),
    deadline=fourteen_days(_ARTICLE, starts="変更があった日", note=_PENALTY),
    bring=(VISITOR_ID, _NHI_CARDS),
    section=SectionRole.RESIDENCE,
    settings=(household_change_date, same_sex_relation),
    laws=(_ARTICLE,),
    sources=(
        "http://www.city.osaka.lg.jp/shimin/page/0000369828.html",
        "http://www.city.sasebo.lg.jp/siminseikatu/koseki/setaihenko.html",
    ),
    effects="移られた方の世帯と続柄が改まります。",
    note="どなたが、どちらの世帯に移るかを尋ねる。修正の事由は世帯変更（52）。例: 同じ住所の、夫の世帯へ妻として入る。",
)

juki_30_48 = Procedure(
    id="juki-30-48",
    title="外国人住民の世帯主との続柄変更届（住民基本台帳法30条の48）",
    events=(LifeEvent.MARRIAGE, LifeEvent.DIVORCE, LifeEvent.HOUSEHOLD_CHANGE, LifeEvent.BIRTH),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("外国籍の方", person.nationality == Nationality.FOREIGN, law(_ACT, "30条の48")),
        label("世帯主も外国籍の方", person.head_nationality == Nationality.FOREIGN, law(_ACT, "30条の48")),
        label("世帯主でない", ~person.is_head, law(_ACT, "30条の48")),
        label("世帯主との続柄が変わった", person.is_relation_changed, law(_ACT, "30条の48")),
        label("ほかの届では、続柄が改まらない", ~person.is_relation_settled, law(_ACT, "30条の48")),
    ),
    filed_by=(Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days(law(_ACT, "30条の48"), starts="続柄に変更があった日"),
    bring=(
        Document("続柄を証する文書の原本（受理証明書・婚姻証明書・出生証明書など）"),
        Document("訳文（訳した人の名と日付のあるもの）", "文書が外国語のとき"),
        RESIDENCE_CARD,
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MARRIAGE, LifeEvent.DIVORCE, LifeEvent.HOUSEHOLD_CHANGE, LifeEvent.BIRTH)),
    settings=(foreign_papers_for_japanese_head,),
    laws=(law(_ACT, "30条の48", "30条の49"),),
    sources=(
        "http://www.city.osaka.lg.jp/shimin/page/0000369828.html",
        "https://www.city.toyokawa.lg.jp/kurashi/tetsuzukitodokede/jumintoroku/gaikokujintudukigara.html",
        "https://www.town.shibayama.lg.jp/0000001671.html",
    ),
    effects="住民票の続柄が改まります。",
    note="文書が無く、事実上の親族と認められれば「縁故者」、親族でなければ「同居人」（世帯主の同意書を求める町がある）。"
    "世帯主が日本人なら戸籍の届で職権だが、戸籍などで確かめられなければ文書を求める町がある（relation.foreign-papers）。",
)

PROCEDURES = (juki_head_change, juki_merge, juki_split, juki_household_change, juki_30_48)
