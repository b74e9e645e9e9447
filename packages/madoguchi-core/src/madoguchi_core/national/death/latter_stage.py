"""後期高齢者医療の資格喪失・葬祭費・未支給の給付・保険料の精算・住所地特例。"""

from datetime import date

from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.death._common import (
    BANK_ACCOUNT,
    FUNERAL_PROOF,
    LATTER_CERTIFICATES,
    MANDATE,
    VISITOR_ID,
    fourteen_days_of_loss,
    old_cards_are_valid,
)
from madoguchi_core.national.facts import deceased, funeral
from madoguchi_core.national.parameters import (
    latter_funeral_amount,
    latter_loss_mode,
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
from madoguchi_core.rules import Confidence, all_of, label, law

_ACT = "高齢者の医療の確保に関する法律"
_in_latter_stage = label(
    "後期高齢者医療に入っていた", deceased.medical_insurance == MedicalInsurance.LATTER_STAGE, law(_ACT, 50)
)
_OLD_CARD = Document(
    "後期高齢者医療の被保険者証（保険証）",
    "お持ちのとき",
    old_cards_are_valid,
)

latter_loss = Procedure(
    id="latter-loss",
    title="後期高齢者医療 資格喪失・証の返却",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=_in_latter_stage,
    filed_by=(Filer.BEREAVED,),
    deadline=fourteen_days_of_loss(law(_ACT, 54), confidence=Confidence.LAW_KNOWN),
    bring=(LATTER_CERTIFICATES, _OLD_CARD, Document("特定疾病療養受療証", "お持ちのとき")),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 53, 54),),
    after=("death-report",),
    sources=(
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000144.html",
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000146.html",
        "https://www.callcenter.city.sapporo.jp/sapporo/cc/web/knowledge431009.html",
        "https://www.city.ebetsu.hokkaido.jp/soshiki/iryo/137081.html",
        "https://www.city.eniwa.hokkaido.jp/soshikikarasagasu/hokenhukushibu/kokuhoiryoka/hoken_josei/1/19650.html",
        "https://souzoku-sodan.co.jp/blog/detail/20210519160414（後期は死亡届で自動的に資格喪失）",
    ),
    effects="死亡届が済んでいれば、証をお返しいただくだけで足りることがあります。証が見つからないときも、窓口にお知らせください。",
    note="施行規則の条番号は未照合。2026-08-01 以後の証の種類は実施後に確かめる。",
    settings=(latter_loss_mode,),
    amendments=(
        Amendment("全員に資格確認書を交付", since=date(2024, 12, 2), until=date(2026, 7, 31)),
        Amendment(
            "保険証の利用登録があれば資格情報のお知らせ、なければ資格確認書（予告。実施後の確認が要る）",
            since=date(2026, 8, 1),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
)

latter_funeral = Procedure(
    id="latter-funeral",
    title="後期高齢者医療 葬祭費の支給申請",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(_in_latter_stage, label("葬祭を行った", funeral.is_held, law(_ACT, 86))),
    filed_by=(Filer.FUNERAL_HOST, Filer.AGENT),
    deadline=limitation(
        funeral.held_on,
        2,
        wording="葬祭の日の翌日から2年",
        laws=(law(_ACT, 160),),
        note="時効のため、閉庁日でも先へ送らずに示しています",
    ),
    bring=(FUNERAL_PROOF, BANK_ACCOUNT, VISITOR_ID, MANDATE),
    amount=Amount(latter_funeral_amount),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 86, 160),),
    after=("latter-loss",),
    sources=(
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000144.html",
        "https://www.callcenter.city.sapporo.jp/sapporo/cc/web/knowledge431009.html",
        "https://www.city.obihiro.hokkaido.jp/kurashi/hoken/kouki/1002696.html",
    ),
    effects="支払いは広域連合からです。",
    note="健保の本人の資格をなくして3か月以内の死亡なら、埋葬料との調整を確かめる。額は広域連合ごと。",
)

latter_high_cost = Procedure(
    id="latter-high-cost",
    title="後期 高額療養費・高額介護合算療養費・療養費の未支給",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.APPLICATION,
    required_when=all_of(
        _in_latter_stage,
        label("まだ支給されていない給付がある", deceased.has_latter_unpaid, law(_ACT, 84, 85)),
    ),
    filed_by=(Filer.HEIR,),
    deadline=Deadline(
        "診療を受けた月の翌月1日から2年",
        laws=(law(_ACT, 160),),
        note="診療の月ごとに数えるため、日付を一つにしていません",
    ),
    bring=(
        Document("受け取る相続人の口座が分かるもの"),
        Document("申立書・誓約書"),
        Document("戸籍", "続柄の確認を求められたとき"),
    ),
    amount=Amount(wording="広域連合が計算します"),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 84, 85, 160),),
    after=("latter-loss",),
    sources=(
        "https://iryokouiki-hokkaido.jp/hotnews/detail/00000144.html",
        "https://www.city.koriyama.lg.jp/soshiki/35/4680.html",
        "https://www.city.kasukabe.lg.jp/kenko_hoken_fukushi/kokikoreishairyoseido/nakunattatoki/8139.html",
    ),
    effects="これからの通知の送り先も、相続人の方に変わります。",
    note="相続放棄をお考えの方がいないか、先に確かめる。",
)

latter_premium = Procedure(
    id="latter-premium",
    title="後期高齢者医療保険料の精算",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.EX_OFFICIO,
    required_when=_in_latter_stage,
    filed_by=(Filer.MAYOR, Filer.HEIR),
    deadline=promptly("町から通知が届いたら、相続人が請求し、または納めます", laws=(law(_ACT, 104),)),
    bring=(Document("受け取る相続人の口座が分かるもの", "戻る保険料があるとき"),),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 104),),
    after=("heir-rep",),
    sources=(
        "https://www.city.kasukabe.lg.jp/kenko_hoken_fukushi/kokikoreishairyoseido/nakunattatoki/8139.html",
    ),
    effects="亡くなった月の前の月までの月割です。月の末日に亡くなったときだけ、その月の分までかかります。"
    "年金からの天引きは、戻るまでに日数がかかります。",
    note="還付は町・広域連合が計算し、相続人が請求する。",
)

domicile_latter = Procedure(
    id="domicile-latter",
    title="後期 住所地特例の資格喪失",
    events=(LifeEvent.DEATH,),
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _in_latter_stage,
        label("住所が町の外にある", ~deceased.is_resident, law(_ACT, 55)),
        label(
            "住所地特例で、道の広域連合の被保険者のままだった",
            deceased.has_latter_address_exception,
            law(_ACT, 55),
        ),
    ),
    filed_by=(Filer.BEREAVED, Filer.FACILITY),
    deadline=fourteen_days_of_loss(
        law(_ACT, 54, 55),
        note="亡くなったときの届の要否と日数は、広域連合に確かめます",
        confidence=Confidence.UNSOURCED,
    ),
    bring=(LATTER_CERTIFICATES, _OLD_CARD),
    section=SectionRole.LATTER_STAGE,
    laws=(law(_ACT, 55),),
    sources=("https://www.nishinomiya-city-callcenter.jp/faq/detail.aspx?id=805",),
    effects="住民票は別の市区町村にあるので、死亡届だけでは保険の記録は変わりません。",
    note="道内の移動は同じ広域連合なので、特例の届はない。特例の仕組みは確かめたが、"
    "死亡時の届の要否・日数は広域連合に確かめる。",
)

PROCEDURES = (
    latter_loss,
    latter_funeral,
    latter_high_cost,
    latter_premium,
    domicile_latter,
)
