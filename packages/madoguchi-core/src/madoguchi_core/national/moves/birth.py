"""出生届（戸籍法49条）と、住民票の記載・外国籍の子の在留資格・個人番号の付番。"""

from datetime import date

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls
from madoguchi_core.cases import Part
from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person, registration
from madoguchi_core.national.move_choices import MoveOrigin
from madoguchi_core.national.moves._common import (
    NUMBER_ACT,
    after_notices,
    is_moving,
)
from madoguchi_core.procedures import (
    Amendment,
    Deadline,
    Document,
    Filer,
    LifeEvent,
    Per,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_KOSEKI_ACT = "戸籍法"
_RESIDENT_ACT = "住民基本台帳法"
_IMMIGRATION_ACT = "出入国管理及び難民認定法"
_PENALTY = "正当な理由なく遅れると過料のことがあります（戸籍法137条。裁判所が決めます）"

_is_newborn = label("生まれた子", person.part == Part.NEWBORN, law(_KOSEKI_ACT, 49))

_ABROAD = Deadline(
    "生まれた日を1日目として3か月以内（国外で生まれたとき）",
    move.moved_on,
    3,
    PeriodUnit.MONTH,
    Counting.FIRST_DAY_INCLUDED,
    laws=(law(_KOSEKI_ACT, 43, 49, 52, 104), law("地方自治法", "4条の2第4項")),
    note="日本の国籍を留める届（国籍留保）は、3か月以内に父母などだけができ、過ぎると生まれた時にさかのぼって日本の国籍を失います",
)

koseki_birth = Procedure(
    id="koseki-birth",
    title="出生届",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.NOTIFICATION,
    per=Per.PERSON,
    required_when=all_of(
        _is_newborn,
        label("出生届がまだ出ていない", ~registration.is_koseki_filed, law(_KOSEKI_ACT, 49)),
        label(
            "国内で生まれた、または日本国籍の子が国外で生まれた",
            any_of(~registration.is_born_abroad, person.nationality == Nationality.JAPANESE),
            law(_KOSEKI_ACT, 25, 49),
        ),
    ),
    filed_by=(Filer.PARENT, Filer.COHABITANT, Filer.BIRTH_ATTENDANT),
    deadline=Deadline(
        "生まれた日を1日目として14日以内",
        move.moved_on,
        14,
        PeriodUnit.DAY,
        Counting.FIRST_DAY_INCLUDED,
        laws=(law(_KOSEKI_ACT, 43, 49), law("地方自治法", "4条の2第4項")),
        note=f"国外で生まれたときは3か月。{_PENALTY}",
        exceptions=((registration.is_born_abroad, _ABROAD),),
    ),
    bring=(
        Document("出生届書（出生証明書の付いたもの）"),
        Document("母子健康手帳"),
        Document("出生証明書の訳文", "出生証明書が外国語のとき"),
    ),
    section=SectionRole.KOSEKI,
    laws=(law(_KOSEKI_ACT, 43, 49, 51, 52, 104), law(_KOSEKI_ACT, 13)),
    sources=(
        "https://www.city.gose.nara.jp/0000000468.html",
        "https://www.city.chiba.jp/chuo/shimin/siminkakosekishusshou.html",
        "https://www.city.kamakura.kanagawa.jp/qa/koseki/koseki0303.html",
        "https://vill.higashinaruse.lg.jp/villager/lifework/koseki-juminhyou/post-33681",
        "https://www.hiezu.jp/list/jumin/w251/p526",
    ),
    amendments=(
        Amendment(
            "氏名の振り仮名を届け出る（戸籍に載る。一般に認められる読み方であること）",
            since=date(2025, 5, 26),
            laws=(law(_KOSEKI_ACT, 13),),
        ),
    ),
    effects="お子さまの戸籍と住民票ができます。お名前の読み方（フリガナ）もお届けください。",
    note="届け出る人は父か母（嫡出でない子は母）、次に同居者、次に立ち会った医師・助産師など。持って来るのはどなたでもよい。"
    "届出地は本籍地・所在地・出生地。名前が決まっていなくても届け出て、後で追完できる。届出の日でなく生まれた日を1日目に数える。"
    "国籍留保は同居者・医師にはできない。両親とも外国籍でも、国内で生まれれば届け出る義務がある。"
    "住民票は職権で記載する（施行令12条）。届出地がほかの市区町村なら、住民基本台帳法9条2項の通知を待って記載する。"
    "記載の事由は出生（03）、住民となった日・住所を定めた日は出生日、転入前住所は空欄。続柄は世帯主から（子・子の子など）。本籍・筆頭者は親から引く。",
)

birth_register = Procedure(
    id="birth-register",
    title="出生による住民票の記載",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=all_of(
        _is_newborn,
        label("子の住所がこの町", registration.child_lives_here, law(_RESIDENT_ACT, 8)),
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    laws=(law(_RESIDENT_ACT, 8), law("住民基本台帳法施行令", "12条2項1号")),
    after=("koseki-birth",),
    effects="個人番号が付き、通知書が届きます。出生届と一緒に、マイナンバーカードも申し込めます。",
    amendments=(
        Amendment(
            "1歳に満たない方のカードには、顔写真が載らない",
            since=date(2024, 12, 2),
            laws=(law(NUMBER_ACT, 17),),
            confidence=Confidence.UNSOURCED,
        ),
    ),
    note="記載の事由は出生（03）。届出の日には、戸籍の届出・通知の日を書く。",
)

_SPECIAL_PERMANENT = Deadline(
    "生まれた日を1日目として60日以内（特別永住の許可。町の窓口）",
    move.moved_on,
    60,
    PeriodUnit.DAY,
    Counting.FIRST_DAY_INCLUDED,
    Rolls.NONE,
    laws=(law("日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法", 4),),
    note="数え方は窓口で確かめてください。早い日を、先へ送らずに示しています",
    confidence=Confidence.LAW_KNOWN,
)

birth_foreign = Procedure(
    id="birth-foreign",
    title="外国籍の子の在留資格取得",
    events=(LifeEvent.BIRTH,),
    kind=ProcedureKind.ELSEWHERE,
    per=Per.PERSON,
    required_when=all_of(
        _is_newborn,
        label("外国籍の子", person.nationality == Nationality.FOREIGN, law(_IMMIGRATION_ACT, "22条の2")),
        label("60日を超えて日本に住む", person.stays_over_sixty_days, law(_IMMIGRATION_ACT, "22条の2")),
    ),
    filed_by=(Filer.PARENT,),
    deadline=Deadline(
        "生まれた日を1日目として30日以内（出入国在留管理局）",
        move.moved_on,
        30,
        PeriodUnit.DAY,
        Counting.FIRST_DAY_INCLUDED,
        Rolls.NONE,
        laws=(law(_IMMIGRATION_ACT, "22条の2"),),
        note="数え方は出入国在留管理局に確かめてください。早い日を、先へ送らずに示しています",
        exceptions=((registration.is_parent_special_permanent, _SPECIAL_PERMANENT),),
        confidence=Confidence.LAW_KNOWN,
    ),
    bring=(
        Document("出生届の受理証明書か、記載事項証明書"),
        Document("世帯全員の住民票の写し（在留資格などを省かないもの）"),
    ),
    section=SectionRole.RESIDENCE,
    office="出入国在留管理局（特別永住者のお子さまは、町の窓口）",
    laws=(
        law(_IMMIGRATION_ACT, "22条の2"),
        law("日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法", 4),
    ),
    after=("koseki-birth",),
    sources=(
        "https://www.city.kashiwa.lg.jp/shimin/todokede/foreigner/shussei.html",
        "https://lighthouse88.com/",
    ),
    effects="生まれた日から60日の間は住民票がありますが、61日目に在留資格が無いと、住民票が消えてしまいます。",
    note="出生による経過滞在者として住民票を作る。30日（入管）と60日（特別永住の許可）を取り違えない。",
)

mynumber_new = Procedure(
    id="mynumber-new",
    title="個人番号・住民票コードの付番と通知",
    events=(LifeEvent.BIRTH, LifeEvent.MOVE_IN),
    kind=ProcedureKind.EX_OFFICIO,
    per=Per.PERSON,
    required_when=all_of(
        any_of(
            _is_newborn,
            all_of(
                is_moving,
                label(
                    "国外から、または住民票の無かった方",
                    move.origin.one_of(MoveOrigin.ABROAD, MoveOrigin.HERE),
                    law(_RESIDENT_ACT, "30条の3"),
                ),
            ),
        ),
        label("個人番号がまだ無い", ~person.had_number, law(NUMBER_ACT, 7)),
    ),
    filed_by=(Filer.MAYOR,),
    section=SectionRole.RESIDENCE,
    after=after_notices((LifeEvent.BIRTH, LifeEvent.MOVE_IN)),
    laws=(law(NUMBER_ACT, 7), law(_RESIDENT_ACT, "30条の3")),
    confidence=Confidence.LAW_KNOWN,
    effects="個人番号の通知書が届きます。マイナンバーカードの申し込みも、一緒にできます。",
    note="再び転入・入国した方は前と同じ番号を引き継ぎ、新しく付けない。2015年10月5日より前に出国し、その後に住民票が無い方には番号が無い。",
)

PROCEDURES = (koseki_birth, birth_register, birth_foreign, mynumber_new)
