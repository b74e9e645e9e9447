"""異動の届出ひとつについての、健康保険と年金の事実。だれもいなければ、一人ずつには尋ねない。"""

from madoguchi_core.rules import Fact, Topic

has_special_purpose = Fact(
    "move.special-purpose",
    bool,
    "学校や施設のためのお引っ越しの方",
    "移られる方のうちに、学校に通うため、または施設・病院（特別養護老人ホーム・サービス付き高齢者向け住宅などを含みます）に"
    "入るため・出るために移られる方はいらっしゃいますか。",
    says=(
        "学校・施設・病院のために移る方がいる",
        "学校・施設・病院のために移る方はいない",
    ),
    topic=Topic.MOVE,
)
has_pensioner = Fact(
    "move.pensioner",
    bool,
    "年金を受けている方",
    "移られる方のうちに、年金（老齢・障害・遺族。共済と、お子さまの遺族年金を含みます）を受け取っておられる方はいらっしゃいますか。",
    says=("移る方のうちに年金を受けている方がいる", "移る方のうちに年金を受けている方はいない"),
    topic=Topic.PENSION,
)
has_employees_period = Fact(
    "move.employees-period",
    bool,
    "ご結婚のあいだの厚生年金の期間",
    "ご結婚のあいだに、どちらかの方が厚生年金（公務員の共済を含みます）に入っておられた期間はありますか。",
    says=("婚姻のあいだに厚生年金の期間がある", "婚姻のあいだに厚生年金の期間がない"),
    topic=Topic.PENSION,
)
