"""異動の手続きの、事実の間の約束と、手続きどうしの関係、職員に尋ねる法律の問い。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person
from madoguchi_core.national.move_choices import MoveOrigin, ResidenceClass
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, LegalQuestion, Partition
from madoguchi_core.rules import Law, Value, all_members, any_of, law

_RESIDENT_ACT = "住民基本台帳法"
_NUMBER_ACT = "行政手続における特定の個人を識別するための番号の利用等に関する法律"


def _implies(one: Value[bool], other: Value[bool]) -> Value[bool]:
    return any_of(~one, other)


CONSTRAINTS = (
    Constraint("届出に関わる人は、異動日までに生まれている", person.born_on <= move.moved_on),
    *(
        Constraint(
            f"{group.title}は、異動日までに生まれている",
            all_members(group, move.member_born_on <= move.moved_on),
        )
        for group in (move.movers, move.stayers, move.everyone)
    ),
    Constraint(
        "転入の届出は、転入をした日から後にする",
        _implies(move.origin.one_of(*MoveOrigin), move.reported_on >= move.moved_on),
        (law(_RESIDENT_ACT, 22),),
    ),
    Constraint(
        "日本人には、30条の45の区分が無い",
        _implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
)

PARTITIONS: tuple[Partition, ...] = (
    Partition(
        "国内のほかの市区町村からの転入は、転出証明書による届かカードによる特例のちょうど一つ",
        move.origin == MoveOrigin.DOMESTIC,
        ("juki-move-in", "juki-move-in-special"),
    ),
)
IMPLICATIONS: tuple[Implication, ...] = (
    Implication(
        "カードを国外で続けて使う人は、国外への転出届を出す人", "card-abroad", "juki-move-out-abroad"
    ),
    Implication(
        "カードによる転入は、カードによる転出届をした人だけ", "juki-move-in-special", then=move.is_special
    ),
)
EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("転入届は、国内からか国外からかのどちらか", ("juki-move-in", "juki-move-in-abroad")),
    Exclusion("国外から来た人と、前から住んでいた人", ("juki-30-46", "juki-30-47")),
    Exclusion("30条の47の届をする人に、住所設定の確認は要らない", ("juki-30-47", "juki-unreported")),
    Exclusion("転出届は、国内へか国外へかのどちらか", ("juki-move-out", "juki-move-out-abroad")),
    Exclusion(
        "世帯変更の届は、合併・分離・構成変更のどれか一つ",
        ("juki-merge", "juki-split", "juki-household-change"),
    ),
    Exclusion("夫婦が別の世帯か、同じ世帯か", ("marriage-household", "divorce-household")),
)
QUESTIONS: tuple[LegalQuestion, ...] = (
    LegalQuestion(
        "head-exempt",
        "世帯主が転出などで世帯からいなくなったとき、世帯主変更の届を求めない線はどこか",
        "残りが一人だけのときだけ求めない町（施行令25条の「世帯主が明らかであるとき」・標準仕様書4.0.4）と、"
        "15歳以上が一人だけなら求めない町がある。いまは町の設定（head-change.exempt）で分け、決まっていなければ要確認とする。",
        ("juki-head-change",),
        (law(_RESIDENT_ACT, 25), law("住民基本台帳法施行令", 25)),
    ),
    LegalQuestion(
        "special-move-in-limits",
        "カードによる転入の14日・30日の末日と、カードが効かなくなる日の根拠の政令の条",
        "「14日を経過」「15日経過」と書き方が割れるが、同じ日を指すとみる。翌日から数え、閉庁日なら翌開庁日と明示する市がある。"
        "いまは早い方を期限とし、末日が休みだったかもしれない間の届出は、職員が暦を見るまで要確認とする。",
        ("juki-move-in-special", "card-continue"),
        (law(_RESIDENT_ACT, "24条の2"), law(_NUMBER_ACT, 17)),
    ),
    LegalQuestion(
        "card-ninety-days",
        "カードの継続利用の90日は、転入届をした日を一日目とするか。末日が休みなら送ってよいか",
        "「届出の日から起算」と書く市がある。いまは届出の日を一日目とした早い日を示し、末日が休みのときは前の開庁日までに来るように案内する。",
        ("card-continue",),
        (law(_NUMBER_ACT, 17),),
    ),
    LegalQuestion(
        "card-name-days",
        "カードの券面を改める14日の根拠と、休みの日の扱い",
        "番号法17条4項の届出の日数を、条文で照合できていない。いまは14日（翌日から）を、出典未確認の印を付けて示す。",
        ("card-name",),
        (law(_NUMBER_ACT, "17条4項"),),
    ),
    LegalQuestion(
        "newborn-residence-status-days",
        "外国籍の子の在留資格取得の30日と、特別永住の許可の60日は、生まれた日を一日目とするか",
        "入管法22条の2は「三十日以内」とし、数え方が確かめられていない。いまは生まれた日を一日目とし、送らない日を示す。",
        ("birth-foreign",),
        (
            law("出入国管理及び難民認定法", "22条の2"),
            law("日本国との平和条約に基づき日本の国籍を離脱した者等の出入国管理に関する特例法", 4),
        ),
    ),
    LegalQuestion(
        "relation-papers-of-foreigners",
        "世帯主が日本人の外国籍の方にも、続柄を証する文書を求めるか",
        "30条の48・49は世帯主が外国人のときの届。世帯主が日本人なら戸籍の届で職権だが、戸籍などで確かめられなければ文書を求める町がある。"
        "いまは届を求めず、町の設定（relation.foreign-papers）を職員に示す。",
        ("juki-30-48",),
        (law(_RESIDENT_ACT, "30条の48", "30条の49"),),
    ),
    LegalQuestion(
        "split-of-spouses",
        "夫婦や、負担を下げるための世帯分離を受けるか",
        "夫婦は扶助義務があるので原則できないとする市、現地を調べる市と、世帯の形は住民が選ぶとする解説がある。"
        "いまは生計を別にすると述べれば届が要るとし、受けるかどうかは職員が決める。",
        ("juki-split",),
        (law(_RESIDENT_ACT, 25),),
    ),
    LegalQuestion(
        "late-move-out",
        "転出届の遅れは過料の対象か。異動日から14日を過ぎた転出をどう扱うか",
        "転出届も52条2項の対象と案内する市があるが、期限は「あらかじめ」で、日が無い。14日を過ぎたら届出でなく職権とする運用は、"
        "条文で照合できていない。いまは転出届に期限の日を作らず、遅れも数えない。",
        ("juki-move-out", "juki-fine"),
        (law(_RESIDENT_ACT, 24, 52),),
    ),
    LegalQuestion(
        "cancelled-move-out",
        "転出予定日を過ぎてからの取りやめは、どう扱うか",
        "予定日に住民票が消えるため、職権で戻せるかの判断が要る。条文・要領で照合できていない。いまは届が要るとだけ示す。",
        ("juki-move-out-cancel",),
        (law(_RESIDENT_ACT, 24),),
    ),
    LegalQuestion(
        "seal-of-former-name",
        "氏が変わった方の登録印を、いつ抹消するか",
        "名だけの印や、旧氏を併記した方の旧氏の印は残り得る。町の条例による。いまは、前の氏を表す印だけを職権の見直しとする。",
        ("marriage-seal",),
        (Law("町印鑑条例"),),
    ),
    LegalQuestion(
        "voter-three-months",
        "選挙人名簿の3か月・4か月は、どの日から数えるか",
        "転入届をした日から引き続き3か月以上（21条）の初日の数え方が確かめられていない。いまは翌日から数えた、遅い方の日を目安として示す。",
        ("vote",),
        (law("公職選挙法", 21, 28),),
    ),
)

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, QUESTIONS)
