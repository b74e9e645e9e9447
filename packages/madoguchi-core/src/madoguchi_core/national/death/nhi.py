"""国民健康保険の資格喪失・証の返還・葬祭費・高額療養費・世帯主（納税義務者）変更・国保税の精算・住所地特例。"""

from datetime import date

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import (
    BANK_ACCOUNT,
    FUNERAL_PROOF,
    MANDATE,
    VISITOR_ID,
    fourteen_days,
    fourteen_days_of_loss,
    kenpo_burial_after_loss,
    old_cards_are_valid,
)
from madoguchi_core.national.facts import deceased, funeral, household
from madoguchi_core.national.parameters import (
    nhi_funeral_amount,
    nhi_loss_mode,
    nhi_notice_return,
)
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
    limitation,
    promptly,
)
from madoguchi_core.rules import Law, all_of, any_member, any_of, label, law

_ACT = "国民健康保険法"
_RULE = "国民健康保険法施行規則"
_in_nhi = label("国民健康保険に入っていた", deceased.medical_insurance == MedicalInsurance.NHI, law(_ACT, 8))
_is_taxpayer = label(
    "亡くなった方が世帯主（国保税の納税義務者）", deceased.is_head, law("地方税法", "703条の4")
)
_member_remains = label(
    "国保の加入者が残る", any_member(household.remaining, household.is_member_in_nhi), law(_ACT, 9)
)
_OLD_CARD = Document(
    "国民健康保険の被保険者証（保険証）",
    "お持ちのとき",
    old_cards_are_valid,
)
_CERTIFICATE = Document("国民健康保険の資格確認書", "交付されているとき")

nhi_loss = Procedure(
    id="nhi-loss",
    title="国民健康保険 被保険者資格喪失届",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=_in_nhi,
    filed_by=(Filer.HEAD, Filer.NEW_HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=fourteen_days_of_loss(
        law(_RULE, 13),
        note="資格をなくすのは亡くなった日の翌日",
    ),
    bring=(
        _CERTIFICATE,
        Document("国民健康保険の資格情報のお知らせ", "町が回収するとき", nhi_notice_return == True),  # noqa: E712
        _OLD_CARD,
        VISITOR_ID,
    ),
    section=SectionRole.NHI,
    laws=(law(_ACT, 8, 9), law(_RULE, 13)),
    after=("death-report",),
    sources=(
        "https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=2033",
        "https://chester-souzoku.com/other/disqualification-report-5820",
        "https://www.rodo.co.jp/laws/123585/",
        "https://www.city.wakayama.wakayama.jp/kurashi/kokuho_nenkin/1001090/1066216.html",
    ),
    effects="資格は亡くなった日の翌日になくなります。",
    note="死亡届だけで足り、証の返却だけを求める町がある。資格情報のお知らせを回収するか自分で破棄とするかも町ごと。",
    settings=(nhi_loss_mode,),
    amendments=(
        Amendment(
            "保険証の新しい交付は無くなり、資格確認書か資格情報のお知らせになった", since=date(2024, 12, 2)
        ),
        Amendment("旧の保険証は使えず、返却の対象にしない", since=date(2025, 12, 2)),
    ),
)

nhi_head_change = Procedure(
    id="nhi-head-change",
    title="国民健康保険 世帯主（納税義務者）変更",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_is_taxpayer, _member_remains),
    filed_by=(Filer.NEW_HEAD,),
    deadline=fourteen_days(law(_ACT, 9)),
    bring=(
        Document("残る加入者全員の資格確認書・資格情報のお知らせ"),
        Document("残る加入者全員の被保険者証（保険証）", "お持ちのとき", old_cards_are_valid),
        VISITOR_ID,
        Document("新しい世帯主の口座が分かるもの", "口座振替にするとき"),
    ),
    section=SectionRole.NHI,
    laws=(law(_ACT, 9), law("地方税法", "703条の4")),
    after=("head-change",),
    sources=(
        "https://www.mhlw.go.jp/web/t_doc?dataId=00tb1071&dataType=1&pageNo=1",
        "https://www.city.sasebo.lg.jp/hokenhukusi/iryoho/hokenze.html",
        "https://www.city.tsugaru.aomori.jp/soshiki/minsei/kokuminkenkohoken/hokenzei/faq/5686.html",
        "https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=2033",
    ),
    effects="記号番号、納税通知のあて名、軽減の判定に使う所得が変わります。"
    "国保税は、世帯主が替わる前と後に分けて計算し、新しい世帯主にあらためて通知します。",
    note="社保・後期の世帯主（擬制世帯主）が亡くなったときも要る。世帯主が職権で決まるときも、国保の差替えは要る。",
)

