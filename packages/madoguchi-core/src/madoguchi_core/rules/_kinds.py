"""式の節が使う小さな種類: 比べ方・計算・端数・台帳・事実の付き先・話のまとまり・日付の前後。並べられる型の値も、ここで言う。"""

from enum import Enum, StrEnum


class Operator(StrEnum):
    """比較の種類。"""

    EQ = "=="
    NE = "!="
    GE = ">="
    GT = ">"
    LE = "<="
    LT = "<"


class Calculation(StrEnum):
    """計算の種類。"""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    LEAST = "min"
    GREATEST = "max"


class Rounding(StrEnum):
    """端数の扱い。"""

    DOWN = "切捨て"
    UP = "切上げ"


class Holder(StrEnum):
    """事実を持っている台帳、または尋ねる相手。"""

    JUKI = "住民基本台帳"
    KOSEKI = "戸籍"
    SEAL = "印鑑登録"
    CARD = "個人番号カード"
    SUPPORT = "支援措置の名簿"
    ELECTION = "選挙人名簿"
    NHI = "国民健康保険"
    LATTER_STAGE = "後期高齢者医療"
    CARE = "介護保険"
    PENSION = "年金"
    PENSION_OFFICE = "年金事務所"
    CHILD_ALLOWANCE = "児童手当"
    CHILD_REARING = "児童扶養手当"
    MEDICAL_AID = "医療給付"
    DISABILITY = "障がい福祉"
    ELDERLY = "高齢者福祉"
    SCHOOL = "学校・保育"
    TAX = "税"
    FARMLAND = "農地台帳"
    HOUSING = "町営住宅"
    WATER = "水道"
    SEPTIC = "浄化槽台帳"
    DOG = "犬の登録"
    GRAVE = "町営墓地"
    DISASTER = "防災"
    FAMILY = "ご家族"
    VISITOR = "窓口に来た方"
    COUNTER = "窓口の職員"
    TOWN = "町の台帳"


class Scope(StrEnum):
    """事実が、届出ひとつに付くか、世帯員ひとりひとりに付くか。"""

    CASE = "case"
    MEMBER = "member"


class Topic(StrEnum):
    """ご家族に尋ねるときの、話のまとまり。紙も画面も、この順に並べる。"""

    DEATH = "亡くなられたとき・ご葬儀"
    MOVE = "お引っ越し・ご住所・お名前"
    INSURANCE = "健康保険"
    PENSION = "年金"
    FAMILY = "ご家族・お子さま"
    WELFARE = "福祉・くらし"
    PROPERTY = "家・土地・車"
    INHERITANCE = "相続"
    BELONGINGS = "お手元のもの"


class Timing(StrEnum):
    """日付の事実が、出来事の日の前と後のどちらにあるか。その日そのものは、どちらにも入る。"""

    UNTIL_EVENT = "出来事の日まで"
    FROM_EVENT = "出来事の日から"


def choices_of(kind: type) -> tuple[object, ...]:
    """
    その型の値を並べられるときの、すべての値。日付・数・文字では空。

    >>> choices_of(bool), choices_of(int)
    ((True, False), ())
    """
    if kind is bool:
        return (True, False)
    return tuple(kind) if issubclass(kind, Enum) else ()
