"""児童手当の受給者が亡くなったときの認定請求と、未支払の手当の請求。"""

from datetime import date

from madoguchi_core.national.choices import ChildAllowanceRole
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import death, deceased, household
from madoguchi_core.national.parameters import child_allowance_age, child_allowance_count_age
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    promptly,
)
from madoguchi_core.rules import all_of, any_member, any_of, fiscal_year_end_at_age, label, law

_is_recipient = label(
    "児童手当の受給者",
    deceased.child_allowance_role == ChildAllowanceRole.RECIPIENT,
    law("児童手当法", 4),
)
_child_remains = label(
    "対象の子が残る",
    any_of(
        any_member(
            household.remaining,
            fiscal_year_end_at_age(household.member_born_on, child_allowance_age) >= death.died_on,
        ),
        household.has_child_living_apart,
    ),
    law("児童手当法", 4),
)

child_allow_recipient = Procedure(
    id="child-allow-recipient",
    title="児童手当 認定請求（受給者の死亡による変更）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_is_recipient, _child_remains),
    filed_by=(Filer.NEW_CARER, Filer.MINOR_GUARDIAN, Filer.PARENT_DESIGNATED),
    deadline=days_after(
        death.died_on,
        15,
        wording="亡くなった日の翌日を1日目として15日以内",
        laws=(law("児童手当法", "8条3項"), law("地方自治法", "4条の2第4項")),
        note="15日以内なら、請求が翌月になっても亡くなった月の翌月分から出ます。遅れると請求の翌月分からになります",
    ),
    bring=(
        Document("請求する方の口座が分かるもの"),
        Document("請求する方の保険・個人番号が分かるもの"),
        Document("別居監護申立書", "お子さまと別に住んでいるとき"),
        Document(
            "監護相当・生計費の負担についての確認書",
            "18歳の年度末の後、22歳の年度末までの子を含めて3人以上のとき",
        ),
    ),
    amount=Amount(
        wording="月額。お子さまの年齢と人数によります（令和6年10月分から、3歳未満15,000円、3歳から高校生年代10,000円、第3子以降30,000円）"
    ),
    section=SectionRole.CHILD,
    laws=(law("児童手当法", 4, 7, "8条3項"),),
    after=("death-report",),
    sources=(
        "https://www.city.shimonoseki.lg.jp/soshiki/46/112601.html",
        "https://miyamae-portal.net/public_info/00000125830/?cmd=faq&cat=151011",
        "https://www.city.edogawa.tokyo.jp/e049/qa/kosodate/kosodate/teate/teate007.html",
    ),
    effects="亡くなった月の分までは、亡くなった方の分として支払われます。公務員の方は勤務先にご請求ください。",
    note="公務員は勤務先。古いページは『中学生まで』『2・6・10月』のまま。",
    amendments=(
        Amendment(
            "高校生年代まで・所得制限なし・偶数月の年6回・第3子以降3万円・22歳の年度末まで人数に数える",
            since=date(2024, 10, 1),
            laws=(law("児童手当法", 4, 6),),
        ),
    ),
)

child_allow_unpaid = Procedure(
    id="child-allow-unpaid",
    title="未支払児童手当の請求",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    # 手当は後払いで、亡くなった月の分は必ず残る（児童手当法8条）ので、未払いの月の有無は尋ねない
    required_when=_is_recipient,
    filed_by=(Filer.ALLOWANCE_CHILD,),
    deadline=promptly(
        "認定請求と同時に", laws=(law("児童手当法施行規則", 9),), note="請求の権利は2年（児童手当法23条）"
    ),
    bring=(Document("お子さま名義の口座が分かるもの"),),
    amount=Amount(wording="支払われていない月の分"),
    section=SectionRole.CHILD,
    laws=(law("児童手当法", 12, 23), law("児童手当法施行規則", 9)),
    after=("child-allow-recipient",),
    together_with="child-allow-recipient",
    sources=(
        "https://iuris.jp/児童手当法-第十二条-未支払の児童手当/jpn/a/42977",
        "https://www.city.shimonoseki.lg.jp/soshiki/46/112601.html",
        "https://miyamae-portal.net/public_info/00000125830/?cmd=faq&cat=151011",
    ),
    note="相続人や新しい受給者の口座ではない。",
    amendments=(
        Amendment("対象の子が高校生年代まで", since=date(2024, 10, 1), laws=(law("児童手当法", 4),)),
    ),
)

_is_of_age = fiscal_year_end_at_age(deceased.born_on, child_allowance_age) >= death.died_on
# 手当の出ない大学生の年代の子も、弟や妹の第3子以降の加算の人数に入っていれば、届が要る
_is_counted = all_of(
    label("手当の対象の年代を過ぎている", ~_is_of_age, law("児童手当法", 3, 4)),
    label(
        "第3子以降の人数に数える年代（年度末まで）",
        fiscal_year_end_at_age(deceased.born_on, child_allowance_count_age) >= death.died_on,
        law("児童手当法", 6),
    ),
    label("第3子以降の加算の人数に数えられている", deceased.is_counted_for_allowance, law("児童手当法", 6)),
)

child_allow_child = Procedure(
    id="child-allow-child",
    title="児童手当 額改定届（減額）・受給事由消滅届（対象児童の死亡）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=any_of(
        all_of(
            label("児童手当の対象の年代だった（年度末まで）", _is_of_age, law("児童手当法", 3, 4)),
            label(
                "児童手当の対象になっていた",
                deceased.child_allowance_role == ChildAllowanceRole.CHILD,
                law("児童手当法", 4),
            ),
        ),
        _is_counted,
    ),
    filed_by=(Filer.ALLOWANCE_RECIPIENT,),
    deadline=promptly(laws=(law("児童手当法施行規則", 3),)),
    bring=(VISITOR_ID,),
    section=SectionRole.CHILD,
    laws=(law("児童手当法", "9条3項"), law("児童手当法施行規則", 3, 7)),
    after=("death-report",),
    sources=(
        "https://jplaws.app/d/346M50000100033-a.html",
        "https://www.city.hirakata.osaka.jp/0000033370.html",
    ),
    effects="手当は、亡くなった月の翌月の分から減るか、終わります。大学生の年代（22歳の年度末まで）のお子さまを人数に数えていたときも、お届けが要ります。公務員の方は勤務先にお届けください。",
    note="第3子以降の数え直しをする。受給者が公務員なら勤務先。「15日」は市の案内で、省令では「速やかに」。",
    amendments=(
        Amendment(
            "対象の子が高校生年代まで。第3子以降の人数は22歳の年度末まで数える",
            since=date(2024, 10, 1),
            laws=(law("児童手当法", 4, 6),),
        ),
    ),
)

PROCEDURES = (child_allow_recipient, child_allow_unpaid, child_allow_child)
