"""転入届・特例転入・国外からの転入・外国人の転入（住民基本台帳法30条の46・47）・未届転入。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import MoveOrigin, ResidenceClass
from madoguchi_core.national.moves._common import (
    CARDS,
    EVERY_MOVE_IN,
    MANDATE,
    NUMBER_ACT,
    RESIDENCE_CARD,
    VISITOR_ID,
    fourteen_days,
    has_special_lapsed,
    report_limit,
    special_limit,
)
from madoguchi_core.procedures import (
    Deadline,
    Document,
    Filer,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import all_of, any_member, any_of, label, law

_ACT = "住民基本台帳法"
_ORDER = "住民基本台帳法施行令"
_IMMIGRATION_ACT = "出入国管理及び難民認定法"
_FILERS = (Filer.PERSON, Filer.HEAD, Filer.HOUSEHOLD_MEMBER, Filer.AGENT)
_LISTED = (
    ResidenceClass.MID_TO_LONG_TERM,
    ResidenceClass.SPECIAL_PERMANENT,
    ResidenceClass.TEMPORARY_REFUGE,
    ResidenceClass.PROVISIONAL_STAY,
)
_RESIDENCE_PAPER = Document("在留カード・特別永住者証明書・一時庇護許可書・仮滞在許可書のどれか")

_from_elsewhere = label("国内のほかの市区町村からの転入", move.origin == MoveOrigin.DOMESTIC, law(_ACT, 22))
_from_abroad = label("国外からの転入", move.origin == MoveOrigin.ABROAD, law(_ACT, 22, "30条の46"))
_had_no_register = label("この町に住んでいて、住民票が無かった", move.origin == MoveOrigin.HERE)
_by_card = label(
    "カードによる転入（特例）ができる",
    all_of(move.is_special, registration.has_special_card, ~has_special_lapsed),
    law(_ACT, "24条の2"),
)

juki_move_in = Procedure(
    id="juki-move-in",
    title="転入届",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_from_elsewhere, ~_by_card),
    filed_by=_FILERS,
    deadline=fourteen_days(law(_ACT, 22), starts="転入をした日（実際に住み始めた日）"),
    bring=(
        Document("転出証明書"),
        CARDS,
        RESIDENCE_CARD,
        Document(
            "続柄を証する文書の原本と、訳した人の名のある訳文",
            "外国籍の方で、世帯主との続柄が転出証明書や戸籍で確かめられないとき",
        ),
        VISITOR_ID,
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 22, 26, 27), law(_ORDER, 22, 23)),
    sources=(
        "http://www004.upp.so-net.ne.jp/hitosen/juukihou4.html",
        "https://d3vj4k4n1zwj.cloudfront.net/qa/q8543299.html",
        "https://www.city.hiroshima.lg.jp/site/faq/15063.html",
        "https://www.city.hekinan.lg.jp/soshiki/shiminseikatsu/simin/kakushutodokede/jyuuminntouroku/23109.html",
    ),
    effects="住民票を作り、前の住所地へ転入を、本籍地へ附票のことを知らせます。",
    note="届け出られるのは、引っ越した後だけ（異動日は処理日まで）。転出証明書の転出予定日と、実際の転入日は違ってよい。"
    "記載の事由は国内転入（01）。住民となった日・住所を定めた日は転入日、転入前住所は転出証明書の住所。"
    "除票に個人番号か、氏名・生年月日・性別の一致する方がいれば、再転入として同じ宛名番号。出生届と同時でも、事由は転入。"
    "カードによる転出届の方でも、カードや暗証番号が無いか期限を過ぎたときは、前の住所地の転出証明書でこの届をする。"
    "過料は簡易裁判所が決めるので、窓口で額を断定しない。",
)

_SPECIAL_LIMIT = Deadline(
    "転出予定日の翌日を1日目として30日以内",
    move.planned_out_on,
    30,
    laws=(law(_ACT, "24条の2"), law(NUMBER_ACT, 17), law("民法", 140), law("地方自治法", "4条の2第4項")),
    note="転入をした日から14日より、こちらが先に来ます",
)

juki_move_in_special = Procedure(
    id="juki-move-in-special",
    title="転入届の特例（カードによる転入）",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(_from_elsewhere, _by_card),
    filed_by=(Filer.PERSON, Filer.HOUSEHOLD_MEMBER),
    deadline=Deadline(
        "転入をした日の翌日を1日目として14日以内（転出予定日から30日以内でもあること）",
        move.moved_on,
        14,
        laws=(law(_ACT, 22, "24条の2"), law("民法", 140), law("地方自治法", "4条の2第4項")),
        note="過ぎると、前の住所地の転出証明書が要り、カードも使えなくなります（再交付は有料のことがあります）",
        exceptions=((label("転出予定日から30日が先に来る", special_limit < report_limit), _SPECIAL_LIMIT),),
    ),
    bring=(
        Document(
            "世帯のうち1人以上の個人番号カード（マイナンバーカード）と、4桁の暗証番号"
            "（顔認証のカードは、暗証番号は要りません）"
        ),
        RESIDENCE_CARD,
        VISITOR_ID,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, "24条の2"), law(NUMBER_ACT, 17)),
    sources=(
        "https://www.city.higashimatsuyama.lg.jp/soshiki/28/42439.html",
        "https://www.city.tomakomai.hokkaido.jp/kurashi/mynumber/keizoku.html",
        "https://www.city.sakata.lg.jp/kurashi/todokede/jyusyohenko/tennyusyutsu-keizoku.html",
        "https://www.city.mito.lg.jp/page/64422.html",
    ),
    effects="紙の転出証明書は要りません。どなたか1人のカードで、ご一緒に移る方みなさまの届け出ができます。",
    note="転出証明書の情報は住基ネットで受け取る。記載は転入届と同じだが、氏名は再転入の情報より住基ネットの情報を優先する。"
    "代理の方の届は、町の扱いを確かめる。期限を過ぎたら、転出証明書による転入届になる。",
)

juki_move_in_abroad = Procedure(
    id="juki-move-in-abroad",
    title="国外からの転入届（日本人）",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _from_abroad,
        label(
            "移る人に日本人がいる",
            any_member(move.movers, move.member_nationality == Nationality.JAPANESE),
            law(_ACT, 22),
        ),
        label("日本に1年以上住む見込み", registration.stays_a_year, law(_ACT, 22)),
    ),
    filed_by=_FILERS,
    deadline=fourteen_days(law(_ACT, "22条1項7号"), starts="住所を定めた日（帰国の日とは限りません）"),
    bring=(
        Document("全員の旅券（パスポート）"),
        Document(
            "搭乗券や予約のメールなど、入国した日の分かるもの", "旅券に入国の印が無いとき（自動化ゲート）"
        ),
        Document("戸籍の全部（個人）事項証明書と、附票の写し", "本籍がこの町でないとき"),
        Document("個人番号カード（マイナンバーカード）", "国外でも続けて使っておられたとき"),
        VISITOR_ID,
        MANDATE,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 22), law(_ORDER, 22)),
    sources=(
        "https://www.town.aichi-togo.lg.jp/soshikikarasagasu/juminka/gyomuannai/5/3/13121.html",
        "https://www.town.yoichi.hokkaido.jp/kurashi/kurashinojouhou/koseki-juuminhyou-inkan/kosekijuumininkan.html",
        "https://cms.city-nakatsu.jp/doc/2011100109799",
    ),
    effects="住民票を作り、本籍地へ附票のことを知らせます。個人番号は、前に付いていれば同じ番号です。",
    note="1年に満たない一時帰国は受け付けない（住所は国外のまま）。記載の事由は国外転入等（02）、転入前住所は国外の住所と国名。"
    "附票の最終の住所と本籍を確かめる。個人番号・住民票コードは、過去に付いていれば同じ番号。",
)

juki_30_46 = Procedure(
    id="juki-30-46",
    title="中長期在留者等の転入届（住民基本台帳法30条の46）",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    required_when=all_of(
        _from_abroad,
        label(
            "移る人に、中長期在留者・特別永住者・一時庇護許可者・仮滞在許可者がいる",
            any_member(move.movers, move.member_residence_class.one_of(*_LISTED)),
            law(_ACT, "30条の45", "30条の46"),
        ),
    ),
    filed_by=_FILERS,
    deadline=fourteen_days(law(_ACT, "30条の46"), starts="住所を定めた日"),
    bring=(
        _RESIDENCE_PAPER,
        Document("旅券（パスポート）"),
        Document("続柄を証する文書と、その訳文", "世帯主が外国籍の方で、続柄を載せるとき"),
        VISITOR_ID,
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, "30条の46", "30条の45"), law(_IMMIGRATION_ACT, "19条の7")),
    sources=(
        "https://www.town.nishihara.okinawa.jp/soshiki/6/8372.html",
        "https://toyofaq.city.toyonaka.osaka.jp/faq_p/P200.aspx?FAQID=2502732",
        "https://www.city.yoshikawa.saitama.jp/index.cfm/23,33429,118,665,html",
        "https://visa-yokohama.net/2014/11/04/",
        "http://www.city.shinjuku.lg.jp/foreign/japanese/guide/todoke/todoke_4_1.html",
        "https://confiance-capls.jp/2019/05/16/",
        "https://nagata-bengoshi.com/",
    ),
    effects="住民票を作ります。在留カードなどを出して届け出られると、入管への住居地の届出も済んだことになります。",
    note="在留カードが後日交付の旅券でもよい。3か月以下・短期滞在・外交・公用の方に住民票は作らない。"
    "記載の事由は国外転入等（02）、外国人住民となった日は住所を定めた日、転入前住所は空欄。生年月日と在留期間の満了日は西暦で書く。"
    "住居地の届出を怠ると入管法の20万円以下の罰金、上陸から90日で在留資格の取消しの対象になる（額や取消しを窓口で断定しない）。"
    "日本人の家族が一緒なら、その方は国外からの転入届（22条）。",
)

juki_30_47 = Procedure(
    id="juki-30-47",
    title="住所のある方が中長期在留者等となった届（住民基本台帳法30条の47）",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        _had_no_register,
        label(
            "中長期在留者・特別永住者・一時庇護許可者・仮滞在許可者になった",
            person.residence_class.one_of(*_LISTED),
            law(_ACT, "30条の45", "30条の47"),
        ),
    ),
    filed_by=_FILERS,
    deadline=fourteen_days(
        law(_ACT, "30条の47"), starts="中長期在留者等となった日（在留カードの許可の日など）"
    ),
    bring=(RESIDENCE_CARD, VISITOR_ID),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, "30条の47"),),
    sources=(
        "http://ageowww.city.ageo.lg.jp/page/31-gaikokujintoroku.html",
        "https://ebisudo-office.com/joubun/juukihou30-47/",
        "http://www.city.shinjuku.lg.jp/foreign/japanese/guide/todoke/todoke_4_1.html",
    ),
    effects="住民票を作ります。",
    note="記載の事由は国外転入等（02）、転入前住所は空欄。住所を定めた日が、なった日より先のことがある。"
    "出生・国籍喪失の経過滞在者は、すでに住民票があるので対象でない。",
)

juki_unreported = Procedure(
    id="juki-unreported",
    title="未届転入・住所設定",
    events=EVERY_MOVE_IN,
    kind=ProcedureKind.CONFIRMATION,
    per=Per.PERSON,
    required_when=any_of(
        label(
            "住民票を移さずに住んだ所か、住民票の無かった時期がある",
            all_of(move.origin == MoveOrigin.DOMESTIC, move.has_unreported_stay, person.has_unreported_stay),
            law(_ACT, 22),
        ),
        label(
            "この町に住んでいて住民票が無く、30条の47の届でもない",
            all_of(move.origin == MoveOrigin.HERE, ~person.residence_class.one_of(*_LISTED)),
            law(_ACT, 22),
            law(_ORDER, 12),
        ),
    ),
    filed_by=(Filer.PERSON,),
    deadline=fourteen_days(law(_ACT, 22), starts="転入をした日"),
    bring=(
        Document("最後に住民票のあった市区町村の転出証明書", "そこに住民票が残っているとき"),
        Document("戸籍と附票の写し", "住民票が職権で消されているとき"),
    ),
    section=SectionRole.RESIDENCE,
    laws=(law(_ACT, 22), law(_ORDER, 12)),
    effects="前の住民票のあった所と、その後に住まれた所を確かめて、住民票を作ります。",
    note="転入前住所は、未届の住所のうち直近のものに「（未届）」を付ける。最終の登録の住所地は、証明書に出ない別の項目。"
    "前の住所が不明なら「不明」、存在しないなら空欄。",
)

PROCEDURES = (
    juki_move_in,
    juki_move_in_special,
    juki_move_in_abroad,
    juki_30_46,
    juki_30_47,
    juki_unreported,
)
