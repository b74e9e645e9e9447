"""住民登録・戸籍の届出の扱いを決める事実。"""

from madoguchi_core.national.facts import move
from madoguchi_core.national.move_choices import Destination, HouseholdChangeKind, MoveEvent, MoveOrigin
from madoguchi_core.rules import Fact, Holder, Topic

event = Fact("move.event", MoveEvent, "届出の出来事", holder=Holder.COUNTER)
is_koseki_filed = Fact(
    "move.koseki-filed",
    bool,
    "戸籍の届出",
    holder=Holder.KOSEKI,
    says=("戸籍の届出が済んでいる", "戸籍の届出がまだ済んでいない"),
)
"""出生届・婚姻届・離婚届のうち、この出来事のもの。"""

is_past_last_open_day = Fact(
    "move.past-last-open-day",
    bool,
    "閉庁日を除いた期限の経過",
    holder=Holder.COUNTER,
    says=("末日を次の開庁日に送っても、期限を過ぎている", "末日を次の開庁日に送れば、期限の内である"),
)
"""日数だけ数えれば過ぎていて、末日が休みだったかもしれない間だけ、職員が暦を見て入れる。"""

has_special_card = Fact(
    "move.special-card",
    bool,
    "特例の転入に使うカードと暗証番号",
    "移られる方のどなたかのマイナンバーカードを今日お持ちで、4桁の暗証番号がお分かりですか（顔認証のカードは、暗証番号は要りません）。",
    says=(
        "移る人のだれかのカードと暗証番号で、転出証明書の情報を受け取れる",
        "移る人のカードか暗証番号が無い",
    ),
    topic=Topic.MOVE,
    asked_when=move.is_special,
)
stays_a_year = Fact(
    "move.stays-a-year",
    bool,
    "日本に住む見込み",
    "日本には、1年以上お住まいになるご予定ですか。",
    says=("日本に1年以上住む見込み", "1年に満たない一時帰国"),
    topic=Topic.MOVE,
    asked_when=move.origin == MoveOrigin.ABROAD,
)
is_building_changed = Fact(
    "move.building-changed",
    bool,
    "住まいの建物の移動",
    "お住まいの建物やお部屋を移られましたか（町名や番号の付け方、建物の名だけが変わった方は「いいえ」です）。",
    says=("住まいを移った（同じ地番の別の家屋を含む）", "住所の表し方だけが変わった"),
    topic=Topic.MOVE,
)
stays_abroad_a_year = Fact(
    "move.stays-abroad-a-year",
    bool,
    "国外に住む見込み",
    "国外でのお住まいは、1年以上のご予定ですか。",
    says=("国外に1年以上住む見込み", "国外に住むのは1年に満たない"),
    topic=Topic.MOVE,
    asked_when=move.destination == Destination.ABROAD,
)
is_move_out_filed = Fact(
    "move.out-filed",
    bool,
    "すでに出された転出届",
    holder=Holder.JUKI,
    says=("前に出された転出届がある", "前に出された転出届がない"),
)
changes_move_out = Fact(
    "move.out-changed",
    bool,
    "転出の取りやめ・変更",
    "すでに出された転出届の、取りやめや、行き先・日付の変更ですか。",
    says=("転出を取りやめる、または行き先や日付を変える", "転出を取りやめも変えもしない"),
    topic=Topic.MOVE,
    asked_when=is_move_out_filed,
)
is_head_written = Fact(
    "move.head-written",
    bool,
    "届書の新しい世帯主",
    holder=Holder.COUNTER,
    says=("届書に、残る世帯の新しい世帯主が書かれている", "届書に、残る世帯の新しい世帯主が書かれていない"),
)
shares_livelihood = Fact(
    "move.shares-livelihood",
    bool,
    "合わせる世帯の生計",
    "二つの世帯は、これから生計を一緒にされますか。",
    says=("生計を一つにする", "生計は別のまま"),
    topic=Topic.MOVE,
    asked_when=move.change == HouseholdChangeKind.MERGE,
)
separates_livelihood = Fact(
    "move.separates-livelihood",
    bool,
    "分ける世帯の生計",
    "分かれる方の生計（家賃・光熱費・食費など）は、別になりますか。",
    says=("生計を別にする", "生計は一緒のまま"),
    topic=Topic.MOVE,
    asked_when=move.change == HouseholdChangeKind.SPLIT,
)
is_born_abroad = Fact(
    "birth.abroad",
    bool,
    "生まれた所",
    "お子さまは、国外でお生まれになりましたか。",
    says=("国外で生まれた", "国内で生まれた"),
    topic=Topic.MOVE,
)
child_lives_here = Fact(
    "birth.lives-here",
    bool,
    "子の住所",
    "お子さまは、この町にお住まいになりますか。",
    says=("子はこの町に住む", "子はほかの市区町村に住む"),
    topic=Topic.MOVE,
)
is_parent_special_permanent = Fact(
    "birth.special-permanent",
    bool,
    "父母の特別永住",
    holder=Holder.JUKI,
    says=("父か母が特別永住者", "父も母も特別永住者でない"),
)
spouses_share_household = Fact(
    "move.spouses-together",
    bool,
    "夫婦の世帯",
    holder=Holder.JUKI,
    says=("夫と妻が同じ世帯にいる", "夫と妻が別の世帯にいる"),
)
is_court_divorce = Fact(
    "divorce.court",
    bool,
    "裁判所での離婚",
    "離婚は、裁判所の調停・審判・判決などによるものですか。",
    says=("裁判所の調停・審判・判決などによる離婚", "話し合い（協議）による離婚"),
    topic=Topic.MOVE,
)
