"""手続きひとつの形。条件・だれが・いつまでに・持ち物・どの窓口・根拠。"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from madoguchi_core.calendar import Counting, PeriodUnit, Rolls, is_in_term
from madoguchi_core.errors import RuleError
from madoguchi_core.procedures._roles import Filer, SectionRole
from madoguchi_core.rules import Confidence, Law, Parameter, Value


class LifeEvent(Enum):
    """
    届出のきっかけになった出来事。

    >>> LifeEvent.MOVE_IN.title
    '転入'
    """

    DEATH = "death"
    MOVE_IN = "move_in"
    MOVE_WITHIN = "move_within"
    MOVE_OUT = "move_out"
    HOUSEHOLD_CHANGE = "household_change"
    BIRTH = "birth"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    CERTIFICATE = "certificate"

    @property
    def title(self) -> str:
        """日本語の名。"""
        return _EVENT_TITLES[self]


_EVENT_TITLES = {
    LifeEvent.DEATH: "死亡",
    LifeEvent.MOVE_IN: "転入",
    LifeEvent.MOVE_WITHIN: "転居",
    LifeEvent.MOVE_OUT: "転出",
    LifeEvent.HOUSEHOLD_CHANGE: "世帯変更",
    LifeEvent.BIRTH: "出生",
    LifeEvent.MARRIAGE: "婚姻",
    LifeEvent.DIVORCE: "離婚",
    LifeEvent.CERTIFICATE: "証明書の請求",
}


class Per(Enum):
    """
    手続きが、届出ひとつに一度か、関わる人の一人ずつか。

    >>> Per.PERSON.title
    '一人ずつ'
    """

    CASE = "case"
    PERSON = "person"

    @property
    def title(self) -> str:
        """日本語の名。"""
        return {"case": "届出ひとつ", "person": "一人ずつ"}[self.value]


class ProcedureKind(Enum):
    """手続きの性質。条件が真のときの結論を決める。"""

    NOTIFICATION = "notification"
    APPLICATION = "application"
    EX_OFFICIO = "ex_officio"
    ELSEWHERE = "elsewhere"
    CONFIRMATION = "confirmation"
    ISSUANCE = "issuance"

    @property
    def title(self) -> str:
        """日本語の名。"""
        return _KIND_TITLES[self]


_KIND_TITLES = {
    ProcedureKind.NOTIFICATION: "届出",
    ProcedureKind.APPLICATION: "申請・請求",
    ProcedureKind.EX_OFFICIO: "職権",
    ProcedureKind.ELSEWHERE: "役場の外の手続き",
    ProcedureKind.CONFIRMATION: "職員が確かめること",
    ProcedureKind.ISSUANCE: "交付",
}


@dataclass(frozen=True, slots=True)
class Document:
    """
    持ち物ひとつ。

    Attributes:
        item: 品名。同じ品名は一覧でひとつにまとめる。
        when: 要るときの説明（「代理人が来るとき」）。空なら必ず要る。
        condition: 要るかどうかを判定できるときの条件。偽なら一覧に出さない。
    """

    item: str
    when: str = ""
    condition: Value[bool] | None = None

    def __post_init__(self) -> None:
        if self.condition is not None and not self.when:
            raise RuleError(
                "MDG212",
                f"持ち物「{self.item}」に、要るときの説明がありません",
                hint="条件が分からないときに紙に出す言い方を when に書いてください",
            )


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    期限の決まり。日付は :func:`judge` が求める。

    Attributes:
        wording: 紙に出す言い方（「死亡を知った日から7日以内」「速やかに」）。
        starts: 起算の日。日数の定めがなければ None。
        length: 長さ。
        unit: 日・月・年。
        counting: 初日を数えるか。
        rolls: 末日が閉庁日のときの送り方。時効は送らない。
        is_target: 法律の期限でなく、目安か。
        laws: 期限の根拠。
        note: 但し書き（過料、数え方が割れること、など）。
        exceptions: この条件が真なら、代わりに使う期限。条件が分からなければ使わない（早い方を見せる）。
        day: 末日そのもの（「令和10年3月31日」「その年の12月31日」）。数えて求める期限では None。
        others: 実務で割れる、ほかの数え方。いちばん早い日を期限とし、違いを但し書きに出す。
        confidence: 日数と数え方の確かさ。手続きは確かめられても、日数だけ確かめられないことがある。
    """

    wording: str
    starts: Value[date] | None = None
    length: "int | Value[int] | None" = None
    unit: PeriodUnit = PeriodUnit.DAY
    counting: Counting = Counting.FROM_NEXT_DAY
    rolls: Rolls = Rolls.TOWN
    is_target: bool = False
    laws: tuple[Law, ...] = ()
    note: str = ""
    exceptions: "tuple[tuple[Value[bool], Deadline], ...]" = ()
    day: Value[date] | None = None
    others: "tuple[Deadline, ...]" = ()
    confidence: Confidence = Confidence.SOURCED

    @property
    def has_day(self) -> bool:
        """日付になる期限か。起算や長さの定めがないもの（「速やかに」）では偽。"""
        return self.day is not None or (self.starts is not None and self.length is not None)

    def expressions(self) -> tuple[Value[Any], ...]:
        """期限の日を求めるのに使う式のすべて。"""
        own = [value for value in (self.starts, self.length, self.day) if isinstance(value, Value)]
        instead = [value for when, other in self.exceptions for value in (when, *other.expressions())]
        return (*own, *instead, *(value for other in self.others for value in other.expressions()))


