"""死亡の届出そのものについての事実。"""

from datetime import date

from madoguchi_core.national.choices import CauseOfDeath, Place
from madoguchi_core.rules import Fact, Holder, Timing, Topic, label

died_on = Fact("death.date", date, "死亡日", holder=Holder.JUKI)
known_on = Fact(
    "death.known_date",
    date,
    "死亡を知った日",
    "亡くなったことをお知りになった日はいつですか。",
    topic=Topic.DEATH,
    timing=Timing.FROM_EVENT,
)
is_report_filed = Fact(
    "death.report_filed",
    bool,
    "死亡届",
    "死亡届はお出しになりましたか。",
    Holder.KOSEKI,
    says=("死亡届が済んでいる", "死亡届がまだである"),
    topic=Topic.DEATH,
)
place = Fact(
    "death.place",
    Place,
    "亡くなった所",
    "亡くなったのは国内ですか、国外ですか。",
    Holder.KOSEKI,
    topic=Topic.DEATH,
)
cause = Fact(
    "death.cause_type",
    CauseOfDeath,
    "亡くなった原因",
    # 関連死や過労死は病名だけでは「病気」と答えやすく、災害弔慰金や労災を落とす
    "差し支えなければ、亡くなられた原因が次のどれにあたるか教えてください"
    "（お仕事がもとのご病気は「仕事中・通勤中のこと」、災害や避難の生活がもとのご病気は「災害」です）。",
    topic=Topic.DEATH,
)
is_by_accident = label(
    "病気・老衰でも災害でもない",
    cause.one_of(CauseOfDeath.WORK, CauseOfDeath.THIRD_PARTY, CauseOfDeath.OTHER),
)
"""ほかの人の行為によらない事故（自分の車の事故など）も、交通災害共済の対象になる。"""

is_traffic_accident = Fact(
    "death.traffic_accident",
    bool,
    "交通事故",
    "交通事故によるものでしたか（お一人での事故や、通勤中の事故も含みます）。",
    says=("交通事故による", "交通事故によらない"),
    topic=Topic.DEATH,
    asked_when=is_by_accident,
)
accident_on = Fact(
    "death.accident_date",
    date,
    "事故の日",
    "事故のあった日はいつですか。",
    topic=Topic.DEATH,
    asked_when=is_traffic_accident,
    timing=Timing.UNTIL_EVENT,
)
has_traffic_mutual_aid = Fact(
    "death.traffic_mutual_aid",
    bool,
    "交通災害共済",
    "町の交通災害共済に入っておられましたか。",
    Holder.TOWN,
    says=("交通災害共済に入っている", "交通災害共済に入っていない"),
    topic=Topic.DEATH,
    asked_when=is_traffic_accident,
)
