"""判定の結果。職員だけが見る中身と、窓口の方に見えてよい中身を、初めから別の値にする。"""

from dataclasses import dataclass, field
from enum import Enum

from madoguchi_core.certificates._certificate import Alternative, Certificate, CertificateItem
from madoguchi_core.findings import Finding
from madoguchi_core.procedures import AmountShown, Decision, Document, Outcome, Plan, Reason, outcome_titles
from madoguchi_core.procedures import reasons_of as plan_reasons


class Delivery(Enum):
    """載せた証明書の渡し方。"""

    HANDED = "その場で渡す"
    MAILED = "本人の住民登録地へ郵送する"
    UNSURE = "渡し方を職員が確かめる"


@dataclass(frozen=True, slots=True)
class ItemRuling:
    """
    求められた項目ひとつの判定。

    Attributes:
        item: 項目。
        truth: 載せてよいか。分からなければ None。
        delivery: 渡し方。
    """

    item: CertificateItem
    truth: bool | None
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Outward:
    """
    窓口の方に見えてよいこと。窓口の方が述べ、見せた事実だけから作る。台帳は見ていない。

    Attributes:
        truth: 窓口の方の事実だけで言えること。偽なら、台帳によらず出せない。
        lacking: 足りない物。
        questions: まだ述べられていないことの尋ね方。
        alternatives: ほかの方法。
    """

    truth: bool | None
    lacking: tuple[Document, ...]
    questions: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    証明書ひとつの判定。職員だけが見る。窓口の方には :func:`for_requester` の返事だけを見せる。

    Attributes:
        certificate: 証明書。
        decision: 結論と決め手。
        items: 求められた項目の判定。
        alternatives: ほかの方法（職員だけのものを含む）。
        is_protected: 載る人が支援措置の人か。照合していなければ None。
        findings: 職員への知らせ。
        outward: 窓口の方に見えてよいこと。
    """

    certificate: Certificate
    decision: Decision
    items: tuple[ItemRuling, ...]
    alternatives: tuple[Alternative, ...]
    is_protected: bool | None = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    outward: Outward
    _plan: Plan = field(repr=False)

    @property
    def outcome(self) -> Outcome:
        """結論。"""
        return self.decision.outcome

    @property
    def title(self) -> str:
        """結論の言い方（出せる・出せない・要確認）。"""
        return outcome_titles(self.decision.procedure.kind)[self.outcome]

    @property
    def is_issued(self) -> bool:
        """出せるか。求められた項目のうち、載せてよいと言えないものがあれば偽。"""
        return self.outcome is Outcome.REQUIRED and all(one.truth is True for one in self.items)

    @property
    def fee(self) -> AmountShown | None:
        """手数料。"""
        return self.decision.amount

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """結論を決めた条件と、その根拠。同じ言い方になるものは、まとめる。"""
        merged: dict[str, Reason] = {}
        for reason in plan_reasons(self._plan, self.decision):
            merged.setdefault(reason.text, reason)
        return tuple(merged.values())
