"""個人番号カードの券面変更・継続利用・国外での継続利用と、在留カードの住居地。"""

from dataclasses import replace
from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.cases import Part
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import Destination, MoveOrigin, ResidenceClass
from madoguchi_core.national.moves._common import (
    EVERY_MOVE_IN,
    NUMBER_ACT,
    after_notices,
    fourteen_days,
    has_special_lapsed,
    is_spouse,
)
from madoguchi_core.procedures import (
    Amendment,
    Amount,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
    days_after,
    fixed_day,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law, shifted

_CARD_AND_PIN = Document("個人番号カード（マイナンバーカード）と、4桁の暗証番号")
_CARD = Document("個人番号カード（マイナンバーカード）と、4桁の暗証番号（署名用の電子証明書は6〜16桁）")
_IMMIGRATION_ACT = "出入国管理及び難民認定法"
_SPECIAL_ACT = "日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法"
_has_card = label("個人番号カードを持っている", person.has_card, law(NUMBER_ACT, 17))

card_name = Procedure(
    id="card-name",
    title="マイナンバーカードの券面変更（氏名・住所）",
    events=(LifeEvent.MARRIAGE, LifeEvent.DIVORCE, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        any_of(
            label("住所が変わる", person.part == Part.MOVER, law(NUMBER_ACT, "17条4項")),
            all_of(
                is_spouse,
                label("氏が変わる", person.is_name_changed, law(NUMBER_ACT, "17条4項")),
            ),
        ),
        _has_card,
    ),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER, Filer.AGENT),
    deadline=replace(
        fourteen_days(law(NUMBER_ACT, "17条4項"), starts="氏名や住所が変わった日"),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(_CARD,),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MARRIAGE, LifeEvent.DIVORCE, LifeEvent.MOVE_WITHIN)),
    laws=(law(NUMBER_ACT, "17条4項"),),
    sources=(
        "https://www.city.ichikikushikino.lg.jp/shimin1/mainanbacddennshi.html",
        "https://www.city.koshigaya.saitama.jp/kurashi_shisei/kurashi/todokede/kosekitodoke/rikon.html",
    ),
    effects="署名用の電子証明書は使えなくなるので、お使いになる方は新しくお作りします。利用者証明用はそのまま使えます。",
    note="14日の根拠の条文は未照合。入籍届で氏の変わる子は、その届のときに券面を改める。",
)


def _ninety_days(rolls: Rolls) -> Deadline:
    return days_after(
        move.reported_on,
        90,
        wording="転入届をした日を1日目として90日以内（末日が休みに当たるときは、その前の開庁日までにお越しください）",
        laws=(law(NUMBER_ACT, 17), law("地方自治法", "4条の2第4項")),
        counting=Counting.FIRST_DAY_INCLUDED,
        rolls=rolls,
        note="末日が休みの日でも、先へ送らずに示しています。過ぎると、カードが使えなくなります",
    )


card_continue = Procedure(
    id="card-continue",
    title="マイナンバーカードの継続利用",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("国内のほかの市区町村からの転入", move.origin == MoveOrigin.DOMESTIC, law(NUMBER_ACT, 17)),
        _has_card,
        ~has_special_lapsed,
    ),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER, Filer.LEGAL_REPRESENTATIVE, Filer.AGENT),
    deadline=replace(_ninety_days(Rolls.NONE), others=(_ninety_days(Rolls.TOWN),)),
    bring=(
        _CARD_AND_PIN,
        Document("戸籍や登記事項証明書", "法定代理人の方が来られるとき"),
    ),
    amount=Amount(wording="無料（使えなくなった後の再交付は有料のことがあります。1,000円の例があります）"),
    section=SectionRole.RESIDENCE,
    after=after_notices(EVERY_MOVE_IN),
    laws=(law(NUMBER_ACT, 17),),
    sources=(
        "https://www.city.higashimatsuyama.lg.jp/soshiki/28/42439.html",
        "https://www.city.tomakomai.hokkaido.jp/kurashi/mynumber/keizoku.html",
        "https://www.city.sakuragawa.lg.jp/kurashi/tetsuzuki/mynumbercard/page008949.html",
        "https://www.city.mito.lg.jp/page/64422.html",
    ),
    effects="いまのカードを、この町でも続けてお使いになれます。署名用の電子証明書は転入で使えなくなるので、お望みの方には新しくお作りします。",
    note="90日は、届出の日から起算と書く市があり、届出の日を1日目とした早い日を示す。任意の代理人には照会書を送る。"
    "前の町で継続利用をせずに再び転出した方は対象でない。転入届が14日・30日を過ぎた方のカードは失効している。",
)

