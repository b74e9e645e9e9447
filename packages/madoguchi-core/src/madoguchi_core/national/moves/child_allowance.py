"""
児童手当。出生・転入・受給者の変更による請求と、転出・転居の届。

15日の特例は、事由の日の翌日を1日目とする。転入だけは、実際の転入日でも届出の日でもなく、転出証明書の転出予定日から数える。
"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit
from madoguchi_core.cases import Part
from madoguchi_core.national.facts import move, move_living, person, person_living
from madoguchi_core.national.move_choices import MoveOrigin
from madoguchi_core.national.moves._common import after_notices
from madoguchi_core.national.parameters import child_allowance_count_age, pension_child_age
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
    promptly,
)
from madoguchi_core.rules import Confidence, Law, Value, all_of, any_of, choose, label, law, shifted

_ACT = "児童手当法"
_ORDER = "児童手当法施行規則"
_WITHIN_15_DAYS = (
    "15日以内のご請求なら、月をまたいでも、事由のあった月の翌月分から出ます。遅れた月の分は出ません"
)
_ACCOUNT = "請求する方の名義の口座が分かるもの"
_LIVING_APART = Document(
    "別居監護申立書と、お子さまの個人番号が分かるもの",
    "お子さまと別に住んでいるとき",
    condition=move_living.has_child_elsewhere,
)
# 2024年9月までは、18歳の年度末までの子を数えたので、この確認書は無かった
_STATEMENT_OF_COSTS = Document(
    "監護相当・生計費の負担についての確認書",
    "18歳の年度末の後、22歳の年度末までの子を含めて3人以上のとき",
    condition=all_of(
        label(
            "18歳の年度末の後の子も人数に数える",
            child_allowance_count_age > pension_child_age,
            law(_ACT, 6),
        ),
        label("18歳の年度末の後の子を含めて3人以上", move_living.has_counted_older_child, law(_ACT, 6)),
    ),
)
_MONTHLY = Amount(
    wording="月額。3歳未満15,000円、3歳から高校生年代10,000円、第3子以降は30,000円（令和6年10月分から）"
)
_REFORM = Amendment(
    "高校生年代まで・所得制限なし・偶数月の年6回・第3子以降3万円・22歳の年度末まで人数に数える",
    since=date(2024, 10, 1),
    laws=(law(_ACT, 4, 6),),
)
_not_public_servant = label("受け取る方が公務員でない", ~move_living.is_public_servant, law(_ACT, 17))
_guardian_is_here = label(
    "受け取る方がこの町に住む", move_living.lives_guardian_here, law(_ACT, "4条1項", "7条1項")
)


def _fifteen_days(cause_on: Value[date], wording: str, *laws: Law, note: str = "") -> Deadline:
    """事由の日の翌日から起算して15日（起算日を数える）。末日が閉庁日なら翌開庁日。"""
    return days_after(
        shifted(cause_on, 1, PeriodUnit.DAY),
        15,
        wording=wording,
        laws=(*laws, law("地方自治法", "4条の2第4項")),
        counting=Counting.FIRST_DAY_INCLUDED,
        note=note,
    )


birth_child_allow = Procedure(
    id="birth-child-allow",
    title="児童手当 認定請求・額改定認定請求（出生）",
    events=(LifeEvent.BIRTH,),
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("生まれた子", person.part == Part.NEWBORN, law(_ACT, 4)), _guardian_is_here, _not_public_servant
    ),
    filed_by=(Filer.ALLOWANCE_RECIPIENT,),
    deadline=_fifteen_days(
        move.moved_on,
        "生まれた日の翌日を1日目として15日以内",
        law(_ACT, "8条3項", 9),
        note=_WITHIN_15_DAYS,
    ),
    bring=(
        Document(_ACCOUNT, "初めて請求するとき"),
        Document("請求する方の健康保険が分かるもの", "町が求めるとき"),
        _STATEMENT_OF_COSTS,
    ),
    amount=_MONTHLY,
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.BIRTH,)),
    laws=(law(_ACT, 7, 8, 9),),
    sources=(
        "https://www.city.miki.lg.jp/site/kosodateouen/10469.html",
        "https://www.city.edogawa.tokyo.jp/e049/qa/kosodate/kosodate/teate/teate007.html",
        "http://www.city.komae.tokyo.jp/index.cfm/41,50275,309,1981,html",
        "https://www.town.hiji.lg.jp/kosodate_kyoiku/teate_josei/jidoteate/2227.html",
    ),
    effects="初めてのお子さまは認定の請求、すでに受けておられる方は額の改定の請求です。公務員の方は勤務先にご請求ください。",
    note="第1子は認定請求、すでに受けている人は額改定認定請求。請求先は里帰り先でなく、受け取る人の住所地。"
    "第3子以降の加算は、22歳の年度末までの子を上から数える。15日を過ぎると、遅れた月の分は出ない。",
    amendments=(_REFORM,),
)

divorce_child_allow = Procedure(
    id="divorce-child-allow",
    title="児童手当 受給者の変更（離婚・婚姻）",
    events=(LifeEvent.DIVORCE, LifeEvent.MARRIAGE),
    per=Per.PERSON,
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label("婚姻・離婚をするご本人ではない", ~person.part.one_of(Part.HUSBAND, Part.WIFE)),
        person_living.is_allowance_child,
        any_of(
            label(
                "児童手当の受給者と別に住む",
                person_living.is_apart_from_recipient,
                law(_ACT, "4条1項1号", "4条4項"),
            ),
            label("児童手当を受け取る方が変わる", move_living.is_recipient_changed, law(_ACT, "4条3項")),
        ),
    ),
    filed_by=(Filer.NEW_ALLOWANCE_RECIPIENT,),
    deadline=_fifteen_days(
        choose(person_living.is_apart_from_recipient, person_living.apart_on, move.moved_on),
        "受給者と別に住み始めた日（同居のまま受け取る方が変わるときは、届出の事由の日）の翌日を1日目として15日以内",
        law(_ACT, "8条3項"),
        note=_WITHIN_15_DAYS,
    ),
    bring=(
        Document("離婚の協議中であることが分かる書類", "離婚の前に、同居している方が受け取るとき"),
        Document(_ACCOUNT),
    ),
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.DIVORCE, LifeEvent.MARRIAGE)),
    laws=(law(_ACT, 4),),
    confidence=Confidence.LAW_KNOWN,
    sources=(
        "http://www.city.matsudo.chiba.jp.cache.yimg.jp/kosodate/matsudodekosodate/kosodatenavi/teate_jyosei/yokuarushitumon.html",
    ),
    effects="お子さまと一緒に住む方が、新しく請求してください。手当は、請求した月の翌月分から新しい方に出ます。公務員の方は勤務先にご請求ください。",
    note="父母が別居したら、お子さまと同居する方に出る（離婚の協議中も同じ）。離婚をしていなくても請求できる。"
    "今の受給者には消滅の届を案内する。別に住み始める日がこれからのときは、その日の翌日から数える。",
    amendments=(_REFORM,),
)

child_allow_in = Procedure(
    id="child-allow-in",
    title="児童手当 認定請求（転入）",
    events=(LifeEvent.MOVE_IN,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        label(
            "国内のほかの市区町村か、国外からの転入",
            move.origin.one_of(MoveOrigin.DOMESTIC, MoveOrigin.ABROAD),
            law(_ACT, 7),
        ),
        move_living.has_allowance_child,
        _guardian_is_here,
        _not_public_servant,
    ),
    filed_by=(Filer.ALLOWANCE_RECIPIENT,),
    deadline=replace(
        _fifteen_days(
            move.planned_out_on,
            "転出証明書の転出予定日の翌日を1日目として15日以内",
            law(_ACT, "8条3項"),
            note=_WITHIN_15_DAYS,
        ),
        exceptions=(
            (
                label("国外からの転入", move.origin == MoveOrigin.ABROAD),
                _fifteen_days(
                    move.moved_on,
                    "住所を定めた日の翌日を1日目として15日以内",
                    law(_ACT, "8条3項"),
                    note=_WITHIN_15_DAYS,
                ),
            ),
        ),
    ),
    bring=(Document(_ACCOUNT), _LIVING_APART, _STATEMENT_OF_COSTS),
    amount=_MONTHLY,
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.MOVE_IN,)),
    laws=(law(_ACT, 7, 8),),
    sources=(
        "https://www.city.miki.lg.jp/site/kosodateouen/10469.html",
        "https://www.city.edogawa.tokyo.jp/e049/qa/kosodate/kosodate/teate/teate007.html",
        "https://www.town.hiji.lg.jp/kosodate_kyoiku/teate_josei/jidoteate/2227.html",
        "https://www.town.hirono.fukushima.jp/kosodate/teate/1001554/1004810.html",
    ),
    effects="前の市区町村で受けておられた方も、新しい請求が要ります。公務員の方は勤務先にご請求ください。",
    note="起点は、実際の転入日でも届出日でもなく、転出証明書の転出予定日。引っ越しと同時に公務員でなくなった人は、町への請求が要る。"
    "町で受けている人のもとへ子だけが来たときは、認定請求でなく額改定・別居監護の届になる。"
    "住んでいて住民票の無かった人（住民基本台帳法30条の47の届出など）は入れていないので、子のいる家では係に確かめる。",
    amendments=(_REFORM,),
)

_recipient_moves = label("児童手当の受給者が異動する", move_living.has_moving_recipient, law(_ACT, 4))

child_allow_out = Procedure(
    id="child-allow-out",
    title="児童手当 受給事由消滅届（転出）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=_recipient_moves,
    filed_by=(Filer.ALLOWANCE_RECIPIENT,),
    deadline=promptly("転出の届と同時", laws=(law(_ACT, 26), law(_ORDER, 7))),
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    laws=(law(_ACT, 26), law(_ORDER, 7)),
    sources=(
        "https://www.town.hiji.lg.jp/kosodate_kyoiku/teate_josei/jidoteate/2227.html",
        "http://www.city.matsudo.chiba.jp.cache.yimg.jp/kosodate/matsudodekosodate/kosodatenavi/teate_jyosei/yokuarushitumon.html",
        "https://www.city.kiyose.lg.jp/faq/kosodate_kyouiku/kosodatehojo/1011652/1003151.html",
    ),
    effects="移られる先の市区町村でも、転出予定日の翌日を1日目として15日以内にご請求ください。遅れた月の分は出ません。国外へ移られるときは、日本に残られるご家族（お子さまを養育する方）がご請求ください。",
    note="受給者だけの転出（単身赴任）でも、受給は赴任先の市町村へ移る。受給者が国外へ出るときは、残る配偶者が請求する。"
    "子だけの転出（進学など）では、受給者の町に別居監護申立書を出す。",
)

child_allow_within = Procedure(
    id="child-allow-within",
    title="児童手当 氏名・住所の変更（転居）",
    events=(LifeEvent.MOVE_WITHIN,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=_recipient_moves,
    filed_by=(Filer.ALLOWANCE_RECIPIENT,),
    deadline=replace(
        _fifteen_days(move.moved_on, "転居した日の翌日を1日目として15日以内", Law(_ORDER)),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(Document("別居監護申立書", "お子さまと別に住むことになるとき"),),
    section=SectionRole.CHILD,
    after=after_notices((LifeEvent.MOVE_WITHIN,)),
    laws=(Law(_ORDER),),
    confidence=Confidence.LAW_KNOWN,
    sources=("https://www.city.miki.lg.jp/site/kosodateouen/10469.html",),
    effects="お子さまと離れて住むことになるときは、お申し出ください。",
    note="全員の転居なら、転居届で連動する町が多い。",
)

PROCEDURES = (birth_child_allow, divorce_child_allow, child_allow_in, child_allow_out, child_allow_within)
