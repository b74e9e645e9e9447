"""
規則の語彙。式は小さな変わらない値で、ここに無い節では何も判定しない。

式を書く関数は :mod:`madoguchi_core.rules._build`、読み方（判定・理由・日本語・残り）はそれぞれ一つのモジュール。
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Generic, NoReturn, TypeVar

from madoguchi_core.calendar import Attained, PeriodUnit
from madoguchi_core.errors import RuleError
from madoguchi_core.rules._kinds import Calculation, Holder, Operator, Rounding, Scope, Timing, Topic
from madoguchi_core.rules._law import Law

T = TypeVar("T")


class Value(Generic[T]):
    """
    値をもつ式。比較すると条件になる。

    ``and``・``or``・``if``・``a < b < c`` は式を途中で捨てるので、使うと止まる。
    """

    __slots__ = ()

    def __eq__(self, other: "T | Value[T]") -> "Compare":  # type: ignore[override]
        return Compare(Operator.EQ, self, lift(other))

    def __ne__(self, other: "T | Value[T]") -> "Compare":  # type: ignore[override]
        return Compare(Operator.NE, self, lift(other))

    def __ge__(self, other: "T | Value[T]") -> "Compare":
        return Compare(Operator.GE, self, lift(other))

    def __gt__(self, other: "T | Value[T]") -> "Compare":
        return Compare(Operator.GT, self, lift(other))

    def __le__(self, other: "T | Value[T]") -> "Compare":
        return Compare(Operator.LE, self, lift(other))

    def __lt__(self, other: "T | Value[T]") -> "Compare":
        return Compare(Operator.LT, self, lift(other))

    def __add__(self: "Value[int]", other: "int | Value[int]") -> "Arithmetic":
        return Arithmetic(Calculation.ADD, (self, lift(other)))

    def __sub__(self: "Value[int]", other: "int | Value[int]") -> "Arithmetic":
        return Arithmetic(Calculation.SUBTRACT, (self, lift(other)))

    def __mul__(self: "Value[int]", other: "int | Value[int]") -> "Arithmetic":
        return Arithmetic(Calculation.MULTIPLY, (self, lift(other)))

    def __and__(self: "Value[bool]", other: "Value[bool]") -> "Every":
        return Every((self, other))

    def __or__(self: "Value[bool]", other: "Value[bool]") -> "Some":
        return Some((self, other))

    def __invert__(self: "Value[bool]") -> "Not":
        return Not(self)

    def one_of(self, *options: T) -> "OneOf":
        """値が *options* のどれかである、という条件。"""
        return OneOf(self, tuple(options))

    def __bool__(self) -> NoReturn:
        raise RuleError(
            "MDG201",
            "規則の式を真偽値として使いました",
            hint="and・or・not・if・連続比較（a < b < c）の代わりに & | ~ か all_of・any_of・none_of・choose を使ってください",
        )

    __hash__ = object.__hash__


class Condition(Value[bool]):
    """真・偽・不明のどれかになる式。"""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False)
class Fact(Value[T]):
    """
    事実。名は procedures の事実名（``d.is_head`` など）で、変えない。

    Attributes:
        name: 事実の名。
        kind: 値の型（bool・int・date・str・列挙）。
        title: 日本語の名。
        question: ご家族への尋ね方。空なら、ご家族には尋ねない。
        holder: どの台帳が持つか。
        says: 真偽の事実の言い方（はいのとき、いいえのとき）。
        unit: 数の単位。
        scope: 届出に付くか、世帯員に付くか。
        needs_document: 答えるのに、ふつう書類を探さなければならないか。
        topic: ご家族に尋ねるときの、ひとまとまり。
        asked_when: これが真と分かってから尋ねる（会社をやめた人だけに、やめた日を尋ねる）。None ならいつでも。
        timing: 日付の事実が、出来事の日の前と後のどちらにあるか。決まっていなければ None。
    """

    name: str
    kind: type[T]
    title: str
    question: str = ""
    holder: Holder = Holder.FAMILY
    says: tuple[str, str] = ("", "")
    unit: str = ""
    scope: Scope = Scope.CASE
    needs_document: bool = False
    topic: Topic = Topic.FAMILY
    asked_when: "Value[bool] | None" = None
    timing: Timing | None = None

    @property
    def cost(self) -> int:
        """確かめる手間。台帳を引くのは 0、人に尋ねるのは 1、書類を探してもらうのは 10。"""
        if not self.question:
            return 0
        return 10 if self.needs_document else 1


@dataclass(frozen=True, slots=True, eq=False)
class Parameter(Value[T]):
    """
    法律や町が決める、日付で変わる値。値は規則に書かず、出典とともに :class:`ParameterBook` が持つ。

    Attributes:
        key: 値の名（``head-change.min-age`` など）。
        kind: 値の型。
        title: 日本語の名。
        unit: 単位（歳・円・日…）。
        is_local: 町が決める値か。決まっていない町では要確認になる。
    """

    key: str
    kind: type[T]
    title: str
    unit: str = ""
    is_local: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Value[T]):
    """変わらない値。法律の数には使わない（:class:`Parameter` を使う）。"""

    value: T


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """世帯員の集まり（残る世帯員など）。"""

    name: str
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Condition):
    """二つの値を比べる。"""

    operator: Operator
    left: Value[Any]
    right: Value[Any]


@dataclass(frozen=True, slots=True, eq=False)
class OneOf(Condition):
    """値が並べたもののどれかである。"""

    value: Value[Any]
    options: tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Every(Condition):
    """すべて当てはまる。"""

    conditions: tuple[Value[bool], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Some(Condition):
    """どれかが当てはまる。"""

    conditions: tuple[Value[bool], ...]


@dataclass(frozen=True, slots=True, eq=False)
class AtLeast(Condition):
    """並べたうち *number* 個以上が当てはまる。"""

    number: int
    conditions: tuple[Value[bool], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not(Condition):
    """当てはまらない。"""

    condition: Value[bool]


@dataclass(frozen=True, slots=True, eq=False)
class Cited(Value[T]):
    """名前と根拠を付けた式。値は中の式と同じ。"""

    title: str
    value: Value[T]
    laws: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Choose(Value[T]):
    """条件が真なら *then*、偽なら *otherwise*。"""

    condition: Value[bool]
    then: Value[T]
    otherwise: Value[T]


@dataclass(frozen=True, slots=True, eq=False)
class Arithmetic(Value[int]):
    """整数（円・日・人）の計算。"""

    calculation: Calculation
    operands: tuple[Value[int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rounded(Value[int]):
    """*unit* 未満の端数を切り捨て、または切り上げる。"""

    value: Value[int]
    unit: int
    rounding: Rounding


@dataclass(frozen=True, slots=True, eq=False)
class DateShift(Value[date]):
    """日付を *length* だけ後（負なら前）へ動かす。月末を越える日は月末にする。"""

    start: Value[date]
    length: Value[int]
    unit: PeriodUnit


@dataclass(frozen=True, slots=True, eq=False)
class DayInYear(Value[date]):
    """その日の年から *years* 年後の、*month* 月 *day* 日（「その年の12月31日」「翌年の1月31日」）。"""

    start: Value[date]
    years: int
    month: int
    day: int


@dataclass(frozen=True, slots=True, eq=False)
class LegalAge(Value[int]):
    """
    満年齢（年齢計算ニ関する法律）。

    Attributes:
        attained: 年齢に達する日。None は『誕生日の前日は自動で決めず職員が確かめる』。
    """

    born_on: Value[date]
    on: Value[date]
    attained: Attained | None


@dataclass(frozen=True, slots=True, eq=False)
class FiscalYearEndAtAge(Value[date]):
    """ある年齢に達した日以後の最初の3月31日（児童手当・遺族基礎年金の年度末）。"""

    born_on: Value[date]
    age: Value[int]


@dataclass(frozen=True, slots=True, eq=False)
class Count(Value[int]):
    """集まりのうち条件に当てはまる人の数。"""

    group: Group
    condition: Value[bool]


@dataclass(frozen=True, slots=True, eq=False)
class AnyMember(Condition):
    """集まりのだれかが当てはまる。"""

    group: Group
    condition: Value[bool]


@dataclass(frozen=True, slots=True, eq=False)
class AllMembers(Condition):
    """集まりの全員が当てはまる（だれもいなければ真）。"""

    group: Group
    condition: Value[bool]


@dataclass(frozen=True, slots=True, eq=False)
class Total(Value[int]):
    """集まりの人の値の合計。"""

    group: Group
    value: Value[int]


@dataclass(frozen=True, slots=True, eq=False)
class Nth(Value[T]):
    """集まりの *number* 番目（1 から、記載順）の人の値。その人がいなければ不明。"""

    group: Group
    number: int
    value: Value[T]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Value[T]):
    """表を引く。表に無い鍵は不明。"""

    key: Value[Any]
    table: Mapping[Any, T]
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Opaque(Value[T]):
    """
    語彙で書けない計算の逃げ道。必要な事実と根拠を名乗り、どれかが不明なら不明。検査の外として報告される。

    Attributes:
        function: 事実の値を *needs* の順に受け取る純関数。
    """

    title: str
    needs: tuple[Fact[Any], ...]
    function: Callable[..., T]
    laws: tuple[Law, ...] = field(default=())


def lift(value: object) -> Value[Any]:
    """
    ふつうの値を式にする。式はそのまま返す。

    >>> lift(3).value
    3
    """
    if isinstance(value, Value):
        return value
    if value is None or not isinstance(value, (bool, int, str, date, Enum)):
        raise RuleError(
            "MDG202", "規則に書けない型の値です", hint="真偽・整数・日付・文字・列挙のどれかを書いてください"
        )
    return Constant(value)