card_abroad = Procedure(
    id="card-abroad",
    title="国外継続利用（マイナンバーカード）",
    events=(LifeEvent.MOVE_OUT,),
    kind=ProcedureKind.APPLICATION,
    per=Per.PERSON,
    required_when=all_of(
        label("国外へ移る", move.destination == Destination.ABROAD, law(NUMBER_ACT, 17)),
        label("国外に1年以上住む見込み", registration.stays_abroad_a_year, law("住民基本台帳法", 24)),
        label("日本国籍", person.nationality == Nationality.JAPANESE, law(NUMBER_ACT, 17)),
        _has_card,
        label("届出が転出予定日の前日まで", move.reported_on < move.moved_on, law(NUMBER_ACT, 17)),
    ),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER, Filer.LEGAL_REPRESENTATIVE),
    deadline=fixed_day(
        shifted(move.moved_on, -1, PeriodUnit.DAY),
        wording="転出予定日の前日まで",
        laws=(law(NUMBER_ACT, 17),),
        note="転出予定日になってからは、お手続きできません",
    ),
    bring=(_CARD_AND_PIN,),
    amount=Amount(
        wording="無料（使えなくなった後の再交付は、転出予定日から90日以内なら無料とする市もあります）"
    ),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MOVE_OUT,)),
    since=date(2024, 5, 27),
    laws=(law(NUMBER_ACT, 17),),
    sources=(
        "https://www.vill.nishigo.fukushima.jp/soshiki/juminseikatsuka/koseki_juminhyo_inkantoroku/1/5102.html",
        "https://www.city.ritto.lg.jp/soshiki/shimin/sogomadoguchi/gyoumu/mynumbercard/kokugaitennsyutusyayou/15469.html",
        "https://www.city.fukushima.fukushima.jp/soshiki/7/1029/1/3/3741.html",
        "https://www.city.kainan.lg.jp/kakubusho/soumubu/shiminka/shiminkatorikumi/my_number_card/6386.html",
    ),
    effects="国外に移られた後も、カードをお使いになれます。",
    note="附票があり、2015年10月5日以後に番号の付いた方。予定日が届出の当日以前だとできない。外国籍の方のカードは失効する。"
    "国外転出者の条の番号は要照合。",
)

card_residence = Procedure(
    id="card-residence",
    title="在留カードの住居地の裏書・特定在留カード",
    events=(LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=label(
        "中長期在留者か特別永住者である",
        person.residence_class.one_of(ResidenceClass.MID_TO_LONG_TERM, ResidenceClass.SPECIAL_PERMANENT),
        law(_IMMIGRATION_ACT, "19条の7", "19条の8", "19条の9"),
        law(_SPECIAL_ACT, 10),
    ),
    filed_by=(Filer.PERSON, Filer.RELATIVE_LIVING_TOGETHER, Filer.AGENT),
    deadline=fourteen_days(
        law(_IMMIGRATION_ACT, "19条の7", "19条の8", "19条の9"), starts="住居地を定めた日・移した日"
    ),
    bring=(Document("在留カードまたは特別永住者証明書"),),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.MOVE_IN, LifeEvent.MOVE_WITHIN)),
    laws=(
        law(_IMMIGRATION_ACT, "19条の7", "19条の8", "19条の9"),
        law(_SPECIAL_ACT, 10),
        law(_IMMIGRATION_ACT, "71条の2", "22条の4第1項"),
    ),
    sources=(
        "https://visa-yokohama.net/2014/11/04/",
        "https://toyofaq.city.toyonaka.osaka.jp/faq_p/P200.aspx?FAQID=2502732",
        "https://mnakamura.net/archives/4271",
        "https://mnakamura.net/archives/4426",
        "https://gyosei-tominaga.com/tokutei-zairyu-card-mynumber-2026",
        "https://www.nbc.or.jp/?p=10062",
        "https://iuris.jp/出入国管理及び難民認定法-第十九条の九-住居地の変更届出/jpn/a/29236",
        "https://ebisudo-office.com/category/joubun/nyuukanhou/page/2",
        "https://confiance-capls.jp/2019/05/16/",
        "https://nagata-bengoshi.com/",
        "https://www.city.arakawa.tokyo.jp/a010/todokede/gaikokujintouroku/jukyochi_todokede.html",
    ),
    amendments=(
        Amendment(
            "マイナンバーカードと一体になった在留カード（特定在留カード）を、望む方は住居地の届出と併せて申し込める"
            "（公表された予定。実施後の窓口の手順は未確認）",
            since=date(2026, 6, 14),
            laws=(law(_IMMIGRATION_ACT, "19条の7", "19条の8", "19条の9"),),
            confidence=Confidence.LAW_KNOWN,
        ),
    ),
    effects="転入届・転居届のときに在留カードなどを出されると、入管への住居地の届出も済んだことになります。",
    note="カードを出さないと、入管の届出が別に残る。16歳以上は本人。16歳に達していない方や病気などの方は、同居の16歳以上の親族が代わって届け出る。"
    "住民基本台帳の届は同じ世帯の人ができるが、入管の届は同居の親族で、範囲が違う。親族でない同じ世帯の人・別の世帯の人には委任状が要る。"
    "怠ると罰金（71条の2以下）、90日で在留資格の取消し（22条の4第1項）の対象になる（窓口で断定しない）。",
)

PROCEDURES = (card_name, card_continue, card_abroad, card_residence)
