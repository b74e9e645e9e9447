"""農業者年金・特別弔慰金・扶養共済など、公的年金のほかの給付。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Rolls
from madoguchi_core.national.choices import DisabilityMutualAid, FarmersPension
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import death, deceased, pension, welfare
from madoguchi_core.national.parameters import (
    condolence_amount,
    condolence_until,
    third_insured_min_age,
)
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
    fixed_day,
    promptly,
)
from madoguchi_core.rules import Confidence, Law, all_of, label, law

_FARMERS_ACT = Law("独立行政法人農業者年金基金法")
_CONDOLENCE_ACT = Law("戦没者等の遺族に対する特別弔慰金支給法")
_MUTUAL_AID = Law("北海道心身障害者扶養共済制度条例")

farmers_pension = Procedure(
    id="farmers-pension",
    title="農業者年金 死亡関係届出書",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        label(
            "20歳以上（国民年金の第1号だけが農業者年金に入る）",
            deceased.age_attained_on_death >= third_insured_min_age,
            law("国民年金法", 7),
            _FARMERS_ACT,
        ),
        label(
            "農業者年金を受けていた、または加入していた",
            pension.farmers_pension.one_of(FarmersPension.RECIPIENT, FarmersPension.MEMBER),
            _FARMERS_ACT,
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=replace(
        days_after(
            death.died_on,
            10,
            wording="亡くなった日の翌日を1日目として10日以内",
            laws=(_FARMERS_ACT,),
            rolls=Rolls.NONE,
            note="末日が休みの日でも、先へ送らずに示しています",
        ),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(
        Document("農業者年金証書・被保険者証"),
        Document("死亡日と続柄が分かる戸籍・住民票"),
        Document("受け取る方の口座が分かるもの", "未支給年金・死亡一時金を受け取るとき"),
    ),
    amount=Amount(wording="個別に計算されます（新しい制度は、80歳前に亡くなったとき一時金）"),
    section=SectionRole.FARMLAND,
    office="住所地のJA（農業委員会にも様式があります）",
    laws=(_FARMERS_ACT,),
    sources=(
        "http://www.nounen.go.jp/qa/tebiki/a/306.html",
        "https://www.city.yokote.lg.jp/faq/1001643/1005634/1002534.html",
        "https://www.city.saga.lg.jp/main/102355.html",
    ),
    effects="未支給年金・死亡一時金も、同じ届出書で請求します。国民年金・厚生年金の届が要らない方も、こちらは要ります。",
    note="JAを通じた届出で、末日が休みの日の扱いは未確認。マイナンバーの収録による省略は効かない。旧制度は、保険料3年以上で死亡一時金（死亡の翌日から5年）。",
)

mil_condolence = Procedure(
    id="mil-condolence",
    title="戦没者等の遺族に対する特別弔慰金（第十二回）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=label(
        "特別弔慰金（記名国債）を受けていた、または請求がまだだった",
        pension.has_war_condolence,
        _CONDOLENCE_ACT,
    ),
    filed_by=(Filer.BEREAVED, Filer.HEIR),
    deadline=fixed_day(
        condolence_until,
        wording="令和10年3月31日まで（第十二回の請求の期限）",
        laws=(_CONDOLENCE_ACT,),
        rolls=Rolls.NONE,
        note="国債の記名の変更には、この期限はありません",
    ),
    bring=(
        Document("国債証券", "国債を受け取っていたとき"),
        Document("戸籍"),
        VISITOR_ID,
    ),
    amount=Amount(condolence_amount, "5年で償還される記名国債。毎年55,000円"),
    section=SectionRole.WELFARE,
    laws=(_CONDOLENCE_ACT,),
    since=date(2025, 4, 1),
    sources=(
        "https://www.shihoro.jp/welfare/detail.php?content=1268",
        "https://www.city.hokuto.hokkaido.jp/docs/6258.html",
    ),
    effects="国債を受けておられた方が亡くなったときは、相続人の方が、郵便局などで国債の記名を変えます。",
    note="請求できる遺族には順位がある。請求の前に亡くなった方の分は、次の順位の遺族か相続人かを確かめる。",
    amendments=(Amendment("第十二回の請求の期間", since=date(2025, 4, 1), until=date(2028, 3, 31)),),
)

disability_kyosai = Procedure(
    id="disability-kyosai",
    title="心身障害者扶養共済 加入者死亡・受給者死亡",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=label(
        "扶養共済の加入者・年金の受給者・対象の障がいのある方",
        welfare.mutual_aid.one_of(
            DisabilityMutualAid.SUBSCRIBER, DisabilityMutualAid.RECIPIENT, DisabilityMutualAid.SUBJECT
        ),
        _MUTUAL_AID,
    ),
    filed_by=(Filer.MUTUAL_AID_MANAGER, Filer.DISABLED_PERSON, Filer.MUTUAL_AID_SUBSCRIBER),
    deadline=promptly(),
    bring=(Document("加入証書・年金証書など"),),
    amount=Amount(wording="加入者が亡くなったときは、1口につき月20,000円（亡くなった月の分から）"),
    section=SectionRole.DISABILITY,
    office="総合振興局・振興局",
    laws=(_MUTUAL_AID,),
    sources=(
        "https://www.pref.hokkaido.lg.jp/hf/shf/fuyokyosai.html",
        "https://www.pref.niigata.lg.jp/shougaifukushi/1209056476066.html",
        "https://www.city.sapporo.jp/shogaifukushi/fuyokyosai/fuyokyosaihome.html",
    ),
    effects="請求しないと支払われません。障がいのある方が先に亡くなったときは、弔慰金があります（加入1年以上）。",
    note="持ち物は振興局に確かめる。札幌市は市の制度。",
)

PROCEDURES = (farmers_pension, mil_condolence, disability_kyosai)
