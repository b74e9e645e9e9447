"""死亡の届出そのものについての事実。"""

from datetime import date

from madoguchi_core.national.facts._choices import Place
from madoguchi_core.rules import Fact, Holder

died_on = Fact("death.date", date, "死亡日", holder=Holder.JUKI)
known_on = Fact("death.known_date", date, "死亡を知った日", "亡くなったことをお知りになった日はいつですか。")
place = Fact("death.place", Place, "亡くなった所", "亡くなったのは国内ですか、国外ですか。", Holder.KOSEKI)
is_report_filed = Fact(
    "death.report_filed",
    bool,
    "死亡届",
    "死亡届はお出しになりましたか。",
    Holder.KOSEKI,
    says=("死亡届が済んでいる", "死亡届がまだである"),
)
