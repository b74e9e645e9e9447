"""営業日と時計: 開いている日は人が閉じるまで変わらず、時計が飛んでも番号と順は狂わない。"""

from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue._board import Board
from madoguchi_core.queue._changes import ClockRegressed

_TOLERANCE: Final = timedelta(seconds=2)


class BusinessDayRule(BaseModel):
    """
    町の営業日の決まり。

    >>> from datetime import UTC
    >>> rule = BusinessDayRule(starts_at=time(5, 0))
    >>> rule.date_of(datetime(2026, 11, 24, 19, 59, tzinfo=UTC)).isoformat()
    '2026-11-24'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    starts_at: time = Field(default=time(0, 0), title="営業日が変わる時刻")
    utc_offset: timedelta = Field(default=timedelta(hours=9), title="協定世界時との差")
    longest_closure_days: int = Field(default=14, title="続けて閉まる日数の限り", ge=1)

    def date_of(self, at: datetime) -> date:
        """時計だけから見た営業日。"""
        start = timedelta(hours=self.starts_at.hour, minutes=self.starts_at.minute)
        return (at.astimezone(timezone(self.utc_offset)) - start).date()


def day_to_open(board: Board, at: datetime, rule: BusinessDayRule) -> date | Finding:
    """
    次に開く営業日。開いている日があればその日のまま。時計が疑わしければ、日を決めずに指摘を返す。

    Args:
        board: 今の盤面。
        at: 今の時刻。
        rule: 町の決まり。

    Returns:
        営業日、または指摘（``MDG534``）。人が日付を確かめてから、その日を開く。

    >>> from datetime import UTC
    >>> closed = Board(closed_on=date(2026, 11, 24))
    >>> day_to_open(closed, datetime(2026, 11, 25, 0, 0, tzinfo=UTC), BusinessDayRule()).isoformat()
    '2026-11-25'
    >>> print(day_to_open(closed, datetime(2027, 11, 25, tzinfo=UTC), BusinessDayRule()))
    [誤り] MDG534 業務の開始: 前に閉じた営業日から離れすぎています → 端末の日付を確かめてから、日付を指して業務を始めてください（madoguchi queue open --date）
    """
    if board.business_date is not None:
        return board.business_date
    today = rule.date_of(at)
    if board.closed_on is None:
        return today
    if today <= board.closed_on:
        return _doubtful("業務の開始", "もう閉じた営業日か、それより前の日付です")
    if today - board.closed_on > timedelta(days=rule.longest_closure_days):
        return _doubtful("業務の開始", "前に閉じた営業日から離れすぎています")
    return today


def far_day(board: Board, on: date, at: datetime, rule: BusinessDayRule) -> Finding | None:
    """
    人が指した営業日が、時計からも前の営業日からも離れすぎているという指摘。

    先の日を一度開くと、それより前の日はもう開けない。年の書き間違いで、発券簿が使えなくなる。

    >>> from datetime import UTC
    >>> closed, at = Board(closed_on=date(2026, 11, 24)), datetime(2026, 11, 25, tzinfo=UTC)
    >>> far_day(closed, date(2026, 11, 26), at, BusinessDayRule()) is None
    True
    >>> print(far_day(closed, date(2036, 11, 25), at, BusinessDayRule()))
    [誤り] MDG534 業務の開始: 端末の日付からも、前に閉じた営業日からも離れすぎています → 年月日を確かめて、指し直してください
    """
    if board.closed_on is None:
        return None
    longest = timedelta(days=rule.longest_closure_days)
    if any(abs(on - near) <= longest for near in (board.closed_on, rule.date_of(at))):
        return None
    message = "端末の日付からも、前に閉じた営業日からも離れすぎています"
    hint = "年月日を確かめて、指し直してください"
    return Finding("MDG534", Severity.ERROR, "業務の開始", message, hint)


def day_findings(board: Board, at: datetime, rule: BusinessDayRule) -> tuple[Finding, ...]:
    """
    開いている日と時計の食い違い。日をまたいで人が待っていても、盤面は勝手に変わらない。

    >>> from datetime import UTC
    >>> left_open = Board(business_date=date(2026, 11, 24))
    >>> [
    ...     finding.message
    ...     for finding in day_findings(
    ...         left_open, datetime(2026, 11, 24, 15, tzinfo=UTC), BusinessDayRule()
    ...     )
    ... ]
    ['営業日（2026-11-24）が開いたまま、日付が変わっています']
    """
    findings: list[Finding] = []
    if board.business_date is not None and rule.date_of(at) > board.business_date:
        message = f"営業日（{board.business_date}）が開いたまま、日付が変わっています"
        hint = "残っている札を持ち越すか打ち切るかを決め、業務を終えてください（madoguchi queue close）"
        findings.append(Finding("MDG534", Severity.WARNING, "業務の終了", message, hint))
    if clock_regressed(board, at) is not None:
        hint = "端末の日付と時刻を合わせてください。番号と順は、そのまま続けられます"
        findings.append(
            Finding("MDG534", Severity.ERROR, "端末の時計", "記録より前の時刻を指しています", hint)
        )
    return tuple(findings)


def clock_regressed(board: Board, at: datetime) -> ClockRegressed | None:
    """時計が戻っていれば、記すべき出来事。二秒までの揺れは数えない。"""
    if board.last_at is None or at >= board.last_at - _TOLERANCE:
        return None
    return ClockRegressed(last_at=board.last_at)


def elapsed(since: datetime, at: datetime) -> timedelta:
    """過ぎた時間。時計が戻っていても負にならない。"""
    return max(at - since, timedelta())


def _doubtful(where: str, message: str) -> Finding:
    hint = "端末の日付を確かめてから、日付を指して業務を始めてください（madoguchi queue open --date）"
    return Finding("MDG534", Severity.ERROR, where, message, hint)
