"""異動の手続きの、事実の間の約束と、手続きどうしの関係、職員に尋ねる法律の問い。"""

from madoguchi_core.national.choices import Nationality
from madoguchi_core.national.facts import move, person
from madoguchi_core.national.move_choices import ResidenceClass
from madoguchi_core.procedures import Claims, Constraint, Exclusion, Implication, LegalQuestion, Partition
from madoguchi_core.rules import Value, all_members, any_of, law

_RESIDENT_ACT = "住民基本台帳法"


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
        "日本人には、30条の45の区分が無い",
        _implies(person.nationality == Nationality.JAPANESE, person.residence_class == ResidenceClass.NONE),
        (law(_RESIDENT_ACT, "30条の45"),),
    ),
)

PARTITIONS: tuple[Partition, ...] = ()
IMPLICATIONS: tuple[Implication, ...] = ()
EXCLUSIONS: tuple[Exclusion, ...] = ()
QUESTIONS: tuple[LegalQuestion, ...] = (
    LegalQuestion(
        "child-rearing-move-days",
        "児童扶養手当の住所の変更の届は、14日以内か",
        "氏名の変更の14日は市の規則で確かめたが、住所の変更の日数と、初日を数えるかは、省令（5条・6条）を照合できていない。"
        "いまは14日（変更の日の翌日から）とし、日数に出典未確認の印を付けている。",
        ("jifu-move",),
        (law("児童扶養手当法施行規則", 5, 6),),
    ),
    LegalQuestion(
        "handbook-move-days",
        "障がいのある方の手帳の居住地の変更は、何日以内か",
        "身体障害者手帳は14日、精神障害者保健福祉手帳は30日とされるが、政令を照合できていない。療育手帳は道の要綱による。"
        "いまは日数を出さず、転入・転居の届と同時に、と案内する。",
        ("handbook-move", "tokuji-move"),
        (
            law("身体障害者福祉法施行令", 9),
            law("精神保健及び精神障害者福祉に関する法律施行令", 7),
            law("特別児童扶養手当等の支給に関する法律", 35),
        ),
    ),
    LegalQuestion(
        "allowance-apart-start",
        "離婚で児童手当の受給者が変わるとき、15日をどの日から数えるか",
        "児童手当法8条3項の15日を、離婚の日からでなく、子が受給者と別に住み始めた日（同居のまま変わるときは事由の日）の翌日から数えている。"
        "離婚の前からの別居では、離婚の日より前に15日が過ぎることがある。早い日を示す扱いで、条文は未照合。",
        ("divorce-child-allow",),
        (law("児童手当法", 4, "8条3項"),),
    ),
    LegalQuestion(
        "allowance-move-within-days",
        "児童手当の受給者の転居の届は、15日以内か",
        "施行規則の条と日数を照合できていない。全員の転居なら住民票の届と連動する町が多い。いまは転居の日の翌日から15日を示す。",
        ("child-allow-within",),
        (law("児童手当法施行規則"),),
    ),
    LegalQuestion(
        "school-year-before-entry",
        "入学の前の年度の子の転入にも、学校の手続きが要るか",
        "学齢簿は前の年度のうちに作る（学校教育法施行令2条）ので、6歳になる年度の初めから案内に入れている。"
        "届は求めず、就学時の健診と入学の通知の送り先を確かめる扱い。",
        ("school-in",),
        (law("学校教育法施行令", 2, 5, 6),),
    ),
    LegalQuestion(
        "address-registration-last-day",
        "住所・氏名の変更の登記の2年の末日が休みのとき、次の開庁日でよいか",
        "不動産登記法に休日の定めがない。いまは送らずに示す。登記官が職権で変える申出（検索用情報）があれば要らないが、町からは分からない。",
        ("land-register",),
        (law("不動産登記法", "76条の5", "76条の6"),),
    ),
    LegalQuestion(
        "children-without-record",
        "住んでいて住民票の無かった家の子（30条の47の届出など）に、児童手当・子ども医療・転入学の手続きが要るか",
        "事実を集めた表は、転入と国外からの転入（30条の46を含む）だけを挙げる。いまは不要とし、職員向けの注意に残す。"
        "在留資格を得て初めて住民になった家では要ることがあり、児童手当はさかのぼらないので、所管に確かめる。",
        ("child-allow-in", "birth-medical", "school-in"),
        (law(_RESIDENT_ACT, "30条の47"), law("児童手当法", 4)),
    ),
    LegalQuestion(
        "benefits-on-leaving-japan",
        "国外への転出でも、手当・医療の証・原付の届を案内するか",
        "事実を集めた表は国内の転出だけを挙げるが、国外へ出れば資格をなくす届や廃車の申告が要るので、外さずに案内している。",
        ("jifu-move", "tokuji-move", "shien-move", "medical-town", "moped", "nursery-move", "welfare"),
        (law("児童扶養手当法", "4条2項", 28), law("地方税法", "463条の19")),
    ),
)

MOVE_CLAIMS = Claims(CONSTRAINTS, PARTITIONS, IMPLICATIONS, EXCLUSIONS, QUESTIONS)