NO_DEADLINE = Deadline("日数の定めはありません")


@dataclass(frozen=True, slots=True)
class Amount:
    """
    金額。

    Attributes:
        value: 円。町や広域連合が決めるものは :class:`Parameter` で、決まっていなければ「要確認」と出る。
        wording: 円で書けない金額の言い方（「亡くなった月の分まで」）。
    """

    value: Parameter[int] | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """
    法令や制度の変わり目。出来事の日に効いているものだけを、職員に見せる。

    Attributes:
        text: 何がどうなったか。
        since: この日から。None は昔から。
        until: この日まで。None は今のところずっと。
        laws: 根拠。
        confidence: 確かさ。
    """

    text: str
    since: date | None = None
    until: date | None = None
    laws: tuple[Law, ...] = ()
    confidence: Confidence = Confidence.SOURCED

    def in_force(self, on: date) -> bool:
        """その日に効いているか。"""
        return is_in_term(on, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """
    手続きひとつ。規則を足す人が書くのは、この値と事例だけ。

    Attributes:
        id: 変わらない名。
        title: 正式な名。
        events: きっかけの出来事。一つの手続きが、いくつかの出来事で要ることもある。
        kind: 性質。
        required_when: 必要になる条件。
        filed_by: 届け出る人。
        deadline: 期限。
        bring: 持ち物。
        section: 窓口の役割。役場の外の手続きでは、町で案内する窓口。
        office: 役場の外の窓口（「年金事務所」）。町で受け付けるものは空。
        laws: 根拠。
        amount: もらえる額、払う額。
        after: 先に済ませる手続きの id。それも必要になったときだけ先にする。
        together_with: 同時にする手続きの id。日付の無い期限のとき、その手続きの期限の所に並べる。
        since: この日以後の出来事に使う。
        until: この日までの出来事に使う。
        confidence: 事実の確かさ。
        sources: 確かめたページ。
        effects: これで何が動くか。ご家族に読んでいただく言い方で書く。
        note: 職員向けの注意。
        settings: 結論は変えないが、扱い方を決める町の値。決まっていなければ職員に知らせる。
        amendments: 制度の変わり目。
        is_staff_only: ご家族の紙に載せないか（支援措置の確認など）。
        per: 届出ひとつに一度か、関わる人の一人ずつに判定するか。
    """

    id: str
    title: str
    events: tuple[LifeEvent, ...]
    kind: ProcedureKind
    required_when: Value[bool]
    filed_by: tuple[Filer, ...]
    section: SectionRole
    laws: tuple[Law, ...]
    deadline: Deadline = NO_DEADLINE
    bring: tuple[Document, ...] = ()
    amount: Amount | None = None
    after: tuple[str, ...] = ()
    together_with: str = ""
    since: date | None = None
    until: date | None = None
    confidence: Confidence = Confidence.SOURCED
    sources: tuple[str, ...] = ()
    effects: str = ""
    note: str = ""
    office: str = ""
    settings: tuple[Parameter[Any], ...] = ()
    amendments: tuple[Amendment, ...] = ()
    is_staff_only: bool = False
    per: Per = Per.CASE

    def __post_init__(self) -> None:
        lacking = [name for name in ("id", "title", "events", "laws") if not getattr(self, name)]
        if lacking:
            raise RuleError(
                "MDG208",
                f"手続き {self.id or '（id なし）'} に {'・'.join(lacking)} がありません",
                hint="id（変わらない名）、title（正式な名）、events（出来事）、laws（根拠）を書いてください",
            )
        if (self.kind is ProcedureKind.ELSEWHERE) != bool(self.office):
            raise RuleError(
                "MDG213",
                f"手続き {self.id} の窓口の書き方が、性質と合いません",
                hint="役場の外の手続きには office を書き、町で受け付けるものには書かないでください",
            )

    def in_force(self, on: date) -> bool:
        """その日の出来事に使う手続きか。"""
        return is_in_term(on, self.since, self.until)

    def expressions(self) -> tuple[Value[Any], ...]:
        """判定・期限・持ち物に使う式のすべて。"""
        conditions = [document.condition for document in self.bring if document.condition is not None]
        amounts = [self.amount.value] if self.amount is not None and self.amount.value is not None else []
        return (self.required_when, *self.deadline.expressions(), *conditions, *amounts)
