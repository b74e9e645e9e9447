"""
出口。紙・様式・番号札・RPA の表・画面は、すべてここを通ってから渡る。

支援措置の人がいれば止め、渡す前に必ず記録し、記録できなければ渡さない。記録の置き場所は外から受け取る。
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TypeVar

from madoguchi_core.errors import InvalidValue, ReleaseRefused
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import Missing, Protection

T = TypeVar("T")


class OutputKind(Enum):
    """出るものの種類。"""

    GUIDE_SHEET = "guide_sheet"
    STAFF_SHEET = "staff_sheet"
    FORM = "form"
    RPA_ROWS = "rpa_rows"
    TICKET = "ticket"
    SCREEN = "screen"

    @property
    def title(self) -> str:
        """日本語の名。"""
        return _KIND_TITLES[self]


_KIND_TITLES = {
    OutputKind.GUIDE_SHEET: "ご案内",
    OutputKind.STAFF_SHEET: "判定の理由（職員用）",
    OutputKind.FORM: "様式",
    OutputKind.RPA_ROWS: "RPA の表",
    OutputKind.TICKET: "番号札",
    OutputKind.SCREEN: "画面・JSON",
}


class ReleaseOutcome(Enum):
    """出口の結論。記録に残る。"""

    RELEASED = "released"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Requester:
    """
    求めた人。

    Attributes:
        actor_id: 操作者の ID。
        terminal_id: 端末の名。
    """

    actor_id: str
    terminal_id: str


@dataclass(frozen=True, slots=True)
class Subject:
    """
    出るものに載る人。

    Attributes:
        address_number: 宛名番号。
        protection: 支援措置の名簿と照合した結果。照合していなければ :class:`Missing`。
    """

    address_number: str = field(repr=False)
    protection: Protection | Missing


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """
    出したいものひとつ。

    Attributes:
        kind: 種類。
        requester: だれが求めたか。
        purpose: 何のためか（業務の名）。
        subjects: 載る人のすべて。番号札のように人が載らなければ空。
        copies: 部数。
    """

    kind: OutputKind
    requester: Requester
    purpose: str
    subjects: tuple[Subject, ...]
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    出してよいかの判断。

    Attributes:
        outcome: 結論。
        withholds_addresses: 支援措置を照合していないので、住所を空けて出すか。
        findings: 職員への注意。
    """

    outcome: ReleaseOutcome
    withholds_addresses: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """
    出口の記録ひとつ。氏名や住所は持たない（住民記録システム標準仕様書 10.2 の項目のうち、今あるもの）。

    Attributes:
        at: 日時（時差つき）。
        request: 求められたこと。
        outcome: 結論。
        is_protection_checked: 支援措置を照合したか。
    """

    at: datetime
    request: ReleaseRequest
    outcome: ReleaseOutcome
    is_protection_checked: bool


def decide(request: ReleaseRequest) -> Ruling:
    """
    出してよいかを決める純関数。一人でも抑止される人がいれば、全部を止める。

    >>> anyone = Subject("1", Missing.NOT_SUPPLIED)
    >>> decide(
    ...     ReleaseRequest(OutputKind.FORM, Requester("a", "t"), "おくやみ", (anyone,))
    ... ).withholds_addresses
    True
    """
    states = [subject.protection for subject in request.subjects]
    if any(isinstance(state, Protection) and state.is_suppressed for state in states):
        return Ruling(ReleaseOutcome.REFUSED, withholds_addresses=True, findings=())
    if any(isinstance(state, Missing) for state in states):
        return Ruling(ReleaseOutcome.RELEASED, withholds_addresses=True, findings=(_unchecked(),))
    return Ruling(ReleaseOutcome.RELEASED, withholds_addresses=False, findings=())


class Gate:
    """
    出口。中身は、判断と記録が済んでから作られる。

    Args:
        record: 記録を残す関数。残せなければ例外を投げ、そのとき何も渡らない。

    >>> from datetime import UTC
    >>> kept = []
    >>> gate = Gate(kept.append)
    >>> ask = ReleaseRequest(OutputKind.TICKET, Requester("a", "t"), "発券", ())
    >>> gate.release(ask, lambda ruling: "札", at=datetime(2026, 3, 3, tzinfo=UTC)), len(kept)
    ('札', 1)
    """

    __slots__ = ("_record",)

    def __init__(self, record: Callable[[ReleaseRecord], None]) -> None:
        self._record = record

    def release(self, request: ReleaseRequest, make: Callable[[Ruling], T], *, at: datetime) -> T:
        """
        判断し、記録してから、中身を作って渡す。

        Args:
            request: 求められたこと。
            make: 判断を受け取って中身を作る関数。
            at: 今の日時。時差つき。

        Raises:
            ReleaseRefused: 止めたとき（MDG601）。だれのことかは言わない。
            InvalidValue: 時差のない日時のとき（MDG602）。
        """
        if at.tzinfo is None:
            raise InvalidValue(
                "MDG602", "記録の日時に時差がありません", hint="時差つきの日時を渡してください"
            )
        ruling = decide(request)
        checked = all(isinstance(subject.protection, Protection) for subject in request.subjects)
        self._record(ReleaseRecord(at, request, ruling.outcome, checked))
        if ruling.outcome is ReleaseOutcome.REFUSED:
            raise ReleaseRefused(
                "MDG601",
                "この届出の出力は止められています",
                hint="支援措置の担当に引き継いでください。画面や紙に内容を写さないでください",
            )
        return make(ruling)


def _unchecked() -> Finding:
    return Finding(
        "MDG603",
        Severity.WARNING,
        "支援措置",
        "支援措置の名簿と照合していないので、住所を空けて出します",
        "名簿を --protected で渡すか、担当に照合を頼んでから住所を書いてください",
    )
