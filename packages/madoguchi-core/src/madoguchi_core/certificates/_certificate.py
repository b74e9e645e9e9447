"""証明書ひとつの形。出してよい条件・足りない物・はじめは載せない項目・ほかの方法・手数料・根拠。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from madoguchi_core.errors import RuleError
from madoguchi_core.procedures import (
    Amount,
    Document,
    Filer,
    LifeEvent,
    Procedure,
    ProcedureKind,
    SectionRole,
)
from madoguchi_core.rules import Confidence, Fact, Holder, Law, Parameter, Value, facts_of

REQUEST_FACT = "request.date"
"""請求の日の事実。判定の基準日から入る。"""


class IssuedAt(StrEnum):
    """証明書を作る所。"""

    RESIDENCE = "住所地の町"
    HONSEKI = "本籍地の町"
    ANYWHERE = "どの市区町村でも"
    RECEIVED = "届出を受理した町"
    RECEIVED_OR_HONSEKI = "届出を受理した町、または本籍地の町"
    TAXED = "課税した町"
    ASHES = "今お骨のある町"


def is_visible(fact: Fact[Any]) -> bool:
    """窓口に来た方が自分で述べ、見せた事実か。台帳や職員の判断から来るものは偽。"""
    return fact.holder is Holder.VISITOR or fact.name == REQUEST_FACT


@dataclass(frozen=True, slots=True)
class Alternative:
    """
    ほかの方法ひとつ。

    Attributes:
        text: 言い方（「委任状があれば、代理の方でも請求できます」）。
        when: この条件が真のときだけ言う。None ならいつでも。
        is_staff_only: 窓口の方には言わず、職員だけが見るか。
        certificate_id: 代わりになる証明書。無ければ空。
    """

    text: str
    when: Value[bool] | None = None
    is_staff_only: bool = False
    certificate_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateItem:
    """
    はじめは載せない項目ひとつ。求めがあり、条件が真のときだけ載せる。

    Attributes:
        id: 変わらない名（``item-my-number`` など）。
        title: 項目の名。
        included_when: 載せてよい条件。
        laws: 根拠。
        mailed_when: 真なら、その場で渡さず、本人の住民登録地へ郵送する。
        sources: 確かめたページ。
        confidence: 確かさ。
        note: 職員向けの注意。
    """

    id: str
    title: str
    included_when: Value[bool]
    laws: tuple[Law, ...]
    mailed_when: Value[bool] | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.SOURCED
    note: str = ""

    def as_procedure(self) -> Procedure:
        """検査（verify）が読む形。"""
        return Procedure(
            id=self.id,
            title=f"{self.title}を載せること",
            events=(LifeEvent.CERTIFICATE,),
            kind=ProcedureKind.ISSUANCE,
            required_when=self.included_when,
            filed_by=(Filer.REQUESTER,),
            section=SectionRole.RESIDENCE,
            laws=self.laws,
            confidence=self.confidence,
            sources=self.sources,
            note=self.note,
        )

    def expressions(self) -> tuple[Value[Any], ...]:
        """使う式のすべて。"""
        return (self.included_when,) if self.mailed_when is None else (self.included_when, self.mailed_when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """
    証明書ひとつ。規則を足す人が書くのは、この値と事例だけ。

    Attributes:
        id: 変わらない名。
        title: 正式な名。
        place: どこで作るか。
        issued_when: 出してよい条件。
        who: だれが請求できるか。窓口の方に、だれに対しても同じ言い方で伝える。
        section: 町の窓口の役割。
        laws: 根拠。
        lacking: 足りない物。条件が真（または分からない）のとき、持って来てもらう。窓口の方が見せた事実だけで決める。
        items: はじめは載せない項目。
        always_omitted: どう求められても載せない項目。
        alternatives: ほかの方法。
        fee: 手数料。町の条例が決めるものは、決まっていなければ要確認。
        protected_when: 載る人が支援措置の人か。職員への知らせに使う。
        protection_note: 支援措置の人のときの、職員への注意。
        since: この日からの請求に使う。None は昔から。
        confidence: 確かさ。
        sources: 確かめたページ。
        note: 職員向けの注意。
        settings: 結論は変えないが、扱い方を決める町の値。

    Raises:
        RuleError: 窓口の方に見えることが、台帳の事実で変わるとき（MDG290）。名や根拠が無いとき（MDG291）。
    """

    id: str
    title: str
    place: IssuedAt
    issued_when: Value[bool]
    who: str
    section: SectionRole
    laws: tuple[Law, ...]
    lacking: tuple[Document, ...] = ()
    items: tuple[CertificateItem, ...] = ()
    always_omitted: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    fee: Amount
    protected_when: Value[bool]
    protection_note: str
    since: date | None = None
    confidence: Confidence = Confidence.SOURCED
    sources: tuple[str, ...] = ()
    note: str = ""
    settings: tuple[Parameter[Any], ...] = ()

    def __post_init__(self) -> None:
        if not (self.id and self.title and self.who and self.laws and self.protection_note):
            raise RuleError(
                "MDG291",
                f"証明書 {self.id or '（id なし）'} に、名・請求できる人・根拠・支援措置のときの注意のどれかがありません",
                hint="id・title・who・laws・protection_note を書いてください",
            )
        hidden = [fact.name for value in self._outward() for fact in facts_of(value) if not is_visible(fact)]
        if hidden:
            raise RuleError(
                "MDG290",
                f"証明書 {self.id} は、窓口の方に見えることが台帳の事実で変わります: {'、'.join(hidden)}",
                hint="足りない物と、窓口の方に言うほかの方法は、窓口の方が見せた事実だけで決めてください",
            )

    def _outward(self) -> Iterable[Value[bool]]:
        yield from (one.condition for one in self.lacking if one.condition is not None)
        for one in self.alternatives:
            if one.when is not None and not one.is_staff_only:
                yield one.when

    def as_procedure(self) -> Procedure:
        """判定（judge）と検査（verify）が読む形。"""
        return Procedure(
            id=self.id,
            title=self.title,
            events=(LifeEvent.CERTIFICATE,),
            kind=ProcedureKind.ISSUANCE,
            required_when=self.issued_when,
            filed_by=(Filer.REQUESTER,),
            section=self.section,
            laws=self.laws,
            bring=self.lacking,
            amount=self.fee,
            since=self.since,
            confidence=self.confidence,
            sources=self.sources,
            note=self.note,
            settings=self.settings,
        )

    def side_expressions(self) -> tuple[Value[Any], ...]:
        """出してよい条件のほかに使う式（項目・ほかの方法・支援措置）。"""
        items = (value for item in self.items for value in item.expressions())
        others = (one.when for one in self.alternatives if one.when is not None)
        return (*items, *others, self.protected_when)