nhi_funeral = Procedure(
    id="nhi-funeral",
    title="国民健康保険 葬祭費の支給申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _in_nhi, label("葬祭を行った", funeral.is_held, law(_ACT, 58)), ~kenpo_burial_after_loss
    ),
    filed_by=(Filer.FUNERAL_HOST, Filer.AGENT),
    deadline=limitation(
        funeral.held_on,
        2,
        wording="葬祭の日の翌日から2年",
        laws=(law(_ACT, 110),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(FUNERAL_PROOF, BANK_ACCOUNT, VISITOR_ID, MANDATE),
    amount=Amount(nhi_funeral_amount),
    section=SectionRole.NHI,
    laws=(law(_ACT, 58, 110),),
    after=("nhi-loss",),
    sources=(
        "https://www.city.hokuto.hokkaido.jp/docs/1258.html",
        "http://www.city.obihiro.hokkaido.jp/shiminkankyoubu/kokuhoka/a550405.html",
        "https://www.town.mashiki.lg.jp/kiji003674/index.html",
        "https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=1195",
        "https://akaigawa.com/?p=4651",
    ),
    note="火葬だけ・無宗教の扱い、公害・第三者行為の制限は町ごと。健保の被扶養者だった方は国保の葬祭費へ。",
)

nhi_high_cost = Procedure(
    id="nhi-high-cost",
    title="国民健康保険 高額療養費（未申請分）",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _in_nhi,
        label("まだ申請していない高額療養費がある", deceased.has_nhi_high_cost, law(_ACT, "57条の2")),
    ),
    filed_by=(Filer.HEAD, Filer.HEIR),
    deadline=Deadline(
        "診療を受けた月の翌月1日から2年（医療費を払ったのが翌月以後なら、払った日の翌日から2年）",
        laws=(law(_ACT, 110),),
        note="診療の月ごとに数えるため、日付を一つにしていません",
    ),
    bring=(
        Document("医療費の領収書"),
        BANK_ACCOUNT,
        Document("相続人だと分かる戸籍・申立書", "相続人が申請するとき"),
        VISITOR_ID,
    ),
    amount=Amount(wording="所得の区分と年齢により、町が計算します"),
    section=SectionRole.NHI,
    laws=(law(_ACT, "57条の2", 110),),
    sources=("https://gentosha-go.com/articles/-/4522",),
    effects="受け取るのは世帯主です。亡くなった方が世帯主のときは、相続人が受け取ります（相続財産になります）。",
    note="受取人は被保険者でなく世帯主。自動で振り込む登録の口座が亡くなった方のものなら、口座を変える。"
    "相続放棄をお考えの方がいないか、先に確かめる。",
)

nhi_certificates = Procedure(
    id="nhi-certificates",
    title="国保 高齢受給者証・特定疾病療養受療証・限度額適用認定証の返還",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _in_nhi,
        label(
            "高齢受給者証・特定疾病療養受療証・限度額適用認定証がある",
            deceased.has_nhi_certificates,
            Law(_RULE),
        ),
    ),
    filed_by=(Filer.BEREAVED,),
    deadline=fourteen_days_of_loss(
        Law(_RULE),
        note="資格喪失届と一緒にお返しいただく目安の日です",
        is_target=True,
    ),
    bring=(Document("国保の高齢受給者証・特定疾病療養受療証・限度額適用認定証", "お持ちのもの"),),
    section=SectionRole.NHI,
    laws=(Law(_RULE),),
    after=("nhi-loss",),
    sources=("https://www.town.otsuki.kochi.jp/life/dtl.php?hdnKey=2033",),
    effects="見つからないときも、お手続きは進められます。",
    note="証ごとの返還の日数の定めは未確認。2024-12-02 から、高齢受給者証・限度額の記載を資格確認書に併せる所がある。施行規則の条番号は未照合。",
    amendments=(
        Amendment("限度区分・特定疾病を、資格確認書に併せて書けるようになった", since=date(2024, 12, 2)),
    ),
)

nhi_tax = Procedure(
    id="nhi-tax",
    title="国民健康保険税の精算・還付",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=any_of(_in_nhi, all_of(_is_taxpayer, _member_remains)),
    filed_by=(Filer.MAYOR,),
    deadline=promptly(
        "町から通知が届いたら、世帯主か相続人が受け取り、または納めます", laws=(law("地方税法", 9, 17),)
    ),
    bring=(
        Document("受け取る方の口座が分かるもの", "戻る税があるとき"),
        Document("相続人代表者指定届", "亡くなった方が世帯主のとき"),
    ),
    section=SectionRole.TAX,
    laws=(law("地方税法", "703条の4", 9, 17),),
    after=("heir-rep",),
    sources=(
        "https://www.city.sasebo.lg.jp/hokenhukusi/iryoho/hokenze.html",
        "https://www.city.kasukabe.lg.jp/kenko_hoken_fukushi/kokikoreishairyoseido/nakunattatoki/8139.html",
    ),
    effects="資格をなくした日（亡くなった日の翌日）のある月の、前の月までの月割です。"
    "月の末日に亡くなったときだけ、その月の分までかかります。",
    note="保険料の方式の町は、国保料（国民健康保険法）。月末の例外は、後期・介護の資料と同じ考え方による。",
)

domicile_nhi = Procedure(
    id="domicile-nhi",
    title="国保 住所地特例の資格喪失",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _in_nhi,
        label("住所が町の外にある", ~deceased.is_resident, law(_ACT, 116, "116条の2")),
        label(
            "住所地特例・学生の特例で町の国保に残っていた",
            deceased.has_nhi_address_exception,
            law(_ACT, 116, "116条の2"),
        ),
    ),
    filed_by=(Filer.HEAD, Filer.FACILITY),
    deadline=fourteen_days_of_loss(law(_ACT, 116, "116条の2")),
    bring=(_CERTIFICATE, _OLD_CARD),
    section=SectionRole.NHI,
    laws=(law(_ACT, 116, "116条の2"),),
    sources=("https://www.city.tatebayashi.gunma.jp/s052/kenko/070/001/030/20240221104002.html",),
    effects="住民票は別の市区町村にあるので、死亡届だけでは町の国保の記録は変わりません。",
    note="施設に入った方は116条の2、学生は116条。",
)

PROCEDURES = (
    nhi_loss,
    nhi_head_change,
    nhi_funeral,
    nhi_high_cost,
    nhi_certificates,
    nhi_tax,
    domicile_nhi,
)
