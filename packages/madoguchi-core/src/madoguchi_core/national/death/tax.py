"""町税の代表者・住民税の承継・口座振替・還付金の受け取り。"""

from madoguchi_core.national.choices import CareInsurer, MedicalInsurance
from madoguchi_core.national.death._common import VISITOR_ID
from madoguchi_core.national.facts import deceased, estate, household
from madoguchi_core.national.parameters import care_first_age, heir_rep_target_days
from madoguchi_core.procedures import (
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    promptly,
)
from madoguchi_core.rules import all_of, any_of, label, law

heir_rep = Procedure(
    id="heir-rep",
    title="相続人代表者指定（変更）届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        label(
            "町税の納税義務または還付がある",
            any_of(deceased.has_town_tax, deceased.has_fixed_assets),
            law("地方税法", 9),
        ),
        label("相続人が二人以上", household.has_several_heirs, law("地方税法", "9条の2")),
    ),
    filed_by=(Filer.HEIR,),
    deadline=promptly(
        laws=(law("地方税法", "9条の2"),), note="届け出がなければ町長が指定できます（地方税法9条の2第2項）"
    ),
    bring=(VISITOR_ID, Document("戸籍", "続柄の確認を求められたとき")),
    section=SectionRole.TAX,
    laws=(law("地方税法", 9, "9条の2"),),
    after=("death-report",),
    sources=(
        "https://www.city.kashiwa.lg.jp/shiminzei/kojinshiminzei/souzoku.html",
        "https://www.city.nichinan.lg.jp/kurashi_tetsuzuki/zeikin/6813.html",
        "http://www.town.ichikawamisato.yamanashi.jp/20life/14tax/2020-0526-1435-5.html",
        "http://toweb.city.kobayashi.lg.jp/reiki/reiki_honbun/r346RG00001873.html",
    ),
    effects="書類の送り先を決めるだけで、所有権・相続分・登記には関わりません。相続を放棄した方は除きます。",
    note="目安の日数（2週間など）は町ごと。法律に日数の定めはない。",
    settings=(heir_rep_target_days,),
)

_has_refund = any_of(
    label("町税の納付・還付がある", deceased.has_town_tax, law("地方税法", 9)),
    label("国保の未申請の高額療養費がある", deceased.has_nhi_high_cost, law("国民健康保険法", "57条の2")),
    label(
        "後期高齢者医療の保険料を精算する",
        deceased.medical_insurance == MedicalInsurance.LATTER_STAGE,
        law("高齢者の医療の確保に関する法律", 104),
    ),
    label(
        "介護保険の第1号の保険料を精算する",
        all_of(
            deceased.age_attained_on_death >= care_first_age,
            deceased.care_insurer == CareInsurer.TOWN,
        ),
        law("介護保険法", 129, 139),
    ),
)

heir_refunds = Procedure(
    id="heir-refunds",
    title="町の還付金・給付の受け取り口座（相続人代表）の一括確認",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=_has_refund,
    filed_by=(Filer.HEIR,),
    deadline=promptly("来られた日に確かめます"),
    bring=(
        Document("受け取る相続人の口座が分かるもの"),
        Document("申立書・誓約書", "係ごとの様式を求められたとき"),
    ),
    section=SectionRole.TAX,
    laws=(
        law("地方税法", "9条の2"),
        law("国民健康保険法", "57条の2"),
        law("高齢者の医療の確保に関する法律", 104),
        law("介護保険法", 139),
    ),
    after=("heir-rep",),
    sources=(
        "https://www.city.kani.lg.jp/23393.htm",
        "https://www.city.kasukabe.lg.jp/kenko_hoken_fukushi/kokikoreishairyoseido/nakunattatoki/8139.html",
        "https://www.city.natori.miyagi.jp/page/33506.html",
    ),
    effects="相続の放棄をお考えの方は、お受け取りになる前に窓口にお知らせください。町税の相続人代表者の届だけでは、後期高齢者医療と介護保険の受け取り口座は変わりません。係ごとに確かめます。",
    note="相続放棄をお考えの方がいないか、先に確かめる。放棄の予定がある方に受け取りを勧めない。"
    "葬祭費は葬祭を行った人の権利で、相続と別。水道料金の戻りは使用者というだけでは言えないので、精算のときに確かめる。"
    "各係の分を一枚にまとめられるかは町ごと。",
)

resident_tax = Procedure(
    id="resident-tax",
    title="個人住民税（森林環境税を含む）の承継",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=label(
        "1月1日に住所があり、住民税が課税されている",
        estate.has_resident_tax,
        law("地方税法", 39, 294, 318),
    ),
    filed_by=(Filer.MAYOR,),
    deadline=promptly(
        "納税通知書が届いたら、相続人（放棄した方を除きます）が引き継いで納めます",
        laws=(law("地方税法", 9),),
    ),
    bring=(
        Document("相続人代表者指定届"),
        Document("相続放棄申述受理通知書の写し", "相続を放棄したとき"),
    ),
    section=SectionRole.TAX,
    laws=(law("地方税法", 9, 39, 294, 318),),
    after=("heir-rep",),
    sources=(
        "https://www.city.kashiwa.lg.jp/shiminzei/kojinshiminzei/souzoku.html",
        "https://z3ngovjp.zendesk.com/hc/ja/articles/4546489660697",
        "http://www.city.komae.tokyo.jp/index.cfm/41,27465,308,1970,html",
    ),
    effects="その年の1月1日に住所のあった方の、6月に決まる分（前の年の所得にかかるもの）も引き継ぎます。月割はありません。"
    "亡くなった年の所得には、翌年度の住民税はかかりません。",
    note="給与・年金の天引きは止まり、残りは普通徴収になる。1月1日当日に亡くなった人は、その年を賦課期日とする年度は"
    "課税しない扱いと答える市がある（前の年度の残りは承継する）。",
)

direct_debit = Procedure(
    id="direct-debit",
    title="町税・料金の口座振替の変更・停止",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.CONFIRMATION,
    required_when=label(
        "亡くなった方の口座から引き落としている",
        estate.has_direct_debit,
        law("地方自治法施行令", 155),
    ),
    filed_by=(Filer.NEW_PAYER,),
    deadline=promptly("口座が使えなくなる前に"),
    bring=(Document("新しく納める方の口座が分かるもの・届出印"),),
    section=SectionRole.TAX,
    laws=(law("地方自治法施行令", 155),),
    sources=(
        "http://183.176.244.120/soshiki/syuuzei/kouzahurikaeqa1.html",
        "http://www.town.ichikawamisato.yamanashi.jp/20life/14tax/2020-0526-1435-5.html",
    ),
    effects="口座振替は納める方ごとの申し込みで、名義が変わると引き継がれません。金融機関でもお手続きできます。",
    note="残る世帯員の水道料金・保育料などが亡くなった方の口座なら、それも止まる。",
)

PROCEDURES = (heir_rep, heir_refunds, resident_tax, direct_debit)
