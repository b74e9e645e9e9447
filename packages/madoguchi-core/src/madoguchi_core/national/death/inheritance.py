"""相続放棄・準確定申告・相続税。役場の外の手続きで、案内だけをする。"""

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.national.facts import deceased, estate
from madoguchi_core.procedures import (
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Law, all_of, label, law

_TAX_ROLL = law("国税通則法", "10条2項")


def _months_from_knowing(months: int, wording: str, *laws: Law, rolls: Rolls, note: str = "") -> Deadline:
    """相続の開始を知った日の翌日から数える月の期限。"""
    return Deadline(
        wording,
        estate.inheritance_known_on,
        months,
        PeriodUnit.MONTH,
        Counting.FROM_NEXT_DAY,
        rolls,
        laws=laws,
        note=note,
    )


renounce = Procedure(
    id="renounce",
    title="相続放棄・限定承認の申述",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        deceased.may_have_property,
        label("借入・保証など相続の心配がある", estate.has_debts, law("民法", 915)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=_months_from_knowing(
        3,
        "自分のために相続が始まったことを知った日の翌日から3か月以内",
        law("民法", 915),
        rolls=Rolls.NONE,
        note="期間を延ばす申立てができます。末日が休みの日の扱いは裁判所によるため、先へ送らずに示しています",
    ),
    bring=(Document("戸籍"), Document("申述書")),
    amount=Amount(wording="収入印紙800円など（家庭裁判所でお確かめください）"),
    section=SectionRole.TAX,
    office="家庭裁判所（亡くなった方の最後の住所地）",
    laws=(law("民法", 915, 920, 921, 938),),
    sources=("https://ogawa-shihou.com/calculation/", "https://hashibami-souzoku.jp/?p=10502"),
    effects="放棄しても、葬祭費・未支給年金・遺族年金は受け取れます。還付金や高額療養費を受け取ると、放棄できなくなることがあります。",
    note="窓口で放棄の判断をしない。還付・給付の受け取りを勧める前に、放棄のご予定を聞く。限定承認は相続人の全員で行う。",
)

quasi_return = Procedure(
    id="quasi-return",
    title="所得税・消費税の準確定申告",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        deceased.may_have_property,
        label("申告の要る所得がある", estate.has_taxable_income, law("所得税法", 124, 125)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=_months_from_knowing(
        4,
        "相続の開始を知った日の翌日から4か月以内",
        law("所得税法", 124, 125),
        _TAX_ROLL,
        law("国税通則法施行令", "2条2項"),
        rolls=Rolls.TAX,
        note="1月から3月15日までに亡くなって、前の年の申告がまだなら、前の年の分も同じ期限です",
    ),
    bring=(
        Document("源泉徴収票"),
        Document("医療費・保険料の領収書"),
        Document("準確定申告書の付表", "相続人がお二人以上のとき"),
    ),
    section=SectionRole.TAX,
    office="税務署",
    laws=(law("所得税法", 124, 125), law("消費税法", 45), law("国税通則法", 10)),
    sources=(
        "https://souzoku-pro.info/columns/946",
        "https://sawada-cpta.com/blog/（準確定申告の期限）",
        "http://kimotokaikei.com/kimoto/qa_zeimu/qa_zeimu033.html",
    ),
    effects="年金が400万円以下などで、申告の要らない方もおられます。",
    note="青色申告を継ぐ人は別に承認の申請が要る（亡くなった時期で期限が違う）。相続人は連署するか、各自で申告する。",
)

inherit_tax = Procedure(
    id="inherit-tax",
    title="相続税の申告",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.ELSEWHERE,
    required_when=all_of(
        deceased.may_have_property,
        label("遺産が基礎控除を超える見込み", estate.is_taxable_estate, law("相続税法", 15, 27)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=_months_from_knowing(
        10,
        "相続の開始を知った日の翌日から10か月以内",
        law("相続税法", 27),
        _TAX_ROLL,
        law("国税通則法施行令", "2条2項"),
        rolls=Rolls.TAX,
    ),
    amount=Amount(wording="個別に計算します"),
    section=SectionRole.TAX,
    office="税務署（亡くなった方の住所地）",
    laws=(law("相続税法", 15, 27),),
    sources=(
        "https://www.keisan.nta.go.jp/oshirase/sozoku/yohihantei/goriyomae/shinkokukigen.html",
        "https://sawada-tax.com/when-is-the-filing-deadline/",
    ),
    effects="かかるかどうかは、税務署か税理士にお尋ねください。",
    note="農地の納税猶予は農業委員会の証明が要り、10か月に間に合わせる。",
)

PROCEDURES = (renounce, quasi_return, inherit_tax)
