"""起こせない操作を、例外ではなく値で返す。今どうなっていて、何ならできるかを言う。"""

from dataclasses import dataclass
from enum import StrEnum

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._status import CHANGE_TITLES, TicketStatus, possible_changes


class RefusalReason(StrEnum):
    """断るわけ。"""

    IMPOSSIBLE = "impossible"
    UNKNOWN_TICKET = "unknown_ticket"
    TICKET_EXISTS = "ticket_exists"
    NUMBER_IN_USE = "number_in_use"
    KEY_REUSED = "key_reused"
    OUT_OF_ORDER = "out_of_order"
    DAY_NOT_OPEN = "day_not_open"
    DAY_ALREADY_OPEN = "day_already_open"
    DAY_IN_THE_PAST = "day_in_the_past"
    TICKETS_REMAIN = "tickets_remain"
    COUNTER_BUSY = "counter_busy"
    PRINTING = "printing"
    ALREADY_PRINTED = "already_printed"
    PRINT_UNCERTAIN = "print_uncertain"


_MESSAGES = {
    RefusalReason.UNKNOWN_TICKET: ("その札がありません", "札を選び直してください"),
    RefusalReason.TICKET_EXISTS: ("同じ id の札があります", "札の id を新しくしてください"),
    RefusalReason.NUMBER_IN_USE: ("同じ番号の札が、まだ使われています", "次の番号を使ってください"),
    RefusalReason.KEY_REUSED: (
        "同じ鍵が別の操作に使われています",
        "操作のたびに新しい鍵を作ってください",
    ),
    RefusalReason.OUT_OF_ORDER: ("通し番号が進んでいません", "出来事を書いた順に渡してください"),
    RefusalReason.DAY_NOT_OPEN: (
        "その営業日は開いていません",
        "先に業務を始めてください（madoguchi queue open）",
    ),
    RefusalReason.DAY_ALREADY_OPEN: (
        "前の営業日が閉じていません",
        "先に業務を終えてください（madoguchi queue close）",
    ),
    RefusalReason.DAY_IN_THE_PAST: (
        "もう閉じた営業日か、それより前の日です",
        "端末の日付を確かめてください",
    ),
    RefusalReason.COUNTER_BUSY: (
        "その窓口は、別の番号を呼んでいます",
        "先の番号を、対応の開始・不在・保留・引き継ぎのどれかにしてから呼んでください",
    ),
    RefusalReason.PRINTING: (
        "その札は、いま刷っています",
        "刷っている端末の結果を待ってください。その端末が止まったなら、端末を起こして印字の不明にしてください",
    ),
    RefusalReason.ALREADY_PRINTED: (
        "その札の紙は、もう出ています",
        "紙が無くなったなら、人が確かめてから、再印字を選んでください",
    ),
    RefusalReason.PRINT_UNCERTAIN: (
        "その札は、紙が出たか分からないままです",
        "紙が出ていないことを人が見て確かめてから、再印字を選んでください",
    ),
    RefusalReason.TICKETS_REMAIN: (
        "使われている札が残っています",
        "持ち越すか打ち切るかを、札ごとに決めてください",
    ),
}
_CODES = {
    RefusalReason.IMPOSSIBLE: "MDG532",
    RefusalReason.KEY_REUSED: "MDG533",
    RefusalReason.COUNTER_BUSY: "MDG544",
    RefusalReason.PRINTING: "MDG547",
    RefusalReason.ALREADY_PRINTED: "MDG548",
    RefusalReason.PRINT_UNCERTAIN: "MDG548",
}
_DAY_REASONS = frozenset(
    {
        RefusalReason.DAY_NOT_OPEN,
        RefusalReason.DAY_ALREADY_OPEN,
        RefusalReason.DAY_IN_THE_PAST,
        RefusalReason.TICKETS_REMAIN,
    }
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    断った操作ひとつ。

    Attributes:
        reason: わけ。
        kind: 起こそうとした出来事の種類。
        ticket: 札の id。
        status: 札の今の状態。札が無いか、状態がわけではないときは ``None``。
        sequence: 断った出来事の通し番号。
        where: 人に言う場所（番号の表記など）。

    >>> refusal = Refusal(RefusalReason.IMPOSSIBLE, "called", 1, TicketStatus.SERVING, 9, "番号札 A007")
    >>> print(refusal.finding())
    [誤り] MDG532 番号札 A007: 対応中の札に「呼出」はできません → できること: 再印字、保留、引き継ぎ、完了、取消、件との結び付け、配慮の書き換え、日またぎ
    """

    reason: RefusalReason
    kind: str
    ticket: int | None
    status: TicketStatus | None
    sequence: int
    where: str

    @property
    def possible(self) -> tuple[str, ...]:
        """今できること（日本語）。"""
        return () if self.status is None else possible_changes(self.status)

    def finding(self) -> Finding:
        """人に見せる指摘。"""
        code = _CODES.get(self.reason, "MDG535" if self.reason in _DAY_REASONS else "MDG536")
        if self.reason is RefusalReason.IMPOSSIBLE and self.status is not None:
            message = f"{self.status.title}の札に「{CHANGE_TITLES.get(self.kind, self.kind)}」はできません"
            return Finding(
                code, Severity.ERROR, self.where, message, f"できること: {'、'.join(self.possible)}"
            )
        message, hint = _MESSAGES[self.reason]
        return Finding(code, Severity.ERROR, self.where, message, hint)
