"""待ち時間の見込み。その日に実際に呼んだ間隔だけから計算し、幅を必ず添え、少なければ言わない。"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import ceil, sqrt
from typing import Final

from madoguchi_core.queue._board import Board
from madoguchi_core.queue._policies import urgency
from madoguchi_core.queue._status import TicketStatus

_FEWEST: Final = 5
_RECENT: Final = 20
# 正規分布なら 1.28。呼ぶ間隔は互いに独立でない（昼の休み、別の区分の混み）ので、作り物の日に八割が入る幅まで広げる
_EIGHTY_PERCENT: Final = 1.6


@dataclass(frozen=True, slots=True)
class ExpectedWait:
    """
    待ち時間の見込み。

    Attributes:
        ahead: 同じ区分で前に待つ人数。
        minutes: 見込みの分。まだ分からないときは ``None``。
        low: 八割の人が入る幅の、短い方（分）。
        high: 八割の人が入る幅の、長い方（分）。
        samples: 見込みのもとにした、呼んだ間隔の数。

    >>> ExpectedWait(ahead=3, minutes=12, low=8, high=18, samples=20).text
    'およそ12分（8〜18分）'
    >>> ExpectedWait(ahead=3, minutes=None, low=None, high=None, samples=2).text
    'まだ分かりません'
    """

    ahead: int
    minutes: int | None
    low: int | None
    high: int | None
    samples: int

    @property
    def text(self) -> str:
        """画面に出す文。"""
        if self.minutes is None:
            return "まだ分かりません"
        return f"およそ{self.minutes}分（{self.low}〜{self.high}分）"


def expected_wait(board: Board, ticket_id: int, at: datetime) -> ExpectedWait | None:
    """
    札がこれから待つ時間の見込み。待ちの札でなければ ``None``。

    同じ区分の人を続けて呼んだ間隔のうち、次の人がもう待っていたものだけを使う（だれもいない時間は速さではない）。
    新しい方から 20 まで。5 に満たなければ「まだ分かりません」。

    >>> from datetime import UTC
    >>> expected_wait(Board(), 1, datetime(2026, 11, 24, tzinfo=UTC)) is None
    True
    """
    ticket = board.tickets.get(ticket_id)
    if ticket is None or ticket.status is not TicketStatus.WAITING:
        return None
    mine = (urgency(ticket, at), ticket.order)
    line = board.waiting(ticket.category_id)
    ahead = sum((urgency(other, at), other.order) < mine for other in line)
    gaps = _gaps(board, ticket.category_id)
    if len(gaps) < _FEWEST:
        return ExpectedWait(ahead, None, None, None, len(gaps))
    return _estimate(ahead, gaps)


def _gaps(board: Board, category_id: str) -> list[float]:
    """混んでいるあいだの、呼んだ間隔（分）。"""
    calls = [call for call in board.calls if call.category_id == category_id]
    return [
        (after.called_at - before.called_at).total_seconds() / 60
        for before, after in pairwise(calls)
        if after.queued_at <= before.called_at <= after.called_at
    ][-_RECENT:]


def _estimate(ahead: int, gaps: list[float]) -> ExpectedWait:
    turns, known = ahead + 1, len(gaps)
    mean = sum(gaps) / known
    deviation = sqrt(sum((gap - mean) ** 2 for gap in gaps) / known)
    middle = turns * mean
    # これから呼ぶ間隔のばらつきと、平均そのものの不確かさ
    spread = _EIGHTY_PERCENT * deviation * sqrt(turns + turns * turns / known)
    return ExpectedWait(
        ahead=ahead,
        minutes=max(1, round(middle)),
        low=max(0, int(middle - spread)),
        high=max(1, ceil(middle + spread)),
        samples=known,
    )
