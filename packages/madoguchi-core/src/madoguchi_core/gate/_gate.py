"""
出口。紙・様式・番号札・RPA の表・画面は、すべてここを通ってから渡る。

支援措置の人がいれば止め、渡す前に必ず記録し、記録できなければ渡さない。記録の置き場所は外から受け取る。
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from madoguchi_core.errors import InvalidValue, ReleaseRefused
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.records import Missing, Protection, suppression_among

T = TypeVar("T")


class OutputKind(Enum):
    """出るものの種類。"""

    GUIDE_SHEET = "guide_sheet"
    STAFF_SHEET = "staff_sheet"
    INQUIRY_SHEET = "inquiry_sheet"
    FORM = "form"
    RPA_ROWS = "rpa_rows"
    TICKET = "ticket"
    DIFFERENCE = "difference"
    SCREEN = "screen"
    ANSWER_SHEET = "answer_sheet"

    @property
    def title(self) -> str:
        """日本語の名。"""
        return _KIND_TITLES[self]


_KIND_TITLES = {
    OutputKind.GUIDE_SHEET: "ご案内",
    OutputKind.STAFF_SHEET: "判定の理由（職員用）",
    OutputKind.INQUIRY_SHEET: "照会票（職員用）",
    OutputKind.FORM: "様式",
    OutputKind.RPA_ROWS: "RPA の表",
    OutputKind.TICKET: "番号札",
    OutputKind.DIFFERENCE: "規則の違いで結論の変わる人（職員用）",
    OutputKind.SCREEN: "画面・JSON",
    OutputKind.ANSWER_SHEET: "窓口の方への返事",
}
_NOBODY_SHOWN = (OutputKind.TICKET, OutputKind.ANSWER_SHEET)
"""人の載らないもの。返事は、窓口の方が述べ、見せたことだけで作るので、台帳のだれも載らない。"""


class ReleaseOutcome(Enum):
    """出口の結論。記録に残る。"""

    RELEASED = "released"
    REFUSED = "refused"
    FAILED = "failed"


class ReleaseReason(Enum):
    """結論の理由。記録に残り、画面と例外には出ない。"""

    NOBODY_SHOWN = "nobody_shown"
    NOBODY_PROTECTED = "nobody_protected"
    NOT_CHECKED = "not_checked"
    PROTECTED = "protected"
    NOT_MADE = "not_made"


@dataclass(frozen=True, slots=True)
class Requester:
    """
    求めた人。

    Attributes:
        actor_id: 操作者の ID。
        terminal_id: 端末の名。
        role: 操作者の役割。無ければ空。

    Raises:
        InvalidValue: 操作者か端末が空のとき（MDG604）。だれの操作か分からない記録は残さない。
    """

    actor_id: str
    terminal_id: str
    role: str = ""

    def __post_init__(self) -> None:
        if not (self.actor_id.strip() and self.terminal_id.strip()):
            raise InvalidValue(
                "MDG604", "操作者か端末の名が空です", hint="だれが、どの端末で求めたかを渡してください"
            )


@dataclass(frozen=True, slots=True)
class Subject:
    """
    出るものに載る人。

    Attributes:
        address_number: 宛名番号。台帳とひも付けていない人は :class:`Missing`。
        protection: 支援措置の名簿と照合した結果。照合していなければ :class:`Missing`。
    """

    address_number: str | Missing = field(repr=False)
    protection: Protection | Missing = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """
    出したいものひとつ。

    Attributes:
        kind: 種類。
        requester: だれが求めたか。
        purpose: 何のためか（業務の名）。
        subjects: 載る人のすべて。空でよいのは、人の載らない番号札と、窓口の方への返事だけ。
        copies: 部数。
        document: 様式や表の id、またはファイル名。人の名を付けない。

    Raises:
        InvalidValue: 目的が空、部数が1より少ない（MDG604）、載る人がいるはずなのに渡されていない（MDG605）。
    """

    kind: OutputKind
    requester: Requester
    purpose: str
    subjects: tuple[Subject, ...]
    copies: int = 1
    document: str = ""

    def __post_init__(self) -> None:
        if not self.purpose.strip() or self.copies < 1:
            raise InvalidValue(
                "MDG604", "目的か部数がありません", hint="業務の名と、1以上の部数を渡してください"
            )
        if not self.subjects and self.kind not in _NOBODY_SHOWN:
            raise InvalidValue(
                "MDG605",
                f"「{self.kind.title}」に載る人が渡されていません",
                hint="世帯の全員を渡してください。台帳に無い人は Subject(Missing.UNKNOWN, Missing.NOT_SUPPLIED) です",
            )


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    出してよいかの判断。

    Attributes:
        outcome: 結論。
        reason: 結論の理由。
        withholds_addresses: 支援措置を照合していないので、住所を空けて出すか。
        findings: 職員への注意。
    """

    outcome: ReleaseOutcome
    reason: ReleaseReason
    withholds_addresses: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """
    出口の記録ひとつ。氏名や住所は持たない（住民記録システム標準仕様書 10.2 の項目のうち、今あるもの）。

    Attributes:
        at: 日時（協定世界時）。
        request: 求められたこと。
        outcome: 結論。
        reason: 結論の理由。
        is_protection_checked: 載る人のすべてについて、支援措置を照合したか。
        withholds_addresses: 住所を空けて出したか。
    """

    at: datetime
    request: ReleaseRequest
    outcome: ReleaseOutcome
    reason: ReleaseReason
    is_protection_checked: bool
    withholds_addresses: bool


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
    if suppression_among(states) is True:
        return Ruling(ReleaseOutcome.REFUSED, ReleaseReason.PROTECTED, withholds_addresses=True, findings=())
    if any(isinstance(state, Missing) for state in states):
        reason, findings = ReleaseReason.NOT_CHECKED, (_unchecked(),)
        return Ruling(ReleaseOutcome.RELEASED, reason, withholds_addresses=True, findings=findings)
    reason = ReleaseReason.NOBODY_PROTECTED if states else ReleaseReason.NOBODY_SHOWN
    return Ruling(ReleaseOutcome.RELEASED, reason, withholds_addresses=False, findings=())


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

    def release(
        self,
        request: ReleaseRequest,
        make: Callable[[Ruling], T],
        *,
        at: datetime,
        instead: Callable[[], T] | None = None,
    ) -> T:
        """
        判断し、記録してから、中身を作って渡す。

        記録は中身より先に書くので、*make* がどこへ書いても、記録の無い出力は起きない。*make* が例外で終わったら、
        渡らなかったことも記録する。*make* には、外へ出るものを作る仕事だけを入れる。

        Args:
            request: 求められたこと。
            make: 判断を受け取って中身を作る関数。止めたときは呼ばれない。
            at: 今の日時。時差つき。
            instead: 止めたときに、代わりに渡すものを作る関数。だれのことも、止めたわけも書かないものに限る。

        Raises:
            ReleaseRefused: 止めて、代わりのものも無いとき（MDG601）。だれのことかは言わない。
            InvalidValue: 時差のない日時のとき（MDG602）。
        """
        if at.utcoffset() is None:
            raise InvalidValue(
                "MDG602", "記録の日時に時差がありません", hint="時差つきの日時を渡してください"
            )
        ruling = decide(request)
        kept = _recorded(request, ruling, at)
        self._record(kept)
        if ruling.outcome is ReleaseOutcome.REFUSED and instead is not None:
            return instead()
        if ruling.outcome is ReleaseOutcome.REFUSED:
            raise ReleaseRefused(
                "MDG601",
                "この届出の出力は止められています",
                hint="支援措置の担当に引き継いでください。画面や紙に内容を写さないでください",
            )
        try:
            return make(ruling)
        except Exception:
            self._record(_undone(kept))
            raise

    def record_failure(self, request: ReleaseRequest, *, at: datetime) -> None:
        """
        :meth:`release` で出したものが、後で書けずに渡らなかったことを記録する。

        Args:
            request: 出したときの求め。
            at: 今の日時。時差つき。
        """
        self._record(_undone(_recorded(request, decide(request), at)))


def _undone(kept: ReleaseRecord) -> ReleaseRecord:
    return replace(kept, outcome=ReleaseOutcome.FAILED, reason=ReleaseReason.NOT_MADE)


def _recorded(request: ReleaseRequest, ruling: Ruling, at: datetime) -> ReleaseRecord:
    return ReleaseRecord(
        at=at.astimezone(UTC),
        request=request,
        outcome=ruling.outcome,
        reason=ruling.reason,
        is_protection_checked=all(isinstance(subject.protection, Protection) for subject in request.subjects),
        withholds_addresses=ruling.withholds_addresses,
    )


def _unchecked() -> Finding:
    return Finding(
        "MDG603",
        Severity.WARNING,
        "支援措置",
        "支援措置の名簿と照合していないので、住所を空けて出します",
        "名簿を --protected で渡すか、担当に照合を頼んでから住所を書いてください",
    )
